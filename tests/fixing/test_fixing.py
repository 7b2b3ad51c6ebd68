"""What `mtcheck fix` knows of an article while it is repaired, without any front end."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.document import Document
from mtcheck.engine.engine import Engine
from mtcheck.errors import UserError
from mtcheck.files.articles import read
from mtcheck.findings import Edit, Span
from mtcheck.fixing.books import add_name
from mtcheck.fixing.journal import Journal
from mtcheck.fixing.live import items_of
from mtcheck.fixing.merging import merged
from mtcheck.fixing.session import Session, Step
from mtcheck.fixing.view.article import Layout, rows
from mtcheck.fixing.work import Work
from mtcheck.moves import Moves, edited, inverse
from tests.conftest import TEST_PACK, Pack, Quick

Make = Callable[..., Engine]
TEXT = "It fell in the result of a storm. A bump.\n\nAn editor's note. In the result of that, a bump and a bump.\n"


def _apart(rows: list[tuple[int, int, str]]) -> tuple[Edit, ...]:
    out: list[Edit] = []
    for start, length, text in sorted(rows):
        if not out or start > out[-1].span.end:
            out.append(Edit(Span(start, start + length), text))
    return tuple(out)


edits_of = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 3), st.text("ab \n", max_size=3)), max_size=5)


@given(st.text("xyz \n", min_size=40, max_size=60), edits_of.map(_apart))
def test_edits_and_their_inverse(text: str, edits: tuple[Edit, ...]) -> None:
    there = edited(text, edits)
    assert edited(there, inverse(text, edits)) == text
    moves = Moves(edits)
    for position, sign in enumerate(text):
        if not any(edit.span.start <= position < edit.span.end for edit in edits):
            assert there[position + moves.by(position)] == sign


@pytest.fixture
def engine(pack: Pack) -> Engine:
    return Engine(pack(TEST_PACK))


def session(engine: Engine, text: str = TEXT) -> Session:
    one = Session(engine, Document(text, "a.txt"))
    one.check()
    return one


def open_in(one: Session) -> list[tuple[str, str]]:
    return [(item.found.rule_id, one.text[item.start : item.end]) for item in one.open()]


def test_what_is_left_after_each_answer_is_what_a_full_check_finds(engine: Engine) -> None:
    one = session(engine)
    while items := [item for item in one.open() if item.found.fixes]:
        one.accept(items[len(items) // 2])
        left = {item.key for item in one.live.items}
        one.check()
        assert left == {item.key for item in one.live.items}
    assert one.text == TEXT.replace("the result", "a result").replace("in a", "as a").replace("In a", "As a").replace(
        "bump", "blow"
    )


def test_words_that_an_edit_makes_are_found_at_once(engine: Engine) -> None:
    one = session(engine, "A storm came. It was good.\n\nA bump.")
    one.merge([Edit(Span(0, 12), "A bump came")])
    assert open_in(one) == [("calque.bump", "bump"), ("calque.bump", "bump")]
    one.merge([Edit(Span(2, 6), "blow")])
    assert open_in(one) == [("calque.bump", "bump")]


def test_findings_of_an_older_text_are_followed(engine: Engine) -> None:
    one = session(engine)
    items, version = items_of(engine.lint(one.live.document)), one.live.version
    one.accept(one.open()[0])
    one.write(one.open()[0], "knock or bump")
    one.live.install(items, version)
    texts = [text for _, text in open_in(one)]
    assert texts == ["editor's note", "In the result of", "bump", "bump"]
    assert not one.live.settled
    one.check()
    assert [text for _, text in open_in(one)] == texts
    assert one.live.settled


@pytest.mark.parametrize("verb", ["accept", "write", "ignore", "skip", "never", "all"])
def test_undo(engine: Engine, verb: str) -> None:
    one = session(engine)
    before = open_in(one)
    item = one.open()[1]
    match verb:
        case "accept":
            one.accept(item, 1)
        case "write":
            one.write(item, "thump")
        case "never":
            one.ignore_rule(item.found.rule_id)
        case "all":
            one.accept_rule(item.found.rule_id)
        case _:
            one.close(item, verb)
    assert len(open_in(one)) == len(before) - (3 if verb in ("never", "all") else 1)
    assert (one.text != TEXT) == (verb in ("accept", "write", "all"))
    one.undo()
    assert (one.text, open_in(one), one.steps, one.changes) == (TEXT, before, [], 0)
    assert one.undo() is None


def test_undoing_everything_in_turn(engine: Engine) -> None:
    one = session(engine)
    states = []
    for number in range(5):
        states.append((one.text, open_in(one)))
        item = one.open()[number % len(one.open())]
        if item.found.fixes and number != 2:
            one.accept(item)
        else:
            one.close(item, "ignore")
    for text, found in reversed(states):
        one.undo()
        assert (one.text, open_in(one)) == (text, found)


def work(engine: Engine, folder: Path, remembered: list[Step] | None = None) -> Work:
    article = read(folder / "a.txt")
    kept = remembered if remembered is not None else []
    journal = Journal(folder / "state", folder / "a.txt")
    JOURNALS.append(journal)
    return Work(article, engine, Document(article.text, article.path), journal, lambda new, _: kept.extend(new))


JOURNALS: list[Journal] = []


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    yield
    while JOURNALS:
        JOURNALS.pop().close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def test_an_interrupted_run_goes_on(engine: Engine, folder: Path) -> None:
    first = work(engine, folder)
    first.session.check()
    first.session.accept(first.session.open()[0])
    first.session.close(first.session.open()[0], "ignore")
    first.session.undo()
    first.session.ignore_rule("note.editor")
    first.journal.close()  # as it ends when the program is killed
    second = work(engine, folder)
    second.session.check()
    assert second.session.text == first.session.text
    assert (
        open_in(second.session)
        == [("calque.bump", "bump"), ("calque.result", "In the result of")] + [("calque.bump", "bump")] * 2
    )
    assert second.notes == ["Goes on where an earlier run was interrupted, after 2 answers."]
    second.session.undo()
    second.session.undo()
    assert second.session.text == TEXT


@pytest.mark.parametrize("cut", [1, 40])
def test_a_line_that_was_cut_off_is_lost_alone(engine: Engine, folder: Path, cut: int) -> None:
    first = work(engine, folder)
    first.session.check()
    first.session.accept(first.session.open()[0])
    text = first.session.text
    first.session.accept(first.session.open()[0])
    first.journal.close()
    path = next((folder / "state").glob("*.jsonl"))
    path.write_bytes(path.read_bytes()[:-cut])
    assert work(engine, folder).session.text == text


@pytest.mark.parametrize(
    "data", [b"", b"\n", b"[]\n", b'{"version": 9}\n', b'{"version": 1, "text": 3}\n', b"\xff\n{}\n"]
)
def test_a_broken_journal_is_left_aside(engine: Engine, folder: Path, data: bytes) -> None:
    first = work(engine, folder)
    first.journal.close()
    next((folder / "state").glob("*.jsonl")).write_bytes(data)
    assert work(engine, folder).session.text == TEXT


def test_two_runs_on_one_article(engine: Engine, folder: Path) -> None:
    first = work(engine, folder)
    with pytest.raises(UserError, match="is being fixed in another window"):
        work(engine, folder)
    first.leave()
    assert work(engine, folder).session.text == TEXT


def test_a_file_that_changed_gets_what_fits(engine: Engine, folder: Path) -> None:
    first = work(engine, folder)
    first.session.check()
    for _ in range(2):
        first.session.accept(first.session.open()[0])
    theirs = "A headline.\n\n" + TEXT.replace("A bump", "A thump")
    (folder / "a.txt").write_text(theirs)
    assert first.conflict()
    with pytest.raises(UserError, match="changed by another program meanwhile"):
        first.save()
    assert (folder / "a.txt").read_text() == theirs
    first.reload()
    assert first.session.text == theirs.replace("in the result", "as a result", 1)
    assert first.notes == ["The file was changed by another program: 1 of 2 changes made in its new text."]
    assert first.save()
    assert (folder / "a.txt").read_text() == first.session.text


def test_saving_beside(engine: Engine, folder: Path) -> None:
    first = work(engine, folder)
    first.session.check()
    first.session.accept(first.session.open()[0])
    (folder / "a.fixed.txt").write_text("mine")
    assert first.save_beside() == folder / "a.fixed-2.txt"
    assert (folder / "a.fixed-2.txt").read_text() == first.session.text
    assert (folder / "a.txt").read_text() == TEXT


def test_undoing_what_is_saved(engine: Engine, folder: Path) -> None:
    kept: list[Step] = []
    first = work(engine, folder, kept)
    first.session.check()
    first.session.accept(first.session.open()[0])
    assert first.save()
    assert [step.verb for step in kept] == ["accept"]
    first.session.undo()
    assert first.changed
    first.journal.close()
    again = work(engine, folder)
    assert again.session.text == TEXT
    assert again.save()
    assert (folder / "a.txt").read_text() == TEXT
    again.leave()
    assert not list((folder / "state").glob("*.jsonl"))


@given(st.text("ab \n", max_size=40), st.text("ab \n", max_size=40), st.text("ab \n", max_size=40))
def test_merging(base: str, ours: str, theirs: str) -> None:
    edits, lost = merged(base, ours, base)
    assert (edited(base, edits), lost) == (ours, 0)
    edits, lost = merged(base, base, theirs)
    assert (edits, lost) == ((), 0)
    edited(theirs, merged(base, ours, theirs)[0])


@given(st.text("ab\u4e2d\u0301 ", max_size=60), st.integers(8, 20))
def test_rows_hold_the_whole_line_and_fit(line: str, width: int) -> None:
    from rich.cells import cell_len

    parts = rows(line, width)
    assert "".join(line[start:end] for start, end in parts) == line
    assert all(cell_len(line[start:end].rstrip()) <= width for start, end in parts)


def test_layout_finds_places_both_ways() -> None:
    text = "One two three four five.\n\nSix seven eight nine ten."
    layout = Layout(text, 12, [(7, "->2")])
    for position, sign in enumerate(text):
        y = layout.row_of(position)
        row = layout.row(y)
        place = layout.lines[row.line].place(position - layout.starts[row.line])
        if sign != "\n" and place < row.end:
            assert layout.position(place - row.start, y) == position


def test_names_are_added_to_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    add_name(path, "Jabhat al-Nusra", "group", "dzhebhat an-Nusra")
    ledger = add_name(path, 'The "Echo"', "medium")
    assert [(known.name, known.kind) for known in ledger.names] == [
        ("Jabhat al-Nusra", "group"),
        ('The "Echo"', "medium"),
    ]
    with pytest.raises(UserError, match="is in it already"):
        add_name(path, "Jabhat al-Nusra", "group")


def test_answers_are_remembered(quick: Quick) -> None:
    quick.write("a.txt", "It fell in the result of a storm. A bump. An editor's note. A bump and a bump.")
    assert quick("fix", "a.txt", input=b"y\n2\ni\no\nthump\nn\n").status == 0
    text = "It fell as a result of a storm. A knock. An editor's note. A thump and a bump."
    assert (quick.folder / "a.txt").read_text() == text
    listed = quick("decisions", "list").out
    for line in (
        "a.txt: accepted calque.bump: bump \u2192 knock",
        "a.txt: rejected note.editor: editor's note",
        "a.txt: edited calque.bump: bump \u2192 thump",
    ):
        assert line in listed
    quick.write("b.txt", "Well. A bump. An editor's note. It fell in the result of a storm.")
    assert quick("lint", "b.txt").out.count("b.txt:") == 2
    assert quick("clean", "b.txt").out == "Well. A knock. An editor's note. It fell as a result of a storm."
    done = quick("fix", "b.txt", input=b"")
    assert "2 earlier answers made again." in done.out
    assert (quick.folder / "b.txt").read_text() == quick("clean", "b.txt").out


def test_an_article_to_prune_decisions_of_has_to_be_there(quick: Quick) -> None:
    done = quick("decisions", "prune", "mistyped.txt")
    assert (done.status, done.err) == (2, "mtcheck: mistyped.txt: there is no such file\n")


def test_decisions_are_pruned(quick: Quick) -> None:
    quick.write("a.txt", "An editor's note. A bump.")
    assert quick("fix", "a.txt", input=b"i\ny\n").status == 0
    assert quick("decisions", "prune", "a.txt").out == "0 decisions taken out.\n"
    quick.write("a.txt", "All is well.")
    assert "1 decision would be taken out." in quick("decisions", "prune", "a.txt", "--dry-run").out
    assert "1 decision taken out." in quick("decisions", "prune", "a.txt").out
    assert "note.editor" not in quick("decisions", "list").out
    assert "1 decision taken out." in quick("decisions", "prune", "a.txt", "--all").out
    assert quick("decisions", "list", "--format", "json").out.replace(" ", "").replace("\n", "") == (
        '{"version":1,"decisions":[]}'
    )
