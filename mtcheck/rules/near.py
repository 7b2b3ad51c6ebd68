"""What announces that expressions may match: words that a text must have. It is kept with the rules as text.

Of thousands of expressions an article calls for few; what announces the others is never read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# The words, numbers and signs of a text with 0 for every digit, in their order.
words_of = re.compile(r"0+|[^\W0]+|[^\w\s]").findall
_DIGIT = re.compile(r"\d")


class Announced(NamedTuple):
    """What a text must hold for an expression to match: what one of the lines says, and a word of each set `beside`.

    A line is a word, that word or two side by side that are looked for, and all that must stand there, empty where that
    is no more. Words are empty where a text holds none that is whole; without lines, a match may stand anywhere.
    """

    lines: tuple[tuple[str, str, str], ...] = ()
    beside: tuple[str, ...] = ()


class Near(NamedTuple):
    """The same of the expressions of a rule: `words`, and for each a line with what it leads to, of all expressions.

    That is the number of an expression and the rest of one of its lines, with tabs between; lines begin and end with
    line breaks. Of `beside` each expression has a line, if any has one that says something.
    """

    words: str = ""
    lines: str = ""
    beside: str = ""


NOTHING = Near()


def plain_digits(text: str) -> str:
    """A text with 0 for every digit; of the same length."""
    if not text.isascii():
        return _DIGIT.sub("0", text)
    for digit in "123456789":
        text = text.replace(digit, "0")
    return text
