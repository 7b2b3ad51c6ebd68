"""Direct speech that the source marks by a dash alone: English needs quotation marks around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from mtcheck.document import Document
from mtcheck.english.saying import SAYS
from mtcheck.findings import Edit, Finding, Fix, Safety, Span
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
_SINGLE = re.compile(r"(?<!\w)['\u2018\u2019]|['\u2019](?!\w)")
_DASH = re.compile("[-\u2013\u2014]")
_QUOTED = re.compile(
    rf"[\u00ab\u201e\u201c\"](?P<said>[^\n]{{15,}}?)[\u00bb\u201d\"],?\s?[-\u2013\u2014]\s(?:{_VERB}|(?:[^\W\d_][\w.-]*\s){{1,4}}?{_VERB})",
    re.IGNORECASE,
)
_LEAST = 5  # words of what is said
_TAIL = re.compile(rf"(?P<mark>[,!?\u2026])\s*(?:[-\u2013\u2014]\s*)?(?P<who>(?:[^,!?\"]{{0,90}}\b)?{SAYS}\b)")
_REPORTED = re.compile(rf"(?:according to|as|in the words of)\b|(?:[\w.'-]+\s){{1,8}}?{SAYS}\s(?:that\b|[a-z])")


def unmarked(document: Document, rule: Rule) -> Iterator[Finding]:
    """Speech between a sentence's beginning and ", - said" in the source, without quotation marks in English.

    The fix opens and closes it.
    """
    source = pairs_of(document).source
    for pair in pairs_of(document).translated:
        if _is_speech(source.text, pair):
            yield from islice(marked_off(document, rule, pair), 1)


def quoted(document: Document, rule: Rule) -> Iterator[Finding]:
    """The same where the source has quotation marks: findings at both ends of what is said."""
    for pair in pairs_of(document).translated:
        if is_quoted(document, pair):
            yield from marked_off(document, rule, pair)


def is_quoted(document: Document, pair: Pair) -> bool:
    """Whether a source sentence is speech in quotation marks, whose bounds the English tells without them."""
    if not _is_marked(pairs_of(document).source.text, pair) or not _is_bare(document, pair):
        return False
    if _SINGLE.search(document.text, *pair.span):
        return False
    return _tail(document, pair) is not None


def marked_off(document: Document, rule: Rule, pair: Pair) -> Iterator[Finding]:
    """Findings where what is said begins and ends, each with a fix that opens and closes it; none if it has marks."""
    if not _is_bare(document, pair):
        return
    tail = _tail(document, pair)
    if tail is None:
        return
    words = document.words_in(pair.span)
    opening, closing = ("\u201c", "\u201d") if document.curly else ('"', '"')
    told = finding(rule, document, words[0], [opening + document.text[slice(*words[0])]], safety=Safety.UNSAFE)
    end = Edit(Span(tail.start("mark"), tail.start("who")), f"{tail['mark']}{closing} ")
    fixes = tuple(Fix((*fix.edits, end), fix.safety, fix.label) for fix in told.fixes)
    yield replace(told, fixes=fixes)
    yield replace(told, span=Span(*tail.span("mark")), fixes=fixes)


def _tail(document: Document, pair: Pair) -> re.Match[str] | None:
    """Who says it, behind what is said; None where that is no speech, or a dash tells that marks are missing."""
    tail = _TAIL.search(document.lower, *pair.span)
    before = document.lower[pair.span.start : tail.start()] if tail else ""
    if tail is None or len(before.split()) < _LEAST or _REPORTED.match(before):
        return None
    return None if _DASH.search(document.text, tail.start(), tail.start("who")) else tail


def _is_marked(source: str, pair: Pair) -> bool:
    """Whether a source sentence is speech in quotation marks from its beginning to a dash, and who says it."""
    return len(pair.source) == 1 and bool(_QUOTED.match(source, pair.source_span.start, pair.source_span.end))


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
