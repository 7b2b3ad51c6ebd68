"""The language server and the configuration: what is wrong in it, what changes, what it leaves out."""

from __future__ import annotations

from tests.conftest import Cli
from tests.serving.conftest import TEXT, Start, codes, span


def test_a_broken_configuration_is_told_once_and_can_be_mended(start: Start, few: Cli) -> None:
    good = (few.folder / "mtcheck.toml").read_text()
    few.write("mtcheck.toml", good + 'ignroe = ["x"]\n')
    editor = start()
    uri = editor.open("a.txt", TEXT)
    said = editor.wait(lambda said: said.get("method") == "window/showMessage")
    assert said["params"]["type"] == 1
    assert "mtcheck.toml:2: unknown key 'ignroe'" in said["params"]["message"]
    assert editor.marks(uri) == []
    editor.open("b.txt", TEXT)
    free = few.write("free/mtcheck.toml", good.replace("pack", "../pack")).parent
    other = editor.open("free/a.txt", TEXT)
    result = editor.marks(other, some=True)[0]
    editor.do(editor.actions(other, result)["Leave calque.result out from now on"])
    assert len(editor.marks(other, where=lambda marks: len(marks) == 2)) == 2
    assert "calque.result" in (free / "mtcheck.toml").read_text()
    editor.notes.clear()
    editor.change(uri, 2, {"range": span(0, 0, 0), "text": "Yes. "})
    assert editor.marks(uri, 2) == []
    assert not [said for said in editor.notes if said.get("method") == "window/showMessage"]
    few.write("mtcheck.toml", good)
    config = (few.folder / "mtcheck.toml").as_uri()
    editor.tell("workspace/didChangeWatchedFiles", {"changes": [{"uri": config, "type": 2}]})
    assert len(editor.marks(uri, 2, some=True)) == 3
    few.write("mtcheck.toml", good + 'ignore = ["calque"]\n')
    editor.tell("textDocument/didSave", {"textDocument": {"uri": config}})
    assert codes(editor.marks(uri, 2, where=lambda marks: len(marks) == 1)) == ["note.editor"]


def test_a_saved_article_follows_a_configuration_that_nobody_told_of(start: Start, few: Cli) -> None:
    editor = start()
    uri = editor.open("a.txt", TEXT)
    assert len(editor.marks(uri, some=True)) == 3
    good = (few.folder / "mtcheck.toml").read_text()
    few.write("mtcheck.toml", good + 'ignore = ["calque"]\n')
    editor.tell("textDocument/didSave", {"textDocument": {"uri": uri}})
    assert codes(editor.marks(uri, where=lambda marks: len(marks) == 1)) == ["note.editor"]


def test_what_the_configuration_leaves_out_stays_out(start: Start, few: Cli) -> None:
    known = few.write("old/known.txt", TEXT)
    few("lint", known, "--write-baseline", few.folder / "base.json")
    good = (few.folder / "mtcheck.toml").read_text()
    few.write("mtcheck.toml", good + 'exclude = ["drafts/"]\nbaseline = "base.json"\n')
    editor = start()
    old = editor.open("old/known.txt", TEXT)
    draft = editor.open("drafts/a.txt", TEXT)
    new = editor.open("new.txt", TEXT)
    assert len(editor.marks(new, some=True)) == 3
    assert editor.marks(old) == []
    assert not [said for said in editor.notes if draft in str(said) and said["params"].get("diagnostics")]
