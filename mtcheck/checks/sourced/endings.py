"""Names that English has in the case in which the source has them: Sidorovu of Сидорову, for Sidorov."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from mtcheck.checks.sourced import forms
from mtcheck.checks.sourced.told import is_place, words_of
from mtcheck.document import Document
from mtcheck.english.frequency import frequency
from mtcheck.findings import Finding, Safety, Span
from mtcheck.names.given import is_given_name
from mtcheck.names.heard import heard
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.document import SourceDocument, Word
from mtcheck.source.leading import nominatives_in
from mtcheck.source.pairs import pairs_of
from mtcheck.source.persons import persons
from mtcheck.source.words import all_readings, plain, spellings_of

_SPELLINGS = 12
_LEAST = 5  # letters of a name
_WORD, _RARER = 4.0, 2.0  # Zipf frequency of English words, and by how much less a nominative is one
_SHORT = 3  # the same where its nominative stands elsewhere
_ENDING = re.compile(r"(?:ого|ому|ами|ями|ом|ем|ым|им|ой|ей|ах|ях|ою|ею|ові|еві|а|я|у|ю|е|ы|и|і)$")
PERHAPS_HERS = re.compile(r"(?:ов|ев|ин|ын)а$")  # a woman's nominative, or a man's genitive
_MARKS = tuple('"\u00ab\u201c\u201e')
_IN_MARKS = re.compile(r"[\"\u00ab\u201e\u201c][^\"\u00ab\u00bb\u201c\u201d\u201e\n]*\s$")
_KIND = re.compile(
    r"\b(?:сел[ео]м?|села|селу|город[еау]?|городом|деревн[еияю]|деревней|посел[ко]\w*|посёл\w*|станиц\w*|аул\w*|район\w*|"
    r"реки|реке|рек[ау]|озер[аоеу]|остров[аеу]?|міст[оаі]\w*|сел[іау]|хутор\w*|порт\w*|станци\w*|урочищ\w*)\s$",
    re.IGNORECASE,
)
_VILLAGE = re.compile(r"\b(?:сел[еоауі]м?|деревн[еияюі]й?|посел\w+|станиц\w+|аул[еау]?|хутор\w*)\s(\w+)", re.IGNORECASE)
_VOWEL = "аеиоуыэюяіїє"
_BREAK = re.compile(r"[.!?;:\n\"\u00ab\u201e\u201c]")
_BEFORE = 60  # code points in which a title is looked for
_BETWEEN = 4  # words between a title and the name
_CASES = {"gent": re.compile("[ая]$"), "datv": re.compile("[ую]$"), "ablt": re.compile("[ое]м$")}
_SAME = {"gent": ("gent", "accs"), "datv": ("datv",), "ablt": ("ablt",)}
_GOVERNS = {
    "gent": frozenset("у от из до для без против около после возле кроме ради из-за".split()),
    "datv": frozenset("к ко благодаря согласно вопреки".split()),
    "ablt": frozenset("с со между перед над под".split()),
}
_OFFICE = re.compile(r"(?:рос|мин|глав|гос|укр|обл|газ|спец|центр|моск|мос|нефт|агро|строй|гор)\w{4,}")
_OFFICE_ENDING = re.compile(r"(?<=[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|е)$")


def kept(document: Document, rule: Rule) -> Iterator[Finding]:
    """English words that spell an oblique case of a name of the source letter by letter."""
    source = pairs_of(document).source
    if source.language not in ("ru", "uk"):
        return
    yield from forms.case(document, rule)
    people = {name.span for name in persons(source)}
    for pair in pairs_of(document).translated:
        words = [word for word in words_of(document, pair.span) if word.text[0].isupper()]
        mine = [word for word in words if len(word.text) >= _SHORT and not is_place(word.text)]
        for word in source.words_in(pair.source_span) if mine else ():
            told = nominatives(source, word) if word.span not in people else ()
            if not told:
                continue
            here = {s.lower() for s in _spelled(plain(word.text), source.language_at(word.span.start))}
            right = [s for form in told for s in _spelled(form, source.language_at(word.span.start))]
            lower = {s.lower() for s in right}
            for text, span in mine:
                if text.lower() in here and text.lower() not in lower and not _is_borne(source, text, told):
                    fix = max(right, key=lambda spelling: _common(spelling.lower(), text.lower()))
                    if _is_english(text.lower(), fix.lower()) or heard(text).names:
                        continue  # Khanyu, whom English knows as Hanyu
                    sure = len(told) == 1 and not PERHAPS_HERS.search(plain(word.text))
                    safety = Safety.SAFE if sure else Safety.UNSAFE
                    fix = forms.english(fix.capitalize())
                    yield finding(rule, document, span, [fix], safety=safety, source=word.text)


def _is_english(text: str, nominative: str) -> bool:
    """Whether a word is English itself, and its nominative hardly: Senate, of в Сенате."""
    return frequency(text) >= max(_WORD, frequency(nominative) + _RARER)


def _is_borne(source: SourceDocument, text: str, told: tuple[str, ...]) -> bool:
    """Whether a word is a given name as it stands (Sabine), and the source has none of its nominatives."""
    return is_given_name(text.lower()) and _names(source).isdisjoint(told)


def _common(a: str, b: str) -> int:
    """How many letters two spellings begin with alike."""
    return next((at for at, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def nominatives(source: SourceDocument, word: Word) -> tuple[str, ...]:
    """The nominative of a name that stands in another case for sure; none where it may be the nominative itself."""
    text = word.text
    low = plain(text)
    name = len(text) >= _SHORT and text[0].isupper() and not text.isupper() and text.isalpha()
    if not name or not _ENDING.search(low) or low in nominatives_in(source) or _is_bound(source, word, low):
        return ()
    marked = source.text[word.span.start - 1 : word.span.start] in _MARKS
    if len(text) < _LEAST or marked:
        return _seen(source, low, marked=marked)
    if PERHAPS_HERS.search(low) and _after_her_name(source, word):
        return ()
    if source.language_at(word.span.start) == "ru":
        found = all_readings(low)
        if any(p.tag.case == "nomn" and p.is_known for p in found):
            return ()
        names = {"Surn", "Name", "Geox"}
        known = [p for p in found if p.is_known and p.tag.number == "sing" and names & set(map(str, p.tag.grammemes))]
        forms = [plain(form.word) for p in known if (form := p.inflect({"nomn"})) is not None]
        if not any(p.is_known for p in found) and (form := _governed(source, word)):
            forms.append(form)
        if forms:
            return tuple(dict.fromkeys(forms))
    return _elsewhere(source, low)


def _is_bound(source: SourceDocument, word: Word, low: str) -> bool:
    """Whether a word stands in its case for good: within a name in marks (Заря Поволжья), or behind в селе."""
    before = (source.text, max(0, word.span.start - _BEFORE), word.span.start)
    if _IN_MARKS.search(*before):
        return True
    if low[-1] in "еоиу" and low in _villages(source):
        return True  # в селе Мерке, whatever the dictionary knows
    known = any(p.is_known and "Geox" in p.tag for p in all_readings(low))
    return not known and low[-1] in "еоиу" and bool(_KIND.search(*before))


@lru_cache(maxsize=8)
def _villages(source: SourceDocument) -> frozenset[str]:
    """What stands behind a word for a village anywhere in a source, in lower case."""
    return frozenset(plain(match[1]) for match in _VILLAGE.finditer(source.text))


def _seen(source: SourceDocument, low: str, *, marked: bool) -> tuple[str, ...]:
    """The nominative of a short name, or of one in quotation marks, where the source has it just so elsewhere."""
    if any(p.tag.case == "nomn" and p.is_known for p in all_readings(low)):
        return ()
    return tuple(form for form in _elsewhere(source, low) if not marked or _is_marked(source, form))


def _is_marked(source: SourceDocument, form: str) -> bool:
    """Whether a name stands in quotation marks in this form, too."""
    return re.search(rf"[{''.join(_MARKS)}]{form}(?!\w)", source.text, re.I) is not None


def _governed(source: SourceDocument, word: Word) -> str:
    """The nominative of an unknown name whose case a preposition tells, or a man's title before it; "" if none does.

    In these cases a name on -а in the nominative would end in -ы, -е or -ой; so it is one on a consonant.
    """
    low = plain(word.text)
    start = max(0, word.span.start - _BEFORE)
    breaks = [m.end() for m in _BREAK.finditer(source.text, start, word.span.start)]
    before = source.words_in(Span(max([start, *breaks]), word.span.start))[-_BETWEEN - 1 :]
    if not before:
        return ""
    for case, ending in _CASES.items():
        if not (cut := ending.search(low)) or low[cut.start() - 1] in "оиыуэю":
            continue
        if plain(before[-1].text) in _GOVERNS[case] or _titled(before, case):
            stem = low[: cut.start()]
            soft = low[cut.start()] in "яюе"
            return stem + ("й" if stem[-1] in _VOWEL else "ь" if soft and stem[-1] in "лнрт" else "")
    if _OFFICE.match(low) and (cut := _OFFICE_ENDING.search(low)):
        return low[: cut.start()]
    return ""


def _titled(before: tuple[Word, ...], case: str) -> bool:
    """Whether what a man is stands before, in this case and no nominative; only names and what it is over between."""
    for at in range(len(before) - 1, -1, -1):
        word = before[at]
        tags = [p.tag for p in all_readings(plain(word.text)) if p.is_known]
        nouns = [t for t in tags if t.POS == "NOUN"]
        if word.text[0].islower() and nouns and all("anim" in t and t.gender == "masc" for t in nouns):
            return all(t.case != "nomn" for t in nouns) and any(t.case in _SAME[case] for t in nouns)
        if not word.text[0].isupper() and not nouns and not any(t.POS in ("ADJF", "PRTF") for t in tags):
            return False
    return False


def _after_her_name(source: SourceDocument, word: Word) -> bool:
    """Whether a woman's given name may stand right before a word."""
    before = source.words_in(Span(max(0, word.span.start - 20), word.span.start))
    if not before or source.language != "ru":
        return bool(before) and before[-1].text[0].isupper()
    tags = (p.tag for p in all_readings(plain(before[-1].text)))
    return any("Name" in tag and tag.gender == "femn" and tag.case == "nomn" for tag in tags)


def _elsewhere(source: SourceDocument, low: str) -> tuple[str, ...]:
    """A shorter form of a name that the source has somewhere, of which this one is a case."""
    names = _names(source)
    for cut in (m.start() for m in (_ENDING.search(low),) if m):
        stem = low[:cut]
        for form in (stem, stem + "й", stem + "ь"):
            if form in names and form != low and (form[-1] not in _VOWEL):
                return (form,)
    return ()


@lru_cache(maxsize=8)
def _names(source: SourceDocument) -> frozenset[str]:
    return frozenset(plain(w.text) for w in source.words if w.text[0].isupper() and len(w.text) >= _SHORT)


@lru_cache(maxsize=4096)
def _spelled(form: str, language: str) -> tuple[str, ...]:
    return spellings_of(form, language, _SPELLINGS)
