"""Sources on the command line: options, output, what goes wrong."""

from __future__ import annotations

import json

from tests.conftest import Cli

ENGLISH = "Firefighters rescued 1,000 books from the old archive.\nThe archive was built of wood.\n"
SOURCE = "Пожарные спасли 11 тысяч книг из старого архива.\nАрхив был построен из дерева.\n"


def test_a_source_reveals_a_lost_digit(cli: Cli) -> None:
    cli.write("a.txt", ENGLISH)
    cli.write("a.src.ru", SOURCE)
    assert cli("lint", "a.txt").returncode == 0
    done = cli("lint", "a.txt", "--source", "a.src.ru")
    assert done.returncode == 1
    assert "bilingual.number-changed" in done.stdout
    assert "source: Пожарные спасли 11 тысяч книг" in done.stdout


def test_clean_repairs_by_the_source(cli: Cli) -> None:
    cli.write("a.txt", ENGLISH)
    cli.write("a.src.ru", SOURCE)
    assert "rescued 11,000 books" in cli("clean", "a.txt", "--source-pattern", "{dir}/{stem}.src.ru").stdout


def test_json_has_the_source_sentence(cli: Cli) -> None:
    cli.write("a.txt", ENGLISH)
    cli.write("a.src.ru", SOURCE)
    done = cli("lint", "a.txt", "--source-pattern", "{dir}/{stem}.src.ru", "--format", "json")
    (finding,) = json.loads(done.stdout)["files"][0]["findings"]
    assert finding["source_text"] == SOURCE.split("\n", maxsplit=1)[0]


def test_an_article_without_counterpart_is_checked_without_one(cli: Cli) -> None:
    cli.write("a.txt", ENGLISH)
    cli.write("b.txt", ENGLISH)
    cli.write("b.src.ru", SOURCE)
    pattern = ("--source-pattern", "{dir}/{stem}.src.ru")
    done = cli("lint", "a.txt", *pattern)
    assert done.returncode == 0
    assert (
        "warning: --source-pattern '{dir}/{stem}.src.ru' leads to no source for the article: no a.src.ru" in done.stderr
    )
    assert "leads to no source" not in cli("lint", "a.txt", "b.txt", *pattern).stderr


def test_a_score_goes_by_the_source_too(cli: Cli) -> None:
    cli.write("a.txt", ENGLISH)
    cli.write("a.src.ru", SOURCE)
    plain = cli("score", "a.txt", "--format", "json").stdout
    assert len(cli("score", "a.txt", "--source", "a.src.ru", "--format", "json").stdout) > len(plain)


def test_the_alignment_is_shown(cli: Cli) -> None:
    cli.write("a.txt", ENGLISH)
    cli.write("a.src.ru", SOURCE)
    out = cli("lint", "a.txt", "--source", "a.src.ru", "--show-alignment").stdout
    assert "1-1  Архив был построен из дерева." in out
    assert cli("lint", "a.txt", "--show-alignment").returncode == 2


def test_the_facts_are_shown(cli: Cli) -> None:
    cli.write("a.txt", ENGLISH)
    cli.write("a.src.ru", SOURCE)
    assert "facts of a.src.ru" in cli("lint", "a.txt", "--source", "a.src.ru", "--show-facts").stdout
    assert "facts of" in cli("lint", "a.txt", "--source", "a.src.ru", "--show-facts", "--format", "json").stderr
    assert cli("lint", "a.txt", "--show-facts").returncode == 2


def test_what_goes_wrong_is_told_in_a_line(cli: Cli) -> None:
    cli.write("a.txt", ENGLISH)
    cli.write("b.txt", ENGLISH)
    cli.write("binary", b"\0\1\2")
    cli.write("empty", b"")
    (cli.folder / "circle").symlink_to("circle")
    cases = [
        ("--source", "missing.ru"),
        ("--source", "binary"),
        ("--source", "empty"),
        ("--source", "circle"),
        ("--source", "a.txt"),
        ("--source-pattern", "{nothing}.ru"),
        ("--source-pattern", "{dir"),
        ("--source", "binary", "--source-pattern", "{stem}.ru"),
    ]
    for options in cases:
        done = cli("lint", "a.txt", *options)
        assert done.returncode == 2, options
        assert done.stderr.startswith("mtcheck: "), options
        assert "Traceback" not in done.stderr
    assert "--source-pattern" in cli("lint", "a.txt", "b.txt", "--source", "binary").stderr
    told = "mtcheck: --source-pattern '{x}' may hold {dir}, {stem} and {name} only, as in '{dir}/{stem}.src.ru'\n"
    assert cli("lint", "a.txt", "b.txt", "--source-pattern", "{x}").stderr == told


def test_another_article_is_an_error_and_no_flood(cli: Cli) -> None:
    cli.write("a.txt", ENGLISH * 3)
    cli.write("other.ru", "Футболисты готовятся к матчу с гостями.\nБолельщики купили 30 тысяч билетов.\n" * 3)
    done = cli("lint", "a.txt", "--source", "other.ru")
    assert done.returncode == 2
    assert "is no translation of other.ru" in done.stderr
    assert "bilingual" not in done.stdout


def test_a_changed_source_is_seen_though_the_article_is_the_same(cli: Cli) -> None:
    cli.write("a.txt", ENGLISH)
    cli.write("a.src.ru", SOURCE)
    assert cli("lint", "a.txt", "--source", "a.src.ru").returncode == 1
    cli.write("a.src.ru", SOURCE.replace("11 тысяч", "тысячу"))
    assert cli("lint", "a.txt", "--source", "a.src.ru").returncode == 0


def test_names_have_the_form_of_the_source(cli: Cli) -> None:
    cli.write("a.txt", "The coach Oleg Kudryashov has resigned.\n")
    cli.write("a.src.ru", "В отставку отправили тренера Олега Кудряшова.\n")
    done = cli("names", "a.txt", "--source", "a.src.ru", "--format", "json")
    assert [n["source"] for n in json.loads(done.stdout)["names"]] == ["Олег Кудряшов"]
