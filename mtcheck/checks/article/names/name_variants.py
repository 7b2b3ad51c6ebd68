"""One person spelled two ways in one article, seen through romanization."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from itertools import takewhile

from mtcheck.checks.article.cues import FAMILY, is_title
from mtcheck.checks.article.faults import Said
from mtcheck.checks.article.names.better_names import is_better, preferred, quality_beside
from mtcheck.checks.article.names.close_names import close_spellings, has_h_for_kh
from mtcheck.checks.article.names.near_names import near_spellings
from mtcheck.checks.article.names.sides import right_side, with_own_letters
from mtcheck.checks.article.names.transcribed_names import transcribed
from mtcheck.checks.article.names.two_spellings import two_spellings
from mtcheck.checks.article.people.case_endings import names_in_case
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span, take
from mtcheck.names.bearers import THINGS
from mtcheck.names.cases import ARTICLE, BRAND, variant
from mtcheck.names.given import is_east_slavic, is_english_form, is_given_name, other_gender, plain, russian_form
from mtcheck.names.lookup import people_like
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.sounds import ALIKE, same_name, skeleton
from mtcheck.names.surnames import counterpart, family
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_CLOSE = 0.9  # likeness of two names of which no full form tells more
_WORD = 2.5  # Zipf frequency of what is a word, or a name that everyone knows
_KNOWN_WORD = 3.5  # the same of what is hardly a slip for a name
_SEEN = 1.5  # of a name that English texts have
_IN_SENTENCE = 40  # full names of a sentence that are looked at
_ARTICLE = compiled(r"\b(?:[Tt]he|[Aa]n?) $")
_SPELT = compiled(r"\b(?:written|spelled|spelt|spellings?|pronounced|transliterat\w+|romani[sz]\w+)\b")
_LEAST = 5  # code points; shorter names are too often like others


def spelled_twice(document: Document, rule: Rule) -> Iterator[Finding]:
    """A surname, or the given name before it, in another romanization than where the person is named in full.

    The full form is taken for the right one; of two full forms the commoner, else the first. The ledger goes before.
    """
    if document.ledger is None:
        said = Said((*document.memo(names_in_case), *document.memo(near_spellings)))
        unsaid = (each for each in _all(document, rule) if not said.covers(each))
        yield from (each for each in unsaid if not _is_of_spelling(document, each))
        return
    from mtcheck.checks.article.names.bound_names import bound, bound_finding  # loaded only where there is a ledger

    bindings = bound(document)
    taken = [binding.span for binding in bindings]
    yield from (bound_finding(rule, document, binding) for binding in bindings if not binding.listed)
    for found in _all(document, rule):
        right = document.lower[found.span.start : found.span.end] in document.ledger.right_parts
        if not right and not found.span.overlaps_any(taken):
            yield found


def _is_of_spelling(document: Document, found: Finding) -> bool:
    """Whether the sentence tells how a name is spelled in other languages."""
    sentence = document.around(found.span)
    return _SPELT.search(document.lower, sentence.start, sentence.end) is not None


def _by_majority(document: Document, rule: Rule) -> Iterator[Finding]:
    full = [m for m in mentions_of(document) if m.full and len(m.surname) >= _LEAST]
    borne = {skeleton(m.surname) for m in full if is_given_name(m.surname)}
    found = [m for m in mentions_of(document) if len(m.surname) >= _LEAST - 1 and _is_surname(m, borne)]
    right = preferred(document, full, found)
    bearers: dict[str, set[str]] = defaultdict(set)  # of a surname, by the skeleton of their given name
    for mention in full:
        bearers[mention.surname].add(skeleton(mention.given))
    initials = _initials(found)
    for mention in found:
        fix = right.get(skeleton(mention.surname))
        mine = initials[mention.surname]
        if fix and (initials[fix] and mine and mine.isdisjoint(initials[fix]) or _is_another(mention, fix)):
            continue
        if fix is None or fix == mention.surname or BRAND.match(document.folded, mention.span.end):
            continue
        if _ARTICLE.search(document.folded, max(0, mention.span.start - 5), mention.span.start):
            continue  # the Queen, a German
        at_least = ALIKE if len(mention.surname) >= _LEAST else _CLOSE
        if variant(mention.surname, fix, at_least) and _nobody_else(mention, bearers, fix):
            side = right_side(document, mention.surname, fix)
            usual = side == fix and (side != with_own_letters(mention.surname, fix) or not mention.full)
            if mention.full and (fix in bearers or not usual) and _beside_kin(document, mention):
                continue
            if fix.lower() in THINGS or (not mention.full and frequency(mention.surname.lower()) >= _KNOWN_WORD):
                continue  # Conti and some County; Welsh and somebody called Walsh
            sure = plain(ARTICLE.sub("", mention.surname)) != plain(ARTICLE.sub("", fix))
            better = mention.surname in bearers or is_better(mention.surname, fix)
            bare = not mention.given and not mention.given_name and (usual or not better)
            sure = sure and (bare or (mention.full and usual))
            yield finding(rule, document, mention.span, [fix], safety=None if sure else Safety.UNSAFE)
    yield from _given(document, rule, full)
    yield from _first_names(document, rule, full)
    yield from _bare(document, rule, [m for m in found if skeleton(m.surname) not in right])
    yield from _adjectives(document, rule, full, found)
    yield from _other_gender(document, rule, full, found)


def _is_surname(mention: Mention, borne: set[str]) -> bool:
    """Whether a word is somebody's surname: no given name alone, but where that is a surname of the article: Boiko."""
    return not mention.given_name or is_title(mention.title) and skeleton(mention.surname) in borne


