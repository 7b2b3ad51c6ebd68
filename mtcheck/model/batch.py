"""Requests and answers as the JSON lines of batch interfaces: a custom id with a body, results by custom id."""

from __future__ import annotations

from typing import Any

import msgspec

from mtcheck.model.answers import ModelError, read_answer
from mtcheck.model.kept import Entry, Kept
from mtcheck.model.requests import Question
from mtcheck.model.verifying import Comparison, verdicts

_URL = "/v1/chat/completions"


class _Message(msgspec.Struct):
    content: str | None = None


class _Choice(msgspec.Struct):
    message: _Message
    finish_reason: str | None = None


class _Body(msgspec.Struct):
    choices: list[_Choice] = []


class _Response(msgspec.Struct):
    body: _Body
    status_code: int = 200


class _Result(msgspec.Struct):
    custom_id: str
    response: _Response | None = None
    error: Any = None


_RESULT = msgspec.json.Decoder(_Result)


def line(question: Question | Comparison) -> bytes:
    """The line of a question."""
    row = {"custom_id": question.id, "method": "POST", "url": _URL, "body": question.body("schema")}
    return msgspec.json.encode(row) + b"\n"


def take(data: bytes, kept: Kept) -> tuple[int, list[str]]:
    """Keep the answers of a file of results; how many there were, and a line for each that is of no use."""
    taken, problems = 0, []
    for number, row in enumerate(data.split(b"\n"), 1):
        if not row.strip():
            continue
        try:
            _take(row, kept)
            taken += 1
        except ModelError as error:
            problems.append(f"line {number}: {error}")
    return taken, problems


def _take(row: bytes, kept: Kept) -> None:
    try:
        result = _RESULT.decode(row)
    except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
        raise ModelError("no result of a batch") from None
    request = kept.get(result.custom_id)
    if request is None or not request.passages:
        raise ModelError(
            "answers no request of ours: export and import want the same answers file (--model-answers, or `answers` "
            "in the configuration); export again with it, and import once more"
        )
    kept.put(_entries(_content(result), request))
    kept.drop([result.custom_id])


def _entries(content: str, request: Entry) -> list[Entry]:
    if request.new:
        return verdicts(content, request)
    found = read_answer(content, len(request.passages), request.key)
    abouts = request.abouts if len(request.abouts) == len(found) else ("",) * len(found)
    rows = zip(request.passages, abouts, found, strict=True)
    return [Entry(key, about, tuple(edits)) for key, about, edits in rows]


def _content(result: _Result) -> str:
    response = result.response
    if response is None or response.status_code != 200 or not response.body.choices:
        raise ModelError("the request failed: export again, and send it once more")
    choice = response.body.choices[0]
    if choice.finish_reason == "length":
        raise ModelError("its answer was cut off")
    return choice.message.content or ""
