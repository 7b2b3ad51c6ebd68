"""Makes rules/lists/noun-articles.tsv: the nouns that English does not leave without an article, counted.

    python bench/native/noun_articles.py FOLDER > rules/lists/noun-articles.tsv

FOLDER holds tables made by parsed.py. A common noun in the singular is counted where it stands as subject, object,
predicate or behind a preposition, joined to nothing: determined, or bare. A noun is listed that is determined nearly
everywhere; the slots in which it may stand bare (in court, take place) are its exceptions.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from parsed import Token, read

_SLOTS = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "attr"))
_DETERMINING = frozenset("det poss nummod predet quantmod nmod appos punct case".split())
_MODIFYING = frozenset("amod compound advmod npadvmod".split())
_NO_MODIFIER = frozenset("NNS NNP VBG VBN JJR RBR CD".split())
_NOUNLIKE = frozenset("CD NN NNS NNP NNPS JJ JJR JJS".split())
_HOLDING = frozenset("DT CD PRP$ POS JJ NN NNP VBG PDT".split())
_SIGNS = frozenset(("-", "/", '"', "'", "\u2013", "\u2014", "\u2019s", "'s", "$", "("))
_BEFORE = frozenset("no any some what which each every either neither per as such this that another one own".split())
_ORDERED = frozenset("first second third fourth fifth last next previous final special full good bad".split())
# Plurals, too, and what is no thing: they tell nothing by standing alone.
_LEFT_OUT = frozenset(
    """
    series species means headquarters aircraft spacecraft crossroads offspring data media staff police percent cent
    thousand million billion hundred dozen lot pair couple rest bit half quarter o m p pm am others same one other
    """.split()
)
SEEN = 12  # a noun is listed that was seen determined so often,
BARE = 0.02  # and bare in at most this share of the places that are no exceptions;
SLOT_SEEN, SLOT_BARE = 2, 0.03  # an exception is a slot in which it was bare so often, in such a share


class Use(NamedTuple):
    """A place where a noun stands; `article` is the, a, other, or empty where the noun is bare."""

    noun: str
    slot: str
    of: bool
    article: str


def uses(sentence: list[Token]) -> Iterator[Use]:
    """The nouns of a sentence, each with its slot: a preposition, =verb for its object, S for a subject, =be."""
    children: list[list[int]] = [[] for _ in sentence]
    for i, token in enumerate(sentence):
        if token.head:
            children[i + token.head].append(i)
    for i, token in enumerate(sentence):
        if token.tag != "NN" or token.relation not in _SLOTS or not (token.word.isalpha() and token.word.islower()):
            continue
        if any(sentence[k].relation in ("cc", "conj") for k in children[i]):
            continue
        after = sentence[i + 1] if i + 1 < len(sentence) else None
        if after and (after.word in _SIGNS or after.tag in _NOUNLIKE):
            continue
        article = _article(sentence, i, children[i])
        if article is not None:
            yield Use(token.word, _slot(token, sentence[i + token.head]), bool(after and after.word == "of"), article)


def _slot(token: Token, head: Token) -> str:
    return {"pobj": head.word.lower(), "dobj": f"={head.lemma}", "attr": "=be"}.get(token.relation, "S")


def _article(sentence: list[Token], i: int, children: list[int]) -> str | None:
    """What determines a noun, empty where nothing does, None where that cannot be said."""
    determining = [k for k in children if k < i and sentence[k].relation in _DETERMINING]
    if determining:
        words = [sentence[k].word.lower() for k in determining if sentence[k].relation == "det"]
        return {"the": "the", "a": "a", "an": "a"}.get(words[0], "other") if words else "other"
    left = min((k for k in children if k < i), default=i)
    for word in sentence[left:i]:
        if word.relation not in _MODIFYING or not (word.word.isalpha() and word.word.islower()):
            return None
        if word.tag in _NO_MODIFIER or word.word in _ORDERED:
            return None
    before = sentence[left - 1] if left else None
    if before and (before.word.lower() in _BEFORE or before.word in _SIGNS or before.tag in _HOLDING):
        return None
    return "" if i - left <= 2 else None


def _is_statement(sentence: list[Token]) -> bool:
    return sentence[-1].word in (".", '"') and len(sentence) > 6


def main() -> None:
    """Count, and print the list."""
    bare: dict[str, Counter[str]] = defaultdict(Counter)
    determined: dict[str, Counter[str]] = defaultdict(Counter)
    definite: dict[str, Counter[str]] = defaultdict(Counter)  # by kind of slot: "the", and "the" or "a"
    for table in sorted(Path(sys.argv[1]).glob("*.tsv.gz")):
        for sentence in filter(_is_statement, read(table)):
            for noun, slot, of, article in uses(sentence):
                (determined if article else bare)[noun][slot] += 1
                if article in ("the", "a"):
                    kind = "of" if of else slot if slot in ("S", "=be") else "O" if slot[0] == "=" else "P"
                    definite[noun][kind + article] += 1
    print("# Nouns that English hardly ever leaves without an article. Counted by the mtcheck authors; CC0.")
    print("# noun, times determined, share of 'the' among the/a: of-phrase, subject, predicate, object, prepositional;")
    print("# slots where it may stand bare: prepositions, =verb for its object, S for the subject")
    for noun in sorted(determined.keys() - _LEFT_OUT):
        if row := _row(noun, determined[noun], bare[noun], definite[noun]):
            print(row)


def _row(noun: str, determined: Counter[str], bare: Counter[str], definite: Counter[str]) -> str:
    excepted = sorted(
        slot for slot, n in bare.items() if n >= SLOT_SEEN and n / (n + determined[slot]) > SLOT_BARE or slot == "by"
    )
    seen = sum(n for slot, n in determined.items() if slot not in excepted)
    alone = sum(n for slot, n in bare.items() if slot not in excepted)
    if seen < SEEN or (alone > 1 and alone / (seen + alone) > BARE):
        return ""
    shares = []
    for kind in ("of", "S", "=be", "O", "P"):
        the, a = definite[f"{kind}the"], definite[f"{kind}a"]
        shares.append(str(round(100 * the / (the + a))) if the + a >= 5 else "-")
    return "\t".join((noun, str(seen), " ".join(shares), " ".join(excepted)))


if __name__ == "__main__":
    main()
