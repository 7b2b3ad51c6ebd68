"""Articles of names that stand alone: the ones that take `the`, the ones that take none, and Russian + government.

Which names are which stands in lists; what decides here is whether a name stands alone or belongs to a word behind it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_BEFORE = (
    r"(?i:in|by|to|from|of|with|for|at|on|into|between|against|through|near|over|across|inside|outside|within|under"
    r"|about|around|during|throughout|told|joined|left|visited|before|after|since|towards?|behind|beyond|despite)"
)
_FINITE = (
    r"(?:is|are|was|were|has|have|had|will|would|said|says|does|did|must|should|can|cannot|could|may|might|intends"
    r"|considers|plans|believes|supports|reported|announced|stated|noted|denied|confirmed|refused|decided|wants|expects"
    r"|adopted|approved|received|began|started|launched|opened|closed|published|issued|released|introduced|signed|sent"
    r"|proposed|offered|called|invited|accused|condemned|rejected|accepted|agreed|asked|appealed|demanded|warned|urged"
    r"|allowed|banned|extended|increased|reduced|raised|lowered|lost|won|left|took|made|gave|got|went|came|became|held"
    r"|met|found|saw|told|wrote|continued|stopped|ended|supported|criticized|explained|stressed|emphasized|recalled"
    r"|recognized|promised|prepared|conducted|created|provided|completed|used|showed|expressed|discussed|considered"
    r"|continues|remains|remained|needs|insists|hopes|knows|sees|makes|takes|holds|becomes|resigned|died|failed"
    r"|pay|live|work|want|need|say|think|arrived|visited|returned|added|suggested|voted|recommended|recorded"
    r"|registered|postponed|suspended|canceled)"
)
# What stands behind a name that stands alone; a comma goes on with a clause, or the name may be one of a list.
_ALONE = compiled(
    r"[.;:)](?!\w)|, (?:the|he|she|it|they|which|who|where|as|said|but|after|while|according|although"
    r"|if|when|you|we|I|there|people|everyone|nobody|only)\b|,[\"']"
    r"|\s(?:the|an?|he|she|it|they|we|there|his|her|its|their|this|these|in|on|at|by|from|with|that|which|who|as|since|after|about|because|to|for|when|where|while|but|against|over"
    rf"|during|until|before|under|if|than|through|without|also|not|{_FINITE[3:-1]})\b(?!-)"
)
_CAPITAL = compiled(r"(?<=[a-zA-Z] )(?=[A-Z])")
_PLACE = compiled(rf"(?<![\w'-]){_BEFORE} $")
_LONGEST = 12  # code points of what may stand before a name
_START = compiled(r"[\"'(\[]*(?=[A-Z])")
_SUPERFLUOUS = compiled(r"(?<![\w'-])([Tt]he) (?=[A-Z])")
# The Moscow that we knew, the Germany of 1913, the China where he grew up
_PARTICULAR = compiled(r",?\s(?:to [A-Z]\w* \w+|of|that|which|where|when|whose|he|she|they|we|you|I|in which|as it)\b")
_INSTITUTIONS = frozenset(
    """
    government parliament ministry embassy consulate army military navy constitution economy border capital president
    currency market leadership side delegation team public revolution empire federation republic invasion budget
    electorate population regime state mainland coast council chamber congress senate fleet bank church
    """.split()
)
_NATIONAL = compiled(
    r"(?P<nation>[A-Z][a-z]+)"
    r"(?: (?i:foreign|defen[cs]e|interior|finance|health|justice|central|state|national|orthodox|armed|labou?r|domestic"
    r"|political|military|stock|financial))? (?P<head>[A-Za-z]+)"
)

_OPENING = compiled(
    r"(?:According to|On|In|Last|Earlier|However|At|After|Also|Thus|Therefore|Today|Yesterday|Meanwhile|For|During) "
    r"?[^,.:;\"\n]{0,40}, (?=[A-Z])"
)
_CLAUSE = compiled(r"(?:(?<=[a-z] )|(?<=[a-z], ))(?:that|while|when|because|where|if|but|although|as) (?=[A-Z])")
_NATION_FIRST = compiled(
    r"(?P<nation>[A-Z][a-z]+)(?: (?i:foreign|defen[cs]e|interior|finance|health|justice|central|state|national"
    r"|orthodox|armed|labou?r|domestic|prime|military))? (?P<head>[A-Za-z]+)(?P<of> of [A-Z][a-z]+)?"
)
_SUBJECTS = _INSTITUTIONS | frozenset(
    "conflict crisis war opposition leader leadership minister embassy society".split()
)
_OFFICE = compiled(
    r"(?:Deputy )?Minister of [A-Z]\w+(?: and [A-Z]\w+)?"
    r"|(?:(?:Vice )?President|(?:Deputy )?Prime Minister|Chancellor|Governor"
    r"|Mayor|Speaker|Chairman|Ambassador|Head|Secretary|Commander|Leader|Director) of (?:the )?"
    r"(?:(?:North|South|New|Saudi|Czech|Nizhny|Saint|Sri|Russian) )?[A-Z]\w+"
)
_ACTS = compiled(rf"(?: of (?:the )?[A-Z]\w+)?\s(?:also |now |still |already |then )?{_FINITE}\b")


def missing(document: Document, rule: Rule) -> Iterator[Finding]:
    """A name that takes `the`, bare behind a preposition or the like: in UN, by Ministry of Defense."""
    text = document.folded
    for at in document.memo(_capitals):
        name = _name_at(text, at, "names-with-the.txt")
        if (
            name
            and _PLACE.search(text, max(0, at - _LONGEST), at)
            and _is_alone(text, name.end, of=True)
            and _in_statement(document, name)
        ):
            yield finding(rule, document, name, [f"the {document.text[name.start : name.end]}"])


def _capitals(document: Document) -> list[int]:
    """Where words with a capital stand behind another word."""
    return [match.start() for match in _CAPITAL.finditer(document.folded)]


def missing_at_start(document: Document, rule: Rule) -> Iterator[Finding]:
    """A name that takes `the`, bare at the start of a clause, before its verb: European Commission has decided."""
    yield from _before_verb(document, rule, lambda at: _name_at(document.folded, at, "names-with-the.txt"))


def national_at_start(document: Document, rule: Rule) -> Iterator[Finding]:
    """A nation's institution without its article before its verb: Ukrainian parliament adopted."""
    nations = read_list("nationality-adjectives.txt")

    def institution(at: int) -> Span | None:
        match = _NATION_FIRST.match(document.folded, at)
        known = match and match["nation"] in nations and match["head"].lower() in _SUBJECTS
        return Span(*match.span()) if match and known else None

    yield from _before_verb(document, rule, institution)


