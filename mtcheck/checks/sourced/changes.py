"""By how much, or to how much: the preposition before an amount that changed, as the source has it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.checks.sourced.comparing import compared
from mtcheck.document import Document
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.pairs import pairs_of
from mtcheck.source.words import plain

_BETWEEN = r"(?:(?:almost|nearly|about|around|approximately|roughly|some|more than|over|at least|only|just|another)\s)*"
_ENGLISH = re.compile(rf"\b(?P<word>by|to|on|for|at)\s{_BETWEEN}[$\u20ac\u00a3]?\s?$")
_SOURCE = re.compile(
    r"(?<!\w)(?P<word>на|до)\s(?:(?:почти|около|примерно|порядка|более чем|более|целых|еще|лишь|всего|майже|близько|"
    r"приблизно|понад|більш ніж)\s)*[$\u20ac]?\s?$"
)
# Words of rising, falling and differing; beginnings, in Russian and Ukrainian.
_CHANGE = re.compile(
    r"(?<!\w)(?:вырос|выраст|вырас|возрос|возраст|возраста|увелич|сниз|сниж|сократ|сокращ|упал|упад|пада|поднял|подним|подня|"
    r"подорож|подешев|повыс|повыш|пониз|пониж|ослаб|укреп|прибав|потерял|просел|опуст|замедл|ускор|уменьш|раст[еу]т|рост|"
    r"зрос|зрост|збільш|зменш|скорот|знизи|зниж|впал|підвищ|підня|подорожч|здорожч|здешев|послаб|зміцн|спад|падінн)"
)
_OTHER = re.compile(  # a "to" of its own
    r"\b(?:compared|relative|according|up|related|equal|equivalent|due|close|next|from \S+(?: \S+)?)\s$"
)
_WANTED = {"на": "by", "до": "to"}
_AROUND = 70  # code points before an amount in which the word of change stands


def amounts(document: Document, rule: Rule) -> Iterator[Finding]:
    """A preposition that tells to how much something changed where the source tells by how much, or the other way."""
    source = pairs_of(document).source.text
    for found in compared(document):
        if len(found.pair.english) > 1 or len(found.pair.source) > 1:
            continue
        for mine, theirs in ((mine, theirs) for mine, theirs in found.same if mine.digits and theirs.digits):
            before = document.lower[max(found.pair.span.start, mine.span.start - 40) : mine.span.start]
            english = _ENGLISH.search(before)
            start = max(found.pair.source_span.start, theirs.span.start - _AROUND)
            told = plain(source[start : theirs.span.start]).rpartition(",")[2]
            theirs_word = _SOURCE.search(told)
            if english is None or theirs_word is None or not _CHANGE.search(told):
                continue
            wanted = _WANTED[theirs_word["word"]]
            if english["word"] == wanted or _OTHER.search(before[: english.start("word")]):
                continue
            at = mine.span.start - len(before) + english.start("word")
            yield finding(rule, document, Span(at, at + len(english["word"])), [wanted], source=theirs_word["word"])
