"""Names that the English spells otherwise than the source says, by the registry, by their letters, or by gender."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.sourced import forms
from mtcheck.checks.sourced.mentioned import mentions
from mtcheck.checks.sourced.told import EnglishWord, words_of
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.lists import read_columns
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import Gender, given_gender
from mtcheck.names.registry import Known
from mtcheck.names.romanize import same_name
from mtcheck.names.sounds import letters_in_common
from mtcheck.names.surnames import counterpart, surname_gender
from mtcheck.rules.matchers import finding, starts_sentence
from mtcheck.rules.rule import Rule
from mtcheck.source.leading import has_women_of_mens_names
from mtcheck.source.ownways import is_abroad, is_own_way
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.persons import persons, persons_in
from mtcheck.source.sourcenames import SourceName, gender_of, known_person, names_in
from mtcheck.source.words import all_readings, is_russian, plain
from mtcheck.text import lower

_SAME = 0.85  # likeness from which two spellings are one name
_ALIKE = 0.7  # of letters in order, from which a word may be a garbled form of a name that stands nowhere else
_NEAR = 0.8  # the same where nothing but the letters speaks for it
_LONG = 6  # letters of a name that nothing else is taken for
_USUAL = 2.0  # Zipf frequency of a word that everybody knows
_LATIN = re.compile(r"(?<![\w.@/-])[A-Z][A-Za-z]{3,}(?![\w@/-])")
_LONGEST = 20  # letters of a given name
_GIVEN = "source-given-names.txt"


def spelling(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names in a spelling that the source does not bear out."""
    for pair in pairs_of(document).translated:
        words = english_names(document, pair)
        names = list(names_in(pairs_of(document).source, pair))
        free = [word for word in words if not any(_matches(name, word) for name in names)]
        for name in names:
            person = known_person(pairs_of(document).source, name)
            if person is not None:
                others = [other for other in names if other is not name]
                own = [word for word in words if not any(_matches(other, word) for other in others)]
                yield from _of_person(document, rule, name, person, own)
            elif name.slavic and not any(_spells(name, word) for word in words):
                yield from _by_letters(document, rule, name, free)


def english_names(document: Document, pair: Pair) -> list[EnglishWord]:
    """Capitalized words of the English side."""
    words = words_of(document, pair.span)
    return [word for word in words if word.text[:1].isupper() and len(word.text) > 2 and not word.text.isupper()]


def _matches(name: SourceName, word: EnglishWord) -> bool:
    return any(same_name(form, word.text) >= _SAME for form in name.spellings[:8])


def _spells(name: SourceName, word: EnglishWord) -> bool:
    """Whether a word is one of the usual spellings of a name, of its other gender's form, of a couple's or its own."""
    text = lower(word.text)
    if any(lower(form) in (text, text.removesuffix("s")) for form in name.spellings) or _matches(name, word):
        return True
    return is_own_way(word.text, name.spellings)


def _of_person(
    document: Document, rule: Rule, name: SourceName, person: Known, words: list[EnglishWord]
) -> Iterator[Finding]:
    """What stands for the surname of a person of the registry, where that is no right form."""
    right = {form.split()[-1] for form in person.right} | {lower(person.surname)}
    usual = {lower(form) for form in name.spellings}
    if any(lower(word.text) in right | usual for word in words):
        return
    likest = max(words, key=lambda word: letters_in_common(person.surname, word.text), default=None)
    if likest is None or letters_in_common(person.surname, likest.text) < _ALIKE or _is_other(likest, person):
        return
    yield finding(
        rule, document, likest.span, [person.surname], safety=Safety.SAFE, source=name.word.text, name=person.name
    )


def _is_other(word: EnglishWord, person: Known) -> bool:
    """Whether a word is another part of the person's name."""
    return any(lower(word.text) in form.split() for form in person.right)


def _by_letters(document: Document, rule: Rule, name: SourceName, free: list[EnglishWord]) -> Iterator[Finding]:
    """A word that is nearly, but not quite, a Slavic surname of the source, and stands for no other name."""
    ends = {form[-1] for form in name.spellings}
    near = [
        (max(letters_in_common(form, word.text) for form in name.spellings[:4]), word)
        for word in free
        if not starts_sentence(document.folded, word.span.start) or len(word.text) > 6
    ]
    score, likest = max(near, default=(0.0, None), key=lambda hit: hit[0])
    if likest is None or score < _NEAR or likest.text[0] not in {form[0] for form in name.spellings}:
        return
    if _other_gender(name, likest.text) or (likest.text[-1] not in ends and score < 0.9):
        return
    told = surname_gender(likest.text)
    fix = next((form for form in name.spellings if surname_gender(form) == told), name.spellings[0])
    inside = fix[-2:] == likest.text[-2:] and fix.isalpha() and len(fix) >= _LONG  # only letters between are wrong
    safety = Safety.SAFE if inside else Safety.UNSAFE
    yield finding(rule, document, likest.span, [fix], safety=safety, source=name.word.text, name=fix)


def _other_gender(name: SourceName, text: str) -> bool:
    return any(counterpart(form, "f" if text.endswith("a") else "m") == text for form in name.spellings[:4])


def gender(document: Document, rule: Rule) -> Iterator[Finding]:
    """Surnames in the other gender's form than the source's declension or given name tells."""
    yield from forms.gender(document, rule)
    if has_women_of_mens_names(pairs_of(document).source):
        return  # in Israel and America, women bear surnames as their fathers write them
    people = {name.span for name in persons(pairs_of(document).source)}
    for pair in pairs_of(document).translated:
        words = english_names(document, pair)
        for name, known in _gendered(document, pair):
            if name.word.span in people:
                continue
            for word in words:
                told = surname_gender(word.text)
                if told in (None, known) or any(word.text == form for form in _of_gender(name, known)):
                    continue
                fix = counterpart(word.text, known)
                if fix and fix != word.text and any(same_name(form, fix) >= 0.95 for form in _of_gender(name, known)):
                    safety = Safety.UNSAFE if forms.is_of_foreigner(document, word.text, fix) else None
                    yield finding(rule, document, word.span, [fix], safety=safety, source=name.word.text)


