"""Tenses that do not go with the time beside them: has arrived yesterday, worked there since May."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import Sentence, child, children, has, is_several, subject
from mtcheck.english.inflection import verb
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_TIME = compiled(
    r"(?:yesterday|ago)\b|last (?:week|month|year|night|summer|autumn|fall|winter|spring|monday|tuesday"
    r"|wednesday|thursday|friday|saturday|sunday)\b"
)


def perfect_with_past_time(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A present perfect with a time that is over: has arrived yesterday."""
    for aux in sentence.doc:
        if aux.lower_ not in ("has", "have") or aux.dep_ != "aux" or aux.head.tag_ not in ("VBN", "VBD"):
            continue
        main = aux.head
        if any(t.pos_ not in ("ADV", "AUX", "PART") or t.lower_ == "yet" for t in sentence.doc[aux.i + 1 : main.i]):
            continue  # have yet to agree to the deal struck last week
        time = next((t for t in main.children if t.i > main.i and _is_past_time(t)), None)
        if (
            time is None
            or has(main, "cc")
            or any(t.tag_ in ("MD", "TO") or t.lower_ == "to" for t in children(main, "aux"))
        ):
            continue
        between = sentence.doc[main.i : time.i]
        if any(t.lower_ in ("since", "from", "than", "until", "till", "as", "by") or t.is_punct for t in between):
            continue
        if any(t.dep_ == "pobj" and t.pos_ != "PROPN" and t.i + 1 == time.left_edge.i for t in between[:-1]):
            continue  # the time may be that of the noun: after the killings last week
        yield simple_past(sentence, rule, aux, main)


_OVER = frozenset("then previously earlier".split())  # openings of a clause that is over
_OPEN = frozenset("since if when ever never yet always already".split())  # with these a perfect may be right
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_DATES = _WEEKDAYS.union(
    "january february march april may june july august september october november december".split()
)


