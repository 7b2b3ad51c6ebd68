"""Names of a source article: nominative forms, the gender that the declension tells, who the registry knows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any, Literal, cast

from mtcheck.document import Document
from mtcheck.names.given import Gender
from mtcheck.names.people import mentions_of
from mtcheck.names.registry import Known, registry
from mtcheck.names.romanize import romanizations, same_name
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.words import all_readings, likeliest, plain, readings

_SAME = 0.85  # likeness from which two spellings are one name
_MOST = 4  # nominative forms that a word is tried with
_SPELLINGS = 64
_SLAVIC = re.compile(r"(?:[её]в|ов|ин|ын|[её]ва|ова|ина|ына|ский|цкий|ская|цкая|енко|ук|юк|чик|их|ых|ян|дзе|швили|ич)$")
_COUPLE = re.compile(r"(?:[её]в|ов|ин|ын)ы$")
_NAMES = frozenset(("Surn", "Name", "Patr", "Geox", "Orgn"))
_OF_WHOM = frozenset(  # words before a genitive
    "словам слова мнению данным у от для без до из против около после вокруг ради кроме вместо помимо адвокат".split()
)
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@dataclass(frozen=True, slots=True)
class SourceName:
    """A capitalized word of the source that is a name: nominative forms in lower case, what kind of name it may be.

    `slavic` tells a surname that English spells by its letters; `sure` one that the dictionary calls a name.
    """

    word: Word
    forms: tuple[str, ...]
    surname: bool
    given: bool
    slavic: bool
    gender: Gender | None

    @property
    def spellings(self) -> tuple[str, ...]:
        """English spellings of all forms in the house system and others, the usual first."""
        return spelled(self.forms)


@lru_cache(maxsize=4096)
def spelled(forms: tuple[str, ...], language: str = "ru") -> tuple[str, ...]:
    """Romanizations of Cyrillic forms, capitalized."""
    code = cast(Literal["ru", "uk"], language)
    found = (s for form in forms for s in islice(romanizations(_capital(form), code), _SPELLINGS))
    return tuple(dict.fromkeys(found))


def is_slavic(form: str) -> bool:
    """Whether English spells a surname by its letters."""
    return _SLAVIC.search(form) is not None


def _capital(form: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in form.split("-"))


def names_in(source: SourceDocument, pair: Pair) -> Iterator[SourceName]:
    """The names that a dictionary or their form tells in the source sentences of a pair."""
    starts = {span.start for span in pair.source}
    for word in source.words_in(pair.source_span):
        text = word.text
        if not text[0].isupper() or text.isupper() or len(text) < 4 or not _CYRILLIC.match(text):
            continue
        first = not source.text[max(0, word.span.start - 1) : word.span.start].strip(" ") or word.span.start in starts
        name = _name(word, first=first and word.span.start in starts)
        if name is not None:
            yield name


def _name(word: Word, *, first: bool) -> SourceName | None:
    """The name that a word is; at the start of a sentence only where it can be nothing else."""
    found = readings(plain(word.text))
    named = [p for p in found if _NAMES & set(p.tag.grammemes)]
    known = any(p.is_known for p in found)
    if not named and (known or first) or known and len(named) < len(found) and first:
        return None
    nouns = [p for p in (named or found) if p.tag.POS == "NOUN"]
    forms = dict.fromkeys(plain(form.word) for p in nouns if (form := p.inflect({"nomn"})) is not None)
    if _COUPLE.search(plain(word.text)):  # the dictionary guesses what it does not know
        forms = {plain(word.text)[:-1]: None, f"{plain(word.text)[:-1]}а": None} | forms
    if not forms:
        return None
    kinds = {kind for p in nouns for kind in _NAMES & set(p.tag.grammemes)}
    genders = {p.tag.gender for p in all_readings(plain(word.text)) if "Surn" in p.tag}
    genders |= {None} if any(p.tag.number == "plur" for p in nouns) else set()  # a couple, a family
    gender = {"masc": "m", "femn": "f"}.get(str(next(iter(genders)))) if len(genders) == 1 else None
    surname = "Surn" in kinds or not kinds
    return SourceName(
        word,
        tuple(forms)[:_MOST],
        surname,
        "Name" in kinds,
        surname and any(_SLAVIC.search(form) for form in forms),
        cast("Gender | None", gender),
    )


def gender_of(source: SourceDocument, name: SourceName) -> Gender | None:
    """The gender of who bears a surname, by its form or by what other places of the source tell."""
    told = {genders_of_surnames(source).get(form) for form in name.forms} - {None}
    return name.gender or (told.pop() if len(told) == 1 else None)


@lru_cache(maxsize=16)
def genders_of_surnames(source: SourceDocument) -> dict[str, Gender | None]:
    """By a surname's masculine form, the gender that places of the article tell; None where they differ.

    The case tells it, a given name or "in the words of" before it, or a verb in the past beside its nominative.
    """
    found: dict[str, Gender | None] = {}
    words, starts = source.words, {sentence.start for sentence in source.sentences}
    for at, word in enumerate(words):
        if not word.text[0].isupper() or len(word.text) < 5 or not _CYRILLIC.match(word.text):
            continue
        tags = [p.tag for p in all_readings(plain(word.text)) if "Surn" in p.tag and p.tag.number == "sing"]
        forms = {plain(p.normal_form) for p in readings(plain(word.text)) if "Surn" in p.tag}
        if len(forms) != 1 or not tags:
            continue
        told = _told_gender(words, at, tags, starts)
        key = next(iter(forms))
        if told:
            found[key] = told if found.get(key, told) == told else None
    return found


def _told_gender(words: tuple[Word, ...], at: int, tags: list[Any], starts: set[int]) -> Gender | None:
    genders = {tag.gender for tag in tags}
    if len(genders) > 1 and at:
        given = {p.tag.gender for p in all_readings(plain(words[at - 1].text)) if "Name" in p.tag}
        genders = given if len(given) == 1 and words[at - 1].text[0].isupper() else genders
    first = at - 1 if at and _is_name(words[at - 1]) else at
    if len(genders) > 1 and first and plain(words[first - 1].text) in _OF_WHOM:
        genders = {tag.gender for tag in tags if tag.case == "gent"}
    if len(genders) > 1 and first:  # his wife Kuznetsova
        before = [p.tag for p in readings(plain(words[first - 1].text)) if p.tag.POS == "NOUN"]
        genders = {"femn"} if before and all("anim" in t and "femn" in t and "nomn" in t for t in before) else genders
    if len(genders) > 1:
        leads = words[first].span.start in starts  # else the verb behind it may be somebody else's
        beside = words[at + 1 : at + 2] if leads else words[max(0, first - 1) : first]
        verbs = {tag.gender for tag in likeliest(w.text for w in beside) if tag.POS == "VERB" and tag.gender}
        genders = verbs & {tag.gender for tag in tags if tag.case == "nomn"} if len(verbs) == 1 else genders
    told = next(iter(genders)) if len(genders) == 1 else None
    return "m" if told == "masc" else "f" if told == "femn" else None


def _is_name(word: Word) -> bool:
    return word.text[0].isupper() and any("Name" in p.tag for p in all_readings(plain(word.text)))


@cache
def people_by_surname() -> dict[str, tuple[Known, ...]]:
    """People of the registry by the last word of their source form, in lower case."""
    found: dict[str, list[Known]] = defaultdict(list)
    for known in registry():
        if known.kind == "person" and known.source:
            found[plain(known.source.split()[-1])].append(known)
    return {surname: tuple(people) for surname, people in found.items()}


def known_person(source: SourceDocument, name: SourceName) -> Known | None:
    """The one person of the registry whom a surname of the source means: someone named in full in the article."""
    people = {known for form in name.forms for known in people_by_surname().get(form, ())}
    full = [known for known in people if _introduced(source, known.source)]
    return full[0] if len(full) == 1 else None


@lru_cache(maxsize=512)
def _introduced(source: SourceDocument, full: str) -> bool:
    """Whether given name and surname of a source form stand side by side somewhere in the article, in any case."""
    given, _, surname = plain(full).partition(" ")
    words = source.words
    return any(
        _is_given(words[at - 1], given) and _is_form(word, surname) for at, word in enumerate(words) if at and surname
    )


def _is_given(word: Word, given: str) -> bool:
    """Whether a word is a given name; a woman's only where it is no case of a man's: Евгения, of Евгений."""
    others = word.lemmas - {given}
    return given in word.lemmas and not (given[-1] in "ая" and any(other[-1] not in "ая" for other in others))


def _is_form(word: Word, surname: str) -> bool:
    """Whether a word is a case of a surname; the dictionary form of a woman's surname is the man's."""
    if plain(word.text) == surname or surname in word.lemmas:
        return True
    return any(
        (form := p.inflect({"nomn"})) is not None and plain(form.word) == surname for p in readings(plain(word.text))
    )


def source_forms(document: Document) -> dict[str, str]:
    """The people whom an article names in full, each with the nominative of the name that the source has for them.

    None where there is no source.
    """
    if document.source is None:
        return {}
    found: dict[str, str] = {}
    for mention in mentions_of(document):
        pair = pairs_of(document).at(mention.span.start) if mention.full else None
        if pair is None:
            continue
        names = list(names_in(pairs_of(document).source, pair))
        parts = [_nominative(names, part) for part in (mention.given, mention.surname)]
        if all(parts):
            found.setdefault(f"{mention.given} {mention.surname}", " ".join(parts))
    return found


def _nominative(names: list[SourceName], english: str) -> str:
    """The nominative form of the name that an English word spells; "" where the source has none."""
    for name in names:
        likest = max(name.forms, key=lambda form: max(same_name(s, english) for s in spelled((form,))[:8]))
        if max(same_name(s, english) for s in spelled((likest,))[:8]) >= _SAME:
            return "-".join(part.capitalize() for part in likest.split("-"))
    return ""
