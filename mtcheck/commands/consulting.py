"""Having a model read articles before they are checked: asking what is not answered yet, and keeping the answers."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from mtcheck.commands.common import Files, Run
from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.model.kept import Kept
from mtcheck.model.prompt import Briefing
from mtcheck.model.requests import Request, open_requests
from mtcheck.runs.engines import document, engine, kept
from mtcheck.settings.config import Settings
from mtcheck.settings.modeltable import ModelSettings
from mtcheck.telling import tell, warn

if TYPE_CHECKING:
    from mtcheck.model.asking import Watch

Question = tuple[Request, Briefing, int]  # the last is the number of the reading


def consult(run: Run, files: Files) -> None:
    """Ask the models that settings name about all articles of a run, as far as their answers are not kept."""
    for model in dict.fromkeys(settings.model for _, settings in files if settings.model.name):
        _consult(run, [(file, settings) for file, settings in files if settings.model == model], model)


def _consult(run: Run, files: Files, model: ModelSettings) -> None:
    if model.offline or not model.base_url:
        missing = sum(len(request.keys) for request in _requests(run, files))
        if missing:
            _tell_missing(run, model, missing)
        return
    questions = _questions(run, files)
    first = next(questions, None)
    if first is None:
        return
    from mtcheck.model.asking import Asked, Asking

    if line := told_of_host(model):
        tell(f"mtcheck: {line}")
    made = Asked()
    with _progress() as watch:
        try:
            made = Asking(model, kept(files[0][1]), watch).run(chain((first,), questions))
        except UserError as error:
            complain(run, model, str(error))
    for line in made.lines(model):
        complain(run, model, line)
    if made.answered:
        tell(f"mtcheck: the model {model.name} gave {made.answered} answers for {made.tokens:,} tokens")


def complain(run: Run, model: ModelSettings, line: str) -> None:
    """Tell what is wrong with a model, as a warning where the run can do without."""
    if model.optional:
        warn(line)
    else:
        run.complain(line)


def told_of_host(model: ModelSettings) -> str:
    """What people are told before anything goes to another machine; nothing where none is asked."""
    from mtcheck.model.client import host

    there = host(model.base_url)
    return f"paragraphs of articles, and names in them, go to the model {model.name} at {there}" if there else ""


def _tell_missing(run: Run, model: ModelSettings, missing: int) -> None:
    many = f"{missing} paragraph{'' if missing == 1 else 's'}"
    if model.offline:
        warn(f"no answer of the model {model.name} is kept for {many}: only rules have read them")
    else:
        complain(
            run,
            model,
            f"no answer of the model {model.name} is kept for {many}: ask it with --model-url or by 'mtcheck model "
            "batch', or do without (--model-offline)",
        )


def articles(run: Run, files: Files) -> Iterator[tuple[Document, Settings]]:
    """The articles of a run that a model can read; what cannot be read is told by those who check them."""
    from mtcheck.english.language import foreign_article

    for path, settings in files:
        try:
            whole = document(run.read(path), settings)
        except UserError:
            continue
        if not foreign_article(whole):
            yield whole, settings


def _requests(run: Run, files: Files) -> Iterator[Request]:
    for whole, settings in articles(run, files):
        for reading in range(settings.model.agree):
            yield from open_requests(whole, settings.model, kept(settings), reading)


def _questions(run: Run, files: Files) -> Iterator[Question]:
    """What is to be asked, each only once."""
    seen: set[str] = set()
    for whole, settings in articles(run, files):
        for question in questions_about(whole, settings, kept(settings)):
            if question[0].id not in seen:
                seen.add(question[0].id)
                yield question


def questions_about(whole: Document, settings: Settings, answers: Kept) -> Iterator[Question]:
    """What is to be asked about one article, for all readings of it."""
    from mtcheck.model.briefing import Briefer

    briefing: Briefing | None = None
    for reading in range(settings.model.agree):
        for request in open_requests(whole, settings.model, answers, reading):
            if briefing is None:
                # Grammar checkers have threads, which must not have begun where other processes are made.
                found = engine(replace(settings.without_model(), grammar="off")).lint(whole)
                briefing = Briefer([right for right, _ in settings.glossary]).briefing(whole, found)
            yield request, briefing, reading


@contextmanager
def _progress() -> Iterator[Watch]:
    """Progress of asking, on a terminal only; yields what is told of it."""
    if not sys.stderr.isatty():
        yield lambda *_: None
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("asking the model", total=None)
        yield lambda answered, tokens: bar.update(
            task, description=f"asking the model: {answered} requests, {tokens:,} tokens"
        )
