"""The wheel brings packs and names compiled: the first lint after an installation builds none of them."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mtcheck.files import compiled

ROOT = Path(__file__).parent.parent
SEED = next((ROOT / "seeds").glob("*.txt"))
TELLING = """
import sys
sys.path.insert(0, sys.argv.pop(1))
from mtcheck.files import compiled
read = compiled._read
def telling(place, shape):
    found = read(place, shape)
    if place and place.parent == compiled._SHIPPED:
        print("shipped:", place.name.rpartition("-")[0], found is not None, file=sys.stderr, flush=True)
    return found
compiled._read = telling
from mtcheck.__main__ import main
main()
"""


def lint(installed: Path, cache: Path) -> tuple[str, dict[str, bool]]:
    """What an installed mtcheck finds, and which of its own compiled files it finds as it wants them."""
    command = [sys.executable, "-c", TELLING, str(installed), "lint", "--isolated", "--no-cache", "--syntax", "off"]
    run = subprocess.run(
        [*command, "--format", "json", str(SEED)],
        env=os.environ | {"XDG_CACHE_HOME": str(cache), "XDG_RUNTIME_DIR": str(cache)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1, run.stderr
    told = [line.split() for line in run.stderr.splitlines() if line.startswith("shipped: ")]
    return run.stdout, {kind: found == "True" for _, kind, found in told}


def test_the_first_lint_of_an_installed_wheel_builds_no_packs_and_no_names(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as packed:
        packed.extractall(tmp_path / "installed")
    found, shipped = lint(tmp_path / "installed", tmp_path / "first")
    assert {"rules", "names", "names-of-one-word", "name-words"} <= set(shipped)
    assert all(shipped.values()), shipped
    assert lint(tmp_path / "installed", tmp_path / "first") == (found, {})  # they are in the user's cache by now
    with (tmp_path / "installed/mtcheck/packs/names/people-world.toml").open("a") as names:
        names.write("\n")
    found_again, shipped = lint(tmp_path / "installed", tmp_path / "second")
    assert found_again == found
    assert shipped["rules"]
    assert not shipped["names"]


def test_what_is_shipped_is_made_of_our_own_files_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    own = tmp_path / "own.toml"
    own.touch()
    with compiled.compiling_into(tmp_path / "shipped"):
        assert compiled.cached("rules", [(own, own.name)], list[int], lambda: [1]) == [1]
    assert not (tmp_path / "shipped").exists()
