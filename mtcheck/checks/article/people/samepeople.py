"""Whether a surname in the other gender's form is the person introduced before, or a relative, a namesake, a rival."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import Gender
from mtcheck.names.people import Mention
from mtcheck.names.sounds import skeleton

_RELATIVE = compiled(
    rf"\b(?:other|another|elder|younger|namesake|cousin|spouse|family|couple|grand\w+|{cues.MEN}|{cues.WOMEN})"
    r"(?:,|\s+of|\s+of\s+the)?\s+$"
)
_THING = compiled(r"\b(?:the|a|an|village of|town of|city of)\s+$")  # the Golikov law, the village of Dubravin
_STOP = compiled(r"[.!?]")
_KIN: dict[Gender, re.Pattern[str]] = {  # relatives who may bear the surname in the form at hand
    "m": compiled(rf"\b(?:her|their|my|our|, the)\s+(?:\w+[ -]){{0,2}}(?:{cues.MEN})\b"),
    "f": compiled(rf"\b(?:his|their|my|our|, the)\s+(?:\w+[ -]){{0,2}}(?:{cues.WOMEN})\b"),
}
_NEWCOMER = compiled(r"^,\s+(?:an?\s|\d{1,2}\b|(?:his|her|their|no relation|unrelated)\b)|^\s\(\d{1,2}\)")
_JOINED = compiled(r"^(?:['\u2019]s)?\s*,?\s*(?:and|or|with|versus|vs\.?|against|&|-|\u2013)\s+(?:\w+\s){0,2}$")
_OBLIQUE = compiled(r"\b(?:of|from|by|with|to|for|against|about|on|at|near|without|after)\s$")
_ROLE_BEFORE = compiled(r"(?P<the>\b(?:the|an?|and)\s(?:[a-z-]+\s){0,2}|[,.]\s)?\b(?P<word>[a-z]+)\s$")
_AGENT = compiled(r"\w{2,}(?:er|or|ist|ant|ian|eur|man|woman|ee)")
_TOWN = compiled(r"\b(?:in|near|outside)\s(\w++(?:-\w++){0,3}+)(?!['\u2019])")
_NO_AGENT = frozenset("after later earlier never ever however over under other whether rather before for or".split())
_NEAR = 260  # code points within which the full name still is what a surname means
_AROUND = 300


class Doubt(Enum):
    """What speaks against one person: nothing, something, or so much that it must be another."""

    NONE = auto()
    SOME = auto()
    ANOTHER = auto()


def doubt(document: Document, mention: Mention, people: list[Mention]) -> Doubt:
    """How sure it is that a bare surname means the person of earlier mentions; `people` are those mentions."""
    person = people[0]
    other: Gender = "m" if person.gender == "f" else "f"
    sentence = document.around(mention.span)
    after = document.lower[mention.span.end : sentence.end]
    last = max((p for p in people if p.span.end <= mention.span.start), key=lambda p: p.span.end, default=person)
    same_sentence = sentence.start <= last.span.start and last.span.end > 0
    joined = same_sentence and _JOINED.search(document.lower[last.span.end : mention.span.start])
    if joined or _another(document, mention, other, after) or (same_sentence and _newcomer(document, mention, people)):
        return Doubt.ANOTHER
    around = document.lower[max(0, sentence.start - _AROUND) : sentence.end + _AROUND // 3]
    role = _own_role(document, mention, people)
    if same_sentence or role is False or cues.PRONOUN[other].search(after) or cues.FAMILY.search(around):
        return Doubt.SOME
    return Doubt.NONE if _shown(document, mention, people, last, around) or role else Doubt.SOME


def _newcomer(document: Document, mention: Mention, people: list[Mention]) -> bool:
    """Whether a lower-case role before a surname introduces somebody else: "the actress X and the poet Y"."""
    role = _own_role(document, mention, people)
    return (
        role is False and document.lower[max(0, mention.span.start - 45) : mention.span.start].rstrip().count(" ") > 0
    )


def _shown(document: Document, mention: Mention, people: list[Mention], last: Mention, around: str) -> bool:
    """Whether the text shows that it is the same person: speech that goes on, a name near by, a pronoun, a case."""
    before, after = _sides(document, mention)
    speaks = _speaks(before, after)
    if speaks and any(_speaks(*_sides(document, p)) or _role_of(document, p) for p in people):
        return True
    if cues.GRAVE.search(around) or cues.CONTEST.search(around):
        return False
    near = last.span.end > 0 and mention.span.start - last.span.end <= _NEAR
    gender = people[0].gender
    told = gender is not None and cues.PRONOUN[gender].search(after)
    return bool(speaks or near or told or (gender == "m" and _OBLIQUE.search(before)))


def _another(document: Document, mention: Mention, other: Gender, after: str) -> bool:
    """Whether the words beside a surname show somebody else, or something: a newcomer, "himself", a law."""
    start = mention.span.start
    if _RELATIVE.search(document.lower, max(0, start - 25), start):
        return True
    if _THING.search(document.lower, max(0, start - 12), start) or _NEWCOMER.search(after):
        return True
    if cues.REFLEXIVE[other].search(after[:60]) or cues.NOUNS[other].search(document.lower, max(0, start - 30), start):
        return True
    if mention.surname.lower() in _towns(document.lower):
        return True
    shortly = document.lower[max(0, start - 200) : mention.span.end]
    tail = _STOP.split(document.lower[mention.span.end : mention.span.end + 40], maxsplit=1)[0]
    around = document.folded[max(0, start - 1) : start] + document.folded[mention.span.end : mention.span.end + 1]
    return around == '""' or _KIN[other].search(shortly + tail) is not None


@lru_cache(maxsize=2)
def _towns(text: str) -> frozenset[str]:
    """Names of places that something is in, or near to, in a lower-case text; of double ones their beginnings, too."""
    names = (name.split("-") for name in _TOWN.findall(text))
    return frozenset("-".join(parts[:end]) for parts in names for end in range(1, len(parts) + 1))


def _sides(document: Document, mention: Mention) -> tuple[str, str]:
    """The words of a mention's sentence before and after the name, in lower case."""
    start = mention.given_span.start if mention.given else mention.span.start
    sentence = document.around(Span(start, mention.span.end))
    return document.lower[sentence.start : start], document.lower[mention.span.end : sentence.end]


