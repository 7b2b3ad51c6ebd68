"""Time grows with the text, whatever its shape: twice the text takes at most 2.6 times as long."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import clean
from mtcheck.english.language import foreign_article
from mtcheck.names.census import Collector
from mtcheck.runs.check import report
from mtcheck.runs.engines import engine, ledger
from mtcheck.settings.config import Settings
from mtcheck.source.document import SourceDocument
from tests.shapes import MARKED, PAGES, SHAPES, Shape, numbered, run

WORST = 2.6
LEAST = 0.02  # seconds of a text that is long enough to be timed
SHORT, LONG = 4_000, 16_000  # code points of the shorter text
TRIES = 3  # the machine has other things to do, too

LEDGER = """
[[name]]
name = "Maria Sakharova"
kind = "person"
gender = "f"
wrong = ["Zakharov", "Maria Zakharova", "U.S."]
"""
_TO_CYRILLIC = str.maketrans("abdefgiklmnoprstuvz", "абдефгиклмнопрстувз")


def names_of_source(size: int) -> str:
    """What the same size of English names is in Russian."""
    return numbered("%W, ")(size).translate(_TO_CYRILLIC)


EVERY = [
    *((name, shape, "a.txt") for name, shape in SHAPES.items()),
    *((name, shape, "a.md") for name, shape in MARKED.items()),
    *((name, shape, "a.html") for name, shape in PAGES.items()),
]


@pytest.fixture(scope="module")
def rules() -> Iterator[Engine]:
    """All rules that need no parser, warm; and no collection of garbage, which comes when it likes."""
    made = engine(Settings(syntax="off"))
    lint(made, Document("Maria Zakharova said in the result of it. Zakharov said so on 1,5 million."))
    gc.collect()
    gc.disable()
    yield made
    gc.enable()


def lint(rules: Engine, document: Document) -> None:
    """All that the command does to an article before it prints."""
    foreign_article(document)
    made = report(document, rules.lint(document))
    assert len({mark.digest for mark in made.fingerprints}) == len(made.findings)


def ratio(work: Callable[[str], None], shape: Shape) -> float:
    """How much longer twice the text takes, at best."""
    size = SHORT
    while (once := _seconds(work, shape(size))) < LEAST and size < LONG:
        size *= 4
    found = _seconds(work, shape(2 * size)) / max(once, LEAST / 4)
    for _ in range(TRIES - 1):
        if found < WORST:
            break
        found = _seconds(work, shape(2 * size)) / max(_seconds(work, shape(size)), LEAST / 4)
    return found


def _seconds(work: Callable[[str], None], text: str) -> float:
    start = time.process_time()
    work(text)
    return time.process_time() - start


@pytest.mark.parametrize(("name", "shape", "path"), EVERY, ids=[f"{path[2:]} {name}" for name, _, path in EVERY])
def test_lint(rules: Engine, name: str, shape: Shape, path: str) -> None:
    assert ratio(lambda text: lint(rules, Document(text, path)), shape) < WORST, name


@pytest.mark.parametrize(("name", "shape", "path"), EVERY, ids=[f"{path[2:]} {name}" for name, _, path in EVERY])
def test_clean(rules: Engine, name: str, shape: Shape, path: str) -> None:
    def work(text: str) -> None:
        clean(Document(text, path), rules)

    assert ratio(work, shape) < WORST, name


@pytest.mark.parametrize(
    ("english", "source"),
    [
        (numbered("%W, "), names_of_source),
        (run("04.10.2016 "), run("5 января 2016 года ")),
        (run("12 "), run("12 ")),
        (run("He closed it. "), run("Он закрыл его. ")),
    ],
    ids=["names", "dates", "numbers", "pronouns"],
)
def test_source(english: Shape, source: Shape) -> None:
    bilingual = engine(Settings(syntax="off", source_pattern="{stem}.ru"))

    def work(size: str) -> None:
        bilingual.lint(Document(english(len(size)), "a.txt", source=SourceDocument(source(len(size)), "a.ru")))

    work("a" * 100)
    assert ratio(work, run("a")) < WORST


@pytest.mark.parametrize("name", ["U.S.", "many people", "one person", "surnames", "Zakharova", "name run"])
def test_names(name: str) -> None:
    collector = Collector()

    def work(text: str) -> None:
        collector.read(Document(text, "a.txt"))

    work("Maria Zakharova spoke.")
    assert ratio(work, SHAPES[name]) < WORST


@pytest.mark.parametrize("name", ["U.S.", "many people", "one person", "surnames", "Zakharova", "name run"])
def test_ledger(tmp_path: Path, name: str) -> None:
    (tmp_path / "names.toml").write_text(LEDGER)
    settings = Settings(syntax="off", ledger=tmp_path / "names.toml")
    bound, names = engine(settings), ledger(settings)

    def work(text: str) -> None:
        bound.lint(Document(text, "a.txt", ledger=names))

    work("Maria Zakharova spoke.")
    assert ratio(work, SHAPES[name]) < WORST
