"""Texts that every match of a regular expression must contain, read off its parse tree.

White space counts as one space throughout, every quotation mark as a straight one and every digit as 0, as in the view
of paragraphs that the engine searches for these texts (`plain_digits`). Where a word cannot go on stands an `EDGE`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from mtcheck.rules.edges import EMPTY, REPEATS, begin_apart, is_edge
from mtcheck.rules.rarity import EDGE, is_word, rarest
from mtcheck.text import fold

try:
    from re import _constants as sre  # type: ignore[attr-defined]
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # another implementation of re: every pattern is then tried on every paragraph, slower but right
    parser = None

_MOST = 8  # texts that alternatives behind alternatives make
_LIST = 300  # alternatives of one place
_ENDINGS = 128  # texts that a list makes with two endings, or two beginnings
_TIMES = 8  # that a stretch is repeated at most to be one text
_SPACES = re.compile(r"\s+")
_NEEDLESS = re.compile(r"\0+(?=[^\w\0])|(?<=[^\w\0])\0+|\0+(?=\0)")  # edges beside signs

Texts = frozenset[str]
_NOTHING: Texts = frozenset({""})
_SPACE: Texts = frozenset({" "})
_EDGE: Texts = frozenset({EDGE})


def required(regex: str) -> list[tuple[str, ...]]:
    """Sets of lower-case texts, of each of which every match contains one, the rarest first.

    Raises re.error for an expression that cannot be parsed.
    """
    if parser is None:
        return []
    walk = _Walk()
    walk.follow(parser.parse(regex))
    walk.close()
    return rarest(walk.stretches)


class _Walk:
    """Follows an expression from left to right and collects stretches of text that stand in every match."""

    def __init__(self, texts: Texts = _NOTHING) -> None:
        self.stretches: list[tuple[str, ...]] = []
        self._texts = texts

    def follow(self, nodes: Iterable[Any]) -> None:
        """Go on through some nodes of the parse tree."""
        rest = list(nodes)[::-1]
        while rest:
            op, arg = node = rest.pop()
            if op is sre.SUBPATTERN:
                twice = _twice(arg, rest)
                if twice is None:
                    rest += list(arg[3])[::-1]
                else:
                    self._add(twice)
            elif op is sre.BRANCH:
                self._branch(arg[1], rest)
            elif op in REPEATS:
                self._repeat(arg, rest)
            elif op in EMPTY:
                if is_edge(op, arg):
                    self._add(_EDGE)
                if op is sre.ASSERT:
                    self._look(*arg)
            else:
                texts = _characters(op, arg)
                self._add(texts, texts is None and begin_apart([node]))

    def close(self, edge: bool = False) -> None:
        """End the stretch at hand: what comes next may stand anywhere, or behind an edge."""
        texts = {_NEEDLESS.sub("", _SPACES.sub(" ", text + EDGE * edge)) for text in self._texts}
        if texts.isdisjoint(("", EDGE)):
            self.stretches.append(tuple(sorted(texts)))
        self._texts = _NOTHING

    def _add(self, texts: Texts | None, apart: bool = False) -> None:
        """Go on with one of some texts, or with what is not known; no word goes on there if it is `apart`."""
        if texts is None:
            self.close(apart)
            self._texts = _EDGE if apart else _NOTHING
            return
        longer = _joined(self._texts, texts)
        if longer is None:
            before = _end_apart(self._texts)
            self.close(all(not is_word(text[0]) if text else apart for text in texts))
            longer = frozenset(EDGE + text for text in texts) if before else texts
        self._texts = longer

    def _look(self, direction: int, nodes: Iterable[Any]) -> None:
        """What stands before or behind a place is in the text, too; behind it, it goes on with the stretch at hand."""
        walk = _Walk(self._texts if direction > 0 else _NOTHING)
        walk.follow(nodes)
        if direction < 0 and self._texts in (_NOTHING, _EDGE) and walk._texts.isdisjoint(("", EDGE)):
            self._texts = walk._texts
        walk.close()
        self.stretches += walk.stretches

    def _branch(self, branches: Sequence[Any], rest: list[Any]) -> None:
        texts = _union(branches)
        if texts is not None:
            self._add(texts)
            return
        before = _EDGE if _end_apart(self._texts) else _NOTHING
        after = begin_apart(rest[::-1])
        self.close(all(map(begin_apart, branches)))
        walks = []
        for branch in branches:
            walk = _Walk(before)
            walk.follow(branch)
            walk.close(after)
            walks.append(next(iter(rarest(walk.stretches)), ()))
        if all(walks):
            self.stretches.append(tuple(dict.fromkeys(text for texts in walks for text in texts)))
        self._texts = _EDGE if all(begin_apart(branch, back=True) for branch in branches) else _NOTHING

    def _repeat(self, times: tuple[int, int, Any], rest: list[Any]) -> None:
        least, most, nodes = times
        texts = _finite(nodes)
        every = None if texts is None else _times(least, most, texts)
        if every is not None:
            self._add(every, begin_apart(rest[::-1]))
            return
        apart = begin_apart(nodes) and (least > 0 or begin_apart(rest[::-1]))
        ends = begin_apart(nodes, back=True) and (least > 0 or _end_apart(self._texts))
        if least:
            if apart:
                self._add(_EDGE)
            self.follow(nodes)
        self.close(apart and not least)
        if least and texts is not None:
            self._texts = texts  # the last of them stands before what follows
        elif ends:
            self._texts = _EDGE


def _twice(group: Any, rest: list[Any]) -> Texts | None:
    """All texts of a group and the same again behind it, if they are few; taken from the nodes that are left."""
    number, _, _, nodes = group
    again = (sre.GROUPREF, number)
    if not number or not rest:
        return None
    op, arg = rest[-1]
    repeated = op in REPEATS and arg[0] and arg[2][-1] == again
    if not repeated and rest[-2:-1] != [again]:
        return None
    between = list(arg[2])[:-1] if repeated else rest[-1:]
    texts, signs = _finite(nodes), _finite(between)
    if texts is None or signs is None or len(signs) > 1:
        return None
    after = ""
    if repeated:
        after = EDGE * (begin_apart(between) and begin_apart(rest[-2::-1]))
        rest[-1] = (sre.MAX_REPEAT, (0, 1, [(sre.ANY, None)]))  # it may go on so
    else:
        del rest[-2:]
    return frozenset(text + sign + text + after for text in texts for sign in signs)


def _end_apart(texts: Texts) -> bool:
    """Whether no word goes on behind any of some texts."""
    return all(text and not is_word(text[-1]) for text in texts)


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
        if op not in EMPTY:
            texts = _joined(texts, _alternatives(op, arg))
        elif is_edge(op, arg):
            texts = _joined(texts, _EDGE)
    return texts


def _alternatives(op: Any, arg: Any) -> Texts | None:
    if op is sre.SUBPATTERN:
        return _finite(arg[3])
    if op is sre.BRANCH:
        return _union(arg[1])
    if op in REPEATS:
        texts = _finite(arg[2])
        return None if texts is None else _times(arg[0], arg[1], texts)
    return _characters(op, arg)


def _union(branches: Iterable[Any]) -> Texts | None:
    """All texts of some alternatives, if they are few."""
    whole = [texts for branch in branches if (texts := _finite(branch)) is not None]
    texts = frozenset[str]().union(*whole)
    return texts if len(whole) == len(list(branches)) and len(texts) <= _LIST else None


def _characters(op: Any, arg: Any) -> Texts | None:
    """The characters that one node can match, in lower case and white space as one space, if they are few."""
    if op is sre.LITERAL:
        return _literal(arg)
    texts = frozenset(map(_character, arg)) if op is sre.IN else _NOTHING
    return texts if texts != _NOTHING and len(texts) <= _MOST and EDGE not in texts else None


@cache
def _literal(code: int) -> Texts | None:
    sign = _character((sre.LITERAL, code))
    return None if sign == EDGE else frozenset({sign})


def _character(item: tuple[Any, Any]) -> str:
    """The character that a part of a set in brackets stands for; an edge for others, which stand in no text."""
    if item == (sre.CATEGORY, sre.CATEGORY_SPACE):
        return " "
    if _is_digit(item):
        return "0"
    op, code = item
    if op is not sre.LITERAL or "\ud800" <= chr(code) <= "\udfff":
        return EDGE
    return " " if chr(code).isspace() else fold(chr(code)).lower()


def _is_digit(item: tuple[Any, Any]) -> bool:
    op, arg = item
    if op is sre.CATEGORY:
        return bool(arg is sre.CATEGORY_DIGIT)
    if op is sre.RANGE:
        return chr(arg[0]).isdecimal() and chr(arg[1]).isdecimal()
    return bool(op is sre.LITERAL and chr(arg).isdecimal())


def _joined(before: Texts, after: Texts | None) -> Texts | None:
    if after is None:
        return None
    if len(after) == 1:
        (sign,) = after
        return frozenset([text + sign for text in before])
    one, other = sorted((len(before), len(after)))
    if one * other > max(_MOST, min(_ENDINGS, 2 * other), other * (one == 1)):
        return None
    return frozenset(a + b for a in before for b in after)
