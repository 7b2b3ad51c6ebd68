"""The view: keys, and what they do to the work on each article."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from mtcheck.errors import UserError
from mtcheck.fixing.checker import Checker, Found
from mtcheck.fixing.desk import Desk
from mtcheck.fixing.live import Item, Key
from mtcheck.fixing.naming import KINDS, add_name
from mtcheck.fixing.session import Step
from mtcheck.fixing.view import panel
from mtcheck.fixing.view.article import ArticleView
from mtcheck.fixing.view.dialogs import Ask, Help, Write
from mtcheck.fixing.view.looks import DARK, LIGHT
from mtcheck.fixing.work import Work
from mtcheck.output.text import one_line

_KEYS = {
    "y,enter": "accept",
    "e,o": "write",
    "i": "ignore",
    "a": "all(False)",
    "A": "all(True)",
    "s": "stop(False)",
    "S": "stop(True)",
    "g": "name",
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


_ENDS = {"s": "save and end", "k": "end, and go on with it next time", "d": "end and forget it", "b": "go back"}
_CONFLICT = {
    "m": "make your changes in its new text, where they fit",
    "x": "save your text in a new file beside it, and end with this one",
    "b": "go back, and decide later",
}


class FixApp(App[int]):
    """Goes through the articles of a desk; returns the number of problems that could not be put right."""

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012 as the base class has it
    CSS_PATH = "view.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, action, show=False, priority=key == "ctrl+c") for key, action in _KEYS.items()
    ]

    def __init__(self, desk: Desk, checker: Checker, ledgers: list[Path], *, light: bool = False) -> None:
        super().__init__()
        self.ledgers = ledgers  # where names of each article are added
        self.desk = desk
        self.checker = checker
        self.looks = LIGHT if light else DARK
        self.theme = "textual-light" if light else "textual-dark"
        self.work: Work | None = None
        self.current: Item | None = None
        self.chosen = 0
        self._items: list[Item] = []
        self._cursor = 0
        self._replayed = False
        self._on = True  # whether files are gone through in their order
        self._height = 0  # of what is said of the finding
        self._all: set[str] = set()  # rules of the run whose fixes are still to be made in this file

    def compose(self) -> ComposeResult:
        """Head, article, what is said of the finding, keys."""
        yield Static(id="head")
        with Vertical(id="body"):
            yield ArticleView()
            with VerticalScroll(id="panel", can_focus=False):
                yield Static(id="about")
        yield Static(panel.keys(self.looks), id="keys")

    def on_mount(self) -> None:
        """Open the first article."""
        self.checker.start(lambda found: self.call_from_thread(self._take, found))
        self.query_one(ArticleView).focus()
        self._open()

    def on_unmount(self) -> None:
        """Wait for the check that goes on."""
        self.checker.end()

    def on_article_view_picked(self, message: ArticleView.Picked) -> None:
        """A finding was clicked."""
        self._go(message.item)

    # Files

    def _open(self, by: int = 1) -> None:
        """Open the file that the desk stands at, or the next one that can be opened."""
        work = self.desk.open(by)
        if work is None:
            self.exit()
            return
        self.work, self.current, self.chosen, self._cursor = work, None, 0, 0
        self._all, self._on = set(self.desk.everywhere.always), by > 0
        self._replayed = False
        work.session.never |= self.desk.everywhere.never
        for note in work.notes:
            self.notify(note, markup=False)
        work.notes.clear()
        self._ask()
        self._refresh(reveal=True)

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

    # Findings

    def _ask(self) -> None:
        if self.work:
            self.checker.ask(self.desk.at, self.work.session.live)

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
        if live.settled and not live.items and not self.work.session.steps and self._on and self.desk.has(1):
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

    def _refresh(self, *, reveal: bool = False) -> None:
        """Show everything as it is now; without a current finding, the next one becomes it."""
        work = self.work
        if work is None:
            return
        session = work.session
        self._items = session.open()
        if self.current is None or self.current not in self._items:
            self.current, self.chosen = self._next_from(self._cursor), 0
        if self.current:
            self._cursor = self.current.start
        view = self.query_one(ArticleView)
        view.looks = self.looks
        view.show(session, self._items, self.current, self.chosen)
        if reveal:
            view.reveal()
        self._tell(work)

    def _tell(self, work: Work) -> None:
        place = self.desk.place
        at = self._items.index(self.current) + 1 if self.current else 0
        position = f"{at} of {len(self._items)}"
        finding = self.current.finding if self.current else None
        self.query_one("#head", Static).update(panel.head(work, self._items, place, self.looks), layout=False)
        about = self.query_one("#about", Static)
        text = panel.about(finding, work, position, self.chosen, self.looks)
        height = panel.height(text, about.size.width)
        about.update(text, layout=height != self._height)  # to lay out everything anew takes longer than all the rest
        self._height = height

    def _next_from(self, position: int) -> Item | None:
        """The first open finding from a position on, or from the beginning where there is none."""
        return next((item for item in self._items if item.start >= position), self._items[0] if self._items else None)

    def _go(self, item: Item | None) -> None:
        if item is not None:
            self.current, self.chosen = item, 0
            self._refresh(reveal=True)

    def action_step(self, by: int) -> None:
        """Go to the next or previous finding; round and round."""
        if self._items:
            at = self._items.index(self.current) if self.current in self._items else -1
            self._go(self._items[(at + by) % len(self._items)])

    def action_critical(self) -> None:
        """Go to the next critical finding."""
        grave = [item for item in self._items if item.found.severity.rank == 2]
        later = [item for item in grave if self.current and item.start > self.current.start]
        if grave:
            self._go((later or grave)[0])
        else:
            self.notify("There is no critical finding left.")

    def action_look(self, by: int) -> None:
        """Show the effect of another suggestion."""
        if self.current and self.current.found.fixes:
            self.chosen = (self.chosen + by) % len(self.current.found.fixes)
            self._refresh(reveal=True)

    # Decisions

    def _decided(self, step: Step | None) -> None:
        """Go on after a step."""
        if step is not None and step.edits:
            self._cursor = min(self._cursor, step.edits[0].span.start)
            self._ask()
        self.current = None
        self._refresh(reveal=True)

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
            self.notify(f"{rule_id} is left alone in {'all files' if everywhere else 'this file'}; u takes it back.")

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
        self._cursor = step.start
        self._decided(None)
        if step.edits:
            self._ask()

    def action_name(self) -> None:
        """Add a name to the ledger."""
        if not self.work or not self.current:
            return
        found = self.work.session.text[self.current.start : self.current.end]
        fixes = self.current.found.fixes
        name = fixes[self.chosen].label if fixes else found
        self.push_screen(
            Write("The name, as it is to be spelled:", name), lambda written: self._kind(found, (written or "").strip())
        )

    def _kind(self, found: str, name: str) -> None:
        """Ask what a name is the name of."""
        if name:
            choices = {**KINDS, "-": "leave it"}
            question = f"What is \u2018{one_line(name)}\u2019?"
            self.push_screen(Ask(question, choices), lambda key: self._named(found, name, KINDS.get(key or "")))

    def _named(self, found: str, name: str, kind: str | None) -> None:
        """Add a name to the ledger, and check once more with it."""
        if not self.work or not kind:
            return
        path = self.ledgers[self.desk.at]
        try:
            ledger = add_name(path, name, kind, found)
        except UserError as error:
            self.notify(str(error), severity="error", markup=False, timeout=10)
            return
        self.checker.ledger = path
        live = self.work.session.live
        live.document.ledger = ledger
        live.replace(live.document, self.work.session.engine)
        told = f"{name} is in {path} now; later runs use it with --ledger {path}."
        self.notify(told, markup=False, timeout=10)
        if told not in self.desk.told:
            self.desk.told.append(told)
        self._ask()
        self._refresh()

    # The rest

    def action_help(self) -> None:
        """Show all keys."""
        self.push_screen(Help())

    def action_theme(self) -> None:
        """Dark or light."""
        self.looks = LIGHT if self.looks is DARK else DARK
        self.theme = "textual-light" if self.looks is LIGHT else "textual-dark"
        self.query_one("#keys", Static).update(panel.keys(self.looks))
        self._refresh()
