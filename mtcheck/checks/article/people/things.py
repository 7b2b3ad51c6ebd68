"""`He` and `she` for things: engines keep the gender that a noun has in the source."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from mtcheck.checks.article.cues import SAYS
from mtcheck.checks.article.people.antecedents import Scope
from mtcheck.checks.article.people.frames import HUMAN, OF_ANOTHER, VERB, is_alone
from mtcheck.checks.article.people.scope import Person, people_of
from mtcheck.checks.article.people.thingframes import belongs_to_body, does_as_thing, is_used_as_thing
from mtcheck.document import Document
from mtcheck.english.quotations import unquoted
from mtcheck.english.wordclasses import CLOSED
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns, read_list
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.lookup import known_word
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_THINGS = "nouns-of-things.txt"
_PRONOUN = compiled(r"\b(?:he|him|his|himself|she|her|herself)\b(?! or\b)")
_IT = {"he": "it", "she": "it", "him": "it", "his": "its", "himself": "itself", "herself": "itself"}
# The subject that a sentence begins with: "Last year the new company", "A bridge", "This law".
_SUBJECT = compiled(
    r"\W*(?:(?:(?:in|on|at|since|by|after|before|during|for|from|until|as|last|next|according|with)\b[^.!?;:,]{0,60},|"
    r"now|then|today|later|however,?|but|and|meanwhile,?|also,?|earlier|recently|soon|because|so|therefore,?|if|when)\s)?"
    r"(?:the|an?|this|that|its|our|their|each|every|another)\s(?P<words>(?:[\w'’-]+\s){0,4}[\w'’-]+)"
)
_BODY = compiled(  # the subject of a sentence that is a body of people
    r"\W*(?:(?:in|on|at|since|by|after|before|during|for|last|next)\b[^.!?;:,]{0,60},?\s)?(?:the|an?|this|that|our|their|every|each)\s"
    r"(?:[\w'\u2019-]+\s){0,3}?(?:country|state|republic|nation|homeland|region|city|town|village|party|company|firm|corporation|bank|"
    r"club|team|agency|ministry|organi[sz]ation|association|federation|union|alliance|newspaper|magazine|channel|university|army|"
    r"council|committee|airline|carrier|plant|factory|holding|museum|theat(?:er|re)|school|hospital|kingdom|empire|island)\s"
    r"(?!of\b[^.!?]{0,40}$|(?:official|head|director|president|minister|spokes[a-z]+|leader|captain|chief|mayor|chairman|employee)s?\b)"
)
_CLAUSE = compiled(
    r"(?:,|\b(?:that|and|but|because|so|as|although|though|if))\s$"
)  # what a pronoun's own clause begins with
_CLAUSE_LEAD = 12  # code points that hold it
_NAME = compiled(
    r"\W*(?:(?:(?:[Ii]n|[Oo]n|[Aa]t|[Ss]ince|[Bb]y|[Aa]fter|[Bb]efore|[Ff]or)\s[^.!?;:,]{0,60},|But|And|Now|However,|Meanwhile,|Today)\s)?"
    r"(?P<name>[A-Z][a-z]+)(?=\s[a-z])(?!\s(?:and|or|of)\b)"
)
_ENDS = compiled(rf"{VERB.pattern}|{CLOSED['PREP']}|to|that|which|who|and|or|[a-z]+ly")
_BODIES = ("place", "company", "institution", "group")
_OPENS = compiled(r"^\W*(?:(?:[a-z]+|in [a-z]+|at the same time|in addition|as a result),?\s)?$")
# What a company or a country has, and hardly a person whom it could have spoken of: The bank opened her first office.
_OWNED = compiled(
    r"(?:(?<=[.!?] )|(?<=\n)|^)(?:(?:in|on|since|by|last|this)\s[^.,!?;:]{1,40},?\s)?the\s(?P<body>(?:[a-z-]+\s){1,3})"
    r"(?:[A-Z]\w+\s){0,2}(?:(?:has|had|will|plans? to|is going to|also|already|recently)\s){0,2}"
    r"(?:open|launch|move|increas|expand|reduc|rais|cut|lower|double|diversif|present|publish|defend|protect|clos|strengthen|"
    r"improv|own|lost|lose|keep|kept|renew|updat|built|build|relocat|transfer)[a-z]*\s(?P<he>his|her)\s"
    r"(?:(?:first|second|third|own|new|next|main|[A-Za-z]+ian|foreign|annual|oil|gas|gdp)\s){0,3}"
    r"(?:offices?|plants?|factor(?:y|ies)|headquarters|subsidiar(?:y|ies)|branch(?:es)?|outputs?|revenues?|capacity|assortment|"
    r"production|exports?|imports?|borders?|territory|airspace|sovereignty|econom(?:y|ies)|population|budgets?|forecasts?|"
    r"fleet|editions?|airports?|warehouses?|stores?|market share|infrastructure|hub|presence|range|website)\b"
)
_SHE = frozenset(
    "country homeland nation ship vessel boat yacht submarine frigate storm hurricane typhoon moon sea church".split()
)
_HERS = ("she", "her", "herself")
_SPEECH = compiled(
    rf"\s(?:(?:is|was|has been|[a-z]+)\s)?(?:{SAYS}|charged|accused|suspected|fascinated|concedes?d?|argues?|ruled out|"
    r"surprised|shocked|forced|allowed|asked|thinks?|thought|feels?|felt|tries|tried|loves?|likes?)\b"
)
_ASKED = compiled(r"\b(?:according to|says|said|by|told|asked|quoted|quotes)\s$")
_WHO = compiled(r"\b(?:who|whoever|whom)\b")
_BACK = 1  # sentences before that of a pronoun in which somebody may be meant
_FAR = 3  # where the thing is the subject of the one before


def called_people(document: Document, rule: Rule) -> Iterator[Finding]:
    """A pronoun for people where nobody is spoken of, only a thing, the subject of that sentence or the last."""
    view = document.memo(unquoted)
    owned = [match for match in _OWNED.finditer(view) if set(match["body"].split()) & read_list(_THINGS)]
    for match in owned:
        yield finding(rule, document, Span(*match.span("he")), ["its"])
    starts = {match.start("he") for match in owned}
    pronouns = [match for match in _PRONOUN.finditer(view) if match.start() not in starts]
    pronouns = [match for match in pronouns if not _is_persons(view, match)]
    if not pronouns:
        return
    people = document.memo(people_of)
    for match, safety in _found(document, view, people, starts, pronouns):
        yield finding(rule, document, Span(*match.span()), [_right(document, match)], safety=safety)


def _is_persons(view: str, match: re.Match[str]) -> bool:
    """Whether what is said around a pronoun is said of people."""
    if any(pattern.match(view, match.end()) for pattern in (HUMAN, _SPEECH, OF_ANOTHER)):
        return True
    return _ASKED.search(view, max(0, match.start() - 16), match.start()) is not None


def _found(
    document: Document, view: str, people: list[Person], starts: set[int], pronouns: list[re.Match[str]]
) -> Iterator[tuple[re.Match[str], Safety]]:
    """The pronouns that mean a thing, and whether that is sure."""
    subjects = [(match, back) for match in pronouns if (back := _of_thing(document, view, match))]
    scope = Scope(document, view, people, starts | {match.start() for match, _ in subjects})
    found = [match for match, back in subjects if not scope.has_people(match, back)]
    yield from ((match, Safety.UNSAFE) for match in found)
    told = {match.start() for match in found}
    scope = Scope(document, view, people, starts | told)
    relatives = [who.start() for who in _WHO.finditer(view)]
    for match in pronouns:
        last = bisect_left(relatives, match.start())
        if last and relatives[last - 1] >= document.sentence_at(match.start()).start:
            continue  # Who came late, he stands
        if match.start() in told:
            continue
        framed = does_as_thing(view, match) or is_used_as_thing(view, match)
        body = belongs_to_body(view, match) and _is_of_body(document, view, match)
        if not body and not (framed and _has_thing(document, view, match, _things())):
            continue
        if not body and match[0] in _HERS and _has_thing(document, view, match, _SHE):
            continue  # the ship that she is
        scope.taken.add(match.start())
        opens = _OPENS.match(view, document.sentence_at(match.start()).start, match.start())
        if scope.has_people(match, _FAR if body and not opens else _BACK):
            scope.taken.discard(match.start())
        else:
            yield match, Safety.SAFE if framed and not body else Safety.UNSAFE


def _is_of_body(document: Document, view: str, match: re.Match[str]) -> bool:
    """Whether a company, a party, a country is the subject before a pronoun, in its sentence or the one before."""
    sentence = document.sentence_at(match.start())
    at = bisect_left(document.sentences, sentence)
    if not at:
        return False  # it may mean somebody of whom a headline has spoken
    opens = _OPENS.match(view[sentence.start : match.start()])
    place = document.sentences[at - 1] if opens and at else Span(sentence.start, match.start())
    subject = _BODY.match(view, *place)
    named = _NAME.match(document.folded, *place) if subject is None else None
    known = known_word(named["name"].lower()) if named else None
    return subject is not None or known is not None and known.kind in _BODIES


def _has_thing(document: Document, view: str, match: re.Match[str], things: frozenset[str]) -> bool:
    """Whether one of some things is spoken of before a pronoun, in its sentence or the one before."""
    at = bisect_left(document.sentences, document.sentence_at(match.start()))
    words = view[document.sentences[at - 1].start : match.start()].split() if at else []
    return any(word.strip('.,;:!?()"') in things for word in words)


@cache
def _things() -> frozenset[str]:
    counted = {row[0] for row in read_columns("noun-articles.tsv")}
    return (read_list(_THINGS) | read_list("countable-nouns.txt") | counted) - read_list("people-nouns.txt")


def _right(document: Document, match: re.Match[str]) -> str:
    hers = "it" if is_alone(document.lower, match.end()) else "its"
    right = hers if match[0] == "her" else _IT[match[0]]
    return right.capitalize() if document.text[match.start()].isupper() else right


def _of_thing(document: Document, view: str, match: re.Match[str]) -> int:
    """How many sentences back nobody may be spoken of if a pronoun is to mean a thing; 0 where it cannot."""
    sentence = document.sentence_at(match.start())
    lead = view[sentence.start : match.start()]
    noun, back = None, _BACK
    at = bisect_left(document.sentences, sentence)
    if _OPENS.match(lead):
        before = document.sentences[at - 1] if at else Span(0, 0)
        noun, back = _thing(document, view, before), _FAR
    elif not at:
        return 0  # it may mean somebody of whom a headline has spoken
    elif (
        match[0] in ("he", "she")
        and _opens_clause(view, sentence, match)
        or _is_possessive(view, match)
        or match[0].endswith("self")
    ):
        noun = _thing(document, view, Span(sentence.start, match.start()))
    return back if noun and not (noun in _SHE and match[0] in _HERS) else 0


def _opens_clause(view: str, sentence: Span, match: re.Match[str]) -> bool:
    return _CLAUSE.search(view, max(sentence.start, match.start() - _CLAUSE_LEAD), match.start()) is not None


def _is_possessive(view: str, match: re.Match[str]) -> bool:
    return match[0] in ("his", "her") and not is_alone(view, match.end())


def _thing(document: Document, view: str, place: Span) -> str | None:
    """The thing that is the subject of a sentence, if its verb stands in that place."""
    subject = _SUBJECT.match(view, *place)
    words, things = subject["words"].split() if subject else [], read_list(_THINGS)
    end = next((at for at, word in enumerate(words) if _ENDS.fullmatch(word)), len(words))
    at = max((at for at, word in enumerate(words[:end]) if word in things), default=-1)
    if subject is None or at < 0:
        return _named(document, place)
    # its verb stands behind it, or a name that it has: the company Vestel
    verbs = all(word.endswith("s") for word in words[at + 1 : end])
    named = re.search(rf"\b{words[at]} \"?[A-Z]", document.folded[place.start : place.end])
    return words[at] if (verbs or named) and VERB.search(view, subject.start("words"), place.end) else None


def _named(document: Document, place: Span) -> str | None:
    """The country, town, company or body that is the subject of a sentence and that lists know."""
    subject = _NAME.match(document.folded, *place)
    if subject is None:
        return None
    known = known_word(subject["name"].lower())
    if known is None or known.kind not in _BODIES or not VERB.search(document.lower, subject.end(), place.end):
        return None
    return "country" if known.kind == "place" else "company"
