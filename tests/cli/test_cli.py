"""The commands as users run them: lint, rules, and what is told where something is wrong."""

from __future__ import annotations

import json

import pytest

from mtcheck.commands import lint
from tests.conftest import Done, Quick, rule_text

RESULT = "The bridge fell in the result of a flood.\n"
BUMP = "It took a bump.\n"
LEVELS = "'minor', 'major', 'critical'"
LISTED = ": 'mtcheck rules list' shows all of them"
NOTE = "It fell (editor's note).\n"


def told(done: Done, problem: str) -> bool:
    """Whether the run failed with exactly this one line on standard error, and nothing else was printed."""
    return (done.status, done.data, done.err) == (2, b"", f"mtcheck: {problem}\n")


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
    assert quick("lint", "a.txt") == Done(0, b"No findings left that mtcheck knows of, in 1 file, 0 words.\n", "")


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


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["lint", "missing.txt"], "missing.txt: there is no such file"),
        (["clean", "missing.txt"], "missing.txt: there is no such file"),
        (["fix", "missing.txt"], "missing.txt: there is no such file"),
        (["lint", ""], "'': there is no such file"),
        (["clean", "--in-place", ""], "'': there is no such file"),
        (["lint", "x" * 5000], f"{'x' * 5000}: file name too long"),
        (["lint", "none"], "none: no articles in this folder (files ending in .txt, .md, .html, .docx)"),
        (["clean", "none", "--in-place"], "none: no articles in this folder (files ending in .txt, .md, .html, .docx)"),
        (["lint", "latin.txt"], "latin.txt: not valid UTF-8 at byte 3: save it as UTF-8"),
        (["clean", "latin.txt"], "latin.txt: not valid UTF-8 at byte 3: save it as UTF-8"),
        (["lint", "zip.txt"], "zip.txt: not a text file (it has zero bytes): save it as UTF-8, or leave it out"),
        (["lint", "/dev/null"], "/dev/null: not a file"),
        (["lint", "a.txt", "--select", "calqe"], f"no rule is called 'calqe' (did you mean 'calque'?){LISTED}"),
        (["lint", "a.txt", "--ignore", "x.*"], "no rule is called 'x.*': 'mtcheck rules list' shows all of them"),
        (["clean", "a.txt", "--select", "calque,no"], f"no rule is called 'no' (did you mean 'note'?){LISTED}"),
        (["lint", "a.txt", "--rules", "missing.toml"], "missing.toml: there is no such rule pack"),
        (["lint", "--frequency", "3"], "No such option: --frequency; see 'mtcheck lint --help'"),
        (["wash", "a.txt"], "No such command 'wash'; see 'mtcheck --help'"),
        (["clean", "a.txt", "-o", "b.txt", "--in-place"], "give only one of -o, --output-dir, --in-place and --diff"),
        (["clean", "a.txt", "--diff", "--output-dir", "b"], "give only one of -o, --output-dir, --in-place and --diff"),
        (["clean", "a.txt", "--format", "html"], "--format is the form of a difference: it needs --diff"),
        (
            ["clean", "a.txt", "--diff", "--word-diff", "--format", "html"],
            "give only one of --word-diff and --format",
        ),
        (["clean", "a.txt", "b.txt"], "2 articles need --output-dir DIR or --in-place (or --diff to look first)"),
        (["clean", ".", "-o", "x"], "4 articles need --output-dir DIR or --in-place (or --diff to look first)"),
        (["clean", "-", "--in-place"], "standard input has no place to write back to: leave --in-place out"),
        (["fix", "-"], "fix asks its questions on standard input: give the article as a file"),
        (["clean", "a.txt", "-o", "none"], "none: cannot be written: is a directory"),
        (["clean", "a.txt", "-o", "b.txt/c"], "b.txt: cannot be made a folder: file exists"),
        (["clean", "a.txt", "--output-dir", "b.txt"], "b.txt: is no folder: give --output-dir a folder"),
        (["clean", "a.txt", "new.txt", "--output-dir", "b.txt"], "b.txt: is no folder: give --output-dir a folder"),
        (["lint", "a.txt", "--cache-dir", "b.txt"], "b.txt: is no folder: give --cache-dir a folder"),
        (["lint", "a.txt", "--cache-dir", "b.txt/c"], "b.txt: is no folder: give --cache-dir a folder"),
        (
            ["lint", "a.txt", "--fail-on", "huge"],
            f"Invalid value for '--fail-on': 'huge' is not one of {LEVELS}; see 'mtcheck lint --help'",
        ),
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


@pytest.mark.parametrize(
    ("command", "option", "start", "good"),
    [
        ("lint", ["--format", "xml"], "--format xml: 'xml' is not known; ", "text, json, "),
        ("score", ["--format", "xml"], "Invalid value for '--format'", "'json'"),
        ("lint", ["--fail-on", "never"], "Invalid value for '--fail-on'", "'critical'"),
    ],
)
def test_bad_values_name_the_good_ones(quick: Quick, command: str, option: list[str], start: str, good: str) -> None:
    done = quick(command, ".", *option)
    assert (done.status, done.data, done.err.count("\n")) == (2, b"", 1)
    assert done.err.startswith(f"mtcheck: {start}")
    assert good in done.err


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
        (rule_text('kind = "tokens"'), "7: test.rule: kind 'tokens' is not known; it is one of phrase, regex, python"),
        (
            rule_text('kind = "python"\ncheck = "article.form.quotes.no"'),
            "8: test.rule: there is no article.form.quotes.no in mtcheck/checks/",
        ),
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


def test_what_is_off_for_want_of_a_parser_is_told(quick: Quick, monkeypatch: pytest.MonkeyPatch) -> None:
    quick.write("a.txt", "It rained.\n")
    assert "are off" not in quick("lint", "a.txt").out
    monkeypatch.setattr(lint, "model_of", lambda _: "")
    told = "Rules that read the structure of sentences are off: pip install 'mtcheck[syntax]' adds the parser"
    assert told in quick("lint", "a.txt").out
    assert "are off" not in quick("lint", "a.txt", "--syntax", "off").out
    assert "are off" not in quick("lint", "a.txt", "--select", "calque").out
