"""Objects in the place of subjects: The second prize received Kari Dahl, where she is who received it.

Russian tells who did something by case and puts it last; in English the thing becomes the subject. Verbs whose subject
is a person are listed with the things that are their objects (`_THINGS`), and the noun behind the verb has to be a
person's name or a number of people.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import Sentence, child, has
from mtcheck.english.casing import capitalize
from mtcheck.english.inflection import verb
from mtcheck.files.expressions import compiled, longest_first
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PRIZES = "card prize award medal gold silver bronze title trophy cup order grant diploma certificate nomination oscar"
_TEXTS = "article book music script song letter report post poem novel story text lyrics review note column diary"
_PAPERS = "decree document law agreement contract order letter resolution bill petition protocol statement appeal"
_THINGS: Mapping[str, frozenset[str]] = {
    verb: frozenset(things.split())
    for verb, things in (
        (
            "receive",
            f"{_PRIZES} salary money payment injury wound compensation passport sentence vote votes",
        ),
        ("get", f"{_PRIZES} salary post position job"),
        ("play", "role part lead violin piano guitar character"),
        ("win", f"{_PRIZES} match race stage tournament election bout fight final tender competition stage duel"),
        ("score", "goal goals penalty point points puck equalizer winner"),
        ("take", f"{_PRIZES} place post photo photograph picture exam"),
        ("occupy", "place post position office seat chair"),
        ("hold", "post position office record"),
        ("head", "delegation department committee commission ministry list council group headquarters board company"),
        ("sign", _PAPERS),
        ("write", _TEXTS),
        ("compose", "music song symphony opera hymn anthem"),
        ("perform", "song role part dance anthem hymn aria"),
        ("publish", "photo photograph video list article report picture message recording"),
        ("post", "photo photograph video picture message"),
        ("open", "scoring account exhibition meeting session season score"),
        ("commit", "crime murder theft robbery suicide attack offence offense"),
        ("shoot", "film video movie clip footage documentary series"),
        ("direct", "film play movie series performance"),
        ("lose", "match fight final bout election race"),
        ("reduce", "difference lead gap deficit"),
        ("chair", "meeting session commission"),
        ("find", "body corpse remains wreckage bag package bomb"),
        ("discover", "body corpse remains wreckage bag package bomb"),
        ("notice", "fire smoke flame flames body bag package"),
        ("conduct", "orchestra meeting interview lesson"),
        ("design", "building monument logo costume costumes dress"),
        ("visit", "exhibition festival museum match event concert"),
        ("attend", "exhibition festival match event concert meeting ceremony"),
    )
}


def thing_first(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A thing before the verb of a person, and the person behind it: The role of Macbeth plays Ola Berg."""
    doc = sentence.doc
    for word in doc[1:-1]:
        things = _THINGS.get(word.lemma_) if word.tag_ in ("VBD", "VBZ", "VBN") else None
        if things is None or word.dep_ not in ("ROOT", "ccomp", "conj") or has(word, "aux", "auxpass", "neg"):
            continue
        thing = child(word, "nsubj", "nsubjpass")
        person = next((t for t in word.rights if t.dep_ in ("dobj", "attr", "nsubj", "oprd", "appos")), None)
        if thing is None or person is None or thing.i > word.i or things.isdisjoint((thing.lower_, thing.lemma_)):
            continue
        if person.left_edge.i != word.i + 1 or not _is_person(person) or _has_of(person):
            continue
        if any(t.is_punct for t in doc[thing.i : word.i]) or thing.conjuncts or has(thing, "acl", "relcl"):
            continue
        first = next((t for t in thing.lefts if t.dep_ in ("det", "poss", "amod", "nummod")), thing)
        who, what = sentence.text(person.left_edge, person), sentence.text(first.left_edge, doc[word.i - 1])
        if first.left_edge.i == 0:
            what, who = f"{what[:1].lower()}{what[1:]}", capitalize(who)
        span = sentence.span(first.left_edge, person)
        yield finding(rule, sentence.document, span, [f"{who} {word.text} {what}"])


def _has_of(word: Token) -> bool:
    """Whether `of` or `from` follows, which would be torn off: received 141 victims of the fire."""
    return word.i + 1 < len(word.doc) and word.nbor(1).lower_ in ("of", "from")


def _is_person(word: Token) -> bool:
    """Whether a noun phrase is a name of two words or more, or a number of people."""
    if word.tag_ == "NNP":
        parts = word.doc[word.left_edge.i : word.i + 1]
        return len(parts) > 1 and all(t.tag_ == "NNP" and t.text.istitle() for t in parts[-2:])
    counted = has(word, "nummod") or word.left_edge.lower_ in ("a", "an", "two", "three") and len(list(word.lefts)) == 1
    return counted and word.lemma_ in _people()


@cache
def _people() -> frozenset[str]:
    return read_list("people-nouns.txt") | frozenset(
        "people person child pupil fan visitor graduate fisherman passer-by neighbor pensioner hunter diver".split()
    )


@cache
def _candidate() -> re.Pattern[str]:
    things = "|".join(longest_first({thing for some in _THINGS.values() for thing in some}))
    verbs = "|".join(longest_first({form for base in _THINGS for form in (verb(base).third, verb(base).past)}))
    return compiled(
        rf"(?i:\b(?:{things})s?\b[^,.;:!?\"]{{0,80}}? (?:{verbs})) (?:[A-Z][\w'-]+ [A-Z]|\d|(?:an?|two|three) )"
    )


def candidate(sentence: str) -> bool:
    """Whether one of the things stands before one of its verbs, and a name or a number right behind that."""
    return _candidate().search(sentence) is not None


def tagged_thing(doc: Doc) -> bool:
    """Whether one of the verbs stands right before a name or a number, by the tags."""
    pairs = zip(doc, list(doc)[1:], strict=False)
    return any(word.tag_ in ("VBD", "VBZ", "VBN") and after.tag_ in ("NNP", "CD", "DT") for word, after in pairs)
