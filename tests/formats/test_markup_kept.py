"""Mark-up stays: any text of it, with every fix made."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.document import Document
from mtcheck.engine.changes import apply
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import clean
from mtcheck.findings import Span
from tests.formats.conftest import BAD

pieces = st.sampled_from(
    [
        *(BAD, "in the", "result of", "bump", "bumps", "editor's note", "word", "a"),
        *("\n", "\n\n", "\r\n", " ", "  ", "    ", "\t", "\ufeff", "\u2028", "\x0c", "\x85", "\r"),
        *(
            "# ",
            "## ",
            "> ",
            "- ",
            "1. ",
            "* ",
            "---\n",
            "+++\n",
            "```\n",
            "~~~",
            "`",
            "``",
            "*",
            "**",
            "_",
            "~~",
            "\\",
        ),
        *("[", "]", "(", ")", "](x)", "][y]", "![", "[y]: z\n", "[^1]", "|", "|-|\n", "{{ ", " }}", "<!--", "-->", "&"),
        *(
            "<p>",
            "</p>",
            "<b>",
            "</b>",
            "<br>",
            '<a href="bump">',
            "</a>",
            "<article>",
            "</article>",
            "<nav>",
            "</nav>",
        ),
        *(
            "<script>",
            "</script>",
            "<pre>",
            "</pre>",
            "<code>",
            "</code>",
            "<div",
            ">",
            "<",
            "</",
            "<?",
            "<![CDATA[",
            "]]>",
        ),
        *("&quot;", "&nbsp;", "&rsquo;", "&#8217;", "&#0;", "&bump;", "\u0130", "\U0001f600", '"', "'", "\u201c", "."),
    ]
)
texts = st.lists(pieces | st.text(max_size=3), max_size=40).map("".join)
names = st.sampled_from(["a.md", "a.html"])


@settings(max_examples=300, deadline=None)
@given(text=texts, name=names)
def test_what_is_read_has_its_places_in_the_file(text: str, name: str) -> None:
    document = Document(text, name)
    last = 0
    for at in range(len(document.text)):
        place = document.place(Span(at, at + 1))
        assert last <= place.start <= place.end <= len(text)
        last = place.end
        written = text[slice(*place)]
        if document.text[at].isalnum() and len(written) == 1:
            assert written == document.text[at]
            assert document.seen(place) == Span(at, at + 1)
    last = 0
    for start, end in document.paragraphs:
        assert last <= start < end <= len(document.text)
        assert document.text[start:end] == document.text[start:end].strip()
        last = end
    assert document.layout is None or list(document.layout.protected) == sorted(document.layout.protected)


def marks_of(text: str) -> list[str]:
    return re.findall(r"<[^<>]*>|\*+|`+|\]\([^)]*\)|\[", text)


@settings(max_examples=300, deadline=None)
@given(text=texts, name=names, unsafe=st.booleans())
def test_mark_up_stays_in_its_order(engine: Engine, text: str, name: str, unsafe: bool) -> None:
    document = Document(text, name)
    cleaned = clean(document, engine, unsafe=unsafe)
    assert apply(text, cleaned.changes) == cleaned.text
    if not unsafe:
        assert marks_of(cleaned.text) == marks_of(text)
    assert not clean(document.edited(cleaned.text), engine, unsafe=unsafe).changes


WORDS = ["in", "the", "result", "of", "a", "bump", "bumps", "editor's", "note", "rain", "it", "took"]
TAGS = ["b", "i", "span", 'a href="u"', "o:p", "em"]


@st.composite
def marked(draw: st.DrawFn) -> str:
    """Phrases that rules know, with balanced mark-up, entities and line breaks between and in their words."""
    out, opened = [], []
    for _ in range(draw(st.integers(3, 25))):
        if draw(st.integers(0, 3)) == 0:
            opened.append(draw(st.sampled_from(TAGS)))
            out.append(f"<{opened[-1]}>")
        word = draw(st.sampled_from(WORDS))
        if draw(st.integers(0, 5)) == 0:
            cut = draw(st.integers(0, len(word)))
            word = word[:cut] + draw(st.sampled_from(["&shy;", "<wbr>", "<!-- c -->", "\u200b"])) + word[cut:]
        out.append(word)
        if opened and draw(st.integers(0, 2)) == 0:
            out.append(f"</{opened.pop().split()[0]}>")
        out.append(draw(st.sampled_from([" ", " ", " ", "&nbsp;", "\n", "\r\n  ", "<br>", ", "])))
    out += [f"</{tag.split()[0]}>" for tag in reversed(opened)]
    return f"<p>{''.join(out)}</p>"


def balanced(text: str) -> bool:
    opened: list[str] = []
    for end, name in re.findall(r"<(/?)([a-z:]+)[^<>]*>", text):
        if name in ("br", "wbr"):
            continue
        if not end:
            opened.append(name)
        elif not opened or opened.pop() != name:
            return False
    return not opened


@settings(max_examples=400, deadline=None)
@given(text=marked(), unsafe=st.booleans())
def test_tags_stay_balanced_and_phrases_are_seen_through_them(engine: Engine, text: str, unsafe: bool) -> None:
    document = Document(text, "a.html")
    cleaned = clean(document, engine, unsafe=unsafe)
    assert balanced(text)
    assert balanced(cleaned.text)
    bare = re.sub(r"<(?!br|p|/p)[^<>]*>|&shy;|\u200b", "", text)
    assert [f.rule_id for f in engine.lint(document)] == [f.rule_id for f in engine.lint(Document(bare, "a.html"))]
    if not unsafe:
        assert marks_of(cleaned.text) == marks_of(text)
        assert cleaned.text.count("\n") == text.count("\n")
    read = document.edited(cleaned.text).text
    assert "  " not in read.replace("\xa0", " ") or "  " in document.text.replace("\xa0", " ")
