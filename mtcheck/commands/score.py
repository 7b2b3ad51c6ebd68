"""`mtcheck score`: how good an article is, and whether cleaning helps."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mtcheck.commands.run import Run, emit, emit_json, standard_input, tell_skipped
from mtcheck.document import Document
from mtcheck.engine.origin import guess
from mtcheck.english.language import foreign_article
from mtcheck.errors import UserError
from mtcheck.files.articles import Article, read
from mtcheck.output import score as output
from mtcheck.runs.check import Opened, opened
from mtcheck.scoring.mqm import mqm
from mtcheck.scoring.quality import Version, scores, segments
from mtcheck.settings.config import CommandLine, Settings, settings_for


def by_findings(path: str, form: str, command_line: CommandLine) -> int:
    """Print the MQM score of an article and of its cleaned version; raises UserError."""
    run, settings = Run(command_line), settings_for(path, command_line)
    with run.checking():
        one = opened(_read(path), settings)
        _consult(run, one.document, settings)
        report = _by_findings(one)
    if report is None:
        return 2
    _print(form, output.findings_json(report), output.findings_text(report))
    return 2 if run.failed else 0


def _by_findings(one: Opened) -> output.FindingsReport | None:
    """The scores of an article before and after cleaning; None for one in another language."""
    article, checking = one.document, one.engine
    if one.language:
        tell_skipped(article.path, one.language)
        return None
    findings = one.findings()
    cleaned = article.edited(one.cleaned().text)
    before = mqm(findings, article.word_count)
    after = mqm(checking.lint(cleaned), cleaned.word_count)
    return output.FindingsReport(article, findings, before, after, guess(article, findings, checking.packs))


def by_references(
    path: str,
    references: Sequence[str],
    baselines: Sequence[str],
    form: str,
    show_alignment: bool,
    command_line: CommandLine,
) -> int:
    """Print BLEU, chrF2 and TER of an article, its cleaned version and others against references; raises UserError."""
    if [path, *references, *baselines].count("-") > 1:
        raise UserError("standard input can be only one of the texts")
    run, settings = Run(command_line), settings_for(path, command_line)
    article = _read(path)
    with run.checking():
        one = opened(article, settings)
        _consult(run, one.document, settings)
        changes = one.cleaned().changes
    versions = [
        Version(article.path, article.text),
        Version(f"{article.path}, cleaned", article.text, changes),
        *map(_english, baselines),
    ]
    cut = segments(versions, list(map(_english, references)))
    report = output.ReferencesReport(article.path, tuple(references), cut, scores(cut), show_alignment)
    _print(form, output.references_json(report), output.references_text(report))
    return 2 if run.failed else 0


def _consult(run: Run, whole: Document, settings: Settings) -> None:
    if settings.model.name:
        from mtcheck.runs.consulting import consult

        consult(lambda: [(whole, settings)], settings, run.complain)


def _read(path: str) -> Article:
    if path == "-":
        return standard_input()
    if not path:
        raise UserError("'': there is no such file")
    return read(Path(path))


def _english(path: str) -> Version:
    """Another version of an article; raises UserError for one in another language."""
    other = _read(path)
    if code := foreign_article(Document(other.text, other.path)):
        from mtcheck.english.language import name  # with langdetect's names, for those few

        raise UserError(f"{other.path}: is in {name(code)}: an English text is compared with English ones")
    return Version(other.path, other.text)


def _print(form: str, as_json: str, lines: Sequence[str]) -> None:
    if form == "json":
        emit_json(as_json)
        return
    for line in lines:
        emit(line)
