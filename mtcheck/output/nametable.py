"""The names of articles as a table for people, as JSON for programs, as TOML to correct and keep."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from mtcheck.names.census import Name
from mtcheck.output.text import one_line

_HEAD = ("NAME", "KIND", "GENDER", "SOURCE", "MENTIONS", "FILES", "SPELLINGS")
_NUMBERS = (4, 5)  # columns set to the right
_MOST = 4  # spellings in a line of the table


def table(names: Sequence[Name]) -> str:
    """Aligned columns, a line for each name."""
    if not names:
        return "No names found.\n"
    rows = [_HEAD, *map(_row, names)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(_HEAD))]
    return "".join(_line(row, widths) for row in rows)


def _row(name: Name) -> tuple[str, ...]:
    forms = [f"{form} {count}" for form, count in name.spellings[:_MOST]]
    more = len(name.spellings) - _MOST
    found = ", ".join([*forms, f"and {more} more"] if more > 0 else forms)
    return (name.name, name.kind, name.gender, name.source, str(name.mentions), str(name.files), found)


def _line(row: Sequence[str], widths: Sequence[int]) -> str:
    cells = [
        text.rjust(width) if at in _NUMBERS else text.ljust(width)
        for at, (text, width) in enumerate(zip(row, widths, strict=True))
    ]
    return "  ".join(cells).rstrip() + "\n"


def as_json(names: Sequence[Name]) -> str:
    """The document that `names --format json` prints: `{"version": 1, "names": [...]}`."""
    return json.dumps({"version": 1, "names": [_json(name) for name in names]}, ensure_ascii=False, indent=1) + "\n"


def _json(name: Name) -> dict[str, Any]:
    return asdict(name) | {"spellings": dict(name.spellings)}


def as_toml(names: Sequence[Name]) -> str:
    """A ledger: entries in the form of rules/names/*.toml by kind and name, what was found beside each as a note."""
    entries = sorted(names, key=lambda name: (name.kind, name.name))
    return "# Names that bind: correct them and keep this file; `also` are other right forms.\n" + "".join(
        line + "\n" for name in entries for line in _entry(name)
    )


def _entry(name: Name) -> Iterator[str]:
    yield ""
    yield "[[name]]"
    found = ", ".join(f"{one_line(form)} {count}" for form, count in name.spellings)
    yield f"# {name.mentions} in {name.files} file{'' if name.files == 1 else 's'}: {found}"
    yield f"name = {_text(name.name)}"
    if name.source:
        yield f"source = [{_text(name.source)}]"
    yield f"kind = {_text(name.kind)}"
    if name.gender:
        yield f"gender = {_text(name.gender)}"
    if name.also:
        yield f"also = [{', '.join(map(_text, name.also))}]"


def _text(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's, too."""
    return json.dumps(text, ensure_ascii=False)


FORMS: dict[str, Callable[[Sequence[Name]], str]] = {"table": table, "json": as_json, "toml": as_toml}
