"""Words that a hyphen at the end of a line cuts in two, as in text taken from pages in print."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_HALVES = compiled(r"(?P<first>(?<![\w'\u2019-])[^\W\d_]{2,})-(?P<second>[^\W\d_]{2,})(?![\w-])")
_REACH = 30  # code points that a half may have
_WORD, _USUAL = 3.0, 4.0  # Zipf frequencies of words in use, and of those in everybody's mouth


def line_end(document: Document, rule: Rule) -> Iterator[Finding]:
    """Halves of a word on two lines; what may be a compound of two words in use is best looked at."""
    from mtcheck.english.frequency import frequency  # loads a list of words

    for place in document.layout.reading.breaks if document.layout else ():
        if document.text[place - 1] != "-":
            continue
        around = _HALVES.finditer(document.text, max(0, place - _REACH), place + _REACH)
        found = next((match for match in around if match.start("second") == place), None)
        if found is None or not found["second"].islower():
            continue
        first, second = found["first"], found["second"]
        known = frequency((first + second).lower())
        both = min(frequency(first.lower()), frequency(second)) >= _USUAL
        if known >= (_USUAL if both else _WORD):
            safety = Safety.UNSAFE if both else None
            yield finding(rule, document, Span(*found.span()), [first + second], safety=safety)
