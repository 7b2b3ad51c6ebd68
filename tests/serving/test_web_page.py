"""The page in a real browser: paste, drop, fix, take back, keys and mouse, two tabs, long and hostile articles."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import Browser, browser
from tests.serving.visitor import Visitor

__all__ = ["browser"]

pytestmark = pytest.mark.xdist_group("browser")  # one is enough

TEXT = "The roof fell in the result of a storm.\n\nIt got a bump. An editor's note.\n"
NASTY = "</p></script><script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\"> \u202e"
PASTE = """const given = document.getElementById("given"); given.focus();
given.dispatchEvent(new Event("paste")); given.value = arguments[0];"""  # the event comes before the text does
DROP = """const data = new DataTransfer(); data.items.add(new File([arguments[1]], arguments[0]));
for (const kind of ["dragover", "drop"])
  dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));"""


class Page:
    """The page of one server."""

    def __init__(self, visitor: Visitor, window: Browser) -> None:
        self.visitor, self.browser = visitor, window
        self.start()

    def start(self) -> None:
        self.browser.driver.get("about:blank")
        self.browser.driver.get_log("browser")
        self.browser.driver.get_log("performance")
        self.browser.driver.get(self.visitor.address)

    def until(self, script: str, seconds: float = 20) -> Any:
        """The value of an expression as soon as it is true."""
        stop = time.monotonic() + seconds
        while not (value := self.browser.do(f"return {script}")):
            assert time.monotonic() < stop, f"in vain: {script}; the page says {self.article()!r}, {self.told()!r}"
            time.sleep(0.02)
        return value

    def status(self, line: str) -> None:
        self.until(f"document.getElementById('status').textContent === '{line}' && !document.body.matches('.busy')")

    def article(self) -> str:
        """What the page shows of the article."""
        shown: str = self.browser.do(
            "return [...document.querySelectorAll('.prose')].map(p => p.textContent).join('|')"
        )
        return shown

    def click(self, selector: str) -> None:
        self.browser.do("document.querySelector(arguments[0]).click()", selector)

    def told(self) -> str:
        return str(
            self.browser.do("return ['status', 'told', 'problem'].map(id => document.getElementById(id).textContent)")
        )


@pytest.fixture
def page(visitor: Visitor, browser: Browser) -> Iterator[Page]:
    visitor.forget()
    opened = Page(visitor, browser)
    yield opened
    assert [line for line in opened.browser.errors() if "name=broken.txt" not in line] == []
    own = (f"http://{visitor.host}/", "blob:", "chrome:")
    assert [url for url in opened.browser.requests() if not url.startswith(own)] == []


def test_paste_fix_and_take_back(page: Page) -> None:
    press = page.browser.press
    page.browser.do(PASTE, TEXT)
    page.status("1 / 3")
    assert page.browser.count(".mark") == 3
    press("y")
    page.status("1 / 2")
    assert "as a result of a storm" in page.article()
    press("2")  # the second suggestion
    page.status("1 / 1")
    assert "a knock" in page.article()
    press("u")
    page.status("1 / 2")
    page.click("button.to")
    page.status("1 / 1")
    assert "a blow" in page.article()
    page.click("[data-do=undo]")
    page.click("[data-view=pairs]")
    page.until("document.querySelector('#pairs ins')?.textContent.startsWith('as')")
    page.click("[data-view=article]")
    press("j", "i")
    page.status("1 / 1")
    press("e")
    page.until("document.getElementById('ask').open")
    press("d", "e", "n", "t", "\ue007")  # the words to be replaced are selected
    page.status("nothing left")
    assert "It got a dent." in page.article()
    page.browser.do(
        "HTMLAnchorElement.prototype.click = function () { window.saved = this.href + ' ' + this.download; };"
        "document.querySelector('[data-do=download]').click();"
    )
    saved = page.until("window.saved")
    assert saved.startswith(f"blob:http://{page.visitor.host}/")
    assert saved.endswith(" pasted.txt")


def test_marks_and_cards_belong_together(page: Page) -> None:
    page.browser.do(PASTE, TEXT)
    page.status("1 / 3")
    page.browser.driver.find_element("css selector", ".mark.critical").click()
    page.status("3 / 3")
    assert page.browser.do("return document.querySelector('.card.here code').textContent") == "note.editor"
    assert page.browser.count(".mark.here") == 1
    page.browser.press("k")
    page.status("2 / 3")
    page.browser.press("c")
    page.status("3 / 3")
    assert page.browser.count("#act") == 1
    assert page.browser.do("return document.getElementById('act').parentElement.matches('.card.here')")
    page.browser.press("?")
    page.until("document.getElementById('help').open")
    page.browser.press("\ue00c")
    page.browser.press("g")
    page.until("document.getElementById('ask').open && !document.getElementById('kind-of').hidden")
    page.click("#ask button[value=no]")
    page.status("3 / 3")


def test_a_file_is_dropped(page: Page) -> None:
    page.browser.do(DROP, "page.html", "<p>It fell in the <b>result</b> of a storm.</p>")
    page.status("1 / 1")
    page.browser.press("y")
    page.status("nothing left")
    page.click("[data-view=names]")
    page.until("document.querySelector('#names .notice')?.textContent === 'No names found.'")
    page.browser.do(DROP, "broken.txt", "\0")
    page.until("document.getElementById('refused').textContent.includes('not a text file')")
    assert page.browser.count("#start") == 1


def test_a_hostile_article_stays_text(page: Page) -> None:
    page.browser.do(PASTE, f"{NASTY} An editor's note.\n\n{NASTY}")
    page.status("1 / 1")
    page.browser.press("e")
    page.until("document.getElementById('ask').open")
    page.browser.do("document.getElementById('words').value = arguments[0]", NASTY)
    page.click("#ask button[value=yes]")
    page.status("nothing left")
    page.click("[data-view=pairs]")
    page.until("document.querySelector('#pairs ins')")
    assert page.browser.do("return document.title") == "pasted.txt \u2013 mtcheck"
    assert page.browser.count("img") == 0
    assert page.browser.do("return document.scripts.length") == 1


def test_two_tabs(page: Page) -> None:
    driver = page.browser.driver
    page.browser.do(PASTE, TEXT)
    page.status("1 / 3")
    first, address = driver.current_window_handle, driver.current_url
    driver.switch_to.new_window("tab")
    second = driver.current_window_handle
    try:
        driver.get(address)  # the same article
        page.status("1 / 3")
        page.browser.press("y")
        page.status("1 / 2")
        driver.switch_to.window(first)
        page.status("1 / 2")
        assert "as a result of" in page.article()
        page.browser.do(
            PASTE.replace("given.focus();", "document.querySelector('[data-do=again]').click();"), "A bump."
        )
        page.status("1 / 1")
        driver.switch_to.window(second)
        page.status("1 / 2")
    finally:
        driver.switch_to.window(second)
        driver.close()
        driver.switch_to.window(first)


def test_twenty_thousand_words(page: Page) -> None:
    page.browser.do(
        PASTE, f"{TEXT}It was a fine day for all of them, and nobody in the town had any doubt of it.\n\n" * 650
    )
    page.status("1 / 1950")
    page.browser.press("y")
    page.status("1 / 1949")
    page.browser.press("n", "n", "y")
    page.status("3 / 1948")


def test_without_the_token_nothing_is_shown(page: Page) -> None:
    page.browser.do("localStorage.clear()")
    page.browser.driver.get(f"http://{page.visitor.host}/")
    page.until("document.getElementById('refused').textContent.includes('it holds a token')")


@pytest.mark.parametrize(("width", "theme"), [(400, "light"), (400, "dark"), (1400, "dark")])
def test_it_fits_the_screen(page: Page, width: int, theme: str, tmp_path: Path) -> None:
    driver = page.browser.driver
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride",
        {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": width < 500},
    )
    try:
        page.browser.do("localStorage.setItem('mtcheck.theme', arguments[0])", theme)
        page.start()
        page.browser.do(PASTE, TEXT.replace("storm", "x" * 200))
        page.status("1 / 3")
        assert page.browser.do("return document.documentElement.scrollWidth") <= width
        dark = page.browser.do("return getComputedStyle(document.body).backgroundColor")
        assert (dark == "rgb(255, 255, 255)") == (theme == "light")
        assert page.browser.count("#act button") == 8
    finally:
        page.browser.do("localStorage.setItem('mtcheck.theme', 'auto')")
        driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
