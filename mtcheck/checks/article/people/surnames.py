"""Surnames in the other gender's form, followed through the article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from mtcheck.checks.article import cues
from mtcheck.checks.article.people.samepeople import Doubt, can_be_one, doubt, of_another_role, same_given
from mtcheck.checks.article.people.surname_evidence import (
    disagree,
    is_known,
    is_mans_alone,
    is_neighbour,
    is_well_known,
    one_way,
)
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety
from mtcheck.names.cases import ARTICLE
from mtcheck.names.given import Gender, given_gender, is_east_slavic, other_gender, plain
from mtcheck.names.people import Mention, mentions_of, of_ledger
from mtcheck.names.surnames import Family, counterpart, family, stems
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_FAMOUS = frozenset(  # men whose bare surname means them even where a woman of that surname was introduced
    """
    Putin Lenin Stalin Brezhnev Khrushchev Gorbachev Yeltsin Nemtsov Medvedev Lavrov Pushkin Chekhov Gagarin Kadyrov
    """.split()
)
_WIFE = compiled(rf"\b(?:{cues.WOMEN})(?:,|\sof\s\w+)?\s$")
_FAR = compiled(
    r"\b(?:amsterdam|brussels|vienna|munich|hamburg|madrid|milan|rome|stockholm|helsinki|oslo|winnipeg|"
    r"montreal|ottawa|vancouver|brooklyn|florida|philadelphia|seattle|los angeles|miami|tel aviv|haifa|jerusalem)\b"
)
_COUPLE = compiled(r"\b[A-Z]\w+ (?:and|&) $")  # Yury and Elena Krivokhizhin
_APPOSED = compiled(
    r", (?:the|an?) (?:[a-z-]+ ){0,3}?(?:(?:spokes|business|police|chair|congress)woman|actress|ballerina)\b"
)
_AROUND = 60  # code points around a name in which a country tells that its bearer is no Slav of the East
# Titles behind which a woman abroad keeps a man's form, and men's words that machines write for women, too.
_OF_FOREIGNERS = frozenset("mrs ms miss lady queen princess duchess spokesman chairman congressman actor".split())
_SURE_FORM = 0.6  # certainty from which an ending tells the gender where the given name is one of many countries
_PLAUSIBLE = 0.3
_MOST = 40  # mentions of one person that are looked back at
_KIN_BEFORE = 300
_CLEAR = 0.85  # certainty of a man's form behind a woman's given name from which no other reading is likely

_OF_NEIGHBOURS = ("ov", "ev", "yev")

Wrong = tuple[Mention, str, Safety | None]  # the right surname, and the safety where it is not the rule's own


def surname_gender(document: Document, rule: Rule) -> Iterator[Finding]:
    """A surname in a man's form for a woman, or the other way round, where only one person can be meant.

    Decided for the whole article. Repaired unread only where the text itself shows that it is the same person.
    """
    for mention, right, safety in _Reader(document).wrong():
        yield finding(rule, document, mention.span, [right], safety=safety)


class _Reader:
    """Goes through the mentions of an article in order and remembers who was introduced."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._introduced: dict[str, list[Mention]] = defaultdict(list)
        self._times: Counter[tuple[object, ...]] = Counter()
        self._bare_surnames = frozenset(m.surname for m in mentions_of(document) if not m.given)
        self._surnames = frozenset(m.surname for m in mentions_of(document))
        ledger = list(of_ledger(document))
        self._full: dict[tuple[str, Gender], list[Mention]] = defaultdict(list)  # by what the forms of a surname share
        for mention in (*ledger, *mentions_of(document)):
            kin = family(mention.surname) if mention.full and mention.gender else None
            if kin and kin.gender == mention.gender and len(self._full[kin.stem, kin.gender]) < _MOST:
                self._full[kin.stem, kin.gender].append(mention)
        for mention in ledger:
            self._introduce(mention)

    def wrong(self) -> Iterator[Wrong]:
        """Mentions in the wrong form, the right form of each, and how safe that is."""
        loose: set[str] = set()  # surnames that stood bare before anyone was introduced with them
        for mention in mentions_of(self._document):
            if mention.given and _alone_in_quotes(self._document, mention):
                continue
            kin = family(mention.surname)
            if mention.given or mention.gender:
                yield from self._named(mention, kin)
                yield from self._titled(mention, kin)
                self._introduce(mention)
            elif not cues.is_title(mention.title):  # a given name that no list has, of somebody else
                loose.add(mention.surname)
            elif people := self._bearers(mention, kin):
                if mention.surname not in loose:
                    yield from self._bare(mention, people)
            elif kin:
                yield from self._told(mention, kin)
                if not self._introduced[kin.stem]:
                    loose.add(mention.surname)

    def _introduce(self, mention: Mention) -> None:
        """Remember someone under all forms of the surname; of a double one its last part, too."""
        gender = mention.gender
        for surname in dict.fromkeys((mention.surname, mention.surname.rpartition("-")[2])):
            kin = family(surname)
            keys = stems(surname, gender, is_east_slavic(mention.given)) if gender else frozenset[str]()
            for key in {plain(surname), *keys, *({kin.stem} if kin else ())}:
                self._note(key, mention)

    def _note(self, key: str, mention: Mention) -> None:
        """Remember a mention; of someone named more often than one looks back, only the first ones and the latest."""
        known, who = self._introduced[key], (key, *_who(mention))
        self._times[who] += 1
        if self._times[who] > _MOST:
            alike = (at for at in range(_MOST // 2, len(known)) if (key, *_who(known[at])) == who)
            del known[next(alike, -1)]
        if len(known) < 3 * _MOST:
            known.append(mention)

    def _bearers(self, mention: Mention, kin: Family | None) -> list[Mention]:
        """The people introduced with that surname, in either gender's form."""
        return self._introduced.get(kin.stem if kin else "", []) or self._introduced.get(plain(mention.surname), [])

    def _named(self, mention: Mention, kin: Family | None) -> Iterator[Wrong]:
        """Someone named in full with the other gender's form."""
        gender = mention.gender
        if not mention.full or gender is None or kin is None or kin.gender == gender:
            return
        for other in self._full.get((kin.stem, gender), ()):
            if same_given(other, mention):
                yield mention, other.surname, None
                return
        right = counterpart(mention.surname, gender, at_least=_PLAUSIBLE)
        if right is None or self._beside_kin(mention) or is_well_known(mention, gender):
            return
        if plain(right).endswith(("dottir", "dzev")):
            return  # a Swede's surname, sooner than an Icelander's; a Georgian's with a case ending
        told = self._told_by_article(mention, kin, right, gender)
        if told or (kin.certainty >= _SURE_FORM and self._at_home(mention, kin)):
            yield mention, right, None if told is Safety.SAFE or self._surely_home(mention, kin) else Safety.UNSAFE

    def _told_by_article(self, mention: Mention, kin: Family, right: str, gender: Gender) -> Safety | None:
        """How safe the other form of a full name is: of somebody known, or named so alone in the article."""
        if is_known(mention.given, right, gender) and not self._abroad(mention):
            return Safety.SAFE
        if right in self._bare_surnames and mention.surname not in self._bare_surnames:
            return Safety.SAFE if is_east_slavic(mention.given) else Safety.UNSAFE
        if disagree(mention, kin):
            return Safety.SAFE if one_way(mention, kin) else Safety.UNSAFE
        return None

    def _beside_kin(self, mention: Mention) -> bool:
        """Whether a couple is named, or somebody's wife or daughter with his surname just as he has it, as abroad."""
        start = mention.given_span.start
        if _COUPLE.search(self._document.folded, max(0, start - 30), start):
            return True
        if not _WIFE.search(self._document.lower, max(0, start - 40), start):
            return False
        around = max(0, start - _KIN_BEFORE), mention.span.end + _KIN_BEFORE
        if not (cues.ABROAD.search(self._document.lower, *around) or _FAR.search(self._document.lower, *around)):
            return False
        return any(p.gender == "m" for p in self._introduced.get(plain(mention.surname), ()))

    def _at_home(self, mention: Mention, kin: Family) -> bool:
        """Whether a given name of many countries is a Slav's here: the article is about that part of the world."""
        if not cues.is_eastern(self._document) or self._abroad(mention) or cues.is_of_emigrants(self._document):
            return False
        if is_east_slavic(mention.given):
            return True
        return kin.certainty >= _CLEAR and (
            is_neighbour(mention.given)
            or mention.gender == "f"
            and mention.surname.endswith(_OF_NEIGHBOURS)  # Fatima Bolatov; not Charlene Barsky
        )

    def _surely_home(self, mention: Mention, kin: Family) -> bool:
        """Whether it is a woman of the East by a name that is no man's in a case, or a man by no woman's name."""
        if kin.certainty < _CLEAR or not self._at_home(mention, kin):
            return False
        if cues.ABROAD.search(self._document.lower):
            return False
        if mention.gender != "f":
            return is_neighbour(mention.given) and is_mans_alone(mention.given) and one_way(mention, kin)
        if not (is_east_slavic(mention.given) or is_neighbour(mention.given)):
            return False
        return mention.given[-1] in "ay" and given_gender(re.sub("i?y?a$", "", mention.given)) != "m"

    def _abroad(self, mention: Mention) -> bool:
        """Whether a country stands near where a woman may keep a man's form."""
        return cues.is_abroad(self._document, mention.given_span.start, mention.span.end, _AROUND)

    def _titled(self, mention: Mention, kin: Family | None) -> Iterator[Wrong]:
        """A surname of nobody known behind a capitalized word that only the other gender bears: Spokeswoman Kozlov."""
        gender, title = mention.gender, mention.title.rstrip(".").lower()
        if mention.given or gender is None or kin is None or kin.gender == gender or kin.certainty < _SURE_FORM:
            return
        right = counterpart(mention.surname, gender)
        if right and title not in _OF_FOREIGNERS and not self._bearers(mention, kin):
            yield mention, right, Safety.UNSAFE

    def _bare(self, mention: Mention, people: list[Mention]) -> Iterator[Wrong]:
        """A bare surname, where the one person who was introduced with it has the other gender."""
        person = people[0]
        if person.gender is None or any(not can_be_one(person, other) for other in people[1:]):
            return
        known = family(person.surname)
        if ARTICLE.match(person.surname) or ARTICLE.match(mention.surname):
            return  # no gendered form in Arabic
        if (known and known.gender != person.gender) or mention.given_name:
            return
        form = family(mention.surname)
        if plain(mention.surname) == plain(person.surname) or (form and known and form.gender == person.gender):
            return  # the right gender's form, maybe in another spelling
        found = doubt(self._document, mention, people)
        if found is not Doubt.ANOTHER:
            clear = found is Doubt.NONE or self._nobody_else(mention, people)
            sure = clear and self._in_text(people) and mention.surname not in _FAMOUS
            yield mention, person.surname, None if sure else Safety.UNSAFE

    def _nobody_else(self, mention: Mention, people: list[Mention]) -> bool:
        """Whether no relative, victim, rival or newcomer of that surname is likely."""
        if not any(is_east_slavic(p.given) for p in people if p.full) or of_another_role(
            self._document, mention, people
        ):
            return False
        sentence = self._document.around(mention.span)
        if any(sentence.start <= p.span.start < sentence.end for p in people):
            return False
        around = self._document.lower[max(0, sentence.start - _KIN_BEFORE) : sentence.end]
        other = other_gender(people[0].gender or "m")
        said = self._document.lower[mention.span.end : sentence.end]
        if cues.FAMILY.search(around) or cues.ACCUSED.search(around) or cues.BOTH.search(around):
            return False
        if cues.CONTEST.search(around) and people[0].surname not in self._bare_surnames:
            return False
        return cues.PRONOUN[other].search(said) is None

    def _in_text(self, people: list[Mention]) -> bool:
        """Whether the article itself names the person, not only the ledger."""
        return any(p.span.end or p.surname in self._surnames for p in people)

    def _told(self, mention: Mention, kin: Family) -> Iterator[Wrong]:
        """A bare surname of nobody known, whose gender role words tell; it introduces the person if its form agrees."""
        gender = _told_gender(self._document, mention)
        if gender is None or kin.certainty < _SURE_FORM or mention.given_name or mention.title:
            return
        if kin.gender == gender:
            self._note(kin.stem, _with_gender(mention, gender))
        elif right := counterpart(mention.surname, gender):
            yield mention, right, Safety.UNSAFE


def _who(mention: Mention) -> tuple[str, str, Gender | None]:
    return mention.surname, mention.given, mention.gender


def _told_gender(document: Document, mention: Mention) -> Gender | None:
    """The gender that words right beside a bare surname tell: kinship, "actress", "the first woman to"."""
    before = document.lower[max(0, mention.span.start - 30) : mention.span.start]
    after = document.lower[mention.span.end : mention.span.end + 60]
    for gender, nouns in cues.NOUNS.items():
        if nouns.search(before):
            return gender
    if _APPOSED.match(after):
        return "f"
    if first := cues.FIRST_WOMAN.search(after):
        return "m" if first["who"] == "man" else "f"
    return None


def _alone_in_quotes(document: Document, mention: Mention) -> bool:
    """Whether a name stands alone between quotation marks, as that of a book does."""
    start = mention.given_span.start if mention.given else mention.span.start
    before, after = document.folded[max(0, start - 1) : start], document.folded[mention.span.end : mention.span.end + 1]
    return before == after == '"'


def _with_gender(mention: Mention, gender: Gender) -> Mention:
    return Mention(mention.surname, mention.span, title=mention.title, decided=gender)
