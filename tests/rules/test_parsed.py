"""Syntax rules are read strictly."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.errors import PackError
from mtcheck.rules.packs import read_pack
from tests.conftest import rule_text

HEAD = 'kind = "syntax"\n'
TRIGGER = HEAD + "trigger = 'went'\n"
CHECK = 'check = "parsed.verbs.pasts.past_since"\n'


@pytest.mark.parametrize(
    ("body", "line", "problem"),
    [
        (HEAD + CHECK, 2, "needs a trigger"),
        (HEAD + "trigger = '('\n" + CHECK, 8, "bad pattern"),
        (HEAD + "trigger = '{no-such-list}'\n" + CHECK, 8, "bad pattern"),
        (TRIGGER, 2, "there is no check"),
        (TRIGGER + 'check = "parsed.verbs.verbs.no_such"', 9, "there is no parsed.verbs.verbs.no_such"),
        (
            TRIGGER + 'check = "parsed.verbs.verbs.verb"',
            9,
            "there is no parsed.verbs.verbs.verb",
        ),  # only imported
        (TRIGGER + CHECK + 'mark = ["a"]', 10, "unknown key 'mark'"),
    ],
)
def test_mistakes(tmp_path: Path, body: str, line: int, problem: str) -> None:
    path = tmp_path / "pack.toml"
    path.write_text(rule_text(body))
    with pytest.raises(PackError) as error:
        read_pack(path)
    assert str(error.value).startswith(f"{path}:{line}: "), error.value
    assert problem in str(error.value)
