"""A corpus with a model: asked before workers check, each paragraph once, with the same output wherever they run."""

from __future__ import annotations

import json

import pytest

from tests.conftest import Cli
from tests.model.server import Reply, Server
from tests.model.test_batch import edit

TEXT = "The minister told about plans on Monday."


def corpus(cli: Cli, number: int) -> None:
    rows = [{"text": TEXT.replace("plans", f"{number} plans")} for number in range(20, 20 + number)]
    cli.write("in.jsonl", "".join(json.dumps(row) + "\n" for row in rows))


def clean(cli: Cli, out: str, *more: str) -> bytes:
    done = cli("corpus", "clean", "in.jsonl", "-o", out, "--unsafe", "--shard-rows", "2", "--jobs", "2", *more)
    assert done.returncode == 0, done.stderr
    return (cli.folder / out).read_bytes()


def test_all_rows_are_read_once(cli: Cli, server: Server) -> None:
    corpus(cli, 5)
    server.answer = lambda _: Reply([edit(1, "told about", "spoke about")])
    mine = ("--model", "m", "--model-answers", "answers.jsonl")
    first = clean(cli, "a.jsonl", *mine, "--model-url", server.url)
    assert len(server.asked) == 5
    cleaned = [json.loads(line)["mtcheck_cleaned"] for line in first.splitlines()]
    assert cleaned[0] == "The minister spoke about 20 plans on Monday."
    assert clean(cli, "b.jsonl", *mine, "--model-offline") == first
    assert len(server.asked) == 5


def test_what_failed_is_asked_again(cli: Cli, server: Server) -> None:
    corpus(cli, 4)
    server.answer = lambda body: Reply("no" if "22 plans" in body["messages"][1]["content"] else [])
    command = ("corpus", "lint", "in.jsonl", "-o", "a.jsonl", "--model", "m", "--model-url", server.url)
    done = cli(*command)
    assert done.returncode == 2
    assert "the model m: its answer is no list of edits in JSON; what was answered is kept" in done.stderr
    server.answer = lambda _: Reply([])
    assert cli(*command).returncode == 0
    assert len(server.asked) == 5


@pytest.mark.xdist_group("ray")
@pytest.mark.filterwarnings("default")
def test_ray_writes_the_same(cli: Cli, server: Server) -> None:
    corpus(cli, 4)
    server.answer = lambda _: Reply([edit(1, "told about", "spoke about")])
    mine = ("--model", "m", "--model-answers", "answers.jsonl")
    first = clean(cli, "a.jsonl", *mine, "--model-url", server.url)
    assert clean(cli, "b.jsonl", *mine, "--model-offline", "--engine", "ray") == first
