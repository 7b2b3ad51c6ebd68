"""Going through the findings with a person: questions, answers, and what is saved."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mtcheck.commands import fix as fix_command
from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.files import articles
from mtcheck.fixing import work
from mtcheck.fixing.journal import Journal
from mtcheck.fixing.plain import Dialogue, Quit
from mtcheck.fixing.session import Session
from mtcheck.output.text import Style
from tests.conftest import TEST_PACK, Cli, Pack, Quick, rule_text

Make = Callable[..., Engine]
FRAME = "It fell {} a storm. A {}. An {}. {} that, it closed."
PLACES = ("in the result of", "bump", "editor's note", "In the result of")
ARTICLE = FRAME.format(*PLACES)


class Person:
    """Gives prepared answers and keeps what was shown."""

    def __init__(self, *answers: str | Exception) -> None:
        self.answers = list(answers)
        self.shown: list[str] = []

    def ask(self, prompt: str) -> str:
        self.shown.append(prompt)
        if not self.answers:
            raise EOFError
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def questions(self) -> int:
        return sum("y/n" in line or "n/o" in line for line in self.shown)


def dialogue(engine: Engine, text: str, person: Person) -> Dialogue:
    return Dialogue(Session(engine, Document(text, "a.txt")), person.ask, person.shown.append, Style(colour=False))


def after(engine: Engine, text: str, *answers: str | Exception) -> str:
    """The text after these answers, all of which are asked for, and no more."""
    person = Person(*answers)
    one = dialogue(engine, text, person)
    one.run()
    assert not person.answers
    return one.session.text


@pytest.fixture
def engine(pack: Pack) -> Engine:
    return Engine(pack(TEST_PACK))


@pytest.mark.parametrize(
    ("answers", "places"),
    [
        (["y", "y", "n", "y"], ("as a result of", "blow", "editor's note", "As a result of")),
        (["n", "", "n", "n"], PLACES),
        (["Y", "2", "n", "n"], ("as a result of", "knock", "editor's note", "In the result of")),
        (["1", "1", "n", "1"], ("as a result of", "blow", "editor's note", "As a result of")),
        (["r", "n", "n"], ("as a result of", "bump", "editor's note", "As a result of")),
        (["s", "n", "n"], PLACES),
        (["o", "after", "n", "o", "note", "s"], ("after", "bump", "note", "In the result of")),
        (["o", "in the result of", "n", "n", "n"], PLACES),
        (["y", "i", "u", "y", "u", "u", "n", "n", "n", "n"], PLACES),
        (["s", "u", "y", "n", "n", "n"], ("as a result of", "bump", "editor's note", "In the result of")),
        (["r", "u", "n", "n", "n", "n"], PLACES),
        (["a", "n", "n"], ("as a result of", "bump", "editor's note", "As a result of")),
        (["9" * 5000, "n", "n", "n", "n"], PLACES),
        (["?", "y", "3", "x", "n", "y", "n", "n"], ("as a result of", "bump", "editor's note", "In the result of")),
    ],
)
def test_answers(engine: Engine, answers: list[str], places: tuple[str, ...]) -> None:
    assert after(engine, ARTICLE, *answers) == FRAME.format(*places)


def test_what_is_shown(engine: Engine) -> None:
    person = Person("?", "n", "q")
    with pytest.raises(Quit):
        dialogue(engine, ARTICLE, person).run()
    shown = "\n".join(person.shown)
    assert "a.txt:1:9: major calque.result: 'in the result of' is no English; write 'as a result of'." in shown
    assert "[4 left] y/n/1-9/o/i/r/s/x/g/u/w/q/?: " in shown
    assert "leave this rule alone" in shown
    assert "    2: knock" in shown


@pytest.mark.parametrize("stop", ["q", "end of input"])
def test_stopping_keeps_what_was_accepted(engine: Engine, stop: str) -> None:
    one = dialogue(engine, ARTICLE, Person("y", *(["q"] if stop == "q" else [])))
    with pytest.raises(Quit):
        one.run()
    assert one.session.text == ARTICLE.replace("in the result", "as a result")
    assert one.session.changes == 1


def test_what_is_no_text_is_asked_for_again(engine: Engine) -> None:
    odd = UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte")
    assert after(engine, "A bump.", odd, "o", "b\udcfc", "dent") == "A dent."


def test_a_rule_is_not_asked_about_its_own_words(phrase_engine: Make) -> None:
    engine = phrase_engine({"result": "end result"})
    assert after(engine, "A result. A result.", "y", "y") == "An end result. An end result."
    assert after(engine, "A result. A result.", "o", "result or a result", "n") == "A result or a result. A result."


def test_the_same_words_behind_a_deletion_are_asked_about(phrase_engine: Make) -> None:
    assert after(phrase_engine({"so": ""}), "It was so so so good.", "y", "y", "y") == "It was good."


def test_declined_places_move_with_the_text(pack: Pack) -> None:
    short = rule_text('kind = "phrase"\nswap = { "storm" = "gale" }', id_="test.short")
    other = rule_text('kind = "regex"\npattern = "storm in"\nfix = "heavy storm in"', id_="test.wide")
    assert after(Engine(pack(short + other)), "A storm in May.", "n", "y") == "A heavy storm in May."


@pytest.mark.parametrize(
    "swaps",
    [
        {"left": "left left"},
        {"left": "so left"},
        {"left": "right", "right": "left"},
        {"left": "up right", "right": "down left"},
    ],
)
def test_all_of_a_rule_comes_to_an_end(pack: Pack, swaps: dict[str, str]) -> None:
    rules = [
        rule_text(f'kind = "phrase"\nswap = {{ "{a}" = "{b}" }}', id_=f"test.rule{i}")
        for i, (a, b) in enumerate(swaps.items())
    ]
    person = Person(*["r"] * 50)
    one = dialogue(Engine(pack("".join(rules))), "Turn left. Turn right. Turn left.", person)
    one.run()
    assert one.session.changes < 20


def test_status_and_what_is_saved(quick: Quick, monkeypatch: pytest.MonkeyPatch) -> None:
    article = quick.write("a.txt", b"\xff\xfe" + "In the result of rain.\r\nA bump.\r\n".encode("utf-16-le"))
    untouched = quick.write("b.txt", "Nothing here.\n")
    before = untouched.stat()
    done = quick("fix", "a.txt", "b.txt", input=b"y\nn\n")
    assert (done.status, done.err) == (0, "")
    assert "a.txt: saved with 1 fix" in done.out
    assert "b.txt: nothing changed" in done.out
    assert article.read_bytes() == b"\xff\xfe" + "As a result of rain.\r\nA bump.\r\n".encode("utf-16-le")
    assert untouched.stat().st_mtime_ns == before.st_mtime_ns


def test_quitting_leaves_the_later_files_alone(quick: Quick) -> None:
    for name in ("a.txt", "b.txt"):
        quick.write(name, "A bump. A bump.")
    assert quick("fix", "a.txt", "b.txt", input=b"y\nq\n").status == 0
    assert (quick.folder / "a.txt").read_text() == "A blow. A bump."
    assert (quick.folder / "b.txt").read_text() == "A bump. A bump."


def configured(quick: Quick) -> str:
    """A configuration with the rules of the tests, which are given by no option then."""
    config = "".join(f"rules = ['{pack}']\n" for pack in quick.packs)
    quick.packs.clear()
    quick.write("mtcheck.toml", config)
    return config


def test_terms_names_and_rules_are_kept(quick: Quick) -> None:
    config = configured(quick)
    quick.write("a.txt", "A bump. An editor's note. In the result of it, a bump.")
    answers = b"G\nThud\nx\ny\ng\nThe Editor\ns\nn\nn\ny\n"
    done = quick("fix", "a.txt", input=answers)
    assert done.status == 0
    assert "Thud is in the glossary of mtcheck.toml now." in done.out
    assert "calque.bump is left alone from now on: mtcheck.toml ignores it." in done.out
    assert (quick.folder / "mtcheck.toml").read_text() == (
        f'{config}ignore = ["calque.bump"]\n\n[glossary]\nThud = ["bump"]\n'
    )
    assert 'name = "The Editor"\nkind = "ship"' in (quick.folder / "names.toml").read_text()
    assert (quick.folder / "a.txt").read_text() == "A Thud. An editor's note. In the result of it, a Thud."


def test_undoing_takes_the_rule_out_of_the_configuration(quick: Quick) -> None:
    config = configured(quick)
    quick.write("a.txt", "A bump. An editor's note.")
    done = quick("fix", "a.txt", "--plain", input=b"x\nu\ny\nn\n")
    assert "mtcheck.toml is as it was before." in done.out
    assert (quick.folder / "mtcheck.toml").read_text() == config
    assert (quick.folder / "a.txt").read_text() == "A blow. An editor's note."


def test_what_cannot_be_kept_is_told_and_asked_again(quick: Quick) -> None:
    quick.write("a.txt", "A bump.")
    done = quick("fix", "a.txt", "--isolated", input=b"x\nG\nThud\ng\nThud\n?\ny\n")
    assert done.out.count("with --isolated no configuration is used") == 2
    assert "Not added: it needs one of these kinds." in done.out
    assert (quick.folder / "a.txt").read_text() == "A blow."
    quick.write("a.txt", "Another bump.")
    quick.write("mtcheck.toml", '[glossary]\nbang = ["Thud"]\n')
    done = quick("fix", "a.txt", input=b"G\nThud\nx\nq\n")
    assert "not added: mtcheck.toml:2: glossary 'Thud' is both right and wrong" in done.out
    assert "not added: no rule is called 'calque.bump'" in done.out
    assert (quick.folder / "mtcheck.toml").read_text() == '[glossary]\nbang = ["Thud"]\n'


def test_standard_input_cannot_be_fixed(quick: Quick) -> None:
    done = quick("fix", "-", input=b"A bump.")
    assert (done.status, done.out) == (2, "")
    assert done.err == "mtcheck: fix asks its questions on standard input: give the article as a file\n"


def test_one_bad_file_does_not_stop_the_others(quick: Quick) -> None:
    article = quick.write("a.txt", "A bump.")
    done = quick("fix", "missing.txt", "a.txt", input=b"y\n")
    assert (done.status, done.err) == (2, "mtcheck: missing.txt: there is no such file\n")
    assert article.read_text() == "A blow."


def test_a_file_that_changed_meanwhile_is_not_overwritten(quick: Quick, monkeypatch: pytest.MonkeyPatch) -> None:
    article = quick.write("a.txt", "A bump.")

    def ask(_: str) -> str:
        article.write_text("Edited elsewhere.")
        return "y"

    monkeypatch.setattr(fix_command, "input", ask, raising=False)
    done = quick("fix", "a.txt")
    assert done.status == 2
    assert done.err == (
        f"mtcheck: {article}: changed by another program meanwhile, left as it is; "
        "your answers are kept, and made in its new text the next time\n"
    )
    assert article.read_text() == "Edited elsewhere."


def test_each_file_is_written_once(quick: Quick, monkeypatch: pytest.MonkeyPatch) -> None:
    quick.write("a.txt", "A bump. A bump. A bump.")
    written: list[bytes] = []
    monkeypatch.setattr(work, "write", lambda _path, data, **_: written.append(data))
    assert quick("fix", "a.txt", input=b"y\ny\nn\n").status == 0
    assert written == [b"A blow. A blow. A bump."]
    assert articles.read(quick.folder / "a.txt").text == "A bump. A bump. A bump."


@pytest.fixture
def asking(cli: Cli, tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """`mtcheck fix` on an article, with its first question answered with yes and its second asked."""
    cli.rules = str(tmp_path / "rules")
    Path(cli.rules).mkdir()
    (Path(cli.rules) / "test.toml").write_text(TEST_PACK)
    cli.write("a.txt", "A bump. A bump. A bump.")
    process = cli.popen("fix", "a.txt")
    wait_for(process, b"[3 left]")
    answer(process, b"y\n")
    wait_for(process, b"[2 left]")
    yield process
    process.kill()
    process.communicate()


def wait_for(process: subprocess.Popen[bytes], text: bytes) -> None:
    """Read what the process prints until a prompt with this text."""
    assert process.stdout is not None
    seen = b""
    while text not in seen or not seen.endswith((b": ", b"] ")):
        assert select.select([process.stdout], [], [], 20)[0], seen.decode()
        piece = os.read(process.stdout.fileno(), 4096)
        assert piece, seen.decode()
        seen += piece


def interrupt(process: subprocess.Popen[bytes]) -> None:
    """Ctrl-C, once the process waits for an answer; a signal that comes between prompt and waiting is noticed late."""
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)


def answer(process: subprocess.Popen[bytes], text: bytes) -> None:
    assert process.stdin is not None
    process.stdin.write(text)
    process.stdin.flush()


@pytest.mark.parametrize(
    ("last", "text"),
    [
        (b"\n", "A blow. A bump. A bump."),
        (b"y\n", "A blow. A bump. A bump."),
        (b"n\n", "A bump. A bump. A bump."),
        (b"", "A blow. A bump. A bump."),
    ],
)
def test_interrupting_asks_what_to_do(asking: subprocess.Popen[bytes], cli: Cli, last: bytes, text: str) -> None:
    interrupt(asking)
    wait_for(asking, b"Save the 1 accepted fix? [Y/n]")
    out, err = asking.communicate(last, timeout=20)
    assert (asking.returncode, err) == (0, b"")
    assert (cli.folder / "a.txt").read_text() == text
    assert ("saved with 1 fix" in out.decode()) == ("blow" in text)
    assert sorted(p.name for p in cli.folder.iterdir()) == ([".mtcheck", "a.txt"] if "blow" in text else ["a.txt"])


def test_interrupting_twice_saves_nothing(asking: subprocess.Popen[bytes], cli: Cli) -> None:
    interrupt(asking)
    wait_for(asking, b"Save the 1 accepted fix? [Y/n]")
    interrupt(asking)
    assert asking.wait(timeout=20) == 0
    assert (cli.folder / "a.txt").read_text() == "A bump. A bump. A bump."


@pytest.mark.parametrize(
    ("place", "answer"),
    [(".mtcheck/decisions.toml", b"i\nq\n"), ("names.toml", b"g\nThe Editor\np\nq\n")],
)
@pytest.mark.parametrize("made", ["link", "pipe"])
def test_nothing_is_written_by_what_stands_in_the_place_of_a_file(
    quick: Quick, place: str, answer: bytes, made: str
) -> None:
    quick.write("a.txt", ARTICLE)
    outside = quick.folder.parent / "outside"
    ours = quick.folder / place
    ours.parent.mkdir(exist_ok=True)
    ours.symlink_to(outside) if made == "link" else os.mkfifo(ours)
    done = quick("fix", "a.txt", "--plain", input=answer)
    assert f"{place}: is no file, or a link to none: remove it" in done.out + done.err
    assert not outside.exists()


@pytest.mark.parametrize("made", ["link", "pipe"])
def test_a_journal_is_a_file_of_its_own(tmp_path: Path, made: str) -> None:
    outside = tmp_path / "outside"
    outside.write_text("precious")
    journal = Journal(tmp_path / "journal", tmp_path / "a.txt")
    journal.path.parent.mkdir()
    journal.path.symlink_to(outside) if made == "link" else os.mkfifo(journal.path)
    journal.begin("text")
    assert journal.problem
    assert outside.read_text() == "precious"