def _speaks(before: str, after: str) -> bool:
    """Whether the sentence reports what someone said whose name stands between these words."""
    return bool(cues.SPEAKS_BEFORE.search(before) or cues.SPEAKS_AFTER.search(after))


def _role_of(document: Document, mention: Mention) -> str:
    """The office that stands right beside a name: "Minister", "head of the clinic, Zoya Melnikova"; empty for none."""
    before, after = _sides(document, mention)
    found = [*cues.ROLE.finditer(before[-70:])]
    if found:
        return found[-1]["role"]
    first = cues.ROLE.search(after[:50]) if after.startswith(",") else None
    return first["role"] if first else ""


def _own_role(document: Document, mention: Mention, people: list[Mention]) -> bool | None:
    """Whether the office right before a bare surname is one of the person's; None where there is none."""
    start = mention.span.start
    role = _ROLE_BEFORE.search(document.lower, max(0, start - 45), start)
    if role is None:
        return None
    noun = role["the"] and _AGENT.fullmatch(role["word"]) and role["word"] not in _NO_AGENT
    if not noun and not cues.ROLE.fullmatch(role["word"]):
        return None
    return any(role["word"] in _beside(document, p, role.start("word")) for p in people if p.span.end)


def of_another_role(document: Document, mention: Mention, people: list[Mention]) -> bool:
    """Whether the office right before a bare surname is none of the person's."""
    return _own_role(document, mention, people) is False


def _beside(document: Document, mention: Mention, stop: int) -> str:
    """The words of a mention's sentence, as far as the place where another mention's role stands."""
    before, after = _sides(document, mention)
    return before + " " + after[: max(0, stop - mention.span.end)] if mention.span.end <= stop else before


def same_given(one: Mention, other: Mention) -> bool:
    """Whether two given names are one, maybe in two romanizations."""
    if one.given == other.given:
        return True
    return one.gender == other.gender and skeleton(one.given) == skeleton(other.given)


def can_be_one(one: Mention, other: Mention) -> bool:
    """Whether two mentions with one surname can be of one person: given names agree as far as both are told."""
    if not one.given or not other.given:
        return one.gender is None or other.gender is None or one.gender == other.gender
    if one.full and other.full:
        return same_given(one, other)
    return one.given[0] == other.given[0]
