"""Forms that do not fit how long, or until when, something lasts: is currently discussed, is ill for the past year."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.clauses.clauses import is_statement
from mtcheck.checks.parsed.sentence import FINITE, Sentence, child, children, has, is_several, subject
from mtcheck.english.inflection import verb
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# What is done for a while: with "now" it stands in the progressive.
_ONGOING = frozenset(
    """
    try attempt conduct search negotiate construct investigate examine check verify test repair
    restore renovate implement translate modernize modernise interrogate finalize evacuate fight struggle discuss
    analyze analyse recover undergo clean develop diversify join rebuild
    """.split()
)
_DONE = _ONGOING - frozenset("try attempt fight struggle join recover undergo".split()) | frozenset(
    """
    consider study question review settle resolve draft process debate install create write film print prepare
    """.split()
)
_NOW = frozenset(("now", "currently"))
_NOT_NOW = frozenset("when if whenever usually often always every each sometimes traditionally before only".split())


def _now(main: Token) -> Token | None:
    """The word or phrase that says that a verb holds at this time."""
    for one in main.children:
        if one.lower_ in _NOW and one.dep_ == "advmod":
            return one
        if one.dep_ == "prep" and one.doc[one.i : one.right_edge.i + 1].text.lower() in _PHRASES:
            return one
    return None


_PHRASES = frozenset(("at the moment", "at present", "at this time", "at the present time", "at this moment"))


def present_now(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A simple present for what is going on: the police now search, the plan is currently discussed."""
    for main in sentence.doc if is_statement(sentence) else ():
        if main.tag_ not in ("VBZ", "VBP", "VBN") or main.dep_ not in ("ROOT", "conj", "ccomp", "relcl", "advcl"):
            continue
        if _now(main) is None or any(t.lower_ in _NOT_NOW for t in sentence.doc):
            continue
        what, parts = subject(main), children(main, "aux", "auxpass")
        if what is None or what.i > main.i or has(main, "neg", "acomp", "oprd", "attr", "prt"):
            continue
        if main.tag_ != "VBN" and not parts and main.lemma_ in _ONGOING:
            be = "are" if main.tag_ == "VBP" and what.lower_ != "i" else "am" if what.lower_ == "i" else "is"
            now, ing = main.nbor(-1), verb(main.lemma_).ing
            if now.lower_ in _NOW:
                span, fixed = sentence.span(now, main), f"{be} {now.text} {ing}"
            else:
                span, fixed = sentence.span(main), f"{be} {ing}"
            yield finding(rule, sentence.document, span, [fixed])
        elif main.lemma_ in _DONE and _is_passive(main, parts):
            yield finding(rule, sentence.document, sentence.span(main), [f"being {main.text}"])


def _is_passive(main: Token, parts: list[Token]) -> bool:
    """Whether a participle has nothing but `is` or `are` before it, and no verb behind it."""
    return main.tag_ == "VBN" and [t.lower_ for t in parts] in (["is"], ["are"]) and not has(main, "xcomp", "ccomp")


_YEARS = compiled(
    r"^for (?:(?:already|more than|over|about|almost|nearly|at least) )?"
    r"(?:the (?:past|last) (?:[\w-]+ )?|(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|many|several) )"
    r"(?:years|months|weeks|decades|days|hours)(?: (?:already|now|running))?$"
)


