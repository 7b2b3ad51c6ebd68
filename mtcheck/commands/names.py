"""`mtcheck names`: print who and what is named in articles."""

from __future__ import annotations

from pathlib import Path

from mtcheck.commands.apart import Out, check_apart
from mtcheck.commands.run import Run, emit
from mtcheck.errors import UserError
from mtcheck.files.writing import print_bytes, write
from mtcheck.names.census import Collector
from mtcheck.output.nametable import FORMS
from mtcheck.runs.engines import document, ledger
from mtcheck.settings.config import CommandLine
from mtcheck.source.sourcenames import source_forms


def names(paths: list[str], form: str, output: Path | None, command_line: CommandLine) -> int:
    """Print the names of all articles together; status 2 when one of them could not be read."""
    run = Run(command_line)
    files = run.files(paths)
    ledgers = list(dict.fromkeys(settings.ledger for _, settings in files))
    if len(ledgers) > 1:
        raise UserError("the configurations of these articles name different ledgers: give one with --ledger")
    if output is not None:
        check_apart([Out(output, "the names", may=next(iter(ledgers), None))], files)
    collector = Collector(ledger(files[0][1]) if files else None)
    for article, settings in run.articles(files, bar=True):
        try:
            one = document(article, settings)
            collector.read(one, source_forms(one))
        except UserError as error:
            run.complain(error)
    found = collector.names()
    text = FORMS[form](found)
    data = text.encode("utf-8", "backslashreplace")
    if output is not None:
        write(output, data)
    elif form == "table":
        if found or not run.failed:
            emit(text.rstrip("\n"))
    else:
        print_bytes(data)
    return 2 if run.failed else 0
