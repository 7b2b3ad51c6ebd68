"""What was compiled from data files last time, kept in the user's cache folder until one of the files changes.

A cache may be anyone's work: it holds nothing but MessagePack, and is read as the one type that it is to hold. A wheel
brings what is compiled of mtcheck's own files, so that the first run has it: under names that tell what these files and
the code hold.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from stat import S_ISDIR
from typing import Any

import msgspec

from mtcheck.errors import UserError
from mtcheck.files.digests import blake2b
from mtcheck.files.lists import Lines, OnDisk
from mtcheck.files.reading import read_file
from mtcheck.files.shipped import cache_folder, rules_folder
from mtcheck.telling import warn
from mtcheck.version import __version__

_CODE = Path(__file__).parent.parent
_SHIPPED = _CODE / "compiled"  # is there in a wheel
_KEPT = 20  # files of a kind in the cache folder; more are leftovers of versions and packs that are gone
_LARGEST = 100_000_000  # bytes of one
_HEAD = b"\xc6"  # what MessagePack writes before the length of many bytes, which follow


def cached(kind: str, files: Iterable[tuple[Path, str]], shape: Any, build: Callable[[], Any]) -> Any:
    """What `build` makes of the files (paths and the names that the result calls them by), a value of the type `shape`.

    It is built again when a file or the code of mtcheck has changed. A disk that cannot be written to costs only time.
    """
    files = tuple(files)
    place = _place(kind, files)
    known = _read(place, shape)
    if known is not None:
        return known
    result = _read(_in(_SHIPPED, kind, files), shape) if _SHIPPED.is_dir() else None
    if result is None:
        result = build()
    _store(place, kind, result)
    return result


def cached_lines(kind: str, files: Iterable[tuple[Path, str]], build: Callable[[], Iterable[str]]) -> Lines:
    """The lines that `build` makes of the files, in their order, which is to be that of their first columns."""
    files = tuple(files)
    place = _place(kind, files)
    try:
        return _lines_at(place)
    except (OSError, ValueError):
        text: bytes = cached(kind, files, bytes, lambda: "\n".join(build()).encode())
    try:
        return _lines_at(place)
    except (OSError, ValueError):
        return Lines(text)


def _lines_at(place: Path | None) -> Lines:
    """Lines that are left where `cached` has put them; raises OSError or ValueError where they are not there."""
    if place is None or _into:
        raise ValueError
    text, size = OnDisk(place, _LARGEST), len(_HEAD) + 4
    head = text[0:size]
    text.skip(size)
    if head != _HEAD + len(text).to_bytes(4, "big"):
        raise ValueError
    return Lines(text)


@contextmanager
def compiling_into(folder: Path) -> Iterator[None]:
    """Build what `cached` is asked for of mtcheck's own files, and put it into a folder that a wheel brings."""
    _into.append(folder)
    try:
        yield
    finally:
        _into.remove(folder)


_into: list[Path] = []


def kept(kind: str, shape: Any) -> Any:
    """What `keep` has put away under a name since the code of mtcheck has changed, of the type `shape`; else None."""
    return _read(_place(kind, ()), shape)


def keep(kind: str, value: Any) -> None:
    """Put something away under a name, in the place of what was there."""
    _store(_place(kind, ()), kind, value)


def _read(place: Path | None, shape: Any) -> Any:
    if place is not None:
        try:
            return msgspec.msgpack.decode(read_file(place, _LARGEST), type=shape)
        except (FileNotFoundError, NotADirectoryError):  # a home that is /dev/null, as programs' users may have it
            pass
        except (OSError, ValueError, RecursionError):
            warn(f"{place}: is no cache of mtcheck: made anew")
    return None


def packed(value: Any) -> bytes:
    """A part of what is built that is read by itself, if at all."""
    return msgspec.msgpack.encode(value)


def unpacked(data: bytes, shape: Any) -> Any:
    """What `packed` has packed, a value of the type `shape`; raises UserError for anything else."""
    try:
        return msgspec.msgpack.decode(data, type=shape)
    except (ValueError, RecursionError):
        raise not_ours() from None


def as_line(value: Any) -> str:
    """The same as a line of `cached_lines`."""
    return msgspec.json.encode(value).decode()


def from_line(line: str, shape: Any) -> Any:
    """What `as_line` has made a line of, a value of the type `shape`; raises UserError for anything else."""
    try:
        return msgspec.json.decode(line, type=shape)
    except (ValueError, RecursionError):
        raise not_ours() from None


def not_ours() -> UserError:
    """What there is to say of a cache that holds something else than mtcheck has put there."""
    return UserError(f"{cache_folder()}: holds what is not mtcheck's: remove this folder")


def _in(folder: Path, kind: str, files: tuple[tuple[Path, str], ...]) -> Path | None:
    """The place in a folder of what is made of files of ours that hold what these hold; None for others."""
    if not files or any(rules_folder() not in path.parents for path, _ in files):
        return None
    digest = blake2b(_code_contents(), digest_size=20)
    for path, name in files:
        digest.update(f"\0{name}\0".encode() + blake2b(path.read_bytes()).digest())
    return folder / f"{kind}-{digest.hexdigest()}.msgpack"


@cache
def _code_contents() -> bytes:
    """What changes when mtcheck's own code says something else, wherever it lies."""
    digest = blake2b(__version__.encode())
    for path in sorted(_CODE.rglob("*.py")):
        digest.update(path.relative_to(_CODE).as_posix().encode() + b"\0" + blake2b(path.read_bytes()).digest())
    return digest.digest()


def _place(kind: str, files: tuple[tuple[Path, str], ...]) -> Path | None:
    """Where the result for exactly these files belongs; None where there is no place for it."""
    if _into:
        return _in(_into[-1], kind, files)
    digest = blake2b(repr((__version__, sys.version_info[:3])).encode(), digest_size=12)
    try:
        digest.update(_code())
        for path, name in files:
            digest.update(_version(path, name))
        return cache_folder() / f"{kind}-{digest.hexdigest()}.msgpack"
    except (OSError, RuntimeError):
        return None


def _version(path: Path, name: str) -> bytes:
    """What changes when a file does, or one in a folder."""
    stat = path.stat()
    if S_ISDIR(stat.st_mode):
        return _inside(str(path))
    return f"{path}\0{name}\0{stat.st_mtime_ns}\0{stat.st_size}\n".encode("utf-8", "surrogateescape")


@cache
def _code() -> bytes:
    """The same of all of mtcheck's own code."""
    return _inside(str(_CODE))


def _inside(folder: str) -> bytes:
    """What changes when a file in a folder does; not for what Python has compiled. One look at each: there are many."""
    found: list[str] = []
    left = [folder]
    while left:
        with os.scandir(left.pop()) as entries:
            for entry in entries:
                if not entry.is_dir(follow_symlinks=False):
                    stat = entry.stat()
                    found.append(f"{entry.path}\0{stat.st_mtime_ns}\0{stat.st_size}")
                elif entry.name != "__pycache__":
                    left.append(entry.path)
    return "\n".join(sorted(found)).encode("utf-8", "surrogateescape")


def _store(place: Path | None, kind: str, value: Any) -> None:
    if place is None:
        return
    from mtcheck.files.writing import replace  # here, because only a run that compiles needs it

    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        old = sorted(place.parent.glob(f"{kind}-*.*"), key=lambda p: p.lstat().st_mtime)
        for path in old[: max(0, len(old) - _KEPT)]:
            path.unlink(missing_ok=True)
        replace(place, msgspec.msgpack.encode(value))
    except OSError:
        return
