"""The page's server as browsers and others meet it: requests to a real process."""

from __future__ import annotations

import json
import signal
import socket
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.formats.word.building import decided, document, packed, paragraph, parts_of, run, text
from tests.serving.client import killed
from tests.serving.visitor import Visitor, rules

pytestmark = pytest.mark.xdist_group("web")  # most share a server

TEXT = "The roof fell in the result of a storm.\n\nIt got a bump. An editor's note.\n"
NASTY = "</p></script><script>document.title = 'taken'</script><img src=x onerror=\"alert()\"> \x1b[31m \u202e"
Visit = Callable[..., Visitor]


@pytest.fixture
def visit(few: Cli) -> Iterator[Visit]:
    """Starts servers, which end with the test."""
    pytest.importorskip("starlette")
    pytest.importorskip("uvicorn")
    started: list[Visitor] = []

    def begin(*options: str) -> Visitor:
        started.append(Visitor(few, *options))
        return started[-1]

    yield begin
    for visitor in started:
        killed(visitor.process)


@pytest.fixture
def page(visitor: Visitor) -> Visitor:
    """The server of many tests, with nothing decided."""
    visitor.forget()
    return visitor


def test_an_article_is_pasted_fixed_and_taken_back(visit: Visit, few: Cli) -> None:
    page = visit()
    key, state = page.paste(TEXT)
    assert state["counts"] == {"critical": 1, "major": 1, "minor": 1}
    assert list(rules(state)) == ["calque.result", "calque.bump", "note.editor"]
    found = rules(state)
    known = state["order"]
    after = page.do(key, "accept", number=found["calque.bump"], fix=1, known=known)
    assert len(after["blocks"]) == 1, "only the paragraph that has changed is sent"
    assert page.text(key) == TEXT.replace("bump", "knock")
    page.do(key, "accept", number=found["calque.result"])
    page.do(key, "ignore", number=found["note.editor"])
    state = page.settled(key)
    assert rules(state) == {}
    assert state["changes"] == 2
    pairs = page.ask(f"/articles/{key}/pairs")["html"]
    assert "<del>bump</del>" in pairs
    assert "<ins>knock</ins>" in pairs
    verdicts = [
        entry["verdict"] for entry in json.loads(few("decisions", "list", "--format", "json").stdout)["decisions"]
    ]
    assert sorted(verdicts) == ["accepted", "accepted", "rejected"]
    for _ in range(3):
        state = page.do(key, "undo")
    assert page.text(key) == TEXT
    assert rules(page.settled(key)).keys() == found.keys()
    assert json.loads(few("decisions", "list", "--format", "json").stdout)["decisions"] == []
    assert page.do(key, "undo")["notes"] == ["there is nothing to take back"]


def test_findings_keep_their_numbers(page: Visitor) -> None:
    key, state = page.paste(TEXT)
    before = rules(state)
    page.do(key, "write", number=before["calque.result"], text="after half an hour of \U0001f600")
    assert page.text(key).startswith("The roof fell after half an hour of \U0001f600 a storm.")
    after = rules(page.settled(key))
    assert after == {rule: number for rule, number in before.items() if rule != "calque.result"}


def test_earlier_answers_are_made_again(page: Visitor) -> None:
    key, state = page.paste(TEXT)
    page.do(key, "accept", number=rules(state)["calque.bump"])
    key, state = page.paste(f"Another article.\n\n{TEXT}")
    assert "a blow" in page.text(key)
    assert "calque.bump" not in rules(state)


def test_what_is_settled_for_later_runs(visit: Visit, few: Cli) -> None:
    page = visit()
    good = (few.folder / "mtcheck.toml").read_text()
    key, state = page.paste(TEXT)
    found = rules(state)
    page.do(key, "leaveOut", number=found["calque.bump"])
    assert "calque.bump" in (few.folder / "mtcheck.toml").read_text()
    assert "calque.bump" not in rules(page.settled(key))
    assert page.do(key, "undo")["notes"] == ["mtcheck.toml is as it was before."]
    assert (few.folder / "mtcheck.toml").read_text() == good
    found = rules(page.settled(key))
    state = page.do(key, "term", number=found["calque.result"], text="in the result of")
    assert state["notes"] == ["in the result of is in the glossary of mtcheck.toml now."]
    assert "calque.result" not in rules(page.settled(key))
    page.do(key, "name", number=found["calque.bump"], text="Bump", kind="person")
    assert 'name = "Bump"' in (few.folder / "names.toml").read_text()
    assert page.do(key, "name", number=found["note.editor"], text="Note", kind="planet")["notes"] == [
        "this cannot be done"
    ]


