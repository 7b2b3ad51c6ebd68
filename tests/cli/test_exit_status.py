"""The exit status of every command in every case: 0 all is well, 1 what was looked for was found, 2 the run failed."""

from __future__ import annotations

import pytest

from tests.conftest import Quick

RESULT = "The bridge fell in the result of a flood.\n"
BUMP = "It took a bump.\n"
IDLE = "It rained. <!-- mtcheck: ignore calque.bump -->\n"


@pytest.fixture
def articles(quick: Quick) -> Quick:
    """Articles with a safe fix, with a suggestion, with nothing, and files that are of no use."""
    for name, text in {"result.txt": RESULT, "bump.txt": BUMP, "none.txt": "It rained.\n", "idle.md": IDLE}.items():
        quick.write(name, text)
    quick.write("latin.txt", b"caf\xe9")
    quick.write("bad/mtcheck.toml", "selct = 1\n")
    quick.write("bad/a.txt", RESULT)
    quick.write("russian.txt", "Это статья на русском языке, и в ней нет ни одного английского слова. " * 5)
    return quick


@pytest.mark.parametrize(
    ("command", "status"),
    [
        ("lint none.txt", 0),
        ("lint result.txt", 1),
        ("lint bump.txt", 1),
        ("lint bump.txt --fail-on major", 0),
        ("lint result.txt --fail-on major", 1),
        ("lint result.txt --ignore calque", 0),
        ("lint result.txt --fail-under 1", 0),
        ("lint result.txt --fail-under 99.9", 1),
        ("lint result.txt --max-per-1000-words major=1", 1),
        ("lint result.txt --max-per-1000-words minor=0", 0),
        ("lint result.txt --format sarif=out.sarif --format github", 1),
        ("lint result.txt --write-baseline base.json", 0),
        ("lint idle.md", 0),
        ("lint idle.md --report-unused fail", 1),
        ("lint russian.txt", 0),
        ("lint result.txt latin.txt", 2),
        ("lint none.txt latin.txt", 2),
        ("lint none.txt missing.txt", 2),
        ("lint bad/a.txt", 2),
        ("lint bad/a.txt --isolated", 1),
        ("lint result.txt --baseline missing.json", 2),
        ("lint result.txt --select no-such-rule", 2),
        ("lint result.txt --format xml", 2),
        ("lint result.txt --jobs 0", 2),
        ("lint result.txt --format json --output-file none/x.json", 2),
        ("lint result.txt --diff-base HEAD", 2),
        ("clean none.txt", 0),
        ("clean result.txt", 0),
        ("clean result.txt --diff", 0),
        ("clean russian.txt", 0),
        ("clean result.txt latin.txt --in-place", 2),
        ("clean result.txt -o none/x/../y.txt --in-place", 2),
        ("clean bad/a.txt", 2),
        ("names result.txt", 0),
        ("names latin.txt", 2),
        ("score result.txt", 0),
        ("score latin.txt", 2),
        ("config result.txt", 0),
        ("config bad/a.txt", 2),
        ("explain result.txt:1:17", 0),
        ("explain none.txt:1:1", 1),
        ("decisions list", 0),
        ("rules test missing.toml", 2),
        ("lint --help", 0),
        ("lint --no-such-option", 2),
        ("no-such-command", 2),
    ],
)
def test_status(articles: Quick, command: str, status: int) -> None:
    words = command.split()
    if words[0] in ("names", "score", "config", "no-such-command") or "--help" in words:
        articles.packs = [pack for pack in articles.packs if words[0] in ("score", "config")]
    done = articles(*words)
    assert done.status == status, done
    assert "Traceback" not in done.err
    assert (status == 2) <= (done.err.count("mtcheck: ") == 1)


@pytest.mark.parametrize(
    ("command", "option"),
    [
        (["clean", "result.txt", "--output-dir", ""], "--output-dir"),
        (["clean", "result.txt", "-o", ""], "-o"),
        (["clean", "--changes=", "result.txt"], "--changes"),
        (["lint", "result.txt", "--cache-dir", ""], "--cache-dir"),
        (["lint", "--ledger", "", "result.txt"], "--ledger"),
        (["lint", "--source=", "result.txt"], "--source"),
        (["names", "result.txt", "-o", ""], "-o"),
        (["corpus", "lint", "a.jsonl", "--output", "b.jsonl", "--ledger", ""], "--ledger"),
    ],
)
def test_an_empty_name_is_not_the_current_folder(articles: Quick, command: list[str], option: str) -> None:
    """As a script makes it of a variable that is not set."""
    done = articles(*command)
    said = f"mtcheck: {option} '': give it the name of a file or folder\n"
    assert (done.status, done.out, done.err) == (2, "", said)
    assert (articles.folder / "result.txt").read_text() == RESULT


def test_no_paths_behind_two_hyphens_are_options(articles: Quick) -> None:
    done = articles("lint", "none.txt", "--", "--ledger", "")
    assert done.status == 2
    assert "mtcheck: --ledger: there is no such file\n" in done.err
