"""What the README promises in its first table holds when it is pasted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtcheck.document import Document
from mtcheck.engine.fix import clean
from mtcheck.runs.engines import default_engine

README = Path(__file__).parent.parent / "README.md"
FIRST = README.read_text(encoding="utf-8").partition("## Try it")[0]
ROWS = re.findall(r"^\| (.*?) \| (.*?) \| (.*?) \|$", FIRST, re.M)
PASTED = [(machine, editor) for machine, editor, _ in ROWS if "**" in machine]


def test_there_are_rows() -> None:
    assert len(PASTED) >= 4


@pytest.mark.parametrize(("machine", "editor"), PASTED)
@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_row_works_when_it_is_pasted(machine: str, editor: str, name: str) -> None:
    """As it is shown, without the marks of bold type, and as it is written, with them."""
    if name == "a.txt":
        machine, editor = (text.replace("**", "") for text in (machine, editor))
    document = Document(machine + "\n", name)
    assert default_engine().lint(document)
    assert clean(document, default_engine()).text == editor + "\n"
