"""Names of people that came letter by letter out of Cyrillic, known to no list, and names that only look so."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.names.heard import heard

RULES = {"names.raw-romanization", "names.unknown-romanization"}


def found(text: str) -> list[tuple[str, str]]:
    """What is found in a text, with the first fix."""
    findings = [finding for finding in mtcheck.lint(text) if finding.rule_id in RULES]
    return [
        (text[finding.span.start : finding.span.end], finding.fixes[0].edits[0].text if finding.fixes else "")
        for finding in findings
    ]


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("Khiggins", "Higgins"),
        ("Khigginz", None),
        ("Higgins", None),
        ("Uentvort", "Wentworth"),
        ("Ventvort", "Wentworth"),
        ("Zhan-Lyuk", "Jean-Luc"),
        ("Khans-Yurgen", "Hans-Jürgen"),
        ("Anna-Lena", None),
        ("al-Khatib", None),
        ("Petrov", None),
        ("Gerkhard", "Gerhard"),
        ("Gerhard", None),
        ("Whitmore", None),
    ],
)
def test_whose_name_a_word_is(raw: str, name: str | None) -> None:
    assert next(iter(heard(raw).names), None) == name


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        (
            "The bridge was drawn by Gerkhard Uentvort. Tolls pay for it, says Uentvort.",
            [("Gerkhard", "Gerhard"), ("Uentvort", "Wentworth"), ("Uentvort", "Wentworth")],
        ),
        ("The bridge was drawn by Yatsek Shimanskiy.", [("Yatsek", "Jacek"), ("Shimanskiy", "Szymanski")]),
        ("The bridge was drawn by Werner Shtyorkhayde.", [("Shtyorkhayde", "")]),
        ("The engineer Gerkhard Uentvort left. The plan of Uentvorta was kept.", None),
    ],
)
def test_a_name_in_full_and_alone(text: str, faults: list[tuple[str, str]] | None) -> None:
    if faults is None:
        assert ("Uentvorta", "Wentworth") in found(text)
    else:
        assert found(text) == faults


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was drawn by Gerhard Wentworth.",
        "The bridge was drawn by Sergei Khotorn and Ivan Shimansky.",
        "The bridge was drawn by Magomed Dzhabrailov and Akhmed Dzhunaidov.",
        "The bridge was drawn by Otari Kvirkvelia, Davit Dzhishkariani and Ashot Khachatryan.",
        "The bridge was drawn by Nurlan Dzhumabekov and Zhanna Akhmetova.",
        "The bridge was drawn by Zhang Yuxin and Khalid al-Khatib.",
        "The bridge was drawn by Khadija Khreiss and Sajid Khattak.",
        "The bridge was drawn by Carlos Buelvas and Niko Vuorenmaa.",
        "They sailed past Dzhankoy and Khartoum.",
        "Uentvort is a word that nobody bears in full here.",
    ],
)
def test_names_that_stay(text: str) -> None:
    assert found(text) == []
