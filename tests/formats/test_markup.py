"""Markdown and HTML are read as such: what is the article's text, and that nothing else is touched."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.engine.fix import clean
from mtcheck.rules.packs import read_pack
from tests.conftest import TEST_PACK, Quick
from tests.formats.conftest import BAD, GOOD


def paragraphs(text: str, name: str) -> list[str]:
    document = Document(text, name)
    return [document.text[a:b] for a, b in document.paragraphs]


MARKDOWN = {
    '# The *title* of it #\n\nA [link](http://x.org/a_(b) "c") and ![image](d.png) here.\n': [
        "The title of it",
        "A link and \ufffc here.",
    ],
    "---\ntitle: x\n---\nA text\nover lines.\n\n> A quotation\n> in lines.\n": [
        "A text over lines.",
        "A quotation in lines.",
    ],
    "+++\nx = 1\n+++\n- one\n- two\n  more\n\n1. three\n": ["one", "two more", "three"],
    "Setext\n======\n\n```\ncode\n```\n\n    code\n\n~~~\ncode\n~~~\nText `code` end.\n": [
        "Setext",
        "Text \ufffc end.",
    ],
    "| a | b\\|c |\n|---|:-:|\n| d | *e* |\n": ["a", "b|c", "d", "e"],
    "See [one][x], [x] and [no link] and note[^1].\n\n[x]: http://example.org\n": [
        "See one, x and [no link] and note."
    ],
    "He&nbsp;said &quot;yes&quot; \\*here\\* &amp; snake_case_word <http://x.org> {{ template }} end\n": [
        'He\xa0said "yes" *here* & snake_case_word \ufffc \ufffc end'
    ],
    '<div class="a">\n<p>Raw <b>text</b></p>\n</div>\n\nAfter <span title="x">that</span>.\n': [
        "Raw text",
        "After that.",
    ],
    "* * *\n\nHard\\\nbreak **bold**.\r\nAnd _more_.\n": ["Hard\nbreak bold. And more."],
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
        "He said \u201cyes\u201d & left, café; a\xa0b &unknown; &"
    ],
    '<p>"<i>Title</i>" (<b>x</b>), <code>no</code> and <img alt="no"> end<!-- no --></p>': [
        '"Title" (x), \ufffc and \ufffc end'
    ],
    "<table><tr><td>a<td>b</table><p hidden>no</p><div role=navigation>no</div>": ["a", "b"],
    "<p>Open <b>never closed": ["Open never closed"],
    "No tags at all": ["No tags at all"],
    "<p>Hid<wbr>den &shy;soft&shy;ly, <i style='display:none'>no</i>a<!-- no --> dou<b>b</b>le  <i> space</i></p>": [
        "Hidden softly, a double space"
    ],
    "<P>The <SPAN CLASS=x>State</SPAN> of <del>no</del> the 19<sup>th</sup> century<sup>1</sup></P>": [
        "The State of the 19th century\ufffc"
    ],
    "<p>A line that\n  runs on<br>over a break<br/>Another one.<br><br>and one more</p>": [
        "A line that runs on\nover a break",
        "Another one.",
        "and one more",
    ],
    "<p>In <o:p></o:p>the <st1:place>City</st1:place> <script>x()</script>of<![CDATA[x]]> it &mdash; &laquo;x&raquo;": [
        "In the City of it \u2014 \u00abx\u00bb"
    ],
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
    after = after.replace("in the <b>result", "as a <b>result").replace("in&nbsp;the", "as&nbsp;a")
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
    after = after.replace(f"[{BAD}]", f"[{GOOD}]").replace("in *the* result", "as *a* result")
    assert quick("clean", "a.md").out == after
    assert [line.split(": ")[0] for line in quick("lint", "a.md").out.splitlines() if "calque" in line] == [
        "a.md:4:8",
        "a.md:6:9",
        "a.md:6:34",
        "a.md:6:104",
    ]


MORE = """
[[rule]]
id = "x.analysis"
kind = "phrase"
category = "lexical"
severity = "minor"
safety = "safe"
message = "'{found}': '{fix}'."
swap = { "{carry} out an analysis of" = "{analyze}" }
[[rule.example]]
bad = "They carried out an analysis of it."
good = "They analyzed it."
[[rule.example]]
keep = "They carried it out."
[[rule.example]]
keep = "They wrote an analysis of it."
[[rule]]
id = "x.note"
kind = "regex"
category = "editor-note"
severity = "minor"
safety = "safe"
message = "'{found}' goes."
pattern = '(?<= )so to say(?= )'
fix = ""
[[rule.example]]
bad = "It was so to say there."
good = "It was there."
[[rule.example]]
keep = "It was so."
[[rule.example]]
keep = "Say it."
[[rule]]
id = "x.name"
kind = "regex"
category = "name-gender"
severity = "minor"
safety = "safe"
message = "'{found}': '{fix}'."
pattern = 'said Zakharov(?!a)'
case = "exact"
fix = "said Zakharova"
[[rule.example]]
bad = "It rains, said Zakharov."
good = "It rains, said Zakharova."
[[rule.example]]
keep = "Zakharov said it."
[[rule.example]]
keep = "It rains, said Zakharova."
"""
LONG = "All people of the old town by the river"
CLEANED = {  # what safe fixes make of it, and what all first suggestions do, where that is more
    "a.html": [
        ("in <a id='in the result of'>the&nbsp;result</a> of", "as <a id='in the result of'>a&nbsp;result</a> of"),
        ("In&#32;<B>the</B> re<!-- x -->sult of", "As&#32;<B>a</B> re<!-- x -->sult of"),
        ("said <b>Zak&shy;harov</b>.", "said <b>Zak&shy;harova</b>."),
        ("said Zakh<wbr>arov</p><p>Then", "said Zakh<wbr>arova</p><p>Then"),
        ("A&amp;B carried out an ana&shy;lysis of &lt;it&gt;", "A&amp;B analyzed &lt;it&gt;"),
        ("They carried out\n  an analysis of\n it", "They analyzed\n it"),
        ("They carried out\n  an analysis of it", "They analyzed\nit"),
        ("carried out <b>an analysis</b> of it", None, "analyzed it"),
        ("<i>carried out <b>an analysis</b> of</i> it", None, "<i>analyzed</i> it"),
        ("carried <i>out an analysis of it</i>", None, "<i>analyzed it</i>"),
        ("<b>He carried</b> out an analysis of it", None, "<b>He analyzed</b> it"),
        ("<b>He carried</b> out <i>an analysis of it</i>", None, None),
        ("carried out an<br>analysis of it", None, None),
        ("it is so&nbsp;to say <b>good</b>", "it is <b>good</b>"),
        ("it is <b>so to say</b> good", None, "it is good"),
        ("it is <a href=x><b>so to say</b></a> good", None, "it is good"),
        ("it <b>is so to</b> say good", None, "it <b>is</b> good"),
    ],
    "a.md": [
        ("in *the*\nresult of **it**", "as *a*\nresult of **it**"),
        ("in the  \nresult\\\nof it", "as a  \nresult\\\nof it"),
        ("> in the\n> result of", "> as a\n> result of"),
        ("- in the\n  result of", "- as a\n  result of"),
        ('in [the](http://x "in the result of") result of', 'as [a](http://x "in the result of") result of'),
        ("> They carried out an\n> analysis of it", "> They analyzed\n> it"),
        ("carried **out** an analysis of it", None, "analyzed it"),
        ("They *carried out an analysis of* it", "They *analyzed* it"),
        ("said **Zakharov**.", "said **Zakharova**."),
        ("said Zakharov[^1].\n\n[^1]: x", "said Zakharova[^1].\n\n[^1]: x"),
        ("it is so to\nsay good\nor", "it is\ngood\nor"),
        ("carried out an\\\nanalysis of it", None, None),
    ],
    "a.txt": [
        ("it fell in the\nresult of rain", "it fell as a\nresult of rain"),
        ("it fell in the\r\nresult of rain", "it fell as a\r\nresult of rain"),
        ("All people of the old town by the river carried out an\nanalysis of it", f"{LONG} analyzed\nit"),
        ("said Zak\u00adharov.", "said Zak\u00adharova."),
    ],
}


@pytest.fixture(scope="module")
def phrases(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    pack = tmp_path_factory.mktemp("packs") / "pack.toml"
    pack.write_text(TEST_PACK + MORE)
    return Engine(read_pack(pack))


@pytest.mark.parametrize("name", CLEANED)
def test_edits_leave_mark_up_entities_and_line_breaks(phrases: Engine, name: str) -> None:
    for text, safe, *bold in CLEANED[name]:
        document = Document(text, name)
        assert phrases.lint(document), text
        assert clean(document, phrases).text == (safe or text), text
        assert clean(document, phrases, unsafe=True).text == ([*bold, None][0] or safe or text), text


def test_plain_text_is_read_as_it_is_written() -> None:
    assert Document("<p>*x*</p>", "a.txt").layout is None
    assert Document("<p>*x*</p>").text == "<p>*x*</p>"


def test_a_mark_at_the_start_of_a_line_leaves_the_break_before_it() -> None:
    assert Document("The port is shut.\n*The mayor was late.\n", "a.md").text == "The port is shut. The mayor was late."
