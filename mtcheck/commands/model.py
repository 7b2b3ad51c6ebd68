"""`mtcheck model`: what would be asked, what is kept, and answers that come by file."""

from __future__ import annotations

import sys
from pathlib import Path

from mtcheck.commands.common import Run
from mtcheck.commands.consulting import questions_about
from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.files.articles import Article, write
from mtcheck.model import batch
from mtcheck.model.kept import Entry
from mtcheck.model.requests import for_reading
from mtcheck.runs.engines import document, kept
from mtcheck.settings.config import CommandLine, Settings, settings_for


def export(paths: list[str], output: Path, command_line: CommandLine) -> int:
    """Write the requests for all articles whose answers are not kept."""
    run = Run(command_line)
    files = run.files(paths)
    run.check(files)
    rows: list[bytes] = []
    waiting: dict[str, Entry] = {}
    with run.checking():
        for article, settings in run.articles(files, bar=True):
            for request, briefing, reading in questions_about(_opened(article, settings), settings, kept(settings)):
                if request.id not in waiting:
                    rows.append(batch.line(request, briefing, for_reading(settings.model, reading)))
                    waiting[request.id] = batch.waiting(request)
        if files:
            kept(files[0][1]).put(list(waiting.values()))
    write(output, b"".join(rows))
    print(f"mtcheck: {len(rows)} request{'' if len(rows) == 1 else 's'} in {output}", file=sys.stderr)
    return 2 if run.failed else 0


def take(results: Path, command_line: CommandLine) -> int:
    """Keep the answers in a file of results; status 2 where one is of no use."""
    run = Run(command_line)
    settings = settings_for(None, command_line)
    _check_named(settings)
    try:
        data = results.read_bytes()
    except OSError as error:
        raise UserError(f"{results}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    taken, problems = batch.take(data, kept(settings))
    for problem in problems:
        run.complain(f"{results}: {problem}")
    print(f"mtcheck: {taken} answer{'' if taken == 1 else 's'} kept", file=sys.stderr)
    return 2 if run.failed else 0


def _opened(article: Article, settings: Settings) -> Document:
    _check_named(settings)
    return document(article, settings)


def _check_named(settings: Settings) -> None:
    if not settings.model.name:
        raise UserError("no model is named: --model NAME, or name in [tool.mtcheck.model]")
