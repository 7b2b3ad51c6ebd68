"""Files that are no Word files, or that an enemy has made: one line, nothing written, and no time or memory lost."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from xml.etree import ElementTree as ET

import pytest

from mtcheck.errors import UserError
from mtcheck.findings import Change, Span
from mtcheck.formats.word import package
from mtcheck.formats.word.article import read
from mtcheck.formats.word.comments import Note
from mtcheck.formats.word.writing import made, tracked
from tests.conftest import Quick
from tests.formats.word.building import NAMESPACES, W, document, packed, paragraph, part, parts_of, run

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
GOOD = packed(document(paragraph("It fell in the result of a flood.")))
LAUGHS = b'<!DOCTYPE lolz [<!ENTITY a "ha">%s]><w:document/>' % b"".join(
    b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
)


def archive(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in (parts_of(GOOD) | parts).items():
            file.writestr(name, data)
    return out.getvalue()


def called(name: str) -> bytes:
    return archive(**{name: b"x"})


def twice() -> bytes:
    out = io.BytesIO(GOOD)
    with pytest.warns(UserWarning, match="Duplicate"), zipfile.ZipFile(out, "a") as file:
        file.writestr("word/document.xml", document(paragraph("Another.")))
    return out.getvalue()


def with_password() -> bytes:
    """The mark of encryption on each part."""
    data = bytearray(GOOD)
    for sign, at in ((b"PK\1\2", 8), (b"PK\3\4", 6)):
        place = data.find(sign)
        while place >= 0:
            data[place + at] |= 1
            place = data.find(sign, place + 4)
    return bytes(data)


def lying() -> bytes:
    """A part that unpacks to more than it says."""
    data = bytearray(archive(**{"word/document.xml": document(paragraph("a" * 90_000))}))
    place = data.find(b"PK\1\2")
    while data[place + 46 : place + 63] != b"word/document.xml":
        place = data.find(b"PK\1\2", place + 4)
    data[place + 24 : place + 28] = struct.pack("<I", 20)
    return bytes(data)


CASES = {
    "empty": (b"", "it is empty"),
    "text": (b"Just some text.\n", "not a Word file"),
    "binary": (bytes(range(256)) * 9, "not a Word file"),
    "old Word file": (OLE, "an old Word file"),
    "encrypted": (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "password": (with_password(), "encrypted"),
    "cut off": (GOOD[: len(GOOD) // 2], "damaged, or cut off"),
    "no document": (packed(document()).replace(b"word/document.xml", b"word/documint.xml"), "there is no document"),
    "bomb": (archive(**{"word/document.xml": b" " * 60_000_000}), "too large for an article"),
    "bomb in a picture": (archive(**{"word/media/a.png": bytes(310_000_000)}), "no word processor writes such a file"),
    "lying bomb": (lying(), "damaged"),
    "laughs": (archive(**{"word/document.xml": LAUGHS}), "declares a type of document"),
    "laughs elsewhere": (archive(**{"word/_rels/document.xml.rels": LAUGHS}), "declares a type of document"),
    "external entity": (
        archive(**{"word/document.xml": b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}),
        "declares a type of document",
    ),
    "deep": (archive(**{"word/document.xml": b"<a>" * 9_000 + b"</a>" * 9_000}), "nested too deep"),
    "broken XML": (archive(**{"word/document.xml": b"<w:document"}), "its XML breaks off at line 1"),
    "bytes that are no UTF-8": (archive(**{"word/document.xml": b"<a>\xff</a>"}), "its XML breaks off at line 1"),
    "up": (called("../../etc/cron.d/x"), "leads out of the file"),
    "root": (called("/etc/passwd"), "leads out of the file"),
    "drive": (called("C:/x.xml"), "leads out of the file"),
    "backslash": (called("word\\..\\x.xml"), "leads out of the file"),
    "twice": (twice(), "two parts called 'word/document.xml'"),
    "twice in other letters": (called("WORD/Document.xml"), "two parts called"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_not_fit_to_be_opened_is_told_in_one_line(case: str, quick: Quick) -> None:
    data, problem = CASES[case]
    quick.write("a.docx", data)
    for words in (["lint", "a.docx"], ["clean", "a.docx", "-o", "out.docx"], ["score", "a.docx"]):
        done = quick(*words)
        assert (done.status, done.data) == (2, b"")
        assert done.err.startswith("mtcheck: a.docx: ")
        assert problem in done.err
        assert done.err.count("\n") == 1
    assert not (quick.folder / "out.docx").exists()


def test_a_part_of_many_elements_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.formats.word.reading._ELEMENTS", 1_000)
    with pytest.raises(UserError, match="too many elements"):
        read(packed(document("<w:p/>" * 2_000)))


def test_damage_in_a_part_that_is_not_read_is_told_before_anything_is_written() -> None:
    whole = archive(**{"word/media/a.png": b"picture" * 99})
    packed_picture = zlib.compress(b"picture" * 99)[2:-4]
    assert packed_picture in whole
    data = whole.replace(packed_picture, bytes(len(packed_picture)))
    assert read(data) == "It fell in the result of a flood."
    change = Change(0, 2, "They", ())
    for write in (made, tracked):
        with pytest.raises(UserError, match=r"damaged: word/media/a.png cannot be unpacked"):
            write(data, [change])


@pytest.mark.parametrize("comments", [b"<w:comment " * 9, b"<a><w:comment>", LAUGHS, b""])
def test_a_part_of_comments_that_is_none_is_told(comments: bytes) -> None:
    data = packed(document(paragraph("It took a bump.")), {"comments": comments})
    assert read(data) == "It took a bump."
    with pytest.raises(UserError, match=r"breaks off|declares a type"):
        tracked(data, [], [Note(Span(0, 2), ("Really?",))])


@pytest.mark.parametrize(
    "root", [b"<w:comments %s/>", b"<w:comments %s></w:comments><!-- </w:comments> -->", b"<w:comments %s />\n"]
)
def test_comments_go_into_any_root(root: bytes) -> None:
    data = packed(document(paragraph("It took a bump.")), {"comments": root % NAMESPACES.encode()})
    found = parts_of(tracked(data, [], [Note(Span(0, 2), ("Really?",))]))["word/comments.xml"]
    assert [each.text for each in ET.fromstring(found).iter(f"{{{W}}}t")] == ["Really?"]  # noqa: S314


@pytest.mark.parametrize("name", ["a.doc", "a.txt"])
def test_a_word_file_by_another_name_is_told_as_one(name: str, quick: Quick) -> None:
    quick.write(name, OLE if name == "a.doc" else GOOD)
    done = quick("lint", name)
    assert done.status == 2
    assert "save it as .docx" in done.err


def test_parts_that_lead_outside_are_not_followed() -> None:
    outside = (
        '<Relationships xmlns="x"><Relationship Id="rId1" TargetMode="External" Target="http://127.0.0.1/x" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header"/><Relationship Id="rId2" '
        'Target="../../../etc/passwd" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer"/>'
        "</Relationships>"
    )
    assert read(archive(**{"word/_rels/document.xml.rels": outside.encode()})) == "It fell in the result of a flood."


def test_fields_and_rows_that_never_end_hide_text_and_break_nothing() -> None:
    odd = (
        '<w:r><w:fldChar w:fldCharType="end"/><w:fldChar w:fldCharType="begin"/></w:r>',
        "<w:tr/></w:p><w:p><w:sdtContent/><w:txbxContent/><w:tc/><w:r/></w:p><w:p><w:p><w:r><w:p/></w:r></w:p>",
    )
    assert read(packed(document(f"<w:p>{odd[0]}{run('x')}{odd[1]}</w:p>"))).strip("\n") == ""
    assert read(packed(part("document", "<w:r><w:t>x</w:t></w:r>"))) == ""
    assert package.rels_of("") == "_rels/.rels"
