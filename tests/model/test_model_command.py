"""`mtcheck model status`, `cost` and `prompt`, and what is told of edits that were turned away."""

from __future__ import annotations

import json

from tests.conftest import Quick
from tests.model.server import Reply, Server
from tests.model.test_batch import ARTICLE, answered, edit


def test_status_of_a_server(quick: Quick, server: Server) -> None:
    server.answer = lambda _: Reply('{"found": true}')
    done = quick("model", "status", "--model", "m", "--model-url", server.url)
    assert done.status == 0
    assert done.out.splitlines() == [
        f"server  {server.url}",
        "models  m, other",
        "model   m",
        "answers it is held to a JSON schema",
        "status  ready",
    ]
    server.answer = lambda body: Reply("true" if "response_format" not in body else "It is wrong.")
    assert "it is held to nothing" in quick("model", "status", "--model", "m", "--model-url", server.url).out
    server.answer = lambda _: Reply(status=404, error="no such model")
    done = quick("model", "status", "--model", "n", "--model-url", server.url)
    assert done.status == 2
    assert "model   n (not in its list)" in done.out
    assert "status  the model knows no such model or address (404): no such model" in done.out


def test_status_without_a_server(quick: Quick) -> None:
    assert "no server is named" in quick("model", "status", "--model", "m").err
    done = quick("model", "status", "--model", "m", "--model-url", "http://127.0.0.1:9/v1")
    assert done.status == 2
    assert "status  the server cannot be reached" in done.out
    assert "is no URL" in quick("model", "status", "--model", "m", "--model-url", "localhost").err


def test_cost(quick: Quick) -> None:
    answered(quick, [])
    done = quick("model", "cost", "a.txt", "--model", "m")
    assert done.out.startswith("1 request about 37 words; 0 paragraphs are answered\nabout ")
    quick("model", "batch", "import", "results.jsonl", "--model", "m")
    assert quick("model", "cost", "a.txt", "--model", "m").out == (
        "0 requests about 0 words; 2 paragraphs are answered\n"
    )


def test_prompt_is_what_is_sent(quick: Quick, server: Server) -> None:
    quick.write("a.txt", ARTICLE)
    done = quick("model", "prompt", "a.txt", "--model", "m", "--format", "json")
    text = quick("model", "prompt", "a.txt", "--model", "m").out
    assert text.startswith("===== request 1 of 1\n----- system\nYou are")
    assert "[1] The minister told about plans" in text
    assert quick("lint", "a.txt", "--model", "m", "--model-url", server.url).status == 0
    assert json.loads(done.out) == server.asked
    done = quick("model", "prompt", "a.txt", "--model", "m")
    assert done.out == ""
    assert "nothing would be sent" in done.err
    assert quick("model", "prompt", "a.txt", "--model", "m", "--all").out == text


def test_what_was_turned_away_is_told(quick: Quick) -> None:
    answered(quick, [edit(2, "said Ivanov", "said Petrov"), edit(1, "nowhere", "there"), edit(2, "300", "30\x1b[31m")])
    quick("model", "batch", "import", "results.jsonl", "--model", "m")
    done = quick("lint", "a.txt", "--model", "m", "--explain-model")
    assert done.out.splitlines()[:5] == [
        "a.txt: turned away (quote): 'nowhere' \u2192 'there': the quote does not stand in the passage",
        "a.txt:3:39: turned away (names): 'said Ivanov' \u2192 'said Petrov': it brings in the name 'Petrov'",
        "a.txt:3:67: turned away (signs): '300' \u2192 '30\\x1b[31m': it brings in a sign that nobody sees",
        "a.txt: 3 edits of the model turned away: 1 quote, 1 names, 1 signs",
        "",
    ]
    done = quick("lint", "a.txt", "--model", "m", "--format", "json")
    refused = json.loads(done.out)["files"][0]["refused"]
    assert [(row["gate"], row.get("line", 0)) for row in refused] == [
        ("quote", 0),
        ("names", 3),
        ("signs", 3),
    ]
