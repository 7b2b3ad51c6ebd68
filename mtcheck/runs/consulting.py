"""Having a model read articles before they are checked: asking what is not answered yet, and keeping the answers."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.english.language import foreign_article
from mtcheck.errors import UserError
from mtcheck.findings import Finding
from mtcheck.model.kept import Kept
from mtcheck.model.passages import passages_of, windows_of
from mtcheck.model.prompt import Briefing
from mtcheck.model.requests import Question, Request, open_requests
from mtcheck.runs.engines import engine, kept
from mtcheck.settings.config import Settings
from mtcheck.settings.modeltable import ModelSettings
from mtcheck.telling import tell, warn

if TYPE_CHECKING:
    from mtcheck.model.asked import Asked
    from mtcheck.model.asking import Question as Asks
    from mtcheck.model.asking import Watch
    from mtcheck.model.verifying import Comparison

Complain = Callable[[str], object]
Articles = Iterable[tuple[Document, Settings]]


def consult(articles: Callable[[], Articles], settings: Settings, complain: Complain) -> None:
    """Ask the model that settings name about articles, as far as its answers are not kept.

    `articles` gives them, as often as it is called. What goes wrong is told to `complain` in lines, or as warnings
    where the run can do without.
    """
    model = settings.model
    say = warn if model.optional else complain
    if model.offline or not model.base_url:
        missing = [len(request.keys) for request in _open(articles())]
        if missing:
            _tell_missing(model, missing, _all(articles()), say)
        return
    made = [_asked(_questions(articles()), settings, say)]
    if model.verify and not made[0].problems:
        made.append(_asked(_comparisons(articles()), settings, say))
    answered, tokens = sum(each.answered for each in made), sum(each.tokens for each in made)
    if answered:
        many = f"{answered} answer{'' if answered == 1 else 's'}"
        tell(f"mtcheck: the model {model.name} gave {many} for {tokens:,} tokens")


def _asked(questions: Iterator[Asks], settings: Settings, say: Complain) -> Asked:
    """What has become of questions; nothing is loaded where there are none."""
    from mtcheck.model.asked import Asked

    first, model, made = next(questions, None), settings.model, Asked()
    if first is None:
        return made
    from mtcheck.model.asking import Asking

    if line := told_of_host(model):
        tell(f"mtcheck: {line}")
    with _progress() as watch:
        try:
            made = Asking(model, kept(settings), watch).run(chain((first,), questions))
        except UserError as error:
            say(str(error))
    for line in made.lines(model):
        say(line)
    return made


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
                briefer = Briefer([right for right, _ in settings.glossary])
                briefing = briefer.briefing(whole, found, _differences(whole, found))
            yield Question(request, briefing, settings.model, reading)


def _differences(whole: Document, found: Iterable[Finding]) -> Iterator[tuple[int, str]]:
    """Where an article says something else than its source, and what: facts, and what rules find beside them."""
    if whole.source is None:
        return
    from mtcheck.checks.sourced.facts import differences  # only where there is a source

    told = set()
    for place, line in differences(whole):
        told.add(place)
        yield place, line
    for finding in found:
        if finding.rule_id.startswith("bilingual.") and not finding.fixes and finding.span.start not in told:
            yield finding.span.start, f"{whole.text[slice(*finding.span)]!r}: {finding.message}"


def comparisons_about(whole: Document, settings: Settings) -> Iterator[Comparison]:
    """The second questions about one article."""
    from mtcheck.model.verifying import comparisons

    checking = engine(replace(settings, grammar="off"))
    checking.lint(whole)
    if checking.reader is not None:
        yield from comparisons(checking.reader.unverified(whole), settings.model)


def _tell_missing(model: ModelSettings, missing: Sequence[int], every: Sequence[int], say: Complain) -> None:
    """Tell for how many windows there is no answer; both are numbers of paragraphs, window by window."""
    windows = f"{len(missing)} of {len(every)} window{'' if len(every) == 1 else 's'}"
    paragraphs = f"{sum(missing)} of {sum(every)} paragraph{'' if sum(every) == 1 else 's'}"
    line = f"no answer of the model {model.name} is kept for {windows} ({paragraphs}): "
    if model.offline:
        warn(f"{line}only rules have read them")
    else:
        say(f"{line}ask it with --model-url or by 'mtcheck model batch', or do without (--model-offline)")


def _english(articles: Articles) -> Articles:
    return ((whole, settings) for whole, settings in articles if not foreign_article(whole))


def _all(articles: Articles) -> list[int]:
    """How many paragraphs each window of the articles has, reading by reading."""
    sizes: list[int] = []
    for whole, settings in _english(articles):
        words = settings.model.context_words
        passages = passages_of(whole, words)
        windows = windows_of(passages, range(len(passages)), words)
        sizes += [len(window.passages) for window in windows] * settings.model.agree
    return sizes


def _open(articles: Articles) -> Iterator[Request]:
    for whole, settings in _english(articles):
        for reading in range(settings.model.agree):
            yield from open_requests(whole, settings.model, kept(settings), reading)


def _questions(articles: Articles) -> Iterator[Question]:
    """What is to be asked, each only once."""
    seen: set[str] = set()
    for whole, settings in _english(articles):
        for question in questions_about(whole, settings, kept(settings)):
            if question.id not in seen:
                seen.add(question.id)
                yield question


def _comparisons(articles: Articles) -> Iterator[Comparison]:
    """The second questions, about edits that have passed."""
    for whole, settings in _english(articles):
        yield from comparisons_about(whole, settings)


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
