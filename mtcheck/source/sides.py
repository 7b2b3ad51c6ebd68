"""The two sides of a translation file: which sentences say the same is known, unit by unit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from mtcheck.findings import Span
from mtcheck.formats.units import Unit
from mtcheck.source.document import SourceDocument


def source_of(units: Sequence[Unit], path: str, language: str = "") -> SourceDocument:
    """The sources of all units, one after the other, each known to belong to its target."""
    texts = [" ".join(unit.source.split()) for unit in units]
    starts = accumulate((len(text) + 2 for text in texts), initial=0)
    spans = [Span(start, start + len(text)) for start, text in zip(starts, texts, strict=False)]
    sides = ((unit.span, span) for unit, span in zip(units, spans, strict=True))
    return SourceDocument("\n\n".join(texts), path, language, sides)
