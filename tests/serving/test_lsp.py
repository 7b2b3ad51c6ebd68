"""The language server as editors meet it: a real process, spoken to over its standard streams."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import Cli
from tests.serving.client import Editor, Message, applied, seed
from tests.serving.conftest import TEXT, Start, codes, span

pytestmark = pytest.mark.xdist_group("lsp")  # most share a server

ODD = (
    "\U0001f600\U0001f600 ",
    "e\u0301\u0308 ",
    "\u202eabc\u202c ",
    "a\u2028b\x0c\x85 ",
    "\ufeff",
    "\U0001f468\u200d\U0001f469 ",
)


def at(uri: str, mark: Message) -> Message:
    return {"textDocument": {"uri": uri}, "range": mark["range"]}


def test_an_article_is_marked_as_lint_tells_it(cli: Cli) -> None:
    pytest.importorskip("pygls")
    text = seed().read_text(encoding="utf-8")
    path = cli.write("article.txt", text)
    told = json.loads(cli("lint", path, "--format", "json").stdout)["files"][0]["findings"]
    editor = Editor(cli)
    uri = editor.open("article.txt", text)
    marks = editor.marks(uri, where=lambda marks: len(marks) == len(told))
    assert codes(marks) == [finding["rule_id"] for finding in told]
    for mark, finding in zip(marks, told, strict=True):
        start, end = (mark["range"][edge] for edge in ("start", "end"))
        line = text.split("\n")[start["line"]].encode("utf-16-le")
        if start["line"] == end["line"]:
            found = line[2 * start["character"] : 2 * end["character"]].decode("utf-16-le")
            assert found == finding["text"]
    fixed = editor.actions(uri, marks[0], "source.fixAll")["Make all safe fixes"]
    edits = fixed["edit"]["documentChanges"][0]["edits"]
    assert applied(text, edits) == cli("clean", path).stdout
    assert editor.end() == 0
    editor.close()


def test_marks_carry_rule_severity_and_place(editor: Editor) -> None:
    marks = editor.marks(editor.open("a.txt", TEXT), some=True)
    assert [(mark["code"], mark["severity"], mark["range"]) for mark in marks] == [
        ("calque.result", 2, span(0, 14, 30)),
        ("calque.bump", 3, span(2, 9, 13)),
        ("note.editor", 1, span(2, 18, 31)),
    ]
    assert {mark["source"] for mark in marks} == {"mtcheck"}


def test_places_count_as_editors_do(editor: Editor) -> None:
    for number, before in enumerate(ODD):
        text = f"One.\r\n\r\n{before}It fell in the result of a storm.\r\n"
        uri = editor.open(f"{number}.txt", text)
        mark = editor.marks(uri, some=True)[0]
        units = len(before.encode("utf-16-le")) // 2
        assert mark["range"] == span(2, units + 8, units + 24)
        action = editor.actions(uri, mark)["Replace with \u201cas a result of\u201d"]
        edits = action["edit"]["documentChanges"][0]["edits"]
        assert applied(text, edits) == text.replace("in the result of", "as a result of")


def test_editors_of_other_habits(start: Start) -> None:
    editor = start(capabilities={"general": {"positionEncodings": ["utf-8"]}, "workspace": {}})
    assert editor.can["positionEncoding"] == "utf-8"
    uri = editor.open("a.txt", "\U0001f600\u00e9 It fell in the result of a storm.\n")
    mark = editor.marks(uri, some=True)[0]
    assert mark["range"] == span(0, 15, 31)
    edit = editor.actions(uri, mark)["Replace with \u201cas a result of\u201d"]["edit"]
    assert [row["range"]["start"]["character"] for row in edit["changes"][uri]] == [15]
    number = editor.send(
        "textDocument/codeAction", {**at(uri, mark), "context": {"diagnostics": [], "only": ["source"]}}
    )
    editor.tell("$/cancelRequest", {"id": number})
    answer = editor.wait(lambda said: said.get("id") == number)
    assert "result" in answer or answer["error"]["code"] == -32800
    assert list(editor.actions(uri, mark, "source")) == ["Make all safe fixes"]


def test_what_is_written_is_followed(editor: Editor) -> None:
    uri = editor.open("a.txt", TEXT)
    first = editor.marks(uri, some=True)[0]
    insertion = span(0, 0, 0)
    for version, letter in enumerate(" \U0001f600n", 2):  # in front of each other
        editor.change(uri, version, {"range": insertion, "text": letter})
    written = "n\U0001f600 " + TEXT
    early = editor.actions(uri, {**first, "range": span(0, 18, 18)})["Replace with \u201cas a result of\u201d"]
    edits = early["edit"]["documentChanges"][0]
    assert edits["textDocument"]["version"] == 4
    assert applied(written, edits["edits"]) == written.replace("in the result of", "as a result of")
    marks = editor.marks(uri, 4)
    assert marks[0]["range"] == span(0, 18, 34)
    late = [said for said in editor.notes if said.get("params", {}).get("version") in (2, 3)]
    assert not late, "marks follow when the pause is over, not after each key"
    editor.change(uri, 5, {"range": span(0, 18, 34), "text": "because of"}, {"range": span(2, 9, 13), "text": "blow"})
    assert codes(editor.marks(uri, 5, where=lambda marks: len(marks) == 1)) == ["note.editor"]
    editor.change(uri, 6, {"text": "In the result of this, nothing.\n"})  # the whole text
    assert codes(editor.marks(uri, 6, some=True)) == ["calque.result"]
    editor.change(uri, 7, {"range": span(0, 0, 31), "text": ""})
    editor.marks(uri, 7, some=False)


def test_a_fix_an_answer_and_a_rule_left_out(start: Start, few: Cli) -> None:
    editor = start()
    path = few.write("a.txt", TEXT)
    uri = editor.open("a.txt", TEXT)
    result, bump, note = editor.marks(uri, some=True)
    assert list(editor.actions(uri, bump)) == [
        "Replace with \u201cblow\u201d",
        "Replace with \u201cknock\u201d",
        "This is right: \u201cbump\u201d",
        "Ignore calque.bump here",
        "Add \u201cbump\u201d to the glossary",
        "Leave calque.bump out from now on",
        "Make all safe fixes",
    ]
    assert editor.actions(uri, result)["Replace with \u201cas a result of\u201d"]["isPreferred"]
    editor.do(editor.actions(uri, bump)["This is right: \u201cbump\u201d"])
    assert codes(editor.marks(uri, where=lambda marks: len(marks) == 2)) == ["calque.result", "note.editor"]
    editor.do(editor.actions(uri, note)["Ignore note.editor here"])
    assert codes(editor.marks(uri, where=lambda marks: len(marks) == 1)) == ["calque.result"]
    verdicts = json.loads(few("decisions", "list", "--format", "json").stdout)
    assert sorted(entry["verdict"] for entry in verdicts["decisions"]) == ["ignored", "rejected"]
    told = json.loads(few("lint", path, "--format", "json").stdout)["files"][0]["findings"]
    assert [finding["rule_id"] for finding in told] == ["calque.result"]
    editor.do(editor.actions(uri, result)["Leave calque.result out from now on"])
    editor.marks(uri, some=False)
    assert "calque.result" in (few.folder / "mtcheck.toml").read_text()


def test_terms_and_names_are_kept(start: Start, few: Cli) -> None:
    few.write("pack.toml", (few.folder / "pack.toml").read_text().replace('"lexical"', '"name-variant"'))
    editor = start()
    uri = editor.open("a.txt", TEXT)
    result, bump, _ = editor.marks(uri, some=True)
    editor.do(editor.actions(uri, result)["Add \u201cin the result of\u201d to the glossary"])
    assert codes(editor.marks(uri, where=lambda marks: len(marks) == 2)) == ["calque.bump", "note.editor"]
    editor.do(editor.actions(uri, bump)["Add \u201cblow\u201d to the ledger (institution)"])
    said = editor.wait(lambda said: said.get("method") == "window/showMessage" and "names.toml" in str(said))
    assert "blow is in" in said["params"]["message"]
    assert 'wrong = ["bump"]' in (few.folder / "names.toml").read_text()
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": (few.folder / "x.toml").as_uri(), "type": 1}]})


def test_a_comment_ignores_in_marked_up_text(start: Start, few: Cli) -> None:
    editor = start()
    for name, around in (("a.md", "# Head\n\n- {}\n- two\n"), ("a.html", "<p\n>{}\n</p>\n<p>b</p>\n")):
        text = around.format("It fell in the result of a *storm*.")
        uri = editor.open(name, text)
        mark = editor.marks(uri, some=True)[0]
        choices = editor.actions(uri, mark)
        assert "Ignore calque.result here" not in choices
        edits = choices["Ignore calque.result here, by a comment"]["edit"]["documentChanges"][0]["edits"]
        silent = applied(text, edits)
        assert "storm*. <!-- mtcheck: ignore calque.result -->" in silent
        few.write(name, silent)
        editor.change(uri, 2, {"text": silent})
        editor.marks(uri, 2, some=False)
    assert few("lint", "a.md", "a.html").returncode == 0


def test_all_safe_fixes_are_made_by_an_order(editor: Editor) -> None:
    uri = editor.open("a.txt", TEXT)
    mark = editor.marks(uri, some=True)[0]
    order = editor.actions(uri, mark)["Make all safe fixes"]["command"]
    editor.send("workspace/executeCommand", order)
    asked = editor.wait(lambda said: said.get("method") == "workspace/applyEdit")
    edits = asked["params"]["edit"]["documentChanges"][0]["edits"]
    assert applied(TEXT, edits) == TEXT.replace("in the result", "as a result")
    editor.answer(asked, {"applied": True})
    assert editor.actions(uri, mark, "quickfix").keys() >= {"Replace with \u201cas a result of\u201d"}
    assert not editor.actions(uri, mark, "refactor")


def test_hover_tells_reason_and_example(editor: Editor) -> None:
    uri = editor.open("a.txt", TEXT)
    editor.marks(uri, some=True)
    at = {"textDocument": {"uri": uri}, "position": {"line": 0, "character": 20}}
    shown = editor.ask("textDocument/hover", at)
    assert shown["range"] == span(0, 14, 30)
    said = shown["contents"]["value"]
    assert "'in the result of' is no English; write 'as a result of'." in said
    assert "> The roof fell in the result of a storm." in said
    assert "`calque.result` (major, preposition)" in said
    at["position"] = {"line": 0, "character": 2}
    assert editor.ask("textDocument/hover", at) is None


def test_many_texts_come_and_go(editor: Editor) -> None:
    uris = [editor.open(f"{number}.txt", TEXT * (number % 3 + 1)) for number in range(12)]
    for number, uri in enumerate(uris):
        assert len(editor.marks(uri, some=True)) == 3 * (number % 3 + 1)
    for uri in uris[:6]:
        editor.tell("textDocument/didClose", {"textDocument": {"uri": uri}})
        assert editor.marks(uri) == []
    again = editor.open("0.txt", TEXT)
    assert len(editor.marks(again, some=True)) == 3
    editor.tell("textDocument/didClose", {"textDocument": {"uri": "file:///nowhere.txt"}})
    editor.change("file:///nowhere.txt", 2, {"text": "x"})
    at = {"textDocument": {"uri": "file:///nowhere.txt"}, "position": {"line": 0, "character": 0}}
    assert editor.ask("textDocument/hover", at) is None
    untitled = editor.open(
        "untitled:Untitled-1", "It fell `in the result of` a\nstorm in the result of it.", "markdown"
    )
    assert [mark["range"] for mark in editor.marks(untitled, some=True)] == [span(1, 6, 22)]


def test_other_languages_are_left_alone(editor: Editor) -> None:
    russian = "Министр сообщил журналистам, что переговоры продолжатся завтра утром в столице. " * 5
    uri = editor.open("a.txt", russian + "\n\nAn editor's note.\n")
    said = editor.wait(lambda said: said.get("method") == "window/logMessage" and "left alone" in str(said))
    assert "a.txt is left alone: it is in Russian, not in English" in said["params"]["message"]
    assert editor.marks(uri) == []


def test_odd_texts_do_no_harm(editor: Editor) -> None:
    for number, text in enumerate(["", "\ud83d half", "<p>", "\n" * 2000, "a" * 100_000, "\r\r\n\n\r", 'msgid "x']):
        uri = editor.open(f"{number}.{'po' if 'msgid' in text else 'html' if '<' in text else 'txt'}", text)
        editor.change(uri, 2, {"range": span(99, 99, 99), "text": " An editor's note."})
        editor.ask("textDocument/hover", {"textDocument": {"uri": uri}, "position": {"line": 9, "character": 9}})
    catalog = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "x"\nmsgstr "An editor\'s note."\n'
    )
    uri = editor.open("whole.po", catalog)
    assert codes(editor.marks(uri, some=True)) == ["note.editor"]
    for version, text in (
        (2, catalog.replace('\nmsgid "x"', '\nx"')),
        (3, catalog + "\n"),
        (4, catalog[:-3]),
        (5, catalog),
    ):
        editor.change(uri, version, {"text": text})  # it is none while it is written
        assert len(editor.marks(uri, version)) == (0 if version in (2, 4) else 1)
    uri = editor.open("last.txt", TEXT)
    assert len(editor.marks(uri, some=True)) == 3
    editor.do({"command": {"command": "mtcheck.right", "arguments": [{"uri": uri, "key": [1, 2, "x", "y"]}]}})
    editor.do({"command": {"command": "mtcheck.right", "arguments": ["nonsense"]}})


def test_a_text_too_large_is_told(start: Start) -> None:
    editor = start()
    editor.open("a.txt", "word " * 4_100_000)
    said = editor.wait(lambda said: said.get("method") == "window/showMessage")
    assert "too large for an article (at most 20 MB)" in said["params"]["message"]


def test_the_server_ends_with_its_editor(start: Start) -> None:
    editor = start()
    editor.open("a.txt", TEXT * 2000)
    assert editor.process.stdin
    editor.process.stdin.close()
    assert editor.process.wait(20) in (0, 1)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="there is no /proc to find the process in")
def test_a_check_that_dies_is_done_again(start: Start) -> None:
    editor = start()
    uri = editor.open("a.txt", TEXT)
    editor.marks(uri, some=True)
    for child in _children(editor.process.pid):
        os.kill(child, signal.SIGKILL)
    time.sleep(0.1)
    editor.change(uri, 2, {"text": "In the result of this, nothing.\n"})
    assert codes(editor.marks(uri, 2, some=True)) == ["calque.result"]
    assert editor.end() == 0


def _children(pid: int) -> list[int]:
    found = [int(number) for number in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    assert found
    return found


def test_it_says_what_is_missing(few: Cli) -> None:
    assert "say for whom: --lsp" in few("serve").stderr
    script = "import sys; sys.modules['pygls'] = None\nfrom mtcheck.__main__ import main; main()"
    command = [sys.executable, "-c", script, "serve", "--lsp"]
    done = subprocess.run(command, capture_output=True, cwd=few.folder, check=False)
    assert done.returncode == 2
    assert done.stderr.decode() == "mtcheck: serve --lsp needs pygls: pip install 'mtcheck[lsp]'\n"
