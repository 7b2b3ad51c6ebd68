"""Verb forms: auxiliaries that were lost, tenses that do not go with what stands beside them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import Sentence, child, forms_behind, has, is_several, subject
from mtcheck.english.inflection import irregular_bases, verb
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CONDITIONS = frozenset(("if", "unless", "until", "till", "once", "before", "after", "when"))


def has_being(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`Being` for `been`: has being sold."""
    for have, be, main in zip(sentence.doc, sentence.doc[1:], sentence.doc[2:], strict=False):
        if have.lower_ in ("has", "have", "had") and be.lower_ == "being" and main.tag_ in ("VBN", "VBD"):
            span = sentence.span(have, be)
            before = sentence.document.text[span.start : sentence.span(be).start]
            yield finding(rule, sentence.document, span, [f"{before}been"])


def will_doing(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A modal verb before a participle: will building."""
    for modal, main, after in zip(sentence.doc, sentence.doc[1:], sentence.doc[2:], strict=False):
        if modal.tag_ == "MD" and main.tag_ == "VBG" and after.pos_ in ("DET", "PRON", "ADP", "PROPN"):
            span = sentence.span(modal, main)
            before = sentence.document.text[span.start : sentence.span(main).start]
            base = verb(main.lemma_.lower()).base
            yield finding(rule, sentence.document, span, [f"{before}{base}", f"{before}be {main.text}"])


def future_in_condition(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`will` in a clause of condition or time."""
    for will in sentence.doc:
        if will.lower_ != "will" or will.dep_ != "aux":
            continue
        main = will.head
        clause = main.head if main.dep_ == "conj" else main
        mark = child(clause, "mark", "advmod")
        if (
            clause.dep_ not in ("advcl", "ccomp")
            or clause.dep_ == "ccomp"
            and (mark is None or mark.i or mark.lower_ != "if")
        ):
            continue
        what = subject(main)
        if main != clause and child(main, "nsubj", "nsubjpass") is not None:
            continue  # a clause of its own: until it is announced, and it will be
        if mark is None or mark.lower_ not in _CONDITIONS or what is None or not mark.i < what.i < will.i:
            continue
        if not forms_behind(main, will) or mark.lower_ in ("until", "till") and has(main, "neg"):
            continue  # the negation is not meant: verb.until-not
        if mark.i and _is_whether(mark, clause):
            continue
        if any(word.lower_ == "then" for word in sentence.doc[mark.i : will.i]):
            continue  # the main clause has begun
        if clause.i < clause.head.i or mark.lower_ in ("if", "unless", "until", "once"):
            yield _present(sentence, rule, will, what)


def _is_whether(mark: Token, clause: Token) -> bool:
    """Whether what stands before a conjunction makes something else of it: even if, the day when, to ask if."""
    before = mark.nbor(-1)
    if before.lower_ in ("even", "as", "day", "time", "moment", "and", "or"):
        return True
    return mark.lower_ == "if" and not _WHETHER.isdisjoint((before.lemma_, clause.head.lemma_))


# Behind these `if` may mean whether.
_WHETHER = frozenset(
    "specify determine check tell know see ask decide wonder indicate show doubt find clear sure true".split()
)


def _present(sentence: Sentence, rule: Rule, will: Token, what: Token) -> Finding:
    """`will not be` becomes `is not`, `will come` `comes`."""
    first = forms_behind(will.head, will)[0]
    many = is_several(what)
    span = sentence.span(will, first)
    between = sentence.document.text[sentence.span(will).end : sentence.span(first).start].strip()
    if first.lemma_ == "be":
        form = "am" if what.lower_ == "i" else "are" if many else "is"
        text = f"{form} {between}".strip()
    elif "not" in between.split() or "n't" in between:
        text = f"{'do' if many else 'does'} {between} {first.lemma_}"
    else:
        form = verb(first.lemma_).base if many else verb(first.lemma_).third
        text = f"{between} {form}".strip()
    return finding(rule, sentence.document, span, [text])


def not_before_verb(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`not` before a verb without do: the ministry not confirmed."""
    for negation in sentence.doc:
        if negation.lower_ != "not" or negation.i + 1 >= len(sentence.doc) or not negation.i:
            continue
        word, before = negation.nbor(1), negation.nbor(-1)
        if word.tag_ not in ("VBZ", "VBD") or word.lemma_ in ("be", "have", "do") or negation.dep_ != "neg":
            continue
        if before.pos_ not in ("NOUN", "PROPN", "PRON") or before.dep_ not in ("nsubj", "nsubjpass", "pobj"):
            continue
        if (
            has(word, "aux", "auxpass", "mark")
            or word.dep_ not in ("ROOT", "ccomp", "conj", "relcl")
            or subject(word) is None
        ):
            continue
        if (
            word.tag_ == "VBD"
            and verb(word.lemma_).past == verb(word.lemma_).participle
            and not has(word, "dobj", "ccomp")
        ):
            continue
        do = "did" if word.tag_ == "VBD" else "does"
        yield finding(rule, sentence.document, sentence.span(negation, word), [f"{do} not {word.lemma_}"])


_DEGREES = frozenset("yet always fully really even quite".split())


@cache
def _thirds() -> dict[str, str]:
    """The base of each common verb by its form in -s."""
    return {verb(base).third: base for base in read_list("base-verbs.txt")}


def not_yet_before_verb(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`not yet` before a verb in -s, which the parser often takes for a noun: the plant not yet complies."""
    doc = sentence.doc
    for negation in doc[1:-2]:
        degree, word = negation.nbor(1), negation.nbor(2)
        if negation.lower_ != "not" or degree.lower_ not in _DEGREES or word.text not in _thirds():
            continue
        before = doc[max(0, negation.i - 4) : negation.i]
        if any(t.pos_ in ("AUX", "VERB") or t.lower_ in ("if", "or", "but", "and", ",") for t in before):
            continue
        if any(t.pos_ in ("NOUN", "PROPN", "PRON") for t in before):
            fixed = f"does not {degree.text} {_thirds()[word.text]}"
            yield finding(rule, sentence.document, sentence.span(negation, word), [fixed])


def considers_to(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`considers him to use it`: of acts one believes that they are done."""
    for word in sentence.doc:
        if word.lemma_ != "consider" or word.pos_ != "VERB" or has(word, "auxpass"):
            continue
        act = child(word, "ccomp", "xcomp")
        if (
            act is None
            or act.tag_ != "VB"
            or act.lemma_ in ("be", "have", "represent", "constitute", "pose", "contain")
        ):
            continue
        what, to = subject(act), child(act, "aux")
        if what is None or to is None or to.lower_ != "to" or not word.i < what.i < to.i or has(act, "auxpass"):
            continue
        if what.left_edge.i != word.i + 1 or what.pos_ not in ("PROPN", "PRON"):
            continue
        yield finding(rule, sentence.document, sentence.span(word, act), [])


def tagged_have_base(doc: Doc) -> bool:
    """Whether adverbs and a base form stand behind a form of have, by the tags."""
    for have in doc[:-2]:
        if have.lower_ in ("have", "has", "had") and doc[have.i + 1].tag_ == "RB":
            word = next((t for t in doc[have.i + 1 :] if t.tag_ != "RB"), None)
            if word is not None and word.tag_ in ("VB", "VBP"):
                return True
    return False


def have_base(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A form of have, an adverb, and a base form: have clearly not succeed."""
    doc = sentence.doc
    for have in doc[:-2]:
        if have.lower_ not in ("have", "has", "had"):
            continue
        word = next((t for t in doc[have.i + 1 :] if t.tag_ != "RB"), None)
        if word is None or word.i == have.i + 1 or word.tag_ not in ("VB", "VBP") or word.dep_ in ("dobj", "pobj"):
            continue
        fixed = verb(word.lower_).participle
        if (
            fixed != word.lower_
            and not irregular_bases(word.lower_)
            and word.lower_ not in ("let", "have", "be", "do", "leapt")
        ):
            yield finding(rule, sentence.document, sentence.span(word), [fixed])
