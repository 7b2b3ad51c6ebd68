"""A model reads the articles of a corpus before workers check them: its answers wait in the work folder, by shard."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.corpus.articles import articles
from mtcheck.corpus.check import Checker
from mtcheck.corpus.forms import FORMS
from mtcheck.corpus.job import Job
from mtcheck.corpus.places import write_bytes
from mtcheck.corpus.rows import rows_of
from mtcheck.corpus.shards import Shard, missing
from mtcheck.corpus.worker import answers_file
from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.model.kept import lines
from mtcheck.model.requests import entries_about
from mtcheck.runs.consulting import consult
from mtcheck.runs.engines import kept
from mtcheck.settings.config import Settings


def consulted(job: Job, done: frozenset[str]) -> None:
    """Ask about all shards but those that are done, and put the answers where workers read them; raises UserError.

    What was answered is kept whatever happens, so that a run that goes on asks only for the rest.
    """
    settings, checker = job.checks.settings, Checker(job)
    problems: list[str] = []
    consult(
        lambda: ((whole, settings) for shard in missing(job, done) for whole in _documents(job, checker, shard)),
        settings,
        problems.append,
    )
    if problems:
        raise UserError(f"{'; '.join(problems)}; what was answered is kept: the same command goes on with it")
    for shard in missing(job, done):
        _put(job, checker, shard, settings)


def _documents(job: Job, checker: Checker, shard: Shard) -> Iterator[Document]:
    good, _ = rows_of(job, FORMS[job.form].unpack(shard.data))
    for article in articles(good, joined=bool(job.columns.split_by)):
        yield checker.document(article)


def _put(job: Job, checker: Checker, shard: Shard, settings: Settings) -> None:
    answers = kept(settings)
    found = (
        entry
        for whole in _documents(job, checker, shard)
        for entry in entries_about(whole, settings.model, answers)
        if entry is not None
    )
    write_bytes(answers_file(job, shard.name), lines({entry.key: entry for entry in found}.values()))
