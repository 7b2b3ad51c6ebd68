"""What is told on the terminal: no article, name of a file or setting steers it."""

from __future__ import annotations

import re
import sys

# Control characters of Latin-1, line breaks of Unicode, and signs that turn the direction of what follows.
STEERING = (*range(0x7F, 0xA0), 0x061C, 0x200E, 0x200F, *range(0x2028, 0x202F), *range(0x2066, 0x206A))
_STEERING = re.compile(f"[\x00-\x1f{''.join(map(chr, STEERING))}]")
_COLOUR = re.compile(r"(\x1b\[[0-9;]*m)")


def visible(text: str) -> str:
    """The text with everything that steers a terminal shown as the escape that Python writes for it."""
    return text if text.isascii() and text.isprintable() else _STEERING.sub(_escape, text)


def lines(text: str, *, colour: bool = False) -> str:
    """The same of text of several lines; with `colour`, ANSI's codes for colours stay, too."""
    if colour:
        parts = _COLOUR.split(text)
        parts[::2] = (lines(part) for part in parts[::2])
        return "".join(parts)
    return "\n".join(map(visible, text.split("\n")))


def unsteered(data: bytes) -> bytes:
    """A text in UTF-8 with the same shown but for tabs and the ends of its lines; other encodings stay."""
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return data
    return _STEERING.sub(lambda found: found[0] if found[0] in "\t\r\n" else _escape(found), text).encode()


def tell(line: str) -> None:
    """Write a line to standard error."""
    sys.stderr.write(f"{visible(line)}\n")


def warn(line: str) -> None:
    """Write a line to standard error about what is odd, but does not keep the run from doing its work."""
    tell(f"mtcheck: warning: {line}")


def _escape(found: re.Match[str]) -> str:
    return found[0].encode("unicode_escape").decode("ascii")
