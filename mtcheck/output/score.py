"""Scores as people and as programs read them; every penalty point stands beside the finding that it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from mtcheck.document import Document
from mtcheck.engine.origin import Guess
from mtcheck.findings import Finding
from mtcheck.output.text import NOTHING_LEFT, one_line
from mtcheck.scoring.mqm import WEIGHTS, Mqm
from mtcheck.scoring.quality import Score, Scores, Segments
from mtcheck.version import __version__

_SURE = 0.05  # the level at which a difference counts as significant


@dataclass(frozen=True, slots=True)
class FindingsReport:
    """An article with its findings and its MQM score before and after cleaning."""

    document: Document
    findings: tuple[Finding, ...]
    before: Mqm
    after: Mqm
    source: Guess


@dataclass(frozen=True, slots=True)
class ReferencesReport:
    """Scores of an article and other versions of it against references."""

    path: str
    references: tuple[str, ...]
    cut: Segments
    scores: Scores
    show_alignment: bool


def findings_text(report: FindingsReport) -> list[str]:
    """The MQM score, its points by category, each finding with its points, and the score after cleaning."""
    path = one_line(report.document.path)
    if report.before.score is None:
        return [f"{path}: no words, no score"]
    lines = [f"{path}: {_score(report.before)}"]
    for group in report.before.groups:
        lines.append(f"{group.points:5}  {group.mqm} ({group.category})")
        lines += [_points(report, number) for number in group.findings]
    return [*lines, f"after 'mtcheck clean': {_score(report.after)}", str(report.source)]


def _score(mqm: Mqm) -> str:
    if mqm.score is None:
        return "no words, no score"
    if not mqm.points:
        return f"{NOTHING_LEFT}, in {_many(mqm.words, 'word')}"
    return (
        f"MQM score {mqm.score:.2f} of 100: {_many(mqm.points, 'penalty point')} in {_many(mqm.words, 'word')}, "
        f"{mqm.per_100_words:.2f} per 100 words"
    )


def _points(report: FindingsReport, number: int) -> str:
    finding = report.findings[number]
    line, column = report.document.lines.at(finding.span.start)
    again = "" if report.before.each[number] else " (counted where another finding overlaps it)"
    return f"{report.before.each[number]:9}  {line}:{column} {finding.rule_id}: {one_line(finding.message)}{again}"


def _many(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def findings_json(report: FindingsReport) -> str:
    """`{"version": 1, "path", "words", "mqm": {...}, "cleaned": {...}, "findings": [...]}`; groups hold indices."""
    rows = []
    for finding, points in zip(report.findings, report.before.each, strict=True):
        line, column = report.document.lines.at(finding.span.start)
        place = {"start": finding.span.start, "end": finding.span.end, "line": line, "column": column}
        what = {"rule_id": finding.rule_id, "category": finding.category, "severity": finding.severity.value}
        rows.append(what | place | {"message": finding.message, "points": points})
    return _json(
        {
            "path": report.document.path,
            "words": report.document.word_count,
            "source_language": report.source.language,
            "mqm": _mqm(report.before),
            "cleaned": {key: value for key, value in _mqm(report.after).items() if key != "groups"},
            "findings": rows,
        }
    )


def _mqm(mqm: Mqm) -> dict[str, Any]:
    return {
        "score": mqm.score,
        "points": mqm.points,
        "points_per_100_words": mqm.per_100_words,
        "weights": {severity.value: weight for severity, weight in WEIGHTS.items()},
        "groups": [asdict(group) for group in mqm.groups],
    }


def references_text(report: ReferencesReport) -> list[str]:
    """A table of the scores, what the marks mean, and the signatures; the alignment before it on request."""
    how = "aligned segments" if report.cut.aligned else "lines"
    lines = list(_alignment(report.cut)) if report.show_alignment else []
    width = max(len(one_line(name)) for name, _ in report.scores.systems)
    lines.append(f"{report.scores.segments} {how}, against {one_line(', '.join(report.references))}")
    lines.append(" " * width + "".join(f"{metric:>18}" for metric, _ in report.scores.signatures))
    for name, row in report.scores.systems:
        lines.append(f"{one_line(name):{width}}" + "".join(map(_cell, row)))
    marked = any(score.p is not None for _, row in report.scores.systems for score in row)
    if marked:
        lines.append(f"p: paired bootstrap against the first line; * where it is below {_SURE}")
    return [*lines, *(f"{metric}: {signature}" for metric, signature in report.scores.signatures)]


def _cell(score: Score) -> str:
    if score.p is None:
        return f"{score.score:8.2f}" + " " * 10
    return f"{score.score:8.2f} p={score.p:.3f}{'*' if score.p < _SURE else ' '} "


def _alignment(cut: Segments) -> Iterator[str]:
    """Each segment: its number, the candidate's text and that of each reference."""
    for number, candidate in enumerate(cut.systems[0][1]):
        yield f"{number + 1:4} C {one_line(candidate)}"
        for reference in cut.references:
            yield f"     R {one_line(reference[number])}"
        yield ""


def references_json(report: ReferencesReport) -> str:
    """`{"version": 1, "path", "references", "segments", "signatures", "systems": [...]}`, the alignment if asked."""
    systems = [
        {"name": name, **{s.metric: {"score": s.score, "p": s.p} for s in row}} for name, row in report.scores.systems
    ]
    out: dict[str, Any] = {
        "path": report.path,
        "references": list(report.references),
        "segments": report.scores.segments,
        "aligned": report.cut.aligned,
        "signatures": dict(report.scores.signatures),
        "systems": systems,
    }
    if report.show_alignment:
        rows = zip(report.cut.systems[0][1], zip(*report.cut.references, strict=True), strict=True)
        out["alignment"] = [{"candidate": one, "references": list(others)} for one, others in rows]
    return _json(out)


def _json(body: dict[str, Any]) -> str:
    head = {"version": 1, "tool": f"mtcheck {__version__}"}
    return json.dumps(head | body, ensure_ascii=False, indent=1)
