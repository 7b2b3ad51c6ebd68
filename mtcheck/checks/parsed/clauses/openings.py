"""Clauses that open with phrases and adverbs and come to their verb without a subject, by tags; and what is behind it.

In broken sentences a parse makes a subject of whatever noun there is. The tags of what stands before the verb are more
reliable: prepositions with their noun phrases, adverbs, times and commas hold no subject, whatever their relations.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.checks.parsed.sentence import FINITE, has
from mtcheck.english.wordclasses import DATES
from mtcheck.files.expressions import compiled

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
BEGINNING = frozenset(("DT", "CD", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "PRP$"))
_MODIFIERS = frozenset(("DT", "PRP$", "CD", "JJ", "JJR", "JJS", "VBN", "POS", "HYPH", "$", "PDT", "``", "''", "AFX"))
_FARTHEST = 24  # words from the start of a clause to its verb
TIMES = DATES | frozenset(
    """
    today yesterday tomorrow morning afternoon evening night day week month year summer autumn fall winter spring
    time weekend hour minute century decade season
    """.split()
)
# Adverbs that open a clause; other words with their tag may be names.
_OPENING = frozenset(
    """
    currently now then also earlier later recently previously furthermore moreover however thus therefore additionally
    technically officially usually often sometimes already soon presently traditionally meanwhile subsequently
    simultaneously annually regularly immediately again especially particularly finally consequently nevertheless
    besides afterwards suddenly initially originally eventually normally generally formerly constantly always
    unfortunately fortunately probably apparently naturally accordingly nowadays lately today yesterday tomorrow firstly
    secondly thirdly simultaneously
    """.split()
)
_NO_START = frozenset(
    """
    if although though while when whereas because since as after before until unless once despite except like than let
    so neither nor only never rarely seldom hardly scarcely little not among how what why where who which whom whose
    whether thus here there that no few please just more less most maybe perhaps too well even ever yes worse better
    along beyond behind above below beneath atop alongside up down out off away hence gone
    """.split()
)
_COMPOUND = ("according", "because", "due", "as", "such", "out", "instead", "thanks", "together", "along", "next")


_ENDS = frozenset((*NOUNS, "CD", "''", "JJ"))


_WHICH = frozenset("this that every each last next past early late".split())
_OBJECTIVE = frozenset("me him us them it you her".split())
_QUANTIFYING = frozenset("over under about around nearly almost between up least most than".split())
_BE = frozenset("is are was were will has have had".split())

# Nouns that a phrase of place ends with, and that do nothing.
_PLACES = frozenset(
    """
    region district area city town village street square province county airport station park forest road highway
    oblast krai peninsula island islands coast sea river lake bay strait mountains valley border zone territory
    suburb suburbs neighborhood neighbourhood hall stadium square avenue embankment bridge site apartment basement
    """.split()
)
_BEFORE = "|".join(
    """
    in on at for from to with by near during under over within between through of about around inside outside
    against due according because as such this last next early late today yesterday tomorrow is are was were
    """.split()
)
_VERB = compiled(
    r"\b(?:is|are|was|were|be|been) (?:[a-z]+ly |not |also |already )?"
    r"[a-z]+(?:ed|en|nt|ld|lt|nd|de|ght|wn|ut|st|ot|ne|read) "
    r"(?!(?:in|on|at|by|for|to|with|from|of|after|before|as|that|and|or|but|under|during|because)\b)[\w\"'\u201c]"
    r"|\b(?:will|would|can|could|must|should)\b"
)


def begins_with_phrase(low: str) -> bool:
    """Whether a sentence in lower case, or a clause of it, begins with a word that phrases begin with."""
    return _START.search(low) is not None


def may_be_inverted(low: str) -> bool:
    """Whether a sentence in lower case has a modal verb, or a passive with more than a phrase behind it."""
    return _VERB.search(low) is not None


class Opening(NamedTuple):
    """The finite verb that a clause comes to first; `plain`: the word before it is surely not its subject.

    `sure`: no word before it is.
    """

    verb: Token
    plain: bool
    sure: bool


def starts(doc: Doc) -> Iterator[int]:
    """Where clauses begin: the sentence, what is behind `that`, a colon or semicolon."""
    first = next((t.i for t in doc if not t.is_punct and not t.is_space), None)
    if first is not None:
        yield first + 1 if doc[first].lower_ in ("and", "but") else first
    for word in doc[1:-3]:
        said = word.lower_ == "that" and word.tag_ == "IN" and doc[word.i - 1].tag_[:2] in ("VB", "NN")
        if said or word.text in (":", ";"):
            yield word.i + 1


def inner_starts(doc: Doc) -> Iterator[int]:
    """Where clauses begin inside a sentence: behind a conjunction, `in which`, a mark of speech, an introduction."""
    for word in doc[:-4]:
        low, before = word.lower_, doc[word.i - 1] if word.i else None
        joined = low in _JOINING and word.tag_ in ("IN", "WRB") and (before is None or before.tag_[:2] != "RB")
        related = low in ("which", "whom") and before is not None and before.tag_ in ("IN", "TO")
        if (joined or related or word.tag_ == "``") and doc[word.i + 1].lower_ != "of":
            yield word.i + 1
    if len(doc) > _FARTHEST // 4 and doc[0].lower_ in _INTRODUCING:
        clause = doc[0].lower_ not in ("according", "let")
        for comma in doc[3:_FARTHEST]:
            if comma.text == "," and (not clause or any(t.tag_ in FINITE for t in doc[1 : comma.i])):
                yield comma.i + 1
                return


_JOINING = frozenset("because if when since where".split())
_INTRODUCING = frozenset("according as if when because since although though after before let".split())
_BEGINS = rf"(?:{_BEFORE}|{'|'.join(sorted(_OPENING))}|here (?:[a-z]+ly|often|also))\b"
_START = compiled(
    rf"(?:^\W*(?:and |but )?|\b(?:that|because|if|when|since|where|which|whom) |[:;\"\u201c] ?){_BEGINS}"
    rf"|^(?:{'|'.join(sorted(_INTRODUCING))})\b.{{3,160}}?, {_BEGINS}"
)


def opening(doc: Doc, start: int) -> Opening | None:
    """The verb of a clause that begins with phrases or adverbs, if nothing before it is surely a subject."""
    if start + 2 >= len(doc) or _is_no_start(doc[start]):
        return None
    begin = doc[start]
    if begin.lower_ in _BE and begin.tag_ in FINITE:
        return Opening(begin, True, True)
    if begin.tag_ in ("RB", "RBR") and begin.lower_ not in _OPENING and not _is_here(begin):
        return None
    at, plain, sure = start, True, True
    while at < len(doc) - 1 and at - start < _FARTHEST:
        word = doc[at]
        if word.tag_ in FINITE and word.text.islower():
            return Opening(word, plain, sure) if at > start else None
        end = _piece(doc, at)
        if end is None or _is_no_start(word):
            return None
        if doc[at].tag_ in ("IN", "TO"):
            plain = (plain or doc[at].lower_ != "of") and _is_plain(doc, at, end)
        elif doc[at].tag_ not in ("RB", "RBR"):
            plain = plain and at > start and doc[at].text in (",", "(")
        sure = sure and plain
        at = end
    return None


def _is_here(word: Token) -> bool:
    """Whether a sentence begins with `here` and another adverb: Here regularly, not Here is."""
    return word.lower_ == "here" and word.nbor(1).tag_ == "RB"


def _is_no_start(word: Token) -> bool:
    """Whether a word begins something else than a phrase: not `since May`, `as a result`, `no longer`."""
    if word.lower_ not in _NO_START or _is_here(word):
        return False
    nxt = word.nbor(1).lower_
    return not (word.lower_ == "since" and nxt in TIMES or (word.lower_, nxt) in _PAIRS)


_PAIRS = {("thus", ","), ("as", "a"), ("as", "of"), ("as", "part"), ("no", "longer"), ("like", "this")}


_NO_ADVERBS = ("not", "n't", "there", "here")


def _piece(doc: Doc, at: int) -> int | None:
    """Where an adverb, a comma, a phrase or a time that begins at a word ends; None where something else begins."""
    word = doc[at]
    if word.lower_ == "no" and doc[at + 1].lower_ == "longer":
        return at + 2
    if word.text == "," or word.tag_ in ("RB", "RBR") and (word.lower_ not in _NO_ADVERBS or _is_here(word)):
        return at + 1
    if word.text == "(":
        return next((t.i + 1 for t in doc[at : at + 12] if t.text == ")"), None)
    compound = word.lower_ in _COMPOUND and doc[at + 1].tag_ in ("IN", "TO")
    from_place = word.lower_ in ("from", "until", "since") and doc[at + 1].lower_ in _PLACING
    if (compound or from_place) and at + 2 < len(doc):
        at += 1
    if doc[at].tag_ in ("IN", "TO") and doc[at].lower_ not in _CONJUNCTIONS:
        quantity = doc[at].lower_ in _QUANTIFYING and doc[at + 1].tag_ == "CD" or doc[at + 1].lower_ in _QUANTIFYING
        return None if quantity else _phrase(doc, at + 1)
    end = _phrase(doc, at)
    timed = end is not None and any(t.lower_ in TIMES or _is_year(t) for t in doc[at:end])
    return end if end is not None and timed and _is_time(doc, at, end) else None


_PLACING = ("under", "behind", "among", "above", "beneath", "inside", "near", "after", "before")
_CONJUNCTIONS = ("that", "if", "because", "while", "although", "though", "than")


def _is_year(word: Token) -> bool:
    return word.tag_ == "CD" and len(word.text) == 4 and word.text.isdecimal()


def _is_time(doc: Doc, at: int, end: int) -> bool:
    """Whether a noun phrase is a time by itself: July 25, last week, the next day."""
    first, last = doc[at], doc[end - 1]
    if first.lower_ not in TIMES and first.tag_ != "CD" and first.lower_ not in _WHICH:
        return False
    return last.lower_ in TIMES or last.tag_ == "CD"


def _phrase(doc: Doc, at: int) -> int | None:
    """Where a noun phrase that begins at a word ends: behind its last noun or number."""
    start = at
    doing = doc[at].tag_ == "VBG" and doc[at - 1].lower_ in ("of", "for", "after", "before", "by", "in")
    if doing or doc[at].tag_ == "RB" and at + 1 < len(doc) and doc[at + 1].tag_ in ("JJ", "CD", "VBN"):
        at += 1
    while at < len(doc) and (doc[at].tag_ in _MODIFIERS or doc[at].tag_ in NOUNS or _modifies(doc, at)):
        at += 1
    if at + 1 < len(doc) and doc[at].lower_ == "and" and doc[at + 1].tag_ in (*_MODIFIERS, *NOUNS):
        return _phrase(doc, at + 1)
    ends = at > start and (doc[at - 1].tag_ in _ENDS or at == start + 1 and doc[at - 1].tag_ == "DT")
    return (
        at
        if ends
        else at + 1
        if at == start and doc[at].lower_ in _OBJECTIVE and doc[at - 1].tag_ in ("IN", "TO")
        else None
    )


def _modifies(doc: Doc, at: int) -> bool:
    """Whether a form in -ing stands between an article and its noun: the coming years."""
    near = doc[at].tag_ == "VBG" and 0 < at < len(doc) - 1
    return near and doc[at - 1].tag_ in ("DT", "PRP$") and doc[at + 1].tag_ in (*NOUNS, "JJ", "CD")


_WHOLE = frozenset("average all total general particular first present short".split())  # on average, in all


def _is_plain(doc: Doc, at: int, end: int) -> bool:
    """Whether the last noun of a phrase surely belongs to it: not in `In the village police`, nor in `In May Berg`."""
    nouns = [t for t in doc[at:end] if t.tag_ in NOUNS]
    anew = any(a.tag_ in NOUNS and b.tag_ == "JJ" for a, b in zip(doc[at:end], doc[at + 1 : end], strict=False))
    longer = end > at + 2 and (doc[at + 1].lower_ in _WHOLE or doc[end - 1].tag_ == "CD" and not nouns)
    if anew or longer:  # in the final Norwegian skiers won, on average women earn less, in 2017 three died
        return False
    inner = at + 3 if doc[at + 1].tag_ == "VBG" else at + 2
    if any(t.tag_ in ("DT", "PRP$") for t in doc[inner:end]):
        return False
    if doc[at + 1].lower_ in ("that", "this") and nouns and nouns[0].tag_ in ("NNP", "NNPS"):
        return False  # on top of that Berg
    if nouns and (nouns[-1].lower_ in _PLACES or len(nouns) > 1 and doc[end - 1].tag_ == "CD"):
        return not any(_is_year(t) for t in doc[at : nouns[0].i])
    if len(nouns) < 2:
        return not (nouns and any(_is_year(t) for t in doc[at : nouns[0].i]))
    together = nouns[-1].i - nouns[0].i == len(nouns) - 1 and all(t.tag_ == "NNP" for t in nouns)
    return together and nouns[0].lower_ not in TIMES and doc[at + 1].tag_ == "DT"


def subject_behind(doc: Doc, start: int) -> tuple[Token, Token] | None:
    """The first and last word of the noun phrase that begins at a word, where its bounds are plain."""
    nouns = [t for t in doc[start : start + 10] if t.tag_ in NOUNS and t.left_edge.i == start]
    if not nouns:
        return None
    noun = nouns[-1]
    last = noun
    for child in noun.rights:
        if child.dep_ not in _PARTS or child.left_edge.i != last.i + 1 or child.lower_ in _BEYOND:
            break
        last = child.right_edge
    if has(noun, "cc") and (last.i < noun.right_edge.i or any(t.tag_ in FINITE for t in doc[start : last.i])):
        return None
    if last.i + 1 < len(doc) and doc[last.i + 1].tag_ in (*NOUNS, "CC", "JJ", "HYPH"):
        return None
    stop = next((t for t in doc[start : last.i] if t.text in _STOPS and t.tag_ != "HYPH"), None)
    if stop is not None:
        last = doc[stop.i - 1]
        if stop.text != "," or last.tag_ not in NOUNS or any(t.tag_ == "CC" for t in doc[start : noun.right_edge.i]):
            return None
    if last.i - start > 14:
        return None
    return doc[start], last


_STOPS = frozenset((",", ";", ":", "-", "\u2013", "\u2014", '"', "\u201c", "\u201d"))
_BEYOND = ("in", "on", "at", "during", "with", "after", "before", "since", "citing", "while")
_PARTS = ("prep", "appos", "cc", "conj")
