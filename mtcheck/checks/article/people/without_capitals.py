"""People of an article: names without their capitals."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import is_east_slavic, is_given_name, plain
from mtcheck.names.lookup import people_like
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.surnames import family
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_ROLE = compiled(
    r"\b(?:spokes(?:man|woman|person)|president|minister|secretary|senator|ambassador|director|governor|mayor|general|colonel|"
    r"chairman|chairwoman|leader|head|deputy|expert|journalist|correspondent|lawyer|coach|actor|actress|singer|writer|mr|mrs|ms|dr)"
    r"[.,]?\s$"
)
_LOWER = compiled(r"(?<![\w'-])(?P<given>[a-z]{3,12}) (?P<surname>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?![\w-])")
_SMALL = compiled(r"(?<![\w'@#./-])[a-z]{6,}(?![\w-])")
_AFTER_GIVEN = compiled(r"(?<![\w'-])(?P<given>[A-Z][^\W\d_]{2,12}) (?P<surname>[^\W\d_A-Z]{4,})(?![\w-])")
_NO_NAMES = frozenset("Their Imam Sage Pope Saint King Prince Queen Grace Summer Faith Hope".split())
_DECLINED = ("skom", "stom", "nomu", "ami", "ogo", "naya", "skoy", "ly", "ing", "ed")  # of other words
_NOUNS = ("er", "ers", "ist", "ists", "tive", "tives", "ion", "ions", "ness", "ment", "ments")  # in which slips occur
_SLAVIC = ("enko", "chuk", "shko", "dko", "yuk", "ych", "vich", "shvili", "dze", "yan")  # of surnames without gender
_MR = compiled(r"\bMr?s?\.? $")
_MR_ENDS = ("M ", "Ms ", "Mr ", "Mrs ", "M. ", "Ms. ", "Mr. ", "Mrs. ")
_OF_MEN = ("ov", "ova", "ev", "eva", "enko", "sky", "skaya", "in", "ina")
_WORDS = frozenset("mark roman max leo alla lada vera mira nina klim lev lux mars gaga".split())  # words, too
_RARE = 2.0  # Zipf frequency of a word that English hardly has
_UNKNOWN = 1.5  # Zipf frequency of what is no word of English
_USUAL = 5.5  # Zipf frequency of a word that stands behind names as verbs do: Theresa may
_WORD_BEFORE = compiled(r"[a-z']+ $")
_BEFORE_A_VERB = frozenset(
    "and or nor did does do let lets make makes made help helps helped see saw watch watched hear heard will would can "
    "could shall should might must may that if lest".split()
)
_SHORT = 3
_LONG = 5
_SURE = 0.85  # of a surname's form
_CAPITAL_BEHIND = compiled(r" [A-Z]")
_CAPITALIZED = compiled(r"(?<![\w-])[A-Z][a-z]+(?:-[A-Z][a-z]+)?(?![\w-])")


def lower_case(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names without their capitals: given names, surnames of people named in full; and IVAN for Ivan."""
    for match in _LOWER.finditer(document.folded):
        given, surname = match["given"], match["surname"]
        if given == "said" or not is_given_name(given) or is_given_name(surname):
            continue
        before = document.lower[max(0, match.start() - 16) : match.start()]
        slav = is_east_slavic(given) and given not in _WORDS and _no_word(surname)
        if slav or (_ROLE.search(before) and document.memo(_capitalized)[surname] > 1) or _is_known(given, surname):
            yield finding(rule, document, Span(*match.span("given")), [given.capitalize()])
    yield from _surnames(document, rule)


def _capitalized(document: Document) -> Counter[str]:
    return Counter(_CAPITALIZED.findall(document.folded))


def _is_known(given: str, surname: str) -> bool:
    """Whether the registry has a person of that name."""
    return any(f"{given} {surname.lower()}" in person.right for person in people_like(surname))


