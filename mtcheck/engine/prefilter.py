"""Which of many expressions can match in a text at all: one pass for the texts that their matches must contain."""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any

from mtcheck.rules.patterns import Pattern


class Announcing:
    """Numbered entries, each with lower-case texts one of which every match contains; `always`: those without any.

    Given may be how these texts begin, `enough` code points at most: a search for all of them takes three times as long
    to prepare. Then `whole` has the patterns whose literals they are.
    """

    def __init__(
        self,
        entries: Iterable[Sequence[str]],
        enough: int = sys.maxsize,
        whole: Mapping[int, tuple[Any, Pattern]] = MappingProxyType({}),
    ) -> None:
        self.always: list[int] = []
        self._enough, self._whole = enough, whole
        self._near: dict[str, list[int]] = defaultdict(list)
        for number, texts in enumerate(entries):
            if not texts:
                self.always.append(number)
            for text in texts:
                self._near[text].append(number)

    def parts(self, text: str, starts: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Entries that may match in a part of the text, and that part, by their numbers; each pair once, in text order.

        Parts begin at `starts`, in code points; what stands before the first one is of it, too.
        """
        if not self._near or not starts:
            return
        automaton, numbers, short = self._automaton
        whole = self._whole
        seen: set[int] = set()
        known: set[int] = set()  # the same of literals: most stand in a part several times
        many, part, low, high = len(starts), 0, 0, 0
        for literal, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            if not low <= start < high:
                part = max(0, bisect_right(starts, start) - 1)
                low, high = starts[part], starts[part + 1] if part + 1 < many else len(text)
            told = short[literal]
            if told:
                place = literal * many + part
                if place in known:
                    continue
                known.add(place)
            for number in numbers[literal]:
                pair = number * many + part
                if pair not in seen and (told or text.startswith(whole[number][1].literals, start)):
                    seen.add(pair)
                    yield number, part

    @cached_property
    def _automaton(self) -> tuple[Any, list[list[int]], list[bool]]:
        """The automaton of all beginnings, the numbers of the entries of each, and whether it tells enough."""
        from ahocorasick_rs import AhoCorasick  # loaded only when there is something to search

        return AhoCorasick(self._near), list(self._near.values()), [len(text) < self._enough for text in self._near]
