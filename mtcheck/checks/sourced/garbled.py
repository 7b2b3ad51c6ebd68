"""Foreign names of the source that the English has with letters wrong: Bunning for Стэннинг, Vaughno for Вайно."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from mtcheck.checks.sourced.letters import surnames
from mtcheck.checks.sourced.mentioned import mentions
from mtcheck.checks.sourced.told import NO_NAMES, EnglishWord, is_place, likeness, words_of
from mtcheck.checks.sourced.variants import bones, told_of
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.findings import Finding
from mtcheck.names.given import is_given_name, plain
from mtcheck.names.heard import heard
from mtcheck.names.lookup import english_of, known_word
from mtcheck.names.sounds import letters_in_common
from mtcheck.names.transcribed import transcription_cost
from mtcheck.rules.matchers import finding, starts_sentence
from mtcheck.rules.rule import Rule
from mtcheck.source.declension import readings_of
from mtcheck.source.named import Named
from mtcheck.source.ownways import is_own_way
from mtcheck.source.pairs import pairs_of
from mtcheck.source.pinyin import nominative
from mtcheck.source.words import plain as plain_source
from mtcheck.source.words import spellings_of
from mtcheck.text import has_word

_LEAST = 4  # letters
_ALIKE = 0.6  # of the letters in order, from which a word stands for a name of the source
_STRANGE, _A_LETTER = 5.0, 0.3  # cost of a way through Cyrillic that no spelling has, and for each letter
_NOBODYS = 1.0  # Zipf frequency below which a spelling is nobody's, and the same costs for one
_STRANGER, _OF_NOBODYS = 2.8, 0.15
_BEST = 8  # spellings of a name that a fix is chosen from
_SOMEBODYS = 2.2  # Zipf frequency of words that may be somebody's own name, or a word
_SPELLINGS, _FEW = 24, 6
_IOTATED = re.compile("[b-df-hj-np-tv-z]j")  # what no romanization of Russian for readers has
_BALTIC = re.compile(r"'?sh(?:a|u|em|om|e)?$")  # what Russian makes of an s at the end


def foreign(document: Document, rule: Rule) -> Iterator[Finding]:
    """A word that is like a foreign name of the source, but is neither its romanization nor a spelling behind it."""
    for found in mentions(document):
        words = [word for word in words_of(document, found.pair.span) if _is_name(document, word)]
        for place, name in found.same if words else ():
            if name.known or name.kind not in ("person", "given", "other") or len(name.text) < _LEAST:
                continue
            if "-" in name.text or place in surnames(document) or nominative(name.text):
                continue  # of which English may have a part; a Slavic surname, told as such; a Chinese name
            forms = _forms(document, name)
            if place in told_of(document) or any(_fits(word.text, forms) for word in words):
                continue
            near = [word for word in words if word.span == place and _is_strange(word.text)]
            if not near or _is_its_bearers(name, near[0].text, forms) or likeness(name, near[0].text) < _ALIKE:
                continue
            others = (*(other for _, other in found.same), *found.missing)
            if not any(_fits(near[0].text, _forms(document, other)) for other in others if other is not name):
                yield finding(rule, document, place, [_fix(document, near[0].text, forms)], source=name.text)


def _is_name(document: Document, word: EnglishWord) -> bool:
    text = word.text
    if len(text) < _LEAST or not text[0].isupper() or text.isupper() or NO_NAMES.fullmatch(text):
        return False
    return not (starts_sentence(document.folded, word.span.start) and frequency(text.lower()) > _SOMEBODYS)


def _is_strange(text: str) -> bool:
    """Whether a word is nobody's own name that English texts have, and none of a place."""
    low = plain(text)
    if not low.isascii() or not low.isalpha() or frequency(low) >= _SOMEBODYS:
        return False
    return not (is_place(low) or is_given_name(low) or known_word(low))


def _is_its_bearers(name: Named, text: str, forms: tuple[str, ...]) -> bool:
    """Whether a foreign name has other vowels only, which are written in too many ways: Rebull for Рибалл."""
    if name.slavic or not text.isalpha() or _IOTATED.search(text.lower()):
        return False
    return any(bones(form) == bones(text) for form in forms[:_BEST])


def _forms(document: Document, name: Named) -> tuple[str, ...]:
    """Spellings of a name by its letters, in the nominative, then as it stands."""
    language = pairs_of(document).source.language_at(name.span.start)
    own = spellings_of(plain_source(name.text), language, _SPELLINGS)
    readings = sorted({r.form for r in readings_of(name.text, language, "surname")}) if language in ("ru", "uk") else ()
    own = (*own, *(spelled for form in readings for spelled in spellings_of(form, language, _FEW)))
    return (*name.spellings, *("-".join(part.capitalize() for part in form.split("-")) for form in own))


def _fits(text: str, forms: tuple[str, ...]) -> bool:
    """Whether a word is a romanization of a name, or may be what its Russian spelling stands for."""
    low = text.lower()
    if any(form.lower() in (low, low.removesuffix("s")) for form in forms) or is_own_way(text, forms[:_BEST]):
        return True
    if any(_BALTIC.sub("s", form.lower()) == text.lower() for form in forms):
        return True  # Ozols of Озолс and Озолиньш alike
    nobodys = frequency(plain(text)) < _NOBODYS
    most = _STRANGER + _OF_NOBODYS * len(text) if nobodys else _STRANGE + _A_LETTER * len(text)
    if nobodys and any(plain(name) == plain(text) for form in forms[:_BEST] for name in heard(form).names):
        return True
    return any(transcription_cost(text, form, most) <= most for form in islice(forms, 3 * _SPELLINGS))


def _fix(document: Document, text: str, forms: tuple[str, ...]) -> str:
    """The spelling that the article has elsewhere, or English, or else the likest one by the letters of the source."""
    forms = tuple(form for form in forms if "'" not in form) or forms
    for form in forms:
        if has_word(document.folded, form):
            return form
    if names := heard(forms[0]).names:
        return names[0]
    usual = max(forms[:_BEST], key=lambda form: letters_in_common(form, text))
    return english_of(usual) or usual
