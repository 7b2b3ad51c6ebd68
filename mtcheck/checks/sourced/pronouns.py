"""He for she, or she for he: what the pronouns, the people and the verbs of the source tell of who is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.document import Document
from mtcheck.english.quotations import quotations_of
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import Gender, other_gender
from mtcheck.names.people import mentions_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.actors import acting, owns_by_itself, quoted_in
from mtcheck.source.document import SourceDocument
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.sexes import SourcePronoun, pronouns_in, told_in
from mtcheck.text import WORD

_HE, _SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
_TO_SHE = {"he": "she", "him": "her", "his": "her", "himself": "herself"}
_TO_HE = {"she": "he", "her": "him", "hers": "his", "herself": "himself"}
_VERB_AFTER = re.compile(r"\s+[a-z]+")
_SHIP = re.compile(
    r"\b(?:\w*ships?|vessels?|frigates?|corvettes?|destroyers?|cruisers?|submarines?|boats?|yachts?|ferry|ferries|"
    r"tankers?|icebreakers?|schooners?|trawlers?)\b"
)
_NEAR = 400  # code points before a pronoun in which the ship stands that it may mean
_FEW = 2  # sentences of a pair
_THING = re.compile(r"\bits?\b")
_OWNED = re.compile(
    r"\s+(?!(?:for|to|in|on|at|with|from|about|that|and|but|as|when|by|of|after|before|if|how|what|why|while|because|or|"
    r"then|again|a|the|an|out|up|down|off|back|away|not|until|into)\b)[a-z]"
)
_BY_WORDS = re.compile(r"\baccording to $")  # по ее словам
_IN, _IN_WORDS = re.compile(r"\b(?:in|by) $"), re.compile(r"\s(?:own )?(?:words?|opinion|view|assessment|estimates?)\b")


class _Pronoun(NamedTuple):
    word: str
    span: Span
    part: str
    quoted: bool

    @property
    def gender(self) -> Gender:
        return "m" if self.word in _HE else "f"


def wrong_gender(document: Document, rule: Rule) -> Iterator[Finding]:
    """A pronoun of a gender that nobody has of whom the source speaks there, or for which it has the other one."""
    source = pairs_of(document).source
    for pair in pairs_of(document).translated:
        mine = list(_pronouns(document, pair))
        if not mine:
            continue
        one = len(pair.english) == len(pair.source) == 1
        wrong = _wrong(document, source, pair, mine)
        for pronoun in mine:
            if pronoun not in wrong:
                continue
            if pronoun.gender == "f" and _SHIP.search(
                document.lower, max(0, pronoun.span.start - _NEAR), pair.span.end
            ):
                continue  # which English calls she
            safety = Safety.SAFE if one and wrong[pronoun] else Safety.UNSAFE
            yield finding(rule, document, pronoun.span, [_other(document, pronoun)], safety=safety)


def _pronouns(document: Document, pair: Pair) -> Iterator[_Pronoun]:
    """The pronouns of the English sentences, in order."""
    quotations = quotations_of(document)
    for match in WORD.finditer(document.lower, *pair.span):
        if match[0] in _HE or match[0] in _SHE:
            place = Span(*match.span())
            yield _Pronoun(match[0], place, _part(document, match[0], place), place.overlaps_any(quotations))


def _part(document: Document, word: str, place: Span) -> str:
    """Whether a pronoun is a subject, an object, or tells whose something is, or whose words."""
    if word in ("he", "she"):
        return "subject"
    if word == "him" or word == "her" and not _OWNED.match(document.lower, place.end):
        by_words = _BY_WORDS.search(document.lower, max(0, place.start - 13), place.start)
        return "words" if by_words else "object"
    return (
        "words"
        if _IN_WORDS.match(document.lower, place.end)
        and place.start
        and _IN.search(document.lower, max(0, place.start - 4), place.start)
        else "own"
    )


def _wrong(document: Document, source: SourceDocument, pair: Pair, mine: list[_Pronoun]) -> dict[_Pronoun, bool]:
    """The wrong pronouns, each with whether that is sure."""
    told = [p for p in mine if not p.quoted]
    shown = {p.gender for p in mine}
    found: dict[_Pronoun, bool] = {}
    quoted = quoted_in(source, pair.source_span)
    same_marks = bool(quoted) == any(pair.span.start <= q.start < pair.span.end for q in quotations_of(document))
    if len(told) == len(mine) or same_marks:
        alone = len(shown) == 1 and len(told) == len(mine)
        nobodys = (p for p in _of_nobody(document, source, pair, told) if alone or p.word != "her")  # gave her roses
        found |= dict.fromkeys(nobodys, alone)
    theirs = list(pronouns_in(source, pair.source_span))
    if len(pair.english) > _FEW or len(pair.source) > _FEW:
        return found
    thing = _THING.search(document.lower, *pair.span) is not None
    for side in (False, True) if same_marks else (None,):
        here = [p for p in mine if side is None or p.quoted == side]
        there = [p for p in theirs if side is None or any(q.start < p.start < q.end for q in quoted) == side]
        found = dict.fromkeys(_by_part(here, there, thing=thing), True) | found
    if same_marks:
        by_verbs = _by_verbs(source, pair, told, quoted)
        found = {p: p.part == "own" for p in by_verbs} | found  # a woman's own: he, in a clause, is less sure
    return found


def _of_nobody(document: Document, source: SourceDocument, pair: Pair, told: list[_Pronoun]) -> Iterator[_Pronoun]:
    """Pronouns of a gender that nobody has there, in a sentence that speaks of people of the other one."""
    genders = told_in(source, pair.source_span)
    for pronoun in told:
        wrong, right = pronoun.gender, other_gender(pronoun.gender)
        if wrong not in genders.perhaps and right in genders.sure and not _names_other(document, pair, right):
            yield pronoun


def _names_other(document: Document, pair: Pair, gender: Gender) -> bool:
    """Whether a person of the English pronoun's gender is named in the sentence: then the source may mean a thing."""
    people = (m for m in mentions_of(document) if pair.span.start <= m.span.start < pair.span.end)
    return any(m.gender not in (None, gender) for m in people)


