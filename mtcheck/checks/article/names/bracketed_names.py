"""A person's name that is told twice: as the machine spells it, and in brackets as the Russian article quoted it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_WORD = r"[A-Z][\w'-]+"
_TWICE = compiled(rf"(?<![\w'-])(?P<name>{_WORD} (?:{_WORD} )?{_WORD}) \((?P<again>{_WORD} (?:{_WORD} )?{_WORD})\)")
_ALIKE = 0.7  # share of equal letters in two spellings of one word


def original_spelling(document: Document, rule: Rule) -> Iterator[Finding]:
    """A name of two or three words, and behind it in brackets the same name; what stands there is its own spelling."""
    for m in _TWICE.finditer(document.folded):
        again = m["again"].split()
        words = m["name"].split()[-len(again) :]
        fix = [next((a for a in again if _alike(word, a)), None) for word in words]
        if len(words) == len(again) and all(fix) and len(set(fix)) == len(fix):
            start = m.end("name") - len(" ".join(words))
            yield finding(rule, document, Span(start, m.end()), [" ".join(w for w in fix if w)])


def _alike(one: str, other: str) -> bool:
    return one[0] == other[0] and SequenceMatcher(None, one.lower(), other.lower()).ratio() >= _ALIKE
