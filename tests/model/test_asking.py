"""Asking a server: what is sent, what is kept, and each way in which an answer can fail to come."""

from __future__ import annotations

import gzip
import json
import threading
import time
from collections.abc import Callable
from typing import Any

import pytest

from tests.conftest import Done, Quick
from tests.model.server import Reply, Server
from tests.model.test_batch import ARTICLE, edit

EDITS = [edit(1, "told about plans", "spoke about plans")]


def lint(quick: Quick, server: Server, *more: str) -> Done:
    return quick("lint", "a.txt", "--model", "m", "--model-url", server.url, *more)


def config(quick: Quick, server: Server, **keys: Any) -> None:
    rows = {"name": "m", "base-url": server.url, "retries": 0} | {k.replace("_", "-"): v for k, v in keys.items()}
    lines = [f"{key} = {json.dumps(value)}" for key, value in rows.items()]
    quick.write("mtcheck.toml", "\n".join(["[model]", *lines, ""]))


@pytest.fixture
def article(quick: Quick) -> str:
    quick.write("a.txt", ARTICLE)
    return ARTICLE


def test_answers_are_asked_for_once(quick: Quick, server: Server, article: str) -> None:
    server.answer = lambda _: Reply(EDITS)
    done = lint(quick, server)
    assert done.status == 1
    assert "model.lexical" in done.out
    assert done.err == "mtcheck: the model m gave 1 answer for 100 tokens\n"
    assert lint(quick, server).out == done.out
    assert quick("clean", "a.txt", "--model", "m", "--unsafe").out == ARTICLE.replace("told about", "spoke about")
    (body,) = server.asked
    assert body["model"] == "m"
    assert body["temperature"] == 0
    assert body["response_format"]["type"] == "json_schema"
    assert body["messages"][1]["content"].count("[2]") == 1


def test_standard_input_is_read_once(quick: Quick, server: Server) -> None:
    server.answer = lambda _: Reply(EDITS)
    done = quick("lint", "-", "--model", "m", "--model-url", server.url, input=ARTICLE.encode())
    assert "model.lexical" in done.out


@pytest.mark.parametrize(("refused", "form"), [(("json_schema",), "json_object"), (("json_schema", "json_object"), "")])
@pytest.mark.parametrize("status", [400, 500])
def test_the_form_is_chosen_once(
    quick: Quick, server: Server, refused: tuple[str, ...], form: str, status: int
) -> None:
    def answer(body: dict[str, Any]) -> Reply:
        kind = body.get("response_format", {}).get("type", "")
        return Reply(status=status, error="no schema here") if kind in refused else Reply([])

    server.answer = answer
    for name in ("a.txt", "b.txt", "c.txt"):
        quick.write(name, ARTICLE.replace("Monday", name[0].upper() + "day"))
    config(quick, server)
    assert quick("lint", ".").status != 2
    kinds = [body.get("response_format", {}).get("type", "") for body in server.asked]
    assert kinds == [*refused, form, form, form]


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (Reply("Sure! Here are my edits."), "the model m: its answer is no list of edits in JSON"),
        (Reply(raw=b"<html>"), "the model m is no server of chat completions"),
        (Reply(raw=b"[" * 100_000), "the model m is no server of chat completions"),
        (Reply(raw=b'{"choices": []}'), "the model m answers without an answer"),
        (Reply(EDITS, finish="length"), "the model m gave an answer that was cut off"),
        (Reply(status=429, error="slow down"), "the model m had too many requests (429): slow down"),
        (Reply(status=500), "the model m has failed (500): something is wrong"),
        (Reply(status=401), "the model m does not accept the key (401): name the environment variable"),
        (Reply(status=404, error="no model m"), "the model m knows no such model or address (404): no model m"),
        (Reply(status=400, error="\x1b[31mred\n"), "the model m refuses the request (400): \\x1b[31mred"),
        (Reply(status=302, headers={"Location": "http://example.org/"}), "the model m is elsewhere (302)"),
        (Reply(EDITS, wait=1), "the model m gave no answer within 0.5 seconds"),
        (Reply(EDITS, drip=0.05), "the model m gave no answer within 0.5 seconds"),
    ],
)
def test_a_bad_answer_is_told_and_the_rules_stand(
    quick: Quick, server: Server, article: str, reply: Reply, problem: str
) -> None:
    quick.write("a.txt", f"{ARTICLE}\nHe said he is in the the house.\n")
    server.answer = lambda _: reply
    config(quick, server, timeout=0.5)
    done = quick("lint", "a.txt")
    assert done.status == 2
    assert problem in done.err
    assert len(done.err.splitlines()) == 1
    assert "model." not in done.out
    without = quick("lint", "a.txt", "--isolated")
    assert done.out == without.out
    done = quick("lint", "a.txt", "--model-optional")
    assert done.status == without.status
    assert done.err.startswith("mtcheck: warning: the model m")


