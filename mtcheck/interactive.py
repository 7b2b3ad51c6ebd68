"""Going through the findings of an article one by one, by questions and answers on a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mtcheck.changes import Patch
from mtcheck.document import Document
from mtcheck.engine import Engine
from mtcheck.findings import Edit, Finding
from mtcheck.output.text import Style, one

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
    accepted: int = 0
    cursor: int = 0
    always: set[str] = field(default_factory=set)
    never: set[str] = field(default_factory=set)
    declined: set[tuple[str, int]] = field(default_factory=set)

    def run(self) -> None:
        """Ask about each finding in turn until there is none left; raises Quit or KeyboardInterrupt."""
        while True:
            document = Document(self.patch.text, self.path)
            findings = [f for f in self.engine.lint(document) if self._open(f)]
            if not findings:
                return
            self._handle(findings[0], document, len(findings))

    def _open(self, finding: Finding) -> bool:
        start = finding.span.start
        return (
            start >= self.cursor and finding.rule_id not in self.never and (finding.rule_id, start) not in self.declined
        )

    def _handle(self, finding: Finding, document: Document, left: int) -> None:
        self.cursor = finding.span.start
        if finding.rule_id in self.always and finding.fixes:
            self._apply(finding, finding.fixes[0].edits)
            return
        for line in one(finding, document, self.path, self.style):
            self.say(line)
        for number, fix in enumerate(finding.fixes[1:], 2):
            self.say(f"    {number}: {fix.label or '(delete)'}")
        while not self._answered(finding, document, self._question(finding, left)):
            self.say(HELP)
        self.say("")

    def _question(self, finding: Finding, left: int) -> str:
        choices = "y/n/1-9/o/r/s/q/?" if finding.fixes else "n/o/s/q/?"
        try:
            return self.ask(f"[{left} left] {choices}: ").strip()
        except EOFError:
            raise Quit from None

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
        try:
            text = self.ask(f"text instead of {found!r}: ")
        except EOFError:
            raise Quit from None
        if text != found:
            self._apply(finding, (Edit(finding.span, text),))
        self.declined.add((finding.rule_id, finding.span.start))

    def _apply(self, finding: Finding, edits: tuple[Edit, ...]) -> None:
        self.patch.apply((edit, finding.rule_id) for edit in edits)
        self.cursor = min(finding.span.start, *(e.span.start for e in edits))
        self.declined.add(
            (finding.rule_id, finding.span.start)
        )  # so that a fix that its own rule finds again is not made for ever
        self.accepted += 1
