"""Signs that an edit may bring in, and marks that come in pairs."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

# Signs that could be mark-up where there was none, or that mark other things than words.
_MARKUP = frozenset("<>`|{}\\^~@#*_=")
_PAIRS = (("\u201c", "\u201d"), ("(", ")"), ("[", "]"), ("\u00ab", "\u00bb"))
_ADDRESS = re.compile(r"https?:|www\.|\w@\w|(?<!\w)[\w-]+\.(?:com|org|net|ru|ua|info|biz|io)\b", re.IGNORECASE)
_STRAIGHT = '"'


def strange(old: str, new: str) -> str:
    """Why the new text has a sign that does not belong into an article; "" where it has none."""
    had = frozenset(old)
    for sign in new:
        if sign in had:
            continue
        if unicodedata.category(sign)[0] == "C" or sign in "\u2028\u2029":
            return "it brings in a sign that nobody sees"
        if sign in _MARKUP:
            return f"it brings in {sign!r}, which is no sign of an article"
        if sign.isalpha() and "LATIN" not in unicodedata.name(sign, ""):
            return "it brings in letters of another alphabet"
    if _ADDRESS.search(new) and not _ADDRESS.search(old):
        return "it brings in an address"
    return ""


def unbalanced(before: str, after: str) -> bool:
    """Whether marks that come in pairs are further from doing so than before."""
    was, now = Counter(before), Counter(after)
    if now[_STRAIGHT] % 2 > was[_STRAIGHT] % 2:
        return True
    return any(_odd(after, *pair) > _odd(before, *pair) for pair in _PAIRS)


def _odd(text: str, opening: str, closing: str) -> int:
    """How many marks have no partner."""
    if opening not in text and closing not in text:
        return 0
    depth = stray = 0
    for sign in text:
        if sign == opening:
            depth += 1
        elif sign == closing:
            stray += not depth
            depth -= depth > 0
    return depth + stray
