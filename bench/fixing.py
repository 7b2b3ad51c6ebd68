"""How fast `mtcheck fix` opens and answers, and its report opens: on an article of 20,000 words with 2,000 findings.

    python bench/fixing.py            # needs the test dependencies, and for the report Chromium

The terminal is a real pseudo-terminal. A key is answered when what is on the screen has changed as it should.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import FLAGS, Browser, missing  # noqa: E402 the tests are not installed
from tests.terminal import Terminal  # noqa: E402

WORDS, FINDINGS = 20_000, 2_000
# Own sentences with two or three artifacts each, and some without any.
SENTENCES = (
    "The factory closed, said the state Department, and the foreign Ministry led to the fact that it opened again.",
    "Both sides took participation in the talks at the UN security Council on the termination of the strike.",
    "The minister of foreign Affairs gave an interview to BBC and inflicted blows on the Islamic state.",
    "Nobody in the village remembers a winter as long and as cold as that one.",
    "The bridge was repaired in June, two weeks earlier than the engineers had promised.",
    "On the territory of the plant a fire broke out, the Ministry of defense said to the state Department.",
    "Children from three schools planted lime trees along the road, the foreign Ministry said.",
)


def main() -> None:
    """Make the article, measure, print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        article = folder / "long.txt"
        article.write_text(long_article(), encoding="utf-8")
        env = {**os.environ, "XDG_STATE_HOME": str(folder / "state")}
        mtcheck = str(Path(sys.executable).with_name("mtcheck"))
        view(mtcheck, folder, env)
        report(mtcheck, folder, env)


def long_article() -> str:
    """Paragraphs of a few sentences each, until there are words enough."""
    parts: list[str] = []
    words = number = 0
    while words < WORDS:
        paragraph = " ".join(SENTENCES[(number + at * 2) % len(SENTENCES)] for at in range(4))
        parts.append(paragraph)
        words += len(paragraph.split())
        number += 1
    return "\n\n".join(parts) + "\n"


def view(mtcheck: str, folder: Path, env: dict[str, str]) -> None:
    """Time of opening, and of each answer."""
    subprocess.run([mtcheck, "lint", "long.txt"], cwd=folder, env=env, capture_output=True, check=False)
    start = time.perf_counter()
    terminal = Terminal([mtcheck, "fix", "long.txt"], folder, env, (120, 40))
    terminal.wait("The factory closed")
    print(f"view: the text stands after {time.perf_counter() - start:.2f} s")
    terminal.wait("major")
    print(f"view: its first findings are marked after {time.perf_counter() - start:.2f} s")
    terminal.wait("major", gone="checking", seconds=60)
    print(
        f"view: all findings are known after {time.perf_counter() - start:.2f} s:",
        terminal.text.splitlines()[0].strip(),
    )
    for keys, what in (
        ("n", "next finding"),
        ("y", "accept"),
        ("nyn", "accept and move, checks going on"),
        ("u", "undo"),
    ):
        took = [answered(terminal, key) for key in keys * (30 // len(keys))]
        took.sort()
        print(f"view: {what}: median {1000 * statistics.median(took):.0f} ms, 95 % {1000 * took[-2]:.0f} ms, "
              f"worst {1000 * took[-1]:.0f} ms")  # fmt: skip
        terminal.wait("major", gone="checking", seconds=60)
    terminal.press("\x03")
    terminal.wait("forget")
    terminal.press("d")
    terminal.end()


def answered(terminal: Terminal, key: str) -> float:
    """Seconds until something has been painted after a key; the emulator's own time is not counted."""
    terminal.read(0.15)
    start = time.perf_counter()
    terminal.press(key)
    data = terminal.child.read_nonblocking(65536, timeout=5)
    took = time.perf_counter() - start
    terminal.stream.feed(data)
    return took


def report(mtcheck: str, folder: Path, env: dict[str, str]) -> None:
    """Time of making the page, of opening it, and the longest time that the browser is busy while it is scrolled."""
    start = time.perf_counter()
    page = subprocess.run(
        [mtcheck, "lint", "long.txt", "--format", "html"], cwd=folder, env=env, capture_output=True, check=False
    )
    place = folder / "long.html"
    place.write_bytes(page.stdout)
    print(f"report: made in {time.perf_counter() - start:.2f} s, {len(page.stdout) / 1e6:.1f} MB")
    if missing():
        print(f"report: {missing()}")
        return
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = "/usr/bin/chromium"
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    for flag in (*FLAGS, f"--user-data-dir={folder / 'chromium'}", "--window-size=1400,900"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
    driver.set_script_timeout(120)
    browser = Browser(driver)
    try:
        browser.open(place)
        timing = browser.do(TIMING)
        print(f"report: {timing['cards']} findings; interactive after {timing['interactive']:.0f} ms, "
              f"painted after {timing['paint']:.0f} ms, loaded after {timing['loaded']:.0f} ms")  # fmt: skip
        for what, script in (("scrolling", SCROLL), ("j 60 times", KEYS), ("filtering", FILTER)):
            frames = driver.execute_async_script(script)
            print(f"report: {what}: frames of {statistics.median(frames):.0f} ms, worst {max(frames):.0f} ms")
    finally:
        driver.quit()


TIMING = """
const [page] = performance.getEntriesByType('navigation');
const paint = performance.getEntriesByName('first-contentful-paint')[0];
return {interactive: page.domInteractive, loaded: page.loadEventEnd, paint: paint ? paint.startTime : NaN,
  cards: document.querySelectorAll('.card').length};
"""
FRAMES = """
const done = arguments[arguments.length - 1], frames = [];
let last = performance.now(), number = 0;
const next = (now) => { if (number > 2) frames.push(now - last); last = now; step(number++); if (number < 63)
  requestAnimationFrame(next); else done(frames); };
requestAnimationFrame(next);
"""
SCROLL = "const step = () => scrollBy(0, 900);" + FRAMES
KEYS = "const step = () => document.dispatchEvent(new KeyboardEvent('keydown', {key: 'j'}));" + FRAMES
KEYS = KEYS.replace("document.dispatch", "document.body.dispatch").replace("'j'}", "'j', bubbles: true}")
FILTER = (
    "const boxes = document.querySelectorAll('input[name=severity]');"
    "const step = (n) => { if (n % 10 === 5) boxes[0].click(); };" + FRAMES
)

if __name__ == "__main__":
    main()
