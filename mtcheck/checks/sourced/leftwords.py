"""Words of the source that the English has in Latin letters only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.english.spelling import unknown
from mtcheck.findings import Finding, Span
from mtcheck.names.romanize import romanizations
from mtcheck.names.sounds import same_name
from mtcheck.rules.matchers import finding, starts_sentence
from mtcheck.rules.rule import Rule
from mtcheck.source.pairs import pairs_of

_WORD = re.compile(r"(?<![\w'\u2019.@/\u201c\"\u00ab&#-])[a-z]{5,}(?![\w@/\u201d\"\u00bb-]|['\u2019]\w|\.\w)")
_NAMED = re.compile(r"(?<![^\W_])[A-Z][\w'\u2019.]*\s+$")  # a capitalized word before it: a part of a name
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_SAME = 0.85  # likeness from which two spellings are one word
_SPELLINGS = 6  # romanizations of a word that are tried
_LEAST = 4  # letters of a source word


def left(document: Document, rule: Rule) -> Iterator[Finding]:
    """Lower-case words that English does not have, and that are a word of the source by their sound."""
    source = pairs_of(document).source
    if source.language not in ("ru", "uk"):
        return
    for pair in pairs_of(document).translated:
        for match in _WORD.finditer(document.text, *pair.span):
            if not unknown(match[0]) or _in_name(document, match.start()):
                continue
            for word in source.words_in(pair.source_span):
                first = any(word.span.start - 2 <= s.start <= word.span.start for s in pair.source)
                if len(word.text) < _LEAST or not (first or word.text.islower()):
                    continue
                forms = {word.text.lower(), *word.lemmas} if _CYRILLIC.fullmatch(word.text) else ()
                if any(_sounds(form, match[0], source.language) for form in forms):
                    yield finding(rule, document, Span(*match.span()), [], source=word.text)
                    break


def _in_name(document: Document, position: int) -> bool:
    """Whether a capitalized word that begins no sentence stands right before a position."""
    before = _NAMED.search(document.text, max(0, position - 30), position)
    return before is not None and not starts_sentence(document.folded, before.start())


def _sounds(form: str, english: str, language: str) -> bool:
    spellings = romanizations(form, "uk" if language == "uk" else "ru")[:_SPELLINGS]
    bare = english.removesuffix("s")
    return any(same_name(spelling, bare) >= _SAME or same_name(spelling, english) >= _SAME for spelling in spellings)
