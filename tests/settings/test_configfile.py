"""What has the name of a configuration, and is no file."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import Quick


@pytest.mark.skipif(sys.platform == "win32", reason="pipes and links of POSIX")
@pytest.mark.parametrize("name", ["mtcheck.toml", "pyproject.toml"])
@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (Path.mkdir, "cannot be read: is a directory"),
        (os.mkfifo, "cannot be read: not a file"),
        (lambda place: place.symlink_to("nowhere"), "a link that leads to no file"),
        (lambda place: place.symlink_to(place.name), "cannot be read: too many levels of symbolic links"),
    ],
)
@pytest.mark.parametrize("how", [(), ("--config",)])
def test_what_is_called_like_a_configuration_and_is_no_file_is_told(
    quick: Quick, name: str, make: Callable[[Path], None], problem: str, how: tuple[str, ...]
) -> None:
    quick.write("a.txt", "It took a bump.\n")
    make(quick.folder / name)
    done = quick("lint", "a.txt", *how, *([name] if how else []))
    assert (done.status, done.data) == (2, b"")
    assert done.err == f"mtcheck: {name}: {problem}\n"
    assert quick("lint", "a.txt", "--isolated").status == 1
