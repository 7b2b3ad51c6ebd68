"""Given names that were translated as words, or put into English: a woman called Hope Savchenko."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.checks.article import cues
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import Gender, is_patronymic, translated_names
from mtcheck.names.lookup import Someone, people_like
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.surnames import counterpart, family
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.text import has_word

_SLAVIC = compiled(r"(?:enko|chuk|shuk|iuk|yuk|chenko|ych|vich|uk|ak|ko)$")
_UKRAINIAN = compiled(r"(?:enko|chuk|niuk|nyuk|shvili)$")
_EAST = ("ru", "uk")
_NO_RUSSIAN = compiled(r"(?:ski|cki|dzki|wicz|icz|czyk|czuk)$")  # as Poles write surnames
_POLES = compiled(r"\b(?:polish|poland|poles?|warsaw|krakow|czech|prague|slovak|slovakia|bratislava)\b")
_OF_RUSSIANS = compiled(r"(?:[oe]va?|ina?|enko|chuk|skaya)$")
_OTHER_SLAVS = compiled(r"\b(?:bulgarian?|sofia|macedonian?|serbian?|belgrade|montenegr\w+|church|bishop|saint)\b")
_TSARS = "Romanov"  # whose given names English has always translated
_ABROAD = 60  # code points around a name in which a country tells that its bearer lives there
_WIDE = 250  # the same for what is repaired unread
_SURE = 0.75  # of a surname's form
_LIKELY = 0.6
_SISTER = compiled(r"(?<![\w'-])(?:Faith|Hope|Love)(?![\w'-])(?! [A-Z])")
_SISTERS = compiled(r"(?<=[a-z,] )(?:Faith|Hope|Love)(?:(?:,| and|, and) (?:Faith|Hope|Love))*(?![\w'-]| [A-Z])")
_WORDS = frozenset("Hope Love Faith Novel Lion Glory Fame Peace Victory Bright Light Dawn Wisdom Gold Joy".split())


def given(document: Document, rule: Rule) -> Iterator[Finding]:
    """A Slavic given name translated as a word, or put into English, before a Slavic surname of that gender."""
    for mention in mentions_of(document):
        word = mention.given or mention.title
        start = mention.given_span.start if mention.given else mention.span.start - len(word) - 1
        if word in _WORDS and document.text.startswith(word, start):
            names = [entry for entry in translated_names().get(word.lower(), ()) if entry.language in _EAST]
            names = sorted((e for e in names if _fits(document, mention, e.gender)), key=lambda e: e.language != "ru")
            if names:
                fix = list(dict.fromkeys(entry.name for entry in names))
                safety = Safety.SAFE if len(fix) == 1 or document.memo(_is_of_russia) else Safety.UNSAFE
                yield finding(rule, document, Span(start, start + len(word)), fix, safety=safety)
        elif word in _anglicized() and (fix := _at_home(document, mention, word, start)):
            safety = Safety.SAFE if _is_surely_ours(document, mention) else Safety.UNSAFE
            yield finding(rule, document, Span(start, start + len(word)), fix, safety=safety)
    yield from _alone(document, rule)


def _is_of_russia(document: Document) -> bool:
    """Whether an article speaks of Russia and not of Ukraine."""
    return "russia" in document.lower and "ukrain" not in document.lower


def _alone(document: Document, rule: Rule) -> Iterator[Finding]:
    """Given names by themselves, where the article has one of them as it is: the twins Faith and Hope, and Vera."""
    for words in _SISTERS.finditer(document.folded) if _SISTER.search(document.folded) else ():
        pairs = [(match, _in_russian(match[0])) for match in _SISTER.finditer(document.folded, *words.span())]
        told = [name for _, name in pairs if has_word(document.text, name, "_-")]
        for match, name in pairs if told else ():
            yield finding(rule, document, Span(*match.span()), [name], safety=Safety.UNSAFE)


def _in_russian(word: str) -> str:
    return next(entry.name for entry in translated_names()[word.lower()] if entry.language == "ru")


@cache
def _anglicized() -> dict[str, tuple[str, str, str]]:
    """The Russian form, the Ukrainian one and the gender of given names that were put into English."""
    rows = read_columns("given-names-anglicized.txt")
    return {english: (russian, ukrainian, gender) for english, russian, ukrainian, gender in rows}


def _at_home(document: Document, mention: Mention, word: str, start: int) -> list[str]:
    """The forms that an English given name may stand for before the surname of a Slav who lives in the East."""
    if not document.text.startswith(word, start):
        return []
    russian, ukrainian, gender = _anglicized()[word]
    if mention.surname.startswith(_TSARS) or not (
        is_patronymic(mention.patronymic) or _is_at_home(document, mention, gender)
    ):
        return []
    ours = cues.is_more_of_ukraine(document)
    forms = (ukrainian, russian) if ours else (russian, ukrainian)
    return [form for form in dict.fromkeys(forms) if form != "-"]


def _is_surely_ours(document: Document, mention: Mention) -> bool:
    """Whether no Bulgarian or Serb, no saint, and nobody in another country, can bear that name in this article."""
    around = max(0, mention.span.start - _WIDE), mention.span.end + _WIDE
    return cues.ABROAD.search(document.lower, *around) is None and _OTHER_SLAVS.search(document.lower, *around) is None


def _is_at_home(document: Document, mention: Mention, gender: str) -> bool:
    """Whether the surname is a Slav's, the article about the East, and no other country near."""
    kin = family(mention.surname)
    agree = kin is not None and gender in (kin.gender, "m")  # a man's surname may stand in a case
    slav = kin.certainty >= _SURE and agree if kin else _UKRAINIAN.search(mention.surname)
    if not slav or not cues.is_eastern(document) or any(_bears(mention, p) for p in people_like(mention.surname)):
        return False
    if _NO_RUSSIAN.search(mention.surname):
        return False
    if not _OF_RUSSIANS.search(mention.surname) and _POLES.search(document.lower):
        return False
    return not cues.is_abroad(document, *mention.span, _ABROAD)


def _bears(mention: Mention, person: Someone) -> bool:
    """Whether somebody known bears that very name, or ruled under that given name."""
    return mention.surname in person.surnames and (mention.given in person.givens or not person.given)


def _fits(document: Document, mention: Mention, gender: Gender | None) -> bool:
    """Whether the surname is a Slavic one that a person of that gender bears, or that the article has in that form."""
    kin = family(mention.surname)
    if kin is None:
        return _SLAVIC.search(mention.surname) is not None and mention.surname[:1].isupper()
    if kin.certainty >= _LIKELY and gender and kin.gender != gender:
        other = counterpart(mention.surname, gender)
        return other is not None and has_word(document.text, other, "_-")
    return kin.certainty >= _LIKELY
