"""What the elements of Word mean for what is read; their names are those of ECMA-376, part 1, chapter 17.

What others have inserted is read, what they have deleted is not; neither is changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from mtcheck.findings import Span
from mtcheck.formats.paragraphs import FLOATING
from mtcheck.formats.reading import OBJECT
from mtcheck.formats.word.flow import Field, Flow, is_link
from mtcheck.formats.word.state import NAMESPACES, State
from mtcheck.formats.word.story import Run

_OFF = ("0", "false", "off")
_NO_NOTE = ("separator", "continuationSeparator", "continuationNotice")
_CODE = re.compile(
    r"(?:source |inline )?code(?: char| block| text)?|verbatim.*|preformatted text|source text|macro"
    r"|html (?:code|preformatted|sample|keyboard|typewriter|variable)(?: char)?",
    re.I,
)
Attributes = Mapping[str, str]


def on_p(state: State, _: Attributes) -> None:
    """A paragraph."""
    state.flow.begin()


def off_p(state: State) -> None:
    """Its end."""
    state.take(state.flow.end())


def on_style(state: State, attributes: Attributes) -> None:
    """The style of a paragraph or run."""
    name = _value(attributes)
    code = bool(_CODE.fullmatch(state.styles.get(name, name).replace("_", " ").strip()))
    if state.within("pPr", "p"):
        state.flow.code = code
    elif state.within("rPr", "r"):
        state.flow.run_code = code


def on_box(state: State, _: Attributes) -> None:
    """A text box."""
    state.flows.append(Flow("text box"))


def off_box(state: State) -> None:
    """Its end."""
    if len(state.flows) > 1:
        state.flush()
        state.flows.pop()


def on_note(state: State, attributes: Attributes) -> None:
    """A footnote or endnote, or a line above them, which is none."""
    if _value(attributes, "type") in _NO_NOTE:
        state.skip()


def on_table(state: State, _: Attributes) -> None:
    """A table."""
    state.flush()


def on_row(state: State, _: Attributes) -> None:
    """A table row."""
    state.rows.append(False)


def off_row(state: State) -> None:
    """Its end."""
    state.rows.pop()


def on_cell(state: State, _: Attributes) -> None:
    """A cell, which is not read in a deleted row."""
    if state.rows and state.rows[-1]:
        state.skip()


def on_r(state: State, _: Attributes) -> None:
    """A run."""
    flow = state.flow
    flow.hidden = flow.run_code = False
    flow.run = None
    if flow.paragraph is not None:
        link = state.link if state.links else 0
        flow.run = Run(state.at, state.tag_end(), locked=bool(state.locks), link=link)


def off_r(state: State) -> None:
    """Its end."""
    if state.flow.run is not None:
        state.flow.run.end = state.element_end(state.flow.run.start)
    state.flow.run = None


def on_properties(state: State, _: Attributes) -> None:
    """How a run is set."""
    if state.flow.run is not None and state.within("r"):
        at = state.at
        state.flow.run.properties = Span(at, at)


def off_properties(state: State) -> None:
    """The end of that."""
    run = state.flow.run
    if run is not None and run.properties is not None and state.path[-1] == "r":
        run.properties = Span(run.properties.start, state.element_end(run.properties.start))
        run.look = state.data[slice(*run.properties)]


def on_vanish(state: State, attributes: Attributes) -> None:
    """Hidden text."""
    if state.within("rPr", "r"):
        state.flow.hidden = _value(attributes) not in _OFF


def on_former(state: State, _: Attributes) -> None:
    """How something was set before somebody changed that: a tracked change, which stays."""
    if state.flow.run is not None and state.within("rPr", "r"):
        state.flow.run.locked = True
    state.skip()


def off_t(state: State) -> None:
    """The end of an element of text."""
    if state.flow.run is not None and state.path[-1] == "r":
        last, end = state.at, state.element_end(state.flow.child)
        state.flow.add_text(state.data, last, end, kept=state.kept[-1][1])


def on_picture(state: State, _: Attributes) -> None:
    """A picture or shape of the older kind, which may float."""
    state.flow.sign = state.flow.sign or FLOATING


def on_ruby(state: State, _: Attributes) -> None:
    """Text with its pronunciation."""
    state.flow.sign = OBJECT
    state.skip()


def on_inserted(state: State, _: Attributes) -> None:
    """What somebody inserted or moved here; not the mark of an end or a row, which is in properties."""
    if not (len(state.path) > 1 and state.path[-2].endswith("Pr")):
        state.lock()


def on_deleted(state: State, _: Attributes) -> None:
    """What somebody deleted or moved away: text, the end of a paragraph, a row."""
    if state.within("rPr", "pPr"):
        state.flow.gone = True
    elif state.within("trPr") and state.rows:
        state.rows[-1] = True
    state.skip()


def on_control(state: State, _: Attributes) -> None:
    """A content control."""
    state.controls.append("")


def off_control(state: State) -> None:
    """Its end."""
    state.controls.pop()


def on_binding(state: State, attributes: Attributes) -> None:
    """What makes a content control one that a program fills in, or that nobody may change."""
    if state.controls and state.within("sdtPr") and "ontent" in _value(attributes, default="content"):
        state.controls[-1] = state.controls[-1] or "locked"


def on_placeholder(state: State, attributes: Attributes) -> None:
    """What makes it one that nobody has filled in yet."""
    if state.controls and state.within("sdtPr") and _value(attributes) not in _OFF:
        state.controls[-1] = "empty"


def on_content(state: State, _: Attributes) -> None:
    """What a content control holds."""
    kind = state.controls[-1] if state.controls else ""
    if kind == "empty":
        state.skip()
    elif kind:
        state.lock()


def on_link(state: State, _: Attributes) -> None:
    """A hyperlink."""
    state.link += 1
    state.links.append(len(state.path))


def on_simple_field(state: State, attributes: Attributes) -> None:
    """A field whose result is all that it holds."""
    if not is_link(_value(attributes, "instr")):
        state.object()


def on_field(state: State, attributes: Attributes) -> None:
    """The beginning of a field, of its result, or its end."""
    fields, kind = state.flow.fields, _value(attributes, "fldCharType")
    if kind == "begin":
        fields.append(Field())
    elif kind == "separate" and fields:
        fields[-1].result = True
    elif kind == "end" and fields:
        fields.pop()


def off_instruction(state: State) -> None:
    """The end of the instruction of a field, or of a part of it."""
    flow = state.flow
    if flow.fields and flow.inner:
        flow.fields[-1].instruction += state.data[flow.inner : state.at].decode()[:100]


def _value(attributes: Attributes, name: str = "val", default: str = "") -> str:
    return attributes.get(NAMESPACES[0] + name) or attributes.get(NAMESPACES[1] + name, default)


STARTS: dict[str, Callable[[State, Attributes], None]] = {
    "p": on_p,
    "r": on_r,
    "rPr": on_properties,
    "pStyle": on_style,
    "rStyle": on_style,
    "vanish": on_vanish,
    "rPrChange": on_former,
    "pPrChange": on_former,
    "ins": on_inserted,
    "moveTo": on_inserted,
    "del": on_deleted,
    "moveFrom": on_deleted,
    "tbl": on_table,
    "tr": on_row,
    "tc": on_cell,
    "txbxContent": on_box,
    "footnote": on_note,
    "endnote": on_note,
    "pict": on_picture,
    "ruby": on_ruby,
    "sdt": on_control,
    "dataBinding": on_binding,
    "lock": on_binding,
    "showingPlcHdr": on_placeholder,
    "sdtContent": on_content,
    "hyperlink": on_link,
    "fldSimple": on_simple_field,
    "fldChar": on_field,
}
ENDS: dict[str, Callable[[State], None]] = {
    "p": off_p,
    "r": off_r,
    "rPr": off_properties,
    "t": off_t,
    "tr": off_row,
    "tc": State.flush,
    "body": State.flush,
    "footnote": State.flush,
    "endnote": State.flush,
    "txbxContent": off_box,
    "sdt": off_control,
    "instrText": off_instruction,
}
