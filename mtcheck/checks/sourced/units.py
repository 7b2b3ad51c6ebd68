"""What numbers count: another currency, unit or kind of percentage than the source has with the same number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from mtcheck.document import Document
from mtcheck.findings import Finding, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.numerals import Number, numbers
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.words import lemma_of, lemmas

# Lines are kinds of units. In them, each unit: its English singular and plural, other English forms, and after the
# equals sign the Russian and Ukrainian words and abbreviations for it. "_" stands for a space.
_TABLE = """
dollar/dollars,$,us$,usd,buck,bucks=доллар,долл,долар,дол,$,usd euro/euros,€,eur=евро,євро,€
 ruble/rubles,rouble,roubles,₽,rub,rur=рубль,руб,р,карбованець,₽
 hryvnia/hryvnias,hryvnya,hryvnyas,₴,uah=гривна,гривня,гривень,грн,₴ pound/pounds,£,gbp=фунт,£ yuan/yuan,rmb=юань
 yen/yen,¥=иена,єна,йена tenge/tenge=тенге zloty/zlotys,zloty=злотый,злотий franc/francs=франк
 lira/liras,lire=лира,ліра shekel/shekels=шекель rupee/rupees=рупия,рупія won/won=вона
 bitcoin/bitcoins=биткоин,біткоїн,биткойн krone/kroner,krona,kronor,kronas,crowns=крона
millimeter/millimeters,mm,millimetre,millimetres=миллиметр,мм,міліметр
 centimeter/centimeters,cm,centimetre,centimetres=сантиметр,см meter/meters,m,metre,metres=метр,м,метрів
 kilometer/kilometers,km,kms,kilometre,kilometres=километр,км,кілометр,кілометрів mile/miles=миля foot/feet,ft=фут
 inch/inches=дюйм
square_meter/square_meters,square_metre,square_metres,sq_m=квадратный_метр,кв_м,квадратний_метр
 square_kilometer/square_kilometers,square_kilometre,square_kilometres,sq_km=квадратный_километр,кв_км,квадратний_кілометр
 hectare/hectares,ha=гектар,га,гектарів acre/acres=акр
milligram/milligrams,mg=миллиграмм,мг,міліграм,міліграмів gram/grams,g,gramme,grammes=грамм,г,грам,грамів
 kilogram/kilograms,kg,kilo,kilos=килограмм,кг,кило,кілограм,кілограмів ton/tons,tonne,tonnes=тонна,т,тонн
milliliter/milliliters,ml,millilitre,millilitres=миллилитр,мл,мілілітр liter/liters,litre,litres=литр,л,літр
 cubic_meter/cubic_meters,cubic_metre,cubic_metres=кубический_метр,куб_м,кубометр,кубічний_метр
 barrel/barrels=баррель,барель
second/seconds=секунда,сек minute/minutes,min=минута,мин,хвилина,хв hour/hours=час,ч,година,годин
 day/days=день,сутки,доба,дня,дні,днів week/weeks=неделя,тиждень month/months=месяц,мес,місяць,місяців
 year/years=год,лето,рік,року,років,роки,рр
percentage_point/percentage_points=процентный_пункт,п_п,відсотковий_пункт,пп,процентний_пункт
 percent/percent,%,per_cent=процент,%,відсоток
kilowatt/kilowatts,kw=киловатт,квт,кіловат megawatt/megawatts,mw=мегаватт,мвт,мегават
 gigawatt/gigawatts,gw=гигаватт,гвт,гігават
