"""What every grammar checker looks like from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from mtcheck.findings import Span


@dataclass(frozen=True, slots=True)
class Match:
    """What a checker says of one place: the checker's name of the rule, code points, and texts to put there instead."""

    rule: str
    span: Span
    message: str
    replacements: tuple[str, ...] = ()


class Backend(Protocol):
    """A grammar checker, ready to read texts one after the other."""

    name: str

    def check(self, text: str) -> list[Match]:
        """What the checker says of a text, in no certain order; raises GrammarError."""

    def close(self) -> None:
        """End what was started for it; it may be called twice."""


@runtime_checkable
class Speller(Protocol):
    """A checker that can be asked about single words; `spelling` is its own name of that rule."""

    spelling: str

    def misspelled(self, words: Sequence[str]) -> dict[str, tuple[str, ...]]:
        """Those of some words that it does not know, each with its suggestions; raises GrammarError."""
