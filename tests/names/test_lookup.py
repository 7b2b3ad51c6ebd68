"""Words of the registry, looked up in lines that a cache holds."""

from __future__ import annotations

import pytest

from mtcheck.files.lists import Lines
from mtcheck.names import lookup
from mtcheck.names.sounds import skeleton


def test_a_line_that_is_none_of_ours_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = b"kajska\tKaiska\tplace\t\nkarvid\tKarvid\nkaspir\tKaspir\tperson\tm\tmore\n"
    monkeypatch.setattr(lookup, "_lines_of_words", lambda: Lines(lines))
    lookup.known_word.cache_clear()
    assert lookup.known_word("kajska") == lookup.Word("Kaiska", "place", "")
    assert lookup.known_word("karvid") is None
    assert lookup.known_word("kaspir") is None
    lookup.known_word.cache_clear()


def test_people_of_a_table_whose_lines_are_cut_short(monkeypatch: pytest.MonkeyPatch) -> None:
    key = skeleton("Berg")
    text = f"{key}\tAnna\tBerg\tf\tBerg\n{key}\tOla\n{key}\tKarl\tBerg\tm\tBerg"
    monkeypatch.setattr(lookup, "_people", lambda _: Lines(text.encode()))
    lookup._of_key.cache_clear()
    assert [person.given for person in lookup.people_like("Berg")] == ["Anna", "Karl"]
    lookup._of_key.cache_clear()
