"""`mtcheck lint`: print what is found."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.parser.model import AUTO, INSTALL, model_of
from mtcheck.commands.apart import Out, check_apart
from mtcheck.commands.baselines import NOTHING, Recording, baselines_of, settle
from mtcheck.commands.earlier import Earlier
from mtcheck.commands.many import Job, on_each
from mtcheck.commands.outputs import Outputs, Wanted, opened
from mtcheck.commands.run import UNNAMED, Files, Named, Run, emit, tell_skipped
from mtcheck.errors import UserError
from mtcheck.findings import Severity
from mtcheck.output.forms import Ending
from mtcheck.output.text import refusals
from mtcheck.runs.engines import engine, rules
from mtcheck.runs.reports import Brief, FileReport, Tally
from mtcheck.settings.config import CommandLine, Settings, settings_for
from mtcheck.telling import tell, warn

if TYPE_CHECKING:
    from mtcheck.rules.rule import Rule
    from mtcheck.runs.baseline import Baselines
    from mtcheck.runs.gitdiff import Changes
    from mtcheck.scoring.mqm import Limits


@dataclass(frozen=True, slots=True)
class Options:
    """What a run does beside printing findings.

    `folder` is where pages go, `jobs` the number of processes (0: one on each core), `cache` the folder of what earlier
    runs found, if it is used.
    """

    limits: Limits | None = None
    show_alignment: bool = False
    show_facts: bool = False
    folder: Path | None = None
    jobs: int = 0
    cache: Path | None = None
    recording: Recording = NOTHING
    base: str | None = None  # a revision of git: nothing but what has changed since is of interest
    named: Named = UNNAMED
    explain_model: bool = False  # tell what of a model's edits was turned away

    @property
    def all_anew(self) -> bool:
        """Whether more is told than reports of earlier runs hold."""
        return self.show_alignment or self.show_facts or self.explain_model


def lint(paths: list[str], command_line: CommandLine, chosen: Wanted, options: Options) -> int:
    """Print the findings of all articles; the exit status says whether one is too grave or limits break.

    Each article is printed and forgotten before the next is read, so that collections of any size can be checked.
    """
    run = Run(command_line, options.named)
    files, changed = _of_interest(run.files(paths, options.folder), options.base)
    if chosen.pages:
        from mtcheck.commands.report import check_place

        check_place(len(files), options.folder)
    _check_sources(files, show_alignment=options.show_alignment, show_facts=options.show_facts)
    check_apart(_written(paths, chosen, options, files), files)
    baselines = baselines_of(options.recording, files)
    with Earlier(None if options.all_anew or chosen.pages else options.cache) as earlier:
        earlier.check(run, files)
        with opened(chosen) as outputs:
            earlier.forms = () if baselines or changed else outputs.lasting
            linting = _Linting(run, files, chosen, options, outputs, earlier, baselines, changed)
            with run.checking(), closing(linting.reports()) as reports:
                if chosen.pages:
                    from mtcheck.commands.report import report

                    made = (each for each in reports if isinstance(each, FileReport))
                    report(made, paths, lambda path: engine(settings_for(path, command_line)), options.folder)
                deque(reports, maxlen=0)
            outputs.end(Ending(linting.tally, tuple(run.problems), partial(_rules, files), linting.known, _off(files)))
    linting.grave = settle(baselines, options.recording, files) or linting.grave
    broken = options.limits.broken(linting.tally) if options.limits else []
    for line in broken:
        tell(f"mtcheck: {line}")
    return 2 if run.failed else int(linting.grave or bool(broken))


@dataclass(slots=True)
class _Linting:
    """A run in progress: what it has come to so far, and whether a finding was too grave."""

    run: Run
    files: Files
    chosen: Wanted
    options: Options
    outputs: Outputs
    earlier: Earlier
    baselines: Baselines | None
    changed: Changes | None
    tally: Tally = field(default_factory=Tally)
    grave: bool = False
    known: int = 0  # findings that a baseline has

    def reports(self) -> Generator[FileReport | Brief]:
        """Check, count and write each article."""
        bar = self.chosen.printed != "text" or not sys.stdout.isatty()
        whole = self.chosen.pages or self.options.show_alignment or self.options.show_facts
        work: Callable[[Job], FileReport | Brief] = partial(_checked, whole=whole)
        each: Iterator[tuple[Job, FileReport | Brief]]
        each = on_each(self.run, self.files, work, self.options.jobs, memory=self.earlier, bar=bar)
        for job, made in each:
            report = self._shown(made, job.settings)
            self._tell(job, report)
            self.grave = _tell_unused(report, job.settings) or self.grave
            if not report.skipped:
                self.tally.add(report)
                self.grave = self.grave or _is_grave(report, job.settings, self.options.limits)
            written = self.outputs.article(report)
            if isinstance(made, FileReport):
                self.earlier.keep(job, made, written)
            yield report

    def _shown(self, report: FileReport | Brief, settings: Settings) -> FileReport | Brief:
        if isinstance(report, Brief):
            return report
        if self.baselines is not None:
            whole, report = report, self.baselines.without(report, settings.baseline)
            self.known += len(whole.found) - len(report.found)
        return self.changed.narrowed(report) if self.changed else report

    def _tell(self, job: Job, report: FileReport | Brief) -> None:
        if report.problem:
            self.run.complain_of_checker(report.problem, job.settings)
        if report.skipped:
            tell_skipped(report.path, report.skipped)
        if report.skipped or not isinstance(report, FileReport):
            return
        if self.options.show_alignment:
            from mtcheck.source.beside import alignment

            _show(alignment(report.document), self.chosen.printed)
        if self.options.show_facts:
            from mtcheck.checks.sourced.facts import table

            _show(table(report.document), self.chosen.printed)
        if self.options.explain_model:
            _show(refusals(report), self.chosen.printed)


def _written(paths: list[str], chosen: Wanted, options: Options, files: Files) -> Iterator[Out]:
    """The files that a run writes."""
    for file in chosen.files:
        yield Out(file, "the output")
    if options.recording.new is not None:
        known = next((settings.baseline for _, settings in files if settings.baseline), None)
        yield Out(options.recording.new, "the baseline", may=known)
    if chosen.pages and options.folder is not None:
        from mtcheck.commands.report import pages

        for page in pages(paths, [file for file, _ in files]):
            yield Out(options.folder / page, "the pages", elsewhere="to another folder")


def _of_interest(files: Files, base: str | None) -> tuple[Files, Changes | None]:
    """The files that have changed since a revision, or all of them."""
    if base is None:
        return files, None
    from mtcheck.runs.gitdiff import changes

    changed = changes(base)
    left = [(file, settings) for file, settings in files if changed.has(file)]
    if files and not left:
        tell(f"mtcheck: no article has changed since {base}")
    return left, changed


def _rules(files: Files) -> dict[str, Rule]:
    """The rules of all engines of a run by their ids."""
    different = {id(settings): settings for _, settings in files}.values()
    return {rule.id: rule for settings in different for rule in rules(settings)}


def _off(files: Files) -> str:
    """What is not looked for since something is not installed that nobody has switched off, and how to add it."""
    wanted = any(settings.syntax == AUTO and not settings.select for _, settings in files)
    if not wanted or model_of(AUTO):
        return ""
    return f"Rules that read the structure of sentences are off: {INSTALL} adds the parser (--syntax off: so be it)."


def _checked(job: Job, *, whole: bool) -> FileReport:
    from mtcheck.runs.check import check  # not where results are kept

    return check(job.article, job.settings, whole=whole)


def _check_sources(files: Files, **asked: bool) -> None:
    """Raise UserError where an option that shows what the source says is asked for without a source."""
    wanted = [name.replace("_", "-") for name, needed in asked.items() if needed]
    if wanted and not any(settings.sourced for _, settings in files):
        raise UserError(f"--{wanted[0]} needs a source: --source FILE or --source-pattern PATTERN")


def _tell_unused(report: FileReport | Brief, settings: Settings) -> bool:
    """Tell of suppressions that suppress nothing; whether that makes the run a failure."""
    if settings.report_unused != "off":
        for line in report.unused:
            warn(line)
    return bool(report.unused) and settings.report_unused == "fail"


def _is_grave(report: FileReport | Brief, settings: Settings, limits: Limits | None) -> bool:
    """Whether a finding is as grave as `fail-on` says; where limits are given instead, none is."""
    level = settings.fail_on or ("" if limits else "minor")
    return bool(level) and any(severity.rank >= Severity(level).rank for severity in report.severities)


def _show(lines: Iterable[str], form: str) -> None:
    """Lines beside the findings: on standard output, or on standard error where that has to be JSON or the like."""
    for line in lines:
        if form == "text":
            emit(line)
        else:
            tell(line)
