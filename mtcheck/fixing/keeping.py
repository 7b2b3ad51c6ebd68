"""What is settled for later runs: answers as decisions; names, terms and rules by questions and answers."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mtcheck.engine.decisions import Decision, Verdict, record
from mtcheck.errors import UserError
from mtcheck.fixing.books import KINDS, Books, Change
from mtcheck.fixing.live import Item
from mtcheck.fixing.session import Step
from mtcheck.fixing.work import Work
from mtcheck.settings.config import Settings, decisions_file
from mtcheck.text import normalized

_VERDICTS = {
    "ignore": Verdict.REJECTED,
    "pass": Verdict.IGNORED,
    "accept": Verdict.ACCEPTED,
    "all": Verdict.ACCEPTED,
    "edit": Verdict.EDITED,
}


def remember(article: Path, settings: Settings, steps: Iterable[Step], undone: Iterable[Step]) -> None:
    """Write what was decided about an article to its file of decisions, and forget what was taken back.

    Raises UserError.
    """
    path = decisions_file(article, settings)
    name = os.path.relpath(article, path.parent.parent).replace(os.sep, "/")
    new, old = list(_decisions(steps, name)), list(_decisions(undone, name))
    if new or old:
        record(path, new, [decision.key for decision in old])


def _decisions(steps: Iterable[Step], name: str) -> Iterator[Decision]:
    for step in steps:
        verdict = _VERDICTS.get(step.verb)
        if verdict is None:
            continue
        for answer in step.answers:
            found, sentence = normalized(answer.found), normalized(answer.sentence)
            if found and sentence:  # an insertion marks no words that could be found again
                to = "" if verdict in (Verdict.REJECTED, Verdict.IGNORED) else answer.text
                yield Decision(step.rule_id, verdict, found, sentence, to, file=name)


Ask = Callable[[str], str]
_KINDS = ", ".join(f"{key}: {kind}" for key, kind in KINDS.items())


@dataclass
class Keeping:
    """Writes to the ledger and the configuration of one article of the run; returns what to say of it in one line."""

    books: Books
    number: int
    work: Work
    _left_out: list[tuple[Step, Change]] = field(default_factory=list)

    def name(self, item: Item, ask: Ask) -> str:
        """Add a name to the ledger, after asking for it."""
        found, right = self._asked(item, ask, "name, as it is to be spelled")
        kind = KINDS.get(ask(f"kind ({_KINDS}): ").strip().lower())
        if kind is None:
            return "Not added: it needs one of these kinds."
        return self._renewed(lambda: f"{right} is in {self.books.add_name(self.number, right, kind, found)} now.")

    def term(self, item: Item, ask: Ask) -> str:
        """Add a term to the glossary, with the marked words as a wrong form."""
        found, right = self._asked(item, ask, "marked words, as they are to be written everywhere")
        return self._renewed(
            lambda: f"{right} is in the glossary of {self.books.add_term(self.number, right, found).shown} now."
        )

    def leave_out(self, rule_id: str, stop: Callable[[], Step]) -> str:
        """Have the configuration ignore a rule; `stop` leaves it alone in this article."""

        def done() -> str:
            change = self.books.leave_out(self.number, rule_id)
            self._left_out.append((stop(), change))
            return f"{rule_id} is left alone from now on: {change.shown} ignores it."

        return self._told(done)

    def back_in(self, step: Step) -> str:
        """Write the configuration as it was where a step that was taken back had left a rule out."""
        if not self._left_out or self._left_out[-1][0] is not step:
            return ""
        _, change = self._left_out.pop()

        def done() -> str:
            self.books.take_back(change)
            return f"{change.shown} is as it was before."

        return self._told(done)

    def _asked(self, item: Item, ask: Ask, what: str) -> tuple[str, str]:
        """The marked words, and how they are to be written."""
        found = self.work.session.text[item.start : item.end]
        fixes = item.found.fixes
        proposal = fixes[0].label if fixes else found
        return found, ask(f"{what} [{proposal}]: ").strip() or proposal

    def _renewed(self, do: Callable[[], str]) -> str:
        """Do something, and go on with the article's settings as they are then."""

        def done() -> str:
            told = do()
            self.books.renew(self.number, self.work)
            return told

        return self._told(done)

    @staticmethod
    def _told(do: Callable[[], str]) -> str:
        try:
            return do()
        except (UserError, OSError) as error:
            return str(error)
