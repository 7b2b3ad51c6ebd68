"""Foreign people whose names came letter by letter out of Cyrillic: Dzhon Uolters is John Walters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from mtcheck.checks.article import cues
from mtcheck.checks.article.faults import Said
from mtcheck.checks.article.names.halves import Name
from mtcheck.checks.article.names.heard_names import heard_names
from mtcheck.checks.article.names.lone_names import lone_names
from mtcheck.checks.article.names.near_names import near_spellings
from mtcheck.checks.article.names.syllabic_names import syllabic_names
from mtcheck.checks.article.names.transcribed_names import transcribed
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span, take
from mtcheck.names.bearers import THINGS
from mtcheck.names.given import is_east_slavic, is_patronymic, plain
from mtcheck.names.heard import DOUBLED, heard
from mtcheck.names.incases import known_in_case
from mtcheck.names.known import listed_forms
from mtcheck.names.lookup import english_of, is_rarely_raw, is_surely_raw, known_word, people_like
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.surnames import family
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.text import has_word

_LEAST = 4
_SOMEBODYS = 1.0  # Zipf frequency from which a spelling may be somebody's own
_SEEN = 2.0  # the same of a surname that some are known by
_SLAVIC = 0.75  # certainty of a surname's form from which its bearer is a Slav, or comes from the Caucasus
_CYRILLIC = compiled(r"[kz]h|dzh|tsz|shch|[b-df-hj-np-tv-z]y[aou]|uo|u[eiy](?!l)|kv|ks|[oe]u", re.I)  # its traces
_TRACE = compiled(rf"{_CYRILLIC.pattern}|[aeo]y(?=[bcdgklmnprstvz])|ks|kv", re.I)
_J = compiled(
    r"(?<![\w'.@#-])(?!Ljub|Anja)[A-Z][a-z]*(?:[sc]k(?:ij|aja|oje|oj)|nyj|[aeiou]jev[au]?|[bdklmnprstvz]ja[a-z]{1,6}(?:ov|ev|sk|enk)[a-z]{0,3})"
    r"(?![\w-])"
)
_HAS_J = compiled(r"[sc]k(?:ij|aj|oj)|nyj|[aeiou]jev|[bdklmnprstvz]ja")
_ENDS_IN_J = compiled(r"(?:ij|yj)$")


def raw_romanization(document: Document, rule: Rule) -> Iterator[Finding]:
    """Given names and surnames in a romanization that nobody bears; the surname alone, too, once it stood in full."""
    listed = _told(document)
    said = Said(document.memo(near_spellings))
    taken = list[Span]()
    syllabic, heard = (_heard(document, rule, names) for names in (syllabic_names(document), heard_names(document)))
    lone = _heard(document, rule, lone_names(document))
    for found in chain(syllabic, _raw(document, rule), heard, lone):
        if not found.span.overlaps_any(listed) and not said.covers(found) and take(taken, found.span):
            yield found


def _told(document: Document) -> list[Span]:
    """The places of names that other checks tell, in order."""
    return sorted((*(place for _, place in listed_forms(document)), *(each.span for each in transcribed(document))))


def _heard(document: Document, rule: Rule, names: Iterable[Name]) -> Iterator[Finding]:
    """The same of names that the list of raw ones lacks, or that are known beside the other half of a name."""
    for name in names:
        if name.names:
            yield finding(rule, document, name.span, list(name.names), safety=None if name.sure else Safety.UNSAFE)


def unknown_romanization(document: Document, rule: Rule) -> Iterator[Finding]:
    """Surnames spelled as no language spells its names, of people whom no list knows."""
    told = (each.span for each in syllabic_names(document))
    listed = sorted((*_told(document), *told, *(span for span, _, _ in document.memo(near_spellings))))
    for name in heard_names(document):
        if not name.names and not name.span.overlaps_any(listed):
            yield finding(rule, document, name.span, [])


def _raw(document: Document, rule: Rule) -> Iterator[Finding]:
    settled: dict[str, tuple[str, Safety | None]] = {}
    for mention in mentions_of(document):
        given, place = _given(document, mention)
        if given and known_in_case(given, mention.surname):
            continue  # people.case-ending has the whole name
        if not given or is_east_slavic(given) or is_patronymic(mention.patronymic):
            continue
        kin = family(mention.surname)
        if mention.surname.lower() in THINGS or (kin and kin.certainty >= _SLAVIC):
            continue  # a company of that name; Dzhamal Dzhabrailov, whose passport has it so
        first, last = english_of(given), _surname(mention.surname)
        if not (first and last):  # one of them alone may be how its bearer writes it
            first = first if first and frequency(given.lower()) < _SOMEBODYS else None
            own = frequency(mention.surname.lower()) >= _SOMEBODYS
            own |= is_rarely_raw(mention.surname) and not _CYRILLIC.search(mention.surname)
            last = None if own else last
        if first and not given.isupper():
            known = _is_known(first, last or mention.surname)
            yield finding(rule, document, place, [first], safety=_safety(given, both=last is not None or known))
        if last and not mention.surname.isupper():
            both = first is not None or _is_known(given, last)
            safety = Safety.UNSAFE if _has_twin(mention.surname, last) else _safety(mention.surname, both=both)
            settled[mention.surname] = last, safety
            yield finding(rule, document, mention.span, [last], safety=safety)
    yield from _bare(document, rule, settled)


def _is_known(given: str, surname: str) -> bool:
    """Whether the registry has a person of that very name."""
    return any(f"{given} {surname}".lower() in person.right for person in people_like(surname))


def _safety(raw: str, *, both: bool) -> Safety | None:
    """How safe the English spelling is: others may spell the name otherwise, or it may be its bearer's own."""
    sure = is_surely_raw(raw) and (both or (not frequency(raw.lower()) and _TRACE.search(raw)))
    return None if sure else Safety.UNSAFE


