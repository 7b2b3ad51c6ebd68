"""An article file in repair: its session, its journal, saving, and what happens when somebody else changes the file."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.errors import UserError
from mtcheck.files.articles import Article, read
from mtcheck.files.writing import write, write_beside
from mtcheck.findings import Edit
from mtcheck.fixing.journal import Busy, Journal
from mtcheck.fixing.merging import merged
from mtcheck.fixing.session import Session, Step
from mtcheck.moves import edited

Remember = Callable[[list[Step], list[Step]], None]  # keeps decisions for later runs, and forgets some


@dataclass
class Work:
    """One article. `notes` are things to tell the person, in whole sentences; `remember` keeps what was decided.

    With `track`, a Word file gets tracked changes.
    """

    article: Article
    engine: Engine
    document: Document
    journal: Journal
    remember: Remember
    track: bool = False
    session: Session = field(init=False)
    notes: list[str] = field(default_factory=list)
    _opened: Article = field(init=False)
    saved: str = field(init=False)  # the text as it stands in the file
    made: int = 0  # fixes in the file
    _told: int = 0  # how many steps are remembered
    _undone: list[Step] = field(default_factory=list)  # of them, those that were taken back

    def __post_init__(self) -> None:
        self._opened = self.article
        self.saved = self.article.text
        self.session = Session(self.engine, self.document)
        self._resume()
        self.session.record = self._record

    @property
    def path(self) -> str:
        """The file as the person named it."""
        return self.article.path

    @property
    def changed(self) -> bool:
        """Whether there is something to save."""
        return self.session.text != self.saved

    @property
    def unsaved(self) -> int:
        """How many decisions would be lost without saving."""
        return len(self.session.steps) - self._told + len(self._undone)

    def conflict(self) -> bool:
        """Whether the file no longer holds what was read from it."""
        try:
            return Path(self.path).read_bytes() != self.article.data
        except OSError:
            return True

    def save(self) -> bool:
        """Write the text where it has changed, and keep what was decided; True where it had. Raises UserError."""
        changed = self.changed
        if changed:
            data = self._encoded()
            write(Path(self.path), data, expected=self.article.data)
            self.article = replace(self.article, data=data, text=self.session.text)
            self.saved = self.session.text
            self.made = self.session.changes
        self.remember(self.session.steps[self._told :], self._undone)
        self._undone = []
        self._told = len(self.session.steps)
        self.journal.begin(self.saved)
        return changed

    def _encoded(self) -> bytes:
        """The text as a file; with tracked changes, all of them since it was opened."""
        return self._opened.encode(self.session.text, track=self.track)

    def leave(self) -> None:
        """End the work; what is not saved is kept in the journal."""
        if self.unsaved or self.changed:
            self.journal.close()
        else:
            self.journal.remove()

    def drop(self) -> None:
        """End the work and forget what is not saved."""
        self.journal.remove()

    def reload(self) -> None:
        """Take the file as it is now, and make in it what was decided, wherever it fits; raises UserError."""
        steps, base, ours = self.session.steps, self.saved, self.session.text
        article = read(Path(self.path))
        self.document = self.document.edited(article.text)
        self.article = self._opened = article
        self.saved = article.text
        never = self.session.never
        self.session = Session(self.engine, self.document, never)
        self._told = 0
        self.journal.begin(article.text)
        self.session.record = self._record
        self._merge(base, ours, steps)

    def save_beside(self) -> Path:
        """Write the text into a new file beside the article, which is left alone; raises UserError."""
        path = Path(self.path)
        number, place = 1, path.with_name(f"{path.stem}.fixed{path.suffix}")
        while os.path.lexists(place):
            number += 1
            place = path.with_name(f"{path.stem}.fixed-{number}{path.suffix}")
        write_beside(place, self._encoded())
        self.journal.remove()
        return place

    def _record(self, step: Step, undone: tuple[Edit, ...] | None = None) -> None:
        self.journal.record(step, undone)
        if undone is not None and len(self.session.steps) < self._told:
            self._told -= 1
            self._undone.append(step)

    def _resume(self) -> None:
        try:
            left = self.journal.read()
        except Busy:
            raise UserError(f"{self.path}: is being fixed in another window: end that first") from None
        self.journal.begin(self.article.text)
        if left is None or not left[1]:
            return
        base, steps = left
        self.session.record = self._record
        if base == self.article.text:
            for step in steps:
                self.session.apply(step)
            number = len(steps)
            self.notes.append(
                f"Goes on where an earlier run was interrupted, after {number} answer{'' if number == 1 else 's'}."
            )
        else:
            ours = base
            for step in steps:
                ours = edited(ours, step.edits)
            self._merge(base, ours, steps)

    def _merge(self, base: str, ours: str, steps: list[Step]) -> None:
        edits, lost = merged(base, ours, self.article.text)
        for step in steps:
            if step.verb == "never":
                self.session.ignore_rule(step.rule_id)
        if edits:
            self.session.merge(edits)
        kept = f"{len(edits)} of {len(edits) + lost}"
        self.notes.append(f"The file was changed by another program: {kept} changes made in its new text.")
