"""Which of many expressions can match in a text at all: one pass for the texts that their matches must contain."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any

_ENOUGH = 14  # code points of a text that tell as well as all of it, and make the search half as long to prepare


class Announcing:
    """Numbered entries, each with lower-case texts one of which every match contains; `always`: those without any."""

    def __init__(self, literals: Iterable[Sequence[str]]) -> None:
        self.always: list[int] = []
        self._near: dict[str, list[int]] = defaultdict(list)
        for number, texts in enumerate(literals):
            if not texts:
                self.always.append(number)
            for text in texts:
                self._near[text[:_ENOUGH]].append(number)

    def parts(self, text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Entries that may match in a part of the text, and that part, by their numbers; each pair once, in text order.

        Parts begin at `starts`, in code points; what stands before the first one is of it, too.
        """
        if not self._near or not starts:
            return
        automaton, numbers = self._automaton
        seen: set[int] = set()
        known: set[int] = set()  # the same of literals: most stand in a part several times
        many, part, low, high = len(starts), 0, 0, 0
        for literal, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            if not low <= start < high:
                part = max(0, bisect_right(starts, start) - 1)
                low, high = starts[part], starts[part + 1] if part + 1 < many else len(text)
            place = literal * many + part
            if place in known:
                continue
            known.add(place)
            for number in numbers[literal]:
                pair = number * many + part
                if pair not in seen:
                    seen.add(pair)
                    yield number, part

    @cached_property
    def _automaton(self) -> tuple[Any, list[list[int]]]:
        """The automaton of all texts, and the numbers of the entries that each of them announces."""
        from ahocorasick_rs import AhoCorasick  # loaded only when there is something to search

        return AhoCorasick(self._near), list(self._near.values())
