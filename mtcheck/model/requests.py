"""Requests: which windows of an article are still to be asked about, and the body that is sent for each."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from mtcheck.document import Document
from mtcheck.model.answers import read_answer
from mtcheck.model.kept import Entry, Kept, beginning
from mtcheck.model.passages import Window, passages_of, windows_of
from mtcheck.model.prompt import SCHEMA, VERSION, Briefing, messages
from mtcheck.settings.modeltable import ModelSettings

_CHARACTERS = 4.5  # of a token of English prose
_WARM = 0.7  # least temperature of readings after the first, which are to be independent of it


@dataclass(frozen=True, slots=True)
class Request:
    """A window to ask about; `id` is the same for the same passages and way of asking, `keys` are its passages'."""

    id: str
    window: Window
    keys: tuple[str, ...]

    def answered(self, content: str) -> list[Entry]:
        """What to keep of an answer; raises ModelError for one that is none."""
        found = read_answer(content, len(self.keys), self.id)
        return entries_of(self, found)


@dataclass(frozen=True, slots=True)
class Question:
    """A request, with what is told of its article, as the question of one of the readings (from 0)."""

    request: Request
    briefing: Briefing
    settings: ModelSettings
    reading: int = 0

    @property
    def id(self) -> str:
        """The same for the same passages and way of asking."""
        return self.request.id

    @property
    def waiting(self) -> Entry:
        """What is kept of the question until its answer comes."""
        abouts = tuple(beginning(passage.text) for passage in self.request.window.passages)
        return Entry(self.id, passages=self.request.keys, abouts=abouts)

    def body(self, form: str = "schema") -> dict[str, Any]:
        """What is sent for an answer in a form."""
        return body(self.request, self.briefing, _for_reading(self.settings, self.reading), form)

    def answered(self, content: str) -> list[Entry]:
        """What to keep of an answer; raises ModelError for one that is none."""
        return self.request.answered(content)


def entries_of(request: Request, found: Sequence[Sequence[Any]]) -> list[Entry]:
    """What to keep for each passage of a request."""
    rows = zip(request.keys, request.window.passages, found, strict=True)
    return [Entry(key, beginning(passage.text), tuple(edits)) for key, passage, edits in rows]


def asked(settings: ModelSettings, reading: int = 0) -> bytes:
    """What answers depend on beside the passage: the model, the prompt, and which reading it is, from 0."""
    return "\0".join((VERSION, settings.name, str(reading))).encode("utf-8", "surrogatepass")


def open_requests(document: Document, settings: ModelSettings, kept: Kept, reading: int = 0) -> Iterator[Request]:
    """The requests for the passages of an article whose answers are not kept, in order."""
    passages = passages_of(document, settings.context_words)
    way = asked(settings, reading)
    keys = {passage: passage.key(way) for passage in passages}
    wanted = [number for number, passage in enumerate(passages) if kept.get(keys[passage]) is None]
    for window in windows_of(passages, frozenset(wanted), settings.context_words):
        yield _request(window, [keys[passage] for passage in window.passages])


def _request(window: Window, keys: Sequence[str]) -> Request:
    digest = hashlib.blake2b("".join(keys).encode(), digest_size=16)
    return Request(digest.hexdigest(), window, tuple(keys))


def body(request: Request, briefing: Briefing, settings: ModelSettings, form: str = "schema") -> dict[str, Any]:
    """What is sent: chat completions with the answer's form as "schema", as "json", or in words alone ("text")."""
    return chat(settings, messages(request.window, briefing), form, "edits", SCHEMA)


def chat(
    settings: ModelSettings, said: Sequence[Mapping[str, str]], form: str, name: str, schema: Mapping[str, Any]
) -> dict[str, Any]:
    """A request of the protocol whose answer is to have a form: that of a schema, JSON, or any."""
    made: dict[str, Any] = {
        "model": settings.name,
        "messages": said,
        "temperature": settings.temperature,
        "seed": settings.seed,
    }
    if form == "schema":
        named = {"name": name, "strict": True, "schema": schema}
        made["response_format"] = {"type": "json_schema", "json_schema": named}
    elif form == "json":
        made["response_format"] = {"type": "json_object"}
    return made


def _for_reading(settings: ModelSettings, reading: int) -> ModelSettings:
    """Settings under which another reading of the same passages is another one."""
    if not reading:
        return settings
    return replace(settings, seed=settings.seed + reading, temperature=max(_WARM, settings.temperature))


def tokens_of(messages: Sequence[dict[str, str]], answer: str = "") -> int:
    """About how many tokens messages and an answer have, where no server has counted them."""
    return int((sum(len(message["content"]) for message in messages) + len(answer)) / _CHARACTERS)


def answers_about(document: Document, settings: ModelSettings, kept: Kept) -> bytes:
    """A digest of all answers about an article; the same as long as these are."""
    kept.renew()
    digest = hashlib.blake2b(digest_size=16)
    for entry in entries_about(document, settings, kept):
        digest.update(b"-" if entry is None else msgspec.json.encode(entry.edits))
    return digest.digest()


def entries_about(document: Document, settings: ModelSettings, kept: Kept) -> Iterator[Entry | None]:
    """What is kept for each passage of an article, reading by reading."""
    for reading in range(settings.agree):
        way = asked(settings, reading)
        for passage in passages_of(document, settings.context_words):
            yield kept.get(passage.key(way))
