"""Pronouns that take up the one person of a clause or of the sentence before: English hardly ever goes on otherwise.

In five million words of news a pronoun in these places is of that person's gender in 995 cases of 1000, whoever else
the article speaks of further up.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cached_property
from itertools import chain, islice
from typing import NamedTuple

from mtcheck.checks.article import cues
from mtcheck.checks.article.people.antecedents import Scope
from mtcheck.checks.article.people.frames import (
    ANY,
    OF_ANOTHER,
    OPENING,
    PRONOUNS,
    VERB,
    is_object,
    is_title_only,
)
from mtcheck.checks.article.people.recognized import key_of
from mtcheck.checks.article.people.scope import Person, same
from mtcheck.checks.article.people.sole import is_of_another, may_be_thing
from mtcheck.checks.article.people.somebody import OF_SOMEBODY, PEOPLE, SOMEBODY, SOMEBODY_ELSE, comes_in
from mtcheck.document import LONGEST_SENTENCE
from mtcheck.english.quotations import quotations_of
from mtcheck.files.expressions import compiled
from mtcheck.findings import Safety, Span
from mtcheck.names.given import Gender, is_east_slavic, other_gender
from mtcheck.names.surnames import family

_OF = compiled(r"\b(?:of|by|with|to|for|from|about|in|on|and)\s$")
_PHRASE = compiled(
    r"\W*(?:(?:in|at|on|during|after|before|with|despite|for|since|until|by|under|from)\s[^,.;:\"]{2,60}|according to|"
    r"(?:but|and|however|also|later|then|now|earlier|meanwhile|moreover|today|yesterday)),?\s$"
)
_REPLIES = compiled(
    r"\s(?:[a-z]+ly\s|also\s|then\s)?(?:answer|repl|agree|refus|promis|denied|reject|did not|didn't)[a-z]*\b"
)
_SPEECH = compiled(rf"\s(?:(?:also|then|later|further|has|had)\s)*(?:{cues.SAYS})\b")
_POSSESSED = compiled(r"\w['\u2019]s?\s")
_WHEN = compiled(  # said Anna Lind when she opened the hall: whoever else was spoken of
    rf"[^.!?;:\"]{{0,40}}?\b(?:{cues.SAYS})\b[^.!?;:\"]{{0,80}}\s(?:when|while|as|after)\s|\s(?:when|while|as|after)\s"
)
_CLAUSE = compiled(r"\s[^.!?\"]{3,140};\s")
_ACCORDING = compiled(r"\W*(?:according to|in)\s$")
_SAYS = compiled(rf"[\",]\s(?:{cues.SAYS})\s[^.!?;:\"]{{0,100}}$")  # ..., said the head of the clinic, Anna Lind
_PARTICLE = 3  # letters of "Le", "van", with which a surname begins
_SAID = compiled(rf"\W*(?:{cues.SAYS})(?: [\w-]+){{0,3}}?(?: that)? $")
_NEXT = 2  # sentences
_THE = compiled(r"\bthe $")  # of a ship, or a family
_WHO = compiled(r",\swho\b")


class Company(NamedTuple):
    """Who else a stretch of text speaks of: somebody whom the pronoun can mean, somebody of whom nothing is told."""

    meant: bool
    unknown: bool


class _TakenUp(NamedTuple):
    """A pronoun that takes up a person, where the text may come to others, and whether nothing else can be meant."""

    person: Person
    pronoun: re.Match[str]
    stop: int
    sure: bool


def continued(scope: Scope) -> Iterator[tuple[Span, Safety]]:
    """Pronouns of the other gender than that of the person whom they take up, in text order of the names."""
    yield from _Reader(scope).wrong()


class _Reader:
    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._view = scope.view
        self._introduced = {(key_of(p.mention), scope.gender(p)) for p in scope.people if p.mention.full}
        self._quotations = quotations_of(scope.document)
        self._mine: set[int] = set()  # where pronouns begin that take up somebody

    @cached_property
    def _spoken(self) -> list[Person]:
        """The people whom the article itself names, not those of quotations."""
        return [p for p in self._scope.people if not p.mention.span.overlaps_any(self._quotations)]

    @cached_property
    def _spoken_starts(self) -> list[int]:
        return [person.start for person in self._spoken]

    def wrong(self) -> Iterator[tuple[Span, Safety]]:
        taken_up = list(self._taken_up())
        genders: dict[str, set[Gender]] = defaultdict(set)
        for one in taken_up:
            genders[key_of(one.person.mention)].add("m" if PRONOUNS["m"].fullmatch(one.pronoun[0]) else "f")
        times = Counter(key_of(one.person.mention) for one in taken_up)
        for one in taken_up:
            key, gender = key_of(one.person.mention), self._scope.gender(one.person) or "m"
            told_otherwise = gender not in genders[key] and times[key] > 1  # the lists may be wrong about a rare name
            if PRONOUNS[gender].fullmatch(one.pronoun[0]) or told_otherwise and not self._scope.is_sure(one.person):
                continue
            yield from self._found(one, other_gender(gender))

    def _taken_up(self) -> Iterator[_TakenUp]:
        """The pronouns, right or wrong, that take up somebody."""
        starts = self._spoken_starts
        for number, person in enumerate(self._spoken):
            gender, sentence = self._scope.gender(person), self._scope.document.sentence_at(person.start)
            endless = sentence.end - sentence.start > LONGEST_SENTENCE
            if gender is None or endless or not self._is_known(person, gender):
                continue
            later = self._spoken[number + 1 : bisect_left(starts, sentence.end)]
            stop = later[0].start if later else sentence.end
            behind = iter(()) if later else self._behind(person, other_gender(gender), sentence)
            for one in chain(self._inside(person, other_gender(gender), sentence, stop), behind):
                self._mine.add(one.pronoun.start())
                yield one

    def _is_known(self, person: Person, gender: Gender) -> bool:
        """Whether a person is named in full somewhere, with a given name that tells the gender."""
        mention, kin = person.mention, family(person.mention.surname)
        odd = kin is not None and kin.gender != gender and not is_east_slavic(mention.given)  # General Milly Zaluzhny
        return (
            len(mention.surname) > _PARTICLE
            and (person.told or (key_of(mention), gender) in self._introduced)
            and not (odd and mention.given)
            and not _THE.search(self._view, max(0, person.start - 5), person.start)
        )

    def _inside(self, person: Person, wrong: Gender, sentence: Span, stop: int) -> Iterator[_TakenUp]:
        """The first pronoun behind a name in its own sentence, with nobody else before it."""
        end = person.mention.span.end
        match = ANY.search(self._view, end, stop)
        if match is None or not self._is_free(end, match.start(), wrong):
            return
        if self._company(sentence.start, match.start(), person, wrong) != (False, False):
            return
        acts = self._acts(person, sentence) or self._speaks(person, sentence) or _WHO.match(self._view, end)
        if not acts or _POSSESSED.search(self._view, sentence.start, end + 3) or is_of_another(self._view, match):
            return
        if is_object(self._view, match) or OF_ANOTHER.match(self._view, match.end()):
            return
        said = _SAID.fullmatch(self._view, end, match.start()) is not None
        others = self._before(person, sentence, wrong).meant or said and self._somebody_before(sentence)
        if others and not self._is_own_clause(person, sentence, match):
            return
        yield _TakenUp(person, match, stop, said and not self._goes_on(sentence, other_gender(wrong)))

    def _is_own_clause(self, person: Person, sentence: Span, pronoun: re.Match[str]) -> bool:
        """Whether a pronoun can mean nobody but the subject, whoever was spoken of before the sentence."""
        end = person.mention.span.end
        if _WHEN.fullmatch(self._view, end, pronoun.start()):
            return pronoun[0] in ("he", "she") and self._speaks(person, sentence)
        return self._acts(person, sentence) and _CLAUSE.fullmatch(self._view, end, pronoun.start()) is not None

    def _somebody_before(self, sentence: Span) -> bool:
        """Whether the sentence before speaks of somebody of whom reported speech can go on."""
        at = bisect_left(self._scope.document.sentences, sentence)
        last = self._scope.document.sentences[at - 1 : at]
        low = max(self._paragraph(sentence), last[0].start) if last else sentence.start
        return any(not self._scope.is_title(noun) for noun in SOMEBODY.finditer(self._view, low, sentence.start))

    def _before(self, person: Person, sentence: Span, wrong: Gender) -> Company:
        """Who is spoken of in the paragraph before a sentence."""
        return self._company(self._paragraph(sentence), sentence.start, person, wrong)

    def _goes_on(self, sentence: Span, gender: Gender) -> bool:
        """Whether the next sentence opens with the right pronoun: then the other one may mean somebody else."""
        match = OPENING.match(self._view[sentence.end : sentence.end + 80])
        return match is not None and PRONOUNS[gender].fullmatch(match["he"]) is not None

    def _behind(self, person: Person, wrong: Gender, sentence: Span) -> Iterator[_TakenUp]:
        """The first pronoun of the next sentence, and of the one behind that if it opens with one, too."""
        sentences = self._scope.document.sentences
        at = bisect_left(sentences, Span(sentence.end, 0))
        if at == len(sentences) or not ANY.search(self._view, *sentences[at]):
            return
        company = self._company(sentence.start, sentence.end, person, wrong)
        speaks, acts = self._speaks(person, sentence), self._acts(person, sentence)
        if company.meant or company.unknown and not speaks:
            return
        behind = self._company(person.mention.span.end, sentence.end, person, wrong)
        words = PEOPLE[wrong].finditer(self._scope.document.lower, *sentence)
        first, last = (bisect_left(self._scope.starts, place) for place in sentence)
        named = any(one.gender == wrong for one in self._scope.people[first:last])
        quoted = named or any(not self._is_told(word.start()) for word in words)
        before = self._before(person, sentence, wrong)
        for place in islice(sentences, at, at + _NEXT):
            match = ANY.search(self._view, *place)
            if match is None or not self._is_free(place.start, match.start(), wrong):
                return
            by_word = acts and _ACCORDING.fullmatch(self._view, place.start, match.start())
            replies = company.unknown and _REPLIES.match(self._view, match.end())  # wrote to the mayor. He answered
            if replies or before.meant and not (speaks or by_word):
                return
            if not self._takes_up(match, sentence, place, far=place.start != sentences[at].start):
                return
            tells = _SPEECH.match(self._view, match.end()) is not None
            if not may_be_thing(self._view, match) and (tells or not quoted and not behind.unknown):
                yield _TakenUp(person, match, place.end, speaks and tells and not before.meant)
            if self._company(match.end(), place.end, person, wrong) != (False, False):
                return

    def _takes_up(self, pronoun: re.Match[str], sentence: Span, place: Span, *, far: bool) -> bool:
        """Whether a pronoun stands where it takes up who was named before: in the same paragraph nearly everywhere."""
        lead = self._view[place.start : pronoun.start()]
        opens = OPENING.match(self._view, place.start, place.end)
        if opens and opens.start("he") == pronoun.start():
            return True
        quoted = '"' in self._scope.document.folded[place.start : pronoun.start()]
        tells = quoted and pronoun[0] in ("he", "she") and _SPEECH.match(self._view, pronoun.end()) is not None
        if tells and not re.search(r"[a-z]", lead) or not far and _PHRASE.fullmatch(lead):
            return True
        same_paragraph = "\n" not in self._view[sentence.end - 1 : place.start]
        if far or not same_paragraph:
            return False
        return pronoun[0] in ("he", "she") or not VERB.search(lead) and not is_object(self._view, pronoun)

    def _found(self, one: _TakenUp, wrong: Gender) -> Iterator[tuple[Span, Safety]]:
        """A wrong pronoun and those of its gender that follow in the sentence, up to anybody else."""
        start, end = one.pronoun.span()
        starts = self._scope.starts
        named = starts[bisect_left(starts, end) : bisect_left(starts, one.stop)]
        stop = min(comes_in(self._view, end, one.stop), *named[:1], one.stop)
        two = PRONOUNS[other_gender(wrong)].search(self._view, end, one.stop)  # says she never hit him
        alone = not two and wrong not in self._scope.genders
        safe = alone and one.sure and self._scope.is_of_east(one.person) and self._is_near(one.person, wrong)
        for match in PRONOUNS[wrong].finditer(self._view, start, stop):
            self._scope.taken.add(match.start())
            yield Span(*match.span()), Safety.SAFE if safe else Safety.UNSAFE

    def _is_near(self, person: Person, wrong: Gender) -> bool:
        """Whether a person is named in full shortly before, with nobody else whom the pronoun can mean."""
        sentence = self._scope.document.sentence_at(person.start)
        low = self._scope.begin(sentence)
        first, last = bisect_left(self._spoken_starts, low), bisect_right(self._spoken_starts, person.start)
        near = (p for p in self._spoken[first:last] if p.mention.full)
        return any(same(p, person) for p in near) and not self._company(low, sentence.start, person, wrong).meant

    def _is_free(self, start: int, end: int, wrong: Gender) -> bool:
        """Whether nobody is named or spoken of in a stretch whom a pronoun of that gender can mean."""
        people, starts = self._scope.people, self._scope.starts
        named = people[bisect_left(starts, start) : bisect_left(starts, end)]
        if any(not p.mention.span.overlaps_any(self._quotations) for p in named):
            return False
        words = (PEOPLE[wrong], SOMEBODY, SOMEBODY_ELSE, OF_SOMEBODY)
        return not any(word.search(self._view, start, end) for word in words) and not self._scope.has_strangers(
            start, end
        )

    def _company(self, start: int, end: int, person: Person, wrong: Gender) -> Company:
        """Who is spoken of in a stretch beside a person."""
        scope, unknown = self._scope, False
        for other in scope.people[bisect_left(scope.starts, start) : bisect_left(scope.starts, end)]:
            if same(other, person):
                continue
            if not other.mention.span.overlaps_any(self._quotations):
                gender = scope.gender(other)
                if gender == wrong:
                    return Company(meant=True, unknown=True)
                unknown |= gender is None
        for word in PEOPLE[wrong].finditer(self._view, start, end):
            if not self._is_told(word.start()) and not scope.is_name(word):
                return Company(meant=True, unknown=True)
        nouns = (noun for words in (SOMEBODY, OF_SOMEBODY) for noun in words.finditer(self._view, start, end))
        unknown = unknown or any(not scope.is_title(noun) for noun in nouns)
        return Company(meant=False, unknown=unknown)

    def _is_told(self, position: int) -> bool:
        """Whether a pronoun that begins there takes up somebody, right or wrong."""
        return position in self._mine or position in self._scope.taken

    def _paragraph(self, sentence: Span) -> int:
        """Where the paragraph of a sentence begins, or what is near enough in a long one."""
        paragraphs = self._scope.document.paragraphs
        at = bisect_right(paragraphs, sentence.start, key=lambda p: p.start) - 1
        return max(paragraphs[max(at, 0)].start, sentence.start - LONGEST_SENTENCE)

    def _acts(self, person: Person, sentence: Span) -> bool:
        """Whether a person is the subject of a sentence."""
        lead = self._view[sentence.start : person.start].strip(' ",')
        return is_title_only(lead) and not _OF.search(f"{lead} ")

    def _speaks(self, person: Person, sentence: Span) -> bool:
        """Whether a sentence tells what a person says."""
        lead = self._view[sentence.start : person.start]
        rest = self._view[person.mention.span.end : sentence.end].removeprefix(",")
        if cues.SPEAKS_BEFORE.search(lead) or _SAYS.search(lead):
            return True
        return bool(cues.SPEAKS_AFTER.search(rest)) and ('"' in lead or self._acts(person, sentence))
