"""Small windows over the view: questions, a line to write, help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.events import Key
from textual.screen import ModalScreen
from textual.widgets import Input, Static

HELP: dict[str, tuple[tuple[str, str], ...]] = {
    "Decide about the marked place": (
        ("y, Enter", "make the fix that is shown"),
        ("1 \u2026 9", "make that suggestion"),
        ("\u2190 \u2192", "look at another suggestion first"),
        ("e", "write other words yourself"),
        ("i", "it is right: ignore it here, now and in later runs"),
        ("a, A", "make the first fixes of this rule in this file, in all files"),
        ("s, S", "leave this rule alone in this file, in all files of this run"),
        ("x", "... and for good: the configuration ignores it"),
        ("g", "add the name to the ledger, so that it is known from now on"),
        ("G", "add the term to the glossary of the configuration"),
        ("u", "take back the last answer"),
    ),
    "Move": (
        ("n, j, \u2193", "next finding (this one stays open)"),
        ("p, k, \u2191", "previous finding"),
        ("c", "next critical finding"),
        ("] [", "next and previous file; the one you leave is saved"),
        ("Page Up, Down", "scroll"),
    ),
    "And": (
        ("w", "save now"),
        ("q", "save and end"),
        ("Ctrl-C", "end: asks what to do with your answers"),
        ("t", "dark or light"),
    ),
}
NOTE = """\u25b2 critical  \u25c6 major  \u25cf minor
Each answer is kept at once: a run that is interrupted goes on where it was. Any key closes this window."""


class Ask(ModalScreen[str]):
    """A question that is answered by one key; Esc means the last choice."""

    def __init__(self, question: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._question, self._choices = question, choices

    def compose(self) -> ComposeResult:
        """The question, and each key with what it does."""
        text = Text(f"{self._question}\n\n")
        for key, what in self._choices.items():
            text.append(f"  {key}  ", "bold")
            text.append(f"{what}\n")
        with Vertical(classes="dialog"):
            yield Static(text)

    def on_key(self, event: Key) -> None:
        """Answer."""
        event.stop()
        key = event.character or event.key
        if key in self._choices:
            self.dismiss(key)
        elif event.key in ("escape", "ctrl+c"):
            self.dismiss(list(self._choices)[-1])


class Write(ModalScreen[str | None]):
    """A line to write; None where the person changed their mind. A line break is shown as \u21b5."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "dismiss(None)", "leave"),
        Binding("ctrl+c", "dismiss(None)", "leave", priority=True),
    ]

    def __init__(self, title: str, text: str, hint: str = "Enter: take this   Esc: leave it as it was") -> None:
        super().__init__()
        self._title, self._text, self._hint = title, text, hint

    def compose(self) -> ComposeResult:
        """The line, with the text to begin with."""
        with Vertical(classes="dialog"):
            yield Static(Text(self._title))
            yield Input(self._text.replace("\n", "\u21b5"), select_on_focus=False)
            yield Static(Text(self._hint), classes="soft")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what is written."""
        event.stop()
        self.dismiss(event.value.replace("\u21b5", "\n"))


class Help(ModalScreen[None]):
    """All keys."""

    def compose(self) -> ComposeResult:
        """The page."""
        with VerticalScroll(classes="dialog help"):
            yield Static(_help())

    def on_key(self, event: Key) -> None:
        """Any key but those that scroll closes it."""
        if event.key not in ("up", "down", "pageup", "pagedown", "home", "end"):
            event.stop()
            self.dismiss(None)


def _help() -> Table:
    table = Table.grid(padding=(0, 1))
    table.add_column(width=15, no_wrap=True, style="bold")
    table.add_column(ratio=1)
    for title, rows in HELP.items():
        table.add_row("", Text(title, "bold"))
        for key, what in rows:
            table.add_row(f"  {key}", what)
        table.add_row("", "")
    table.add_row("", NOTE)
    return table
