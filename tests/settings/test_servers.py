"""A configuration may be a stranger's: articles, and keys of the environment, do not go where it says."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.settings.configkinds import BadValue
from mtcheck.settings.servers import server
from tests.conftest import Quick


@pytest.mark.parametrize(
    "url",
    ["", "http://localhost:8081", "http://127.0.0.1/v2", "http://127.9.9.9", "http://[::1]:80/", "https://localhost"],
)
def test_servers_of_this_machine(url: str) -> None:
    assert server(url, Path()) == url


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "https://localhost.example.org/v1",
        "http://localhost@example.org/",
        "http://127.0.0.1:80@example.org/",
        "http://10.0.0.5/",
        "http://[2001:db8::1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
    ],
)
def test_servers_of_other_machines(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadValue, match="names another machine") as error:
        server(url, Path())
    host = str(error.value).partition("machine, ")[2].partition(": articles")[0]
    monkeypatch.setenv("MTCHECK_HOSTS", f"other.org, {host.upper()}")
    assert server(url, Path()) == url


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "localhost:80",
        "http://",
        "http://local host",
        "http://localhost\\@example.org",
        "//x",
        "ftp://x",
        "http://example.org\\.localhost",
        "http://localhost:99999999",
        "http://exa\u043cple.org",
        "http://localhost\n.org",
    ],
)
def test_what_is_no_url(url: str) -> None:
    with pytest.raises(BadValue, match="is to be a URL"):
        server(url, Path())


@pytest.mark.parametrize(
    "setting",
    [
        'grammar = "languagetool"\ngrammar-server = "http://example.invalid:1"\n',
        '[model]\nname = "m"\nbase-url = "https://example.invalid/v1"\napi-key-env = "AWS_SECRET_ACCESS_KEY"\n',
    ],
)
def test_nothing_goes_to_another_machine_for_a_configuration(quick: Quick, setting: str) -> None:
    quick.write("a.txt", "It rained.\n")
    quick.write("mtcheck.toml", setting)
    done = quick("lint", "a.txt")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "names another machine, example.invalid: articles are sent there only if you say so" in done.err


@pytest.mark.parametrize("model", ["./evil", "evil/model", "/srv/model", "pip", "rich", "antigravity"])
def test_no_code_is_loaded_for_a_configuration(quick: Quick, model: str) -> None:
    quick.write("a.txt", "It rained.\n")
    quick.write("evil/meta.json", "{}")
    quick.write("mtcheck.toml", f'syntax = "{model}"\n')
    done = quick("lint", "a.txt")
    assert (done.status, done.err.count("\n")) == (2, 1)
    assert "is no installed package" in done.err or "there is no spaCy model called" in done.err
