"""Decisions of editors: kept in a file, held to by every command, never lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.engine.decisions import Decision, Verdict, as_toml, read_decisions, record, update
from mtcheck.errors import UserError
from mtcheck.settings.config import decisions_file, settings_for
from tests.conftest import Quick

RESULT = "The bridge fell in the result of a flood.\n"
BUMP = "It took a bump.\n"
HEAD = '[[decision]]\nrule = "calque.result"\nfound = "in the result of"\n'
SENTENCE = 'sentence = "The bridge fell in the result of a flood."\n'


def rules(quick: Quick, *arguments: str) -> list[str]:
    files = json.loads(quick("lint", "--format", "json", *arguments).data)["files"]
    return [found["rule_id"] for file in files for found in file["findings"]]


@pytest.mark.parametrize("verdict", ["ignored", "rejected"])
def test_findings_that_were_decided_against_are_not_shown_again(quick: Quick, verdict: str) -> None:
    quick.write("a.txt", "It rained. The bridge fell in the \u00a0result  of a flood.\n")
    quick.write("b/c.txt", "The bridge fell in the result of a storm.\n")
    quick.write(".mtcheck/decisions.toml", f'{HEAD}{SENTENCE}verdict = "{verdict}"\nreason = "our style"\n')
    assert rules(quick, "a.txt") == []
    assert rules(quick, "a.txt", "--isolated") == rules(quick, "b") == ["calque.result"]
    assert quick("clean", "a.txt").data == (quick.folder / "a.txt").read_bytes()
    assert "a.txt: no findings left that mtcheck knows of" in quick("score", "a.txt").out


def test_decisions_lie_beside_the_configuration(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    quick.write(".mtcheck/decisions.toml", f'{HEAD}{SENTENCE}verdict = "rejected"\n')
    quick.write("site/a.txt", RESULT)
    assert rules(quick) == []
    quick.write("site/mtcheck.toml", "")
    assert rules(quick) == ["calque.result"]
    assert (
        decisions_file(Path("site/a.txt"), settings_for("site/a.txt")) == quick.folder / "site/.mtcheck/decisions.toml"
    )
    assert decisions_file(Path("a.txt"), settings_for("a.txt")) == quick.folder / ".mtcheck/decisions.toml"


def test_what_was_accepted_is_repaired_wherever_the_sentence_turns_up(quick: Quick) -> None:
    quick.write("a.txt", BUMP + RESULT)
    bump = HEAD.replace("calque.result", "calque.bump").replace("in the result of", "bump")
    quick.write(".mtcheck/decisions.toml", f'{bump}sentence = "It took a bump."\nverdict = "accepted"\nto = "knock"\n')
    assert quick("clean", "a.txt").out == "It took a knock.\nThe bridge fell as a result of a flood.\n"
    assert "fix: → knock  → blow" in quick("lint", "a.txt").out
    quick.write(".mtcheck/decisions.toml", f'{HEAD}{SENTENCE}verdict = "edited"\nto = "after"\n')
    assert quick("clean", "a.txt").out == BUMP + "The bridge fell after a flood.\n"
    quick.write(".mtcheck/decisions.toml", f'{HEAD}{SENTENCE}verdict = "edited"\nto = ""\n')
    assert quick("clean", "a.txt").out == BUMP + "The bridge fell  a flood.\n"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("[[decision]\n", ":1: "),
        ("[[decisions]]\n", ": 'decisions' is not known here; decisions are tables that begin with [[decision]]"),
        ("decision = 1\n", ": 'decision' is not known here; decisions are tables that begin with [[decision]]"),
        ("\n[[decision]]\nrul = ''\n", ":2: unknown key 'rul' in a decision; known are rule, verdict, found, sentence"),
        ("[[decision]]\nrule = 1\n", ":1: rule is to be a text in quotes"),
        ("[[decision]]\nrule = 'x.y'\n", ":1: a decision needs the key 'verdict'"),
        (
            f"{HEAD}{SENTENCE}verdict = 'no'\n",
            ":1: verdict 'no' is not known; it is one of ignored, rejected, accepted",
        ),
        (f"{HEAD}{SENTENCE}verdict = 'edited'\n", ":1: a decision that is edited needs the key 'to' (\"\" deletes)"),
    ],
)
def test_mistakes_are_told_with_file_and_line(quick: Quick, text: str, problem: str) -> None:
    quick.write("a.txt", RESULT)
    path = quick.write(".mtcheck/decisions.toml", text)
    done = quick("lint", "a.txt")
    assert (done.status, done.data, done.err.count("\n")) == (2, b"", 1)
    assert done.err.startswith(f"mtcheck: {path}{problem}")


def some(number: int, verdict: Verdict = Verdict.REJECTED) -> Decision:
    return Decision("calque.result", verdict, "in the result of", f"Sentence {number}.", "x" if number % 2 else "")


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.builds(Decision, words, st.sampled_from(Verdict), words, words, words, words, words),
        max_size=5,
        unique_by=lambda d: d.key,
    )
)
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, entries: list[Decision]) -> None:
    path = tmp_path_factory.mktemp("decisions") / "decisions.toml"
    path.write_text(as_toml(entries), encoding="utf-8", newline="")
    assert sorted(map(repr, read_decisions(path))) == sorted(map(repr, entries))


def test_recording_replaces_forgets_and_keeps_the_order(tmp_path: Path) -> None:
    path = tmp_path / ".mtcheck" / "decisions.toml"
    record(path, [some(2), some(1)])
    assert [entry.sentence for entry in read_decisions(path)] == ["Sentence 1.", "Sentence 2."]
    record(path, [some(1, Verdict.IGNORED)], forget=[some(2).key])
    assert list(read_decisions(path)) == [some(1, Verdict.IGNORED)]
    before = path.stat().st_mtime_ns
    update(path, lambda entries: entries)
    assert path.stat().st_mtime_ns == before
    path.chmod(0o444)
    with pytest.raises(UserError, match="read-only, left as it was"):
        record(path, [some(3)])


def test_processes_lose_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / ".mtcheck" / "decisions.toml"
    code = """
import sys
from pathlib import Path
from mtcheck.engine.decisions import Decision, Verdict, record
for number in range(10):
    record(Path(sys.argv[1]), [Decision("a.b", Verdict.REJECTED, "x", f"{sys.argv[2]} {number}")])
"""
    writers = [subprocess.Popen([sys.executable, "-c", code, str(path), str(name)]) for name in range(3)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert len(read_decisions(path)) == 30
    assert [p.name for p in path.parent.iterdir()] == ["decisions.toml"]


@pytest.mark.parametrize("to", ["<script>x</script>", "{{ secret }}", "[after](http://x.invalid)"])
def test_no_decision_brings_mark_up_into_another_article(quick: Quick, to: str) -> None:
    quick.write(".mtcheck/decisions.toml", f'{HEAD}{SENTENCE}verdict = "edited"\nto = "{to}"\n')
    for name, text in (("a.html", f"<p>{RESULT.strip()}</p>\n"), ("a.md", RESULT)):
        quick.write(name, text)
        assert quick("clean", name).out == text.replace("in the result of", "as a result of")
