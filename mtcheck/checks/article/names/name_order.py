"""People named in the order of a Russian form: surname, given name, patronymic."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Span
from mtcheck.names.bearers import THINGS
from mtcheck.names.given import given_gender, is_east_slavic, is_given_name, is_patronymic
from mtcheck.names.lookup import known_word, people_like
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.surnames import family
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_SURE = 0.6
_SLAVIC = 0.75  # certainty of a surname's form from which initials behind it are its bearer's
_INITIALS = compiled(r" [A-Z]\. ?[A-Z]\.")
_INITIALS_LAST = compiled(
    r"(?<![\w'.-])(?P<surname>[A-Z][a-z]{3,20}(?:-[A-Z][a-z]+)?) (?P<initials>[A-Z]\. ?[A-Z]\.)(?![\w.]| [A-Z])"
)
_NAME_BEFORE = compiled(r"(?<![.!?] )(?<!\n)(?<!^)[A-Z][a-z]*\.? $")
_POPE = compiled(r"\b(?:[Pp]ope|[Pp]apa|[Dd]ad) $")
_ONE_FORM = compiled(r"(?:enko|chuk|yuk|uk|shvili|dze|yan|ian|ich)$")
_OF_ALL = compiled(r"(?:enko|ch[aeu]k|[iy]uk|uk|[nr]yk|nik|ets|[iy]ak|shvili|dze|yan|ian|ych)$")
_LEAST = 5  # code points of a surname
_WORD = 2.6  # Zipf frequency from which English may have a word of its own
_CERTAIN = 0.85
_COMMON = 4.9  # Zipf frequency from which a word is no surname, but Kim
_SHORT = 3  # code points of a surname that the article has elsewhere
_NEAR = 30  # code points behind a name in which it is told what its bearer did
_ADDRESS = compiled(r"\b(?:Mr|Mrs|Ms|Miss)\.? $")
_ACTS = compiled(
    r" (?:said|says|has|had|was|is|told|noted|added|stressed|explained|hopes?|admitted|believes?|kept|gave|spoke|did)\b"
)


def reversed_order(document: Document, rule: Rule) -> Iterator[Finding]:
    """A surname before the given name, where a patronymic follows or the registry knows the person, or initials do."""
    for mention in mentions_of(document):
        if not mention.title or mention.title.endswith("."):
            if mention.full and (fix := _told_alone(document, mention)):
                yield finding(rule, document, Span(mention.given_span.start, mention.span.end), [fix])
            continue
        told = None if mention.given else _told_alone(document, mention)
        fix = _with_patronymic(mention) or _known(mention) or told
        first = mention.given_span.start if mention.given else mention.span.start
        start = first - len(mention.title) - 1
        if _POPE.search(document.folded, max(0, start - 9), start):
            continue  # of Rome, left as a name
        if fix and document.text.startswith(f"{mention.title} ", start):
            yield finding(rule, document, Span(start, mention.span.end), [fix])
    for match in _INITIALS_LAST.finditer(document.folded) if _INITIALS.search(document.folded) else ():
        if _is_slavic(match["surname"]) and not _NAME_BEFORE.search(
            document.folded, max(0, match.start() - 30), match.start()
        ):
            yield finding(rule, document, Span(*match.span()), [f"{match['initials']} {match['surname']}"])


def _is_slavic(surname: str) -> bool:
    kin = family(surname)
    return kin.certainty >= _SLAVIC if kin else _ONE_FORM.search(surname) is not None


def _told_alone(document: Document, mention: Mention) -> str | None:
    """Kim Vyacheslav, Yilmaz Mehmet: what stands before a given name is a surname elsewhere, and no Slav's given name.

    Lee Min is in order, and so is Pernod Ricard.
    """
    word, given = mention.given or mention.title, mention.surname
    slav = is_east_slavic(given)
    if len(word) < _SHORT or len(given) < _LEAST or mention.patronymic or not (slav or mention.given_name):
        return None
    if not (word[1:].islower() and given[1:].islower()) or given_gender(given) is None:
        return None
    if (
        word in cues.countries()
        or is_east_slavic(word)
        or cues.is_title(word)
        or is_patronymic(word)
        or word.lower() in THINGS
    ):
        return None
    known = known_word(word.lower())
    place = known is not None and known.kind != "person" or word in read_list("nationality-adjectives.txt")
    if place or document.has_word(word.lower()):
        return None
    alone = document.memo(_surnames_alone)
    told = word in alone and given not in alone and (alone[word] or slav and frequency(word.lower()) < _COMMON)
    return f"{given} {word}" if told else None


def _surnames_alone(document: Document) -> dict[str, bool]:
    """Names behind a form of address (true), or that somebody speaks under: Mr. Kim, Yilmaz said."""
    found = dict[str, bool]()
    for mention in mentions_of(document):
        if mention.given or not cues.is_title(mention.title):
            continue
        start, end = mention.span
        before, after = document.folded[max(0, start - 6) : start], document.lower[end : end + _NEAR]
        addressed = _ADDRESS.search(before) is not None
        if addressed or _ACTS.match(after):
            found[mention.surname] = found.get(mention.surname, False) or addressed
    return found


def _with_patronymic(mention: Mention) -> str | None:
    """Ivanov Ivan Petrovich: what stands last is the father's name, what stands first a surname of that gender."""
    gender = is_patronymic(mention.surname) if mention.full and not mention.patronymic else None
    kin = family(mention.title) if gender else None
    if kin is None or kin.gender != gender or kin.certainty < _SURE:
        return None
    return f"{mention.given} {mention.surname} {mention.title}"


def _has_one_form(word: str) -> bool:
    """Whether a word is a surname that men and women bear alike, and nothing else: Bondarenko, Donets."""
    if len(word) < _LEAST or _OF_ALL.search(word) is None or frequency(word.lower()) >= _WORD:
        return False
    known = known_word(word.lower())
    return word not in read_list("nationality-adjectives.txt") and (known is None or known.kind == "person")


def _known(mention: Mention) -> str | None:
    """Merkel Angela: the registry has it the other way round; Sokolova Irina: a Slavic surname, then a given name."""
    upper = mention.surname.isupper() or mention.title.isupper()
    if not mention.given_name or upper or mention.surname.lower() in THINGS:
        return None
    name = f"{mention.surname} {mention.title}"
    kin = family(mention.title)
    gender = None if is_given_name(mention.title) else given_gender(mention.surname)
    if kin and kin.certainty >= _CERTAIN and gender == kin.gender:
        return name
    if kin is None and gender and is_east_slavic(mention.surname) and _has_one_form(mention.title):
        return name
    known = any(name.lower() in p.right for p in people_like(mention.title))
    return name if known else None
