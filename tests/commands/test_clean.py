"""`mtcheck clean`: what is written where, byte for byte, and what is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtcheck.engine import fix
from mtcheck.engine.changes import apply
from mtcheck.engine.fix import clean as clean_document
from mtcheck.findings import Change
from tests.conftest import Done, Quick, rule_text

RESULT = "The bridge fell in the result of a flood.\n"
CLEAN = "The bridge fell as a result of a flood.\n"
BUMP = "It took a bump.\n"
WRAPPED = "The old bridge over the river behind the town hall fell {} of a flood in spring.\r\n"


def told(done: Done, problem: str) -> bool:
    """Whether the run failed with exactly this one line on standard error, and nothing else was printed."""
    return (done.status, done.data, done.err) == (2, b"", f"mtcheck: {problem}\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (RESULT.encode(), CLEAN.encode()),
        (b"", b""),
        (b"A storm came.", b"A storm came."),
        (b"\xef\xbb\xbfIn the result of it.\r\n\r\nRain.\r", b"\xef\xbb\xbfAs a result of it.\r\n\r\nRain.\r"),
        (b"One  \ttwo \r\n\x0b\x0cin the result of\tit ", b"One  \ttwo \r\n\x0b\x0cas a result of\tit "),
        (WRAPPED.format("in the\r\nresult").encode(), WRAPPED.format("as a\r\nresult").encode()),
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


def test_clean_word_diff(quick: Quick) -> None:
    quick.write(
        "a.txt", "Some words stand here, and then it fell in the result of a storm that came over night.\n\nWell.\n"
    )
    done = quick("clean", "--word-diff", "a.txt")
    assert done.out == (
        "a.txt:1: \u2026stand here, and then it fell [-in the-]{+as a+} result of a storm that came\u2026\n"
        "    calque.result\n"
    )
    assert quick("clean", "--diff", "--format", "words", "a.txt").out == done.out
    assert quick("clean", "--diff", "--format", "unified", "a.txt").out.startswith("--- a/a.txt\n+++ b/a.txt\n")


def test_clean_diff_as_a_page(quick: Quick) -> None:
    quick.write("a.txt", "<i>It</i> fell in the result of a storm.\n")
    quick.write("b.txt", "Well.\n")
    page = quick("clean", "--diff", "--format", "html", "a.txt", "b.txt").out
    assert "&lt;i&gt;It&lt;/i&gt; fell <del>in the</del> result of" in page
    assert "&lt;i&gt;It&lt;/i&gt; fell <ins>as a</ins> result of" in page
    assert "Nothing changes." in page


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
    problem = f"{Path(record)}: is an article of this run: write the changes to another file"
    assert told(quick("clean", "a.txt", *options, "--changes", record), problem)
    assert article.read_text() == RESULT
    assert told(
        quick("clean", "a.txt", "-o", "new.txt", "--changes", "new.txt"),
        "new.txt: the output goes there already: write the changes to another file",
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

    monkeypatch.setattr(fix, "clean", slow)
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
    assert quick("clean", "a.txt", "--rules", own) == Done(0, b"He spoke of floods.", "")
    done = quick("clean", "a.txt", "--rules", own, "-v")
    assert (done.status, done.out) == (0, "He spoke of floods.")
    assert done.err == ("a.txt: left out, because another fix touches it: test.rule: a flood is wrong, write water\n")
