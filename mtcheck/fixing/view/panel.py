"""How things look, and what is said below the article: about the article above, about the current finding below it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from rich.cells import cell_len
from rich.style import Style
from rich.text import Text

from mtcheck.findings import Finding, Safety, Severity
from mtcheck.fixing.live import Item
from mtcheck.fixing.work import Work
from mtcheck.output.text import label, one_line

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


_TRUST = {Safety.SAFE: "safe fix", Safety.UNSAFE: "suggestion", Safety.DISPLAY: "hint"}
_HERE = "\u25b8"
KEYS = (
    ("y", "accept"),
    ("e", "edit"),
    ("i", "ignore"),
    ("n", "next"),
    ("u", "undo"),
    ("?", "help"),
    ("q", "save, end"),  # up to here in 80 columns
    ("1-9", "choose"),
    ("p", "previous"),
    ("a", "all of this rule"),
    ("s", "stop this rule"),
    ("w", "save"),
)


def head(work: Work, items: list[Item], place: str, looks: Looks, *, consulted: bool = False) -> Text:
    """One line about the article: file, findings left, what is saved, and whether a model still reads it."""
    text = Text(no_wrap=True, overflow="ellipsis")
    text.append(f" {one_line(work.path)} ", Style(bold=True))
    if place:
        text.append(f"{place}  ", Style(color=looks.soft))
    counts = dict.fromkeys(reversed(Severity), 0)
    for item in items:
        counts[item.found.severity] += 1
    if not items and work.session.live.settled:
        text.append("nothing left ", Style(bold=True))
    for severity, count in counts.items():
        if count:
            text.append(f" {SIGNS[severity]} {count} {severity.value}", Style(color=looks.severity(severity)))
    changes = work.session.changes
    if changes:
        text.append(f"   {changes} change{'' if changes == 1 else 's'}", Style(color=looks.soft))
        text.append(", not saved" if work.changed else ", saved", Style(color=looks.soft))
    if not work.session.live.settled:
        text.append("   checking\u2026", Style(color=looks.soft, italic=True))
    if consulted:
        text.append("   the model reads\u2026", Style(color=looks.soft, italic=True))
    return text


def about(finding: Finding | None, work: Work, position: str, chosen: int, looks: Looks) -> Text:
    """The current finding: what is wrong, and what may be done."""
    if finding is None:
        done = work.session.live.settled
        return Text("Nothing left to decide: ] goes to the next file, q saves and ends." if done else "Looking\u2026")
    colour = looks.severity(finding.severity)
    text = Text()
    text.append(f"{SIGNS[finding.severity]} {finding.severity.value}", Style(color=colour, bold=True))
    text.append(f"  {position}  {finding.rule_id}  {finding.category}\n", Style(color=looks.soft))
    text.append(f"{one_line(finding.message)}\n")
    if source := _source(work, finding):
        text.append("source  ", Style(color=looks.soft))
        text.append(f"{one_line(source)}\n")
    found = one_line(work.session.text[finding.span.start : finding.span.end])
    for number, fix in enumerate(finding.fixes[:9]):
        here = number == chosen
        text.append(f"{_HERE if here else ' '} {number + 1}  ", Style(bold=here))
        text.append(label(fix), Style(color=looks.new, bold=here))
        text.append(f"  {_TRUST[fix.safety]}\n" if number == 0 else "\n", Style(color=looks.soft))
    if not finding.fixes:
        text.append(f"No suggestion: e writes other words than \u2018{_short(found)}\u2019, i leaves them.\n")
    return text


def height(text: Text, width: int) -> int:
    """Rows that a text takes in a width of so many cells, roughly."""
    return sum(1 + max(0, cell_len(line) - 1) // max(1, width) for line in text.plain.split("\n"))


def keys(looks: Looks, width: int) -> Text:
    """The keys in one line of so many cells, as many as there is room for as a whole."""
    text = Text(no_wrap=True)
    for key, what in KEYS:
        if text.cell_len + len(f" {key}  {what}") > width:
            break
        text.append(f" {key} ", Style(bold=True, color=looks.ink, bgcolor=looks.here))
        text.append(f" {what}  ", Style(color=looks.soft))
    return text


def _short(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39]}\u2026"


def _source(work: Work, finding: Finding) -> str:
    document = work.session.live.document
    if document.source is None:
        return ""
    from mtcheck.source.beside import source_text  # only where there is a source

    return source_text(document, finding.span.start)
