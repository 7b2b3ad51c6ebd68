"""Fingerprints tell findings apart and survive edits elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.fingerprint import Fingerprint, fingerprints

Make = Callable[..., Engine]


def marks(engine: Engine, text: str) -> list[Fingerprint]:
    document = Document(text)
    return fingerprints(engine.lint(document), document)


def test_a_fingerprint_is_rule_text_sentence_and_number(phrase_engine: Make) -> None:
    engine = phrase_engine({"in the result of": "as a result of"})
    text = 'It rained. The roof fell in the\u00a0result of \u201cAnna\u201d. The roof fell in the result of "Anna".'
    sentence = 'The roof fell in the result of "Anna".'
    assert marks(engine, text) == [
        Fingerprint("test.rule", "in the result of", sentence, 0),
        Fingerprint("test.rule", "in the result of", sentence, 1),
    ]
    assert len({mark.digest for mark in marks(engine, text)}) == 2


def test_edits_elsewhere_change_no_fingerprint(phrase_engine: Make) -> None:
    engine = phrase_engine({"in the result of": "as a result of"})
    before = marks(engine, "It fell in the result of rain. It rained.\n")
    assert marks(engine, "New first line.\n\nAnother sentence. It fell in the  result of rain. It snowed.") == before
    assert marks(engine, "It fell in the result of snow.") != before
    assert before[0].digest == "15fd4321696c6770bb03"  # written into baselines: must not change
