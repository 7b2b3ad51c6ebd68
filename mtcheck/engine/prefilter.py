"""Which of many expressions can match in a text at all: one pass for the texts that their matches must contain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Any


class Announcing:
    """Numbered entries, each with lower-case texts one of which every match contains; `always`: those without any."""

    def __init__(self, literals: Iterable[Sequence[str]]) -> None:
        self.always: list[int] = []
        self._near: dict[str, list[int]] = defaultdict(list)
        for number, texts in enumerate(literals):
            if not texts:
                self.always.append(number)
            for text in texts:
                self._near[text].append(number)

    def places(self, text: str) -> Iterator[tuple[list[int], int]]:
        """The numbers of entries that may match near a place, and the place (code points), in text order."""
        if not self._near or not text:
            return
        automaton, numbers = self._automaton
        for literal, start, _ in automaton.find_matches_as_indexes(text, overlapping=True):
            yield numbers[literal], start

    @cached_property
    def _automaton(self) -> tuple[Any, list[list[int]]]:
        """The automaton of all texts, and the numbers of the entries that each of them announces."""
        from ahocorasick_rs import AhoCorasick  # loaded only when there is something to search

        literals = sorted(self._near)
        return AhoCorasick(literals), [self._near[literal] for literal in literals]
