"""The model as a reader beside the rules: what its kept answers say of an article, as far as the gate lets it pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from mtcheck.document import Document
from mtcheck.findings import Finding
from mtcheck.model.answers import Proposal
from mtcheck.model.findings import finding_of
from mtcheck.model.gate.passing import Bounds, Look, Passed, passed
from mtcheck.model.gate.protected import left_alone
from mtcheck.model.kept import Kept
from mtcheck.model.passages import Passage, passages_of
from mtcheck.model.requests import asked
from mtcheck.rules.rule import Rule
from mtcheck.settings.modeltable import ModelSettings


class Reader:
    """Reads articles by answers that are kept; it asks nobody."""

    def __init__(
        self, settings: ModelSettings, kept: Kept, rules: Iterable[Rule], terms: Sequence[str] = ()
    ) -> None:
        self._settings = settings
        self._kept = kept
        self._rules = {rule.id: rule for rule in rules}
        self._terms = tuple(terms)

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that it was given."""
        return tuple(self._rules.values())

    def findings(self, document: Document, own: Iterable[Finding], look: Look | None) -> list[Finding]:
        """What the answers about an article come to; `own` is what the rules found in it, `look` runs them again."""
        made, agreed = self.read(document, own, look)
        found = (finding_of(change, agreed=change.number in agreed) for change in made.changes)
        return [finding for finding in found if finding.rule_id in self._rules]

    def read(self, document: Document, own: Iterable[Finding], look: Look | None) -> tuple[Passed, frozenset[int]]:
        """The edits that pass and those that do not; and the numbers of those that all readings agree on."""
        passages = passages_of(document, self._settings.context_words)
        answers = list(self._answers(passages, 0))
        bounds = Bounds(document, tuple(own), self._terms, left_alone(document), look)
        made = passed(bounds, answers)
        if self._settings.agree < 2:
            return made, frozenset()
        others = [Counter(self._made(bounds, passages, n)) for n in range(1, self._settings.agree)]
        agreed = (c.number for c in made.changes if all(other[c.span, c.text] for other in others))
        return made, frozenset(agreed)

    def _answers(self, passages: Sequence[Passage], reading: int) -> Iterable[tuple[Passage, Sequence[Proposal]]]:
        way = asked(self._settings, reading)
        for passage in passages:
            entry = self._kept.get(passage.key(way))
            if entry is not None and entry.edits:
                yield passage, entry.edits

    def _made(self, bounds: Bounds, passages: Sequence[Passage], reading: int) -> Iterable[object]:
        again = passed(replace(bounds, look=None), list(self._answers(passages, reading)))
        return ((change.span, change.text) for change in again.changes)
