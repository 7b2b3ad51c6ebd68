"""A repository may be a stranger's, with its own configuration of git: nothing that it names is run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Quick

RESULT = "The bridge fell in the result of a flood.\n"
CONFIG = """
[core]
	fsmonitor = touch {owned}
	hooksPath = hooks
[filter "e=v.il"]
	clean = touch {owned}; cat
	process = touch {owned}
	required = true
[diff "evil"]
	textconv = touch {owned}; cat
	command = touch {owned}
[diff]
	external = touch {owned}
"""


@pytest.fixture
def strange(quick: Quick, monkeypatch: pytest.MonkeyPatch) -> Quick:
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    quick.write("a.txt", "It rained.\n")
    quick.write(".gitattributes", "*.txt filter=e=v.il diff=evil\n")
    person = ["-c", "user.name=A", "-c", "user.email=a@b.c"]
    for arguments in (["init", "-q"], ["add", "a.txt"], ["commit", "-qm", "x"]):
        subprocess.run(["git", *person, *arguments], check=True)
    quick.write("a.txt", RESULT)
    hook = quick.write("hooks/post-index-change", f"#!/bin/sh\ntouch {quick.folder / 'owned'}\n")
    hook.chmod(0o755)
    with Path(".git/config").open("a") as file:
        file.write(CONFIG.format(owned=quick.folder / "owned"))
    return quick


def test_nothing_of_a_strange_repository_is_run(strange: Quick) -> None:
    done = strange("lint", "a.txt", "--diff-base", "HEAD")
    assert (done.status, done.err) == (1, "")
    assert "a.txt:1:17" in done.out
    assert not Path("owned").exists()


def test_filters_of_the_user_stay(strange: Quick, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    mine = tmp_path / "gitconfig"
    mine.write_text('[filter "mine"]\n\tclean = sed s/flood/rain/\n')
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(mine))
    Path(".gitattributes").write_text("*.txt filter=mine\n")
    assert strange("lint", "a.txt", "--diff-base", "HEAD").status == 1
    assert not Path("owned").exists()
