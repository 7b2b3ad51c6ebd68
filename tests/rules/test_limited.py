"""A user's expressions that would run for ever end the run with one line; those of a usual kind do as `re` does."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.errors import PackError
from mtcheck.files.expressions import compiled
from mtcheck.rules import limited
from mtcheck.rules.limited import Limited, expression
from mtcheck.rules.rule import Rule
from mtcheck.settings.globs import matches_any
from tests.conftest import Quick, rule_text

EVIL = r"(a|a)*$"
ARTICLE = "It was in the result of " + "a" * 60 + "! And so on."


@pytest.fixture(autouse=True)
def hurry(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits a whole second for each of these."""
    monkeypatch.setattr(limited, "_SECONDS", 0.1)


def pack(quick: Quick, body: str, safety: str = "display") -> Path:
    return quick.write("own.toml", rule_text(body, id_="our.slow", safety=safety))


@pytest.mark.parametrize("command", ["lint", "clean"])
@pytest.mark.parametrize(
    "body",
    [
        f"kind = 'regex'\npattern = '{EVIL}'",
        f"kind = 'regex'\npattern = 'result'\nunless = ['{EVIL}']",
        f"kind = 'regex'\npattern = '{EVIL}'\nscope = 'line'",
        "kind = 'regex'\npattern = '(?:a?){60}(?:a?){60}a{61}b|(a|aa)+$'",
    ],
)
def test_a_slow_pattern_is_told_with_its_pack_and_rule(quick: Quick, body: str, command: str) -> None:
    quick.write("a.txt", ARTICLE)
    done = quick(command, "a.txt", "--rules", pack(quick, body))
    assert (done.status, done.data) == (2, b"")
    assert len(done.err.splitlines()) == 1
    assert "own.toml:1: our.slow: the pattern" in done.err
    assert "takes too long" in done.err


def test_rules_test_tells_it_too(quick: Quick) -> None:
    text = rule_text(f"kind = 'regex'\npattern = '{EVIL}'", id_="our.slow", safety="display")
    quick.write("own.toml", text.replace('bad = "x"', f'bad = "{"a" * 60}!"'))
    done = quick("rules", "test", "own.toml")
    assert done.status == 2
    assert "our.slow: the pattern" in done.err


def test_a_phrase_of_many_gaps_ends(quick: Quick) -> None:
    quick.write("a.txt", "a " * 3000)
    own = pack(quick, 'kind = "phrase"\nfind = ["' + " ".join(["<0-9>"] * 12) + ' zebra"]')
    assert quick("lint", "a.txt", "--rules", own).status in (0, 1, 2)


def test_usual_patterns_find_what_they_always_found(quick: Quick) -> None:
    quick.write("a.txt", ARTICLE)
    own = pack(quick, "kind = 'regex'\npattern = '(?P<w>so) (on)'\nfix = '\\2 \\1'\ngroup = 0", safety="safe")
    assert quick("clean", "a.txt", "--rules", own).out.endswith("on so.")


def test_nesting_too_deep_is_one_line(quick: Quick) -> None:
    quick.write("a.txt", ARTICLE)
    done = quick("lint", "a.txt", "--rules", pack(quick, f"kind = 'regex'\npattern = '{'(' * 3000}a{')' * 3000}'"))
    assert done.status == 2
    assert len(done.err.splitlines()) == 1
    assert "nested too deeply" in done.err


def test_a_bad_exception_is_told_when_the_pack_is_read(quick: Quick) -> None:
    quick.write("a.txt", ARTICLE)
    done = quick("lint", "a.txt", "--rules", pack(quick, "kind = 'regex'\npattern = 'result'\nunless = ['(']"))
    assert done.status == 2
    assert "own.toml:" in done.err


def test_rules_that_come_with_us_stay_with_re() -> None:
    rule = Rule("a.b", "regex", "lexical", *("",) * 3)  # type: ignore[arg-type]
    assert expression(rule, "a+") is compiled("a+")


def test_limited_expressions_search_parts_and_give_up() -> None:
    own = Limited("a+", "pack:1: our.rule")
    assert [m.span() for m in own.finditer("aa b aa", 1, 6)] == [(1, 2), (5, 6)]
    assert own.search("b") is None
    with pytest.raises(PackError, match=r"our\.rule"):
        Limited(EVIL, "pack:1: our.rule").search("a" * 60 + "!")


@pytest.mark.parametrize("pattern", ["a*" * 12 + "b", "**a" * 9 + "b", "**/" * 9 + "x", "*/" * 30 + "x"])
def test_patterns_of_paths_take_no_time(pattern: str) -> None:
    assert not matches_any("a" * 200, [pattern])
    assert not matches_any("a/" * 100 + "a", [pattern])


@pytest.mark.parametrize("path", ["x/a1b2c3d.txt", "abcd", "a/b/c/d", "x/y/abcd/z"])
def test_many_stars_mean_what_few_mean(path: str) -> None:
    assert matches_any(path, ["*a*b*c*d*"]) == (path != "a/b/c/d")
    assert matches_any(path, ["**a**b**c**d**"])


@pytest.mark.parametrize(
    "regex", ["(?:){100000000}", "(?:a{1000}){60000}b", "x|(?:a{900}|[b-d]{900}){900}", "(?=(?:(?:a?){3000}){3000})b"]
)
def test_a_pattern_that_would_be_written_out_without_end_is_refused(regex: str) -> None:
    with pytest.raises(PackError, match=r"own\.toml:1: our\.slow: the pattern .* repeats too much"):
        Limited(regex, "own.toml:1: our.slow")


@pytest.mark.parametrize("regex", ["a{100}b", "(?:ab){3000}", "(?:a{0,1000}){0,60000}b"])
def test_a_pattern_may_repeat(regex: str) -> None:
    assert Limited(regex, "own.toml:1: our.slow").search("xyz") is None
