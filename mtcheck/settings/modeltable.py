"""The table [tool.mtcheck.model]: which language model reads beside the rules, and how it is asked."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import Field, dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import Any

from mtcheck.errors import nearest
from mtcheck.settings.configkinds import BadValue, Kind, file, flag, number, text
from mtcheck.settings.servers import server


def _from(least: int, most: int) -> Kind:
    """A whole number within bounds."""

    def read(value: Any, folder: Path) -> int:
        made = number(value, folder)
        if not least <= made <= most:
            raise BadValue(f"is to be a whole number from {least} to {most}")
        return made

    return read


def _seconds(value: Any, _folder: Path) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 86_400:
        raise BadValue("is to be a number of seconds, more than 0")
    return float(value)


def _warmth(value: Any, _folder: Path) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 2:
        raise BadValue("is to be a number from 0 to 2")
    return float(value)


def _inside(value: Any, folder: Path) -> Path:
    """A file, there or not yet, in the configuration's folder: what a model says of an article is written to it."""
    path = file(value, folder)
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        raise BadValue("leads out of the configuration's folder: only --model-answers may", value=value)
    return path


def _key(default: Any, kind: Kind, about: str) -> Any:
    return field(default=default, metadata={"kind": kind, "help": about})


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """How a language model is asked; without a name, none is. Times are in seconds."""

    name: str = _key("", text, "What the server calls the model; without a name, no model reads.")
    base_url: str = _key("", server, "Where the server is, as http://localhost:11434/v1.")
    api_key_env: str = _key("", text, "The environment variable that holds the key, where the server wants one.")
    answers: Path | None = _key(None, _inside, "The file in which answers are kept, instead of a folder of the user's.")
    offline: bool = _key(False, flag, "Use answers that are kept; ask nothing.")
    optional: bool = _key(False, flag, "Only warn when the model cannot be asked.")
    timeout: float = _key(120.0, _seconds, "Seconds that an answer may take.")
    parallel: int = _key(4, _from(1, 64), "Requests that are on the way at a time.")
    context_words: int = _key(300, _from(50, 5000), "Words of a window.")
    retries: int = _key(3, _from(0, 20), "How often a request is made again that the server could not answer.")
    budget: int = _key(0, number, "Tokens of a run, from which on nothing more is asked; 0: no bound.")
    seed: int = _key(0, number, "Sent with each request, for servers that can answer the same each time.")
    temperature: float = _key(0.0, _warmth, "Sent with each request.")
    agree: int = _key(1, _from(1, 5), "Independent readings that have to agree before an edit can be safe.")
    verify: bool = _key(False, flag, "Ask a second time about each edit, with the sentence before and after.")

    everywhere: bool = _key(False, flag, "Show its findings also in articles that nothing else tells for a machine's.")

    def read(self) -> ModelSettings:
        """The same with everything at its default that decides only how it is asked, not what its answers come to."""
        return ModelSettings(
            self.name,
            context_words=self.context_words,
            agree=self.agree,
            verify=self.verify,
            everywhere=self.everywhere,
        )

    def given(self) -> dict[str, Any]:
        """What is not at its default, by the names that files have."""
        rows = ((f, getattr(self, f.name)) for f in fields(self))
        return {f.name.replace("_", "-"): str(v) if isinstance(v, Path) else v for f, v in rows if v != f.default}


@cache
def model_keys() -> tuple[Field[Any], ...]:
    """The settings of a model, in the order of documents."""
    return fields(ModelSettings)


def model_table(value: Any, folder: Path) -> ModelSettings:
    """The table of a file."""
    if not isinstance(value, dict):
        raise BadValue('is to be a table: [tool.mtcheck.model] with name = "..." and base-url = "..."')
    known: dict[str, Callable[[Any, Path], Any]] = {f.name.replace("_", "-"): f.metadata["kind"] for f in model_keys()}
    values = {}
    for key, inner in value.items():
        if key not in known:
            raise BadValue(f"has no key {key!r}{nearest(key, known)}; known are {', '.join(known)}", (key,))
        try:
            values[key.replace("-", "_")] = known[key](inner, folder)
        except BadValue as error:
            raise BadValue(f"{key!r} {error}", (key,), error.value) from None
    return ModelSettings(**values)
