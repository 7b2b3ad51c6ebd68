"""Pronouns of the wrong gender for the one person that they can refer to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import islice

from mtcheck.checks.article import cues
from mtcheck.checks.article.scope import PEOPLE, SOMEBODY, Person, in_ledger, key_of, people_of, same
from mtcheck.document import Document
from mtcheck.english.quotations import quotations_of
from mtcheck.english.wordclasses import CLOSED
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.data import Gender
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_BACK = 350  # code points before a name in which somebody else may still be meant
_CHAIN = 2  # sentences after the one with the name, not counting quotations
_FURTHEST = 6  # with quotations
_PRONOUNS: dict[Gender, re.Pattern[str]] = {
    "m": re.compile(r"\b(?:he|him|his|himself)\b"),
    "f": re.compile(r"\b(?:she|her|hers|herself)\b"),
}
_OTHER = {
    "he": "she",
    "him": "her",
    "his": "her",
    "himself": "herself",
    "she": "he",
    "hers": "his",
    "herself": "himself",
}
_NO_NOUN = re.compile(  # what cannot follow a possessive
    r"^(?:[^\w\s]|\s+(?:to|in|on|at|for|with|and|or|but|from|by|as|that|because|when|while|a|an|the|about|after|before|"
    r"into|over|up|out|off|down|back|if|who|which|not|again|too|away|home|how|what|where|why|this|these|those|there|is|"
    r"was|of|through|during|until|without|against|[^\w\s])(?!\w)|\s*$)"
)
_VERB = re.compile(rf"\b(?:is|are|has|have|will|would|can|could|{cues.SAYS}|(?!united\b){CLOSED['PAST']})\b|[;:.\"]")
_REPORTED = re.compile(
    rf"^(?:,[^.!?;:\"]{{3,90}},)?,?\s+(?:(?:also|has|had|then|earlier|later)\s)*(?:{cues.SAYS})\s+"
    r"(?:[^\W_]+\s){0,3}?(?:that\s+)?(?P<he>s?he|(?<=that\s)(?:his|her))\b"
)
_SPEAKER = re.compile(rf"(?:\"|,)\s+(?P<he>s?he)\s+(?:also\s+)?(?:{cues.SAYS})\b")
_SAID = re.compile(rf"\b(?:{cues.SAYS})\b[^.!?\"]{{0,60}}$")
_SAID_SO = re.compile(r"\.[\"\u201d]?\s+according to (?P<he>him|her),")
_ACCORDING = re.compile(
    r"\baccording to (?P<he>him|her)\b|\bin (?P<his>his|her) (?:own )?(?:opinion|words|view|"
    r"assessment|estimation|judgment)\b"
)
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
_OWNED = re.compile(  # what somebody does with things of their own; of other people's one judges, or hears
    r"^(?:,[^.!?;:\"]{3,90},)?,?\s(?:(?:has|had|also|then|later|never|already|just|recently)\s)*"
    r"(?!(?:criti|prais|reject|support|back|condemn|attack|blam|accus|defeat|beat|succe|replac|repl|answer|belie|oppos|"
    r"welcom|mock|question|challeng|den[iy]|quot|cit|echo|contradict|discuss|approv|appreci|describ|call|hail|hear|saw|"
    r"watch|read|kn[eo]w|lov|hat|lik|follow|murder|kill|shot|agree|disagree|comment|respond|react|refus|ban|block|demand|"
    r"doubt|dispute|compar|admir|mention|interrupt|ignor|accept|rul)[a-z]*\b)"
    rf"(?P<verb>{CLOSED['PAST']}|[a-z]{{3,}}s)\s(?:[^\W_]+\s){{0,3}}?(?P<he>his|her)\b"
)
_GIVES = re.compile(  # verbs of whose objects "her" may be one
    r"(?:g[ai]ve|told|tell|offer|sent|send|show|brought|bring|bought|paid|taught|wrote|lent|grant|promis|wish|ask|made|make|let|"
    r"saw|see|heard|help|watch|met|found|find|left|sold|award|thank|sent|want|need|got|ordered|urged|allow|call)[a-z]*"
)
_SURELY_OWN = re.compile(r"\s(?:first|second|new|own|last|latest|next|resignation|intentions?|plans?)\b")
_LEAD = re.compile(  # "In his blog, " before the name; "As he told the agency, "
    r"^\W*(?:at the (?:end|beginning|start) of|in|on|during|after|before|with|despite|for|as|when|"
    r"while|since|speaking (?:in|at)|"
    r"[a-z]+ing)\s(?:[a-z]+\s){0,5}?(?P<he>he|she|his|her)\s[^.!?;:\"]{2,70},\s(?:[a-z-]+\s){0,4}$"
)
_BEING = re.compile(r"\s(?:was|is|as)\s(?:still\s|only\s)?an?\s[a-z]+\b")
_FINITE = re.compile(
    rf"^\s(?:(?:also|then|again|once)\s)?(?:is|has|had|will|would|can|{CLOSED['PAST']}|[a-z]{{3,}}s)\b"
)
_OF_ANOTHER = re.compile(  # who, or what, is of somebody else
    r"\s(?:late\s|own\s|ex-|former\s|future\s|first\s|second\s|new\s)?"
    r"(?:wife|widow|girlfriend|fiancee|bride|mistress|husband|boyfriend|widower|groom|successor|predecessor|opponent|killer|murderer|grave|tomb|body|funeral|memory|death|murder|arrest)\b"
)
_APPOSITION = re.compile(r"^,\s(?:an?|the|who|head|director|member|[a-z-]+)\s[^,.!?;:\"]{3,90},")
_PREDICATE = re.compile(  # "is the director of the museum"
    r"^\s(?:is|was|became|becomes|remains|has been|will be|works as|worked as|serves as|served as)\s(?:also\s|now\s)?"
    r"(?:the|an?|his|her|their)\s[^,.!?;:\"]{3,60}?(?=\s(?:and|who|that|which|but|in|at|for|since|from)\b|[,.!?;:])"
)
_REFLEXIVE = re.compile(r"^\s(?:(?:[a-z]+ly\s)?[a-z]+\s)?(?P<he>himself|herself)\b")


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
        self._people = people_of(document)
        self._ledger = in_ledger(document)
        self._sure_people = {(key_of(p.mention), p.gender) for p in self._people if p.sure}
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

    def _sure(self, person: Person) -> bool:
        """Whether this mention tells the gender surely, or an earlier one of the same person."""
        bound = self._ledger.get(key_of(person.mention)) is not None
        return bound or (key_of(person.mention), person.gender) in self._sure_people

    def _of(self, number: int, person: Person, gender: Gender) -> Iterator[tuple[Span, Safety]]:
        """The wrong pronouns of one mention of a person."""
        wrong: Gender = "m" if gender == "f" else "f"
        sentence = self._document.sentence_at(person.start)
        yield from self._according(person, wrong, sentence)
        stop = self._scope(number, sentence)
        if stop is None or self._others_before(number, person, wrong, sentence):
            return
        rest = _without_apposition(self._text[person.mention.span.end : sentence.end])
        yield from self._lead(person, wrong, sentence, rest)
        found = [] if self._somebody_before(sentence) else list(self._in_sentence(person, wrong, stop))
        yield from found
        mine = {span.start for span, _ in found}
        others = any(m.start() + person.mention.span.end not in mine for m in PEOPLE[wrong].finditer(rest))
        if stop == sentence.end and not others and not SOMEBODY.search(rest):
            lead = self._text[sentence.start : person.start]
            subject = not lead.strip(' "') or _title(lead)
            spoke = cues.SPEAKS_BEFORE.search(lead) or cues.SPEAKS_AFTER.search(rest)
            yield from self._in_next(wrong, sentence, sure=bool(subject or spoke))

    def _according(self, person: Person, wrong: Gender, sentence: Span) -> Iterator[tuple[Span, Safety]]:
        """Find "according to him" right behind the sentence that ends with "said" and the name."""
        match = _SAID_SO.match(self._text, person.mention.span.end)
        if match and self._is(match, wrong) and _SAID.search(self._text, sentence.start, person.start):
            yield Span(*match.span("he")), Safety.SAFE

    def _scope(self, number: int, sentence: Span) -> int | None:
        """Where in the sentence the next person comes in (its end for none); None where someone else stands before."""
        mine = self._people[number]
        first, last = (bisect_left(self._starts, at) for at in (sentence.start, sentence.end))
        if not all(same(other, mine) for other in self._people[first:number]):
            return None
        return next((p.start for p in self._people[number + 1 : last] if not same(p, mine)), sentence.end)

    def _others_before(self, number: int, person: Person, wrong: Gender, sentence: Span) -> bool:
        """Whether somebody whom such a pronoun can mean is spoken of shortly before.

        A pronoun in the lead of the person's own sentence is no such word: it has to mean somebody itself.
        """
        floor = self._floor(sentence)
        earlier = self._people[bisect_left(self._starts, floor) : number]
        if any(other.gender != person.gender and not same(other, person) for other in earlier):
            return True
        lead = self._text[sentence.start : person.start]
        leads = _LEAD.match(lead) is not None
        words = PEOPLE[wrong].finditer(self._text, floor, sentence.start if leads else person.start)
        if any(word.start() not in self._found for word in words):
            return True
        return not leads and not _title(lead) and SOMEBODY.search(lead) is not None

    def _somebody_before(self, sentence: Span) -> bool:
        """Whether the sentence before speaks of somebody of whom reported speech can go on."""
        at = bisect_left(self._sentences, sentence)
        last = self._sentences[at - 1] if at else Span(0, 0)
        return last.start >= self._floor(sentence) and bool(SOMEBODY.search(self._text, last.start, last.end))

    def _floor(self, sentence: Span) -> int:
        """Where the paragraph begins, or the one before where each sentence is a paragraph."""
        paragraphs = self._document.paragraphs
        at = bisect_right(paragraphs, sentence.start, key=lambda p: p.start) - 1
        alone = at > 0 and paragraphs[at].end == sentence.end and 2 * len(paragraphs) > len(self._sentences)
        return max(paragraphs[at - 1 if alone else at].start, sentence.start - _BACK)

    def _in_sentence(self, person: Person, wrong: Gender, stop: int) -> Iterator[tuple[Span, Safety]]:
        """Pronouns behind the name in its own sentence: reported speech, reflexives, one's own page or words."""
        end = person.mention.span.end
        rest = _without_apposition(self._text[end:stop])
        for pattern in (_REPORTED, _OWN) if person.doubtful else (_REPORTED, _OWN, _REFLEXIVE):
            match = pattern.match(rest)
            if match and self._is(match, wrong) and not SOMEBODY.search(rest[: match.start("he")]):
                yield Span(match.start("he") + end, match.end("he") + end), Safety.SAFE
                yield from self._following(match.end("he") + end, stop, wrong, Safety.SAFE)
                return
        for match in _SPEAKER.finditer(rest):
            if self._is(match, wrong) and not SOMEBODY.search(rest[: match.start("he")]):
                yield Span(match.start("he") + end, match.end("he") + end), Safety.SAFE
                return
        if (own := _OWNED.match(rest)) and self._owns(own, rest, wrong):
            yield Span(own.start("he") + end, own.end() + end), Safety.UNSAFE
            yield from self._following(own.end() + end, stop, wrong, Safety.UNSAFE)

    def _owns(self, own: re.Match[str], rest: str, wrong: Gender) -> bool:
        """Whether a possessive behind a verb is one, and can refer to nobody but the subject."""
        right: Gender = "f" if wrong == "m" else "m"
        if not self._is(own, wrong) or _OF_ANOTHER.match(rest, own.end()) or PEOPLE[right].search(rest):
            return False
        if SOMEBODY.search(rest[: own.start("he")]):
            return False
        if wrong == "m":
            return True
        free = not _NO_NOUN.match(rest[own.end() :]) and not _GIVES.fullmatch(own["verb"])
        return free or _SURELY_OWN.match(rest, own.end()) is not None

    def _lead(self, person: Person, wrong: Gender, sentence: Span, rest: str) -> Iterator[tuple[Span, Safety]]:
        """A pronoun before the name of the subject: "In his blog, ..."; it refers to nobody spoken of before."""
        lead = self._text[sentence.start : person.start]
        match = _LEAD.match(lead)
        if match is None or not self._is(match, wrong) or not _FINITE.match(rest) or PEOPLE[wrong].search(rest):
            return
        right: Gender = "f" if wrong == "m" else "m"
        others = SOMEBODY.search(_BEING.sub(" ", lead)) or PEOPLE[right].search(lead)
        if others or _OF_ANOTHER.search(lead, match.start("he")):
            return
        before = self._text[max(self._floor(sentence), sentence.start - _BACK) : sentence.start]
        if not SOMEBODY.search(before):
            for pronoun in _PRONOUNS[wrong].finditer(lead):
                yield Span(pronoun.start() + sentence.start, pronoun.end() + sentence.start), Safety.UNSAFE

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
            if match is None or not self._is(match, wrong) or SOMEBODY.search(text[: match.start(_group(match))]):
                return
            first = Span(*match.span(_group(match)))
            first = Span(first.start + place.start, first.end + place.start)
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
        somebody = SOMEBODY.search(self._text, start, stop)
        named = self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]
        stop = min(somebody.start() if somebody else stop, named[0] if named else stop)
        for match in _PRONOUNS[wrong].finditer(self._text, start, stop):
            yield Span(*match.span()), safety

    @staticmethod
    def _is(match: re.Match[str], gender: Gender) -> bool:
        return _PRONOUNS[gender].fullmatch(match[_group(match)]) is not None


def _group(match: re.Match[str]) -> str:
    """The group of a match that the pronoun is."""
    return "he" if match["he"] is not None else "his"


def _without_apposition(rest: str) -> str:
    """What follows a name, with blanks for what stands between commas right behind it and tells who that is."""
    match = _APPOSITION.match(rest)
    if match:
        return "," + " " * (match.end() - 2) + "," + rest[match.end() :]
    match = _PREDICATE.match(rest)
    return " " * match.end() + rest[match.end() :] if match else rest


def _title(lead: str) -> bool:
    """Whether what stands before a name in its sentence is all of one title: "The head of the clinic, ..."."""
    return len(lead) < 90 and not _VERB.search(lead)


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
