"""An edit cut down to what differs, on word bounds, in the article's own quotation marks."""

from __future__ import annotations

import re

from mtcheck.text import fold

_TOKEN = re.compile(r"\w+(?:['\u2019\-]\w+)*|\s+|[^\w\s]")
_OPENS = re.compile(r"(?:^|[\s(\[\u2014\u2013-])$")


def shrunk(old: str, new: str) -> tuple[int, int, str]:
    """Where in the old text the difference begins and ends (code points), and what stands there in the new one."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    first = 0
    while first < min(len(before), len(after)) and before[first] == after[first]:
        first += 1
    last = 0
    while last < min(len(before), len(after)) - first and before[-1 - last] == after[-1 - last]:
        last += 1
    start = sum(map(len, before[:first]))
    end = len(old) - sum(map(len, before[len(before) - last :] if last else []))
    return start, end, "".join(after[first : len(after) - last])


def spaced(old: str, new: str) -> str:
    """The new text with single spaces, and none at its ends that the old one lacks there."""
    text = " ".join(new.split())
    lead, trail = old[:1].isspace() or new[:1].isspace(), old[-1:].isspace() or new[-1:].isspace()
    if not text:
        return " " if new and lead else ""
    return f"{' ' if lead and new[:1].isspace() else ''}{text}{' ' if trail and new[-1:].isspace() else ''}"


def in_style(old: str, new: str, curly: bool) -> str:
    """The new text with the quotation marks and apostrophes that the article writes; what is quoted keeps its own."""
    if fold(old) == fold(new) and old != new:
        return new  # the marks themselves are what is edited
    if not curly:
        return new.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    out: list[str] = []
    for at, sign in enumerate(new):
        if sign == '"':
            out.append("\u201c" if _OPENS.search(new[:at]) else "\u201d")
        elif sign == "'":
            out.append("\u2018" if _OPENS.search(new[:at]) and not new[at + 1 : at + 2].isdigit() else "\u2019")
        else:
            out.append(sign)
    return "".join(out)
