"""Reports as pages: what stands in them, and what a browser makes of them."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from mtcheck.document import Document
from mtcheck.findings import Change, Edit, Finding, Fix, Safety, Severity, Span
from mtcheck.output.html.model import blocks_of
from mtcheck.output.html.page import article, page_of
from mtcheck.runs.check import report as report_on
from mtcheck.runs.reports import FileReport
from tests.browser import Browser, browser
from tests.conftest import Quick

__all__ = ["browser"]

pytestmark = pytest.mark.xdist_group("browser")  # one is enough

TEXT = "It fell in the result of a storm. A bump.\n\nAn editor's note: <b>bold</b> & <script>alert(1)</script>.\n"
NASTY = "</p></script><script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">"


class Reader(HTMLParser):
    """Collects elements and text of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def all(self, tag: str, **attributes: str) -> list[dict[str, str | None]]:
        return [
            found for name, found in self.tags if name == tag and all(found.get(k) == v for k, v in attributes.items())
        ]


def finding(start: int, end: int, severity: Severity = Severity.MAJOR, fix: str | None = None) -> Finding:
    span = Span(start, end)
    fixes = (Fix((Edit(span, fix),), Safety.SAFE, fix),) if fix is not None else ()
    return Finding("test.rule", "lexical", severity, span, f"about {start}", fixes)


def report(text: str, *findings: Finding, path: str = "a.txt") -> FileReport:
    document = Document(text, path)
    return replace(report_on(document, findings), whole=document)


def test_pieces_make_up_the_paragraphs() -> None:
    text = "One two three.\n\nFour five.\n"
    found = (finding(0, 7), finding(4, 13, Severity.CRITICAL), finding(8, 20, Severity.MINOR), finding(26, 26))
    blocks = blocks_of(Document(text), found)
    assert ["".join(piece.text for piece in block.pieces) for block in blocks] == ["One two three.", "Four five."]
    assert [card.number for block in blocks for card in block.cards] == [1, 2, 3, 4]
    assert [(p.text, p.numbers, p.begins, p.ends) for p in blocks[0].pieces] == [
        ("One ", (1,), (1,), ()),
        ("two", (1, 2), (2,), (1,)),
        (" ", (2,), (), ()),
        ("three", (2, 3), (3,), (2,)),
        (".", (3,), (), ()),
    ]
    assert [p.severity for p in blocks[0].pieces[:2]] == [Severity.MAJOR, Severity.CRITICAL]
    assert [(p.text, p.begins, p.ends) for p in blocks[1].pieces] == [
        ("Four", (), (3,)),
        (" five.", (), ()),
        ("", (4,), (4,)),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "  \n word \n"])
def test_a_finding_anywhere_has_its_place(text: str) -> None:
    blocks = blocks_of(Document(text), [finding(0, 0), finding(0, len(text)), finding(len(text), len(text))])
    assert [card.number for block in blocks for card in block.cards] == [1, 2, 3]
    assert {n for block in blocks for piece in block.pieces for n in piece.begins} == {1, 2, 3}


def test_source_sentences_stand_in_the_cards() -> None:
    one = report("Bad words. Bad.", finding(0, 3), finding(11, 14))
    page = article(page_of(one, sources=["Плохие слова.", ""]))
    assert "Плохие слова." in Reader(page).text
    assert page.count('class="source"') == 1


def test_everything_is_escaped() -> None:
    text = f"{NASTY} in the result of.\x00\x1b[31m\n"
    rule = Finding(NASTY, NASTY, Severity.MAJOR, Span(0, 9), NASTY, (Fix((), Safety.SAFE, NASTY),))
    with pytest.raises(KeyError):  # categories are ours; nothing else may stand there
        page_of(report(text, rule))
    rule = Finding("test.rule", "lexical", Severity.MAJOR, Span(0, 9), NASTY, (Fix((), Safety.SAFE, NASTY),))
    page = article(page_of(report(text, rule, path=NASTY), [Change(3, 4, NASTY, (NASTY,))], problem=""), "index.html")
    read = Reader(page)
    assert len(read.all("script")) == 1
    assert not read.all("img")
    assert read.text.count("<script>document.title = 'taken'</script>") > 5  # title, heading, text, card, change
    assert "\x00" not in page
    assert "\x1b" not in page


def test_no_sign_turns_the_direction_of_a_page() -> None:
    text = "It was \u202ederongi in the result of\u2066 rain\u200f.\n"
    rule = Finding("test.rule", "lexical", Severity.MAJOR, Span(7, 15), text, (Fix((), Safety.SAFE, text),))
    page = article(page_of(report(text, rule, path=text), [Change(7, 15, text, (text,))], [], [text], problem=text))
    assert not set(page) & {"\u202e", "\u2066", "\u200f"}
    assert page.count("\\u202ederongi") > 5  # title, heading, text, card, source, change


