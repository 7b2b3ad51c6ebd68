"""Rules and findings explained."""

from __future__ import annotations

import pytest

from tests.conftest import Quick


def test_explain_a_rule_and_a_finding(quick: Quick) -> None:
    quick.write("a.txt", "The bridge fell in the result of a flood. It took a bump.\n")
    done = quick("explain", "a.txt:1:20")
    assert done.status == 0
    assert done.out.startswith("a.txt:1:17: major calque.result: ")
    assert "  writes: The roof fell as a result of a storm." in done.out
    assert "To leave it out: --ignore calque.result (the family: --ignore calque)." in done.out
    assert quick("explain", "calque.outcome").out in done.out  # a former id
    assert quick("explain", "a.txt:1:1").out == "Nothing is found at a.txt:1:1.\n"
    assert quick("explain", "a.txt:1:1").status == 1


@pytest.mark.parametrize(
    ("what", "problem"),
    [
        ("no.rule", "no rule is called 'no.rule': 'mtcheck rules list' shows all of them"),
        ("none.txt:1:1", "none.txt: there is no such file"),
        ("a.txt:7:1", "a.txt: there is no line 7, column 1 in it (it has 1 line)"),
        ("a.txt", "a.txt: say which finding of the article by its line and column, like a.txt:12:5"),
        ("a.txt:1", "a.txt:1: say which finding of the article by its line and column, like a.txt:12:5"),
        ("a.txt:0:1", "a.txt: there is no line 0, column 1 in it (it has 1 line)"),
    ],
)
def test_what_cannot_be_explained(quick: Quick, what: str, problem: str) -> None:
    quick.write("a.txt", "It rained.\n")
    done = quick("explain", what)
    assert (done.status, done.data, done.err) == (2, b"", f"mtcheck: {problem}\n")
