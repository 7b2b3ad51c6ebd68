"""Words as the model knows them: what of a word its vectors are looked up by, as numbers that spaCy gives texts."""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

_ALL = 0xFFFFFFFFFFFFFFFF
_QUOTES = frozenset(
    ("''", "``", *"\"'`\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a\u276e\u276f")
)
# Texts that spaCy has other numbers for: its own names of attributes and labels, as far as words can look like them.
_LABELS = (
    "acomp advcl advmod agent amod appos attr aux auxpass cc ccomp complm conj cop csubj csubjpass dep det dobj expl "
    "hmod hyph infmod intj iobj mark meta neg nmod nn npadvmod nsubj nsubjpass num number oprd obj obl parataxis "
    "partmod pcomp pobj poss possessive preconj prep prt punct quantmod relcl rcmod root xcomp acl"
).split()
_SYMBOLS = {label: 398 + at for at, label in enumerate(_LABELS)} | {
    "ID": 64, "POS": 74, "TAG": 75, "DEP": 76, "ADJ": 84, "ADP": 85, "ADV": 86, "AUX": 87, "DET": 90, "NUM": 93,
    "SYM": 99, "X": 101, "EOL": 102, "ORG": 383, "GPE": 384, "LOC": 385, "LAW": 390, "IDX": 455, "_": 456,
}  # fmt: skip
_NORMS = {  # of words whose norm is not the word in small letters
    **dict.fromkeys(("'s", "'S", "\u2019s", "\u2019S"), "'s"),
    **dict.fromkeys(("\u2019", "\u2018", "\u00b4", "`"), "'"),
    **dict.fromkeys(("\u201d", "\u201c", "''", "``", "\u00b4\u00b4", "\u201e", "\u00bb", "\u00ab"), '"'),
    **dict.fromkeys(("\u2018\u2018", "\u2019\u2019"), '"'),
    **dict.fromkeys(("\u2014", "\u2013", "--", "---", "\u2014\u2014"), "-"),
    **dict.fromkeys("\u20ac\u00a3\u00a5\u0e3f\u20ba\u20b9\u09f3\u20a9\u20a3", "$"),
    **dict.fromkeys(("US$", "C$", "A$", "Mex$", "E\u00a3"), "$"),
    "\uff1f": "?", "\uff01": "!", "\uff0c": ",", "\uff1b": ";", "\uff1a": ":", "\u3002": ".", "\u0964": ".",
    "\u2026": "...",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def number_of(text: str) -> int:
    """The number (64 bits) of a text: MurmurHash64A with the seed 1, as spaCy's table of strings has it."""
    known = _SYMBOLS.get(text)
    return known if known is not None else _hash(text.encode("utf-8", "surrogatepass"))


def _hash(data: bytes) -> int:
    many, length = 0xC6A4A7935BD1E995, len(data)
    found = 1 ^ (length * many & _ALL)
    whole = length // 8 * 8
    for (part,) in struct.iter_unpack("<Q", data[:whole]):
        part = part * many & _ALL  # noqa: PLW2901
        found = (found ^ ((part ^ part >> 47) * many & _ALL)) * many & _ALL
    if whole < length:
        found = (found ^ int.from_bytes(data[whole:], "little")) * many & _ALL
    found = (found ^ found >> 47) * many & _ALL
    return found ^ found >> 47


def norm_of(text: str, norms: Mapping[int, str]) -> str:
    """What a word counts as; `norms` are the model's own, by the numbers of words."""
    norm = norms.get(number_of(text))
    return norm if norm is not None else _NORMS.get(text) or text.lower()


def shape_of(text: str) -> str:
    """The shape of a word: Xxxx, dd; what repeats a sign more than four times has it four times."""
    if len(text) >= 100:
        return "LONG"
    shape: list[str] = []
    last, many = "", 0
    for sign in text:
        kind = ("X" if sign.isupper() else "x") if sign.isalpha() else "d" if sign.isdigit() else sign
        many = many + 1 if kind == last else 0
        last = kind
        if many < 4:
            shape.append(kind)
    return "".join(shape)


_NUMBERS = frozenset(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion "
    "trillion quadrillion quintillion sextillion septillion octillion nonillion decillion gajillion bazillion "
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth "
    "seventieth eightieth ninetieth hundredth thousandth millionth billionth trillionth quadrillionth quintillionth "
    "sextillionth septillionth octillionth nonillionth decillionth gajillionth bazillionth".split()
)


def like_number(text: str) -> bool:
    """Whether a word is a number: 1,5, -3, 3/4, 21st, six, sixth."""
    text = text[1:] if text.startswith(("+", "-", "\u00b1", "~")) else text
    text = text.replace(",", "").replace(".", "")
    above, slash, below = text.partition("/")
    if text.isdigit() or slash and above.isdigit() and below.isdigit():
        return True
    low = text.lower()
    return low in _NUMBERS or low.endswith(("st", "nd", "rd", "th")) and low[:-2].isdigit()


class Form:
    """A word's form with what is asked of it; `norm` is what it counts as here."""

    __slots__ = ("is_punct", "is_quote", "is_space", "lower", "norm", "text")

    def __init__(self, text: str, norm: str) -> None:
        self.text, self.norm, self.lower = text, norm, text.lower()
        self.is_space = text.isspace()
        self.is_punct = all(unicodedata.category(sign)[0] == "P" for sign in text)
        self.is_quote = text in _QUOTES

    def numbers(self, spaced: bool) -> tuple[int, int, int, int, int, int]:
        """What its vectors are looked up by: numbers of norm, prefix, suffix and shape; whether a space follows it."""
        text = self.text
        return (
            *map(number_of, (self.norm, text[0], text[-3:], shape_of(text))),
            int(spaced),
            int(self.is_space),
        )  # type: ignore[return-value]
