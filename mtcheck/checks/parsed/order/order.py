"""Words in the order of the source: adverbs first, objects behind phrases, verbs before subjects."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.order.late_objects import FIXED, SHORT
from mtcheck.checks.parsed.sentence import FINITE, Sentence, child, forms_behind, has, subject, words
from mtcheck.english.casing import capitalize
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


def adverb_first(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`Also, the official is sure` or `Probably the singer is ill`: the adverb belongs beside the verb."""
    doc = sentence.doc
    first = next(words(doc), None)
    if first is None or first.i or first.lower_ not in ("also", "probably"):
        return
    comma = doc[1].text == "," if len(doc) > 1 else False
    root = next((t for t in doc if t.dep_ == "ROOT"), None)
    if root is None or first.head != root and first.dep_ != "advmod":
        return
    what = subject(first.head) or subject(root)
    start = 2 if comma else 1
    if (
        what is None
        or what.left_edge.i != start
        or what.head.dep_ not in ("ROOT", "ccomp")
        or what.lower_ in ("it", "there")
        or doc[what.right_edge.i].lower_ in ("and", "or", ",")
        or any(t.lower_ == "and" for t in doc[what.right_edge.i + 1 : what.head.i])
    ):
        return
    if what.right_edge.i - start > 9 or any(t.is_quote for t in doc[: what.right_edge.i + 1]):
        return
    moved = _moved_behind_subject(sentence, first, what)
    if moved is not None:
        end, text = moved
        yield finding(rule, sentence.document, Span(sentence.span(first).start, end), [text])


def _moved_behind_subject(sentence: Sentence, adverb: Token, what: Token) -> tuple[int, str] | None:
    """Where the text that changes ends, and what to write there."""
    parts = forms_behind(what.head, what)
    if not parts or parts[0].i != what.right_edge.i + 1 or parts[0].text.startswith(("'", "\u2019")):
        return None
    doc, phrase = sentence.doc, sentence.text(what.left_edge, what.right_edge)
    verb_first, word = parts[0], adverb.lower_
    if verb_first.lemma_ == "be" or verb_first.tag_ == "MD" or verb_first.dep_ in ("aux", "auxpass"):
        if verb_first.i + 1 < len(doc) and doc[verb_first.i + 1].lower_ in ("not", "n't"):
            return None
        behind = f"{verb_first.text} {word}"
    else:
        behind = f"{word} {verb_first.text}"
    return sentence.span(verb_first).end, f"{capitalize(phrase)} {behind}"


