"""Which sentences of an article and its source were taken for each other, for people to see."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.source.pairs import pairs_of


def alignment(document: Document) -> Iterator[str]:
    """Lines: for each pair its kind (source sentences and English ones), the source, and the English below it."""
    source = document.source
    if source is None:
        return
    yield f"{document.path}: sentences of {source.path or 'the source'}, and the English for them"
    for pair in pairs_of(document).all:
        yield f"  {len(pair.source)}-{len(pair.english)}  {_joined(source.text, pair.source)}"
        yield f"       {_joined(document.text, pair.english)}"
    yield ""


def _joined(text: str, sentences: tuple[Span, ...]) -> str:
    return " ".join(" ".join(text[s.start : s.end].split()) for s in sentences) or "(nothing)"


def source_text(document: Document, position: int) -> str:
    """The source sentences of what stands at a position of the file, on one line; "" where there are none."""
    if document.source is None:
        return ""
    pair = pairs_of(document).at(document.seen(Span(position, position)).start)
    return _joined(document.source.text, pair.source) if pair else ""
