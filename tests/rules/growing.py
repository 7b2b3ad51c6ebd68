"""How the time of an expression grows with the text that it searches."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable

from mtcheck.rules.hostile import Pump, pumps
from mtcheck.rules.packed import patterns_of
from mtcheck.rules.rule import Rule

SHORT, LENGTH = 500, 8000  # code points: expressions of linear time take well under a millisecond for them
QUICK = 0.004  # seconds that need no second look
WORST = 2.6  # times as long for twice the text


def expressions(rules: Iterable[Rule]) -> dict[str, str]:
    """All expressions of some rules that search whole paragraphs, and where each of them stands."""
    found: dict[str, str] = {}
    for rule in rules:
        for pattern in (*patterns_of(rule), *rule.unless, *rule.unless_sentence):
            found.setdefault(pattern.regex, f"{rule.pack}:{rule.line}: {rule.id}")
    return found


def slow_pump(regex: str) -> Pump | None:
    """A text on which the time of an expression grows faster than the text; None where none is known."""
    compiled = re.compile(regex)
    return next((pump for pump in pumps(regex) if _is_slow(compiled, pump)), None)


def _is_slow(compiled: re.Pattern[str], pump: Pump) -> bool:
    length = SHORT
    while (seconds := _seconds(compiled, pump, length)) < QUICK and length < LENGTH:
        length = LENGTH if seconds < QUICK / 4 else 4 * length  # even a cube ends there in seconds
    # A machine that is busy with something else is not so three times alike.
    return seconds >= QUICK and all(_ratio(compiled, pump, length) > WORST for _ in range(3))


def _ratio(compiled: re.Pattern[str], pump: Pump, length: int) -> float:
    once = min(_seconds(compiled, pump, length) for _ in range(2))
    twice = min(_seconds(compiled, pump, 2 * length) for _ in range(2))
    return twice / max(once, 1e-6)


def _seconds(compiled: re.Pattern[str], pump: Pump, length: int) -> float:
    text = pump.text(length)
    start = time.process_time()
    for _ in compiled.finditer(text):
        pass
    return time.process_time() - start
