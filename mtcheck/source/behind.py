"""Which words of a source may be behind an English name."""

from __future__ import annotations

from mtcheck.names.romanize import same_name, skeleton
from mtcheck.source.anchors import english_keys
from mtcheck.source.document import Word
from mtcheck.source.named import acronyms, places, source_places
from mtcheck.source.words import plain, spellings_of

_BONES = 4  # letters of the skeleton of a name: endings come after them
_LIKE = 0.5  # likeness from which a word may be a name's English form
_KEY = 5  # letters by which English words are compared
_BEGINNING = 4  # letters of a place that are more than the beginning of any word


def is_behind(word: Word, english: str, language: str) -> bool:
    """Whether a source word may be what an English name stands for: by its letters, as translated, or as an adjective.

    It is generous: what it denies is not in the source.
    """
    low, key = english.lower(), english.lower()[:_KEY]
    if word.text.lower() == low or any(key in english_keys(lemma) for lemma in word.lemmas):
        return True
    if any(low in form.lower().split() for form in acronyms().get(word.text, ())):
        return True
    if len(word.text) < 3:
        return False
    bones = skeleton(english)[:_BONES]
    for spelled in spellings_of(plain(word.text), language, 4):
        if bones and bones == skeleton(spelled)[:_BONES] or same_name(spelled, english) >= _LIKE:
            return True
    return is_adjective_of(plain(word.text), low)


def is_adjective_of(word: str, english: str) -> bool:
    """Whether a source word begins as one of the names of a place does: шведский, Швеция."""
    if len(word) <= _BEGINNING:
        return False
    forms = (form for place in places().get(english, ()) for form in source_places().get(place.lower(), ()))
    return any(len(form) > 3 and word[:3] == plain(form)[:3] for form in forms)
