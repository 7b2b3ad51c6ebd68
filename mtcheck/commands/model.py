"""`mtcheck model`: what would be asked, what is kept, and answers that come by file."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

from mtcheck.commands.run import Run, emit, emit_json
from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.files.articles import Article
from mtcheck.files.reading import read_file
from mtcheck.files.writing import write
from mtcheck.model import batch
from mtcheck.model.kept import Entry, Nothing
from mtcheck.model.passages import passages_of
from mtcheck.model.requests import Question, tokens_of
from mtcheck.model.verifying import Comparison
from mtcheck.runs.consulting import comparisons_about, questions_about
from mtcheck.runs.engines import document, kept
from mtcheck.settings.config import CommandLine, Settings, settings_for
from mtcheck.telling import lines, tell, visible

_ANSWERED = 2.5  # tokens of an answer for each word that is asked about, in bad articles


def export(paths: list[str], output: Path, command_line: CommandLine) -> int:
    """Write the requests for all articles whose answers are not kept."""
    run = Run(command_line)
    files = run.files(paths)
    run.check(files)
    rows: list[bytes] = []
    waiting: dict[str, Entry] = {}
    with run.checking():
        for article, settings in run.articles(files, bar=True):
            for question in _open(_opened(article, settings), settings):
                if question.id not in waiting:
                    rows.append(batch.line(question))
                    waiting[question.id] = question.waiting
        if files:
            kept(files[0][1]).put(list(waiting.values()))
    write(output, b"".join(rows))
    tell(f"mtcheck: {len(rows)} request{'' if len(rows) == 1 else 's'} in {output}")
    return 2 if run.failed else 0


def cost(paths: list[str], command_line: CommandLine) -> int:
    """Print how many requests there are for articles, with their tokens, and what is answered already."""
    run = Run(command_line)
    files = run.files(paths)
    run.check(files)
    requests = tokens = words = passages = 0
    with run.checking():
        for article, settings in run.articles(files, bar=True):
            whole = _opened(article, settings)
            passages += len(passages_of(whole, settings.model.context_words)) * settings.model.agree
            for question in questions_about(whole, settings, kept(settings)):
                requests += 1
                passages -= len(question.request.keys)
                words += question.request.window.words
                tokens += tokens_of(question.body()["messages"])
    many = f"{requests:,} request{'' if requests == 1 else 's'}"
    emit(f"{many} about {words:,} words; {passages:,} paragraphs are answered")
    if requests:
        emit(f"about {tokens:,} tokens to send, and up to {int(words * _ANSWERED):,} in the answers")
    return 2 if run.failed else 0


def prompt(path: str, form: str, everything: bool, command_line: CommandLine) -> int:
    """Print what would be sent about an article: for people, or as the bodies of requests."""
    run = Run(command_line)
    files = run.files([path])
    run.check(files)
    bodies = []
    with run.checking():
        for article, settings in run.articles(files):
            answers = Nothing() if everything else kept(settings)
            questions = questions_about(_opened(article, settings), settings, answers)
            bodies += [question.body() for question in questions]
    if form == "json":
        emit_json(json.dumps(bodies, ensure_ascii=False, indent=1))
    else:
        for number, each in enumerate(bodies, 1):
            emit(f"===== request {number} of {len(bodies)}")
            for message in each["messages"]:
                emit(f"----- {message['role']}")
                emit(lines(message["content"]))
    if not bodies:
        tell("mtcheck: nothing would be sent: all answers are kept (--all shows what was)")
    return 2 if run.failed else 0


def status(command_line: CommandLine) -> int:
    """Print whether the server can be reached, which models it has, and how strictly it holds to a form of answer."""
    settings = settings_for(None, command_line).model
    if not settings.base_url:
        raise UserError("no server is named: --model-url URL, or base-url in [tool.mtcheck.model]")
    from mtcheck.model.status import looked_at

    found = asyncio.run(looked_at(settings))
    for line in found.lines():
        emit(visible(line))
    return 0 if found.good else 2


def take(results: Path, command_line: CommandLine) -> int:
    """Keep the answers in a file of results; status 2 where one is of no use."""
    run = Run(command_line)
    settings = settings_for(None, command_line)
    _check_named(settings)
    try:
        data = read_file(results, 500_000_000)
    except OSError as error:
        raise UserError(f"{results}: cannot be read: {(error.strerror or str(error)).lower()}") from None
    taken, problems = batch.take(data, kept(settings))
    for problem in problems:
        run.complain(f"{results}: {problem}")
    tell(f"mtcheck: {taken} answer{'' if taken == 1 else 's'} kept")
    return 2 if run.failed else 0


def _open(whole: Document, settings: Settings) -> Iterator[Question | Comparison]:
    """What is to be asked about an article; about its edits only when all of them are there."""
    asked = False
    for question in questions_about(whole, settings, kept(settings)):
        asked = True
        yield question
    if settings.model.verify and not asked:
        yield from comparisons_about(whole, settings)


def _opened(article: Article, settings: Settings) -> Document:
    _check_named(settings)
    return document(article, settings)


def _check_named(settings: Settings) -> None:
    if not settings.model.name:
        raise UserError("no model is named: --model NAME, or name in [tool.mtcheck.model]")
