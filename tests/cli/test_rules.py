"""`mtcheck rules`: packs tested, listed and shown."""

from __future__ import annotations

import json

import pytest

from tests.conftest import TEST_PACK, Done, Quick, rule_text


def test_rules_test_of_a_good_pack(quick: Quick) -> None:
    assert quick("rules", "test", quick.packs[0]) == Done(0, b"3 rules, 9 examples, 0 problems\n", "")


def test_rules_test_tells_what_does_not_hold(quick: Quick) -> None:
    pack = quick.write("own.toml", rule_text('kind = "phrase"\nswap = { "x" = "z", "two" = "2" }'))
    done = quick("rules", "test", pack)
    assert (done.status, done.err) == (1, "")
    *problems, summary = done.out.splitlines()
    assert summary == f"1 rule, 3 examples, {len(problems)} problem{'s' if len(problems) > 1 else ''}"
    assert all(line.startswith(f"{pack}:1: test.rule: ") for line in problems)
    assert f"{pack}:1: test.rule: makes 'z' of 'x', not 'y'" in problems
    assert any("finds 'Two' in 'Two.', where nothing is to be found" in line for line in problems)


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (
            'kind = "phrase"\nswap = { "x" = "y", "sail (over|above) sea" = "sail the sea" }\nunless = ["over sea"]',
            "'sail (over|above) sea' finds nothing in 'sail over sea': does 'unless' leave it idle?",
        ),
        (
            'kind = "phrase"\nswap = { "x" = "y", "sail (over|across) sea" = "sail across sea" }',
            "'sail (over|across) sea' would leave 'sail across sea' as it is",
        ),
        ("kind = 'regex'\npattern = ['x', 'ships?']\nfix = 'y'", "no bad example shows the pattern 'ships?'"),
    ],
)
def test_rules_test_tells_what_no_example_shows(quick: Quick, body: str, problem: str) -> None:
    pack = quick.write("own.toml", rule_text(body))
    done = quick("rules", "test", pack)
    assert (done.status, done.err) == (1, "")
    assert f"{pack}:1: test.rule: {problem}" in done.out.splitlines()


def test_rules_test_of_a_folder_without_rules(quick: Quick) -> None:
    (quick.folder / "none").mkdir()
    done = quick("rules", "test", "none")
    assert (done.status, done.err) == (2, "mtcheck: none: holds no rule pack (a file ending in .toml)\n")


def test_rules_list_and_show(quick: Quick) -> None:
    (quick.shipped / "core.toml").write_text(TEST_PACK)
    assert quick("rules", "list") == Done(
        0,
        b"calque.bump    minor     unsafe   lexical\n"
        b"calque.result  major     safe     preposition\n"
        b"note.editor    critical  display  editor-note\n",
        "",
    )
    assert quick("rules", "list", "lexical", "note").out.split()[::4] == ["calque.bump", "note.editor"]
    listed = json.loads(quick("rules", "list", "calque", "--format", "json").data)["rules"]
    assert [(r["id"], r["aliases"], r["pack"]) for r in listed] == [
        ("calque.bump", [], "core.toml"),
        ("calque.result", ["calque.outcome"], "core.toml"),
    ]
    done = quick("rules", "show", "calque.outcome")
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("calque.result  (major, preposition, ")
    assert "  finds:  The roof fell in the result of a storm." in done.out
    assert json.loads(quick("rules", "show", "note", "--format", "json").data)["rules"][0]["id"] == "note.editor"


def test_rules_docs_and_the_examples_of_all_rules(quick: Quick) -> None:
    (quick.shipped / "core").mkdir()
    (quick.shipped / "core" / "a.toml").write_text(TEST_PACK)
    done = quick("rules", "docs")
    assert (done.status, done.err) == (0, "")
    assert "## Artifacts of any source language\n\n### calque\n" in done.out
    assert "**`note.editor`** (critical, display, editor-note)" in done.out
    assert quick("rules", "test") == Done(0, b"3 rules, 9 examples, 0 problems\n", "")
