"""Numbers that differ between an article and its source: another value, one that is missing, one too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.sourced.comparing import amount, compared, slip
from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.numerals import Number, numbers
from mtcheck.source.pairs import Pair, pairs_of

_ROUND = re.compile(  # words for numbers, and for measures into which they are worked out
    r"\b(?:half|quarter|century|centuries|decades?|dozens?|scores?|fortnight|feet|foot|inch(?:es)?|miles?|yards?|"
    r"pounds?|ounces?|acres?|fahrenheit|times|fold)\b"
)
_SMALL = 12  # numbers up to here are often said in other ways: both, a week, a pair
_WORDS = "zero one two three four five six seven eight nine ten eleven twelve".split()
_RANKS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split()


def changed(document: Document, rule: Rule) -> Iterator[Finding]:
    """Numbers of another value than the source's in the same sentences; the fix writes the source's value."""
    for found in compared(document):
        for mine, theirs in found.changed:
            fix = _written(document.text, mine, theirs)
            told = _shown(document, theirs)
            sure = mine.digits and theirs.digits and slip(document, mine, theirs)
            safety = Safety.SAFE if sure and len(amount(pairs_of(document).source.text, theirs)) > 1 else Safety.UNSAFE
            yield finding(rule, document, mine.span, [fix] if fix else [], safety=safety, source=told)


def missing(document: Document, rule: Rule) -> Iterator[Finding]:
    """Numbers in digits of the source that the translation leaves out; the mark is on the word before the gap."""
    for found in compared(document):
        if _ROUND.search(document.lower, *found.pair.span):
            continue
        for number in found.missing:
            if number.digits and number.value > _SMALL and not 1900 <= number.value <= 2100:
                place = gap(document, found.pair, number.span.start)
                yield finding(rule, document, place, [], source=_shown(document, number))


def added(document: Document, rule: Rule) -> Iterator[Finding]:
    """Numbers in digits that stand nowhere in the source."""
    source = pairs_of(document).source
    everywhere = {v for n in numbers(source.text, source.language, Span(0, len(source.text))) for v in n.values}
    for found in compared(document):
        for number in found.added:
            # "this year" gets its number
            new = everywhere.isdisjoint(number.values) and not 1900 <= number.value <= 2100
            if document.lower.endswith("round of ", 0, number.span.start):  # an eighth of the final
                continue
            if new and number.digits and number.value > _SMALL:
                yield finding(rule, document, number.span, [])


def gap(document: Document, pair: Pair, position: int) -> Span:
    """The English word that stands about where a position of the source is."""
    span, source = pair.span, pair.source_span
    part = (position - source.start) / max(1, source.end - source.start)
    place = span.start + part * (span.end - span.start)
    words = document.words_in(span)
    return min(words, key=lambda w: abs((w.start + w.end) / 2 - place), default=Span(span.start, span.end))


def _written(text: str, mine: Number, theirs: Number) -> str:
    """The source's value in the manner of the English number; "" where that cannot be said shortly."""
    value = theirs.value
    if not mine.digits:
        return _in_words(text[slice(*mine.span)], value)
    after = text[mine.amount.end : mine.span.end]
    if mine.scale:
        if theirs.scale and theirs.scale != mine.scale:
            names = {3: "thousand", 6: "million", 9: "billion", 12: "trillion"}
            return f"{_plain(value / 10**theirs.scale)} {names[theirs.scale]}" if theirs.scale > 3 else _plain(value)
        amount = value / 10**mine.scale
        return f"{_plain(amount)}{after}" if amount >= 1 else _plain(value)
    return _plain(value) if value < 1_000_000 else _with_scale(value)


def _in_words(found: str, value: float) -> str:
    """A value in the manner of a number word or an hour; "" where it would have to be said otherwise."""
    if found[:1].isdigit() or value % 1 or value < 1:
        return ""
    words = _RANKS if found.lower() in _RANKS else ["", *_WORDS[1:]]
    at = int(value) - (words is _RANKS)
    fix = words[at] if at < len(words) else _with_scale(value) if words is not _RANKS else ""
    return fix.capitalize() if found[0].isupper() else fix


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
