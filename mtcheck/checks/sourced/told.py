"""Which English word says a name of the source, and whether the source has anything that an English name may say."""

from __future__ import annotations

import re
from typing import NamedTuple

from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.names.romanize import same_name, skeleton
from mtcheck.names.sounds import letters_in_common
from mtcheck.names.transcribed import transcription_cost
from mtcheck.source.anchors import english_keys
from mtcheck.source.behind import is_behind
from mtcheck.source.named import Named, places
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.pinyin import nominative
from mtcheck.source.words import lemmas, plain, spellings_of
from mtcheck.text import WORD

_BONES = 4  # letters of the skeleton of a name: endings come after them
_HALF = 0.5  # likeness from which a word may be a name's English form
_SLAVIC_SAME = 0.65  # the same where a name is spelled by its letters
_FOREIGN = 0.5  # of the letters, from which a foreign name may be what its Russian spelling stands for
_LIKELY, _A_LETTER = 3.5, 0.28  # cost of a transcription that is hardly chance, and more for each letter
_TRANSLATED = 0.4  # the same where a name is Paul for Pavel, but not Hope for Nadezhda
_ALMOST = 0.85  # likeness of spellings of one word
_TRIED = 8  # spellings of a name that are compared
_PART = 3  # letters of a part of a name
_KEY = 5
_BEGINNING = 4  # letters by which German tells Germany
_POSSESSIVE = re.compile(r"['\u2019]s?$")
NO_NAMES = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|"
    r"Thursday|Friday|Saturday|Sunday|I|Mr|Mrs|Ms|Dr|President|Minister|Prime|Governor|Mayor|Deputy|Judge|General|Colonel|"
    r"Captain|Major|Chancellor|King|Queen|Prince|Princess|Senator|Pope|Director|Chairman|Professor|God|The|A|An|In|Of|"
    r"Internet|Christmas|Easter|Olympics?|Olympic|Games|World|Cup|Championship|TV|OK|PM|AM|CEO|MP|MPs|Head|Chief|Region|"
    r"City|State|District|Republic|National|Federal|International|Street|Square|Avenue|University|Institute|River|Sea|"
    r"Lake|Island|North|South|East|West|Northern|Southern|Eastern|Western|Central|New|Great|Old)"
)


class EnglishWord(NamedTuple):
    """A word of the English without its possessive ending."""

    text: str
    span: Span


def words_of(document: Document, span: Span) -> list[EnglishWord]:
    """The words of a place of the English, without possessive endings."""
    found = []
    for match in WORD.finditer(document.text, *span):
        bare = _POSSESSIVE.sub("", match[0])
        found.append(EnglishWord(bare, Span(match.start(), match.start() + len(bare))))
    return found


def told(
    name: Named, words: list[EnglishWord], lower: str, start: int, language: str, *, person: bool = False
) -> Span | None:
    """Where English has a name, in any of its forms: as known, by its letters, as an adjective, or in pinyin.

    `person` tells that it is a part of somebody's name, for which no translation of it as a word stands: Hope.
    """
    pinyin = (nominative(name.text) or "").lower() if language == "ru" and not name.known else ""
    here = [word.span for word in words if word.text.lower().replace("-", "") == pinyin] if pinyin else []
    if here:
        return here[0]
    return _plainly(name, words, lower, start) or _alike(name, words, language, person=person)


def _plainly(name: Named, words: list[EnglishWord], lower: str, start: int) -> Span | None:
    """Where English has a name in a form that is known, or spelled so: that goes before what is merely like it."""
    for form in name.english:
        at = re.search(rf"(?<!\w){re.escape(form.lower())}", lower)
        if at:
            return Span(start + at.start(), start + at.end())
    exact = {form.lower() for form in name.spellings}
    return next((word.span for word in words if word.text[0].isupper() and word.text.lower() in exact), None)


def _alike(name: Named, words: list[EnglishWord], language: str, *, person: bool) -> Span | None:
    longer = (form.lower() for form in name.english if len(form) > _BEGINNING and name.kind != "acronym")
    beginnings = tuple(form[:_BEGINNING] for form in longer)
    bones = {skeleton(form)[:_BONES] for form in name.spellings} - {""}
    keys = frozenset() if name.known and name.kind == "acronym" else _keys(name, language)
    spelled = (*name.spellings[:_TRIED], *_parts(name))
    least = _SLAVIC_SAME if name.slavic else _HALF
    for word in words:
        text = word.text.lower()
        if beginnings and text.startswith(beginnings) and word.text[0].isupper():
            return word.span
        if text[:_KEY] in keys and len(text) > 2 and (not person or _is_given(name, word.text)):
            return word.span
        if not word.text[0].isupper() and len(text) < _KEY:
            continue
        for part in _forms_of(word.text):
            if skeleton(part)[:_BONES] in bones or any(same_name(s, part) >= least for s in spelled):
                return word.span
            foreign = not (name.slavic or NO_NAMES.fullmatch(part) or name.known and is_place(part))
            if foreign and part[:1].isupper() and (likeness(name, part) >= _FOREIGN or _stands_behind(name, part)):
                return word.span
    return _told_in_part(name, words, language) if " " in name.text and name.known else None


def _forms_of(word: str) -> list[str]:
    """A word, what it is the plural of, and its parts."""
    family = [word[:-1]] if word.endswith("s") and len(word) > _KEY else []
    return [word, *family, *word.split("-")]


def _is_given(name: Named, word: str) -> bool:
    """Whether a translation of a part of somebody's name is a name, and no word: Paul, but not Hope."""
    return word[0].isupper() and likeness(name, word) >= _TRANSLATED


def _stands_behind(name: Named, part: str) -> bool:
    """Whether a word may be what the Russian spelling of a foreign name stands for: Crowe of Кроу."""
    if len(part) < _PART:
        return False
    most = _LIKELY + _A_LETTER * len(part)
    return any(transcription_cost(part, form, most) <= most for form in name.spellings[:_TRIED])


def _told_in_part(name: Named, words: list[EnglishWord], language: str) -> Span | None:
    """Where English has a word of a name of several, letter by letter: Akhrar ash-Sham."""
    for part in name.text.split():
        spelled = spellings_of(plain(part), language, _TRIED) if len(part) > _PART else ()
        for word in words:
            if word.text[0].isupper() and any(same_name(s, word.text) >= _ALMOST for s in spelled):
                return word.span
    return None


def _parts(name: Named) -> tuple[str, ...]:
    """The parts of a hyphened name, which English may write apart."""
    spelled = (part for form in name.spellings[:_TRIED] if "-" in form for part in form.split("-"))
    return tuple(dict.fromkeys(part for part in spelled if len(part) >= _PART))


def likeness(name: Named, word: str) -> float:
    """How many letters a word has in common with a name as romanized, in order: Gates, Geyts."""
    spelled = (part for form in name.spellings for part in {form, *form.split("-")} if len(part) > 2)
    return max((letters_in_common(s, word) for s in spelled), default=0)


def _keys(name: Named, language: str) -> frozenset[str]:
    """Keys of English words that the little dictionary of alignment gives."""
    if language != "ru":
        return frozenset()
    return frozenset(k for part in name.text.split() for lemma in lemmas(part, language) for k in english_keys(lemma))


def is_place(text: str) -> bool:
    """Whether a word is the English name of a place."""
    return text.lower() in places()


def is_explained(document: Document, pair: Pair, text: str) -> bool:
    """Whether any word of the source may be behind an English name."""
    source = pairs_of(document).source
    return any(is_behind(word, text, source.language_at(word.span.start)) for word in source.words_in(pair.source_span))
