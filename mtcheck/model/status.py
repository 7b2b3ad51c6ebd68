"""Looking at a server before it is used: is it there, does it have the model, how does that answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mtcheck.model.client import FORMS, Client, NoAnswer, known, server
from mtcheck.settings.modeltable import ModelSettings

_MOST = 12  # models that are listed
_SCHEMA = {
    "type": "object",
    "properties": {"found": {"type": "boolean"}},
    "required": ["found"],
    "additionalProperties": False,
}
_FORMATS: dict[str, Any] = {
    "schema": {"type": "json_schema", "json_schema": {"name": "answer", "strict": True, "schema": _SCHEMA}},
    "json": {"type": "json_object"},
}
_SAID = {
    "schema": "it is held to a JSON schema",
    "json": "it is held to JSON, but to no schema",
    "text": "it is held to nothing: its answers are read as they come",
}


@dataclass(frozen=True, slots=True)
class Status:
    """What a server says of itself; `problem` is why it cannot be used."""

    settings: ModelSettings
    models: tuple[str, ...] = ()
    form: str = ""
    problem: str = ""

    @property
    def good(self) -> bool:
        """Whether it can be used."""
        return not self.problem

    def lines(self) -> Iterator[str]:
        """For people, a line for each thing."""
        yield f"server  {server(self.settings.base_url)}"
        if self.models:
            more = f" and {len(self.models) - _MOST} more" if len(self.models) > _MOST else ""
            yield f"models  {', '.join(self.models[:_MOST])}{more}"
        listed = not self.models or known(self.models, self.settings.name)
        yield f"model   {self.settings.name or 'none is named: --model NAME'}{'' if listed else ' (not in its list)'}"
        if self.form:
            yield f"answers {_SAID[self.form]}"
        yield f"status  {self.problem or 'ready'}"


async def looked_at(settings: ModelSettings) -> Status:
    """The state of the server that settings name, by a list of its models and a question or two."""
    async with Client(settings) as client:
        try:
            models = await client.models()
        except NoAnswer as error:
            if error.final:
                return Status(settings, problem=f"the server {error}")
            models = ()  # not all servers list them
        if not settings.name:
            return Status(settings, models, problem="no model is named")
        return await _form(client, settings, models)


async def _form(client: Client, settings: ModelSettings, models: tuple[str, ...]) -> Status:
    """The strictest form that the model's answers can be held to."""
    problem = ""
    for form in FORMS:
        try:
            answer = await client.answer(_question(settings, form))
        except NoAnswer as error:
            problem = f"the model {error}"
            if not error.form and not error.cut:
                break
            continue
        if form == "text" or _is_held(answer.content, form):
            return Status(settings, models, form)
    return Status(settings, models, problem=problem or "the model gives no answer of use")


def _question(settings: ModelSettings, form: str) -> dict[str, Any]:
    content = 'Is "He are here" wrong? Answer with a JSON object whose key "found" is true or false.'
    made = {"model": settings.name, "messages": [{"role": "user", "content": content}], "temperature": 0}
    return made | ({"response_format": _FORMATS[form]} if form in _FORMATS else {})


def _is_held(content: str, form: str) -> bool:
    try:
        value = json.loads(content)
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and (form == "json" or isinstance(value.get("found"), bool))
