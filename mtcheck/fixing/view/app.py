"""The view: its articles opened, saved and left, and keys with what they do."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import Binding, BindingType

from mtcheck.errors import UserError
from mtcheck.fixing.checker import Found
from mtcheck.fixing.consulting import News
from mtcheck.fixing.view.article import ArticleView
from mtcheck.fixing.view.deciding import Deciding
from mtcheck.fixing.view.dialogs import Ask
from mtcheck.fixing.view.shown import Shown
from mtcheck.fixing.work import Work
from mtcheck.output.text import one_line

_ENDS = {"s": "save and end", "k": "end, and go on with it next time", "d": "end and forget it", "b": "go back"}
_CONFLICT = {
    "m": "make your changes in its new text, where they fit",
    "x": "save your text in a new file beside it, and end with this one",
    "b": "go back, and decide later",
}


class Filing(Shown):
    """Goes through the articles of the desk."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._replayed = False
        self._on = True  # whether files are gone through in their order
        self._all: set[str] = set()  # rules of the run whose fixes are still to be made in this file

    def on_mount(self) -> None:
        """Open the first article."""
        self.checker.start(lambda found: self.call_from_thread(self._take, found))
        if self.consulting is not None:
            self.consulting.start(lambda news: self.call_from_thread(self._hear, news))
        self.query_one(ArticleView).focus()
        self._open()

    def on_unmount(self) -> None:
        """Wait for the check that goes on."""
        self.checker.end()
        if self.consulting is not None:
            self.consulting.end()

    def _open(self, by: int = 1) -> None:
        """Open the file that the desk stands at, or the next one that can be opened."""
        work = self.desk.open(by)
        if work is None:
            self.exit()
            return
        self.work, self.current, self.chosen, self._cursor = work, None, 0, 0
        self._all, self._on = set(self.desk.everywhere.always), by > 0
        self._replayed = False
        for note in work.notes:
            self.notify(note, markup=False)
        work.notes.clear()
        self.consulted = self.consulting is not None and self.consulting.about(self.desk.at)
        self._ask()
        self._refresh(reveal=True)

    def _hear(self, news: News) -> None:
        """A model has answered, or will say no more."""
        for line in news.lines:
            self.notify(one_line(line), severity="warning", markup=False, timeout=10)
        if news.number == self.desk.at and self.work is not None:
            self.consulted = self.consulted and not news.over
            self._ask()
            self._refresh()

    def action_file(self, by: int) -> None:
        """Save, and go to the next or previous file."""
        if not self.desk.has(by):
            self.notify("This is the last file." if by > 0 else "This is the first file.")
        elif self._saved():
            self._left()
            self._open(by)

    def action_save(self) -> None:
        """Save now."""
        if self._saved():
            self.notify("Saved.")

    def action_leave(self) -> None:
        """Save and end; asks nothing unless there is a conflict."""
        if self._saved():
            self._left()
            self.exit()

    def action_interrupt(self) -> None:
        """Ask what to do with what was decided."""
        if len(self.screen_stack) > 1:
            return
        if not (self.work and (self.work.changed or self.work.unsaved > 0)):
            self._left()
            self.exit()
            return
        self.push_screen(Ask("There are answers that are not saved.", _ENDS), self._interrupted)

    def _interrupted(self, key: str | None) -> None:
        if key == "s":
            self.action_leave()
        elif key in ("k", "d"):
            self._left(drop=key == "d")
            self.exit()

    def _left(self, *, drop: bool = False) -> None:
        """End the work on an article, with a line about it for the end of the run."""
        if self.work is not None:
            self.checker.forget(self.desk.at)
            path, made = self.work.path, self.work.made
            if self.work.changed:
                self.desk.told.append(
                    f"{path}: {'left as it was' if drop else 'not saved; the next run goes on with it'}"
                )
            elif made:
                self.desk.told.append(f"{path}: saved with {made} fix{'' if made == 1 else 'es'}")
        self.desk.leave(drop=drop)

    def _saved(self) -> bool:
        """Save; False where the file was changed meanwhile, or cannot be written, which is asked about first."""
        work = self.work
        if work is None:
            return True
        if work.changed and work.conflict():
            question = f"{one_line(work.path)} was changed by another program since you opened it."
            self.push_screen(Ask(question, _CONFLICT), self._conflict)
            return False
        try:
            work.save()
        except UserError as error:
            self.notify(str(error), severity="error", markup=False, timeout=10)
            return False
        self._refresh()
        return True

    def _conflict(self, key: str | None) -> None:
        work = self.work
        if work is None:
            return
        try:
            if key == "m":
                work.reload()
                self.current = None
                self._ask()
                self._refresh(reveal=True)
            elif key == "x":
                place = work.save_beside()
                self.desk.told.append(f"{work.path}: changed by another program; your text is in {place}")
                self._open() if self.desk.has(1) else self.exit()
        except UserError as error:
            self.notify(str(error), severity="error", markup=False, timeout=10)
        for note in work.notes:
            self.notify(note, markup=False, timeout=10)
        work.notes.clear()

    def _take(self, found: Found) -> None:
        """Findings of a full check have come in."""
        live = found.live
        if self.work is None or self.work.session.live is not live:
            return
        if found.problem:
            self.notify(found.problem, severity="error", markup=False, timeout=10)
            return
        key = self.current.key if self.current else None
        live.install(found.items, found.version, whole=found.whole)
        self.current = next((item for item in live.items if item.key == key), None)
        if found.whole and not self._replayed:
            self._replayed = True
            self._replay(self.work)
        empty = live.settled and not live.items and not self.consulted
        if empty and not self.work.session.steps and self._on and self.desk.has(1):
            self._left()  # nothing found in it
            self._open()
            return
        for rule_id in sorted(self._all & {item.found.rule_id for item in live.items}) if live.settled else ():
            self._all.discard(rule_id)
            self.work.session.accept_rule(rule_id)
        if not live.settled and found.whole:
            self._ask()
        self._refresh(reveal=self.current is None)

    def _replay(self, work: Work) -> None:
        """Make what was decided in earlier runs, unless this one has already begun otherwise."""
        step = work.session.replay() if not work.session.steps else None
        if step is not None:
            many = len(step.answers)
            self.notify(f"{many} earlier answer{'' if many == 1 else 's'} made again; u takes back what is not right.")


_KEYS = {
    "y,enter": "accept",
    "e,o": "write",
    "i": "ignore",
    "a": "all(False)",
    "A": "all(True)",
    "s": "stop(False)",
    "S": "stop(True)",
    "x": "stop_for_good",
    "g": "name",
    "G": "term",
    "u": "undo",
    "n,j,down": "step(1)",
    "p,k,up": "step(-1)",
    "c": "critical",
    "left": "look(-1)",
    "right": "look(1)",
    "right_square_bracket": "file(1)",
    "left_square_bracket": "file(-1)",
    "w": "save",
    "q": "leave",
    "ctrl+c": "interrupt",
    "t": "theme",
    "question_mark,f1": "help",
    **{str(number): f"choose({number})" for number in range(1, 10)},
}


class FixApp(Filing, Deciding):
    """Goes through the articles of a desk; returns the number of problems that could not be put right."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False, priority=key == "ctrl+c") for key, action in _KEYS.items()
    ]
