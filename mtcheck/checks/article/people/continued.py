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
from mtcheck.checks.article.people.behind import Place, behind
from mtcheck.checks.article.people.company import Around
from mtcheck.checks.article.people.frames import (
    ANY,
    APPOSITION,
    OF_ANOTHER,
    OPENING,
    PRONOUNS,
    SUFFERS,
    VERB,
    is_object,
)
from mtcheck.checks.article.people.recognized import key_of
from mtcheck.checks.article.people.scope import Person, same
from mtcheck.checks.article.people.sole import is_human, is_of_another, may_be_thing
from mtcheck.checks.article.people.somebody import comes_in
from mtcheck.checks.article.people.surname_evidence import is_neighbour
from mtcheck.document import LONGEST_SENTENCE
from mtcheck.files.expressions import compiled
from mtcheck.findings import Safety, Span
from mtcheck.names.given import Gender, is_east_slavic, other_gender
from mtcheck.names.surnames import family

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
_CLAUSE = compiled(r"\s[^.!?\"]{3,140};\s(?:(?:in|on|at|during|after|before)\s[^,.;:\"]{2,40}\s)?")
_WITH_OTHERS = compiled(r",?\s(?:and|or|with)\s|,\s[^,.;:\"]{2,40}\sand\s")  # Anna Lind, Eva Wolf and Hans Berg
_OTHER_CLAUSE = compiled(r"\b(?:that|because|since|while|if|whether|how|why)\s")
_ACCORDING = compiled(r"\W*(?:according to|in)\s$")
_PARTICLE = 3  # letters of "Le", "van", with which a surname begins
_SAID = compiled(rf"\W*(?:{cues.SAYS})(?: [\w-]+){{0,3}}?(?: that)? $")
_NEXT = 2  # sentences
_THE = compiled(r"\bthe $")  # of a ship, or a family
_WHO = compiled(r",\swho\b")


class _TakenUp(NamedTuple):
    """A pronoun that takes up a person, where the text may come to others, and whether nothing else can be meant.

    `plain`: it goes on about the subject of the sentence right before, who is named in full there, beside nobody else.
    """

    person: Person
    pronoun: re.Match[str]
    stop: int
    sure: bool
    plain: bool = False


def continued(scope: Scope) -> Iterator[tuple[Span, Safety]]:
    """Pronouns of the other gender than that of the person whom they take up, in text order of the names."""
    yield from _Reader(scope).wrong()


