"""Where outputs go: to several files, whole or not at all; links are followed, but into no article of the run."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Quick

RESULT = "The bridge fell in the result of a flood. It got a bump. An editor's note.\n"


@pytest.mark.parametrize("options", [["--format", "json", "-o", "link.json"], ["--format", "json=link.json"]])
@pytest.mark.parametrize("old", ["old", None])
def test_a_link_stays_and_what_it_leads_to_is_written(quick: Quick, options: list[str], old: str | None) -> None:
    quick.write("a.txt", RESULT)
    target, link = quick.folder / "far" / "out.json", quick.folder / "link.json"
    target.parent.mkdir()
    if old is not None:
        target.write_text(old)
    link.symlink_to(target)
    assert quick("lint", "a.txt", *options).status == 1
    assert link.is_symlink()
    assert json.loads(target.read_text())["files"][0]["path"] == "a.txt"
    assert sorted(path.name for path in target.parent.iterdir()) == ["out.json"]


@pytest.mark.parametrize(
    ("article", "output"), [("a.txt", "link.txt"), ("link.txt", "a.txt"), ("link.txt", "link.txt")]
)
def test_no_output_goes_through_a_link_into_an_article(quick: Quick, article: str, output: str) -> None:
    (quick.folder / "link.txt").symlink_to(quick.write("a.txt", RESULT))
    done = quick("lint", article, "-o", output)
    assert (done.status, done.err) == (
        2,
        f"mtcheck: {output}: is an article of this run: write the output to another file\n",
    )
    assert (quick.folder / "a.txt").read_text() == RESULT


@pytest.mark.parametrize("made", [("link.txt",), ("a", "b")])
@pytest.mark.parametrize("command", [("lint", "-o"), ("clean", "-o"), ("clean", "--changes")])
def test_nothing_is_written_to_a_link_in_a_circle(
    quick: Quick, command: tuple[str, str], made: tuple[str, ...]
) -> None:
    quick.write("in.txt", RESULT)
    for name, other in zip(made, (*made[1:], made[0]), strict=True):
        (quick.folder / name).symlink_to(other)
    done = quick(command[0], "in.txt", command[1], made[0])
    problem = f"mtcheck: {made[0]}: cannot be written: a link in a circle: remove it, or name another file\n"
    assert (done.status, done.err) == (2, problem)
    assert (quick.folder / made[0]).is_symlink()


SOURCED = ("lint", "a.txt", "--source", "a.ru")


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ((*SOURCED, "-o", "a.ru"), "a.ru: is a source of this run: write the output to another file"),
        ((*SOURCED, "--format", "sarif=a.ru"), "a.ru: is a source of this run: write the output to another file"),
        ((*SOURCED, "--write-baseline", "a.ru"), "a.ru: is a source of this run: write the baseline to another file"),
        (("clean", *SOURCED[1:], "-o", "a.ru"), "a.ru: is a source of this run: write the output to another file"),
        (
            ("clean", "a.txt", "--source-pattern", "{dir}/{stem}.ru", "-o", "a.ru"),
            "a.ru: is a source of this run: write the output to another file",
        ),
        (
            ("clean", "a.txt", "--source-pattern", "src/{name}", "--output-dir", "src"),
            "src/a.txt: is a source of this run: write the output to another file",
        ),
        (
            ("clean", "a.txt", "--config", "c.toml", "--changes", "c.toml"),
            "c.toml: is the configuration of this run: write the changes to another file",
        ),
        (
            ("clean", "a.txt", "--ledger", "n.toml", "-o", "n.toml"),
            "n.toml: is the ledger of this run: write the output to another file",
        ),
        (
            ("lint", "a.txt", "-o", "new", "--write-baseline", "new"),
            "new: the output goes there already: write the baseline to another file",
        ),
        (
            ("lint", "pages", "--format", "html", "--output-dir", "pages"),
            "pages/index.html: is an article of this run: write the pages to another folder",
        ),
        (
            ("lint", "pages/a.txt.html", "a.txt", "--format", "html", "--output-dir", "pages"),
            "pages/a.txt.html: is an article of this run: write the pages to another folder",
        ),
    ],
)
def test_nothing_is_written_over_what_is_read(quick: Quick, command: tuple[str, ...], said: str) -> None:
    for name in ("a.ru", "src/a.txt"):
        quick.write(name, "Мост обрушился в результате наводнения.\n")
    for name in ("c.toml", "n.toml"):
        quick.write(name, "")
    for name in ("a.txt", "pages/index.html", "pages/a.txt.html"):
        quick.write(name, RESULT)
    before = {path: path.read_bytes() for path in quick.folder.rglob("*") if path.is_file()}
    done = quick(*command)
    assert (done.status, done.err) == (2, f"mtcheck: {said}\n")
    assert {path: path.read_bytes() for path in quick.folder.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "command",
    [
        ("clean", "a.txt", "-o", "a.txt"),
        ("clean", "in", "--output-dir", "in"),
        ("lint", "a.txt", "-o", "/dev/null", "--write-baseline", "/dev/null"),
        ("names", "a.txt", "--ledger", "n.toml", "--format", "toml", "-o", "n.toml"),
    ],
)
def test_what_is_read_may_be_written_anew(quick: Quick, command: tuple[str, ...]) -> None:
    quick.write("n.toml", "")
    for name in ("a.txt", "in/a.txt"):
        quick.write(name, RESULT)
    if command[0] == "names":
        quick.packs.clear()
    done = quick(*command)
    assert done.status != 2, done.err


def test_several_forms_in_one_run(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    done = quick("lint", "a.txt", "--format", "sarif=out.sarif", "--format", "text", "--format", "junit=out.xml")
    assert (done.status, done.err) == (1, "")
    assert done.data == quick("lint", "a.txt").data
    for name, file in (("sarif", "out.sarif"), ("junit", "out.xml")):
        assert (quick.folder / file).read_bytes() == quick("lint", "a.txt", "--format", name).data
    assert quick("lint", "a.txt", "--format", "json=out.json").data == b""
    assert (quick.folder / "out.json").read_bytes() == quick("lint", "a.txt", "--format", "json=-").data


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--format", "sarf"], "--format sarf: 'sarf' is not known (did you mean 'sarif'?); it is one of text, json,"),
        (["--format", "sarif="], "--format sarif=: give a file after ="),
        (["--format", "html=x"], "--format html=x: give --output-dir DIR"),
        (["--format", "text", "--format", "json"], "only one format can go to standard output: give a file for json"),
        (["--format", "sarif=x", "--format", "json=x"], "x: only one format can go to a file"),
        (["--format", "sarif=x", "--output-file", "y"], "--output-file y: every format has a file of its own already"),
        (["--output-file", "a.txt"], "a.txt: is an article of this run: write the output to another file"),
        (["--output-file", "no/x"], "no/x: cannot be written: no such file or directory"),
        (["--output-file", "in"], "in: cannot be written: is a directory"),
    ],
)
def test_mistakes(quick: Quick, options: list[str], said: str) -> None:
    quick.write("a.txt", RESULT)
    quick.write("in/x.txt", RESULT)
    done = quick("lint", "a.txt", *options)
    assert (done.status, done.data) == (2, b"")
    assert done.err.startswith(f"mtcheck: {said}")
    assert done.err.count("\n") == 1
    assert sorted(p.name for p in quick.folder.iterdir()) == ["a.txt", "in"]
    assert (quick.folder / "a.txt").read_text() == RESULT


def test_a_file_that_is_there_is_replaced_only_by_a_whole_one(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    place = quick.write("out.json", "old")
    place.chmod(0o600)
    assert quick("lint", "a.txt", "--format", "json", "--output-file", "out.json", "--select", "no.such").status == 2
    assert place.read_text() == "old"
    assert quick("lint", "a.txt", "--format", "json", "--output-file", "out.json").status == 1
    assert json.loads(place.read_text())["version"] == 1
    assert place.stat().st_mode & 0o777 == 0o600
