"""From findings to a cleaned text: which edits go together, and again until nothing is left to do."""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import NamedTuple

from mtcheck.document import Document
from mtcheck.engine import gate
from mtcheck.engine.changes import Patch, apply
from mtcheck.engine.engine import Engine
from mtcheck.engine.quarrels import Deed, Quarrel, Wish, Withdrawn, deed_of
from mtcheck.errors import RulesFight
from mtcheck.findings import Change, Finding, Safety, Span
from mtcheck.formats.units import reviewed
from mtcheck.text import merged

_ROUNDS = 10
_ATTEMPTS = 15  # in a round, after which the gate withdraws rules instead of single fixes
_GROWTH = 3  # times that cleaning may make an article longer
_SHORT = 3000  # code points that it may have besides, for short ones
_QUARRELS = 10  # that are settled in one article
_CLAUSE = 80  # code points between two edits of one fix that are in one clause
_BY_MODEL = "model."  # what findings of a language model are called
_SAFETIES = list(Safety)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text, its net changes of the original, and the findings whose fixes had to give way to others.

    `withdrawn` are those whose fixes would have made the text worse in another way, `left` what is found in the cleaned
    text.
    """

    text: str
    changes: tuple[Change, ...]
    skipped: tuple[Finding, ...]
    rounds: int
    withdrawn: tuple[Withdrawn, ...] = ()
    left: tuple[Finding, ...] = field(default=(), compare=False)  # no part of what was done


def order(finding: Finding) -> tuple[object, ...]:
    """Who goes first where two fixes touch: safer, higher priority, longer, earlier, then by id."""
    span = finding.span
    return (
        _SAFETIES.index(finding.safety),
        -finding.priority,
        span.start - span.end,
        span.start,
        finding.rule_id,
        finding.message,
        finding.fixes[0].edits,
    )


def resolve(findings: Iterable[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Findings whose first fixes can be applied together, and those that give way.

    Two of them conflict where what one finds or edits touches what the other finds or edits: a fix holds only as long
    as the words around it, which it was made for, stay as they are. A language model was told what rules propose, and
    rules look again at what becomes of the text, which it does not: its edits go first, each of them whole, and only
    what they change is in the way of others.
    """
    findings = sorted(findings, key=order)
    chosen: list[Finding] = []
    skipped: list[Finding] = []
    taken: list[Span] = []  # apart from each other, in text order
    for finding in filter(_by_model, findings):
        _take(finding, [edit.span for edit in finding.fixes[0].edits], taken, chosen, skipped)
    taken = list(merged(stretch for finding in chosen for stretch in _stretches(finding)))
    for finding in findings:
        if not _by_model(finding):
            _take(finding, _places_of(finding), taken, chosen, skipped)
    return chosen, skipped


def _take(
    finding: Finding, places: Sequence[Span], taken: list[Span], chosen: list[Finding], skipped: list[Finding]
) -> None:
    """Choose a finding if its places are free, and take them; else skip it."""
    if any(_touched(place, taken) for place in places):
        skipped.append(finding)
        return
    chosen.append(finding)
    for place in places:
        insort(taken, place)


def _by_model(finding: Finding) -> bool:
    return finding.rule_id.startswith(_BY_MODEL)


def _places_of(finding: Finding) -> tuple[Span, ...]:
    return merged([finding.span, *(edit.span for edit in finding.fixes[0].edits)])


def _stretches(finding: Finding) -> Iterator[Span]:
    """What a model rewrites: half of its edit and half of a rule's are no sentence."""
    edits = sorted(edit.span for edit in finding.fixes[0].edits)
    start, end = edits[0]
    for span in edits[1:]:
        if span.start - end > _CLAUSE:
            yield Span(start, end)
            start = span.start
        end = span.end
    yield Span(start, end)


def _touched(span: Span, taken: list[Span]) -> bool:
    """Whether a span touches one of some spans that lie apart from each other, in text order."""
    at = bisect_right(taken, span.end, key=lambda other: other.start)
    return at > 0 and taken[at - 1].end >= span.start


class _Round(NamedTuple):
    """The findings whose fixes are made together, those that give way or are withdrawn, and what comes of it."""

    chosen: list[Finding]
    given_way: list[Finding]
    withdrawn: dict[Finding, str]
    after: Document
    findings: tuple[Finding, ...]


def clean(
    document: Document, engine: Engine, *, unsafe: bool = False, first: tuple[Finding, ...] | None = None
) -> Cleaned:
    """The document with the first fix of every safe (and, on request, unsafe) finding, until no such finding is left.

    What would make an edited place worse in another way is withdrawn (see `gate`): each round decides that by its own
    text alone, so that cleaning a cleaned text comes to the same end at once. Of fixes that undo each other the unsafe
    ones are withdrawn. `first` are the document's findings where they are known already. Raises RulesFight where the
    rules do not settle.
    """
    wish = Wish(unsafe, {})
    findings = engine.lint(document) if first is None else first
    for _ in range(_QUARRELS):
        try:
            return _settled(document, engine, wish, findings)
        except Quarrel as quarrel:
            if not wish.without(quarrel.deeds):
                raise
    return _settled(document, engine, wish, findings)


