"""Pronouns behind "the singer" and the like, which takes up the one person just named: The singer lost his voice."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from mtcheck.checks.article.people.frames import OF_ANOTHER, PRONOUNS, is_object
from mtcheck.checks.article.people.recognized import key_of
from mtcheck.checks.article.people.scope import Person, same
from mtcheck.checks.article.people.sole import roles_of
from mtcheck.checks.article.people.somebody import PEOPLE, SOMEBODY
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import Gender, other_gender

_BACK = 3  # sentences in which the person is looked for
_FAR = 500  # code points
# What somebody who was named is called in the sentence that follows; coaches, drivers, lawyers are others sooner.
_CALLED = (
    "singer|monarch|schoolgirl|schoolboy|student|graduate|pilot|vocalist|soloist|musician|composer|artist|performer|actor|actress|comedian|star|celebrity|model|designer|"
    "presenter|host|journalist|blogger|writer|author|novelist|poet|poetess|playwright|painter|sculptor|dancer|ballerina|"
    "athlete|sportsman|sportswoman|swimmer|runner|skater|skier|biathlete|gymnast|boxer|wrestler|fighter|champion|"
    "medalist|medallist|player|cyclist|jumper|fencer|rower|weightlifter|politician|official|minister|lawmaker|"
    "parliamentarian|deputy|senator|governor|mayor|diplomat|ambassador|ombudsman|spokesman|spokeswoman|spokesperson|"
    "scientist|researcher|biologist|astronomer|astrophysicist|physicist|chemist|historian|archaeologist|geologist|"
    "climatologist|ecologist|palaeontologist|paleontologist|psychologist|sociologist|economist|analyst|expert|"
    "political scientist|activist|oppositionist|opposition leader|dissident|businesswoman|businessman|entrepreneur|"
    "millionaire|billionaire|cosmonaut|astronaut|traveller|traveler|pensioner|teacher|"
    "nutritionist|dietitian|cardiologist|virologist|epidemiologist|meteorologist|forecaster|linguist|agronomist"
)
_SUBJECT = compiled(
    rf"(?:^|\n|[.!?]\"?\s+|\"\s)(?:(?:later|earlier|however|meanwhile|today|now|also|according to|as),?\s)?"
    rf"the\s(?:(?!new|next|former|other|late|german|french|british|local|chief|police)[a-z-]+\s){{0,2}}?(?P<role>{_CALLED})(?=\s[a-z]|,\s)"
)
_ASIDE = compiled(
    rf"^\W*(?P<he>his|her)\s[^.!?;:\"]{{2,50}},\sthe\s(?P<role>{_CALLED})\s(?:added|said|noted|explained|stressed)\b"
)
_WOMAN = compiled(  # "became the fourth woman in space. He": what she is called tells who is meant
    r"\b(?:became|becomes|is|was|remains)\s(?:only\s)?the\s(?:first|second|third|fourth|fifth|sixth|tenth|only|youngest|oldest)\s"
    r"(?:[a-z-]+\s){0,2}woman\b(?P<rest>[^.!?\n]{0,120}[.!?]\s+)(?P<he>he|his)\b(?!\sor\b)"
)
CALLED = frozenset(_CALLED.split("|"))
_OTHER = r"\b(?:an?|another|one|former|late)\s(?:[a-z-]+\s){{0,2}}{}\b"


def anaphoric(document: Document, view: str, people: list[Person]) -> Iterator[Span]:
    """Pronouns of the wrong gender in the clause of such a subject, in text order.

    `view`: the article in lower case with its quotations blanked.
    """
    for subject in _SUBJECT.finditer(view):
        place = subject.span("role")
        person = _taken_up(document, view, people, subject["role"], place)
        if person and person.gender:
            yield from _wrong(document, view, people, place, person.gender)


def asides(document: Document, view: str, people: list[Person]) -> Iterator[Span]:
    """The pronoun that opens a sentence before such a subject: "His own grandson, the official added"."""
    for sentence in document.sentences:
        match = _ASIDE.match(view[sentence.start : sentence.end])
        if match:
            start = sentence.start + match.start("he")
            place = (sentence.start + match.start("role"), sentence.start + match.end("role"))
            person = _taken_up(document, view, people, match["role"], place)
            if person and {"m": "her", "f": "his"}.get(person.gender or "") == match["he"]:
                yield Span(start, start + 3)


def of_women(view: str, people: list[Person]) -> Iterator[Span]:
    """The man's pronoun that opens the sentence behind "became the first woman ...", with no man in between."""
    for match in _WOMAN.finditer(view):
        rest = match.span("rest")
        named = any(match.start() <= person.start < rest[1] and person.gender != "f" for person in people)
        if not named and not PEOPLE["m"].search(view, *rest) and not SOMEBODY.search(view, *rest):
            yield Span(*match.span("he"))


def _taken_up(document: Document, view: str, people: list[Person], role: str, place: tuple[int, int]) -> Person | None:
    """The one person whom a role word can take up: named shortly before, with nobody else spoken of since."""
    sentences = document.sentences
    at = max(0, bisect_left(sentences, Span(*place)) - 1)
    said = [s for s in sentences[max(0, at - 2 * _BACK) : at] if re.search("[a-z]", view[s.start : s.end])][-_BACK:]
    if not said:
        return None
    stop, starts = sentences[at].start, [person.start for person in people]
    near = people[bisect_left(starts, max(said[0].start, place[0] - _FAR)) : bisect_left(starts, stop)]
    if not near or near[-1].start < said[max(0, len(said) - 2)].start:
        return None
    person, first = near[-1], near[0].start
    if person.gender is None or not all(same(other, person) and other.gender == person.gender for other in near):
        return None
    sure = any(p.sure for p in people if key_of(p.mention) == key_of(person.mention))
    alone = sure and not _is_others(view, people, role, person, place[0])
    new = role not in roles_of(view, [person]) and re.search(rf"\b{role}\b", view[person.mention.span.end : stop])
    wrong = other_gender(person.gender)
    others = new or PEOPLE[wrong].search(view, first, stop) or _somebody(view, first, stop, role)
    return person if alone and not others else None


def _somebody(view: str, start: int, stop: int, role: str) -> bool:
    return any(other[0].split()[-1] != role for other in SOMEBODY.finditer(view, start, stop))


def _is_others(view: str, people: list[Person], role: str, person: Person, stop: int) -> bool:
    """Whether a role word was somebody else's before: "a singer", or another person's title."""
    if re.search(_OTHER.format(role), view[: max(0, person.start - 60)]):
        return True
    return any(
        role in view[max(0, other.start - 40) : other.start] and not same(other, person)
        for other in people
        if other.start < stop
    )


def _wrong(
    document: Document, view: str, people: list[Person], place: tuple[int, int], gender: Gender
) -> Iterator[Span]:
    """The wrong pronouns of the subject's sentence, up to somebody else."""
    wrong = other_gender(gender)
    end = document.sentence_at(place[0]).end
    named = next((person.start for person in people if place[1] <= person.start < end), end)
    for match in PRONOUNS[wrong].finditer(view, place[1], named):
        if SOMEBODY.search(view, place[1], match.start()):
            return
        if is_object(view, match) or OF_ANOTHER.match(view, match.end()):
            return
        yield Span(*match.span())
