"""What a model answers, read strictly: a list of edits, each for one passage."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from mtcheck.errors import UserError

LONGEST = 1_000_000  # code points of an answer
_MOST = 1_000  # edits of an answer
_FENCE = re.compile(r"\A\s*```(?:json)?\s*\n(.*)\n\s*```\s*\Z", re.DOTALL)
_THOUGHT = re.compile(r"\A\s*<think>.*?</think>", re.DOTALL)  # what models say to themselves before they answer


class ModelError(UserError):
    """A model cannot be asked, or does not answer as it should."""


class Proposal(msgspec.Struct, frozen=True, omit_defaults=True):
    """An edit as the model gave it; nothing in it is sure to be so. `group` is the same in edits that go together."""

    quote: str
    replacement: str | None
    category: str
    occurrence: int = 1
    severity: str = "major"
    sure: str = "likely"
    reason: str = ""
    group: str = ""


class _Edit(msgspec.Struct):
    """An edit of an answer."""

    passage: int
    quote: str
    replacement: str | None
    category: str
    occurrence: int = 1
    severity: str = "major"
    sure: str = "likely"
    reason: str = ""
    group: int = 0


class _Answer(msgspec.Struct):
    edits: list[msgspec.Raw]


_ANSWER, _LIST = msgspec.json.Decoder(_Answer), msgspec.json.Decoder(list[msgspec.Raw])
_ONE = msgspec.json.Decoder(_Edit)


def read_answer(content: str, passages: int, window: str) -> list[list[Proposal]]:
    """The edits for each of so many passages; `window` makes groups differ from those of other answers.

    An edit that is none, or for no passage, is left out. Raises ModelError for what is no list of edits.
    """
    found: list[list[Proposal]] = [[] for _ in range(passages)]
    for raw in _edits(content):
        try:
            edit = _ONE.decode(raw)
        except (msgspec.MsgspecError, RecursionError):
            continue
        if 1 <= edit.passage <= passages:
            group = f"{window[:8]}-{edit.group}" if edit.group > 0 else ""
            found[edit.passage - 1].append(
                Proposal(
                    edit.quote,
                    edit.replacement,
                    edit.category,
                    edit.occurrence,
                    edit.severity,
                    edit.sure,
                    edit.reason,
                    group,
                )
            )
    return found


def json_of(content: str) -> str:
    """The JSON of an answer, without what models put around it; raises ModelError for one that is far too long."""
    if len(content) > LONGEST:
        raise ModelError("its answer is too long to be one")
    content = _THOUGHT.sub("", content)
    fenced = _FENCE.match(content)
    return (fenced[1] if fenced else content).strip()


def _edits(content: str) -> Sequence[msgspec.Raw]:
    text = json_of(content)
    try:
        edits = _LIST.decode(text) if text.startswith("[") else _ANSWER.decode(text).edits
    except (msgspec.MsgspecError, RecursionError, UnicodeEncodeError):
        raise ModelError("its answer is no list of edits in JSON") from None
    if len(edits) > _MOST:
        raise ModelError("its answer has too many edits to be one")
    return edits
