"""GitHub takes 25,000 results in a run of SARIF and shows 5,000: the gravest are written, and it is said."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from mtcheck.findings import Severity, Span
from mtcheck.output import sarif as sarif_form
from mtcheck.runs.reports import FileReport, Found, Place

from .test_formats import finding, sarif


def many(numbers: dict[Severity, int], spread: int) -> list[FileReport]:
    """Reports of so many findings of each severity, in files of `spread` findings, the severities in turns."""
    left, reports, found = dict(numbers), [], []
    while any(left.values()):
        for severity in (s for s in left if left[s]):
            left[severity] -= 1
            one = replace(finding(Span(20, 24)), severity=severity)
            found.append(Found(one, "bump", "bump", 0, 20, "bump"))
            if len(found) == spread or not any(left.values()):
                places = {20: Place(1, 21, 21), 24: Place(1, 25, 25)}
                reports.append(FileReport(f"{len(reports)}.txt", 100, tuple(found), places))
                found = []
    return reports


@pytest.mark.parametrize(
    ("numbers", "left", "note"),
    [
        ({Severity.MINOR: 30, Severity.MAJOR: 20}, {"note": 30, "warning": 20}, ""),
        (
            {Severity.MINOR: 30, Severity.MAJOR: 25, Severity.CRITICAL: 5},
            {"note": 30, "warning": 25, "error": 5},
            "SARIF: of 60 findings GitHub shows the 50 gravest",
        ),
        (
            {Severity.MINOR: 300, Severity.MAJOR: 195, Severity.CRITICAL: 5},
            {"note": 50, "warning": 195, "error": 5},
            "SARIF: 500 findings are too many for GitHub: the 250 gravest are written",
        ),
        (
            {Severity.MINOR: 300, Severity.CRITICAL: 300},
            {"error": 250},
            "SARIF: 600 findings are too many for GitHub: the 250 gravest are written",
        ),
    ],
)
def test_sarif_keeps_to_the_limits_of_github(
    numbers: dict[Severity, int],
    left: dict[str, int],
    note: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert (sarif_form.MOST, sarif_form.SHOWN) == (25_000, 5_000)
    monkeypatch.setattr(sarif_form, "MOST", 250)
    monkeypatch.setattr(sarif_form, "SHOWN", 50)
    run = sarif(*many(numbers, 7))
    assert Counter(result["level"] for result in run["results"]) == left
    files = [int(r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"][:-4]) for r in run["results"]]
    assert files == sorted(files)
    told = [n["message"]["text"] for n in run["invocations"][0].get("toolExecutionNotifications", [])]
    assert told == [note] * bool(note)
    assert capsys.readouterr().err == (f"mtcheck: warning: {note}\n" if note else "")
    assert run["invocations"][0]["executionSuccessful"]
