"""`mtcheck fix`: go through the findings of each article with a person."""

from __future__ import annotations

import sys
from pathlib import Path

from mtcheck.changes import Patch
from mtcheck.commands.common import Run, emit, foreign
from mtcheck.config import CommandLine
from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.files import Article, write
from mtcheck.interactive import Quit, Session
from mtcheck.output.text import Style
from mtcheck.running import engine, ledger, source


def fix(paths: list[str], command_line: CommandLine) -> int:
    """Ask about the findings of each article and save what was accepted; each file is written once, when it is done."""
    if "-" in paths:
        raise UserError("fix asks its questions on standard input: give the article as a file")
    run = Run(command_line)
    files = run.files(paths)
    run.check(files)
    with run.checking():
        for article, settings in run.articles(files):
            if foreign(Document(article.text, article.path)):
                continue
            style = Style(sys.stdout.isatty())
            checking, names = engine(settings), ledger(settings)
            try:
                original = source(article, settings)
                session = Session(checking, article.path, Patch(article.text), input, emit, style, names, original)
                stopped = _go_through(session)
                _save(article, session)
            except UserError as error:
                run.complain(error)
                continue
            if stopped:
                break
    return 2 if run.failed else 0


def _go_through(session: Session) -> bool:
    """Ask all questions of one article; True when the person stopped. Ctrl-C asks what to do with what was accepted."""
    try:
        session.run()
    except Quit:
        return True
    except KeyboardInterrupt:
        if session.accepted and not _keep(session.accepted):
            session.patch = Patch(session.patch.original)
            session.accepted = 0
        return True
    return False


def _keep(number: int) -> bool:
    """Whether the accepted fixes are to be saved; a second Ctrl-C means no."""
    try:
        return input(f"\nSave the {number} accepted fix{'' if number == 1 else 'es'}? [Y/n] ").strip().lower() not in (
            "n",
            "no",
        )
    except EOFError:
        return True
    except KeyboardInterrupt:
        return False


def _save(article: Article, session: Session) -> None:
    if not session.patch.changes():
        emit(f"{article.path}: nothing changed")
        return
    write(Path(article.path), article.encode(session.patch.text), expected=article.data)
    number = session.accepted
    emit(f"{article.path}: saved with {number} fix{'' if number == 1 else 'es'}")
