"""`It` for the person who has just spoken: engines that do not look back take the pronoun of a thing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from mtcheck.checks.article.people.scope import people_of
from mtcheck.document import LONGEST_SENTENCE, Document
from mtcheck.english.quotations import quotations_of
from mtcheck.english.saying import SAYS
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Span
from mtcheck.names.given import Gender
from mtcheck.names.people import mentions_of
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

# What nobody but a person does, behind `it` at the start of a sentence.
_DOES = compiled(
    r"(?<![^\n.!?\"\u201d)] )(?P<it>It) (?:also |then |earlier |later )?(?:explained|added|recalled|remembered|"
    r"reminded|stressed|emphasi[sz]ed|believes|considers|thinks|hopes|promised|assured|admitted|confessed|thanked|noted|"
    r"is (?:sure|convinced|confident)|was born|graduated|studied)\b"
)
_TOLD = compiled(r"(?<![^\n.!?\"\u201d)] )(?:According to (?P<it>it)(?=,)|In (?P<its>its) (?:opinion|words|view),)")
_FACTS = compiled(
    r"\b(?:law|bill|plan|decree|project|agreement|list|rules?|theory|version|data|research|decision|order)\b"
)
_BEHIND = compiled(rf"\b(?:{SAYS})\s[^\"\u201c\u201d.,;:]{{0,90}}(?:(?:Mrs?|Ms|Dr)\.\s)?$")
_BEFORE = compiled(rf"^(?:\s(?:also|later|earlier))?\s(?:{SAYS})\b")
_INSTITUTIONS = compiled(
    r"\b(?:agency|company|ministry|report|statement|newspaper|channel|service|department|committee|council|group|court|"
    r"bank|government|website|document|party|club|study|firm|commission|office)\b",
)
_SLAVIC = compiled(r"[a-z]{2}(?:[oe]va?|[iy]na?|sky|skiy|skii|skaya|enko|chuk|yan|shvili)$")
_PLACES = ("Kremlin", "Berlin", "Turin", "Dublin", "Lublin", "Medina", "Argentina", "Carolina", "China", "Ukraina")
# Relatives and doings that only people have, and what people think of themselves.
_ITS = compiled(
    r"\b(?P<it>[Ii]ts)\s(?:(?:own|beloved|late|young|elderly|elder|younger|former|first|second|future|new)\s)?"
    r"(?P<whose>wife|ex-wife|girlfriend|mother-in-law|husband|boyfriend|mother|father|sons?|daughters?|brothers?|sisters?|"
    r"grandmother|grandfather|grandchildren|wedding|marriage|divorce|career|childhood|youth|birthday|resignation|"
    r"autobiography|memoirs|fists|lips|tears|colleagues|comrades|native (?:language|city|town|village|land))\b"
)
_THAT_IT = compiled(
    rf"(?:\b(?:{SAYS})|\bis (?:sure|convinced|confident))(?: \w+)? that (?P<it>it) "
    r"(?:(?:also|still|never|always|itself) )*(?:(?:is|was|will be|feels|felt) (?:(?:very|not|extremely|always) )?"
    r"(?:glad|happy|sorry|proud|grateful|afraid|tired|shocked|upset|ashamed|ill|married|pregnant|born|"
    r"innocent)|(?:did not|does not|didn't|doesn't) (?:remember|regret|feel)|remembers|regrets|loves|dreams|dreamed|"
    r"will (?:resign|marry|find))\b"
)
_FIRST = compiled(r"\W*(?:[\w'-]+,? ){0,7}")  # a title and a given name before a surname
_HIS = {"its": ("his", "her"), "it": ("him", "her")}
_SPEECH_END = 3  # code points that may stand between a name and the end of its sentence


def _named(document: Document) -> dict[str, Gender | None]:
    """The surnames of people, with their genders."""
    people: dict[str, Gender | None] = {}
    for one in mentions_of(document):
        if one.full:
            people[one.surname] = one.gender
        elif _SLAVIC.search(one.surname) and one.surname not in _PLACES:
            people.setdefault(one.surname, "f" if one.surname.endswith("a") else "m")
    return people


def it_for_speaker(document: Document, rule: Rule) -> Iterator[Finding]:
    """A sentence that begins with It and a verb of persons, behind one that a person says, and names nobody else."""
    found = sorted((*_DOES.finditer(document.text), *_TOLD.finditer(document.text)), key=re.Match.start)
    if not found:
        return
    people = _named(document)
    mentions = [mention for mention in mentions_of(document) if mention.surname in people]
    starts = [mention.span.start for mention in mentions]
    quoted = quotations_of(document)
    for match in found:
        told = match.re is _TOLD
        span = Span(*match.span("its" if told and match["its"] else "it"))
        said = document.sentence_at(max(0, len(document.text[: match.start()].rstrip()) - 1))
        if said.end > span.start or span.overlaps_any(quoted):
            continue
        last = mentions[bisect_left(starts, said.start) : bisect_left(starts, said.end)]
        text = document.text[said.start : said.end]
        if len({one.surname for one in last}) != 1:
            continue
        before, after = document.text[said.start : last[-1].span.start], document.text[last[-1].span.end : said.end]
        if told:
            if _FIRST.fullmatch(before) and not _INSTITUTIONS.search(text) and not _FACTS.search(text):
                yield finding(rule, document, span, [_HIS[match["its"] or "it"][people[last[-1].surname] == "f"]])
            continue
        alone = _BEFORE.search(after) and not _INSTITUTIONS.search(text)
        if alone or _BEHIND.search(before) and len(after) < _SPEECH_END:
            yield finding(rule, document, span, ["She" if people[last[-1].surname] == "f" else "He"])


def it_for_person(document: Document, rule: Rule) -> Iterator[Finding]:
    """`Its` before a relative, `it` for who is glad or tired, where the sentence names people of one gender before."""
    found = [*_ITS.finditer(document.folded)]
    if " that it " in document.folded:
        found += _THAT_IT.finditer(document.folded)
    if not found:
        return
    people = document.memo(people_of)
    starts = [person.start for person in people]
    for match in sorted(found, key=re.Match.start):
        stop = match.start("it")
        start = max(document.sentence_at(match.start()).start, stop - LONGEST_SENTENCE)
        near = people[bisect_left(starts, start) : bisect_left(starts, stop)]
        genders = {person.gender for person in near}
        if not near or _INSTITUTIONS.search(document.lower, start, stop) or genders == {None}:
            continue
        woman = genders == {"f"} or (genders != {"m"} and near[-1].gender == "f")
        whose = {"its": ("his", "her"), "it": ("he", "she")}[match["it"].lower()]
        fix = whose[woman]
        yield finding(rule, document, Span(*match.span("it")), [fix.capitalize() if match["it"][0] == "I" else fix])