def perfect_behind_past_time(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A present perfect in a sentence that a time which is over opens: Then the debt has reached."""
    aux = next((t for t in sentence.doc if t.lower_ in ("has", "have") and t.dep_ == "aux"), None)
    if aux is None or aux.head.dep_ != "ROOT" or aux.head.tag_ not in ("VBN", "VBD") or has(aux.head, "cc"):
        return
    what = subject(aux.head)
    if what is None or what.i > aux.i or not _is_over(sentence, what.left_edge.i, aux.head):
        return
    forms = (aux.head, *children(aux.head, "aux", "auxpass", "conj"))
    if any(t.tag_ == "MD" for t in forms) or any(t.lower_ in _OPEN for t in sentence.doc) or _is_negated(sentence, aux):
        return
    yield simple_past(sentence, rule, aux, aux.head)


_AGO = compiled(
    r"yesterday(?: (?:morning|afternoon|evening))?|last (?:week|month|year|night|summer|autumn|fall|winter|spring)"
    r"|last \w+day|in the (?:18|19)\d0s|the day before|during the war"
    r"|[\w-]+ (?:[a-z]+ )?(?:years?|months?|weeks?|days?|hours?|minutes) ago"
)


def _is_negated(sentence: Sentence, aux: Token) -> bool:
    """Whether `not` stands behind a form of have: its simple past would be another word, `did`."""
    return any(t.lower_ in ("not", "n't") for t in sentence.doc[aux.i + 1 : aux.i + 3])


def _is_over(sentence: Sentence, end: int, main: Token) -> bool:
    """Whether what stands before a subject is a time that is over, and nothing else."""
    words = [t for t in sentence.doc[:end] if not t.is_punct]
    if words and len(words) < 5 and _AGO.fullmatch(" ".join(t.lower_ for t in words)):
        return True
    if not words or words[0].head != main or len(words) > 5:
        return False
    if len(words) == 1:
        return words[0].lower_ in _OVER
    if " ".join(t.lower_ for t in words) in ("before that", "at that time", "at the time"):
        return True
    when = words[1:]
    if words[0].lower_ not in ("in", "on") or any(t.lower_ == "the" for t in when):
        return False
    return all(t.lower_ in _DATES or t.text.isdecimal() for t in when) and any(
        re.fullmatch(r"(?:19|20)\d\d", t.text) or words[0].lower_ == "on" for t in when
    )


def _is_on_day(token: Token) -> bool:
    """Whether a phrase behind a verb is a day or an hour: on Thursday, on Friday evening, on March 3, at 10:30."""
    when = child(token, "pobj") if token.dep_ == "prep" and token.lower_ in ("on", "at") else None
    if when is None:
        return False
    words = (when, *when.children)
    if token.lower_ == "at":
        return _CLOCK.match(when.doc.text, when.left_edge.idx) is not None
    dated = any(t.lower_ in _DATES for t in words) and any(t.text.isdecimal() and len(t) < 3 for t in words)
    return dated or any(t.lower_ in _WEEKDAYS for t in words)


_CLOCK = compiled(r"\d{1,2}(?:[:.]\d\d\b(?!%)| ?[ap]\.?m\b)")
_ONCE = frozenset("born founded executed assassinated baptized".split())
_AHEAD = frozenset("set schedule plan call announce appoint postpone expect invite summon order move delay".split())


def perfect_on_day(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A present perfect with a day: has resigned as coach on Thursday."""
    for aux in sentence.doc:
        if aux.lower_ not in ("has", "have") or aux.dep_ != "aux" or aux.head.tag_ not in ("VBN", "VBD"):
            continue
        main = aux.head
        if _is_negated(sentence, aux) or main.lemma_ in _AHEAD:
            continue
        day = next((t for t in main.children if t.i > main.i and _is_on_day(t)), None)
        if day is None or any(t.pos_ not in ("ADV", "AUX", "PART") for t in sentence.doc[aux.i + 1 : main.i]):
            continue
        if main.lower_ in _ONCE and aux.lower_ == "has" and day.i == main.i + 1 and day.nbor().lower_ in _DATES:
            continue  # verb.has-been-born tells it
        between = sentence.doc[main.i : day.i]
        if len(between) > 9 or any(t.is_punct or t.lower_ in _NOT_OVER for t in between):
            continue
        if not any(t.lower_ in _NOT_OVER | {"call", "called", "asked", "invited"} for t in sentence.doc):
            yield simple_past(sentence, rule, aux, main)


_NOT_OVER = frozenset("since from until till for by against match game meeting every each ever never yet if".split())


def future_behind_past(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """`will` in what somebody said: He noted that the club will begin, She told them that it will rain."""
    doc = sentence.doc
    if any(t.is_quote for t in doc):
        return
    for will in doc[2:-1]:
        told = _told_before(will) if will.lower_ == "will" and will.tag_ == "MD" else None
        if told is None or any(t.text in _STOPPING for t in doc[told.i + 2 : will.i]):
            continue
        if not any(t.lower_ in _STILL_AHEAD or t.text[:4].isdigit() and t.text[:2] == "20" for t in doc[told.i :]):
            yield finding(rule, sentence.document, sentence.span(will), ["would"])


def _told_before(will: Token) -> Token | None:
    """The verb in the past that what will be depends on, as what was said."""
    clause = will.head
    while clause.dep_ == "conj" and clause.head.i < clause.i:
        clause = clause.head
    told = clause.head
    if clause.dep_ != "ccomp" or told.tag_ != "VBD" or told.i > clause.left_edge.i or told.lemma_ not in _REPORTING:
        return None
    mark = child(clause, "mark", "advmod")
    return told if mark is not None and mark.lower_ in ("that", "whether", "if") and mark.i < will.i else None


_STILL_AHEAD = frozenset("today tomorrow tonight".split())
_STOPPING = frozenset((",", "(", ":"))  # tomorrow, by 2030
_REPORTING = frozenset(
    """
    say note state report announce stress explain emphasize warn assure tell promise add ask inform decide agree confirm
    specify clarify underline insist claim hope believe think expect
    """.split()
)


def tagged_present_since(doc: Doc) -> bool:
    """Whether a present stands before `since` as a preposition, and no perfect, by the tags."""
    since = next((t for t in doc if t.lower_ == "since" and t.tag_ == "IN"), None)
    if since is None or any(t.lower_ in ("has", "have", "had", "been") for t in doc[: since.i]):
        return False
    return any(t.tag_ in ("VBZ", "VBP") for t in doc[: since.i])


def present_since(sentence: Sentence, rule: Rule) -> Iterator[Finding]:
    """A present with the time since when it has been so: is conducted since August, works there since 2010."""
    for since in sentence.doc[1:-1]:
        main = since.head
        if since.lower_ != "since" or since.dep_ != "prep" or main.dep_ not in ("ROOT", "conj", "ccomp", "relcl"):
            continue
        when = child(since, "pobj", "pcomp")
        if when is None or not is_time(when) or has(main, "attr") or main.i > since.i:
            continue
        if has(main, "dobj") and main.lemma_ in _TELLING:
            continue  # shows a rise since March
        if any(t.tag_ in ("JJS", "RBS") or t.lower_ in _RANKING | ORDINALS for t in sentence.doc):
            continue
        what = subject(main)
        if what is None or what.i > main.i or what.dep_ == "expl":
            continue
        aux = "have" if is_several(what) else "has"
        passive = child(main, "auxpass")
        if passive is not None and passive.lower_ in ("is", "are") and not has(main, "aux"):
            yield finding(rule, sentence.document, sentence.span(passive), [f"{aux} been"])
        elif (
            main.lemma_ == "be" and main.tag_ in ("VBZ", "VBP") and has(main, "acomp", "prep") and not has(main, "aux")
        ):
            yield finding(rule, sentence.document, sentence.span(main), [f"{aux} been"])
        elif main.tag_ in ("VBZ", "VBP") and not has(main, "aux", "auxpass", "acomp") and main.lemma_ != "be":
            fixed = f"{aux} {verb(main.lemma_).participle}"
            yield finding(rule, sentence.document, sentence.span(main), [fixed])


_TELLING = frozenset(
    "show see say report mean mark represent remember indicate reflect suggest make give bring take have put".split()
)
_RANKING = frozenset("first second third only best worst biggest highest lowest record more less down up".split())
ORDINALS = frozenset("first second third fourth fifth sixth seventh only".split())


def _is_past_time(token: Token) -> bool:
    if token.dep_ not in ("npadvmod", "advmod", "tmod"):
        return False
    return _TIME.fullmatch(" ".join(t.lower_ for t in token.subtree)[-40:]) is not None or (
        token.lower_ == "ago" or any(t.lower_ == "ago" for t in token.children)
    )


def simple_past(sentence: Sentence, rule: Rule, aux: Token, main: Token) -> Finding:
    """`has been signed` becomes `was signed`, `has arrived` `arrived`; what stands between stays."""
    passive = child(main, "auxpass")
    document = sentence.document
    if passive is not None and passive.i > aux.i:
        span = sentence.span(aux, passive)
        be = "was" if aux.lower_ == "has" else "were"
        between = document.text[sentence.span(aux).end : sentence.span(passive).start]
        return finding(rule, document, span, [be + between.rstrip() if between.strip() else be])
    span = sentence.span(aux, main)
    between = document.text[sentence.span(aux).end : sentence.span(main).start].strip()
    past = verb(main.lemma_).past if main.lemma_ != "be" else ("was" if aux.lower_ == "has" else "were")
    return finding(rule, document, span, [f"{between} {past}".strip()])


def is_time(when: Token) -> bool:
    """Whether a noun tells a time: May, the beginning of the year, 2011."""
    return any(t.lower_ in _TIMES for t in when.subtree) or re.fullmatch(r"(?:19|20)\d\ds?", when.lower_) is not None


_TIMES = frozenset(
    """
    then year month week day morning beginning start january february march april may june july august september october
    november december spring summer autumn winter monday tuesday wednesday thursday friday saturday sunday century
    childhood
    """.split()
)
