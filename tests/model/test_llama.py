"""A real server: llama.cpp's own, with a small model that is no good as a reader, but holds to a schema."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Quick

pytestmark = pytest.mark.xdist_group("llama")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    weights = tmp_path_factory.mktemp("weights") / "model.gguf"
    command = [sys.executable, str(Path(__file__).parent / "llama.py"), str(weights)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip() + "/v1"
        process.kill()
    weights.unlink(missing_ok=True)


def test_status(quick: Quick, url: str) -> None:
    done = quick("model", "status", "--model", "gemma", "--model-url", url)
    assert done.status == 0
    assert "it is held to a JSON schema" in done.out
    assert "status  ready" in done.out


def test_lint(quick: Quick, url: str) -> None:
    quick.write("a.txt", "The minister told about plans on Monday.\n")
    quick.write("mtcheck.toml", f'[model]\nname = "gemma"\nbase-url = "{url}"\ntimeout = 240\nretries = 0\n')
    done = quick("lint", "a.txt")
    if done.status == 2:  # it went on and on
        assert done.err == (
            "mtcheck: the model gemma gave an answer that was cut off: let it write more, or lower context-words\n"
        )
    else:
        assert "mtcheck: the model gemma gave 1 answer for " in done.err
