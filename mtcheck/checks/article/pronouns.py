"""Pronouns of the wrong gender for the one person that they can refer to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from mtcheck.checks.article import cues
from mtcheck.checks.article.samepeople import Doubt, doubt
from mtcheck.document import Document
from mtcheck.english.quotations import quotations_of
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.bearers import THINGS
from mtcheck.names.data import Gender
from mtcheck.names.given import is_common_given_name, is_east_slavic
from mtcheck.names.lookup import known_word
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.sounds import skeleton
from mtcheck.names.surnames import family
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_SURE_FORM = 0.85  # certainty of a surname's form from which it tells the gender of someone named by it only
_BACK = 350  # code points before a name in which somebody else may still be meant
_CHAIN = 2  # sentences after the one with the name, not counting quotations
_FURTHEST = 6  # with quotations
_PRONOUNS: dict[Gender, re.Pattern[str]] = {
    "m": re.compile(r"\b(?:he|him|his|himself)\b"),
    "f": re.compile(r"\b(?:she|her|hers|herself)\b"),
}
_OTHER = {
    "he": "she", "him": "her", "his": "her", "himself": "herself", "she": "he", "hers": "his", "herself": "himself"
}
_NO_NOUN = re.compile(  # what cannot follow a possessive
    r"^(?:[^\w\s]|\s+(?:to|in|on|at|for|with|and|or|but|from|by|as|that|because|when|while|a|an|the|about|after|before|"
    r"into|over|up|out|off|down|back|if|who|which|not|again|too|away|home|how|what|where|why|this|these|those|there|is|"
    r"was|of|through|during|until|without|against|[^\w\s])(?!\w)|\s*$)"
)
_PEOPLE: dict[Gender, re.Pattern[str]] = {  # words for people whom a pronoun of that gender can mean
    "m": re.compile(
        rf"\b(?:he|him|his|himself|man|men|boy|boys|guy|king|prince|mr|sir|priest|actor|male|gentleman|boyfriend|"
        rf"spokesman|businessman|policeman|serviceman|congressman|{cues.MEN})\b"
    ),
    "f": re.compile(
        rf"\b(?:she|her|hers|herself|woman|women|girl|girls|queen|princess|mrs|ms|miss|nun|lady|actress|female|girlfriend|"
        rf"spokeswoman|businesswoman|policewoman|congresswoman|{cues.WOMEN})\b"
    ),
}
_NOBODY = (
    "went|sent|spent|floor|door|order|number|letter|matter|paper|power|water|answer|offer|river|summer|winter|corner|"
    "government|parliament|agreement|moment|statement|event|document|department|apartment|investment|development|"
    "appointment|payment|center|quarter|border|former|latter|other|another|rather|whether|after|never|ever|over|under|"
    "later|earlier|however|further|together|chapter|matter|weather|disorder|disaster|sector|factor|error|minor|major|"
    "monitor|motor|current|recent|different|present|percent|content|extent|talent|patent|treatment|movement|environment|"
    "employment|settlement|amendment|equipment|experiment|argument|instrument|cent|rent|comment|newspaper"
)
_SOMEBODY = re.compile(
    r"\b(?:the|a|an|his|her|their|its)\s+(?:[a-z-]+\s){0,2}?"
    rf"(?!(?:{_NOBODY})\b)(?:[a-z]+(?:er|or|ist|ian|ant|ent|man|ee)|"
    r"head|chief|suspect|victim|judge|mayor|pilot|captain|accused|colleague|friend|child|guest|guard|clerk|chef|coach|"
    r"king|hero|boss|teenager|soldier|patient|deceased|detainee|candidate|athlete|relative|baby|husband|wife)\b"
)
_VERB = re.compile(rf"\b(?:is|was|are|were|has|had|have|will|would|can|could|{cues.SAYS})\b")
_REPORTED = re.compile(
    rf"^(?:,[^.!?;:\"]{{3,90}},)?,?\s+(?:(?:also|has|had|then|earlier|later)\s)*(?:{cues.SAYS})\s+"
    r"(?:[^\W_]+\s){0,3}?(?:that\s+)?(?P<he>s?he)\b"
)
_SPEAKER = re.compile(rf"(?:\"|,)\s+(?P<he>s?he)\s+(?:also\s+)?(?:{cues.SAYS})\b")
_SAID = re.compile(rf"\b(?:{cues.SAYS})\b[^.!?\"]{{0,60}}$")
_SAID_SO = re.compile(r"\.[\"\u201d]?\s+according to (?P<he>him|her),")
_ACCORDING = re.compile(r"\baccording to (?P<he>him|her)\b")
_OPENING = re.compile(
    r"^\W*(?:(?:also|then|later|meanwhile|at the same time|earlier|however|in addition|moreover|but|and)[, ]+)?"
    r"(?P<he>his|her|s?he)\b"
)
_OWN = re.compile(
    r"^.{0,60}?\b(?:on|in|of|about|for|to|with|at|from|during)\s(?P<he>his|her)\s(?:own\s)?(?:official\s|personal\s|new\s|latest\s)?"
    r"(?:facebook|twitter|instagram|telegram|youtube|page|blog|account|channel|post|microblog|website|speech|interview|"
    r"opinion|resignation|duties|career|birthday|office|article|statement|report|column|message|address|vkontakte)\b"
)
_HUMAN = re.compile(  # what only people do; machines call things "he" and "she", too
    rf"\s(?:(?:also|has|had|was|is|then|later|never|once|first|would|will|can|does not|did not|has been|had been)\s)*"
    rf"(?:{cues.SAYS}|born|graduated|studied|works|worked|lives|lived|married|wants|wanted|moved|joined|served|resigned|"
    r"elected|appointed|arrested|sentenced|invited|urged|called on|thanked|praised|criticized|refused|decided|sitting|"
    r"standing|knows|knew|saw|met|visited|able|ready|grateful|convinced|\d+ years)\b"
    r"|\s(?:own\s)?(?:colleagues?|friends?|family|words|opinion|deputy|speech|parents|mother|father|lawyer|children)\b"
)
_BEGAN = re.compile(  # what people do with their own things
    r"^(?:,[^.!?;:\"]{3,90},)?,?\s(?:(?:has|had|also|then|later)\s)*(?:began|started|continued|finished|ended|completed|left|"
    r"quit|lost|changed|announced|published|released|declared|posted|deleted|closed|celebrated|defended|opened|expressed|"
    r"confirmed|withdrew|fulfilled|performed|spent|devoted|gave|wrote|presented|explained|signed|resumed|extended)\s"
    r"(?:[^\W_]+\s){0,3}?(?P<he>his)\b"
)
_KIN_BEHIND = re.compile(rf"\s(?:late\s|own\s)?(?:{cues.MEN}|{cues.WOMEN})\b")
_APPOSITION = re.compile(r"^,\s(?:an?|the|who|head|director|member|[a-z-]+)\s[^,.!?;:\"]{3,90},")
_REFLEXIVE = re.compile(r"^\s(?P<he>himself|herself)\b")


class _Person(NamedTuple):
    """A mention of someone, where it begins, and the gender that everything in the article tells."""

    mention: Mention
    start: int
    gender: Gender | None
    doubtful: bool = False  # the surname has the other gender's form

    @property
    def sure(self) -> bool:
        """Whether the name is known well enough to tell the gender: Slavic, or no rare one of a far country."""
        mention, kin = self.mention, family(self.mention.surname)
        if kin and kin.gender == self.gender and kin.certainty >= _SURE_FORM:
            return True
        return mention.full and (is_east_slavic(mention.given) or is_common_given_name(mention.given))


def wrong_gender(document: Document, rule: Rule) -> Iterator[Finding]:
    """A pronoun for the one person in scope, in the sentence with the name and the next, whose gender is known."""
    if not re.search(r"\b(?:he|she|his|her|him|himself|herself)\b", document.lower):
        return
    reader = _Reader(document)
    for span, fix, safety in sorted(reader.wrong()):
        yield finding(rule, document, span, [fix], safety=None if safety is Safety.SAFE else safety)


class _Reader:
    """Goes through the people of an article in order; pronouns found wrong no longer count as somebody else's."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._view = list(document.lower)
        for quotation in quotations_of(document):
            self._view[quotation.start + 1 : quotation.end - 1] = " " * max(0, quotation.end - quotation.start - 2)
        self._text = "".join(self._view)
        self._people = _people(document)
        self._ledger = _in_ledger(document)
        self._sure_people = {(_key(p.mention), p.gender) for p in self._people if p.sure}
        self._found: set[int] = set()  # where pronouns begin that were found wrong: they mean nobody else
        self._starts = [person.start for person in self._people]
        self._sentences = document.sentences

    def wrong(self) -> list[tuple[Span, str, Safety]]:
        """Places of pronouns, what they should be, and how safe that is."""
        found: dict[Span, tuple[Span, str, Safety]] = {}
        for number, person in enumerate(self._people):
            if person.gender is None or person.mention.span.overlaps_any(quotations_of(self._document)):
                continue
            for span, safety in self._of(number, person, person.gender) if self._sure(person) else ():
                found.setdefault(span, (span, _other(self._document.text, span), safety))
                self._found.add(span.start)
        return list(found.values())

    def _sure(self, person: _Person) -> bool:
        """Whether this mention tells the gender surely, or an earlier one of the same person."""
        bound = self._ledger.get(_key(person.mention)) is not None
        return bound or (_key(person.mention), person.gender) in self._sure_people

    def _of(self, number: int, person: _Person, gender: Gender) -> Iterator[tuple[Span, Safety]]:
        """The wrong pronouns of one mention of a person."""
        wrong: Gender = "m" if gender == "f" else "f"
        sentence = self._document.sentence_at(person.start)
        yield from self._according(person, wrong, sentence)
        stop = self._scope(number, sentence)
        if stop is None or self._others_before(number, person, wrong, sentence):
            return
        rest = _without_apposition(self._text[person.mention.span.end : sentence.end])
        found = [] if self._somebody_before(sentence) else list(self._in_sentence(person, wrong, stop))
        yield from found
        if stop == sentence.end and (found or not _PRONOUNS[wrong].search(rest)) and not _SOMEBODY.search(rest):
            lead = self._text[sentence.start : person.start]
            subject = not lead.strip(' "') or _title(lead)
            spoke = cues.SPEAKS_BEFORE.search(lead) or cues.SPEAKS_AFTER.search(rest)
            yield from self._in_next(wrong, sentence, sure=bool(subject or spoke))

    def _according(self, person: _Person, wrong: Gender, sentence: Span) -> Iterator[tuple[Span, Safety]]:
        """Find "according to him" right behind the sentence that ends with "said" and the name."""
        match = _SAID_SO.match(self._text, person.mention.span.end)
        if match and self._is(match, wrong) and _SAID.search(self._text, sentence.start, person.start):
            yield Span(*match.span("he")), Safety.SAFE

    def _scope(self, number: int, sentence: Span) -> int | None:
        """Where in the sentence the next person comes in (its end for none); None where someone else stands before."""
        mine = self._people[number]
        first, last = (bisect_left(self._starts, at) for at in (sentence.start, sentence.end))
        if not all(_same(other, mine) for other in self._people[first:number]):
            return None
        return next((p.start for p in self._people[number + 1 : last] if not _same(p, mine)), sentence.end)

    def _others_before(self, number: int, person: _Person, wrong: Gender, sentence: Span) -> bool:
        """Whether somebody whom such a pronoun can mean is spoken of shortly before."""
        floor = self._floor(sentence)
        earlier = self._people[bisect_left(self._starts, floor) : number]
        if any(other.gender != person.gender and not _same(other, person) for other in earlier):
            return True
        lead = self._text[sentence.start : person.start]
        words = _PEOPLE[wrong].finditer(self._text, floor, person.start)
        if any(word.start() not in self._found for word in words):
            return True
        return not _title(lead) and _SOMEBODY.search(lead) is not None

    def _somebody_before(self, sentence: Span) -> bool:
        """Whether the sentence before speaks of somebody of whom reported speech can go on."""
        at = bisect_left(self._sentences, sentence)
        last = self._sentences[at - 1] if at else Span(0, 0)
        return last.start >= self._floor(sentence) and bool(_SOMEBODY.search(self._text, last.start, last.end))

    def _floor(self, sentence: Span) -> int:
        """Where the paragraph begins, or the one before where each sentence is a paragraph."""
        paragraphs = self._document.paragraphs
        at = bisect_right(paragraphs, sentence.start, key=lambda p: p.start) - 1
        alone = at > 0 and paragraphs[at].end == sentence.end and 2 * len(paragraphs) > len(self._sentences)
        return max(paragraphs[at - 1 if alone else at].start, sentence.start - _BACK)

    def _in_sentence(self, person: _Person, wrong: Gender, stop: int) -> Iterator[tuple[Span, Safety]]:
        """Pronouns behind the name in its own sentence: reported speech, reflexives, one's own page or words."""
        end = person.mention.span.end
        rest = _without_apposition(self._text[end:stop])
        for pattern in (_REPORTED, _OWN) if person.doubtful else (_REPORTED, _OWN, _REFLEXIVE):
            match = pattern.match(rest)
            if match and self._is(match, wrong) and not _SOMEBODY.search(rest[: match.start("he")]):
                yield Span(match.start("he") + end, match.end("he") + end), Safety.SAFE
                yield from self._following(match.end("he") + end, stop, wrong, Safety.SAFE)
                return
        for match in _SPEAKER.finditer(rest):
            if self._is(match, wrong) and not _SOMEBODY.search(rest[: match.start("he")]):
                yield Span(match.start("he") + end, match.end("he") + end), Safety.SAFE
                return
        first = _BEGAN.match(rest) if wrong == "m" else None
        own = first and not _KIN_BEHIND.match(rest, first.end())
        if first and own and not _PRONOUNS["f"].search(rest) and not _SOMEBODY.search(rest[: first.start("he")]):
            yield Span(first.start("he") + end, first.end() + end), Safety.UNSAFE
            yield from self._following(first.end() + end, stop, wrong, Safety.UNSAFE)

    def _in_next(self, wrong: Gender, sentence: Span, *, sure: bool) -> Iterator[tuple[Span, Safety]]:
        """Pronouns of the sentences that follow, as long as they name nobody and speak of nobody else."""
        right: Gender = "f" if wrong == "m" else "m"
        number = bisect_left(self._sentences, Span(sentence.end, 0))
        further = self._sentences[number : number + _FURTHEST]
        for place in islice((s for s in further if re.search(r"\w", self._text[s.start : s.end])), _CHAIN):
            text = self._text[place.start : place.end]
            if self._named(place) or _PRONOUNS[right].search(text):
                return
            match = next(filter(None, (p.search(text) for p in (_SPEAKER, _ACCORDING, _OPENING))), None)
            if match is None or not self._is(match, wrong) or _SOMEBODY.search(text[: match.start("he")]):
                return
            first = Span(match.start("he") + place.start, match.end("he") + place.start)
            speaks = match.re is _SPEAKER and '"' in text[: match.start("he") + 1]
            human = match.re is not _OPENING or _HUMAN.match(text, match.end("he"))
            if wrong == "f" and not human:
                return  # a ship, or what the source calls "she"
            safety = Safety.SAFE if speaks or (sure and human) else Safety.UNSAFE
            yield first, safety
            yield from self._following(first.end, place.end, wrong, safety)

    def _named(self, place: Span) -> bool:
        """Whether a person is named there."""
        return bisect_left(self._starts, place.start) < bisect_left(self._starts, place.end)

    def _following(self, start: int, stop: int, wrong: Gender, safety: Safety) -> Iterator[tuple[Span, Safety]]:
        """The other pronouns of a sentence after a wrong one, up to somebody else."""
        somebody = _SOMEBODY.search(self._text, start, stop)
        named = self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]
        stop = min(somebody.start() if somebody else stop, named[0] if named else stop)
        for match in _PRONOUNS[wrong].finditer(self._text, start, stop):
            yield Span(*match.span()), safety

    @staticmethod
    def _is(match: re.Match[str], gender: Gender) -> bool:
        return _PRONOUNS[gender].fullmatch(match["he"]) is not None


