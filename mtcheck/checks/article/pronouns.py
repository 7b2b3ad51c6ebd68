"""Pronouns of the wrong gender for the one person that they can refer to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.english.quotations import quotations_of
from mtcheck.findings import Finding, Span
from mtcheck.names.data import Gender
from mtcheck.names.families import family
from mtcheck.names.people import Mention, mentions_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_SAYS = (
    "said|says|told|added|noted|stressed|explained|believes|stated|wrote|writes|replied|recalled|admitted|underlined|"
    "emphasized|emphasised|announced|reported|claimed|insisted|warned|declared|concluded|argued|complained|joked|"
    "promised|confirmed|denied"
)
# X said (that) he ...: nothing but the verb, and at most one short phrase, between the person and the pronoun.
_REPORTED = re.compile(
    rf"(?:,[^.!?;:\"]{{3,70}},)?\s+(?:{_SAYS})\s+(?:[^\W_]+\s){{0,2}}?(?:that\s+)?(?P<he>s?he)\b", re.I
)
# "...," he said, after a quotation.
_SPEAKER = re.compile(rf"[\"\u201d]\s+(?P<he>s?he)\s+(?:also\s+)?(?:{_SAYS})\b", re.I)
# said X. According to him, ...
_ACCORDING = re.compile(r"\.[\"\u201d]?\s+According to (?P<he>him|her),")
_SAID = re.compile(rf"\b(?:{_SAYS})\b[^.!?\"]{{0,60}}$")
# X did something. His ..., where the sentence about X has no other name in it.
_NEXT = re.compile(r"[^.!?\"A-Z]*[.!?]\s+(?P<he>His|Her|He|She)\b")
_MALE_WORDS = re.compile(
    r"\b(?:he|him|his|himself|man|men|boy|husband|father|son|brother|grandfather|uncle|king|prince|mr|sir|priest|actor|male|guy|"
    r"gentleman|boyfriend|groom|widower|spokesman|businessman|chairman|policeman|serviceman|congressman)\b"
)
_FEMALE_WORDS = re.compile(
    r"\b(?:she|her|hers|herself|woman|women|girl|wife|mother|daughter|sister|grandmother|aunt|queen|princess|mrs|ms|miss|lady|nun|"
    r"actress|female|girlfriend|bride|widow|spokeswoman|businesswoman|chairwoman|policewoman|congresswoman)\b"
)
_QUOTED = re.compile('[\u201c"][^\u201c\u201d"]*[\u201d"]')
_LONGEST = 4000  # code points of a paragraph: in a longer one somebody else may always be meant
_PAIRS = {"he": "she", "she": "he", "him": "her", "her": "him", "his": "her"}
_ROLES = (
    "head|chief|suspect|victim|judge|mayor|pilot|captain|accused|colleague|friend|child|guest|guard|clerk|chef|coach|"
    "editor|king|hero|boss"
)
_NOBODY = (
    "went|sent|spent|floor|door|order|number|letter|matter|paper|power|water|answer|offer|river|summer|winter|corner|"
    "government|parliament|agreement|moment|statement|event|document|department|apartment|investment|development|"
    "appointment|payment"
)
_ANYBODY = re.compile(
    rf"\b(?:the|a|an|his|her|their)\s+(?:[a-z-]+\s){{0,2}}?(?!(?:{_NOBODY})\b)(?:[a-z]+(?:er|or|ist|ian|ant|ent|man|ee)|{_ROLES})\b"
)


def wrong_gender(document: Document, rule: Rule) -> Iterator[Finding]:
    """A pronoun for the speaker, where the article tells the speaker's gender and nobody else can be meant.

    Three frames: X said that he; "...," he said, after X, the only person of the paragraph; said X. According to him.
    """
    low = document.lower
    if not re.search(r"\bhe\b|\bshe\b|according to h", low):
        return
    genders = _in_ledger(document)
    found = [m for m in mentions_of(document) if m.given or family(m.surname) or _key(m) in genders]
    if not genders and not any(m.full for m in found):
        return
    for mention, paragraph, together in _with_neighbours(document, found):
        if mention.full:
            genders[_key(mention)] = (
                mention.gender if genders.get(_key(mention), mention.gender) == mention.gender else None
            )
        gender = mention.gender or genders.get(_key(mention))
        if gender is None or not together or mention.span.overlaps_any(quotations_of(document)):
            continue
        others = [m for m in together if m is not mention and _person(m, genders)]
        strangers = any(
            m.span.start < mention.span.start and (m.gender or genders.get(_key(m))) != gender for m in others
        )
        for match, alone in _frames(document, paragraph, mention, others):
            span = Span(*match)
            if _told(document, span) == gender:
                continue
            context = paragraph if alone else None
            if _speaks(document, mention, span) or not (strangers or _others_fit(document, span, mention, context)):
                yield finding(rule, document, span, [_other(document.text[span.start : span.end])])


def _with_neighbours(document: Document, found: list[Mention]) -> Iterator[tuple[Mention, Span, list[Mention]]]:
    """Each mention with its paragraph and all mentions in that, itself among them; none in an endless paragraph."""
    together: dict[Span, list[Mention]] = defaultdict(list)
    places = []
    for mention in found:
        at = bisect_right(document.paragraphs, mention.span.start, key=lambda paragraph: paragraph.start)
        places.append(document.paragraphs[max(0, at - 1)])
        if places[-1].end - places[-1].start <= _LONGEST:
            together[places[-1]].append(mention)
    for mention, paragraph in zip(found, places, strict=True):
        yield mention, paragraph, together[paragraph]


def _in_ledger(document: Document) -> dict[str, Gender | None]:
    """The genders of people that the ledger tells, by surname; None where people of both genders bear it."""
    genders: dict[str, Gender | None] = {}
    for known in document.ledger.names if document.ledger else ():
        gender: Gender | None = "m" if known.gender == "m" else "f" if known.gender == "f" else None
        if known.surname:
            key = _surname_key(known.surname)
            genders[key] = gender if genders.get(key, gender) == gender else None
    return genders


def _person(mention: Mention, genders: dict[str, Gender | None]) -> bool:
    """Whether it is a person for certain: named in full, introduced before, or with a surname that nothing else has."""
    kin = family(mention.surname)
    return bool(mention.given) or _key(mention) in genders or bool(kin and kin.certainty >= 0.6)


def _key(mention: Mention) -> str:
    """What a man's and a woman's form of one surname share."""
    return _surname_key(mention.surname)


def _surname_key(surname: str) -> str:
    kin = family(surname)
    return kin.stem if kin else surname.lower()


def _frames(
    document: Document, paragraph: Span, mention: Mention, others: list[Mention]
) -> Iterator[tuple[tuple[int, int], bool]]:
    """Places of pronouns that can only mean this mention; with True those where it must be alone in its paragraph."""
    offset = mention.span.end
    rest = document.folded[offset : paragraph.end]
    patterns = [(_REPORTED, True), (_ACCORDING, False)]
    start = mention.given_span.start if mention.given else mention.span.start
    if document.sentence_at(start).start == start:
        patterns.append((_NEXT, True))
    for pattern, alone in patterns:
        if match := pattern.match(rest):
            yield (match.start("he") + offset, match.end("he") + offset), alone
    stop = min((m.span.start - offset for m in others if m.span.start > offset), default=len(rest))
    for match in _SPEAKER.finditer(rest):
        if match.start() < stop:
            yield (match.start("he") + offset, match.end("he") + offset), False


def _told(document: Document, pronoun: Span) -> Gender:
    return "f" if document.lower[pronoun.start : pronoun.end] in ("she", "her") else "m"


def _other(pronoun: str) -> str:
    """The pronoun of the other gender, in the same letter case; "Her" begins a sentence only as a possessive."""
    fix = "his" if pronoun == "Her" else _PAIRS[pronoun.lower()]
    return fix.capitalize() if pronoun[0].isupper() else fix


def _speaks(document: Document, mention: Mention, pronoun: Span) -> bool:
    """Whether "according to" follows the very sentence that ends with "said" and the person's name."""
    start = mention.given_span.start if mention.given else mention.span.start
    before = document.folded[document.sentence_at(start).start : start]
    return document.lower[pronoun.start : pronoun.end] in ("him", "her") and bool(_SAID.search(before))


def _others_fit(document: Document, pronoun: Span, mention: Mention, paragraph: Span | None) -> bool:
    """Whether the person's sentence (or the paragraph before) has somebody else whom the pronoun can mean."""
    start = mention.given_span.start if mention.given else mention.span.start
    before = document.lower[(paragraph or document.sentence_at(start)).start : start]
    after = _QUOTED.sub(" ", document.lower[mention.span.end : pronoun.start])
    words = _MALE_WORDS if _told(document, pronoun) == "m" else _FEMALE_WORDS
    next_sentence = document.text[pronoun.start].isupper()
    if words.search(before) or words.search(after) or (next_sentence and _ANYBODY.search(after)):
        return True
    return any(match.end() < len(before.rstrip(" ,")) for match in _ANYBODY.finditer(before))
