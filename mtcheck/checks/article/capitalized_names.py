"""Names of bodies, countries and days that have lost a capital: world trade organization, Holy see."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_MIXED = " *"  # behind a name in the list: in small letters throughout it is ordinary English


def without_capitals(document: Document, rule: Rule) -> Iterator[Finding]:
    """Listed names in which the article has small letters for capitals."""
    starts = {sentence.start for sentence in document.sentences}
    for lowered, name, mixed in _names():
        at = document.lower.find(lowered)
        while at >= 0:
            end = at + len(lowered)
            found = document.folded[at:end]
            if found != name and _whole(document.folded, at, end) and _lost(found, name, mixed, at in starts):
                yield finding(rule, document, Span(at, end), [name])
            at = document.lower.find(lowered, end)


@cache
def _names() -> tuple[tuple[str, str, bool], ...]:
    names = ((line.removesuffix(_MIXED), line.endswith(_MIXED)) for line in read_list("names-capitalized.txt"))
    return tuple(sorted((name.lower(), name, mixed) for name, mixed in names))


def _whole(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 1) : start], text[end : end + 1]
    return not (before.isalnum() or before in tuple("-_.@#/") or after.isalnum() or after in tuple("-_@/"))


def _lost(found: str, name: str, mixed: bool, starts: bool) -> bool:
    """Whether a word of the name has lost its capital; of a mixed one, another has kept one of its own."""
    words = [(f, n) for f, n in zip(found.split(), name.split(), strict=True) if n[0].isupper()]
    lost = any(f[0].islower() for f, _ in words)
    kept = any(f[0].isupper() for f, _ in words[1 if starts else 0 :])
    return lost and (kept or not mixed)