def _initials(found: list[Mention]) -> dict[str, set[str]]:
    """By a surname, what the given names before it begin with."""
    initials: dict[str, set[str]] = defaultdict(set)
    for mention in found:
        initials[mention.surname] |= {mention.given[:1]} - {""}
    return initials


def _is_another(mention: Mention, fix: str) -> bool:
    """Whether a bare surname stands behind what may be a given name that no list has."""
    return not mention.given and not is_title(mention.title) and frequency(fix.lower()) < _KNOWN_WORD


def _adjectives(document: Document, rule: Rule, full: list[Mention], found: list[Mention]) -> Iterator[Finding]:
    """A surname that is an adjective, in the other language's form: Gladkaya for Olena Hladka."""
    stems = {_stem(m.surname): m.surname for m in full if _stem(m.surname)}
    for mention in found:
        fix = None if mention.given else stems.get(_stem(mention.surname))
        if fix and fix != mention.surname and not variant(mention.surname, fix):
            yield finding(rule, document, mention.span, [fix], safety=Safety.UNSAFE)


def _other_gender(document: Document, rule: Rule, full: list[Mention], found: list[Mention]) -> Iterator[Finding]:
    """A surname alone in one gender's form that the other's spells otherwise: Marina Zaitsev, but Zaytseva."""
    named = {m.surname: family(m.surname) for m in full}
    stems = {(skeleton(kin.stem), kin.gender): (kin.stem, name) for name, kin in named.items() if kin}
    for mention in found:
        kin = None if mention.given or mention.surname in named else family(mention.surname)
        if kin is None or kin.stem.endswith("i") or not is_title(mention.title):
            continue
        stem, name = stems.get((skeleton(kin.stem), other_gender(kin.gender)), ("", ""))
        fix = counterpart(name, kin.gender) if stem and same_name(stem, kin.stem) >= _CLOSE else None
        if fix and fix != mention.surname:
            yield finding(rule, document, mention.span, [fix], safety=Safety.UNSAFE)


def _stem(surname: str) -> tuple[str, str] | None:
    """What the Russian and the Ukrainian form of an adjective have in common, and the gender."""
    kin = family(surname)
    return (skeleton(kin.stem), kin.gender) if kin and kin.stem.endswith("i") else None


def _all(document: Document, rule: Rule) -> Iterator[Finding]:
    """What the article's names tell, then what the registry knows to be two spellings of one name."""
    taken, wrong = list[Span](), set[str]()
    for place, fix, sure in transcribed(document):
        take(taken, place)
        wrong.add(document.text[slice(*place)])
        yield finding(rule, document, place, [fix], safety=None if sure else Safety.UNSAFE)
    raw, before = frozenset(wrong), tuple(taken)
    for each in _by_majority(document, rule):
        if each.span.overlaps_any(before) or each.fixes[0].edits[0].text in raw:
            continue
        take(taken, each.span)
        wrong.add(document.text[slice(*each.span)])
        yield each
    for place, fix in two_spellings(document):
        if fix not in wrong and take(taken, place):
            wrong_form = document.lower[slice(*place)]  # Marquez and Márquez are a matter of house style
            heard = frequency(fix.lower()) >= _SEEN and not frequency(wrong_form) and plain(fix) != plain(wrong_form)
            yield finding(rule, document, place, [fix], safety=None if heard else Safety.UNSAFE)
    for place, fix, sure in close_spellings(document):
        if fix not in wrong and not place.overlaps_any(taken):
            yield finding(rule, document, place, [fix], safety=None if sure else Safety.UNSAFE)


