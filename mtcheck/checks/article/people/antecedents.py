"""Pronouns of a stretch of text in which everybody is of the other gender: nobody is there whom they can mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from mtcheck.checks.article.people.anaphors import CALLED
from mtcheck.checks.article.people.cast import Cast
from mtcheck.checks.article.people.frames import (
    ANY,
    FINITE,
    OF_ANOTHER,
    PRONOUNS,
    is_object,
    is_title_only,
    without_apposition,
)
from mtcheck.checks.article.people.recognized import key_of
from mtcheck.checks.article.people.scope import Person
from mtcheck.checks.article.people.sole import THING, is_anothers, is_human, is_stranger, surnames_of
from mtcheck.checks.article.people.somebody import OF_SOMEBODY, PEOPLE, SOMEBODY, SOMEBODY_ELSE
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import Gender, other_gender

_BACK = 3  # sentences before that of a pronoun in which somebody may be meant
_NEAR = 1  # sentences before it in which the one person is spoken of
_FAR = 900  # code points
_OFFICE = frozenset("job office place position post role title".split())  # the post of editor
_MEN_OR_WOMEN = frozenset(("spokesman", "businessman", "congressman"))  # that machines write for women, too
_PLURAL = frozenset("men women boys girls".split())
_OWN_NAME = compiled(r"\s(?:[a-z-]+\s){1,4}?$|\s(?:[a-z-]+\s){0,3}?[a-z-]+,\s$")  # his coach, NAME
_SUBJECT = compiled(r"\W*(?:[^,.;:!?]{2,40}, )?the (?P<who>woman|man|girl|boy|actress|actor|spokeswoman|lady)\s[a-z]")
_SUBJECT_OF: dict[Gender, re.Pattern[str]] = {"f": compiled(r"\bshe\b"), "m": compiled(r"\bhe\b")}
_HUSBAND = compiled(  # where a man is spoken of whom nothing names
    r"\b(?:married|marries|divorced?|wedding|engaged|dating|in love|an affair|romance|living together)\b"
)
_CLAUSE_OPENS = compiled(r"(?:[.!?\n]\W*|^|,\s(?:and|but)\s)$")
_OTHER_CLAUSE = compiled(
    r"[.!?;:,\"\n]|\b(?:that|and|but|or|who|which|when|because|as|while|how|to\s[a-z]+\s(?:him|her))\b"
)
_CLAUSE_LONG = 60  # code points
_OPENING = 10  # code points before the subject of a clause
_ARTICLE = compiled(r"\b(?:the|an?|this|that|old)\s$")
_OPENS = compiled(r"\W*(?:(?:in|on|at|after|before|during|for)\s[^,.;:\"]{2,60},\s)?")  # On his page, the singer
_INSERTED = compiled(r"\W*(?:as|later|then|also|earlier|according to)\b[^,.;:\"]{2,60},\s")
_LEAD = compiled(
    r"^\W*(?:in|on|at|after|before|during|for|as|when|while|since|by|with|despite|if|because|although|though|like|unlike|"
    r"until|once|under|according|besides|from|to|[a-z]+ing)\b[^,]*$"
)


class _Somebody(NamedTuple):
    start: int
    end: int
    gender: Gender | None
    named: bool = False


class Scope(Cast):
    """Whom the pronouns of an article can mean; those found wrong, whose places are `taken`, mean nobody."""

    def __init__(self, document: Document, view: str, people: list[Person], taken: set[int]) -> None:
        super().__init__(document, view, people)
        self._surnames = surnames_of(self.people)
        self.taken = taken

    def has_people(self, pronoun: re.Match[str], back: int) -> bool:
        """Whether anybody is spoken of in the sentence of a pronoun or that many before."""
        sentence = self.document.sentence_at(pronoun.start())
        low = self.begin(sentence, back)
        near = self.people[bisect_left(self.starts, low) : bisect_left(self.starts, sentence.end)]
        if near or self._neutral(low, sentence.end, [], pronoun):
            return True
        genders: tuple[Gender, Gender] = ("m", "f")
        words = (word for gender in genders for word in self._words(low, sentence.end, gender, pronoun))
        if any(word.named or word.start < pronoun.start() for word in words):
            return True
        return self.has_strangers(low, sentence.end)

    def has_strangers(self, low: int, end: int) -> bool:
        """Whether a stretch may name somebody whom no list knows."""
        near = self.people[bisect_left(self.starts, low) : bisect_left(self.starts, end)]
        return is_stranger(self.document, near, self._surnames, low, end)

    def means_nobody(self, pronoun: re.Match[str]) -> bool:
        """Whether all people around a pronoun are of the other gender than it says, and one is near."""
        wrong: Gender = "m" if PRONOUNS["m"].fullmatch(pronoun[0]) else "f"
        right = other_gender(wrong)
        sentence = self.document.sentence_at(pronoun.start())
        low = self.begin(sentence)
        near = self.people[bisect_left(self.starts, low) : bisect_left(self.starts, sentence.end)]
        stop = sentence.end if self._leads(pronoun, sentence) else pronoun.start()
        named = [_Somebody(p.start, p.mention.span.end, self.gender(p), True) for p in near if p.start < stop]
        named = [one for one in named if not (self._is_possessed(pronoun, one) or self._is_object_of(pronoun, one))]
        if any(one.gender != right for one in named) or named and not any(self.is_sure(person) for person in near):
            return False
        words = self._words(low, sentence.end, wrong, pronoun)
        if any(word.start < pronoun.start() or word.named for word in words):
            return False
        spoken = (one.start for one in (*named, *self._nouns(low, pronoun.start(), right)))
        told = (one.start() for one in ANY.finditer(self.document.lower, low, pronoun.start()))
        taken = (start for start in told if start in self.taken)
        bound = (one.start() for one in _SUBJECT_OF[right].finditer(self.view, sentence.start, pronoun.start()))
        before = [start for start in (*spoken, *taken) if start < pronoun.start()]
        before += bound if before else ()
        last = self.begin(sentence, _NEAR)
        if not before or max(before) < last and not self._takes_up(last, pronoun.start(), near):
            return False
        return not (
            wrong == "f"  # what the source calls "she"
            and not (is_human(self.view, pronoun) or self._goes_on(pronoun, sentence, near))
            or self._neutral(self.begin(sentence, 1) if self._acts(sentence, right) else low, stop, near, pronoun)
            or self.has_strangers(low, stop)
            or wrong == "m"
            and _HUSBAND.search(self.document.lower, low, pronoun.start()) is not None
            or self._of_another(pronoun, right)
        )

    def _goes_on(self, pronoun: re.Match[str], sentence: Span, near: list[Person]) -> bool:
        """Whether "she" opens a clause that goes on about the one man who is the subject of the sentence before."""
        lead = self.view[sentence.start : pronoun.start()]
        opens = not lead or _INSERTED.fullmatch(lead)
        if pronoun[0] != "she" or not opens or THING.match(self.view, pronoun.end()):
            return False
        if len({key_of(person.mention) for person in near}) != 1:
            return False
        before = self.document.sentence_at(near[-1].start)
        subject = is_title_only(self.view[before.start : near[-1].start])
        behind = without_apposition(self.view[near[-1].mention.span.end : before.end])
        if "\n" in self.view[before.end - 1 : sentence.start]:
            return False
        return subject and before.end >= sentence.start - 2 and FINITE.match(behind) is not None

    def begin(self, sentence: Span, back: int = _BACK) -> int:
        """Where the stretch before a sentence begins."""
        sentences = self.document.sentences
        at = bisect_left(sentences, sentence)
        return max(sentences[max(0, at - back)].start, sentence.start - _FAR) if at else sentence.start

    def _words(self, low: int, end: int, wrong: Gender, pronoun: re.Match[str]) -> Iterator[_Somebody]:
        """Words for people of the pronoun's own gender; `named` are those that count behind it, too."""
        for match in PEOPLE[wrong].finditer(self.document.lower, low, end):
            plural = match[0] in _PLURAL
            if match.start() == pronoun.start() or match.start() in self.taken or self.is_name(match) or plural:
                continue
            if match[0] in _MEN_OR_WOMEN and self.is_title(match):
                continue
            yield _Somebody(match.start(), match.end(), wrong, not ANY.fullmatch(match[0]))

    def _nouns(self, low: int, end: int, right: Gender) -> Iterator[_Somebody]:
        for match in PEOPLE[right].finditer(self.view, low, end):
            before = self.view[max(0, match.start() - 6) : match.start()]
            if not ANY.fullmatch(match[0]) and _ARTICLE.search(before):
                yield _Somebody(*match.span(), right)

    def _takes_up(self, low: int, end: int, near: list[Person]) -> bool:
        """Whether "the president" speaks of the one person, with a word that stood before their name."""
        words = [match[0].split() for match in SOMEBODY.finditer(self.view, low, end)]
        return any(one[0] == "the" and (one[-1] in self._roles(near) or one[-1] in CALLED) for one in words)

    def _neutral(self, low: int, end: int, near: list[Person], pronoun: re.Match[str]) -> bool:
        """Whether somebody is spoken of of whom nothing tells the gender, and who is nobody named near by."""
        roles, text = self._roles(near), self.document.lower
        right: Gender = "f" if PRONOUNS["m"].fullmatch(pronoun[0]) else "m"
        for match in chain(*(nouns.finditer(text, low, end) for nouns in (SOMEBODY, OF_SOMEBODY, SOMEBODY_ELSE))):
            words = match[0].split()
            if (
                match.start() == pronoun.start()
                or words[1:2]
                and words[1] in _OFFICE
                or PEOPLE[right].fullmatch(words[-1])
                or PEOPLE[right].match(text, match.end() + 1)
                or self._acts_on(match, pronoun)
            ):
                continue
            named = near and near[0].start < match.start()
            the = words[0] in ("the", "this") or self.view.endswith(" the ", 0, match.start())
            taken_up = named and the and (words[-1] in roles or self._is_subject(match))
            if not taken_up and not self.is_title(match):
                return True
        return False

    def _acts_on(self, match: re.Match[str], pronoun: re.Match[str]) -> bool:
        """Whether a noun is the subject of the clause whose object a pronoun is: A conductor returned it to him."""
        if not is_object(self.view, pronoun) or match.end() > pronoun.start():
            return False
        opens = _CLAUSE_OPENS.search(self.view, max(0, match.start() - _OPENING), match.start())
        return opens is not None and _OTHER_CLAUSE.search(self.view, match.end(), pronoun.start()) is None

    def _acts(self, sentence: Span, gender: Gender) -> bool:
        """Whether "the woman" is the subject of a sentence."""
        subject = _SUBJECT.match(self.view, *sentence)
        return subject is not None and PEOPLE[gender].fullmatch(subject["who"]) is not None

    def _leads(self, pronoun: re.Match[str], sentence: Span) -> bool:
        """Whether a pronoun stands in what leads to the subject of its sentence, and can mean who is named then."""
        lead = self.view[sentence.start : pronoun.start()]
        return _LEAD.match(lead) is not None and "," in self.view[pronoun.end() : sentence.end]

    def _is_subject(self, match: re.Match[str]) -> bool:
        """Whether a sentence, or what follows its quotation, begins with who may be the one named before."""
        sentence = self.document.sentence_at(match.start())
        role = match[0].split()[-1]
        return role in CALLED and _OPENS.fullmatch(self.view, sentence.start, match.start()) is not None

    def _is_possessed(self, pronoun: re.Match[str], one: _Somebody) -> bool:
        """Whether a name is that of somebody whom the pronoun itself introduces: his coach, Karl Berg."""
        between = self.view[pronoun.end() : one.start]
        return pronoun[0] in ("his", "her") and pronoun.end() < one.start and _OWN_NAME.fullmatch(between) is not None

    def _is_object_of(self, pronoun: re.Match[str], one: _Somebody) -> bool:
        """Whether a name is the subject of the clause whose object a pronoun is: Hans Berg thanked him."""
        if not is_object(self.view, pronoun) or not 0 < pronoun.start() - one.end < _CLAUSE_LONG:
            return False
        opens = is_title_only(self.bare[self.document.sentence_at(one.start).start : one.start])
        return opens and _OTHER_CLAUSE.search(self.view, one.end, pronoun.start()) is None

    def _of_another(self, pronoun: re.Match[str], right: Gender) -> bool:
        """Whether a pronoun tells whose something is, or is the object of a clause whose subject is the person."""
        if OF_ANOTHER.match(self.view, pronoun.end()):
            return True
        return is_anothers(self.document, self.view, pronoun, right, self.starts)
