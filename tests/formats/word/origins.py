"""The same article as different programs, and people, write it: with formatting inside of what is to be repaired.

The files in `files/` were made by pandoc, LibreOffice, AbiWord, docx (of npm) and Apache POI.
"""

from __future__ import annotations

import io
from pathlib import Path

import docx

from tests.formats.word.building import STRICT, W, document, letters, packed, paragraph, part, run

_FILES = Path(__file__).parent / "files"
_HEAD = "Storm over the coast of Crimea"
_BOLD, _ITALIC = "<w:b/>", "<w:i/>"
_WARNED = (
    ("Maria Zakharov told reporters on ", ""),
    ("Tuesday", _ITALIC),
    (" that nobody ", ""),
    ("never", _BOLD),
    (" warned the ministry about the storm.", ""),
)
_SEEN = (
    ("The president of the ", ""),
    ("Russia", _ITALIC),
    (" said that he did not ", ""),
    ("see noth", _BOLD),
    ("ing dangerous, and that 's why the ships would not return .", ""),
)
_NOTE = "The harbour master of the Russia did not confirm nothing."
_ROW = ("Kerch", "In 2021 year the port was rebuilt.")


def origins() -> dict[str, bytes]:
    """The files by the name of what wrote them."""
    found = {path.stem: path.read_bytes() for path in sorted(_FILES.glob("*.docx"))}
    main, notes = document(*_paragraphs()), {"footnotes": _notes()}
    return found | {
        "python-docx": _python_docx(),
        "by hand": packed(main, notes),
        "letters": packed(document(paragraph(_HEAD), *(_lettered(each) for each in (_WARNED, _SEEN)), _table())),
        "word": packed(document(paragraph(_HEAD), *(_worn(each) for each in (_WARNED, _SEEN)), _table())),
        "google": packed(document(*(_named(each) for each in (_WARNED, _SEEN)))),
        "strict": packed(
            main.replace(W.encode(), STRICT.encode()), {"footnotes": _notes().replace(W.encode(), STRICT.encode())}
        ),
        "without a prefix": packed(_without_prefix(main)),
        "utf-16": packed(main.decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16"), notes),
        "indented": packed(main.replace(b"><w:", b">\n  <w:").replace(b"></w:", b">\n</w:"), notes),
        "under review": packed(document(*_reviewed())),
        "fields": packed(document(*_with_fields())),
        "boxes": packed(
            document(*_boxed()), {"header1": part("hdr", paragraph("Rebuilt in 2021 year")), **_commented()}
        ),
    }


def _paragraphs() -> list[str]:
    rows = [paragraph(*(run(text, look) for text, look in each)) for each in (_WARNED, _SEEN)]
    noted = rows[0].replace("</w:p>", '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>')
    return [paragraph(_HEAD, properties='<w:pStyle w:val="Heading1"/>'), noted, rows[1], _table()]


def _table() -> str:
    cells = "".join(f"<w:tc><w:tcPr/>{paragraph(text)}</w:tc>" for text in _ROW)
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>{cells}</w:tr></w:tbl><w:p/>"


def _notes() -> bytes:
    return part("footnotes", f'<w:footnote w:id="2">{paragraph(_NOTE)}</w:footnote>')


def _lettered(parts: tuple[tuple[str, str], ...]) -> str:
    return paragraph(*(letters(text, look) for text, look in parts))


def _worn(parts: tuple[tuple[str, str], ...]) -> str:
    """As Word leaves a paragraph after many sessions of work."""
    out = []
    for number, (text, look) in enumerate(parts):
        half = len(text) // 2
        out += [
            f'<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="{number}" w:name="b{number}"/>',
            run(text[:half], look, space=text[:half] != text[:half].strip()).replace(
                "<w:r>", '<w:r w:rsidR="00AB12CD">'
            ),
            f'<w:bookmarkEnd w:id="{number}"/><w:proofErr w:type="spellEnd"/>',
            run(text[half:], f'{look}<w:lang w:val="en-US"/>').replace("<w:t ", "<w:lastRenderedPageBreak/><w:t "),
        ]
    return paragraph(*out).replace("<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CE">')


def _named(parts: tuple[tuple[str, str], ...]) -> str:
    """As Google Docs writes it: all formatting in every run."""
    fonts = '<w:rFonts w:ascii="Arial" w:cs="Arial" w:eastAsia="Arial" w:hAnsi="Arial"/>'
    runs = (run(text, f'{fonts}{look}<w:sz w:val="22"/><w:rtl w:val="0"/>') for text, look in parts)
    return paragraph(*(each.replace("<w:r>", '<w:r w:rsidDel="00000000" w:rsidR="00000000">') for each in runs))


def _without_prefix(main: bytes) -> bytes:
    text = main.decode().replace("<w:", "<").replace("</w:", "</").replace("xmlns:w=", "xmlns=")
    return (
        text.replace('<pStyle w:val="Heading1"/>', "")
        .replace(' w:id="2"', "")
        .replace("<footnoteReference/>", "")
        .encode()
    )


def _reviewed() -> list[str]:
    theirs = 'w:id="{}" w:author="Eve" w:date="2024-01-01T00:00:00Z"'
    inserted = f"<w:ins {theirs.format(3)}>{run('they did not see nothing, and ')}</w:ins>"
    deleted = f"<w:del {theirs.format(4)}><w:r><w:delText>gone</w:delText></w:r></w:del>"
    first, *rest = (run(text, look) for text, look in _SEEN)
    end = f"<w:rPr><w:del {theirs.format(5)}/></w:rPr>"
    parted = paragraph("In 2021 year the port ", properties=end) + paragraph("was rebuilt in 2022 year.")
    return [paragraph(_HEAD), paragraph(inserted, first, deleted, *rest), parted]


def _with_fields() -> list[str]:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    runs = [run(text, look) for text, look in _SEEN]
    link = "".join(
        (mark.format("begin"), '<w:r><w:instrText> HYPERLINK "x" </w:instrText></w:r>', mark.format("separate"))
    )
    page = f'<w:fldSimple w:instr=" PAGE ">{run("7")}</w:fldSimple>'
    around = f'<w:hyperlink w:anchor="b">{runs[2]}{runs[3]}</w:hyperlink>'
    return [
        paragraph(_HEAD),
        paragraph(*runs[:2], around, runs[4], page),
        paragraph(link, "In 2021 year the port was rebuilt", mark.format("end"), ", and that 's why they left ."),
    ]


def _boxed() -> list[str]:
    box = f"<w:txbxContent>{paragraph('The master of the Russia did not see nothing.')}</w:txbxContent>"
    shape = (
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" '
        'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column">'
        '<wp:posOffset>0</wp:posOffset></wp:positionH><wp:positionV relativeFrom="paragraph">'
        "<wp:posOffset>0</wp:posOffset>"
        '</wp:positionV><wp:extent cx="2000000" cy="900000"/><wp:wrapNone/><wp:docPr id="1" name="Box"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr '
        'txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="900000"/></a:xfrm><a:prstGeom '
        f'prst="rect"/></wps:spPr><wps:txbx>{box}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>'
    )
    drawing = (
        f'<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>{shape}</w:drawing></mc:Choice><mc:Fallback>'
        f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
    )
    halves = (
        ("In 2021 ", "year the port was rebuilt."),
        ("In 2021 year", " they left it."),
        ("In 2021", " year all sank."),
    )
    splits = (
        f'<w:p><w:r><w:t xml:space="preserve">{one}</w:t>{drawing}<w:t xml:space="preserve">{two}</w:t></w:r></w:p>'
        for one, two in halves
    )
    commented = (
        '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    )
    said = paragraph("About this reports the agency, and ", commented.format(run("that 's why they left .", _BOLD)))
    return [paragraph(_HEAD), *splits, said, "<w:p><w:r><w:t/></w:r></w:p>"]


def _commented() -> dict[str, bytes]:
    said = f'<w:comment w:id="0" w:author="Eve">{paragraph("Is that so?")}</w:comment>'
    return {"comments": part("comments", said)}


def _python_docx() -> bytes:
    made = docx.Document()
    made.add_heading(_HEAD)
    for each in (_WARNED, _SEEN):
        one = made.add_paragraph()
        for text, look in each:
            written = one.add_run(text)
            written.bold, written.italic = look == _BOLD or None, look == _ITALIC or None
    cells = made.add_table(1, 2).rows[0].cells
    for cell, text in zip(cells, _ROW, strict=True):
        cell.text = text
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()
