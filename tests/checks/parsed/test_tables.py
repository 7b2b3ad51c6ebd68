"""The tables of rules that read a parse say what their checks can read, and what native English bears out."""

from __future__ import annotations

import pytest

from mtcheck.checks.parsed.order import countries, government, places
from mtcheck.checks.parsed.verbs import complements, determiners
from mtcheck.files.lists import read_columns, read_list


def test_government_entries_are_whole_and_borne_out_by_counts() -> None:
    rows = read_columns("government.tsv")
    keys = [row[:3] for row in rows]
    assert len(rows) > 500
    assert len({row[0] for row in rows}) > 200
    assert keys == sorted(set(keys))
    for head, kind, wrong, right, only, seen, often in rows:
        assert kind in ("v", "vo", "n", "a"), head
        assert wrong != right, head
        assert only in ("-", "bare", "names", "person"), head
        assert int(seen) <= 2, f"{head} {wrong} is not rare"
        assert int(often) >= 20 * int(seen), f"{head} {right} is not frequent"


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("prices depend of the weather.", True),
        ("prices depend heavily of the weather.", True),
        ("the court sentenced him on a fine.", True),
        ("they waited the ferry.", True),
        ("prices depend on the weather.", False),
        ("they help to build a school.", False),
        ("the weather of may depends on him.", False),
    ],
)
def test_a_sentence_is_parsed_only_where_its_words_may_hold_the_fault(sentence: str, asks: bool) -> None:
    assert government.candidate(sentence) is asks


def test_countries_have_adjectives_that_are_known() -> None:
    known = read_list("nationality-adjectives.txt")
    for country, adjective in read_columns("countries.tsv"):
        assert adjective in known or adjective.isupper() or adjective in ("North Korean", "South Korean"), country
    for noun, before_of, behind_adjective in read_columns("nouns-of-countries.tsv"):
        assert int(before_of) <= 0.06 * int(behind_adjective), noun


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("the team of Norway won.", True),
        ("the teams of the Netherlands won.", True),
        ("the history of Norway is long.", False),
        ("the team of Oslo won.", False),
    ],
)
def test_a_sentence_is_parsed_only_with_a_country_behind_its_noun(sentence: str, asks: bool) -> None:
    assert countries.candidate(sentence) is asks


@pytest.mark.parametrize(
    ("sentence", "asks"), [("31 ship came.", True), ("31 ships came.", False), ("m³ 2³ ship", False)]
)
def test_a_sentence_is_parsed_only_with_a_singular_behind_its_number(sentence: str, asks: bool) -> None:
    assert determiners.singular_candidate(sentence) is asks


def test_places_are_whole_and_borne_out_by_counts() -> None:
    rows = read_columns("place-prepositions.tsv")
    assert len(rows) > 150
    assert [row[:2] for row in rows] == sorted({row[:2] for row in rows})
    for noun, wrong, right, only, seen, often in rows:
        assert wrong in ("on", "in", "at"), noun
        assert wrong != right, noun
        assert only in ("-", "det"), noun
        assert int(seen) <= 6, f"{noun} {wrong} is not rare"
        assert int(often) >= 5 * int(seen), f"{noun} {right} is not frequent"


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("She won on the last conference.", True),
        ("A vote on which the two countries agreed.", True),
        ("She won at the last conference.", False),
        ("On the roof of the conference, which was long, she sang.", True),
        ("The conference was held on Monday.", False),
    ],
)
def test_a_place_is_looked_at_only_behind_its_wrong_preposition(sentence: str, asks: bool) -> None:
    assert places.candidate(sentence) is asks


def test_complements_are_whole_and_borne_out_by_counts() -> None:
    rows = read_columns("complements.tsv")
    assert len(rows) > 120
    assert [row[:3] for row in rows] == sorted({row[:3] for row in rows})
    for head, kind, wrong, right, seen, often in rows:
        assert kind in ("v", "n", "a"), head
        assert wrong != right, head
        for form in (wrong, right):
            assert form in ("to", "ing") or form.endswith("-ing"), head
        assert int(seen) <= max(1, int(often) // 50), f"{head} {wrong} is not rare"


@pytest.mark.parametrize(
    ("sentence", "asks"),
    [
        ("The crane is capable to lift it.", True),
        ("The ability of lifting it is rare.", True),
        ("He refused going there.", True),
        ("The crane is capable of lifting it.", False),
        ("He refused to go there.", False),
    ],
)
def test_a_complement_is_looked_at_only_where_its_words_are_there(sentence: str, asks: bool) -> None:
    assert complements.candidate(sentence) is asks
