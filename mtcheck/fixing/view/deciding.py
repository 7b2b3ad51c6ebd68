"""Answers: what is done about the current finding, its rule, and taking that back."""

from __future__ import annotations

from mtcheck.fixing.live import Key
from mtcheck.fixing.view.dialogs import Write
from mtcheck.fixing.view.lasting import Lasting


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
