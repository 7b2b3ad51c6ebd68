"""Surnames of the source that English has as a word: Anton Fry for Антон Жарков."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.english.inflection import irregular_bases
from mtcheck.english.saying import SAYS
from mtcheck.findings import Span
from mtcheck.names.given import is_given_name
from mtcheck.source.anchors import english_keys
from mtcheck.source.named import Named
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.words import lemmas

_NEXT = re.compile(r"[ \u00a0](?:[A-Z]\. |[Tt]he )?(?P<word>[^\W\d_]+(?:-[^\W\d_]+)*)(?![\w-])")
_SAYS = re.compile(rf"{SAYS}\b")
_WORD = 3.0  # Zipf frequency of words that are nobody's surname alone
_COMMONEST = 5.4  # the same of words that go on with the sentence: Anton has, Anton and
_COMMON = 4.9  # the same in lower case
_GOES_ON = re.compile(  # words that go on with what the person did
    r"(?:ed|s|ly)\Z|\A(?:later|together|again|alone|here|there|instead|yesterday|today|tomorrow|tonight|still|already|aged|"
    r"senior|junior|himself|herself)\Z"
)
_JOINED = {" ": " ", " и ": " and "}  # what stands between a given name and what comes next
_BEFORE = re.compile(r"(?<![\w-])(?P<word>[A-Z][a-z]+)(?P<and> | and )\Z")
_LONGEST = 25  # code points of a word with that
_KEY = 5  # letters by which English words are compared
_LEAST = 3  # letters
_SAME = 5  # letters by which a surname is known again


def as_words(
    document: Document, pair: Pair, same: Sequence[tuple[Span, Named]], lost: Iterable[Named]
) -> Iterator[tuple[Span, Named]]:
    """Words right behind a given name in the place of the surname that the source has right behind it.

    A surname that looks Slavic would stand there by its letters; for others, the word has to be one that is no name.
    """
    source = pairs_of(document).source
    for name in lost:
        if not is_surname(name):
            continue
        for mine, theirs in same:
            if theirs.kind in ("place", "acronym") or source.text[theirs.span.end : name.span.start].strip():
                continue
            if theirs.span.end > name.span.start or not document.text[mine.start].isupper():
                continue
            after = _NEXT.match(document.text, mine.end)
            if after and _stands_for(document, pair, name, after["word"], {place for place, _ in same}, after):
                yield Span(*after.span("word")), name
                break


def given_as_word(document: Document, same: Sequence[tuple[Span, Named]], name: Named) -> Span | None:
    """A word in the place of a given name, right before a surname or the next given name: Novel Zaytsev."""
    source = pairs_of(document).source
    for mine, theirs in same:
        between = source.text[name.span.end : theirs.span.start] if theirs.span.start > name.span.end else ""
        if between not in _JOINED or theirs.kind in ("place", "acronym"):
            continue
        before = _BEFORE.search(document.folded, max(0, mine.start - _LONGEST), mine.start)
        if before is None or before["and"] != _JOINED[between]:
            continue
        low = before["word"].lower()
        keys = {key for lemma in lemmas(name.text, source.language) for key in english_keys(lemma)}
        if low[:_KEY] in keys or not is_given_name(low) and _WORD < frequency(low) < _COMMONEST:
            return Span(*before.span("word"))
    return None


def is_surname(name: Named) -> bool:
    """Whether a name of the source may be somebody's surname."""
    return name.kind in ("person", "other") and not name.known


def _stands_for(document: Document, pair: Pair, name: Named, word: str, told: set[Span], match: re.Match[str]) -> bool:
    low, often = word.lower(), frequency(word.lower())
    if len(word) < _LEAST or _SAYS.match(low) or any(match.start("word") == place.start for place in told):
        return False
    if word[0].isupper():
        part = any(form.lower().startswith(low) for form in name.spellings)  # Don for Donskoy
        usual = often > _WORD and (part or not is_given_name(low))
        return often < _COMMONEST and not word.isupper() and (name.slavic and name.sure or usual)
    if _GOES_ON.search(low) or irregular_bases(low):
        return False
    return (name.slavic or name.sure) and often < _COMMON and not _is_meant(document, pair, name, low)


def _is_meant(document: Document, pair: Pair, name: Named, low: str) -> bool:
    """Whether another word of the source is known to be translated so."""
    words = pairs_of(document).source.words_in(pair.source_span)
    keys = {key for word in words if word.span != name.span for lemma in word.lemmas for key in english_keys(lemma)}
    return low[:_KEY] in keys


def root(name: Named) -> str:
    """What all cases of a surname, and both its genders, begin with."""
    return name.text.lower()[:_SAME]


def again(document: Document, pair: Pair, lost: Iterable[Named], known: dict[str, str]) -> Iterator[tuple[Span, Named]]:
    """The same word once more, alone, where the source has the same surname; `known` are words by surnames' roots."""
    for name in lost:
        word = known.get(root(name))
        if word is None:
            continue
        places = list(re.finditer(rf"(?<![\w-]){re.escape(word)}(?![\w-])", document.lower[slice(*pair.span)]))
        if len(places) == 1 and not _is_meant(document, pair, name, word):
            start = pair.span.start + places[0].start()
            yield Span(start, start + len(word)), name
