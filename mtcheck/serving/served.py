"""Full checks for a server, which goes on whatever an article, its configuration or we ourselves do wrong."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mtcheck.errors import UserError
from mtcheck.findings import Finding
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
        file, settings = self.files[number]
        try:
            one = self.opened(number, text)
            found = one.findings()
            if one.problem and one.problem not in self._told:
                self._told.add(one.problem)
                warn(one.problem)
            return _new(report(one.document, found), settings.baseline) if settings.baseline and found else found
        except UserError:
            raise
        except Exception as error:
            said = f"{type(error).__name__}: {error}"
            raise UserError(f"{file}: a fault of mtcheck itself, please report it: {said}") from error


def _new(whole: FileReport, baseline: Path) -> Sequence[Finding]:
    from mtcheck.runs.baseline import Baselines  # only where there is one

    known = Baselines()
    known.check([baseline])
    return known.without(whole, baseline).findings
