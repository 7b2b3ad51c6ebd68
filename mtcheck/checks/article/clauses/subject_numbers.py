"""Subjects that open a clause, whose number their noun tells, and a verb of the other number right behind them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.english.inflection import plural, verb
from mtcheck.english.wordclasses import CLOSED
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_OPENS = (  # at the first letter of a word, which is asked first
    r"\b(?=[a-z])(?:^|(?<=\n)|(?<=[.!?:;] )|(?<=[.!?:;]\" )|(?<=\")|(?<=, )|(?<=but )|(?<=because )|(?<=that )|"
    r"(?<=when )|(?<=if )|(?<=where )|(?<=while ))"
)
_DETERMINER = (
    "the|these|those|many|some|most|all|several|our|their|his|her|its|local|other|young|such|russian|ukrainian"
)
_WHICH = rf"(?:(?:{_DETERMINER}) )?(?:(?:local|other|young|new|old|russian|ukrainian|main|many|first|last|foreign) )?"
_SEVERAL = compiled(
    rf"{_OPENS}(?P<which>{_WHICH})(?P<noun>[a-z]+) (?:(?:also|still|often|now|already|usually) )?(?P<verb>was|has|is|"
    rf"does not|doesn't|[a-z]+s)\b(?P<behind> (?:not|being|been|{CLOSED['PAST']}|{CLOSED['ING']})\b)?"
)
_PLURAL = {"was": "were", "has": "have", "is": "are", "does not": "do not", "doesn't": "don't"}
_ENDS = frozenset('.!?:;"')  # what may stand before the first word of a sentence and its space
# Plural in form, one in meaning, or of either number.
_EITHER = frozenset(
    """
    news means series works headquarters crossroads species games states nations times affairs politics police media
    """.split()
)
_PLURALS = ("s", "men", "children", "people", "phenomena")  # endings of all plurals of the lists
_PEOPLE = "people-nouns.txt"


def plural_with_singular(document: Document, rule: Rule) -> Iterator[Finding]:
    """Several who open a clause with the verb of one: Analysts advises, Children was given."""
    for match in _SEVERAL.finditer(document.lower):
        noun, form = match["noun"], match["verb"]
        if not noun.endswith(_PLURALS) or noun in _EITHER or form in ("was", "has", "is") and not match["behind"]:
            continue  # before any list is read
        if not (noun in _several(_PEOPLE) or match["which"] and noun in _several("nouns-of-things.txt")):
            continue
        start = match.start()
        if document.text[match.start("noun")].isupper() and start > 1 and document.folded[start - 2] not in _ENDS:
            continue  # a name
        fixed = _PLURAL.get(form) or _thirds().get(form)
        if fixed:
            yield finding(rule, document, Span(*match.span("verb")), [fixed])


@cache
def _several(name: str) -> frozenset[str]:
    return frozenset(several for noun in read_list(name) if (several := plural(noun)) != noun)


@cache
def _thirds() -> dict[str, str]:
    more = frozenset("sleep live think want say work know".split())
    return {verb(word).third: word for word in read_list("bare-verbs.txt") | more}