def test_one_article_goes_to_standard_output(quick: Quick) -> None:
    quick.write("a.txt", TEXT)
    done = quick("lint", "a.txt", "--format", "html")
    assert done.status == 1
    read = Reader(done.out)
    assert [card["data-severity"] for card in read.all("li") if "data-n" in card] == ["major", "minor", "critical"]
    assert len(read.all("ins")) > 0
    assert "<script>alert(1)</script>" in read.text
    for tag, attributes in read.tags:
        for name in ("src", "href"):
            assert (attributes.get(name) or "#").startswith(("#", "data:")), tag


def test_many_articles_go_to_a_folder(quick: Quick) -> None:
    for name in ("a.txt", "deep/a.txt", "deep/index", "q?#.txt"):
        quick.write(f"in/{name}", TEXT)
    quick.write("in/clean.txt", "All is well.\n")
    quick.write("in/ru.txt", "Она сказала, что это не так. Потом они ушли домой и никто не вернулся в этот город.\n")
    assert quick("lint", "in", "in/deep/index", "--format", "html", "--output-dir", "out").status == 1
    pages = sorted(str(page.relative_to("out")) for page in Path("out").rglob("*.html"))
    names = ["a.txt.html", "clean.txt.html", "deep/a.txt.html", "deep/index.html", "q?#.txt.html", "ru.txt.html"]
    assert pages == sorted([*names, "index.html"])
    read = Reader(Path("out/index.html").read_text(encoding="utf-8"))
    links = [link["href"] for link in read.all("a") if not (link["href"] or "").startswith("#")]
    assert sorted(filter(None, links)) == sorted(name.replace("?#", "%3F%23") for name in names)
    assert "../index.html" in Path("out/deep/a.txt.html").read_text(encoding="utf-8")
    assert "Skipped: this article is in ru" in Path("out/ru.txt.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["a.txt", "b.txt", "--format", "html"], "2 articles make 2 pages and an index: give --output-dir DIR"),
        (["a.txt", "--format", "html", "--output-dir", "b.txt"], "b.txt: is no folder: give --output-dir a folder"),
        (["a.txt", "--output-dir", "out"], "--output-dir is for pages: it needs --format html"),
    ],
)
def test_pages_without_a_place(quick: Quick, arguments: list[str], problem: str) -> None:
    quick.write("a.txt", TEXT)
    quick.write("b.txt", TEXT)
    done = quick("lint", *arguments)
    assert (done.status, done.data, done.err) == (2, b"", f"mtcheck: {problem}\n")


@pytest.fixture
def page(quick: Quick) -> Path:
    more = "".join(
        f"\n\nParagraph {n} fell in the result of rain, and a bump, says an editor's note." for n in range(30)
    )
    quick.write("a.txt", TEXT + more)
    place = quick.write("a.html", quick("lint", "a.txt", "--format", "html").data)
    assert place.stat().st_size
    return place.absolute()


CARDS, MARKS = ".card", ".mark:not(.off)"
CURRENT = "return (document.querySelector('.card.here') || {dataset: {}}).dataset.n || null"


def test_the_page_is_quiet_and_asks_nothing_of_the_network(browser: Browser, page: Path) -> None:
    browser.open(page)
    browser.press("j", "j", "t", "?")
    assert browser.requests() == []
    assert browser.errors() == []
    assert browser.do("return document.title").startswith("a.txt")
    assert browser.do("return document.querySelector('.text').textContent.includes('<script>alert(1)</script>')")


def test_the_filter(browser: Browser, page: Path) -> None:
    browser.open(page)
    assert (browser.count(CARDS), browser.count(MARKS)) == (93, 93)
    browser.press("3")
    assert (browser.count(CARDS), browser.count(MARKS)) == (62, 62)
    browser.press("2")
    assert browser.do("return document.getElementById('status').textContent") == "31 of 93 findings"
    from selenium.webdriver.common.keys import Keys

    browser.press(Keys.ESCAPE)
    assert browser.count(CARDS) == 93
    browser.press("/", *"calque.BUMP", Keys.ENTER)
    assert browser.count(CARDS) == browser.count(".card.minor") == 31
    assert browser.do(CURRENT) == "2"
    browser.press(Keys.ESCAPE)
    browser.do("const s = document.getElementById('category'); s.value = 'editor-note'; "
               "s.dispatchEvent(new Event('change', {bubbles: true}))")  # fmt: skip
    assert browser.count(CARDS) == browser.count(".card.critical") == 31


def test_the_keyboard(browser: Browser, page: Path) -> None:
    from selenium.webdriver.common.keys import Keys

    browser.open(page)
    seen = []
    for key in ("j", "j", "n", "k", "p", "p"):
        browser.press(key)
        seen.append(browser.do(CURRENT))
    assert seen == ["1", "2", "3", "2", "1", "93"]
    assert browser.do("return document.activeElement.id") == "f93"
    assert browser.do("return document.querySelector('.mark.here').getBoundingClientRect().top < innerHeight")
    browser.press("?")
    assert browser.do("return document.getElementById('help').open")
    browser.press(Keys.ESCAPE)
    assert not browser.do("return document.getElementById('help').open")
    themes = []
    for _ in range(3):
        browser.press("t")
        themes.append(browser.do("return document.documentElement.dataset.theme || 'auto'"))
    assert themes == ["light", "dark", "auto"]
    browser.do("document.getElementById('shortcuts').click()")
    browser.press("j")
    assert browser.do(CURRENT) == "93"
    browser.do("document.getElementById('shortcuts').click()")


