"""Views and units of a text: same-length folding, paragraphs, sentences, words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from mtcheck.findings import Span

BOM = "\ufeff"
_FOLDED = {
    '"': "\u201c\u201d\u201e\u201f",
    "'": "\u2018\u2019\u201a\u201b\u02bc",
    " ": "\u00a0\u2009\u202f\u2007\u2008\u3000\ufeff",
    "-": "\u2010\u2011",
}

WORD = re.compile(r"[^\W_]+(?:['\u2019\u2018\u02bc\-\u2010\u2011][^\W_]+)*")
_CAPITALIZED = re.compile(r"([A-Z][a-z]+) $")
_LONGEST = 30  # code points of it
_BLANK = re.compile(r"\n[^\S\n]*(?:\n[^\S\n]*)+|\r\n[^\S\n]*(?:\r\n[^\S\n]*)+")
_PROTECTED = re.compile(
    r"https?://[^\s<>\"\u201d\u00bb)]*[^\s<>\"\u201d\u00bb).,;:!?]"
    r"|\bwww\.[^\s<>\"\u201d\u00bb)]*[^\s<>\"\u201d\u00bb).,;:!?]"
    r"|[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<!\w)[@#]\w+"
    r"|`[^`\n]+`"
    r"|</?[A-Za-z][^<>\n]*>"
)
ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Maj|Gov|Sen|Rep|St|vs|etc|al|Inc|Ltd|Co|Corp|Jr|Sr|"
    r"approx|Approx|Corr|ed|Ed|e\.g|i\.e|a\.m|p\.m|U\.S|U\.K|U\.N|E\.U|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)|"
    r"(?<![\w.])[A-Z])\.$"
)
_UNENDED = re.compile(r"(?<![\w-])(?:the|an|of)\Z")  # words that no line ends with unless it is wrapped
_OPEN = re.compile(
    r"(?:[,\u2013\u2014]|\w-|(?<![\w-])(?:a|in|on|at|to|by|for|from|with|and|or|as|that|than|his|her|its))\Z"
)
SURROGATE = re.compile("[\ud800-\udfff]")
_LONGEST_ABBREVIATION = 8  # code points, its stop among them
_NO_SPACE = re.compile(r"\S")


def common_ends(one: Sequence[str], other: Sequence[str]) -> tuple[int, int]:
    """How many pieces two texts begin with in common, and how many of the others they end with."""
    most = min(len(one), len(other))
    head = 0
    while head < most and one[head] == other[head]:
        head += 1
    tail = 0
    while tail < most - head and one[-1 - tail] == other[-1 - tail]:
        tail += 1
    return head, tail


def capitalized_before(text: str, at: int) -> str:
    """The word in capitals and small letters that stands right before a place, one space between; "" for none."""
    found = _CAPITALIZED.search(text, max(0, at - _LONGEST), at)
    return found[1] if found else ""


def has_word(text: str, word: str, joining: str = "_") -> bool:
    """Whether a text has a word, in this letter case, beside which stand no letter, digit or sign of `joining`.

    An expression made of the word would look at each letter of the text.
    """
    at = text.find(word)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(word) : at + len(word) + 1]
        if not (before.isalnum() or after.isalnum() or before and before in joining or after and after in joining):
            return True
        at = text.find(word, at + 1)
    return False


def fold(text: str) -> str:
    """The text with straight quotes, plain spaces and plain hyphens, code point for code point as long as before."""
    if text.isascii():
        return text
    for plain, others in _FOLDED.items():
        for other in others:
            text = text.replace(other, plain)
    return text


def normalized(text: str) -> str:
    """A stretch of text as fingerprints hold it, without what stands for mark-up."""
    return " ".join(fold(text).replace("\u2060", "").split())


def lower(text: str) -> str:
    """The text in lower case, code point for code point as long as before (dotted capital I stays one).

    Lone surrogates, which texts from broken JSON have, are replaced: nothing searches for them, and some searches fail.
    """
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
    return low if low.isascii() else SURROGATE.sub("\ufffd", low)


@lru_cache(maxsize=2)  # asked for to tell whether lines are wrapped, and again by those who need them
def paragraphs(text: str) -> tuple[Span, ...]:
    """Paragraphs without surrounding white space: lines, with the lines of hard-wrapped text joined."""
    spans = []
    start = 0
    for gap in _BLANK.finditer(text):
        spans += _lines(text, start, gap.start())
        start = gap.end()
    return tuple(spans + _lines(text, start, len(text)))


def line_spans(text: str) -> list[Span]:
    """Lines without their ends, as a file read line by line gives them; a lone carriage return ends one, too."""
    ends = [m.span() for m in re.finditer(r"\r\n|\r|\n", text)]
    if not ends or ends[-1][1] < len(text):
        ends.append((len(text), len(text)))
    starts = [0, *(end for _, end in ends[:-1])]
    return [Span(start, stop) for start, (stop, _) in zip(starts, ends, strict=True)]


def _lines(text: str, start: int, end: int) -> list[Span]:
    """Lines of one block between blank lines; a line that runs on is joined with the next."""
    lines = [Span(*s) for s in _stripped_lines(text, start, end)]
    if len(lines) < 2:
        return lines
    wrapped = len(lines) > 2 and all(50 <= s.end - s.start <= 100 for s in lines[:-1])
    joined = [lines[0]]
    for line in lines[1:]:
        last = joined[-1]
        if _runs_on(text, last, line, wrapped):
            joined[-1] = Span(last.start, line.end)
        else:
            joined.append(line)
    return joined


def _runs_on(text: str, last: Span, line: Span, wrapped: bool) -> bool:
    if wrapped or text[last.end - 1] in '.!?:;"\u201d\u2026':
        return wrapped
    if _UNENDED.search(text, max(last.start, last.end - 9), last.end):
        return True
    long = last.end - last.start >= 40
    return text[line.start].islower() and (long or bool(_OPEN.search(text, max(last.start, last.end - 9), last.end)))


def _stripped_lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    pos = start
    while pos < end:
        stop = text.find("\n", pos, end)
        stop = end if stop < 0 else stop
        a, b = pos, stop
        while a < b and (text[a].isspace() or text[a] == "\ufeff"):
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if a < b:
            yield a, b
        pos = stop + 1


class Breaks(NamedTuple):
    """Where sentences end in a language: `stop` matches marks with what closes behind them.

    No sentence ends with what `abbreviation` matches; with `bare` only where nothing closes behind the stop. `numbered`
    matches what a number follows; with one of the signs `joining` a sentence goes on.
    """

    stop: re.Pattern[str]
    abbreviation: re.Pattern[str]
    numbered: re.Pattern[str] | None = None
    joining: str = ""
    bare: bool = False


ENGLISH = Breaks(re.compile(r"[.!?\u2026]++[\"'\u201d\u2019\u00bb)\]]*+"), ABBREVIATION, re.compile(r"\bNos?\.$"))


def sentences(text: str, span: Span, breaks: Breaks = ENGLISH) -> tuple[Span, ...]:
    """Sentences of one paragraph, in order; what goes on in lower case is the same one."""
    out = []
    start = span.start
    for stop in breaks.stop.finditer(text, span.start, span.end):
        following = _NO_SPACE.search(text, stop.end(), span.end)
        if following is None or following.start() == stop.end():
            continue
        after = text[following.start()]
        if after.islower() or after in breaks.joining:
            continue
        mark = stop.start() + 1  # only a window is searched: a sentence may be as long as the text
        shut = breaks.bare and len(stop[0]) > 1
        if not shut and breaks.abbreviation.search(text, max(start, mark - _LONGEST_ABBREVIATION), mark):
            continue
        if breaks.numbered and after.isdigit() and breaks.numbered.search(text, max(start, stop.end() - 4), stop.end()):
            continue
        out.append(Span(start, stop.end()))
        start = following.start()
    if start < span.end:
        out.append(Span(start, span.end))
    return tuple(out)


def protected(text: str) -> tuple[Span, ...]:
    """URLs, addresses, handles, code and mark-up: places that no finding may touch."""
    if not any(sign in text for sign in ("://", "www.", "@", "#", "`", "<")):
        return ()
    return tuple(Span(*m.span()) for m in _PROTECTED.finditer(text))


class Lines:
    """Line and column (both from 1, columns in code points) of positions in a text; a byte order mark has no column.

    Nor have the signs at the places `unseen`, which are in order.
    """

    def __init__(self, text: str, unseen: Sequence[int] = ()) -> None:
        self._unseen = unseen
        self._starts = [int(text.startswith(BOM)), *(m.end() for m in re.finditer("\n", text))]

    def at(self, position: int) -> tuple[int, int]:
        """Line and column of a code-point offset."""
        line = bisect_right(self._starts, position) or 1
        start = self._starts[line - 1]
        unseen = bisect_left(self._unseen, position) - bisect_left(self._unseen, start) if self._unseen else 0
        return line, max(1, position - start + 1 - unseen)


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that touch made one."""
    out: list[Span] = []
    for span in sorted(spans):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)
