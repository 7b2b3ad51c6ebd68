"""The rules under which a model's findings go: one for each category."""

from __future__ import annotations

from functools import cache

from mtcheck.findings import CATEGORIES, Safety, Severity
from mtcheck.rules.rule import Rule

KIND = "model"


@cache
def model_rules() -> tuple[Rule, ...]:
    """A rule for each category, in their order; severities are the model's own, within what a rule option allows."""
    return tuple(
        Rule(
            id=f"{KIND}.{category}",
            kind=KIND,
            category=category,
            severity=Severity.MAJOR,
            safety=Safety.UNSAFE,
            message="",  # the model's own
            pack="model",
        )
        for category in CATEGORIES
    )
