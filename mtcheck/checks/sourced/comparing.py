"""The numbers of a sentence and its source beside each other: the same, changed, missing, added."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.checks.sourced.units import Counted, converted, counted_english, counted_source
from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.source.anchors import english_keys
from mtcheck.source.numerals import Number, numbers
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.words import plain
from mtcheck.text import WORD

_SMALL = 12  # numbers up to here are often said in other ways: both, a week, a pair
_KEY = 5  # letters by which English words are compared
_AFTER = 3  # words after a number in which what it counts is looked for
_OTHERWISE = frozenset(  # words of a number that are as often none
    "one once first second single both double couple pair half quarter quarters thirds fifths noon midnight century "
    "decade fortnight dozen triple twice ones third".split()
)
_OTHERWISE_SOURCE = re.compile(
    r"(?:один|одн|перв|перш|пар[аыуеоиі]|половин|пол-?|пів|век|ст[оа]л[еі]т|десятк|десяток|сотн|сутк|доб[аиуі]|дюжин|однажды|"
    r"четверт[ьи]|чверт|трет[ьи]\b|треть|третин|второ|друг|раз)"
)
_SCORE = re.compile(r"\d[:\u2013-]\d")
_TIMES = re.compile(r"\s+(?:раз\w*|кратн\w*|финал\w*|фінал\w*)\b")
_MOST = 60  # numbers of a pair: beyond, it is a table without lines
_MONTHS = "january february march april may june july august september october november december".split()
_RU_MONTHS = "янв фев мар апр мая|май июн июл авг сен окт ноя дек".split()
_UK_MONTHS = "січ лют берез квіт трав черв лип серп верес жовт листоп груд".split()
_ENGLISH_MONTH = re.compile(r"\b(" + "|".join(_MONTHS) + r")\b")
_SOURCE_MONTH = re.compile(
    r"\s+(?:(" + ")|(".join(a + "|" + b for a, b in zip(_RU_MONTHS, _UK_MONTHS, strict=True)) + "))"
)


class Compared(NamedTuple):
    """The numbers of one pair; those of the English come first."""

    pair: Pair
    same: tuple[tuple[Number, Number], ...]
    changed: tuple[tuple[Number, Number], ...]
    missing: tuple[Number, ...]
    added: tuple[Number, ...]


def compared(document: Document) -> tuple[Compared, ...]:
    """The numbers of each pair of at most two sentences on a side."""
    return document.memo(_compared)


def _compared(document: Document) -> tuple[Compared, ...]:
    pairs = (p for p in pairs_of(document).translated if len(p.english) <= 2 and len(p.source) <= 2)
    return tuple(_of_pair(document, pair) for pair in pairs)


def _of_pair(document: Document, pair: Pair) -> Compared:
    source = pairs_of(document).source
    mine = numbers(document.folded, "en", pair.span)
    theirs = numbers(source.text, source.language_at(pair.source_span.start), pair.source_span)
    if max(len(mine), len(theirs)) > _MOST:
        return Compared(pair, (), (), (), ())
    same, left, others = _matched(document, source.text, mine, theirs)
    left = [m for m in left if not any(converted(document, m, t) for t in theirs)]
    others = [t for t in others if not any(converted(document, m, t) for m in mine)]
    changed = list(_partners(document, left, others))
    gone, new = {t.span for _, t in changed}, {m.span for m, _ in changed}
    return Compared(
        pair,
        tuple(same),
        tuple(changed),
        tuple(t for t in others if t.span not in gone),
        tuple(m for m in left if m.span not in new),
    )


def _matched(
    document: Document, source: str, mine: list[Number], theirs: list[Number]
) -> tuple[list[tuple[Number, Number]], list[Number], list[Number]]:
    """Numbers of one value, each once if possible, and those of both sides that have no equal."""
    same: list[tuple[Number, Number]] = []
    free = list(theirs)
    left = []
    for number in mine:
        equal = [t for t in free if _equal(number, t)] or [t for t in free if _explains(document, source, number, t)]
        if equal:
            free.remove(equal[0])
            same.append((number, equal[0]))
        else:
            left.append(number)
    left = [m for m in left if not any(_equal(m, t) or _explains(document, source, m, t) for t in theirs)]
    free = [t for t in free if not any(_equal(m, t) or _explains(document, source, m, t) for m in mine)]
    return same, left, free


def _equal(mine: Number, theirs: Number) -> bool:
    return any(abs(v - o) < 1e-6 * max(1.0, abs(v)) for v in mine.values for o in theirs.values)


def _explains(document: Document, source: str, mine: Number, theirs: Number) -> bool:
    """Whether one is the other rounded, or the last digits of a year."""
    return _rounded(mine, theirs) or _short_year(document.text, mine, theirs) or _short_year(source, theirs, mine)


def _rounded(mine: Number, theirs: Number) -> bool:
    """Whether a large number is told with fewer digits, and is the same with so many."""
    big = max(mine.value, theirs.value)
    if big < 100 or not mine.scale:
        return False
    return abs(mine.value - theirs.value) < 0.02 * big and _digits(mine.value) < _digits(theirs.value)


def _digits(value: float) -> int:
    """Significant digits of a number as written."""
    return len(f"{value:.10g}".replace(".", "").strip("0"))


def _short_year(text: str, short: Number, year: Number) -> bool:
    """Whether a number of two digits after an apostrophe, dash or slash, or in a date, is the end of a year."""
    if not (0 <= short.value < 100 and 1900 <= year.value < 2100 and year.value % 100 == short.value):
        return False
    return not short.digits or text[short.span.start - 1 : short.span.start] in "'\u2019/-\u2013"


def _partners(document: Document, mine: list[Number], theirs: list[Number]) -> Iterator[tuple[Number, Number]]:
    """Numbers without equal that are each other's translation.

    By their digits, by what they count, or because they are alone on both sides.
    """
    source = pairs_of(document).source.text
    theirs = list(theirs)
    mine = list(mine)
    for alike in (_slips, _count_the_same):
        for number in list(mine):
            found = [other for other in theirs if alike(document, number, other)]
            back = [m for m in mine if len(found) == 1 and alike(document, m, found[0])]
            if len(found) == 1 and len(back) == 1:
                mine.remove(number)
                theirs.remove(found[0])
                yield number, found[0]
    mine = [m for m in mine if not _vague(document, m)]
    theirs = [t for t in theirs if not _vague_source(source, t)]
    if len(mine) == len(theirs) == 1:
        large = mine[0].value > _SMALL or theirs[0].value > _SMALL
        score = _in_score(document.text, mine[0]) and _in_score(source, theirs[0])
        if large or score or _words(mine[0], theirs[0]):
            yield mine[0], theirs[0]


def _words(mine: Number, theirs: Number) -> bool:
    """Whether both are small numbers of things."""
    return mine.value > 1 and theirs.value > 1 and mine.value % 1 == theirs.value % 1 == 0


def _vague(document: Document, number: Number) -> bool:
    text = document.lower[slice(*number.span)]
    if _in_score(document.text, number):
        return False
    return number.value in (0, 1) or text.split("-")[0] in _OTHERWISE or _is_scale(number) or text.endswith("s")


def _vague_source(source: str, number: Number) -> bool:
    return not _in_score(source, number) and (
        number.value in (0, 1)
        or _is_scale(number)
        or bool(_OTHERWISE_SOURCE.match(plain(source[slice(*number.span)])))
        or bool(_TIMES.match(plain(source[number.span.end : number.span.end + 12])))
    )


def _in_score(text: str, number: Number) -> bool:
    """Whether a number is one half of a score: 3:1."""
    around = text[max(0, number.span.start - 2) : number.span.end + 2]
    return number.digits and bool(_SCORE.search(around))


def _is_scale(number: Number) -> bool:
    """Whether a number is nothing but a word for a thousand or million: millions of people, a thousand times."""
    return not number.digits and number.value in (100, 1e3, 1e6, 1e9, 1e12)


def _slips(document: Document, mine: Number, theirs: Number) -> bool:
    return mine.digits and (theirs.digits or theirs.value > _SMALL) and slip(document, mine, theirs)


def slip(document: Document, mine: Number, theirs: Number) -> bool:
    """Whether two numbers differ by a digit lost, added or changed, or by a thousand, million or billion."""
    a, b = f"{mine.value:.10g}", f"{theirs.value:.10g}"
    if mine.scale != theirs.scale and a.rstrip("0").replace(".", "") == b.rstrip("0").replace(".", ""):
        return True
    if mine.scale != theirs.scale:
        return _one_off(a, b)
    written = amount(document.text, mine), amount(pairs_of(document).source.text, theirs)
    return len(b) > 1 and _one_off(*written)


def amount(text: str, number: Number) -> str:
    """The digits of a number as written, without thousand or million."""
    return re.sub(r"\D", "", text[slice(*number.amount)])


def _one_off(a: str, b: str) -> bool:
    """Whether two strings of digits differ by one digit more, less or other, or by two that changed places."""
    if not a or not b or abs(len(a) - len(b)) > 1 or a == b:
        return False
    if len(a) == len(b):
        other = [at for at, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        first, last = (other[0], other[-1] + 1) if other else (0, 0)
        turned = last - first == 2 and a[first:last] == b[first:last][::-1]
        return len(other) == 1 or turned
    long, short = max(a, b, key=len), min(a, b, key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _count_the_same(document: Document, mine: Number, theirs: Number) -> bool:
    """Whether two numbers count one unit or kind of thing, or are days of one month."""
    source = pairs_of(document).source
    one: Counted | None = counted_english(document.text, mine)
    other = counted_source(source.text, theirs, source.language_at(theirs.span.start))
    if one or other:
        return bool(one and other and one.unit == other.unit)
    if (month := _month(document, mine)) is not None:
        return month == _source_month(source.text, theirs)
    if document.lower[slice(*mine.span)].startswith("dozen") or plain(source.text[slice(*theirs.span)]).startswith(
        "десятк"
    ):
        return False
    if 0 in (mine.value, theirs.value) or mine.value % 1 or theirs.value % 1 or _is_scale(mine) or _is_scale(theirs):
        return False
    return not _heads(document, mine).isdisjoint(_source_heads(document, theirs))


def _month(document: Document, number: Number) -> int | None:
    """The month that a day stands beside in English."""
    if not 1 <= number.value <= 31:
        return None
    text = document.lower
    after = re.compile(r"(?:st|nd|rd|th)?(?: of)? ").match(text, number.span.end)
    found = _ENGLISH_MONTH.match(text, after.end()) if after else None
    before = list(_ENGLISH_MONTH.finditer(text, max(0, number.span.start - 11), number.span.start))
    if found is None and before and not text[before[-1].end() : number.span.start].strip():
        found = before[-1]
    return _MONTHS.index(found[1]) if found else None


def _source_month(text: str, number: Number) -> int | None:
    found = _SOURCE_MONTH.match(plain(text[number.span.end : number.span.end + 12]))
    return (found.lastindex or 1) - 1 if found else None


def _heads(document: Document, number: Number) -> frozenset[str]:
    """Keys of the first words after a number."""
    words = WORD.finditer(document.lower, number.span.end, min(len(document.lower), number.span.end + 40))
    return frozenset(word[0][:_KEY] for word, _ in zip(words, range(_AFTER), strict=False) if len(word[0]) > 2)


def _source_heads(document: Document, number: Number) -> frozenset[str]:
    """Keys of what usually translates the first words after a number of the source."""
    source = pairs_of(document).source
    words = source.words_in(Span(number.span.end, min(len(source.text), number.span.end + 40)))[:_AFTER]
    return frozenset(key for word in words for lemma in word.lemmas for key in english_keys(lemma))
