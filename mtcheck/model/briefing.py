"""What a model is told of an article: its names, the editor's terms, what rules and editors have said of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.document import Document
from mtcheck.findings import Finding
from mtcheck.model.prompt import Briefing
from mtcheck.names.census import Collector, Name

_NAMES = 60  # that are told of, the most mentioned first
_OTHERS = 4  # spellings of a name beside the right one
_LONGEST = 80  # code points of a place that is told of
_BEGINNING = 40  # words of the article that every window tells of
_JOINER = "\u2060"
# Ways of writing one thing; an article is to keep to one of them.
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WAYS = (
    *(
        tuple((name, re.compile(rf"(?<![\w.]){re.escape(name)}(?!\w|\.\w)")) for name in names.split())
        for names in ("US U.S. USA", "UK U.K.", "UN U.N.", "EU E.U.")
    ),
    (("percent", re.compile(r"\bpercent\b")), ("per cent", re.compile(r"\bper cent\b")), ("%", re.compile("%"))),
    (
        ("day before month", re.compile(rf"\b\d\d? {_MONTH}\b")),
        ("month before day", re.compile(rf"\b{_MONTH} \d\d?\b(?!\d)")),
    ),
    (("straight quotes", re.compile('"')), ("curly quotes", re.compile("[\u201c\u201d]"))),
)
_GENDERS = {"m": "man", "f": "woman"}


class Briefer:
    """Briefs a model about article after article; the list of known names is loaded with the first."""

    def __init__(self, terms: Sequence[str] = ()) -> None:
        self._terms = tuple(terms)

    def briefing(self, document: Document, found: Iterable[Finding], facts: Iterable[tuple[int, str]]) -> Briefing:
        """What to tell of an article in which the rules have found something.

        `facts` are places where its source says something else, and what.
        """
        known, spelled = _names(document)
        return Briefing(
            beginning=" ".join(document.text.replace(_JOINER, "").split()[:_BEGINNING]),
            usage=tuple(_usage(document)),
            names=known,
            spelled=spelled,
            terms=tuple(term for term in self._terms if term.lower() in document.lower),
            marked=tuple(_marked(document, found)),
            left=tuple(_left(document)),
            facts=tuple(facts),
        )


def _usage(document: Document) -> Iterator[str]:
    for ways in _WAYS:
        counts = [(name, len(pattern.findall(document.text))) for name, pattern in ways]
        if sum(count > 0 for _, count in counts) > 1:
            yield ", ".join(f"{name} {count}x" for name, count in counts if count)


def _names(document: Document) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that the registry or the ledger knows, and those that only the article has."""
    from mtcheck.names.registry import right_forms
    from mtcheck.source.sourcenames import source_forms

    collector = Collector(document.ledger)
    collector.read(document, source_forms(document))
    right, bound = right_forms(), document.ledger.right_parts if document.ledger else frozenset[str]()
    known: list[str] = []
    spelled: list[str] = []
    for name in collector.names()[:_NAMES]:
        words = name.name.lower()
        (known if words in right or all(word in bound for word in words.split()) else spelled).append(_name(name))
    return tuple(known), tuple(spelled)


def _name(name: Name) -> str:
    about = _GENDERS.get(name.gender, name.kind)
    others = [form for form, _ in name.spellings if form != name.name and form not in name.also][:_OTHERS]
    also = f"; here also: {', '.join(others)}" if others else ""
    return f"{name.name} ({about}{f', {name.source}' if name.source else ''}){also}"


def _marked(document: Document, found: Iterable[Finding]) -> Iterator[tuple[int, str]]:
    for finding in found:
        start, end = finding.span
        if end - start > _LONGEST or not finding.fixes:
            continue
        fix = finding.fixes[0]
        if len(fix.edits) == 1 and fix.edits[0].span == finding.span:
            to = " ".join(fix.edits[0].text.split())
            yield start, f"{_said(document, start, end)} -> {to!r} ({finding.category})"


def _left(document: Document) -> Iterator[tuple[int, str]]:
    """Texts that editors have said are right, where they stand."""
    for decision in document.decisions or ():
        if decision.silences and 0 < len(decision.found) <= _LONGEST:
            at = document.folded.find(decision.found)
            while at >= 0:
                yield at, repr(decision.found)
                at = document.folded.find(decision.found, at + 1)


def _said(document: Document, start: int, end: int) -> str:
    return repr(" ".join(document.text[start:end].replace(_JOINER, "").split()))
