"""Names of the source that the English writes with a small letter: pixivto of Пиксивто."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.sourced.endings import PERHAPS_HERS, nominatives
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.pairs import pairs_of
from mtcheck.source.words import plain, readings, spellings_of

_LOWER = re.compile(r"(?<![\w.@/#&'\u2019-])[a-z]{4,}(?![\w@/-]|\.\w)")
_CYRILLIC = re.compile("[\u0400-\u04ff]{4,}")
_SPELLINGS = 8  # romanizations that are tried
_RARE, _EVERYWHERE = 2.5, 6.0  # Zipf frequency from which English has a word of its own; which is in every text
_NAMES = frozenset(("Surn", "Name", "Patr", "Geox", "Orgn"))
_CAPITAL_BEFORE = re.compile(r"(?<![^\W_])[A-Z][\w'\u2019.-]*\s+$")
_CAPITAL_AFTER = re.compile(r"\s+[A-Z][a-z]")
_STARTED = re.compile(r"(?:^|[.!?:\u2026\"\u00ab\u201e\u201c\u2013\u2014-])\s*$")


def lower(document: Document, rule: Rule) -> Iterator[Finding]:
    """Small words that spell, letter by letter, a word that the source has with a capital inside a sentence."""
    source = pairs_of(document).source
    if source.language not in ("ru", "uk"):
        return
    for pair in pairs_of(document).translated:
        mine: dict[str, Span] = {}
        for match in _LOWER.finditer(document.text, *pair.span):
            mine.setdefault(match[0], Span(*match.span()))
        small = {plain(word.text) for word in source.words_in(pair.source_span) if word.text.islower()}
        for word in source.words_in(pair.source_span) if mine else ():
            if plain(word.text) in small or not _is_name(source, word):
                continue
            own = _spelled(plain(word.text), source.language_at(word.span.start))
            right = [s for form in nominatives(source, word) for s in _spelled(form, source.language)]
            for text in mine.keys() & {*own, *right}:
                if not _is_word(document, mine[text]):
                    declined = bool(right) and text not in right
                    fix = right[0] if declined else text
                    sure = not declined and _is_nominative(source, word)
                    safety = Safety.SAFE if sure else Safety.UNSAFE
                    yield finding(rule, document, mine[text], [fix.capitalize()], safety=safety, source=word.text)


def _is_name(source: SourceDocument, word: Word) -> bool:
    """Whether a word has its capital because it is a name; one that begins a sentence, if it can be nothing else."""
    text = word.text
    if not text[0].isupper() or not text[1:].islower() or not _CYRILLIC.fullmatch(text):
        return False
    known = [p for p in readings(plain(text)) if p.is_known] if source.language_at(word.span.start) == "ru" else []
    if any(not _NAMES & set(map(str, p.tag.grammemes)) for p in known):
        return False
    return bool(known) or not _STARTED.search(source.text, max(0, word.span.start - 3), word.span.start)


def _is_nominative(source: SourceDocument, word: Word) -> bool:
    """Whether a name may stand in the nominative, and is no man's genitive: then its letters are the name's."""
    low = plain(word.text)
    if PERHAPS_HERS.search(low) or source.language_at(word.span.start) != "ru":
        return not PERHAPS_HERS.search(low)
    return any(p.tag.case in ("nomn", None) for p in readings(low))


def _is_word(document: Document, span: Span) -> bool:
    """Whether English has a word so written, and no capital beside it tells that it is a name."""
    usual = frequency(document.text[slice(*span)])
    if not _RARE <= usual < _EVERYWHERE:
        return usual >= _RARE
    text = document.text
    return not (
        _CAPITAL_BEFORE.search(text, max(0, span.start - 30), span.start) or _CAPITAL_AFTER.match(text, span.end)
    )


def _spelled(form: str, language: str) -> tuple[str, ...]:
    return tuple(s.lower() for s in spellings_of(form, language, _SPELLINGS))
