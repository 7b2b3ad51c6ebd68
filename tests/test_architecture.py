"""What the documents say of the code is so: the picture and map of the architecture, keys and kinds of rules."""

from __future__ import annotations

import re
import subprocess
import sys
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