"""
_SIGN = re.compile(r"(?:US|U\.S\. ?)?([$€£¥₽₴])\s?$")
_WORD = re.compile(r"[\s\u00a0-]*(?P<word>%|[$€£₽₴]|[^\W\d_]+)\.?")
_OF_COUNTRY = re.compile(
    r"[\s\u00a0]+(?:US|U\.S\.|American|Canadian|Australian|Russian|British|Swiss|Turkish|Chinese|Polish)(?=\s)"
)
_OF_COUNTRY_SOURCE = re.compile(r"[\s\u00a0]+[^\W\d_]+(?:ских|ского|ский|ських|ського|ський)(?=\s)", re.I)


class Unit(NamedTuple):
    """A unit: its kind, and what English writes for one and for several."""

    kind: int
    one: str
    many: str


class Counted(NamedTuple):
    """A number and the unit that it counts; `span` is that of both."""

    number: Number
    unit: Unit
    place: Span
    span: Span


@cache
def _english() -> dict[str, Unit]:
    return {form: unit for unit, forms, _ in _units() for form in forms}


@cache
def _source(language: str) -> dict[str, Unit]:
    return {
        " ".join(lemma_of(part, language) for part in form.split()): unit
        for unit, _, forms in _units()
        for form in forms
    }


@cache
def _units() -> tuple[tuple[Unit, tuple[str, ...], tuple[str, ...]], ...]:
    found = []
    for kind, line in enumerate(re.sub(r"\n ", " ", _TABLE.strip()).split("\n")):
        for entry in line.split():
            english, _, theirs = entry.replace("_", " ").partition("=")
            one, _, rest = english.partition("/")
            forms = (one, *rest.split(","))
            found.append((Unit(kind, one, forms[1]), forms, tuple(theirs.split(","))))
    return tuple(found)


def changed(document: Document, rule: Rule) -> Iterator[Finding]:
    """Numbers that count something else of the same kind than in the source: rubles for dollars, months for years."""
    for pair in pairs_of(document).translated:
        mine, theirs = _counted(document, pair)
        for one in mine:
            same = [other for other in theirs if set(one.number.values[:1]) & set(other.number.values)]
            if len(same) != 1 or sum(one.number.value == other.number.value for other in mine) > 1:
                continue
            unit = same[0].unit
            if unit.kind == one.unit.kind and unit != one.unit and not _said(unit, mine, theirs):
                span, fix = _written(document.text, one, unit)
                source = pairs_of(document).source
                yield finding(rule, document, span, [fix], source=source.text[slice(*same[0].span)])


def converted(document: Document, mine: Number, theirs: Number) -> bool:
    """Whether two numbers count different units of one kind, as where a translator has worked miles out."""
    source = pairs_of(document).source
    one = counted_english(document.text, mine)
    other = counted_source(source.text, theirs, source.language_at(theirs.span.start))
    return bool(one and other and one.unit != other.unit and one.unit.kind == other.unit.kind)


def _said(unit: Unit, mine: list[Counted], theirs: list[Counted]) -> bool:
    """Whether the English counts that unit as often as the source does, if with other numbers."""
    often = Counter(found.unit for found in mine)
    return often[unit] >= Counter(found.unit for found in theirs)[unit]


def _counted(document: Document, pair: Pair) -> tuple[list[Counted], list[Counted]]:
    """The numbers of both sides that have a unit."""
    source = pairs_of(document).source
    mine = [f for n in numbers(document.folded, "en", pair.span) if (f := counted_english(document.text, n))]
    language = source.language_at(pair.source_span.start)
    found = numbers(source.text, language, pair.source_span)
    return mine, [f for n in found if (f := counted_source(source.text, n, language))]


def counted_english(text: str, number: Number) -> Counted | None:
    """The unit that an English number has before or after it."""
    if sign := _SIGN.search(text, max(0, number.span.start - 5), number.span.start):
        unit, start = _english()[sign[1]], sign.start()
        return Counted(number, unit, Span(start, number.span.start), Span(start, number.span.end))
    words = _words(text, number.span.end, _OF_COUNTRY)
    for many in (2, 1):
        unit_ = _english().get(" ".join(word.lower() for word, _ in words[:many]))
        if unit_ and len(words) >= many:
            end = words[many - 1][1].end
            return Counted(number, unit_, Span(words[0][1].start, end), Span(number.span.start, end))
    return None


def counted_source(text: str, number: Number, language: str) -> Counted | None:
    """The unit that a number of the source has before or after it."""
    words = _words(text, number.span.end, _OF_COUNTRY_SOURCE)
    if sign := _SIGN.search(text, max(0, number.span.start - 5), number.span.start):
        return Counted(
            number, _english()[sign[1]], Span(sign.start(), number.span.end), Span(sign.start(), number.span.end)
        )
    known = _source(language)
    forms = [{lemma_of(word, language), *lemmas(word, language)} for word, _ in words]
    for many in (2, 1):
        joined = (
            [" ".join(pair) for pair in ((a, b) for a in forms[0] for b in forms[1])]
            if many == 2 and len(forms) > 1
            else []
        )
        for form in joined if many == 2 else sorted(forms[0]) if forms else ():
            if unit := known.get(form):
                return Counted(number, unit, words[0][1], Span(number.span.start, words[many - 1][1].end))
    return None


def _words(text: str, at: int, country: re.Pattern[str]) -> list[tuple[str, Span]]:
    """The one or two words behind a number; which country's money it is, is left out."""
    if skipped := country.match(text, at):
        at = skipped.end()
    found: list[tuple[str, Span]] = []
    while len(found) < 2 and (match := _WORD.match(text, at)):
        found.append((match["word"], Span(*match.span("word"))))
        at = match.end()
    return found


def _written(text: str, one: Counted, unit: Unit) -> tuple[Span, str]:
    """What to write for a unit, and in place of what."""
    if one.place.end <= one.number.span.start:  # a sign before the number
        amount = text[slice(*one.number.span)]
        sign = {"dollar": "$", "euro": "€", "pound": "£"}.get(unit.one)
        return one.span, f"{sign}{amount}" if sign else f"{amount} {unit.many}"
    found = text[slice(*one.place)]
    single = found.lower() == one.unit.one and one.unit.one != one.unit.many
    fix = unit.one if single else unit.many
    return one.place, f" {fix}" if found == "%" else fix
