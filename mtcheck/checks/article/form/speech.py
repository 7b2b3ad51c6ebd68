"""Marks and commas between direct speech and the words that name its speaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.english.saying import SAYS, SPEAKER
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_DASH = "(?:--|-|–|—)"
# speech ends, its mark is set like an opening one, and what follows names the speaker to the end of the sentence
_WRONG_WAY = compiled(
    rf"""(?<=[\w)%])([,!?.]|\.\.\.|…)\s"\s?(?=(?<=,\s")|(?<=,\s"\s)|[a-z])(?=(?:{SAYS}\s(?!to\sbe\b)[\w"]|{SPEAKER}[^"]*(?:$|[.,:;]\s"\s?\w)))"""
)
_ENDING = compiled(
    rf"""(?<=[\w)%"'])(?P<gap>(?P<inside>[,.!?…]|\.\.\.|[!?]{{2,3}})?"(?P<after>\s?(?P<outside>,)?\s?(?P<dash>{_DASH})?\s?))
    (?=\S)(?P<speaker>(?={SPEAKER})(?=(?P<verb>{SAYS}\b)?))?""",
    re.X,
)
_UNCLOSED = compiled(rf"""(?:(?<=[\w)%])(?P<gap>,\s?{_DASH}\s?)|(?<=[!?…])(?P<bare>\s{_DASH}\s))(?={SPEAKER})""")
_LEADING_DASH = compiled(r"[-–—−]\s(?=[A-Z])")
_BARE = compiled(
    rf"""(?P<speech>[A-Z][^".!?;:]{{1,300}}\b(?<=\w))(?P<gap>,\s)(?=(?:{SAYS})\s(?!to\sbe\b)(?:the\s|an?\s|[A-Z])|(?:he|she|[A-Z]\w+)\s(?:said|says|noted|added|stressed|explained)\b)"""
)
# the speaker stands between two dashes of a dialogue: It is late, said Berg. – We go home.
_RESUMED = compiled(
    rf"""(?:(?P<gap>(?<=[\w)%]),\s(?:{_DASH}\s)?)|(?<=[?!,"]\s)|(?<=[?!,"]\s-\s)|(?<=\w\s[-–—]\s))(?={SPEAKER})
    [^"\n.?!]{{3,90}}(?:\bMr\.[^"\n.?!]{{3,40}})?\.(?P<dash>\s?{_DASH}(?:\s(?=[A-Z])|\s?$))""",
    re.X,
)
_CLOSED_ONLY = compiled(r"""[-–—−]\s(?:[^"\n]{1,600}[\w)][,.!?…]?"(?:(?<=\w")\.)?(?:\s[^"\n]{1,300})?)""")
_REPORTED = compiled(
    r"^(?!.*\b(?:I|[Ww]e|[Oo]ur|[Mm]y|[Mm]e|[Uu]s)\b)|\b(?:said|says|tells?|told|that|asked|as far as I)\b"
    r"|^(?:As|When|If|While|In|At)\b|\bI$"
)
_MYSELF = compiled(r"(?:But |And )?(?:I|We)\b")
_ATTRIBUTED = compiled(rf"(?<=\w)(?P<gap>,\s)(?={SPEAKER})(?=[^,]{{3,90}}$)")
_PLAIN = frozenset("said says added adds noted notes explained explains stressed emphasized concluded replied".split())
_INSIDE, _BEHIND_MARK = compiled(r"""(?<=\w),"(?=\s)"""), compiled(r"""(?<=\w)",(?=\s)""")
_LONG_ENOUGH = 4  # words of what is speech, not a quoted name


def wrong_way(document: Document, rule: Rule) -> Iterator[Finding]:
    """Closing marks that were set like opening ones: the space stands before them."""
    for paragraph in document.paragraphs:
        for m in _WRONG_WAY.finditer(document.folded[paragraph.start : paragraph.end]):
            start, end = m.start() + paragraph.start, m.end() + paragraph.start
            yield finding(rule, document, Span(start, end), [_comma(m[1]) + _marks(document)[1] + " "])


def dashed(document: Document, rule: Rule) -> Iterator[Finding]:
    """Dashes between a closing mark and the speaker; marks of all orders are put right with them."""
    for text, offset, m in _endings(document):
        if not m["dash"] or not m["after"].endswith(" ") and m["dash"] == "-" and not m["after"].startswith((" ", ",")):
            continue
        speech = len(_speech(text, m.start("gap")).split())
        comma = m["outside"] or m["inside"]
        if m["speaker"] is None and not (comma and speech >= _LONG_ENOUGH and (m["inside"] or "x") in ",!?x"):
            continue
        if not comma and m["verb"] is None and speech < _LONG_ENOUGH:
            continue
        yield _joined(document, rule, offset, m)


def comma_outside(document: Document, rule: Rule) -> Iterator[Finding]:
    """Commas behind the closing mark of a whole sentence of speech, before its speaker."""
    for text, offset, m in _endings(document):
        if m["dash"] or not m["outside"] or m["speaker"] is None or not text[m.end("gap") - 1].isspace():
            continue
        speech = _speech(text, m.start("gap"))
        if len(speech.split()) >= _LONG_ENOUGH and (speech[:1].isupper() or '"' not in text[: m.start("gap")]):
            yield _joined(document, rule, offset, m)


def comma_mixed(document: Document, rule: Rule) -> Iterator[Finding]:
    """Commas behind closing marks in an article that sets as many or more of them inside, as American print does."""
    text = document.folded
    inside, outside = len(_INSIDE.findall(text)), list(_BEHIND_MARK.finditer(text))
    if not outside or inside < len(outside):
        return
    for m in outside:
        yield finding(rule, document, Span(*m.span()), ["," + document.text[m.start()] + m[0][2:]])


def no_comma(document: Document, rule: Rule) -> Iterator[Finding]:
    """Nothing, or a full stop, between a whole sentence of speech and the verb that names its speaker."""
    for text, offset, m in _endings(document):
        if m["dash"] or m["outside"] or m["verb"] not in _PLAIN or m["inside"] not in (None, ".") or m["after"] != " ":
            continue
        speech = _speech(text, m.start("gap"))
        before = text[: m.start("gap") - len(speech)].rstrip('" ')
        if len(speech.split()) > _LONG_ENOUGH and speech[0].isupper() and (not before or before[-1] in ".!?:,"):
            yield _joined(document, rule, offset, m)


def unmarked(document: Document, rule: Rule) -> Iterator[Finding]:
    """Direct speech without its closing mark, or without both, set off by comma and dash before its speaker."""
    for number, paragraph in enumerate(document.paragraphs):
        text = document.folded[paragraph.start : paragraph.end]
        for m in _UNCLOSED.finditer(text):
            line = text.rfind("\n", 0, m.start()) + 1
            if len(text[line : m.start()].split()) < _LONG_ENOUGH:
                continue
            marks = text.count('"', 0, m.start())
            place, comma = Span(m.start() + paragraph.start, m.end() + paragraph.start), "," if m["gap"] else ""
            if marks % 2 or _open_before(document, number) and not marks:
                yield finding(rule, document, place, [f"{comma}{_marks(document)[1]} "])
                break
            if not marks and '"' not in text[m.end() :]:
                lead = re.match(rf"{_DASH}\s*", text)
                yield from _marked(document, rule, paragraph.start + (lead.end() if lead else 0), place, comma)
                break


def resumed(document: Document, rule: Rule) -> Iterator[Finding]:
    """Speech that goes on behind its speaker with a dash, as in a Russian dialogue."""
    opening, closing = _marks(document)
    for number, paragraph in enumerate(document.paragraphs):
        text = document.folded[paragraph.start : paragraph.end]
        m = _RESUMED.search(text)
        if not m or len(text[: m.start()].split()) < _LONG_ENOUGH:
            continue
        marked = '"' in text[: m.start()] or _open_before(document, number)
        if m["gap"] and not marked and m["gap"] == ", ":  # with a dash, it is told already
            at = Span(m.start("gap") + paragraph.start, m.end("gap") + paragraph.start)
            yield from _marked(document, rule, paragraph.start, at)
        dash = Span(m.start("dash") + paragraph.start, m.end("dash") + paragraph.start)
        rest = text[m.end() :].count('"')
        sure = Safety.SAFE if rest == 1 and marked and m["gap"] and m["gap"] != ", " else None
        if dash.end == paragraph.end:
            yield finding(rule, document, dash, [""])
        elif rest == 1 or rest == 0 and text[-1] in ".!?…":
            yield finding(rule, document, dash, [f" {opening}"], safety=sure)
            last = compiled(r"\S+").search(document.text, document.text.rfind(" ", 0, paragraph.end) + 1)
            if last is not None and not rest:
                yield finding(rule, document, Span(*last.span()), [last[0] + closing])


def bare(document: Document, rule: Rule) -> Iterator[Finding]:
    """Speech in the first person without any marks before its speaker: We are glad, said the mayor."""
    for number, paragraph in enumerate(document.paragraphs):
        text = document.folded[paragraph.start : paragraph.end]
        if '"' in text or "'" in text[:1] or _open_before(document, number):
            continue
        m = _BARE.match(text)
        reported = _REPORTED.search(m["speech"]) if m else None
        if m and len(m["speech"].split()) >= _LONG_ENOUGH and (not reported or _said_of_oneself(m, reported[0])):
            place = Span(m.start("gap") + paragraph.start, m.end("gap") + paragraph.start)
            yield from _marked(document, rule, paragraph.start, place)


def _said_of_oneself(match: re.Match[str], reported: str) -> bool:
    """Whether only "that" tells of reported speech, behind what people say of themselves: We know that it is late."""
    return reported == "that" and _MYSELF.match(match["speech"]) is not None


def led_by_dash(document: Document, rule: Rule) -> Iterator[Finding]:
    """A paragraph of speech behind a dash, as Russian prints dialogues: one alone, for several may be a list."""
    leads = [_LEADING_DASH.match(document.folded, *paragraph) for paragraph in document.paragraphs]
    opening, closing = _marks(document)
    for number, (paragraph, lead) in enumerate(zip(document.paragraphs, leads, strict=True)):
        text = document.folded[paragraph.start : paragraph.end].rstrip()
        if lead is not None and _CLOSED_ONLY.fullmatch(text):
            yield finding(rule, document, Span(*lead.span()), [opening], safety=Safety.SAFE)
        if lead is None or '"' in text or text[-1] not in ".!?" or len(text.split()) <= _LONG_ENOUGH:
            continue
        alone = not (number and leads[number - 1]) and not any(leads[number + 1 : number + 2])
        if alone and number and document.folded[document.paragraphs[number - 1].end - 1] != ":":
            spoken = _BARE.match(text, lead.end() - paragraph.start) or _ATTRIBUTED.search(text)
            place = Span(paragraph.start, paragraph.start + len(text))
            begins = document.text[lead.end() : place.end]
            if spoken is None:
                yield finding(rule, document, place, [opening + begins + closing])
            else:
                at, end = spoken.start("gap") + paragraph.start, spoken.end("gap") + paragraph.start
                speech = document.text[lead.end() : at]
                yield finding(rule, document, Span(place.start, end), [f"{opening}{speech},{closing} "])


def _endings(document: Document) -> Iterator[tuple[str, int, re.Match[str]]]:
    for paragraph in document.paragraphs:
        text = document.folded[paragraph.start : paragraph.end]
        for m in _ENDING.finditer(text):
            yield text, paragraph.start, m


def _speech(text: str, end: int) -> str:
    """What stands between the last mark before a position and that position."""
    return text[:end].rpartition('"')[2]


def _open_before(document: Document, number: int) -> bool:
    """Whether the paragraph before leaves a quotation open."""
    before = document.paragraphs[number - 1] if number else None
    return before is not None and document.folded.count('"', before.start, before.end) % 2 == 1


def _comma(mark: str) -> str:
    return "," if mark == "." else mark


def _marks(document: Document) -> tuple[str, str]:
    return ("“", "”") if document.curly else ('"', '"')


def _joined(document: Document, rule: Rule, offset: int, m: re.Match[str]) -> Finding:
    """The finding for an ending, which becomes a comma (or its own mark), the closing mark and a space."""
    at = Span(m.start("gap") + offset, m.end("gap") + offset)
    mark = document.text[m.start("gap") + offset + len(m["inside"] or "")]
    closing = "”" if mark == "“" else mark
    return finding(rule, document, at, [_comma(m["inside"] or ",") + closing + " "])


def _marked(document: Document, rule: Rule, begin: int, place: Span, comma: str = ",") -> Iterator[Finding]:
    """Where both marks of a speech are missing: its first word, and the place before its speaker."""
    opening, closing = _marks(document)
    # where every sentence is a paragraph of its own, the speech may have begun in one before
    safety = rule.safety if len(document.sentences) >= 1.5 * len(document.paragraphs) else Safety.UNSAFE
    word = compiled(r"\S+").match(document.text, begin)
    if word is not None:
        yield finding(rule, document, Span(*word.span()), [opening + word[0]], safety=safety)
    yield finding(rule, document, place, [f"{comma}{closing} "], safety=safety)
