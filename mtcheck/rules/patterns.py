"""A compiled pattern: one regular expression with what the engine needs to run it and to build its fixes."""

from __future__ import annotations

from typing import NamedTuple

from mtcheck.rules.near import Announced


class Pattern(NamedTuple):
    """A regular expression searched paragraph by paragraph, and the replacements of what it finds, best first.

    `announced` is what a text must hold for it to match.
    """

    regex: str
    announced: Announced = Announced()
    fixes: tuple[str, ...] = ()
    lower: bool = False
    group: str | int = 0
    scope: str = "paragraph"
    raw: bool = False
    carry: bool = True
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    plain: bool = False  # the fix is a phrase's, not a regular expression's template
    lead: str = "word"  # what the pattern begins with: "word", "cased" (a name's capital says nothing) or "other"
