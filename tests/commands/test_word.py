"""Word files through the command line."""

from __future__ import annotations

import json
import re
from pathlib import Path

import docx
import pytest

from tests.conftest import Quick
from tests.formats.word.building import W, decided, document, packed, paragraph, part, parts_of, run, text

FLOOD = "The bridge fell in the result of a flood."
REPAIRED = "The bridge fell as a result of a flood."
BUMP = "It took a bump (editor's note)."  # one is a suggestion, the other neither
PICTURE = {"word/media/image1.png": bytes(range(256)) * 40}
FILE = packed(
    document(paragraph("Head"), paragraph(run("The bridge fell in the "), run("result", "<w:b/>"), run(FLOOD[29:]))),
    PICTURE,
)


def texts(data: bytes, verdict: str = "accept", name: str = "word/document.xml") -> list[str]:
    return text(decided(parts_of(data)[name], verdict))


def comments(data: bytes) -> list[str]:
    found = re.findall(rb"<w:comment .*?</w:comment>", parts_of(data).get("word/comments.xml", b""))
    return [" ".join(re.findall(r"<w:t[^>]*>([^<]*)<", each.decode())) for each in found]


def test_places_are_paragraph_and_character(quick: Quick) -> None:
    quick.write("a.docx", FILE)
    done = quick("lint", "a.docx")
    assert done.status == 1
    assert done.out.startswith("a.docx:2:17: major calque.result: ")
    assert FLOOD in done.out
    found = json.loads(quick("lint", "a.docx", "--format", "json").data)["files"][0]["findings"][0]
    assert (found["line"], found["column"], found["text"]) == (2, 17, "in the result of")


def test_cleaning_tracks_its_changes(quick: Quick) -> None:
    quick.write("a.docx", FILE)
    assert quick("clean", "a.docx", "-o", "b.docx").status == 0
    data = (quick.folder / "b.docx").read_bytes()
    assert (texts(data), texts(data, "reject")) == (["Head", REPAIRED], ["Head", FLOOD])
    marks = re.findall(rb'<w:(ins|del) w:id="(\d+)" w:author="mtcheck" w:date="', parts_of(data)["word/document.xml"])
    assert {kind for kind, _ in marks} == {b"ins", b"del"}
    assert len({number for _, number in marks}) == len(marks)
    assert comments(data) == []


def test_accepted_changes_are_just_made(quick: Quick) -> None:
    quick.write("a.docx", FILE)
    quick.write("n.docx", packed(document(paragraph(BUMP))))
    assert quick("clean", "a.docx", "--accept", "-o", "b.docx").status == 0
    assert [each.text for each in docx.Document(str(quick.folder / "b.docx")).paragraphs] == ["Head", REPAIRED]
    xml = parts_of((quick.folder / "b.docx").read_bytes())["word/document.xml"]
    assert b"mtcheck" not in xml
    assert b'<w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> ' not in xml
    assert quick("clean", "n.docx", "--accept", "-o", "m.docx").status == 0
    assert (quick.folder / "m.docx").read_bytes() == (quick.folder / "n.docx").read_bytes()


def test_what_is_not_touched_stays_byte_for_byte(quick: Quick) -> None:
    quick.write("a.docx", FILE)
    quick("clean", "a.docx", "--in-place")
    before, after = parts_of(FILE), parts_of((quick.folder / "a.docx").read_bytes())
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == {"word/document.xml"}
    old, new = before["word/document.xml"], after["word/document.xml"]
    assert new.startswith(old[: old.index(b"in the ")])
    assert new.endswith(old[old.index(b"</w:p><w:sectPr") :])


def test_suggestions_become_comments_once(quick: Quick) -> None:
    quick.write("a.docx", packed(document(paragraph(BUMP), paragraph(FLOOD))))
    assert quick("clean", "a.docx", "--in-place").status == 0
    data = (quick.folder / "a.docx").read_bytes()
    first, second = comments(data)
    assert "suggestion: \u2192 blow" in first
    assert first.endswith(" calque.bump")
    assert "note" in second
    assert (texts(data), texts(data, "reject")) == ([BUMP, REPAIRED], [BUMP, FLOOD])
    said = docx.Document(str(quick.folder / "a.docx")).comments
    assert [each.author for each in said] == ["mtcheck", "mtcheck"]
    xml = parts_of(data)["word/document.xml"].decode()
    marked = re.search(r'<w:commentRangeStart w:id="0"/>(.*?)<w:commentRangeEnd w:id="0"/>', xml)
    assert marked
    assert re.findall(r"<w:t[^>]*>([^<]*)<", marked[1]) == ["bump"]
    assert quick("clean", "a.docx", "--in-place").status == 0  # all is said and done
    assert (quick.folder / "a.docx").read_bytes() == data
    assert quick("clean", "a.docx", "--no-comments", "--unsafe", "-o", "b.docx").status == 0
    assert texts((quick.folder / "b.docx").read_bytes())[0] == "It took a blow (editor's note)."


def test_comments_join_those_of_others_and_keep_out_of_headers(quick: Quick) -> None:
    theirs = f'<w:comment w:id="4" w:author="Eve">{paragraph("Sure?")}</w:comment>'
    more = {"comments": part("comments", theirs), "header1": part("hdr", paragraph("A bump ahead."))}
    quick.write("a.docx", packed(document(paragraph(BUMP)), more))
    assert quick("clean", "a.docx", "-o", "b.docx").status == 0
    data = (quick.folder / "b.docx").read_bytes()
    assert [each.partition(" ")[0] for each in comments(data)] == ["Sure?", "'bump'", "'editor's"]
    assert b'w:id="5"' in parts_of(data)["word/document.xml"]
    assert parts_of(data)["word/header1.xml"] == more["header1"]


