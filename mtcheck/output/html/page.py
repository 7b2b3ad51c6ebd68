"""Pages as text: the templates filled in, everything from articles escaped by the template engine."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.findings import Safety
from mtcheck.formats.paragraphs import unmarked
from mtcheck.output.html.model import SEVERITIES, Block, Page, Row, blocks_of, counts_of, rows_of, score_of
from mtcheck.runs.reports import FileReport
from mtcheck.telling import STEERING
from mtcheck.version import __version__

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

    from mtcheck.findings import Change
    from mtcheck.names.census import Name
    from mtcheck.output.worddiff import Hunk

_TURNING = {code: f"\\u{code:04x}" for code in STEERING if code > 0xFF}
FOLDER = Path(__file__).parent / "templates"


def page_of(
    report: FileReport,
    changes: Iterable[Change] = (),
    names: Sequence[Name] = (),
    sources: Sequence[str] = (),
    problem: str = "",
) -> Page:
    """What the page of an article shows: its report, what cleaning changes, whom it names."""
    from mtcheck.output.worddiff import hunks

    document, findings, made = report.document, report.findings, tuple(changes)
    counts, rows = counts_of(findings), rows_of(findings)
    return Page(
        path=report.path,
        words=document.word_count,
        score=None if report.skipped else score_of(sum(row.points for row in rows), document.word_count),
        counts=counts,
        repairable=sum(finding.safety is Safety.SAFE for finding in findings),
        rows=rows,
        blocks=blocks_of(document, findings, sources),
        language=report.source_language or "",
        guessed=document.source is None,
        skipped=report.skipped,
        hunks=tuple(hunks(document, made, None)),
        changes=len(made),
        problem=problem,
        names=tuple(names),
    )


def article(page: Page, index: str = "") -> str:
    """The page of one article; `index` is the address of the page of all articles, if there is one."""
    return _render("article.html", page=page, index=index, most=_most(page.rows))


def overview(articles: Sequence[tuple[Row, int, str]], categories: Sequence[Row], *, title: str) -> str:
    """The page of all articles, each with its findings, its words and its page's address; and findings by category."""
    counts = tuple(map(sum, zip(*(row.counts for row, _, _ in articles), strict=True)))
    words = sum(number for _, number, _ in articles)
    rated = [(row, number, address, score_of(row.points, number)) for row, number, address in articles]
    rated.sort(key=lambda item: (101.0 if item[3] is None else item[3], item[0].name))
    return _render(
        "index.html",
        title=title,
        articles=rated,
        categories=categories,
        counts=counts,
        words=words,
        score=score_of(sum(row.points for row, _, _ in articles), words),
        most=_most(categories),
        densest=max((1000 * row.total / number for row, number, _ in articles if number), default=1) or 1,
    )


def difference(pages: Sequence[Page]) -> str:
    """The page of what cleaning changes in some articles."""
    return _render("difference.html", pages=pages, changes=sum(page.changes for page in pages))


def row(block: Block) -> str:
    """A paragraph with its findings beside it, whose suggestions are buttons: a part of a page that answers."""
    return str(_part("row")(block, act=True))


def table_of_names(names: Sequence[Name]) -> str:
    """Who and what is named: a part of a page."""
    return str(_part("named")(names))


def before_and_after(found: Sequence[Hunk]) -> str:
    """What has changed: a part of a page."""
    return str(_part("changed")(found))


@cache
def _part(name: str) -> Callable[..., Markup]:
    macro: Callable[..., Markup] = getattr(_environment().get_template("parts.html").module, name)
    return macro


def _most(rows: Iterable[Row]) -> int:
    return max((row.total for row in rows), default=1)


def _render(name: str, **values: Any) -> str:
    script = (FOLDER / "script.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    template = _environment().get_template(name)
    page = template.render(
        version=__version__,
        style=(FOLDER / "style.css").read_text(encoding="utf-8"),
        script=script,
        digest=digest,
        severities=[severity.value for severity in SEVERITIES],
        **values,
    )
    return unmarked(page)  # signs of Word files that stand for nothing


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["shown"] = _shown
    environment.filters["number"] = lambda number: f"{number:,}"
    environment.filters["score"] = lambda score: "\u2013" if score is None else f"{int(score * 10) / 10:.1f}"
    return environment


def _shown(text: str) -> str:
    """The text with a sign for each character that HTML cannot hold; signs that turn the direction are spelled out."""
    return "".join(
        c if c in "\n\t" or c.isprintable() or ord(c) >= 0xA0 and not 0xD800 <= ord(c) <= 0xDFFF else "\ufffd"
        for c in text.replace("\r", "").translate(_TURNING)
    )
