"""Names of people that the English has in a case of the source, or in the other gender's form.

The parts of a name agree in the source, which tells the one nominative that each may have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from mtcheck.checks.sourced.told import EnglishWord, is_place, words_of
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import given_gender, is_east_slavic, is_given_name, is_patronymic
from mtcheck.names.lookup import country_of, english_of, people_called, town_of
from mtcheck.names.sounds import letters_in_common
from mtcheck.names.surnames import family, surname_gender
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.leading import has_women_of_mens_names
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.persons import COUPLES, Named, persons_in
from mtcheck.source.sourcenames import spelled
from mtcheck.source.words import plain
from mtcheck.text import capitalized_before, has_word

_LEAST = 3  # letters
_ALIKE = 0.7  # letters that two spellings of a surname share
_BEHIND = re.compile(r" ([A-Z]\w+)")
_WORD = 4.0  # Zipf frequency from which what stands before a surname is no given name: Minister


class Wrong(NamedTuple):
    """A word of the English that spells another form of a name than its nominative, and what it should be."""

    span: Span
    fix: str
    name: Named
    other_gender: bool


def case(document: Document, rule: Rule) -> Iterator[Finding]:
    """Parts of names in the case that the source has: Perelyginoy of Перелыгиной."""
    told = (wrong for wrong in wrong_forms(document) if not wrong.other_gender)
    yield from (_told(document, rule, wrong) for wrong in told if not _is_known(document, wrong.span))


def _is_known(document: Document, place: Span) -> bool:
    """Whether a word is the given name of somebody known whose surname, or something like it, stands behind it."""
    given, behind = document.text[slice(*place)], _BEHIND.match(document.text, place.end)
    known = [person for person in people_called(given) if given in person.givens] if behind else []
    return behind is not None and any(letters_in_common(behind[1], person.surname) >= _ALIKE for person in known)


def gender(document: Document, rule: Rule) -> Iterator[Finding]:
    """Parts of names in the other gender's form: Perelygin of Галина Перелыгина."""
    if not has_women_of_mens_names(pairs_of(document).source):
        yield from (_told(document, rule, wrong) for wrong in wrong_forms(document) if wrong.other_gender)


def _told(document: Document, rule: Rule, wrong: Wrong) -> Finding:
    surname = wrong.name.part == "surname"
    doubtful = surname and is_of_foreigner(document, document.folded[slice(*wrong.span)], wrong.fix)
    safety = Safety.UNSAFE if doubtful else Safety.SAFE
    return finding(rule, document, wrong.span, [wrong.fix], safety=safety, source=wrong.name.text)


def is_of_foreigner(document: Document, surname: str, fix: str) -> bool:
    """Whether a surname may be no Slav's, or an emigrant's, by what stands before it: Josua Tuisova, Kristen Uglov."""
    hers = fix == f"{surname}a"
    if not hers and fix != surname[:-1]:
        return False
    if family(fix) is None:
        return not hers
    places = (match.start() for match in re.finditer(rf"(?<![\w-]){re.escape(surname)}(?![\w-])", document.folded))
    words = {word for at in places if (word := capitalized_before(document.folded, at))}
    words = {w for w in words if frequency(w.lower()) < _WORD and not is_east_slavic(w) and not is_patronymic(w)}
    return any(not hers or is_given_name(w) for w in words)


def wrong_forms(document: Document) -> tuple[Wrong, ...]:
    """Every such word of an article, once."""
    return document.memo(_wrong_forms)


def _wrong_forms(document: Document) -> tuple[Wrong, ...]:
    source, found = pairs_of(document).source, dict[Span, Wrong]()
    for pair in pairs_of(document).translated:
        names = persons_in(source, pair.source_span)
        for wrong in _in_pair(document, pair, names) if names else ():
            found.setdefault(wrong.span, wrong)
    return tuple(found[span] for span in sorted(found))


def _in_pair(document: Document, pair: Pair, names: tuple[Named, ...]) -> Iterator[Wrong]:
    language = pairs_of(document).source.language_at(pair.source_span.start)
    right = {spelling.lower() for name in names for spelling in _spelled(name.forms, language)}
    right |= {
        spelling.lower()
        for name in names
        if len(name.forms) > 1
        for spelling in _spelled((plain(name.text),), language)
    }
    parts = {name.span for name in names}
    others = (w for w in pairs_of(document).source.words_in(pair.source_span) if w.span not in parts)
    right |= {s for w in others if w.text[:1].isupper() for s in _lower((plain(w.text),), language)}
    words = [w for w in words_of(document, pair.span) if _is_name(w) and w.text.lower() not in right]
    for word in words:
        for name in names:
            if len(name.forms) != 1:
                continue
            wrong = _of_name(document, name, word, language)
            if wrong is not None:
                yield wrong
                break


