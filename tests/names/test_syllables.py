"""Chinese and Japanese names as Russian spells their syllables, and back."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.names.syllables import family_of, hepburn, pinyin


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Syaotsin", "Xiaoqing"),
        ("Tsyantao", "Qiantao"),
        ("Chzhunshan", "Zhongshan"),
        ("Tszyun", "Jun"),
        ("Veydun", "Weidong"),
        ("Smith", None),
        ("Petrov", None),
        ("Xiaoqing", None),
    ],
)
def test_pinyin(raw: str, name: str | None) -> None:
    assert next(iter(pinyin(raw)), None) == name


def test_families() -> None:
    families = {"Lyu": "Liu", "Van": "Wang", "Tszyan": "Jiang", "Khuan": "Huang", "Chzhou": "Zhou"}
    assert {raw: family_of(raw) for raw in families} == families
    assert family_of("Shuan") is None
    assert family_of("Bill") is None


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Takakhasi", "Takahashi"),
        ("Dzyunitiro", "Junichiro"),
        ("Syodzi", "Shoji"),
        ("Takahashi", None),
        ("Endo", None),
        ("Khattak", None),
        ("Sidorov", None),
        ("Haotian", None),
    ],
)
def test_hepburn(raw: str, name: str | None) -> None:
    assert hepburn(raw) == name


@pytest.mark.parametrize(
    "text",
    [
        "In Japan the diver Paul Bussetti spoke to Hans Goetti.",
        "In China the diver Lu Abe spoke to Van Morrison and Den Haag.",
        "In China the divers Liu Yang and Wang Min spoke to Chen Ning.",
        "In Japan the divers Kenji Endo and Satoshi Tajiri spoke.",
        "The Chinese minister Chi Haotian went to Japan.",
    ],
)
def test_what_stays(text: str) -> None:
    assert "names.raw-romanization" not in {finding.rule_id for finding in mtcheck.lint(text)}
