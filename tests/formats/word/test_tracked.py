"""Cleaned Word files: what a review makes of the tracked changes, and what is left as it was."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from mtcheck.commands.word import cleaned_file
from mtcheck.document import Document
from mtcheck.engine import fix
from mtcheck.engine.engine import Engine
from mtcheck.files.articles import Article, decode
from mtcheck.formats.paragraphs import unmarked
from mtcheck.rules.packs import read_pack
from tests.conftest import rule_text
from tests.formats.word.building import decided, parts_of, signs, text
from tests.formats.word.origins import origins

ORIGINS = origins()
_STORIES = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_SWAP = """kind = "phrase"
swap = { "nobody never" = "nobody ever", "not see nothing" = "not see anything", "the Russia" = "Russia", \
"not confirm nothing" = "not confirm anything", "2021 year" = "2021", " 's" = "'s", "return ." = "return.", \
"left ." = "left.", "warned the ministry about" = "told the ministry of" }
"""
_ASK = """kind = "phrase"
swap = { "about this reports the agency" = "the agency reports this" }
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    """One with a safe rule for the faults of the article, and one that suggests."""
    path = tmp_path_factory.mktemp("packs") / "pack.toml"
    rules = rule_text(_SWAP.replace("\\\n", "")), rule_text(_ASK, "test.ask", "unsafe")
    path.write_text("\n".join(rules), encoding="utf-8")
    return Engine(tuple(read_pack(path)))


def cleaned(data: bytes, engine: Engine) -> tuple[Article, fix.Cleaned]:
    article = decode(data, "article.docx")
    return article, fix.clean(Document(article.text, article.path), engine)


@pytest.fixture(params=sorted(ORIGINS))
def data(request: pytest.FixtureRequest) -> bytes:
    return ORIGINS[request.param]


def stories(data: bytes) -> dict[str, bytes]:
    return {name: xml for name, xml in parts_of(data).items() if _STORIES.fullmatch(name)}


def test_accepting_all_gives_the_cleaned_text_and_rejecting_all_the_original(data: bytes, engine: Engine) -> None:
    article, made_ = cleaned(data, engine)
    assert made_.changes
    before, after = stories(data), stories(cleaned_file(article, made_, accept=False, comments=True))
    assert before.keys() == after.keys()
    for name, xml in before.items():
        assert signs(decided(after[name], "reject")) == signs(ET.fromstring(xml))  # noqa: S314
    accepted = cleaned_file(article, made_, accept=True, comments=True)
    for name, xml in stories(accepted).items():
        assert text(decided(after[name], "accept")) == text(ET.fromstring(xml))  # noqa: S314
    assert unmarked(decode(accepted, "a.docx").text) == unmarked(made_.text)


def test_what_keeps_its_words_keeps_its_formatting(data: bytes, engine: Engine) -> None:
    """Of the words that are accepted, all that were there before are set as they were."""
    article, made_ = cleaned(data, engine)
    before = stories(data)
    for name, xml in stories(cleaned_file(article, made_, accept=True, comments=False)).items():
        for old, new in zip(signs(ET.fromstring(before[name])), signs(ET.fromstring(xml)), strict=True):  # noqa: S314
            looks = [(word, look) for word, look in _words(new) if word in dict(_words(old))]
            assert all(each in _words(old) for each in looks)


def _words(row: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Words with how their first letters are set."""
    said = "".join(sign if len(sign) == 1 else "\ufffc" for sign, _ in row)
    return [(found[0], row[found.start()][1]) for found in re.finditer(r"\w+", said)]
