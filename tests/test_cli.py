"""The commands as users and scripts run them: what is printed where, with which exit status."""

from __future__ import annotations

import json
import os
import pty
import shlex
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest

from mtcheck import __version__
from mtcheck.changes import Change, apply
from mtcheck.commands import clean as clean_command
from mtcheck.fixer import clean as clean_document

from .conftest import TEST_PACK, Cli, Done, Quick, rule_text

RESULT = "The bridge fell in the result of a flood.\n"
CLEAN = "The bridge fell as a result of a flood.\n"
BUMP = "It took a bump.\n"
WRAPPED = "The old bridge over the river behind the town hall fell {} of a flood in spring.\r\n"
NOTE = "It fell (editor's note).\n"


def told(done: Done, problem: str) -> bool:
    """Whether the run failed with exactly this one line on standard error, and nothing else was printed."""
    return (done.status, done.data, done.err) == (2, b"", f"mtcheck: {problem}\n")


# --- lint ---


@pytest.mark.parametrize(
    ("text", "fail_on", "status"),
    [
        ("It rained.\n", "minor", 0),
        ("", "minor", 0),
        (BUMP, "minor", 1),
        (BUMP, "major", 0),
        (RESULT, "major", 1),
        (RESULT, "critical", 0),
        (NOTE, "critical", 1),
        (BUMP + RESULT, "major", 1),
    ],
)
def test_lint_status_is_about_the_gravest_finding(quick: Quick, text: str, fail_on: str, status: int) -> None:
    quick.write("a.txt", text)
    done = quick("lint", "a.txt", "--fail-on", fail_on)
    assert (done.status, done.err) == (status, "")
    assert ("a.txt:1:" in done.out) == (text not in ("", "It rained.\n"))  # all is printed, whatever the status


def test_lint_prints_findings_and_a_summary(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    quick.write("b.txt", BUMP)
    assert quick("lint", "a.txt", "b.txt").out.splitlines() == [
        "a.txt:1:17: major calque.result: 'in the result of' is no English; write 'as a result of'.",
        "    The bridge fell in the result of a flood.",
        "                    ^^^^^^^^^^^^^^^^",
        "    fix: → as a result of",
        "",
        "b.txt:1:11: minor calque.bump: 'bump' may be a blow.",
        "    It took a bump.",
        "              ^^^^",
        "    suggestion: → blow  → knock",
        "",
        "2 findings (1 major, 1 minor) in 2 files, 13 words; 1 can be repaired by 'mtcheck clean'.",
    ]


def test_lint_of_an_empty_file(quick: Quick) -> None:
    quick.write("a.txt", "")
    assert quick("lint", "a.txt") == Done(0, b"Nothing found in 1 file, 0 words.\n", "")


def paths(done: Done) -> list[str]:
    return [file["path"] for file in json.loads(done.data)["files"]]


def test_lint_of_folders(quick: Quick) -> None:
    for name in ("b.txt", "c/a.md", "c/d.html", "c/e.pdf", ".hidden/f.txt"):
        quick.write(name, RESULT)
    done = quick("lint", "--format", "json")  # the current folder
    assert (done.status, paths(done)) == (1, ["b.txt", "c/a.md", "c/d.html"])
    assert paths(quick("lint", "c", "b.txt", "./c/a.md", "--format", "json")) == ["c/a.md", "c/d.html", "b.txt"]
    assert paths(quick("lint", "c/e.pdf", "--format", "json")) == ["c/e.pdf"]  # asked for by name


def test_lint_of_standard_input(quick: Quick) -> None:
    done = quick("lint", "-", input=RESULT.encode())
    assert done.status == 1
    assert done.out.startswith("-:1:17: major calque.result")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_offsets_count_code_points(quick: Quick, encoding: str) -> None:
    text = "😀 naïve\r\n" + RESULT
    quick.write("a.txt", text.encode(encoding))
    (found,) = json.loads(quick("lint", "a.txt", "--format", "json").data)["files"][0]["findings"]
    read = ("" if encoding == "utf-8" else "\ufeff") + text
    assert read[found["start"] : found["end"]] == found["text"] == "in the result of"
    assert (found["line"], found["column"]) == (2, 17)


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        ([], {"calque.result", "calque.bump", "note.editor"}),
        (["--select", "calque.result"], {"calque.result"}),
        (["--select", "calque.outcome"], {"calque.result"}),  # a former id
        (["--select", "calque"], {"calque.result", "calque.bump"}),
        (["--select", "editor-note, preposition"], {"note.editor", "calque.result"}),
        (["--select", "c*"], {"calque.result", "calque.bump"}),
        (["--select", "*.e*,*bump"], {"note.editor", "calque.bump"}),
        (["--select", "all"], {"calque.result", "calque.bump", "note.editor"}),
        (["--ignore", "calque"], {"note.editor"}),
        (["--ignore", "*"], set()),
        (["--select", "calque", "--ignore", "lexical"], {"calque.result"}),
        (["--select", "", "--ignore", ","], {"calque.result", "calque.bump", "note.editor"}),
    ],
)
def test_select_and_ignore(quick: Quick, options: list[str], ids: set[str]) -> None:
    quick.write("a.txt", RESULT + BUMP + NOTE)
    done = quick("lint", "a.txt", "--format", "json", *options)
    assert {f["rule_id"] for f in json.loads(done.data)["files"][0]["findings"]} == ids
    assert done.status == (1 if ids else 0)


