"""Tense and person of verbs that the English has otherwise than a Russian source."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from mtcheck.document import Document
from mtcheck.english.inflection import irregular_bases, verb_words
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.anchors import english_keys
from mtcheck.source.document import Word
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.words import plain, readings

_WILL = re.compile(r"\b(?:will|'ll|won't)(?:\s+(?:be|also|not|\w+ly))*\s+[a-z]+")
_FUTURE = re.compile(
    r"\b(?:will|won't|shall|would|going to|may|might|can|could|should|must|to \w+|plan\w*|expect\w*|intend\w*|"
    r"promis\w+|about to|set to|is to|are to|soon|tomorrow|if|when|until|once|unless|before|after|next|let)\b|'ll\b"
)
# Words after which Russian speaks of the future in another form.
_PLANS = re.compile(
    r"план|намер|обеща|ожида|готов|долж|предсто|собира|хоч|хот|мог|може|мож|нужн|надо|необходим|завтра|скоро|будущ|"
    r"следующ|грядущ|ближайш|чтобы|если|когда|пока|бы$|пусть|давай|вскоре|январ|феврал|март|апрел|мая|июн|июл|август|сентябр|"
    r"октябр|ноябр|декабр|понедельник|вторник|сред|четверг|пятниц|суббот|воскресен|цел|срок|впредь|вперед|дальше|"
    r"способ|реш|позвол|призв|перспектив|прогноз|через|стан|летом|зимой|осенью|весной|утром|днем|вечером|ночью|сегодня"
)
_MONTH_NAMES = re.compile(r"\b(?:january|february|march|april|june|july|august|september|october|november|december)\b")


def future(document: Document, rule: Rule) -> Iterator[Finding]:
    """A "will" where all verbs of the source are in the present or past, and nothing speaks of what is to come."""
    for pair in _pairs(document):
        words = pairs_of(document).source.words_in(pair.source_span)
        if any(_PLANS.match(plain(w.text)) for w in words):
            continue
        verbs = [tags for w in words if (tags := _verbs(w))]
        if not verbs or any(_ahead(tags) for tags in verbs):
            continue
        keys = {key for w in words if _verbs(w) for lemma in w.lemmas for key in english_keys(lemma)}
        for match in _WILL.finditer(document.lower, *pair.span):
            if document.text[slice(*match.span())].istitle():
                continue  # Will Smith
            if match[0].split()[-1][:5] not in keys:
                continue
            yield finding(rule, document, Span(*match.span()), [])


def _pairs(document: Document) -> Iterator[Pair]:
    """Pairs of one sentence each, where the source is Russian."""
    if pairs_of(document).source.language == "ru":
        yield from (p for p in pairs_of(document).translated if len(p.english) == len(p.source) == 1)


def _verbs(word: Word) -> list[Any]:
    """The readings of a word as a verb of any form, if it can be one."""
    found = readings(plain(word.text))
    return [p.tag for p in found if p.tag.POS in ("VERB", "INFN", "PRTS", "PRED", "GRND")]


def _ahead(tags: list[Any]) -> bool:
    """Whether a verb can speak of the future: by its form, as an infinitive or as a request."""
    return any(t.tense == "futr" or t.POS in ("INFN", "PRED", "PRTS") or t.mood == "impr" for t in tags)


def headline(document: Document, rule: Rule) -> Iterator[Finding]:
    """An order to the reader ("Name the causes") where the source has a passive participle ("Названы причины")."""
    for pair in _pairs(document):
        words = pairs_of(document).source.words_in(pair.source_span)
        mine = list(document.words_in(pair.span))
        if not words or not mine or document.text[pair.span.end - 1] in '!"\u201d':
            continue
        first = readings(plain(words[0].text))
        participle = bool(first) and first[0].tag.POS == "PRTS"
        text = document.text[slice(*mine[0])]
        if participle and len(mine) > 2 and _is_base(text) and _object_follows(document, mine):
            yield finding(rule, document, mine[0], [], source=words[0].text)


def _is_base(text: str) -> bool:
    """Whether a word is a verb as a request has it: in the list of those that Russian headlines begin with."""
    return text.lower() in _ORDERS


_ORDERS = frozenset(
    """name reveal discover find identify detect announce publish present determine establish open close detain arrest
    approve adopt launch create develop disclose calculate list show tell explain call prove confirm uncover expose
    record register introduce cancel postpone ban allow select choose award sign solve describe declare appoint
    dismiss rescue save restore build install remove""".split()
)


def _object_follows(document: Document, words: list[Span]) -> bool:
    """Whether what follows may be the object of a request: no verb of its own right after it."""
    second = document.text[slice(*words[1])].lower()
    return second not in ("is", "are", "was", "were", "of", "in", "and") and second not in verb_words("be")


def past(document: Document, rule: Rule) -> Iterator[Finding]:
    """A future of the source that the English tells as past or present; the mark is on the verb of the dictionary."""
    for pair in _pairs(document):
        if _FUTURE.search(document.lower, *pair.span) or _MONTH_NAMES.search(document.lower, *pair.span):
            continue
        words = pairs_of(document).source.words_in(pair.source_span)
        verbs = [(w, tags) for w in words if (tags := _verbs(w))]
        if len(verbs) != 1 or any(t.tense != "futr" for t in verbs[0][1]):
            continue
        keys = {key for lemma in verbs[0][0].lemmas for key in english_keys(lemma)}
        for word in document.words_in(pair.span):
            text = document.lower[slice(*word)]
            bases = irregular_bases(text)
            if (text.endswith("ed") or bases) and any(base[:5] in keys for base in (text, *bases)):
                yield finding(rule, document, word, [], source=verbs[0][0].text)
                break
