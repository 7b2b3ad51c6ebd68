"""Word files made by hand, and what a word processor would make of the changes in them: nothing of mtcheck is used."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {"tab": "\t", "br": "\u2028", "cr": "\u2028", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_KINDS = {"footnotes": "footnotes", "endnotes": "endnotes", "header1": "header", "footer1": "footer"}
_KINDS |= {"comments": "comments", "styles": "styles"}


def run(text: str, properties: str = "", *, space: bool = True) -> str:
    """A run with one element of text."""
    text = text.replace("&", "&amp;").replace("<", "&lt;")
    set_ = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    kept = ' xml:space="preserve"' if space else ""
    return f"<w:r>{set_}<w:t{kept}>{text}</w:t></w:r>"


def paragraph(*inside: str, properties: str = "") -> str:
    """A paragraph of runs, or of plain texts."""
    runs = "".join(each if each.startswith("<") else run(each) for each in inside)
    set_ = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{set_}{runs}</w:p>"


def letters(text: str, properties: str = "") -> str:
    """A run for each letter."""
    return "".join(run(letter, properties) for letter in text)


def part(name: str, inside: str) -> bytes:
    """The XML of a part."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:{name} {NAMESPACES}>{inside}</w:{name}>".encode()


def document(*inside: str) -> bytes:
    """The XML of a document."""
    return part("document", f"<w:body>{''.join(inside)}<w:sectPr/></w:body>")


def packed(main: bytes, more: Mapping[str, bytes] | None = None, *, folder: str = "word") -> bytes:
    """A Word file of a document and other parts (footnotes, header1 ...), or of files by their whole names."""
    parts = {name if "/" in name else f"{folder}/{name}.xml": data for name, data in (more or {}).items()}
    named = [name for name in more or {} if name in _KINDS]
    rels = "".join(f'<Relationship Id="rId{n}" Type="{R}/{_KINDS[k]}" Target="{k}.xml"/>' for n, k in enumerate(named))
    kinds = "".join(
        f'<Override PartName="/{folder}/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        f'wordprocessingml.{_KINDS.get(name, "document.main")}+xml"/>'
        for name in ("document", *named)
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(
            "[Content_Types].xml",
            '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{kinds}</Types>',
        )
        package = "http://schemas.openxmlformats.org/package/2006/relationships"
        archive.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}"><Relationship Id="rId1" Type="{R}/officeDocument" '
            f'Target="{folder}/document.xml"/></Relationships>',
        )
        archive.writestr(
            f"{folder}/_rels/document.xml.rels", f'<Relationships xmlns="{package}">{rels}</Relationships>'
        )
        archive.writestr(f"{folder}/document.xml", main)
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    """All parts by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def decided(xml: bytes, verdict: str, author: str = "mtcheck") -> ET.Element:
    """A part with the tracked changes of an author accepted or rejected, by the rules of ECMA-376."""
    root = ET.fromstring(xml)  # noqa: S314 of our own making
    wanted, unwanted = ("ins", "del") if verdict == "accept" else ("del", "ins")
    for parent in list(root.iter()):
        children: list[ET.Element] = []
        for child in parent:
            name = child.tag.rpartition("}")[2]
            theirs = next((v for k, v in child.attrib.items() if k.endswith("}author")), "") == author
            if theirs and name == wanted:
                children += list(child)
            elif not (theirs and name == unwanted):
                children.append(child)
        parent[:] = children
    if verdict == "reject":
        for text in root.iter():
            if text.tag.endswith("}delText") and text.get("kept") is None:
                text.tag = text.tag.replace("}delText", "}t")
    return root


def signs(root: ET.Element) -> list[list[tuple[str, str]]]:
    """The signs of each paragraph, with how they are set; deleted ones are left out."""
    return [list(_signs(each)) for each in root.iter() if each.tag.endswith("}p") and "wordprocessingml" in each.tag]


def _signs(element: ET.Element) -> Iterator[tuple[str, str]]:
    for child in element:
        name = child.tag.rpartition("}")[2]
        if name == "r":
            look = next((_flat(each) for each in child if each.tag.endswith("}rPr")), "")
            for each in child:
                kind = each.tag.rpartition("}")[2]
                text = each.text or ""
                if kind in ("t", "delText"):
                    text = text if each.get(_SPACE) == "preserve" else text.strip(" \t\r\n")
                    yield from ((sign, look) for sign in text)
                elif kind in _SIGNS:
                    yield _SIGNS[kind], look
                elif kind not in ("rPr", "commentReference"):
                    yield f"<{kind}>", look
        elif name in ("hyperlink", "ins", "smartTag", "sdt", "sdtContent", "moveTo", "del"):
            yield from _signs(child)


def _flat(element: ET.Element) -> str:
    plain = copy.deepcopy(element)
    plain.tail = None
    return ET.tostring(plain, encoding="unicode")


def text(root: ET.Element) -> list[str]:
    """The text of each paragraph."""
    return ["".join(sign for sign, _ in row) for row in signs(root)]