# --- what users get wrong ---


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["lint", "missing.txt"], "missing.txt: there is no such file"),
        (["clean", "missing.txt"], "missing.txt: there is no such file"),
        (["fix", "missing.txt"], "missing.txt: there is no such file"),
        (["lint", ""], "'': there is no such file"),
        (["clean", "--in-place", ""], "'': there is no such file"),
        (["lint", "x" * 5000], f"{'x' * 5000}: file name too long"),
        (["lint", "none"], "none: no articles in this folder (files ending in .txt, .md, .html)"),
        (["clean", "none", "--in-place"], "none: no articles in this folder (files ending in .txt, .md, .html)"),
        (["lint", "latin.txt"], "latin.txt: not valid UTF-8 at byte 3: save it as UTF-8"),
        (["clean", "latin.txt"], "latin.txt: not valid UTF-8 at byte 3: save it as UTF-8"),
        (["lint", "zip.txt"], "zip.txt: not a text file (it has zero bytes): save it as UTF-8, or leave it out"),
        (["lint", "/dev/null"], "/dev/null: not a file"),
        (["lint", "a.txt", "--select", "calqe"], "no rule is called 'calqe': 'mtcheck rules list' shows all of them"),
        (["lint", "a.txt", "--ignore", "x.*"], "no rule is called 'x.*': 'mtcheck rules list' shows all of them"),
        (["clean", "a.txt", "--select", "calque,no"], "no rule is called 'no': 'mtcheck rules list' shows all of them"),
        (["lint", "a.txt", "--rules", "missing.toml"], "missing.toml: there is no such rule pack"),
        (["lint", "--frequency", "3"], "No such option: --frequency; see 'mtcheck lint --help'"),
        (["wash", "a.txt"], "No such command 'wash'; see 'mtcheck --help'"),
        (["clean", "a.txt", "-o", "b.txt", "--in-place"], "give only one of -o, --output-dir, --in-place and --diff"),
        (["clean", "a.txt", "--diff", "--output-dir", "b"], "give only one of -o, --output-dir, --in-place and --diff"),
        (["clean", "a.txt", "b.txt"], "2 articles need --output-dir DIR or --in-place (or --diff to look first)"),
        (["clean", ".", "-o", "x"], "4 articles need --output-dir DIR or --in-place (or --diff to look first)"),
        (["clean", "-", "--in-place"], "standard input has no place to write back to: leave --in-place out"),
        (["fix", "-"], "fix asks its questions on standard input: give the article as a file"),
        (["clean", "a.txt", "-o", "none"], "none: cannot be written: is a directory"),
        (["clean", "a.txt", "-o", "b.txt/c"], "b.txt: cannot be made a folder: file exists"),
        (["clean", "a.txt", "--output-dir", "b.txt"], "b.txt: cannot be made a folder: file exists"),
        (["rules", "show", "calqe"], "no rule is called 'calqe': 'mtcheck rules list' shows all of them"),
        (["rules", "list", "calqe"], "no rule is called 'calqe': 'mtcheck rules list' shows all of them"),
        (["rules", "test", "missing.toml"], "missing.toml: there is no such rule pack"),
    ],
)
def test_one_clear_line(quick: Quick, arguments: list[str], problem: str) -> None:
    for name, data in (("a.txt", b"A."), ("b.txt", b"B."), ("latin.txt", b"caf\xe9"), ("zip.txt", b"PK\0")):
        quick.write(name, data)
    (quick.folder / "none").mkdir()
    before = {p: p.read_bytes() for p in quick.folder.rglob("*") if p.is_file()}
    assert told(quick(*arguments), problem)
    assert {p: p.read_bytes() for p in quick.folder.rglob("*") if p.is_file()} == before