def _by_part(here: list[_Pronoun], there: list[SourcePronoun], *, thing: bool) -> Iterator[_Pronoun]:
    """The pronouns that are subjects, objects, or owners, where the source has as many, of the other gender."""
    parts: list[tuple[str, ...]] = [("subject",), ("object",)]
    if len([1 for p in there if p.part in ("subject", "object")]) == 1:
        parts = [("subject", "object")]  # его подобрали: he was picked up
    for meant in (*parts, ("own",), ("words",)):
        mine = [p for p in here if p.part in meant]
        told = {p.gender for p in there if p.part in meant}
        shown = {p.gender for p in mine}
        as_many = len(mine) == len([p for p in there if p.part in meant])
        if (
            as_many
            and len(shown) == len(told) == 1
            and None not in told
            and shown != told
            and not (thing and meant != ("words",))
        ):
            yield from mine


def _by_verbs(source: SourceDocument, pair: Pair, told: list[_Pronoun], quoted: list[Span]) -> Iterator[_Pronoun]:
    """He where all that is done there is done by a woman, and his for what is her own."""
    gender = acting(source, pair.source_span, quoted)
    theirs = (p for p in pronouns_in(source, pair.source_span) if not any(q.start < p.start < q.end for q in quoted))
    others = [p for p in theirs if p.gender != gender]
    mine = [p for p in told if p.gender != gender]
    beside = [p for p in mine if p.part != "subject"]
    if gender is None or len(beside) < len(others):
        return  # "asked him to leave" may be "asked that he leave"
    own = gender == "f" and not others and owns_by_itself(source, pair.source_span, quoted)
    yield from (p for p in mine if p.part == "subject" or own and p.word == "his")


def _other(document: Document, pronoun: _Pronoun) -> str:
    word, place = pronoun.word, pronoun.span
    possessive = word == "her" and _VERB_AFTER.match(document.lower, place.end) and pronoun.part == "own"
    fix = "his" if possessive else (_TO_SHE | _TO_HE)[word]
    return fix.capitalize() if document.text[place.start].isupper() else fix
