"""Countries behind `of` that English puts before the noun: the team of Russia, the president of France Emmanuel Macron.

`lists/nouns-of-countries.tsv` holds nouns that native English hardly ever has before `of` and a country, by counts;
an office with a name behind it has its country before it whatever the office.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks.parsed.sentence import Sentence
from mtcheck.english.casing import indefinite
from mtcheck.english.inflection import plural
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OFFICES = frozenset(("president", "minister", "chancellor", "premier", "ambassador", "secretary", "king", "queen"))
_OF_UNIONS = frozenset(("council", "assembly", "charter", "commissioner", "mission", "secretariat"))
_UNIONS = frozenset(("UN", "EU"))
_BESIDE = frozenset(("NNP", "NNPS", "NN", "NNS", "POS", "JJ"))  # tags beside a country that is a part of something
_JOINING = frozenset(("and", "or", "-", "/", "of"))  # of Russia and Belarus, of the United States of America
# Adjectives that stay before that of the country: the new Italian government.
BEFORE = frozenset(
    """
    new old former current present future acting main leading major big large small great famous well-known known young
    senior top local other many several different last next late elderly influential rich poor
    """.split()
)
_RANKING = ("JJS", "RBS", "CD", "PRP$", "WDT", "PDT")
_RANKED = frozenset("first second third last only whole entire best same own such honored honoured".split())


class Country(NamedTuple):
    """The words of a country, and what stands for it before a noun."""

    words: tuple[str, ...]
    adjective: str


@cache
def _countries() -> dict[str, tuple[Country, ...]]:
    """Countries by their first word."""
    out: dict[str, tuple[Country, ...]] = {}
    for name, adjective in sorted(read_columns("countries.tsv"), key=lambda row: -len(row[0])):
        words = tuple(name.split())
        out[words[0]] = (*out.get(words[0], ()), Country(words, adjective))
    return out


@cache
def _nouns() -> frozenset[str]:
    return frozenset(row[0] for row in read_columns("nouns-of-countries.tsv"))


@cache
def _pattern() -> re.Pattern[str]:
    names = "|".join(sorted((name for name, _ in read_columns("countries.tsv")), key=len, reverse=True))
    return compiled(rf" of (?:{names})\b")


@cache
def _before() -> frozenset[str]:
    return frozenset(form for noun in _nouns() | _OF_UNIONS for form in (noun, plural(noun)))


def candidate(sentence: str) -> bool:
    """Whether a sentence has a country behind `of` and one of the nouns."""
    found = _pattern().finditer(sentence)
    return any(sentence[: match.start()].rpartition(" ")[2].lower() in _before() for match in found)


def office_candidate(sentence: str) -> bool:
    """Whether a sentence has an office and a country behind `of`."""
    return _pattern().search(sentence) is not None and any(office in sentence.lower() for office in _OFFICES)


def noun_of_country(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A noun that wants its country before it: the team of Russia."""
    doc = sentence.doc
    for of in doc[1:-1]:
        country = _country(doc, of)
        if country is None or not _is_owned(of.nbor(-1), country):
            continue
        last = of.i + len(country.words)
        if last + 1 < len(doc) and (doc[last + 1].tag_ in _BESIDE or doc[last + 1].lower_ in _JOINING):
            continue
        bounds = phrase_before(of.nbor(-1))
        if bounds is not None:
            fixed = _before_noun(sentence, country, *bounds)
            yield finding(rule, sentence.document, sentence.span(doc[bounds[0]], doc[last]), [fixed])


def _is_owned(noun: Token, country: Country) -> bool:
    if noun.tag_ in ("NN", "NNS", "NNP", "NNPS") and noun.lemma_.lower() in _nouns():
        return True
    return country.adjective in _UNIONS and noun.lower_ in _OF_UNIONS


