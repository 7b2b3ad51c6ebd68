"""Nouns before `of` and a name that native English puts behind the name: the agency of Bloomberg, the plan of Berg.

`lists/nouns-of-names.tsv` holds nouns with their counts: before `of` and a name at most 3.5 times in a hundred, else as
a compound (the Bloomberg agency) or behind a possessive (Berg's plan); the commoner of the two is the repair.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.order.countries import BEFORE, is_country, phrase_before
from mtcheck.checks.parsed.sentence import Sentence
from mtcheck.english.casing import capitalize
from mtcheck.english.inflection import plural
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns, read_list
from mtcheck.findings import Finding
from mtcheck.names.given import is_given_name
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_LONGEST = 3  # words of a name
_OTHERS = frozenset(
    """
    january february march april may june july august september october november december monday tuesday wednesday
    thursday friday saturday sunday god christmas easter islam europe asia africa america i ii iii
    """.split()
)
_OF_PLACES = ("border", "borders", "territory", "coast", "population", "government")  # the Crimean border
_BEHIND = ("NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "CD", "JJ")
_NAMES = compiled(r"\b([a-z]+) of [A-Z]")


@cache
def _nouns() -> Mapping[str, bool]:
    """Whether each noun stands rather behind a possessive than in a compound, by its forms."""
    out = {}
    for noun, _, compound, possessive in read_columns("nouns-of-names.tsv"):
        out[noun] = out[plural(noun)] = int(possessive) > int(compound)
    return out


def candidate(sentence: str) -> bool:
    """Whether a sentence has one of the nouns before `of` and a capital letter."""
    return any(match[1] in _nouns() for match in _NAMES.finditer(sentence))


def noun_of_name(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A noun that wants the name of its owner before it: the agency of Bloomberg."""
    doc = sentence.doc
    for of in doc[1:-1]:
        noun = of.nbor(-1)
        if of.lower_ != "of" or noun.text not in _nouns() or noun.tag_ not in ("NN", "NNS") or is_country(doc, of):
            continue
        name = _name(of)
        bounds = phrase_before(noun)
        if name is None or bounds is None or len(name) == _LONGEST and not name[0].text.isupper():
            continue  # the analyst of Rosbank Evgeny Koshelev
        if _is_somebody(name) and (doc[bounds[0]].lower_ in ("a", "an") or _goes_on(doc, name)):
            continue  # a student of Anna Berg; the party of Anna Berg, the minister
        joined = bounds[0] > 0 and doc[bounds[0] - 1].lower_ in ("and", "or", "&")
        if joined or noun.lower_ in _OF_PLACES and name[-1].text in read_list("names-without-the.txt"):
            continue
        fixed = _name_first(sentence, bounds, noun, name)
        yield finding(rule, sentence.document, sentence.span(doc[bounds[0]], name[-1]), [fixed])


def _name(of: Token) -> list[Token] | None:
    """The words of a name right behind `of`, where it is short and ends there."""
    doc = of.doc
    name = []
    for word in doc[of.i + 1 :]:
        if word.tag_ != "NNP" or not word.text[:1].isupper():
            break
        name.append(word)
    if not name or len(name) > _LONGEST or any(t.lower_ in _OTHERS for t in name):
        return None
    behind = doc[name[-1].i + 1] if name[-1].i + 1 < len(doc) else None
    if behind is None:
        return name
    joined = behind.lower_ in ("and", "&", "or", "of", "/", "-") or behind.tag_ in _BEHIND
    return None if joined or behind.is_quote else name


def _is_somebody(name: list[Token]) -> bool:
    return len(name) > 1 and is_given_name(name[0].text)


def _goes_on(doc: Doc, name: list[Token]) -> bool:
    """Whether it is told behind a comma who that is."""
    end = name[-1].i + 1
    return doc[end : end + 1].text == ","


# Things that bear a name of several words as theirs; others are somebody's.
_NAMED = frozenset(
    """
    account aircraft airport album application automaker book brand carrier casino club company computer conference
    consortium contract factory facility film fund game grant headquarters hospital hotel lab magazine machine
    manufacturer model movie network newspaper parliament party plant prison processor program programme project
    restaurant school software squad staff station store studio survey system team technology university vaccine vehicle
    website
    """.split()
)


def _name_first(sentence: Sentence, bounds: tuple[int, int], noun: Token, name: list[Token]) -> str:
    """The phrase with the name in its place: the new Bloomberg agency, Berg's new plan."""
    doc = sentence.doc
    start, first = bounds
    owner = sentence.text(name[0], name[-1])
    article = doc[start].text if start < first else ""
    somebody = _is_somebody(name) or len(name) > 1 and noun.lemma_ not in _NAMED
    if (_nouns()[noun.text] or somebody) and article.lower() not in ("a", "an"):
        rest = sentence.text(doc[first], noun)
        return f"{owner}'{'' if owner.endswith('s') else 's'} {rest[0].lower() + rest[1:]}"
    into = next((t for t in doc[first : noun.i + 1] if t.lower_ not in BEFORE), noun)
    before = [t.text for t in doc[first : into.i]]
    fixed = " ".join(filter(None, (article, *before, owner, sentence.text(into, noun))))
    return capitalize(fixed) if doc[start].text[:1].isupper() else fixed
