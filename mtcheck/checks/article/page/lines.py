"""Lines that are of the page and not of its article, told by what they consist of, their place and their neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from mtcheck.checks.article.page import parts as pageparts
from mtcheck.checks.article.page import zones as pagezones
from mtcheck.checks.article.page.credits import is_credit
from mtcheck.checks.article.page.templates import Kind, notice, parts
from mtcheck.checks.article.page.zones import BODY, BULLET, LONGEST, RAW, SPEECH, ends_item, is_masthead
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_LINE = compiled(r"\S[^\n]*(?<=\S)")
_SENTENCE = 12  # spaces of a line that ends with a stop
_LABEL = 60  # code points of what stands before the title of another article
_LONGEST_NOTICE = 400
_MOST = 40  # lines below a heading that may be titles
_MANY = 3  # parts, each of which could stand in a text, that together cannot
_WORD = compiled(r"\w+")
_LONGEST_HEADING = 6  # words
_SIGNS = compiled(r"(?=.*[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff])[^a-zA-Z\n]+")  # no letters
_STOPS = ".;:,\u2026"
_LONGEST_TITLE = 170


class _Page(NamedTuple):
    """The lines of a page, what each is known for, and where its article begins and ends."""

    lines: list[Span]
    kinds: list[Kind | None]
    certain: list[Safety | None]
    heads: list[bool]
    titled: list[bool]  # headings that bring a title in their own line
    first: int
    last: int


def other_articles(document: Document, rule: Rule) -> Iterator[Finding]:
    """Links to other articles: headings like "Read also", and the titles that belong to them."""
    page = document.memo(_read)
    taken: set[int] = set()
    for at, safety in enumerate(page.certain):
        if not page.heads[at] or safety is None or at in taken:
            continue
        titles = list(_titles(document, page, at))
        headline = at == 0 and page.kinds[0] is not Kind.SURE
        doubtful = headline or not titles and _announces(document, page, at)
        yield from _deleted(document, rule, page.lines[at], Safety.UNSAFE if doubtful else safety)
        for title, sure in titles:
            taken.add(title)
            yield from _deleted(document, rule, page.lines[title], safety if sure else Safety.UNSAFE)


def _announces(document: Document, page: _Page, heading: int) -> bool:
    """Whether a heading ends with a colon, and what follows could be what it announces, though it is no title."""
    after = page.kinds[heading + 1 : heading + 2] == [None]
    return after and not page.titled[heading] and document.text[page.lines[heading].end - 1] == ":"


def furniture(document: Document, rule: Rule) -> Iterator[Finding]:
    """Other lines of the page: those that are nothing else, and those that are so by their neighbours."""
    page = document.memo(_read)
    for at, safety in enumerate(page.certain):
        if safety is not None and not page.heads[at]:
            yield from _deleted(document, rule, page.lines[at], safety)


def _deleted(document: Document, rule: Rule, line: Span, safety: Safety) -> Iterator[Finding]:
    if not document.is_barred(line):
        yield finding(rule, document, line, [""], safety=rule.safety if safety is Safety.SAFE else safety)


def _certainties(kinds: list[Kind | None], first: int, last: int, several: frozenset[int]) -> list[Safety | None]:
    """How sure each line is one of the page: by itself, or by the lines above and below that may be, too.

    `several`: lines of more than one word, which may be so on a raw page even alone.
    """
    found: list[Safety | None] = []
    raw = kinds.count(Kind.SURE) >= RAW
    for _, group in groupby(kinds, key=lambda kind: kind is not None):
        run = list(group)
        sure, likely = Kind.SURE in run, sum(kind in (Kind.PERHAPS, Kind.LIKELY) for kind in run)
        for kind in run:
            at = len(found)
            if kind is None or sure:
                found.append(None if kind is None else Safety.SAFE)
            elif at > last or 0 < at < first or not at and first > 1:
                found.append(Safety.SAFE if likely or raw and at > last else Safety.UNSAFE)
            elif raw and kind is Kind.LIKELY:
                found.append(Safety.SAFE)
            elif raw and at in several:
                found.append(Safety.UNSAFE)
            else:
                found.append(Safety.UNSAFE if likely >= _MANY else None)
    return found


def _read(document: Document) -> _Page:
    lines = [Span(*m.span()) for p in document.paragraphs for m in _LINE.finditer(document.text, p.start, p.end)]
    read = [_kind_at(document, line, first=at == 0 and len(lines) > 1) for at, line in enumerate(lines)]
    kinds, heads = [kind for kind, _ in read], [head for _, head in read]
    for at in range(1, len(lines)):
        if ends_item(document, lines, at):
            kinds[at] = None
    bodies = [at for at, line in enumerate(lines) if kinds[at] is None and BODY.fullmatch(document.folded, *line)]
    for at in range(len(lines) - 1, -1, -1):
        if kinds[at] is None and _is_notice(document, lines[at]):
            kinds[at] = Kind.SURE
        elif bodies and at == bodies[-1]:
            break
        if bodies and at == bodies[-1]:
            bodies.pop()
    first, last = (bodies[0], bodies[-1]) if bodies else (0, len(lines))
    pagezones.read_head(document, lines, kinds, first)
    pagezones.weigh(document, lines, kinds, first, last)
    if bodies:
        pagezones.read_advertisements(document, lines, kinds)
        pagezones.read_names(document, lines, kinds, first)
        pagezones.read_tail(document, lines, kinds, last)
    titled = [
        head and len(_WORD.findall(document.text, *line)) > _LONGEST_HEADING
        for head, line in zip(heads, lines, strict=True)
    ]
    several = frozenset(
        at for at, line in enumerate(lines) if document.text.count(" ", *line) and document.folded[line.start] != '"'
    )
    return _Page(lines, kinds, _certainties(kinds, first, last, several), heads, titled, first, last)


def _is_notice(document: Document, line: Span) -> bool:
    low = document.lower[line.start : line.end]
    return len(low) <= _LONGEST_NOTICE and notice(low, anywhere=False)


def _kind_at(document: Document, line: Span, *, first: bool) -> tuple[Kind | None, bool]:
    """What a line is by itself; the first of a page may be its masthead, or the path to it."""
    kind, heads = _kind(document, line)
    text = document.folded[line.start : line.end]
    if kind is not Kind.SURE and len(text) <= LONGEST and notice(document.lower[line.start : line.end], anywhere=True):
        return Kind.SURE, False
    if kind is None and (is_masthead(text) if first else "|" in text and is_masthead(text, "|")):
        return Kind.PERHAPS, False
    return kind, heads


def _kind(document: Document, line: Span) -> tuple[Kind | None, bool]:
    """What a line is by itself, and whether it stands above other articles."""
    if line.end - line.start > LONGEST or SPEECH.match(document.folded, *line) or document.text[line.end - 1] == ";":
        return None, False
    text = document.folded[line.start : line.end]
    if ":" not in text[:_LABEL] and text.count(" ") >= _SENTENCE and BODY.fullmatch(text) and "\u00a9" not in text:
        return None, False
    if _SIGNS.fullmatch(text):
        return Kind.PERHAPS, False
    found = parts(text)
    if found and (len(found) == 1 or text[-1] != "." or all(part.kind is Kind.SURE for part in found)):
        kinds = [part.kind for part in found]
        sure = kinds.count(Kind.SURE) >= max(1, kinds.count(Kind.HARDLY)) or kinds.count(Kind.PERHAPS) >= _MANY
        kind = Kind.SURE if sure else min(kinds)
        titled = found[0].heads and kind is Kind.PERHAPS and ":" in text
        return Kind.LIKELY if titled else kind, found[0].heads
    if pageparts.form(document, line) is Safety.SAFE or is_credit(text):
        return Kind.SURE, False
    return None, False


def _titles(document: Document, page: _Page, heading: int) -> Iterator[tuple[int, bool]]:
    """The titles of other articles below a heading, and whether each is surely one.

    They are the lines of a list, or lines that end as no sentence does. Behind the article these are all, before it
    none without bullets; inside it the last may be a subheading where it stands apart.
    """
    text, lines = document.text, page.lines
    if heading + 1 == len(lines):
        return
    bulleted = bool(BULLET.match(text, *lines[heading + 1]))
    if heading < page.first and not bulleted:
        return
    apart = text.count("\n", lines[heading].end, lines[heading + 1].start) > 1
    if page.titled[heading] and heading < page.last and apart:
        return
    found: list[int] = []
    for at in range(heading + 1, min(len(lines), heading + _MOST)):
        if page.heads[at]:
            break
        line = text[lines[at].start : lines[at].end]
        if page.kinds[at] is not None:
            continue
        if bulleted != bool(BULLET.match(line)) or not bulleted and not _is_title(line):
            break
        found.append(at)
    for at in found:
        apart = text.count("\n", lines[at - 1].end, lines[at].start) > 1
        doubtful = not bulleted and apart and at < page.last and at == found[-1] and len(found) > 1
        yield at, not doubtful


def _is_title(line: str) -> bool:
    return line[-1] not in _STOPS and len(line) <= _LONGEST_TITLE and " " in line
