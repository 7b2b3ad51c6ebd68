"""Asking a model: many questions at a time, within a budget, each answer kept at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, Protocol

from mtcheck.model.answers import ModelError
from mtcheck.model.asked import Asked
from mtcheck.model.client import FORMS, Answer, Client, NoAnswer
from mtcheck.model.kept import Entry, Kept
from mtcheck.model.requests import tokens_of
from mtcheck.settings.modeltable import ModelSettings

_IN_A_ROW = 5  # failures after which others are not tried
_OFTEN = 2.0  # seconds between two times of writing what was answered


class Question(Protocol):
    """Something to ask."""

    def body(self, form: str) -> dict[str, Any]:
        """What is sent for an answer in one of FORMS."""

    def answered(self, content: str) -> list[Entry]:
        """What to keep of an answer; raises ModelError for one that is none."""


Watch = Callable[[int, int], object]  # told how many requests are answered or given up, and for how many tokens


class Asking:
    """A run of requests. The form of the answers is found out by the first one, which goes alone.

    `often` is how many seconds may lie between two times of writing what was answered; `watch` is told after them.
    """

    def __init__(self, settings: ModelSettings, kept: Kept, watch: Watch, often: float = _OFTEN) -> None:
        self.asked = Asked()
        self._settings, self._kept, self._watch, self._often = settings, kept, watch, often
        self._loop: asyncio.AbstractEventLoop | None = None
        self._form = 0  # its number
        self._sure = False  # that the server takes this form
        self._stopped = False
        self._row = 0  # failures without an answer between them
        self._entries: list[Entry] = []
        self._running: set[asyncio.Task[None]] = set()
        self._written = time.monotonic()

    def run(self, questions: Iterable[Question]) -> Asked:
        """Ask all questions, and keep the answers; raises UserError."""
        asyncio.run(self._all(questions))
        return self.asked

    def cancel(self) -> None:
        """End soon, from another thread; what was answered is kept."""
        self._stopped = True
        with suppress(RuntimeError):  # it has ended by itself
            if self._loop is not None:
                self._loop.call_soon_threadsafe(self._cancel)

    def _cancel(self) -> None:
        for task in self._running:
            task.cancel()

    async def _all(self, questions: Iterable[Question]) -> None:
        self._loop = asyncio.get_running_loop()
        running = self._running
        try:
            async with Client(self._settings) as client:
                for question in questions:
                    while running and (not self._sure or len(running) >= self._settings.parallel):
                        await self._first()
                    if self._over():
                        self.asked.left += 1
                        continue
                    running.add(asyncio.create_task(self._one(client, question)))
                    await asyncio.sleep(0)
                while running:
                    await self._first()
        finally:  # Ctrl-C too: what was answered is paid for
            self._cancel()
            self._write()

    async def _first(self) -> None:
        """Wait until one is done; raises what that has raised."""
        done, _ = await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)
        self._running -= done
        for task in done:
            if not task.cancelled():
                task.result()

    def _over(self) -> bool:
        budget = self._settings.budget
        return self._stopped or bool(budget and self.asked.tokens >= budget)

    async def _one(self, client: Client, question: Question) -> None:
        if self._over():  # while it waited for its turn
            self.asked.left += 1
            return
        try:
            answer = await self._answered(client, question)
            self._entries += question.answered(answer.content)
        except ModelError as error:
            self._failed(error)
        else:
            self._row = 0
            self.asked.answered += 1
            if time.monotonic() - self._written > self._often:
                self._write()
        self._watch(self.asked.answered + self.asked.problems.total(), self.asked.tokens)

    async def _answered(self, client: Client, question: Question) -> Answer:
        """The answer in the strictest form that the server takes."""
        while True:
            body = question.body(FORMS[self._form])
            try:
                answer = await client.answer(body)
            except NoAnswer as error:
                if self._sure or not error.form or self._form + 1 == len(FORMS):
                    raise
                self._form += 1
            else:
                self._sure = True
                self.asked.tokens += answer.tokens or tokens_of(body["messages"], answer.content)
                return answer

    def _failed(self, error: ModelError) -> None:
        self.asked.problems[f" {error}" if isinstance(error, NoAnswer) else f": {error}"] += 1
        self._row += 1
        self._stopped = self._stopped or self._row >= _IN_A_ROW or isinstance(error, NoAnswer) and error.final

    def _write(self) -> None:
        entries, self._entries = self._entries, []
        self._written = time.monotonic()
        if entries:
            self._kept.put(entries)