def present_for_years(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A present for what has lasted until now: is fishing for the past 35 years, already lives here for ten years."""
    doc = sentence.doc
    for word in doc[1:-2]:
        main = word.head
        if word.lower_ != "for" or word.dep_ != "prep" or main.i > word.i or main.pos_ not in ("VERB", "AUX"):
            continue
        phrase = doc[word.i : word.right_edge.i + 1].text.lower()
        already = any(t.lower_ == "already" for t in (*main.children, *word.subtree))
        if not (already or "past" in phrase or "last" in phrase) or _YEARS.match(phrase) is None:
            continue
        parts, what = children(main, "aux", "auxpass"), subject(main)
        first = parts[0] if parts else main
        if first.tag_ not in ("VBZ", "VBP") or first.lemma_ == "have" or what is None or what.i > first.i:
            continue
        have = "have" if first.tag_ == "VBP" or is_several(what) else "has"
        if first == main and main.lemma_ != "be":
            yield finding(rule, sentence.document, sentence.span(main), [f"{have} {verb(main.lemma_).participle}"])
        elif first.lemma_ == "be" and len(parts) < 2:
            yield finding(rule, sentence.document, sentence.span(first), [f"{have} been"])


_UNTIL = frozenset(("until", "till"))


def until_not(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A negation that Russian has behind `until`: wait until he will not come."""
    for mark in sentence.doc[:-3]:
        main = mark.head
        if mark.lower_ not in _UNTIL or mark.dep_ != "mark" or main.i < mark.i:
            continue
        negation, what = child(main, "neg"), subject(main)
        if negation is None or negation.lower_ not in ("not", "n't") or what is None or what.left_edge.i != mark.i + 1:
            continue
        first = negation.nbor(-1)
        if first.tag_ not in FINITE or first not in children(main, "aux", "auxpass"):
            continue
        text = _without(first, negation, main, is_several(what))
        if text:
            last = main if first.lemma_ == "do" or first.lower_ == "will" else negation
            yield finding(rule, sentence.document, sentence.span(first, last), [text])


def _without(first: Token, negation: Token, main: Token, several: bool) -> str:
    """A verb without its negation and the auxiliary that this asked for."""
    if first.lemma_ == "be" or first.lower_ in ("has", "have", "had"):
        return first.text
    if main.i != negation.i + 1 or main.tag_ != "VB" or main.lemma_ in _STATES:
        return ""
    forms = verb(main.lemma_.lower())
    if first.lower_ == "did":
        return forms.past if main.lemma_ != "be" else "was"
    if first.lower_ in ("will", "do", "does", "wo"):
        return "" if main.lemma_ == "be" else forms.base if several else forms.third
    return ""


_STATES = frozenset("seem appear look matter need want like know exist belong feel care hurt work".split())
_SO_FAR = compiled(r"\b(?:until now|till now|up to now|so far|to this day|as of now|to the present day)\b")


def did_not_so_far(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`did not` with a time that reaches until now: until now did not return."""
    low = sentence.doc.text.lower()
    if not _SO_FAR.search(low) or " had " in low:
        return
    for did in sentence.doc[:-2]:
        negation, main = did.nbor(1), did.head
        if did.lower_ != "did" or negation.lower_ not in ("not", "n't") or main.tag_ != "VB" or main.i != did.i + 2:
            continue
        what = subject(main)
        have = "have" if what is not None and is_several(what) else "has"
        fixed = f"{have} not {verb(main.lemma_).participle}"
        yield finding(rule, sentence.document, sentence.span(did, main), [fixed])


@cache
def _forms() -> tuple[frozenset[str], frozenset[str]]:
    """Present forms of what goes on, and participles of what is being done."""
    presents = {form for base in _ONGOING for form in (base, verb(base).third)}
    return frozenset(presents), frozenset(verb(base).participle for base in _DONE)


def tagged_now(doc: Doc) -> bool:
    """Whether, by the tags, a sentence has a verb that goes on, in the simple present or as a participle."""
    presents, participles = _forms()
    return any(
        t.tag_ in ("VBZ", "VBP") and t.lower_ in presents or t.tag_ == "VBN" and t.lower_ in participles for t in doc
    )


def tagged_present(doc: Doc) -> bool:
    """Whether, by the tags, a sentence has a present and no perfect."""
    return any(t.tag_ in ("VBZ", "VBP") for t in doc) and all(t.lower_ not in ("has", "have", "had") for t in doc)
