"""A headless Chromium for tests of pages: skipped where there is none, except that CI=true wants one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)


def missing() -> str:
    """What of a browser and its driver is not there; empty where nothing is missing."""
    if not any(map(shutil.which, BROWSERS)):
        return "chromium is not installed"
    return "" if shutil.which("chromedriver") else "chromium-driver is not installed"


class Browser:
    """One window of the browser; keeps what pages asked of the network and what went wrong in their scripts."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def open(self, page: Path, fragment: str = "") -> None:
        """Show a page, with the records of earlier ones forgotten."""
        self.driver.get(page.as_uri())
        self.do("localStorage.clear()")
        self.driver.get("about:blank")
        self.driver.get_log("performance")
        self.driver.get_log("browser")
        self.driver.get(page.as_uri() + fragment)

    def do(self, script: str, *values: Any) -> Any:
        """The value of a script run in the page."""
        return self.driver.execute_script(script, *values)

    def count(self, selector: str) -> int:
        """How many elements of a selector can be seen."""
        script = "return [...document.querySelectorAll(arguments[0])].filter((e) => e.checkVisibility()).length"
        number: int = self.do(script, selector)
        return number

    def press(self, *keys: str) -> None:
        """Press keys one after the other, wherever the focus is."""
        from selenium.webdriver import ActionChains

        ActionChains(self.driver).send_keys(*keys).perform()

    def requests(self) -> list[str]:
        """The addresses that were asked for since the page was opened, other than files and data."""
        import json

        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        asked = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
        return [url for url in asked if not url.startswith(("file:", "data:", "about:"))]

    def errors(self) -> list[str]:
        """What the browser complained of."""
        return [entry["message"] for entry in self.driver.get_log("browser")]


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The browser, started once for all tests of a run."""
    lacking = missing()
    if lacking:
        if os.environ.get("CI") == "true":
            pytest.fail(f"{lacking}: 'apt-get install chromium chromium-driver' installs it")
        pytest.skip(f"{lacking}: pages are tested without looking at them")
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    options.binary_location = next(filter(None, map(shutil.which, BROWSERS)))
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    for flag in (*FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('chromium')}", "--window-size=1400,900"):
        options.add_argument(flag)
    driver = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        yield Browser(driver)
    finally:
        driver.quit()
