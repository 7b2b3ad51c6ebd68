"""Of what gender the people are of whom a source sentence speaks: by pronouns, names, nouns, and verbs in the past."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from mtcheck.findings import Span
from mtcheck.names.given import Gender
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.persons import Named, persons_in
from mtcheck.source.words import PERSONAL, likeliest, plain, readings

PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys("он него ему нему им ним нем його йому ньому він".split(), "m"),
    **dict.fromkeys("она ее нее ей ней ею нею вона її неї їй ній".split(), "f"),
}
_PERHAPS = frozenset(("его", "им", "ним", "його"))  # a thing's, or of several
_GENDERS: dict[str, Gender] = {"masc": "m", "femn": "f"}
_MEN = frozenset(
    "мужчина муж супруг отец отчим брат сын дед дедушка внук дядя племянник зять тесть свекор шурин парень "
    "юноша мальчик король принц император вдовец жених чоловік батько син дід онук дядько хлопець хлопчик "
    "наречений тато".split()
)
_WOMEN = frozenset(
    "женщина жена супруга мать мама мачеха сестра дочь бабушка внучка тетя племянница невестка теща свекровь "
    "девушка девочка королева принцесса императрица вдова невеста актриса певица писательница поэтесса балерина "
    "спортсменка "
    "журналистка учительница директриса подсудимая обвиняемая осужденная погибшая пострадавшая россиянка "
    "украинка студентка "
    "школьница пенсионерка художница чемпионка гимнастка теннисистка фигуристка депутатка чиновница "
    "жительница уроженка "
    "жінка дружина мати мама сестра донька дочка бабуся онука тітка дівчина дівчинка співачка письменниця акторка "
    "чемпіонка мешканка депутатка директорка вчителька леди леді".split()
)
_KIN = frozenset(  # nouns that have somebody beside whom they are of
    "муж супруг отец отчим брат сын дед дедушка внук дядя племянник зять тесть свекор шурин вдовец жених жена супруга "
    "мать мама мачеха сестра дочь бабушка внучка тетя племянница невестка теща свекровь вдова невеста чоловік батько "
    "син дід онук дядько дружина мати сестра донька дочка бабуся онука тітка".split()
)
_NOUNS: dict[Gender, frozenset[str]] = {"m": _MEN, "f": _WOMEN}
_EITHER = frozenset(  # nouns whose gender tells nothing of who is meant
    "жертва персона личность звезда знаменитость глава судья коллега сирота особа фигура голова суддя зірка людина "
    "дитина человек ребенок пациент клиент гость свидетель автор врач каждый всякий любой никто некто кто кожен кожний "
    "хто ніхто хтось".split()
)
_UKRAINIAN_PAST = re.compile(r"[а-яіїєґ']{2,}(?P<end>ла|лася|лась|в|вся|вcь)\Z")


_SELF = frozenset("сам самого самому самим сама самой саму самою".split())
_OF_SOMEBODY: dict[str, Gender] = {  # words for a person who may be named without telling of what gender
    **dict.fromkeys("сам самого самому самим который которого которому которым".split(), "m"),
    **dict.fromkeys("сама самой саму самою которая которую которой которою".split(), "f"),
}


class Told(NamedTuple):
    """Genders that something surely tells of a person, and those for which anything at all may stand."""

    sure: frozenset[Gender]
    perhaps: frozenset[Gender]


@lru_cache(maxsize=256)
def told_in(source: SourceDocument, sentence: Span) -> Told:
    """What a sentence tells of the genders of people."""
    sure: set[Gender] = set()
    perhaps: set[Gender] = set()
    words = source.words_in(sentence)
    said = _in_marks(source, sentence)
    everyone = persons_in(source, sentence)
    people = [n for n in everyone if not any(part.start <= n.span.start < part.end for part in said)]
    named = [n for n in people if n.gender and not _does_otherwise(words, n, n.gender)]
    perhaps |= set(_BOTH) if len(named) < len([n for n in people if n.gender]) else set()
    sure |= {n.gender for n in named if n.gender}
    perhaps |= {gender for n in people if n.gender is None for gender in _BOTH}
    women = {n.span.start for n in named if n.gender == "f"}
    known = {n.span.start for n in everyone}
    language = source.language_at(sentence.start)
    for at, word in enumerate(words):
        low = plain(word.text)
        if any(part.start <= word.span.start < part.end for part in said):
            continue
        if low in PRONOUNS or low in _PERHAPS:
            (perhaps if low in _PERHAPS else sure).add(PRONOUNS.get(low, "m"))
        elif language == "ru":
            surely, maybe = _of_word(words, at, women)
            if word.span.start not in known:
                surely |= _acts(source, words, at)
                maybe |= set(_BOTH) if not surely and _is_surname(word) else set()
            sure |= surely
            perhaps |= maybe
        else:
            sure |= {gender for gender, nouns in _NOUNS.items() if low in nouns - _KIN}
            perhaps |= set(_BOTH) if low in _KIN else set()
            perhaps |= set(_ukrainian(word))
    return Told(frozenset(sure), frozenset(sure | perhaps))


def pronouns_in(source: SourceDocument, sentence: Span) -> Iterator[SourcePronoun]:
    """The pronouns of a sentence that mean a man, a woman, or a thing that is called as they are."""
    words = source.words_in(sentence)
    for at, word in enumerate(words):
        low = plain(word.text)
        if low in _SUBJECTS:
            yield SourcePronoun("subject", PRONOUNS[low], word.span.start)
        elif low in ("им", "ним", "їм"):
            yield SourcePronoun("object", None, word.span.start)
        elif low in _OWNERS:
            after = likeliest(w.text for w in words[at + 1 : at + 2])
            owned = any(tag.POS in ("NOUN", "ADJF", "PRTF", "NUMR") for tag in after)
            by = owned and at and _is_by_words(words, at)
            part = "words" if by else "own" if owned else "object"
            yield SourcePronoun(part, PRONOUNS.get(low, "m"), word.span.start)
        elif low in PRONOUNS:
            yield SourcePronoun("object", PRONOUNS[low], word.span.start)


def _does_otherwise(words: tuple[Word, ...], named: Named, gender: Gender) -> bool:
    """Whether the verb right behind a name is in the other gender's form: Андреа Нери рассказал."""
    at = bisect_left(words, named.span.start, key=lambda word: word.span.start)
    behind = next((word for word in words[at + 1 : at + 3] if not word.text[0].isupper()), None)
    verbs = likeliest((behind.text,)) if behind else []
    return any(verb.POS == "VERB" and verb.gender and _GENDERS.get(str(verb.gender)) != gender for verb in verbs)


