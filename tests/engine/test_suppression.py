"""Comments that switch rules off, and what is told of those that nothing needs."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Quick

RESULT = "It fell in the result of a flood."
BUMP = "It took a bump."


def lines(quick: Quick, name: str, *options: str) -> list[int]:
    """The lines of the findings in a file."""
    found = json.loads(quick("lint", name, "--format", "json", *options).data)["files"][0]["findings"]
    return [finding["line"] for finding in found]


def test_a_comment_before_a_paragraph_or_beside_a_text(quick: Quick) -> None:
    text = f"""<!-- mtcheck: ignore calque.result -- as the speaker said it -->
{RESULT} {BUMP}

{RESULT} <!-- mtcheck: ignore calque.outcome, note -->
and {RESULT}

<!-- mtcheck: ignore -->

{RESULT}
{BUMP}

{RESULT}
"""
    quick.write("a.md", text)
    assert lines(quick, "a.md") == [2, 5, 12]
    quick.write("a.txt", text)  # no comments in plain text
    assert lines(quick, "a.txt") == [2, 2, 4, 5, 9, 10, 12]


def test_stretches_and_whole_files(quick: Quick) -> None:
    quick.write(
        "a.html",
        f"""<p>{RESULT}</p><!-- mtcheck: off preposition --><p>{RESULT}</p>
<p>{BUMP} {RESULT}</p><!-- mtcheck: on --><p>{RESULT}</p>
<!-- mtcheck: off -->
<p>{BUMP}</p><p>{RESULT}</p>""",
    )
    assert lines(quick, "a.html") == [1, 2, 2]
    quick.write("b.html", f"<p>{RESULT}</p><p>{BUMP}<!--mtcheck:ignore-file calque.res*--></p>")
    assert lines(quick, "b.html") == [1]
    assert quick("clean", "b.html", "--unsafe").out.startswith(f"<p>{RESULT}</p><p>It took a blow.<!--")


@pytest.mark.parametrize(
    ("comment", "problem"),
    [
        ("ignore calque.bump", "'mtcheck: ignore calque.bump' suppresses nothing: take it out"),
        ("ignore-file note", "'mtcheck: ignore-file note' suppresses nothing: take it out"),
        ("off calque.bump, note", "'mtcheck: off calque.bump, note' suppresses nothing: take it out"),
        ("ingore calque", "unknown comment 'mtcheck: ingore calque'; known are ignore, off, on, ignore-file"),
        ("ignore calqe", "in 'mtcheck: ignore calqe': no rule is called 'calqe'"),
    ],
)
def test_what_suppresses_nothing_is_told(quick: Quick, comment: str, problem: str) -> None:
    quick.write("a.md", f"It rained.\n\n <!-- mtcheck: {comment} -->\n{RESULT}\n")
    done = quick("lint", "a.md", "--fail-on", "critical")
    assert (done.status, done.err.count("\n")) == (0, 1)
    assert done.err.startswith(f"mtcheck: warning: a.md:3:2: {problem}")
    assert quick("lint", "a.md", "--fail-on", "critical", "--report-unused", "fail").status == 1
    assert quick("lint", "a.md", "--report-unused", "off").err == ""
    quick.write("mtcheck.toml", 'report-unused = "fail"\nfail-on = "critical"\n')
    assert quick("lint", "a.md").status == 1


def test_what_was_not_looked_for_is_not_unused(quick: Quick) -> None:
    quick.write("a.md", f"<!-- mtcheck: ignore calque.bump -->\n{RESULT}\n\n<!-- mtcheck: ignore -->\nIt rained.\n")
    assert quick("lint", "a.md", "--select", "calque.result").err == ""
    assert quick("lint", "a.md").err.count("suppresses nothing") == 2


def test_decisions_about_what_is_gone_are_told(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    quick.write("b.txt", "It rained.")
    entry = '[[decision]]\nrule = "calque.bump"\nverdict = "rejected"\nfound = "bump"\nsentence = "A bump."\n'
    path = quick.write(".mtcheck/decisions.toml", entry + 'file = "a.txt"\n')
    assert quick("lint", "b.txt").err == ""
    assert quick("lint", "a.txt").err == (
        f"mtcheck: warning: a.txt: not found any more, though {path} has it as rejected: calque.bump: "
        "'bump' in 'A bump.': take it out\n"
    )
