"""BLEU, chrF2 and TER of versions of a text against references, as sacrebleu computes them."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from mtcheck.errors import UserError
from mtcheck.findings import Change, Span
from mtcheck.source.alignment import Bead, align, check, joined
from mtcheck.text import line_spans, paragraphs, sentences

METRICS = ("BLEU", "chrF2", "TER")


@dataclass(frozen=True, slots=True)
class Version:
    """A text with the changes to be made in it, by name."""

    name: str
    text: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True, slots=True)
class Segments:
    """Versions and references cut alike: into lines, or, where `aligned`, into sentences that belong together."""

    systems: tuple[tuple[str, tuple[str, ...]], ...]
    references: tuple[tuple[str, ...], ...]
    aligned: bool


@dataclass(frozen=True, slots=True)
class Score:
    """One metric of one version; `p` is the paired bootstrap's, against the first, where the two differ."""

    metric: str
    score: float
    p: float | None = None


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of each version by name, in the order of METRICS, and the signatures of the metrics."""

    systems: tuple[tuple[str, tuple[Score, ...]], ...]
    signatures: tuple[tuple[str, str], ...]
    segments: int


def segments(versions: Sequence[Version], references: Sequence[Version]) -> Segments:
    """Versions and references in segments: line by line where they have as many lines, else sentences aligned.

    The first reference is what all others are aligned with. Raises UserError where a text is empty or has
    nothing to do with the reference.
    """
    for version in (*versions, *references):
        if not version.text.replace("\ufeff", "").strip():
            raise UserError(f"{version.name}: there is no text in it to score")
    everyone = (*versions, *references)
    units = [line_spans(v.text) for v in everyone]
    aligned = len({len(u) for u in units}) > 1
    if aligned:
        units = _aligned(everyone, len(versions))
    rows = [cut(v, u) for v, u in zip(everyone, units, strict=True)]
    systems = tuple((v.name, row) for v, row in zip(versions, rows, strict=False))
    return Segments(systems, tuple(rows[len(versions) :]), aligned)


def _aligned(everyone: Sequence[Version], hub: int) -> list[list[Span]]:
    """Spans of the common segments of all texts, which are aligned with text number `hub`."""
    units = [[s for p in paragraphs(v.text) for s in sentences(v.text, p)] for v in everyone]
    texts = [[v.text[slice(*s)] for s in row] for v, row in zip(everyone, units, strict=True)]
    beads: list[list[Bead]] = []
    for number, row in enumerate(texts):
        if number != hub:
            beads.append(align(row, texts[hub]))
            check(row, texts[hub], beads[-1], (everyone[number].name, everyone[hub].name))
    first, *others = joined(beads, len(texts[hub]))
    others.insert(hub, first)
    return [[_span(row, part) for part in parts] for row, parts in zip(units, others, strict=True)]


def _span(units: Sequence[Span], part: tuple[int, int]) -> Span:
    """The text of some units; an empty place where there are none."""
    if part[0] == part[1]:
        place = units[part[0] - 1].end if part[0] else 0
        return Span(place, place)
    return Span(units[part[0]].start, units[part[1] - 1].end)


def cut(version: Version, units: Sequence[Span]) -> tuple[str, ...]:
    """The changed text of each unit, in one line; a change goes with the unit in which it begins."""
    pieces: list[list[str]] = [[] for _ in units]
    at, pos = 0, units[0].start
    for change in (*version.changes, None):
        start = change.start if change else len(version.text)
        while at + 1 < len(units) and units[at].end < start:
            pieces[at].append(version.text[pos : units[at].end])
            at += 1
            pos = max(pos, units[at].start)
        pieces[at].append(version.text[pos : min(start, units[at].end)])
        if change:
            pieces[at].append(change.text)
            pos = max(pos, change.end)
    return tuple(_line("".join(piece)) for piece in pieces)


def _line(text: str) -> str:
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ").replace("\ufeff", "").rstrip()


def metrics() -> dict[str, Any]:
    """The metrics with the settings of the command `sacrebleu -m bleu chrf ter`."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    logging.getLogger("sacrebleu").setLevel(logging.ERROR)  # it tells of its progress otherwise
    return dict(zip(METRICS, (BLEU(), CHRF(), TER()), strict=True))


def scores(cut: Segments) -> Scores:
    """All metrics of all versions, with the significance of their difference from the first (Koehn 2004)."""
    systems, signatures, found = list(cut.systems), [], []
    for name, metric in metrics().items():
        values = [metric.corpus_score(list(lines), list(map(list, cut.references))).score for _, lines in systems]
        ps = _significance(cut, metric, values)
        found.append([Score(name, value, p) for value, p in zip(values, ps, strict=True)])
        signatures.append((name, str(metric.get_signature())))
    rows = zip(*found, strict=True)
    named = tuple((name, tuple(row)) for (name, _), row in zip(systems, rows, strict=True))
    return Scores(named, tuple(signatures), len(cut.references[0]))


def _significance(cut: Segments, metric: Any, values: Sequence[float]) -> list[float | None]:
    """The p of each version's difference from the first; None where the two are equal, or there is but one segment."""
    if len(values) < 2 or len(cut.references[0]) < 2:
        return [None] * len(values)
    from sacrebleu.significance import PairedTest

    systems: list[tuple[str, Sequence[str]]] = [(str(number), lines) for number, (_, lines) in enumerate(cut.systems)]
    test = PairedTest(systems, {"metric": metric}, list(map(list, cut.references)), test_type="bs")
    _, results = test()
    tested = next(row for name, row in results.items() if name != "System")
    return [
        None if value == values[0] or isinstance(result, str) else result.p_value
        for value, result in zip(values, tested, strict=True)
    ]
