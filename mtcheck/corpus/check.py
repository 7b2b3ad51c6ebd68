"""Checking the rows of a shard: the one function that every engine runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from mtcheck.corpus.articles import Article, articles, cut, found
from mtcheck.corpus.job import Job
from mtcheck.corpus.places import read_bytes
from mtcheck.corpus.rows import Added, Bad, Row
from mtcheck.document import Document
from mtcheck.english.language import language
from mtcheck.errors import RulesFight, UserError
from mtcheck.findings import Change, Finding
from mtcheck.runs.check import Opened
from mtcheck.runs.engines import engine
from mtcheck.scoring.mqm import mqm

if TYPE_CHECKING:
    from mtcheck.names.ledger import Ledger
    from mtcheck.source.document import SourceDocument

_SAMPLE = 1500  # code points that tell an article's language


@dataclass(slots=True)
class Counts:
    """What shards come to; adding them up makes no difference of order."""

    rows: int = 0
    bad: int = 0
    noted: int = 0  # rows that are kept, but not cleaned or not compared with their source
    articles: int = 0
    words: int = 0
    foreign: int = 0
    changed: int = 0  # articles
    changes: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)

    def add(self, other: Counts) -> None:
        """Count in another."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))


@dataclass(slots=True)
class Checked:
    """The rows of a shard that are kept, with what was added to each; those that are not; and what it comes to.

    `notes` tell of rows that are kept, but not cleaned.
    """

    rows: list[Row]
    added: list[Added]
    bad: list[Bad]
    counts: Counts
    notes: list[Bad] = field(default_factory=list)


class Checker:
    """Rules, and names that bind, ready for any number of shards; made once for each worker."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._engine = engine(job.checks.settings)
        self._ledger = _ledger(job) if job.ledger else None

    def check(self, rows: list[Row], bad: list[Bad], before: Callable[[int], None] | None = None) -> Checked:
        """Check rows, article by article; one that cannot be checked joins the bad ones.

        `before` is told the first row of each article before it is checked.
        """
        checked = Checked([], [], list(bad), Counts())
        for article in articles(rows, joined=bool(self._job.columns.split_by)):
            if before is not None:
                before(article.rows[0].at)
            try:
                self._article(article, checked)
            except (ArithmeticError, AssertionError, LookupError, RecursionError, TypeError, ValueError) as error:
                self._refuse(article, checked, f"an error of mtcheck: {type(error).__name__}: {error}")
        checked.counts.rows, checked.counts.bad = len(checked.rows), len(checked.bad)
        checked.counts.noted = len(checked.notes)
        checker = self._engine.checker
        if checker is not None and checker.problem and not self._job.checks.settings.grammar_optional:
            raise UserError(checker.problem)
        return checked

    def document(self, article: Article) -> Document:
        """An article, ready to be checked; raises UserError."""
        return Document(article.text, article.path(self._job.form), self._ledger, self._source(article))

    def heed(self, answers: bytes) -> None:
        """Go by these answers of a model from now on."""
        if self._engine.reader is not None:
            from mtcheck.model.kept import Given

            self._engine.reader.heed(Given(answers))

    def _refuse(self, article: Article, checked: Checked, reason: str) -> None:
        checked.bad += [Bad(row.at, row.id, reason) for row in article.rows]

    def _article(self, article: Article, checked: Checked) -> None:
        one = Opened(self.document(article), self._engine)
        code = one.language
        one, findings = self._linted(article, one, checked)
        changes = self._changes(article, one, findings, checked) if self._job.checks.clean else ()
        score = mqm(findings, one.document.word_count).score if not code else None
        tongue = code or ("en" if language(article.text[:_SAMPLE]) == "en" else None)
        texts = cut(article, changes) if self._job.checks.clean else [None] * len(article.rows)
        checked.rows += article.rows
        checked.added += [
            Added(rows, score, tongue, text) for rows, text in zip(found(article, findings), texts, strict=True)
        ]
        _count(checked.counts, one.document, findings, changes, bool(code))

    def _linted(self, article: Article, one: Opened, checked: Checked) -> tuple[Opened, tuple[Finding, ...]]:
        """The findings; of an article that is no translation of its source, those that need none."""
        try:
            return one, one.findings()
        except UserError as error:
            checked.notes += [Bad(row.at, row.id, f"not compared with its source: {error}") for row in article.rows]
            alone = Opened(Document(one.document.raw, one.document.path, self._ledger), self._engine)
            return alone, alone.findings()

    def _source(self, article: Article) -> SourceDocument | None:
        """What an article was translated from, if its rows say it."""
        texts = [row.source for row in article.rows if row.source]
        if not texts:
            return None
        from mtcheck.source.document import SourceDocument

        return SourceDocument("\n".join(texts), language=self._job.checks.settings.source_language)

    def _changes(
        self, article: Article, one: Opened, findings: tuple[Finding, ...], checked: Checked
    ) -> tuple[Change, ...]:
        try:
            return one.cleaned(unsafe=self._job.checks.unsafe, first=findings).changes
        except RulesFight as error:
            checked.notes += [Bad(row.at, row.id, f"kept as it was: {error}") for row in article.rows]
            return ()


def _count(
    counts: Counts, document: Document, findings: tuple[Finding, ...], changes: tuple[Change, ...], foreign: bool
) -> None:
    counts.articles += 1
    counts.words += document.word_count
    counts.foreign += foreign
    counts.changed += bool(changes)
    counts.changes += len(changes)
    counts.rules.update(f.rule_id for f in findings)
    counts.categories.update(f.category for f in findings)
    counts.severities.update(f.severity.value for f in findings)


def _ledger(job: Job) -> Ledger:
    """The ledger in the work folder, wherever that is."""
    from mtcheck.names.ledger import read_ledger

    with NamedTemporaryFile(suffix=".toml") as file:
        file.write(read_bytes(f"{job.work}/ledger.toml") or b"")
        file.flush()
        return read_ledger(Path(file.name))
