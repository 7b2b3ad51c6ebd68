"""Lines that are of the page and not of its article, told by what they consist of, their place and their neighbours."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from mtcheck.checks.article import pageparts
from mtcheck.checks.article.pagecredits import is_credit, is_dated
from mtcheck.checks.article.pagespeech import weight
from mtcheck.checks.article.pagetemplates import Kind, notice, parts
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_LINE = compiled(r"\S[^\n]*(?<=\S)")
_LONGEST = 220  # code points of a line that is taken apart
_SENTENCE = 12  # spaces of a line that ends with a stop
_LABEL = 60  # code points of what stands before the title of another article
_LONGEST_NOTICE = 400
_MOST = 40  # lines below a heading that may be titles
_MANY = 3  # parts, each of which could stand in a text, that together cannot
_BODY = compiled(r"(?:\S+\s+){8,}\S*[.!?:;\u2026][\"'\u201d\u2019\u00bb)\]]*")
_BULLET = compiled(r"(?:[\u2022\u00b7\u25aa*\u2013\u2014-]|\d{1,2}[.)])\s")
_SPEECH = compiled(r"[-\u2013\u2014]\s?\S.*[.!?\u2026]$")
_WORD = compiled(r"\w+")
_LONGEST_HEADING = 6  # words
_STROKES = compiled(r"\s?[|/\u203a\u00bb>\u2192\u2022]\s?|\s[\u2013\u2014-]\s|\s?::\s?")
_LONGEST_MASTHEAD = 9  # words
_MEDIUM = compiled(
    r"\b(?:agency|portal|online|tv|television|channel|newspaper|magazine|journal|radio|blogs?|forum|media|herald|gazette"
    r"|weekly|news of|internet edition|information resource|website|site|\w+[.-](?:news|info|inform|press)"
    r"|\.(?:ru|ua|com|net|info|org|by|kz))\b"
)
_SLOGAN = compiled(r"[:.\u2013\u2014-] [A-Za-z]+(?:, [a-z]+){2,}$")
_LONGEST_NAME = 5  # words of a name in a masthead
_FEW_NAMES = 2
_SIGNS = compiled(r"(?=.*[\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff])[^a-zA-Z\n]+")  # no letters
_STOPS = ".;:,\u2026"
_LONGEST_TITLE = 170
_SURELY, _LIKELY, _HARDLY = 2.5, 1.25, 1.0  # weights of a line's words
_RAW = 3  # lines that are surely of the page, among which others are, too, that could stand in an article
_DOTTED = compiled(r"(?:[A-Z0-9][\w'-]*(?: [\w'-]+){0,3}\. ){2,5}[A-Z0-9][\w'-]*(?: [\w'-]+){0,3}")


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


def _certainties(kinds: list[Kind | None], first: int, last: int) -> list[Safety | None]:
    """How sure each line is one of the page: by itself, or by the lines above and below that may be, too."""
    found: list[Safety | None] = []
    raw = kinds.count(Kind.SURE) >= _RAW
    for _, group in groupby(kinds, key=lambda kind: kind is not None):
        run = list(group)
        sure, likely = Kind.SURE in run, sum(kind in (Kind.PERHAPS, Kind.LIKELY) for kind in run)
        for kind in run:
            at = len(found)
            if kind is None or sure:
                found.append(None if kind is None else Safety.SAFE)
            elif at > last or 0 < at < first or not at and first > 1:
                found.append(Safety.SAFE if likely else Safety.UNSAFE)
            elif raw and kind is Kind.LIKELY:
                found.append(Safety.SAFE)
            else:
                found.append(Safety.UNSAFE if likely >= _MANY else None)
    return found


def _read(document: Document) -> _Page:
    lines = [Span(*m.span()) for p in document.paragraphs for m in _LINE.finditer(document.text, p.start, p.end)]
    read = [_kind_at(document, line, first=at == 0 and len(lines) > 1) for at, line in enumerate(lines)]
    kinds, heads = [kind for kind, _ in read], [head for _, head in read]
    for at in range(1, len(lines)):
        if _ends_item(document, lines, at):
            kinds[at] = None
    bodies = [at for at, line in enumerate(lines) if kinds[at] is None and _BODY.fullmatch(document.folded, *line)]
    for at in range(len(lines) - 1, -1, -1):
        if kinds[at] is None and _is_notice(document, lines[at]):
            kinds[at] = Kind.SURE
        elif bodies and at == bodies[-1]:
            break
        if bodies and at == bodies[-1]:
            bodies.pop()
    first, last = (bodies[0], bodies[-1]) if bodies else (0, len(lines))
    _read_head(document, lines, kinds, first)
    _weigh(document, lines, kinds, first, last)
    if bodies:
        _add_neighbours(document, lines, kinds, last)
    titled = [
        head and len(_WORD.findall(document.text, *line)) > _LONGEST_HEADING
        for head, line in zip(heads, lines, strict=True)
    ]
    return _Page(lines, kinds, _certainties(kinds, first, last), heads, titled, first, last)


def _read_head(document: Document, lines: list[Span], kinds: list[Kind | None], first: int) -> None:
    """Above an article: lines with dates, and the name of the page where a headline and a line of the page follow."""
    for at in range(1, first):
        if kinds[at] is None and is_dated(document.folded[lines[at].start : lines[at].end]):
            kinds[at] = Kind.PERHAPS
    if kinds[:1] == [None] and any(kinds[1:first]) and _names_a_medium(document, lines[0]):
        kinds[0] = Kind.PERHAPS


def _weigh(document: Document, lines: list[Span], kinds: list[Kind | None], first: int, last: int) -> None:
    """Lines that speak to readers as pages do, told by their words; of those above an article one is its headline."""
    bodies = last < len(lines)
    above = [at for at in range(first) if kinds[at] is None]
    for at, line in enumerate(lines):
        text = document.folded[line.start : line.end]
        if kinds[at] is not None or len(text) > _LONGEST or _SPEECH.match(text) or _ends_item(document, lines, at):
            continue
        if above == [at] or (heavy := weight(text)) < _HARDLY or _BODY.fullmatch(text) and heavy < _SURELY:
            continue
        above = [other for other in above if other != at]
        kinds[at] = Kind.SURE if heavy >= _SURELY and bodies else Kind.LIKELY if heavy >= _LIKELY else Kind.HARDLY


def _ends_item(document: Document, lines: list[Span], at: int) -> bool:
    """Whether a line or the one before it ends as the items of a list do."""
    return any(document.text[line.end - 1] == ";" for line in lines[max(0, at - 1) : at + 1])


def _add_neighbours(document: Document, lines: list[Span], kinds: list[Kind | None], last: int) -> None:
    """Behind an article, what is no item of a list is of the page: between lines that surely are, and below several."""
    known = [at for at, kind in enumerate(kinds) if kind is Kind.SURE and at > last]
    end = len(lines) if len(known) > 1 else 0
    for at in range(known[0], end) if known else ():
        item = _ends_item(document, lines, at) or _BULLET.match(document.text, *lines[at])
        if kinds[at] is None and not item:
            kinds[at] = Kind.HARDLY


def _is_notice(document: Document, line: Span) -> bool:
    low = document.lower[line.start : line.end]
    return len(low) <= _LONGEST_NOTICE and notice(low, anywhere=False)


def _kind_at(document: Document, line: Span, *, first: bool) -> tuple[Kind | None, bool]:
    """What a line is by itself; the first of a page may be its masthead, or the path to it."""
    kind, heads = _kind(document, line)
    text = document.folded[line.start : line.end]
    if kind is not Kind.SURE and len(text) <= _LONGEST and notice(document.lower[line.start : line.end], anywhere=True):
        return Kind.SURE, False
    if kind is None and (_is_masthead(text) if first else "|" in text and _is_masthead(text, "|")):
        return Kind.PERHAPS, False
    return kind, heads


def _is_masthead(line: str, stroke: str = "") -> bool:
    """Whether a line has names between strokes, of which one is a section of a page, or all are short."""
    if not stroke and _DOTTED.fullmatch(line):
        return True
    names = [name.strip().lower() for name in (line.split(stroke) if stroke else _STROKES.split(line))]
    if len(names) < 2 or any(not name or len(name.split()) > _LONGEST_NAME for name in names):
        return False
    sections = read_list("page-sections.txt")
    return any(name in sections for name in names) or len(names) > _FEW_NAMES


def _names_a_medium(document: Document, line: Span) -> bool:
    """Whether a line may be the name of a page, with what it is about."""
    words = _WORD.findall(document.lower, *line)
    if len(words) > _LONGEST_MASTHEAD or document.text[line.end - 1] in "!?":
        return False
    return bool(_MEDIUM.search(document.lower, *line) or _SLOGAN.search(document.folded, *line))


def _kind(document: Document, line: Span) -> tuple[Kind | None, bool]:
    """What a line is by itself, and whether it stands above other articles."""
    if line.end - line.start > _LONGEST or _SPEECH.match(document.folded, *line) or document.text[line.end - 1] == ";":
        return None, False
    text = document.folded[line.start : line.end]
    if ":" not in text[:_LABEL] and text.count(" ") >= _SENTENCE and _BODY.fullmatch(text) and "\u00a9" not in text:
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
    bulleted = bool(_BULLET.match(text, *lines[heading + 1]))
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
        if bulleted != bool(_BULLET.match(line)) or not bulleted and not _is_title(line):
            break
        found.append(at)
    for at in found:
        apart = text.count("\n", lines[at - 1].end, lines[at].start) > 1
        doubtful = not bulleted and apart and at < page.last and at == found[-1] and len(found) > 1
        yield at, not doubtful


def _is_title(line: str) -> bool:
    return line[-1] not in _STOPS and len(line) <= _LONGEST_TITLE and " " in line
