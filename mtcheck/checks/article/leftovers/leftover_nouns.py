"""Russian nouns for bodies, offices and places that a machine took for names: the doctors of the Roddom."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.lists import read_columns
from mtcheck.findings import Finding, Span
from mtcheck.names.known import words_of
from mtcheck.rules.matchers import finding, starts_sentence
from mtcheck.rules.rule import Rule
from mtcheck.text import capitalized_before

_SEEN = 1.0  # Zipf frequency from which a word may be something else in articles about other countries


def leftover_nouns(document: Document, rule: Rule) -> Iterator[Finding]:
    """Such nouns, in capitals or small letters, where no part of a longer name stands before them."""
    for word, span in document.memo(words_of):
        noun = _nouns().get(word)
        if noun is None or frequency(word) >= _SEEN and not cues.is_eastern(document):
            continue
        own = document.text[span.start : span.start + len(word)]
        if own.isupper() or document.text[max(0, span.start - 1) : span.start] in ("-", "@", "#", '"', "."):
            continue
        before = capitalized_before(document.folded, span.start)
        if before and before.lower() not in cues.OPENERS:
            continue  # part of a longer name
        first = own[0].isupper() and starts_sentence(document.folded, span.start)
        fix = noun[0].upper() + noun[1:] if first else noun
        yield finding(rule, document, Span(span.start, span.start + len(word)), [fix])


@cache
def _nouns() -> dict[str, str]:
    return {row[0]: row[1] for row in read_columns("leftover-nouns.txt")}
