"""What a run over a corpus writes, and that neither shards nor interruptions leave a trace in it."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from mtcheck.corpus import assembly, shards
from mtcheck.corpus.forms import FORMS
from mtcheck.corpus.job import Checks, Columns
from mtcheck.corpus.places import absolute, inputs_at
from mtcheck.corpus.run import plan
from mtcheck.errors import UserError
from mtcheck.formats.word.article import read as read_word
from tests.corpus.conftest import SENTENCES, Corpora, Interrupted, inline, rows, stops_after
from tests.formats.word.building import document, packed, paragraph


@pytest.mark.parametrize("ending", ["parquet", "jsonl", "jsonl.gz", "jsonl.zst"])
def test_every_column_stays_and_the_new_ones_say_what_lint_and_clean_say(corpora: Corpora, ending: str) -> None:
    values = rows(12)
    corpora.parquet("in.parquet", values)
    counts = corpora("in.parquet", f"out.{ending}", shard_rows=5)
    found = corpora.read(f"out.{ending}")
    assert [{key: row[key] for key in values[0]} for row in found] == values
    assert found[0]["mtcheck_cleaned"] == "The bridge was closed as a result of the flood.\nThat was item 0."
    assert [f["rule_id"] for f in found[0]["mtcheck_findings"]] == ["calque.result"]
    finding = found[0]["mtcheck_findings"][0]
    assert found[0]["text"][finding["start"] : finding["end"]] == finding["text"]
    assert found[1]["mtcheck_score"] == 100
    assert (counts.rows, counts.articles, counts.bad) == (12, 12, 0)
    assert counts.rules.total() == sum(len(row["mtcheck_findings"]) for row in found)


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
@pytest.mark.parametrize("out", ["parquet", "jsonl.gz"])
def test_shards_and_the_files_of_the_input_leave_no_trace(corpora: Corpora, form: str, out: str, monkeypatch) -> None:
    monkeypatch.setattr(assembly, "GROUP", 4)  # so that there are several row groups
    values = rows(14)
    make = corpora.parquet if form == "parquet" else corpora.lines
    make(f"one.{form}", values)
    for at in range(2):
        make(f"two/{at}.{form}", values[at * 9 : at * 9 + 9])
    for at in range(7):
        make(f"seven/{at}.{form}", values[at * 2 : at * 2 + 2])
    outputs = set()
    for source, size in ((f"one.{form}", 14), (f"one.{form}", 7), (f"one.{form}", 2), ("two", 5), ("seven", 500)):
        name = f"{source.replace('.', '_')}{size}.{out}"
        corpora(source, name, shard_rows=size)
        outputs.add(corpora.bytes(name))
    assert len(outputs) == 1


def parts(articles: int) -> list[dict[str, object]]:
    """Articles of one to five rows."""
    return [
        {"article": at, "text": SENTENCES[(at + row) % len(SENTENCES)]}
        for at in range(articles)
        for row in range(at % 5 + 1)
    ]


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_rows_of_one_article_are_read_together_however_they_are_cut(corpora: Corpora, form: str) -> None:
    values = parts(9)
    columns = Columns(split_by="article")
    make = corpora.parquet if form == "parquet" else corpora.lines
    make(f"one.{form}", values)
    for at in range(7):  # cuts articles in two
        make(f"seven/{at}.{form}", values[at * 4 : at * 4 + 4])
    outputs = set()
    for source, size in ((f"one.{form}", 500), (f"one.{form}", 1), (f"one.{form}", 3), ("seven", 500), ("seven", 2)):
        name = f"{source.replace('.', '_')}{size}.jsonl"
        counts = corpora(source, name, shard_rows=size, columns=columns)
        assert (counts.articles, counts.rows) == (9, len(values))
        outputs.add(corpora.bytes(name))
    assert len(outputs) == 1
    found = corpora.read("seven2.jsonl")
    for row in found:
        for finding in row["mtcheck_findings"]:
            assert row["text"][finding["start"] : finding["end"]] == finding["text"]
    texts = ["\n".join(str(row["mtcheck_cleaned"]) for row in found if row["article"] == at) for at in range(9)]
    originals = ["\n".join(str(row["text"]) for row in values if row["article"] == at) for at in range(9)]
    assert texts == [text.replace("in the result", "as a result") for text in originals]


def test_an_article_that_fills_files_is_still_one(corpora: Corpora) -> None:
    values = [{"article": "x", "text": f"Line {at} of the only article."} for at in range(6)]
    for at, part in enumerate((values[:2], [], values[2:4], values[4:])):
        corpora.lines(f"in/{at}.jsonl", part)
    counts = corpora("in", "out.jsonl", columns=Columns(split_by="article"), shard_rows=1)
    assert (counts.articles, counts.rows) == (1, 6)
    assert [row["text"] for row in corpora.read("out.jsonl")] == [row["text"] for row in values]


def test_an_endless_article_is_cut_in_the_same_places(corpora: Corpora, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shards, "MOST_ROWS", 4)
    corpora.lines("in.jsonl", [{"article": "x", "text": f"Line {at}."} for at in range(10)])
    found = [
        corpora("in.jsonl", f"{size}.jsonl", columns=Columns(split_by="article"), shard_rows=size).articles
        for size in (1, 3, 500)
    ]
    assert found == [3, 3, 3]


def test_bad_rows_go_to_the_error_file_and_never_stop_the_run(corpora: Corpora) -> None:
    good = {"id": "good", "text": SENTENCES[0]}
    bad: list[dict[str, object] | bytes] = [
        {"id": "null", "text": None},
        {"id": "number", "text": 7},
        {"id": "missing"},
        {"id": "zero", "text": "a\0b"},
        {"id": "long", "text": "x" * 2000},
        b'{"id": "surrogate", "text": "\\ud800"}',
        b"not json",
        b'{"id": "latin", "text": "caf\xe9"}',
        b"[1, 2]",
        b"[" * 100_000,
    ]
    corpora.lines("in.jsonl", [good, *bad, b"", good])
    for size in (500, 3):
        counts = corpora(
            "in.jsonl", f"{size}.jsonl", columns=Columns(id="id"), max_length=1000, shard_rows=size, overwrite=True
        )
        assert (counts.rows, counts.bad) == (2, len(bad))
        assert [row["id"] for row in corpora.read(f"{size}.jsonl")] == ["good", "good"]
        errors = corpora.read(f"{size}.jsonl.errors.jsonl")
        assert [e["row"] for e in errors] == list(range(2, 12))
        assert [e["id"] for e in errors[:6]] == ["null", "number", "missing", "zero", "long", "surrogate"]
        assert "2,000 code points" in errors[4]["reason"]
    assert corpora.bytes("3.jsonl.errors.jsonl") == corpora.bytes("500.jsonl.errors.jsonl")


def test_texts_that_are_no_utf8_in_parquet_are_bad_rows(corpora: Corpora) -> None:
    column = pa.array([b"caf\xe9", b"The end."], pa.binary()).view(pa.string())
    pq.write_table(pa.table({"text": column, "n": [1, 2]}), corpora.folder / "in.parquet")
    counts = corpora("in.parquet", "out.parquet")
    assert (counts.rows, counts.bad) == (1, 1)
    assert corpora.read("out.parquet")[0]["n"] == 2
    assert "not valid UTF-8" in corpora.read("out.parquet.errors.jsonl")[0]["reason"]


def test_json_columns_stay_byte_for_byte(corpora: Corpora) -> None:
    line = b'{"n": 1.50, "big": 123456789012345678901234567890, "text": "In \\u0061 word.", "e": [ ] }'
    corpora.lines("in.jsonl", [line])
    corpora("in.jsonl", "out.jsonl", clean=False)
    assert corpora.bytes("out.jsonl").startswith(line[:-1])


def test_rows_that_do_not_fit_the_types_of_parquet_go_to_the_error_file(corpora: Corpora, monkeypatch) -> None:
    monkeypatch.setattr("mtcheck.corpus.writing._SAMPLE", 2)
    values = [{"text": "One.", "n": 1}, {"text": "Two.", "n": 2}, {"text": "Three.", "n": "3"}, {"text": "4.", "m": 1}]
    corpora.lines("in.jsonl", values)
    counts = corpora("in.jsonl", "out.parquet")
    assert (counts.rows, counts.bad) == (2, 2)
    assert [e["row"] for e in corpora.read("out.parquet.errors.jsonl")] == [3, 4]


def test_a_folder_gets_a_file_for_each_of_the_input(corpora: Corpora) -> None:
    values = rows(6)
    corpora.parquet("in/a/x.parquet", values[:4])
    corpora.parquet("in/b.parquet", values[4:])
    corpora("in", "out", shard_rows=3)
    assert len(corpora.read("out/a/x.parquet")) == 4
    assert [row["id"] for row in pq.read_table(corpora.folder / "out").to_pylist()] == [row["id"] for row in values]


def test_text_files_are_cleaned_under_their_own_names(corpora: Corpora) -> None:
    folder = corpora.folder / "in"
    folder.mkdir()
    (folder / "a.txt").write_bytes(b"\xef\xbb\xbfClosed in the result of the flood.\r\n")
    (folder / "b.txt").write_bytes(b"\xff\xfe" + "In the result of the flood.".encode("utf-16-le"))
    (folder / "c.txt").write_bytes(b"caf\xe9")
    (folder / "d.html").write_bytes(b"<p title='in the result of'>It fell in the result of rain.</p>")
    counts = corpora("in", "out")
    assert (counts.rows, counts.bad) == (3, 1)
    assert corpora.bytes("out/d.html") == b"<p title='in the result of'>It fell as a result of rain.</p>"
    assert corpora.bytes("out/a.txt") == b"\xef\xbb\xbfClosed as a result of the flood.\r\n"
    assert corpora.bytes("out/b.txt")[2:].decode("utf-16-le") == "As a result of the flood."
    assert [row["path"] for row in corpora.read("out/_findings.jsonl")] == ["a.txt", "b.txt", "d.html"]
    assert corpora.read("out/_errors.jsonl")[0]["file"] == "c.txt"


def test_word_files_are_cleaned_with_their_changes_made(corpora: Corpora) -> None:
    folder = corpora.folder / "in"
    folder.mkdir()
    (folder / "a.docx").write_bytes(packed(document(paragraph("Head"), paragraph("It fell in the result of rain."))))
    (folder / "b.docx").write_bytes(b"junk")
    (folder / "~$a.docx").write_bytes(b"left by Word")
    counts = corpora("in", "out")
    assert (counts.rows, counts.bad) == (1, 1)
    assert read_word(corpora.bytes("out/a.docx")) == "Head\nIt fell as a result of rain."
    assert corpora.read("out/_errors.jsonl")[0]["reason"] == "not a Word file"


def test_an_interrupted_run_goes_on_and_the_output_is_the_same(corpora: Corpora) -> None:
    corpora.parquet("in.parquet", rows(12))
    whole = corpora("in.parquet", "whole.parquet", shard_rows=2)
    with pytest.raises(Interrupted):
        corpora("in.parquet", "out.parquet", shard_rows=2, engine=stops_after(3))
    assert not (corpora.folder / "out.parquet").exists()
    missing = []

    def watched(job, make, done):
        missing.extend(range(6 - len(done)))
        return inline(job, make, done)

    counts = corpora("in.parquet", "out.parquet", shard_rows=2, engine=watched)
    assert len(missing) == 2  # the fourth was done, though nobody heard of it
    assert counts == whole
    assert corpora.bytes("out.parquet") == corpora.bytes("whole.parquet")
    assert sorted(p.name for p in corpora.folder.iterdir()) == ["in.parquet", "out.parquet", "whole.parquet"]


def test_an_interrupted_run_does_not_go_on_with_other_settings_or_input(corpora: Corpora) -> None:
    corpora.parquet("in.parquet", rows(12))
    with pytest.raises(Interrupted):
        corpora("in.parquet", "out.parquet", shard_rows=2, engine=stops_after(3))
    with pytest.raises(UserError, match="another shard-rows"):
        corpora("in.parquet", "out.parquet", shard_rows=3)
    corpora.parquet("in.parquet", rows(13))
    with pytest.raises(UserError, match="another input"):
        corpora("in.parquet", "out.parquet", shard_rows=2)
    assert corpora("in.parquet", "out.parquet", shard_rows=2, restart=True).rows == 13


def test_an_output_that_is_there_is_replaced_on_request_only(corpora: Corpora) -> None:
    corpora.lines("in.jsonl", [{"text": "One."}])
    corpora("in.jsonl", "out.jsonl")
    with pytest.raises(UserError, match="--overwrite"):
        corpora("in.jsonl", "out.jsonl")
    corpora("in.jsonl", "out.jsonl", overwrite=True)


@pytest.mark.parametrize(
    ("values", "columns", "message"),
    [
        ([{"body": "One."}], Columns(), "no column 'text'.*there are body"),
        ([{"text": "One."}], Columns(id="key"), "no column 'key'.*--id-column"),
        ([{"text": "One."}], Columns(split_by="key"), "no column 'key'.*--split-by"),
        ([{"text": "One.", "mtcheck_score": 1}], Columns(), "--prefix"),
    ],
)
@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_wrong_columns_are_told_before_anything_is_done(corpora, values, columns, message, form) -> None:
    (corpora.parquet if form == "parquet" else corpora.lines)(f"in.{form}", values)
    with pytest.raises(UserError, match=message):
        corpora(f"in.{form}", f"out.{form}", columns=columns)
    assert [p.name for p in corpora.folder.iterdir()] == [f"in.{form}"]


def test_an_empty_corpus_has_an_empty_output(corpora: Corpora) -> None:
    corpora.lines("in.jsonl", [])
    assert corpora("in.jsonl", "out.jsonl.gz").rows == 0
    assert corpora.read("out.jsonl.gz") == []
    pq.write_table(pa.table({"text": pa.array([], pa.string())}), corpora.folder / "in.parquet")
    assert corpora("in.parquet", "out.parquet").rows == 0
    assert pq.read_table(corpora.folder / "out.parquet").column_names[-1] == "mtcheck_language"


def test_dictionary_columns_and_larger_types(corpora: Corpora) -> None:
    for type_ in (pa.large_string(), pa.dictionary(pa.int32(), pa.string()), pa.binary()):
        values = ["In the result of it.", "Nothing."]
        column = pa.array([v.encode() for v in values] if type_ == pa.binary() else values, type_)
        pq.write_table(pa.table({"text": column}), corpora.folder / "in.parquet")
        for size in (1, 2):
            counts = corpora("in.parquet", "out.parquet", overwrite=True, shard_rows=size)
            assert (counts.rows, counts.changes) == (2, 1)


def test_what_is_no_corpus_is_told_in_a_line(corpora: Corpora) -> None:
    (corpora.folder / "in.parquet").write_bytes(b"no Parquet")
    with pytest.raises(UserError, match="cannot be read as Parquet"):
        corpora("in.parquet", "out.parquet")
    with pytest.raises(UserError, match="no such file"):
        corpora("missing.parquet", "out.parquet")
    corpora.lines("in.jsonl", [{"text": "One."}])
    with pytest.raises(UserError, match="name a folder"):
        corpora("in.jsonl", "out.txt")
    corpora.lines("both/a.jsonl", [{"text": "One."}])
    corpora.parquet("both/b.parquet", [{"text": "One."}])
    with pytest.raises(UserError, match="json and parquet"):
        corpora("both", "out.jsonl")


def test_a_line_of_json_that_has_the_new_columns_gets_new_ones(corpora: Corpora) -> None:
    values: list[dict[str, object]] = [{"text": "One."}] * 1000
    corpora.lines("in.jsonl", [*values, {"text": "In the result of it.", "mtcheck_score": "old"}])
    corpora("in.jsonl", "out.jsonl")
    assert corpora.bytes("out.jsonl").count(b"mtcheck_score") == 1001
    assert corpora.read("out.jsonl")[-1]["mtcheck_score"] == 0


def test_what_is_read_of_parquet_does_not_stay_in_memory(corpora: Corpora) -> None:
    draw = random.Random(0)  # noqa: S311 no secret
    values = [{"text": draw.randbytes(250_000).hex()} for _ in range(40)]
    size = corpora.parquet("in.parquet", values, row_group_size=4).stat().st_size
    job = plan(str(corpora.folder / "in.parquet"), str(corpora.folder / "out.jsonl"), Columns(), Checks())
    del values
    before, most = pa.total_allocated_bytes(), 0
    for _ in FORMS["parquet"].batches(job, 0):
        most = max(most, pa.total_allocated_bytes() - before)
    assert most < size / 2


def test_names_of_files_that_are_not_utf8_are_told(corpora: Corpora) -> None:
    """Pyarrow gives no such names."""
    folder = corpora.folder / "in"
    folder.mkdir()
    (Path(os.fsdecode(bytes(folder) + b"/\xff.txt"))).write_text("It rained.")
    with pytest.raises(UserError, match="its name is not UTF-8: rename it"):
        inputs_at(str(folder))


def test_an_empty_name_is_not_the_current_folder() -> None:
    with pytest.raises(UserError, match="'': there is no such file or folder"):
        absolute("")
