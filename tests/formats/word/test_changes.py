"""Changes anywhere in paragraphs of any make: what holds whatever the rules are that want them."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.engine.changes import apply
from mtcheck.errors import UserError
from mtcheck.findings import Change, Span
from mtcheck.formats.paragraphs import unmarked
from mtcheck.formats.word.article import read
from mtcheck.formats.word.comments import Note
from mtcheck.formats.word.story import offsets_of, plain
from mtcheck.formats.word.writing import made, tracked, written
from tests.formats.word.building import decided, document, letters, packed, paragraph, parts_of, run, signs, text

LOOKS = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:sz w:val="24"/>'])
WORDS = st.lists(st.sampled_from(["the", "said", "Мир", "&", "<b>", "city,", " ", "\u2014", "no"]), max_size=4).map(
    " ".join
)
SIGNS = "<w:tab/>", "<w:br/>", "<w:lastRenderedPageBreak/>", "<w:noBreakHyphen/>"
OTHERS = (
    '<w:r><w:footnoteReference w:id="2"/></w:r>',
    '<w:bookmarkStart w:id="7" w:name="x"/>',
    f'<w:ins w:id="3" w:author="Eve">{run("inserted")}</w:ins>',
    '<w:del w:id="4" w:author="Eve"><w:r><w:delText>gone</w:delText></w:r></w:del>',
    f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>',
    "<w:r><w:drawing><wp:anchor/></w:drawing></w:r>",
)
PIECES = st.one_of(
    st.builds(run, WORDS, LOOKS, space=st.booleans()),
    st.builds(letters, WORDS, LOOKS),
    st.builds(lambda words, look: f'<w:hyperlink w:anchor="x">{run(words, look)}</w:hyperlink>', WORDS, LOOKS),
    st.builds(
        lambda a, sign, b: run(a).replace("</w:r>", f"{sign}<w:t>{b}</w:t></w:r>"),
        WORDS,
        st.sampled_from(SIGNS),
        st.just("x y"),
    ),
    st.sampled_from(OTHERS),
)
NEW = st.sampled_from(["", "x", "new words ", " & <i>", "Мир", "a"])
BODY = "word/document.xml"


@st.composite
def cases(draw: st.DrawFn) -> tuple[bytes, list[Change]]:
    """A file, and changes of its text that lie apart within paragraphs."""
    data = packed(document(*(paragraph(*draw(st.lists(PIECES, max_size=5))) for _ in range(draw(st.integers(1, 3))))))
    changes, at = [], 0
    for line in read(data).split("\n"):
        edges = sorted(draw(st.lists(st.integers(at, at + len(line)), max_size=6, unique=True)))
        for start, end in zip(edges[::2], edges[1::2], strict=False):
            changes.append(Change(start, end, draw(NEW), ("r",)))
        at += len(line) + 1
    return data, changes


@settings(max_examples=150)
@given(cases(), st.booleans())
def test_accepted_or_rejected_a_change_is_what_it_says(case: tuple[bytes, list[Change]], noted: bool) -> None:
    data, changes = case
    notes = [Note(Span(c.start, c.end), ("Look.",)) for c in changes] if noted else []
    try:
        after = parts_of(tracked(data, changes, notes))[BODY]
        simply = made(data, changes)
    except UserError as error:
        assert re.search("what stays as it is|no text beside it", str(error))  # noqa: PT017 one of two
        return
    before = parts_of(data)[BODY]
    assert signs(decided(after, "reject")) == signs(ET.fromstring(before))  # noqa: S314
    accepted = text(decided(ET.tostring(decided(after, "accept")), "accept", "Eve"))
    assert accepted == text(decided(parts_of(simply)[BODY], "accept", "Eve"))
    assert unmarked(read(simply)) == unmarked(apply(read(data), changes))
    again = written(data, read(data), apply(read(data), changes))
    assert unmarked(read(again)) == unmarked(read(simply))


@given(
    st.lists(st.sampled_from(["a", "б", "&amp;", "&#8212;", "&#x1F600;", "\r\n", "\u20ac", "\U0001f600", " "])).map(
        "".join
    )
)
def test_each_sign_that_is_read_has_its_place(xml: str) -> None:
    offsets = list(offsets_of(xml.encode()))
    signs_ = plain(xml)
    assert len(offsets) == len(signs_) + 1
    assert offsets[-1] == len(xml.encode())
    cut = [xml.encode()[a:b].decode() for a, b in pairwise(offsets)]
    assert "".join(map(plain, cut)) == signs_


def test_paragraphs_are_not_joined_or_parted() -> None:
    data = packed(document(paragraph("One."), paragraph("Two.")))
    for change in (Change(3, 6, " and t", ()), Change(4, 5, "", ())):
        with pytest.raises(UserError, match="joins two paragraphs"):
            tracked(data, [change])
    with pytest.raises(UserError, match="joined or parted"):
        written(data, read(data), "One.")
