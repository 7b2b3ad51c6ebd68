"""Paragraphs that begin with a small letter, as machines leave them that saw only a part of the line."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_SMALL = compiled(r"[a-z]+(?= [a-z]+ )")
_WORD = compiled(r"\S+")
_FEWEST = 6  # words of a line that is a sentence or a headline, not an entry of a list
_STOPS = ".!?\"'"
_PARTICLES = frozenset("al de del der di du el la las le los van von bin ibn y e".split())


def small(document: Document, rule: Rule) -> Iterator[Finding]:
    """The first word of a paragraph in small letters, where the paragraph before it has come to its end."""
    before = ""
    for paragraph in document.paragraphs:
        text = document.folded[paragraph.start : paragraph.end].rstrip()
        word = _SMALL.match(text)
        if word and before in _STOPS and word[0] not in _PARTICLES and _is_whole(text, not before):
            place = Span(paragraph.start, paragraph.start + word.end())
            yield finding(rule, document, place, [word[0].capitalize()])
        before = text[-1:] or before


def _is_whole(text: str, first: bool) -> bool:
    """Whether a line of some words ends as a sentence does, or is the headline: the first line of all."""
    return len(_WORD.findall(text)) >= _FEWEST and (first or text[-1] in _STOPS)
