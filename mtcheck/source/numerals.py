"""Numbers of a text by their value: in digits or words, with thousand, million and billion; of both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from mtcheck.findings import Span
from mtcheck.source.words import lemmas, plain, stem

_SCALES = {
    "en": "thousand 3 million 6 mln 6 billion 9 bln 9 bn 9 trillion 12 trln 12 tln 12 hundred 2 thsd 3",
    "ru": "тысяча 3 тыс 3 миллион 6 млн 6 миллиард 9 млрд 9 триллион 12 трлн 12 сотня 2",
    "uk": "тисяча 3 тис 3 мільйон 6 млн 6 мільярд 9 млрд 9 трильйон 12 трлн 12 сотня 2",
}
_WORDS = {
    "en": """zero 0 one 1 once 1 first 1 two 2 twice 2 both 2 double 2 second 2 couple 2 pair 2 three 3 third 3 triple 3
    four 4 fourth 4 quarter 4 five 5 fifth 5 six 6 sixth 6 seven 7 seventh 7 eight 8 eighth 8 nine 9 ninth 9 ten 10
    tenth 10 eleven 11 eleventh 11 twelve 12 twelfth 12 dozen 12 thirteen 13 thirteenth 13 fourteen 14 fourteenth 14
    fifteen 15 fifteenth 15 sixteen 16 sixteenth 16 seventeen 17 seventeenth 17 eighteen 18 eighteenth 18 nineteen 19
    nineteenth 19 twenty 20 twentieth 20 thirty 30 thirtieth 30 forty 40 fortieth 40 fifty 50 fiftieth 50 sixty 60
    sixtieth 60 seventieth 70 eightieth 80 ninetieth 90 hundredth 100
    seventy 70 eighty 80 ninety 90 twenties 20 thirties 30 forties 40 fifties 50 sixties 60 seventies 70 eighties 80
    nineties 90 half 0.5 thirds 3 quarters 4 fifths 5 single 1 noon 12 midnight 0 century 100 decade 10 fortnight 14""",
    "ru": """ноль 0 нуль 0 один 1 первый 1 однажды 1 два 2 двое 2 оба 2 второй 2 вдвое 2 дважды 2 пара 2 три 3 трое 3
    третий 3 треть 3 втрое 3 трижды 3 четыре 4 четверо 4 четвертый 4 четверть 4 вчетверо 4 пять 5 пятеро 5 пятый 5
    шесть 6 шестеро 6 шестой 6 семь 7 семеро 7 седьмой 7 восемь 8 восьмой 8 девять 9 девятый 9 десять 10 десятый 10
    десяток 10 десятилетие 10 одиннадцать 11 одиннадцатый 11 двенадцать 12 двенадцатый 12 дюжина 12 тринадцать 13
    тринадцатый 13 четырнадцать 14 четырнадцатый 14 пятнадцать 15 пятнадцатый 15 шестнадцать 16 шестнадцатый 16
    семнадцать 17 семнадцатый 17 восемнадцать 18 восемнадцатый 18 девятнадцать 19 девятнадцатый 19 двадцать 20
    двадцатый 20 тридцать 30 тридцатый 30 сорок 40 сороковой 40 пятьдесят 50 пятидесятый 50 шестьдесят 60
    шестидесятый 60 семьдесят 70 семидесятый 70 восемьдесят 80 восьмидесятый 80 девяносто 90 девяностый 90 сто 100
    двести 200 триста 300 четыреста 400 пятьсот 500 шестьсот 600 семьсот 700 восемьсот 800 девятьсот 900
    полтора 1.5 половина 0.5 пол 0.5 полмиллиона 500000 полмиллиарда 500000000
    полтриллиона 500000000000 полтысячи 500 полгода 6 сутки 24 полночь 0 полдень 12 век 100 столетие 100""",
    "uk": """нуль 0 один 1 перший 1 два 2 двоє 2 обидва 2 другий 2 удвічі 2 вдвічі 2 двічі 2 пара 2 три 3 троє 3
    третій 3 третина 3 тричі 3 чотири 4 четвертий 4 чверть 4 п'ять 5 п'ятий 5 шість 6 шостий 6 сім 7 сьомий 7 вісім 8
    восьмий 8 дев'ять 9 дев'ятий 9 десять 10 десятий 10 десяток 10 десятиліття 10 одинадцять 11 дванадцять 12
    тринадцять 13 чотирнадцять 14 п'ятнадцять 15 шістнадцять 16 сімнадцять 17 вісімнадцять 18 дев'ятнадцять 19
    двадцять 20 двадцятий 20 тридцять 30 сорок 40 п'ятдесят 50 шістдесят 60 сімдесят 70 вісімдесят 80 дев'яносто 90
    сто 100 двісті 200 триста 300 чотириста 400 п'ятсот 500 шістсот 600 сімсот 700 вісімсот 800
    дев'ятсот 900 двох 2 двом 2 двома 2 обох 2 трьох 3 трьом 3 трьома 3 чотирьох 4 чотирьом 4 чотирма 4 п'яти 5
    п'ятьох 5 п'ятьма 5 п'ятеро 5 шести 6 шістьох 6 шістьма 6 шестеро 6 семи 7 сімох 7 сьома 7 семеро 7 восьми 8
    вісьмох 8 восьмеро 8 дев'яти 9 дев'ятьох 9 десяти 10 десятьох 10 десятий 10 одинадцяти 11 одинадцятий 11
    дванадцяти 12 дванадцятий 12 п'ятнадцяти 15 п'ятнадцятий 15 двадцяти 20 тридцяти 30 тридцятий 30 п'ятдесяти 50
    шістдесяти 60 сімдесяти 70 вісімдесяти 80 однієї 1 одного 1 одному 1 одній 1 одну 1 одна 1 одне 1 першого 1
    півроку 6 удвоє 2 вдвоє 2 утричі 3 втричі 3 півтора 1.5 півтори 1.5 півмільярда 500000000
    половина 0.5 пів 0.5 півмільйона 500000 століття 100 доба 24""",
}
_DIGITS = (
    r"\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+(?![\d])(?:[.,]\d+)?|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:[.,]\d+)?"
)
_NUMBER = re.compile(
    rf"(?P<date>(?<![\d.,])\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d\d)(?![\d.]))|(?P<clock>(?<![\d.,:])\d{{1,2}}:\d{{2}}(?![\d:]))"
    rf"|(?P<by>(?<![\w.,])\d{{1,4}}[xх×]\d{{1,4}}(?!\w))"
    rf"|(?P<mixed>(?<![\w.,/])\d{{1,3}}[ \u00a0][1-9]/[2-9](?![\w/]))"
    rf"|(?P<digits>(?<![\w.,])(?:{_DIGITS}))|(?P<rest>\d+)|(?P<word>[^\W\d_]+(?:['\u2019\u02bc][^\W\d_]+)*)|(?P<sign>[^\s\w])"
)
_DASHED = re.compile(r"(?<![\w-])(?!covid|ковид|ковід)[^\W\d_A-ZА-ЯЁІЇЄҐ]{5,}[-\u2010\u2011]\Z")
_LONGEST = 30  # letters of a word before a dash
_HALF_DAY = re.compile(r"[ \u00a0]?(?P<half>[ap])\.?[ ]?m\b\.?", re.I)
_PARTS = {0.5: 0.5, 3.0: 1 / 3, 4.0: 0.25}  # what half, third and quarter are of a thousand or million
_PART = re.compile(r"(?:half|third|quarter|полови\w+|трет\w+|четверт\w+|половин\w*|чверт\w+)$", re.I)
_OF_A = re.compile(r"\s+(?:an?\s+|of\s+an?\s+)?$")
_AND_A_HALF = re.compile(r"[\s-]+(?:and[\s-]+a|and|an|с|з|із)[\s-]+$", re.I)
_BETWEEN = re.compile(r"[\s\u00a0-]*(?:and )?$|\.\s*$|[\s\u00a0]*а\s+$")
_ROMAN = re.compile(r"(?=[XVI]{2})X{0,3}(?:IX|IV|V?I{0,3})")  # centuries, kings and congresses
_LETTERS = {"I": 1, "V": 5, "X": 10}
_YEARS = re.compile(r"([^\W\d_]{3,})(?:лет|річ)н[^\W\d_]{2,3}$")  # двадцатилетняя
_VAGUE = frozenset("hundreds thousands millions billions dozens".split())


@dataclass(frozen=True, slots=True)
class Number:
    """A number at a place: the values that it may have, the first as written; `digits` if it is written in digits.

    `amount` is the part before thousand, million and the like, `scale` the power of ten of these.
    """

    values: tuple[float, ...]
    span: Span
    digits: bool
    amount: Span
    scale: int = 0

    @property
    def value(self) -> float:
        """The value as written."""
        return self.values[0]


def numbers(text: str, language: str, within: Span) -> list[Number]:
    """Numbers in a part of a text, in order; those that are part of a name (T-34, G7) are left out."""
    found: list[Number] = []
    known = _known(language)
    for match in _NUMBER.finditer(text, within.start, within.end):
        if match.lastgroup == "word":
            _word(found, text, match, known)
        elif match.lastgroup in ("digits", "clock", "date", "by", "mixed"):
            for number in _in_digits(text, match, language):
                _append(found, text, number)
    return found


def _append(found: list[Number], text: str, number: Number) -> None:
    """Add a number in digits, or make the thousands right before it greater by it: 14 thousand 200."""
    last = found[-1] if found else None
    if (
        last is None
        or not (last.digits and number.digits and last.scale in (3, 6) and 1 <= number.value < 10**last.scale)
        or number.value % 1
        or text[last.span.end : number.span.start].strip(" \u00a0.")
    ):
        found.append(number)
        return
    whole = Span(last.span.start, number.span.end)
    found[-1] = Number((last.value + number.value,), whole, True, last.amount, last.scale)


def _in_digits(text: str, match: re.Match[str], language: str) -> Iterator[Number]:
    span = Span(*match.span())
    if match["date"]:
        day, month, year = (int(part) for part in match[0].split("."))
        yield Number((day, month), span, False, span)
        yield Number((year, 2000 + year % 100, 1900 + year % 100), span, False, span)
    elif match["mixed"]:
        amount, upper, lower = (int(figure) for figure in re.findall(r"\d+", match[0]))
        yield Number((amount + upper / lower,), span, True, span)
    elif match["by"]:
        for part in re.finditer(r"\d+", match[0]):
            place = Span(span.start + part.start(), span.start + part.end())
            yield Number((float(part[0]),), place, False, place)
    elif match["clock"]:
        hour, minute = (int(part) for part in match[0].split(":"))
        half = _HALF_DAY.match(text, match.end()) if language == "en" else None
        yield Number((*_hours(hour, half), hour * 100 + minute), span, False, span)
        yield Number((minute,), span, False, span)
    elif text[span.end : span.end + 1] == "/" or text[span.start - 1 : span.start] == "/":
        yield Number((float(match[0]) if match[0].isdigit() else 0.0,), span, False, span)  # a season, a building
    elif not _is_code(text, span):
        half = _HALF_DAY.match(text, match.end()) if language == "en" else None
        values = _hours(int(match[0]), half) if half and match[0].isdigit() else _values(match[0], language)
        yield Number(values, span, True, span)


def _hours(hour: int, half: re.Match[str] | None) -> tuple[float, ...]:
    """An hour as written, and by the other clock."""
    if half is None:
        return (hour, hour - 12) if hour > 12 else (hour, hour + 12)
    late = hour % 12 + (12 if half["half"].lower() == "p" else 0)
    return (hour, late)


def _values(text: str, language: str) -> tuple[float, ...]:
    """What digits may mean: a comma divides thousands in English and decimals elsewhere, but translations keep it."""
    bare = re.sub(r"[\s\u00a0\u202f\u2009]", "", text)
    whole, sign, rest = re.match(r"([\d,]*?)([.,]?)(\d*)$", bare).groups()  # type: ignore[union-attr]
    if "," in whole or (sign == "," and len(rest) == 3 and language == "en"):
        return (float(bare.replace(",", "")),) + ((float(f"{whole}.{rest}"),) if "," not in whole else ())
    if not sign:
        return (float(bare),)
    decimal = float(f"{whole or 0}.{rest}")
    if sign == "." and len(rest) == 2 and int(rest) < 60 and len(whole) <= 2:
        return (decimal, float(whole), float(rest))  # a time
    return (decimal, float(whole + rest)) if len(rest) == 3 else (decimal,)


def _is_code(text: str, span: Span) -> bool:
    """Whether digits are part of a name or sign: T-34, COVID-19, G7, No. 5, #5."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 1]
    if _DASHED.search(text, max(0, span.start - _LONGEST), span.start):
        return False  # a dash without spaces
    top = text[max(0, span.start - 4) : span.start].lower().startswith(("топ-", "top-"))
    if not top and re.fullmatch(r"[^\W\d_].|.?[#№]", before) and before[-1:] in "-\u2010\u2011#№":
        return True
    return bool(after) and (after.isalpha() and not re.match(r"(?:st|nd|rd|th|s|k|m|bn)\b", text[span.end :]))


