"""What is asked of a model: the instructions, the question about a window, and the form of the answer.

VERSION is part of what answers are kept under: it changes with every change of the words or of the form.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from mtcheck.findings import CATEGORIES, Severity
from mtcheck.model.passages import Window

VERSION = "1"
SURE = ("certain", "likely", "doubtful")

_EDIT: dict[str, Any] = {
    "passage": {"type": "integer"},
    "quote": {"type": "string"},
    "occurrence": {"type": "integer"},
    "reason": {"type": "string"},
    "replacement": {"type": ["string", "null"]},
    "category": {"type": "string", "enum": list(CATEGORIES)},
    "severity": {"type": "string", "enum": [str(severity) for severity in Severity]},
    "sure": {"type": "string", "enum": list(SURE)},
    "group": {"type": "integer"},
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "properties": {
        "edits": {
            "type": "array",
            "items": {"type": "object", "properties": _EDIT, "required": list(_EDIT), "additionalProperties": False},
        }
    },
    "required": ["edits"],
    "additionalProperties": False,
}


@dataclass(frozen=True, slots=True)
class Briefing:
    """What a model is told of an article beside its passages, a line for each thing."""

    beginning: str = ""
    usage: tuple[str, ...] = ()  # ways of writing that the article has side by side, counted
    names: tuple[str, ...] = ()  # that are known to be right
    spelled: tuple[str, ...] = ()  # names as the article has them, which nothing bears out
    terms: tuple[str, ...] = ()
    marked: tuple[tuple[int, str], ...] = ()  # where in the article, and what the rules say of it
    left: tuple[tuple[int, str], ...] = ()  # where, and what editors want to stay
    facts: tuple[tuple[int, str], ...] = ()  # where the source says something else, and what


@cache
def instructions() -> str:
    """What a model is told in every request."""
    return (Path(__file__).parent / "instructions.txt").read_text(encoding="utf-8").strip()


@cache
def source_instructions() -> str:
    """What a model is told besides where passages come with their source."""
    return (Path(__file__).parent / "instructions-source.txt").read_text(encoding="utf-8").strip()


def messages(window: Window, briefing: Briefing) -> list[dict[str, str]]:
    """The messages of a request about a window."""
    told = instructions()
    if any(passage.source for passage in window.passages):
        told += f"\n\n{source_instructions()}"
    return [
        {"role": "system", "content": told},
        {"role": "user", "content": "\n".join(_question(window, briefing))},
    ]


def _question(window: Window, briefing: Briefing) -> Iterable[str]:
    yield "-----"
    if window.before and briefing.beginning not in f"{window.before} {window.passages[0].text}":
        yield f"The article begins: {briefing.beginning} ...\n"
    yield from _listed("Names of the article, as they are right:", briefing.names)
    yield from _listed("Other names, as the article spells them (they may be garbled):", briefing.spelled)
    yield from _listed("What the whole article has side by side (one way is to hold throughout):", briefing.usage)
    yield from _listed("Terms that stay as they are:", briefing.terms)
    yield from _listed(
        "The checker's own rules propose this; list such a place, too, with the edit that you think right:",
        _inside(window, briefing.marked),
    )
    yield from _listed("Editors have looked at this and want it to stay:", _inside(window, briefing.left))
    yield from _listed(
        "A program has compared numbers, dates and names with the source, and finds this (it may err):",
        _inside(window, briefing.facts),
    )
    if window.before:
        yield f"What stands before, not to be edited:\n... {window.before}\n"
    yield "The passages to edit:"
    for number, passage in enumerate(window.passages, 1):
        yield f"[{number}] {passage.text}"
        if passage.source:
            yield f"[source of {number}] {passage.source}"
    if window.after:
        yield f"\nWhat stands after, not to be edited:\n{window.after} ..."


def _listed(head: str, lines: Iterable[str]) -> Iterable[str]:
    lines = tuple(dict.fromkeys(lines))  # a fact may be found more than once
    if lines:
        yield head
        yield from (f"- {line}" for line in lines)
        yield ""


def _inside(window: Window, notes: Iterable[tuple[int, str]]) -> Iterable[str]:
    """The notes about a place in one of the passages, with its number."""
    for at, note in notes:
        for number, passage in enumerate(window.passages, 1):
            if passage.places[0] <= at <= passage.places[-1]:
                yield f"[{number}] {note}"
