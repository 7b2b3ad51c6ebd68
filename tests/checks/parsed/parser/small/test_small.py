"""The small model says of every text what spaCy says of it: words, spaces, tags, relations and reach."""

from __future__ import annotations

import ast
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.checks.parsed.parser import model
from mtcheck.checks.parsed.parser.model import _small, model_of
from mtcheck.checks.parsed.parser.small.forms import number_of, shape_of
from mtcheck.checks.parsed.parser.small.model import Small
from mtcheck.checks.parsed.parser.small.tokens import Doc, Part, Token

NAME = model_of("auto")
OURS, THEIRS = (Doc, Part, Token), (spacy.tokens.Doc, spacy.tokens.Span, spacy.tokens.Token)
OTHERS = {"lower"}  # of texts, too
TEXTS = [
    "The harbour masters who have been asked about it did not know when the ferries were sold.",
    "They can't, cannot and won't  go  to the U.K.\u00a0now, don't you think?",
    "\u201cIt\u2019s 5p.m.,\u201d he said; they're at www.harbour.example/a-b (or mail me@harbour.example) :-) ...",
    " \t Two spaces before, and\na line that ends here. ",
    "On Jan. 5 Mr. O'Neil-Smith paid $1,500.50/ton \u2014 up 3.5% \u2014 for 20km of 'rope'.",
    "What boats they sold that nobody had ever wanted to own is a question for the mayor, who left.",
    "A hearing is scheduled on the matter today about which we wrote yesterday to everybody we knew.",
    "gonna y'all 'em c'mon 'Cause O.K. a.m. e.g. i.e. \u2019S \u2018n\u2019 C++ 10\u00b0C :) :( xD",
    "He left. She stayed! Did they? No: nobody did",
    "-- ( ) [ ] {x} ,, .. '' `` \u00ab\u00bb / a/b and/or X root det case number ID SYM LAW",
    "\U0001f600 \U0001f1fa\U0001f1e6 caf\u00e9 na\u00efve \u041c\u043e\u0441\u043a\u0432\u0430 \ufffd",
]
ASKED: dict[str, Callable[[Any], object]] = {
    **{
        name: lambda word, name=name: getattr(word, name)
        for name in (
            "text idx whitespace_ lower_ norm_ tag_ dep_ is_punct is_space is_quote is_digit is_alpha is_upper "
            "is_lower is_title like_num n_lefts n_rights text_with_ws"
        ).split()
    },
    **{name: lambda word, name=name: getattr(word, name).i for name in ("head", "left_edge", "right_edge")},
    **{
        name: lambda word, name=name: [other.i for other in getattr(word, name)]
        for name in ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")
    },
    "sentence": lambda word: (word.sent.text, word.sent.start, len(word.sent)),
}


@pytest.fixture(scope="module")
def small() -> Small:
    made = _small(NAME)
    assert made is not None
    return made


@pytest.fixture(scope="module")
def nlp() -> Any:
    return spacy.load(NAME, exclude=["ner", "senter", "attribute_ruler", "lemmatizer"])


def read(small: Small, texts: list[str]) -> list[Doc]:
    docs = small.tag(texts)
    small.parse(docs)
    return docs


def test_every_word_is_and_stands_as_spacy_has_it(small: Small, nlp: Any) -> None:
    for _ in range(2):  # words that are new, and words that are known
        for ours, theirs in zip(read(small, TEXTS), nlp.pipe(TEXTS), strict=True):
            for name, asked in ASKED.items():
                assert [asked(word) for word in ours] == [asked(word) for word in theirs], name


def test_a_sentence_reads_the_same_among_others(small: Small) -> None:
    alone = [[(w.tag_, w.dep_, w.head.i) for w in read(small, [text])[0]] for text in TEXTS]
    assert [[(w.tag_, w.dep_, w.head.i) for w in doc] for doc in read(small, TEXTS * 3)] == alone * 3


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.sampled_from(" ".join(TEXTS).split() + list(" .,'\"()-/:\u2019\t\u00a0$%5aX")), max_size=12),
    st.randoms(),
)
def test_any_text_is_divided_as_spacy_divides_it(small: Small, nlp: Any, parts: list[str], how: random.Random) -> None:
    text = "".join(part + how.choice(("", " ", " ", "  ", "\n")) for part in parts)
    ours, theirs = small.tag([text])[0], nlp.make_doc(text)
    assert [(w.text, w.idx, w.whitespace_, w.norm_) for w in ours] == [
        (w.text, w.idx, w.whitespace_, w.norm_) for w in theirs
    ]
    assert [shape_of(w.text) for w in ours] == [w.shape_ for w in theirs]


def test_checks_ask_words_for_nothing_that_they_do_not_know_here() -> None:
    ours, theirs = ({name for one in some for name in dir(one) if name[0] != "_"} for some in (OURS, THEIRS))
    asked = {
        (path.name, node.attr)
        for path in Path(model.__file__).parent.glob("*.py")
        if path.name not in ("model.py", "pipeline.py", "whole.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in theirs - ours - OTHERS
    }
    assert not asked


def test_texts_have_the_numbers_that_spacy_gives_them(nlp: Any) -> None:
    for text in [
        "a",
        "eight by",
        "exactly eight and more",
        "Xxxx",
        "X",
        "root",
        "det",
        "\u041c\u043e\u0441\u043a",
        "_",
    ]:
        assert number_of(text) == nlp.vocab.strings.add(text)


def test_parts_of_a_sentence_are_cut_as_lists_are(small: Small) -> None:
    (doc,) = read(small, ["The old ferries were sold."])
    assert (doc[1:3].text, doc[-2].text, doc[3:].text, doc[4:2].text, len(doc[:9])) == (
        "old ferries", "sold", "were sold.", "", 6,
    )  # fmt: skip
    assert (doc[1:4][1].text, doc[1:4][:2].text, doc[1:3].root.text) == ("ferries", "old ferries", "ferries")
    assert doc[3].nbor(-1) is doc[2]
    for steps in (-4, 3):
        with pytest.raises(IndexError):
            doc[3].nbor(steps)


def test_no_text_is_no_sentence(small: Small) -> None:
    assert [len(doc) for doc in read(small, ["", "Yes."])] == [0, 2]
    assert read(small, []) == []
