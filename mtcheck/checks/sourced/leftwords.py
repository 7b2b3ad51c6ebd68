"""Words of the source that the English has in Latin letters only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.english.spelling import unknown
from mtcheck.findings import Finding, Span
from mtcheck.names.sounds import same_name
from mtcheck.rules.matchers import finding, starts_sentence
from mtcheck.rules.rule import Rule
from mtcheck.source.named import places
from mtcheck.source.pairs import pairs_of
from mtcheck.source.words import spellings_of

_WORD = re.compile(r"(?<![\w'\u2019.@/\u201c\"\u00ab&#-])[a-z]{5,}(?![\w@/\u201d\"\u00bb-]|['\u2019]\w|\.\w)")
_CAPITAL = re.compile(r"(?<![\w'\u2019.@/&#-])[A-Z][a-z]{4,}(?![\w@/-]|['\u2019]\w|\.\w)")
_NAMED = re.compile(r"(?<![^\W_])[A-Z][\w'\u2019.]*\s+$")  # a capitalized word before it: a part of a name
_MORE = re.compile(r"[\s-]+[A-Z]")
_TITLE = re.compile(
    r"[\u00ab\u201e\u201c\"][^\u00ab\u00bb\u201c\u201d\u201e\"\n]{0,40}$"
)  # in marks that opened before
_CYRILLIC = re.compile("[\u0400-\u04ff]+")
_SAME = 0.85  # likeness from which two spellings are one word
_NEAR = 0.7  # the same from which they may be
_USED = 1.5  # Zipf frequency from which English has a word, if only as a name
_SPELLINGS = 6  # romanizations of a word that are tried
_COMMON = 4.0  # the same of words that others are made of
_LATIN = ("ceros", "opsis", "ensis", "anthus", "aceae", "idae", "iformes", "saurus", "oides")
_LEAST = 4  # letters of a source word


def left(document: Document, rule: Rule) -> Iterator[Finding]:
    """Lower-case words that English does not have, and that are a word of the source by their sound."""
    source = pairs_of(document).source
    if source.language not in ("ru", "uk"):
        return
    for pair in pairs_of(document).translated:
        for match in _WORD.finditer(document.text, *pair.span):
            if not unknown(match[0]) or _in_name(document, match.start()) or _is_made_of_words(match[0]):
                continue
            for word in source.words_in(pair.source_span):
                first = any(word.span.start - 2 <= s.start <= word.span.start for s in pair.source)
                if len(word.text) < _LEAST or not (first or word.text.islower()):
                    continue
                forms = {word.text.lower(), *word.lemmas} if _CYRILLIC.fullmatch(word.text) else ()
                if any(_sounds(form, match[0], source.language) for form in forms):
                    yield finding(rule, document, Span(*match.span()), [], source=word.text)
                    break


def _is_made_of_words(word: str) -> bool:
    """Whether a word is two English ones in one (crossvan), or Latin by its ending."""
    if word.endswith(_LATIN):
        return True
    return any(min(frequency(word[:at]), frequency(word[at:])) >= _COMMON for at in range(3, len(word) - 2))


def capital(document: Document, rule: Rule) -> Iterator[Finding]:
    """The same with a capital, as if they were names, where the source has a word with a small letter, and no name."""
    source = pairs_of(document).source
    if source.language not in ("ru", "uk"):
        return
    for pair in pairs_of(document).translated:
        words = source.words_in(pair.source_span)
        names = [w.text.lower() for w in words if not w.text.islower() and _CYRILLIC.match(w.text)]
        small = [w for w in words if w.text.islower() and len(w.text) > _LEAST and _CYRILLIC.fullmatch(w.text)]
        for match in _CAPITAL.finditer(document.text, *pair.span):
            low = match[0].lower()
            if not _is_made(document, match) or any(_sounds(name, low, source.language, _NEAR) for name in names):
                continue
            for word in small:
                titled = _TITLE.search(source.text, max(0, word.span.start - 42), word.span.start)
                if not titled and any(_sounds(form, low, source.language) for form in {word.text, *word.lemmas}):
                    yield finding(rule, document, Span(*match.span()), [], source=word.text)
                    break


def _is_made(document: Document, match: re.Match[str]) -> bool:
    """Whether a capitalized word is none that English has, nor a part of a longer name."""
    low = match[0].lower()
    if frequency(low) >= _USED or not unknown(low) or low in places():
        return False
    return not _in_name(document, match.start()) and not _MORE.match(document.text, match.end())


def _in_name(document: Document, position: int) -> bool:
    """Whether a capitalized word that begins no sentence stands right before a position."""
    before = _NAMED.search(document.text, max(0, position - 30), position)
    return before is not None and not starts_sentence(document.folded, before.start())


def _sounds(form: str, english: str, language: str, least: float = _SAME) -> bool:
    bare = english.removesuffix("s")
    spellings = spellings_of(form, language, _SPELLINGS)
    return any(same_name(s, bare) >= least or same_name(s, english) >= least for s in spellings)
