"""One person spelled two ways in one article, seen through romanization."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.cases import ALIKE, BRAND, variant
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.sounds import same_name, skeleton
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_LEAST = 5  # code points; shorter names are too often like others


def spelled_twice(document: Document, rule: Rule) -> Iterator[Finding]:
    """A surname, or the given name before it, in another romanization than where the person is named in full.

    The full form is taken for the right one; of two full forms the commoner, else the first. The ledger goes before.
    """
    if document.ledger is None:
        yield from _by_majority(document, rule)
        return
    from mtcheck.checks.article.bound_names import bound, bound_finding  # loaded only where there is a ledger

    bindings = bound(document)
    taken = [binding.span for binding in bindings]
    yield from (bound_finding(rule, document, binding) for binding in bindings if not binding.listed)
    for found in _by_majority(document, rule):
        right = document.lower[found.span.start : found.span.end] in document.ledger.right_parts
        if not right and not found.span.overlaps_any(taken):
            yield found


def _by_majority(document: Document, rule: Rule) -> Iterator[Finding]:
    found = mentions_of(document)
    full = [m for m in found if m.full and len(m.surname) >= _LEAST]
    if not full:
        return
    right = _preferred(full)
    bearers: dict[str, set[str]] = defaultdict(set)  # of a surname, by the skeleton of their given name
    for mention in full:
        bearers[mention.surname].add(skeleton(mention.given))
    for mention in found:
        if len(mention.surname) < _LEAST or mention.given_name or BRAND.match(document.folded, mention.span.end):
            continue
        fix = right.get(skeleton(mention.surname))
        if fix and fix != mention.surname and variant(mention.surname, fix) and _nobody_else(mention, bearers, fix):
            bare = not mention.given and mention.surname not in bearers
            yield finding(rule, document, mention.span, [fix], safety=None if bare else Safety.UNSAFE)
    yield from _given(document, rule, full)


def _preferred(full: list[Mention]) -> dict[str, str]:
    """By skeleton, the spelling of a surname that the article's full names use most, the first among equals."""
    counts = Counter(m.surname for m in full)
    right: dict[str, str] = {}
    for surname, _ in counts.most_common():
        right.setdefault(skeleton(surname), surname)
    return right


def _nobody_else(mention: Mention, bearers: dict[str, set[str]], fix: str) -> bool:
    """Whether the other spelling is nobody's own: a bare surname, or the same given name before it."""
    if not mention.given:
        return bearers.get(mention.surname, set()) <= bearers.get(fix, set())
    return skeleton(mention.given) in bearers.get(fix, ())


def _given(document: Document, rule: Rule, full: list[Mention]) -> Iterator[Finding]:
    """Given names of one person in two romanizations; the first full name sets the spelling."""
    first: dict[tuple[str, str], str] = {}
    for mention in full:
        key = (skeleton(mention.surname), skeleton(mention.given))
        given = first.setdefault(key, mention.given)
        if given != mention.given and same_name(given, mention.given) >= ALIKE:
            yield finding(rule, document, Span(*mention.given_span), [given], safety=Safety.UNSAFE)
