"""Edits of one version of an article made in another version of it, where both leave each other alone."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence

from mtcheck.findings import Edit, Span
from mtcheck.moves import Moves

_WORD = re.compile(r"\w+|\s+|[^\w\s]")


def merged(base: str, ours: str, theirs: str) -> tuple[tuple[Edit, ...], int]:
    """What `ours` changes of `base`, as edits of `theirs`; and how many changes had to be left out."""
    moves = Moves(tuple(_differences(base, theirs)))
    changes = list(_differences(base, ours))
    kept = [edit for edit in changes if not moves.touch(max(0, edit.span.start - 1), edit.span.end + 1)]
    edits = [Edit(Span(*(at + moves.by(edit.span.start) for at in edit.span)), edit.text) for edit in kept]
    return tuple(edits), len(changes) - len(kept)


def _differences(old: str, new: str) -> Iterator[Edit]:
    """What became of one text in another, line by line and then word by word."""
    for a, b, c, d in _unlike(re.findall(r"[^\n]*\n|[^\n]+", old), re.findall(r"[^\n]*\n|[^\n]+", new), 0):
        for e, f, g, h in _unlike(_WORD.findall(old[a:b]), _WORD.findall(new[c:d]), a, c):
            yield Edit(Span(e, f), new[g:h])


def _unlike(old: Sequence[str], new: Sequence[str], at: int, other: int = 0) -> Iterator[tuple[int, int, int, int]]:
    """Places where two sequences of strings differ, in code points of their joined texts."""
    before, after = _ends(old, at), _ends(new, other)
    codes = difflib.SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes()
    unlike: list[tuple[int, int, int, int]] = []
    for number, (tag, a, b, c, d) in enumerate(codes):
        if tag != "equal":
            last = codes[number - 1]
            space = number > 1 and last[0] == "equal" and "".join(old[last[1] : last[2]]).isspace()
            first = unlike.pop() if space and unlike else (a, b, c, d)  # what a space alone parts is one
            unlike.append((first[0], b, first[2], d))
    for a, b, c, d in unlike:
        yield before[a], before[b], after[c], after[d]


def _ends(parts: Sequence[str], at: int) -> list[int]:
    ends = [at]
    for part in parts:
        ends.append(ends[-1] + len(part))
    return ends
