"""Who else a text speaks of around somebody whom it names, and whether that is the subject, or the speaker."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from mtcheck.checks.article import cues
from mtcheck.checks.article.people.antecedents import Scope
from mtcheck.checks.article.people.frames import is_title_only
from mtcheck.checks.article.people.scope import Person, same
from mtcheck.checks.article.people.somebody import OF_SOMEBODY, PEOPLE, SOMEBODY, SOMEBODY_ELSE
from mtcheck.document import LONGEST_SENTENCE
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import Gender

_OF = compiled(r"\b(?:of|by|with|to|for|from|about|in|on|and)\s$")
_IN = compiled(r"\b(?:in|near|at|from)\s$")
_BODY = compiled(r"(?:\sgeneral)?['\u2019]s?\s(?:office|service|party|union|council|fund|league|court)\b")
_POSSESSED = compiled(r"['\u2019]")
_SAYS = compiled(rf"[\",]\s(?:{cues.SAYS})\s[^.!?;:\"]{{0,100}}$")  # ..., said the head of the clinic, Anna Lind


class Company(NamedTuple):
    """Who else a stretch of text speaks of: somebody whom the pronoun can mean, or of whom nothing is told, by name."""

    meant: bool
    unknown: bool
    named: bool = False


class Around:
    """Looks around the people of an article; pronouns in `mine` and those taken in the scope mean nobody else."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.view = scope.view
        self.mine: dict[int, Person] = {}  # whom pronouns take up, by where they begin

    def acts(self, person: Person, sentence: Span) -> bool:
        """Whether a person is the subject of a sentence."""
        lead = self.scope.bare[sentence.start : person.start].strip(' ",')
        return is_title_only(lead) and not _OF.search(f"{lead} ")

    def speaks(self, person: Person, sentence: Span) -> bool:
        """Whether a sentence tells what a person says."""
        lead = self.view[sentence.start : person.start]
        rest = self.view[person.mention.span.end : sentence.end].removeprefix(",")
        if cues.SPEAKS_BEFORE.search(lead) or _SAYS.search(lead):
            return True
        return bool(cues.SPEAKS_AFTER.search(rest)) and ('"' in lead or self.acts(person, sentence))

    def is_possessed(self, person: Person) -> bool:
        """Whether it is somebody's name of whom something is: Lind's team."""
        return _POSSESSED.match(self.view, person.mention.span.end) is not None

    def is_free(self, start: int, end: int, wrong: Gender) -> bool:
        """Whether nobody is named or spoken of in a stretch whom a pronoun of that gender can mean."""
        people, starts = self.scope.people, self.scope.starts
        named = people[bisect_left(starts, start) : bisect_left(starts, end)]
        if any(not self.scope.is_quoted(p) for p in named):
            return False
        words = (PEOPLE[wrong], SOMEBODY, SOMEBODY_ELSE, OF_SOMEBODY)
        return not any(word.search(self.view, start, end) for word in words) and not self.scope.has_strangers(
            start, end
        )

    def company(self, start: int, end: int, person: Person, wrong: Gender | None) -> Company:
        """Who is spoken of in a stretch beside a person."""
        scope, named = self.scope, False
        for other in scope.people[bisect_left(scope.starts, start) : bisect_left(scope.starts, end)]:
            if same(other, person):
                continue
            if not scope.is_quoted(other):
                gender = scope.gender(other)
                if gender == wrong:
                    return Company(meant=True, unknown=True)
                named |= gender is None
        for word in PEOPLE[wrong].finditer(self.view, start, end) if wrong else ():
            if wrong and not self.is_told(word.start(), person, wrong) and not scope.is_name(word):
                return Company(meant=True, unknown=True)
        nouns = (noun for words in (SOMEBODY, OF_SOMEBODY) for noun in words.finditer(self.view, start, end))
        nouns = (noun for noun in nouns if not _BODY.match(self.view, noun.end()))
        unknown = named or any(not scope.is_title(noun) for noun in nouns)
        return Company(meant=False, unknown=unknown, named=named)

    def is_told(self, position: int, person: Person, wrong: Gender) -> bool:
        """Whether a pronoun of that gender that begins there means the person, or somebody else wrongly."""
        if position in self.scope.taken:
            return True
        meant = self.mine.get(position)
        return meant is not None and (same(meant, person) or self.scope.gender(meant) != wrong)

    def somebody_before(self, sentence: Span) -> bool:
        """Whether the sentence before speaks of somebody of whom reported speech can go on."""
        at = bisect_left(self.scope.document.sentences, sentence)
        last = self.scope.document.sentences[at - 1 : at]
        low = max(self.paragraph(sentence), last[0].start) if last else sentence.start
        return any(not self.scope.is_title(noun) for noun in SOMEBODY.finditer(self.view, low, sentence.start))

    def before(self, person: Person, sentence: Span, wrong: Gender) -> Company:
        """Who is spoken of in the paragraph before a sentence."""
        return self.company(self.paragraph(sentence), sentence.start, person, wrong)

    def paragraph(self, sentence: Span) -> int:
        """Where the paragraph of a sentence begins, or what is near enough in a long one."""
        paragraphs = self.scope.document.paragraphs
        at = bisect_right(paragraphs, sentence.start, key=lambda p: p.start) - 1
        return max(paragraphs[max(at, 0)].start, sentence.start - LONGEST_SENTENCE)

    def may_be_where(self, person: Person) -> bool:
        """Whether a name stands where that of a town does: a court in Charlotte Wells heard the case."""
        return _IN.search(self.view, max(0, person.start - 10), person.start) is not None

    def is_company(self, person: Person, sentence: Span, wrong: Gender) -> bool:
        """Whether somebody of the other gender is spoken of in a sentence, also in what it quotes."""
        words = PEOPLE[wrong].finditer(self.scope.document.lower, *sentence)
        first, last = (bisect_left(self.scope.starts, place) for place in sentence)
        named = any(one.gender == wrong for one in self.scope.people[first:last])
        return named or any(not self.is_told(word.start(), person, wrong) for word in words)