def _people(document: Document) -> list[_Person]:
    """The people that an article names, in order: full names, those introduced before, and unmistakable surnames."""
    genders = _in_ledger(document)
    introduced: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions_of(document):
        if mention.full:
            key = _key(mention)
            genders[key] = mention.gender if genders.get(key, mention.gender) == mention.gender else None
            introduced[key].append(mention)
    found = []
    for mention in mentions_of(document):
        start = mention.given_span.start if mention.given else mention.span.start
        if mention.full:
            found.append(_Person(mention, start, mention.gender))
        elif (key := _key(mention)) in genders:
            kin, gender = family(mention.surname), mention.gender or genders[key]
            doubtful = bool(kin and gender and kin.gender != gender)
            if doubtful and doubt(document, mention, introduced[key]) is not Doubt.NONE:
                gender = None
            found.append(_Person(mention, start, gender, doubtful))
        elif mention.given or mention.gender or not mention.given_name:
            gender, person = _by_itself(mention)
            if person:
                found.append(_Person(mention, start, gender))
        elif mention.given_name:
            found.append(_Person(mention, start, None))
    return found


def _by_itself(mention: Mention) -> tuple[Gender | None, bool]:
    """What a bare surname tells: the gender, and whether it is a person at all."""
    kin = family(mention.surname)
    known = known_word(mention.surname.lower())
    if known and known.kind == "person" and known.gender and not (kin and kin.gender != known.gender):
        return ("m" if known.gender == "m" else "f"), True
    if known and known.kind != "person":
        return None, False
    if mention.title and not cues.is_title(mention.title):
        word = mention.surname.lower()
        return None, word not in THINGS and not word.endswith(("tion", "ment", "ship", "ity", "ism", "ing", "ies"))
    if kin and kin.gender == "f" and kin.certainty >= _SURE_FORM:
        return "f", True
    return mention.gender, bool(kin or mention.given or mention.gender)


