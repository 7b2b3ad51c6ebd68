"""`mtcheck grammar`: put LanguageTool in place, and say which grammar checkers are there."""

from __future__ import annotations

import shutil
import subprocess
from importlib.metadata import PackageNotFoundError, version

from mtcheck.checks.foreign.allow import trusted
from mtcheck.checks.foreign.install import install as put_in_place
from mtcheck.checks.foreign.installed import VERSION, place
from mtcheck.commands.run import emit
from mtcheck.telling import tell


def install() -> int:
    """Put LanguageTool in place."""
    there = put_in_place(tell)
    emit(f"LanguageTool {VERSION} is in {there}")
    return 0


def status() -> int:
    """Print what is there; status 1 when LanguageTool cannot be used."""
    java, there = _java(), place()
    emit(f"harper: {_harper()}, {len(trusted('harper'))} rules trusted")
    languagetool = there or "not installed (mtcheck grammar install)"
    emit(f"languagetool: {languagetool}, {len(trusted('languagetool'))} rules trusted")
    emit(f"java: {java or 'not found'}")
    return int(not java or there is None)


def _harper() -> str:
    try:
        return f"harper-py {version('harper-py')}"
    except PackageNotFoundError:
        return "not installed"


def _java() -> str:
    """The first line of what Java says of itself; empty where there is none."""
    java = shutil.which("java")
    if java is None:
        return ""
    try:
        command = [java, "-version"]
        said = subprocess.run(command, capture_output=True, text=True, check=False, timeout=30)  # noqa: S603
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return next(iter((said.stderr + said.stdout).splitlines()), "")
