"""Words with one translation each (months, days, points of the compass, he and she): another one is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.english.quotations import quotations_of
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import Gender, other_gender
from mtcheck.names.people import mentions_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.document import SourceDocument
from mtcheck.source.groups import CALENDAR, groups
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.sexes import pronouns_in, told_in
from mtcheck.text import WORD

_BETWEEN_POINTS = re.compile(r"\b(?:north|south)[- ]?(?:east|west)")


def changed(document: Document, rule: Rule) -> Iterator[Finding]:
    """A word of a group where the source has another one of it and the English nothing for that."""
    source = pairs_of(document).source
    for pair in pairs_of(document).translated:
        lemmas = frozenset[str]().union(*(w.lemmas for w in source.words_in(pair.source_span)))
        mine = [(m[0], Span(*m.span())) for m in WORD.finditer(document.lower, *pair.span)]
        between = _BETWEEN_POINTS.search(document.lower, *pair.span)
        for group in groups(source.language_at(pair.source_span.start)):
            if between and "north" in group:
                continue
            yield from _in_group(document, rule, group, lemmas, mine)


def calendar(document: Document) -> Iterator[tuple[Span, Span | None, str]]:
    """Months and days of the week of the source, each with where the English has it, and what came of it.

    "same"; "changed" where the English has another one, alone; "missing".
    """
    source = pairs_of(document).source
    for pair in pairs_of(document).translated:
        mine = [(m[0], Span(*m.span())) for m in WORD.finditer(document.lower, *pair.span)]
        for group in groups(source.language_at(pair.source_span.start))[:CALENDAR]:
            here = [(word, place) for word, place in mine if word in group and _is_meant(document, word, place)]
            known = frozenset[str]().union(*group.values())
            theirs = [word for word in source.words_in(pair.source_span) if not known.isdisjoint(word.lemmas)]
            lemmas = frozenset[str]().union(*(word.lemmas for word in theirs))
            strangers = [place for word, place in here if group[word].isdisjoint(lemmas)]
            for word in theirs:
                told = [place for name, place in mine if not group.get(name, known - known).isdisjoint(word.lemmas)]
                other = strangers if len(strangers) == 1 else []
                place = next(iter(told or other), None)
                yield word.span, place, "same" if told else "changed" if other else "missing"


def _in_group(
    document: Document,
    rule: Rule,
    group: dict[str, frozenset[str]],
    lemmas: frozenset[str],
    mine: list[tuple[str, Span]],
) -> Iterator[Finding]:
    here = [(word, place) for word, place in mine if word in group and _is_meant(document, word, place)]
    strangers = [(word, place) for word, place in here if group[word].isdisjoint(lemmas)]
    said = {word for word, _ in here}
    unsaid = [w for w, theirs in group.items() if not theirs.isdisjoint(lemmas) and w not in said]
    covered = {lemma for word in said for lemma in group[word]}
    unsaid = [w for w in unsaid if not group[w] & lemmas <= covered]
    if len(strangers) == 1 and len({frozenset(group[w] & lemmas) for w in unsaid}) == 1:
        _, place = strangers[0]
        written = document.text[slice(*place)]
        fix = unsaid[0].capitalize() if written[0].isupper() else unsaid[0]
        yield finding(rule, document, place, [fix], source=next(iter(sorted(group[unsaid[0]] & lemmas))))


_BEFORE_MONTH = re.compile(
    r"\d(?:st|nd|rd|th)?,?\s*(?:of\s+)?$|\b(?:in|of|until|since|by|early|late|this|last|next|mid|to|from|through|and|or|"
    r"before|after|till|for|on|during|between|every|each)[\s-]+$"
)


def _is_meant(document: Document, word: str, place: Span) -> bool:
    """Whether a word that is also another one ("may", "march", "fall") is the one of the group."""
    if word in ("may", "march", "august"):
        return document.text[place.start].isupper() and bool(
            _BEFORE_MONTH.search(document.lower, max(0, place.start - 20), place.start)
            or re.match(r"\s+\d", document.text[place.end : place.end + 4])
        )
    return word not in ("fall", "spring") or bool(
        re.search(r"\b(?:the|this|last|next|in)\s+$", document.lower[: place.start])
    )


_HE, _SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())
_TO_SHE = {"he": "she", "him": "her", "his": "her", "himself": "herself"}
_TO_HE = {"she": "he", "her": "him", "hers": "his", "herself": "himself"}
_VERB_AFTER = re.compile(r"\s+[a-z]+")
_SHIP = re.compile(
    r"\b(?:\w*ships?|vessels?|frigates?|corvettes?|destroyers?|cruisers?|submarines?|boats?|yachts?|ferry|ferries|"
    r"tankers?|icebreakers?|schooners?|trawlers?)\b"
)
_NEAR = 400  # code points before a pronoun in which the ship stands that it may mean


def pronoun(document: Document, rule: Rule) -> Iterator[Finding]:
    """He for she, or she for he: the source speaks of people of one gender only, or has the other pronoun there."""
    source = pairs_of(document).source
    for pair in pairs_of(document).translated:
        mine = [(m[0], Span(*m.span())) for m in WORD.finditer(document.lower, *pair.span) if m[0] in _HE | _SHE]
        if not mine:
            continue
        safety = Safety.SAFE if len(pair.english) == len(pair.source) == 1 else Safety.UNSAFE
        wrong = mine if _are_all_wrong(document, source, pair, mine) else _by_role(document, source, pair, mine)
        for word, place in wrong:
            if word in _SHE and _SHIP.search(document.lower, max(0, place.start - _NEAR), pair.span.end):
                continue  # which English calls she
            yield finding(rule, document, place, [_other(document, word, place)], safety=safety)


def _are_all_wrong(document: Document, source: SourceDocument, pair: Pair, mine: list[tuple[str, Span]]) -> bool:
    """Whether all pronouns are of one gender, and the source speaks of people of the other one only."""
    shown: set[Gender] = {"m" if word in _HE else "f" for word, _ in mine}
    if len(shown) != 1 or any(place.overlaps_any(quotations_of(document)) for _, place in mine):
        return False
    wrong = next(iter(shown))
    told = told_in(source, pair.source_span)
    if wrong in told.perhaps or other_gender(wrong) not in told.sure:
        return False
    return not _names_other(document, pair, other_gender(wrong))


def _by_role(
    document: Document, source: SourceDocument, pair: Pair, mine: list[tuple[str, Span]]
) -> Iterator[tuple[str, Span]]:
    """The pronouns that are subjects, or those that are objects, where the source has as many, of the other gender."""
    if len(pair.english) > _FEW or len(pair.source) > _FEW:
        return
    theirs = list(pronouns_in(source, pair.source_span))
    thing = _THING.search(document.lower, *pair.span)
    roles: list[tuple[str, ...]] = [("subject",), ("object",)]
    if len([1 for part, _ in theirs if part != "own"]) == 1:
        roles = [("subject", "object")]  # его подобрали: he was picked up
    for meant in roles:
        here = [(word, place) for word, place in mine if _role(document, word, place) in meant]
        there = [gender for part, gender in theirs if part in meant]
        shown = {"m" if word in _HE else "f" for word, _ in here}
        told = set(there) - {None}
        if len(here) == len(there) and len(shown) == len(told) == len(set(there)) == 1 and shown != told and not thing:
            yield from here


def _role(document: Document, word: str, place: Span) -> str:
    """Whether a pronoun is a subject, an object, or tells whose something is."""
    if word in ("he", "she"):
        return "subject"
    if word == "him" or word == "her" and not _OWNED.match(document.lower, place.end):
        return "object"
    return "own"


_FEW = 2  # sentences of a pair
_THING = re.compile(r"\b(?:it|its|they|them|their)\b")
_OWNED = re.compile(
    r"\s+(?!(?:for|to|in|on|at|with|from|about|that|and|but|as|when|by|of|after|before|if|how|what|why|while|because|or|"
    r"then|again|a|the|an|out|up|down|off|back|away|not|until|into)\b)[a-z]"
)


def _names_other(document: Document, pair: Pair, gender: str) -> bool:
    """Whether a person of the English pronoun's gender is named in the sentence: then the source may mean a thing."""
    people = (m for m in mentions_of(document) if pair.span.start <= m.span.start < pair.span.end)
    return any(m.gender not in (None, gender) for m in people)


def _other(document: Document, word: str, place: Span) -> str:
    possessive = word == "her" and _VERB_AFTER.match(document.lower, place.end)
    fix = "his" if possessive else (_TO_SHE | _TO_HE)[word]
    return fix.capitalize() if document.text[place.start].isupper() else fix
