"""A slice of tests/mutation.py: the same texts each time, so that it fails for a reason."""

from __future__ import annotations

import random

from mtcheck.runs.engines import engine
from mtcheck.settings.config import Settings
from tests import mutation


def test_mutated_texts_keep_every_promise() -> None:
    assert not list(mutation.failures(seed=17, number=150, syntax="off"))


def test_mutation_changes_texts_and_sees_what_breaks() -> None:
    chance = random.Random(1)  # noqa: S311 nothing secret
    base = mutation.texts()
    assert len({mutation.mutated(chance, base) for _ in range(50)}) > 45

    class Wrong:
        def lint(self, document: object) -> tuple[()]:
            raise ValueError(f"of {type(document).__name__}")

    assert mutation.broken("a", "a.txt", Wrong()) == "ValueError: of Document"  # type: ignore[arg-type]
    assert mutation.broken("In the result of it.", "a.txt", engine(Settings(syntax="off"))) == ""
