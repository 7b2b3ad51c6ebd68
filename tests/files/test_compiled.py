"""Compiled packs and lists: kept in a folder that others may write to, and nothing of what they write runs."""

from __future__ import annotations

import ast
import marshal
import os
import pickle
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mtcheck.checks.article.names import acronyms
from mtcheck.engine.decisions import read_decisions
from mtcheck.english import frequency
from mtcheck.files.compiled import cached
from mtcheck.files.shipped import cache_folder
from mtcheck.names import registry
from mtcheck.rules import loading
from mtcheck.rules.functions import check_function
from tests.conftest import TEST_PACK

CODE = Path(registry.__file__).parent.parent
DECISION = '[[decision]]\nrule = "calque.bump"\nverdict = "rejected"\nfound = "bump"\nsentence = "It took a bump."\n'


class Evil:
    """Writes a file where a careless reader makes an object of it."""

    def __reduce__(self) -> tuple[object, ...]:
        return Path.write_text, (Path("evil"), "")


def rules(folder: Path) -> object:
    loading._cached.cache_clear()
    (folder / "pack.toml").touch()
    if not (folder / "pack.toml").stat().st_size:
        (folder / "pack.toml").write_text(TEST_PACK)
    os.utime(folder / "pack.toml", (1, 1))
    return loading._cached(((folder / "pack.toml", "pack.toml"),))


def names(_: Path) -> object:
    registry._rows.cache_clear()
    registry.registry.cache_clear()
    return registry.registry()


def words(_: Path) -> object:
    registry._triggers.cache_clear()
    return list(registry._triggers())


def short(_: Path) -> object:
    acronyms.acronyms.cache_clear()
    return acronyms.acronyms()


def frequencies(_: Path) -> object:
    frequency._frequencies.cache_clear()
    frequency.frequency.cache_clear()
    return frequency.frequency("bridge")


def decisions(folder: Path) -> object:
    if not (folder / "decisions.toml").exists():
        (folder / "decisions.toml").write_text(DECISION)
    return list(read_decisions(folder / "decisions.toml"))


KINDS: dict[str, Callable[[Path], object]] = {
    "rules": rules,
    "names": names,
    "name-words": words,
    "acronyms": short,
    "frequencies": frequencies,
    "decisions": decisions,
}
POISON = {
    "pickle": pickle.dumps(Evil()),
    "marshal": marshal.dumps([["calque.x", "python"]]),
    "nested": b"\x91" * 500_000,
    "other": msgspec.msgpack.encode([["rule", 1], {"a": None}]),
    "cut": b"\xdd\xff\xff\xff\xff",
    "ext": b"\xc7\x05\x01evil!",
    "empty": b"",
    "pipe": None,
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_cache_that_others_made_is_left_and_told(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    for module, build in ((registry, "_compiled"), (registry, "_find_triggers"), (frequency, "_built")):
        monkeypatch.setattr(module, build, cache(getattr(module, build)))  # which takes a while
    made = KINDS[kind](tmp_path)
    (place,) = (tmp_path / "cache" / "mtcheck").glob(f"{kind}-*.msgpack")
    assert capsys.readouterr().err == ""
    assert KINDS[kind](tmp_path) == made
    for data in POISON.values():
        place.unlink()
        if data is None:
            os.mkfifo(place)
        else:
            place.write_bytes(data)
        assert KINDS[kind](tmp_path) == made
        assert capsys.readouterr().err == f"mtcheck: warning: {place}: is no cache of mtcheck: made anew\n"
        assert KINDS[kind](tmp_path) == made
        assert capsys.readouterr().err == ""
    assert not Path("evil").exists()
    KINDS[kind](tmp_path)


@pytest.mark.parametrize(
    "name", ["pronouns.dataclass", "people.replace", "consistency._rows", "os.system", "people.Document", "people.re"]
)
def test_a_rule_calls_nothing_but_what_a_module_of_checks_offers(name: str) -> None:
    with pytest.raises((ImportError, AttributeError)):
        check_function(name)


def test_every_check_of_the_packs_is_offered() -> None:
    checks = [rule.check for rule in loading.load(sourced=True) if rule.check]
    assert len(checks) > 20
    assert all(callable(check_function(check)) for check in checks)


def _imported(tree: ast.AST) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(str(node.module))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            found.add(f"{node.func.id}()")
    return found


def test_nothing_of_ours_reads_what_can_run() -> None:
    forbidden = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "yaml", "eval()", "exec()", "compile()"}
    found: dict[str, Any] = {}
    for path in CODE.rglob("*.py"):
        if both := forbidden & _imported(ast.parse(path.read_text(encoding="utf-8"))):
            found[path.relative_to(CODE).as_posix()] = both
    assert found == {"corpus/cluster.py": {"pickle"}}  # between actors of Ray, which pickles all that they say


def test_where_no_cache_can_be_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert cached("thing", [], list[int], lambda: [1]) == [1]
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform != "linux", reason="others have no such variable")
def test_a_relative_cache_folder_is_ignored_as_the_standard_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for named in ("cache", "./cache", "", " "):
        monkeypatch.setenv("XDG_CACHE_HOME", named)
        assert cache_folder() == tmp_path / ".cache" / "mtcheck"
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert cache_folder() == tmp_path / "cache" / "mtcheck"
