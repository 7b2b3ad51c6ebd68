"""How fast `mtcheck serve` follows what one types, and opens a pasted article: on 2,000 and on 20,000 words.

    python bench/serving.py            # needs the test dependencies, and for the page Chromium

The language server is spoken to over its standard streams, the page is a real browser's. What an editor waits for is
counted from the last key, without the pause that the server waits for more.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from bench.fixing import SENTENCES  # noqa: E402 neither is installed
from mtcheck.serving.lsp.editor import PAUSE  # noqa: E402
from tests.browser import FLAGS, Browser, missing  # noqa: E402
from tests.conftest import Cli  # noqa: E402
from tests.serving.client import Editor, killed  # noqa: E402
from tests.serving.visitor import Visitor  # noqa: E402

PASTED = """const [text, done] = arguments, given = document.getElementById("given"), start = performance.now();
given.focus(); given.dispatchEvent(new Event("paste")); given.value = text;
const end = () => done(performance.now() - start);
const look = () => document.querySelector("#work:not([hidden]) .card")
  ? requestAnimationFrame(end) : setTimeout(look, 5);
look();"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "work").mkdir()
        cli = Cli(folder / "work", Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")))
        editor(cli)
        page(cli, folder)


def article(words: int) -> str:
    """Paragraphs of a few sentences each."""
    parts: list[str] = []
    while sum(len(part.split()) for part in parts) < words:
        parts.append(" ".join(SENTENCES[(len(parts) + 2 * at) % len(SENTENCES)] for at in range(4)))
    return "\n\n".join(parts) + "\n"


def took(do: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    do()
    return 1000 * (time.perf_counter() - start)


def editor(cli: Cli) -> None:
    """Opening, a changed paragraph, and what depends on the whole article."""
    one = Editor(cli)
    one.marks(one.open("first.txt", article(100)), some=True)
    for words in (2_000, 20_000):
        text = article(words)
        start = time.perf_counter()
        uri = one.open(f"{words}.txt", text)
        one.marks(uri, some=True)
        opened = 1000 * (time.perf_counter() - start)
        time.sleep(3)
        changed, settled = [], []
        for version in range(2, 12):
            one.notes.clear()
            place = {"line": 2 * version, "character": 4}
            one.change(uri, version, {"range": {"start": place, "end": place}, "text": "x"})
            changed.append(took(lambda uri=uri, version=version: one.marks(uri, version)) - 1000 * PAUSE)
            settled.append(changed[-1] + took(lambda uri=uri, version=version: one.marks(uri, version)))
            time.sleep(0.5)
        print(
            f"editor, {words} words: first marks {opened:.0f} ms after opening; a changed paragraph "
            f"{statistics.median(changed):.0f} ms after the pause, all else {statistics.median(settled):.0f} ms"
        )
    one.close()


def page(cli: Cli, folder: Path) -> None:
    """From the paste to the marks on the screen."""
    if missing():
        print(f"page: {missing()}")
        return
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = shutil.which("chromium") or ""
    for flag in (*FLAGS, f"--user-data-dir={folder / 'chromium'}", "--window-size=1400,900"):
        options.add_argument(flag)
    visitor = Visitor(cli)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    driver.set_script_timeout(120)
    browser = Browser(driver)
    try:
        driver.get(visitor.address)
        time.sleep(3)
        for words in (2_000, 2_000, 20_000):
            milliseconds = driver.execute_async_script(PASTED, article(words))
            print(f"page, {words} words: marked {milliseconds:.0f} ms after the paste")
            time.sleep(4)
            browser.do("document.querySelector('[data-do=again]').click()")
    finally:
        driver.quit()
        killed(visitor.process)


if __name__ == "__main__":
    main()
