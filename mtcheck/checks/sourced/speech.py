"""Direct speech that the source marks by a dash alone: English needs quotation marks around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mtcheck.document import Document
from mtcheck.english.saying import SAYS
from mtcheck.findings import Edit, Finding, Fix, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.pairs import Pair, pairs_of

_VERB = (
    r"(?:сказа|заяв|поясн|объясн|добав|отмет|отмеч|подчерк|сообщ|рассказ|призна|счита|увер|напомн|уточн|предлож|"
    r"констатир|резюмир|говор|цитир|прокомментир|коммент|ответ|полага|утвержд|"
    r"каза|пояс|дода|зазнач|наголос|повідом|розпов|визна|вваж|нагад|уточ|підкресл|переконан|стверд|відпов)\w*"
)
_SPEECH = re.compile(  # what is said, a dash, a verb of saying before or behind who says it
    rf"[,!?\u2026]\s?[-\u2013\u2014]\s(?:{_VERB}|(?:[^\W\d_][\w.-]*\s){{1,4}}?{_VERB})", re.IGNORECASE
)
_MARKS = re.compile("[\"\u201c\u201d\u00ab\u00bb\u201e']")
_OPEN = re.compile("[\u00ab\u201e]")
_CLOSED = re.compile("\u00bb")
_DASH = re.compile("[-\u2013\u2014]")
_LEAST = 5  # words of what is said
_TAIL = re.compile(rf"(?P<mark>[,!?\u2026])\s*(?:[-\u2013\u2014]\s*)?(?P<who>(?:[^,!?\"]{{0,90}}\b)?{SAYS}\b)")
_REPORTED = re.compile(rf"(?:according to|as|in the words of)\b|(?:[\w.'-]+\s){{1,8}}?{SAYS}\s(?:that\b|[a-z])")


def unmarked(document: Document, rule: Rule) -> Iterator[Finding]:
    """Speech between a sentence's beginning and ", - said" in the source, without quotation marks in English.

    The fix opens and closes it.
    """
    source = pairs_of(document).source
    for pair in pairs_of(document).translated:
        if not _is_speech(source.text, pair) or not _is_bare(document, pair):
            continue
        tail = _TAIL.search(document.lower, *pair.span)
        before = document.lower[pair.span.start : tail.start()] if tail else ""
        words = document.words_in(pair.span)
        if tail is None or len(before.split()) < _LEAST or _REPORTED.match(before):
            continue
        if _DASH.search(document.text, tail.start(), tail.start("who")):
            continue  # which tells by itself that marks are missing
        opening, closing = ("\u201c", "\u201d") if document.curly else ('"', '"')
        told = finding(rule, document, words[0], [opening + document.text[slice(*words[0])]])
        end = Edit(Span(tail.start("mark"), tail.start("who")), f"{tail['mark']}{closing} ")
        fixes = (Fix((*fix.edits, end), fix.safety, fix.label) for fix in told.fixes)
        yield replace(told, fixes=tuple(fixes))


def _is_speech(source: str, pair: Pair) -> bool:
    """Whether a source sentence is speech to a dash, and has no quotation mark, nor stands within a quotation."""
    text = source[slice(*pair.source_span)]
    if len(pair.source) != 1 or _MARKS.search(text) or not (found := _SPEECH.search(text)):
        return False
    paragraph = source[source.rfind("\n", 0, pair.source_span.start) + 1 : pair.source_span.start]
    straight = paragraph.count('"') % 2
    return len(text[: found.start()].split()) >= _LEAST and not straight and _balanced(paragraph)


def _balanced(text: str) -> bool:
    return len(_OPEN.findall(text)) <= len(_CLOSED.findall(text)) + text.count("\u201c")


def _is_bare(document: Document, pair: Pair) -> bool:
    return len(pair.english) == 1 and not _MARKS.search(document.folded.replace("'", " "), *pair.span)
