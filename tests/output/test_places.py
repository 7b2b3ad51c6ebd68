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
