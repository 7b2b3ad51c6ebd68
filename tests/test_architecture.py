"""What the documents say of the code is so: the picture and map of the architecture, keys and kinds of rules."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from mtcheck.findings import CATEGORIES
from mtcheck.rules.packreader import COMMON, KINDS

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
LANGUAGE = (ROOT / "docs" / "rule-language.md").read_text(encoding="utf-8")


def test_the_picture_is_drawn_from_the_imports() -> None:
    done = subprocess.run([sys.executable, ROOT / "bench" / "architecture.py", "--check"], check=False)
    assert done.returncode == 0, "the folders import otherwise than the picture says: make docs"


def test_the_map_names_all_folders_and_no_others() -> None:
    folders = {p.name for p in (ROOT / "mtcheck").iterdir() if (p / "__init__.py").exists()}
    rows = [line.split("|")[1] for line in PAGE.splitlines() if line.startswith("| `")]
    named = {name.rstrip("/") for row in rows for name in re.findall(r"`(\w+)/`", row)}
    assert named == folders


def test_the_files_that_the_map_names_are_there() -> None:
    for name in re.findall(r"`([\w/]+\.py)`", PAGE):
        assert (ROOT / "mtcheck" / name).exists(), name


def test_what_every_run_loads_is_imported_at_the_top(tmp_path: Path) -> None:
    """An import inside a function is there for the start of runs that do not want the module, or says why.

    What is run by `python -m` and the options of commands load the one that is called.
    """
    article = tmp_path / "a.txt"
    article.write_text("The minister told about plans on Monday.\n")
    command = [sys.executable, "-X", "importtime", "-m", "mtcheck", "lint", "--isolated", article]
    env = os.environ | {"XDG_CACHE_HOME": str(tmp_path), "LOCALAPPDATA": str(tmp_path)}
    loads: list[set[str]] = []
    for options in (("--no-cache", "--syntax", "off"), (), ()):  # the last run finds the results of the one before
        done = subprocess.run([*command, *options], check=False, capture_output=True, text=True, env=env)
        loads.append({line.rpartition("|")[2].strip() for line in done.stderr.splitlines()})
    loaded = loads[0] & loads[2]
    assert {"mtcheck.runs.engines", "os"} <= loaded < loads[1]
    assert "mtcheck.engine.engine" in loads[0] - loads[2], "a run that finds its results needs no engine"
    inside = [
        f"{module.relative_to(ROOT)}:{line}: {name}"
        for module in sorted((ROOT / "mtcheck").rglob("*.py"))
        if module.parent.name not in ("mtcheck", "cli")
        and ".".join(module.relative_to(ROOT).with_suffix("").parts) in loaded
        for line, name in _imported_inside(module)
        if name in loaded
    ]
    assert not inside, "loaded in any case:\n" + "\n".join(inside)


def _imported_inside(module: Path) -> Iterator[tuple[int, str]]:
    """Lines and modules of the imports inside functions that have no reason beside or above them."""
    text = module.read_text(encoding="utf-8")
    lines = ["", *text.splitlines()]
    functions = (f for f in ast.walk(ast.parse(text)) if isinstance(f, ast.FunctionDef | ast.AsyncFunctionDef))
    for node in (node for function in functions for node in ast.walk(function)):
        if isinstance(node, ast.Import | ast.ImportFrom) and "#" not in lines[node.lineno] + lines[node.lineno - 1]:
            yield node.lineno, _module(node)


def _module(node: ast.Import | ast.ImportFrom) -> str:
    """The module that an import loads: the one that it names, or the one that it takes from a package."""
    first = node.names[0].name
    if isinstance(node, ast.Import):
        return first
    inner = f"{node.module}.{first}"
    return inner if (ROOT / inner.replace(".", "/")).with_suffix(".py").exists() else node.module or ""


def test_each_library_is_imported_where_the_page_says() -> None:
    doors = PAGE.partition("A library has one door")[2]
    said: dict[str, set[str]] = {}
    for names, places in re.findall(r"((?:`\w+`(?:,| and)? ?)+)in ((?:`[\w/.]+`(?: and )?)+)", " ".join(doors.split())):
        for name in re.findall(r"`(\w+)`", names):
            said[name] = set(re.findall(r"`([\w/.]+)`", places))
    assert len(said) > 15
    for module in (ROOT / "mtcheck").rglob("*.py"):
        path = module.relative_to(ROOT / "mtcheck").as_posix()
        for name in re.findall(r"^ *(?:from|import) (\w+)", module.read_text(encoding="utf-8"), re.M):
            assert name not in said or any(path.startswith(place) for place in said[name]), f"{path} imports {name}"


def test_tests_lie_where_the_code_lies() -> None:
    for test in (ROOT / "tests").rglob("test_*.py"):
        assert (ROOT / "mtcheck" / test.parent.relative_to(ROOT / "tests")).is_dir(), test


def test_all_keys_and_kinds_of_rules_are_described_and_no_others() -> None:
    said = set(re.findall(r"`([a-z-]+)(?: = [^`]*)?`", LANGUAGE)) | {"example", "pattern"}
    keys = COMMON.union(*KINDS.values())
    assert not keys - said, "keys that docs/rule-language.md does not name"
    first = (row.split("|")[1] for row in LANGUAGE.splitlines() if row.startswith("| `"))
    in_tables = {name for cell in first for name in re.findall(r"`([a-z-]+)`", cell)}
    assert in_tables - {"word", "x"} <= keys, "keys that the code does not know"
    kinds = re.search(r"\| `kind` \| ([^|]*) \|", LANGUAGE)
    assert kinds is not None
    assert set(re.findall(r"`(\w+)`", kinds[1])) == set(KINDS)
    assert set(re.findall(r'^## kind = "(\w+)"$', LANGUAGE, re.M)) == set(KINDS)
    categories = re.search(r"\| `category` \| ([^|]*) \|", LANGUAGE)
    assert categories is not None
    assert categories[1].split(", ") == list(CATEGORIES)
