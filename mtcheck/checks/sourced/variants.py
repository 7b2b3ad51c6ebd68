"""Names of the source in spellings that English has not: letter by letter, in two ways, with wrong letters."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from mtcheck.checks.sourced.mentioned import mentions
from mtcheck.checks.sourced.told import is_place, likeness
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import is_east_slavic, is_given_name, plain
from mtcheck.names.heard import heard
from mtcheck.names.lookup import known_word
from mtcheck.names.romanize import same_name
from mtcheck.names.sounds import letters_in_common
from mtcheck.names.surnames import counterpart, surname_gender
from mtcheck.names.transcribed import is_spelled_through, transcription_cost
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.named import Named
from mtcheck.source.ownways import is_own_way
from mtcheck.source.pairs import pairs_of
from mtcheck.source.sourcenames import is_slavic
from mtcheck.source.words import plain as plain_source
from mtcheck.source.words import spellings_of
from mtcheck.text import capitalized_before

_LEAST = 4  # letters of a name
_NOBODYS = 1.5  # Zipf frequency up to which a spelling is hardly anybody's own
_GIVEN = 1.0  # the same of given names
_USUAL = 2.0  # the same from which it is somebody's
_FAMILIAR, _WORD = 3.0, 4.5  # the same of surnames that many bear, and of words
_LIKELY, _A_LETTER = 2.0, 0.15  # cost of a transcription that is hardly chance, and more for each letter
_COMMON = 5.2  # the same of words that begin sentences
_MORE = 1.3  # by how much more frequent the English spelling is
_SPELLINGS = 24
_SURNAME = re.compile(r"[ \u00a0]([А-ЯЁ][а-яё]{3,})(?![\w-])")
_INITIAL = re.compile(r"(?<![\w.])[А-ЯЁ]\.[ \u00a0]?$")  # А. Кохан
_SAINT = ("ий", "ия", "ию", "ием")
_HOOKS, _DROPPED = re.compile(r"(?<=[scz])h|d(?=z)"), re.compile(r"[aeiouyj'\u2019]|(.)(?=\1)")
_ROOT = 4  # letters that all cases of a name begin with
_LIKE = 0.6  # of the letters, from which a word stands for a town
_VARIANT = 0.8  # likeness of two spellings of a town's name
_ADJECTIVE = ("an", "ian", "ese", "ish", "sky", "skiy", "ski", "ic", "er", "ers", "ans", "ite", "i")


class Use(NamedTuple):
    """A word of the English that stands for a name of the source."""

    span: Span
    word: str
    name: Named
    english: int = 0  # whether English texts have a name in this spelling (1), which stands behind another one (2)

    @property
    def forms(self) -> tuple[str, ...]:
        """How the name is spelled by its letters, in the nominative and as it stands."""
        own = spellings_of(plain_source(self.name.text), "ru", _SPELLINGS)
        return (*self.name.spellings, *own)

    @property
    def fits(self) -> bool:
        """Whether the word may be what the source writes so."""
        most = _LIKELY + _A_LETTER * len(self.word)
        return self.spelled or any(
            transcription_cost(self.word, form, most) <= most for form in islice(self.forms, _SPELLINGS)
        )

    @property
    def spelled(self) -> bool:
        """Whether the word is the name letter by letter."""
        return any(form.lower() == self.word.lower() for form in self.forms)


def uses(document: Document) -> tuple[Use, ...]:
    """The words for names of people and things of which no list tells, in sentences that belong together one to one."""
    return document.memo(_uses)


def _uses(document: Document) -> tuple[Use, ...]:
    found = []
    for pair in mentions(document):
        if len(pair.pair.english) > 1 or len(pair.pair.source) > 1:
            continue
        times = Counter(place for place, _ in pair.same)
        for place, name in pair.same:
            word = document.text[slice(*place)]
            if times[place] > 1 or name.kind == "acronym" or "-" in name.text or len(name.text) < _LEAST:
                continue
            written = word.isalpha() and word[0].isupper() and word[1:].islower() and len(word) > 2
            if written and (name.known or likeness(name, word) >= _LIKE and _may_be_name(word)):
                found.append(Use(place, word, name))
    return tuple(found)


class Told(NamedTuple):
    """A use in a spelling that English has not, what it should be, the likeliest first, and whether that is sure."""

    use: Use
    fixes: tuple[str, ...]
    sure: bool


def _may_be_name(word: str) -> bool:
    """Whether a word is neither a place nor one that everybody writes: Last."""
    return not is_place(word) and frequency(word.lower()) < _COMMON


def raw(document: Document, rule: Rule) -> Iterator[Finding]:
    """Foreign names letter by letter, where English has another spelling: Kallum of Каллум."""
    yield from (_finding(document, rule, told) for told in document.memo(_raw))


def _finding(document: Document, rule: Rule, told: Told) -> Finding:
    safety, use = Safety.SAFE if told.sure else Safety.UNSAFE, told.use
    return finding(rule, document, use.span, list(told.fixes), safety=safety, source=use.name.text)


def _raw(document: Document) -> tuple[Told, ...]:
    found = []
    for use in uses(document):
        low = plain(use.word)
        if use.name.known or use.name.slavic or frequency(low) >= _NOBODYS or is_east_slavic(use.word):
            continue
        if not use.spelled or is_given_name(low) and frequency(low) >= _GIVEN or _is_of_ours(document, use):
            continue
        names, sure = heard(use.word)
        names = tuple(name for name in names if frequency(plain(name)) >= frequency(low) + _MORE)
        if names:
            best = plain(names[0])
            sure = sure and (is_given_name(best) or _FAMILIAR <= frequency(best) < _WORD)
            found.append(Told(use, names[:3], sure))
    return tuple(found)


def _is_of_ours(document: Document, use: Use) -> bool:
    """Whether a name stands beside one of a Russian or Ukrainian (Махар Вазиев, Nadezhda Shmidt), or is a saint's."""
    if use.name.kind == "given" and plain_source(use.name.text).endswith(_SAINT):
        return True
    source = pairs_of(document).source
    if _INITIAL.search(source.text, max(0, use.name.span.start - 4), use.name.span.start):
        return True
    given = {capitalized_before(document.folded, m.start()) for m in _places(document, use.word)}
    if any(is_east_slavic(name) and is_spelled_through(name) for name in given):
        return True
    match = _SURNAME.match(source.text, use.name.span.end)
    return match is not None and is_slavic(plain_source(match[1])) and use.name.kind != "place"


