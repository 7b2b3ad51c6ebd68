"""Regular expressions as Python compiled them last time: compiling one takes as long as searching a hundred pages.

What is kept is what Python's compiler makes of an expression for its engine, which looks over what it is given: what
somebody else puts there can match wrongly, as an expression in a cache can, and do nothing else. Other implementations
of Python, and versions in which these parts of `re` are elsewhere, compile anew.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Iterable
from functools import cache

from mtcheck.files.compiled import keep, kept

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:
    _compiler = None

_MOST = 1000  # groups
_FEW = 8  # expressions that are not worth writing all of them again
# Flags, code, number of groups, and the names of groups, by flags asked for and expression.
_Code = tuple[int, bytes, int, dict[str, int]]
_new: dict[str, _Code] = {}


@cache
def compiled(regex: str, flags: int = 0) -> re.Pattern[str]:
    """What `re.compile` makes of an expression; raises re.error."""
    if _compiler is None or sys.implementation.name != "cpython":
        return re.compile(regex, flags)
    name = f"{int(flags)}:{regex}"
    try:
        return _engine(regex, _known()[name])
    except (KeyError, RuntimeError, ValueError, IndexError, OverflowError):  # there is none, or it is none of ours
        code = _code(regex, int(flags))
    _new[name] = code
    return _engine(regex, code)


def longest_first(words: Iterable[str]) -> list[str]:
    """Words for alternatives of an expression, in the same order in each run: else it is compiled anew each time."""
    return sorted(words, key=lambda word: (-len(word), word))


def keep_new() -> None:
    """Put away what was compiled in this run."""
    if len(_new) >= _FEW:
        keep(_KIND, _known() | _new)
        _new.clear()


_KIND = f"expressions-{sys.byteorder}"


@cache
def _known() -> dict[str, _Code]:
    return kept(_KIND, dict[str, _Code]) or {}


def _code(regex: str, flags: int) -> _Code:
    """What `re.compile` gives the engine."""
    parsed = _parser.parse(regex, flags)
    from mtcheck.files.firsts import with_first  # here, because most runs find their expressions compiled

    state = parsed.state
    asked = flags | state.flags
    code: list[int] = _compiler._code(parsed, flags)  # noqa: SLF001 there is no public way to it
    code = with_first(parsed, asked, code)
    return asked, array("I", code).tobytes(), state.groups - 1, state.groupdict


def _engine(regex: str, made: _Code) -> re.Pattern[str]:
    flags, code, groups, names = made
    if groups > _MOST:
        raise ValueError(groups)
    named: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        named[number] = name
    found: re.Pattern[str] = _sre.compile(regex, flags, array("I", code).tolist(), groups, names, tuple(named))
    return found