class _Reader(Around):
    def __init__(self, scope: Scope) -> None:
        super().__init__(scope)
        self._introduced = {(key_of(p.mention), scope.gender(p)) for p in scope.people if p.mention.full}

    @cached_property
    def _spoken(self) -> list[Person]:
        """The people whom the article itself names, not those of quotations."""
        return [p for p in self.scope.people if not self.scope.is_quoted(p)]

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
            key, gender = key_of(one.person.mention), self.scope.gender(one.person) or "m"
            sure = self.scope.is_sure(one.person)  # the lists may be wrong about a rare name
            told_otherwise = gender not in genders[key] and times[key] > (2 if sure else 1)
            if PRONOUNS[gender].fullmatch(one.pronoun[0]) or told_otherwise and not self.scope.is_of_east(one.person):
                continue
            yield from self._found(one, other_gender(gender))

    def _taken_up(self) -> Iterator[_TakenUp]:
        """The pronouns, right or wrong, that take up somebody."""
        starts = self._spoken_starts
        for number, person in enumerate(self._spoken):
            gender, sentence = self.scope.gender(person), self.scope.document.sentence_at(person.start)
            endless = sentence.end - sentence.start > LONGEST_SENTENCE
            if gender is None or endless or not self._is_known(person, gender):
                continue
            later = self._spoken[number + 1 : bisect_left(starts, sentence.end)]
            stop = later[0].start if later else sentence.end
            near = iter(()) if later else self._behind(person, other_gender(gender), sentence)
            further = self._further(person, sentence, [other for other in later if not same(other, person)])
            found = sorted((*near, *further), key=lambda one: not one.plain)
            for one in chain(self._inside(person, other_gender(gender), sentence, stop), found):
                if one.pronoun.start() not in self.mine:
                    self.mine[one.pronoun.start()] = person
                    yield one

    def _is_known(self, person: Person, gender: Gender) -> bool:
        """Whether a person is named in full somewhere, with a given name that tells the gender."""
        mention, kin, document = person.mention, family(person.mention.surname), self.scope.document
        odd = kin is not None and kin.gender != gender and not is_east_slavic(mention.given)  # General Milly Zaluzhny
        odd = odd and not (person.has_telling_name and is_neighbour(mention.given) and cues.is_eastern(document))
        return (
            len(mention.surname) > _PARTICLE
            and (person.told or (key_of(mention), gender) in self._introduced)
            and not (odd and mention.given)
            and not _THE.search(self.view, max(0, person.start - 5), person.start)
        )

    def _inside(self, person: Person, wrong: Gender, sentence: Span, stop: int) -> Iterator[_TakenUp]:
        """The first pronoun behind a name in its own sentence, with nobody else before it."""
        end = person.mention.span.end
        match = ANY.search(self.view, end, stop)
        if match is None or not self.is_free(end, match.start(), wrong):
            return
        if self.company(sentence.start, match.start(), person, wrong).unknown:
            return
        acts = self.acts(person, sentence) or self.speaks(person, sentence) or _WHO.match(self.view, end)
        if not acts or _POSSESSED.search(self.view, sentence.start, end + 3) or is_of_another(self.view, match):
            return
        if is_object(self.view, match) or OF_ANOTHER.match(self.view, match.end()):
            return
        said = _SAID.fullmatch(self.view, end, match.start()) is not None
        others = self.before(person, sentence, wrong).meant or said and self.somebody_before(sentence)
        if others and not self._is_own_clause(person, sentence, match):
            return
        yield _TakenUp(person, match, stop, said and not self._goes_on(sentence, other_gender(wrong)))

    def _is_own_clause(self, person: Person, sentence: Span, pronoun: re.Match[str]) -> bool:
        """Whether a pronoun can mean nobody but the subject, whoever was spoken of before the sentence."""
        end = person.mention.span.end
        if _WHEN.fullmatch(self.view, end, pronoun.start()):
            return pronoun[0] in ("he", "she") and self.speaks(person, sentence)
        apposed = APPOSITION.match(self.view[end : sentence.end])
        end += apposed.end() - 1 if apposed else 0
        return (
            self.acts(person, sentence)
            and _CLAUSE.fullmatch(self.view[end : pronoun.start()].removeprefix(",")) is not None
        )

    def _goes_on(self, sentence: Span, gender: Gender) -> bool:
        """Whether the next sentence opens with the right pronoun: then the other one may mean somebody else."""
        match = OPENING.match(self.view[sentence.end : sentence.end + 80])
        return match is not None and PRONOUNS[gender].fullmatch(match["he"]) is not None

    def _behind(self, person: Person, wrong: Gender, sentence: Span) -> Iterator[_TakenUp]:
        """The first pronoun of the next sentence, and of the one behind that if it opens with one, too."""
        sentences = self.scope.document.sentences
        at = bisect_left(sentences, Span(sentence.end, 0))
        if at == len(sentences) or not ANY.search(self.view, *sentences[at]):
            return
        company = self.company(sentence.start, sentence.end, person, wrong)
        speaks, acts = self.speaks(person, sentence), self.acts(person, sentence)
        if company.meant or company.unknown and not speaks:
            return
        behind = self.company(person.mention.span.end, sentence.end, person, wrong)
        quoted = self.is_company(person, sentence, wrong)
        before = self.before(person, sentence, wrong)
        for place in islice(sentences, at, at + _NEXT):
            match = ANY.search(self.view, *place)
            if match is None or not self.is_free(place.start, match.start(), wrong):
                return
            by_word = acts and _ACCORDING.fullmatch(self.view, place.start, match.start())
            replies = company.unknown and _REPLIES.match(self.view, match.end())  # wrote to the mayor. He answered
            if replies or before.meant and not (speaks or by_word):
                return
            if not self._takes_up(match, sentence, place, far=place.start != sentences[at].start):
                return
            tells = _SPEECH.match(self.view, match.end()) is not None
            thing = may_be_thing(self.view, match) or match[0] == "she" and not is_human(self.view, match)
            if not thing and (tells or not quoted and not behind.unknown):
                yield _TakenUp(person, match, place.end, speaks and tells and not before.meant)
            if self.company(match.end(), place.end, person, wrong).unknown:
                return

    def _further(self, person: Person, sentence: Span, others: list[Person]) -> Iterator[_TakenUp]:
        """A pronoun with which the text goes on about its subject or speaker, whoever else it spoke of before."""
        gender = self.scope.gender(person) or "m"
        leads = self.acts(person, sentence) or self.speaks(person, sentence)
        if any(self.scope.gender(other) != gender for other in others) or others and not leads:
            return
        if _WITH_OTHERS.match(self.view, person.mention.span.end) or self.is_possessed(person):
            return
        company = self.company(sentence.start, sentence.end, person, other_gender(gender))
        if company.meant or not leads and (company.named or self.may_be_where(person)):
            return
        for place in behind(self.scope, person, sentence, leads=leads):
            if self._is_about(place, person, sentence, leads=leads, unknown=company.unknown):
                plain = leads and person.mention.full and not place.between and not company.unknown
                plain = (
                    plain
                    and place.pronoun[0] in ("he", "his")
                    and not self.is_company(person, sentence, other_gender(gender))
                )
                yield _TakenUp(person, place.pronoun, place.sentence.end, False, plain)

    def _is_about(self, place: Place, person: Person, sentence: Span, *, leads: bool, unknown: bool) -> bool:
        """Whether the first pronoun behind a sentence goes on about the person."""
        pronoun, gender = place.pronoun, self.scope.gender(person) or "m"
        wrong = other_gender(gender)
        before = self.before(person, sentence, wrong)
        if (before.meant or before.unknown) and SUFFERS.match(self.view, pronoun.end()):
            return False
        if not place.tells:
            alone = leads or not before.meant and not unknown
            him = pronoun[0] == "him" and alone and not place.between
            if not (place.opens or him) or self._is_another(place, person, sentence, leads=leads, unknown=unknown):
                return False
        if PRONOUNS[gender].fullmatch(pronoun[0]):
            return True
        both = before.meant and PRONOUNS[gender].search(self.view, pronoun.end(), place.sentence.end)  # He praised her
        thing = wrong == "f" and not (place.tells or is_human(self.view, pronoun))
        return not (both or thing or OF_ANOTHER.match(self.view, pronoun.end()))

    def _is_another(self, place: Place, person: Person, sentence: Span, *, leads: bool, unknown: bool) -> bool:
        """Whether the pronoun can mean somebody else of whom the sentence before speaks."""
        if self.is_company(person, sentence, other_gender(self.scope.gender(person) or "m")):
            return True
        if place.pronoun[0] in ("he", "she") and cues.ACCUSED.search(self.view, *sentence):
            return True  # by him
        unsure = unknown or (place.between or not leads) and self.scope.has_strangers(*sentence)
        return bool(unsure) and (place.between > 0 or not leads or self._acts_on_somebody(person, sentence))

    def _acts_on_somebody(self, person: Person, sentence: Span) -> bool:
        """Whether somebody is spoken of behind a name, in the same clause: Anna Lind met the mayor."""
        apposed = APPOSITION.match(self.view[person.mention.span.end : sentence.end])
        start = person.mention.span.end + (apposed.end() if apposed else 0)
        end = _OTHER_CLAUSE.search(self.view, start, sentence.end)
        return self.company(start, end.start() if end else sentence.end, person, None).unknown

    def _takes_up(self, pronoun: re.Match[str], sentence: Span, place: Span, *, far: bool) -> bool:
        """Whether a pronoun stands where it takes up who was named before: in the same paragraph nearly everywhere."""
        lead = self.view[place.start : pronoun.start()]
        quoted = '"' in self.scope.document.folded[place.start : pronoun.start()]
        tells = quoted and pronoun[0] in ("he", "she") and _SPEECH.match(self.view, pronoun.end()) is not None
        if tells and not re.search(r"[a-z]", lead) or not far and _PHRASE.fullmatch(lead):
            return True
        same_paragraph = "\n" not in self.view[sentence.end - 1 : place.start]
        if far or not same_paragraph:
            return False
        return pronoun[0] in ("he", "she") or not VERB.search(lead) and not is_object(self.view, pronoun)

    def _found(self, one: _TakenUp, wrong: Gender) -> Iterator[tuple[Span, Safety]]:
        """A wrong pronoun and those of its gender that follow in the sentence, up to anybody else."""
        start, end = one.pronoun.span()
        starts = self.scope.starts
        named = starts[bisect_left(starts, end) : bisect_left(starts, one.stop)]
        stop = min(comes_in(self.view, end, one.stop), *named[:1], one.stop)
        two = PRONOUNS[other_gender(wrong)].search(self.view, end, one.stop)  # says she never hit him
        alone = not two and wrong not in self.scope.genders
        safe = alone and one.sure and self.scope.is_of_east(one.person) and self._is_near(one.person, wrong)
        safe = safe or one.plain and wrong == "m" and not two and self.scope.is_sure(one.person)
        for match in PRONOUNS[wrong].finditer(self.view, start, stop):
            self.scope.taken.add(match.start())
            yield Span(*match.span()), Safety.SAFE if safe else Safety.UNSAFE

    def _is_near(self, person: Person, wrong: Gender) -> bool:
        """Whether a person is named in full shortly before, with nobody else whom the pronoun can mean."""
        sentence = self.scope.document.sentence_at(person.start)
        low = self.scope.begin(sentence)
        first, last = bisect_left(self._spoken_starts, low), bisect_right(self._spoken_starts, person.start)
        near = (p for p in self._spoken[first:last] if p.mention.full)
        return any(same(p, person) for p in near) and not self.company(low, sentence.start, person, wrong).meant
