"""Having a model read articles before they are checked: asking what is not answered yet, and keeping the answers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.model.kept import Kept
from mtcheck.model.prompt import Briefing
from mtcheck.model.requests import Request, open_requests
from mtcheck.runs.engines import engine, kept
from mtcheck.settings.config import Settings
from mtcheck.settings.modeltable import ModelSettings
from mtcheck.telling import tell, warn

if TYPE_CHECKING:
    from mtcheck.model.asking import Watch

Question = tuple[Request, Briefing, int]  # the last is the number of the reading
Complain = Callable[[str], object]
Articles = Iterable[tuple[Document, Settings]]


def consult(articles: Articles, settings: Settings, complain: Complain) -> None:
    """Ask the model that settings name about articles, as far as its answers are not kept.

    What goes wrong is told to `complain` in lines, or as warnings where the run can do without.
    """
    model = settings.model
    say = warn if model.optional else complain
    if model.offline or not model.base_url:
        missing = sum(len(request.keys) for request in _open(articles))
        if missing:
            _tell_missing(model, missing, say)
        return
    questions = _questions(articles)
    first = next(questions, None)
    if first is None:
        return
    from mtcheck.model.asking import Asked, Asking

    if line := told_of_host(model):
        tell(f"mtcheck: {line}")
    made = Asked()
    with _progress() as watch:
        try:
            made = Asking(model, kept(settings), watch).run(chain((first,), questions))
        except UserError as error:
            say(str(error))
    for line in made.lines(model):
        say(line)
    if made.answered:
        tell(f"mtcheck: the model {model.name} gave {made.answered} answers for {made.tokens:,} tokens")


def told_of_host(model: ModelSettings) -> str:
    """What people are told before anything goes to another machine; nothing where none is asked."""
    from mtcheck.model.client import host

    there = host(model.base_url)
    return f"paragraphs of articles, and names in them, go to the model {model.name} at {there}" if there else ""


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


def _tell_missing(model: ModelSettings, missing: int, say: Complain) -> None:
    many = f"{missing} paragraph{'' if missing == 1 else 's'}"
    line = f"no answer of the model {model.name} is kept for {many}: "
    if model.offline:
        warn(f"{line}only rules have read them")
    else:
        say(f"{line}ask it with --model-url or by 'mtcheck model batch', or do without (--model-offline)")


def _english(articles: Articles) -> Articles:
    from mtcheck.english.language import foreign_article

    return ((whole, settings) for whole, settings in articles if not foreign_article(whole))


def _open(articles: Articles) -> Iterator[Request]:
    for whole, settings in _english(articles):
        for reading in range(settings.model.agree):
            yield from open_requests(whole, settings.model, kept(settings), reading)


def _questions(articles: Articles) -> Iterator[Question]:
    """What is to be asked, each only once."""
    seen: set[str] = set()
    for whole, settings in _english(articles):
        for question in questions_about(whole, settings, kept(settings)):
            if question[0].id not in seen:
                seen.add(question[0].id)
                yield question


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
