"""Which articles the paths of a run lead to: files as they are named, and those that folders hold."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from mtcheck.files.reading import reason

SUFFIXES = (".txt", ".md", ".html", ".docx")
_HIDDEN = (".", "~$")  # the latter is what Word leaves beside a file that it has open


@dataclass(slots=True)
class Found:
    """The articles of a run, in order and once each (None: standard input).

    `problems` are paths that are none, and what in folders cannot be read; `notes` are links that are not followed.
    """

    files: dict[Path | None, None] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def expand(
    paths: Iterable[str],
    left_out: Callable[[Path], bool] = lambda _: False,
    *,
    named: bool = False,
    output: Path | None = None,
) -> Found:
    """What some paths lead to; "-" is standard input.

    `left_out` tells which files of folders are left out; files that are named are asked about with `named` only.
    What lies in a folder `output` inside one of the folders is left out, too.
    """
    found = Found()
    for name in paths:
        path = Path(name)
        if name == "-":
            found.files[None] = None
        elif not name:  # an unset variable of a script; Path("") would be the current folder
            found.problems.append("'': there is no such file")
        elif is_folder(path):
            _add_folder(name, path, found, _beside(output, path, left_out))
        elif not (named and left_out(path)):
            found.files[path] = None
    return found


def is_folder(path: Path) -> bool:
    """Whether a path is a folder; what cannot be asked for (a name too long) is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _add_folder(name: str, folder: Path, found: Found, left_out: Callable[[Path], bool]) -> None:
    unread: list[OSError] = []
    inside = sorted(_inside(folder, unread))
    for error in unread:
        place = Path(os.fsdecode(error.filename)) if error.filename else folder
        if place == folder or not left_out(place / "\uffff"):
            found.problems.append(f"{place}: {reason(error)}")
    if not inside and not unread:
        found.problems.append(f"{name}: no articles in this folder (files ending in {', '.join(SUFFIXES)})")
    top = _project(folder)
    for path in inside:
        if left_out(path):
            continue
        if not path.is_file():
            what = "a link to nothing" if path.is_symlink() and not path.exists() else "no file, but called like one"
            found.problems.append(f"{path}: {what}")
        elif path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(top):
            found.notes.append(f"{path}: left out, for it is a link to a file outside of {top}: name it to check it")
        else:
            found.files[path] = None


def _beside(output: Path | None, folder: Path, left_out: Callable[[Path], bool]) -> Callable[[Path], bool]:
    """What is left out of a folder, with all that an earlier run has written into a folder inside it."""
    top, written = (os.path.abspath(path or folder) for path in (folder, output))  # noqa: PTH100 links are not entered
    if written == top or not Path(written).is_relative_to(top):
        return left_out
    return lambda path: os.path.abspath(path).startswith(written + os.sep) or left_out(path)  # noqa: PTH100 as above


def _inside(folder: Path, unread: list[OSError]) -> Iterator[Path]:
    """What in a folder is called like an article; nothing hidden, and folders that are links are not entered."""
    for inner, folders, names in os.walk(folder, onerror=unread.append):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(_HIDDEN) and name.lower().endswith(SUFFIXES):
                yield Path(inner, name)


def _project(folder: Path) -> Path:
    """The folder that links may lead to: that of the git repository around, else the folder itself, links followed."""
    real = Path(os.path.realpath(folder))
    return next((above for above in (real, *real.parents) if is_folder(above / ".git")), real)
