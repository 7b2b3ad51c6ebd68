"""How things look: colours for dark and light terminals, and a sign beside each, for colours are not for all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rich.style import Style

from mtcheck.findings import Severity

SIGNS = {Severity.CRITICAL: "\u25b2", Severity.MAJOR: "\u25c6", Severity.MINOR: "\u25cf"}


@dataclass(frozen=True)
class Looks:
    """Colours as `#rrggbb`."""

    ink: str
    paper: str
    soft: str
    severities: tuple[str, str, str]  # the gravest first
    gone: str
    new: str
    new_paper: str
    here: str

    @cached_property
    def text(self) -> Style:
        """Plain text."""
        return Style(color=self.ink, bgcolor=self.paper)

    @cached_property
    def inserted(self) -> Style:
        """What a fix would put in."""
        return Style(color=self.new, bgcolor=self.new_paper, bold=True)

    @cached_property
    def removed(self) -> Style:
        """What a fix would take out."""
        return Style(color=self.gone, bgcolor=self.here, strike=True)

    @cached_property
    def current(self) -> Style:
        """The finding that is asked about."""
        return Style(bgcolor=self.here, bold=True, underline=True)

    @cached_property
    def quiet(self) -> Style:
        """What is less important."""
        return Style(color=self.soft, bgcolor=self.paper)

    def severity(self, severity: Severity) -> str:
        """The colour of a severity."""
        return self.severities[2 - severity.rank]

    def mark(self, severity: Severity) -> Style:
        """A finding in the text."""
        return Style(color=self.severity(severity), underline=True, bold=severity is Severity.CRITICAL)


DARK = Looks(
    "#e4e2dc", "#16181b", "#9a9a94", ("#ff8f8f", "#ffbf6e", "#7fcff0"), "#ff9a9a", "#9be8ac", "#12351d", "#4d4415"
)
LIGHT = Looks(
    "#1c1c1a", "#fbfbf9", "#55554f", ("#a8071a", "#8a4b00", "#0a5a7a"), "#a8071a", "#0f5524", "#d8f0dd", "#fff0a0"
)
