"""Subjects and verbs whose numbers differ, where other words stand between them or the subject is a pair."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.number import (
    EITHER,
    ONE_THING,
    PLURAL_OF,
    SINGULAR_OF,
    agreeing,
    is_amount,
    is_object,
    is_singular,
    is_unreal,
    may_be_name,
    of_sport,
    pluralized,
)
from mtcheck.checks.parsed.sentence import Sentence, child, children, has, is_plural
from mtcheck.english.frequency import frequency
from mtcheck.english.inflection import verb
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_RARER = 1.5  # Zipf frequency by which a singular may be rarer than its plural


def joined_subjects(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A singular verb behind two subjects that `and` joins."""
    for head in sentence.doc:
        if head.dep_ not in ("nsubj", "nsubjpass") or head.pos_ not in ("NOUN", "PROPN"):
            continue
        word = agreeing(head)
        other = next((c for c in head.conjuncts if c.i > head.i and c.pos_ in ("NOUN", "PROPN")), None)
        if word is None or other is None or not is_singular(word) or word.i < other.i:
            continue
        before = sentence.doc[head.left_edge.i - 1].pos_ if head.left_edge.i else ""
        if before in ("NOUN", "PROPN", "ADP", "ADJ", "NUM") or head.pos_ == "PROPN" and has(other, "poss"):
            continue  # BT and Vodafone's yield is
        if _is_pair(head, other) and not _far(other, word):
            yield finding(rule, sentence.document, sentence.span(word), [pluralized(word)])


def _is_pair(head: Token, other: Token) -> bool:
    """Whether two nouns are two things: joined by `and`, each with an article or both names, in the open."""
    joint = child(head, "cc")
    if joint is None or joint.lower_ != "and" or has(head, "preconj", "prep", "acl", "relcl") or joint.i > other.i:
        return False
    first = head.doc[head.left_edge.i]
    if head.lemma_ in _SOON and has(head, "nummod") and not has(head, "det", "poss"):
        return False
    if first.lower_ in ("each", "every", "no", "any", "what", "if", "not", "'", '"', "both") or first.i > head.i:
        return False
    if head.left_edge.i > 0 and head.doc[head.left_edge.i - 1].lower_ not in (",", '"', "that", "but", "because", ":"):
        return False
    between = head.doc[joint.i + 1 : other.i]
    if head.tag_ == "NNP" and other.tag_ == "NNP":  # Johnson and Johnson, Marks and Spencer; not Russia and the regime
        return any(token.lower_ == "the" for token in between)
    determined = {c.lower_ for noun in (head, other) for c in children(noun, "det", "poss")}
    return has(other, "det", "poss") and not {"each", "every", "no"} & determined


# Two clicks and the program is there: the first noun is a clause of its own.
_SOON = frozenset(
    "click push step call tap touch mistake look try visit second minute hour day week month year slip move".split()
)


def _far(other: Token, word: Token) -> bool:
    """Whether more than a plain phrase stands between the second subject and the verb."""
    between = word.doc[other.i + 1 : word.i]
    return len(between) > 6 or any(
        t.pos_ in ("VERB", "PUNCT", "CCONJ", "SCONJ") or t.tag_ in ("WDT", "WP") for t in between
    )


