"""The functions that other Python programs call, and what the README says of them."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import pytest

import mtcheck
from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.errors import RulesFight, UserError
from mtcheck.findings import Finding, Safety, Severity, Span
from mtcheck.runs import engines

from .conftest import TEST_PACK, Pack, rule_text

README = Path(__file__).parent.parent / "README.md"
TEXT = "It fell in the result of a storm. It took a bump. See the editor's note."


@pytest.fixture
def own_rules(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    """The API with the rules of TEST_PACK in place of its own."""
    engine = Engine(pack(TEST_PACK))
    monkeypatch.setattr(engines, "default_engine", lambda: engine)


def test_lint(own_rules: None) -> None:
    first, second, third = mtcheck.lint(TEXT)
    assert isinstance(first, mtcheck.Finding)
    assert (first.rule_id, first.category, first.severity) == ("calque.result", "preposition", Severity.MAJOR)
    assert TEXT[first.span.start : first.span.end] == "in the result of"
    assert (first.span, first.safety) == (Span(8, 24), Safety.SAFE)
    assert [fix.label for fix in second.fixes] == ["blow", "knock"]
    assert (third.fixes, third.safety) == ((), Safety.DISPLAY)


def test_clean(own_rules: None) -> None:
    assert mtcheck.clean(TEXT) == TEXT.replace("in the result", "as a result")
    assert mtcheck.clean(TEXT, unsafe=True) == mtcheck.clean(TEXT).replace("bump", "blow")


@pytest.mark.parametrize("text", ["", " ", "\n", "\0", "\ud83d", "a\ud800 in the result of it", "\ufeff", "İ" * 3])
def test_any_text_is_taken(own_rules: None, text: str) -> None:
    assert len(mtcheck.lint(text)) == text.count("in the result of")
    assert mtcheck.clean(text) == text.replace("in the result", "as a result")


def test_rules_that_fight_raise(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(pack(rule_text('kind = "phrase"\nswap = { "left" = "right", "right" = "left" }')))
    monkeypatch.setattr(engines, "default_engine", lambda: engine)
    with pytest.raises(RulesFight, match=r"test\.rule"):
        mtcheck.clean("Turn left.")
    assert issubclass(RulesFight, UserError)


def test_public_names() -> None:
    assert set(mtcheck.__all__) <= set(dir(mtcheck)) | {"Document", "Finding"}
    assert (mtcheck.Document, mtcheck.Finding) == (Document, Finding)
    with pytest.raises(AttributeError, match="no attribute 'lnit'"):
        mtcheck.lnit  # noqa: B018 asking for it is the test


def test_importing_loads_next_to_nothing() -> None:
    code = "import sys; import mtcheck; print([m for m in sys.modules if m.startswith('mtcheck.')])"
    done = subprocess.run([sys.executable, "-S", "-c", code], cwd=README.parent, capture_output=True, check=True)
    assert done.stdout.strip() == b"['mtcheck.version']"


def test_the_example_in_the_docstring() -> None:
    assert doctest.testmod(mtcheck) == (0, 2)


def test_the_example_in_the_readme() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.S)
    names = {"text": TEXT}
    exec(code, names)  # noqa: S102 our own example
    assert {"cleaned", "bolder"} <= names.keys()
