"""Quotation marks that stand at the wrong word: the" peasants "voted, a ship" Eagle ", works"Valetta"."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding, squeeze
from mtcheck.rules.rule import Rule

_MARK = compiled('"')
_WORD = compiled(r"\w")
_LONGEST = 30  # code points of a word that a message shows
_WORD_BEFORE, _WORD_BEHIND = compiled(r"\S+\Z"), compiled(rf"\S{{1,{_LONGEST}}}")
_LEFT = " \n([{\u2014\u2013-/"  # what may stand before an opening mark
_RIGHT = " \n.,;:!?)]}\u2014\u2013-/'\u2026"  # what may stand behind a closing one
# Behind a closing mark that took the space of its word: the sentence goes on, no quotation begins inside another.
_GOES_ON = compiled(
    r"(?:and|or|but|in|on|at|of|for|with|from|to|by|as|is|was|are|were|has|had|have|will|the|which|who|he|she|they|it"
    r"|said|says|\()(?!\w)|\("
)
_BEGINS = compiled(r"(?:the|he|she|they|it|who)\b")  # a quotation inside another may begin so
_INNER = compiled(r'(?<=[a-z])" (?P<name>[A-Z0-9][\w-]*(?: [A-Z0-9][\w-]*){0,3}) "(?=[a-z])')

_SPOKEN = 4  # words of a quotation that may have names in it


def wrong_side(document: Document, rule: Rule) -> Iterator[Finding]:
    """Marks whose space stands on the wrong side or is missing, where the marks of the paragraph pair one by one."""
    for place, spaces in document.memo(misplaced).items():
        yield _moved(document, rule, place, spaces)


def misplaced(document: Document) -> dict[int, tuple[str | None, str | None]]:
    """The marks that stand at the wrong word, each with the spaces to set before and behind it (None: as they are)."""
    out: dict[int, tuple[str | None, str | None]] = {}
    for paragraph in document.paragraphs:
        at = [m.start() for m in _MARK.finditer(document.folded, *paragraph)]
        if not at or len(at) % 2 or not _pairs(document, paragraph, at):
            continue
        wrong = [_side(document, paragraph, place, number % 2 == 0) for number, place in enumerate(at)]
        if not any(w is None for w in wrong):
            out |= {place: w for place, w in zip(at, wrong, strict=True) if w is not None and w != (None, None)}
    return out


def inner(document: Document, rule: Rule) -> Iterator[Finding]:
    """A name inside a quotation with its marks at the words around it: "in the exercise" Caucasus "and others"."""
    for paragraph in document.paragraphs:
        for m in _INNER.finditer(document.folded, *paragraph):
            around = document.folded[paragraph.start : m.start()]
            if around.count('"') % 2 and len(around.rpartition('"')[2].split()) >= _SPOKEN:
                marks = "\u2018\u2019" if document.curly else "''"
                yield finding(rule, document, Span(*m.span()), [f" {marks[0]}{m['name']}{marks[1]} "])


def _pairs(document: Document, paragraph: Span, at: list[int]) -> bool:
    """Whether marks pair one by one: something is in each pair, and they do not stand in one another."""
    text = document.folded
    if any(not _WORD.search(text, at[n] + 1, at[n + 1]) for n in range(0, len(at), 2)):
        return False
    if any(text[place - 1].isdigit() and text[place + 1 : place + 2] in (" ", "x") for place in at if place):
        return False  # inches
    depth = 0
    for place in at:
        opens, closes = _shape(text, paragraph, place)
        if opens == closes:
            return True
        if opens and depth and _GOES_ON.match(text, place + 1) and not _BEGINS.match(text, place + 1):
            return True
        depth += 1 if opens else -1
        if depth < 0:
            return True
    return depth != 0  # what nests well is left alone


def _shape(text: str, paragraph: Span, place: int) -> tuple[bool, bool]:
    """Whether a mark has a space before it only, and behind it only."""
    left = place == paragraph.start or text[place - 1] in _LEFT
    right = place + 1 >= paragraph.end or text[place + 1] in _RIGHT
    return left and not right, right and not left


def _side(document: Document, paragraph: Span, place: int, opening: bool) -> tuple[str | None, str | None] | None:
    """What spaces to set before and behind a mark (None: as they are); None where the mark cannot be put right."""
    text = document.folded
    if document.text[place] == ("\u201d" if opening else "\u201c"):
        return None
    before = text[place - 1] if place > paragraph.start else " "
    after = text[place + 1] if place + 1 < paragraph.end else " "
    return _opened(text, place, before, after) if opening else _closed(text, place, before, after)


def _opened(text: str, place: int, before: str, after: str) -> tuple[str | None, str | None] | None:
    if after in _RIGHT and after != " ":
        return None
    if before in _LEFT:
        return (None, None)  # a space behind it is told by another rule
    listed = before == "," and text[place - 2] == '"'
    return (" ", "" if after == " " else None) if before.isalnum() or listed else None


def _closed(text: str, place: int, before: str, after: str) -> tuple[str | None, str | None] | None:
    if after in _RIGHT and before not in "([":
        return (None, None)
    moved = before == " " and _GOES_ON.match(text, place + 1)
    if not (after.isalnum() or after == "(") or before in "([" or before == " " and not moved:
        return None
    return ("" if moved else None, " ")


def _moved(document: Document, rule: Rule, place: int, spaces: tuple[str | None, str | None]) -> Finding:
    before, behind = spaces
    text = document.text
    start = place - 1 if before == "" else place
    end = place + 2 if behind == "" else place + 1
    shown = Span(start - 1, min(end + 1, len(text)))
    fix = f"{text[start - 1]}{before or ''}{text[place]}{behind or ''}{text[end : shown.end]}"
    around = _WORD_BEFORE.search(text, max(0, shown.start - _LONGEST), shown.start), _WORD_BEHIND.match(text, shown.end)
    left, right = (word[0] if word else "" for word in around)
    return finding(rule, document, shown, [fix], words=squeeze(f"{left}{fix}{right}"))
