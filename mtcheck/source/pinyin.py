"""Chinese names in Russian letters, and in English: Palladius's system and pinyin, syllable by syllable."""

from __future__ import annotations

from functools import cache, lru_cache

_FINALS = {  # behind most consonants
    "а": "a",
    "ай": "ai",
    "ань": "an",
    "ан": "ang",
    "ао": "ao",
    "э": "e",
    "эй": "ei",
    "энь": "en",
    "эн": "eng",
    "оу": "ou",
    "ун": "ong",
    "у": "u",
    "уа": "ua",
    "уай": "uai",
    "уань": "uan",
    "уан": "uang",
    "уй": "ui",
    "уэй": "ui",
    "унь": "un",
    "о": "uo",
    "и": "i",
    "я": "ia",
    "яо": "iao",
    "е": "ie",
    "ю": "iu",
    "янь": "ian",
    "ян": "iang",
    "инь": "in",
    "ин": "ing",
    "юн": "iong",
    "юй": "u",
    "юэ": "ue",
    "юань": "uan",
    "юнь": "un",
}
_SOFT = tuple("ияею")
_INITIALS = dict(zip("бпмфдтнлгкх", "bpmfdtnlgkh", strict=True)) | {"чж": "zh", "ч": "ch", "ш": "sh", "ж": "r"}
_HISSING = {"цз": ("z", "j"), "ц": ("c", "q"), "с": ("s", "x")}  # before hard finals, and before soft ones
_ALONE = {
    "и": "yi",
    "я": "ya",
    "яо": "yao",
    "е": "ye",
    "ю": "you",
    "янь": "yan",
    "ян": "yang",
    "инь": "yin",
    "ин": "ying",
    "юн": "yong",
    "юй": "yu",
    "юэ": "yue",
    "юань": "yuan",
    "юнь": "yun",
    "у": "wu",
    "ва": "wa",
    "вай": "wai",
    "вань": "wan",
    "ван": "wang",
    "вэй": "wei",
    "вэнь": "wen",
    "вэн": "weng",
    "во": "wo",
    "а": "a",
    "ай": "ai",
    "ань": "an",
    "ан": "ang",
    "ао": "ao",
    "э": "e",
    "энь": "en",
    "оу": "ou",
    "эр": "er",
    "ши": "shi",
    "чи": "chi",
    "чжи": "zhi",
    "жи": "ri",
    "сы": "si",
    "цы": "ci",
    "цзы": "zi",
    "люй": "lü",
    "нюй": "nü",
    "бо": "bo",
    "по": "po",
    "мо": "mo",
    "фо": "fo",
}
_ENDINGS = {"ом": "", "ем": "ь", "а": "", "у": "", "я": "ь", "ю": "ь"}
_VOWELS = "аеиоуыэюя"
_SURNAMES = frozenset(
    "ван ли чжан лю чэнь ян чжао хуан чжоу у сюй сунь ху чжу гао линь хэ го ма ло лян сун чжэн се хань тан фэн юй дун "
    "сяо чэн цао юань дэн фу шэнь цзэн пэн люй су лу цзян цай цзя дин вэй сюэ е янь пань ду дай ся чжун тянь "
    "жэнь фань фан ши яо хуа "
    "ляо цзоу сюн цзинь лэй хао бай кун цуй кан мао цю цинь гу хоу шао мэн лун дуань цянь инь цян си".split()
)


@cache
def _syllables() -> dict[str, str]:
    found = dict(_ALONE)
    for final, latin in _FINALS.items():
        for initial, hard in _INITIALS.items():
            found.setdefault(initial + final, hard + latin)
        for initial, (hard, soft) in _HISSING.items():
            found.setdefault(initial + final, (soft if final.startswith(_SOFT) else hard) + latin)
    return found


@lru_cache(maxsize=4096)
def pinyin(word: str) -> str | None:
    """The pinyin of a Russian word that is made of Chinese syllables, longest first; None for others."""
    low, at, found = word.lower(), 0, ""
    while at < len(low):
        if low[at] == "ъ":
            at += 1
            continue
        size = next((n for n in range(min(6, len(low) - at), 0, -1) if low[at : at + n] in _syllables()), 0)
        if not size or at and low[at] in _VOWELS and low[at - 1] not in _VOWELS + "ъь":
            return None
        found += _syllables()[low[at : at + size]]
        at += size
    return found.capitalize() or None


@lru_cache(maxsize=4096)
def chinese(surname: str, given: str) -> str | None:
    """The English of a Chinese surname and given name, which may stand in a case; None for others."""
    if surname.lower() not in _SURNAMES or len(given) < 2:
        return None
    told = nominative(given)
    return f"{pinyin(surname)} {told}" if told else None


@lru_cache(maxsize=4096)
def nominative(given: str) -> str | None:
    """The pinyin of a given name, which may stand in a case; None for others."""
    if told := pinyin(given):
        return told
    for ending, instead in _ENDINGS.items():
        stem = given.lower().removesuffix(ending)
        if stem != given.lower() and (told := pinyin(stem + instead)):
            return told
    return None