@pytest.mark.parametrize("option", [["--format", "xml"], ["--fail-on", "never"]])
def test_bad_values_name_the_good_ones(quick: Quick, option: list[str]) -> None:
    done = quick("lint", ".", *option)
    assert (done.status, done.data, done.err.count("\n")) == (2, b"", 1)
    assert done.err.startswith(f"mtcheck: Invalid value for '{option[0]}'")
    assert "'json'" in done.err or "'critical'" in done.err


@pytest.mark.parametrize("arguments", [[], ["rules"]])
def test_without_a_command_the_help_is_shown(quick: Quick, arguments: list[str]) -> None:
    quick.packs = []
    done = quick(*arguments)
    assert (done.status, done.data) == (2, b"")
    assert done.err.startswith(" ".join(["Usage: mtcheck", *arguments]))


PHRASE = 'kind = "phrase"\nswap = { "a" = "b" }\n'


@pytest.mark.parametrize(
    ("pack", "problem"),
    [
        (rule_text(PHRASE + "colour = 1"), "9: test.rule: unknown key 'colour' in a rule of kind 'phrase'"),
        (rule_text(PHRASE, examples=False), "2: test.rule needs at least one example with bad and two with keep"),
        (rule_text('kind = "regex"\npattern = "("\nfix = "a"'), "8: test.rule: bad pattern: missing ), unterminated"),
        (rule_text('kind = "phrase"\nswap = { "a (b" = "c" }'), "8: test.rule: unclosed bracket in phrase 'a (b'"),
        (rule_text('kind = "phrase"\nswap = 1'), "8: test.rule: swap is to be a table"),
        (rule_text('kind = "tokens"\ntokens = ["a"]\nfix = "b"'), "8: test.rule: tokens is a list of tables"),
        (rule_text('kind = "tokens"\ntokens = [{ word = "a" }]\nfix = "<x>"'), "8: test.rule: <x> in the replacement"),
        (rule_text('kind = "python"\ncheck = "quotes.no"'), "8: test.rule: there is no quotes.no in mtcheck/checks/"),
        (rule_text(PHRASE, id_="calque.bump"), "1: 'calque.bump' is already a rule's id in "),
        (rule_text(PHRASE, id_="calque.outcome"), "1: 'calque.outcome' is already a rule's id in "),  # a former one
        ("[[rule]\n", "1: "),
        ("rule = 1\n", "1: rules are tables that begin with [[rule]]"),
    ],
)
def test_mistakes_in_packs_are_told_with_file_and_line(quick: Quick, pack: str, problem: str) -> None:
    quick.write("a.txt", RESULT)
    own = quick.write("own.toml", pack)
    quick.packs.append(own)
    for command in (["lint", "a.txt"], ["clean", "--in-place", "a.txt"]):
        done = quick(*command)
        assert (done.status, done.data, done.err.count("\n")) == (2, b"", 1)
        assert done.err.startswith(f"mtcheck: {own}:{problem}")


