"""What an interrupted run left may have come from others since: nothing of it runs, and what is odd is done again."""

from __future__ import annotations

import json
import marshal
import pickle
from pathlib import Path

import pytest

from mtcheck.corpus import forms, shards
from mtcheck.corpus.shards import missing
from mtcheck.errors import UserError
from tests.corpus.conftest import PEOPLE, Corpora, Interrupted, inline, rows, stops_after


class Evil:
    """Writes a file where a careless reader makes an object of it."""

    def __reduce__(self) -> tuple[object, ...]:
        return Path.write_text, (Path("evil"), "")


POISON = {
    "pickle": pickle.dumps(Evil()),
    "marshal": marshal.dumps({"counts": {"rows": 1}}),
    "nested": b'{"counts": ' + b"[" * 200_000,
    "list": b"[]",
    "cut": b'{"counts": {"rows"',
    "more": json.dumps({"counts": {"rows": "many"}, "errors": []}).encode(),
    "empty": b"",
}


@pytest.fixture
def begun(corpora: Corpora, monkeypatch: pytest.MonkeyPatch) -> Corpora:
    """A run that was interrupted after three of its six shards, and a whole one to compare with."""
    monkeypatch.chdir(corpora.folder)
    corpora.parquet("in.parquet", rows(12))
    corpora("in.parquet", "whole.parquet", shard_rows=2)
    with pytest.raises(Interrupted):
        corpora("in.parquet", "out.parquet", shard_rows=2, engine=stops_after(3))
    return corpora


@pytest.mark.parametrize("poison", POISON)
def test_a_shard_with_an_odd_summary_is_done_again(
    begun: Corpora, poison: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = begun.folder / "out.parquet.mtcheck" / "000000-00000001.json"
    assert place.is_file()
    place.write_bytes(POISON[poison])
    begun("in.parquet", "out.parquet", shard_rows=2)
    assert begun.bytes("out.parquet") == begun.bytes("whole.parquet")
    assert capsys.readouterr().err.splitlines() == [
        f"mtcheck: warning: {place}: is not what a worker left: the shard is done again"
    ]
    assert not Path("evil").exists()


@pytest.mark.parametrize("poison", POISON)
def test_an_odd_manifest_is_no_run_to_go_on_with(begun: Corpora, poison: str, capsys) -> None:
    (begun.folder / "out.parquet.mtcheck" / "manifest.json").write_bytes(POISON[poison])
    with pytest.raises(UserError, match="--restart to begin anew"):
        begun("in.parquet", "out.parquet", shard_rows=2)
    assert capsys.readouterr().err.count("\n") == (poison != "more")
    assert begun("in.parquet", "out.parquet", shard_rows=2, restart=True).rows == 12
    assert not Path("evil").exists()


@pytest.mark.parametrize("data", [b"", pickle.dumps(Evil()), b"ARROW1\0\0" + b"\xff" * 400, "swapped"])
def test_an_odd_output_of_a_shard_is_told_and_not_used(begun: Corpora, data: bytes | str) -> None:
    work = begun.folder / "out.parquet.mtcheck"
    other = bytearray((work / "000000-00000001.arrow").read_bytes())
    other[len(other) // 2 :] = b"\xfe" * (len(other) - len(other) // 2)
    (work / "000000-00000000.arrow").write_bytes(bytes(other) if isinstance(data, str) else data)
    with pytest.raises(UserError, match="is not what a worker left: give --restart"):
        begun("in.parquet", "out.parquet", shard_rows=2)
    assert not Path("evil").exists()


@pytest.mark.parametrize("poison", ["pickle", "nested", "list"])
def test_odd_names_of_a_shard_are_collected_anew(
    corpora: Corpora, poison: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpora.folder)
    corpora.parquet("in.parquet", [{"text": PEOPLE[at % len(PEOPLE)]} for at in range(15)])
    corpora("in.parquet", "whole.jsonl", shard_rows=4, ledger=str(corpora.folder / "whole.toml"))
    ledger = str(corpora.folder / "names.toml")
    with pytest.raises(Interrupted):
        corpora("in.parquet", "out.jsonl", shard_rows=4, ledger=ledger, engine=stops_after(2))
    place = corpora.folder / "out.jsonl.mtcheck" / "names-000000-00000001.json"
    place.write_bytes(POISON[poison])
    corpora("in.parquet", "out.jsonl", shard_rows=4, ledger=ledger)
    assert corpora.bytes("names.toml") == corpora.bytes("whole.toml")
    assert set(capsys.readouterr().err.splitlines()) == {
        f"mtcheck: warning: {place}: is not what a worker left: the names of the shard are collected anew"
    }


def test_a_compressed_file_is_gathered_by_its_size(corpora: Corpora, monkeypatch: pytest.MonkeyPatch) -> None:
    corpora.lines("in.jsonl.gz", [{"text": "It rained. " * 40, "pad": " " * 20_000} for _ in range(60)])
    corpora("in.jsonl.gz", "whole.jsonl", shard_rows=500)
    for module in (forms, shards):
        monkeypatch.setattr(module, "HEAVY", 50_000)
    sizes = []

    def watched(job, make, done):
        sizes.extend(len(shard.data) for shard in missing(job, done))
        return inline(job, make, done)

    corpora("in.jsonl.gz", "out.jsonl", shard_rows=500, engine=watched)
    assert len(sizes) > 10
    assert max(sizes) < 150_000
    assert corpora.bytes("out.jsonl") == corpora.bytes("whole.jsonl")
