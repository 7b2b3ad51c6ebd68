"""Markdown and HTML are read as such: what is the article's text, and that nothing else is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import clean
from mtcheck.findings import Change
from mtcheck.rules.packs import read_pack
from tests.conftest import TEST_PACK, Quick

BAD = "in the result of"
GOOD = "as a result of"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    pack = tmp_path_factory.mktemp("packs") / "pack.toml"
    pack.write_text(TEST_PACK)
    return Engine(read_pack(pack))


def paragraphs(text: str, name: str) -> list[str]:
    document = Document(text, name)
    return [" ".join(document.text[a:b].replace("\u2060", "").split()) for a, b in document.paragraphs]


MARKDOWN = {
    '# The *title* of it #\n\nA [link](http://x.org/a_(b) "c") and ![image](d.png) here.\n': [
        "The title of it",
        "A link and here.",
    ],
    "---\ntitle: x\n---\nA text\nover lines.\n\n> A quotation\n> in lines.\n": [
        "A text over lines.",
        "A quotation in lines.",
    ],
    "+++\nx = 1\n+++\n- one\n- two\n  more\n\n1. three\n": ["one", "two more", "three"],
    "Setext\n======\n\n```\ncode\n```\n\n    code\n\n~~~\ncode\n~~~\nText `code` end.\n": ["Setext", "Text end."],
    "| a | b\\|c |\n|---|:-:|\n| d | *e* |\n": ["a", "b|c", "d", "e"],
    "See [one][x], [x] and [no link] and note[^1].\n\n[x]: http://example.org\n": [
        "See one, x and [no link] and note."
    ],
    "He&nbsp;said &quot;yes&quot; \\*here\\* &amp; snake_case_word <http://x.org> {{ template }} end\n": [
        'He said "yes" *here* & snake_case_word end'
    ],
    '<div class="a">\n<p>Raw <b>text</b></p>\n</div>\n\nAfter <span title="x">that</span>.\n': [
        "Raw text",
        "After that.",
    ],
    "* * *\n\nHard\\\nbreak **bold**.\r\nAnd _more_.\n": ["Hard break bold. And more."],
    "\ufeff# Title\n\n***both*** and ~~gone~~\n": ["Title", "both and gone"],
    "": [],
    "---\n": [],
    "<!-- only -->": [],
}


@pytest.mark.parametrize("text", MARKDOWN)
def test_text_of_markdown(text: str) -> None:
    assert paragraphs(text, "a.md") == MARKDOWN[text]


FILLER = "The council met on Monday and spoke about the roads of the town for three hours without a break. " * 3
HTML = {
    "<p>One.</p><p>Two <b>bold</b>.<br>Three</p>": ["One.", "Two bold.", "Three"],
    "<p>One<p>Two<ul><li>a<li>b</ul>": ["One", "Two", "a", "b"],
    "<title>No</title><script>no()</script><style>no{}</style><p>Yes</p><pre>no</pre>": ["Yes"],
    "<nav>No</nav><header>No</header><main><h1>Title</h1><p>Yes</p><aside>No</aside></main><footer>No</footer>": [
        "Title",
        "Yes",
    ],
    "<main><p>No</p><article><header><h1>Title</h1></header><p>Yes</p></article></main>": ["Title", "Yes"],
    f"<h1>Title</h1><div><a href=x>Menu</a></div><div><p>{FILLER}</p></div><div>No</div>": ["Title", FILLER.strip()],
    "<p>He said &ldquo;yes&#8221; &amp; left, caf&eacute;; a&nbsp;b &unknown; &</p>": [
        "He said \u201cyes\u201d & left, café; a b &unknown; &"
    ],
    '<p>"<i>Title</i>" (<b>x</b>), <code>no</code> and <img alt="no"> end<!-- no --></p>': ['"Title" (x), and end'],
    "<table><tr><td>a<td>b</table><p hidden>no</p><div role=navigation>no</div>": ["a", "b"],
    "<p>Open <b>never closed": ["Open never closed"],
    "No tags at all": ["No tags at all"],
    "<p>1 < 2 and <3</p>": ["1 < 2 and <3"],
    "": [],
}


@pytest.mark.parametrize("text", HTML)
def test_text_of_html(text: str) -> None:
    assert paragraphs(text, "a.html") == HTML[text]


def test_mark_up_stays_and_text_is_repaired(quick: Quick) -> None:
    page = f"""<!DOCTYPE html>\r
<html><head><title>{BAD}</title></head><body class="{BAD}">\r
<nav>{BAD}</nav><article><h1>Fell {BAD} rain</h1>
<p title="{BAD}">It fell {BAD}&nbsp;<em>rain</em>, <code>{BAD}</code>.</p>
<p>in the <b>result</b> of, in&nbsp;the result of</p><!-- {BAD} --></article></body></html>"""
    quick.write("a.html", page)
    after = page.replace(f"<h1>Fell {BAD}", f"<h1>Fell {GOOD}").replace(f">It fell {BAD}", f">It fell {GOOD}")
    assert quick("clean", "a.html").data.decode() == after
    text = f"""---
title: {BAD}
---
# Fell {BAD} rain

It fell {BAD} *rain* [{BAD}](http://x.org "{BAD}") `{BAD}` in *the* result of.

    {BAD}
"""
    quick.write("a.md", text)
    after = text.replace(f"Fell {BAD}", f"Fell {GOOD}").replace(f"fell {BAD}", f"fell {GOOD}")
    assert quick("clean", "a.md").out == after.replace(f"[{BAD}]", f"[{GOOD}]")
    assert [line.split(": ")[0] for line in quick("lint", "a.md").out.splitlines() if "calque" in line] == [
        "a.md:4:8",
        "a.md:6:9",
        "a.md:6:34",
    ]


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
def test_a_layout_is_a_view_of_the_same_length(text: str, name: str) -> None:
    document = Document(text, name)
    layout = document.layout
    assert layout is not None
    assert len(layout.view) == len(text)
    assert [m.start() for m in re.finditer(r"[\r\n]", layout.view)] == [m.start() for m in re.finditer(r"[\r\n]", text)]
    last = 0
    for start, end in layout.protected:
        assert last <= start < end <= len(text)
        last = end
    last = 0
    for start, end in layout.paragraphs:
        assert last <= start < end <= len(text)
        assert not layout.view[start].isspace()
        last = end
    shown = {at for at, sign in enumerate(layout.view) if not sign.isspace() and sign != text[at]}
    assert all(any(start <= at < end for start, end in layout.protected) for at in shown)


def outside(text: str, changes: tuple[Change, ...]) -> str:
    """What is left of a text without what was changed."""
    for change in reversed(changes):
        text = text[: change.start] + text[change.end :]
    return text


@settings(max_examples=300, deadline=None)
@given(text=texts, name=names, unsafe=st.booleans())
def test_no_edit_enters_mark_up(engine: Engine, text: str, name: str, unsafe: bool) -> None:
    document = Document(text, name)
    assert document.layout is not None
    cleaned = clean(document, engine, unsafe=unsafe)
    for change in cleaned.changes:
        assert not any(start < change.end and change.start < end for start, end in document.layout.protected)
    mark_up = [text[a:b] for a, b in document.layout.protected]
    rest, at = cleaned.text, 0
    for stretch in mark_up:  # all of it is still there, in its order
        at = rest.index(stretch, at) + len(stretch)
    assert Document(cleaned.text, Path(name).name).raw == cleaned.text


def test_plain_text_has_no_layout() -> None:
    assert Document("<p>*x*</p>", "a.txt").layout is None
    assert Document("<p>*x*</p>").text == "<p>*x*</p>"
