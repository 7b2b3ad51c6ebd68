"""People followed through an article: surnames in the other gender's form, case endings kept, names in lower case."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import cast

from mtcheck.document import Document
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.cases import case_forms
from mtcheck.names.data import Gender
from mtcheck.names.families import Family, family
from mtcheck.names.people import Mention
from mtcheck.names.sounds import skeleton
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_WORTH = re.compile(
    r"[^\W\d_a-z][\w'\u2019-]*?(?:ov|ev|in|yn|sk[iy][iy]?|[ckz]ki|skyi|[oyi]y)(?:a|aya|aia|[uye]|ym|om|oy|oi)?\b"
)
_RELATIVE = re.compile(
    r"\b(?:other|another|elder|younger|namesake|husband|wife|father|mother|brother|sister|son|daughter|uncle|aunt|grand\w+|cousin|widow\w*|spouse|family|couple)"
    r"(?:,|\s+of|\s+of\s+the)?\s+$"
)
_FAMOUS = frozenset(  # men whose bare surname means them even where a woman of that surname was introduced
    """
    Putin Lenin Stalin Brezhnev Khrushchev Gorbachev Yeltsin Nemtsov Medvedev Lavrov Pushkin Chekhov Gagarin Kadyrov
    """.split()
)
_THING = re.compile(r"\b(?:the|a|an|village of|town of|city of)\s+$")  # the Golikov law, the village of Dubravin
_MEN = "husband|father|brother|son|grandfather|grandson|uncle|nephew|widower"
_WOMEN = "wife|mother|sister|daughter|grandmother|granddaughter|aunt|niece|widow"
_STOP = re.compile(r"[.!?]")
_KIN: dict[Gender, re.Pattern[str]] = {  # relatives who may bear the surname in the form at hand
    "m": re.compile(rf"\b(?:her|their|my|our|, the)\s+(?:\w+[ -]){{0,2}}(?:{_MEN})\b"),
    "f": re.compile(rf"\b(?:his|their|my|our|, the)\s+(?:\w+[ -]){{0,2}}(?:{_WOMEN})\b"),
}


def surname_gender(document: Document, rule: Rule) -> Iterator[Finding]:
    """A surname in a man's form for a woman, or the other way round, where only one person can be meant.

    Decided for the whole article: who was introduced before, with which given name, and who else carries the name.
    """
    if not _WORTH.search(document.text):
        return
    introduced: dict[str, list[Mention]] = defaultdict(list)
    for mention in _in_ledger(document):
        for stem in _stems(mention):
            introduced[stem].append(mention)
    for mention, wrong in _wrong(document, introduced):
        sure = _in_text(document, introduced[_stems(mention)[0]], wrong) and mention.surname not in _FAMOUS
        yield finding(rule, document, mention.span, [wrong], safety=rule.safety if sure else Safety.UNSAFE)


def _wrong(document: Document, introduced: dict[str, list[Mention]]) -> Iterator[tuple[Mention, str]]:
    """Mentions in the wrong form with the right one; people are added to `introduced` on the way."""
    loose: set[tuple[str, Gender | None]] = set()
    for mention in document.mentions:
        kin = family(mention.surname)
        if mention.given and _is_title(document, mention):
            continue
        wrong = None
        known = introduced[kin.stem] if kin else []
        if mention.given or mention.gender:
            wrong = _misnamed(mention, kin, known) if kin else None
            for stem in _stems(mention):
                introduced[stem].append(mention)
        elif kin is None:
            continue
        elif not known:
            loose.add((kin.stem, kin.gender))
        elif (kin.stem, kin.gender) not in loose:
            wrong = _mistaken(document, mention, kin, known)
        if wrong:
            yield mention, wrong


def _stems(mention: Mention) -> list[str]:
    """The families of a surname: of a double one, that of its last part, too (Knipper-Chekhova)."""
    kin = [family(name) for name in dict.fromkeys((mention.surname, mention.surname.rpartition("-")[2]))]
    return [one.stem for one in kin if one]


def _in_ledger(document: Document) -> Iterator[Mention]:
    """The people of the ledger whose gender it tells, as if the article had introduced them."""
    for known in document.ledger.names if document.ledger else ():
        if known.surname and known.gender in ("m", "f"):
            given, gender = known.name.split()[0], "m" if known.gender == "m" else "f"
            yield Mention(known.surname, Span(0, 0), given, decided=cast(Gender, gender))


def _in_text(document: Document, people: list[Mention], surname: str) -> bool:
    """Whether the article itself names the person, not only the ledger."""
    return any(person.span.end for person in people) or any(m.surname == surname for m in document.mentions)


def _misnamed(mention: Mention, kin: Family, before: Iterable[Mention]) -> str | None:
    """The right surname of someone named in full with the other gender's form, known from an earlier full name."""
    if not mention.full or mention.gender is None or kin.gender == mention.gender:
        return None
    for other in before:
        known = family(other.surname)
        if _same_given(other, mention) and known and known.gender == mention.gender:
            return other.surname
    return None