def plural_apart(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A singular verb behind a plural subject and words in between."""
    for head in sentence.doc:
        if head.dep_ not in ("nsubj", "nsubjpass") or head.tag_ != "NNS" or head.lower_ in ONE_THING:
            continue
        word = agreeing(head)
        if word is None or not is_singular(word) or not _open_to(head, word) or has(head, "nummod", "cc", "conj"):
            continue
        if _is_own_subject(word.nbor(-1)) or is_object(head) or is_amount(head):
            continue
        if not _is_doing(head) and not _is_titled(head) and _is_several_things(head):
            yield finding(rule, sentence.document, sentence.span(word), [pluralized(word)])


def _is_own_subject(noun: Token) -> bool:
    """Whether a singular right before a verb begins a phrase of its own: flights to Norway the demand is there."""
    doc, at = noun.doc, noun.i
    while at > 1 and doc[at].tag_ in ("NN", "JJ"):
        at -= 1
    return at < noun.i and doc[at].tag_ == "DT" and doc[at - 1].tag_ in ("NN", "NNS", "NNP", "NNPS")


def _is_several_things(head: Token) -> bool:
    """Whether a word is the plural of one that is in use as well: not atlas, not Clijsters."""
    return head.lemma_ != head.lower_ and frequency(head.lemma_.lower()) > frequency(head.lower_) - _RARER


def _is_titled(head: Token) -> bool:
    """Whether a plural is one of several (one of the buzzes), or the name of a work: Angels by Robbie Williams."""
    doc = head.doc
    before = doc[max(0, head.i - 6) : head.i]
    if any(word.lower_ == "one" and word.nbor(1).lower_ == "of" for word in before):
        return True
    return head.text.istitle() and head.nbor(1).lower_ == "by"


def _named(sentence: Sentence, word: str) -> bool:
    """Whether the article has the word as a surname, behind another word with a capital letter."""
    return bool(re.search(rf"\b[A-Z][\w'-]+ {re.escape(word)}\b", sentence.document.text))


def singular_apart(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A plural verb behind a singular subject and words in between."""
    for head in sentence.doc:
        if head.dep_ not in ("nsubj", "nsubjpass") or head.tag_ not in ("NN", "NNP") or head.lower_ in EITHER:
            continue
        word = agreeing(head)
        if word is None or word.lower_ not in SINGULAR_OF or word.lower_ == "were" and is_unreal(word):
            continue
        if head.lower_ in _PEOPLE and any(c.lower_ == "the" for c in head.children):
            continue
        if head.tag_ == "NNP" and of_sport(sentence.doc):
            continue
        if has(head, "cc", "conj", "appos", "nummod") or not _open_to(head, word) or _several_before(head, word):
            continue
        yield finding(rule, sentence.document, sentence.span(word), [SINGULAR_OF[word.lower_]])


# Adjectives that are people behind "the": the dead in the east are many.
_PEOPLE = frozenset(
    "dead wounded injured missing living sick poor rich elderly young old homeless unemployed accused deceased".split()
)


def _several_before(head: Token, word: Token) -> bool:
    """Whether another noun before the verb may be what it agrees with."""
    doc, before = word.doc, word.nbor(-1)
    if any(
        t.lower_ in ("and", "or", "nor", "plus", "who", "which", "that", "as", "with")
        for t in doc[head.left_edge.i : word.i]
    ):
        return True
    return is_plural(before) and head.is_ancestor(before)


def plural_beside(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A singular verb right behind a plural subject that opens its clause: Windows was broken."""
    for head in sentence.doc[:-1]:
        if (
            head.dep_ not in ("nsubj", "nsubjpass")
            or head.tag_ != "NNS"
            or head.lower_ in ONE_THING
            or not head.text.isalpha()
        ):
            continue
        word = agreeing(head)
        if word is None or word.i != head.i + 1 or word.lower_ not in PLURAL_OF or has(head, "nummod", "cc", "conj"):
            continue
        behind = sentence.doc[word.i + 1 :]
        if head.lower_.endswith("ics") or word.lower_ == "does" and behind[:1].text not in ("not", "n't"):
            continue
        if head.text.istitle() and (may_be_name(head) or _named(sentence, head.text)):
            continue
        if any(
            c.dep_ not in ("det", "amod", "poss") or c.tag_ == "DT" and c.lower_ in ("a", "an", "one")
            for c in head.children
        ):
            continue
        before = head.left_edge.nbor(-1) if head.left_edge.i else None
        if before is not None and before.pos_ not in ("PUNCT", "SCONJ", "CCONJ") or head.lemma_ == head.lower_:
            continue
        if _is_doing(head) or _is_one_thing(word):
            continue
        if (before is None or before.lower_ not in ("and", "or")) and _is_several_things(head):
            yield finding(rule, sentence.document, sentence.span(word), [PLURAL_OF[word.lower_]])


def _is_one_thing(word: Token) -> bool:
    """Whether what a form of `be` says of its subject is one thing, so that the subject may be what is wrong."""
    what = child(word, "attr")
    return what is not None and what.tag_ in ("NN", "NNP")


def inverted_plural(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`Among the dead is two children`: a singular verb before its plural subject."""
    first = sentence.doc[0]
    if first.lower_ != "among":
        return
    for word in sentence.doc[2:-1]:
        if word.lower_ in ("is", "was"):
            nxt = word.nbor(1)
            what = next((t for t in word.children if t.i > word.i and t.dep_ in ("nsubj", "attr")), None)
            if what is not None and is_plural(what) and nxt.tag_ in ("CD", "NNS", "JJ") and not has(what, "cc", "conj"):
                yield finding(rule, sentence.document, sentence.span(word), [PLURAL_OF[word.lower_]])
            return


# What teams do, of which British English writes the plural; and what is looked at elsewhere.
_OF_TEAMS = frozenset(
    "have be do win lose beat face play host draw reach qualify name clinch complete need chase bat field".split()
)


def country_base(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A country with the verb of a plural: Norway withdraw its troops."""
    for name in sentence.doc[:-1]:
        if name.dep_ != "nsubj" or name.tag_ != "NNP" or name.conjuncts or has(name, "cc", "appos"):
            continue
        if of_sport(sentence.doc):
            return
        word = name.head
        if (
            word.i != name.i + 1
            or word.tag_ not in ("VB", "VBP")
            or has(word, "aux")
            or word.lower_ != word.lemma_
            or not word.text.islower()
        ):
            continue
        if word.lemma_ in _OF_TEAMS or word.dep_ not in ("ROOT", "ccomp", "conj", "relcl", "advcl") or _is_wished(word):
            continue
        before = name.left_edge.nbor(-1) if name.left_edge.i else None
        if before is not None and before.lower_ not in (",", '"', "that", "but", "because", "when", "while", "if"):
            continue
        fix = verb(word.lemma_).third
        if name.lower_.replace(".", "") in ("us", "usa") and not has(name, "det"):
            article = "The" if name.i == 0 else "the"
            yield finding(rule, sentence.document, sentence.span(name, word), [f"{article} {name.text} {fix}"])
        else:
            yield finding(rule, sentence.document, sentence.span(word), [fix])


_WISHING = frozenset(
    "demand insist suggest recommend propose require request urge ask advise important vital necessary".split()
)


def _is_wished(word: Token) -> bool:
    """Whether a clause may have a subjunctive: he demanded that Norway withdraw."""
    return any(t.lemma_ in _WISHING for t in word.doc) and any(t.lower_ == "that" for t in word.doc[: word.i])


def there_plural(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`There is` or `there was` before several things."""
    for there in sentence.doc:
        if there.dep_ != "expl" or there.lower_ != "there" or there.i + 1 >= len(sentence.doc):
            continue
        word = there.nbor(1)
        what = child(there.head, "attr", "nsubj", "dobj")
        if word.lower_ not in ("is", "was", "has") or what is None or not is_plural(what) or what.lower_ in ONE_THING:
            continue
        if (
            what.i < word.i
            or has(what, "cc")
            or any(t.lower_ in ("a", "an", "one", "no") for t in what.subtree if t.i < what.i)
        ):
            continue
        if word.lower_ == "has" and there.head.lemma_ != "be" or what.lower_ in ("lots", "plenty", "loads", "heaps"):
            continue
        yield finding(rule, sentence.document, sentence.span(word), [PLURAL_OF[word.lower_]])


def _is_doing(head: Token) -> bool:
    """Whether an act or a question may be meant that the noun is only the object of: selling boats is."""
    first = head.left_edge
    before = first.nbor(-1) if first.i else first
    return first.tag_ in ("VBG", "WDT", "WP", "WRB") or before.tag_ in ("VBG", "TO", "VB")


def _open_to(head: Token, word: Token) -> bool:
    """Whether what stands between a subject and its verb leaves no doubt that they belong together."""
    if _is_doing(head):
        return False
    between = word.doc[head.i + 1 : word.i]
    if between[-1:].text.lower() in ("it", "he", "she", "this", "that", "which", "who", "there"):
        return False  # the verb has a subject of its own, however loose the rest
    if not between or len(between) > 12 or sum(t.lower_ == "," for t in between) not in (0, 2):
        return False
    if any(
        t.pos_ in ("VERB", "CCONJ", "SCONJ")
        and t.dep_ not in ("acl", "prep")
        or t.lower_ in ('"', "-", "–", "—", ":", "(")
        for t in between
    ):
        return False
    return all(t.lower_ not in ("and", "or", "who", "which", "that") for t in between)
