"""Rule packs are read strictly, and mistakes are told with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtcheck.errors import PackError
from mtcheck.rules.near import Near
from mtcheck.rules.packed import patterns_of, with_packed
from mtcheck.rules.packs import read_pack, read_packs
from tests.conftest import rule_text

PHRASE = 'kind = "phrase"\nswap = { "a" = "b" }\n'


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        (rule_text(PHRASE + "colour = 1"), 9, "unknown key 'colour'"),
        (rule_text('kind = "phrase"\nswap = { "a (b" = "c" }'), 8, "unclosed bracket"),
        (rule_text('kind = "regex"\npattern = "("\nfix = "a"'), 8, "bad pattern"),
        (rule_text('kind = "regex"\npattern = "a(b)"\nfix = "\\\\2"'), 9, "group"),
        (rule_text('kind = "regex"\npattern = "a"\ngroup = 3\nfix = "b"'), 9, "no group 3"),
        (rule_text('kind = "regex"\nfix = "b"'), 2, "needs a pattern"),
        (rule_text('kind = "regex"\npattern = ["a", 2]\nfix = "b"'), 2, "needs a pattern, or a list of them"),
        (rule_text('kind = "regex"\npattern = ["(a)", "b"]\nfix = "\\\\1"'), 9, "invalid group reference 1"),
        (rule_text('kind = "phrase"\nlists = { xy = ["a"] }\nswap = { "c <@xyz>" = "b" }'), 8, "names the list @xy"),
        (rule_text('kind = "phrase"\nlists = { x = ["{a"] }\nswap = { "c <@x>" = "b" }'), 8, "'{a', which is no word"),
        (
            rule_text('kind = "regex"\npattern = "the UN"\nfix = "b"'),
            8,
            'write it in lower case, or add case = "exact"',
        ),
        (rule_text('kind = "regex"\npattern = "a"\nunless = ["[A-Z]a"]\nfix = "b"'), 9, "unless ignores letter case"),
        (rule_text(PHRASE + 'case = "lower"'), 9, "case 'lower' is not known"),
        (rule_text(PHRASE, examples=False), 2, "at least one example"),
        (rule_text('kind = "wish"'), 7, "kind 'wish' is not known"),
        (rule_text(PHRASE, id_="Bad Id"), 2, "not of the form"),
        (rule_text(PHRASE, safety="harmless"), 3, "safety 'harmless'"),
        (rule_text(PHRASE, safety="display"), 3, "display rule has no fix"),
        (rule_text('kind = "phrase"\nfind = ["a"]'), 3, 'safety = "display"'),
        (rule_text('kind = "phrase"\nswap = { "a <@mnths>" = "b" }'), 8, "no list @mnths (did you mean 'months'?)"),
        (rule_text('kind = "phrase"\nlists = { x = ["a|b"] }\nswap = { "c <@x>" = "b" }'), 8, "'a|b', which is no"),
        (rule_text('kind = "python"\ncheck = "os"'), 8, "module.function"),
        (rule_text(PHRASE + 'quoted = "no"'), 9, "true or false"),
        (rule_text(PHRASE + "evidence = 99999999999999999999"), 9, "from -1,000,000 to 1,000,000"),
        (rule_text('kind = "phrase"\nswap = { "a b" = "' + "c" * 1001 + '" }'), 8, "at most 1,000 characters"),
        (rule_text("kind = 'regex'\npattern = 'a+'\nfix = '" + r"\g<0>" * 31 + "'"), 9, "at most 30 groups"),
        (rule_text(PHRASE) + '[[rule.example]]\nbda = "x"\n', 11, "unknown key 'bda'"),
        ("[rules]\n", 1, "unknown table"),
        ("[[rule]]\nid = \n", 2, "not valid TOML: Invalid value"),
    ],
)
def test_mistakes(tmp_path: Path, text: str, line: int, problem: str) -> None:
    path = tmp_path / "pack.toml"
    path.write_text(text)
    with pytest.raises(PackError) as error:
        read_pack(path)
    assert str(error.value).startswith(f"{path}:{line}: "), error.value
    assert problem in str(error.value)


def test_ids_are_unique_over_packs(tmp_path: Path) -> None:
    for name in ("a.toml", "b.toml"):
        (tmp_path / name).write_text(rule_text(PHRASE))
    with pytest.raises(PackError, match="already a rule's id"):
        read_packs([(tmp_path / "a.toml", "a"), (tmp_path / "b.toml", "b")])


def test_cache_gives_the_same_rules_and_notices_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from mtcheck.rules import loading

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    pack = tmp_path / "own.toml"
    pack.write_text(rule_text(PHRASE))

    def fresh() -> dict[str, object]:
        loading._cached.cache_clear()
        return {r.id: r for r in loading._cached(((pack, "own.toml"),))}

    first, second = fresh(), fresh()
    assert len(list((tmp_path / "cache").rglob("rules-*.msgpack"))) == 1
    ours, kept = patterns_of(first["test.rule"]), patterns_of(second["test.rule"])  # type: ignore[arg-type]
    read = with_packed(read_pack(pack)[0])  # its patterns leave to the rule what announces them
    assert ours == kept == patterns_of(read)
    assert first["test.rule"].near == second["test.rule"].near == read.near != Near()  # type: ignore[attr-defined]
    assert first.keys() == second.keys()
    pack.write_text(rule_text(PHRASE, id_="test.renamed"))
    assert "test.renamed" in fresh()
    (next((tmp_path / "cache").rglob("rules-*.msgpack"))).write_bytes(b"[[1")
    assert "test.renamed" in fresh()
    loading._cached.cache_clear()