def _mistaken(document: Document, mention: Mention, kin: Family, people: list[Mention]) -> str | None:
    """The right form of a bare surname, where the one person who was introduced with it has the other gender."""
    person = people[0]
    if any(not _same(person, other) for other in people[1:]) or person.gender is None:
        return None
    known = family(person.surname)
    if known is None or known.gender != person.gender or kin.gender == person.gender:
        return None
    if mention.given_name or _RELATIVE.search(document.lower, max(0, mention.span.start - 25), mention.span.start):
        return None
    if _THING.search(document.lower, max(0, mention.span.start - 12), mention.span.start):
        return None
    return None if _kin_nearby(document, mention, kin.gender) or _is_title(document, mention) else person.surname


def _kin_nearby(document: Document, mention: Mention, gender: Gender) -> bool:
    """Whether a relative who may be meant is spoken of shortly before the surname, or right after it."""
    before = document.lower[max(0, mention.span.start - 200) : mention.span.end]
    after = _STOP.split(document.lower[mention.span.end : mention.span.end + 40], maxsplit=1)[0]
    return _KIN[gender].search(before + after) is not None


def _is_title(document: Document, mention: Mention) -> bool:
    """Whether a name stands alone between quotation marks, as that of a book does."""
    start = mention.given_span.start if mention.given else mention.span.start
    before, after = document.folded[max(0, start - 1) : start], document.folded[mention.span.end : mention.span.end + 1]
    return before == after == '"'


def _same(one: Mention, other: Mention) -> bool:
    """Whether two mentions with one surname can be of one person: given names agree as far as both are told."""
    if not one.given or not other.given:
        return one.gender is None or other.gender is None or one.gender == other.gender
    if one.full and other.full:
        return _same_given(one, other)
    return one.given[0] == other.given[0]


def _same_given(one: Mention, other: Mention) -> bool:
    """Whether two given names are one, maybe in two romanizations."""
    if one.given == other.given:
        return True
    return one.gender == other.gender and skeleton(one.given) == skeleton(other.given)


def case_ending(document: Document, rule: Rule) -> Iterator[Finding]:
    """A surname with a Russian case ending left on it, of someone whom the article names without it."""
    if not _WORTH.search(document.text):
        return
    found = document.mentions
    known = {m.surname: m.gender for m in (*_in_ledger(document), *found) if m.full and m.gender}
    for mention in found:
        if mention.surname not in known and not mention.given_name:
            for form in case_forms(mention.surname):
                if not form.ambiguous and known.get(form.nominative) == form.gender:
                    yield finding(rule, document, mention.span, [form.nominative])
                    break


_ROLE = re.compile(
    r"\b(?:spokes(?:man|woman|person)|president|minister|secretary|senator|ambassador|director|governor|mayor|general|colonel|"
    r"chairman|chairwoman|leader|head|deputy|expert|journalist|correspondent|lawyer|coach|actor|actress|singer|writer|mr|mrs|ms|dr)"
    r"[.,]?\s$"
)
_LOWER = re.compile(r"(?<![\w'-])(?P<given>[a-z]{3,12}) (?P<surname>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?![\w-])")


def lower_case(document: Document, rule: Rule) -> Iterator[Finding]:
    """A given name in lower case between a role and a surname that the article uses as a name elsewhere."""
    from mtcheck.names.given import is_given_name  # loads name lists: only when the shape occurs

    for match in _LOWER.finditer(document.folded):
        before = document.lower[max(0, match.start() - 16) : match.start()]
        if _ROLE.search(before) and is_given_name(match["given"]) and not is_given_name(match["surname"]):
            alone = re.compile(rf"(?<![\w-]){re.escape(match['surname'])}(?![\w-])")
            if len(alone.findall(document.folded)) > 1:
                given = match["given"]
                yield finding(rule, document, Span(*match.span("given")), [given.capitalize()])