def _surnames(document: Document, rule: Rule) -> Iterator[Finding]:
    """Surnames in lower case of people whom the article names in full, and given names in capitals."""
    full = [m for m in mentions_of(document) if m.full]
    own = {m.surname.lower(): m.surname for m in full if m.surname[1:].islower() and _no_word(m.surname)}
    for match in _SMALL.finditer(document.folded):
        if right := own.get(match[0]):
            yield finding(rule, document, Span(*match.span()), [right])
        elif _called(document, match) and _no_word(match[0].capitalize()):
            yield finding(rule, document, Span(*match.span()), [match[0].capitalize()])
    yield from _behind_given(document, rule, own)
    for mention in full:
        shouted = mention.given.isupper() and len(mention.given) > _SHORT
        if shouted and mention.surname[1:].islower() and is_east_slavic(mention.given):
            fix = mention.given.capitalize()
            yield finding(rule, document, Span(*mention.given_span), [fix], safety=Safety.UNSAFE)
        if mention.surname.isupper() and mention.given[1:].islower() and _is_shouted(mention):
            yield finding(rule, document, mention.span, [mention.surname.capitalize()], safety=Safety.UNSAFE)


def _behind_given(document: Document, rule: Rule, own: dict[str, str]) -> Iterator[Finding]:
    """Surnames in lower case behind given names, but for those of `own`, which are told already."""
    for match in _AFTER_GIVEN.finditer(document.folded):
        surname = match["surname"].capitalize()
        if not match["surname"].islower() or surname.lower() in own:
            continue
        if _is_somebody(document, match):
            yield finding(rule, document, Span(*match.span("surname")), [surname])
            continue
        if len(surname) < _LONG:
            continue
        slavic = is_east_slavic(match["given"]) and _is_surname(surname)
        if slavic or is_given_name(match["given"]) and match["given"] not in _NO_NAMES and _is_foreign(surname):
            # a first letter may be lost as well as a capital: Volodymyr elensky
            sure = slavic and (surname.lower() in read_list("surname-slavic.txt") or _is_whole(document, match))
            safety = None if sure or surname in document.memo(_capitalized) else Safety.UNSAFE
            yield finding(rule, document, Span(*match.span("surname")), [surname], safety=safety)


def _is_somebody(document: Document, match: re.Match[str]) -> bool:
    """Whether somebody known is called so, and the word can be no verb there, as in "did Tim cook"."""
    given, surname = match["given"], match["surname"]
    if not _RARE <= frequency(surname) < _USUAL or not is_given_name(given):
        return False
    before = _WORD_BEFORE.search(document.lower, max(0, match.start() - 16), match.start())
    acts = before is not None and before[0].strip() in _BEFORE_A_VERB
    return not acts and _is_known(given.lower(), surname.capitalize())


def _is_whole(document: Document, match: re.Match[str]) -> bool:
    """Whether a surname has its first letter, as far as that shows, and no other surname stands behind it."""
    return match["surname"][0] not in "aeiouhy" and not _CAPITAL_BEHIND.match(document.folded, match.end())


def _called(document: Document, match: re.Match[str]) -> bool:
    """Whether a word in small letters stands as a surname stands: behind Mr, or with a capital elsewhere."""
    text, at = document.folded, match.start()
    if text.endswith(_MR_ENDS, max(0, at - 5), at) and _MR.search(text, max(0, at - 5), at):
        return True
    return match[0].endswith(_OF_MEN) and document.memo(_capitalized)[match[0].capitalize()] > 0


def _is_shouted(mention: Mention) -> bool:
    """Whether a surname in capitals is that of a Slav, or of somebody known."""
    surname = mention.surname.capitalize()
    known = any(f"{mention.given} {surname}".lower() in person.right for person in people_like(surname))
    return known or (is_east_slavic(mention.given) and len(surname) > _SHORT and _no_word(surname))


def _no_word(surname: str) -> bool:
    """Whether a surname cannot be an English word: by its Slavic form."""
    kin = family(surname)
    if kin is not None and kin.certainty >= _SURE and len(surname) > _LONG:
        return True
    return len(surname) > _LONG and surname.endswith(_SLAVIC) and frequency(surname.lower()) < _RARE


def _is_foreign(word: str) -> bool:
    """Whether a word is none that English ever has, nor one of Russian in another form than the first."""
    bare = plain(word)
    inflected = bare.endswith("s") and max(frequency(bare[:-1]), frequency(bare[:-2])) >= _UNKNOWN
    return frequency(bare) < _UNKNOWN and not inflected and not word.endswith((*_DECLINED, *_NOUNS))


def _is_surname(word: str) -> bool:
    """Whether a word is a Slavic surname and no word of English."""
    kin = family(word)
    return kin is not None and kin.certainty >= _SURE and frequency(word.lower()) < _RARE + 1
