"""Reports of lint and clean as pages for a browser: one page, or a folder with a page for each article."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from mtcheck.engine.fix import clean
from mtcheck.errors import RulesFight, UserError
from mtcheck.files.walking import is_folder
from mtcheck.files.writing import check_folder, print_bytes, write_inside
from mtcheck.findings import Finding
from mtcheck.output.html.model import Page, Row, counts_of, rows_of
from mtcheck.output.html.page import article, difference, overview, page_of
from mtcheck.runs.check import report as checked
from mtcheck.runs.reports import FileReport
from mtcheck.scoring.mqm import mqm

if TYPE_CHECKING:
    from mtcheck.document import Document
    from mtcheck.engine.engine import Engine
    from mtcheck.findings import Change

INDEX = "index.html"


def check_place(number: int, folder: Path | None) -> None:
    """Raise UserError where the pages of so many articles have no place to go to."""
    if folder is None and number > 1:
        raise UserError(f"{number} articles make {number} pages and an index: give --output-dir DIR")
    if folder is not None:
        check_folder("--output-dir", folder)


def pages(paths: list[str], files: Iterable[Path | None]) -> Iterator[str]:
    """What the pages of articles are called in their folder, and the index."""
    tops, taken = _tops(paths), {INDEX}
    yield INDEX
    for file in files:
        yield _free(_inside(str(file or "-"), tops), taken)


def _tops(paths: list[str]) -> list[Path]:
    return [Path(path) for path in paths if is_folder(Path(path))]


def report(
    reports: Iterable[FileReport], paths: list[str], engine_of: Callable[[str], Engine], folder: Path | None
) -> None:
    """Write the page of one article to standard output, or those of all of them and an index into a folder.

    `engine_of` tells the engine of an article by its path.
    """
    if folder is None:
        for one in reports:
            print_bytes(_bytes(article(_page(one, engine_of(one.path)))))
        return
    tops, taken = _tops(paths), {INDEX}
    rows: list[tuple[Row, int, str]] = []
    groups: dict[str, list[Finding]] = defaultdict(list)
    for one in reports:
        name = _free(_inside(one.path, tops), taken)
        page = article(_page(one, engine_of(one.path)), "../" * name.count("/") + INDEX)
        write_inside(folder, folder / name, _bytes(page))
        words = 0 if one.skipped else one.words  # what was not checked counts nowhere
        row = Row(one.path, counts_of(one.findings), mqm(one.findings, words).points, one.skipped)
        rows.append((row, words, quote(os.fsencode(name))))
        for finding in one.findings:
            groups[finding.category].append(finding)
    if rows:
        categories = rows_of([finding for group in groups.values() for finding in group])
        page = overview(rows, categories, title=", ".join(paths))
        write_inside(folder, folder / INDEX, _bytes(page))


def differences(cleaned: Iterable[tuple[Document, Sequence[Change]]]) -> None:
    """Write the page of what cleaning changes in some articles to standard output."""
    pages = [page_of(replace(checked(whole, ()), whole=whole), changes) for whole, changes in cleaned]
    print_bytes(_bytes(difference(pages)))


def _page(one: FileReport, engine: Engine) -> Page:
    from mtcheck.names.census import Collector
    from mtcheck.source.sourcenames import source_forms

    if one.skipped:
        return page_of(one)
    sources: list[str] = []
    if one.document.source is not None:
        from mtcheck.source.beside import source_text  # only where there is a source

        sources = [source_text(one.document, finding.span.start) for finding in one.findings]
    collector = Collector(one.document.ledger)
    collector.read(one.document, source_forms(one.document))
    try:
        return page_of(one, clean(one.document, engine).changes, collector.names(), sources)
    except RulesFight as error:
        return page_of(one, (), collector.names(), sources, str(error))


def _inside(path: str, tops: Iterable[Path]) -> str:
    """Where an article's page stands within the folder: as the article in its own folder, else by its bare name."""
    file = Path("stdin.txt" if path == "-" else path)
    names = (file.relative_to(top) for top in tops if file.is_relative_to(top))
    return next((name for name in names if ".." not in name.parts), Path(file.name)).as_posix()


def _free(name: str, taken: set[str]) -> str:
    """A name that no page has yet."""
    page, number = f"{name}.html", 2
    while page.lower() in taken:
        page, number = f"{name}-{number}.html", number + 1
    taken.add(page.lower())
    return page


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "replace")
