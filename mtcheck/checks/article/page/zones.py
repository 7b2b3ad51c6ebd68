"""What lines are by their place on a page: above its article, behind it, or between lines that surely are its own."""

from __future__ import annotations

from mtcheck.checks.article.page.credits import is_dated
from mtcheck.checks.article.page.speech import announces, asks, folds, weight
from mtcheck.checks.article.page.templates import Kind
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Span

RAW = 3  # lines that are surely of the page, among which others are, too, that could stand in an article
BODY = compiled(r"(?:\S+\s+){8,}\S*(?<!\s[A-Z])(?<!\.\.)[.!?:;\u2026][\"'\u201d\u2019\u00bb)\]]*")
BULLET = compiled(r"(?:[\u2022\u00b7\u25aa*\u2013\u2014-]|\d{1,2}[.)])\s")
SPEECH = compiled(r"[-\u2013\u2014]\s?\S.*[.!?\u2026]$")
LONGEST = 220  # code points of a line that is taken apart
_ALONE, _SURELY, _LIKELY, _HARDLY = 4.0, 2.5, 1.25, 1.0  # weights of a line's words
_WORD = compiled(r"\w+")
_LONG_WORD, _STEM = 4, 5  # letters
_FEW_WORDS, _SHORT = 4, 8  # words of a page's name, and of a line behind an article
_TOLD = 12  # lines of an article that its headline shares words with
_LONGEST_MASTHEAD = 9  # words
_MEDIUM = compiled(
    r"\b(?:agency|portal|online|tv|television|channel|newspaper|magazine|journal|radio|blogs?|forum|media|herald|gazette"
    r"|weekly|news of|internet edition|information resource|website|site|directory|encyclopedia"
    r"|\w+[.-](?:news|info|inform|press)|\.(?:ru|ua|com|net|info|org|by|kz))\b"
)
_SLOGAN = compiled(r"[:.\u2013\u2014-] [A-Za-z]+(?:, [a-z]+){2,}$")
_STROKES = compiled(r"\s?[|/\u203a\u00bb>\u2192\u2022]\s?|\s[\u2013\u2014-]\s|\s?::\s?")
_PATH = compiled(r"[\u203a\u00bb>\u2192|]|::")
_DOTTED = compiled(r"(?:[A-Z0-9][\w'-]*(?: [\w'-]+){0,3}\. ){2,5}[A-Z0-9][\w'-]*(?: [\w'-]+){0,3}")
_LONGEST_NAME = 5  # words of a name in a masthead
_FEW_NAMES = 2
_ADVERTISING = frozenset("ad advertisement advertising advertizing promo sponsored".split())
_ROW = compiled(r"[^\s.,!?](?:[^\n.,!?]*?\S)?(?: {2,}[^\s.,!?](?:[^\n.,!?]*?\S)?){2,}")


def read_head(document: Document, lines: list[Span], kinds: list[Kind | None], first: int) -> None:
    """Above an article: lines with dates, rows of sections, and the page's name where other lines of it follow."""
    for at in range(first):
        text = document.folded[lines[at].start : lines[at].end]
        path = _PATH.search(text) and is_masthead(text)
        if kinds[at] is None and (path or _ROW.fullmatch(text) or at and is_dated(text)):
            kinds[at] = Kind.PERHAPS
    if kinds[:1] == [None] and any(kinds[1:first]) and _names_a_medium(document, lines[0]):
        kinds[0] = Kind.PERHAPS


def is_masthead(line: str, stroke: str = "") -> bool:
    """Whether a line has names between strokes, of which one is a section of a page, or all are short."""
    if not stroke and _DOTTED.fullmatch(line):
        return True
    names = [name.strip().lower() for name in (line.split(stroke) if stroke else _STROKES.split(line))]
    if len(names) < 2 or line[-1] in ".!?;" or any(not name or len(name.split()) > _LONGEST_NAME for name in names):
        return False
    sections = read_list("page-sections.txt")
    return any(name in sections for name in names) or len(names) > _FEW_NAMES


