"""One article under repair: its text, what is decided, and how to take it back; no front end is known here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import InitVar, dataclass, field
from typing import NamedTuple

from mtcheck.document import Document
from mtcheck.engine.changes import without_gaps
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import resolve
from mtcheck.findings import Edit, Finding, Span
from mtcheck.fixing.closed import Closed, Place
from mtcheck.fixing.live import Item, Live, items_of
from mtcheck.moves import Moves

LOCKED = "Somebody's tracked change stands here: decide about it in the word processor first."


class Answer(NamedTuple):
    """What was decided about one finding: its words and sentence as they were, and what took the words' place."""

    found: str
    sentence: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """One decision, in the coordinates of the text before it: all that is needed to make it again.

    `verb` is accept, edit (by hand), ignore (here, for good, as right), pass (the same, right or not), skip (here, in
    this run), never (this rule), all (of a rule), replay (what was decided in earlier runs), or merge (what was decided
    about another version of the article).
    """

    verb: str
    rule_id: str
    start: int
    edits: tuple[Edit, ...] = ()
    close: tuple[Place, ...] = ()  # in the coordinates of the text after it
    answers: tuple[Answer, ...] = ()


@dataclass(slots=True)
class _Done:
    """A step that was made, with what takes it back."""

    step: Step
    back: tuple[Edit, ...]
    lost: list[Place]
    new: list[Place]
    finding: Finding | None
    rule_was_open: bool = True


