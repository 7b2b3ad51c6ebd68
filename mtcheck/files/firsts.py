r"""What the first character of a match can be, which Python's compiler tells its engine of few expressions.

The engine passes over a character that begins no match ten times as fast as it tries an expression there. Its compiler
looks for such characters only in expressions that begin with letters: behind `\b` or `(?<!...)`, which most of ours
begin with, it tells nothing. What is told here is never less than what begins a match, so the same is found.
"""

from __future__ import annotations

from functools import cache
from re import _compiler, _constants, _parser  # type: ignore[attr-defined]
from typing import Any

# Sets of characters as bits: one for each of ASCII's, and one for all others.
_ASCII = 128
_OTHERS = 1 << _ASCII
_ALL = 2 * _OTHERS - 1
_FOLDED = frozenset("IKSiks")  # which stand for signs beyond ASCII where case is ignored
_WORD = 0xFFFFFFFF
# What is worth telling: what begins a match is at most so much of a text; parts in a thousand, others have one.
_TELLING = 600
_PARTS = (170, 97, 71, 65, 59, 58, 56, 54, 51, 41, 33, 31, 26, 22, 20, 18, 17, 16, 15, 14, 12, 10, 10, 8)
_USUAL = dict(zip(" etaoinsrhldcumfpgwyb,.v", _PARTS, strict=True))


def with_first(parsed: Any, flags: int, code: list[int]) -> list[int]:
    """The engine's code for a parsed expression, with what can begin a match where the compiler has not told it."""
    block, length, told, least, most = code[:5]
    if block != _constants.INFO or told or not least:
        return code
    first, empty = _of_all(parsed.data, flags)
    if empty or _share(first) > _TELLING:
        return code
    beyond = first >= _OTHERS
    words = [first >> at & _WORD for at in range(0, _ASCII, 32)] + [_WORD * beyond] * 4
    rest = [_constants.RANGE, 2 * _ASCII, 0x10FFFF] if beyond else []
    charset = [_constants.CHARSET, *words, *rest, _constants.FAILURE]
    return [block, 4 + len(charset), _constants.SRE_INFO_CHARSET, least, most, *charset, *code[1 + length :]]


def _share(first: int) -> int:
    """How many characters of a thousand are in a set."""
    return sum(_USUAL.get(chr(at), 1) for at in range(_ASCII) if first >> at & 1)


def _of_all(items: Any, flags: int) -> tuple[int, bool]:
    """What begins a match of some parts, one behind the other, and whether that may be empty."""
    first = 0
    for op, value in items:
        mine, empty = _of(op, value, flags)
        first |= mine
        if not empty:
            return first, False
    return first, True


def _of(op: Any, value: Any, flags: int) -> tuple[int, bool]:
    """The same of one part."""
    if op in (_constants.LITERAL, _constants.IN):
        return _set(((op, value),) if op is _constants.LITERAL else tuple(value), flags), False
    if op in (_constants.AT, _constants.ASSERT, _constants.ASSERT_NOT):
        return 0, True
    if op is _constants.SUBPATTERN:
        _, added, taken, items = value
        return _of_all(items, _compiler._combine_flags(flags, added, taken))  # noqa: SLF001 as the compiler does
    if op in (_constants.MAX_REPEAT, _constants.MIN_REPEAT):
        mine, empty = _of_all(value[2], flags)
        return mine, empty or not value[0]
    if op is _constants.BRANCH:
        first, empty = 0, False
        for mine, nothing in (_of_all(items, flags) for items in value[1]):
            first, empty = first | mine, empty or nothing
        return first, empty
    return _ALL, False


@cache
def _set(items: tuple[Any, ...], flags: int) -> int:
    """The characters of a set in brackets; all beyond ASCII where it may have one of them."""
    alone = _parser.SubPattern(_parser.State(), [(_constants.IN, list(items))])
    fits = _compiler.compile(alone, flags).match
    found = sum(1 << at for at in range(_ASCII) if fits(chr(at)))
    folded = flags & _constants.SRE_FLAG_IGNORECASE and any(found >> ord(sign) & 1 for sign in _FOLDED)
    return found if not folded and all(map(_is_ascii, items)) else found | _OTHERS


def _is_ascii(item: tuple[Any, Any]) -> bool:
    op, value = item
    return (op is _constants.LITERAL and value < _ASCII) or (op is _constants.RANGE and value[1] < _ASCII)
