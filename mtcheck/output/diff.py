"""The difference between an article and its cleaned version, line by line, as patch and git read it."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from mtcheck.output.text import Style


def unified(before: str, after: str, path: str, colour: bool) -> Iterator[str]:
    """Lines of a unified difference, without line ends."""
    style = Style(colour)
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    for line in difflib.unified_diff(old, new, f"a/{path}", f"b/{path}", n=1):
        code = {"+": "32", "-": "31", "@": "36"}.get(line[0], "")
        ended = line.endswith("\n")
        text = line.rstrip("\r\n")
        yield style(text, code) if code else text
        if not ended:
            yield "\\ No newline at end of file"
