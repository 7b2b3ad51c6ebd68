"""Nouns whose number does not go with what stands before them, and verbs that do not go with `he` and `she`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import FINITE, Sentence
from mtcheck.english.inflection import plural, verb
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns, read_list
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_MANY = frozenset(("these", "those", "several", "many", "various", "numerous"))
_WORDS = compiled(r"[a-z]+|[0-9]+|[^\sa-z0-9]")
_NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve fifteen twenty thirty fifty".split())
_YEARS = 1500  # from which a number is likely to be a year
_AMOUNTS = frozenset("few many great good several couple dozen hundred thousand million billion further".split())
_ONE = frozenset(("every", "each", "another"))
_MODIFIES = frozenset(("compound", "nmod", "npadvmod"))  # labels of nouns that say something of another


def pronoun_plural_verb(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """He or she with the verb of a plural: she have sold."""
    for subject, main in zip(sentence.doc, sentence.doc[1:], strict=False):
        if (
            subject.lower_ in ("he", "she")
            and subject.dep_ in ("nsubj", "nsubjpass")
            and main.lower_ in ("have", "are")
            and main.tag_ == "VBP"
        ):
            span = sentence.span(subject, main)
            before = sentence.document.text[span.start : sentence.span(main).start]
            yield finding(rule, sentence.document, span, [before + verb(main.lemma_.lower()).third])


def singular_candidate(sentence: str) -> bool:
    """Whether a sentence has a countable noun in the singular behind a word that wants several."""
    words = _WORDS.findall(sentence.lower())
    for i, word in enumerate(words[:-1]):
        if word in _MANY or word in _NUMBERS or word.isdecimal() and 1 < int(word[:5]) < _YEARS:
            for other in words[i + 1 : i + 4]:
                if other in _countable():
                    return True
                if not other.isalpha() or other[-1] == "s":
                    break
    return False


def tagged_singular(doc: Doc) -> bool:
    """Whether a singular noun ends its phrase not far behind a word that wants several."""
    return any(
        noun.tag_ == "NN"
        and any(t.lower_ in _MANY or t.lower_ in _NUMBERS or t.is_digit for t in doc[max(0, noun.i - 4) : noun.i])
        and not (noun.i + 1 < len(doc) and _joins(noun.nbor(1)))
        for noun in doc
    )


def several_of_one(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """Several with a singular: several journalist."""
    for noun in sentence.doc:
        if noun.tag_ != "NN" or noun.lower_ not in _countable() or noun.dep_ in (*_MODIFIES, "ROOT"):
            continue
        if noun.lower_ in read_list("base-verbs.txt") and not any(t.tag_ in FINITE for t in sentence.doc):
            continue  # the verb of its sentence
        if noun.lower_ in read_list("base-verbs.txt") and _may_be_verb(noun):
            continue
        if not any(map(_is_several, noun.children)) or noun.i + 1 < len(sentence.doc) and _joins(noun.nbor(1)):
            continue
        if _governs(noun, {"poss", "compound", "cc", "conj"}, {"a", "an", "the"}) or _is_first_part(noun):
            continue
        number = next((one for one in noun.children if one.text.isdecimal()), None)
        if noun.lower_ == "place" and number is not None and number.i + 1 == noun.i:
            place = f"{_ordinal(number.text)} place"
            yield finding(rule, sentence.document, sentence.span(number, noun), [place, f"{number.text} places"])
        else:
            yield finding(rule, sentence.document, sentence.span(noun), [plural(noun.text)])


def _may_be_verb(noun: Token) -> bool:
    """Whether the word of number right before a noun may be the subject of a verb: Many act as guides."""
    many = noun.nbor(-1)
    if not _is_several(many):
        return False
    return many.i == 0 or many.nbor(-1).lower_ in ("of", "and", "but", "while", ",", '"')


def _is_first_part(noun: Token) -> bool:
    """Whether a noun, a word that is taken for a verb and a plural are one compound: all those body wash bottles."""
    behind = noun.doc[noun.i + 1 : noun.i + 3]
    return len(behind) == 2 and behind[0].tag_ in ("VB", "VBP") and behind[1].tag_ == "NNS"


def _ordinal(number: str) -> str:
    teen = number[-2:-1] == "1"
    return number + ("th" if teen else {"1": "st", "2": "nd", "3": "rd"}.get(number[-1], "th"))


def _is_several(one: Token) -> bool:
    """Whether a word before a noun says that there are several: these, 32; not the second of `section 2`."""
    if one.lower_ in _MANY:
        return one.dep_ in ("det", "amod")
    if one.dep_ != "nummod" or one.i > one.head.i:
        return False
    between = one.doc[one.i + 1 : one.head.i]
    alone = not any(t.tag_ in ("NNS", "NNP", "IN", "CD") or t.is_punct or t.lower_ == "last" for t in between)
    before = one.nbor(-1) if one.i else None
    if not alone or before is not None and (before.is_punct or before.tag_ in _NO_AMOUNT or before.lower_ == "top"):
        return False
    return one.lower_ in _NUMBERS or one.text.isdecimal() and 1 < int(one.text) < _YEARS


_NO_AMOUNT = ("NN", "NNP", "CD", "$", "DT", "POS")  # before a number that counts nothing: section 2, the 20 single


def _joins(word: Token) -> bool:
    """Whether a word makes what stands before it the first part of a compound: three page letters, 32 bit-systems."""
    return word.tag_ in ("NN", "NNS", "NNP", "JJ", "POS", "CD", "VBG") or word.text in ("-", "/", "%")


def tagged_plural(doc: Doc) -> bool:
    """Whether a plural stands behind `a` and at most two adjectives."""
    for noun in doc[1:]:
        if noun.tag_ == "NNS":
            before = noun.i - 1
            while before > 0 and noun.i - before < 3 and doc[before].tag_ == "JJ":
                before -= 1
            if doc[before].lower_ in ("a", "an"):
                return True
    return False


def plural_with_a(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`a` before a plural: a rare blue lobsters."""
    for noun in sentence.doc[1:]:
        if noun.tag_ != "NNS" or noun.lemma_.lower() not in _countable() or noun.dep_ in _MODIFIES:
            continue
        article = next((one for one in noun.children if one.lower_ in ("a", "an") and one.dep_ == "det"), None)
        if article is None or noun.lower_ == noun.lemma_.lower() or noun.i - article.i > 3:
            continue
        between = sentence.doc[article.i + 1 : noun.i]
        if any(t.tag_ != "JJ" or t.lower_ in _AMOUNTS or t.lower_ == "straight" for t in between):
            continue  # a straight sets win
        if noun.i + 1 < len(sentence.doc) and _joins(noun.nbor(1)) or _governs(noun, {"nummod", "poss"}, set()):
            continue
        yield finding(rule, sentence.document, sentence.span(noun), [noun.lemma_])