def recipient_first(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`to` somebody between a verb and its object: gave to them information."""
    doc = sentence.doc
    for word in doc[:-4]:
        particle = child(word, "prt")
        phrase = word.nbor(1) if particle is None or particle.i != word.i + 1 else word.nbor(2)
        if word.pos_ != "VERB" or phrase.lower_ != "to" or phrase.dep_ not in ("prep", "dative"):
            continue
        if particle is not None and phrase.i != particle.i + 1:
            continue
        who = child(phrase, "pobj")
        what = child(word, "dobj") or (child(who, "appos") if who is not None and who.lower_ in _SOMEBODY else None)
        if who is None or what is None or phrase.head != word:
            continue
        end = what.left_edge.i - 1
        if end not in (phrase.right_edge.i, who.i, who.i + 1) or end - phrase.i > 3:
            continue
        if who.tag_ in ("CD", "WP", "WDT") or who.lower_ in FIXED:
            continue
        if word.lemma_ in _BRINGING or what.pos_ not in ("NOUN", "PROPN") or has(who, "cc", "punct"):
            continue
        if any(t.is_punct for t in doc[word.i : what.i + 1]) or who.lower_.endswith(("self", "selves")):
            continue
        last = _end_of(what)
        if last.i + 1 < len(doc) and doc[last.i + 1].tag_ in FINITE:
            continue  # linked to votes the party held
        yield _given(sentence, rule, word, phrase, (doc[end], last))


def _given(sentence: Sentence, rule: Rule, verb: Token, to: Token, ends: tuple[Token, Token]) -> Finding:
    """What is found: `to` goes where a verb has two objects, or becomes `with`; else the object goes first."""
    end, last = ends
    if verb.lemma_ in _GIVING | _PROVIDING and verb.i + 1 == to.i:
        who = sentence.text(to.nbor(1), end) + (" with" if verb.lemma_ in _PROVIDING else "")
        return finding(rule, sentence.document, sentence.span(to, end), [who])
    what = sentence.text(sentence.doc[end.i + 1], last)
    moved = f"{what} {sentence.text(to, end)}"
    return finding(rule, sentence.document, sentence.span(to, last), [moved], safety=Safety.UNSAFE)


_GIVING = frozenset("give grant hand offer send show award lend pay".split())
_PROVIDING = frozenset("provide supply present".split())  # them with it
_SOMEBODY = frozenset("someone somebody everyone everybody anyone anybody others".split())


def _end_of(what: Token) -> Token:
    """The last word of an object that is moved: with what stands behind its `of`, without its clauses."""
    last = what
    for part in what.rights:
        if part.dep_ != "prep" or part.lower_ not in ("of", "for") or part.i != last.i + 1:
            break
        last = part.right_edge
    return last


def tagged_recipient(doc: Doc) -> bool:
    """Whether `to` stands behind a verb, and soon behind it what may be a second noun: all that tags tell of it."""
    tags = [token.tag_ for token in doc]
    for at, tag in enumerate(tags[:-3]):
        to = at + 2 if tags[at + 1] == "RP" else at + 1
        if tag[:2] != "VB" or doc[to].lower_ != "to" or tags[to + 1] == "VB" or doc[at].lower_ == "according":
            continue
        if any(_begins_noun(tags, start) for start in range(to + 2, min(to + 5, len(tags)))):
            return True
    return False


def _begins_noun(tags: list[str], start: int) -> bool:
    """Whether only what may stand in a noun phrase leads from a place to a noun."""
    for tag in tags[start:]:
        if tag[:2] == "NN":
            return True
        if tag not in _IN_PHRASE:
            return False
    return False


_IN_PHRASE = frozenset("DT PDT PRP$ JJ JJR JJS CD VBG VBN RB RBR RBS POS $ FW WP$ PRP".split())
# Verbs that make an expression with `to` and a noun, behind which their object may stand: bring to a halt.
_BRINGING = frozenset(
    "talk speak bring put come get take return reduce limit set leave commit call turn owe want".split()
)


def time_before_object(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """An adverb of time between verb and object: discussed yesterday the plan."""
    doc = sentence.doc
    for adverb in doc[1:-1]:
        if adverb.lower_ not in (
            "yesterday",
            "today",
            "tomorrow",
            "recently",
            "often",
            "usually",
            "previously",
            "already",
        ):
            continue
        word, nxt = adverb.nbor(-1), adverb.nbor(1)
        what = child(word, "dobj")
        if word.pos_ != "VERB" or what is None or what.left_edge.i != nxt.i or has(word, "auxpass"):
            continue
        length = what.right_edge.i - what.left_edge.i + 1
        if length > SHORT or has(what, "relcl", "acl", "cc") or nxt.tag_ not in ("DT", "PRP", "PRP$", "CD", "NNP"):
            continue
        phrase = sentence.text(what.left_edge, what.right_edge)
        yield finding(rule, sentence.document, sentence.span(adverb, what.right_edge), [f"{phrase} {adverb.text}"])


def resumed_object(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A relative pronoun as object, and a pronoun that is the same object again: which he bought it."""
    for pronoun in sentence.doc:
        if pronoun.lower_ not in ("which", "whom", "that") or pronoun.dep_ != "dobj" or pronoun.head.dep_ != "relcl":
            continue
        word = pronoun.head
        again = next(
            (t for t in word.children if t.dep_ == "dobj" and t.i > word.i and t.lower_ in ("it", "them", "him")), None
        )
        if again is None or again.i != word.i + 1 or pronoun.i > word.i:
            continue
        yield finding(rule, sentence.document, sentence.span(again), [""])


def first_time(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`The first time he was detained in May.`: what reads as a clause of time is the whole sentence."""
    doc = sentence.doc
    if len(doc) < 6 or doc[:3].text.lower() != "the first time" or doc[3].pos_ not in ("PRON", "PROPN", "DET"):
        return
    main = next((t for t in doc if t.tag_ in ("VBD", "VBN") and subject(t) is not None), None)
    if main is None or any(t.tag_ in FINITE and main not in (t.head, t) for t in doc):
        return
    what = subject(main)
    if what is None or what.left_edge.i != 3:
        return
    phrase = capitalize(sentence.text(what.left_edge, what.right_edge))
    aux = next(iter(forms_behind(main, what)), None)
    if aux is None or aux.i != what.right_edge.i + 1:
        return
    behind = f"first {main.text}" if aux == main else f"{aux.text} first"
    yield finding(rule, sentence.document, sentence.span(doc[0], aux), [f"{phrase} {behind}"])


def adverb_before_be(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """An adverb before a form of be and its participle: the beach regularly is cleaned."""
    doc = sentence.doc
    for adverb in doc[1:-2]:
        be, main = adverb.nbor(1), adverb.nbor(2)
        if adverb.tag_ != "RB" or not adverb.lower_.endswith("ly") or be.lower_ not in ("is", "are", "was", "were"):
            continue
        if adverb.head == main and main.tag_ in ("VBN", "VBG") and adverb.nbor(-1).tag_[:2] == "NN":
            yield finding(rule, sentence.document, sentence.span(adverb, be), [f"{be.text} {adverb.text}"])


_RESUMING = frozenset(("it", "he", "she", "they"))


def tagged_subject_twice(doc: Doc) -> bool:
    """Whether a pronoun stands right behind a noun, or behind a comma, and before a finite verb, by the tags."""
    return any(
        t.lower_ in _RESUMING and t.nbor(1).tag_ in FINITE and (t.nbor(-1).tag_[:2] == "NN" or t.nbor(-1).text == ",")
        for t in doc[2:-1]
    )


def subject_twice(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A subject, and right behind it a pronoun that is the same again: the mayor he said."""
    doc = sentence.doc
    for pronoun in doc[2:-1]:
        if pronoun.lower_ not in _RESUMING or pronoun.text[:1].isupper() or pronoun.dep_ != "nsubj":
            continue
        verb = pronoun.head
        if verb.dep_ not in ("ROOT", "ccomp") or verb.i < pronoun.i:
            continue
        first = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < pronoun.i), None)
        if first is None or first.tag_ not in ("NN", "NNS", "NNP", "NNPS") or first.right_edge.i != pronoun.i - 1:
            continue
        between = doc[first.left_edge.i : pronoun.i]
        if any(t.text in _APART or t.is_quote or t.tag_ == "CC" for t in between) or first.left_edge.tag_ == "VBG":
            continue
        if between[-1].tag_[:2] != "NN" and between[-1].text != ",":
            continue  # countries that managed to contain it have taken a hit
        yield finding(rule, sentence.document, sentence.span(pronoun), [""])


_APART = frozenset((":", ";", "-", "\u2013", "\u2014", "(", ")"))
