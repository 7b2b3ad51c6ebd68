"""Words with one translation each (months, days, points of the compass): another one is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.groups import CALENDAR, groups
from mtcheck.source.pairs import pairs_of
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