def test_one_bad_window_leaves_the_others(quick: Quick, server: Server) -> None:
    quick.write("a.txt", ARTICLE)
    quick.write("b.txt", ARTICLE.replace("Monday", "Friday"))
    server.answer = lambda body: Reply(EDITS if "Friday" in body["messages"][1]["content"] else "no")
    config(quick, server)
    done = quick("lint", "a.txt", "b.txt")
    assert done.status == 2
    assert "b.txt:1:14" in done.out
    assert "a.txt:1:14" not in done.out
    server.answer = lambda _: Reply(EDITS)
    assert "a.txt:1:14" in quick("lint", "a.txt", "b.txt").out
    assert len(server.asked) == 3


def test_what_failed_for_a_moment_is_asked_again(quick: Quick, server: Server, article: str) -> None:
    times: list[float] = []

    def answer(_: dict[str, Any]) -> Reply:
        times.append(time.monotonic())
        return Reply(EDITS) if len(times) > 1 else Reply(status=429, headers={"Retry-After": "1"})

    server.answer = answer
    config(quick, server, retries=2)
    assert quick("lint", "a.txt").status == 1
    assert len(times) == 2
    assert times[1] - times[0] > 0.9


def test_a_budget_stops_the_asking(quick: Quick, server: Server) -> None:
    for number in range(5):
        quick.write(f"{number}.txt", ARTICLE.replace("300", str(400 + number)))
    server.answer = lambda _: Reply([])
    config(quick, server, budget=150, parallel=1)
    done = quick("lint", ".")
    assert len(server.asked) == 2
    assert done.status == 2
    assert "the model m was not asked 3 requests: its budget of 150 tokens is used up" in done.err
    quick("lint", ".")
    assert len(server.asked) == 4


def test_requests_go_together(quick: Quick, server: Server) -> None:
    for number in range(9):
        quick.write(f"{number}.txt", ARTICLE.replace("300", str(400 + number)))
    server.answer = lambda _: Reply([], wait=0.2)
    config(quick, server, parallel=3)
    quick("lint", ".")
    assert len(server.asked) == 9
    assert server.most == 3


