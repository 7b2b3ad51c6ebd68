"""The people whom an article names: what it calls them, and how surely it tells whether they are women or men."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cached_property

from mtcheck.checks.article.people.frames import VERB
from mtcheck.checks.article.people.recognized import key_of
from mtcheck.checks.article.people.scope import Person, same
from mtcheck.checks.article.people.sole import roles_of
from mtcheck.checks.article.people.somebody import PEOPLE
from mtcheck.document import Document
from mtcheck.english.quotations import quotations_of
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.bearers import THINGS
from mtcheck.names.given import Gender, given_gender, is_common_given_name, is_east_slavic
from mtcheck.names.lookup import known_gender, known_word
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.surnames import family

_MOST = 40  # mentions of one person that are looked at
_TITLE = 80  # code points between an office and the name of who holds it
_LINKS = frozenset("about against and at by for from in of on or to with".split())
_APPOSED = compiled(r"(?:,| is| was| became| becomes| works as| worked as| remains)\s$")
NEW = (
    "resident|native|inhabitant|citizen|pensioner|teacher|student|driver|doctor|nurse|accountant|cashier|seller|"
    "journalist|blogger|employee|worker|official|tourist|traveler|passenger|mathematician|physicist|athlete|swimmer|farmer|designer|"
    "artist|writer|singer|entrepreneur|lawyer|volunteer"
)
_INTRODUCED = compiled(rf"an?\s(?:[\w-]+\s){{0,3}}?(?:{NEW})")
_A = compiled(r"i?y?a$")
_NO_VERB = compiled(r"(?<=[\w,;)] )[A-Z][\w'-]*|(?<![\w-])[a-z]+-[\w-]+")  # the German Left Party, the best-known
_COPULA = compiled(r"\s(?:is|was|became|remains|will be)\s$")  # the commander of the crew is Anna Lind
_WHERE = compiled(r"\b(?:in|near|(?:residents?|natives?|citizens?|city|town|village|mayor|governor) of|from)\s$")
_ENDS = frozenset(",.;:")
_AGED = compiled(r",? \d+-year-old $")


class Cast:
    """The people of an article, in order; `view` is the article in lower case with its quotations blanked."""

    def __init__(self, document: Document, view: str, people: list[Person]) -> None:
        self.document = document
        self.view = view
        self.people = [person for person in people if not _is_place(person, view)]
        self.starts = [person.start for person in self.people]
        self._titles = {start - 1 for start in self.starts}  # where words right before their names end
        self._sure = {(key_of(p.mention), p.gender) for p in people if p.sure or p.has_telling_name}

    @cached_property
    def bare(self) -> str:
        """The view without words that look like verbs and are none: those of names and compounds; same length."""
        parts, last = [], 0
        for word in _NO_VERB.finditer(self.document.folded):
            parts += [self.view[last : word.start()], "x" * len(word[0])]
            last = word.end()
        return "".join((*parts, self.view[last:]))

    @cached_property
    def _quotations(self) -> tuple[Span, ...]:
        return tuple(quotations_of(self.document))

    def is_quoted(self, person: Person) -> bool:
        """Whether a mention stands in a quotation."""
        return person.mention.span.overlaps_any(self._quotations)

    @cached_property
    def full_names(self) -> list[int]:
        """Where full names begin that stand in no quotation, also those of things: Sandra Day."""
        return [
            m.given_span.start
            for m in mentions_of(self.document)
            if m.full and not m.span.overlaps_any(self._quotations)
        ]

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
        alone = not mention.given and not mention.title and mention.given_name
        if person.gender is None and alone and not self._full[key_of(mention)]:
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
        full: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            named = full[key_of(person.mention)] if person.mention.full else []
            if person.mention.full and len(named) < _MOST and not self.is_quoted(person):
                named.append(person)
        return full

    def is_name(self, word: re.Match[str]) -> bool:
        """Whether a word right before a name is part of what its bearer is called: spokesman Anna Lind."""
        return word.end() in self._titles

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
            between = _AGED.sub(" ", self.bare[match.end() : self.people[at].start].replace('"', " "))
            between = _COPULA.sub(" ", between)
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
