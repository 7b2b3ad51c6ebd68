"""What earlier runs of lint found, for the articles that have not changed since; or nothing, with --no-cache."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Self

from mtcheck.commands.many import Job
from mtcheck.commands.run import Files, Run
from mtcheck.files.articles import Article
from mtcheck.runs.reports import Brief, FileReport
from mtcheck.settings.config import Settings

if TYPE_CHECKING:
    from mtcheck.runs.memory import Memory


class Earlier:
    """Reports of earlier runs in a folder; none without one. `forms` names the outputs whose writing is kept, too."""

    def __init__(self, folder: Path | None) -> None:
        self._memory: Memory | None = None
        self.forms: tuple[str, ...] = ()
        if folder is not None:
            from mtcheck.runs.memory import Memory

            self._memory = Memory(folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._memory is not None:
            self._memory.close()

    def check(self, run: Run, files: Files) -> None:
        """Raise UserError for what is wrong with the settings of files, unless an earlier run found them good."""
        if self._memory is None:
            run.check(files)
            return
        for settings in {id(settings): settings for _, settings in files}.values():
            if not self._memory.are_good(settings):
                run.check([(None, settings)])
                self._memory.keep_good(settings)

    def key(self, article: Article, settings: Settings) -> bytes:
        """What the report on an article depends on, b"" where nothing is kept of it."""
        return self._memory.key(article, settings) if self._memory else b""

    def recall(self, job: Job) -> FileReport | Brief | None:
        """What an earlier run found, or what it wrote of that if that is enough."""
        if self._memory is None:
            return None
        path = job.article.path
        brief = self._memory.brief(job.key, path, self.forms) if self.forms else None
        return brief or self._memory.report(job.key, job.article)

    def keep(self, job: Job, report: FileReport, written: tuple[str, ...]) -> None:
        """Keep a report, and what was written of it."""
        if self._memory is None:
            return
        if not job.known:
            self._memory.keep(job.key, report)
        if self.forms:
            self._memory.keep_written(job.key, report, self.forms, written)
