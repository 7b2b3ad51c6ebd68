"""Whether a text is English at all: by script and function words, and by langdetect only where these leave doubt."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Any

from mtcheck.files.expressions import compiled
from mtcheck.findings import Span

if TYPE_CHECKING:
    from mtcheck.document import Document

_LEAST_WORDS = 6  # in shorter texts (names, datelines, captions) nothing is decided
_LEAST_LETTERS = 25
_ENGLISH = 0.12  # share of function words from which on a text in Latin letters is English
_SURE = 0.9  # langdetect's probability
_SAMPLE = 4000  # code points of an article that tell its language
_WORD = compiled(r"[^\W\d_]+")
_ACCENTED = compiled(r"[^\W\x00-\x7f]")  # quotation marks and dashes tell nothing
_ENGLISH_WORDS = frozenset(
    "the of and to in that is was for on with as at by be are from has have had were not an this which it its he she "
    "his her they their will would been but or who said more after about than".split()
)
# Frequent words of other languages that are no English words: doubt, not proof.
_FOREIGN_WORDS = (
    frozenset(
        "der die und das ist nicht mit den dem des ein eine für auf von sich auch wird wurde im zu "
        "le la les est et une dans pour que qui du pas sur avec au aux ont sont "
        "el los las una del por con para se como más su al y en fue han "
        "il di che non della è per sono gli nel una alla più da "
        "os um uma não em para com foi ao das dos mais pelo pela são "
        "w na z nie się jest do że od przez jego dla był oraz po "
        "het een van op te dat met voor niet zijn werd aan door ook naar "
        "och att det som på är av för inte den till har med "
        "ve bir bu için ile da de olarak çok olan gibi "
        "în și că cu pentru care este din la a fost ale "
        "je se u za su koji kao bio jsem byl pro jako které "
        "og til af ikke som var fra har jeg ja on ei se että oli mutta "
        "az és hogy nem egy volt yang dan di ini itu dengan untuk dari tidak".split()
    )
    - _ENGLISH_WORDS
    - {"do", "on", "die", "a", "per", "pro", "an", "dos"}
)
_SCRIPTS = {
    "GREEK": "el", "HEBREW": "he", "THAI": "th", "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko",
    "ARMENIAN": "hy", "GEORGIAN": "ka", "CJK": "zh", "CYRILLIC": "cyrillic", "ARABIC": "ar", "DEVANAGARI": "hi",
}  # fmt: skip
_CYRILLIC = (("ђћџљњј", "sr"), ("ѓќѕ", "mk"), ("ў", "be"), ("їєґі", "uk"), ("ыэё", "ru"))
_NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "de": "German", "el": "Greek",
    "en": "English", "es": "Spanish", "fr": "French", "he": "Hebrew", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip


def name(language: str) -> str:
    """The English name of a language code, or the code itself."""
    return _NAMES.get(language, language)


def language(text: str) -> str | None:
    """The ISO 639-1 code of a text's language; None where it is too short or too mixed to tell."""
    words = _WORD.findall(text.lower())
    script = _script(text)
    if script not in ("latin", ""):
        return _by_script(text, script, words)
    if len(words) < _LEAST_WORDS or sum(map(len, words)) < _LEAST_LETTERS:
        return None
    counts = Counter(words)
    english = sum(n for word, n in counts.items() if word in _ENGLISH_WORDS)
    foreign = sum(n for word, n in counts.items() if word in _FOREIGN_WORDS)
    if english > 2 * foreign and english >= _ENGLISH * len(words):
        return "en"
    if foreign < 2 and not _ACCENTED.search(text):  # names and figures, most likely
        return None
    return _detected(text)


def _script(text: str) -> str:
    """The script of most letters by its Unicode name: latin, or a value of _SCRIPTS; "" where there is no majority."""
    if text.isascii():
        return "latin"
    letters = [c for c in text if c.isalpha()]
    plain = sum(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in letters)
    if plain * 10 > len(letters) * 6:
        return "latin"
    counts = Counter(unicodedata.name(c, "").partition(" ")[0] for c in letters if c >= "\u0250")
    if "HIRAGANA" in counts or "KATAKANA" in counts:  # Japanese is written in Chinese characters, too
        counts = Counter({"HIRAGANA": counts.total()})
    common = counts.most_common(1)
    if not common or common[0][1] * 10 < len(letters) * 6:
        return ""
    return _SCRIPTS.get(common[0][0], "")


def _by_script(text: str, script: str, words: list[str]) -> str | None:
    """The language of a text in a script that English is not written in; a few foreign words are no such text."""
    letters = sum(map(len, words))
    if letters < (_LEAST_LETTERS if script not in ("ja", "zh") else _LEAST_LETTERS // 2):
        return None
    if script != "cyrillic":
        return _detected(text) if script in ("ar", "hi") else script
    if len(words) < _LEAST_WORDS // 2:
        return None
    lower = text.lower()
    found = {code: sum(map(lower.count, signs)) for signs, code in _CYRILLIC}
    best = max(found, key=found.__getitem__)
    return best if found[best] * 100 >= letters else _detected(text)


def _detected(text: str) -> str | None:
    """What langdetect says where it is sure; the same for the same text, whatever was asked before."""
    detect, error = _detector()
    try:
        guesses = detect(text[:_SAMPLE])
    except error:
        return None
    return str(guesses[0].lang).partition("-")[0] if guesses and guesses[0].prob >= _SURE else None


@cache
def _detector() -> tuple[Any, type[Exception]]:
    from langdetect import DetectorFactory, LangDetectException, detect_langs

    DetectorFactory.seed = 0  # it draws samples at random
    return detect_langs, LangDetectException


def foreign_paragraphs(document: Document) -> tuple[tuple[Span, str], ...]:
    """Paragraphs that are certainly not English, with their languages; found once for each document."""
    return document.memo(_foreign_paragraphs)


def _foreign_paragraphs(document: Document) -> tuple[tuple[Span, str], ...]:
    found = []
    for span in document.paragraphs:
        if _plainly_english(document, span):
            continue
        code = language(document.text[slice(*span)])
        if code is not None and code != "en":
            found.append((span, code))
    return tuple(found)


def _plainly_english(document: Document, span: Span) -> bool:
    """A quick look that spares most paragraphs the counting of words."""
    lower = document.lower[slice(*span)]
    return len(lower) < _LEAST_LETTERS // 2 or (lower.isascii() and " the " in lower)


def foreign_article(document: Document) -> str | None:
    """The language of an article that is not English: that of paragraphs with more than half of all letters."""
    foreign = foreign_paragraphs(document)
    if not foreign:
        return None
    total = sum(p.end - p.start for p in document.paragraphs)
    if 2 * sum(span.end - span.start for span, _ in foreign) <= total:
        return None
    sizes: Counter[str] = Counter()
    for span, code in foreign:
        sizes[code] += span.end - span.start
    return sizes.most_common(1)[0][0]
