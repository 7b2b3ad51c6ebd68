"""Pronouns that can mean nobody but the subject: she herself, broke her arm, who came with her sons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.people.frames import ANY, PRONOUNS
from mtcheck.checks.article.people.scope import Person
from mtcheck.checks.article.people.somebody import PEOPLE, SOMEBODY
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import Gender, other_gender

_SELF = compiled(
    r"\b(?P<he>he|she)\s(?:(?:was|is|had|has|will|would|did|also|later|then)\s){0,2}(?P<self>herself|himself)\b"
)
_BODY = (
    r"(?:arms?|legs?|head|hands?|fingers?|knees?|ankles?|wrists?|elbows?|shoulders?|collarbone|hip|ribs?|nose|jaw|back|neck|thigh|"
    r"eyes?|voice|balance|consciousness|temper|memory|hearing|sight|eyesight|breath)"
)
_OWN_BODY = compiled(  # of other people's one bandages, holds or sets it
    r"(?:,[^,.!?;:\"\u201c\u201d]{3,60},)?,?\s(?:(?:has|had|also|then|only|nearly|almost)\s)*"
    r"(?:broke|broken|injured|hurt|sprained|dislocated|twisted|fractured|tore|torn|shook|nodded|bowed|lost|raised|lowered|closed|"
    rf"opened|shrugged)\s(?P<he>his|her)\s(?:left\s|right\s|own\s|both\s)?{_BODY}\b(?!['\u2019-])"
)
_KIN = r"(?:sons?|daughters?|children|child|grandsons?|granddaughters?|grandchildren|kids|family|parents|relatives)"
_CAME_WITH = compiled(  # who watched it with her two sons
    r",\swho\s(?:[^,.!?;:\"\u201c\u201d]{3,60}\s)?(?:with|without|and)\s(?P<he>his|her)\s(?:own\s)?"
    rf"(?:(?:two|three|four|five|six|seven|little|young|small|\d)\s){{0,2}}{_KIN}\b"
)
_GENDERS: tuple[tuple[Gender, str], ...] = (("f", cues.WOMEN), ("m", cues.MEN))
_KIN_WITH = {  # her mother, Anna, who came with his children
    gender: compiled(rf"\b(?:great-)?(?:{nouns})(?:,\s[\w'-]+(?:\s[\w'-]+)?)?{_CAME_WITH.pattern}")
    for gender, nouns in _GENDERS
}
_RAISED = compiled(
    r"\b(?:rais|brought up|adopt|grew up|left|lived?|lives|told|found|saw|met|help|sav|kill|hid)[a-z]*\b"
)
_LEAD = 90  # code points of a title before a name


def of_oneself(document: Document, view: str, people: list[Person]) -> Iterator[Span]:
    """Pronouns of the other gender than that of their subject, who is named in full right before them."""
    for itself in _SELF.finditer(view):
        if (itself["he"] == "he") == (itself["self"] == "herself"):
            yield Span(*itself.span("he"))
    yield from _of_kin(document)
    starts = [person.start for person in people]
    for person in people:
        if person.gender is None or not person.mention.full or not person.sure:
            continue
        end = person.mention.span.end
        for pattern in (_OWN_BODY, _CAME_WITH):
            match = pattern.match(document.lower, end)
            wrong = other_gender(person.gender)
            if match is None or not PRONOUNS[wrong].fullmatch(match["he"]):
                continue
            if not _is_anybody(document, person, starts, match):
                yield Span(*match.span("he"))


def _of_kin(document: Document) -> Iterator[Span]:
    """The pronoun of who came with children of their own, behind a noun that tells the other gender."""
    for gender, pattern in _KIN_WITH.items():
        for kin in pattern.finditer(document.lower):
            if PRONOUNS[other_gender(gender)].fullmatch(kin["he"]):
                yield Span(*kin.span("he"))


def _is_anybody(document: Document, person: Person, starts: list[int], match: re.Match[str]) -> bool:
    """Whether the sentence speaks of anybody else before the pronoun, or of a deed that is done to somebody."""
    sentence = document.sentence_at(person.start)
    if bisect_left(starts, sentence.start) + 1 < bisect_left(starts, match.start("he")):
        return True
    wrong, end = other_gender(person.gender or "f"), person.mention.span.end
    if match.re is _CAME_WITH:
        behind = document.lower[end : match.start("he")]
        return any(words.search(behind) for words in (SOMEBODY, _RAISED, PEOPLE[wrong]))
    lead = document.lower[max(sentence.start, person.start - _LEAD) : person.start]
    words = (word for word in PEOPLE[wrong].finditer(lead) if not ANY.fullmatch(word[0]))
    return any(word.end() + 1 < len(lead) for word in words)