def _is_by_words(words: tuple[Word, ...], at: int) -> bool:
    """Whether a possessive tells by whose words something is: по ее словам."""
    before, after = plain(words[at - 1].text), plain(words[at + 1].text)
    return before in ("по", "за", "на") and _WORDS.match(after) is not None


_WORDS = re.compile(r"слов|мнени|данным|даними|оцен|оцін|версии|утвержден|думк|взгляд|погляд|подсчет|твердж")


class SourcePronoun(NamedTuple):
    """What a pronoun is ("subject", "object", "own"; "words" in по ее словам), its gender, and where it begins.

    The gender is None for what may be plural.
    """

    part: str
    gender: Gender | None
    start: int


_SUBJECTS = frozenset("он она він вона".split())
_OWNERS = frozenset("его ее його її".split())
_BOTH: tuple[Gender, Gender] = ("m", "f")


def _in_marks(source: SourceDocument, sentence: Span) -> list[Span]:
    """What a sentence quotes: those of whom that speaks are not told of by the words around it."""
    return [Span(*match.span()) for match in _SAID.finditer(source.text, *sentence)]


_SAID = re.compile('[\u00ab\u201e\u201c"][^\u00ab\u00bb\u201c\u201d\u201e"\n]{12,}[\u00bb\u201d\u201c"]')


def _ukrainian(word: Word) -> Iterator[Gender]:
    """The gender that a Ukrainian verb in the past may have."""
    match = _UKRAINIAN_PAST.match(plain(word.text)) if word.text.islower() else None
    if match:
        yield "f" if match["end"].startswith("л") else "m"


def _of_word(words: tuple[Word, ...], at: int, women: set[int]) -> tuple[set[Gender], set[Gender]]:
    """What a Russian word surely tells, and what it may tell."""
    word, low = words[at], plain(words[at].text)
    found = readings(low)
    tags = [p.tag for p in found]
    somebody = low in _OF_SOMEBODY and (low in _SELF or at > 0 and words[at - 1].text[0].isupper())
    if somebody or not word.lemmas.isdisjoint(_KIN):
        return set(), {_OF_SOMEBODY[low]} if somebody else {"m", "f"}  # his wife, and her husband
    if not word.lemmas.isdisjoint(_MEN):
        return {"m"}, set()
    if not word.lemmas.isdisjoint(_WOMEN):
        return {"f"}, set()
    if any(_is_office(tag) for tag in tags) and _does_as_woman(words, at):
        return {"f"}, set()  # сообщила врач
    if not word.lemmas.isdisjoint(_EITHER):
        return set(), {"m", "f"}
    maybe: set[Gender] = set()
    for tag in tags:
        gender = _GENDERS.get(str(tag.gender))
        if gender is None or tag.number == "plur":
            continue
        somebody = tag.POS == "NOUN" and "anim" in tag and tag.case == "nomn"
        does = tag.POS in ("VERB", "PRTS", "ADJS") and not _of_thing(words, at, tag)
        if somebody and not _stands_for_her(words, at, women, gender) or does:
            maybe.add(gender)
    return set(), maybe