def every_several(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """Every with a plural: every trains."""
    for noun in sentence.doc:
        if noun.tag_ != "NNS" or noun.lower_[-1:] != "s" or noun.lower_[-2:-1] in ("", "s") or noun.dep_ in _MODIFIES:
            continue
        if not any(one.lower_ in _ONE and one.dep_ == "det" for one in noun.children):
            continue
        if not _governs(noun, {"nummod", "poss", "quantmod", "case"}, {"few", "other", "little"}):
            yield finding(rule, sentence.document, sentence.span(noun), [noun.lemma_])


def _governs(noun: Token, labels: set[str], words: set[str]) -> bool:
    """Whether a noun has a dependent with one of some labels, or one of some words."""
    return any(one.dep_ in labels or one.lower_ in words for one in noun.children)


@cache
def _countable() -> frozenset[str]:
    """Nouns that are counted: those of the list, and those that never stand bare in the singular."""
    return read_list("countable-nouns.txt") | {row[0] for row in read_columns("noun-articles.tsv")} - _ALIKE


# The same in the plural, or parts of numbers and names of amounts.
_ALIKE = frozenset(
    """
    series species aircraft craft means offspring percent cent couple dozen pair rest majority minority km kg mm dlrs
    pct mln bln tln trln stg kind finding world inch est
    yen yuan ringgit mph bpd lbs dlr sort type lie chance crew mark bid time mile ton lira won march may
    """.split()
)
