"""What the command line says of articles: that excluded ones stay out when named, and what standard input is called."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Quick

RESULT = "The bridge fell in the result of a flood.\n"
CLEAN = "The bridge fell as a result of a flood.\n"
PAGE = "<p>Smith &amp; Sons said <b>the bridge</b> fell in the result of a flood.</p>\n"


@pytest.fixture
def project(quick: Quick) -> Quick:
    quick.write("a.txt", RESULT)
    quick.write("drafts/b.txt", RESULT)
    quick.write("mtcheck.toml", 'exclude = ["drafts/"]\n')
    return quick


def test_excluded_files_are_checked_when_named_unless_forced(project: Quick) -> None:
    assert "drafts/b.txt:1:17" in project("lint", "a.txt", "drafts/b.txt").out
    done = project("lint", "a.txt", "drafts/b.txt", "--force-exclude")
    assert done.status == 1
    assert "drafts" not in done.out
    done = project("lint", "drafts/b.txt", "--force-exclude")
    assert (done.status, done.data, done.err) == (0, b"", "")


def test_our_hooks_change_nothing_that_is_excluded(project: Quick) -> None:
    hooks = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = [line.partition(": mtcheck ")[2].split() for line in hooks.splitlines() if "entry:" in line]
    assert len(entries) == 2
    for entry in entries:
        assert project(*entry, "drafts/b.txt").status == 0
    assert Path("drafts/b.txt").read_text() == RESULT


@pytest.mark.parametrize("name", ["page.html", "new/page.xhtml", "PAGE.HTM"])
def test_standard_input_as_a_page(quick: Quick, name: str) -> None:
    done = quick("clean", "-", "--stdin-filename", name, input=PAGE.encode())
    assert (done.status, done.out) == (0, PAGE.replace("in the result of", "as a result of"))
    done = quick("lint", "-", "--stdin-filename", name, "--format", "json", input=PAGE.encode())
    (file,) = json.loads(done.data)["files"]
    assert file["path"] == name
    assert [found["text"] for found in file["findings"]] == ["in the result of"]


def test_standard_input_has_the_settings_of_its_place(project: Quick) -> None:
    project.write("opinion/mtcheck.toml", 'ignore = ["calque"]\n')
    project.write("opinion/.mtcheck/decisions.toml", "")
    assert project("lint", "-", input=RESULT.encode()).status == 1
    assert project("lint", "-", "--stdin-filename", "opinion/c.txt", input=RESULT.encode()).status == 0
    assert project("clean", "-", "--stdin-filename", "opinion/c.txt", input=RESULT.encode()).out == RESULT


def test_standard_input_that_is_excluded_passes_through(project: Quick) -> None:
    arguments = ["-", "--stdin-filename", "drafts/c.txt"]
    assert project("clean", *arguments, input=RESULT.encode()).out == CLEAN
    assert project("clean", *arguments, "--force-exclude", input=RESULT.encode()).out == RESULT
    assert project("lint", *arguments, "--force-exclude", input=RESULT.encode()).data == b""


def test_cleaned_standard_input_goes_where_it_is_called(quick: Quick) -> None:
    quick("clean", "-", "--stdin-filename", "../../x/page.html", "--output-dir", "out", input=PAGE.encode())
    assert [path.name for path in Path("out").iterdir()] == ["page.html"]
    quick("clean", "-", "--stdin-filename", "page.html", "-o", "b.html", input=PAGE.encode())
    assert Path("b.html").read_text() == Path("out/page.html").read_text() != PAGE


@pytest.mark.parametrize("command", ["lint", "clean"])
def test_a_name_without_standard_input_is_a_mistake(quick: Quick, command: str) -> None:
    quick.write("a.txt", RESULT)
    done = quick(command, "a.txt", "--stdin-filename", "b.html")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "give - for it" in done.err


@pytest.mark.parametrize(
    ("setting", "problem"),
    [
        ('rules = ["{empty}"]', "which"),
        ('rules = ["{large}"]', "name a folder of rule packs only"),
        ('rules = ["{none}"]', "is not there"),
        ('source-pattern = "{dir.parent}/x"', "{dir}, {stem} and {name} only"),
        ('source-pattern = "{stem.__class__}"', "{dir}, {stem} and {name} only"),
        ('source-pattern = "{stem[0]}"', "{dir}, {stem} and {name} only"),
        ('source-pattern = "{stem:>999999999}"', "{dir}, {stem} and {name} only"),
        ('source-pattern = "{stem!r}"', "{dir}, {stem} and {name} only"),
        ('source-pattern = "{0}"', "{dir}, {stem} and {name} only"),
        ('source-pattern = "{stem"', "{dir}, {stem} and {name} only"),
    ],
)
def test_settings_that_lead_elsewhere(quick: Quick, setting: str, problem: str) -> None:
    quick.write("a.txt", RESULT)
    empty, large = quick.folder / "etc", quick.folder / "home"
    quick.write("etc/passwd", "root")
    for number in range(5100):
        (large / str(number // 100)).mkdir(parents=True, exist_ok=True)
        (large / str(number // 100) / str(number)).touch()
    places = {"empty": empty, "large": large, "none": quick.folder / "none"}
    for name, place in places.items():
        setting = setting.replace(f"{{{name}}}", str(place))
    quick.write("mtcheck.toml", setting + "\n")
    done = quick("lint", "a.txt")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert done.err.startswith("mtcheck: mtcheck.toml:1: ")
    assert problem in done.err or "holds no rule pack" in done.err
    if "pattern" in setting:
        Path("mtcheck.toml").unlink()
        done = quick("lint", "a.txt", "--source-pattern", setting.partition('"')[2].rstrip('"'))
        assert (done.status, done.err.count("\n")) == (2, 1)
        assert "may hold {dir}, {stem} and {name}" in done.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("text", [RESULT.replace("The bridge fell in", "In"), "\n" + RESULT])
def test_a_byte_order_mark_shifts_no_column(quick: Quick, encoding: str, text: str) -> None:
    def found(form: str) -> str:
        return quick("lint", "a.txt", "--format", form, "--no-cache").out.replace("charOffset", "\ncharOffset")

    quick.write("a.txt", text)
    plain = {form: found(form) for form in ("text", "github", "gitlab", "junit", "sarif")}
    score, explained = quick("score", "a.txt").out, quick("explain", "a.txt:1:1" if text[0] == "I" else "a.txt:2:17")
    quick.write("a.txt", b"\xfe\xff" * (encoding == "utf-16-be") + text.encode(encoding))
    assert {form: found(form) for form in plain} == plain
    assert quick("score", "a.txt").out == score
    assert quick("explain", "a.txt:1:1" if text[0] == "I" else "a.txt:2:17") == explained
    assert ('charOffset": 0,' in plain["sarif"]) == (text[0] == "I")
    places = [(f["line"], f["column"]) for f in json.loads(found("json"))["files"][0]["findings"]]
    assert places == [(1, 1) if text[0] == "I" else (2, 17)]


def test_columns_in_bytes_are_those_of_the_file(quick: Quick) -> None:
    quick.write("a.txt", "\ufeff\u00c9 in the result of a flood.\n")
    (row,) = json.loads(quick("lint", "a.txt", "--format", "rdjson").data)["diagnostics"]
    line = Path("a.txt").read_bytes()
    first, last = (row["location"]["range"][end]["column"] - 1 for end in ("start", "end"))
    assert line[first:last] == b"in the result of"
