"""`mtcheck clean`: write the articles with what is safe to repair repaired."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from mtcheck.changes import Change
from mtcheck.commands.common import Run, emit
from mtcheck.document import Document
from mtcheck.engine import Engine
from mtcheck.errors import RulesFight, UserError
from mtcheck.files import Article, write
from mtcheck.fixer import Cleaned
from mtcheck.fixer import clean as clean_document
from mtcheck.output.json import changes as changes_json


@dataclass(frozen=True, slots=True)
class Target:
    """Where cleaned articles go: one of a file, a folder, their own place, a difference, or standard output."""

    file: Path | None = None
    folder: Path | None = None
    in_place: bool = False
    diff: bool = False


def clean(paths: list[str], engine: Engine, target: Target, *, unsafe: bool, changes: Path | None) -> int:
    """Clean all articles; status 2 when one of them could not be read, cleaned or written."""
    run = Run()
    places = _places(paths, target)
    made: list[tuple[str, tuple[Change, ...]]] = []
    for article in run.articles(paths):
        cleaned = _cleaned(article, engine, run, unsafe)
        try:
            _put(article, cleaned, target, places)
            made.append((article.path, cleaned.changes))
            _tell(article, cleaned, target)
        except UserError as error:
            run.complain(error)
    if changes is not None:
        write(changes, changes_json(made).encode())
    return 2 if run.failed else 0


def _cleaned(article: Article, engine: Engine, run: Run, unsafe: bool) -> Cleaned:
    try:
        return clean_document(Document(article.text, article.path), engine, unsafe=unsafe)
    except RulesFight as error:
        run.complain(f"{article.path}: {error}")
        return Cleaned(article.text, (), (), 0)


def _places(paths: list[str], target: Target) -> dict[str, Path]:
    """Where in the output folder each article goes; raises UserError before anything is written."""
    from mtcheck.files import expand

    files, _ = expand(paths)
    single = not (target.folder or target.in_place or target.diff)
    if single and len(files) > 1:
        raise UserError(f"{len(files)} articles need --output-dir DIR or --in-place (or --diff to look first)")
    if target.in_place and None in files:
        raise UserError("standard input has no place to write back to: leave --in-place out")
    if target.folder is None:
        return {}
    tops = [Path(p) for p in paths if Path(p).is_dir()]
    places: dict[str, Path] = {}
    for file in files:
        top = next((t for t in tops if file is not None and file.is_relative_to(t)), None)
        name = Path("stdin.txt") if file is None else file.relative_to(top) if top else Path(file.name)
        place = target.folder / name
        if place in places.values():
            raise UserError(f"two articles would become {place}: clean them into different folders")
        places["-" if file is None else str(file)] = place
    return places


def _put(article: Article, cleaned: Cleaned, target: Target, places: dict[str, Path]) -> None:
    data = article.encode(cleaned.text) if cleaned.changes else article.data
    if target.diff:
        from mtcheck.output.diff import unified

        for line in unified(article.text, cleaned.text, article.path, sys.stdout.isatty()):
            emit(line)
    elif target.in_place:
        if cleaned.changes:
            write(Path(article.path), data, expected=article.data)
    elif target.folder is not None:
        _write_new(places[article.path], data)
    elif target.file is not None:
        _write_new(target.file, data)
    else:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def _write_new(place: Path, data: bytes) -> None:
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{place.parent}: cannot be made a folder: {(error.strerror or str(error)).lower()}") from None
    write(place, data)


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
