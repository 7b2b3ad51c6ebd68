"""An editor's own terms: how they are written, which forms are wrong, and that nothing else touches them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import accumulate
from typing import Any

from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Severity, Span
from mtcheck.rules.announcing import announced_by
from mtcheck.rules.near import plain_digits
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.rarity import EDGE
from mtcheck.rules.rule import Rule
from mtcheck.text import SURROGATE, fold

RULE = "glossary.term"
SIGNS = frozenset("{}<>()|^")  # of the phrase language, which terms are not written in
MARKS = "\"'.,;:!?-\u2013\u2014"  # at either end of a form, another word may follow without a space
_WORDLIKE = re.compile(r"\w")
_SPACES = re.compile(r"\s{2,}|[^\S ]")

Glossary = tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=1)  # once to look whether settings are good, and again to use them
def rule_of(glossary: Glossary, pack: str) -> Rule:
    """The rule that finds the wrong forms of all terms."""
    return Rule(
        id=RULE,
        kind="phrase",
        category="lexical",
        severity=Severity.MINOR,
        safety=Safety.SAFE,
        message="The glossary has '{fix}' for '{found}'.",
        patterns=tuple(_pattern(wrong, right) for right, forms in glossary for wrong in forms),
        note="The terms are those of [tool.mtcheck.glossary].",
        pack=pack,
        line=1,
    )


def _pattern(wrong: str, right: str) -> Pattern:
    """What `compile_phrase` makes of words without the signs of the phrase language, for thousands of them at once.

    The letter case counts where nothing else tells the wrong form from the right one.
    """
    exact = wrong.lower() == right.lower()
    words = [word.replace("\u2019", "'") for word in (wrong if exact else wrong.lower()).split()]
    text = " ".join(words)
    before = r"(?<![\w-])" if text[0] not in MARKS else ""
    after = r"(?!\w|[-']\w)" if text[-1] not in MARKS else ""
    held = f"{EDGE if before else ''}{plain_digits(text.lower())}{EDGE if after else ''}"
    return Pattern(
        regex=before + r"\s+".join(map(re.escape, words)) + after,
        announced=announced_by([(held,)]),
        fixes=(right,),
        lower=not exact,
        carry=not exact,
        plain=True,
        lead="cased" if wrong.strip()[0].isupper() else "word",
    )


class Terms:
    """The right forms, which neither rules nor grammar checkers are to change."""

    def __init__(self, glossary: Glossary) -> None:
        self._forms = tuple({" ".join(fold(right).split()) for right, _ in glossary} - {""})

    def places(self, document: Document) -> tuple[Span, ...]:
        """Where they stand in an article, in order; one may stand inside another."""
        text, moved = _squeezed(SURROGATE.sub("\ufffd", document.folded))
        starts = [at for at, _ in moved]
        found = set()
        for _, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            if not (_WORDLIKE.match(text, max(0, start - 1), start) or _WORDLIKE.match(text, end)):
                first, last = (at + moved[bisect_right(starts, at) - 1][1] for at in (start, end - 1))
                found.add(Span(first, last + 1))
        return tuple(sorted(found))

    def kept(self, findings: Iterable[Finding], document: Document) -> Iterator[Finding]:
        """The findings but for those that are about a term, or a part of one."""
        places = self.places(document)
        ends = list(accumulate((place.end for place in places), max))  # of all that begin so far
        for finding in findings:
            before = bisect_right(places, finding.span.start, key=lambda place: place.start)
            if not before or ends[before - 1] < finding.span.end:
                yield finding

    @cached_property
    def _automaton(self) -> Any:
        from ahocorasick_rs import AhoCorasick  # loaded only where there are terms

        return AhoCorasick(self._forms)


def _squeezed(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text with one space for each stretch of white space, and by how much it moved from each place on."""
    out: list[str] = []
    moved, at, shift = [(0, 0)], 0, 0
    for space in _SPACES.finditer(text):
        out += (text[at : space.start()], " ")
        at = space.end()
        shift += at - space.start() - 1
        moved.append((at - shift, shift))
    return "".join((*out, text[at:])), moved
