"""`mtcheck clean`: write the articles with what is safe to repair repaired."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from mtcheck.commands.apart import Out, check_apart
from mtcheck.commands.many import Job, on_each
from mtcheck.commands.run import UNNAMED, Files, Named, Run, emit, emit_raw, tell_skipped
from mtcheck.document import Document
from mtcheck.engine.fix import Cleaned
from mtcheck.errors import RulesFight, UserError
from mtcheck.files.articles import WORD, Article
from mtcheck.files.ending import end_in_order
from mtcheck.files.walking import is_folder
from mtcheck.files.writing import check_folder, print_bytes, write, write_inside
from mtcheck.findings import Change
from mtcheck.formats.forms import written_form
from mtcheck.output.json import changes as changes_json
from mtcheck.runs.check import opened
from mtcheck.runs.engines import document
from mtcheck.settings.config import CommandLine
from mtcheck.telling import tell, unsteered


@dataclass(frozen=True, slots=True)
class Wish:
    """How articles are to be cleaned, and the form of difference to show: "words", "unified" or none.

    Word files get tracked changes, unless they are accepted at once, and comments.
    """

    unsafe: bool = False
    diff: str = ""
    colour: bool = False
    accept: bool = False
    comments: bool = True


@dataclass(frozen=True, slots=True)
class Made:
    """A cleaned article: its bytes, its net changes, which fixes were left out and why, lines of a difference.

    `problem` says why it is as it was, `skipped` in which language it is if it is not English; `of_checker` is why the
    grammar checker could not read it.
    """

    data: bytes
    changes: tuple[Change, ...] = ()
    left_out: tuple[str, ...] = ()
    difference: tuple[str, ...] = ()
    patch: bool = False  # whether that is one for programs
    problem: str = ""
    skipped: str = ""
    of_checker: str = ""


def wish(diff: str, *, unsafe: bool, accept: bool = False, comments: bool = True) -> Wish:
    """How to clean, with "auto" and colours decided by where standard output goes."""
    terminal = sys.stdout.isatty()
    form = ("words" if terminal else "unified") if diff == "auto" else diff
    colour = terminal and not os.environ.get("NO_COLOR")
    return Wish(unsafe, form if form != "html" else "", colour, accept, comments and not accept)


def cleaned(job: Job, *, wish: Wish) -> Made:
    """An article cleaned; raises UserError for what is wrong with this article alone."""
    article, one = job.article, opened(job.article, job.settings)
    if one.language:
        return Made(article.data, skipped=one.language)
    try:
        made = one.cleaned(unsafe=wish.unsafe)
    except RulesFight as error:
        return Made(article.data, problem=f"{article.path}: {error}")
    return Made(
        article.data if wish.diff else _written(article, made, wish),
        made.changes,
        tuple(_left_out(made)),
        tuple(_difference(one.document, made, wish)) if wish.diff else (),
        wish.diff == "unified",
        of_checker=one.problem,
    )


def _written(article: Article, made: Cleaned, wish: Wish) -> bytes:
    """The cleaned article as a file; raises UserError for a Word file that it cannot be written into."""
    if article.encoding != WORD:
        return article.encode(made.text) if made.changes else article.data
    from mtcheck.commands.word import cleaned_file  # only for Word files

    try:
        return cleaned_file(article, made, accept=wish.accept, comments=wish.comments)
    except UserError as error:
        raise UserError(f"{article.path}: {error}") from None


def _left_out(made: Cleaned) -> Iterator[str]:
    """One line for each fix that gave way to another for good, or that would have made the text worse."""
    for finding in made.skipped:
        yield f"left out, because another fix touches it: {finding.rule_id}: {finding.message}"
    for finding, reason in ((one.finding, one.reason) for one in made.withdrawn):
        yield f"left out, because it would leave {reason}: {finding.rule_id}: {finding.message}"


def _difference(whole: Document, made: Cleaned, wish: Wish) -> Iterable[str]:
    if wish.diff == "words":
        from mtcheck.output.words import words

        return words(whole, made.changes, wish.colour)
    from mtcheck.output.diff import unified

    before, after = whole.raw, made.text
    if written_form(whole.path) == WORD:
        from mtcheck.formats.paragraphs import unmarked

        before, after = unmarked(before), unmarked(after)
    return unified(before, after, whole.path, wish.colour)


@dataclass(frozen=True, slots=True)
class Target:
    """Where cleaned articles go: one of a file, a folder, their own place, a difference, or standard output.

    A difference is "words", "unified", "html", or "auto": words on a terminal, unified elsewhere. `verbose`: what was
    left out is told, too.
    """

    file: Path | None = None
    folder: Path | None = None
    in_place: bool = False
    diff: str = ""
    verbose: bool = False


def clean(
    paths: list[str],
    command_line: CommandLine,
    target: Target,
    *,
    wish: Wish,
    changes: Path | None,
    jobs: int = 0,
    named: Named = UNNAMED,
) -> int:
    """Clean all articles, by `jobs` processes (0: one on each core), and write them in their order.

    Status 2 when one of them could not be read, cleaned or written; the others are cleaned all the same.
    """
    run = Run(command_line, named)
    files = run.files(paths, target.folder)
    places = _checked(run, paths, files, target, changes)
    if run.passed and not (target.diff or target.file or target.folder):
        _print(run.read(None).data)
    end_in_order()
    record: list[tuple[str, tuple[Change, ...]]] = []
    shown: list[tuple[Document, tuple[Change, ...]]] = []
    work: Callable[[Job], Made] = partial(cleaned, wish=wish)
    bar = not (target.diff and sys.stdout.isatty())
    with run.checking(), closing(on_each(run, files, work, jobs, bar=bar)) as each:
        for job, made in each:
            _tell_problems(run, job, made)
            try:
                _put(job.article, made, target, places)
            except UserError as error:
                run.complain(error)
                continue
            if target.diff == "html":
                shown.append((document(job.article, job.settings), made.changes))
            if changes is not None:
                record.append((job.article.path, made.changes))
            _tell(job.article, made, target)
    if target.diff == "html":
        from mtcheck.commands.report import differences

        differences(shown)
    if changes is not None:
        write(changes, changes_json(record).encode("utf-8", "backslashreplace"))
    return 2 if run.failed else 0


def _checked(run: Run, paths: list[str], files: Files, target: Target, changes: Path | None) -> dict[str, Path]:
    """Where each article is to be written to; raises UserError for what cannot be done, before anything is."""
    run.check(files)
    named = [file for file, _ in files]
    places = _places(run, paths, named, target)
    _check_forms(run, named, places, target)
    outs = [Out(place, "the output", may=Path(article)) for article, place in places.items()]
    check_apart([*outs, *([Out(changes, "the changes")] if changes else [])], files)
    return places


def _tell_problems(run: Run, job: Job, made: Made) -> None:
    """Why an article stays as it is, and what a grammar checker has to say."""
    if made.skipped:
        tell_skipped(job.article.path, made.skipped)
    if made.problem:
        run.complain(made.problem)
    if made.of_checker:
        run.complain_of_checker(made.of_checker, job.settings)


def _places(run: Run, paths: list[str], files: list[Path | None], target: Target) -> dict[str, Path]:
    """The file that each article goes to, if any; raises UserError before anything is written."""
    single = not (target.folder or target.in_place or target.diff)
    if single and len(files) > 1:
        raise UserError(f"{len(files)} articles need --output-dir DIR or --in-place (or --diff to look first)")
    if target.in_place and None in files:
        raise UserError("standard input has no place to write back to: leave --in-place out")
    places: dict[str, Path] = {}
    if target.folder is None:
        return places if target.file is None else {run.name(file): target.file for file in files}
    check_folder("--output-dir", target.folder)
    tops = [Path(p) for p in paths if is_folder(Path(p))]
    for file in files:
        place = target.folder / (_inside(file, tops) if file else Path(run.named.stdin or "stdin.txt").name)
        if place in places.values():
            raise UserError(f"two articles would become {place}: clean them into different folders")
        places[run.name(file)] = place
    return places


def _check_forms(run: Run, files: list[Path | None], places: dict[str, Path], target: Target) -> None:
    """Raise UserError where a Word file would go to a terminal, or to a file that is not called like one."""
    if target.diff or target.in_place or target.folder:
        return
    for name in map(run.name, files):
        place, is_word = places.get(name), written_form(run.named.stdin if name == "-" else name) == WORD
        if place is None and is_word and sys.stdout.isatty():
            raise UserError(
                f"{name}: a Word file is nothing to be shown here: write it to a file with -o, or see --diff"
            )
        if place is not None and place.suffix and is_word is not (written_form(str(place)) == WORD):
            what = "a cleaned Word file is a Word file" if is_word else "a cleaned text is no Word file"
            raise UserError(f"{place}: {what}: call it {place.stem}{Path(name).suffix if name != '-' else '.docx'}")


def _inside(file: Path, tops: list[Path]) -> Path:
    """What an article is called in the output folder: as in the folder that it comes from, else its bare name."""
    names = (file.relative_to(top) for top in tops if file.is_relative_to(top))
    return next((name for name in names if ".." not in name.parts), Path(file.name))


def _put(article: Article, made: Made, target: Target, places: dict[str, Path]) -> None:
    if target.diff:
        for line in made.difference:
            (emit_raw if made.patch else emit)(line)
    elif target.in_place:
        if made.data != article.data:
            write(Path(article.path), made.data, expected=article.data)
    elif article.path in places:
        _write_new(article, made.data, places[article.path], target.folder)
    else:
        _print(made.data)


def _print(data: bytes) -> None:
    """Write a cleaned text to standard output as it is, but show on a terminal what would steer it."""
    print_bytes(unsteered(data) if sys.stdout.isatty() else data)


def _write_new(article: Article, data: bytes, place: Path, folder: Path | None) -> None:
    """Write a cleaned article to its place; a file that the user named may be a link to anywhere."""
    itself = os.path.realpath(place) == os.path.realpath(article.path)
    top = folder or Path(os.path.realpath(place)).parent
    write_inside(top, place, data, expected=article.data if itself else None)


def _tell(article: Article, made: Made, target: Target) -> None:
    """One line on standard error about what was done, and on request one for each fix that was left out."""
    if target.diff or sys.stderr.isatty() or target.in_place:
        number = len(made.changes)
        tell(f"{article.path}: {number} change{'' if number == 1 else 's'}")
    if target.verbose:
        for line in made.left_out:
            tell(f"{article.path}: {line}")
