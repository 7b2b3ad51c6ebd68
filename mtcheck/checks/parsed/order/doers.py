"""Clauses that come to a verb which nobody does: Currently produces clothes, In the ministry noted that.

Russian leaves out who speaks or does, and tells it as a place: in the ministry they noted. So such a clause opens with
phrases and adverbs alone (`openings`), and its verb has an object or a clause behind it and no subject by parse either.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks.parsed.clauses.clauses import is_statement
from mtcheck.checks.parsed.clauses.openings import NOUNS, TIMES, begins_with_phrase
from mtcheck.checks.parsed.order.inverted import HAPPENING, Clause, Verb, begins, inverted, opened
from mtcheck.checks.parsed.sentence import FINITE, SUBJECTS, Sentence
from mtcheck.english.casing import capitalize
from mtcheck.english.inflection import verb as forms
from mtcheck.english.wordclasses import DATES
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


class _Alone(NamedTuple):
    """A verb without a subject, and where its clause begins."""

    verb: Verb
    start: int


# Verbs that English puts before their subject or that order.
_STANDING = frozenset(
    """
    stand lie sit hang be come go follow run remain emerge lurk loom rest stretch rise say mean help matter seem let see
    read click watch visit contact check look mark become
    """.split()
)
_SAYING = frozenset(
    """
    note state stress emphasize emphasise report explain add announce declare deny confirm believe think specify recall
    complain admit acknowledge promise assure claim consider warn clarify notify inform decide hope suggest insist argue
    """.split()
)
_WILLING = ("refuse", "decline", "promise", "agree", "decide")
_NO_BODIES = frozenset(
    """
    interview conversation comment comments meeting briefing conference speech response answer reply addition turn fact
    course interviews talks conclusion general particular total call talk discussion exchange
    """.split()
)
_ENDING = frozenset("that which who and but or while because if when as whose where".split())
_CLAUSE = ("that", "how", "why", "whether")
_VERB = compiled(
    r"(?<!\bto )(?<!\band )(?<!\bor )\b(?!(?:this|as|its|his|was|has|is|there|need|hundred|red)\b)"
    r"[a-z]+(?:ed|s|gan|ell|ld|ok|de|id|ft|nt|me|ew|ain|nk|ve)(?: also| already| not)? "
    r"(?:the|an?|that|about|several|many|two|three|four|five|\d+|his|its|their)\b"
    r"|^\W*(?:and |but )?(?:currently|now|also|today|usually|often|here|there|in [a-z ]{3,30}),? (?:[a-z]+ly |also )?"
    r"[a-z]+s [a-z]+(?:s\b| (?:an?|the)\b)"
)


# A sentence without a pronoun or a verb that has its subject before it, as far as the word that may be its verb.
_ALONE = compiled(
    r"(?:(?!\b(?:i|he|she|it|they|we|you|who|which|that|there|this|these|those|what|is|was|were|said|says)\b)"
    r"[^;:.?!]){4,90}? (?!(?:based|need|red|hundred|used|according|compared|related|aimed|his|its|as|us|has|years)\b)"
    r"(?:[a-z]+(?:ed|s)|held|won|took|got|began|(?:is|are|was|were|has|have) [a-z]+ed"
    r"|(?:will|would|can|could|must) [a-z]+) (?!and\b)[a-z]"
)


def candidate(sentence: str) -> bool:
    """Whether a sentence begins with a phrase or an adverb, and has a verb before what an object begins with."""
    low = sentence.lower()
    return begins_with_phrase(low) and (_VERB.search(low) is not None or _ALONE.match(low) is not None)


def tagged(doc: Doc) -> bool:
    """Whether a clause comes to a verb without a subject, by its tags."""
    return any(True for _ in _alone(doc))


def without_subject(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A clause that comes to a verb which nobody does; who it is where a body stands there as a place."""
    if not is_statement(sentence):
        return
    doc = sentence.doc
    for verb, start in _alone(doc):
        word, at = verb.main, begins(doc, verb.main.i + 1)
        if word.dep_ not in ("ROOT", "ccomp") or at is not None and inverted(verb, True, at):
            continue
        if any(t.dep_ in SUBJECTS and t.i < verb.first.i for t in word.children):
            continue
        body = _body(sentence, verb, start)
        first = doc[word.i - 1] if doc[word.i - 1].tag_ == "RB" else verb.first
        span = sentence.span(doc[start], word) if body else sentence.span(first, word)
        yield finding(rule, sentence.document, span, [body] if body else [])