def read_names(document: Document, lines: list[Span], kinds: list[Kind | None], first: int) -> None:
    """On a raw page: what stands above the headline, which is the line that shares most with its article."""
    unknown = [at for at in range(first) if kinds[at] is None]
    if kinds.count(Kind.SURE) < RAW or len(unknown) < 2:
        return
    told = {stem for line in lines[first : first + _TOLD] for stem in _stems(document, line)}
    shared = {at: len(_stems(document, lines[at]) & told) for at in unknown}
    headline = max(unknown, key=lambda at: (document.text.count(" ", *lines[at]) > 1, shared[at]))
    for at in unknown[: unknown.index(headline)]:
        name = len(_WORD.findall(document.lower, *lines[at])) <= _FEW_WORDS
        followed = any(
            kind is not None and not _is_dated(document, lines[at + 1 + n])
            for n, kind in enumerate(kinds[at + 1 : headline])
        )
        if not shared[at] or name and followed:
            kinds[at] = Kind.LIKELY


def _is_dated(document: Document, line: Span) -> bool:
    return is_dated(document.folded[line.start : line.end])


def read_tail(document: Document, lines: list[Span], kinds: list[Kind | None], last: int) -> None:
    """Behind an article, what is no item of a list is of the page: between lines that surely are, and below several.

    On a raw page this is true of short lines that are no sentences above them, too.
    """
    known = [at for at, kind in enumerate(kinds) if kind is Kind.SURE and at > last]
    if len(known) < 2:
        return
    start = last + 1 if kinds.count(Kind.SURE) >= RAW else known[0]
    for at in range(start, len(lines)):
        if kinds[at] is not None or ends_item(document, lines, at) or BULLET.match(document.text, *lines[at]):
            continue
        if at > known[0] or _is_short(document, lines[at]):
            kinds[at] = Kind.HARDLY


def read_advertisements(document: Document, lines: list[Span], kinds: list[Kind | None]) -> None:
    """What stands right below the word "Advertising", in the same block, and is no sentence."""
    for at in range(1, len(lines)):
        above = document.lower[lines[at - 1].start : lines[at - 1].end].strip(" .:")
        apart = document.text.count("\n", lines[at - 1].end, lines[at].start) > 1
        if (
            kinds[at] is None
            and above in _ADVERTISING
            and not apart
            and not BODY.fullmatch(document.folded, *lines[at])
        ):
            kinds[at] = Kind.HARDLY


def _is_short(document: Document, line: Span) -> bool:
    """Whether a line has few words, no stop at its end, and no figures but those of a date."""
    text = document.folded[line.start : line.end]
    if len(text.split()) > _SHORT or text[-1] in '.:;,\u2026"':
        return False
    return not any(sign.isdigit() for sign in text.split(" ", 1)[-1]) and ":" not in text


def weigh(document: Document, lines: list[Span], kinds: list[Kind | None], first: int, last: int) -> None:
    """Lines that speak to readers as pages do, told by their words; of those above an article one is its headline."""
    bodies, page = last < len(lines), Kind.SURE in kinds
    above = [at for at in range(first) if kinds[at] is None]
    for at, line in enumerate(lines):
        text = document.folded[line.start : line.end]
        if kinds[at] is Kind.SURE or len(text) > LONGEST or SPEECH.match(text) or text[-1] == ",":
            continue
        if ends_item(document, lines, at):
            continue
        heavy = _heaviness(text)
        if above == [at] or heavy < _HARDLY or BODY.fullmatch(text) and heavy < _SURELY:
            continue
        above = [other for other in above if other != at]
        likely = Kind.LIKELY if heavy >= _LIKELY and page else Kind.HARDLY
        enough = _SURELY if page or not first <= at <= last else _ALONE
        kind = Kind.SURE if heavy >= enough and bodies else likely
        kinds[at] = max(kind, kinds[at] or kind)


def _heaviness(line: str) -> float:
    if folds(line):
        return _SURELY
    return max(weight(line), _LIKELY * (announces(line) or asks(line)))


def ends_item(document: Document, lines: list[Span], at: int) -> bool:
    """Whether a line or the one before it ends as the items of a list do."""
    return any(document.text[line.end - 1] == ";" for line in lines[max(0, at - 1) : at + 1])


def _stems(document: Document, line: Span) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(document.lower, *line) if len(word) >= _LONG_WORD}


def _names_a_medium(document: Document, line: Span) -> bool:
    """Whether a line may be the name of a page, with what it is about."""
    words = _WORD.findall(document.lower, *line)
    if len(words) > _LONGEST_MASTHEAD or document.text[line.end - 1] in "!?":
        return False
    return bool(_MEDIUM.search(document.lower, *line) or _SLOGAN.search(document.folded, *line))
