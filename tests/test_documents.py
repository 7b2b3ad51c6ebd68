"""What documents and packs name of the repository is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "pyproject.toml")),
    *sorted((ROOT / "docs").glob("*.md")),
    *sorted((ROOT / "rules").glob("*.toml")),
]
_PATH = re.compile(r"(?<![\w/.<-])(?:bench|docs|editors|mtcheck|rules|tests)/[\w./-]*\w/?(?![\w*{<])")


def named(text: str) -> Iterator[str]:
    """Paths of files of the repository, as they stand in a text."""
    return (match[0] for match in _PATH.finditer(text) if "." in match[0] or match[0].endswith("/"))


def test_paths_are_recognized() -> None:
    assert list(named("`tests/rules/test_a.py -k x`, see docs/rules.md, our-rules/x.toml and mtcheck/engine/.")) == [
        "tests/rules/test_a.py",
        "docs/rules.md",
        "mtcheck/engine/",
    ]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_files_that_are_named_are_there(document: Path) -> None:
    there = set(named(document.read_text(encoding="utf-8")))
    places = (ROOT, ROOT / "mtcheck")  # the tables of architecture.md leave the latter's name out
    assert [path for path in sorted(there) if not any((place / path).exists() for place in places)] == []
