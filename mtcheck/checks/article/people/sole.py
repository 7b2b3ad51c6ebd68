"""Pronouns of an article all of whose people are of one gender: no other pronoun can mean any of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.cues import SAYS
from mtcheck.checks.article.people.frames import ANY, HUMAN, OF_ANOTHER, PRONOUNS, SPEAKER, is_object
from mtcheck.checks.article.people.recognized import key_of
from mtcheck.checks.article.people.scope import Person
from mtcheck.checks.article.people.somebody import OF_SOMEBODY, PEOPLE, SOMEBODY
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Span
from mtcheck.names.bearers import THINGS
from mtcheck.names.given import Gender, other_gender
from mtcheck.names.lookup import known_word
from mtcheck.names.sounds import skeleton

_BACK = 600  # code points before a pronoun in which somebody else may be spoken of
_WORD = compiled(r"[a-z]+")
_NAME = compiled(r"(?<=[\w,;\"] )[A-Z][a-z]{2,}\b")
_AGENT = compiled(r"\b[a-z]+$")
_BEHIND = compiled(
    r"(?:,\s(?:an?\s|the\s)?|\s(?:is|was|became|works as|worked as)\s(?:an?\s|the\s))(?P<noun>(?:[a-z-]+\s){0,2}[a-z]+)"
)
_REPORTED_BY = compiled(
    r"(?:^|(?<=[.!?\n]\s)|(?<=\n))the (?P<role>[a-z]{4,}) (?:also )?"
    rf"(?:{SAYS}) (?:that )?(?P<he>s?he)\b"
)
_OTHERS_ACT = compiled(  # "she said the guards had beaten him": in a clause of its own others act
    rf"\b(?:{SAYS}|that|how|because|when|after)\s(?:that\s)?(?:(?:the|some|many|several|unknown|two|three)\s(?:[a-z]+\s)?[a-z]{{3,}}s|they|"
    r"people|police|nobody|no one)\s[^,.;:]*$"
)
_FIRST = compiled(r"(?:(?<=[.!?\n] )|(?<=\n)|^)[A-Z][a-z]{2,}\b")
_WORD_OF_ENGLISH = 3.0  # Zipf frequency from which a sentence's first word is no name
_PLACED = compiled(
    r"\b(?:[Ii]n|[Nn]ear|[Ff]rom|[Aa]t|[Tt]he|[A-Z]\w+|[A-Z]\w+ of"
    r"|(?:move|relocate|flew|fly|went|return|travel|transfer)[a-z]* (?:to|from)"
    r"|(?:resident|native|citizen|mayor|governor|capital|city|town)s? of)[ -]$"
)  # of places, and in longer names
_NO_PERSON = compiled(
    r"(?:day|ary|ch|ril|ay|ne|ly|ust|ber|ian|ish|ese|ean|(?<=[a-z]{3})ans?|kh|eek|iss|utch|iot|aeli|raqi|stani)$"
)  # days, months, nationalities
_NUMBERED = compiled(r" \d")
_NOBODY = frozenset(
    "earth great los mezzo native new north northern old saint san santa south southern east eastern west "
    "western".split()
)
_THINGS = "nouns-of-things.txt"
_MOST_PEOPLE = 2
_STEM = 4  # code points that the forms of a surname share at least
THING = compiled(r" (?:is|was|has been|had been|will be|costs?|contains?|includes?|sank|sailed)\b")
_SPOUSE = compiled(
    r"\s(?:[a-z-]+\s)?(?:wife|widow|girlfriend|fiancee|bride|mistress|husband|boyfriend|widower|groom)\b"
)


def of_only_gender(document: Document, view: str, people: list[Person]) -> Iterator[Span]:
    """Pronouns of the other gender than that of the one or two people whom the article names, in text order.

    `view`: the article in lower case with its quotations blanked. Silent where anybody else is spoken of before.
    """
    genders = {person.gender for person in people}
    named = {key_of(person.mention) for person in people}
    if len(genders) != 1 or None in genders or len(named) > _MOST_PEOPLE or not any(p.mention.full for p in people):
        return
    if not all(person.sure or not person.mention.full for person in people) or is_stranger(
        document, people, surnames_of(people)
    ):
        return
    gender: Gender = "f" if "f" in genders else "m"
    wrong = other_gender(gender)
    pronouns = list(PRONOUNS[wrong].finditer(view, people[0].start))
    starts = [person.start for person in people]
    titles = {start - 1 for start in starts}  # where words right before their names end
    nouns = (m for m in PEOPLE[wrong].finditer(document.lower) if m.end() not in titles)
    if not pronouns or not all(ANY.fullmatch(noun[0]) for noun in nouns):
        return
    if PRONOUNS[wrong].search(view, 0, people[0].start):
        return
    if any(is_anothers(document, view, pronoun, gender, starts) for pronoun in pronouns):
        return
    roles = roles_of(view, people)
    for pronoun in pronouns:
        low = max(0, pronoun.start() - _BACK)
        others = SOMEBODY.finditer(view, low, pronoun.end() + 1)
        if OF_SOMEBODY.search(view, low, pronoun.start()) or any(other[0].split()[-1] not in roles for other in others):
            return
        if OF_ANOTHER.match(view, pronoun.end()) or (wrong == "f" and not is_human(view, pronoun)):
            continue
        yield Span(*pronoun.span())


def _is_form(name: str, surnames: frozenset[str]) -> bool:
    """Whether a name is one of the surnames, as it is or with another end."""
    stem = name[: max(_STEM, len(name) - 2)]
    if name in surnames or len(name) >= _STEM and any(surname.startswith(stem) for surname in surnames):
        return True
    return len(name) > _STEM and skeleton(name) in map(skeleton, surnames)


def _is_name(word: str) -> bool:
    """Whether a sentence's first word is a name sooner than another word: Carlsen, Trump."""
    known = known_word(word)
    return frequency(word) < _WORD_OF_ENGLISH or known is not None and known.kind == "person"


