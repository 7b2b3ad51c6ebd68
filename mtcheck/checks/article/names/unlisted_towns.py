"""Towns and villages in a Russian case that no list has, told by how their names end: in Zabelovke, near Ust-Yamska."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.people.case_endings import names_in_case
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.lookup import known_word, town_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_STANDS = compiled(
    r"\b(?i:in|near|outside|from|(?:village|town|city|settlement|residents|mayor|outskirts|station|port|farm) of|"
    r"village|settlement|hamlet)"
    r" (?P<town>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?![\w'-]| [A-Z]| (?:street|square|avenue|lane)\b)"
)
# What names of towns end in, behind letters that tell that they are such, the case endings of each, and the nominative.
_ENDINGS = (
    (compiled(r"(?:[oey]v|in|yan|ich|ush|ets)k(?:e|i|u|oy|oi)$"), "e i u oy oi", ("a",)),
    (compiled(r"[a-z]{2}(?:[nvlrmdb]s|ts|yr|ol)k(?:e|a|u|om)$"), "e a u om", ("",)),
    (compiled(r"[a-z]{2}(?:grad|burg|stan|abad|gorod|hirsk|pol)(?:e|u|om)$"), "e u om", ("",)),
    (compiled(r"[a-z]{2}(?:ov|ev|yov|in)e$"), "e", ("o", "")),
    (compiled(r"[a-z]{2}(?:sk|tsk)om$"), "om", ("oye", "y")),
    (compiled(r"[a-z]{2}(?:ov|ev|in)k(?:akh|ah)$"), "akh ah", ("i",)),
)
_HEARD = 0.5  # Zipf frequency from which English has the word


def in_case(document: Document, rule: Rule) -> Iterator[Finding]:
    """Unlisted towns in a case, behind a word for where, in articles about the East."""
    if not cues.is_eastern(document):
        return
    taken = None
    for match in _STANDS.finditer(document.folded):
        word, span = match["town"], Span(*match.span("town"))
        found = _nominatives(word)
        if (
            not found
            or any(frequency(part.lower()) >= _HEARD for part in (word, *word.split("-")))
            or known_word(word.lower())
            or town_of(word)
            or word.endswith("ske")
            and cues.is_more_of_ukraine(document)  # Krymske, whose name that is
        ):
            continue
        taken = [place for place, _, _ in document.memo(names_in_case)] if taken is None else taken
        if not span.overlaps_any(taken):
            own = [name for name in found if document.has_word(name)]
            yield finding(rule, document, span, own or found, safety=Safety.SAFE if len(own) == 1 else None)


def _nominatives(word: str) -> list[str]:
    """What a town may be called of which a word is a case."""
    for pattern, endings, nominatives in _ENDINGS:
        if pattern.search(word):
            ending = next(end for end in sorted(endings.split(), key=len, reverse=True) if word.endswith(end))
            stem = word.removesuffix(ending)
            return [stem + nominative for nominative in nominatives]
    return []
