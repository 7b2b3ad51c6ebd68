"""What folders hold: nothing is passed over in silence, nothing is waited for, and no link leads out."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from mtcheck.files.walking import expand
from tests.conftest import Quick

RESULT = "The bridge fell in the result of a flood.\n"


@pytest.fixture
def articles(quick: Quick) -> Quick:
    quick.write("in/a.txt", RESULT)
    quick.write("in/private/b.txt", RESULT)
    return quick


@pytest.mark.parametrize("folder", [".", "in"])
@pytest.mark.parametrize("command", [["clean"], ["lint", "--format", "html"]])
def test_what_a_run_has_written_is_no_article_of_the_next(articles: Quick, folder: str, command: list[str]) -> None:
    for output in ("in/out", "./in/out/", str(articles.folder / "in" / "out")):
        assert articles(*command, folder, "--output-dir", output).status < 2
        made = sorted(str(path.relative_to(articles.folder)) for path in articles.folder.rglob("*") if path.is_file())
        top = "in/" * (folder == ".")
        pages = [".html", ["in/out/index.html"]] if command[0] == "lint" else ["", []]
        names = [f"in/out/{top}{name}{pages[0]}" for name in ("a.txt", "private/b.txt")]
        assert made == sorted(["in/a.txt", "in/private/b.txt", *names, *pages[1]])


@pytest.mark.parametrize("named", [["in/out"], ["in/out/x.txt"]])
def test_what_is_named_is_read_wherever_the_output_goes(articles: Quick, named: list[str]) -> None:
    articles.write("in/out/x.txt", RESULT)
    assert articles("clean", *named, "--output-dir", "in/out").status == 0
    assert (articles.folder / "in/out/x.txt").read_text() != RESULT


@pytest.fixture
def locked(articles: Quick, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder that may not be looked into, also by the superuser."""
    folder, scandir = articles.folder / "in" / "private", os.scandir

    def refused(path: Any = ".") -> Any:
        if os.path.realpath(path) == str(folder):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    folder.chmod(0)
    yield folder
    folder.chmod(stat.S_IRWXU)


@pytest.mark.parametrize("command", [["lint"], ["clean", "--in-place"], ["names"]])
def test_a_folder_that_cannot_be_read_is_told(articles: Quick, locked: Path, command: list[str]) -> None:
    articles.packs = [] if command == ["names"] else articles.packs
    done = articles(*command, "in")
    assert done.status == 2
    assert "mtcheck: in/private: no permission to open it\n" in done.err


def test_a_folder_that_is_left_out_need_not_be_readable(articles: Quick, locked: Path) -> None:
    articles.write("mtcheck.toml", 'exclude = ["private/"]\n')
    done = articles("lint", "in")
    assert (done.status, done.err) == (1, "")


def test_a_top_folder_that_cannot_be_read_is_told_once(articles: Quick, locked: Path) -> None:
    done = articles("lint", "in/private")
    assert (done.status, done.err) == (2, "mtcheck: in/private: no permission to open it\n")


def test_what_is_called_like_an_article_and_is_none_is_told(articles: Quick) -> None:
    inside = articles.folder / "in"
    (inside / "gone.txt").symlink_to("nowhere")
    (inside / "round.md").symlink_to("round.md")
    os.mkfifo(inside / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("in/socket.html")
        done = articles("lint", "in")
    assert done.status == 2
    assert done.err.splitlines() == [
        "mtcheck: in/gone.txt: a link to nothing",
        "mtcheck: in/pipe.txt: no file, but called like one",
        "mtcheck: in/round.md: a link to nothing",
        "mtcheck: in/socket.html: no file, but called like one",
    ]
    assert done.out.count("calque.result") == 2  # the others are checked all the same


def test_links_lead_nowhere_else(articles: Quick) -> None:
    outside = articles.folder.parent / "diary.txt"
    outside.write_text(RESULT)
    (articles.folder / "in" / "diary.txt").symlink_to(outside)
    (articles.folder / "in" / "inner.txt").symlink_to("a.txt")
    done = articles("clean", "in", "--in-place")
    assert done.status == 0
    assert "in/diary.txt: left out, for it is a link to a file outside of" in done.err
    assert outside.read_text() == RESULT
    assert (articles.folder / "in" / "a.txt").read_text() != RESULT
    assert articles("clean", "in/diary.txt", "--in-place").status == 0  # named, it is meant
    assert outside.read_text() != RESULT


def test_links_within_a_repository_are_followed(articles: Quick) -> None:
    articles.write("store/x.txt", RESULT)
    (articles.folder / ".git").mkdir()
    (articles.folder / "in" / "x.txt").symlink_to("../store/x.txt")
    done = articles("lint", "in")
    assert (done.status, done.err) == (1, "")
    assert "in/x.txt:1:17" in done.out


def test_hidden_folders_are_not_looked_into(articles: Quick, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path=".": (seen.append(str(path)), scandir(path))[1])
    articles.write("in/.git/objects/a.txt", RESULT)
    assert list(expand(["in"]).files) == [Path("in/a.txt"), Path("in/private/b.txt")]
    assert not any(".git" in place for place in seen)


@pytest.mark.parametrize("command", [["clean"], ["lint", "--format", "html"]])
@pytest.mark.parametrize("planted", ["file", "folder"])
def test_nothing_is_written_by_a_planted_link(articles: Quick, command: list[str], planted: str) -> None:
    outside = articles.folder.parent / "home"
    outside.mkdir()
    name = "a.txt" if command == ["clean"] else "a.txt.html"
    (outside / name).write_text("mine")
    (articles.folder / "out").mkdir()
    if planted == "file":
        (articles.folder / "out" / name).symlink_to(outside / name)
    else:
        (articles.folder / "out" / "private").symlink_to(outside)
    done = articles(*command, "in", "--output-dir", "out")
    assert done.status == 2
    assert "a link leads out of out" in done.err
    assert [path.name for path in outside.iterdir()] == [name]
    assert (outside / name).read_text() == "mine"
