"""What every output form of lint looks like, and which there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol

from mtcheck.rules.rule import Rule
from mtcheck.runs.reports import FileReport, Tally

NAMES = ("text", "json", "sarif", "github", "gitlab", "rdjson", "junit")


@dataclass(frozen=True, slots=True)
class Ending:
    """What outputs say at the end: what all articles come to, problems of the run, and where to look up rules.

    `known` is the number of findings that are not told, since a baseline has them; `off` says what was not looked for.
    """

    tally: Tally = field(default_factory=Tally)
    problems: tuple[str, ...] = ()
    rules: Callable[[], Mapping[str, Rule]] = dict
    known: int = 0
    off: str = ""


class Form(Protocol):
    """An output form, written piece by piece: `begin`, `article` for each report, `end`.

    `separator` stands between articles of which something is written. What is written of an article depends on nothing
    but its report where the form is `lasting`: it can be kept for the next run.
    """

    separator: str
    lasting: bool

    def begin(self) -> str:
        """What comes before all articles."""

    def article(self, report: FileReport) -> str:
        """What is written of one article."""

    def end(self, ending: Ending, /) -> str:
        """What comes after all articles."""


def form(name: str, *, colour: bool = False) -> Form:
    """The output form of a name; `colour` is for text on a terminal."""
    module = import_module(f"mtcheck.output.{name}")
    made: Form = module.Text(colour) if name == "text" else getattr(module, name.capitalize())()
    return made


def pieces(chosen: Form, reports: Iterable[FileReport], ending: Ending | None = None) -> Iterator[str]:
    """All of an output, piece by piece."""
    tally, first = Tally(), True
    yield chosen.begin()
    for report in reports:
        if not report.skipped:
            tally.add(report)
        if piece := chosen.article(report):
            yield piece if first else chosen.separator + piece
            first = False
    yield chosen.end(ending or Ending(tally))