def test_links_lead_to_findings(browser: Browser, page: Path) -> None:
    browser.open(page, "#f50")
    assert browser.do(CURRENT) == "50"
    browser.do("document.querySelector('.mark[data-f=\"7\"]').click()")
    browser.do("return new Promise((done) => setTimeout(done, 50))")
    assert browser.do(CURRENT) == "7"


# The least ratio of the luminance of text and of what lies behind it, over all texts that can be seen (WCAG 2, 1.4.3).
CONTRAST = """
const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
const parse = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  return canvas.getImageData(0, 0, 1, 1).data; };
const linear = (v) => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
const light = ([r, g, b]) => [r, g, b].map((v) => linear(v / 255))
  .reduce((sum, v, at) => sum + v * [.2126, .7152, .0722][at], 0);
const behind = (e) => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor);
  if (c[3] === 255) return c; } return [255, 255, 255]; };
let least = [99, ''];
for (const e of document.querySelectorAll('body *')) {
  if (!e.checkVisibility() || ![...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim())) continue;
  const [a, b] = [light(parse(getComputedStyle(e).color)), light(behind(e))];
  const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
  if (ratio < least[0]) least = [ratio, e.outerHTML.slice(0, 200)];
}
return least;
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast(browser: Browser, page: Path, theme: str) -> None:
    browser.open(page)
    browser.press("j")
    browser.do("document.documentElement.dataset.theme = arguments[0]", theme)
    ratio, where = browser.do(CONTRAST)
    assert ratio >= 4.5, where


# What has no name that a screen reader could say.
NAMELESS = """
const named = (e) => e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.textContent.trim()
  || e.labels && e.labels.length && e.labels[0].textContent.trim();
return [...document.querySelectorAll('a, button, input, select, section, dialog, th[scope]')].filter((e) => !named(e))
  .map((e) => e.outerHTML);
"""


def test_labels(browser: Browser, page: Path) -> None:
    browser.open(page)
    assert browser.do(NAMELESS) == []
    ids = browser.do("return [...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("width", [390, 800, 1400])
def test_nothing_is_wider_than_the_window(browser: Browser, page: Path, width: int) -> None:
    frame = page.with_name("frame.html")  # windows cannot be made narrower than a phone, frames can
    frame.write_text(f'<body style="margin:0"><iframe src="a.html" width="{width}" height="800"></iframe>')
    browser.open(frame)
    browser.driver.switch_to.frame(0)
    assert browser.do("return document.documentElement.scrollWidth <= innerWidth")
    assert browser.do("return innerWidth") == width


def test_a_phone_shows_figures_and_charts(browser: Browser, quick: Quick) -> None:
    quick.write("in/news-of-the-day.txt", "It fell in the result of it. An editor's note on a bump. " * 50)
    quick("lint", "in", "--format", "html", "--output-dir", "out")
    frame = quick.write("frame.html", '<iframe src="out/index.html" width="390" height="800"></iframe>')
    browser.open(frame.absolute())
    browser.driver.switch_to.frame(0)
    assert browser.do("return [...document.querySelectorAll('.scroll')].map((e) => e.scrollWidth - e.clientWidth)") == [
        0,
        0,
    ]
    assert browser.do("return [...document.querySelectorAll('tbody .bar')].every((e) => e.clientWidth > 40)")


def test_the_list_of_articles(browser: Browser, quick: Quick) -> None:
    quick.write("in/bad.txt", "It fell in the result of it. " * 5)
    quick.write("in/good.txt", "All is well here. " * 5)
    quick.write("in/middling.txt", "In the result of it. " + "All is well. " * 5)
    quick("lint", "in", "--format", "html", "--output-dir", "out")
    browser.open(Path("out/index.html").absolute())
    rows = """return [...document.querySelectorAll('#articles tbody tr')].filter((row) => !row.hidden)
        .map((row) => row.cells[0].textContent.trim())"""
    assert browser.do(rows) == ["in/bad.txt", "in/middling.txt", "in/good.txt"]
    browser.do("document.querySelector('th[data-sort=text] button').click()")
    assert browser.do(rows) == ["in/bad.txt", "in/good.txt", "in/middling.txt"]
    browser.do("document.querySelectorAll('th[data-sort=number] button')[0].click()")
    browser.do("document.querySelectorAll('th[data-sort=number] button')[0].click()")
    assert browser.do(rows) == ["in/good.txt", "in/middling.txt", "in/bad.txt"]
    browser.do("const q = document.getElementById('query'); q.value = 'GOOD'; q.dispatchEvent(new Event('input'))")
    assert browser.do(rows) == ["in/good.txt"]
    assert (browser.errors(), browser.requests()) == ([], [])
