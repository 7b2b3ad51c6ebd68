"""What tests of corpora share: small corpora, and a run of one within this process."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mtcheck.corpus.job import Checks, Columns, Job
from mtcheck.corpus.run import plan, run
from mtcheck.corpus.shards import Shard, missing
from mtcheck.rules import loading
from mtcheck.settings.config import Settings
from tests.conftest import TEST_PACK, fresh_engine

SENTENCES = (
    "The bridge was closed in the result of the flood.",
    "Nothing happened in the village that evening, and everyone was glad of it.",
    "He accepted participation in the talks with the miners.",
    "The mayor promised that the school would be open by the end of the summer.",
    "Ein langer Satz in einer anderen Sprache, den die Leser der Zeitung nicht verstehen werden und sollen.",
    "The road was built in the result of a long dispute. The workers were paid on Friday.",
)


def rows(number: int) -> list[dict[str, Any]]:
    """Articles of one to four sentences, never two the same."""
    found = []
    for at in range(number):
        text = "\n".join(SENTENCES[(at + n) % len(SENTENCES)] for n in range(at % 4 + 1))
        found.append(
            {"id": f"a{at}", "text": f"{text}\nThat was item {at}.", "year": 2000 + at, "tags": ["x", str(at)]}
        )
    return found


def inline(job: Job, make: Callable[[Job], Callable[[Shard], Any]], done: frozenset[str]) -> Iterator[Any]:
    """An engine without processes."""
    worker = make(job)
    return (worker(shard) for shard in missing(job, done))


class Corpora:
    """Writes corpora and runs over them, with one worker in this process unless an engine is given."""

    def __init__(self, folder: Path, pack: Path) -> None:
        self.folder, self.pack = folder, pack

    def __call__(
        self, source: str, output: str, *, engine: Any = inline, columns: Columns | None = None, **more: Any
    ) -> Any:
        settings = Settings(rules=(self.pack,), source_pattern=columns.source if columns else "")
        checks = Checks(clean=more.pop("clean", True), settings=settings)
        again = {name: more.pop(name) for name in ("restart", "overwrite") if name in more}
        job = plan(str(self.folder / source), str(self.folder / output), columns or Columns(), checks, **more)
        return run(job, engine, **again)[0]

    def parquet(self, name: str, values: list[dict[str, Any]], **more: Any) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        pq.write_table(pa.Table.from_pylist(values), path, **more)
        return path

    def lines(self, name: str, values: Iterable[dict[str, Any] | bytes]) -> Path:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        lines = (v if isinstance(v, bytes) else json.dumps(v, ensure_ascii=False).encode() for v in values)
        data = b"".join(line + b"\n" for line in lines)
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    def bytes(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def read(self, name: str) -> list[dict[str, Any]]:
        path = self.folder / name
        if name.endswith(".parquet"):
            return list(pq.read_table(path).to_pylist())
        with pa.input_stream(path) as stream:
            return [json.loads(line) for line in stream.read().splitlines()]


@pytest.fixture
def corpora(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Corpora:
    """Corpora in an empty folder, with no rules but those of TEST_PACK."""
    for name in ("corpora", "rules"):
        (tmp_path / name).mkdir()
    pack = tmp_path / "test.toml"
    pack.write_text(TEST_PACK, encoding="utf-8")
    monkeypatch.setattr(loading, "rules_folder", lambda: tmp_path / "rules")
    fresh_engine(monkeypatch)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Corpora(tmp_path / "corpora", pack)


class Interrupted(Exception):
    """What an engine raises in the middle."""


def stops_after(number: int):
    """An engine that is interrupted after so many shards, those of a first pass among them."""
    left = [number]

    def engine(job, make, done):
        for result in inline(job, make, done):
            if not left[0]:
                raise Interrupted
            left[0] -= 1
            yield result

    return engine


PEOPLE = (
    "Iryna Kovalchuk opened the clinic in spring. Kovalchuk thanked the nurses of the town.",
    "Irina Kovalchuk was asked about the clinic. The nurses said that Kovalchuk had helped.",
    "Iryna Kovalchuk spoke with Petro Marchenko. Marchenko and Kovalchuk signed the paper.",
    "Pyotr Marchenko was absent that day. Later Marchenko sent a letter to the clinic.",
    "The nurses wrote to Kovalchuk. Nobody else was there.",
)
