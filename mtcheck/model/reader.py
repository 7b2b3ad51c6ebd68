"""The model as a reader beside the rules: what its kept answers say of an article, as far as the gate lets it pass."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Span
from mtcheck.model.answers import Proposal
from mtcheck.model.findings import findings_of, unrepaired
from mtcheck.model.gate.change import Change
from mtcheck.model.gate.evidence import REASON, is_of_name, named_wrongly, reads_translated, tells_enough
from mtcheck.model.gate.passing import Bounds, Look, passed, placed
from mtcheck.model.gate.protected import left_alone
from mtcheck.model.gate.verdict import Gate, Passed, Refused
from mtcheck.model.kept import Kept
from mtcheck.model.passages import Passage, passages_of
from mtcheck.model.requests import asked
from mtcheck.model.verifying import Pair, pair_of, verdict
from mtcheck.rules.rule import Rule
from mtcheck.settings.modeltable import ModelSettings


class Reader:
    """Reads articles by answers that are kept; it asks nobody."""

    def __init__(self, settings: ModelSettings, kept: Kept, rules: Iterable[Rule], terms: Sequence[str] = ()) -> None:
        self._settings = settings
        self._kept = kept
        self._rules = {rule.id: rule for rule in rules}
        self._terms = tuple(terms)

    def heed(self, kept: Kept) -> None:
        """Go by these answers from now on."""
        self._kept = kept

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rules that it was given."""
        return tuple(self._rules.values())

    def findings(self, document: Document, own: Sequence[Finding], look: Look | None, told: int) -> list[Finding]:
        """What the answers about an article come to; `own` is what was found already, `look` runs the rules again.

        `told` is the number of findings that speak of a machine translation.
        """
        self._kept.renew()
        document.memo(_vouched).clear()
        translated = self._settings.everywhere or self._reads_translated(document, told)
        if not translated and not self._has_names(document):
            document.memo(_refused)[:] = self._held_back(document)
            return []
        made, agreed = self.read(document, own, look)
        if not translated and not self._tells_enough(document, told, made):
            document.memo(_refused)[:] = self._held_back(document)
            return []
        document.memo(_refused)[:] = made.refused
        document.memo(_vouched)[:] = made.vouched
        found = [*findings_of(made.changes, agreed)]
        taken = [finding.span for finding in (*own, *found)]
        found += unrepaired(document, made.refused, taken)
        return [finding for finding in found if finding.rule_id in self._rules]

    def weighed(self, document: Document, own: Iterable[Finding]) -> Iterator[Finding]:
        """What rules have found in a document when it was checked last; a repair that the model makes, too, is safe."""
        vouched = frozenset(document.memo(_vouched))
        for finding in own:
            if finding in vouched and finding.safety is Safety.UNSAFE:
                first, *others = finding.fixes
                yield replace(finding, fixes=(replace(first, safety=Safety.SAFE), *others))
            else:
                yield finding

    def refused(self, document: Document) -> tuple[Refused, ...]:
        """What was turned away when a document was checked last."""
        return tuple(document.memo(_refused))

    def read(self, document: Document, own: Iterable[Finding], look: Look | None) -> tuple[Passed, frozenset[float]]:
        """The edits that pass and those that do not; and the numbers of those that all readings agree on."""
        better = partial(self._better, document) if self._settings.verify else None
        bounds = Bounds(document, tuple(own), self._terms, left_alone(document), look, better)
        made = self._passed(bounds, 0)
        if self._settings.agree < 2:
            return made, frozenset()
        others = [self._made(replace(bounds, look=None, better=None), n) for n in range(1, self._settings.agree)]
        agreed = (c.number for c in made.changes if all((c.span, c.text) in other for other in others))
        return made, frozenset(agreed)

    def _reads_translated(self, document: Document, told: int) -> bool:
        """Whether an article read like a machine translation before anything in it was edited."""
        first = document.origin or document
        before = first.memo(_told)
        if document is first:
            before[:] = [told]
        return reads_translated(first, max((told, *before)), self._first_reading(first))

    def _has_names(self, document: Document) -> bool:
        """Whether the model puts a name right in what it has read first."""
        first = document.origin or document
        return any(is_of_name(proposal) for _, edits in self._first_reading(first) for proposal in edits)

    def _tells_enough(self, document: Document, told: int, made: Passed) -> bool:
        """Whether names that pass tell of a machine; an article that did so before it was edited does so still."""
        first = document.origin or document
        memo = first.memo(_named)
        if document is first:
            memo[:] = [named_wrongly(made.changes)]
        return tells_enough(first, max((told, *first.memo(_told))), max((0, *memo)))

    def _held_back(self, document: Document) -> Iterator[Refused]:
        for edit in placed(document, list(self._first_reading(document))):
            yield edit if isinstance(edit, Refused) else Refused(edit.proposal, Gate.EVIDENCE, REASON, edit.span)

    def _first_reading(self, document: Document) -> Iterator[tuple[Passage, Sequence[Proposal]]]:
        """The answers of the first reading; no passage is made before they are wanted."""
        yield from self._answers(passages_of(document, self._settings.context_words), asked(self._settings, 0))

    def unverified(self, document: Document) -> tuple[Pair, ...]:
        """What is still to be asked about edits that passed when a document was checked last."""
        return tuple(dict.fromkeys(document.memo(_unverified)))

    def _better(self, document: Document, members: Sequence[Change]) -> bool | None:
        pair = pair_of(members)
        said = verdict(self._kept, pair, self._settings)
        if said is None:
            document.memo(_unverified).append(pair)
        return said

    def _made(self, bounds: Bounds, reading: int) -> frozenset[tuple[Span, str]]:
        return frozenset((change.span, change.text) for change in self._passed(bounds, reading).changes)

    def _passed(self, bounds: Bounds, reading: int) -> Passed:
        """What passes of one reading; what was said of an article as it was first read is carried into the new text."""
        document, way = bounds.document, asked(self._settings, reading)
        passages = passages_of(document, self._settings.context_words)
        answers = list(self._answers(passages, way))
        if document.origin is None:
            return passed(bounds, answers)
        same = {passage.key(way) for passage in passages}
        before = passages_of(document.origin, self._settings.context_words)
        old = self._answers([p for p in before if p.key(way) not in same], way)
        lost = [answer for answer in old if answer[1]]
        first = sum(len(edits) for _, edits in answers)
        return passed(bounds, answers, _carried(document.origin, document, lost, first) if lost else ())

    def _answers(self, passages: Sequence[Passage], way: bytes) -> Iterable[tuple[Passage, Sequence[Proposal]]]:
        """What is kept of passages that were asked about; of most there is nothing to edit."""
        for passage in passages:
            entry = self._kept.get(passage.key(way))
            if entry is not None:
                yield passage, entry.edits


def _carried(
    origin: Document, document: Document, answers: Sequence[tuple[Passage, Sequence[Proposal]]], first: int
) -> Iterator[Change]:
    """The edits of an article's first text that still have their place in its new one, numbered after `first`."""
    from mtcheck.model.carrying import Carrier  # only while an article is edited

    carrier = Carrier(origin, document)
    found = [change for change in placed(origin, answers) if isinstance(change, Change)]
    made = [(change, carrier.carried(change)) for change in found]
    lost = {change.proposal.group for change, carried in made if carried is None}
    for change, carried in made:
        if carried is not None and not (change.proposal.group and change.proposal.group in lost):
            yield replace(carried, number=first + change.number)


def _unverified(_: Document) -> list[Pair]:
    """The memo of what is to be asked about edits."""
    return []


def _told(_: Document) -> list[int]:
    """The memo of how many findings spoke of a machine translation."""
    return []


def _named(_: Document) -> list[int]:
    """The memo of how many names only a machine writes so."""
    return []


def _vouched(_: Document) -> list[Finding]:
    """The memo of what rules repair just as the model."""
    return []


def _refused(_: Document) -> list[Refused]:
    """The memo of what was turned away: the reader writes it down there."""
    return []
