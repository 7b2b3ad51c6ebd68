"""`mtcheck clean`: write the articles with what is safe to repair repaired."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mtcheck.changes import Change
from mtcheck.commands.common import Run, emit, foreign
from mtcheck.config import CommandLine
from mtcheck.document import Document
from mtcheck.engine import Engine
from mtcheck.errors import RulesFight, UserError
from mtcheck.files import Article, is_folder, print_bytes, write
from mtcheck.fixer import Cleaned
from mtcheck.fixer import clean as clean_document
from mtcheck.output.json import changes as changes_json
from mtcheck.running import document, engine


@dataclass(frozen=True, slots=True)
class Target:
    """Where cleaned articles go: one of a file, a folder, their own place, a difference, or standard output.

    A difference is "words", "unified", "html", or "auto": words on a terminal, unified elsewhere.
    """

    file: Path | None = None
    folder: Path | None = None
    in_place: bool = False
    diff: str = ""


def clean(paths: list[str], command_line: CommandLine, target: Target, *, unsafe: bool, changes: Path | None) -> int:
    """Clean all articles; status 2 when one of them could not be read, cleaned or written."""
    run = Run(command_line)
    files = run.files(paths)
    run.check(files)
    places = _places(paths, [file for file, _ in files], target)
    if changes is not None:
        _check_apart(changes, [file for file, _ in files], places.values())
    made: list[tuple[str, tuple[Change, ...]]] = []
    shown: list[tuple[Document, tuple[Change, ...]]] = []
    with run.checking():
        for article, settings in run.articles(files, bar=not (target.diff and sys.stdout.isatty())):
            checking = engine(settings)
            try:
                whole = document(article, settings)
                cleaned = _cleaned(whole, checking, run, unsafe)
                _put(article, whole, cleaned, target, places)
                if target.diff == "html":
                    shown.append((whole, cleaned.changes))
                made.append((article.path, cleaned.changes))
                _tell(article, cleaned, target)
            except UserError as error:
                run.complain(error)
    if target.diff == "html":
        from mtcheck.commands.report import differences

        differences(shown)
    if changes is not None:
        write(changes, changes_json(made).encode("utf-8", "backslashreplace"))
    return 2 if run.failed else 0


def _cleaned(document: Document, engine: Engine, run: Run, unsafe: bool) -> Cleaned:
    if foreign(document):
        return Cleaned(document.raw, (), (), 0)
    try:
        return clean_document(document, engine, unsafe=unsafe)
    except RulesFight as error:
        run.complain(f"{document.path}: {error}")
        return Cleaned(document.raw, (), (), 0)


def _places(paths: list[str], files: list[Path | None], target: Target) -> dict[str, Path]:
    """The file that each article goes to, if any; raises UserError before anything is written."""
    single = not (target.folder or target.in_place or target.diff)
    if single and len(files) > 1:
        raise UserError(f"{len(files)} articles need --output-dir DIR or --in-place (or --diff to look first)")
    if target.in_place and None in files:
        raise UserError("standard input has no place to write back to: leave --in-place out")
    places: dict[str, Path] = {}
    if target.folder is None:
        return places if target.file is None else {_name(file): target.file for file in files}
    tops = [Path(p) for p in paths if is_folder(Path(p))]
    for file in files:
        place = target.folder / _inside(file, tops)
        if place in places.values():
            raise UserError(f"two articles would become {place}: clean them into different folders")
        places[_name(file)] = place
    return places


def _name(file: Path | None) -> str:
    return "-" if file is None else str(file)


def _inside(file: Path | None, tops: list[Path]) -> Path:
    """What an article is called in the output folder: as in the folder that it comes from, else its bare name."""
    if file is None:
        return Path("stdin.txt")
    names = (file.relative_to(top) for top in tops if file.is_relative_to(top))
    return next((name for name in names if ".." not in name.parts), Path(file.name))


def _check_apart(changes: Path, files: list[Path | None], places: Iterable[Path]) -> None:
    """Raise UserError where the record of changes would overwrite an article or its cleaned version."""
    if changes.exists() and not changes.is_file():  # a device or a pipe takes it all
        return
    articles = (file for file in files if file is not None)
    if os.path.realpath(changes) in map(os.path.realpath, (*articles, *places)):
        raise UserError(f"{changes}: is an article of this run: record the changes in another file")


def _put(article: Article, whole: Document, cleaned: Cleaned, target: Target, places: dict[str, Path]) -> None:
    data = article.encode(cleaned.text) if cleaned.changes else article.data
    if target.diff:
        for line in _difference(whole, cleaned, target.diff):
            emit(line)
    elif target.in_place:
        if cleaned.changes:
            write(Path(article.path), data, expected=article.data)
    elif article.path in places:
        _write_new(article, data, places[article.path])
    else:
        print_bytes(data)


def _difference(whole: Document, cleaned: Cleaned, form: str) -> Iterable[str]:
    """The lines of a difference; a page is made when all articles are cleaned."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    if form == "html":
        return ()
    if form == "words" or form == "auto" and sys.stdout.isatty():
        from mtcheck.output.words import words

        return words(whole, cleaned.changes, colour)
    from mtcheck.output.diff import unified

    return unified(whole.text, cleaned.text, whole.path, colour)


def _write_new(article: Article, data: bytes, place: Path) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{place.parent}: cannot be made a folder: {(error.strerror or str(error)).lower()}") from None
    itself = os.path.realpath(place) == os.path.realpath(article.path)
    write(place, data, expected=article.data if itself else None)


def _tell(article: Article, cleaned: Cleaned, target: Target) -> None:
    """One line on standard error about what was done, and one for each fix that gave way to another for good."""
    if target.diff or sys.stderr.isatty() or target.in_place:
        number = len(cleaned.changes)
        print(f"{article.path}: {number} change{'' if number == 1 else 's'}", file=sys.stderr)
    for finding in cleaned.skipped:
        print(
            f"{article.path}: left out, because another fix touches it: {finding.rule_id}: {finding.message}",
            file=sys.stderr,
        )