def office_at_start(document: Document, rule: Rule) -> Iterator[Finding]:
    """An office of one country without its article before its verb: President of Latvia signed."""

    def office(at: int) -> Span | None:
        match = _OFFICE.match(document.folded, at)
        return Span(*match.span()) if match else None

    yield from _before_verb(document, rule, office)


def _before_verb(document: Document, rule: Rule, named: Callable[[int], Span | None]) -> Iterator[Finding]:
    """What is named at the start of a clause, and then acts, with its article."""
    for at, the in document.memo(_clause_starts):
        name = named(at)
        if name and _ACTS.match(document.folded, name.end):
            yield finding(rule, document, name, [f"{the} {document.text[slice(*name)]}"])


def _clause_starts(document: Document) -> tuple[tuple[int, str], ...]:
    """Where a subject may begin, and its article there: at the starts of statements, and behind conjunctions."""
    text, found = document.folded, []
    for sentence in document.sentences:
        if _ends(text, sentence):
            start = _START.match(text, sentence.start, sentence.end)
            found += [(start.end(), "The")] if start else []
            opening = _OPENING.match(text, sentence.start, sentence.end)
            found += [(opening.end(), "the")] if opening else []
            found += [(m.end(), "the") for m in _CLAUSE.finditer(text, sentence.start, sentence.end)]
    return tuple(found)


def superfluous(document: Document, rule: Rule) -> Iterator[Finding]:
    """`The` before a name that takes none: the Kazakhstan, the NATO."""
    text = document.folded
    for match in _SUPERFLUOUS.finditer(text):
        name = _name_at(text, match.end(), "names-without-the.txt")
        if name is None or not _is_alone(text, name.end) or _PARTICULAR.match(text, name.end):
            continue
        if _in_statement(document, name):
            yield finding(rule, document, Span(match.start(), name.end), [document.text[name.start : name.end]])


def national(document: Document, rule: Rule) -> Iterator[Finding]:
    """A nation's institution without its article: by Russian government, in Polish parliament."""
    text, nations = document.folded, read_list("nationality-adjectives.txt")
    for at in document.memo(_capitals):
        match = _NATIONAL.match(text, at)
        if match is None or match["nation"] not in nations or match["head"].lower() not in _INSTITUTIONS:
            continue
        span = Span(*match.span())
        if (
            _PLACE.search(text, max(0, at - _LONGEST), at)
            and _is_alone(text, span.end, of=True)
            and _in_statement(document, span)
        ):
            yield finding(rule, document, span, [f"the {document.text[span.start : span.end]}"])


@cache
def _by_first_word(name: str) -> dict[str, list[str]]:
    """The names of a list by their first word, the longest first."""
    known: dict[str, list[str]] = defaultdict(list)
    for entry in sorted(read_list(name), key=len, reverse=True):
        known[entry.split()[0]].append(entry)
    return known


_FIRST = compiled(r"[\w.&-]+(?:'\w+)?")


def _name_at(text: str, at: int, names: str) -> Span | None:
    """The longest name of a list that stands at a place, as a whole."""
    word = _FIRST.match(text, at)
    for name in _by_first_word(names).get(word[0].rstrip("."), ()) if word else ():
        end = at + len(name)
        if text.startswith(name, at) and not compiled(r"\w|-\w|'\w|&").match(text, end):
            return Span(at, end)
    return None


def _is_alone(text: str, end: int, *, of: bool = False) -> bool:
    """Whether no word behind a name makes it a modifier, or one of a list."""
    return bool(_ALONE.match(text, end)) or (of and text.startswith(" of ", end))


def _in_statement(document: Document, span: Span) -> bool:
    """Whether a place lies in a sentence of running text, no headline or caption."""
    return _ends(document.folded, document.sentence_at(span.start))


def _ends(text: str, sentence: Span) -> bool:
    return bool(re.search(r"[.!?][\"')\]]*$", text[max(sentence.start, sentence.end - 5) : sentence.end]))
