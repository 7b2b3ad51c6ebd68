"""Reading and writing: byte for byte, whole or not at all."""

from __future__ import annotations

import os
import socket
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck.errors import UserError
from mtcheck.files import articles, writing
from mtcheck.files.walking import expand

TEXT = "The mayor’s café opened.\r\nNobody came.\n"


@pytest.mark.parametrize(
    ("data", "encoding", "text"),
    [
        (b"", "utf-8", ""),
        (TEXT.encode(), "utf-8", TEXT),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", "\ufeff" + TEXT),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le", "\ufeff" + TEXT),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", "\ufeff" + TEXT),
        (b"\xff\xfe", "utf-16-le", "\ufeff"),
    ],
)
def test_what_is_read_is_written_back_the_same(data: bytes, encoding: str, text: str) -> None:
    article = articles.decode(data, "a.txt")
    assert (article.encoding, article.text) == (encoding, text)
    assert article.encode(article.text) == data


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"caf\xe9 au lait", "not valid UTF-8 at byte 3"),
        (b"\xff\xfea", "not valid UTF-16-LE"),
        (b"\xff\xfe\x00\xd8a\x00", "not valid UTF-16-LE"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not a text file"),
        (b"PK\x03\x04\x00\x00", "not a text file"),
        (b"fine " * 50_000 + b"\x00", "not a text file"),
        ("no mark".encode("utf-16-le"), "not a text file"),
        ("too wide".encode("utf-32"), "not a text file"),
        ("too wide".encode("utf-32-be"), "not a text file"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, problem: str) -> None:
    with pytest.raises(UserError, match=problem) as error:
        articles.decode(data, "b.txt")
    assert str(error.value).startswith("b.txt: ")
    assert "\n" not in str(error.value)


def test_too_large_is_refused_without_reading_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("was read"))
    with pytest.raises(UserError, match=r"large\.txt: 50 MB is too large"):
        articles.read(path)


def test_too_large_on_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(articles, "MAX_BYTES", 10)
    with pytest.raises(UserError, match="too large"):
        articles.decode(b"eleven byte", "-")


def test_what_cannot_be_read(tmp_path: Path) -> None:
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(UserError, match="there is no such file"):
        articles.read(tmp_path / "missing.txt")
    with pytest.raises(UserError, match="symbolic links"):
        articles.read(loop)
    with pytest.raises(UserError, match="file name too long"):
        articles.read(tmp_path / ("x" * 300))
    with pytest.raises(UserError, match="not a file"):
        articles.read(tmp_path)


def test_a_socket_is_no_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # names of sockets are short
    with socket.socket(socket.AF_UNIX) as server:
        server.bind("s.txt")
        with pytest.raises(UserError, match="not a file"):
            articles.read(Path("s.txt"))


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(b"Rain fell.",))
    writer.start()
    assert articles.read(pipe).text == "Rain fell."
    writer.join()


def test_expand(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.md", "c/d.HTML", "c/e.pdf", ".git/f.txt", "c/.g.txt", "empty/h.doc"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = expand(["."])
    assert (list(found.files), found.problems) == ([Path("a.md"), Path("b.txt"), Path("c/d.HTML")], [])
    assert list(expand(["c/e.pdf", "-", ".git", "b.txt", "./b.txt", "-"]).files) == [
        Path("c/e.pdf"),
        None,
        Path(".git/f.txt"),
        Path("b.txt"),
    ]
    found = expand(["empty", "", "missing.txt", "n" * 5000])
    assert list(found.files) == [Path("missing.txt"), Path("n" * 5000)]  # reading them will tell
    assert found.problems[0].startswith("empty: no articles in this folder")
    assert found.problems[1] == "'': there is no such file"


def leftovers(folder: Path) -> list[str]:
    return [p.name for p in folder.iterdir() if p.name.startswith(".")]


def test_write_keeps_the_mode(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    path.chmod(0o640)
    writing.write(path, b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert not leftovers(tmp_path)


def test_write_gives_new_files_the_usual_mode(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        writing.write(tmp_path / "a.txt", b"new")
    finally:
        os.umask(old)
    assert stat.S_IMODE((tmp_path / "a.txt").stat().st_mode) == 0o640


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_write_keeps_the_owner(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    os.chown(path, 1234, 4321)
    writing.write(path, b"new")
    assert (path.stat().st_uid, path.stat().st_gid) == (1234, 4321)


def test_write_follows_links(tmp_path: Path) -> None:
    target, link = tmp_path / "far" / "a.txt", tmp_path / "link.txt"
    target.parent.mkdir()
    target.write_bytes(b"old")
    link.symlink_to(target)
    writing.write(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert not leftovers(tmp_path) + leftovers(target.parent)


def test_the_longest_file_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("ж" * 125 + ".txt")
    path.write_bytes(b"old")
    writing.write(path, b"new")
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize("by", ["mode", "access"])
def test_read_only_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")
    if by == "mode":  # holds for root, too, whom no mode would stop
        path.chmod(0o444)
    else:
        monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    with pytest.raises(UserError, match="read-only, left as it was"):
        writing.write(path, b"new")
    assert path.read_bytes() == b"old"
    assert not leftovers(tmp_path)


def test_what_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"newer")
    with pytest.raises(UserError, match="changed by another program meanwhile"):
        writing.write(path, b"new", expected=b"old")
    assert path.read_bytes() == b"newer"
    path.unlink()
    with pytest.raises(UserError, match="cannot be written: no such file"):
        writing.write(path, b"new", expected=b"old")
    assert not path.exists()


@pytest.mark.parametrize("step", ["fsync", "chmod", "replace"])
@pytest.mark.parametrize("stop", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_nothing_half_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str, stop: BaseException) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"old")

    def halt(*_: object) -> None:
        raise stop

    monkeypatch.setattr(os if step == "fsync" else Path, step, halt)
    with pytest.raises((KeyboardInterrupt, UserError)):
        writing.write(path, b"new")
    monkeypatch.undo()
    assert path.read_bytes() == b"old"
    assert not leftovers(tmp_path)


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda folder: folder / "missing" / "a.txt", "no such file or directory"),
        (lambda folder: folder, "is a directory"),
        (lambda folder: folder / ("x" * 300), "file name too long"),
    ],
)
def test_what_cannot_be_written(tmp_path: Path, make: Callable[[Path], Path], problem: str) -> None:
    with pytest.raises(UserError, match=f"cannot be written: {problem}"):
        writing.write(make(tmp_path), b"new")


def test_devices_and_pipes_are_written_to_and_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    writing.write(pipe, b"new")
    reader.join()
    assert got == [b"new"]
    assert pipe.is_fifo()
    with pytest.raises(UserError, match="cannot be changed in place"):
        writing.write(pipe, b"new", expected=b"old")


@pytest.mark.parametrize("name", ["-", "/dev/stdout"])
def test_standard_output_as_a_file(name: str, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    writing.write(Path(name), b"caf\xc3\xa9\r\n")
    assert capfdbinary.readouterr().out == b"caf\xc3\xa9\r\n"


def test_a_link_to_nothing_is_not_written_by(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "outside")
    with pytest.raises(UserError, match="is no file, or a link to none: remove it"):
        writing.write_beside(tmp_path / "link", b"text")
    assert not (tmp_path / "outside").exists()
    (tmp_path / "outside").write_bytes(b"old")
    writing.write_beside(tmp_path / "link", b"text")
    writing.write_beside(tmp_path / "new", b"text")
    assert (tmp_path / "outside").read_bytes() == (tmp_path / "new").read_bytes() == b"text"
