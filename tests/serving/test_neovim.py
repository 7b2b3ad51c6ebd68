"""A real editor: Neovim opens an article and acts on what is marked in it."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import Cli

SCRIPT = Path(__file__).with_name("neovim.lua")


@pytest.mark.skipif(not shutil.which("nvim"), reason="neovim is not installed")
def test_neovim_makes_a_fix_and_keeps_an_answer(few: Cli, tmp_path: Path) -> None:
    pytest.importorskip("pygls")
    article = few.write(
        "article.txt", "\U0001f600 The roof fell in the result of a storm.\n\nIt got a bump. An editor's note.\n"
    )
    command = ["nvim", "--headless", "-u", "NONE", "-i", "NONE", "-n", "-c", f"luafile {SCRIPT}"]
    folders = {f"XDG_{kind}_HOME": str(tmp_path / f"nvim-{kind.lower()}") for kind in ("DATA", "STATE", "CONFIG")}
    given = {**few.env, **folders, "MTCHECK_COMMAND": json.dumps(few.command("serve", "--lsp"))}
    done = subprocess.run(command, cwd=few.folder, env=given, capture_output=True, timeout=200, check=False)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()
    assert article.read_text(encoding="utf-8").startswith("\U0001f600 The roof fell as a result of a storm.")
    assert 'verdict = "rejected"' in (few.folder / ".mtcheck" / "decisions.toml").read_text()
