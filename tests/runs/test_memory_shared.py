"""Results that are kept: read-only, side by side with other runs, and bounded."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from mtcheck.files import results
from mtcheck.files.results import Results
from tests.conftest import TEST_PACK, Cli, Quick
from tests.runs.conftest import ALL, BUMP, RESULT, Kept, database, rows


def test_what_is_read_only_is_read_only(kept: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    first, _ = kept("in")
    before = database(kept.quick.folder / "cache").read_bytes()
    connect = sqlite3.connect

    def read_only(place: object, **more: object) -> sqlite3.Connection:
        if more.get("uri"):
            return connect(place, **more)  # type: ignore[call-overload, no-any-return]
        raise sqlite3.OperationalError("attempt to write a readonly database")

    monkeypatch.setattr(results.sqlite3, "connect", read_only)
    assert kept("in") == (first, [])
    kept.quick.write("in/b.txt", BUMP + RESULT)
    assert kept("in")[1] == ["in/b.txt"]
    assert kept("in")[1] == ["in/b.txt"]
    assert database(kept.quick.folder / "cache").read_bytes() == before


def test_a_file_that_another_run_keeps_to_itself_is_waited_for_and_then_left(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, _ = kept("in")
    monkeypatch.setattr(results, "_WAIT", 0.05)
    other = sqlite3.connect(database(kept.quick.folder / "cache"), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    assert kept("in") == (first, ALL)
    other.execute("ROLLBACK")
    other.close()
    assert kept("in") == (first, [])


def test_runs_side_by_side(cli: Cli, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "test.toml").write_text(TEST_PACK)
    cli.rules = str(rules)
    for i in range(300):
        cli.write(f"in/{i}.txt", f"Number {i}. {RESULT}")
    cli.env["MTCHECK_CACHE_DIR"] = str(tmp_path / "results")
    runs = [cli.popen("lint", "in", "--jobs", "2") for _ in range(3)]
    outputs = {process.communicate(timeout=120) for process in runs}
    assert {process.returncode for process in runs} == {1}
    assert len(outputs) == 1
    assert rows(tmp_path / "results") == 600


def test_size_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(results, "LARGEST", 100_000)
    store = Results(tmp_path)
    for i in range(2000):
        store.put(i.to_bytes(4), i.to_bytes(4) * 20 + bytes(range(200)))
    store.close()
    assert database(tmp_path).stat().st_size < 250_000
    again = Results(tmp_path)
    assert again.get((1999).to_bytes(4)) is not None  # the latest is there
    assert again.get((0).to_bytes(4)) is None
    again.close()


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 1_000_000_000.0

    def at(day: int) -> Results:
        monkeypatch.setattr(results.time, "time", lambda: now + day * 86400)
        return Results(tmp_path)

    store = at(0)
    store.put(b"a", b"1")
    store.put(b"b", b"2")
    store.close()
    store = at(20)
    assert store.get(b"a") == b"1"
    store.close()
    store = at(40)
    store.put(b"c", b"3")
    store.close()
    store = at(40)
    assert [store.get(key) for key in (b"a", b"b", b"c")] == [b"1", None, b"3"]
    store.close()


def test_reports_on_pages_are_kept_as_others_are(quick: Quick) -> None:
    quick.write("a.html", "<p>It fell in&nbsp;the <b>result</b> of <i>rain &amp; wind</i>, it is said.</p>\n")
    for form in ("text", "json", "github", "json"):
        done = quick("lint", "a.html", "--format", form, "--cache-dir", "cache")
        assert (done.status, done.err) == (1, "")
