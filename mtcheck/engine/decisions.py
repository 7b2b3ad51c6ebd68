"""What was decided about findings: a file that people read and correct, and that lint, clean and fix hold to.

A decision is about every finding of its rule with the same text in the same sentence, in whatever article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtcheck.engine.fingerprint import Fingerprint, fingerprint
from mtcheck.errors import PackError, UserError
from mtcheck.text import normalized

if TYPE_CHECKING:
    from mtcheck.document import Document
    from mtcheck.findings import Finding

_HEAD = """# Decisions about findings of mtcheck: what is "ignored" or "rejected" is not shown again; what is "accepted"
# or "edited" is repaired as `to` says wherever the sentence turns up. Correct entries, or take them out, by hand.
"""


class Verdict(StrEnum):
    """What was decided: not to be shown, no fault, one of the suggestions, or a text of one's own."""

    IGNORED = "ignored"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    EDITED = "edited"


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry: found text and sentence are normalized as in fingerprints.

    `to` is what the found text reads afterwards, where it is accepted or edited; `file` is the article that it was
    decided in, seen from the folder of the configuration.
    """

    rule: str
    verdict: Verdict
    found: str
    sentence: str
    to: str = ""
    reason: str = ""
    file: str = ""

    @property
    def key(self) -> Fingerprint:
        """The fingerprint of the findings that it is about."""
        return Fingerprint(self.rule, self.found, self.sentence)

    @property
    def silences(self) -> bool:
        """Whether such findings are not to be shown."""
        return self.verdict in (Verdict.IGNORED, Verdict.REJECTED)


class Decisions:
    """The decisions of a file, looked up by the fingerprint of a finding."""

    def __init__(self, entries: Iterable[Decision] = (), path: Path | None = None) -> None:
        self.path = path
        self._entries = {entry.key: entry for entry in entries}
        self._found = {(entry.rule, entry.found) for entry in self}

    def __iter__(self) -> Iterator[Decision]:
        """All of them, in the order of the file."""
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def about(self, finding: Finding, document: Document) -> Decision | None:
        """The decision about a finding, whichever of its like in the article it is."""
        found = normalized(document.text[slice(*document.seen(finding.span))])
        if (finding.rule_id, found) not in self._found:
            return None
        return self._entries.get(fingerprint(finding, document))


def read_decisions(path: Path) -> Decisions:
    """The decisions in a file, none where there is no file yet; raises UserError with file and line."""
    from mtcheck.files.compiled import cached

    if not path.is_file():
        return Decisions((), path)
    return Decisions(cached("decisions", [(path, "")], list[Decision], lambda: list(_read(path))), path)


def record(path: Path, decisions: Iterable[Decision], forget: Iterable[Fingerprint] = ()) -> None:
    """Add decisions to a file, each in place of an earlier one about the same, and take out those to forget.

    Other processes may do so at the same time: none loses what another wrote. Raises UserError.
    """
    forgotten, new = set(forget), {decision.key: decision for decision in decisions}

    def changed(entries: dict[Fingerprint, Decision]) -> dict[Fingerprint, Decision]:
        return {key: entry for key, entry in (entries | new).items() if key not in forgotten or key in new}

    update(path, changed)


def update(path: Path, change: Callable[[dict[Fingerprint, Decision]], dict[Fingerprint, Decision]]) -> None:
    """Replace the decisions of a file by what `change` makes of them, while no other process can; raises UserError."""
    from mtcheck.files.locking import locked
    from mtcheck.files.writing import write_beside

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"{path.parent}: cannot be made a folder: {(error.strerror or str(error)).lower()}") from None
    with locked(path.parent):
        before = {entry.key: entry for entry in _read(path)} if path.is_file() else {}
        after = change(dict(before))
        if after != before or not path.is_file():
            write_beside(path, as_toml(after.values()).encode("utf-8", "replace"))


def as_toml(decisions: Iterable[Decision]) -> str:
    """A file of decisions, in the order of articles and sentences, so that two versions are easily compared."""
    entries = sorted(decisions, key=lambda d: (d.file, d.sentence, d.found, d.rule))
    return _HEAD + "".join(_table(entry) for entry in entries)


def _table(entry: Decision) -> str:
    rows = [f"{key} = {_toml(value)}\n" for key, value in asdict(entry).items() if value or _needed(entry, key)]
    return "\n[[decision]]\n" + "".join(rows)


def _needed(entry: Decision, key: str) -> bool:
    return key == "to" and not entry.silences


def _toml(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's, too, which also wants one for the sign of deletion."""
    import json  # only where something is written

    return json.dumps(str(text), ensure_ascii=False).replace("\x7f", "\\u007f")


def _read(path: Path) -> Iterator[Decision]:
    from mtcheck.files.tomlfile import read_toml

    try:
        text, data = read_toml(path)
    except PackError as error:
        raise UserError(str(error)) from None
    lines = [number for number, line in enumerate(text.split("\n"), 1) if line.strip() == "[[decision]]"]
    tables = data.pop("decision", [])
    if data or not isinstance(tables, list):
        stranger = next(iter(data), "decision")
        raise UserError(f"{path}: {stranger!r} is not known here; decisions are tables that begin with [[decision]]")
    for number, table in enumerate(tables):
        line = lines[number] if number < len(lines) else 1
        try:
            yield _decision(table)
        except ValueError as error:
            raise UserError(f"{path}:{line}: {error}") from None


_KEYS = ("rule", "verdict", "found", "sentence", "to", "reason", "file")


def _decision(table: Any) -> Decision:
    if not isinstance(table, dict):
        raise ValueError("decisions are tables that begin with [[decision]]")
    for key, value in table.items():
        if key not in _KEYS:
            raise ValueError(f"unknown key {key!r} in a decision; known are {', '.join(_KEYS)}")
        if not isinstance(value, str):
            raise ValueError(f"{key} is to be a text in quotes")
    if missing := [key for key in _KEYS[:4] if not table.get(key)]:
        raise ValueError(f"a decision needs the key {missing[0]!r}")
    if table["verdict"] not in set(Verdict):
        raise ValueError(f"verdict {table['verdict']!r} is not known; it is one of {', '.join(Verdict)}")
    decision = Decision(**{**table, "verdict": Verdict(table["verdict"])})
    if "to" not in table and not decision.silences:
        raise ValueError(f"a decision that is {decision.verdict} needs the key 'to' (\"\" deletes)")
    return decision
