"""What earlier runs found: used as long as it is true, and never in the way."""

from __future__ import annotations

import marshal
import os
import pickle
import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mtcheck.output.forms import NAMES
from tests.conftest import TEST_PACK, Done
from tests.runs.conftest import ALL, BUMP, RESULT, Kept, database, rows

CONFIG = 'ledger = "names.toml"\nrules = ["own.toml"]\n'


@pytest.mark.parametrize("form", NAMES)
def test_what_has_not_changed_is_not_checked_again(kept: Kept, form: str) -> None:
    first, checked = kept("in", "--format", form)
    assert checked == ALL
    assert kept("in", "--format", form) == (first, [])
    assert kept("in", "--format", form) == (first, [])
    fresh = kept.quick("lint", "in", "--format", form, "--no-cache")
    assert fresh == first
    for other in NAMES:
        done, checked = kept("in", "--format", other)
        assert (done, checked) == (kept.quick("lint", "in", "--format", other, "--no-cache"), []) or checked == ALL
        assert checked == []


def test_outputs_of_several_forms_are_kept_together(kept: Kept) -> None:
    options = ["in", "--format", "json=a.json", "--format", "text"]
    first, _ = kept(*options)
    written = (kept.quick.folder / "a.json").read_bytes()
    assert kept(*options) == (first, [])
    assert (kept.quick.folder / "a.json").read_bytes() == written


def test_only_what_has_changed_is_checked(kept: Kept) -> None:
    kept("in")
    kept.quick.write("in/b.txt", BUMP + RESULT)
    done, checked = kept("in")
    assert checked == ["in/b.txt"]
    assert "in/b.txt:2:17: major" in done.out


def test_articles_may_move(kept: Kept) -> None:
    kept("in")
    (kept.quick.folder / "in" / "a.txt").rename(kept.quick.folder / "in" / "z.txt")
    done, checked = kept("in")
    assert checked == []
    assert "in/z.txt:1:17: major" in done.out


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("mtcheck.toml", CONFIG + 'ignore = ["note"]\n', CONFIG + 'ignore = ["calque.result"]\n'),
        ("mtcheck.toml", CONFIG, CONFIG + '[glossary]\nFlood = ["bump"]\n'),
        ("names.toml", "", '[[name]]\nname = "Anna Smirnova"\nkind = "person"\ngender = "f"\n'),
        ("own.toml", TEST_PACK.replace("calque.", "own."), TEST_PACK.replace("calque.", "ours.")),
        (
            ".mtcheck/decisions.toml",
            "",
            '[[decision]]\nrule = "calque.bump"\nverdict = "rejected"\nfound = "bump"\nsentence = "It took a bump."\n',
        ),
    ],
)
def test_settings_and_the_files_that_they_name_count(kept: Kept, name: str, before: str, after: str) -> None:
    kept.quick.packs.clear()
    kept.quick.write("names.toml", "")
    kept.quick.write("own.toml", TEST_PACK)
    kept.quick.write("mtcheck.toml", CONFIG)
    kept.quick.write(name, before)
    kept("in")
    assert kept("in")[1] == []
    kept.quick.write(name, after)
    done, checked = kept("in")
    assert checked == ALL
    assert done == kept.quick("lint", "in", "--no-cache")
    assert kept("in") == (done, [])


def test_what_only_decides_about_the_exit_status_does_not_count(kept: Kept) -> None:
    kept("in/a.txt")
    assert kept("in/a.txt", "--fail-on", "critical")[0].status == 0
    assert kept("in/a.txt", "--fail-on", "critical")[1] == []
    assert kept("in/a.txt", "--fail-under", "99.9")[0].status == 1


def test_mistakes_in_settings_are_told_every_time(kept: Kept) -> None:
    kept("in")
    kept.quick.write("mtcheck.toml", 'ignore = ["calqe"]\n')
    for _ in range(2):
        done, checked = kept("in")
        assert (done.status, checked) == (2, [])
        assert done.err.startswith("mtcheck: mtcheck.toml:1: ignore: no rule is called 'calqe'")


def test_nothing_is_kept_of_standard_input_or_on_request(kept: Kept) -> None:
    kept.quick("lint", "in", "--no-cache", "--cache-dir", "cache")
    assert not (kept.quick.folder / "cache").exists()
    kept.quick("lint", "-", "--cache-dir", "cache", input=RESULT.encode())
    assert rows(kept.quick.folder / "cache") == 0


def test_a_failing_grammar_checker_leaves_nothing_behind(kept: Kept) -> None:
    for _ in range(2):
        done, checked = kept("in/a.txt", "--grammar", "languagetool", "--grammar-server", "http://127.0.0.1:9")
        assert (done.status, checked) == (2, ["in/a.txt"])


