"""An edit cut down to what differs, on word bounds, in the article's own quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate

from mtcheck.text import common_ends, fold

_TOKEN = re.compile(r"\w+(?:['\u2019\-]\w+)*|\s+|[^\w\s]")
_WORD = re.compile(r"\s+|\S+")
_LEAST, _MOST = 5, 600  # words, and spaces between them, of a difference that may be several
_APART = 3  # of them in common, a word beside another, that set two parts of a difference apart
_WEIGHTY = 4  # letters of a word that two edits may have between them
_FEW = 5  # words, and spaces between them, that are edited one by one
_OPENS = re.compile(r"(?:^|[\s(\[\u2014\u2013-])$")


def shrunk(old: str, new: str) -> tuple[int, int, str]:
    """Where in the old text the difference begins and ends (code points), and what stands there in the new one."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    first, last = common_ends(before, after)
    start = sum(map(len, before[:first]))
    end = len(old) - sum(map(len, before[len(before) - last :] if last else []))
    return start, end, "".join(after[first : len(after) - last])


def pieces(old: str, new: str) -> list[tuple[int, int, str]]:
    """The parts of a difference that have words in common between them: where in the old text, and what is to be there.

    A difference with little in common inside is one part.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    if min(len(before), len(after)) < _LEAST or max(len(before), len(after)) > _MOST:
        return [(0, len(old), new)]
    ends = [0, *accumulate(map(len, before))]
    parts: list[tuple[int, int, str]] = []
    last = 0  # where in the new text, in words, the last part ended
    start = 0
    for a, b, size in SequenceMatcher(a=before, b=after, autojunk=False).get_matching_blocks():
        if size < _APART and a + size < len(before):
            continue
        if a > start or b > last:
            parts.append((ends[start], ends[a], "".join(after[last:b])))
        start, last = a + size, b + size
    return parts


def words(old: str, new: str) -> list[tuple[int, int, str]]:
    """The parts of a difference between words of some weight that stay; word by word where as many go as come."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(before), len(after)) > _MOST:
        return [(0, len(old), new)]
    ends = [0, *accumulate(map(len, before))]
    parts: list[tuple[int, int, str]] = []
    start = last = 0
    for a, b, size in SequenceMatcher(a=before, b=after, autojunk=False).get_matching_blocks():
        if a + size < len(before) and not any(len(token) >= _WEIGHTY for token in before[a : a + size]):
            continue
        if a > start or b > last:
            parts += _each(ends[start], before[start:a], after[last:b])
        start, last = a + size, b + size
    return parts or [(0, len(old), new)]


def _each(at: int, before: list[str], after: list[str]) -> Iterator[tuple[int, int, str]]:
    """A difference word by word, or as one, cut down: it begins at a place."""
    if 1 < len(before) == len(after) <= _FEW and [t for t in before if t.isspace()] == [
        t for t in after if t.isspace()
    ]:
        for old, new in zip(before, after, strict=True):
            if old != new:
                yield at, at + len(old), new
            at += len(old)
        return
    first, end, text = shrunk("".join(before), "".join(after))
    yield at + first, at + end, text


def spaced(old: str, new: str) -> str:
    """The new text with single spaces, and none at its ends that the old one lacks there."""
    text = " ".join(new.split())
    lead, trail = old[:1].isspace() or new[:1].isspace(), old[-1:].isspace() or new[-1:].isspace()
    if not text:
        return " " if new and lead else ""
    return f"{' ' if lead and new[:1].isspace() else ''}{text}{' ' if trail and new[-1:].isspace() else ''}"


def dashed(old: str, new: str, article: str) -> str:
    """The new text with the dashes of its article for hyphens between spaces that the old one does not have."""
    if " - " in old or " - " not in new:
        return new
    return new.replace(" - ", " \u2014 " if article.count("\u2014") > article.count("\u2013") else " \u2013 ")


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
