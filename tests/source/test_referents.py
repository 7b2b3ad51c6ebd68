"""What pronouns of the source mean."""

from __future__ import annotations

from mtcheck.source.document import SourceDocument
from mtcheck.source.referents import referring


def kinds(text: str) -> list[str | None]:
    """What the pronouns of the last sentence mean."""
    source = SourceDocument(text)
    return [pronoun.kind for pronoun in referring(source, source.sentences[-1])]


def test_a_pronoun_behind_a_pronoun() -> None:
    assert kinds("Актер закрыл дверь. Он упал. Он упал.") == kinds("Актер закрыл дверь. Он упал.")


def test_pronouns_behind_pronouns_have_an_end() -> None:
    assert len(kinds("Он упал. " * 3000)) == 1
