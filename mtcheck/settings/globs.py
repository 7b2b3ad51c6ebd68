"""Patterns of paths, as .gitignore has them: drafts/, *.tmp.txt, archive/**/old-*.md."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

_SIGNS = re.compile(r"\*\*/|\*\*|\*|\?|\[!?[^\]]+\]|.", re.DOTALL)
_MEANING = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}


def matches_any(path: str, patterns: Iterable[str]) -> bool:
    """Whether one of the patterns fits a relative path (with slashes), or a folder that holds it."""
    return any(_compiled(pattern).fullmatch(path) for pattern in patterns)


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    """A pattern without an inner slash fits at any depth; others start from the folder of the configuration."""
    name = pattern.removeprefix("./").rstrip("/")
    anywhere = "" if "/" in name else "(?:.*/)?"
    inside = "/.+" if pattern.endswith("/") else "(?:/.+)?"
    return re.compile(anywhere + "".join(map(_meaning, _SIGNS.findall(name.lstrip("/")))) + inside, re.DOTALL)


def _meaning(sign: str) -> str:
    if sign.startswith("[") and len(sign) > 1:
        return "[" + sign[1:-1].replace("\\", r"\\").replace("!", "^", sign[1] == "!") + "]"
    return _MEANING.get(sign) or re.escape(sign)
