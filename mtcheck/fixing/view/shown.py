"""What the view shows, and going about in it."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import Resize
from textual.widgets import Static

from mtcheck.fixing.books import Books
from mtcheck.fixing.checker import Checker
from mtcheck.fixing.consulting import Consulting
from mtcheck.fixing.desk import Desk
from mtcheck.fixing.live import Item
from mtcheck.fixing.session import Step
from mtcheck.fixing.view import panel
from mtcheck.fixing.view.article import ArticleView
from mtcheck.fixing.view.dialogs import Help
from mtcheck.fixing.view.panel import DARK, LIGHT
from mtcheck.fixing.work import Work


class Shown(App[int]):
    """The work on the open article as it is shown, and which of its findings is the current one."""

    ENABLE_COMMAND_PALETTE = False
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (130, "-wide")]  # noqa: RUF012 as the base class has it
    CSS_PATH = "view.tcss"

    def __init__(
        self,
        desk: Desk,
        checker: Checker,
        books: Books,
        *,
        consulting: Consulting | None = None,
        light: bool = False,
    ) -> None:
        super().__init__()
        self.consulting = consulting
        self.consulted = False  # whether a model reads the open article
        self.desk = desk
        self.checker = checker
        self.books = books
        self.looks = LIGHT if light else DARK
        self.theme = "textual-light" if light else "textual-dark"
        self.work: Work | None = None
        self.current: Item | None = None
        self.chosen = 0
        self._items: list[Item] = []
        self._cursor = 0
        self._height = 0  # of what is said of the finding

    def compose(self) -> ComposeResult:
        """Head, article, what is said of the finding, keys."""
        yield Static(id="head")
        with Vertical(id="body"):
            yield ArticleView()
            with VerticalScroll(id="panel", can_focus=False):
                yield Static(id="about")
        yield Static(panel.keys(self.looks, self.size.width), id="keys")

    def on_resize(self, event: Resize) -> None:
        """There is room for more keys, or for fewer."""
        self._tell_keys(event.size.width)

    def _tell_keys(self, width: int) -> None:
        self.query_one("#keys", Static).update(panel.keys(self.looks, width))

    def on_article_view_picked(self, message: ArticleView.Picked) -> None:
        """A finding was clicked."""
        self._go(message.item)

    def _ask(self) -> None:
        if self.work:
            self.checker.ask(self.desk.at, self.work.session.live)

    def _decided(self, step: Step | None) -> None:
        """Go on after a step."""
        if step is not None and step.edits:
            self._cursor = min(self._cursor, step.edits[0].span.start)
            self._ask()
        self.current = None
        self._refresh(reveal=True)

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
        head = panel.head(work, self._items, place, self.looks, consulted=self.consulted)
        self.query_one("#head", Static).update(head, layout=False)
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

    def action_help(self) -> None:
        """Show all keys."""
        self.push_screen(Help())

    def action_theme(self) -> None:
        """Dark or light."""
        self.looks = LIGHT if self.looks is DARK else DARK
        self.theme = "textual-light" if self.looks is LIGHT else "textual-dark"
        self._tell_keys(self.size.width)
        self._refresh()
