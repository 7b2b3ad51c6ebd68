"""Collections with a ledger, and with the source of each article."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.corpus.job import Columns
from mtcheck.document import Document
from mtcheck.errors import UserError
from mtcheck.names.census import Collector
from mtcheck.output.nametable import as_toml
from tests.conftest import TEST_PACK
from tests.corpus.conftest import PEOPLE, Corpora, Interrupted, stops_after


def test_a_ledger_is_made_in_a_pass_before_and_does_not_depend_on_shards(corpora: Corpora) -> None:
    values = [{"text": PEOPLE[at % len(PEOPLE)], "n": at} for at in range(15)]
    corpora.parquet("one.parquet", values)
    for at in range(7):
        corpora.parquet(f"seven/{6 - at}.parquet", values[at * 3 : at * 3 + 3])
    ledgers = set()
    for source, size in (("one.parquet", 100), ("one.parquet", 2), ("one.parquet", 8), ("seven", 2)):
        name = f"{source}{size}.toml"
        corpora(source, f"{source}{size}.jsonl", shard_rows=size, ledger=str(corpora.folder / name))
        ledgers.add(corpora.bytes(name))
    assert len(ledgers) == 1
    collector = Collector()
    for row in values:
        collector.read(Document(str(row["text"])))
    assert ledgers == {as_toml(collector.names()).encode()}


def test_articles_are_held_to_the_ledger_made_or_given(corpora: Corpora) -> None:
    rule = (Path(__file__).parents[2] / "rules/core/name-variants.toml").read_text(encoding="utf-8")
    corpora.pack.write_text(rule, encoding="utf-8")
    corpora.parquet("in.parquet", [{"text": PEOPLE[at % len(PEOPLE)]} for at in range(15)])
    ledger = corpora.folder / "names.toml"
    corpora("in.parquet", "made.jsonl", shard_rows=4, ledger=str(ledger))
    corpora("in.parquet", "used.jsonl", shard_rows=4, ledger=str(ledger))
    assert corpora.bytes("made.jsonl") == corpora.bytes("used.jsonl")
    assert any(row["mtcheck_findings"] for row in corpora.read("used.jsonl"))


@pytest.mark.parametrize("stop", [1, 3, 5, 6])
def test_a_run_of_two_passes_goes_on_wherever_it_ended(corpora: Corpora, stop: int) -> None:
    corpora.parquet("in.parquet", [{"text": PEOPLE[at % len(PEOPLE)]} for at in range(15)])
    corpora("in.parquet", "whole.jsonl", shard_rows=4, ledger=str(corpora.folder / "whole.toml"))
    ledger = str(corpora.folder / "names.toml")
    with pytest.raises(Interrupted):
        corpora("in.parquet", "out.jsonl", shard_rows=4, ledger=ledger, engine=stops_after(stop - 1))
    corpora("in.parquet", "out.jsonl", shard_rows=4, ledger=ledger)
    assert corpora.bytes("out.jsonl") == corpora.bytes("whole.jsonl")
    assert corpora.bytes("names.toml") == corpora.bytes("whole.toml")


def test_a_ledger_that_is_wrong_or_cannot_be_written_is_told_before_anything_is_done(corpora: Corpora) -> None:
    corpora.parquet("in.parquet", [{"text": "One."}])
    ledger = corpora.folder / "names.toml"
    ledger.write_text("[[name]]\nnom = 1\n", encoding="utf-8")
    with pytest.raises(UserError, match=r"names\.toml:"):
        corpora("in.parquet", "out.jsonl", ledger=str(ledger))
    with pytest.raises(UserError, match="no folder"):
        corpora("in.parquet", "out.jsonl", ledger=str(corpora.folder / "nowhere/names.toml"))
    assert sorted(p.name for p in corpora.folder.iterdir()) == ["in.parquet", "names.toml"]


def test_a_column_of_sources_lets_each_article_be_compared_with_its_own(corpora: Corpora) -> None:
    rule = (Path(__file__).parents[2] / "rules/core/source-numbers.toml").read_text(encoding="utf-8")
    corpora.pack.write_text(rule, encoding="utf-8")
    values = [
        {"text": "The plant has 450 workers.", "ru": "На заводе работают 540 человек."},
        {"text": "The plant has 540 workers.", "ru": "На заводе работают 540 человек."},
        {"text": "The plant has 450 workers.", "ru": None},
    ]
    corpora.parquet("in.parquet", values)
    corpora("in.parquet", "out.jsonl", columns=Columns(source="ru"), clean=False)
    assert [len(row["mtcheck_findings"]) for row in corpora.read("out.jsonl")] == [1, 0, 0]


def test_an_article_that_is_no_translation_of_its_source_is_checked_without_it(corpora: Corpora) -> None:
    rule = (Path(__file__).parents[2] / "rules/core/source-numbers.toml").read_text(encoding="utf-8")
    corpora.pack.write_text(TEST_PACK + rule, encoding="utf-8")
    source = " ".join(f"Иван Петров купил {n}{n}{n} дома в Москве." for n in range(1, 9))
    text = " ".join(f"The bridge near Berlin fell in the result of storm {n}0." for n in range(1, 9))
    corpora.parquet("in.parquet", [{"text": text, "ru": source}])
    counts = corpora("in.parquet", "out.jsonl", columns=Columns(source="ru"))
    assert (counts.rows, counts.bad, counts.noted, counts.changes) == (1, 0, 1, 8)
    error = corpora.read("out.jsonl.errors.jsonl")[0]
    assert error["kept"] is True
    assert "not compared with its source" in error["reason"]
