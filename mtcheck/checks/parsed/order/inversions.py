"""Verbs before their subjects, as the source has them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.clauses.openings import BEGINNING, subject_behind
from mtcheck.checks.parsed.sentence import FINITE, Sentence, words
from mtcheck.english.casing import capitalize
from mtcheck.findings import Finding, Safety
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def verb_first(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`About this told the minister.`: what is told stands first, before the verb, before or behind who speaks."""
    doc = sentence.doc
    first = next(words(doc), None)
    if first is None or first.lower_ not in ("about", "of", "on") or first.i + 4 >= len(doc):
        return
    theme = first.nbor(1)
    if (
        theme.lower_ not in ("this", "that", "it", "which")
        or theme.nbor(1).tag_ in ("NN", "NNS")
        and theme.lower_ != "it"
    ):
        return
    word = next((t for t in doc[theme.i + 1 : theme.i + _FARTHEST] if _speaks(t)), None)
    if word is None or word.i + 1 >= len(doc):
        return
    between = doc[theme.i + 1 : word.i]
    named = any(t.tag_ == "NNP" and t.lower_ not in _TIMES for t in between)
    if not named and all(t.tag_ in _ADVERBIAL or t.lower_ in ("the", "a") and between[0].tag_ == "IN" for t in between):
        yield _told(sentence, rule, first, word, subject_behind(doc, word.i + 1))
    elif all(t.tag_ in _NAMING for t in between) and word.nbor(1).tag_ in _ENDING and between:
        who = capitalize(sentence.text(between[0], between[-1]))
        said = "said" if word.lower_ == "told" else word.text
        fix = f"{who} spoke about it" if word.lemma_ == "speak" else f"{who} {said} this"
        fixes = [] if between[0].tag_ in (",", "IN") else [fix]
        yield finding(rule, sentence.document, sentence.span(first, word), fixes, safety=Safety.UNSAFE)


_FARTHEST = 14  # words
_TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december
    """.split()
)
_ADVERBIAL = frozenset(("IN", "NNP", "CD", ",", "RB", "NN"))
_NAMING = frozenset((",", "IN", "CD", "NNP", "NNPS", "NN", "DT", "JJ", "PRP", "PRP$", "CC", "``", "''"))
_ENDING = frozenset(("IN", ".", ",", "RB", "NNP"))


def _speaks(word: Token) -> bool:
    return word.lemma_ in _SPEAKING and word.tag_ in ("VBD", "VBZ", "VBP", "VBN")


def _told(sentence: Sentence, rule: Rule, first: Token, word: Token, who: tuple[Token, Token] | None) -> Finding:
    """What is found, with the speaker first where the words that name him are plain."""
    doc = sentence.doc
    if who is None or word.nbor(1).tag_ not in BEGINNING:
        return finding(rule, sentence.document, sentence.span(first, word), [])
    said = "said" if word.lower_ == "told" else word.text
    told = "spoke about it" if word.lemma_ == "speak" else f"{said} this"
    between = sentence.text(doc[first.i + 2], doc[word.i - 1]).strip(" ,") if word.i > first.i + 2 else ""
    text = f"{capitalize(sentence.text(*who))} {told} {between}".rstrip()
    behind = who[1].i + 1
    whole = first.lower_ != "on" and behind < len(doc) and doc[behind].text in (".", ";")
    safety = None if whole else Safety.UNSAFE  # on this Friday; the name of who speaks may go on
    return finding(rule, sentence.document, sentence.span(first, who[1]), [text], safety=safety)


_SPEAKING = frozenset("say tell write report inform announce state speak declare note".split())


_ASKING = frozenset("what why where how when who whom which".split())


def one_sided_question(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`did Washington may not`: a form of do that asks, and a modal behind the subject."""
    doc = sentence.doc
    for do in doc[:-2]:
        if do.lower_ not in ("do", "does", "did"):
            continue
        before = do.nbor(-1) if do.i else None
        if before is not None and before.pos_ not in ("PUNCT", "CCONJ", "SCONJ") and before.lower_ not in _ASKING:
            continue  # to do all they can, students who do odd jobs may
        modal = next((t for t in doc[do.i + 1 : do.i + 6] if t.tag_ == "MD" or t.is_punct), None)
        if modal is None or modal.is_punct or modal.i == do.i + 1:
            continue
        if modal.i + 1 < len(doc) and modal.nbor(1).text == "-":
            continue
        between = doc[do.i + 1 : modal.i]
        if any(
            t.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ", "ADP")
            or t.lower_ in ("not", "n't", "so", "what", "it", "this", "that")
            for t in between
        ):
            continue
        yield finding(rule, sentence.document, sentence.span(do, modal), [])


