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


def engine(wanted: tuple[str, ...] = (), ignored: tuple[str, ...] = (), packs: tuple[Path, ...] = ()) -> Engine:
    """An engine with the rules that a command asks for; raises UserError."""
    if not (wanted or ignored or packs):
        return default_engine()
    return Engine(select(load(packs), wanted, ignored))