def _has_twin(raw: str, surname: str) -> bool:
    """Whether others spell a surname otherwise who are as well known: Whittaker, Whitaker; Lefebvre, Lefèvre."""
    single = DOUBLED.sub(r"\1", surname)
    twins = {plain(name).lower() for name in (*heard(raw).names, single)} - {plain(surname).lower()}
    least = max(_SEEN, frequency(surname.lower()) - 1)
    return any(frequency(twin) >= least for twin in twins)


def j_for_y(document: Document, rule: Rule) -> Iterator[Finding]:
    """Slavic names with j where English has y: Zhurbashskij, Slavjanskaja, Sergejev."""
    for match in _J.finditer(document.folded) if _HAS_J.search(document.folded) else ():
        fix = _ENDS_IN_J.sub("y", match[0]).replace("j", "y")
        yield finding(rule, document, Span(*match.span()), [fix])


def _bare(document: Document, rule: Rule, settled: dict[str, tuple[str, Safety | None]]) -> Iterator[Finding]:
    """Surnames alone: of people who stood in full, or where the right spelling stands elsewhere in the article."""
    for mention in mentions_of(document):
        if mention.given or not cues.is_title(mention.title) or mention.surname.isupper():
            continue
        fix, safety = settled.get(mention.surname, (None, Safety.UNSAFE))
        if fix is None and not mention.given_name:
            fix = _elsewhere(document, mention.surname)
            sure = fix is not None and not frequency(mention.surname.lower()) and is_surely_raw(mention.surname)
            safety = None if sure else Safety.UNSAFE
            fix = fix or _speaker(document, mention)
        if fix:
            yield finding(rule, document, mention.span, [fix], safety=safety)


def _speaker(document: Document, mention: Mention) -> str | None:
    """The English spelling of a surname that nobody bears so, of somebody who speaks."""
    if frequency(mention.surname.lower()) > 0 or is_rarely_raw(mention.surname):
        return None
    sentence = document.around(mention.span)
    before, after = document.lower[sentence.start : mention.span.start], document.lower[mention.span.end : sentence.end]
    opens = not before or before.endswith(", ")
    speaks = cues.SPEAKS_BEFORE.search(before) or (opens and cues.SPEAKS_AFTER.search(after))
    return _surname(mention.surname) if speaks else None


def _elsewhere(document: Document, surname: str) -> str | None:
    fix = _surname(surname)
    if fix is None and len(surname) > _LEAST:
        known = known_word(surname.lower())
        fix = known.name if known and known.kind == "person" and known.name.lower() != surname.lower() else None
    return fix if fix and has_word(document.text, fix, "_-") else None


def _given(document: Document, mention: Mention) -> tuple[str, Span]:
    """The given name before a surname, also one that no list has, and its place; empty for none."""
    if mention.full:
        return mention.given, Span(*mention.given_span)
    title = mention.title
    start = mention.span.start - len(title) - 1
    if title and not cues.is_title(title) and document.text.startswith(title, start):
        return title, Span(start, start + len(title))
    return "", mention.span


def _surname(surname: str) -> str | None:
    """The English spelling of a raw surname; None for one that the registry has as it stands."""
    fix = english_of(surname)
    known = known_word(surname.lower()) if fix else None
    return None if known and known.name.lower() == surname.lower() else fix
