"""'Inflict' with blows, bumps and strikes, wherever their object stands: Russian 'nanosit udary' in its own order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.checks.article.cues import MEN, WOMEN
from mtcheck.document import Document
from mtcheck.english.inflection import verb
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.people import mentions_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_VERB = r"(?P<verb>inflict(?:s|ed|ing)?)"
_PRONOUN = r"(?P<pronoun>her|him|them|it|us|me|you)"
_THING = r"(?P<thing>(?:the|his|their|its|these|those|this|that) (?:[\w-]+ ){0,2}?[\w-]+)"
_COUNT = r"(?:(?P<count>no|any|several|some|many|numerous|multiple|two|three|four|five|new|more|a|an) )?"
_KIND = r"(?P<kind>(?:heavy|powerful|massive|serious|strong|severe|hard|crushing|missile|air|bomb|rocket|artillery) )*"
_BLOW = r"(?P<blow>bumps?|blows|air ?strikes?|strikes)\b"
_OBJECT_FIRST = compiled(rf"\b{_VERB} (?:(?:on|to|upon|at|against) )?(?:{_PRONOUN}|{_THING}) {_COUNT}{_KIND}{_BLOW}")
_BUMPS = compiled(rf"\b{_VERB} {_COUNT}{_KIND}(?P<blow>bumps?)\b(?! (?:on|at|to|upon|against)\b)")
_PASSIVE = compiled(r"\b(?P<blow>bumps?)(?P<be> (?:is|are|was|were|(?:has|have|had) been|that were))? inflicted\b")
_BUMPS_ON = compiled(rf"\b{_VERB} {_COUNT}{_KIND}(?P<blow>bumps?|blows) (?P<on>on|at|to|upon|against)\b")
_NEGATED = compiled(r"\b(?:not|never|nobody|none|neither|nor|no one|without|hardly|cannot)\b|n't\b")
_AUXILIARY = compiled(r"\b(?:ha[sd]|have|was|were|been)(?: \w+ly)? $")
_TIMES = {"two": " twice", "three": " three times", "four": " four times", "five": " five times"}
_OFTEN = {"several": " several times", **dict.fromkeys(("many", "numerous", "multiple"), " repeatedly")}
_HUMAN = compiled(
    rf"\b(?:{MEN}|{WOMEN}|man|woman|girl|boy|victim|pensioner|teacher|student|child|neighbou?r|teenager|driver|resident|"
    r"doctor|nurse|colleague|friend|suspect|witness|he|she|minister|president|queen|king|actress|singer|inspector)\b"
)


class _Blow(NamedTuple):
    """What one match says: the verb in its form, whether the sentence denies it, how often, and what was hit."""

    verb: str
    denied: bool
    often: str
    kind: str


def inflicted(document: Document, rule: Rule) -> Iterator[Finding]:
    """To inflict bumps, blows or strikes on somebody, the object before or behind or as a pronoun between."""
    for paragraph in document.paragraphs:
        if "inflict" not in document.lower[paragraph.start : paragraph.end]:
            continue
        yield from _object_first(document, rule, paragraph)
        yield from _object_behind(document, rule, paragraph)
        for match in _PASSIVE.finditer(document.lower, *paragraph):
            many = "strikes" if match["blow"].endswith("s") else "strike"
            yield finding(rule, document, Span(*match.span()), [f"{many}{match['be'] or ''} carried out"])


def _object_first(document: Document, rule: Rule, paragraph: Span) -> Iterator[Finding]:
    for match in _OBJECT_FIRST.finditer(document.lower, *paragraph):
        said = _said(document, match)
        if said is None or (match["thing"] and match["count"] in ("a", "an")):
            continue  # "inflicted on the enemy a crushing blow" is good English, if solemn
        hit = document.text[match.start("thing") : match.end("thing")] if match["thing"] else match["pronoun"]
        safety = Safety.UNSAFE if said.kind or match["blow"].startswith("blow") and said.often else None
        if match["pronoun"] in ("her", "him") and not _is_person(document, match.start()):
            hit = "it"
        yield _written(document, rule, Span(*match.span()), said, hit, safety)


def _object_behind(document: Document, rule: Rule, paragraph: Span) -> Iterator[Finding]:
    for match in _BUMPS_ON.finditer(document.lower, *paragraph):
        said = _said(document, match)
        if said is not None and match["count"] in ("no", "any"):
            yield _written(document, rule, Span(*match.span()), said, "", Safety.UNSAFE if said.kind else None)
    for match in _BUMPS.finditer(document.lower, *paragraph):
        many = "strikes" if match["blow"].endswith("s") else "strike"
        form = _form("carry", match["verb"])
        count = f"{match['count']} " if match["count"] else ""
        yield finding(rule, document, Span(*match.span()), [f"{form} out {count}{match['kind'] or ''}{many}"])


def _said(document: Document, match: re.Match[str]) -> _Blow | None:
    """What a match says; None where a denial would have to be written in another place of the sentence."""
    before = document.lower[max(0, match.start() - 60) : match.start()].rpartition(".")[2]
    denied = bool(_NEGATED.search(before))
    form = _form("strike", match["verb"])
    if match["count"] == "no" and not denied:
        if match["verb"] != "inflicted" or _AUXILIARY.search(before):
            return None
        form = "did not strike"
    often = (_TIMES | _OFTEN).get(match["count"] or "", "")
    return _Blow(form, denied, often, match["kind"] or "")


def _form(base: str, found: str) -> str:
    forms = verb(base)
    return {"inflicts": forms.third, "inflicted": forms.past, "inflicting": forms.ing}.get(found, forms.base)


def _written(document: Document, rule: Rule, span: Span, said: _Blow, hit: str, safety: Safety | None) -> Finding:
    fix = " ".join(part for part in (said.verb, hit) if part) + said.often
    return finding(rule, document, span, [fix], safety=safety)


def _is_person(document: Document, position: int) -> bool:
    """Whether "her" or "him" may be somebody whom this sentence or the one before names, no group or place."""
    sentences = document.sentences
    number = next((i for i, s in enumerate(sentences) if s.start <= position < s.end), 0)
    start = sentences[max(0, number - 1)].start
    if any(start <= m.span.start < position and m.gender is not None for m in mentions_of(document)):
        return True
    return bool(_HUMAN.search(document.lower[sentences[number].start : position])) or not re.search(
        r"(?<=[a-z,] )[\"\u201c]?[A-Z]|[a-z]-[A-Z]|\b[A-Z]{3,}\b", document.text[start:position]
    )
