"""`A` before nouns that have none: received a compensation, consists of a starch.

`lists/mass-nouns.txt` holds them, by counts of native news.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.parsed.sentence import Sentence, child, has
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_WORDS = compiled(r"[a-z]+")
# Behind these a noun of the list tells what something is made of or full of, and `a` is that of the other.
_GOING_ON = frozenset("NN NNS NNP NNPS JJ VBG CD HYPH POS".split())


def candidate(sentence: str) -> bool:
    """Whether a sentence has one of the nouns and `a`."""
    words = _WORDS.findall(sentence.lower())
    return not _ARTICLES.isdisjoint(words) and not read_list("mass-nouns.txt").isdisjoint(words)


_ARTICLES = frozenset(("a", "an"))


def mass_with_a(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`A` before a noun that has no plural."""
    doc = sentence.doc
    for noun in doc[1:]:
        if noun.tag_ != "NN" or noun.lower_ not in read_list("mass-nouns.txt") or noun.dep_ in ("compound", "nmod"):
            continue
        article = child(noun, "det")
        if article is None or article.lower_ not in _ARTICLES or noun.i - article.i > 2:
            continue
        behind = noun.nbor(1) if noun.i + 1 < len(doc) else None
        if behind is not None and (behind.tag_ in _GOING_ON or behind.text in ("-", "/", '"')):
            continue
        between = doc[article.i + 1 : noun.i]
        if any(t.tag_ != "JJ" or not t.text.isalpha() for t in between) or has(noun, "conj", "relcl"):
            continue
        rest = sentence.text(article.nbor(1), noun)
        fixed = f"{rest[:1].upper()}{rest[1:]}" if article.text[:1].isupper() else rest
        yield finding(rule, sentence.document, sentence.span(article, noun), [fixed])