@pytest.mark.parametrize("command", [["lint", "--format", "json"], ["clean", "--output-dir", "out"]])
def test_one_bad_file_does_not_stop_the_others(quick: Quick, command: list[str]) -> None:
    for name in ("a.txt", "z.txt"):
        quick.write(name, RESULT)
    quick.write("b.txt", b"\xff")
    done = quick(*command, "a.txt", "b.txt", "missing.txt", "z.txt")
    assert done.status == 2
    assert done.err.splitlines() == [
        "mtcheck: b.txt: not valid UTF-8 at byte 0: save it as UTF-8",
        "mtcheck: missing.txt: there is no such file",
    ]
    if command[0] == "lint":
        assert paths(done) == ["a.txt", "z.txt"]
    else:
        assert sorted(p.name for p in (quick.folder / "out").iterdir()) == ["a.txt", "z.txt"]


def test_fifty_megabytes(quick: Quick) -> None:
    with (quick.folder / "a.txt").open("wb") as file:
        file.truncate(50_000_000)
    problem = "a.txt: 50 MB is too large for an article (at most 20 MB): split it into files of one article"
    for command in (["lint"], ["clean", "--in-place"], ["fix"]):
        assert told(quick(*command, "a.txt"), problem)


# --- clean ---


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RESULT.encode(), CLEAN.encode()),
        (b"", b""),
        (b"A storm came.", b"A storm came."),
        (b"\xef\xbb\xbfIn the result of it.\r\n\r\nRain.\r", b"\xef\xbb\xbfAs a result of it.\r\n\r\nRain.\r"),
        (b"One  \ttwo \r\n\x0b\x0cin the result of\tit ", b"One  \ttwo \r\n\x0b\x0cas a result of\tit "),
        (WRAPPED.format("in the\r\nresult").encode(), WRAPPED.format("as a result").encode()),
        *(
            (mark + ("\tCafé: " + RESULT).encode(code), mark + ("\tCafé: " + CLEAN).encode(code))
            for mark, code in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
        ),
    ],
)
def test_clean_keeps_every_other_byte(quick: Quick, before: bytes, after: bytes) -> None:
    article = quick.write("a.txt", before)
    assert quick("clean", "a.txt") == Done(0, after, "")
    assert quick("clean", "-", input=before) == Done(0, after, "")
    assert quick("clean", "a.txt", "-o", "b.txt") == Done(0, b"", "")
    assert article.read_bytes() == before
    assert (quick.folder / "b.txt").read_bytes() == after
    assert quick("clean", "a.txt", "--in-place").status == 0
    assert article.read_bytes() == after


def test_clean_in_place_does_not_touch_what_is_clean(quick: Quick) -> None:
    article = quick.write("a.txt", CLEAN)
    before = article.stat()
    assert quick("clean", ".", "--in-place").err == "a.txt: 0 changes\n"
    after = article.stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_clean_in_place_follows_links_and_keeps_the_mode(quick: Quick) -> None:
    article = quick.write("far/a.txt", RESULT)
    article.chmod(0o604)
    (quick.folder / "near.txt").symlink_to(article)
    assert quick("clean", "near.txt", "--in-place").status == 0
    assert (quick.folder / "near.txt").is_symlink()
    assert article.read_text() == CLEAN
    assert article.stat().st_mode & 0o777 == 0o604


@pytest.mark.parametrize(("options", "text"), [([], BUMP), (["--unsafe"], "It took a blow.\n")])
def test_clean_makes_unsafe_fixes_on_request(quick: Quick, options: list[str], text: str) -> None:
    quick.write("a.txt", BUMP)
    assert quick("clean", "a.txt", *options).out == text