def _is_name(word: EnglishWord) -> bool:
    return len(word.text) >= _LEAST and word.text[0].isupper() and not word.text.isupper()


def _of_name(document: Document, name: Named, word: EnglishWord, language: str) -> Wrong | None:
    """A word as a wrong form of a name of the source; None where it is none of that name."""
    low, nominative = word.text.lower(), name.forms[0]
    declined = plain(name.text) != nominative and _is_spelled(low, (plain(name.text),), language)
    gendered = name.part == "surname" and name.gender is not None
    other = gendered and _is_spelled(low, _others(nominative, str(name.gender)), language)
    if not (declined or other):
        return None
    fix = english(_fix(document, low, nominative, language))
    if other and not declined and _is_of_another(document, word, str(name.gender)):
        return None
    shown = surname_gender(word.text) if name.part == "surname" and name.gender else None
    if declined and not other and (is_place(word.text) or name.part == "given" and is_given_name(low)):
        return None
    return Wrong(word.span, fix, name, other or shown not in (None, name.gender))


def _is_of_another(document: Document, word: EnglishWord, gender: str) -> bool:
    """Whether a surname has a given name of the other gender before it, and the source has it in the plural, too."""
    before = given_gender(capitalized_before(document.folded, word.span.start).lower())
    pair = pairs_of(document).at(word.span.start)
    if before in (None, gender) or pair is None:
        return False
    words = pairs_of(document).source.words_in(pair.source_span)
    return any(w.text[0].isupper() and w.text.endswith(COUPLES) for w in words)


def _fix(document: Document, low: str, nominative: str, language: str) -> str:
    """The nominative spelled as elsewhere in the article, or else as the word is."""
    spellings = _spelled((nominative,), language)
    here = [s for s in spellings if has_word(document.folded, s)]
    return max(here or spellings, key=lambda s: _common(s.lower(), low))


def english(spelled: str) -> str:
    """What English has for a name that is spelled letter by letter, where that is known."""
    town = town_of(spelled)
    return english_of(spelled) or (town.name if town else None) or country_of(spelled) or spelled


def _common(a: str, b: str) -> int:
    """How many letters two spellings begin with alike."""
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _others(nominative: str, gender: str) -> tuple[str, ...]:
    """The other gender's form of a surname: Гнедой and Гнедый of Гнедая, Петрова of Петров."""
    if gender == "f":
        if nominative.endswith(("ова", "ева", "єва", "їва", "ина", "ына", "їна")):
            return (nominative[:-1],)
        if nominative.endswith(("ая", "яя")):
            return tuple(nominative[:-2] + end for end in ("ий", "ый", "ой"))
        return (nominative[:-1] + "ий",) if nominative.endswith(("ська", "цька", "зька")) else ()
    if nominative.endswith(("ов", "ев", "єв", "їв", "ин", "ын", "їн", "ёв")):
        return (nominative + "а",)
    if nominative.endswith(("ский", "цкий", "ый", "ой", "ний", "кий")):
        return (nominative[:-2] + "ая", nominative[:-2] + "а")
    return (nominative[:-2] + "а",) if nominative.endswith(("ський", "цький", "зький", "ий")) else ()


@lru_cache(maxsize=4096)
def _spelled(forms: tuple[str, ...], language: str) -> tuple[str, ...]:
    return spelled(forms, language)


def _is_spelled(low: str, forms: tuple[str, ...], language: str) -> bool:
    """Whether an English word spells one of some forms; Ukrainian ones also as Russian has them: Zakrevskogo."""
    if low in _lower(forms, language):
        return True
    return language == "uk" and low in _lower(tuple(map(_russian, forms)), "ru")


def _russian(form: str) -> str:
    """A Ukrainian surname as Russian writes it."""
    form = re.sub(r"(?<=[сцз])ька\Z", "кая", form)
    return form.replace("ьк", "к").replace("і", "и").replace("ї", "и").replace("є", "е").replace("ґ", "г")


@lru_cache(maxsize=4096)
def _lower(forms: tuple[str, ...], language: str) -> frozenset[str]:
    return frozenset(s.lower() for s in spelled(forms, language))
