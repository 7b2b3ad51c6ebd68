"""Places where a rule has nothing more to say: a person has decided, or the rule wrote the words itself."""

from __future__ import annotations

import sys
from bisect import bisect_right, insort
from collections.abc import Iterable

from mtcheck.findings import Span
from mtcheck.moves import Moves

Place = tuple[str, Span]  # a rule, and where findings of it must begin to be closed


class Closed:
    """The closed places, which move with the text."""

    def __init__(self) -> None:
        self._by_rule: dict[str, list[Span]] = {}

    def __contains__(self, where: tuple[str, int]) -> bool:
        rule_id, start = where
        spans = self._by_rule.get(rule_id)
        if not spans:
            return False
        at = bisect_right(spans, (start, sys.maxsize))
        return at > 0 and start < spans[at - 1].end or at > 1 and start < spans[at - 2].end

    def add(self, place: Place) -> None:
        """Close one place; without any text it is none."""
        rule_id, span = place
        if span.end > span.start:
            insort(self._by_rule.setdefault(rule_id, []), span)

    def remove(self, place: Place) -> None:
        """Open a place that was closed."""
        rule_id, span = place
        spans = self._by_rule.get(rule_id, [])
        if span in spans:
            spans.remove(span)

    def move(self, moves: Moves) -> tuple[list[Place], list[Place]]:
        """Follow edits. Places that one of them changes come to an end as they are: returns them, and what takes over.

        With both, `move` can be undone: what took over is removed, the edits are followed back, the first are added.
        """
        lost: list[Place] = []
        new: list[Place] = []
        for rule_id, spans in self._by_rule.items():
            kept = []
            for span in spans:
                if moves.touch(*span):
                    lost.append((rule_id, span))
                    new.append((rule_id, Span(moves.to(span.start), moves.to(span.end))))
                else:
                    by = moves.by(span.start)
                    kept.append(Span(span.start + by, span.end + by))
            self._by_rule[rule_id] = kept
        self.extend(new)
        return lost, new

    def extend(self, places: Iterable[Place]) -> None:
        """Close some places."""
        for place in places:
            self.add(place)