def _in_ledger(document: Document) -> dict[str, Gender | None]:
    """The genders of people that the ledger tells, by surname; None where people of both genders bear it."""
    genders: dict[str, Gender | None] = {}
    for known in document.ledger.names if document.ledger else ():
        gender: Gender | None = "m" if known.gender == "m" else "f" if known.gender == "f" else None
        if known.surname:
            key = _surname_key(known.surname)
            genders[key] = gender if genders.get(key, gender) == gender else None
    return genders


def _same(one: _Person, other: _Person) -> bool:
    """Whether two mentions can be of one person."""
    if _key(one.mention) != _key(other.mention) or (one.gender and other.gender and one.gender != other.gender):
        return False
    both = one.mention.full and other.mention.full
    return not both or skeleton(one.mention.given) == skeleton(other.mention.given)


def _key(mention: Mention) -> str:
    """What a man's and a woman's form of one surname share."""
    return _surname_key(mention.surname)


def _surname_key(surname: str) -> str:
    kin = family(surname)
    return kin.stem if kin else surname.lower()


def _without_apposition(rest: str) -> str:
    """What follows a name, with blanks for what stands between commas right behind it and tells who that is."""
    match = _APPOSITION.match(rest)
    return "," + " " * (match.end() - 2) + "," + rest[match.end() :] if match else rest


def _title(lead: str) -> bool:
    """Whether what stands before a name in its sentence is all of one title: "The head of the clinic, ..."."""
    return len(lead) < 90 and not _VERB.search(lead) and not re.search(r"\b\w+ed\b|[;:.\"]", lead)


def _other(text: str, span: Span) -> str:
    """The pronoun of the other gender, in the same letter case."""
    pronoun = text[span.start : span.end]
    low = pronoun.lower()
    if low == "her":
        fix = "him" if _NO_NOUN.match(text[span.end : span.end + 20].lower()) else "his"
    elif low == "his" and _NO_NOUN.match(text[span.end : span.end + 20].lower()):
        fix = "hers"
    else:
        fix = _OTHER[low]
    return fix.capitalize() if pronoun[0].isupper() else fix
