"""A score without a reference: MQM penalty points of the findings, and the limits that a build may be held to."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from mtcheck.errors import UserError
from mtcheck.findings import CATEGORIES, Finding, Severity, counted
from mtcheck.runs.reports import Tally

# The weights that MQM gives its severities (Lommel et al. 2014), a critical error five times a major one.
WEIGHTS = {Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25}


@dataclass(frozen=True, slots=True)
class Group:
    """The points of one category; `findings` are indices into those scored."""

    category: str
    mqm: str
    points: int
    findings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Mqm:
    """Points of findings in a text of so many words, by category, the heaviest first; `each` are those of each."""

    words: int
    points: int
    groups: tuple[Group, ...]
    each: tuple[int, ...] = ()

    @property
    def per_100_words(self) -> float | None:
        """Penalty points for every 100 words; None for a text without words."""
        return 100 * self.points / self.words if self.words else None

    @property
    def score(self) -> float | None:
        """100 less the points for every 100 words, at least 0; None for a text without words."""
        rate = self.per_100_words
        return None if rate is None else max(0.0, 100 - rate)


def mqm(findings: Sequence[Finding], words: int) -> Mqm:
    """The MQM score of findings in a text of so many words; of those that overlap, only the gravest has points."""
    once = set(map(id, counted(findings)))
    each = tuple(WEIGHTS[finding.severity] if id(finding) in once else 0 for finding in findings)
    members: dict[str, list[int]] = {}
    for number, finding in enumerate(findings):
        members.setdefault(finding.category, []).append(number)
    groups = [Group(c, CATEGORIES[c], sum(each[n] for n in ns), tuple(ns)) for c, ns in members.items()]
    groups.sort(key=lambda g: (-g.points, g.category))
    return Mqm(words, sum(each), tuple(groups), each)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a build is held to: a least score, and most findings of a severity for every 1000 words."""

    least_score: float | None = None
    most: tuple[tuple[Severity, float], ...] = ()

    def __bool__(self) -> bool:
        return self.least_score is not None or bool(self.most)

    def broken(self, tally: Tally) -> list[str]:
        """A line for each limit that all articles together break; without words there is nothing to hold to it."""
        if not tally.words:
            return []
        lines = []
        points = sum(WEIGHTS[severity] * number for severity, number in tally.counted.items())
        score = Mqm(tally.words, points, ()).score
        if self.least_score is not None and score is not None and score < self.least_score:
            shown = math.floor(100 * score) / 100  # rounded up, it might read as if it were not below
            lines.append(f"the score {shown:.2f} is below {self.least_score:g}")
        for severity, most in self.most:
            rate = 1000 * tally.severities[severity] / tally.words
            if rate > most:
                lines.append(f"{rate:.2f} {severity.value} findings per 1000 words are more than {most:g}")
        return lines


def limits(fail_under: float | None, most: str) -> Limits:
    """Limits as the command line gives them: a score from 0 to 100, and `critical=0,major=5`; raises UserError."""
    if fail_under is not None and not 0 <= fail_under <= 100:
        raise UserError(f"--fail-under takes a score from 0 to 100, not {fail_under:g}")
    return Limits(fail_under, tuple(_limit(part.strip()) for part in most.split(",")) if most.strip() else ())


def _limit(part: str) -> tuple[Severity, float]:
    name, _, number = part.partition("=")
    try:
        severity, most = Severity(name.strip()), float(number)
    except ValueError:
        most = math.nan
    if not (math.isfinite(most) and most >= 0):
        raise UserError(f"--max-per-1000-words takes pairs like critical=0,major=5, not {part!r}")
    return severity, most
