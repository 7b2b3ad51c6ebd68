"""Korean names as Russian spells their syllables."""

from __future__ import annotations

import pytest

from mtcheck.names.korean import korean_family, korean_given, tells_korean


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Sun Sil", "Soon-sil"),
        ("Chzhun Kho", "Joon-ho"),
        ("Chzhunkho", "Joon-ho"),
        ("Kho", "Ho"),
        ("Khi-chzhin", "Hee-jin"),
        ("Robert", None),
    ],
)
def test_given_names(given: str, name: str | None) -> None:
    assert korean_given(given, north=False) == name


def test_the_north_writes_its_own_way() -> None:
    assert korean_family("Li", north=False) == "Lee"
    assert korean_family("Li", north=True) == "Ri"
    assert korean_given("Chzhu Khi", north=True) == "Ju Hee"
    assert korean_family("Smith", north=True) is None


def test_only_what_no_korean_writes_tells() -> None:
    assert tells_korean("Tsoy", "Sun Sil")
    assert tells_korean("Kim", "Kyn Khe")
    assert not tells_korean("Kim", "Yo Jong")
    assert not tells_korean("Park", "Min Su")