def _is_office(tag: Any) -> bool:
    """Whether a noun is a man's by its form, and stands where a subject does."""
    return tag.POS == "NOUN" and "anim" in tag and tag.case == "nomn" and (tag.gender == "masc" or "ms-f" in tag)


def _does_as_woman(words: tuple[Word, ...], at: int) -> bool:
    """Whether the verb right beside a word has a woman for its subject."""
    behind = next((n for n in range(at + 1, min(len(words), at + 5)) if not words[n].text[0].isupper()), at + 1)
    near = (*words[max(0, at - 1) : at], *words[behind : behind + 1])
    return any(t.POS == "VERB" and t.gender == "femn" for t in likeliest(w.text for w in near))


def _acts(source: SourceDocument, words: tuple[Word, ...], at: int) -> set[Gender]:
    """The gender of somebody whose name stands beside a verb in the past, or who is told by a given name alone."""
    word = words[at]
    low = plain(word.text)
    if not word.text[0].isupper() or word.text.isupper() or not word.text.isalpha() or len(low) < _LEAST:
        return set()
    if source.text[word.span.start - 1 : word.span.start] in _MARKS:
        return set()
    known = [p.tag for p in readings(low) if p.is_known]
    if any(not PERSONAL & set(map(str, t.grammemes)) for t in known):
        return set()
    given = {t.gender for t in known if t.case == "nomn" and t.number == "sing"}
    if (
        known
        and all("Name" in t for t in known)
        and len(given) == 1
        and (gender := _GENDERS.get(str(next(iter(given)))))
    ):
        return {gender}
    owner = [
        p.tag
        for w in words[max(0, at - 1) : at]
        for p in readings(plain(w.text))[:1]
        if p.is_known and not PERSONAL & set(map(str, p.tag.grammemes))
    ]
    if any(t.POS == "NOUN" and (t.case != "nomn" or "inan" in t) for t in owner):
        return set()  # the family of Kerimov said
    beside = likeliest(w.text for w in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2]))
    verbs = {_GENDERS.get(str(t.gender)) for t in beside if t.POS == "VERB" and t.number == "sing" and t.gender}
    return {gender for gender in verbs if gender} if len(verbs) == 1 else set()


_MARKS = tuple('"\u00ab\u201c\u201e')
_LEAST = 3  # letters of a name


def named_acting(source: SourceDocument, words: tuple[Word, ...], at: int) -> set[Gender]:
    """The gender of whoever a word names or calls that can be the subject of a clause."""
    word, low = words[at], plain(words[at].text)
    if source.language_at(word.span.start) != "ru":
        return {gender for gender, nouns in _NOUNS.items() if low in nouns - _KIN}
    called = {gender for gender, nouns in _NOUNS.items() if not word.lemmas.isdisjoint(nouns - _KIN)}
    if called:
        return called if any(p.tag.case == "nomn" and p.tag.number == "sing" for p in readings(low)) else set()
    if any(_is_office(p.tag) for p in readings(low)) and _does_as_woman(words, at):
        return {"f"}
    return _acts(source, words, at)


def _is_surname(word: Word) -> bool:
    """Whether a word is the surname of somebody of whom nothing else is told."""
    return word.text[0].isupper() and any("Surn" in p.tag for p in readings(plain(word.text)))


def _stands_for_her(words: tuple[Word, ...], at: int, women: set[int], gender: Gender) -> bool:
    """Whether a man's noun is what a woman named right behind it is: директор Анна Крюкова."""
    return gender == "m" and any(word.span.start in women for word in words[at + 1 : at + 5])


def _of_thing(words: tuple[Word, ...], at: int, verb: Any) -> bool:
    """Whether the subject of a verb in the past may be a thing right beside it."""
    for word in (*words[max(0, at - 2) : at], *words[at + 1 : at + 3]):
        tags = [p.tag for p in readings(plain(word.text)) if p.tag.POS == "NOUN"]
        if tags and all("inan" in t for t in tags) and any(t.case == "nomn" and t.gender == verb.gender for t in tags):
            return True
    return False
