"""Full checks for a server, which goes on whatever an article, its configuration or we ourselves do wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from mtcheck.errors import RulesFight, UserError
from mtcheck.findings import Change, Finding
from mtcheck.fixing.books import Files
from mtcheck.fixing.full import Full
from mtcheck.runs.check import report
from mtcheck.runs.reports import FileReport
from mtcheck.telling import warn


class Served(Full):
    """Finds what `mtcheck lint` would tell of an article: without what its baseline has."""

    def __init__(self, files: Files) -> None:
        super().__init__(files)
        self._told: set[str] = set()  # of grammar checkers that have failed

    def find(self, number: int, text: str) -> Sequence[Finding]:
        """The findings of a text; raises UserError, also for a fault of our own."""
        with self._told_of_faults(number):
            return self._found(number, text)

    def changes(self, number: int, text: str) -> Sequence[Change]:
        """What cleaning changes in a text, nothing where rules fight; raises UserError."""
        with self._told_of_faults(number), suppress(RulesFight):
            return self.opened(number, text).cleaned().changes
        return ()

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
        except (UserError, RulesFight):
            raise
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
            raise UserError(f"{self.files[number][0]}: a fault of mtcheck itself, please report it: {said}") from error


def _new(whole: FileReport, baseline: Path) -> Sequence[Finding]:
    from mtcheck.runs.baseline import Baselines  # only where there is one

    known = Baselines()
    known.check([baseline])
    return known.without(whole, baseline).findings
