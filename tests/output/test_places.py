"""Where outputs go: links are followed and stay, and none leads into an article of the run."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Quick

RESULT = "The bridge fell in the result of a flood.\n"


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