def _alone(doc: Doc) -> Iterator[_Alone]:
    """Verbs that a clause comes to with nothing before them that could be their subject, and more behind them."""
    for clause in opened(doc):
        start, verb, plain, sure = clause
        if verb.first.i == start or verb.main.i + 2 >= len(doc):  # nothing behind it
            continue
        standing = verb.main.lemma_ in _STANDING and not (sure and verb.main.lemma_ in ("become", "mark"))
        if standing or doc[start].lower_ in ("about", "on") and doc[start + 1].lower_ in ("this", "it"):
            continue  # About this told the mayor
        if verb.main.lemma_ == "threaten" and doc[start].lower_ == "to" and doc[start + 1].tag_ == "PRP":
            continue  # To him threatens a fine: dative.threatens tells it
        sure = sure and doc[start].lower_ != "of" and not _counts(doc[verb.first.i - 1])
        if sure and (_is_only(verb) or _goes_on(clause)):
            yield _Alone(verb, start)
            continue
        if verb.passive or verb.main.lemma_ in HAPPENING or _is_aside(verb, start):
            continue
        behind = verb.main.nbor(1)
        told = behind.lower_ in _CLAUSE and behind.tag_ != "DT"
        if not plain and not (told and _is_name(list(doc[start : verb.first.i]))):
            continue
        if told or begins(doc, verb.main.i + 1) is not None and not _modifies(verb):
            yield _Alone(verb, start)


def _counts(word: Token) -> bool:
    """Whether a number before a verb may be its subject: By Monday 40 had signed; not a year, nor a day of a month."""
    year = len(word.text) == 4 and word.text.isdecimal()
    before = word.nbor(-1).lower_ if word.i else ""
    return word.tag_ == "CD" and not year and (before not in DATES or before.endswith("day"))


def _is_only(verb: Verb) -> bool:
    """Whether a sentence has no other finite verb."""
    return not any(t.tag_ in FINITE and t.i != verb.first.i for t in verb.main.doc)


def _goes_on(clause: Clause) -> bool:
    """Whether an infinitive or a phrase is all that a verb has behind it: refused to comment, warned about frauds."""
    main, first = clause.verb.main, clause.verb.first
    behind = main.nbor(1)
    if main.lemma_ in HAPPENING or _modifies(clause.verb):
        return False
    if behind.tag_ == "TO":
        return main.nbor(2).tag_ == "VB" and (first != main or main.tag_ in ("VBD", "VBZ"))
    return behind.lower_ in _ABOUT and main.tag_ == "VBD" and first == main


_ABOUT = ("about", "on", "against", "for", "with")


def _is_name(opened: Sequence[Token]) -> bool:
    """Whether a clause opens with `in the` and a name of one body: in the Norwegian Ministry of Foreign Affairs."""
    named = all(t.tag_ in ("NNP", "NNPS") or t.lower_ in ("of", "and") for t in opened[2:])
    return named and len(opened) > 3 and opened[0].lower_ == "in" and opened[1].lower_ == "the"


def _is_aside(verb: Verb, start: int) -> bool:
    """Whether a verb may be a participle or say who speaks: behind a comma, or a past form behind adverbs alone."""
    doc, first = verb.main.doc, verb.first
    base = first.tag_ == "VBP" and first == verb.main and doc[verb.main.i + 1].lower_ not in _CLAUSE
    if doc[first.i - 1].text == "," or base:
        return True
    adverbs = all(t.tag_ in ("RB", "RBR", ",") for t in doc[start : first.i])
    return first.tag_ not in ("VBZ", "MD") and (adverbs or any(t.lower_ == "average" for t in doc[start : first.i]))


def _modifies(verb: Verb) -> bool:
    """Whether another finite verb follows, so that the first may belong to its subject: reported thefts fell."""
    for word in verb.main.doc[verb.main.i + 1 :]:
        if word.is_punct and word.text != "-" or word.tag_ in ("WDT", "WP", "CC", "IN") and word.lower_ in _ENDING:
            return False
        if word.tag_ in FINITE:
            return True
    return False


def _body(sentence: Sentence, verb: Verb, start: int) -> str:
    """What is found without its preposition, where a body that speaks is told as a place; else nothing."""
    doc, word, first = sentence.doc, verb.main, sentence.doc[start]
    inside = doc[start + 1 : verb.first.i]
    nouns = [t for t in inside if t.tag_ in NOUNS]
    told = word.i + 1 < len(doc) and doc[word.i + 1].lower_ in _CLAUSE or word.lemma_ in ("deny", "confirm")
    willing = word.lemma_ in _WILLING and word.i + 1 < len(doc) and doc[word.i + 1].tag_ == "TO"
    if first.lower_ != "in" or not (willing or told and word.lemma_ in _SAYING) or not nouns or verb.first != word:
        return ""
    if any(t.tag_ in ("IN", ",", "RB", "CC") and t.lower_ != "of" for t in inside) or nouns[0].lower_ in _NO_BODIES:
        return ""
    if any(t.lower_ in TIMES or t.tag_ == "CD" for t in inside):
        return ""
    head = next((t for t in nouns if t.i + 1 == verb.first.i or doc[t.i + 1].lower_ == "of"), nouns[-1])
    said = forms(word.lemma_).third if word.tag_ == "VBP" and head.tag_ in ("NN", "NNP") else word.text
    who = f"{sentence.text(inside[0], inside[-1])} {said}"
    return capitalize(who) if first.text[:1].isupper() else who