def _gendered(document: Document, pair: Pair) -> Iterator[tuple[SourceName, Gender]]:
    """Slavic surnames of the source with the bearer's gender, by the form or by the given name before it.

    A surname that both a man and a woman of the sentence bear tells nothing.
    """
    names = list(names_in(pairs_of(document).source, pair))
    found: dict[str, list[tuple[SourceName, Gender]]] = {}
    for at, name in enumerate(names):
        if not name.slavic or _is_couple(name) or _is_quoted(document, name):
            continue
        before = names[at - 1] if at else None
        told = name.gender
        if told is None and before and before.given and name.word.span.start - before.word.span.end == 1:
            told = _bearer(before)
        told = told or gender_of(pairs_of(document).source, name)
        if told:
            found.setdefault(name.spellings[0][:5], []).append((name, told))
    for bearers in found.values():
        if len({told for _, told in bearers}) == 1:
            yield bearers[0]


def _bearer(given: SourceName) -> Gender | None:
    """The gender of who has a given name in the case that it stands in; None for Valery's and Valeria."""
    low = plain(given.word.text)
    if low.endswith(("а", "я")) and not is_russian(low):
        return None  # Алымкадыра may be a case of a man's
    tags = {p.tag.gender for p in all_readings(low) if "Name" in p.tag} - {None}
    genders = {given_gender(form) for form in given.spellings[:6]} - {None}
    return genders.pop() if len(genders) == 1 and len(tags) < 2 else None


def _is_couple(name: SourceName) -> bool:
    """Whether a surname may be the plural, of a couple or a family."""
    return any(
        p.tag.number == "plur" and p.tag.case == "nomn" for p in all_readings(plain(name.word.text)) if "Surn" in p.tag
    )


def _is_quoted(document: Document, name: SourceName) -> bool:
    """Whether a name is that of a thing, in quotation marks."""
    return pairs_of(document).source.text[name.word.span.start - 1 : name.word.span.start] in tuple(
        '"\u00ab\u201c\u201e'
    )


def _of_gender(name: SourceName, known: Gender) -> list[str]:
    """The spellings of a surname in the form of a gender."""
    return [form for form in name.spellings if surname_gender(form) == known]


def latin(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names that the source has in Latin letters already and the English spells otherwise."""
    source = pairs_of(document).source
    known = set(_LATIN.findall(source.text))
    for pair in pairs_of(document).translated:
        text = source.text[slice(*pair.source_span)]
        theirs = dict.fromkeys(_LATIN.findall(text))
        english = document.text[slice(*pair.span)]
        missing = [name for name in theirs if name.lower() not in english.lower()]
        words = [w for w in english_names(document, pair) if w.text not in known]
        for name in missing:
            near = [(letters_in_common(name, word.text), word) for word in words]
            score, likest = max(near, default=(0.0, None), key=lambda hit: hit[0])
            if likest is not None and score >= _NEAR and likest.text.lower() != name.lower().removesuffix("s"):
                if frequency(likest.text.lower()) > max(_USUAL, frequency(name.lower())):
                    continue  # English has its own form: Brazil for Brasil
                safety = Safety.SAFE if len(missing) == 1 else Safety.UNSAFE
                yield finding(rule, document, likest.span, [name], safety=safety, source=name)


@cache
def _western(language: str) -> dict[str, tuple[str, frozenset[str]]]:
    """By a Slavic given name, its English spelling and the Western names that machines make of it."""
    at = ("ru", "uk").index(language)
    rows = ((own.split("|")[at], english.split("|")[at], bad) for own, english, bad in read_columns(_GIVEN))
    return {plain(own): (english, frozenset(bad.split())) for own, english, bad in rows}


def western(document: Document, rule: Rule) -> Iterator[Finding]:
    """Western given names (Helen, Nicholas) of people with Slavic surnames whom the source calls Yelena and Nikolai."""
    source = pairs_of(document).source
    if source.language not in ("ru", "uk"):
        return
    known = _western(source.language)
    for found in mentions(document):
        words = {word.text: word for word in english_names(document, found.pair)}
        for place, surname in found.same:
            given = source.words_in(Span(max(0, surname.span.start - _LONGEST), surname.span.start))[-1:]
            if not given or not surname.slavic or given[0].span.end != surname.span.start - 1:
                continue
            if is_abroad(source, found.pair):
                continue
            told = next((p.forms for p in persons_in(source, given[0].span) if p.span == given[0].span), ())
            forms = [form for form in told or _forms_of(given[0].text, source.language) if form in known]
            before = document.text[: place.start].rstrip().rpartition(" ")[2]
            shown = given_gender(before.lower())
            forms = [form for form in forms if given_gender(known[form][0].lower()) in (None, shown)] or forms
            if forms and before in words and before in known[forms[0]][1]:
                safety = Safety.SAFE if len(forms) == 1 else Safety.UNSAFE
                fix = known[forms[0]][0]
                yield finding(rule, document, words[before].span, [fix], safety=safety, source=given[0].text)


def _forms_of(text: str, language: str) -> tuple[str, ...]:
    if language == "uk":
        return (plain(text),)
    return tuple(dict.fromkeys(plain(p.normal_form) for p in all_readings(plain(text)) if "Name" in p.tag))
