"""Infinitives and forms in -ing behind heads that take the other: capable to lift, the ability of lifting.

`lists/complements.tsv` has the heads with what native English gives them. The complement stands right behind its head.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import Sentence, has
from mtcheck.english.inflection import plural, verb
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.findings import Finding, Safety
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLASSES = {"V": "v", "N": "n", "J": "a"}  # by the first letter of the tag
_WORDS = compiled(r"[a-z'-]+")
_ING = "-ing"


@cache
def table() -> Mapping[tuple[str, str], Mapping[str, str]]:
    """The right complement by head and class, then by the wrong one."""
    out: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for head, kind, wrong, right, *_ in read_columns("complements.tsv"):
        out[head, kind][wrong] = right
    return out


@cache
def _next_words() -> Mapping[str, frozenset[str]]:
    """What may stand behind each form of a head in a wrong complement: a preposition, `to`, or nothing known."""
    out: dict[str, set[str]] = defaultdict(set)
    for (head, kind), wrongs in table().items():
        forms = set(verb(head)) if kind == "v" else {head, plural(head)} if kind == "n" else {head}
        for form in forms:
            out[form].update(wrong.removesuffix(_ING) for wrong in wrongs)
    return {form: frozenset(words) for form, words in out.items()}


def candidate(sentence: str) -> bool:
    """Whether a head has behind it what may begin a wrong complement."""
    words = _WORDS.findall(sentence.lower())
    for word, after, behind in zip(words, words[1:], [*words[2:], ""], strict=False):
        known = _next_words().get(word)
        if known is None:
            continue
        if after in known and (after == "to" or behind.endswith("ing")) or after == "not" and behind == "to" in known:
            return True
        if "ing" in known and after.endswith("ing") and len(after) > 4:
            return True
    return False


def wrong_complement(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """An infinitive for a form in -ing, or the other way round."""
    doc = sentence.doc
    for head in doc[:-2]:
        kind = _CLASSES.get(head.tag_[:1])
        wrongs = table().get((head.lemma_.lower(), kind)) if kind else None
        if not wrongs or head.dep_ in ("amod", "compound", "aux") or has(head, "auxpass"):
            continue
        if kind == "a" and head.dep_ not in ("acomp", "ROOT") or kind == "v" and has(head, "auxpass"):
            continue  # an adjective of something else (a chance serious to save); are denied to serve
        found = _complement(head, wrongs)
        if found is None:
            continue
        main, right = found
        first = head.nbor(1)
        if first.lower_ == "not" and right == "to":
            continue
        if right == "to":
            fixed = f"to {verb(main.lemma_.lower()).base}"
        else:
            ing = verb(main.lemma_.lower()).ing
            ing = f"not {ing}" if first.lower_ == "not" else ing
            fixed = ing if right == "ing" else f"{right.removesuffix(_ING)} {ing}"
        safety = Safety.UNSAFE if right == "to" else None
        yield finding(rule, sentence.document, sentence.span(first, main), [fixed], safety=safety)


def _complement(head: Token, wrongs: Mapping[str, str]) -> tuple[Token, str] | None:
    """The verb of a wrong complement right behind a head, and the right complement's form."""
    first = head.nbor(1)
    if first.tag_ == "VBG" and "ing" in wrongs and first.dep_ in ("xcomp", "ccomp", "dobj", "acl", "advcl"):
        return (first, wrongs["ing"]) if first.lower_ not in _NOUNS else None
    if first.lower_ == "not" and "to" in wrongs and head.i + 3 < len(head.doc):
        first = head.nbor(2)  # recommend not to buy
    main = first.nbor(1)
    low = first.lower_
    if low == "to" and first.tag_ == "TO" and main.tag_ == "VB" and "to" in wrongs:
        if head.tag_ == "VBN" and not has(head, "aux"):
            return None  # those advised to stay
        return (main, wrongs["to"]) if main.dep_ in ("xcomp", "acl", "advcl", "ccomp", "relcl") else None
    if f"{low}{_ING}" in wrongs and main.tag_ == "VBG" and first.head == head and main.dep_ == "pcomp":
        return main, wrongs[f"{low}{_ING}"]
    return None


_NOUNS = frozenset("being including regarding concerning following according nothing something anything".split())
