"""Pronouns of the wrong gender for the one person that they can refer to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import chain, islice

from mtcheck.checks.article import cues
from mtcheck.checks.article.people.anaphors import anaphoric, asides, of_women
from mtcheck.checks.article.people.frames import (
    ACCORDING,
    ANY,
    BEING,
    FINITE,
    HUMAN,
    LEAD,
    OF_ANOTHER,
    OF_THE_ONE,
    OPENING,
    OWN,
    OWNED,
    PRONOUNS,
    REFLEXIVE,
    REPORTED,
    SAID,
    SAID_SO,
    SPEAKER,
    SUFFERS,
    group_of,
    is_of,
    is_title_only,
    other_pronoun,
    owns,
    without_apposition,
)
from mtcheck.checks.article.people.recognized import key_of
from mtcheck.checks.article.people.reference import unlicensed
from mtcheck.checks.article.people.scope import Person, as_known, in_ledger, people_of, same
from mtcheck.checks.article.people.selves import of_oneself
from mtcheck.checks.article.people.sole import by_role, of_only_gender
from mtcheck.checks.article.people.somebody import PEOPLE, SOMEBODY, comes_in, is_of_somebody
from mtcheck.document import LONGEST_SENTENCE, Document
from mtcheck.english.quotations import quotations_of, unquoted
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import Gender, other_gender
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_GENERAL = compiled(r"\bgeneral (?=staff|assembly|prosecutor|election|meeting|council|consulate|public|director)")
_BACK = 350  # code points before a name in which somebody else may still be meant
_CHAIN = 2  # sentences after the one with the name, not counting quotations
_FURTHEST = 6  # with quotations


# The object of a verb whose subject is another such pronoun: two people.
_OBJECT = compiled(r"\bhe (?:had |has |then |also )?[a-z]+(?: (?:to|with|for|about|at))? him$")
_BESIDE = 40  # code points
_TOLD_NEXT = compiled(  # it goes on with who has spoken, whoever a quotation spoke of
    rf"\W*(?:s?he (?:also )?(?:{cues.SAYS})\b|according to (?:him|her)\b)|[^.!?\w]*[\"\u201d,] s?he\b"
)
_SAYS = compiled(rf"\b(?:{cues.SAYS})\b")
_TOLD = compiled(r" (?:said|says|added|adds|noted|explained|stressed|told \w+)[.,;]")


def wrong_gender(document: Document, rule: Rule) -> Iterator[Finding]:
    """A pronoun for the one person in scope, in the sentence with the name and the next, whose gender is known."""
    if not ANY.search(document.lower):
        return
    reader = _Reader(document)
    for span, fix, safety in sorted(reader.wrong()):
        if _OBJECT.search(document.lower, max(0, span.start - _BESIDE), span.end):
            continue
        yield finding(rule, document, span, [fix], safety=None if safety is Safety.SAFE else safety)


class _Reader:
    """Goes through the people of an article in order; pronouns found wrong no longer count as somebody else's."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._text = _GENERAL.sub(lambda found: " " * len(found[0]), document.memo(unquoted))
        self._people = [as_known(person) for person in document.memo(people_of)]
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
            sure = self._sure(person)
            for span, told in self._of(number, person, person.gender) if sure or person.has_telling_name else ():
                if self._is_others(number, person, span):
                    continue
                safety = told if sure and not person.unsure else Safety.UNSAFE
                found.setdefault(span, (span, other_pronoun(self._document.text, span), safety))
                self._found.add(span.start)
        others = (
            of_only_gender(self._document, self._text, self._people),
            by_role(self._text, self._people),
            anaphoric(self._document, self._text, self._people),
            asides(self._document, self._text, self._people),
            of_women(self._text, self._people),
            of_oneself(self._document, self._text, self._people),
        )
        for span in chain(*others):
            found.setdefault(span, (span, other_pronoun(self._document.text, span), Safety.UNSAFE))
        for span, safety in unlicensed(self._document, self._text, self._people, {span.start for span in found}):
            if span not in found or safety is Safety.SAFE:
                found[span] = (span, other_pronoun(self._document.text, span), safety)
        return [one for one in found.values() if not self._is_fate(one[0])]

    def _is_fate(self, span: Span) -> bool:
        """Whether a sentence opens with what befell somebody, behind one that tells who speaks of that."""
        sentence = self._document.sentence_at(span.start)
        if sentence.start < span.start or not SUFFERS.match(self._text, span.end):
            return False
        before = self._sentences[max(0, bisect_left(self._sentences, sentence) - 1)]
        if _SAYS.search(self._text, *before):
            return True
        return SOMEBODY.search(self._text, self._floor(sentence), before.start) is not None  # the patient

    def _is_others(self, number: int, person: Person, span: Span) -> bool:
        """Whether a pronoun means somebody named since, or who says what the person does: ..., she said."""
        wrong = other_gender(person.gender) if person.gender else None
        since = self._people[number + 1 : bisect_left(self._starts, span.start)]
        if any(other.gender == wrong and not same(other, person) for other in since):
            return True
        told = _TOLD.match(self._text, span.end) and self._text.endswith(", ", 0, span.start)
        return bool(told) and self._document.sentence_at(span.start).start <= person.start

    def _sure(self, person: Person) -> bool:
        """Whether this mention tells the gender surely, or an earlier one of the same person."""
        bound = self._ledger.get(key_of(person.mention)) is not None
        return bound or (key_of(person.mention), person.gender) in self._sure_people

    def _of(self, number: int, person: Person, gender: Gender) -> Iterator[tuple[Span, Safety]]:
        """The wrong pronouns of one mention of a person."""
        wrong = other_gender(gender)
        sentence = self._document.sentence_at(person.start)
        yield from self._according(person, wrong, sentence)
        stop = self._scope(number, sentence)
        if stop is None or self._others_before(number, person, wrong, sentence):
            return
        rest = without_apposition(self._text[person.mention.span.end : sentence.end])
        yield from self._lead(person, wrong, sentence, rest)
        found = [] if self._somebody_before(sentence) else list(self._in_sentence(person, wrong, stop))
        yield from found
        mine = {span.start for span, _ in found}
        others = any(m.start() + person.mention.span.end not in mine for m in PEOPLE[wrong].finditer(rest))
        lead = self._text[sentence.start : person.start]
        if stop == sentence.end and not others and not SOMEBODY.search(rest) and not is_of_somebody(lead, rest):
            subject = not lead.strip(' "') or is_title_only(lead)
            spoke = cues.SPEAKS_BEFORE.search(lead) or cues.SPEAKS_AFTER.search(rest)
            if not PEOPLE[wrong].search(self._document.lower, *sentence) or _TOLD_NEXT.match(self._text, sentence.end):
                yield from self._in_next(wrong, sentence, sure=bool(subject or spoke))

    def _according(self, person: Person, wrong: Gender, sentence: Span) -> Iterator[tuple[Span, Safety]]:
        """Find "according to him" right behind the sentence that ends with "said" and the name."""
        match = SAID_SO.match(self._text, person.mention.span.end)
        if match and is_of(match, wrong) and SAID.search(self._text, sentence.start, person.start):
            yield Span(*match.span("he")), Safety.SAFE

    def _scope(self, number: int, sentence: Span) -> int | None:
        """Where in the sentence the next person comes in (its end for none); None where someone else stands before."""
        mine = self._people[number]
        first, last = (bisect_left(self._starts, at) for at in (sentence.start, sentence.end))
        if sentence.end - sentence.start > LONGEST_SENTENCE or not all(
            same(p, mine) for p in self._people[first:number]
        ):
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
        leads = LEAD.match(lead) is not None
        words = PEOPLE[wrong].finditer(self._text, floor, sentence.start if leads else person.start)
        if any(word.start() not in self._found and word.end() + 1 != person.start for word in words):
            return True  # "spokesman" right before her name is hers
        if OF_THE_ONE.search(lead):
            return True
        return not leads and not is_title_only(lead) and SOMEBODY.search(lead) is not None

    def _somebody_before(self, sentence: Span) -> bool:
        """Whether the sentence before speaks of somebody of whom reported speech can go on."""
        at = bisect_left(self._sentences, sentence)
        last = self._sentences[at - 1] if at else Span(0, 0)
        return last.start >= self._floor(sentence) and bool(SOMEBODY.search(self._text, last.start, last.end))

    def _floor(self, sentence: Span) -> int:
        """Where the paragraph begins, or the one before: where each sentence is a paragraph, or that is a headline."""
        paragraphs = self._document.paragraphs
        at = bisect_right(paragraphs, sentence.start, key=lambda p: p.start) - 1
        alone = at > 0 and paragraphs[at].end == sentence.end and 2 * len(paragraphs) > len(self._sentences)
        below = at > 0 and self._text[paragraphs[at - 1].end - 1] not in '.!?"\u201d'
        return max(paragraphs[at - 1 if alone or below else at].start, sentence.start - _BACK)

    def _in_sentence(self, person: Person, wrong: Gender, stop: int) -> Iterator[tuple[Span, Safety]]:
        """Pronouns behind the name in its own sentence: reported speech, reflexives, one's own page or words."""
        end = person.mention.span.end
        rest = without_apposition(self._text[end:stop])
        for pattern in (REPORTED, OWN) if person.doubtful else (REPORTED, OWN, REFLEXIVE):
            match = pattern.match(rest)
            if match and is_of(match, wrong) and not SOMEBODY.search(rest[: match.start("he")]):
                safety = Safety.UNSAFE if self._goes_on(stop, wrong) else Safety.SAFE
                yield Span(match.start("he") + end, match.end("he") + end), safety
                yield from self._following(match.end("he") + end, stop, wrong, safety)
                return
        lead = self._text[self._document.sentence_at(person.start).start : person.start]
        for match in SPEAKER.finditer(rest) if is_title_only(lead) else ():
            before = rest[: match.start("he")]
            if is_of(match, wrong) and not SOMEBODY.search(before) and not PEOPLE[wrong].search(before):
                yield Span(match.start("he") + end, match.end("he") + end), Safety.SAFE
                return
        if (own := OWNED.match(rest)) and owns(own, rest, wrong):
            yield Span(own.start("he") + end, own.end() + end), Safety.UNSAFE
            yield from self._following(own.end() + end, stop, wrong, Safety.UNSAFE)

    def _goes_on(self, stop: int, wrong: Gender) -> bool:
        """Whether the text goes on with the right pronoun: then the other one may mean somebody else."""
        right = other_gender(wrong)
        match = OPENING.match(self._text[stop : stop + 40])
        return match is not None and is_of(match, right)

    def _lead(self, person: Person, wrong: Gender, sentence: Span, rest: str) -> Iterator[tuple[Span, Safety]]:
        """A pronoun before the name of the subject: "In his blog, ..."; it refers to nobody spoken of before."""
        lead = self._text[sentence.start : person.start]
        match = LEAD.match(lead)
        if match is None or not is_of(match, wrong) or not FINITE.match(rest) or PEOPLE[wrong].search(rest):
            return
        right = other_gender(wrong)
        others = SOMEBODY.search(BEING.sub(" ", lead)) or PEOPLE[right].search(lead)
        if others or OF_ANOTHER.search(lead, match.start("he")):
            return
        before = self._text[max(self._floor(sentence), sentence.start - _BACK) : sentence.start]
        if not SOMEBODY.search(before):
            for pronoun in PRONOUNS[wrong].finditer(lead):
                yield Span(pronoun.start() + sentence.start, pronoun.end() + sentence.start), Safety.UNSAFE

    def _in_next(self, wrong: Gender, sentence: Span, *, sure: bool) -> Iterator[tuple[Span, Safety]]:
        """Pronouns of the sentences that follow, as long as they name nobody and speak of nobody else."""
        right = other_gender(wrong)
        number = bisect_left(self._sentences, Span(sentence.end, 0))
        further = self._sentences[number : number + _FURTHEST]
        for place in islice((s for s in further if re.search(r"\w", self._text[s.start : s.end])), _CHAIN):
            text = self._text[place.start : place.end]
            named = self._named(place)
            if PRONOUNS[right].search(text):
                return
            match = next(filter(None, (p.search(text) for p in (SPEAKER, ACCORDING, OPENING))), None)
            if named and (match is None or match.re is not OPENING or place.start + match.end() > named):
                return  # whoever is named behind a subject is not meant by it
            if named and match and match["he"] in ("his", "her") and self._at(named).gender != right:
                return  # His name was Oleg
            if match is None or not is_of(match, wrong) or SOMEBODY.search(text[: match.start(group_of(match))]):
                return
            first = Span(*match.span(group_of(match)))
            first = Span(first.start + place.start, first.end + place.start)
            speaks = match.re is SPEAKER and '"' in text[: match.start("he") + 1]
            human = match.re is not OPENING or HUMAN.match(text, match.end("he"))
            if wrong == "f" and not human:
                return  # a ship, or what the source calls "she"
            safety = Safety.SAFE if not named and (speaks or (sure and human)) else Safety.UNSAFE
            yield first, safety
            yield from self._following(first.end, place.end, wrong, safety)

    def _named(self, place: Span) -> int:
        """Where the first person is named there; 0 for nobody."""
        return next(
            (start for start in self._starts[bisect_left(self._starts, place.start) :][:1] if start < place.end), 0
        )

    def _at(self, start: int) -> Person:
        """Who is named at a place."""
        return self._people[bisect_left(self._starts, start)]

    def _following(self, start: int, stop: int, wrong: Gender, safety: Safety) -> Iterator[tuple[Span, Safety]]:
        """The other pronouns of a sentence after a wrong one, up to somebody else."""
        named = self._starts[bisect_left(self._starts, start) : bisect_left(self._starts, stop)]
        stop = min(comes_in(self._text, start, stop), *named[:1], stop)
        for match in PRONOUNS[wrong].finditer(self._text, start, stop):
            yield Span(*match.span()), safety
