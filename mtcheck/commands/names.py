"""`mtcheck names`: print who and what is named in articles."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from mtcheck.commands.common import Run, emit
from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.files import expand, print_bytes, write
from mtcheck.ledger import Collector
from mtcheck.names.ledger import Ledger
from mtcheck.output.names import FORMS

if TYPE_CHECKING:
    from mtcheck.bilingual.sources import Sources


def names(
    paths: list[str], form: str, output: Path | None, ledger: Ledger | None, sources: Sources | None = None
) -> int:
    """Print the names of all articles together; status 2 when one of them could not be read."""
    run = Run()
    if output is not None:
        _check_apart(output, paths)
    collector = Collector(ledger)
    for article in run.articles(paths, bar=True):
        try:
            source = sources.of(article.path) if sources else None
            collector.read(Document(article.text, article.path, ledger, source))
        except UserError as error:
            run.complain(error)
    text = FORMS[form](collector.names())
    data = text.encode("utf-8", "backslashreplace")
    if output is not None:
        write(output, data)
    elif form == "table":
        emit(text.rstrip("\n"))
    else:
        print_bytes(data)
    return 2 if run.failed else 0


def _check_apart(output: Path, paths: list[str]) -> None:
    """Raise UserError where the names would overwrite an article."""
    articles = (str(file) for file in expand(paths)[0] if file is not None)
    if os.path.realpath(output) in map(os.path.realpath, articles):
        raise UserError(f"{output}: is an article of this run: write the names to another file")
