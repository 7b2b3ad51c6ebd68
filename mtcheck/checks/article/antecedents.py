"""Pronouns of a stretch of text in which everybody is of the other gender: nobody is there whom they can mean."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from mtcheck.checks.article.anaphors import CALLED
from mtcheck.checks.article.frames import (
    ANY,
    FINITE,
    OF_ANOTHER,
    PRONOUNS,
    VERB,
    is_object,
    is_title_only,
    without_apposition,
)
from mtcheck.checks.article.scope import Person, key_of, same
from mtcheck.checks.article.sole import THING, is_anothers, is_human, is_stranger, roles_of, surnames_of
from mtcheck.checks.article.somebody import OF_SOMEBODY, PEOPLE, SOMEBODY, SOMEBODY_ELSE
from mtcheck.document import Document
from mtcheck.english.quotations import quotations_of
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.bearers import THINGS
from mtcheck.names.given import Gender, given_gender, is_common_given_name, is_east_slavic, other_gender
from mtcheck.names.lookup import known_gender, known_word
from mtcheck.names.people import Mention
from mtcheck.names.surnames import family

_MOST = 40  # mentions of one person that are looked at
_BACK = 3  # sentences before that of a pronoun in which somebody may be meant
_NEAR = 1  # sentences before it in which the one person is spoken of
_FAR = 900  # code points
_TITLE = 80  # code points between an office and the name of who holds it
_LINKS = frozenset("about against and at by for from in of on or to with".split())
_OFFICE = frozenset("job office place position post role title".split())  # the post of editor
_MEN_OR_WOMEN = frozenset(("spokesman", "businessman", "congressman"))  # that machines write for women, too
_PLURAL = frozenset("men women boys girls".split())
_APPOSED = compiled(r"(?:,| is| was| became| becomes| works as| worked as| remains)\s$")
_OWN_NAME = compiled(r"\s(?:[a-z-]+\s){1,4}?$|\s(?:[a-z-]+\s){0,3}?[a-z-]+,\s$")  # his coach, NAME
NEW = (
    "resident|native|inhabitant|citizen|pensioner|teacher|student|driver|doctor|nurse|accountant|cashier|seller|"
    "journalist|blogger|employee|worker|official|tourist|traveler|passenger|mathematician|physicist|athlete|swimmer|farmer|designer|"
    "artist|writer|singer|entrepreneur|lawyer|volunteer"
)
_INTRODUCED = compiled(rf"an?\s(?:[\w-]+\s){{0,3}}?(?:{NEW})")
_SUBJECT = compiled(r"\W*(?:[^,.;:!?]{2,40}, )?the (?P<who>woman|man|girl|boy|actress|actor|spokeswoman|lady)\s[a-z]")
_SUBJECT_OF: dict[Gender, re.Pattern[str]] = {"f": compiled(r"\bshe\b"), "m": compiled(r"\bhe\b")}
_HUSBAND = compiled(  # where a man is spoken of whom nothing names
    r"\b(?:married|marries|divorced?|wedding|engaged|dating|in love|an affair|romance|living together)\b"
)
_CLAUSE_OPENS = compiled(r"(?:[.!?\n]\W*|^|,\s(?:and|but)\s)$")
_OTHER_CLAUSE = compiled(
    r"[.!?;:,\"\n]|\b(?:that|and|but|or|who|which|when|because|as|while|how|to\s[a-z]+\s(?:him|her))\b"
)
_A = compiled(r"i?y?a$")
_OPENING = 10  # code points before the subject of a clause
_WHERE = compiled(r"\b(?:in|near|(?:residents?|natives?|citizens?|city|town|village|mayor|governor) of|from)\s$")
_ENDS = frozenset(",.;:")
_AGED = compiled(r",? \d+-year-old $")
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


class Scope:
    """Whom the pronouns of an article can mean; those found wrong, whose places are `taken`, mean nobody."""

    def __init__(self, document: Document, view: str, people: list[Person], taken: set[int]) -> None:
        self.document = document
        self.view = view
        self.people = [person for person in people if not _is_place(person, view)]
        self.starts = [person.start for person in self.people]
        self._titles = {start - 1 for start in self.starts}  # where words right before their names end
        self._sure = {(key_of(p.mention), p.gender) for p in people if p.sure or p.has_telling_name}
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
        named = [one for one in named if not self._is_possessed(pronoun, one)]
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

    @cached_property
    def _first(self) -> dict[str, int]:
        """Which of the people is the first with a surname, by what its forms share."""
        return {key_of(person.mention): at for at, person in reversed([*enumerate(self.people)])}

    @cached_property
    def genders(self) -> frozenset[Gender | None]:
        """The genders of the people of the article."""
        return frozenset(self.gender(person) for person in self.people)

    def gender(self, person: Person) -> Gender | None:
        """The gender that a mention tells, also that of a given name alone."""
        mention = person.mention
        if person.gender is None and not mention.given and not mention.title and mention.given_name:
            return given_gender(mention.surname)
        return person.gender

    def is_sure(self, person: Person) -> bool:
        """Whether the gender of a person is told surely."""
        mention = person.mention
        alone = not mention.given and mention.given_name and not mention.title
        if alone:
            return is_east_slavic(mention.surname) or is_common_given_name(mention.surname)
        word = self.view[max(0, person.start - 20) : max(0, person.start - 1)].rpartition(" ")[2]
        called = mention.full and person.gender is not None and PEOPLE[person.gender].fullmatch(word)
        return bool(called) or (key_of(mention), person.gender) in self._sure

    def is_of_east(self, person: Person) -> bool:
        """Whether there is no doubt about the gender: a Slav, or somebody known."""
        gender = self.gender(person)
        full = [p.mention for p in self._full[key_of(person.mention)] if same(p, person)]
        known = any(known_gender(name.given, name.surname) == gender for name in full)
        slav = bool(full) and all(is_east_slavic(name.given) and _agrees(name, gender) for name in full)
        return (known or slav) and not (person.unsure or person.doubtful) and self.is_sure(person)

    @cached_property
    def _full(self) -> dict[str, list[Person]]:
        """Those whom the article itself names in full, by what forms of a surname share."""
        quotations = quotations_of(self.document)
        full: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            named = full[key_of(person.mention)] if person.mention.full else []
            if person.mention.full and len(named) < _MOST and not person.mention.span.overlaps_any(quotations):
                named.append(person)
        return full

    def _words(self, low: int, end: int, wrong: Gender, pronoun: re.Match[str]) -> Iterator[_Somebody]:
        """Words for people of the pronoun's own gender; `named` are those that count behind it, too."""
        for match in PEOPLE[wrong].finditer(self.document.lower, low, end):
            plural = match[0] in _PLURAL
            if match.start() == pronoun.start() or match.start() in self.taken or self.is_name(match) or plural:
                continue
            if match[0] in _MEN_OR_WOMEN and self.is_title(match):
                continue
            yield _Somebody(match.start(), match.end(), wrong, not ANY.fullmatch(match[0]))

    def is_name(self, word: re.Match[str]) -> bool:
        """Whether a word right before a name is part of what its bearer is called: spokesman Anna Lind."""
        return word.end() in self._titles

    def _nouns(self, low: int, end: int, right: Gender) -> Iterator[_Somebody]:
        for match in PEOPLE[right].finditer(self.view, low, end):
            before = self.view[max(0, match.start() - 6) : match.start()]
            if not ANY.fullmatch(match[0]) and _ARTICLE.search(before):
                yield _Somebody(*match.span(), right)

    def _roles(self, near: list[Person]) -> frozenset[str]:
        """Words for what the people near by are, wherever the article says so."""
        told = (self._roles_of_all[key] for key in {key_of(person.mention) for person in near})
        return roles_of(self.view, []).union(*told)

    @cached_property
    def _roles_of_all(self) -> dict[str, set[str]]:
        """The same of everybody, by what forms of a surname share."""
        roles: dict[str, set[str]] = defaultdict(set)
        for person in self.people:
            roles[key_of(person.mention)].update(roles_of(self.view, [person]))
            if person.mention.full:
                roles[key_of(person.mention)].update(self._offices(person))
        return roles

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

    def _offices(self, person: Person) -> list[str]:
        """The words of what stands as a title before a full name: President of Georgia."""
        lead = self.view[max(0, person.start - _TITLE) : person.start].rstrip()
        inserted = lead.endswith(",") and self.view.startswith(",", person.mention.span.end)
        words = re.split(r"[.,;:!?\n\"]", lead.removesuffix(",") if inserted else lead)[-1].split()
        return [] if words[-1:] and words[-1] in _LINKS else words  # the killer of Anna Lind

    def is_title(self, match: re.Match[str]) -> bool:
        """Whether a word for somebody tells who a person named right before or behind it is."""
        if _INTRODUCED.fullmatch(match[0]) and self.named_next(match.start()):
            return True
        at = bisect_left(self.starts, match.end())
        if at < len(self.people):
            between = _AGED.sub(" ", self.view[match.end() : self.people[at].start].replace('"', " "))
            if between.startswith(("'", "\u2019")):
                return False  # the minister's son, Karl Berg
            aside = "," not in between or self.view[self.people[at].mention.span.end :][:1] in _ENDS
            of_name = between.rstrip().endswith((" of", " for", " from", " in", " at", " to", " by", " with"))
            if len(between) < _TITLE and not of_name and aside and "," not in between[:-2] and not VERB.search(between):
                return True
        if at:
            end = self.people[at - 1].mention.span.end
            between = self.document.folded[end : match.start()]
            return _APPOSED.fullmatch(between) is not None
        return False

    def named_next(self, position: int) -> Person | None:
        """Who "a resident of Gomel" is: somebody named for the first time, in full, as the next sentence begins."""
        sentences, here = self.document.sentences, self.document.sentence_at(position)
        at = bisect_left(sentences, here) + 1
        opens = bisect_left(self.starts, sentences[at].start) if at < len(sentences) else len(self.people)
        if opens == len(self.people) or self.view[sentences[at].start : self.starts[opens]].strip():
            return None
        person = self.people[opens]
        new = self._first[key_of(person.mention)] == opens
        follows = self.view[person.mention.span.end : person.mention.span.end + 1] == " "
        named = opens and self.starts[opens - 1] >= here.start
        return person if person.mention.full and new and follows and not named else None

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

    def _of_another(self, pronoun: re.Match[str], right: Gender) -> bool:
        """Whether a pronoun tells whose something is, or is the object of a clause whose subject is the person."""
        if OF_ANOTHER.match(self.view, pronoun.end()):
            return True
        return is_anothers(self.document, self.view, pronoun, right, self.starts)


def _is_place(person: Person, view: str) -> bool:
    """Whether what looks like a name is that of a place or a thing, as lists or the words before tell."""
    if person.mention.full or person.gender:
        return False
    known = known_word(person.mention.surname.lower())
    start = person.start - (len(person.mention.title) + 1 if person.mention.title else 0)
    told = _WHERE.search(view, max(0, start - 30), start)
    return bool(told) or person.mention.surname.lower() in THINGS or (known is not None and known.kind != "person")


def _agrees(mention: Mention, gender: Gender | None) -> bool:
    """Whether a surname agrees with a given name, and that is no man's in a case: no Renata Saidov."""
    kin = family(mention.surname)
    if kin is not None and kin.gender != gender:
        return False
    return gender == "m" or given_gender(_A.sub("", mention.given)) != "m"
