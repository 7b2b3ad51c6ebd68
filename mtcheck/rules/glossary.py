"""An editor's own terms: how they are written, which forms are wrong, and that nothing else touches them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Severity, Span
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.phrases import compile_phrase
from mtcheck.rules.rule import Rule
from mtcheck.text import fold

RULE = "glossary.term"
SIGNS = frozenset("{}<>()|^")  # of the phrase language, which terms are not written in

Glossary = tuple[tuple[str, tuple[str, ...]], ...]


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
    """The letter case counts where nothing else tells the wrong form from the right one."""
    return compile_phrase(wrong, (right,), exact=wrong.lower() == right.lower())


class Terms:
    """The right forms, which neither rules nor grammar checkers are to change."""

    def __init__(self, glossary: Glossary) -> None:
        forms = sorted((right for right, _ in glossary), key=len, reverse=True)
        words = "|".join(re.escape(fold(form)).replace(r"\ ", r"\s+") for form in forms)
        self._pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)")

    def places(self, document: Document) -> tuple[Span, ...]:
        """Where they stand in an article, in order."""
        return tuple(Span(*match.span()) for match in self._pattern.finditer(document.folded))

    def kept(self, findings: Iterable[Finding], document: Document) -> Iterator[Finding]:
        """The findings but for those that are about a term, or a part of one."""
        places = self.places(document)
        for finding in findings:
            if not any(place.start <= finding.span.start and finding.span.end <= place.end for place in places):
                yield finding