def test_clean_diff_writes_nothing(quick: Quick) -> None:
    article = quick.write("a.txt", RESULT)
    done = quick("clean", "--diff", "a.txt", "-")
    assert done == Done(0, f"--- a/a.txt\n+++ b/a.txt\n@@ -1 +1 @@\n-{RESULT}+{CLEAN}".encode(), done.err)
    assert done.err == "a.txt: 1 change\n-: 0 changes\n"
    assert article.read_text() == RESULT


def test_output_folder_mirrors_the_folders_given(quick: Quick) -> None:
    for name in ("in/a.txt", "in/sub/a.txt", "b.txt", "other/c.pdf"):
        quick.write(name, RESULT)
    assert quick("clean", "in", "b.txt", "other/c.pdf", "-", "--output-dir", "out/new", input=b"Rain.").status == 0
    out = quick.folder / "out" / "new"
    assert sorted(p.relative_to(out).as_posix() for p in out.rglob("*.*")) == [
        "a.txt",
        "b.txt",
        "c.pdf",
        "stdin.txt",
        "sub/a.txt",
    ]
    assert (out / "sub" / "a.txt").read_text() == CLEAN
    assert (out / "stdin.txt").read_text() == "Rain."


def test_nothing_is_written_outside_the_output_folder(quick: Quick) -> None:
    quick.write("near/a.txt", RESULT)
    far = quick.write("far/b.txt", RESULT)
    quick.patch.chdir(quick.folder / "near")
    assert quick("clean", ".", "../far/b.txt", "--output-dir", "out").status == 0
    assert sorted(p.name for p in Path("out").iterdir()) == ["a.txt", "b.txt"]
    assert far.read_text() == RESULT


def test_two_articles_with_one_name(quick: Quick) -> None:
    for name in ("x/a.txt", "y/a.txt"):
        quick.write(name, RESULT)
    problem = "two articles would become out/a.txt: clean them into different folders"
    assert told(quick("clean", "x", "y/a.txt", "--output-dir", "out"), problem)
    assert not (quick.folder / "out").exists()


def test_output_may_be_the_article_itself(quick: Quick) -> None:
    article = quick.write("in/a.txt", RESULT)
    assert quick("clean", "in/a.txt", "-o", "in/a.txt").status == 0
    assert article.read_text() == CLEAN
    article.write_text(RESULT)
    assert quick("clean", "in", "--output-dir", "in").status == 0
    assert article.read_text() == CLEAN