def test_keys_come_from_the_environment_alone(
    quick: Quick, server: Server, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_API_KEY", "sk-nobody-asked-for")
    monkeypatch.setenv("OPENAI_ORG_ID", "org-nobody-asked-for")
    config(quick, server)
    quick("lint", "a.txt")
    assert "nobody-asked-for" not in str(server.headers)
    config(quick, server, api_key_env="MY_KEY")
    quick.write("a.txt", ARTICLE.replace("Monday", "Friday"))
    done = quick("lint", "a.txt")
    assert done.status == 2
    assert "the environment variable MY_KEY holds no key" in done.err
    monkeypatch.setenv("MY_KEY", "sk-secret")
    server.answer = lambda _: Reply(status=401, error="wrong key sk-secret")
    done = quick("lint", "a.txt")
    assert server.headers[-1]["authorization"] == "Bearer sk-secret"
    assert done.status == 2
    assert "look at MY_KEY" in done.err
    server.answer = lambda _: Reply(status=400, error="wrong key sk-secret")
    assert "sk-secret" not in done.err + quick("lint", "a.txt").err


def test_nothing_is_asked_without_a_server(quick: Quick, server: Server, article: str) -> None:
    done = quick("lint", "a.txt", "--model", "m")
    assert done.status == 2
    assert "no answer of the model m is kept for 1 of 1 window (2 of 2 paragraphs): ask it with --model-url" in done.err
    done = lint(quick, server, "--model-offline")
    assert done.status == 0
    assert (
        "warning: no answer of the model m is kept for 1 of 1 window (2 of 2 paragraphs): only rules have read them"
        in done.err
    )
    assert not server.asked
    done = quick("lint", "a.txt", "--model", "m", "--model-url", "http://127.0.0.1:9/v1")
    assert done.status == 2
    assert "the model m cannot be reached at http://127.0.0.1:9/v1: is its server running?" in done.err


def test_what_goes_to_another_machine_is_told(quick: Quick, article: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTCHECK_HOSTS", "host.invalid")
    quick.write("mtcheck.toml", '[model]\nname = "m"\nbase-url = "http://me:secret@host.invalid/v1"\nretries = 0\n')
    done = quick("lint", "a.txt")
    assert done.err.startswith(
        "mtcheck: paragraphs of articles, and names in them, go to the model m at host.invalid\n"
    )
    assert "secret" not in done.err


def test_ctrl_c_keeps_what_was_answered(quick: Quick, server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    import _thread

    for number in range(4):
        quick.write(f"{number}.txt", ARTICLE.replace("300", str(400 + number)))

    def answer(_: dict[str, Any]) -> Reply:
        if len(server.asked) == 3:
            threading.Timer(0.2, _thread.interrupt_main).start()
            return Reply([], wait=2)
        return Reply([])

    server.answer = answer
    config(quick, server, parallel=1)
    with pytest.raises(KeyboardInterrupt):
        quick("lint", ".")
    server.answer = lambda _: Reply([])
    quick("lint", ".")
    assert len(server.asked) == 3 + 2


def test_an_endless_error_is_cut_off(quick: Quick, server: Server, article: str) -> None:
    packed = gzip.compress(b"{" + b" " * 300_000_000)
    server.answer = lambda _: Reply(status=400, raw=packed, headers={"Content-Encoding": "gzip"})
    done = lint(quick, server)
    assert done.status == 2
    assert "too long to be one" in done.err


def test_edits_are_verified_by_a_second_question(quick: Quick, server: Server, article: str) -> None:
    better = "spoke about"

    def answer(body: dict[str, Any]) -> Reply:
        question = body["messages"][1]["content"]
        if "A: " not in question:
            return Reply([*EDITS, edit(2, "did not received", "had not received", "verb-form")])
        verdicts = []
        for number, pair in enumerate(question.split("\n[") if better else [], 1):
            first = pair.split("\nB: ")[0]
            verdicts.append({"pair": number, "better": "A" if better in first else "B" if better in pair else "same"})
        return Reply(json.dumps({"verdicts": verdicts}))

    server.answer = answer
    config(quick, server, verify=True)
    done = quick("lint", "a.txt", "--explain-model")
    assert "a.txt:1:14: major model.lexical" in done.out
    assert "turned away (verify): 'did not received'" in done.out
    assert "asked again, the model does not find it better" in done.out
    assert len(server.asked) == 2
    cleaned = quick("clean", "a.txt", "--unsafe")
    assert cleaned.out == ARTICLE.replace("told about", "spoke about")
    assert len(server.asked) == 2


def test_the_second_question_can_be_asked_by_file(quick: Quick, article: str) -> None:
    quick.write("mtcheck.toml", '[model]\nname = "m"\nverify = true\nanswers = "answers.jsonl"\n')

    def by_file(content: Callable[[str], dict[str, Any]]) -> list[str]:
        quick("model", "batch", "export", "a.txt", "-o", "requests.jsonl")
        rows = [json.loads(line) for line in (quick.folder / "requests.jsonl").read_text().splitlines()]
        questions = [row["body"]["messages"][1]["content"] for row in rows]
        results = []
        for row, question in zip(rows, questions, strict=True):
            message = {"role": "assistant", "content": json.dumps(content(question))}
            body = {"choices": [{"message": message, "finish_reason": "stop"}]}
            results.append({"custom_id": row["custom_id"], "response": {"status_code": 200, "body": body}})
        quick.write("results.jsonl", "".join(f"{json.dumps(result)}\n" for result in results))
        assert quick("model", "batch", "import", "results.jsonl").status == 0
        return questions

    def verdict(question: str) -> dict[str, Any]:
        first = question.split("\nB: ", maxsplit=1)[0]
        return {"verdicts": [{"pair": 1, "better": "A" if "spoke about" in first else "B"}]}

    edits = [edit(1, "told about plans", "spoke about plans")]
    assert "[1] The minister told" in by_file(lambda _: {"edits": edits})[0]
    assert '"about":"The minister told' in (quick.folder / "answers.jsonl").read_text()
    offline = ("lint", "a.txt", "--model-offline")
    assert "it is not verified yet" in quick(*offline, "--explain-model").out
    assert "A: " in by_file(verdict)[0]
    assert "model.lexical" in quick(*offline).out
    assert by_file(verdict) == []


def test_readings_that_agree_make_small_edits_safe(quick: Quick, server: Server, article: str) -> None:
    factory = edit(1, "the factory", "a factory", "article")
    small = [edit(2, "did not received", "did not receive", "verb-form"), factory]

    def answer(body: dict[str, Any]) -> Reply:
        return Reply(small) if body["temperature"] == 0 else Reply(small[1:])

    server.answer = answer
    config(quick, server, agree=2)
    assert quick("lint", "a.txt").status == 1
    assert [body["seed"] for body in server.asked] == [0, 1]
    assert quick("clean", "a.txt").out == ARTICLE.replace("the factory", "a factory")
    assert "did not receive any" in quick("clean", "a.txt", "--unsafe").out
