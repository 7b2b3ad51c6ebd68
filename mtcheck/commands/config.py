"""`mtcheck config`: which settings hold for an article, and where each of them comes from."""

from __future__ import annotations

import json
from dataclasses import Field
from pathlib import Path
from typing import Any

from mtcheck.commands.run import emit, emit_json
from mtcheck.files.walking import is_folder
from mtcheck.runs.engines import check
from mtcheck.settings.config import CommandLine, Settings, key_name, keys, settings_for
from mtcheck.settings.configfile import shown
from mtcheck.settings.configkinds import TABLES
from mtcheck.settings.modeltable import ModelSettings


def config(path: str, form: str, command_line: CommandLine) -> int:
    """Print the settings of an article, or of articles that lie in a folder; raises UserError where one is wrong."""
    article = Path(path, "article.txt") if is_folder(Path(path)) else path
    settings = settings_for(article, command_line)
    check(settings)
    if form == "json":
        emit_json(_json(path, settings))
        return 0
    place = shown(settings.config) if settings.config else "none"
    emit(f"configuration of {path}: {place}")
    rows = [(f"{key_name(f.name)} = {_text(_value(settings, f))}", settings.origin(f.name)) for f in keys()]
    width = min(60, max(len(row) for row, _ in rows))
    for row, origin in rows:
        emit(f"{row:{width}}  # {origin}")
    return 0


def _json(path: str, settings: Settings) -> str:
    rows = {
        key_name(f.name): {
            "value": _value(settings, f),
            "from": settings.origin(f.name),
            "help": f.metadata["help"],
        }
        for f in keys()
    }
    place = None if settings.config is None else str(settings.config)
    return json.dumps({"version": 1, "path": path, "config": place, "settings": rows}, ensure_ascii=False, indent=1)


def _value(settings: Settings, key: Field[Any]) -> Any:
    """A value in the types that JSON and TOML have."""
    value = getattr(settings, key.name)
    if isinstance(value, ModelSettings):
        return value.given()
    return _table(value) if key.metadata["kind"] in TABLES else _plain(value)


def _table(rows: tuple[tuple[str, Any], ...]) -> dict[str, Any]:
    """A table; the inner ones of rules have values of several types."""
    return {key: dict(inner) if inner and isinstance(inner[0], tuple) else list(inner) for key, inner in rows}


def _plain(value: Any) -> Any:
    if isinstance(value, Path):
        return shown(value)
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


def _text(value: Any) -> str:
    """A value as TOML writes it; "" where there is none."""
    if value is None:
        return '""'
    if isinstance(value, list):
        return f"[{', '.join(map(_text, value))}]"
    if isinstance(value, dict):
        rows = ", ".join(f"{_text(key)} = {_text(inner)}" for key, inner in value.items())
        return f"{{ {rows} }}" if rows else "{}"
    return json.dumps(value, ensure_ascii=False)  # texts, numbers and truth values look the same in TOML