def participle_before_name(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A participle with its phrase right before the noun, as the source has it: Arrested for the protest poet."""
    doc = sentence.doc
    first = next(words(doc), None)
    if first is None or first.tag_ not in ("VBN", "VBD") or first.i + 4 >= len(doc) or not first.lower_.endswith("ed"):
        return
    if doc[first.i + 1].tag_ != "IN":
        return
    for noun in doc[first.i + 3 : first.i + 10]:
        if noun.is_punct or noun.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ"):
            return
        if (
            noun.tag_ == "NN"
            and noun.nbor(-1).pos_ in ("NOUN", "PROPN")
            and noun.i + 1 < len(doc)
            and (noun.nbor(1).tag_ == "NNP" or noun.nbor(1).text == ":")
        ):
            yield finding(rule, sentence.document, sentence.span(first, noun), [])
            return


# Participles that are nouns with an article: the wounded in the hospital, the accused in the case.
_PEOPLE = frozenset(
    """
    accused injured wounded killed arrested missing displaced deceased convicted affected detained unemployed retired
    disabled condemned bereaved infected vaccinated married gifted elected chosen drowned saved rescued abducted
    undersigned above-mentioned used unexpected unknown given handicapped
    """.split()
)
_BEHIND_PARTICIPLE = ("by", "in", "on", "at", "from", "with", "under", "near", "into", "during", "after", "for")


def participle_with_phrase(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A participle with its phrase between article and noun, or behind its noun with an article of its own.

    The supported by the state company; a town the held by rebels.
    """
    doc = sentence.doc
    for article in doc[:-4]:
        if article.lower_ not in ("the", "a", "an"):
            continue
        word = article.nbor(2) if article.nbor(1).tag_ == "RB" else article.nbor(1)
        if word.tag_ not in ("VBN", "VBD") or not word.text.islower() or word.i + 2 >= len(doc):
            continue
        preposition = word.nbor(1).lower_
        people = word.lower_ in _PEOPLE and preposition != "by" or word.lower_ == "rose"
        if preposition not in _BEHIND_PARTICIPLE or people:
            continue
        before = doc[article.i - 1] if article.i else None
        behind = before is not None and before.tag_ in ("NN", "NNS", "NNP")
        fixes = [sentence.text(article.nbor(1), word)] if behind and before is not None else []
        yield finding(rule, sentence.document, sentence.span(article, word if behind else word.nbor(1)), fixes)


def tagged_participle(doc: Doc) -> bool:
    """Whether an article, a participle and a preposition follow one another, by the tags."""
    tags = [t.tag_ for t in doc]
    pairs = zip(tags, tags[1:], tags[2:], strict=False)
    return any(a == "DT" and (b in ("VBN", "VBD") or b == "RB" and c in ("VBN", "VBD")) for a, b, c in pairs)


_IDIOMS = frozenset(
    "turn fact particular one return addition all general part short response least first last once us them".split()
)
_PRONOUNS = ("i", "he", "she", "they", "we", "it")
_OF_PHRASES = frozenset("DT JJ NN NNS NNP CD PRP$ IN".split())


def pronoun_before_phrase(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A phrase between a pronoun and its verb, without commas: he in 2012 became a champion."""
    doc = sentence.doc
    for pronoun in doc[:-4]:
        end = _phrase_between(doc, pronoun) if pronoun.lower_ in _PRONOUNS and pronoun.tag_ == "PRP" else None
        if end is None or pronoun.dep_ not in ("nsubj", "nsubjpass") or pronoun.head.i < end:
            continue
        phrase = sentence.text(pronoun.nbor(1), doc[end - 1])
        who = pronoun.text if pronoun.text == "I" else pronoun.lower_
        fixed = f"{phrase} {who}"
        starts = pronoun.text[:1].isupper() and (pronoun.text != "I" or next(words(doc)) == pronoun)
        fixed = capitalize(fixed) if starts else fixed
        yield finding(rule, sentence.document, sentence.span(pronoun, doc[end - 1]), [fixed])


def _phrase_between(doc: Doc, pronoun: Token) -> int | None:
    """Where a phrase that begins behind a pronoun ends, right before a finite verb."""
    first = pronoun.nbor(1)
    if first.tag_ != "IN" or first.lower_ not in _PHRASES or pronoun.nbor(2).lower_ in _IDIOMS:
        return None
    if pronoun.i and doc[pronoun.i - 1].tag_ in ("IN", "TO", "VB", "VBG", "VBZ", "VBD"):
        return None
    end = pronoun.i + 2
    while end < len(doc) and doc[end].tag_ in _OF_PHRASES:
        end += 1
    if any(t.lower_ in ("hand", "contrary", "way") for t in doc[pronoun.i + 1 : end]):
        return None
    near = end < len(doc) and end - pronoun.i < 9 and doc[end].tag_ in FINITE
    return end if near and doc[end - 1].tag_ in ("NN", "NNS", "NNP", "CD") else None


_PHRASES = frozenset(
    "in into on at for since from after before during by without with through to against about".split()
)
