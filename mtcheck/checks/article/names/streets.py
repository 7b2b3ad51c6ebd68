"""Streets and squares whose names stand behind the noun, as in Russian: on the street Lenina, the square of Gagarin."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.names.named_after import is_in_case, nominative
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.cases import case_forms
from mtcheck.names.lookup import known_word
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_KINDS = {
    "alley": "Alley",
    "avenue": "Avenue",
    "boulevard": "Boulevard",
    "embankment": "Embankment",
    "highway": "Highway",
    "lane": "Lane",
    "prospect": "Avenue",
    "prospekt": "Avenue",
    "square": "Square",
    "street": "Street",
}
_NAME = r"(?:(?:[A-Z][a-z]+|[A-Z]\.(?: ?[A-Z]\.)?) )?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
_BEHIND = compiled(
    rf"(?<![\w-])(?P<prep>(?i:on|in|at|near|along|across|off) )?(?P<the>[Tt]he )?(?P<kind>{'|'.join(_KINDS)}) "
    rf"(?P<of>of (?:the )?)?(?P<name>{_NAME})(?![\w'-]| [A-Z])"
)
_TWO = compiled(rf"(?<![\w-])(?:the )?(?P<kind>streets|avenues) (?P<one>{_NAME}) and (?P<two>{_NAME})(?![\w'-]| [A-Z])")
_ADJECTIVE = compiled(r"(?:[stz]k|[nv])(?:aya|iy|yy|y|oye?|iye)$")
_TITLES = {"Akademika": "Akademik", "Generala": "General", "Imeni": "", "Kapitana": "Captain", "Marshala": "Marshal"}
_LENIN = ("Lenina",)  # a given name, too
_OF_WORDS = frozenset("Druzhby Mira Molodezhi Molodyozhi Oktyabrya Pobedy Revolyutsii Svobody Truda".split())
_ENDS = compiled(r"[,.;)]|\s(?:in|on|near|at|and|where)\b|$")


def behind_noun(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names of streets behind the noun for what they are."""
    for match in _BEHIND.finditer(document.folded):
        name = _name(match["name"])
        told = name is not None and (match["the"] or match["prep"] or not match["of"])
        if match["of"]:
            told = told or cues.is_eastern(document) and not _is_place(match["name"]) and match["prep"] is not None
        elif name is None:
            told = match["prep"] is not None and _ENDS.match(document.folded, match.end()) is not None
        if told:
            span = Span(match.start("the" if match["the"] else "kind"), match.end())
            safety = Safety.UNSAFE if match["of"] or name is None else None
            yield finding(rule, document, span, [f"{name or match['name']} {_KINDS[match['kind']]}"], safety=safety)
    for match in _TWO.finditer(document.folded):
        one, two = _name(match["one"]), _name(match["two"])
        if one and two:
            yield finding(rule, document, Span(*match.span()), [f"{one} and {two} {match['kind']}"])


def _name(name: str) -> str | None:
    """What a street is called after its adjective, or after somebody in the genitive; None for anything else."""
    first, _, last = name.rpartition(" ")
    if _ADJECTIVE.search(last) or last in _OF_WORDS:
        return name
    if last not in _LENIN and not is_in_case(last):
        return None
    given = next((form.nominative for form in case_forms(first) if form.kind == "given"), first)
    return f"{_TITLES.get(first, given)} {nominative(last)}".strip()


def _is_place(name: str) -> bool:
    known = known_word(name.lower())
    return known is not None and known.kind == "place"
