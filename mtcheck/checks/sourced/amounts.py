"""Numbers that differ between an article and its source: another value, one that is missing, one too many."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.checks.sourced.units import converted
from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.numerals import Number, numbers
from mtcheck.source.pairs import Pair, pairs_of

_ROUND = re.compile(r"\b(?:half|quarter|century|centuries|decades?|dozens?|scores?|fortnight)\b")
_SMALL = 12  # numbers up to here are often said in other ways: both, a week, a pair


class _Compared(NamedTuple):
    """Numbers of one pair that have no equal on the other side, and whether each side has them in digits."""

    english: list[Number]
    source: list[Number]


def changed(document: Document, rule: Rule) -> Iterator[Finding]:
    """Numbers of another value than the source's in the same sentences; the fix writes the source's value."""
    for pair in _compared_pairs(document):
        compared = _compare(document, pair)
        for mine, theirs in _partners(document, compared):
            fix = _written(document.text, mine, theirs)
            told = _shown(document, theirs)
            sure = mine.digits and theirs.digits and _slip(document, mine, theirs)
            safety = Safety.SAFE if sure and len(_amount(pairs_of(document).source.text, theirs)) > 1 else Safety.UNSAFE
            yield finding(rule, document, mine.span, [fix] if fix else [], safety=safety, source=told)


def missing(document: Document, rule: Rule) -> Iterator[Finding]:
    """Numbers in digits of the source that the translation leaves out; the mark is on the word before the gap."""
    for pair in _compared_pairs(document):
        if _ROUND.search(document.lower, *pair.span):
            continue
        compared = _compare(document, pair)
        partnered = {theirs.span for _, theirs in _partners(document, compared)}
        for number in compared.source:
            if any(converted(document, mine, number) for mine in compared.english):
                continue
            wanted = number.digits and number.value > _SMALL and not 1900 <= number.value <= 2100
            if wanted and number.span not in partnered:
                yield finding(
                    rule, document, gap(document, pair, number.span.start), [], source=_shown(document, number)
                )


def added(document: Document, rule: Rule) -> Iterator[Finding]:
    """Numbers in digits that stand nowhere in the source."""
    source = pairs_of(document).source
    everywhere = {v for n in numbers(source.text, source.language, Span(0, len(source.text))) for v in n.values}
    for pair in _compared_pairs(document):
        compared = _compare(document, pair)
        partnered = {mine.span for mine, _ in _partners(document, compared)}
        for number in compared.english:
            new = (
                everywhere.isdisjoint(number.values) and not 1900 <= number.value <= 2100
            )  # "this year" gets its number
            if any(converted(document, number, theirs) for theirs in compared.source):
                continue
            if new and number.digits and number.value > _SMALL and number.span not in partnered:
                yield finding(rule, document, number.span, [])


def gap(document: Document, pair: Pair, position: int) -> Span:
    """The English word that stands about where a position of the source is."""
    span, source = pair.span, pair.source_span
    part = (position - source.start) / max(1, source.end - source.start)
    place = span.start + part * (span.end - span.start)
    words = document.words_in(span)
    return min(words, key=lambda w: abs((w.start + w.end) / 2 - place), default=Span(span.start, span.end))


def _compared_pairs(document: Document) -> Iterator[Pair]:
    for pair in pairs_of(document).translated:
        if len(pair.english) <= 2 and len(pair.source) <= 2:
            yield pair


def _compare(document: Document, pair: Pair) -> _Compared:
    """The numbers of both sides without those that are the same."""
    source = pairs_of(document).source
    mine = numbers(document.folded, "en", pair.span)
    theirs = numbers(source.text, source.language, pair.source_span)
    ours = [v for n in mine for v in n.values]
    others = [v for n in theirs for v in n.values]
    return _Compared(
        [n for n in mine if not _explained(n, others)],
        [n for n in theirs if not _explained(n, ours)],
    )


def _explained(number: Number, others: list[float]) -> bool:
    """Whether one of the other side's values is this number, or a year's last digits."""
    return any(
        abs(v - o) < 1e-6 * max(1.0, abs(v))
        or (o < 100 <= v < 2100 and v % 100 == o)
        or (v < 100 <= o < 2100 and o % 100 == v)
        for v in number.values
        for o in others
    )


def _partners(document: Document, compared: _Compared) -> Iterator[tuple[Number, Number]]:
    """Numbers without equal that are each other's translation: alone on both sides, or alike in their digits."""
    mine = [n for n in compared.english if n.digits]
    theirs = [n for n in compared.source if n.digits or n.value > _SMALL]
    if len(mine) == len(theirs) == 1 and (mine[0].value > _SMALL or theirs[0].value > _SMALL):
        if not converted(document, mine[0], theirs[0]):
            yield mine[0], theirs[0]
        return
    for number in mine:
        alike = [other for other in theirs if _slip(document, number, other)]
        if len(alike) == 1:
            theirs.remove(alike[0])
            yield number, alike[0]


def _slip(document: Document, mine: Number, theirs: Number) -> bool:
    """Whether two numbers differ by a digit lost, added or changed, or by a thousand, million or billion."""
    a, b = f"{mine.value:.10g}", f"{theirs.value:.10g}"
    if mine.scale != theirs.scale and a.rstrip("0").replace(".", "") == b.rstrip("0").replace(".", ""):
        return True
    if mine.scale != theirs.scale:
        return _one_off(a, b)
    written = _amount(document.text, mine), _amount(pairs_of(document).source.text, theirs)
    return len(b) > 1 and _one_off(*written)


def _amount(text: str, number: Number) -> str:
    return re.sub(r"\D", "", text[slice(*number.amount)])


def _one_off(a: str, b: str) -> bool:
    """Whether two strings of digits differ by one digit more, less or other."""
    if not a or not b or abs(len(a) - len(b)) > 1 or a == b:
        return False
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    long, short = max(a, b, key=len), min(a, b, key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _written(text: str, mine: Number, theirs: Number) -> str:
    """The source's value in the manner of the English number; "" where that cannot be said shortly."""
    value = theirs.value
    if not mine.digits:
        return ""
    after = text[mine.amount.end : mine.span.end]
    if mine.scale:
        if theirs.scale and theirs.scale != mine.scale:
            names = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
            return f"{_plain(value / 10**theirs.scale)} {names[theirs.scale]}" if theirs.scale > 3 else _plain(value)
        amount = value / 10**mine.scale
        return f"{_plain(amount)}{after}" if amount >= 1 else _plain(value)
    return _plain(value) if value < 1_000_000 else _with_scale(value)


def _with_scale(value: float) -> str:
    for power, name in ((12, "trillion"), (9, "billion"), (6, "million")):
        if value >= 10**power:
            return f"{_plain(value / 10**power)} {name}"
    return _plain(value)


def _plain(value: float) -> str:
    """A value in digits as English writes it; years and other numbers below ten thousand may go without a comma."""
    if value % 1:
        return f"{value:,.6f}".rstrip("0")
    return f"{int(value)}" if 1500 <= value < 2100 else f"{int(value):,}"


def _shown(document: Document, number: Number) -> str:
    return pairs_of(document).source.text[slice(*number.span)]