def test_all_that_is_safe_is_one_step(page: Visitor) -> None:
    key, _ = page.paste(TEXT)
    assert page.do(key, "safe")["notes"] == ["1 safe change made; undo takes all of them back."]
    assert page.text(key) == TEXT.replace("in the result", "as a result")
    page.settled(key)
    assert page.do(key, "safe")["notes"] == ["there is nothing left that is safe to repair unread"]
    page.do(key, "undo")
    assert page.text(key) == TEXT


def test_markup_is_read_and_names_are_told(page: Visitor) -> None:
    key, state = page.paste("<h1>Roof</h1>\n<p>It fell in the <b>result</b> of a&nbsp;storm.</p>\n", "page.html")
    page.do(key, "accept", number=rules(state)["calque.result"])
    assert page.text(key) == "<h1>Roof</h1>\n<p>It fell as a <b>result</b> of a&nbsp;storm.</p>\n"
    key, _ = page.paste("Maria Zakharova spoke on Monday. Zakharova said no more about it to the press.\n")
    assert "Maria Zakharova" in page.ask(f"/articles/{key}/names")["html"]


def test_a_word_file_keeps_its_form(page: Visitor) -> None:
    data = packed(document(paragraph(run("It fell in the "), run("result", "<w:b/>"), run(" of a storm, by a bump."))))
    state = page.ask("/articles?name=a.docx", data)
    key, state = state["key"], page.settled(state["key"])
    assert state["word"]
    page.do(key, "accept", number=rules(state)["calque.result"])
    assert page.text(key) == "It fell as a result of a storm, by a bump."
    plain = parts_of(page.request(f"/articles/{key}/file").data)["word/document.xml"]
    assert text(decided(plain, "accept")) == ["It fell as a result of a storm, by a bump."]
    assert b"<w:b/>" in plain
    tracked = parts_of(page.request(f"/articles/{key}/tracked").data)["word/document.xml"]
    assert text(decided(tracked, "accept")) == ["It fell as a result of a storm, by a bump."]
    assert text(decided(tracked, "reject")) == ["It fell in the result of a storm, by a bump."]
    number = rules(page.settled(key))["calque.bump"]
    assert "in the word processor" in page.do(key, "write", number=number, text="bump\nand more")["notes"][0]


def test_an_article_may_be_hostile(visit: Visit, few: Cli) -> None:
    page = visit()
    name = "..%2F..%2Fetc%2F%1b[31m%E2%80%AE.txt"
    key, state = page.paste(f"{NASTY} An editor's note.\n\n{NASTY}\n", name)
    assert "/" not in state["name"]
    assert "\x1b" not in state["name"]
    html = "".join(state["blocks"].values())
    assert "<script" not in html
    assert "<img" not in html
    assert "\x1b" not in html
    page.do(key, "write", number=rules(state)["note.editor"], text=NASTY)
    assert "<script" not in page.ask(f"/articles/{key}/pairs")["html"]
    assert page.do(key, "write", number=10**9, text="x")["notes"]
    assert sorted(path.name for path in few.folder.iterdir()) == [".mtcheck", "mtcheck.toml", "pack.toml"]