def _word(
    found: list[Number], text: str, match: re.Match[str], known: Callable[[str], tuple[float, int] | None]
) -> None:
    """Add a number word, or make the number right before it greater by it."""
    told = known(match[0])
    if told is None:
        if _ROMAN.fullmatch(match[0]):
            found.append(Number((float(_roman(match[0])),), Span(*match.span()), False, Span(*match.span())))
        return
    value, scale = told
    if found and _part(found, text, match, value, scale):
        return
    last = found[-1] if found and _BETWEEN.fullmatch(text, found[-1].span.end, match.start()) else None
    if scale and last and not last.scale and match[0].lower() not in _VAGUE:
        values = tuple(v * 10**scale for v in last.values)
        found[-1] = Number(values, Span(last.span.start, match.end()), last.digits, last.amount, scale)
    elif last and not last.digits and not scale and _adds(last.value, value):
        found[-1] = Number((last.value + value,), Span(last.span.start, match.end()), False, last.amount, last.scale)
    else:
        span = Span(*match.span())
        found.append(Number((float(10**scale) if scale else value,), span, False, span))


def _part(found: list[Number], text: str, match: re.Match[str], value: float, scale: int) -> bool:
    """Whether a word goes on with the number before it as in "half a million" or "two and a half"; it is added then."""
    last = found[-1]
    before = text[slice(*last.span)].lower()
    if (
        scale
        and last.value in _PARTS
        and _PART.fullmatch(before)
        and _OF_A.fullmatch(text, last.span.end, match.start())
    ):
        values: tuple[float, ...] = (_PARTS[last.value] * 10**scale,)
    elif (
        value == 0.5
        and last.value >= 1
        and not last.scale
        and _AND_A_HALF.fullmatch(text, last.span.end, match.start())
    ):
        values = tuple(v + 0.5 for v in last.values)
    else:
        return False
    found[-1] = Number(values, Span(last.span.start, match.end()), last.digits, last.amount, scale)
    return True


