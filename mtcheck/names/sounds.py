"""Whether two Latin spellings are one name: both are cut into the sounds they stand for, and the sounds aligned.

Method: edit distance over sounds with costs for what romanization systems confuse (kh and h, dzh and j, y and i), high
costs for what tells names apart (other consonants, and above all what stands at the end: Niger, Nigeria).
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, permutations

from mtcheck.files.expressions import compiled

# Letters whose accent is a sound of its own; the other accents are dropped.
_ACCENTED = (
    "č ch ć ch š sh ś sh ş sh ș sh ž zh ź zh ż zh ł l đ dzh ğ g ç ch ø o ß ss æ e œ e ı i ə a ð d þ t ä e".split()
)
_LETTERS = str.maketrans(dict(zip(_ACCENTED[::2], _ACCENTED[1::2], strict=True)))
_WORD = compiled(r"[^\W_]+")
_ARTICLE = compiled(r"\b(?:a[lnrstdz]|a(?:sh|th|dh)|e[lnrstdz]|esh|u[lnrds])[-'’ ]+(?=\w)", re.I)
_SPACED_ARTICLE = ("al", "el", "ar", "ash", "esh", "az", "ez", "ath", "adh")  # the others are English words, or names

# The first pattern that matches is the sound. Capitals are sounds without a Latin letter: S sh, C ch, Z zh, J dzh,
# H kh, G gh, N ng; c is ts, and y the glide of ya, ey.
_SOUND = compiled(
    r"(?P<S>shch|sch|shh?|sz)|(?P<Z>chzh|zh)|(?P<J>dzh|dj|(?<![tlnsvrbpmaeiouy])j|(?<=[aeiouy])j(?=[aourdlb]))"
    r"|(?P<C>tsch|tch|cz(?!k)|ch)|(?P<H>kh)|(?P<G>gh)|(?P<c>ts|tz|c(?=[eiy]))|(?P<N>ng$)"
    r"|(?P<v>(?<=[oe])ff$|v)|(?P<f>ph|f)|(?P<t>th|t)|(?P<k>ck|c|k)|(?P<x>x)"
    r"|(?P<mute>(?<=o)h(?=[nlm])|(?<=[aeio])h$)|(?P<h>h)"
    r"|(?P<i>(?<=[^aeiouyj])(?:ii|iy|ij|yi|yj|yy|ie(?=$)|y|i|j)$|ee"
    r"|(?<![aeiou])i(?![aeou])|(?<![aeiou])y(?![aeiou])|i(?=i[aeou])|i(?=y[aeou]))"
    r"|(?P<y>[yij])|(?P<u>ou|oo|u)|(?P<e>ae(?!v|$)|(?<=[yij])o(?=v)|(?<=[szc]h)o(?=v)|e)|(?P<a>aa|a)|(?P<other>[a-z])"
)
_ANDR = compiled(r"andr$")
_SIGN = compiled(r"[^a-z0-9]")
_DOUBLED = compiled(r"(.)\1+")
_BETWEEN = compiled(r"[\s\-–‑_/]+")
_VOWELS = frozenset("aeiou")
ALIKE = 0.8  # likeness of two spellings from which they count as one name

_CONFUSED = {  # pairs of sounds that romanizations confuse, or languages that borrow a name, by their cost
    0.03: "Hh qk wv",
    0.1: "iy Gg cC",
    0.15: "ZJ Jy Ck",
    0.3: "gh gH Gh ae ei ey nN sz cs SC vf wf",
    0.4: "ou sS zZ qg GH kc qH CJ",
    0.6: "eo ao ai bp vb wu vu Hk JH Jh",
    0.8: "au eu oi iu td",
}
_NEAR = {pair: cost for cost, pairs in _CONFUSED.items() for pair in pairs.split()}
_COST = _NEAR | {pair[::-1]: cost for pair, cost in _NEAR.items()}
_OTHER_SOUND = 1.5
_AT_THE_END = 2.2
_EXTRA = {"y": 0.12, "h": 0.35, "H": 0.8, "i": 0.7, "e": 0.7, "a": 0.7, "o": 0.8, "u": 0.8}

_COARSE = str.maketrans(
    {"H": "h", "g": "h", "G": "h", "q": "k", "w": "v", "N": "n", "Z": "j", "J": "j", "c": "s", "z": "s"}
)
_SAME_WORDS = 0.97
_SWAPPED = 0.9


@lru_cache(maxsize=8192)
def skeleton(name: str) -> str:
    """A key that spellings of one name usually share, whatever romanization: consonants by class, and a final -a.

    Articles (al-, an-, el-) are left out and words sorted. Different names share keys too:
    it finds candidates for `same_name`.
    """
    return " ".join(sorted(_bones(word) for word in _words(name)))


def _bones(word: str) -> str:
    found = sounds(word)
    if not found:
        return word
    glide = found[0] in "yi" and found[1:2] not in ("e", "") and found[1:2] in _VOWELS
    first = "j" if glide else "a" if found[0] in _VOWELS or found[0] == "y" else ""
    consonants = "".join(sound for sound in found if sound not in _VOWELS and sound != "y")
    return first + consonants.translate(_COARSE) + ("a" if len(found) > 2 and found[-1] == "a" else "")


@lru_cache(maxsize=8192)
def sounds(word: str) -> str:
    """The sounds of one word, a letter each; see `_SOUND`. Doubled letters and diacritics leave no trace."""
    lowered = unicodedata.normalize("NFC", word).lower()
    letters = unicodedata.normalize("NFKD", lowered.translate(_LETTERS))
    bare = _SIGN.sub("", letters)
    if not bare.isalpha():
        return ""
    found = "".join(_sound(match) for match in _SOUND.finditer(_ANDR.sub("ander", bare)))
    return _DOUBLED.sub(r"\1", found)


def _sound(match: re.Match[str]) -> str:
    kind = match.lastgroup
    return {"x": "ks", "mute": "", "other": match[0]}.get(kind or "", kind or "")


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, ...]:
    """The words of a name without articles; `al Assad` counts as an article, `an Iranian` does not."""
    bare = _ARTICLE.sub(lambda article: "" if _is_article(article[0]) else article[0], name.replace("’", "'"))
    return tuple(word for part in _BETWEEN.split(bare) if (word := "".join(_WORD.findall(part))))


def _is_article(article: str) -> bool:
    """Whether it is one where it stands: with a space after it, only the lower-case forms, and Al and El."""
    word = article.strip("-'’ ")
    return not article.endswith(" ") or (
        word.lower() in _SPACED_ARTICLE and (word.islower() or word.lower() in ("al", "el"))
    )


def same_name(a: str, b: str) -> float:
    """How sure two spellings name one person, place or group, from 0 to 1: 0.85 and more is a matter of spelling only.

    Case, diacritics, articles and the order of words do not matter. Gender pairs (Petrov, Petrova), derived words
    (Crimea, Crimean) and a part of a name against the whole (Lavrov, Sergei Lavrov) stay low.
    """
    mine, theirs = _words(a), _words(b)
    if not mine or not theirs:
        return 0.0
    if len(mine) != len(theirs):
        joined = max(_same_word("".join(mine), "".join(theirs)), _same_word(_joined(a), _joined(b)))
        return joined * _SAME_WORDS if joined > 0.8 else min(joined, 0.2)
    straight = _in_order(mine, theirs)
    if len(mine) == 1 or len(mine) > 4 or straight > 0.8:
        return straight
    swapped = max(_in_order(order, theirs) for order in permutations(mine))
    return max(straight, swapped * (1 if _ARTICLE.search(a) or _ARTICLE.search(b) else _SWAPPED))


def alike(one: str, other: str) -> bool:
    """Whether two spellings are of one name."""
    return one == other or (skeleton(one) == skeleton(other) and same_name(one, other) >= ALIKE)


def _joined(name: str) -> str:
    """All in one word, articles too: Abd al-Rahman, Abdulrahman."""
    return "".join(_WORD.findall(name))


def _in_order(mine: tuple[str, ...], theirs: tuple[str, ...]) -> float:
    """The likeness of the least alike words."""
    return min(_same_word(word, other) for word, other in zip(mine, theirs, strict=True))


@lru_cache(maxsize=32768)
def _same_word(a: str, b: str) -> float:
    if a.lower() == b.lower():
        return 1.0
    mine, theirs = sounds(a), sounds(b)
    if not mine or not theirs or _far(mine, theirs):
        return 0.0
    length = (len(mine) + len(theirs)) / 2
    cost = _distance(mine, theirs) * min(1.7, max(0.75, 6 / length))
    cost += 0.7 * (length < 3)  # Li and Lee are two names
    return 1 / (1 + cost * cost)


def _far(mine: str, theirs: str) -> bool:
    """Whether two words are so different that aligning them is not worth the time."""
    return (
        abs(len(mine) - len(theirs)) > 3
        or len(frozenset(mine.translate(_COARSE)) ^ frozenset(theirs.translate(_COARSE))) > 6
    )


def _distance(mine: str, theirs: str) -> float:
    """Cost of turning one row of sounds into the other."""
    extra = [_extra(theirs, place) for place in range(len(theirs))]
    row = list(accumulate(extra, initial=0.0))
    end = len(theirs) - 1
    for at, sound in enumerate(mine):
        mine_extra, last = _extra(mine, at), at == len(mine) - 1
        above, row = row, [row[0] + mine_extra]
        before = row[0]
        for place, other in enumerate(theirs):
            before = min(
                above[place] if sound == other else above[place] + _replaced(sound, other, last and place == end),
                above[place + 1] + mine_extra,
                before + extra[place],
            )
            row.append(before)
    return row[-1]


def _replaced(sound: str, other: str, last: bool) -> float:
    cost = _COST.get(sound + other, _OTHER_SOUND)
    return 2.5 * cost if last and sound in _VOWELS and other in _VOWELS else cost


def _extra(word: str, place: int) -> float:
    """Cost of a sound that only one word has: small for glides, high for consonants and at the end of the word."""
    sound = word[place]
    if place == len(word) - 1:
        return 0.35 if sound in "yh" else _AT_THE_END
    return _EXTRA.get(sound, _OTHER_SOUND) + 0.3 * (place == 0 and sound != "y")


def letters_in_common(one: str, other: str) -> float:
    """The share of the letters of two words that both have in the same order, from 0 to 1: Gates, Geyts."""
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio()