def by_role(view: str, people: list[Person]) -> Iterator[Span]:
    """Pronouns in what a holder of an office is reported to have said: "The biologist said he", for a woman."""
    if not _REPORTED_BY.search(view):
        return
    holders: dict[str, set[tuple[str, Gender | None]]] = defaultdict(set)
    for person in people:
        for role in roles_of(view, [person]) - {"official"}:
            holders[role].add((key_of(person.mention), person.gender if person.sure else None))
    for match in _REPORTED_BY.finditer(view):
        told = holders.get(match["role"], set())
        gender = next(iter(told))[1] if len(told) == 1 else None
        wrong = {"f": "he", "m": "she"}.get(gender or "")
        if wrong == match["he"] and all(p.start < match.start() for p in people if (key_of(p.mention), gender) in told):
            yield Span(*match.span("he"))


def is_anothers(document: Document, view: str, pronoun: re.Match[str], gender: Gender, starts: list[int]) -> bool:
    """Whether a pronoun is an object in the clause of someone of a gender: "Inna Pospelova wrote to him".

    `starts`: where the names of people begin.
    """
    if not is_object(view, pronoun):
        return False
    sentence = document.sentence_at(pronoun.start())
    if _OTHERS_ACT.search(view, sentence.start, pronoun.start()):
        return False
    named = bisect_left(starts, sentence.start) < bisect_left(starts, pronoun.start())
    return named or PRONOUNS[gender].search(view, sentence.start, pronoun.start()) is not None


def is_human(view: str, pronoun: re.Match[str]) -> bool:
    """Whether "she" does what only people do: machines call things so, too."""
    if HUMAN.match(view, pronoun.end()):
        return True
    around = SPEAKER.finditer(view, max(0, pronoun.start() - 3), pronoun.end() + 20)
    return any(m.start("he") == pronoun.start() for m in around)


def roles_of(view: str, people: list[Person]) -> frozenset[str]:
    """Words for what the people are: right before a name, in apposition to it, or behind "is"."""
    found = {"official"}
    for person in people:
        before = _AGENT.search(view, max(0, person.start - 20), max(0, person.start - 1))
        behind = _BEHIND.match(view, person.mention.span.end)
        found |= {before[0]} if before else set()
        found |= set(_WORD.findall(behind["noun"])) if behind else set()
    return frozenset(found)


def surnames_of(people: list[Person]) -> frozenset[str]:
    """The surnames of people."""
    return frozenset(person.mention.surname for person in people)


def is_stranger(
    document: Document, people: list[Person], own: frozenset[str], start: int = 0, end: int | None = None
) -> bool:
    """Whether a capitalized word within a sentence may be the name of somebody whom no list knows.

    `people`: those of the stretch from `start` to `end`; `own`: the surnames of all that the article has.
    """
    stop = len(document.folded) if end is None else end
    spans = [Span(p.start, p.mention.span.end) for p in people]
    starts = {span.start for span in spans}
    first = (m for m in _FIRST.finditer(document.folded, start, stop) if _is_name(m[0].lower()))
    for match in (*_NAME.finditer(document.folded, start, stop), *first):
        if Span(*match.span()).overlaps_any(spans) or _NO_PERSON.search(match[0]) or _is_form(match[0], own):
            continue
        word = match[0].lower()
        if (
            word in THINGS
            or word in _NOBODY
            or match[0] in cues.countries()
            or cues.ROLE.fullmatch(word)
            or match.end() + 1 in starts
            or _NUMBERED.match(document.folded, match.end())
        ):
            continue  # the Secretary of State; Biathlete Anna Lind; Rossiya 24
        before = document.lower[max(0, match.start() - 24) : match.start() - 1]
        if before.rpartition(" ")[2] in read_list(_THINGS):
            continue  # the company Vestel
        known = known_word(word)
        if (known is None or known.kind == "person") and not _PLACED.search(
            document.folded, max(0, match.start() - 30), match.start()
        ):
            return True
    return False


def is_of_another(view: str, pronoun: re.Match[str]) -> bool:
    """Whether it is told whose somebody is (his widow), or a thing may be called she."""
    if pronoun[0] == "she":
        return THING.match(view, pronoun.end()) is not None
    return pronoun[0] in ("his", "her") and _SPOUSE.match(view, pronoun.end()) is not None


def may_be_thing(view: str, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun of the next sentence may be a thing's, of a noun that is a woman in the source."""
    if is_of_another(view, pronoun):
        return True
    return pronoun[0] in ("her", "hers") and not is_human(view, pronoun)
