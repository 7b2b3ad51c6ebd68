"""A present with how long it has been so, as Russian has it: does not buy milk already half a year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import Sentence
from mtcheck.english.inflection import verb
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNIT = "years?|months?|weeks?|days?|hours?|decades?|centur(?:y|ies)|seasons?"
_COUNT = r"a|an|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|several|many|\d+"
_ORDINAL = "second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth"
_LESS = dict(zip(_ORDINAL.split("|"), "a two three four five six seven eight nine".split(), strict=True))
_SPAN = (
    rf"(?P<time>half a year|(?:{_COUNT})(?: and a half)? (?:{_UNIT})"
    rf"|(?:the )?(?P<ordinal>{_ORDINAL}) (?P<unit>year|month|week|day|decade|season))"
)
_ENDS = (
    compiled(rf"\balready (?:for )?{_SPAN}(?: (?:now|in a row))?(?=$|[.,;:!?)])"),
    compiled(rf"\bfor {_SPAN} already(?=$|[.,;:!?)])"),
)
_START = compiled(rf"^\W?(?:already (?:for )?|for ){_SPAN}(?: (?:now|already|in a row))*,? ")
_SINCE = compiled(
    r"^\W?since (?:(?:the )?(?:beginning|start|end|middle) of )?(?:the year|last [a-z]+|[a-z]+day|\d{4}|"
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)(?: \d{4})?),? "
)
_LONGEST = 7  # words of a subject
_STOP = frozenset("if when that who which and but will would can could may must should has have had".split())


def already_so_long(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A time behind or before a present that says how long: already half a year; for the third day they search."""
    text = sentence.doc.text.lower()
    ends = [found for end in _ENDS if (found := end.search(text))]
    if ends:
        yield from _at_end(sentence, rule, min(ends, key=re.Match.start))
        return
    begin = _START.match(text) or _SINCE.match(text)
    if begin is None:
        return
    behind = [t for t in sentence.doc if t.idx >= begin.end()]
    first = next((t for t in behind if t.tag_ in ("VBZ", "VBP", "VBD", "MD") or t.is_punct or t.lower_ in _STOP), None)
    fixed = _perfect(sentence, first)
    if first is not None and fixed is not None and first.i - behind[0].i < _LONGEST:
        yield finding(rule, sentence.document, sentence.span(first, fixed[0]), [fixed[1]])


def _at_end(sentence: Sentence, rule: Rule, time: re.Match[str]) -> Iterator[Finding]:
    """A present with such a time behind it."""
    before = [t for t in sentence.doc if t.idx < time.start()]
    first = next((t for t in reversed(before) if t.tag_ in ("VBZ", "VBP", "VBD", "MD") or t.is_punct), None)
    fixed = _perfect(sentence, first)
    if first is not None and fixed is not None:
        last, form = fixed
        span = Span(sentence.start + first.idx, sentence.start + time.end())
        kept = sentence.doc.text[last.idx + len(last.text) : time.start()]
        told = _how_long(time["time"], time["ordinal"], time["unit"])
        yield finding(rule, sentence.document, span, [f"{form}{kept}{told}"])


def _how_long(told: str, ordinal: str | None, unit: str | None) -> str:
    """The time as English tells it: the second week is more than a week."""
    if ordinal is None or unit is None:
        return f"for {told}"
    count = _LESS[ordinal]
    return f"for more than {count} {unit}{'' if count == 'a' else 's'}"


def _perfect(sentence: Sentence, first: Token | None) -> tuple[Token, str] | None:
    """The last word of a verb that begins at a word, and its present perfect; nothing where it is no present."""
    if first is None or first.tag_ not in ("VBZ", "VBP") or first.lemma_ == "have":
        return None
    have = "has" if first.tag_ == "VBZ" else "have"
    doc = sentence.doc
    if first.lemma_ == "be":
        following = doc[first.i + 1] if first.i + 1 < len(doc) else first
        return (following, f"{have} not been") if following.lower_ == "not" else (first, f"{have} been")
    if first.lemma_ == "do" and first.i + 2 < len(doc) and doc[first.i + 1].lower_ in ("not", "n't"):
        main = doc[first.i + 2]
        return (main, f"{have} not {verb(main.lower_).participle}") if main.tag_ == "VB" else None
    return first, f"{have} {verb(first.lemma_).participle}"
