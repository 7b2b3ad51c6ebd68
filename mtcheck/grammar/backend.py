"""What every grammar checker looks like from here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from mtcheck.errors import UserError
from mtcheck.findings import Span


class GrammarError(UserError):
    """A grammar checker cannot be started, or does not answer."""


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
