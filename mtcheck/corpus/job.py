"""What a run over a corpus is to do: all that decides its output, in a form that every process can be sent."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from mtcheck.files.shipped import rules_folder
from mtcheck.rules.packs import pack_files
from mtcheck.settings.config import Settings
from mtcheck.version import __version__


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the columns that are read; empty where there is none."""

    text: str = "text"
    id: str = ""
    source: str = ""
    split_by: str = ""


@dataclass(frozen=True, slots=True)
class Checks:
    """What is done with each article, and the settings for all of them."""

    clean: bool = False
    unsafe: bool = False
    settings: Settings = field(default_factory=Settings)


@dataclass(frozen=True, slots=True)
class Input:
    """An input file, `name` being its place in the folder that was given; of text files, all those of a folder."""

    path: str
    name: str
    size: int = 0
    modified: int = 0  # nanoseconds


@dataclass(frozen=True, slots=True)
class Job:
    """One run. `source` and `output` are URIs or absolute paths; rows, code points."""

    source: str
    output: str
    form: str
    out_form: str
    out_folder: bool
    inputs: tuple[Input, ...]
    columns: Columns = Columns()
    checks: Checks = Checks()
    ledger: str = ""
    shard_rows: int = 500
    max_length: int = 1_000_000
    prefix: str = "mtcheck_"
    leads: tuple[int, ...] = ()  # rows at the start of each input file that belong to the article before
    schema: bytes = b""  # of the rows, where the output is Parquet

    @property
    def work(self) -> str:
        """The folder where shards wait until all are there."""
        return f"{self.output}/_mtcheck" if self.out_folder else f"{self.output}.mtcheck"

    @property
    def errors(self) -> str:
        """The file of the rows that could not be checked."""
        return f"{self.output}/_errors.jsonl" if self.out_folder else f"{self.output}.errors.jsonl"

    def settings(self) -> dict[str, Any]:
        """All that decides the output, by what a user would call it: to be the same when a run is continued."""
        chosen = replace(self.checks.settings.for_engine(), decisions=None, config=None, origins=(), exclude=())
        chosen = replace(chosen, model=chosen.model.read())  # how it is asked decides nothing
        rows = asdict(self) | {"checks": [self.checks.clean, self.checks.unsafe, repr(chosen)]}
        inputs = repr(rows.pop("inputs")).encode()
        return {
            "version": __version__,
            "input": hashlib.sha256(inputs).hexdigest(),
            "rules": _digest_of_rules(chosen.rules),
            "schema": rows.pop("schema").hex(),
            "leads": hashlib.sha256(repr(rows.pop("leads")).encode()).hexdigest(),
            **{key: rows.pop(key) for key in ("columns", "checks", "ledger", "shard_rows", "max_length", "prefix")},
        }


def _digest_of_rules(packs: tuple[Path, ...]) -> str:
    digest = hashlib.sha256()
    own = [path for pack in packs for path in pack_files(pack)]
    for path in (*sorted(p for p in rules_folder().rglob("*") if p.is_file()), *own):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()