def test_others_changes_are_read_and_left_as_they_are(quick: Quick) -> None:
    inserted = f'<w:ins w:id="3" w:author="Eve">{run("in the result of")}</w:ins>'
    deleted = '<w:del w:id="4" w:author="Eve"><w:r><w:delText>no </w:delText></w:r></w:del>'
    quick.write(
        "a.docx", packed(document(paragraph("It fell ", inserted, " a flood."), paragraph("With ", deleted, FLOOD)))
    )
    done = quick("lint", "a.docx")
    assert re.findall(r"a\.docx:(\d+:\d+)", done.out) == ["1:9", "2:22"]
    assert done.out.count("fix: ") == 1
    assert quick("clean", "a.docx", "-o", "b.docx").status == 0
    xml = parts_of((quick.folder / "b.docx").read_bytes())["word/document.xml"].decode()
    assert inserted in xml.replace('<w:commentRangeStart w:id="0"/>', "").replace(
        '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>', ""
    )
    assert deleted in xml
    assert "as" in texts(xml_packed(xml))[1]


def xml_packed(xml: str) -> bytes:
    return packed(xml.encode())


def test_fixing_saves_what_was_decided(quick: Quick) -> None:
    quick.write("a.docx", packed(document(paragraph(FLOOD), paragraph(BUMP))))
    done = quick("fix", "--plain", "a.docx", input=b"y\no\nblow (says the editor)\nn\n")
    assert done.status == 0, done.err
    data = (quick.folder / "a.docx").read_bytes()
    assert texts(data)[0] == REPAIRED
    assert b"mtcheck" not in parts_of(data)["word/document.xml"]


def test_fixing_may_track_its_changes_through_several_saves(quick: Quick) -> None:
    quick.write("a.docx", packed(document(paragraph(FLOOD), paragraph("It took a bump."))))
    done = quick("fix", "--plain", "--track", "a.docx", input=b"y\nw\no\nknock\n")
    assert done.status == 0, done.err
    data = (quick.folder / "a.docx").read_bytes()
    assert texts(data) == [REPAIRED, "It took a knock."]
    assert texts(data, "reject") == [FLOOD, "It took a bump."]


def test_a_place_with_a_tracked_change_takes_no_other_words(quick: Quick) -> None:
    inserted = f'<w:ins w:id="3" w:author="Eve">{run("result")}</w:ins>'
    data = packed(document(paragraph("It fell in the ", inserted, " of a flood.")))
    quick.write("a.docx", data)
    done = quick("fix", "--plain", "a.docx", input=b"o\nn\n")
    assert "Somebody's tracked change stands here" in done.out
    assert (quick.folder / "a.docx").read_bytes() == data


def test_word_files_of_folders_and_of_standard_input(quick: Quick) -> None:
    quick.write("folder/a.docx", FILE)
    quick.write("folder/~$a.docx", b"what Word leaves beside a file that it has open")
    assert quick("lint", "folder").out.startswith("folder/a.docx:2:17: ")
    assert quick("lint", "-", "--stdin-filename", "b.docx", input=FILE).out.startswith("b.docx:2:17: ")
    done = quick("clean", "-", "--stdin-filename", "b.docx", input=FILE)
    assert texts(done.data)[1] == REPAIRED
    assert quick("clean", "folder", "--output-dir", "out").status == 0
    assert texts((quick.folder / "out" / "a.docx").read_bytes())[1] == REPAIRED


def test_differences_and_scores_are_of_the_text(quick: Quick) -> None:
    quick.write("a.docx", FILE)
    quick.write("reference.txt", f"Head\n{REPAIRED}\n")
    assert quick("clean", "a.docx", "--diff").out.splitlines()[3:] == [
        " Head",
        f"-{FLOOD}",
        "\\ No newline at end of file",
        f"+{REPAIRED}",
        "\\ No newline at end of file",
    ]
    assert "[-in the-]{+as a+} result" in quick("clean", "a.docx", "--word-diff").out
    assert "2:17 calque.result" in quick("score", "a.docx").out
    assert quick("score", "a.docx", "--reference", "reference.txt").status == 0


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (["a.docx", "-o", "b.txt"], "b.txt: a cleaned Word file is a Word file: call it b.docx"),
        (["t.txt", "-o", "b.docx"], "b.docx: a cleaned text is no Word file: call it b.txt"),
    ],
)
def test_a_file_is_called_what_it_is(quick: Quick, words: list[str], problem: str) -> None:
    quick.write("a.docx", FILE)
    quick.write("t.txt", FLOOD)
    done = quick("clean", *words)
    assert (done.status, done.err) == (2, f"mtcheck: {problem}\n")
    assert not list(quick.folder.glob("b.*"))


def test_a_read_only_file_is_left_alone(quick: Quick) -> None:
    path: Path = quick.write("a.docx", FILE)
    path.chmod(0o444)
    done = quick("clean", "a.docx", "--in-place")
    assert (done.status, path.read_bytes()) == (2, FILE)
    assert done.err.endswith("read-only, left as it was\n")


def test_an_empty_document_is_clean(quick: Quick) -> None:
    quick.write("a.docx", packed(f'<w:document xmlns:w="{W}"/>'.encode()))
    assert quick("lint", "a.docx").status == 0
    assert quick("clean", "a.docx", "-o", "b.docx").status == 0
