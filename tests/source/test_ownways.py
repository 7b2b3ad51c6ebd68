"""Names as their bearers spell them are what the source says."""

from __future__ import annotations

import pytest

from mtcheck.source.ownways import is_own_way


@pytest.mark.parametrize(
    ("own", "spelled"),
    [
        ("Hakobyan", "Akopyan"),
        ("Harutyunyan", "Arutyunyan"),
        ("Ghazaryan", "Kazaryan"),
        ("Tadevosyan", "Tatevosyan"),
        ("Hayrapetyan", "Airapetyan"),
        ("Herashchenko", "Gerashchenko"),
    ],
)
def test_own_ways(own: str, spelled: str) -> None:
    assert is_own_way(own, [spelled])


@pytest.mark.parametrize(
    ("other", "spelled"), [("Manukyan", "Akopyan"), ("Hakobov", "Akopov"), ("Sarkisyan", "Arutyunyan")]
)
def test_other_names(other: str, spelled: str) -> None:
    assert not is_own_way(other, [spelled])
