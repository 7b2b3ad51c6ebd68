"""The table of facts: which numbers, dates and names of an article and its source were compared, and how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.checks.sourced.comparing import compared
from mtcheck.checks.sourced.fixedwords import calendar
from mtcheck.checks.sourced.mentioned import mentions
from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.source.pairs import Pair, pairs_of

_WIDTHS = (10, 9, 32)  # columns of verdict, kind and source; the English comes last
_NONE = "-"


class Fact(NamedTuple):
    """One fact: "same", "changed", "missing" (of the source) or "added", its kind, and where it stands on each side."""

    verdict: str
    kind: str
    source: Span | None
    english: Span | None


def facts(document: Document) -> list[Fact]:
    """All facts that were compared, in the order of the source; those that are only in English come last."""
    found: list[Fact] = []
    for numbers in compared(document):
        found += (Fact("same", "number", theirs.span, mine.span) for mine, theirs in numbers.same)
        found += (Fact("changed", "number", theirs.span, mine.span) for mine, theirs in numbers.changed)
        found += (Fact("missing", "number", theirs.span, None) for theirs in numbers.missing)
        found += (Fact("added", "number", None, mine.span) for mine in numbers.added)
    for names in mentions(document):
        found += (Fact("same", name.kind, name.span, place) for place, name in names.same)
        found += (Fact("changed", name.kind, name.span, place) for place, name in names.changed)
        found += (Fact("missing", name.kind, name.span, None) for name in names.missing)
    found += (Fact(verdict, "date", theirs, mine) for theirs, mine, verdict in calendar(document))
    return sorted(found, key=lambda fact: (fact.source is None, fact.source or fact.english or Span(0, 0), fact.kind))


def differences(document: Document) -> Iterator[tuple[int, str]]:
    """Where an article says something else than its source, and a line of what; in the order of the source.

    Sentences of the source that have no English are told behind the one before them.
    """
    every = pairs_of(document)
    for fact in facts(document):
        if fact.verdict == "same" or fact.verdict == "missing" and not _is_plain(every.source.text, fact):
            continue
        if fact.verdict == "added" and not any(map(str.isdigit, _shown(document.text, fact.english))):
            continue  # a word is often no number (once more, half of it), or stands for part of one: a six-year-old
        pair = every.of_source(fact.source.start) if fact.source else None
        place = fact.english or (pair.span if pair else None)
        if place is not None:
            theirs, mine = _quoted(every.source.text, fact.source), _quoted(document.text, fact.english)
            yield place.start, f"{fact.kind} {fact.verdict}: source {theirs}, English {mine}"
    before: Pair | None = None
    for pair in every.all:
        if not pair.english and before is not None:
            yield before.english[-1].start, f"not translated: {_quoted(every.source.text, pair.source_span)}"
        before = pair if pair.english else before


def _is_plain(source: str, fact: Fact) -> bool:
    """Whether what English lacks is a number in figures, a date, a place or an acronym: others are told otherwise."""
    if fact.kind == "number":
        return fact.source is not None and any(map(str.isdigit, source[slice(*fact.source)]))
    return fact.kind in ("date", "place", "acronym")


def _quoted(text: str, span: Span | None) -> str:
    return repr(_shown(text, span)) if span else "none"


def table(document: Document) -> Iterator[str]:
    """Lines for people: each fact with what the source and the article have for it."""
    if document.source is None:
        return
    source = pairs_of(document).source
    yield f"{document.path}: facts of {source.path or 'the source'}, and the English for them"
    for fact in facts(document):
        theirs = _shown(source.text, fact.source)
        yield (
            "  "
            + " ".join(
                (
                    *(
                        text.ljust(width)
                        for text, width in zip((fact.verdict, fact.kind, theirs), _WIDTHS, strict=True)
                    ),
                    _shown(document.text, fact.english),
                )
            ).rstrip()
        )
    yield ""


def _shown(text: str, span: Span | None) -> str:
    return " ".join(text[slice(*span)].split()) if span else _NONE
