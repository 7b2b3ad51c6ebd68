"""Names of the ledger in another spelling than the ledger's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Span, take
from mtcheck.names.cases import BRAND, variant
from mtcheck.names.known import Words, form_in, is_named, words_of, wrong_forms
from mtcheck.names.ledger import Ledger, given_of, right_surnames, same_entry
from mtcheck.names.people import Mention, address_gender, mentions_of
from mtcheck.names.registry import Known, registry
from mtcheck.names.sounds import ALIKE, alike, same_name, skeleton
from mtcheck.rules.matchers import finding, starts_sentence
from mtcheck.rules.rule import Rule
from mtcheck.text import has_word

_LEAST = 5  # code points; shorter names are too often like others
_TITLES = frozenset(  # and words that often open a sentence
    """
    president minister premier general colonel major captain senator governor judge dr
    later earlier today yesterday then now when while if as but and also however according that because after before
    """.split()
)
_ARTICLES = frozenset("the a an and of".split())


class Binding(NamedTuple):
    """A place where the ledger wants `fix`; `listed` if its wrong forms or its source form say so."""

    span: Span
    fix: str
    listed: bool


def bound_finding(rule: Rule, document: Document, binding: Binding) -> Finding:
    """The finding for a binding; safe, because an editor has decided it."""
    found = finding(rule, document, binding.span, [binding.fix], safety=Safety.SAFE)
    return replace(found, message=f"The ledger spells this name '{binding.fix}'.")


def bound(document: Document) -> list[Binding]:
    """All places, in text order and apart from each other; none without a ledger."""
    ledger = document.ledger
    if ledger is None or not ledger.names:
        return []
    words = words_of(document)
    found = [
        Binding(place, form_in(document, known, place), listed=True)
        for known, place in wrong_forms(document, words, ledger.index)
    ]
    found += [Binding(*near, listed=False) for near in (*_whole(document, ledger, words), *_parts(document, ledger))]
    return _apart(
        binding
        for binding in found
        if document.text[slice(*binding.span)] != binding.fix and not _inside_right(document, ledger, binding.span)
    )


def _inside_right(document: Document, ledger: Ledger, place: Span) -> bool:
    """Whether a place is a right form of the ledger or part of one."""
    found = document.lower[place.start : place.end]
    if found in ledger.right:
        return True
    around = ((form, form.find(found)) for form in ledger.right if found in form)
    return any(
        document.lower.startswith(form, place.start - offset) for form, offset in around if offset <= place.start
    )


def _apart(found: Iterator[Binding]) -> list[Binding]:
    """The bindings without those that overlap a listed or a longer one."""
    taken: list[Span] = []
    longest = sorted(found, key=lambda b: (not b.listed, b.span.start - b.span.end, b.span, b.fix))
    return sorted(binding for binding in longest if take(taken, binding.span))


def _whole(document: Document, ledger: Ledger, words: Words) -> Iterator[tuple[Span, str]]:
    """Runs of words that spell a whole name of the ledger in another way."""
    keys = {part for key in ledger.whole for part in key.split()}
    telling = {word: keys.issuperset(skeleton(word).split()) for word in {word for word, _ in words}}
    for at, (word, span) in enumerate(words):
        if not telling[word] or word in _ARTICLES:
            continue
        for last in range(at, min(len(words), at + ledger.longest + 1)):
            if not telling[words[last][0]] or (last > at and words[last][1].start - words[last - 1][1].end != 1):
                break
            place = Span(span.start, words[last][1].start + len(words[last][0]))
            known = _named_like(document, ledger, place)
            if known is not None:
                yield place, known.name


def _named_like(document: Document, ledger: Ledger, place: Span) -> Known | None:
    """The one name of the ledger that a place spells in another way."""
    text = document.text[place.start : place.end]
    if text.isupper() or len(text) < _LEAST or not is_named(document, place) or text.lower() in ledger.right:
        return None
    names = [known for known in ledger.whole.get(skeleton(text), ()) if " " in text or known.kind != "person"]
    found = [known for known in names if _spells(text, known.name)]
    return found[0] if len(found) == 1 and not _another(text, found[0]) else None


def _spells(text: str, name: str) -> bool:
    """Whether a text is a name in another romanization, and no plural, case or other gender of it."""
    if same_name(text, name) < ALIKE or text.lower() == name.lower():
        return False
    if " " not in text and " " not in name:
        return variant(text, name)
    last, right = text.rpartition(" ")[2], name.rpartition(" ")[2]
    return last.lower() == right.lower() or variant(last, right)


def _another(text: str, mine: Known) -> bool:
    """Whether the registry knows the text as the name of something else."""
    form = text.lower()
    return any(form in known.right and not same_entry(mine, known) for known in registry())


def _parts(document: Document, ledger: Ledger) -> Iterator[tuple[Span, str]]:
    """Surnames and given names of people of the ledger in another spelling."""
    found = mentions_of(document)
    for mention in found:
        if mention.full:
            yield from _in_full(ledger, mention)
        elif len(mention.surname) >= _LEAST and not mention.given_name and not mention.surname.isupper():
            known = _bearer(ledger, mention, found)
            if known and _is_name(document, mention, known) and not _another(mention.surname, known):
                yield mention.span, known.surname


def _in_full(ledger: Ledger, mention: Mention) -> Iterator[tuple[Span, str]]:
    """What differs in a full name; a middle name may stand between."""
    known = ledger.person(mention.given, mention.surname)
    if known is None or f"{mention.given} {mention.surname}".lower() in known.right:
        return
    if mention.surname.lower() not in right_surnames(known) and variant(mention.surname, known.surname):
        yield mention.span, known.surname
    if mention.given.lower() not in {form.split()[0] for form in known.right} and not mention.given.isupper():
        yield mention.given_span, given_of(known)


def _bearer(ledger: Ledger, mention: Mention, others: tuple[Mention, ...]) -> Known | None:
    """The one person of the ledger whose surname a bare surname spells in another way, if nobody else bears it."""
    surname = mention.surname
    people = [known for known in ledger.people.get(skeleton(surname), ()) if variant(surname, known.surname)]
    if surname.lower() in ledger.right or len({known.surname for known in people}) != 1:
        return None
    if not _only_a_title(mention) and not any(alike(mention.title, given_of(known)) for known in people):
        return None
    bearers = [other.given for other in others if other.full and other.surname == surname]
    return people[0] if all(any(alike(given, given_of(known)) for known in people) for given in bearers) else None


def _only_a_title(mention: Mention) -> bool:
    """Whether nothing but a title or a form of address stands before a surname: no given name of someone else."""
    title = mention.title.rstrip(".").lower()
    return not title or title in _TITLES or address_gender(title) is not None


def _is_name(document: Document, mention: Mention, known: Known) -> bool:
    """Whether a surname is a person's: not a brand's, and more than a word at the start of a sentence."""
    if BRAND.match(document.folded, mention.span.end):
        return False
    introduced = any(m.full and m.surname == known.surname for m in mentions_of(document))
    return introduced or _placed(document, mention)


def _placed(document: Document, mention: Mention) -> bool:
    """Whether the capital letter tells a name: not only at the start of a sentence, and never without it elsewhere."""
    word = re.escape(mention.surname)
    if has_word(document.folded, mention.surname.lower(), "_-"):
        return False
    places = re.finditer(rf"(?<![\w-]){word}(?![\w-])", document.folded)
    return any(not starts_sentence(document.folded, place.start()) for place in places)
