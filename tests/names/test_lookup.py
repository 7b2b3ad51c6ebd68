"""Words of the registry, looked up in lines that a cache holds."""

from __future__ import annotations

import pytest

from mtcheck.names import lookup


def test_a_line_that_is_none_of_ours_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = "\nkajska\tKaiska\tplace\t\nkarvid\tKarvid\nkaspir\tKaspir\tperson\tm\tmore\n"
    monkeypatch.setattr(lookup, "_word_rows", lambda: {"ka": lines})
    assert lookup.known_word("kajska") == lookup.Word("Kaiska", "place", "")
    assert lookup.known_word("karvid") is None
    assert lookup.known_word("kaspir") is None