def test_only_its_own_page_is_answered(page: Visitor) -> None:
    key, _ = page.paste(TEXT)
    path = f"/articles/{key}/text"
    assert page.request(path).status == 200
    for headers in (
        {"Authorization": ""},
        {"Authorization": "Bearer x"},
        {"Authorization": page.token},
        {"Host": "evil.example", "Origin": "http://evil.example"},
        {"Host": f"evil.example:{page.host.partition(':')[2]}", "Origin": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
    ):
        refused = page.request(path, **headers)
        assert refused.status == 403, headers
        assert TEXT.encode() not in refused.data
    assert page.request(path, method="GET").status == 405
    start = page.request("/", method="GET", Authorization="", Origin="")
    assert start.status == 200
    assert page.token.encode() not in start.data
    assert "default-src 'none'" in start.headers["Content-Security-Policy"]
    assert start.headers["Access-Control-Allow-Origin"] is None
    with socket.socket() as other:  # a loopback address, but not the one that it listens at
        assert other.connect_ex(("127.0.0.2", int(page.host.partition(":")[2]))) != 0


def test_bad_requests_get_one_line(page: Visitor) -> None:
    key, _ = page.paste(TEXT)
    for path, body, status, line in (
        ("/articles?name=a.txt", b"\xff\xfe\x00", 422, "a.txt: not valid UTF-16-LE at byte 2: save it as UTF-8"),
        ("/articles?name=a.doc", b"\xd0\xcf\x11\xe0\x00\x00", 422, "a.doc: not a text file"),
        ("/articles?name=a.txt", b"x" * 20_000_001, 422, "too large for an article"),
        ("/articles?name=a.xlf", b"<xliff", 422, "a.xlf: "),
        (f"/articles/{key}/answer", b"[", 400, "this is no question of the page"),
        (f"/articles/{key}/state", b"[" * 100_000, 400, "this is no question of the page"),
        (f"/articles/{key}/state", b'{"a": "%s"}' % (b"a" * 1_000_000), 400, "this is no question of the page"),
        ("/articles/nokey/state", b"{}", 404, "this article is not here any more: paste it again"),
        ("/nothing", b"", 404, "Not Found"),
    ):
        answer = page.request(path, body)
        assert answer.status == status, path
        assert line in json.loads(answer.data)["problem"]
    number = rules(page.settled(key))["note.editor"]
    said = page.do(key, "write", number=number, text="\ud83d")
    assert said["notes"] == ["this is no text that a file could hold"]
    assert page.do(key, "accept", number=number)["notes"] == ["there is no such suggestion"]
    assert page.do(key, "explode", number=number)["notes"] == ["this cannot be done"]
    assert page.text(key) == TEXT
    foreign = "Министр сообщил журналистам, что переговоры продолжатся завтра утром в столице. " * 5
    key, state = page.paste(foreign)
    assert state["language"] == "Russian"


def hang_up(page: Visitor, path: str) -> None:
    """Send half of a question, as a page does that is closed meanwhile, and wait until the server has seen it."""
    host, _, port = page.host.partition(":")
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {page.host}\r\nAuthorization: Bearer {page.token}\r\nContent-Length: 99\r\n\r\n"
    )
    with socket.create_connection((host, int(port))) as line:
        line.sendall(head.encode() + b"half")
    page.request("/", method="GET")


def test_it_ends_in_good_order(visit: Visit, few: Cli) -> None:
    page = visit()
    page.paste(TEXT)
    hang_up(page, "/articles?name=a.txt")
    taken = few("serve", "--web", "--port", page.host.partition(":")[2])
    assert taken.returncode == 2
    assert "give another with --port" in taken.stderr
    page.process.send_signal(signal.SIGINT)
    assert page.process.wait(20) == 0
    assert page.process.stderr
    assert page.process.stderr.read().decode() == "mtcheck: the server has ended\n"


def test_the_browser_is_told_the_token_by_a_file(visit: Visit, few: Cli, tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\necho "$1" > {seen}; cat "${{1#file://}}" >> {seen}\n')
    browser.chmod(0o755)
    few.env["BROWSER"] = f"{browser} %s"
    page = visit("--open")
    page.paste(TEXT)  # answers when the browser has been called
    called, _, read = seen.read_text().partition("\n")
    assert page.token not in called
    assert page.address in read
    folder = Path(called.removeprefix("file://")).parent
    assert folder.stat().st_mode & 0o077 == 0
    page.process.send_signal(signal.SIGINT)
    page.process.wait(20)
    assert not folder.exists()


def test_a_broken_configuration_is_told(visit: Visit, few: Cli) -> None:
    few.write("mtcheck.toml", "ignroe = []\n")
    page = visit()
    _, state = page.paste(TEXT)
    assert "unknown key 'ignroe'" in state["problem"]
