"""What is wrong with names, kept beside an article so that a check leaves alone what another one says as well."""

from __future__ import annotations

from collections.abc import Iterable

from mtcheck.findings import Finding, Safety, Span

Fault = tuple[Span, str, Safety | None]  # a name, what it should read, and how safe that is where not as the rule


class Said:
    """Faults that other checks tell."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self._safety = {(span, fix): safety for span, fix, safety in faults}

    def covers(self, found: Finding) -> bool:
        """Whether one of them is that of a finding, with the same first fix, and no less safe."""
        fix = found.fixes[0]
        safety = self._safety.get((found.span, fix.edits[0].text), Safety.DISPLAY)
        return safety is None or safety is fix.safety is Safety.UNSAFE
