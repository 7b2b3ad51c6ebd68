"""Going through the findings of an article one by one, by questions and answers on a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtcheck.changes import Patch
from mtcheck.document import Document
from mtcheck.engine import Engine
from mtcheck.findings import Edit, Finding
from mtcheck.output.text import Style, label, one

if TYPE_CHECKING:
    from mtcheck.bilingual.source import SourceDocument
    from mtcheck.names.ledger import Ledger

HELP = """  y  make the first fix            n  leave this as it is (also: Enter)
  1-9  make that suggestion        o  write your own text for the marked place
  r  make the first fix here and wherever this rule finds something later in the file
  s  leave this rule alone for the rest of the file
  q  stop; what you accepted so far is saved      ?  this help"""


class Quit(Exception):
    """The person wants to stop here."""


@dataclass
class Session:
    """The state of one article: its text so far and what was decided.

    `ask` shows a prompt and returns the answer (EOFError when there is none), `say` prints a line.
    """

    engine: Engine
    path: str
    patch: Patch
    ask: Callable[[str], str]
    say: Callable[[str], None]
    style: Style
    ledger: Ledger | None = None
    source: SourceDocument | None = None
    accepted: int = 0
    cursor: int = 0
    always: set[str] = field(default_factory=set)
    never: set[str] = field(default_factory=set)
    declined: set[tuple[str, int]] = field(default_factory=set)
    written: dict[str, int] = field(default_factory=dict)  # where what a rule wrote last ends: it is not asked about it
    seen: set[int] = field(default_factory=set)  # texts that rules have made unasked, as hashes

    def run(self) -> None:
        """Ask about each finding in turn until there is none left; raises Quit or KeyboardInterrupt."""
        state = -1
        while True:
            if state != self.accepted:
                document = Document(self.patch.text, self.path, self.ledger, self.source)
                found, state = self.engine.lint(document), self.accepted
            findings = [f for f in found if self._open(f)]
            if not findings:
                return
            self._handle(findings[0], document, len(findings))

    def _open(self, finding: Finding) -> bool:
        id_, start = finding.rule_id, finding.span.start
        if id_ in self.never or (id_, start) in self.declined:
            return False
        return start >= self.cursor and start >= self.written.get(id_, 0)

    def _handle(self, finding: Finding, document: Document, left: int) -> None:
        self.cursor = finding.span.start
        if finding.rule_id in self.always and finding.fixes:
            self._apply(finding, finding.fixes[0].edits)
            if hash(self.patch.text) in self.seen:  # another such rule has undone it: from here on the person decides
                self.always.discard(finding.rule_id)
            self.seen.add(hash(self.patch.text))
            return
        for line in one(finding, document, self.path, self.style):
            self.say(line)
        for number, fix in enumerate(finding.fixes[1:], 2):
            self.say(f"    {number}: {label(fix)}")
        while not self._answered(finding, document, self._question(finding, left)):
            self.say(HELP)
        self.say("")

    def _question(self, finding: Finding, left: int) -> str:
        choices = "y/n/1-9/o/r/s/q/?" if finding.fixes else "n/o/s/q/?"
        return self._ask(f"[{left} left] {choices}: ").strip()

    def _ask(self, prompt: str) -> str:
        while True:
            try:
                answer = self.ask(prompt)
                answer.encode()  # where the terminal is not strict, odd bytes arrive as what no file can hold
            except EOFError:
                raise Quit from None
            except UnicodeError:
                self.say("This cannot be read as text in the terminal's encoding; once more, please.")
            else:
                return answer

    def _answered(self, finding: Finding, document: Document, answer: str) -> bool:
        """Act on an answer; False for one that is not understood."""
        fixes = finding.fixes
        match answer.lower():
            case "y" | "r" if fixes:
                if answer.lower() == "r":
                    self.always.add(finding.rule_id)
                self._apply(finding, fixes[0].edits)
            case digit if digit.isdigit() and 1 <= int(digit) <= len(fixes):
                self._apply(finding, fixes[int(digit) - 1].edits)
            case "o":
                self._own(finding, document)
            case "n" | "":
                self.declined.add((finding.rule_id, finding.span.start))
            case "s":
                self.never.add(finding.rule_id)
            case "q":
                raise Quit
            case _:
                return False
        return True

    def _own(self, finding: Finding, document: Document) -> None:
        found = document.text[finding.span.start : finding.span.end]
        text = self._ask(f"text instead of {found!r} (nothing: delete it): ")
        if text != found:
            self._apply(finding, (Edit(finding.span, text),))
        else:
            self.declined.add((finding.rule_id, finding.span.start))

    def _apply(self, finding: Finding, edits: tuple[Edit, ...]) -> None:
        """Make edits; what the rule finds in what it wrote itself, or finds again at the same place, stays closed."""
        self.patch.apply((edit, finding.rule_id) for edit in edits)
        id_, start = finding.rule_id, finding.span.start
        if not any(edit.span.start <= start < edit.span.end for edit in edits):
            self.declined.add((id_, start))
        self.written[id_] = max(edit.span.end for edit in edits)
        for edit in reversed(edits):
            self.declined = {(rule, _moved(position, edit)) for rule, position in self.declined}
            self.written = {rule: _moved(position, edit) for rule, position in self.written.items()}
        self.cursor = min(start, *(edit.span.start for edit in edits))
        self.accepted += 1


def _moved(position: int, edit: Edit) -> int:
    """A position after an edit; one inside it goes to its end."""
    if position >= edit.span.end:
        return position + len(edit.text) - (edit.span.end - edit.span.start)
    return edit.span.start + len(edit.text) if position > edit.span.start else position
