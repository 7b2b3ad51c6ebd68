"""`mtcheck fix`: go through the findings of each article with a person."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.commands.run import Files, Run, emit, skipped
from mtcheck.errors import UserError
from mtcheck.files.articles import read
from mtcheck.fixing.books import Books
from mtcheck.fixing.desk import Desk
from mtcheck.fixing.journal import Journal
from mtcheck.fixing.keeping import Keeping, remember
from mtcheck.fixing.plain import Dialogue, Quit
from mtcheck.fixing.work import Work
from mtcheck.output.text import Style
from mtcheck.runs.check import opened
from mtcheck.runs.engines import close, document, engine, kept
from mtcheck.settings.config import CommandLine, Settings
from mtcheck.telling import tell

if TYPE_CHECKING:
    from mtcheck.fixing.consulting import Begun


def fix(paths: list[str], command_line: CommandLine, *, plain: bool = False, track: bool = False) -> int:
    """Ask about the findings of each article, on the whole screen or line by line; each is saved when it is left."""
    if "-" in paths:
        raise UserError("fix asks its questions on standard input: give the article as a file")
    if sys.stdin is None:
        raise UserError("fix asks its questions on standard input, which is closed")
    run = Run(command_line)
    files = run.files(paths)
    run.check(files)
    books = Books(files, command_line)
    with run.checking():
        desk = Desk(len(files), lambda number: _opened(desk, *files[number], track=track))
        if plain or not _can_show():
            _by_questions(desk, run, books)
        elif files:
            if _on_screen(desk, books):
                run.complain("the view has failed; your answers are kept, and 'mtcheck fix' goes on with them")
            for line in desk.told:
                emit(line)
            for problem in desk.problems:
                run.complain(problem)
    return 2 if run.failed else 0


def _can_show() -> bool:
    """Whether this is a terminal that can show a view."""
    streams = (sys.stdin, sys.stdout, sys.stderr)  # the toolkit paints on the last
    terminal = all(stream is not None and stream.isatty() for stream in streams)
    return terminal and os.environ.get("TERM", "") not in ("", "dumb")


def _opened(desk: Desk, file: Path | None, settings: Settings, *, track: bool) -> Work | None:
    """The work on an article; None for one that is not in English."""
    article = read(Path(str(file)))
    one = opened(article, settings)
    if one.language:
        desk.told.append(skipped(article.path, one.language))
        return None
    journal = Journal(_state(settings) / "journal", Path(article.path))
    return Work(article, one.engine, one.document, journal, partial(remember, Path(article.path), settings), track)


def _state(settings: Settings) -> Path:
    """Where what belongs to the articles is kept: beside their configuration, or with the user's other programs."""
    if settings.config is not None:
        return settings.config.parent / ".mtcheck"
    from platformdirs import user_state_path

    return user_state_path("mtcheck", appauthor=False)


def _on_screen(desk: Desk, books: Books) -> bool:
    """Show the view; True where it has failed."""
    from mtcheck.fixing.checker import Checker
    from mtcheck.fixing.full import Full

    files = books.files
    engine(files[0][1])  # loaded once for this process and the one that checks
    full = Full(files)
    checker = Checker(full.find, close, full.take)
    from mtcheck.fixing.consulting import Consulting
    from mtcheck.fixing.view.app import FixApp  # the toolkit, loaded while the other process begins

    asks = any(settings.model.base_url and not settings.model.offline for _, settings in files)
    app = FixApp(desk, checker, books, consulting=Consulting(partial(_begun, files)) if asks else None)
    app.run()
    return bool(app.return_code)


def _begun(files: Files, number: int, news: Callable[[], None]) -> Begun | None:
    """What is to be asked about an article; None where there is nothing, or nobody to ask."""
    from mtcheck.fixing.consulting import Begun
    from mtcheck.model.asking import Asking
    from mtcheck.runs.consulting import comparisons_about, questions_about, told_of_host

    file, settings = files[number]
    model = settings.model
    if not model.name or not model.base_url or model.offline:
        return None
    answers = kept(settings)
    whole = document(read(Path(str(file))), settings)
    rounds: list[Callable[[], Iterable[Any]]] = []
    if questions := list(questions_about(whole, settings, answers)):
        rounds.append(lambda: questions)
    if model.verify:
        rounds.append(lambda: comparisons_about(whole, settings))
    asking = Asking(model, answers, lambda *_: news(), often=0)
    return Begun(asking, rounds, told_of_host(model), lambda: asking.asked.lines(model)) if rounds else None


def _by_questions(desk: Desk, run: Run, books: Books) -> None:
    """Go through the articles by questions and answers."""
    going = True
    while going and (work := desk.open()) is not None:
        run.consult([books.files[desk.at]])
        _tell(desk, run)
        for note in work.notes:
            emit(f"{work.path}: {note}")
        work.notes.clear()
        save = partial(_save, work, run)
        keeping = Keeping(books, desk.at, work)
        dialogue = Dialogue(work.session, input, emit, Style(sys.stdout.isatty()), save, desk.everywhere, keeping)
        going, keep = _went_through(dialogue)
        if keep:
            save()
        desk.leave(drop=not keep)
    _tell(desk, run)


def _went_through(dialogue: Dialogue) -> tuple[bool, bool]:
    """Ask all questions of one article; whether to go on with the next, and whether to save what was decided."""
    try:
        dialogue.run()
    except Quit:
        return False, True
    except KeyboardInterrupt:
        number = dialogue.session.changes
        return False, not number or _keep(number)
    return True, True


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


def _save(work: Work, run: Run) -> None:
    try:
        saved = work.save()
    except UserError as error:
        kept = "; your answers are kept, and made in its new text the next time" if work.conflict() else ""
        run.complain(f"{str(error).removesuffix(': run again')}{kept}")
        return
    many = f"{work.made} fix{'' if work.made == 1 else 'es'}"
    emit(f"{work.path}: saved with {many}" if saved else f"{work.path}: nothing changed")


def _tell(desk: Desk, run: Run) -> None:
    """Tell at once what could not be opened, and what was left out."""
    for problem in desk.problems:
        run.complain(problem)
    for line in desk.told:
        tell(f"mtcheck: {line}")
    desk.problems.clear()
    desk.told.clear()
