"""Commas between a subject and its verb or a noun and its participle, and phrases that only one comma sets off.

Russian closes participles and clauses with a comma wherever they stand; machines keep one of the two, or the one that
English has not: The bridge built in 1956, was closed. The bridge, built in 1956 was closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import FINITE, SUBJECTS, Sentence, children
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_HELPING = "is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|does|did"
_BROKEN = compiled(
    r"""["“”():;–—?\[\]]|\s-|^\W*(?:in|on|at|if|when|while|as|after|since|according|for|what\w*|whether|from|by|with)\b"""
)
_PAST = "won|became|began|went|took|gave|led|held|came|got|lost|ran|fell|rose|grew|knew|died|left"
_EXTRA = compiled(rf"^[^,]{{9,}}, (?:\w+ly |not |also )?(?:{_HELPING}|{_PAST}) ")
_OPEN = compiled(
    rf"^[^,]{{3,60}}, (?:who|which|whose|\w+ed|known|built|born|held|written|made|found|given|taken) [^,]+"
    rf" (?:{_HELPING}) "
)
_TELLING = (
    "accepted adopted appointed associated borrowed caused committed conducted connected created dedicated described "
    "developed devoted directed established founded headed held imposed inflicted introduced issued located made named "
    "organised organized placed prepared prescribed produced published registered related signed situated written"
).split()
_LINKS = "about|against|at|by|for|from|in|of|on|to|with"
_PARTICIPLE = compiled(rf"\w, (?:{'|'.join(_TELLING)}) (?:{_LINKS}) [^,;:()–—]+$")
_PRONOUNS = frozenset("he she they it we i you that this these those there".split())
_RELATIVE = frozenset("who which that where whom whose".split())


def extra_candidate(sentence: str) -> bool:
    """Whether the first comma of a sentence stands before an auxiliary or a past form."""
    return bool(_EXTRA.search(sentence)) and not _BROKEN.search(sentence.lower())


def open_candidate(sentence: str) -> bool:
    """Whether the first comma of a sentence begins a clause, and an auxiliary follows with no other comma between."""
    return bool(_OPEN.search(sentence)) and not _BROKEN.search(sentence.lower())


def extra(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """The only comma between a subject with what belongs to it and the verb right behind the comma."""
    for subject, comma, first in _with_comma(sentence.doc):
        if comma.i != first.i - 1 or _verbs_alone(sentence.doc[subject.left_edge.i : comma.i]):
            continue
        word = comma.nbor(-1)
        yield finding(rule, sentence.document, sentence.span(word, comma), [word.text])


def unclosed(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A participle or a relative clause that begins with a comma behind the subject and runs into the verb."""
    for subject, comma, first in _with_comma(sentence.doc):
        if comma.i >= first.i - 2:
            continue
        behind = [t for t in children(subject, "acl", "relcl") if t.i > comma.i]
        if len(behind) == 1 and behind[0].left_edge.i == comma.i + 1 and behind[0].right_edge.i == first.i - 1:
            word = first.nbor(-1)
            yield finding(rule, sentence.document, sentence.span(word), [f"{word.text},"])


def participle_candidate(sentence: str) -> bool:
    """Whether the last comma of a sentence stands before a participle that says which one is meant."""
    return bool(_PARTICIPLE.search(sentence))


def before_participle(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """The comma between a common noun with "the" or in the plural and the participle that ends its sentence."""
    for participle in sentence.doc[2:]:
        comma, noun = participle.nbor(-1), participle.nbor(-2)
        if participle.lower_ not in _TELLING or comma.text != "," or noun.tag_ not in ("NN", "NNS"):
            continue
        told = noun.tag_ == "NNS" or any(t.lower_ in ("the", "those", "these") for t in noun.lefts)
        behind = sentence.doc[participle.i :]
        restricts = participle.tag_ == "VBN" and participle.dep_ == "acl" and participle.head.i == noun.i and told
        if restricts and not any(t.text == "," or t.tag_ in FINITE for t in behind):
            yield finding(rule, sentence.document, sentence.span(noun, comma), [noun.text])


def _with_comma(doc: Doc) -> Iterator[tuple[Token, Token, Token]]:
    """The subject that a sentence begins with, the only comma before its verb, and the first word of the verb."""
    for subject, first in _clauses(doc):
        commas = [t for t in doc[subject.left_edge.i : first.i] if t.text == ","]
        if len(commas) == 1:
            yield subject, commas[0], first


def _clauses(doc: Doc) -> Iterator[tuple[Token, Token]]:
    """The subject that a sentence begins with, and the first word of its verb's forms."""
    for subject in doc:
        verb = subject.head
        if subject.dep_ not in SUBJECTS or verb.i <= subject.i or subject.lower_ in _PRONOUNS:
            continue
        start = subject.left_edge.i
        if start > 1 or start == 1 and doc[0].tag_ != "CC":
            continue
        forms = {verb.i} | {
            t.i for t in verb.lefts if t.i > subject.i and t.dep_ in ("aux", "auxpass", "neg", "advmod")
        }
        first = verb.i
        while first - 1 in forms:
            first -= 1
        if any(t.tag_ in FINITE for t in doc[first : verb.i + 1]):
            yield subject, doc[first]


def _verbs_alone(words: Iterable[Token]) -> bool:
    """Whether a finite verb stands among words that no relative pronoun before it takes."""
    relative = False
    for word in words:
        relative = relative or word.lower_ in _RELATIVE
        if word.tag_ in FINITE and not relative:
            return True
    return False
