"""Two whole sentences with only a comma between them, as Russian joins them: He was ill, he did not come.

People write few: the rule demands that both clauses have a subject and a finite verb of their own, that nothing but the
comma joins them, and that neither reports speech, restricts the other or stands in a list of three.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.clauses.clauses import is_statement
from mtcheck.checks.parsed.sentence import FINITE, Sentence, child, finite
from mtcheck.english.saying import SAYS, SPEAKER
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_NO_SPLICE = compiled(
    r"""["“”():;—–?]|(?:^|\s)-\s|^\W*(?:if|when|while|as|although|though|because|since|after|before|once|unless"""
    r"""|until|whether|whenever|where|what|whatever|however|so|for|given|the (?:more|less|better)|not only|but not"""
    r"""|it is not)\b"""
)
_PAIR = compiled(
    r"\w \w+, (?:in (?:reality|fact|total) |then (?=(?:the|it|he|she|they|there|we|a)\b))?"
    r"(?!(?:and|but|or|who|whom|whose|which|that|where|when|while|including|as|with|in|on|at|by|for|from|to|so"
    r"|such|not|although|though|because|if|then|after|before|since|until|like|especially|according|namely|\w+ing|\w+ed)\b)"
    r"[\w'-]+ [\w'-]+ "
)
_OPENS = frozenset("PRP PRP$ DT NN NNS NNP NNPS EX JJ JJR JJS CD RB POS".split())  # tags of a clause's first word
_BETWEEN = frozenset("now then there here today later reality fact total besides moreover therefore instead".split())
_LEADS = _BETWEEN - {"there", "here"} | {"in"}
_FEWEST = 5  # words of the second clause, and the stop
_ASIDES = frozenset("however therefore moreover though instead indeed".split())
_REPORT = frozenset(
    """
    say tell note add stress explain state declare announce report believe think consider conclude recall admit confirm
    claim write quote ask answer reply continue underline specify clarify suggest argue assure warn promise complain
    comment hope remark observe acknowledge insist urge joke inform remind predict mention cite know mean seem appear
    guess suppose understand see hear feel show agree expect emphasize emphasise look turn fear learn read go reveal
    find estimate disclose charge point forecast
    """.split()
)
_SAID = compiled(rf"\b(?:{SAYS}|according to)\b")
_SPEAKER_LAST = compiled(rf",\s(?={SPEAKER})[^,]{{3,60}}\.\s*$")  # the river is deep, its water is cold, writes Nature


def candidate(sentence: str) -> bool:
    """Whether a sentence may be two: a comma with words on either side, and nothing that subordinates a clause."""
    return bool(_PAIR.search(sentence)) and not _NO_SPLICE.search(sentence.lower())


def tagged_spliced(doc: Doc) -> bool:
    """Whether a comma has a finite verb before it, and behind it words that begin a clause, with the next one."""
    first = next((t.i for t in doc if t.tag_ in FINITE), len(doc))
    commas = [t.i for t in doc[first:] if t.text == ","]
    for start, end in pairwise([*commas, len(doc)]):
        first_word = start + 1
        while first_word < end - 1 and doc[first_word].lower_ in _LEADS:
            first_word += 1
        tags = [t.tag_ for t in doc[first_word:end]]
        verb = next((n for n, tag in enumerate(tags) if tag in FINITE), 0)
        if verb and tags[0] in _OPENS and not any(tag[0] == "W" for tag in tags[:verb]):
            return True
    return False


def spliced(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """The comma between two whole clauses, which becomes a semicolon."""
    if not is_statement(sentence):
        return
    for left, right in _pairs(sentence):
        comma = _comma(left, right)
        if comma is not None and not _SAID.search(_SPEAKER_LAST.sub("", sentence.doc[comma.i :].text)):
            before, after = comma.nbor(-1), comma.nbor(1)
            place = sentence.span(before, after)
            fix = f"{before.text};{sentence.document.text[sentence.span(comma).end : place.end]}"
            yield finding(rule, sentence.document, Span(*place), [fix])
            return


def _pairs(sentence: Sentence) -> Iterator[tuple[Token, Token]]:
    """Two clauses of which one hangs on the other, in text order, by their verbs."""
    for verb in sentence.doc:
        for other in verb.children:
            if other.dep_ == "ccomp" and other.i < verb.i:
                yield other, verb
            elif other.dep_ in ("ccomp", "conj", "parataxis", "dep") and other.i > verb.i:
                yield verb, other


def _comma(left: Token, right: Token) -> Token | None:
    """The comma that alone joins two clauses, where each could stand as a sentence."""
    first, second = child(left, *_SUBJECTS), child(right, *_SUBJECTS)
    if first is None or second is None or not (finite(left) and finite(right)):
        return None
    doc = left.doc
    start = second.left_edge.i
    if start and doc[start - 1].lower_ in _BETWEEN:
        start -= 2 if doc[start - 2].lower_ == "in" else 1  # in reality
    comma = doc[start - 1] if start else None
    if comma is None or comma.text != "," or not left.i < comma.i < right.i or not first.i < comma.i < second.i:
        return None
    if len(doc) - start < _FEWEST or comma.nbor(-1).lower_ in _ASIDES:
        return None
    if {left.lemma_, right.lemma_, doc[right.right_edge.i - 1].lemma_} & _REPORT or not _independent(
        left, right, comma, first
    ):
        return None
    return comma


def _independent(left: Token, right: Token, comma: Token, first: Token) -> bool:
    """Whether neither clause is subordinate, and the comma closes no phrase and no list."""
    doc = left.doc
    if left.dep_ in ("relcl", "advcl", "acl", "pcomp") or right.dep_ in ("relcl", "advcl", "acl", "pcomp"):
        return False
    if any(t.dep_ == "mark" or t.tag_ in ("WDT", "WP", "WRB", "WP$") for verb in (left, right) for t in verb.lefts):
        return False
    second = child(right, *_SUBJECTS)
    if second is not None and any(t.tag_[0] == "W" for t in second.subtree):
        return False
    if any(t.dep_ == "conj" and t.i > right.i and child(t, *_SUBJECTS) is not None for t in right.children):
        return False
    behind = {t.i for t in right.subtree} if left.is_ancestor(right) else set()
    inside = {t.i for t in left.subtree} - behind
    if any(t.i not in inside or t.tag_ == "CC" and t.head.pos_ in ("VERB", "AUX") for t in doc[left.i + 1 : comma.i]):
        return False
    return not any(t.tag_ == "CC" and t.i for t in doc[: first.left_edge.i])
