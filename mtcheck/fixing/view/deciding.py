"""Answers: what is done about the current finding, what is added for later runs, and taking either back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from mtcheck.errors import UserError
from mtcheck.fixing.books import KINDS, Change
from mtcheck.fixing.live import Key
from mtcheck.fixing.session import LOCKED, Step
from mtcheck.fixing.view.dialogs import Ask, Write
from mtcheck.fixing.view.shown import Shown
from mtcheck.output.text import one_line

_T = TypeVar("_T")
_LONG = 10  # seconds that what was written where is shown


class Lasting(Shown):
    """Adds to the ledger and to the configuration of the open article, and takes back the latter."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._left_out: list[tuple[Step, Change]] = []

    def action_name(self) -> None:
        """Add a name to the ledger."""
        self._asked("The name, as it is to be spelled:", self._kind)

    def action_term(self) -> None:
        """Add a term to the glossary, with the marked words as a wrong form."""
        self._asked("For the glossary: the marked words, as they are to be written everywhere:", self._term)

    def action_stop_for_good(self) -> None:
        """Leave a rule alone, in this run and in all later ones."""
        if not self.work or not self.current:
            return
        work, rule_id = self.work, self.current.found.rule_id
        change = self._added(lambda: self.books.leave_out(self.desk.at, rule_id), renew=False)
        if change is None:
            return
        self.desk.everywhere.never.add(rule_id)
        step = work.session.ignore_rule(rule_id, self.current.start)
        self._left_out.append((step, change))
        self._decided(step)
        self._tell_for_good(f"{rule_id} is left alone from now on: {change.shown} ignores it. u takes it back.")

    def _back_in(self, step: Step) -> None:
        """Write the configuration as it was where a step that was taken back had left a rule out."""
        if self._left_out and self._left_out[-1][0] is step:
            _, change = self._left_out.pop()
            self._added(lambda: self.books.take_back(change), renew=False)

    def _asked(self, question: str, then: Callable[[str, str], None]) -> None:
        """Ask how the marked words are to be written; `then` takes them and the answer."""
        if not self.work or not self.current:
            return
        found = self.work.session.text[self.current.start : self.current.end]
        fixes = self.current.found.fixes
        name = fixes[self.chosen].label if fixes else found
        self.push_screen(Write(question, name), lambda written: then(found, (written or "").strip()))

    def _kind(self, found: str, name: str) -> None:
        """Ask what a name is the name of."""
        if name:
            choices = {**KINDS, "-": "leave it"}
            question = f"What is \u2018{one_line(name)}\u2019?"
            self.push_screen(Ask(question, choices), lambda key: self._named(found, name, KINDS.get(key or "")))

    def _named(self, found: str, name: str, kind: str | None) -> None:
        if kind:
            path = self._added(lambda: self.books.add_name(self.desk.at, name, kind, found))
            if path is not None:
                self._tell_for_good(f"{name} is in {path} now; later runs use it with --ledger {path}.")

    def _term(self, found: str, term: str) -> None:
        if term:
            change = self._added(lambda: self.books.add_term(self.desk.at, term, found))
            if change is not None:
                self._tell_for_good(f"{term} is in the glossary of {change.shown} now.")

    def _added(self, add: Callable[[], _T], *, renew: bool = True) -> _T | None:
        """Add something and, to `renew` the findings, check again; None where that was not possible, which is told."""
        if not self.work:
            return None
        try:
            added = add()
            if renew:
                self.checker.tell(self.books.files)
                self.books.renew(self.desk.at, self.work)
        except (UserError, OSError) as error:
            self.notify(str(error), severity="error", markup=False, timeout=_LONG)
            return None
        if renew:
            self._ask()
            self._refresh()
        return added

    def _tell_for_good(self, told: str) -> None:
        self.notify(told, markup=False, timeout=_LONG)
        if told not in self.desk.told:
            self.desk.told.append(told)


class Deciding(Lasting):
    """Decides about findings."""

    def action_accept(self) -> None:
        """Make the fix that is shown."""
        self.action_choose(self.chosen + 1)

    def action_choose(self, number: int) -> None:
        """Make a suggestion by its number."""
        if not self.work or not self.current:
            return
        if number > len(self.current.found.fixes):
            self.notify("There is no such suggestion: e writes other words, i leaves them, n goes on.")
            return
        self._decided(self.work.session.accept(self.current, number - 1))

    def action_write(self) -> None:
        """Write other words for the marked place."""
        if not self.work or not self.current:
            return
        if not self.work.session.may_write(self.current):
            self.notify(LOCKED, severity="warning")
            return
        key = self.current.key
        found = self.work.session.text[self.current.start : self.current.end]
        self.push_screen(Write("Instead of the marked place:", found), lambda text: self._written(key, text))

    def _written(self, key: Key, text: str | None) -> None:
        if text is None or not self.work:
            return
        item = next((one for one in self.work.session.live.items if one.key == key), None)
        if item is not None:  # a full check may have come in meanwhile
            self._decided(self.work.session.write(item, text))

    def action_ignore(self) -> None:
        """Leave this place as it is, for good."""
        if self.work and self.current:
            self._decided(self.work.session.close(self.current, "ignore"))

    def action_stop(self, everywhere: bool) -> None:
        """Leave a rule alone in this file, or in all files."""
        if self.work and self.current:
            rule_id = self.current.found.rule_id
            if everywhere:
                self.desk.everywhere.never.add(rule_id)
            self._decided(self.work.session.ignore_rule(rule_id, self.current.start))
            where = "all files of this run (x: for good)" if everywhere else "this file"
            self.notify(f"{rule_id} is left alone in {where}; u takes it back.")

    def action_all(self, everywhere: bool) -> None:
        """Make the first fix of all findings of a rule."""
        if not self.work or not self.current:
            return
        if not self.current.found.fixes:
            self.notify("This rule has no suggestion here.")
            return
        rule_id = self.current.found.rule_id
        if everywhere:
            self.desk.everywhere.always.add(rule_id)
        step = self.work.session.accept_rule(rule_id)
        self._decided(step)
        self.notify(f"{rule_id}: {len(step.answers) if step else 0} made; u takes all of them back.", markup=False)

    def action_undo(self) -> None:
        """Take back the last answer."""
        if not self.work:
            return
        step = self.work.session.undo()
        if step is None:
            self.notify("There is nothing to take back.")
            return
        for rules in (self.desk.everywhere.always, self.desk.everywhere.never):
            rules.discard(step.rule_id)
        self._back_in(step)
        self._cursor = step.start
        self._decided(None)
        if step.edits:
            self._ask()
