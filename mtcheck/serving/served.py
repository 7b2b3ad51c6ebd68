"""Full checks for a server, which goes on whatever an article, its configuration or we ourselves do wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.errors import RulesFight, UserError
from mtcheck.findings import Change, Finding
from mtcheck.fixing.books import Files
from mtcheck.fixing.full import Full
from mtcheck.runs.check import Opened, report
from mtcheck.runs.engines import default_engine
from mtcheck.runs.reports import FileReport
from mtcheck.telling import warn

if TYPE_CHECKING:
    from mtcheck.names.census import Name

BEGIN, CHANGES, NAMES = "begin", "changes", "names"  # kinds of work
# What needs the parser and most tables, so that they are there before anyone waits for them.
_FIRST = """Maria Petrova of the foreign Ministry said that the report published on Monday in the USA was false.

"The group dzhebhat an-Nusra have began strikes," Petrov said to the agency TASS in 1,5 hour. The ministers which was
met by him did not said nothing. According to the Security council, it isnt known what they was agreed on."""


class Served(Full):
    """Finds what `mtcheck lint` would tell of an article: without what its baseline has."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self._told: set[str] = set()  # of grammar checkers that have failed

    def find(self, number: int, text: str) -> Sequence[Finding]:
        """The findings of a text; raises UserError, also for a fault of our own."""
        with self._told_of_faults(number):
            return self._found(number, text)

    def work(self, what: str, number: int, text: str) -> Sequence[Change] | Sequence[Name]:
        """What cleaning changes in a text, or whom it names; raises UserError, also for a fault of our own."""
        if what == BEGIN:
            default_engine().lint(Document(_FIRST))
            return ()
        with self._told_of_faults(number):
            one = self.opened(number, text)
            return _changes(one) if what == CHANGES else _names(one)

    def _found(self, number: int, text: str) -> Sequence[Finding]:
        settings, one = self.files[number][1], self.opened(number, text)
        found = one.findings()
        if one.problem and one.problem not in self._told:
            self._told.add(one.problem)
            warn(one.problem)
        return _new(report(one.document, found), settings.baseline) if settings.baseline and found else found

    @contextmanager
    def _told_of_faults(self, number: int) -> Iterator[None]:
        try:
            yield
        except UserError:
            raise
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
            raise UserError(f"{self.files[number][0]}: a fault of mtcheck itself, please report it: {said}") from error


def _changes(one: Opened) -> Sequence[Change]:
    try:
        return one.cleaned().changes
    except RulesFight:  # then a person decides
        return ()


def _names(one: Opened) -> Sequence[Name]:
    from mtcheck.names.census import Collector  # of many tables, for those who ask

    collector = Collector(one.document.ledger)
    collector.read(one.document)
    return collector.names()


def _new(whole: FileReport, baseline: Path) -> Sequence[Finding]:
    from mtcheck.runs.baseline import Baselines  # only where there is one

    known = Baselines()
    known.check([baseline])
    return known.without(whole, baseline).findings
