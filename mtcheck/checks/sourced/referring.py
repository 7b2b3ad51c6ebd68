"""Pronouns of the English for a thing where the source means a person."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Literal

from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.referents import Pronoun, left_out, referring

Part = Literal["subject", "object", "own"]
_FORMS: dict[str, dict[Part, str]] = {
    "m": {"subject": "he", "object": "him", "own": "his"},
    "f": {"subject": "she", "object": "her", "own": "her"},
}
_THING = frozenset(("it", "its"))
_NEUTER = re.compile(r"\b(?:это|оно|це|воно)\b")  # what else an "it" may be
_WORD = re.compile(r"\b(?:it|its|he|she|him|his|her)\b")
_BEFORE_OBJECT = re.compile(
    r"\b(?:of|to|for|with|by|on|from|in|about|at|against|behind|after|before|near|over|around)\s$"
)
_BE = (
    r"(?:(?:is|was|be|been|being|has|had|will|would|should|can|could|may|might|must|also|then|not|became|becomes|become)"
    r"\s+)"
)
_EMPTY = re.compile(  # an "it" that means nothing, or what follows
    rf"\s*(?:'s|'ll|'d)|\s+{_BE}+(?:[a-z]+ly\s+)?(?:known|reported|said|noted|necessary|possible|impossible|important|"
    r"clear|worth|time|expected|planned|assumed|believed|difficult|easy|hard|enough|better|required|likely|unlikely|obvious|"
    r"interesting|true|stated|told|established|found|decided|explained|emphasized|stressed|added|recalled|specified|a|an|the|"
    r"about|so|only|just|in|here|there|who|that|this|for|at|on)\b|"
    rf"\s+{_BE}*(?:seem|turn|appear|follow|happen|concern|rain|snow|sound|look|stand|remain)(?:s|ed)?\b|"
    rf"\s+{_BE}*(?:takes?|took|comes?|came|goes|went|go|makes?|made|means?|meant|costs?|depends?|becomes?|became)\b"
)
_WORD_AFTER = re.compile(r"\s+[a-z]")


def told_as_thing(document: Document, rule: Rule) -> Iterator[Finding]:
    """It and its for a man or woman whom the sentences of the source mean by he or she, or by a subject left out."""
    source = pairs_of(document).source
    for pair in pairs_of(document).translated:
        told = set(_WORD.findall(document.lower, *pair.span))
        if len(pair.english) > 1 or len(pair.source) > 1 or told.isdisjoint(_THING):
            continue
        language = source.language_at(pair.source_span.start)
        pronouns = referring(source, pair.source_span)
        if not pronouns and language == "ru" and (subject := left_out(source, pair.source_span)):
            pronouns = [subject]
        genders = {p.gender for p in pronouns if p.kind == "person" and p.gender}
        if len(genders) == 1 and told <= _THING | set(_FORMS[gender := genders.pop()].values()):
            if _NEUTER.search(source.text.lower(), *pair.source_span):
                continue
            yield from _swapped(document, rule, pair, pronouns, gender, safe=language == "ru")


def _swapped(
    document: Document, rule: Rule, pair: Pair, pronouns: list[Pronoun], gender: str, *, safe: bool
) -> Iterator[Finding]:
    """A finding for each pronoun, as long as the source has one in its place that can be nothing else."""
    doubtful = {p.part for p in pronouns if p.kind != "person" or p.gender != gender}
    wanted, forms = Counter(p.part for p in pronouns if p.part not in doubtful), _FORMS[gender]
    found = [(m, part) for m in _WORD.finditer(document.lower, *pair.span) if (part := _part(document, m))]
    have = Counter(part for _, part in found)
    safe = safe and len(found) == sum(1 for _ in _WORD.finditer(document.lower, *pair.span))  # it goes on; it said
    for match, part in found:
        if match[0] not in _THING or have[part] > wanted[part]:
            continue
        place = Span(*match.span())
        fix = forms[part].capitalize() if document.text[place.start].isupper() else forms[part]
        yield finding(rule, document, place, [fix], safety=Safety.SAFE if safe else Safety.UNSAFE)


def _part(document: Document, match: re.Match[str]) -> Part | None:
    """What a pronoun is in its sentence; None for one that means nothing ("it is known")."""
    text = document.lower
    if match[0] in ("its", "his") or match[0] == "her" and _WORD_AFTER.match(text, match.end()):
        return "own"
    if match[0] in ("he", "she"):
        return "subject"
    if match[0] in ("him", "her") or _BEFORE_OBJECT.search(text, max(0, match.start() - 12), match.start()):
        return "object"
    if _EMPTY.match(text, match.end()) or not _WORD_AFTER.match(text, match.end()):
        return None
    return "subject"
