"""`mtcheck lint`: print what is found."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Generator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.checking import check
from mtcheck.commands.baselines import NOTHING, Recording, baselines_of, settle
from mtcheck.commands.common import Files, Run, emit, tell_skipped
from mtcheck.commands.many import Job, on_each
from mtcheck.commands.outputs import Wanted, check_apart, opened
from mtcheck.config import CommandLine, Settings, settings_for
from mtcheck.errors import UserError
from mtcheck.findings import Severity
from mtcheck.output.forms import Ending
from mtcheck.report import FileReport, Tally
from mtcheck.rules import Rule
from mtcheck.running import engine, rules

if TYPE_CHECKING:
    from mtcheck.document import Document
    from mtcheck.mqm import Limits


def lint(  # noqa: PLR0913 one for each option
    paths: list[str],
    command_line: CommandLine,
    chosen: Wanted,
    limits: Limits | None = None,
    *,
    recording: Recording = NOTHING,
    show_alignment: bool = False,
    folder: Path | None = None,
    jobs: int = 0,
) -> int:
    """Print the findings of all articles; the exit status says whether one is too grave or limits break.

    Each article is printed and forgotten before the next is read, so that collections of any size can be checked.
    """
    run, tally, grave = Run(command_line), Tally(), False
    if chosen.pages:
        from mtcheck.commands.report import check_place, report

        check_place(paths, folder)
    files = run.files(paths)
    run.check(files)
    _check_sources(files, show_alignment)
    check_apart(chosen, [file for file, _ in files])
    baselines = baselines_of(recording, files)
    work = partial(_checked, whole=show_alignment or chosen.pages)

    def reports() -> Generator[FileReport]:
        nonlocal grave
        for job, made in on_each(run, files, work, jobs, bar=chosen.printed != "text" or not sys.stdout.isatty()):
            report = baselines.without(made, job.settings.baseline) if baselines else made
            if report.problem:
                run.complain_of_checker(report.problem, job.settings)
            if show_alignment and not report.skipped:
                _show_alignment(report.document, chosen.printed)
            grave = _tell_unused(report, job.settings) or grave
            if report.skipped:
                tell_skipped(report.path, report.skipped)
            else:
                tally.add(report)
                grave = grave or _is_grave(report, job.settings, limits)
            outputs.article(report)
            yield report

    with opened(chosen) as outputs:
        with run.checking(), closing(reports()) as made:
            if chosen.pages:
                report(made, paths, lambda path: engine(settings_for(path, command_line)), folder)
            deque(made, maxlen=0)
        outputs.end(Ending(tuple(run.problems), partial(_rules, files)))
    grave = settle(baselines, recording, files) or grave
    broken = limits.broken(tally) if limits else []
    for line in broken:
        print(f"mtcheck: {line}", file=sys.stderr)
    return 2 if run.failed else int(grave or bool(broken))


def _rules(files: Files) -> dict[str, Rule]:
    """The rules of all engines of a run by their ids."""
    different = {id(settings): settings for _, settings in files}.values()
    return {rule.id: rule for settings in different for rule in rules(settings)}


def _checked(job: Job, *, whole: bool) -> FileReport:
    return check(job.article, job.settings, whole=whole)


def _check_sources(files: Files, needed: bool) -> None:
    if needed and not any(settings.sourced for _, settings in files):
        raise UserError("--show-alignment needs a source: --source FILE or --source-pattern PATTERN")


def _tell_unused(report: FileReport, settings: Settings) -> bool:
    """Tell of suppressions that suppress nothing; whether that makes the run a failure."""
    if settings.report_unused != "off":
        for line in report.unused:
            print(f"mtcheck: warning: {line}", file=sys.stderr)
    return bool(report.unused) and settings.report_unused == "fail"


def _is_grave(report: FileReport, settings: Settings, limits: Limits | None) -> bool:
    """Whether a finding is as grave as `fail-on` says; where limits are given instead, none is."""
    level = settings.fail_on or ("" if limits else "minor")
    return bool(level) and any(f.severity.rank >= Severity(level).rank for f in report.findings)


def _show_alignment(document: Document, form: str) -> None:
    """Which sentences belong together, on standard output, or on standard error where that has to be JSON."""
    from mtcheck.output.alignment import alignment

    for line in alignment(document):
        if form == "text":
            emit(line)
        else:
            print(line, file=sys.stderr)
