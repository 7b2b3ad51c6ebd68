"""Sorted lines that are searched where they lie."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from mtcheck.files import lists
from mtcheck.files.lists import Lines, OnDisk

WORDS = st.text("abc -\u00e9", min_size=1, max_size=4)
LONG = "x" * lists._PAGE  # a line that takes a page


def on_the_disk(folder: str, text: str, before: bytes = b"") -> Lines:
    place = Path(folder, f"{len(before)}.txt")
    place.write_bytes(before + text.encode())
    there = OnDisk(place, 10_000_000)
    there.skip(len(before))
    return Lines(there)


@given(st.sets(WORDS), WORDS)
def test_a_line_is_among_them_or_not(lines: set[str], other: str) -> None:
    found = Lines("\n".join(sorted(lines)).encode())
    assert all(line in found for line in lines)
    assert (other in found) == (other in lines)
    assert None not in found
    assert list(found) == sorted(lines)


@given(st.sets(WORDS), st.text("abc", max_size=2), st.sampled_from(["", LONG]), st.sampled_from(["a", LONG]))
def test_what_stands_behind_a_text_in_lines_that_begin_alike(lines: set[str], key: str, long: str, before: str) -> None:
    lines, key = {before + line for line in lines}, before + key
    text = "\n".join(sorted(f"{line}\t{long}" for line in lines))
    expected = sorted(f"{line}\t{long}"[len(key) :] for line in lines if line.startswith(key))
    with TemporaryDirectory() as folder:
        for found in (Lines(text.encode()), on_the_disk(folder, text), on_the_disk(folder, text, b"\xc6\0\0\0\0")):
            assert list(found.behind(key)) == expected
            assert found.first(key) == next(iter(expected), None)


def test_what_others_write_into_the_file_makes_no_trouble(tmp_path: Path) -> None:
    found = on_the_disk(str(tmp_path), "".join(f"a{at:05}\tb\n" for at in range(2000)))
    assert found.first("a01000\t") == "b"
    for data in (b"", b"\xff" * 99, b"a01000\t" * 5000):
        (tmp_path / "0.txt").write_bytes(data)
        assert found.first("a01000\t") != "b"