def _roman(text: str) -> int:
    """The value of a Roman number."""
    values = [_LETTERS[letter] for letter in text]
    return sum(-v if v < max(values[n + 1 :], default=0) else v for n, v in enumerate(values))


def _adds(before: float, value: float) -> bool:
    """Whether a number word goes on with the number before it: twenty five, two hundred six, thousand two."""
    return value >= 1 and before % 1 == 0 and before >= 20 and before % (10 ** len(str(int(value)))) == 0


@cache
def _known(language: str) -> Callable[[str], tuple[float, int] | None]:
    """What a word is worth as a number: its value and, of thousand and the like, the power of ten."""
    words, scales = _table(_WORDS.get(language, "")), _table(_SCALES.get(language, ""))
    if language == "uk":
        words, scales = ({stem(w): v for w, v in table.items()} for table in (words, scales))

    def known(word: str) -> tuple[float, int] | None:
        low = plain(word)
        forms = (low, low.removesuffix("s")) if language == "en" else (low, *sorted(lemmas(low, language)))
        for form in forms:
            if form in scales:
                return 0.0, int(scales[form])
            if form in words:
                return words[form], 0
        years = _YEARS.match(low) if language in ("ru", "uk") else None
        return known(years[1]) if years else None

    return known


def _table(text: str) -> dict[str, float]:
    parts = text.split()
    return dict(zip(parts[::2], map(float, parts[1::2]), strict=True))
