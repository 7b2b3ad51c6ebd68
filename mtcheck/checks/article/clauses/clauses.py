"""Commas that Russian sets before every subordinate clause, where the clause restricts or is an object."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled, longest_first
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_STEMS = (  # verbs that take a clause with "that", in any form
    "say stress emphasize emphasise note add state report announce promise believe think know explain recall remind "
    "admit confirm claim declare assure warn hope underline conclude suggest assume show prove mean consider inform "
    "insist argue indicate understand clarify specify guarantee fear remember doubt expect exclude realize realise "
    "acknowledge agree complain demand deny discover ensure estimate feel figure find forget guess hear imagine "
    "imply learn mention notice observe pretend predict propose reckon recognize recognise remark reply require "
    "respond reveal see signal suppose suspect swear teach tell testify threaten verify vow wish write decide "
    "demonstrate determine calculate object"
).split()
_IRREGULAR = (
    "said says told thought knew known meant understood felt found forgot heard learnt saw seen shown proven proved "
    "swore taught written wrote"
).split()
_SURE = (
    "convinced confident clear obvious known important possible likely necessary interesting noteworthy aware afraid "
    "evident certain doubtless surprised proud remarkable logical glad written happy sorry"
).split()
_ASK = (
    "know explain describe clarify specify decide determine discuss understand wonder ask find imagine remember see "
    "film watch show"
).split()
_NOUNS = (
    "fact idea view opinion belief conclusion conviction feeling hope news claim assumption impression condition "
    "confidence understanding statement information evidence suspicion rumor rumour proof feeling probability "
    "likelihood chance doubt fear"
).split()
_PEOPLE = (
    "those|anyone|anybody|everyone|everybody|someone|somebody|no one|nobody|everything|anything|nothing|"
    "the one|the ones"
)
_MORE = (
    "more|less|better|worse|higher|lower|larger|smaller|greater|fewer|earlier|later|rather|other|faster|longer|"
    "stronger|cheaper|older|younger|easier|harder|bigger|further|sooner|slower|deeper|wider|poorer|richer"
)
_SUBJECT = (
    r"(?:the|an?|he|she|they|we|you|I|it|there|his|her|its|our|my|their|these|those|this|both|all|every|"
    r"each|no|nobody|none|many|most|"
    r"some|several|more|about|almost|only|even|after|before|during|for|from|if|when|because|despite|due|"
    r"according|today|now|already|"
    r"people|(?!is\b)in|on|at|by|to|such|not|one|two|[A-Z][\w'-]+|\d[\d.,]*|(?!was|has|does)[a-z]{3,}s)\b(?!,)"
)


def _forms(stems: list[str]) -> str:
    return "|".join(longest_first({f for s in stems for f in (s, *_inflected(s))}))


def _inflected(stem: str) -> tuple[str, ...]:
    if stem.endswith("e"):
        return stem + "s", stem + "d", stem[:-1] + "ing"
    if stem.endswith("y") and stem[-2] not in "aeo":
        return stem[:-1] + "ies", stem[:-1] + "ied", stem + "ing"
    return stem + ("es" if stem[-1] in "sh" else "s"), stem + "ed", stem + "ing"


_THAT = compiled(
    rf"""(?<![\w-])(?:(?:{_forms(_STEMS)}|{"|".join(_IRREGULAR)})(?:\ (?!as\b|so\b|too\b|yes\b|no\b)[\w'-]+)?
    |(?:is|was|are|were|became|become|becomes|be)\ (?:{"|".join(_SURE)}|not\ excluded|reported|noted|expected)
    |(?:the|a|any|no)\ (?:{"|".join(_NOUNS)}))(?P<comma>,)\ that\ (?={_SUBJECT})""",
    re.X | re.I,
)
_WHO = compiled(rf"\b(?:{_PEOPLE})(?P<comma>,) (?:who|which|that|whom|whose)\b", re.I)
# Where another comma closes the clause, it only adds something: those investments, which were small, have paid.
_SOME = compiled(
    r"\b(?:those|only|the (?:only|very|same|few)|one of the few|all(?! the| these| of| his| her)) "
    r"(?:[a-z]+ ){0,2}[a-z]+s(?P<comma>,) (?:who|which(?! (?:is|was|has)\b)|that|whom|whose)\b"
    r"(?![^.;:]*, (?:is|are|was|were|has|have|had|will|would|can|could|must|should|may|does|did)\b)",
    re.I,
)
_WHEN = compiled(
    r"\b(?:the|that|a) (?:first |last |only |same |very |one )?(?:moment|day|time|year|case|situation|period|hour|era"
    r"|stage|point|place|way|reason)(?P<comma>,) (?:when|where|why|in which|at which|how) "
    r"(?=(?:the|an?|he|she|they|it|we|I|you|his|her|its|their|our|my|this|these|there)\b)",
    re.I,
)
_SUCH = compiled(
    r"\bso (?!that\b|far\b|what\b)(?:[a-z]+ ){0,3}?[a-z]+(?P<comma>,) that "
    r"(?=(?:the|he|she|they|it|we|I|his|her|its)\b)"
)
_EVERY = compiled(
    r"(?<![.\w-])(?:(?:every|each|no) [a-z]+|any [a-z]+(?!, which))(?P<comma>,) (?:who|which|whom) [a-z]+", re.I
)
_THAN = compiled(rf"\b(?:{_MORE})(?: [a-z]+){{0,2}}(?P<comma>,) than\b", re.I)
_QUESTION = compiled(
    rf"\b(?:{_forms(_ASK)}|knew|understood|saw|found out|figured? out"
    r"|depend(?:s|ing|ed)? on|question (?:is|was))(?P<comma>,) "
    r"(?:how|why|whether|where|who|what|when|which|if)(?= (?:the|an?|he|she|they|it|we|I|you|his|her|its|"
    r"their|to|exactly|much|"
    r"many|will|is|was|are|were|has|stands?|there|these|this|those|\d[\d,]*)\b)",
    re.I,
)
_THINK = compiled(
    r"(?:^|(?<=[\"(])|(?<=and )|(?<=but )|(?<=therefore )|(?<=because ))"
    r"(?:I|we) (?:think|assume|believe|hope|suppose|guess)(?P<comma>,) "
    r"(?:the|we|he|it|this|these|they|she|I|there|you|our|his|her|their|my)\b(?![^.!?]{0,60}, (?:too|"
    r"right|don't|isn't))",
    re.I,
)
# the clause is an aside, or the comma closes one
_ASIDE = compiled(
    r"\b(?:as|like|what|whatever|when|while|if|though|although|where|which|who|unless|until|since|because)\b[^.!?\";]{0,90}$|"
    r",[^.!?\";,]{0,70}$|-\s[^.!?\";,]{0,40}$|\bif not\b[^.!?]{0,30}$|\bor\b[^.!?]{0,20}$",
    re.I,
)


# What stands before a word that is no verb there: another estimate, that ...
_NOUN = compiled(
    r"\b(?:an?|the|this|another|one|each|every|his|her|their|its|our|my|first|latest|new|recent|same)\s$", re.I
)
_TO_LISTENER = compiled(r"(?:^|[.!?,;:-]\s|\b(?:and|but|well|so)\s)you\s$", re.I)  # You know, if it rains
# The comma ends what introduces the sentence, and `that` is its subject or stands with it.
_INTRODUCED = compiled(r"\W*(?:given|with|despite|in spite of|because of|based on|according to|considering)\b", re.I)

# The words behind the comma of each.
_BEHIND = {
    _THINK: frozenset("the we he it this these they she i there you our his her their my".split()),
    _THAT: frozenset(("that",)),
    _WHO: frozenset("who which that whom whose".split()),
    _SOME: frozenset("who which that whom whose".split()),
    _EVERY: frozenset("who which whom".split()),
    _WHEN: frozenset("when where why in at how".split()),
    _SUCH: frozenset(("that",)),
    _THAN: frozenset(("than",)),
    _QUESTION: frozenset("how why whether where who what when which if".split()),
}
_AFTER_COMMA = compiled(r", (\w+)")
_OPINION = compiled(r"think|assume|believe|hope|suppose|guess", re.I)

# the clause is over, and the verb of the sentence follows: Every builder, who came, was paid
_CLOSING = compiled(
    r" (?:who|which|whom)(?: [\w'-]+){1,20}?(?P<comma>,) "
    r"(?=(?:is|are|was|were|has|have|had|will|would|can|could|must|should|may|does|did)\b)"
)


def restrictive(document: Document, rule: Rule) -> Iterator[Finding]:
    """Commas before object clauses, restrictive relative clauses and "than"."""
    for sentence in document.sentences:
        text = document.folded[sentence.start : sentence.end]
        behind = frozenset(_AFTER_COMMA.findall(document.lower, sentence.start, sentence.end))
        for pattern, words in _BEHIND.items():
            if behind.isdisjoint(words) or pattern is _THINK and not _OPINION.search(text):
                continue
            for m in pattern.finditer(text):
                if not _aside(pattern, text, m):
                    at = m.start("comma") + sentence.start
                    yield finding(rule, document, _shown(document, at), [_without(document, at)])
                    closing = _CLOSING.match(text, m.end("comma")) if pattern in (_WHO, _EVERY) else None
                    if closing:
                        at = closing.start("comma") + sentence.start
                        yield finding(rule, document, _shown(document, at), [_without(document, at)])


def _aside(pattern: re.Pattern[str], text: str, m: re.Match[str]) -> bool:
    before = text[: m.start()].rpartition('"')[2]
    if pattern is _WHO:
        return bool(re.search(r"\b(?:all|both|than|as)\s$", text[: m.start()]))
    if pattern is _THAT:
        followed = text.startswith("is ", m.end()) or m[0][0].isupper()
        if followed or " that " in before or _NOUN.search(before) or _INTRODUCED.match(before):
            return True
    if pattern is _QUESTION:
        closed = m[0].lower().endswith(("if", "when")) and "," in text[m.end() :].partition('"')[0]
        if closed or _TO_LISTENER.search(before):
            return True  # they decide, if it rains, who stays
    return bool(_ASIDE.search(before))


def _shown(document: Document, at: int) -> Span:
    """The comma with the words on either side."""
    start, end = at, at + 2
    while start and not document.text[start - 1].isspace():
        start -= 1
    while end < len(document.text) and not document.text[end].isspace():
        end += 1
    return Span(start, end)


def _without(document: Document, at: int) -> str:
    shown = _shown(document, at)
    return document.text[shown.start : at] + document.text[at + 1 : shown.end]
