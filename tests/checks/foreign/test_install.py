"""Putting LanguageTool in place, with a Maven that is none."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck.checks.foreign.install import install, write_jar
from mtcheck.checks.foreign.installed import JAR, VERSION
from mtcheck.errors import GrammarError

Maven = Callable[[str], Path]


@pytest.fixture
def maven(java: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maven:
    """Puts a `mvn` that is a shell script on the PATH; gives the folder that LanguageTool is to go into."""

    def make(script: str) -> Path:
        java()
        path = tmp_path / "bin" / "mvn"
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(0o755)
        monkeypatch.setenv("LTP_PATH", str(tmp_path / "new"))
        return tmp_path / "new"

    return make


def test_from_maven(maven: Maven) -> None:
    folder = maven('for a; do case $a in -DoutputDirectory=*) d=${a#*=}; mkdir -p "$d"; : > "$d/a.jar";; esac; done')
    told: list[str] = []
    assert install(told.append) == folder / f"LanguageTool-{VERSION}"
    assert len(told) == 1
    assert [path.name for path in folder.iterdir()] == [f"LanguageTool-{VERSION}"]
    install(told.append)
    assert len(told) == 1  # it is there


def test_maven_fails(maven: Maven) -> None:
    folder = maven("echo '[ERROR] Unknown host'; echo '[ERROR] more'; exit 1")
    with pytest.raises(GrammarError, match=r"are you online\? \[ERROR\] Unknown host$"):
        install(lambda _: None)
    assert list(folder.iterdir()) == []


def test_no_java(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "new"))
    with pytest.raises(GrammarError, match="no 'java' on the PATH"):
        install(lambda _: None)


def test_the_jar_lists_all_others(tmp_path: Path) -> None:
    (tmp_path / "libs").mkdir()
    names = [f"library-{number}-{'x' * number}.jar" for number in range(30)]
    for name in names:
        (tmp_path / "libs" / name).touch()
    write_jar(tmp_path)
    with zipfile.ZipFile(tmp_path / JAR) as jar:
        manifest = jar.read("META-INF/MANIFEST.MF").decode()
    assert max(map(len, manifest.split("\r\n"))) <= 72
    listed = manifest.replace("\r\n ", "").split("\r\n")[1]
    assert sorted(listed.removeprefix("Class-Path: ").split(" ")) == sorted(f"libs/{name}" for name in names)
