"""What is read of a Word file."""

from __future__ import annotations

import io

import docx
import pytest

from mtcheck.document import Document
from mtcheck.findings import Span
from mtcheck.formats.paragraphs import FLOATING, LOCK, UNLOCK, unmarked
from mtcheck.formats.word.article import read
from tests.formats.word.building import STRICT, W, document, letters, packed, paragraph, part, run
from tests.formats.word.origins import origins

FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
CODE = '<w:style w:type="character" w:styleId="Quelltext"><w:name w:val="HTML Code"/></w:style>'


def field(instruction: str, result: str) -> str:
    said = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return FIELD.format("begin") + said + FIELD.format("separate") + run(result) + FIELD.format("end")


def body(*inside: str, **more: bytes) -> str:
    return read(packed(document(*inside), more))


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        pytest.param(run("Said ") + run("Zakh", "<w:b/>") + run("arova."), "Said Zakharova.", id="runs"),
        pytest.param(letters("Letter by letter"), "Letter by letter", id="letters"),
        pytest.param(run(" a & b < c "), " a & b < c ", id="entities"),
        pytest.param(run(" a ", space=False) + run("b"), "ab", id="white space that Word does not keep"),
        pytest.param("<w:r><w:t>a&#8212;b</w:t></w:r>", "a\u2014b", id="character references"),
        pytest.param(
            "<w:r><w:tab/><w:t>a</w:t><w:br/><w:t>b</w:t><w:noBreakHyphen/></w:r>", "\ta\u2028b\u2011", id="signs"
        ),
        pytest.param(f'<w:hyperlink r:id="rId7">{run("a link")}</w:hyperlink>', "a link", id="hyperlink"),
        pytest.param(field('HYPERLINK "http://example.com"', "a link"), "a link", id="hyperlink as a field"),
        pytest.param(run("See ") + field("REF x", "Figure 3") + run("."), "See \ufffc.", id="field"),
        pytest.param(field("XE &quot;x&quot;", ""), "", id="field that shows nothing"),
        pytest.param(f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>', "\ufffc", id="simple field"),
        pytest.param(run("hid", "<w:vanish/>") + run("seen", '<w:vanish w:val="0"/>'), "seen", id="hidden"),
        pytest.param(f'<w:ins w:id="1" w:author="A">{run("in")}</w:ins>', f"{LOCK}in{UNLOCK}", id="inserted"),
        pytest.param('a <w:del w:id="1" w:author="A"><w:r><w:delText>b</w:delText></w:r></w:del>', "", id="deleted"),
        pytest.param(run("x", '<w:rPrChange w:id="1"><w:rPr/></w:rPrChange>'), f"{LOCK}x{UNLOCK}", id="set otherwise"),
        pytest.param("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", "\ufffc", id="formula"),
        pytest.param("<w:r><w:drawing><wp:inline/></w:drawing></w:r>", "\ufffc", id="picture in the line"),
        pytest.param(
            f"{run('a')}<w:r><w:drawing><wp:anchor/></w:drawing></w:r>{run('b')}", f"a{FLOATING}b", id="floating"
        ),
        pytest.param(run("a") + '<w:r><w:footnoteReference w:id="2"/></w:r>' + run("b"), "ab", id="mark of a footnote"),
        pytest.param(f"<w:sdt><w:sdtPr/><w:sdtContent>{run('x')}</w:sdtContent></w:sdt>", "x", id="content control"),
        pytest.param(
            f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('x')}</w:sdtContent></w:sdt>",
            "",
            id="placeholder",
        ),
        pytest.param(
            f"<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent>{run('x')}</w:sdtContent></w:sdt>",
            f"{LOCK}x{UNLOCK}",
            id="filled in by a program",
        ),
        pytest.param(run("call ") + run("f(x)", '<w:rStyle w:val="Quelltext"/>'), "call \ufffc", id="code"),
        pytest.param(run("a\ufdd0b\ufffcc\u2028d\ne"), "a\ufffdb\ufffdc d e", id="signs with a meaning here"),
    ],
)
def test_a_paragraph(inside: str, text: str) -> None:
    assert body(f"<w:p>{inside}</w:p>", styles=part("styles", CODE)) == text


def test_all_of_an_article_is_read_in_order() -> None:
    box = f"<w:txbxContent>{paragraph('in a box')}</w:txbxContent>"
    alternatives = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>{box}</wp:anchor></w:drawing>'
        "</mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    cell = f"<w:tc>{paragraph('cell')}</w:tc>"
    gone = f'<w:tr><w:trPr><w:del w:id="9"/></w:trPr><w:tc>{paragraph("gone")}</w:tc></w:tr>'
    line = f'<w:footnote w:type="separator">{paragraph()}</w:footnote>'
    text = body(
        paragraph("Head", properties='<w:pStyle w:val="Heading1"/>'),
        f"<w:p>{run('before ')}<w:r>{alternatives}</w:r>{run('after')}</w:p>",
        f"<w:tbl><w:tr>{cell}{cell}</w:tr>{gone}</w:tbl>",
        footnotes=part("footnotes", f"{line}<w:footnote>{paragraph('foot')}</w:footnote>"),
        header1=part("hdr", paragraph("head")),
        footer1=part("ftr", paragraph("end")),
    )
    assert text.split("\n") == ["Head", f"before {FLOATING}after", "in a box", "cell", "cell", "foot", "head", "end"]


def test_a_paragraph_whose_end_is_deleted_goes_on() -> None:
    gone = '<w:rPr><w:del w:id="1" w:author="A"/></w:rPr>'
    assert body(paragraph("One ", properties=gone), paragraph("two."), paragraph("Three.")) == "One two.\nThree."


def test_strict_files_and_other_prefixes_are_read() -> None:
    xml = document(paragraph("One."), paragraph("Two.")).decode()
    strict = xml.replace(W, STRICT)
    unnamed = xml.replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", "xmlns=")
    assert {read(packed(each.encode())) for each in (strict, unnamed, xml)} == {"One.\nTwo."}


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_other_encodings_are_read(encoding: str) -> None:
    xml = document(paragraph("Мир \u2014 peace.")).decode().replace('encoding="UTF-8" ', "")
    assert read(packed(xml.encode(encoding))) == "Мир \u2014 peace."


def test_places_are_paragraphs_and_signs_as_a_reader_counts_them() -> None:
    text = body("<w:p/>", f'<w:p>{run("a ")}<w:ins w:id="1">{run("b")}</w:ins>{run(" c")}</w:p>')
    document_ = Document(text, "a.docx")
    assert document_.text == "a b c"
    assert document_.lines.at(text.index("c")) == (2, 5)
    assert document_.seen(Span(text.index("c"), len(text))) == Span(4, 5)


@pytest.mark.parametrize(
    "name", ["pandoc", "libreoffice", "abiword", "docxjs", "poi", "python-docx", "letters", "word"]
)
def test_paragraphs_are_those_that_python_docx_reads(name: str) -> None:
    data = origins()[name]
    theirs = [each.text for each in docx.Document(io.BytesIO(data)).iter_inner_content() if hasattr(each, "text")]
    ours = unmarked(read(data)).split("\n")
    code = {"Second, \ufffc is what the code says.": "Second, not see nothing is what the code says."}
    ours = [code.get(each, each) for each in ours if "colleague" not in each]  # it leaves out what somebody inserted
    assert all(each in ours for each in theirs if "that they" not in each)
    assert len(theirs) >= 2
