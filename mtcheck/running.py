"""What a run needs: its rules, ready in an engine."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mtcheck.engine import Engine
from mtcheck.loading import load
from mtcheck.rules import select


@cache
def default_engine() -> Engine:
    """The engine with all rules that come with mtcheck."""
    return Engine(load())


def engine(
    wanted: tuple[str, ...] = (), ignored: tuple[str, ...] = (), packs: tuple[Path, ...] = (), source: str = ""
) -> Engine:
    """An engine with the rules that a command asks for, of one source language if one is named; raises UserError."""
    if not (wanted or ignored or packs or source):
        return default_engine()
    rules = select(load(packs), wanted, ignored)
    if source:
        from mtcheck.source import of_source

        rules = of_source(rules, source)
    return Engine(rules)
