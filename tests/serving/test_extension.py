"""The extension for VS Code: what it declares is what its script and the server know."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mtcheck.version import __version__

FOLDER = Path(__file__).parents[2] / "editors" / "vscode"
SCRIPT = (FOLDER / "extension.js").read_text(encoding="utf-8")
DECLARED = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))


def test_it_declares_what_its_script_asks_for() -> None:
    asked = {f"mtcheck.{name}" for name in re.findall(r"settings\s*\.get\(\"(\w+)\"\)", SCRIPT)}
    assert asked == DECLARED["contributes"]["configuration"]["properties"].keys()
    commands = re.findall(r"registerCommand\(\"([\w.]+)\"", SCRIPT)
    assert commands == [command["command"] for command in DECLARED["contributes"]["commands"]]
    assert DECLARED["version"] == __version__
    assert "resolved" not in (FOLDER / "package-lock.json").read_text(encoding="utf-8"), "no address of a registry"


@pytest.mark.skipif(not shutil.which("node"), reason="node is not installed")
def test_its_script_can_be_read() -> None:
    subprocess.run(["node", "--check", FOLDER / "extension.js"], check=True)
