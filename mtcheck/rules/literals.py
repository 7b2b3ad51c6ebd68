"""Text that every match of a regular expression must contain, read off its parse tree.

White space counts as one space throughout, every quotation mark as a straight one and every digit as 0, as in the view
of paragraphs that the engine searches for these texts (`plain_digits`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

from mtcheck.rules.patterns import ranked
from mtcheck.text import fold

try:
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # another implementation of re: every pattern is then tried on every paragraph, slower but right
    parser = None

_MOST = 16  # alternatives of one stretch of text
_TIMES = 8  # that a stretch is repeated at most to be one text
_SPACES = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")

Texts = frozenset[str]
_NOTHING: Texts = frozenset({""})
_SPACE: Texts = frozenset({" "})


def plain_digits(text: str) -> str:
    """A text with 0 for every digit; of the same length."""
    if not text.isascii():
        return _DIGIT.sub("0", text)
    for digit in "123456789":
        text = text.replace(digit, "0")
    return text


class Needs(NamedTuple):
    """What a text must hold for an expression to match: one of `literals`, one of each of `also`, a digit."""

    literals: tuple[str, ...] = ()
    also: tuple[tuple[str, ...], ...] = ()
    digit: bool = False


def required(regex: str) -> Needs:
    """Lower-case texts that every match contains; empty sets when nothing is certain.

    Raises re.error for an expression that cannot be parsed.
    """
    if parser is None:
        return Needs()
    walk = _Walk()
    walk.follow(parser.parse(regex))
    walk.close()
    return Needs(*ranked(walk.stretches), walk.digit)


class _Walk:
    """Follows an expression from left to right and collects stretches of text that stand in every match."""

    def __init__(self) -> None:
        self.stretches: list[tuple[str, ...]] = []
        self.digit = False
        self._texts = _NOTHING

    def follow(self, nodes: Iterable[Any]) -> None:
        """Go on through some nodes of the parse tree."""
        for op, arg in nodes:
            if op is sre.SUBPATTERN:
                self.follow(arg[3])
            elif op is sre.BRANCH:
                self._branch(arg[1])
            elif op in _REPEATS:
                self._repeat(*arg)
            elif op is sre.ASSERT:
                self._look(*arg)
            elif op not in _EMPTY:
                self.digit |= op is sre.IN and all(_is_digit(item) for item in arg)
                self._add(_characters(op, arg))

    def close(self) -> None:
        """End the stretch at hand: what comes next may stand anywhere."""
        if self._texts != _NOTHING:
            self.stretches.append(tuple(sorted({_SPACES.sub(" ", text) for text in self._texts})))
        self._texts = _NOTHING

    def _add(self, texts: Texts | None) -> None:
        if texts is None:
            self.close()
            return
        longer = _joined(self._texts, texts)
        if longer is None:
            self.close()
            longer = texts
        self._texts = longer

    def _look(self, direction: int, nodes: Iterable[Any]) -> None:
        """What stands before or behind a place is in the text, too; behind it, it goes on with the stretch at hand."""
        walk = _Walk()
        walk._texts = self._texts if direction > 0 else _NOTHING
        walk.follow(nodes)
        walk.close()
        self.stretches += walk.stretches

    def _branch(self, branches: Iterable[Any]) -> None:
        every = [_finite(branch) for branch in branches]
        whole = [texts for texts in every if texts is not None]
        if len(whole) == len(every):
            self._add(_limited(frozenset().union(*whole)))
            if sum(map(len, whole)) <= _MOST:
                return
        self.close()
        walks = []
        for branch in branches:
            walk = _Walk()
            walk.follow(branch)
            walk.close()
            walks.append(ranked(walk.stretches)[0])
        if all(walks):
            self.stretches.append(tuple(dict.fromkeys(text for texts in walks for text in texts)))

    def _repeat(self, least: int, most: int, nodes: Iterable[Any]) -> None:
        texts = _finite(nodes)
        times = None if texts is None else _times(least, most, texts)
        if times is not None:
            self._add(times)
        elif least:
            self.follow(nodes)
            self.close()
            if texts is not None:  # the last of them stands before what follows
                self._texts = texts
        else:
            self.close()


def _times(least: int, most: int, texts: Texts) -> Texts | None:
    """All texts that one of these can make, repeated so many times, if they are few."""
    if texts == _SPACE or most == 1:
        return texts if least else texts | _NOTHING
    if least != most or not 0 < most <= _TIMES:
        return None
    found: Texts | None = _NOTHING
    for _ in range(most):
        found = None if found is None else _joined(found, texts)
    return found


def _finite(nodes: Iterable[Any]) -> Texts | None:
    """All texts that some nodes can match, if they are few."""
    texts: Texts | None = _NOTHING
    for op, arg in nodes:
        if texts is None:
            return None
        if op in _EMPTY:
            continue
        texts = _joined(texts, _alternatives(op, arg))
    return texts


def _alternatives(op: Any, arg: Any) -> Texts | None:
    if op is sre.SUBPATTERN:
        return _finite(arg[3])
    if op is sre.BRANCH:
        every = [_finite(branch) for branch in arg[1]]
        whole = [texts for texts in every if texts is not None]
        return _limited(frozenset().union(*whole)) if len(whole) == len(every) else None
    if op in _REPEATS:
        texts = _finite(arg[2])
        return None if texts is None else _times(arg[0], arg[1], texts)
    return _characters(op, arg)


def _characters(op: Any, arg: Any) -> Texts | None:
    """The characters that one node can match, in lower case and white space as one space, if they are few."""
    if op is sre.LITERAL:
        return frozenset({_plain(arg)})
    if op is not sre.IN:
        return None
    if all(item == (sre.CATEGORY, sre.CATEGORY_SPACE) or _is_space(item) for item in arg):
        return _SPACE
    if all(item[0] is sre.LITERAL or _is_digit(item) for item in arg):
        return _limited(frozenset("0" if _is_digit(item) else _plain(item[1]) for item in arg), 8)
    return None


def _plain(code: int) -> str:
    sign = chr(code)
    return " " if sign.isspace() else "0" if sign.isdecimal() else fold(sign).lower()


def _is_space(item: tuple[Any, Any]) -> bool:
    return bool(item[0] is sre.LITERAL and chr(item[1]).isspace())


def _is_digit(item: tuple[Any, Any]) -> bool:
    op, arg = item
    if op is sre.CATEGORY:
        return bool(arg is sre.CATEGORY_DIGIT)
    if op is sre.RANGE:
        return chr(arg[0]).isdecimal() and chr(arg[1]).isdecimal()
    return bool(op is sre.LITERAL and chr(arg).isdecimal())


def _joined(before: Texts, after: Texts | None) -> Texts | None:
    if after is None or len(before) * len(after) > _MOST:
        return None
    return frozenset(a + b for a in before for b in after)


def _limited(texts: Texts, most: int = _MOST) -> Texts | None:
    return texts if len(texts) <= most else None


if parser is not None:
    _REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
    _EMPTY = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)  # they match no text of their own
