"""The view: keys, and what they do to the work on each article."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from mtcheck.fixing.view.deciding import Deciding
from mtcheck.fixing.view.filing import Filing

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
