"""Patterns of paths, as .gitignore has them: drafts/, *.tmp.txt, archive/**/old-*.md."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

_SIGNS = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|.", re.DOTALL)
_FEW = 3  # stars that an expression can have and be quick
_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches_any(path: str, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns fits a relative path (with slashes), or a folder that holds it."""
    return any(_fits(pattern, path) for pattern in patterns)


def _fits(pattern: str, path: str) -> bool:
    """An expression of many stars may take for ever: such a pattern is followed sign by sign, all ways at once."""
    return _followed(pattern, path) if pattern.count("*") > _FEW else _compiled(pattern).fullmatch(path) is not None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    inside = "/.+" if pattern.endswith("/") else "(?:/.+)?"
    return re.compile("".join(map(_meaning, _signs(pattern))) + inside, re.DOTALL)


def _signs(pattern: str) -> list[str]:
    """A pattern without an inner slash fits at any depth; others start from the folder of the configuration."""
    name = pattern.removeprefix("./").rstrip("/")
    return ([] if "/" in name else ["**/"]) + _SIGNS.findall(name.lstrip("/"))


def _followed(pattern: str, path: str) -> bool:
    """Whether a pattern fits, in time linear in the path.

    `places` are the numbers of the signs that may come next; ~number is a **/ that has begun, and needs its slash.
    """
    signs, folder = _signs(pattern), pattern.endswith("/")
    places = _skipped({0}, signs)
    for at, letter in enumerate(path):
        if len(signs) in places and letter == "/" and at + 1 < len(path):
            return True
        places = _skipped({then for place in places for then in _next(place, letter, signs)}, signs)
    return len(signs) in places and not folder


def _next(place: int, letter: str, signs: list[str]) -> Iterator[int]:
    """The places behind a letter of the path."""
    begun = ~place if place < 0 else place
    sign = signs[begun] if begun < len(signs) else ""
    if sign == "**/":
        yield from (~begun, begun + 1) if letter == "/" else (~begun,)
    elif sign in ("*", "**"):
        if letter != "/" or sign == "**":
            yield place
    elif sign and re.fullmatch(_meaning(sign), letter, re.DOTALL):
        yield place + 1


def _skipped(places: set[int], signs: list[str]) -> set[int]:
    """The places with those behind stars, which may stand for nothing."""
    out = set(places)
    for place, sign in enumerate(signs):
        if place in out and sign.startswith("*"):
            out.add(place + 1)
    return out


def _meaning(sign: str) -> str:
    if sign.startswith("[") and len(sign) > 1:
        return "[" + sign[1:-1].replace("\\", r"\\").replace("!", "^", sign[1] == "!") + "]"
    return _MEANING.get(sign) or re.escape(sign)