@dataclass(slots=True)
class Session:
    """The state of one article. Steps that change the text are made by `apply`; `undo` takes back the last one."""

    engine: Engine
    document: InitVar[Document]
    never: set[str] = field(default_factory=set)  # rules that are left alone in this article
    record: Callable[[Step, tuple[Edit, ...] | None], None] | None = None  # told each step, and what undid one
    live: Live = field(init=False)
    closed: Closed = field(default_factory=Closed)
    _done: list[_Done] = field(default_factory=list)

    def __post_init__(self, document: Document) -> None:
        self.live = Live(document, self.engine)

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.live.text

    @property
    def steps(self) -> list[Step]:
        """All that is decided, in order."""
        return [done.step for done in self._done]

    @property
    def changes(self) -> int:
        """How many fixes were made."""
        return sum(
            len(step.edits) if step.verb in ("all", "replay", "merge") else bool(step.edits) for step in self.steps
        )

    def check(self) -> None:
        """Find everything in the text as it is now."""
        found = self.engine.lint(self.live.document)
        self.live.install(items_of(found), self.live.version)

    def is_open(self, one: Item) -> bool:
        """Whether a finding is still to be decided."""
        return one.found.rule_id not in self.never and (one.found.rule_id, one.start) not in self.closed

    def open(self) -> list[Item]:
        """The findings still to be decided, in text order."""
        return [one for one in self.live.items if self.is_open(one)]

    def accept(self, one: Item, number: int = 0) -> Step:
        """Make a fix of a finding."""
        finding = one.finding
        fix = finding.fixes[number]
        return self.apply(self._step("accept", finding, self._whole(fix.edits), fix.label), finding)

    def _whole(self, edits: Iterable[Edit]) -> tuple[Edit, ...]:
        """Edits with the blank lines that deleted lines would leave, except in files that are not lines of text."""
        document = self.live.document
        return without_gaps(document.text, edits) if document.layout is None else tuple(edits)

    def may_write(self, one: Item) -> bool:
        """Whether other words can be put in the marked place: not where something in it stays as it is (`LOCKED`)."""
        layout = self.live.document.layout
        return layout is None or not Span(one.start, one.end).overlaps_any(layout.locked)

    def write(self, one: Item, text: str) -> Step:
        """Put other words in the marked place; the same words mean that it is right as it is."""
        finding = one.finding
        if text == self.live.text[finding.span.start : finding.span.end]:
            return self.close(one, "ignore")
        return self.apply(self._step("edit", finding, (Edit(finding.span, text),), text), finding)

    def close(self, one: Item, verb: str) -> Step:
        """Leave a place as it is: "ignore" and "pass" for good, "skip" in this run."""
        finding = one.finding
        place = (finding.rule_id, Span(finding.span.start, finding.span.start + 1))
        answers = (self._answer(finding, None),) if verb != "skip" else ()
        return self.apply(Step(verb, finding.rule_id, finding.span.start, close=(place,), answers=answers), finding)

    def ignore_rule(self, rule_id: str, start: int = 0) -> Step:
        """Leave a rule alone in this article; `start` is where that was decided."""
        return self.apply(Step("never", rule_id, start))

    def accept_rule(self, rule_id: str) -> Step | None:
        """Make the first fix of all open findings of a rule that can be made together; None where there is none."""
        found = [one.finding for one in self.open() if one.found.rule_id == rule_id and one.found.fixes]
        return self._together("all", rule_id, found)

    def _together(self, verb: str, rule_id: str, findings: list[Finding]) -> Step | None:
        chosen, _ = resolve(findings)
        if not chosen:
            return None
        edits = self._whole(sorted({edit for finding in chosen for edit in finding.fixes[0].edits}))
        moves = Moves(edits)
        close = tuple(place for f in chosen for place in self._written(f, f.fixes[0].edits, moves))
        document = self.live.document
        answers = tuple(self._answer(f, f.fixes[0].label, document) for f in chosen)
        return self.apply(Step(verb, rule_id, edits[0].span.start, edits, close, answers))

    def replay(self) -> Step | None:
        """Make what was decided about such findings in earlier runs; None where there is nothing."""
        document = self.live.document
        decisions = document.decisions
        if decisions is None or not len(decisions):
            return None
        found = [one.finding for one in self.open() if one.found.fixes]
        decided = [f for f in found if (d := decisions.about(f, document)) is not None and not d.silences]
        return self._together("replay", "", decided)

    def merge(self, edits: Sequence[Edit]) -> Step:
        """Make edits that were decided on for another version of the article."""
        return self.apply(Step("merge", "", edits[0].span.start if edits else 0, tuple(edits)))

    def follow(self, edits: Sequence[Edit]) -> None:
        """Follow edits that somebody else has made in the text: nothing that was decided, and nothing to take back."""
        self.closed.move(Moves(edits))
        self.live.edit(edits)

    def apply(self, step: Step, finding: Finding | None = None) -> Step:
        """Make a step, of this run or of one that was interrupted."""
        back: tuple[Edit, ...] = ()
        lost: list[Place] = []
        new: list[Place] = []
        rule_was_open = step.rule_id not in self.never
        if step.edits:
            lost, new = self.closed.move(Moves(step.edits))
            back = self.live.edit(step.edits)
        if step.verb == "never":
            self.never.add(step.rule_id)
        self.closed.extend(step.close)
        self._done.append(_Done(step, back, lost, new, finding, rule_was_open))
        if self.record:
            self.record(step, None)
        return step

    def undo(self) -> Step | None:
        """Take back the last step; None where there is none."""
        if not self._done:
            return None
        done = self._done.pop()
        for place in done.step.close:
            self.closed.remove(place)
        if done.step.verb == "never" and done.rule_was_open:
            self.never.discard(done.step.rule_id)
        if done.back:
            for place in done.new:
                self.closed.remove(place)
            self.closed.move(Moves(done.back))
            self.closed.extend(done.lost)
            self.live.edit(done.back)
        if done.finding is not None:
            self.live.add(done.finding)
        if self.record:
            self.record(done.step, done.back)
        return done.step

    def _step(self, verb: str, finding: Finding, edits: tuple[Edit, ...], text: str) -> Step:
        close = tuple(self._written(finding, edits, Moves(edits)))
        return Step(verb, finding.rule_id, finding.span.start, edits, close, (self._answer(finding, text),))

    def _answer(self, finding: Finding, text: str | None, document: Document | None = None) -> Answer:
        document = document or self.live.document
        start, end = place = document.seen(finding.span)
        found, whole = document.text[start:end], document.text[slice(*document.around(place))]
        return Answer(found, whole, found if text is None else text)

    def _written(self, finding: Finding, edits: Sequence[Edit], moves: Moves) -> Iterable[Place]:
        """What is not asked about: words that a rule wrote itself; the same place, where no edit covers its start."""
        start = finding.span.start
        for edit in edits:
            at = moves.start(edit.span.start)
            yield finding.rule_id, Span(at, at + len(edit.text))
        if not any(edit.span.start <= start < edit.span.end for edit in edits):
            yield finding.rule_id, Span(moves.to(start), moves.to(start) + 1)
