"""`mtcheck decisions`: what was decided about findings, and taking out what is about nothing any more."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from functools import partial
from pathlib import Path

from mtcheck.commands.run import Run, emit, emit_json
from mtcheck.engine.decisions import Decision, read_decisions, update
from mtcheck.engine.fingerprint import Fingerprint
from mtcheck.errors import UserError
from mtcheck.files.articles import read
from mtcheck.output.text import one_line
from mtcheck.runs.check import opened
from mtcheck.settings.config import CommandLine, decisions_file, settings_for


def show(path: str, form: str, command_line: CommandLine) -> int:
    """Print the decisions that hold for a file or folder."""
    place = _place(path, command_line)
    entries = list(read_decisions(place))
    if form == "json":
        emit_json(json.dumps({"version": 1, "decisions": [asdict(e) for e in entries]}, ensure_ascii=False, indent=1))
        return 0
    for entry in entries:
        emit(_line(entry))
    many = f"{len(entries):,} decision{'' if len(entries) == 1 else 's'}"
    emit(f"{many} in {place}" if entries else f"No decisions in {place}.")
    return 0


def prune(paths: list[str], command_line: CommandLine, *, everything: bool, dry_run: bool) -> int:
    """Take out decisions that silence findings which the given articles no longer have; those of other files stay.

    With `everything`, also answers that were accepted and written: they are of use only where the article comes again.
    """
    run = Run(command_line)
    files = run.files(paths)
    run.check(files)
    stale: dict[Path, dict[Fingerprint, Decision]] = {}
    with run.checking():
        for file, settings in files:
            if file is None:
                raise UserError("standard input has no decisions: give the article as a file")
            place = decisions_file(file, settings)
            name = os.path.relpath(file, place.parent.parent).replace(os.sep, "/")
            mine = (entry for entry in read_decisions(place) if entry.file == name)
            own = {entry.key: entry for entry in mine if entry.silences or everything}
            try:
                article = read(file)  # also where nothing was decided: a name that was mistyped is to be told
                if not own:
                    continue
                one = opened(article, settings)
                used = one.engine.judge(one.document).decided
            except UserError as error:
                run.complain(error)
                continue
            stale.setdefault(place, {}).update({key: e for key, e in own.items() if key not in used})
    for place, entries in stale.items():
        for entry in entries.values():
            emit(_line(entry))
        if entries and not dry_run:
            update(place, partial(_without, frozenset(entries)))
    number = sum(map(len, stale.values()))
    emit(f"{number} decision{'' if number == 1 else 's'} {'would be ' if dry_run else ''}taken out.")
    return 2 if run.failed else 0


def _without(gone: frozenset[Fingerprint], before: dict[Fingerprint, Decision]) -> dict[Fingerprint, Decision]:
    return {key: entry for key, entry in before.items() if key not in gone}


def _place(path: str, command_line: CommandLine) -> Path:
    inside = Path(path, "article.txt") if Path(path).is_dir() else Path(path)
    return decisions_file(inside, settings_for(inside, command_line))


def _line(entry: Decision) -> str:
    to = f" \u2192 {one_line(entry.to) or '(delete)'}" if not entry.silences else ""
    where = f"{one_line(entry.file)}: " if entry.file else ""
    reason = f"  # {one_line(entry.reason)}" if entry.reason else ""
    return f"{where}{entry.verdict} {entry.rule}: {one_line(entry.found)}{to}{reason}\n    {one_line(entry.sentence)}"
