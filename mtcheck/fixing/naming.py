"""Names that a person adds to the ledger while fixing."""

from __future__ import annotations

import json
from pathlib import Path

from mtcheck.errors import UserError
from mtcheck.files.reading import read_file
from mtcheck.files.writing import write
from mtcheck.names.ledger import Ledger, read_ledger

KINDS = {  # by the key that chooses it
    "p": "person",
    "g": "group",
    "i": "institution",
    "l": "place",
    "m": "medium",
    "c": "company",
    "w": "weapon",
    "t": "treaty",
    "e": "event",
    "s": "ship",
}
_HEAD = "# Names that bind: correct them and keep this file; `also` are other right forms, `wrong` are wrong ones.\n"


def add_name(path: Path, name: str, kind: str, wrong: str = "") -> Ledger:
    """Add an entry to a ledger, which may not be there yet, and read it; raises UserError."""
    old = read_file(path) if path.is_file() else None
    if old is not None and any(known.name == name for known in read_ledger(path).names):
        raise UserError(f"{path}: {name} is in it already: correct its entry there")
    rows = ["", "[[name]]", f"name = {_text(name)}", f"kind = {_text(kind)}"]
    if wrong and wrong.lower() != name.lower():
        rows.append(f"wrong = [{_text(wrong)}]")
    lines = _HEAD.encode() if old is None else old if old.endswith(b"\n") or not old else old + b"\n"
    write(path, lines + "".join(row + "\n" for row in rows).encode(), expected=old)
    return read_ledger(path)


def _text(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's, too."""
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
