"""Rules with triggers in the source."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.errors import PackError
from mtcheck.findings import Safety
from mtcheck.source.document import SourceDocument
from tests.conftest import Pack, rule_text

EXAMPLES = """
[[rule.example]]
source = "Карта."
bad = "A map."
good = "A card."
[[rule.example]]
keep = "One."
[[rule.example]]
keep = "Two."
"""


def found(rules: str, english: str, source: str | None, pack: Pack) -> list[Safety]:
    document = Document(english, source=None if source is None else SourceDocument(source))
    return [f.safety for f in Engine(pack(rules)).lint(document)]


def rule(keys: str) -> str:
    return (
        rule_text(f'kind = "phrase"\nswap = {{ "{{n:map}}" = "{{n:card}}" }}\n{keys}', safety="unsafe", examples=False)
        + EXAMPLES
    )


@pytest.mark.parametrize(
    ("trigger", "source", "fires"),
    [
        ("карта", "Он потерял карту.", True),
        ("карта", "Он потерял атлас.", False),
        ("=карта", "Он потерял карту.", False),
        ("карт*", "Он купил картину.", True),
        ("карта|схема", "Он купил схему.", True),
        ("банковский карта", "Он потерял банковскую карту.", True),
        ("потерять ... карта", "Он потерял свою новую карту.", True),
        ("/карт[уы] банка/", "Он потерял карту банка.", True),
    ],
)
def test_a_trigger(trigger: str, source: str, fires: bool, pack: Pack) -> None:
    keys = f'source = "{trigger}"\nrequires-source = true'
    assert bool(found(rule(keys), "He lost the map.", source, pack)) == fires


def test_a_rule_that_requires_a_source_is_silent_without_one(pack: Pack) -> None:
    assert found(rule('source = "карта"\nrequires-source = true'), "He lost the map.", None, pack) == []


def test_a_rule_that_does_not_works_as_before(pack: Pack) -> None:
    keys = 'source = "карта"\nsafety-with-source = "safe"'
    assert found(rule(keys), "He lost the map.", None, pack) == [Safety.UNSAFE]
    assert found(rule(keys), "He lost the map.", "Он потерял карту.", pack) == [Safety.SAFE]
    assert found(rule(keys), "He lost the map.", "Он потерял атлас.", pack) == []


def test_another_word_may_explain_the_english_one(pack: Pack) -> None:
    keys = 'source = "карта"\nunless-source = ["атлас"]\nrequires-source = true'
    assert found(rule(keys), "He lost the map.", "Он потерял карту и атлас.", pack) == []


def test_the_fault_may_not_stand_there_more_often_than_the_trigger(pack: Pack) -> None:
    keys = 'source = "карта"\nrequires-source = true'
    assert found(rule(keys), "He lost a map and a map.", "Он потерял карту и план.", pack) == []
    assert len(found(rule(keys), "He lost a map and a map.", "Он потерял карту и карту.", pack)) == 2


def test_context_and_english_sentence(pack: Pack) -> None:
    keys = 'source = "карта"\nsource-context = ["банк"]\nunless-sentence = ["road map"]\nrequires-source = true'
    assert found(rule(keys), "He lost the map.", "Он потерял карту.", pack) == []
    assert len(found(rule(keys), "He lost the map.", "Он потерял карту банка.", pack)) == 1
    assert found(rule(keys), "He lost the road map.", "Он потерял карту банка.", pack) == []


def test_ukrainian_has_triggers_of_its_own(pack: Pack) -> None:
    source = "Він загубив картку в Києві."
    assert found(rule('source = "карта"\nrequires-source = true'), "He lost the map.", source, pack) == []
    keys = 'source = "карта"\nsource-uk = "картка"\nrequires-source = true'
    assert len(found(rule(keys), "He lost the map.", source, pack)) == 1


@pytest.mark.parametrize(
    "keys",
    ['source = ""', 'source = "/(/"', "source = 3", 'safety-with-source = "safe"', 'unless-sentence = ["{"]'],
)
def test_mistakes_in_a_pack_are_told(keys: str, pack: Pack) -> None:
    with pytest.raises(PackError, match=r"pack\.toml:\d+: "):
        pack(rule(keys))
