"""Where, in the parse tree of a regular expression, no word goes on: beside signs, at ends and where no letter is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mtcheck.rules.rarity import is_word

try:
    from re import _constants as sre  # type: ignore[attr-defined]
except ImportError:  # another implementation of re: nothing is asked here
    sre = None

if sre is not None:
    REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT, sre.POSSESSIVE_REPEAT)
    EMPTY = (sre.AT, sre.ASSERT, sre.ASSERT_NOT)  # they match no text of their own
    _WORD = (sre.CATEGORY, sre.CATEGORY_WORD)


def is_edge(op: Any, arg: Any) -> bool:
    """Whether a node without text of its own holds only where no word goes on."""
    if op is sre.AT:
        return arg is not sre.AT_NON_BOUNDARY
    direction, nodes = arg
    if op is sre.ASSERT:
        return begin_apart(nodes, back=direction < 0)
    return len(nodes) == 1 and _is_any_letter(nodes[0])


def begin_apart(nodes: Sequence[Any], back: bool = False) -> bool:
    """Whether what some nodes begin with, or end with, is no letter, or an end of the text or a word."""
    for op, arg in nodes[::-1] if back else nodes:
        if op in REPEATS and begin_apart(arg[2], back):
            if arg[0]:
                return True
        elif op is sre.AT or op is sre.ASSERT_NOT or op is sre.ASSERT and not back and arg[0] > 0:
            if is_edge(op, arg):
                return True
        elif op is not sre.ASSERT:
            return _is_apart(op, arg, back)
    return False


def _is_apart(op: Any, arg: Any, back: bool) -> bool:
    """Whether a node begins, or ends, with no letter."""
    if op is sre.SUBPATTERN:
        return begin_apart(arg[3], back)
    if op is sre.BRANCH:
        return all(begin_apart(branch, back) for branch in arg[1])
    if op is sre.IN and arg[0][0] is sre.NEGATE:
        return _WORD in arg
    return op is sre.IN and all(map(_is_sign, arg)) or _is_sign((op, arg))


def _is_any_letter(node: tuple[Any, Any]) -> bool:
    """Whether a node fits every letter and digit."""
    op, arg = node
    if op is sre.BRANCH:
        return any(len(branch) == 1 and _is_any_letter(branch[0]) for branch in arg[1])
    if op is sre.SUBPATTERN:
        return len(arg[3]) == 1 and _is_any_letter(arg[3][0])
    if op is sre.IN and arg[0][0] is sre.NEGATE:
        return all(map(_is_sign, arg[1:]))
    return op is sre.IN and _WORD in arg


def _is_sign(item: tuple[Any, Any]) -> bool:
    """Whether a part of a set in brackets, or a character, stands for no letter or digit."""
    op, arg = item
    if op is sre.CATEGORY:
        return arg in (sre.CATEGORY_SPACE, sre.CATEGORY_NOT_WORD)
    return op is sre.LITERAL and not is_word(chr(arg))
