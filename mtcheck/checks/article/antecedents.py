"""Pronouns of a stretch of text in which everybody is of the other gender: nobody is there whom they can mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from mtcheck.checks.article.anaphors import CALLED
from mtcheck.checks.article.frames import (
    FINITE,
    NO_NOUN,
    OF_ANOTHER,
    PRONOUNS,
    VERB,
    is_title_only,
    without_apposition,
)
from mtcheck.checks.article.scope import PEOPLE, SOMEBODY, Person, key_of
from mtcheck.checks.article.sole import is_human, is_stranger, roles_of
from mtcheck.document import Document
from mtcheck.english.quotations import quotations_of
from mtcheck.files.expressions import compiled
from mtcheck.findings import Safety, Span
from mtcheck.names.given import Gender, given_gender, is_common_given_name, is_east_slavic, other_gender
from mtcheck.names.lookup import known_word

_BACK = 3  # sentences before that of a pronoun in which somebody may be meant
_NEAR = 1  # sentences before it in which the one person is spoken of
_FAR = 900  # code points
_ANY = compiled(r"\b(?:he|him|his|himself|she|her|hers|herself)\b")
_SHORT = 4
_GAP = 2  # code points between sentences
_TITLE = 80  # code points between an office and the name of who holds it
_TELLING: dict[Gender, re.Pattern[str]] = {
    "f": compiled(r"(?:a|gul|elle|ette|beth|lyn)$"),
    "m": compiled(r"(?:bek|zhan|[uo]llah?|uddin|slav|mir|ius|as|mund|win|ard|o)$"),
}
_PLURAL = frozenset("men women boys girls".split())
# More words for somebody of whom "he" or "she" can be said.
_SOMEBODY_ELSE = compiled(
    r"\b(?:someone|somebody|anyone|anybody|everyone|everybody|whoever|person|kid|toddler|infant|youngster|teenager|"
    r"\d+-year-old|no-one|nobody|partner|lover|genius|legend|skipper|nominee|spaniard|serb|swiss|human|individual|"
    r"member|fellow|personality|lad|bloke|chap|mum|papa|half|pair|character|hero|heroine|soul|officer|guru|idol|icon|"
    r"diva|pm|mp|ceo|minister|who|whose|whom)\b"
)
_RELATIVE = frozenset(("who", "whose", "whom"))
_APPOSED = compiled(r"(?:,| is| was| became| becomes| works as| worked as| remains)\s$")
_OWN_NAME = compiled(r"\s(?:[a-z-]+\s){1,4}?$|\s(?:[a-z-]+\s){0,3}?[a-z-]+,\s$")  # his coach, NAME
_NEW = (
    "resident|native|inhabitant|citizen|pensioner|teacher|student|driver|doctor|nurse|accountant|cashier|seller|"
    "journalist|blogger|employee|worker|official|tourist|traveler|passenger|mathematician|physicist|athlete|swimmer|farmer|designer|"
    "artist|writer|singer|entrepreneur|lawyer|volunteer"
)
_INTRODUCED = compiled(rf"an?\s(?:[\w-]+\s){{0,3}}?(?:{_NEW})")
_RESIDENT = compiled(rf"(?:(?<=[.!?] )|(?<=\n)|^)(?:in \w+,? )?an?\s(?:[\w-]+\s){{0,3}}?(?P<who>{_NEW})\b")
_ARTICLE = compiled(r"\b(?:the|an?|this|that|old)\s$")
_LEAD = compiled(
    r"^\W*(?:in|on|at|after|before|during|for|as|when|while|since|by|with|despite|if|because|although|though|like|unlike|"
    r"until|once|under|according|besides|from|to|[a-z]+ing)\b[^,]*$"
)


class _Somebody(NamedTuple):
    start: int
    end: int
    gender: Gender | None
    named: bool = False


def unlicensed(
    document: Document, view: str, people: list[Person], taken: Iterable[int]
) -> Iterator[tuple[Span, Safety]]:
    """Pronouns for which a stretch of text has people of the other gender only, one of them near, in text order.

    `view`: the article in lower case with its quotations blanked; `taken`: where pronouns begin that are known wrong.
    """
    reader = Scope(document, view, people, set(taken))
    yield from ((span, Safety.UNSAFE) for span in reader.introduced())
    for match in _ANY.finditer(view):
        if match.start() not in reader.taken and reader.means_nobody(match):
            reader.taken.add(match.start())
            yield Span(*match.span()), Safety.SAFE if reader.is_plain(match) else Safety.UNSAFE


def unquoted(document: Document) -> str:
    """The article in lower case with its quotations blanked."""
    view = list(document.lower)
    for quotation in quotations_of(document):
        view[quotation.start + 1 : quotation.end - 1] = " " * max(0, quotation.end - quotation.start - 2)
    return "".join(view)


class Scope:
    """Whom the pronouns of an article can mean; those found wrong, whose places are `taken`, mean nobody."""

    def __init__(self, document: Document, view: str, people: list[Person], taken: set[int]) -> None:
        self._document = document
        self._view = view
        self._people = [person for person in people if not _is_place(person)]
        self._starts = [person.start for person in self._people]
        self._sure = {(key_of(p.mention), p.gender) for p in people if p.sure or _is_telling(p)}
        self.taken = taken

    def has_people(self, pronoun: re.Match[str], back: int) -> bool:
        """Whether anybody is spoken of in the sentence of a pronoun or that many before."""
        sentence = self._document.sentence_at(pronoun.start())
        low = self._from(sentence, back)
        near = self._people[bisect_left(self._starts, low) : bisect_left(self._starts, sentence.end)]
        if near or self._neutral(low, sentence.end, [], pronoun):
            return True
        genders: tuple[Gender, Gender] = ("m", "f")
        words = (word for gender in genders for word in self._words(low, sentence.end, gender, pronoun))
        if any(word.named or word.start < pronoun.start() for word in words):
            return True
        return is_stranger(self._document, self._people, low, sentence.end)

    def means_nobody(self, pronoun: re.Match[str]) -> bool:
        """Whether all people around a pronoun are of the other gender than it says, and one is near."""
        wrong: Gender = "m" if PRONOUNS["m"].fullmatch(pronoun[0]) else "f"
        right = other_gender(wrong)
        sentence = self._document.sentence_at(pronoun.start())
        low = self._from(sentence)
        near = self._people[bisect_left(self._starts, low) : bisect_left(self._starts, sentence.end)]
        stop = sentence.end if self._leads(pronoun, sentence) else pronoun.start()
        named = [_Somebody(p.start, p.mention.span.end, self._gender(p), True) for p in near if p.start < stop]
        named = [one for one in named if not self._is_possessed(pronoun, one)]
        if any(one.gender != right for one in named) or named and not any(self._is_sure(person) for person in near):
            return False
        words = self._words(low, sentence.end, wrong, pronoun)
        if any(word.start < pronoun.start() or word.named for word in words):
            return False
        before = [
            one.start for one in (*named, *self._nouns(low, pronoun.start(), right)) if one.start < pronoun.start()
        ]
        if not before or max(before) < self._from(sentence, _NEAR):
            return False
        return not (
            wrong == "f"  # what the source calls "she"
            and not is_human(self._view, pronoun)
            or self._neutral(low, sentence.end, near, pronoun)
            or is_stranger(self._document, self._people, low, stop)
            or self._of_another(pronoun, right, sentence)
        )

    def _from(self, sentence: Span, back: int = _BACK) -> int:
        """Where the stretch before a sentence begins."""
        sentences = self._document.sentences
        at = bisect_left(sentences, sentence)
        return max(sentences[max(0, at - back)].start, sentence.start - _FAR) if at else sentence.start

    def _gender(self, person: Person) -> Gender | None:
        mention = person.mention
        if person.gender is None and not mention.given and not mention.title and mention.given_name:
            name = mention.surname
            return given_gender(name)
        return person.gender

    def _is_sure(self, person: Person) -> bool:
        mention = person.mention
        alone = not mention.given and mention.given_name and not mention.title
        if alone:
            return is_east_slavic(mention.surname) or is_common_given_name(mention.surname)
        word = self._view[max(0, person.start - 20) : max(0, person.start - 1)].rpartition(" ")[2]
        called = mention.full and person.gender is not None and PEOPLE[person.gender].fullmatch(word)
        return bool(called) or (key_of(mention), person.gender) in self._sure

    def _words(self, low: int, end: int, wrong: Gender, pronoun: re.Match[str]) -> Iterator[_Somebody]:
        """Words for people of the pronoun's own gender; `named` are those that count behind it, too."""
        titles = {person.start - 1 for person in self._people}
        for match in PEOPLE[wrong].finditer(self._document.lower, low, end):
            plural = match[0] in _PLURAL
            if match.start() == pronoun.start() or match.start() in self.taken or match.end() in titles or plural:
                continue
            yield _Somebody(match.start(), match.end(), wrong, not _ANY.fullmatch(match[0]))

    def _nouns(self, low: int, end: int, right: Gender) -> Iterator[_Somebody]:
        for match in PEOPLE[right].finditer(self._view, low, end):
            before = self._view[max(0, match.start() - 6) : match.start()]
            if not _ANY.fullmatch(match[0]) and _ARTICLE.search(before):
                yield _Somebody(*match.span(), right)

    def _neutral(self, low: int, end: int, near: list[Person], pronoun: re.Match[str]) -> bool:
        """Whether somebody is spoken of of whom nothing tells the gender, and who is nobody named near by."""
        keys = {key_of(person.mention) for person in near}
        roles = roles_of(self._view, [person for person in self._people if key_of(person.mention) in keys])
        found = [
            *SOMEBODY.finditer(self._document.lower, low, end),
            *_SOMEBODY_ELSE.finditer(self._document.lower, low, end),
        ]
        for match in found:
            words = match[0].split()
            if words[-1] in _RELATIVE or match.start() == pronoun.start():
                continue
            named = near and near[0].start < match.start()
            taken_up = named and words[0] in ("the", "this") and (words[-1] in roles or self._is_subject(match))
            if not taken_up and not self._is_title(match):
                return True
        return False

    def _is_title(self, match: re.Match[str]) -> bool:
        """Whether a word for somebody tells who a person named right before or behind it is."""
        if _INTRODUCED.fullmatch(match[0]) and self._named_next(match.start()):
            return True
        at = bisect_left(self._starts, match.end())
        if at < len(self._people):
            between = self._view[match.end() : self._people[at].start]
            aside = "," not in between or self._view.startswith(",", self._people[at].mention.span.end)
            of_name = between.rstrip().endswith((" of", " for", " from", " in", " at", " to", " by", " with"))
            if len(between) < _TITLE and not of_name and aside and "," not in between[:-2] and not VERB.search(between):
                return True
        if at:
            end = self._people[at - 1].mention.span.end
            between = self._document.folded[end : match.start()]
            return _APPOSED.fullmatch(between) is not None
        return False

    def _named_next(self, position: int) -> Person | None:
        """Who "a resident of Gomel" is: somebody named for the first time, in full, as the next sentence begins."""
        sentences, here = self._document.sentences, self._document.sentence_at(position)
        at = bisect_left(sentences, here) + 1
        opens = bisect_left(self._starts, sentences[at].start) if at < len(sentences) else len(self._people)
        if opens == len(self._people) or self._view[sentences[at].start : self._starts[opens]].strip():
            return None
        person = self._people[opens]
        new = all(key_of(other.mention) != key_of(person.mention) for other in self._people[:opens])
        follows = self._view[person.mention.span.end : person.mention.span.end + 1] == " "
        named = opens and self._starts[opens - 1] >= here.start
        return person if person.mention.full and new and follows and not named else None

    def introduced(self) -> Iterator[Span]:
        """Pronouns behind "a resident of Gomel" of another gender than the name that opens the next sentence."""
        for match in _RESIDENT.finditer(self._view):
            person = self._named_next(match.start("who"))
            gender = self._gender(person) if person and person.sure else None
            sentence = self._document.sentence_at(match.start("who"))
            if person is None or gender is None or PEOPLE[gender].search(self._view, match.end(), sentence.end):
                continue
            words = list(PEOPLE[other_gender(gender)].finditer(self._view, sentence.start, sentence.end))
            others = SOMEBODY.search(self._view, match.end(), sentence.end)
            if all(_ANY.fullmatch(word[0]) for word in words) and others is None:
                for word in words:
                    self.taken.add(word.start())
                    yield Span(*word.span())

    def is_plain(self, pronoun: re.Match[str]) -> bool:
        """Whether "he" goes on, in its paragraph, about the one woman who is the subject before."""
        sentence = self._document.sentence_at(pronoun.start())
        low = self._from(sentence)
        near = self._people[bisect_left(self._starts, low) : bisect_left(self._starts, pronoun.start())]
        if len({key_of(person.mention) for person in near}) != 1 or not PRONOUNS["m"].fullmatch(pronoun[0]):
            return False  # "she" may be a thing in the source
        first = self._document.sentence_at(near[0].start)
        acts = FINITE.match(without_apposition(self._view[near[0].mention.span.end :][:_FAR]))
        inside = "\n" not in self._view[near[0].start : pronoun.start()] and sentence.start - first.end <= _GAP
        return inside and acts is not None and is_title_only(self._view[first.start : near[0].start])

    def _leads(self, pronoun: re.Match[str], sentence: Span) -> bool:
        """Whether a pronoun stands in what leads to the subject of its sentence, and can mean who is named then."""
        lead = self._view[sentence.start : pronoun.start()]
        return _LEAD.match(lead) is not None and "," in self._view[pronoun.end() : sentence.end]

    def _is_subject(self, match: re.Match[str]) -> bool:
        """Whether a sentence, or what follows its quotation, begins with who may be the one named before."""
        sentence = self._document.sentence_at(match.start())
        role = match[0].split()[-1]
        return role in CALLED and not re.search(r"\w", self._view[sentence.start : match.start()])

    def _is_possessed(self, pronoun: re.Match[str], one: _Somebody) -> bool:
        """Whether a name is that of somebody whom the pronoun itself introduces: his coach, Karl Berg."""
        between = self._view[pronoun.end() : one.start]
        return pronoun[0] in ("his", "her") and pronoun.end() < one.start and _OWN_NAME.fullmatch(between) is not None

    def _of_another(self, pronoun: re.Match[str], right: Gender, sentence: Span) -> bool:
        """Whether a pronoun is the object of a clause whose subject is the person: Inna Pospelova wrote to him."""
        if OF_ANOTHER.match(self._view, pronoun.end()):
            return True
        alone = pronoun[0] == "him" or pronoun[0] == "her" and NO_NOUN.match(self._view[pronoun.end() :][:20])
        if not alone:
            return False
        named = bisect_left(self._starts, sentence.start) < bisect_left(self._starts, pronoun.start())
        return named or PRONOUNS[right].search(self._view, sentence.start, pronoun.start()) is not None


def _is_telling(person: Person) -> bool:
    """Whether a rare given name tells the gender by its form: Liliana, Aigul, Bauyrzhan."""
    given, gender = person.mention.given, person.gender
    return person.mention.full and gender is not None and len(given) > _SHORT and bool(_TELLING[gender].search(given))


def _is_place(person: Person) -> bool:
    """Whether what looks like a name is that of a place or a thing that lists know."""
    if person.mention.full:
        return False
    known = known_word(person.mention.surname.lower())
    return known is not None and known.kind != "person"