@pytest.mark.parametrize("data", [b"no database at all" * 1000, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_made_anew(kept: Kept, data: bytes) -> None:
    first, _ = kept("in")
    database(kept.quick.folder / "cache").write_bytes(data)
    told(kept, first)
    assert kept("in") == (first, [])


def test_an_empty_file_is_a_new_one(kept: Kept) -> None:
    first, _ = kept("in")
    database(kept.quick.folder / "cache").write_bytes(b"")
    assert kept("in") == (first, ALL)


def told(kept: Kept, first: Done, checked: list[str] = ALL) -> None:
    """A run finds the same as the first, by itself, and says in one line that the cache is of no use."""
    done, again = kept("in")
    assert (done.status, done.data, again) == (first.status, first.data, checked)
    lines = set(done.err.splitlines()) - set(first.err.splitlines())
    assert [line.startswith("mtcheck: warning: cache/results-1.sqlite: holds what is no result") for line in lines] == [
        True
    ]


def changed(kept: Kept, statement: str, *values: object) -> None:
    """Do something to the database that somebody else might have done."""
    with sqlite3.connect(database(kept.quick.folder / "cache")) as base:
        base.execute(statement, values)
    base.close()


def test_damaged_entries_are_made_anew(kept: Kept) -> None:
    first, _ = kept("in")
    changed(kept, "UPDATE results SET value = substr(value, 1, length(value) / 2)")
    told(kept, first)
    assert kept("in") == (first, [])


class Evil:
    """Writes a file where a careless reader makes an object of it."""

    def __reduce__(self) -> tuple[object, ...]:
        return Path.write_text, (Path("evil"), "")


BOMB = zlib.compressobj(9)
BOMB_DATA = b"".join([*(BOMB.compress(bytes(10_000_000)) for _ in range(40)), BOMB.flush()])


@pytest.mark.parametrize(
    "value",
    [
        zlib.compress(pickle.dumps(Evil())),
        zlib.compress(marshal.dumps((1, [0, 0, 0], 0, "", ("\x1b[2J",)))),
        zlib.compress(b"\x91" * 3_000_000),
        zlib.compress(b"\xdd\xff\xff\xff\xff"),
        BOMB_DATA,
        "a text",
        7,
    ],
    ids=["pickle", "marshal", "nested", "cut", "bomb", "text", "number"],
)
def test_entries_that_others_made_are_left(kept: Kept, value: object) -> None:
    first, _ = kept("in")
    changed(kept, "UPDATE results SET value = ? WHERE length(value) > 8", value)
    told(kept, first)
    assert not (kept.quick.folder / "evil").exists()


def entries(kept: Kept, change: Callable[[list[Any]], None]) -> None:
    """Change what is kept of each article, in the very form in which mtcheck keeps it."""
    with sqlite3.connect(database(kept.quick.folder / "cache")) as base:
        for key, value in base.execute("SELECT key, value FROM results WHERE length(value) > 8").fetchall():
            entry = msgspec.msgpack.decode(zlib.decompress(value), strict=False)
            change(entry)
            data = zlib.compress(msgspec.msgpack.encode(entry))
            base.execute("UPDATE results SET value = ? WHERE key = ?", (data, key))
    base.close()


@pytest.mark.parametrize(("form", "text"), [("text", "\x1b]0;title\x07\n"), ("github", "::add-path::/tmp\n")])
def test_what_was_written_steers_no_terminal_and_no_runner(kept: Kept, form: str, text: str) -> None:
    def change(entry: list[Any]) -> None:
        if isinstance(entry[0], int) and entry[4] != [""]:
            entry[4] = [text]

    options = ["in", "--format", form]
    first, _ = kept(*options)
    entries(kept, change)
    done, checked = kept(*options)
    assert (done.data, checked) == (first.data, [])  # the reports themselves are as they were
    assert "holds what is no result of mtcheck" in done.err


@pytest.mark.parametrize(
    ("at", "value"),
    [("span", [5, 10**12]), ("span", [-3, 4]), ("span", [30, 20]), ("category", "fun"), ("rule_id", "\x1b[2J")],
)
def test_reports_about_another_text_are_left(kept: Kept, at: str, value: object) -> None:
    def change(entry: list[Any]) -> None:
        for found in entry[2] if isinstance(entry[0], str) else ():
            found[0][at] = value

    kept("in")
    entries(kept, change)
    done, _ = kept("in", "--format", "json")
    assert (done.status, done.err.count("holds what is no result")) == (1, 1)
    assert done.data == kept.quick("lint", "in", "--format", "json", "--no-cache").data


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER t AFTER INSERT ON results BEGIN SELECT randomblob(1000000000); END",
        "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT n FROM r",
        "ALTER TABLE results RENAME TO others",
    ],
)
def test_a_database_with_more_in_it_is_made_anew(kept: Kept, statement: str) -> None:
    first, _ = kept("in")
    changed(kept, statement)
    told(kept, first)
    assert kept("in") == (first, [])


def test_a_pipe_in_place_of_the_database_is_left_alone(kept: Kept) -> None:
    first, _ = kept("in")
    place = database(kept.quick.folder / "cache")
    place.unlink()
    os.mkfifo(place)
    assert kept("in") == (first, ALL)


def test_a_cache_that_cannot_be_used_is_no_error(kept: Kept) -> None:
    (kept.quick.folder / "cache" / "results-1.sqlite").mkdir(parents=True)
    first, checked = kept("in")
    assert (first.status, checked) == (1, ALL)
    assert kept("in") == (first, ALL)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a place where nobody can make a folder")
def test_a_cache_folder_that_cannot_be_made_is_told_once(kept: Kept) -> None:
    done = kept.quick("lint", "in", "--cache-dir", "/proc/nobody/cache")
    assert done.status == 1
    assert done.err.count("/proc/nobody/cache: cannot be made a folder (") == 1
