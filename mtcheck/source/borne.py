"""Whether a source bears out another spelling of an English name: its nominative has these letters, and not those."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.findings import Finding
from mtcheck.names.given import Gender, other_gender
from mtcheck.names.lookup import known_word
from mtcheck.names.romanize import same_name
from mtcheck.names.surnames import counterpart, surname_gender
from mtcheck.names.transcribed import is_spelled_through, transcription_cost
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.ownways import is_own_way
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.persons import Named, persons_in
from mtcheck.source.sexes import pronouns_in, told_in
from mtcheck.source.sourcenames import SourceName, gender_of, is_slavic, names_in, spelled
from mtcheck.source.words import likeliest, plain, readings
from mtcheck.text import WORD

_UKRAINE = re.compile(r"украин|киев|донецк|луганск|харьков|запорож|одесс|львов")
_BELARUS = re.compile(r"белорус|беларус|минск")
_OWN_ENDINGS = {"ske": ("ское", _UKRAINE), "tske": ("цкое", _UKRAINE), "ka": ("ко", _BELARUS)}  # not cases
_GENDERS: dict[str, Gender] = {
    **dict.fromkeys("he him his himself".split(), "m"),
    **dict.fromkeys("she her hers herself".split(), "f"),
}
_SUBJECTS = frozenset(("he", "she"))
_BY_THE_ARTICLE = frozenset({"names.spelled-twice"})  # rules whose fix is what stands elsewhere, right or wrong
_LEAST = 4  # letters of a name
_ENDING = 2  # letters
_ALIKE = 0.6  # likeness of two spellings of a name
_SPELLINGS = 24  # of a nominative that are compared
_SAME = 0.85  # likeness from which two spellings are one given name
_LIKELY, _A_LETTER = 2.0, 0.15  # cost of a way through Cyrillic that is hardly chance, and more for each letter


def borne_out(document: Document, finding: Finding) -> bool | None:
    """What the source says of the first fix of a name: True for it, False for what stands there, None for neither.

    Only words that the fix changes are asked about, and only in sentences that belong together one to one.
    """
    changes = list(_changed(document, finding))
    pair = pairs_of(document).at(finding.span.start) if changes else None
    if pair is None or len(pair.english) > 1 or len(pair.source) > 1:
        return None
    names = list(names_in(pairs_of(document).source, pair))
    said = {_said(document, names, old, new) for old, new in changes}
    return False if False in said else True if said == {True} else None


def _changed(document: Document, finding: Finding) -> Iterator[tuple[str, str]]:
    """The words that the first fix changes, as they stand and as they would."""
    for edit in finding.fixes[0].edits:
        old, new = document.text[slice(*edit.span)].split(), edit.text.split()
        if len(old) == len(new):
            yield from ((a, b) for a, b in zip(old, new, strict=True) if a != b)


def _said(document: Document, names: list[SourceName], old: str, new: str) -> bool | None:
    """What the names of a sentence say of two spellings."""
    if not old.isascii() or len(new) < _LEAST:
        return None  # Erdo\u011fan: whoever wrote so knows more than the letters of the source
    before = _fitting(document, names, old) if old[:1].isupper() else None
    after = _fitting(document, names, new)
    if after and not before and (not _is_sure(document, *after) or _is_its_bearers(document, *after, old)):
        return None
    if bool(before) == bool(after):
        return _in_nominative(document, before, after) if before and after else None
    return True if after else False if counterpart(old, surname_gender(new) or "m") == new else None


def contradicted(document: Document, finding: Finding) -> bool:
    """Whether the first fix of a name takes away what the source has for sure, or what stands behind its letters.

    That is the one nominative that the parts of a person's name have together, and a foreign name that the fix writes
    letter by letter.
    """
    changes = list(_changed(document, finding))
    pair = pairs_of(document).at(finding.span.start) if changes else None
    if pair is None:
        return False
    source = pairs_of(document).source
    if any(_is_right(source, pair, old) or _is_meant(document, pair, old) for old, _ in changes):
        return True
    if finding.rule_id in _BY_THE_ARTICLE and any(_is_spelled_out(document, pair, old, new) for old, new in changes):
        return True
    sure = {
        spelling.lower(): name
        for name in persons_in(source, pair.source_span)
        if len(name.forms) == 1
        for spelling in spelled(name.forms, source.language_at(name.span.start))
    }
    return any(_takes_away(sure, old.lower(), new.lower()) for old, new in changes if old[:1].isupper())


def _is_spelled_out(document: Document, pair: Pair, old: str, new: str) -> bool:
    """Whether a name has the letters of the source, and what the article writes elsewhere is garbled: Mukhammetshin."""
    if frequency(new.lower()) or known_word(new) is not None:
        return False  # a name that English has
    names = list(names_in(pairs_of(document).source, pair))
    here = _fitting(document, names, old)
    return here is not None and not _fitting(document, names, new) and not _is_its_bearers(document, *here, new)


def _is_meant(document: Document, pair: Pair, old: str) -> bool:
    """Whether a he or she is what the source says: it has as many of them, or tells of people of that gender alone."""
    shown = _GENDERS.get(old.lower())
    if shown is None:
        return False
    source = pairs_of(document).source
    told, other = told_in(source, pair.source_span), other_gender(shown)
    if shown in told.sure and other not in told.perhaps:
        return True
    subject = old.lower() in _SUBJECTS
    theirs = [p.gender for p in pronouns_in(source, pair.source_span) if not subject or p.part == "subject"]
    words = WORD.findall(document.lower, *pair.span)
    mine = [word for word in words if _GENDERS.get(word) == shown and (not subject or word in _SUBJECTS)]
    return set(theirs) == {shown} and len(theirs) >= len(mine)


def _is_right(source: SourceDocument, pair: Pair, old: str) -> bool:
    """Whether a word that looks like a case is a nominative: Zavodskoy of Заводской, Krymske of Крымское."""
    low, words = old.lower(), source.words_in(pair.source_span)
    for end, (own, country) in _OWN_ENDINGS.items():
        if low.endswith(end) and country.search(plain(source.text)):
            stems = (plain(w.text).removesuffix(own) for w in words if w.text[0].isupper() and w.text.endswith(own))
            return any(low.removesuffix(end) in _spellings(stem) for stem in stems)
    if not low.endswith(("oy", "oi")):
        return False
    return any(
        word.text.endswith("ой") and low in _spellings(plain(word.text)) and _is_masculine(word, after)
        for word, after in pairwise(words)
    )


def _is_masculine(word: Word, after: Word) -> bool:
    """Whether an adjective that may be in a woman's case is in the nominative, as the next word is."""
    known = any(p.is_known and p.tag.POS == "ADJF" for p in readings(plain(word.text)))
    return known and any(t.gender == "masc" and t.case in ("nomn", "accs") for t in likeliest((after.text,)))


