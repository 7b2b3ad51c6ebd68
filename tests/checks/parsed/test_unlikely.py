"""Unlikely articles: told in a translation that guesses its articles, never in a text that has a few odd ones."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from mtcheck.checks.parsed.articles import choices
from mtcheck.checks.parsed.articles.choices import probabilities
from mtcheck.checks.parsed.articles.slots import ARTICLES, Words, features, slots
from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.errors import PackError
from mtcheck.files.shipped import rules_folder
from mtcheck.findings import Finding
from mtcheck.runs.engines import default_engine

pytest.importorskip("spacy")

GUESSED = """
The thieves entered the museum through window on the second floor and took the paintings from wall. The guards heard
the noise, but the alarm did not work because of the repair. According to the investigators, the robbers left in the
grey van and threw the masks near bridge. The witnesses described the driver as man with the beard. After search,
officers found the van in the garage with the false numbers. The insurance company promised the reward for the
information about the paintings. The museum will remain closed for the visitors until end of week. The experts believe
that the collectors will not buy the stolen works, and the thieves will ask for the ransom. Earlier the director
complained about lack of the money for the protection. The prosecutors opened the case on suspicion of the theft, and
the search is carried out with the help of the volunteers. The representatives of union of artists expressed the hope
for the return of canvases.
"""
WRITTEN = """
The thieves entered the museum through a window on the second floor and took the paintings from the wall. The guards
heard a noise, but the alarm did not work because of the repairs that had begun in May. According to investigators,
the robbers left in a grey van and threw their masks away near the bridge. Witnesses described the driver as a man
with a beard. After a search, officers found the van in a garage with false number plates. The insurance company
promised a reward for information about the paintings. The museum will remain closed to visitors until the end of the
week. Experts believe that collectors will not buy the stolen works, and that the thieves will ask for a ransom. The
director had complained about the lack of money for protection. Prosecutors opened a case on suspicion of theft, and
the search is being carried out with the help of the volunteers who know the hills. Representatives of the union of
artists expressed hope for the return of the canvases.
"""
FAULTS = """
wall investigators masks witnesses man information visitors end week experts collectors money protection
prosecutors theft representatives union hope
""".split()


def _found(text: str, *, evidence: int | None = None) -> list[Finding]:
    rule = default_engine().by_id["article.unlikely"]
    engine = default_engine() if evidence is None else Engine([replace(rule, evidence=evidence)])
    return [finding for finding in engine.lint(Document(text)) if finding.category == "article"]


def _text(text: str) -> str:
    return " ".join(text.split()) + "\n"


def _nouns(text: str, findings: list[Finding]) -> set[str]:
    return {text[finding.span.start : finding.span.end].rsplit(maxsplit=1)[-1].lower() for finding in findings}


def test_articles_that_an_engine_guessed_are_told() -> None:
    text = _text(GUESSED)
    findings = _found(text, evidence=0)
    assert set(FAULTS) <= _nouns(text, findings)
    assert not {"floor", "museum", "director", "alarm", "van"} & _nouns(text, findings)
    assert all(finding.safety == "unsafe" for finding in findings)


def test_the_likely_article_is_the_fix() -> None:
    text = _text(GUESSED)
    fixes = {text[f.span.start : f.span.end]: f.fixes[0].label for f in _found(text, evidence=0)}
    assert fixes["wall"] == "the wall"
    assert fixes["man"] == "a man"
    assert fixes["the money"] == "money"
    assert fixes["The witnesses"] == "Witnesses"


def test_nothing_is_told_of_what_people_write() -> None:
    assert not _found(_text(WRITTEN), evidence=0)


@pytest.mark.parametrize("sentence", re.split(r"(?<=\.) ", _text(GUESSED).strip()))
def test_nothing_is_told_of_a_few_odd_ones(sentence: str) -> None:
    text = re.sub(r"(?<=\.) ", f" {sentence} ", _text(WRITTEN), count=1)
    assert not [finding for finding in _found(text) if finding.rule_id == "article.unlikely"]


def test_it_waits_for_other_evidence() -> None:
    text = _text(GUESSED)
    assert _found(text, evidence=0)
    assert not _found(text, evidence=1)  # the rule alone is no evidence for itself


def test_each_is_told_once() -> None:
    evidence = "The hall depends of the weather. The mayor declared about the loss. Tourists waited the bus. "
    findings = _found(_text(evidence + GUESSED))
    assert {"article.unlikely", "article.phrase-bare"} <= {finding.rule_id for finding in findings}
    assert not any(one.span.overlaps(other.span) for one, other in pairwise(sorted(findings, key=lambda f: f.span)))


def test_what_stands_around_does_not_tell_the_article() -> None:
    tags = ["NNS", "VBD", "DT", "JJ", "NN", "IN", "NNP", "."]
    all_features = set()
    for article in ("the", "a"):
        words = ["Divers", "found", article, "sunken", "boat", "near", "Bergen", "."]
        said = Words(words, [word.lower() for word in words], tags)
        _, boat = slots(said)
        assert ARTICLES[boat.article] == article
        all_features.add(tuple(features(said, boat, ())))
    bare = Words(*([*row[:2], *row[3:]] for row in said))
    all_features.add(tuple(features(bare, list(slots(bare))[1], ())))
    assert len(all_features) == 1


def test_what_is_probable_adds_up() -> None:
    assert probabilities([]) == []
    shares = probabilities([["Abridge"] * 25, ["never seen"] * 25])
    assert [sum(row) for row in shares] == pytest.approx([1, 1])
    assert shares[1] == pytest.approx([1 / 3] * 3)


def test_the_weights_are_numbers_in_order() -> None:
    data = (rules_folder() / "lists" / "article-choices.bin").read_bytes()
    about, _, rest = data.partition(b"\n")
    assert about.startswith(b"# ")
    assert b"CC0" in about
    count, left = divmod(len(rest), 7)
    assert not left
    assert count > 100_000
    keys = memoryview(rest[: 4 * count]).cast("I")
    assert all(one < other for one, other in pairwise(keys))


def test_a_file_of_weights_that_was_cut_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "lists").mkdir()
    whole = (rules_folder() / "lists" / "article-choices.bin").read_bytes()
    (tmp_path / "lists" / "article-choices.bin").write_bytes(whole[:-3])
    monkeypatch.setattr(choices, "rules_folder", lambda: tmp_path)
    choices._weights.cache_clear()
    with pytest.raises(PackError, match="cut"):
        probabilities([["noun=bridge"]])
    choices._weights.cache_clear()