def test_output_to_standard_output(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    assert quick("clean", "a.txt", "-o", "-").out == CLEAN
    assert quick("clean", "a.txt", "-o", "/dev/stdout").out == CLEAN
    assert [p.name for p in quick.folder.iterdir()] == ["a.txt"]


def recorded(path: Path) -> dict[str, tuple[Change, ...]]:
    data = json.loads(path.read_bytes())
    assert data["version"] == 1
    return {
        f["path"]: tuple(Change(c["start"], c["end"], c["text"], tuple(c["rule_ids"])) for c in f["changes"])
        for f in data["files"]
    }


def test_changes_lead_from_the_original_to_the_cleaned_text(quick: Quick) -> None:
    texts = {"a.txt": "\ufeff" + RESULT + "😀 In the result of: " + RESULT, "b.txt": "It rained.", "-": RESULT}
    for name in ("a.txt", "b.txt"):
        quick.write(name, texts[name])
    quick.write("bad.txt", b"\xff")
    inputs = ["a.txt", "b.txt", "bad.txt", "-"]
    done = quick("clean", *inputs, "--output-dir", "out", "--changes", "done.json", input=RESULT.encode())
    assert done.status == 2  # of bad.txt
    changes = recorded(quick.folder / "done.json")
    assert list(changes) == ["a.txt", "b.txt", "-"]
    for name, made in changes.items():
        place = quick.folder / "out" / ("stdin.txt" if name == "-" else name)
        assert apply(texts[name], made) == place.read_text(encoding="utf-8")
        assert all(change.rule_ids == ("calque.result",) for change in made)
    assert (len(changes["a.txt"]), len(changes["b.txt"])) == (3, 0)


def test_changes_of_a_difference(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    assert quick("clean", "--diff", "a.txt", "--changes", "done.json").status == 0
    assert apply(RESULT, recorded(quick.folder / "done.json")["a.txt"]) == CLEAN


@pytest.mark.parametrize("options", [["--in-place"], ["-o", "b.txt"], ["--output-dir", "."], ["--diff"]])
@pytest.mark.parametrize("record", ["a.txt", "./a.txt", "link.txt"])
def test_the_record_of_changes_overwrites_no_article(quick: Quick, options: list[str], record: str) -> None:
    article = quick.write("a.txt", RESULT)
    (quick.folder / "link.txt").symlink_to(article)
    problem = f"{Path(record)}: is an article of this run: record the changes in another file"
    assert told(quick("clean", "a.txt", *options, "--changes", record), problem)
    assert article.read_text() == RESULT
    assert told(
        quick("clean", "a.txt", "-o", "new.txt", "--changes", "new.txt"),
        "new.txt: is an article of this run: record the changes in another file",
    )


def test_a_record_that_cannot_be_written(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    done = quick("clean", "a.txt", "--changes", "missing/done.json")
    assert (done.status, done.out) == (2, CLEAN)
    assert done.err.endswith("/missing/done.json: cannot be written: no such file or directory\n")


def test_read_only_articles_are_left_alone(quick: Quick) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        quick.write(name, RESULT)
    (quick.folder / "b.txt").chmod(0o444)
    done = quick("clean", ".", "--in-place", "--changes", "done.json")
    assert done.status == 2
    assert f"mtcheck: {quick.folder / 'b.txt'}: read-only, left as it was\n" in done.err
    assert [(quick.folder / f"{c}.txt").read_text() for c in "abc"] == [CLEAN, RESULT, CLEAN]
    assert list(recorded(quick.folder / "done.json")) == ["a.txt", "c.txt"]


def test_an_article_that_changes_meanwhile_is_not_overwritten(quick: Quick, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = quick.write("a.txt", RESULT), quick.write("b.txt", RESULT)

    def slow(*given: object, **options: object) -> object:
        first.write_text("Edited elsewhere.")
        return clean_document(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(clean_command, "clean_document", slow)
    for options in (["--in-place"], ["--output-dir", "."]):
        second.write_text(RESULT)
        done = quick("clean", "b.txt", *options)
        assert (done.status, second.read_text()) == (0, CLEAN)
        first.write_text(RESULT)
        done = quick("clean", "a.txt", *options)
        assert done.status == 2
        assert "changed by another program meanwhile, left as it is: run again" in done.err
        assert first.read_text() == "Edited elsewhere."


def test_rules_that_fight_change_nothing(quick: Quick) -> None:
    swaps = {"test.one": ("left", "right"), "test.two": ("right", "left")}
    rules = [rule_text(f'kind = "phrase"\nswap = {{ "{a}" = "{b}" }}', id_=id_) for id_, (a, b) in swaps.items()]
    own = quick.write("own.toml", "".join(rules))
    article, other = quick.write("a.txt", "Turn left. " + RESULT), quick.write("b.txt", RESULT)
    done = quick("clean", "a.txt", "b.txt", "--in-place", "--rules", own)
    assert done.status == 2
    assert done.err.startswith("mtcheck: a.txt: the fixes of these rules undo each other or never end")
    assert "test.one, test.two" in done.err
    assert (article.read_text(), other.read_text()) == ("Turn left. " + RESULT, CLEAN)
    done = quick("clean", "a.txt", "--rules", own)
    assert (done.status, done.out) == (2, "Turn left. " + RESULT)
    assert quick("clean", "a.txt", "--rules", own, "--ignore", "test.two").out == "Turn right. " + CLEAN


def test_what_is_left_out_is_told(quick: Quick) -> None:
    own = quick.write("own.toml", rule_text('kind = "phrase"\nswap = { "a flood" = "water" }') + rule_text(
        'kind = "phrase"\nswap = { "of a flood" = "of floods" }', id_="test.long"))  # fmt: skip
    quick.write("a.txt", "He spoke of a flood.")
    done = quick("clean", "a.txt", "--rules", own)
    assert (done.status, done.out) == (0, "He spoke of floods.")
    assert done.err == ("a.txt: left out, because another fix touches it: test.rule: a flood is wrong, write water\n")


# --- rules ---


def test_rules_test_of_a_good_pack(quick: Quick) -> None:
    assert quick("rules", "test", quick.packs[0]) == Done(0, b"3 rules, 9 examples, 0 problems\n", "")


def test_rules_test_tells_what_does_not_hold(quick: Quick) -> None:
    pack = quick.write("own.toml", rule_text('kind = "phrase"\nswap = { "x" = "z", "two" = "2" }'))
    done = quick("rules", "test", pack)
    assert (done.status, done.err) == (1, "")
    *problems, summary = done.out.splitlines()
    assert summary == f"1 rules, 3 examples, {len(problems)} problems"
    assert all(line.startswith(f"{pack}:1: test.rule: ") for line in problems)
    assert f"{pack}:1: test.rule: makes 'z' of 'x', not 'y'" in problems
    assert any("finds 'Two' in 'Two.', where nothing is to be found" in line for line in problems)


def test_rules_test_of_a_folder_without_rules(quick: Quick) -> None:
    (quick.folder / "none").mkdir()
    done = quick("rules", "test", "none")
    assert (done.status, done.err) == (2, "mtcheck: no rules in these packs\n")


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


# --- the process: pipes, signals, encodings ---


def test_version_is_printed_at_once(cli: Cli) -> None:
    done = cli("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"mtcheck {__version__}\n", "")


@pytest.mark.parametrize("command", [[sys.executable, "-m", "mtcheck"], [str(Path(sys.executable).parent / "mtcheck")]])
def test_as_it_is_installed(cli: Cli, command: list[str]) -> None:
    done = subprocess.run([*command, "wash"], env=cli.env, capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr == b"mtcheck: No such command 'wash'; see 'mtcheck --help'\n"


@pytest.fixture
def alone(cli: Cli, tmp_path: Path) -> Cli:
    """The command line with the rules of TEST_PACK only."""
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "test.toml").write_text(TEST_PACK)
    cli.rules = str(rules)
    return cli


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["lint", "clean"])
def test_a_closed_pipe_is_no_error(alone: Cli, command: str, unbuffered: str) -> None:
    alone.env["PYTHONUNBUFFERED"] = unbuffered
    alone.write("a.txt", "It rained. " * 400_000 if command == "clean" else RESULT * 2000)
    process = alone.popen(command, "a.txt")
    assert process.stdout is not None
    assert process.stdout.read(1)
    process.stdout.close()
    process.stdout = None
    _, err = process.communicate(timeout=30)
    assert (process.returncode, err) == (141, b"")


FULL = "mtcheck: the output cannot be written: no space left on device\n"


@pytest.mark.parametrize(
    ("redirect", "status", "err"),
    [
        ("lint a.txt >&-", 1, ""),
        ("clean a.txt -o b.txt >&- 2>&-", 0, ""),
        ("lint - <&-", 2, "mtcheck: -: standard input is closed\n"),
        ("lint a.txt >/dev/full", 2, FULL),
        ("lint a.txt --format json >/dev/full", 2, FULL),
        ("clean a.txt >/dev/full", 2, FULL),
        ("--version >/dev/full", 2, FULL),
    ],
)
def test_closed_and_full_streams(alone: Cli, redirect: str, status: int, err: str) -> None:
    if "/dev/full" in redirect and not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    alone.write("a.txt", RESULT)
    command = f"exec {shlex.join(alone.command())} {redirect}"
    done = subprocess.run(["sh", "-c", command], cwd=alone.folder, env=alone.env, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (status, err)


def test_interrupting_clean_leaves_no_half_written_file(alone: Cli) -> None:
    names = [f"{i:03}.txt" for i in range(300)]
    for name in names:
        alone.write(f"in/{name}", RESULT * 200)
    process = alone.popen("clean", "in", "--in-place")
    stop = time.monotonic() + 30
    while (alone.folder / "in" / names[3]).read_text() == RESULT * 200:
        assert time.monotonic() < stop
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert err.decode().splitlines()[-1] == "mtcheck: interrupted"
    assert "Traceback" not in err.decode()
    texts = [(alone.folder / "in" / name).read_text() for name in names]
    assert set(texts) == {RESULT * 200, CLEAN * 200}
    assert sorted(p.name for p in (alone.folder / "in").iterdir()) == names


def on_terminal(alone: Cli, *arguments: str) -> tuple[str, str]:
    """What a run prints to standard output, which is a pipe, and to standard error, which is a terminal."""
    alone.env["TERM"] = "xterm"
    ours, theirs = pty.openpty()
    seen: list[bytes] = []

    def watch() -> None:
        with suppress(OSError):  # the way in which Linux tells that a terminal is gone
            while piece := os.read(ours, 4096):
                seen.append(piece)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        command = alone.command(*arguments)
        done = subprocess.run(command, cwd=alone.folder, env=alone.env, stdout=-1, stderr=theirs, check=False)
    finally:
        os.close(theirs)
        watcher.join()
        os.close(ours)
    assert done.returncode < 2
    return done.stdout.decode(), b"".join(seen).decode()


@pytest.mark.parametrize("options", [["lint"], ["lint", "--format", "json"], ["clean", "--diff"]])
def test_the_progress_bar_takes_no_output_along(alone: Cli, options: list[str]) -> None:
    for i in range(25):
        alone.write(f"in/{i}.txt", RESULT)
    out, err = on_terminal(alone, *options, "in")
    assert out == alone(*options, "in").stdout
    assert "100%" in err or "\u2501" in err
    assert "in the result of" not in err


def test_json_is_utf8_on_any_terminal(alone: Cli) -> None:
    alone.write("é😀.txt", "é😀 " + RESULT)
    alone.env["PYTHONIOENCODING"] = "ascii"
    done = alone("lint", ".", "--format", "json")
    assert json.loads(done.stdout)["files"][0]["path"] == "é😀.txt"
    assert "\\xe9\\U0001f600.txt:1:20" in alone("lint", ".").stdout


def test_odd_file_names(alone: Cli) -> None:
    name = os.fsdecode(b"caf\xe9 ;\n.txt")
    try:
        alone.write(name, RESULT)
    except OSError:
        pytest.skip("this file system takes no such names")
    for arguments in (["lint"], ["lint", "--format", "json"], ["clean", "--diff", "--changes", "done.json"]):
        done = alone(*arguments, ".")
        assert done.returncode < 2, done.stderr
        assert "Traceback" not in done.stderr
    assert list(recorded(alone.folder / "done.json")) == [name]
    assert alone("clean", ".", "--in-place").returncode == 0
    assert (alone.folder / name).read_text() == CLEAN


def test_runs_side_by_side_share_their_cache(alone: Cli) -> None:
    alone.write("a.txt", RESULT)
    alone.env["XDG_CACHE_HOME"] = str(alone.folder / "cache")
    processes = [alone.popen("lint", "a.txt") for _ in range(2)]
    assert [process.communicate(timeout=60)[1] for process in processes] == [b"", b""]
    assert [process.returncode for process in processes] == [1, 1]
