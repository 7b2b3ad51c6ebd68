"""What has become of questions to a model, in words."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from mtcheck.settings.modeltable import ModelSettings


@dataclass(slots=True)
class Asked:
    """What has become of the requests: how many were answered, the tokens, and problems with how often they came."""

    answered: int = 0
    tokens: int = 0
    problems: Counter[str] = field(default_factory=Counter)
    left: int = 0  # requests that were not made any more

    def lines(self, settings: ModelSettings) -> list[str]:
        """A line for each kind of problem."""
        name = f"the model {settings.name}"
        told = [f"{name}{why}{f' ({many} requests)' if many > 1 else ''}" for why, many in self.problems.items()]
        if self.left:
            spent = settings.budget and self.tokens >= settings.budget
            why = f"its budget of {settings.budget} tokens is used up" if spent else "it was given up"
            told.append(f"{name} was not asked {self.left} request{'' if self.left == 1 else 's'}: {why}")
        return told
