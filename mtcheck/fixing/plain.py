"""Asking by questions and answers, line by line: on any terminal, and through a pipe."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mtcheck.fixing.desk import Everywhere
from mtcheck.fixing.keeping import Keeping
from mtcheck.fixing.live import Item
from mtcheck.fixing.session import LOCKED, Session, Step
from mtcheck.output.text import Style, label, one

HELP = """  y  make the first fix            n  leave this as it is for now (also: Enter)
  1-9  make that suggestion        o  write your own text for the marked place
  i  this is right: ignore it here, now and in later runs
  r  make the first fix here and wherever this rule finds something in the file (R: in all files)
  s  leave this rule alone for the rest of the file (S: in all files of this run)
  x  ... and for good: the configuration ignores it
  g  add the name to the ledger     G  add the term to the glossary of the configuration
  u  take back the last answer     w  save now
  q  stop; what you accepted so far is saved      ?  this help"""


class Quit(Exception):
    """The person wants to stop here."""


@dataclass
class Dialogue:
    """Goes through one article. `ask` shows a prompt and returns the answer (EOFError: there is none), `say` prints."""

    session: Session
    ask: Callable[[str], str]
    say: Callable[[str], None]
    style: Style
    save: Callable[[], None] = lambda: None
    everywhere: Everywhere = field(default_factory=Everywhere)
    keeping: Keeping | None = None
    cursor: int = 0
    always: set[str] = field(default_factory=set)
    seen: set[int] = field(default_factory=set)  # texts that rules have made unasked, as hashes

    def run(self) -> None:
        """Ask about each finding in turn until there is none left; raises Quit or KeyboardInterrupt."""
        self.session.never |= self.everywhere.never
        self.always |= self.everywhere.always
        self.session.check()
        if (step := self.session.replay()) is not None:
            many = len(step.answers)
            self.say(f"{many} earlier answer{'' if many == 1 else 's'} made again.\n")
        while True:
            if not self.session.live.settled:
                self.session.check()
            found = [item for item in self.session.open() if item.start >= self.cursor]
            if not found:
                return
            if not self._unasked(found):
                self._handle(found[0], len(found))

    def _unasked(self, found: list[Item]) -> bool:
        """Make the first fixes of a rule that they are wanted of without being asked; False where there is none."""
        rule_id = next((item.found.rule_id for item in found if item.found.rule_id in self.always), None)
        if rule_id is None:
            return False
        if self.session.accept_rule(rule_id) is None or hash(self.session.text) in self.seen:
            self.always.discard(rule_id)  # another such rule has undone it: from here on the person decides
        self.seen.add(hash(self.session.text))
        return True

    def _handle(self, item: Item, left: int) -> None:
        self.cursor = item.start
        finding = item.finding
        document = self.session.live.document
        for line in one(finding, document, document.path, self.style):
            self.say(line)
        for number, fix in enumerate(finding.fixes[1:], 2):
            self.say(f"    {number}: {label(fix)}")
        choices = "y/n/1-9/o/i/r/s/x/g/u/w/q/?" if finding.fixes else "n/o/i/s/x/g/u/w/q/?"
        while not self._answered(item, self._ask(f"[{left} left] {choices}: ").strip()):
            self.say(HELP)
        self.say("")

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

    def _answered(self, item: Item, answer: str) -> bool:
        """Act on an answer; False for one that is not understood."""
        fixes, session = item.found.fixes, self.session
        match answer.lower():
            case "y" if fixes:
                self._follow(session.accept(item))
            case "r" | "a" if fixes:  # the latter on the whole screen
                self._all(item.found.rule_id, answer.isupper())
            case digit if digit.isdecimal() and 1 <= int(digit[:3]) <= len(fixes):
                self._follow(session.accept(item, int(digit) - 1))
            case "o" | "e" if not session.may_write(item):
                self.say(LOCKED)
            case "o" | "e":
                found = session.text[item.start : item.end]
                self._follow(session.write(item, self._ask(f"text instead of {found!r} (nothing: delete it): ")))
            case "n" | "":
                session.close(item, "skip")
            case "i":
                session.close(item, "ignore")
            case _:
                return self._other(item, answer)
        return True

    def _other(self, item: Item, answer: str) -> bool:
        match answer.lower():
            case "s":
                self.session.ignore_rule(item.found.rule_id)
                if answer == "S":
                    self.everywhere.never.add(item.found.rule_id)
            case "x" | "g" if self.keeping:
                self.say(self._kept(item, answer, self.keeping))
            case "u":
                self._undo()
            case "w":
                self.save()
            case "q":
                raise Quit
            case _:
                return False
        return True

    def _kept(self, item: Item, answer: str, keeping: Keeping) -> str:
        """Settle something for later runs; what to say of it."""
        if answer in ("g", "G"):
            return (keeping.name if answer == "g" else keeping.term)(item, self._ask)
        rule_id = item.found.rule_id

        def stop() -> Step:
            self.everywhere.never.add(rule_id)
            return self.session.ignore_rule(rule_id, item.start)

        return keeping.leave_out(rule_id, stop)

    def _all(self, rule_id: str, everywhere: bool) -> None:
        self.always.add(rule_id)
        if everywhere:
            self.everywhere.always.add(rule_id)

    def _undo(self) -> None:
        step = self.session.undo()
        if step is None:
            self.say("There is nothing to take back.")
            return
        self.always.discard(step.rule_id)
        self.everywhere.always.discard(step.rule_id)
        self.everywhere.never.discard(step.rule_id)
        if self.keeping and (told := self.keeping.back_in(step)):
            self.say(told)
        self.cursor = 0 if step.verb == "never" else min(self.cursor, step.start)

    def _follow(self, step: Step) -> None:
        """Go on from where a step has changed the text."""
        self.cursor = min([self.cursor, *(edit.span.start for edit in step.edits)])