def _bare(document: Document, rule: Rule, found: list[Mention]) -> Iterator[Finding]:
    """Names that nobody bears in full, spelled two ways: the commoner one, or what English has, else the first."""
    groups: dict[str, Counter[str]] = defaultdict(Counter)
    for mention in found:
        bare = ARTICLE.sub("", mention.surname)
        if len(bare) > _LEAST and bare[1:].islower() and is_title(mention.title):
            groups[skeleton(mention.surname)][mention.surname] += 1
    right: dict[str, str] = {}
    for counts in groups.values():
        if len(counts) > 1 and not any(map(_is_word, counts)):
            best = max(counts, key=lambda name: (*quality_beside(document, name, counts), counts[name]))
            right |= {name: best for name in counts if name != best and variant(name, best, _CLOSE)}
    for mention in found:
        if (fix := right.get(mention.surname)) and is_title(mention.title):
            sure = has_h_for_kh(mention.surname, fix)
            yield finding(rule, document, mention.span, [fix], safety=None if sure else Safety.UNSAFE)


def _is_word(name: str) -> bool:
    """Whether a word is an English one sooner than a name, or a name that everyone knows."""
    return frequency(name.lower()) >= _WORD


def _nobody_else(mention: Mention, bearers: dict[str, set[str]], fix: str) -> bool:
    """Whether the other spelling is nobody's own: a bare surname, or the same given name before it."""
    owners = bearers.get(fix, set())
    if not mention.given:
        return bearers.get(mention.surname, set()) <= owners
    return not owners or skeleton(mention.given) in owners


def _given(document: Document, rule: Rule, full: list[Mention]) -> Iterator[Finding]:
    """Given names of one person in two romanizations; the one more usual in the article is right, else the first."""
    usual = Counter(mention.given for mention in full)
    groups: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for mention in full:
        groups[skeleton(mention.surname), _given_key(mention.given)][mention.given] += 1
    for mention in full:
        counts = groups[skeleton(mention.surname), _given_key(mention.given)]
        if len(counts) < 2:
            continue
        borne = {given for person in people_like(mention.surname) for given in person.givens} & counts.keys()
        known = next(iter(borne)) if len(borne) == 1 else ""
        given = max(
            counts,
            key=lambda name: (
                name == known,
                _is_own(name, counts),
                counts[name],
                usual[name],
                not is_english_form(name),
            ),
        )
        russian = russian_form(given)
        one_name = same_name(given, mention.given) >= ALIKE or (russian and russian == russian_form(mention.given))
        if given != mention.given and one_name and not _two_people(document, mention, full, given):
            sure = is_east_slavic(given) and is_east_slavic(mention.given)  # Sergei and Sergey are hardly two people
            yield finding(rule, document, Span(*mention.given_span), [given], safety=None if sure else Safety.UNSAFE)


def _first_names(document: Document, rule: Rule, full: list[Mention]) -> Iterator[Finding]:
    """A given name alone in another romanization than where the one person of that name stands in full."""
    named: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for mention in full:
        if is_east_slavic(mention.given):
            named[_given_key(mention.given)].add((mention.given, mention.surname))
    for mention in mentions_of(document) if named else ():
        if mention.given_name and not mention.title and is_east_slavic(mention.surname):
            people = named.get(_given_key(mention.surname), set())
            given = min(people)[0] if len(people) == 1 else mention.surname
            if given != mention.surname and not FAMILY.search(document.lower, *_near(mention)):
                yield finding(rule, document, mention.span, [given], safety=Safety.UNSAFE)


def _is_own(given: str, others: Iterable[str]) -> bool:
    """Whether a given name has letters of its own, and is not the English name that a machine puts for a Slav's."""
    own = any(with_own_letters(given, other) == given for other in others if other != given)
    return own and not is_english_form(given)


def _near(mention: Mention) -> tuple[int, int]:
    return max(0, mention.span.start - 100), mention.span.end + 100


def _given_key(given: str) -> str:
    return skeleton(russian_form(given) or given)


def _beside_kin(document: Document, mention: Mention) -> bool:
    sentence = document.around(mention.span)
    return FAMILY.search(document.lower, max(0, sentence.start - 100), sentence.end) is not None


def _two_people(document: Document, mention: Mention, full: list[Mention], given: str) -> bool:
    """Whether both given names stand in one sentence, or kinship is spoken of near by: then they are of two people."""
    if _beside_kin(document, mention):
        return True
    sentence = document.around(mention.span)
    key = skeleton(mention.surname)
    first = bisect_left(full, sentence.start, key=lambda m: m.span.start)
    near = takewhile(lambda m: m.span.start < sentence.end, full[first : first + _IN_SENTENCE])
    return any(m.given == given and skeleton(m.surname) == key for m in near)