def _takes_away(sure: dict[str, Named], old: str, new: str) -> bool:
    """Whether a change is to another form of a nominative, or from what a foreign name is to its letters."""
    if old in sure and new not in sure:
        return old[:-_ENDING] == new[: len(old) - _ENDING] and abs(len(old) - len(new)) <= _ENDING
    if old in sure or new not in sure or is_slavic(sure[new].forms[0]):
        return False
    return frequency(new) == 0 and known_word(new) is None and same_name(old, new) >= _ALIKE


def _fitting(document: Document, names: list[SourceName], word: str) -> tuple[SourceName, str] | None:
    """The name that a word spells in a nominative, and that nominative; of the right gender, where one is told."""
    low = word.lower().removesuffix("'s").removesuffix("\u2019s")
    shown = surname_gender(low.capitalize())
    for name in names:
        told = gender_of(pairs_of(document).source, name) if name.surname else None
        spelled = [form for form in name.forms if low in _spelled(document, name, form)]
        if spelled and not (told and shown and shown != told):
            return name, spelled[0]
    return None


def _is_sure(document: Document, name: SourceName, form: str) -> bool:
    """Whether a nominative is the only one that a name may have, or the only one that stands in the source as it is."""
    if len(name.forms) == 1 or name.surname and gender_of(pairs_of(document).source, name):
        return True
    told = {plain(word.text) for word in pairs_of(document).source.words if word.text[:1].isupper()}
    return [other for other in name.forms if other in told] == [form]


def _is_its_bearers(document: Document, name: SourceName, form: str, old: str) -> bool:
    """Whether a word is no romanization of a name, but may be what its bearer writes: Accumoli, Vassiliy."""
    forms = _spelled(document, name, form)
    if is_own_way(old, forms) or name.given and any(same_name(old, raw) >= _SAME for raw in forms):
        return True
    most = _LIKELY + _A_LETTER * len(old)
    apart = name.slavic or is_spelled_through(old)
    return not apart and any(transcription_cost(old, raw, most) <= most for raw in forms)


def _in_nominative(document: Document, before: tuple[SourceName, str], after: tuple[SourceName, str]) -> bool | None:
    """Whether of two nominatives of one name the source has the new one elsewhere, and the old one as a case alone."""
    if before[0] is not after[0]:
        return None
    forms = {plain(word.text) for word in pairs_of(document).source.words if word.text[:1].isupper()}
    own = plain(before[0].word.text)
    return True if after[1] in forms and after[1] != own and before[1] == own else None


def _spelled(document: Document, name: SourceName, form: str) -> frozenset[str]:
    """The spellings of a form of a name in the language of its sentence."""
    return _spellings(form, pairs_of(document).source.language_at(name.word.span.start))


def _spellings(form: str, language: str = "ru") -> frozenset[str]:
    return frozenset(s.lower() for s in islice(spelled((form,), language), _SPELLINGS))
