"""The articles of a run, one of which is open at a time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from mtcheck.errors import UserError
from mtcheck.fixing.work import Work


@dataclass
class Everywhere:
    """What was decided for all articles of a run: rules whose first fix is made, and rules that are left alone."""

    always: set[str] = field(default_factory=set)
    never: set[str] = field(default_factory=set)


class Desk:
    """Opens articles by number; what cannot be opened is told in `problems`, what is worth a line in `told`.

    `opener` returns None for an article that there is nothing to fix in; it raises UserError.
    """

    def __init__(self, number: int, opener: Callable[[int], Work | None]) -> None:
        self.number = number
        self.everywhere = Everywhere()
        self.problems: list[str] = []
        self.told: list[str] = []
        self.work: Work | None = None
        self._opener = opener
        self._never: dict[int, set[str]] = {}  # rules that are left alone in an article, for when one returns to it
        self.at = -1  # the number of the article that is open

    @property
    def place(self) -> str:
        """Which of the articles is open, in words; nothing where there is but one."""
        return f"file {self.at + 1} of {self.number}" if self.number > 1 else ""

    def has(self, by: int) -> bool:
        """Whether there is an article before (-1) or after (1) the one that is open."""
        return 0 <= self.at + by < self.number

    def open(self, by: int = 1) -> Work | None:
        """The next article in a direction that can be opened; None where there is no other."""
        at = self.at + by
        while 0 <= at < self.number:
            try:
                work = self._opener(at)
            except UserError as error:
                self.problems.append(str(error))
                work = None
            if work is not None:
                self.work, self.at = work, at
                work.session.never |= self._never.get(at, set()) | self.everywhere.never
                return work
            at += by
        return None

    def leave(self, *, drop: bool = False) -> None:
        """End the work on the open article; what is not saved is kept for the next run, or dropped."""
        if self.work is not None:
            if drop:
                self.work.drop()
            else:
                self.work.leave()
                self._never[self.at] = self.work.session.never - self.everywhere.never
            self.work = None
