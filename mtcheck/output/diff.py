"""The difference between an article and its cleaned version, line by line, as patch and git read it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

from mtcheck.output.text import Style

_ODD = re.compile('[\x00-\x1f\x7f-\x9f"\\\\\u2028\u2029\ud800-\udfff]')


def unified(before: str, after: str, path: str, colour: bool) -> Iterator[str]:
    """Lines of a unified difference, without line ends."""
    style = Style(colour)
    old, new = _lines(before), _lines(after)
    for line in difflib.unified_diff(old, new, _quoted(f"a/{path}"), _quoted(f"b/{path}"), n=1):
        code = {"+": "32", "-": "31", "@": "36"}.get(line[0], "")
        ended = line.endswith("\n")
        text = line.removesuffix("\n")
        yield style(text, code) if code else text
        if not ended:
            yield "\\ No newline at end of file"


def _quoted(name: str) -> str:
    """A name as git writes it in a patch: in quotes, with escapes, where it holds what would break the line."""
    if not _ODD.search(name):
        return name
    raw = name.encode("utf-8", "surrogateescape")
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\{b:03o}" for b in raw) + '"'


def _lines(text: str) -> list[str]:
    """Lines with their ends; str.splitlines would also break at signs that patch and git take for part of a line."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)
