"""Configuration: where it is found, what wins, and what is told where it is wrong."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from mtcheck.settings.config import CommandLine, Settings, key_name, keys, settings_for
from tests.conftest import Done, Quick

RESULT = "The bridge fell in the result of a flood.\n"
BUMP = "It took a bump.\n"
LISTED = ": 'mtcheck rules list' shows all of them"


def ids(done: Done) -> list[tuple[str, str]]:
    """Files and rules of the findings that were printed as JSON."""
    return [(file["path"], found["rule_id"]) for file in json.loads(done.data)["files"] for found in file["findings"]]


def lint(quick: Quick, *arguments: str, input: bytes = b"") -> list[tuple[str, str]]:  # noqa: A002 as subprocess calls it
    return ids(quick("lint", "--format", "json", *arguments, input=input))


def test_the_nearest_configuration_of_each_article_holds(quick: Quick) -> None:
    for folder in ("", "a/", "a/b/", "c/"):
        quick.write(folder + "x.txt", RESULT + BUMP)
    quick.write("mtcheck.toml", 'ignore = ["calque.bump"]\n')
    quick.write("a/mtcheck.toml", 'ignore = ["calque.result"]\n')
    quick.write("c/pyproject.toml", '[project]\nname = "other"\n')  # is not about mtcheck: the one above holds
    assert lint(quick) == [
        ("a/b/x.txt", "calque.bump"),
        ("a/x.txt", "calque.bump"),
        ("c/x.txt", "calque.result"),
        ("x.txt", "calque.result"),
    ]


@pytest.mark.parametrize("table", ["[tool.mtcheck]\n", '[ tool . "mtcheck" ]\n', "[tool]\nmtcheck."])
def test_pyproject_holds_settings_beside_those_of_other_tools(quick: Quick, table: str) -> None:
    quick.write("x.txt", RESULT + BUMP)
    quick.write("pyproject.toml", f'{table}select = ["calque.bump"]\n[project]\nname = "x"\n')
    assert lint(quick) == [("x.txt", "calque.bump")]
    quick.write("mtcheck.toml", 'select = ["calque.result"]\n')  # goes first where both are there
    assert lint(quick) == [("x.txt", "calque.result")]


def test_broken_files_of_other_tools_are_none_of_our_business(quick: Quick) -> None:
    quick.write("x.txt", RESULT)
    quick.write("pyproject.toml", "[tool.ruff\n# mtcheck\n")
    assert lint(quick) == [("x.txt", "calque.result")]


def test_standard_input_belongs_to_the_current_folder(quick: Quick) -> None:
    quick.write("mtcheck.toml", 'ignore = ["calque.bump"]\n')
    assert lint(quick, "-", input=(RESULT + BUMP).encode()) == [("-", "calque.result")]


def test_another_configuration_or_none(quick: Quick) -> None:
    quick.write("x.txt", RESULT + BUMP)
    quick.write("mtcheck.toml", 'ignore = ["calque.bump"]\n')
    quick.write("other/strict.toml", 'ignore = ["calque.result"]\n')
    assert lint(quick, "--config", "other/strict.toml") == [("x.txt", "calque.bump")]
    both = [("x.txt", "calque.result"), ("x.txt", "calque.bump")]
    assert lint(quick, "--isolated") == lint(quick, "--no-config") == both
    assert quick("lint", "--isolated", "--config", "other/strict.toml") == Done(
        2, b"", "mtcheck: give only one of --config and --isolated\n"
    )


def test_the_command_line_wins(quick: Quick) -> None:
    quick.write("x.txt", RESULT + BUMP)
    quick.write("mtcheck.toml", 'ignore = ["calque.bump"]\nfail-on = "critical"\n')
    assert quick("lint").status == 0
    assert quick("lint", "--fail-on", "major").status == 1
    assert lint(quick, "--select", "calque.bump") == [("x.txt", "calque.bump")]  # starts anew
    assert lint(quick, "--ignore", "calque.result") == []  # leaves out more


def test_every_command_reads_the_configuration(quick: Quick) -> None:
    quick.write("x.txt", RESULT + BUMP)
    quick.write("mtcheck.toml", 'ignore = ["calque.result"]\nledger = "names.toml"\n')
    quick.write("names.toml", '[[name]]\nname = "Anna Smirnova"\nkind = "person"\ngender = "f"\n')
    assert quick("clean", "x.txt").data.decode() == RESULT + BUMP
    assert quick("clean", "x.txt", "--unsafe").data.decode() == RESULT + BUMP.replace("bump", "blow")
    assert "calque.result" not in quick("score", "x.txt").out
    assert quick("fix", "x.txt", input=b"y\n").status == 0
    assert (quick.folder / "x.txt").read_text() == RESULT + BUMP.replace("bump", "blow")
    quick.write("names.toml", "[[name]]\n")
    assert "names.toml:1:" in quick("lint", "x.txt").err


def test_excluded_files_are_left_out_of_folders(quick: Quick) -> None:
    for name in ("x.txt", "drafts/y.txt", "z.tmp.txt", "old/a/b.txt", "old/c.txt"):
        quick.write(name, RESULT)
    quick.write("mtcheck.toml", 'exclude = ["drafts/", "*.tmp.txt", "old/*/b.txt"]\n')
    assert [path for path, _ in lint(quick)] == ["old/c.txt", "x.txt"]
    assert [path for path, _ in lint(quick, "drafts/y.txt")] == ["drafts/y.txt"]  # asked for by name


def test_files_of_a_pattern_leave_rules_out(quick: Quick) -> None:
    for name in ("a.txt", "opinion/b.txt", "opinion/c.md"):
        quick.write(name, RESULT + BUMP)
    quick.write("mtcheck.toml", '[per-file-ignores]\n"opinion/" = ["calque.bump"]\n"*.md" = ["preposition"]\n')
    assert lint(quick) == [
        ("a.txt", "calque.result"),
        ("a.txt", "calque.bump"),
        ("opinion/b.txt", "calque.result"),
    ]
    assert 'ignore = ["calque.bump", "preposition"]' in quick("config", "opinion/c.md").out


def test_safety_and_severity_of_rules_can_be_changed(quick: Quick) -> None:
    quick.write("a.txt", RESULT + BUMP)
    quick.write("mtcheck.toml", 'extend-safe = ["calque"]\nextend-unsafe = ["calque.result"]\n')
    assert quick("clean", "a.txt").out == RESULT + BUMP.replace("bump", "blow")
    assert "suggestion: → as a result of" in quick("lint", "a.txt").out
    quick.write(
        "mtcheck.toml", '[rule-options]\n"calque.result" = { severity = "minor" }\n"calque.bump".evidence = 2\n'
    )
    assert quick("lint", "a.txt", "--fail-on", "major").status == 0
    assert lint(quick) == [("a.txt", "calque.result")]


def test_own_terms_are_held_to(quick: Quick) -> None:
    quick.write(
        "mtcheck.toml", '[glossary]\ne-mail = ["email"]\niPhone = ["iphone", "Iphone"]\n"Bump Bay" = ["Bump"]\n'
    )
    text = "Email and an email, Iphone and iPhone, Bump Bay and Bump.\n"
    quick.write("a.txt", text)
    assert quick("clean", "a.txt").out == "E-mail and an e-mail, iPhone and iPhone, Bump Bay and Bump Bay.\n"
    assert ("a.txt", "glossary.term") in lint(quick)
    assert "The glossary has 'E-mail' for 'Email'." in quick("explain", "a.txt:1:1").out


def test_paths_start_from_the_configuration(quick: Quick, monkeypatch: pytest.MonkeyPatch) -> None:
    quick.write("site/x.txt", RESULT)
    quick.write("site/mtcheck.toml", 'rules = ["own/pack.toml"]\nselect = ["own"]\n')
    pack = quick.packs.pop().read_text().replace("calque.result", "own.result")
    quick.write("site/own/pack.toml", pack)
    assert lint(quick, "site") == [("site/x.txt", "own.result")]
    monkeypatch.chdir(quick.folder / "site")
    assert lint(quick) == [("x.txt", "own.result")]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("\nselct = []\n", "mtcheck.toml:2: unknown key 'selct' (did you mean 'select'?); known are "),
        ("fail_on = 'minor'", "mtcheck.toml:1: unknown key 'fail_on': write it as fail-on, with hyphens"),
        ("[tables]\nx = 1", "mtcheck.toml:1: unknown key 'tables'"),
        ("select = 'calque'", 'mtcheck.toml:1: select is to be a list of texts: ["calque"]'),
        ("ignore = [\n 'calque',\n 3,\n]", "mtcheck.toml:3: ignore is to be a list of texts, and 3 is none: "),
        ("ignore = ['']", "mtcheck.toml:1: ignore holds an empty text: take it out"),
        ("grammar-optional = 'yes'", "mtcheck.toml:1: grammar-optional is to be true or false, without quotes"),
        ("source-language = 1", "mtcheck.toml:1: source-language is to be a text in quotes"),
        (
            "source-language = 'Klingon'",
            "mtcheck.toml:1: source-language takes a code like ru, uk or de, not 'Klingon'",
        ),
        (
            "# x\ngrammar = 'harpr'",
            "mtcheck.toml:2: grammar is 'harpr', which is not known (did you mean 'harper'?); it",
        ),
        (
            "grammar-server = 'http://localhost:1'",
            "mtcheck.toml:1: grammar-server is the address of a LanguageTool server: it need",
        ),
        (
            "fail-on = 'bad'",
            "mtcheck.toml:1: fail-on is 'bad', which is not known; it is one of minor, major, critical",
        ),
        (
            "ledger = 'x.toml'",
            "mtcheck.toml:1: ledger names 'x.toml', which is not there (paths start from the configuration's folder)",
        ),
        ("ledger = '.'", "mtcheck.toml:1: ledger names '.', which is a folder: name a file"),
        (
            "source-pattern = '{x}.ru'",
            "mtcheck.toml:1: source-pattern may hold {dir}, {stem} and {name} only, as in '{dir}/{stem}.src.ru'",
        ),
        ("source-pattern = 1", 'mtcheck.toml:1: source-pattern is to be a text in quotes: "..."'),
        ("exclude = 'x'", 'mtcheck.toml:1: exclude is to be a list of texts: ["x"]'),
        ("report-unused = 'no'", "mtcheck.toml:1: report-unused is 'no', which is not known; it is one of off, warn,"),
        ("baseline = 1", 'mtcheck.toml:1: baseline is to be a path in quotes: "..."'),
        ("[tool.mtcheck]\nselect = []", "mtcheck.toml:1: unknown key 'tool': in a file of mtcheck's own, settings st"),
        ("rules = [\n'a.toml']", "mtcheck.toml:2: rules names 'a.toml', which is not there (paths start"),
        ("ledger = 'a.txt'\nnames = 'a.txt'", "mtcheck.toml:2: names is the same as ledger: give only one of them"),
        ("ignore = [\n'note',\n'calqe']", "mtcheck.toml:3: ignore: no rule is called 'calqe' (did you mean 'calque'?)"),
        ("select = ['x.*']", f"mtcheck.toml:1: select: no rule is called 'x.*'{LISTED}"),
        (
            "extend-safe = ['note.editor']",
            "mtcheck.toml:1: extend-safe: note.editor has no fix that could be made: take",
        ),
        ("extend-unsafe = ['calque.x']", "mtcheck.toml:1: extend-unsafe: no rule is called 'calque.x'"),
        ("per-file-ignores = ['a']", "mtcheck.toml:1: per-file-ignores is to be a table"),
        ("[per-file-ignores]\n'*.txt' = ['calqe']", "mtcheck.toml:2: per-file-ignores: no rule is called 'calqe' (did"),
        ("[per-file-ignores]\n'*.md' = 'note'", "mtcheck.toml:2: per-file-ignores '*.md' is to be a list of texts: ["),
        ("[per-file-ignores]\n'*.md' = ['not']", "mtcheck.toml:2: per-file-ignores: no rule is called 'not' (did you"),
        ("[glossary]\nx = ['y']\ny = []", "mtcheck.toml:2: glossary 'y' is both right and wrong: take one of the two"),
        ("[glossary]\n'a|b' = []", "mtcheck.toml:2: glossary 'a|b' has a '|', which cannot stand in a term"),
        (
            "[rule-options]\n'note' = 1",
            "mtcheck.toml:2: rule-options 'note' is to be a table of options, like { severity",
        ),
        (
            "[rule-options.note]\n\nsevrity = 1",
            "mtcheck.toml:3: rule-options 'note' has no option 'sevrity' (did you mea",
        ),
        (
            "[rule-options.note]\nevidence = -1",
            "mtcheck.toml:2: rule-options 'note': evidence is to be a whole number, 0",
        ),
        ("[rule-options.not]\nquoted = true", "mtcheck.toml:1: rule-options: no rule is called 'not' (did you mean"),
        ("select = [\n", "mtcheck.toml:2: not valid TOML: "),
        ("select = ['a']\nselect = ['a']", "mtcheck.toml:2: not valid TOML: "),
        ("select = ['\udcff']", "mtcheck.toml: not valid UTF-8: save the configuration as UTF-8"),
    ],
)
def test_mistakes_are_told_with_file_and_line(quick: Quick, text: str, problem: str) -> None:
    quick.write("a.txt", RESULT)
    quick.write("mtcheck.toml", text.encode(errors="surrogateescape"))
    for command in ("lint", "clean", "config"):
        done = quick(command, "a.txt")
        assert (done.status, done.data) == (2, b"")
        assert done.err.startswith(f"mtcheck: {problem}")
        assert done.err.count("\n") == 1
    assert quick("lint", "a.txt", "--isolated").status == 1


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        ("x.toml", None, "x.toml: there is no such configuration file"),
        ("pyproject.toml", "", "pyproject.toml: it has no table [tool.mtcheck]: add one, or name another file"),
        ("pyproject.toml", "[tool]\nmtcheck = 1\n", "pyproject.toml:2: tool.mtcheck is to be a table: write"),
        ("pyproject.toml", "\n[tool.mtcheck]\nselct = 1\n", "pyproject.toml:3: unknown key 'selct'"),
        ("none", None, "none: cannot be read: is a directory"),
    ],
)
def test_mistakes_in_files_that_are_named(quick: Quick, name: str, text: str | None, problem: str) -> None:
    quick.write("none/a.txt", RESULT)
    if text is not None:
        quick.write(name, text)
    done = quick("lint", "none/a.txt", "--config", name)
    assert (done.status, done.data) == (2, b"")
    assert done.err.startswith(f"mtcheck: {problem}")


def test_config_tells_what_holds_and_where_it_comes_from(quick: Quick) -> None:
    quick.write("a.txt", RESULT)
    quick.write("mtcheck.toml", '\nignore = ["note"]\nfail-on = "major"\n')
    lines = quick("config", "a.txt", "--fail-on", "minor").out.splitlines()
    assert lines[0] == "configuration of a.txt: mtcheck.toml"
    rows = {
        row.split(" = ")[0]: (row.split(" = ")[1].strip(), origin)
        for row, origin in (x.split("  # ") for x in lines[1:])
    }
    assert rows["ignore"] == ('["note"]', "mtcheck.toml:2")
    assert rows["fail-on"] == ('"minor"', "command line")
    assert rows["grammar"] == ('"off"', "default")
    data = json.loads(quick("config", "--format", "json").data)
    assert data["settings"]["ignore"]["value"] == ["note"]
    assert data["settings"]["ignore"]["from"] == "mtcheck.toml:2"
    assert data["config"] == str(quick.folder / "mtcheck.toml")
    assert json.loads(quick("config", "--isolated", "--format", "json").data)["config"] is None


def test_settings_are_values(quick: Quick) -> None:
    quick.write("mtcheck.toml", 'ignore = ["note"]\n')
    settings = settings_for("a.txt")
    assert settings.for_engine() == Settings(ignore=("note",))
    assert hash(settings) == hash(pickle.loads(pickle.dumps(settings)))  # noqa: S301 our own
    assert settings_for(Path("a.txt"), CommandLine({"fail_on": "major"})).for_engine() == settings.for_engine()


def test_every_setting_is_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "configuration.md").read_text(encoding="utf-8")
    for setting in keys():
        if setting.metadata["kind"]:
            assert f"| `{key_name(setting.name)}`" in page
