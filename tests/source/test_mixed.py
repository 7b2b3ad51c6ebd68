"""A source in two languages: each sentence is read in its own."""

from __future__ import annotations

from mtcheck.checks.sourced.facts import facts
from mtcheck.document import Document
from mtcheck.source.document import SourceDocument

SOURCE = (
    "Министр приехал в Казань 5 мая и открыл завод. «Ми побудували завод за чотири роки, і ціна зросла», — сказал он. "
    "Это был уже третий завод в этом городе."
)
ENGLISH = (
    'The minister came to Kazan on May 5 and opened a plant. "We built the plant in six years, and the price has '
    'grown," he said. It was already the third plant in this city.'
)


def test_each_sentence_has_its_language() -> None:
    source = SourceDocument(SOURCE)
    assert source.language == "ru"
    assert [source.language_at(sentence.start) for sentence in source.sentences] == ["ru", "uk", "ru"]


def test_a_fact_in_the_other_language_is_compared() -> None:
    document = Document(ENGLISH, source=SourceDocument(SOURCE))
    changed = [(f.source, f.english) for f in facts(document) if f.verdict == "changed"]
    assert [(SOURCE[slice(*theirs)], ENGLISH[slice(*mine)]) for theirs, mine in changed if theirs and mine] == [
        ("чотири", "six")
    ]