def office_of_country(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """An office, `of` and its country before a name: the president of France Emmanuel Macron."""
    doc = sentence.doc
    for of in doc[1:-2]:
        country = _country(doc, of)
        if country is None:
            continue
        last = of.i + len(country.words)
        if last + 2 >= len(doc) or not all(_is_name(t) for t in doc[last + 1 : last + 3]):
            continue
        office = next((t for t in doc[max(0, of.i - 6) : of.i] if t.lower_ in _OFFICES), None)
        if office is None or any(t.is_punct or t.pos_ == "VERB" for t in doc[office.i : of.i]):
            continue
        bounds = phrase_before(office)
        if bounds is None or doc[bounds[0]].lower_ in ("a", "an"):
            continue
        first = bounds[1]
        past = f"{doc[first].lower_} " if doc[first].lower_ in BEFORE else ""
        title = " ".join(_titled(t) for t in doc[first + bool(past) : of.i])
        fixed = f"{past}{country.adjective} {title}"
        yield finding(rule, sentence.document, sentence.span(doc[bounds[0]], doc[last]), [fixed])


def _titled(word: Token) -> str:
    return word.text if word.pos_ in ("ADP", "DET", "CCONJ") else word.text[:1].upper() + word.text[1:]


def _is_name(word: Token) -> bool:
    return word.tag_ == "NNP" and word.text.istitle() and word.text.isalpha()


def is_country(doc: Doc, of: Token) -> bool:
    """Whether a country stands right behind `of`."""
    return _country(doc, of) is not None


def _country(doc: Doc, of: Token) -> Country | None:
    """The country right behind `of`."""
    if of.lower_ != "of":
        return None
    for country in _countries().get(doc[of.i + 1].text, ()):
        words = tuple(t.text for t in doc[of.i + 1 : of.i + 1 + len(country.words)])
        if words == country.words:
            return country
    return None


def phrase_before(noun: Token) -> tuple[int, int] | None:
    """Where a noun's phrase begins, and where what stands behind its article does; None where nothing may move in."""
    doc, first = noun.doc, noun.i
    while first and (doc[first - 1].tag_ in ("JJ", "NN", "NNP", "VBN", "POS") or doc[first].tag_ == "POS"):
        first -= 1
        if noun.i - first > 4:
            return None
    if doc[first].tag_ == "VBN" and (not first or doc[first - 1].tag_ != "DT"):
        first += 1  # was appointed ambassador of Norway
    if any(t.tag_ in _RANKING or t.lower_ in _RANKED for t in doc[max(0, first - 1) : noun.i]):
        return None
    if first and doc[first - 1].tag_ == "DT":
        if doc[first - 1].lower_ not in ("the", "a", "an"):
            return None
        return first - 1, first
    return first, first


def _before_noun(sentence: Sentence, country: Country, start: int, first: int) -> str:
    """The phrase with the adjective of the country in its place."""
    doc = sentence.doc
    of = next(t for t in doc[first:] if t.lower_ == "of")
    while doc[first].lower_ in BEFORE:
        first += 1
    before = sentence.text(doc[start], doc[first - 1]) + " " if first > start else ""
    if before.lower() in ("a ", "an "):
        article = indefinite(country.adjective)
        before = (article if before[0].islower() else article.capitalize()) + " "
    rest = sentence.text(doc[first], of.nbor(-1))
    if first == start and rest[:1].isupper() and doc[start].tag_ == "NN":
        rest = rest[:1].lower() + rest[1:]  # the first word of the sentence
    return f"{before}{country.adjective} {rest}"


def body_candidate(sentence: str) -> bool:
    """Whether a sentence has a body with its field, and a country behind `of`."""
    return sentence.count(" of ") > 1 and _BODY.search(sentence) is not None and _pattern().search(sentence) is not None


_BODY = compiled(r"\b[A-Z][a-z]+ of [A-Z][a-z]+")


def body_of_country(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A ministry with its field behind `of`, and its country behind another: Ministry of Health of Norway."""
    doc = sentence.doc
    for of in doc[3:-1]:
        country = _country(doc, of)
        first = _body(of) if country is not None else None
        if country is None or first is None:
            continue
        last = of.i + len(country.words)
        if last + 1 < len(doc) and (doc[last + 1].tag_ in _BESIDE or doc[last + 1].lower_ in _JOINING):
            continue
        name = sentence.text(first, of.nbor(-1))
        fixed = f"{country.adjective} {name}"
        yield finding(rule, sentence.document, sentence.span(first, doc[last]), [fixed])


_BODIES = frozenset(
    """
    ministry department committee agency service academy institute union chamber council bureau federation office board
    inspectorate directorate prosecutor house court fund bank
    """.split()
)


def _body(of: Token) -> Token | None:
    """The first word of a body's name with a field behind an `of` of its own, that ends before a word."""
    doc, at = of.doc, of.i - 1
    while at > 0 and (doc[at].tag_ in ("NNP", "NNPS") or doc[at].lower_ in ("and", ",")):
        at -= 1
    body = doc[at - 1] if at > 1 and doc[at].lower_ == "of" and at < of.i - 1 else None
    if body is None or body.lower_ not in _BODIES or not body.text[:1].isupper():
        return None
    first = body
    while first.i and doc[first.i - 1].tag_ == "NNP" and doc[first.i - 1].text[:1].isupper():
        first = doc[first.i - 1]
    return first