def _settled(document: Document, engine: Engine, wish: Wish, findings: tuple[Finding, ...]) -> Cleaned:
    """The document with what is wanted of it; raises Quarrel where that comes to no end, RulesFight where it grows."""
    original, patch = document, Patch(document.raw)
    seen = [document.raw]
    deeds: list[list[Deed]] = []  # of each round
    skipped: dict[tuple[str, str], Finding] = {}
    proposed = _proposed(findings)
    for number in range(_ROUNDS):
        made = _round(document, findings, engine, wish)
        if not made.chosen and original.layout is None and patch.close_gaps():
            deeds.append([])
            seen.append(patch.text)
            document = document.edited(patch.text)
            findings = engine.lint(document)
            continue
        if not made.chosen:
            text, changes = _finished(original, patch)
            worse = (Withdrawn(finding, reason) for finding, reason in made.withdrawn.items())
            withdrawn = (*worse, *wish.given_up(document, findings))
            return Cleaned(text, changes, tuple(skipped.values()), number, withdrawn, findings)
        deeds.append([deed_of(document, f) for f in made.chosen])
        patch.apply((edit, f.rule_id) for f in made.chosen for edit in f.fixes[0].edits)
        if patch.text in seen:
            raise Quarrel(deeds[seen.index(patch.text) :])
        seen.append(patch.text)
        proposed -= _proposed(made.chosen)
        document, findings = made.after, _still(made.findings, proposed)
        done = {(f.rule_id, f.message) for f in made.chosen}
        skipped = {key: f for key, f in skipped.items() if key not in done}
        skipped |= {(f.rule_id, f.message): f for f in made.given_way}
    raise Quarrel(deeds[_ROUNDS // 2 :])


def _proposed(findings: Iterable[Finding]) -> Counter[tuple[str, str]]:
    """How often a model proposes something for each reason, for the first text: no oftener is it made."""
    return Counter((f.rule_id, f.message) for f in findings if f.fixes and _by_model(f))


def _still(findings: tuple[Finding, ...], proposed: Counter[tuple[str, str]]) -> tuple[Finding, ...]:
    """The findings without those of a model that were made, or that it has not proposed for the first text."""
    left = proposed.copy()
    kept = []
    for finding in findings:
        if finding.fixes and _by_model(finding):
            left[finding.rule_id, finding.message] -= 1
            if left[finding.rule_id, finding.message] < 0:
                continue
        kept.append(finding)
    return tuple(kept)


def _round(document: Document, findings: tuple[Finding, ...], engine: Engine, wish: Wish) -> _Round:
    """The fixes that can be made in a document together and that the gate lets pass."""
    withdrawn: dict[Finding, str] = {}
    for number in count():
        chosen, given_way, attempt = _well_formed(document, wish.of(document, findings), withdrawn)
        if attempt is None:
            return _Round([], given_way, withdrawn, document, findings)
        after = engine.lint(attempt.after)
        coming, _, _ = _well_formed(attempt.after, wish.of(attempt.after, after), {})
        brought = _ours(document, gate.brought(attempt, findings, after, coming))
        if not brought:
            return _Round(chosen, given_way, withdrawn, attempt.after, after)
        withdrawn |= brought if number < _ATTEMPTS else _of_their_rules(document, brought, chosen)
    raise AssertionError


def _well_formed(
    document: Document, findings: list[Finding], withdrawn: dict[Finding, str]
) -> tuple[list[Finding], list[Finding], gate.Attempt | None]:
    """The findings whose fixes together leave no fault of form, those that give way, and what comes of the fixes.

    What leaves one is added to what is withdrawn. Raises RulesFight.
    """
    for number in count():
        chosen, given_way = resolve(f for f in findings if f not in withdrawn)
        if not chosen:
            return chosen, given_way, None
        _check_growth(document, chosen)
        attempt = gate.Attempt(document, chosen)
        misshapen = _ours(document, gate.misshapen(attempt))
        if not misshapen:
            return chosen, given_way, attempt
        withdrawn |= misshapen if number < _ATTEMPTS else _of_their_rules(document, misshapen, chosen)
    raise AssertionError


def _check_growth(document: Document, chosen: list[Finding]) -> None:
    """Raise RulesFight where edits make the text longer beyond measure than the article as it was first read."""
    longer = Counter[str]()
    for finding in chosen:
        longer[finding.rule_id] += sum(len(text) - (span.end - span.start) for span, text in finding.fixes[0].edits)
    if len(document.raw) + longer.total() > _SHORT + _GROWTH * len((document.origin or document).raw):
        raise RulesFight((max(longer, key=lambda rule_id: longer[rule_id]),))


def _of_their_rules(document: Document, withdrawn: dict[Finding, str], chosen: list[Finding]) -> dict[Finding, str]:
    """With each of them all that is left of its rule: of a text that comes to no end one by one."""
    reasons = {finding.rule_id: why for finding, why in withdrawn.items()}
    return withdrawn | _ours(document, {f: reasons[f.rule_id] for f in chosen if f.rule_id in reasons})


def _ours(document: Document, withdrawn: dict[Finding, str]) -> dict[Finding, str]:
    """What the gate may withdraw: not what an editor decided on."""
    decisions = document.decisions
    if not decisions:
        return withdrawn
    return {finding: why for finding, why in withdrawn.items() if decisions.about(finding, document) is None}


def _finished(original: Document, patch: Patch) -> tuple[str, tuple[Change, ...]]:
    """The cleaned text and its changes; in a translation file, changed units are marked as ones to be reviewed."""
    changes = patch.changes()
    if not changes or original.layout is None or not original.layout.units:
        return patch.text, changes

    changes = reviewed(original.layout.units, changes)
    return apply(original.raw, changes), changes