def _places(document: Document, word: str) -> Iterator[re.Match[str]]:
    """Where a word stands in the English, whole."""
    return re.finditer(rf"\b{re.escape(word)}\b", document.folded)


def twice(document: Document, rule: Rule) -> Iterator[Finding]:
    """One name of the source in several spellings: the one that English has, or else that of most places."""
    yield from (_finding(document, rule, told) for told in document.memo(_twice))


def _twice(document: Document) -> tuple[Told, ...]:
    known = {told.use.span for told in document.memo(_raw)}
    found = (told for group in _groups(document) for told in _worse(_ranked(group)))
    return tuple(told for told in found if told.use.span not in known)


def _ranked(group: list[Use]) -> list[Use]:
    """The uses of a name, each with what English has of its spelling."""
    behind = {plain(name) for use in group for name in heard(use.word).names}
    return [
        use._replace(english=2 if plain(use.word) in behind else int(use.fits and _is_known(use.word))) for use in group
    ]


def _worse(group: list[Use]) -> Iterator[Told]:
    """The uses of a name that have another spelling than the best one."""
    words = Counter(use.word for use in group)
    alike = all(use.spelled and use.name.slavic for use in group)  # Boiko, Boyko
    best = max(group, key=lambda use: (not alike and use.english, use.fits, words[use.word], use.english, use.spelled))
    sure = best.fits and words[best.word] > 1 and (best.english > 0 or best.spelled and best.name.slavic)
    for use in group:
        if use.word != best.word and _is_worse(use, best, words):
            yield Told(use, (best.word,), sure and not _is_known(use.word))


def told_of(document: Document) -> frozenset[Span]:
    """The places that these two speak of."""
    return frozenset(told.use.span for make in (_raw, _twice) for told in document.memo(make))


def _groups(document: Document) -> Iterator[list[Use]]:
    """The uses of each name that has several spellings."""
    found: dict[str, list[Use]] = defaultdict(list)
    for use in uses(document):
        if not use.name.known:
            text = plain_source(use.name.text)
            found[text[: max(_ROOT, len(text) - 2)][:6]].append(use)
    for group in found.values():
        first = group[0]
        same = [use for use in group if set(use.name.spellings) & set(first.name.spellings)]
        if len({use.word for use in same}) > 1:
            yield same


def _is_known(word: str) -> bool:
    """Whether English texts have a name in this spelling."""
    low = plain(word)
    return frequency(low) >= _USUAL or known_word(low) is not None


def _is_worse(use: Use, best: Use, words: Counter[str]) -> bool:
    if use.name.kind == "given" and (_is_known(use.word) or is_given_name(plain(use.word))):
        return False  # two people
    if use.english > 1 or _may_be_other(use, best) or is_own_way(use.word, use.name.spellings):
        return False
    if best.spelled and not use.spelled and best.english < 2 and bones(use.word) == bones(best.word):
        return False  # Siksnys, beside Shikshnis: whoever wrote so knew
    if best.english > use.english:
        return True
    told = not use.fits or use.spelled == best.spelled or use.name.slavic  # else the other may be how its bearer writes
    return best.fits and told and (words[best.word] > words[use.word] or best.spelled and not use.spelled)


def bones(word: str) -> str:
    """The consonants of a name, without hooks: Siksnys is Shikshnis, Zingaretti Dzingaretti."""
    return _DROPPED.sub("", _HOOKS.sub("", plain(word)).replace("c", "s"))


def _may_be_other(use: Use, best: Use) -> bool:
    """Whether two words are a man's and a woman's form, or one of them is derived or in a case."""
    one, other = plain(use.word), plain(best.word)
    least = min(len(one), len(other)) - 1
    if one[:least] == other[:least]:
        return True
    gender = surname_gender(best.word)
    return gender is not None and counterpart(use.word, gender) == best.word


def towns(document: Document, rule: Rule) -> Iterator[Finding]:
    """Towns of the source that English has with wrong letters: Newcaslom, Blagoveshchenk."""
    for use in uses(document):
        name, low = use.name, plain(use.word)
        if not name.known or name.kind != "place" or frequency(low) >= _NOBODYS or is_place(low):
            continue
        forms = [form for form in name.english if " " not in form and form[0].isupper()]
        forms = [form for form in forms if "ë" not in form]  # Oryol
        near = max(forms, key=lambda form: letters_in_common(form, use.word), default="")
        if not near or near[0] != use.word[0] or letters_in_common(near, use.word) < _LIKE or low.endswith(_ADJECTIVE):
            continue
        if use.spelled or any(same_name(form, use.word) >= _VARIANT for form in (*forms, *islice(name.spellings, 8))):
            continue
        if not is_own_way(use.word, (*name.spellings, *forms)) and not known_word(low):
            yield finding(rule, document, use.span, [near], safety=Safety.UNSAFE, source=name.text)
