"""Numbers, amounts and dates by their value: an edit may write them otherwise, not change them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache, partial
from itertools import product

from mtcheck.findings import Span
from mtcheck.model.gate.said import Said
from mtcheck.source.numerals import numbers

Fact = tuple[object, ...]
Slot = frozenset[Fact]  # what one number or date may mean

_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = (
    r"(?:(?P<month>january|february|march|april|may|june|july|august|september|october|november|december)"
    r"|(?P<short>jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.)"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?:of )?(?P<year>\d{4})(?: year)?)?"
_DATES = (
    re.compile(rf"(?<![\w.,]){_DAY}(?: of)? {_MONTH}{_YEAR}\b", re.I),
    re.compile(rf"\b{_MONTH} (?:the )?{_DAY}(?![\d.,]\d|\w){_YEAR}", re.I),
    re.compile(rf"\b{_MONTH}(?:,? (?:of )?(?P<year>\d{{4}}))", re.I),
    re.compile(
        r"(?<![\w.,/-])(?P<a>\d{1,2})(?P<sign>[./-])(?P<b>\d{1,2})(?P=sign)(?P<year>\d{4}|\d\d)(?![\w/-]|[.,]\d)"
    ),
    re.compile(r"(?<![\w.,/-])(?P<year>\d{4})-(?P<b>\d\d)-(?P<a>\d\d)(?![\w/-])"),
    re.compile(rf"\b{_MONTH}(?!\w)"),  # as written: "may" is a verb, too
)
_RANGE = r"(?: to | and | till | until | ?[-\u2013\u2014] ?)"  # 3 to 4 June
_RANGES = (
    (
        re.compile(
            rf"(?<![\w.,:])(\d\d?)(?:st|nd|rd|th)?{_RANGE}(\d\d?)(?:st|nd|rd|th)? (?:of )?([A-Z][a-z]{{2,8}})\b"
        ),
        r"\1 \3; \2 \3",
    ),
    (re.compile(rf"\b([A-Z][a-z]{{2,8}}) (\d\d?)(?:st|nd|rd|th)?{_RANGE}(\d\d?)(?![\d:%]|[.,]\d)"), r"\1 \2; \1 \3"),
)
_NO_NUMBERS = re.compile(r"\b(?:pairs?|both|half-[a-z]+)\b", re.I)  # of shoes, a year's: not how many
_TIMES = re.compile(
    r"(?<![\w.,:])(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?(?:[ \u00a0]?(?P<half>[ap])\.?m\b\.?"
    r"|[ \u00a0](?P<word>hours?|o'clock)(?:[ \u00a0](?P<rest>[0-5]?\d)[ \u00a0]minutes?)?|(?<=:\d\d)(?![\d:]))",
    re.I,
)
_CLOCK = re.compile(r"(?P<hour>[01]\d|2[0-4])\.(?P<minute>[0-5]\d)")  # a time as Russian writes it, or a number
_NOON = re.compile(r"\b(?:noon|midday|midnight)\b", re.I)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b", re.I)
_RELATIVE = re.compile(r"\b(?:yesterday|today|tomorrow|tonight)\b", re.I)
_VAGUE = re.compile(r"\b(?:tens|dozens|hundreds|thousands|millions|billions)\b", re.I)
_UNITS = {
    "usd": r"\$|\bdollars?\b|\bUSD\b|\bbucks\b",
    "eur": r"€|\beuros?\b|\bEUR\b",
    "gbp": r"£|\bpounds?\b|\bGBP\b",
    "rub": r"₽|\br(?:o)?ubles?\b|\bRUB\b|\brub\b",
    "uah": r"₴|\bhryvnias?\b|\bhryvnyas?\b|\bUAH\b",
    "percent": r"%|\bper ?cent\b",
    "km": r"\bkm\b|\bkilomet(?:er|re)s?\b",
    "mile": r"\bmiles?\b",
    "kg": r"\bkg\b|\bkilogram(?:me)?s?\b",
    "ton": r"\bton(?:ne)?s?\b",
}
_UNIT = {name: re.compile(pattern, re.I) for name, pattern in _UNITS.items()}
_DIGITS = re.compile(r"\d+")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")  # no decimal comma


def changes_numbers(before: str, after: str, said: Said | None = None) -> str:
    """Why sentences have other numbers, amounts or dates than before; "" where they have not.

    What a source says may be put right: then numbers come in that it has, and go that it has not.
    """
    was, now = _slots(before), _slots(after)
    lost, came = _unmatched(was, now)
    moved = all(map(_is_soft, (*lost, *came)))
    if said is not None:
        came = [slot for slot in came if not _told(slot, said)]
        lost = [slot for slot in lost if _told(slot, said)]
    if [slot for slot in came if not _is_soft(slot)]:
        return "it brings in a number or date"
    if [slot for slot in lost if not _is_soft(slot)]:
        return "it takes a number or date away"
    if any(said is None or not said.has_unit(unit) for unit in _units(after) - _units(before)):
        return "it changes a unit or currency"
    if any(said is None or said.has_unit(unit) for unit in _units(before) - _units(after)):
        return "it changes a unit or currency"
    return "it makes numbers change places" if moved and _swapped(was, now, before, after) else ""


def _is_soft(slot: Slot) -> bool:
    """One in words ("one of them", "first of all"), which is often no number at all."""
    return ("word", 1.0) in slot


@lru_cache(maxsize=256)
def _slots(text: str) -> tuple[Slot, ...]:
    """The numbers and dates of a text in order, each with all that it may mean."""
    low = text.replace("\u2019", "'").replace("\u00a0", " ")
    found: list[tuple[int, Slot]] = []
    low = _NO_NUMBERS.sub(lambda match: ";" * len(match[0]), low)
    for pattern, each in _RANGES:
        low = pattern.sub(partial(_each_day, each), low)
    for pattern in _DATES:
        low = _taken(low, pattern, _date, found)
    low = _taken(low, _TIMES, _time, found)
    for pattern in (_WEEKDAY, _RELATIVE, _VAGUE):
        low = _taken(low, pattern, lambda m: frozenset({("word", _plain(m[0]))}), found)
    low = _taken(low, _NOON, lambda m: frozenset({("time", 0 if m[0].lower() == "midnight" else 12, 0)}), found)
    read: list[Span] = []
    for number in numbers(low, "en", Span(0, len(low))):
        kind = "n" if number.digits or number.value != 1 else "word"
        values = number.values[:1] if _THOUSANDS.fullmatch(low, *number.amount) else number.values
        facts: set[Fact] = {(kind, value) for value in values}
        if clock := _CLOCK.fullmatch(low, *number.amount):
            facts.add(("time", int(clock["hour"]), int(clock["minute"])))
        found.append((number.span.start, frozenset(facts)))
        read.append(number.span)
    found += (  # those of names: T-34, COVID-19
        (digits.start(), frozenset({("sign", digits[0]), ("n", float(digits[0]))}))
        for digits in _DIGITS.finditer(low)
        if not any(span.start < digits.end() and digits.start() < span.end for span in read)
    )
    return tuple(slot for _, slot in sorted(found, key=lambda item: item[0]))


def _each_day(each: str, match: re.Match[str]) -> str:
    """Both days of a range with their month; other words with capitals stay as they are."""
    return match.expand(each) if re.search(_MONTH, match[0], re.I) else match[0]


def _taken(
    text: str, pattern: re.Pattern[str], read: Callable[[re.Match[str]], Slot], found: list[tuple[int, Slot]]
) -> str:
    """The text without what the pattern finds, which is read into slots."""

    def take(match: re.Match[str]) -> str:
        slot = read(match)
        if not slot:
            return match[0]
        found.append((match.start(), slot))
        return ";" * len(match[0])

    return pattern.sub(take, text)


def _plain(word: str) -> str:
    low = word.lower()
    if low.endswith("days") or low == "tens":
        return "dozens" if low == "tens" else low[:-1]
    return low


def _date(match: re.Match[str]) -> Slot:
    parts = match.groupdict()
    year = int(parts.get("year") or 0)
    years = {year, 2000 + year, 1900 + year} if 0 < year < 100 else {year}
    if parts.get("a"):
        a, b = int(parts["a"]), int(parts["b"])
        days = {(d, m) for d, m in ((a, b), (b, a)) if d <= 31 and m <= 12}
        return frozenset(("date", d, m, y) for (d, m), y in product(days, years))
    name = (parts.get("month") or parts.get("short") or "").lower()[:3]
    if parts.get("month") and parts["month"].islower() and not parts.get("day"):
        return frozenset()  # may, march
    day = int(parts.get("day") or 0)
    return frozenset(("date", day, _MONTHS.index(name) + 1, y) for y in years) if day <= 31 else frozenset()


def _time(match: re.Match[str]) -> Slot:
    hour, minute = int(match["hour"]), int(match["minute"] or match["rest"] or 0)
    if hour > 24 or (not match["minute"] and not match["half"] and not match["word"]):
        return frozenset()
    if match["half"]:
        return frozenset({("time", hour % 12 + (12 if match["half"].lower() == "p" else 0), minute)})
    facts: set[Fact] = {("time", hour % 24, minute)}
    if match["word"] and match["word"].lower().startswith("hour") and not match["minute"]:
        facts |= {("n", float(hour))} if not match["rest"] else set()  # how long it took
    elif match["minute"] and "." in match[0]:
        facts.add(("n", float(f"{hour}.{match['minute']}")))
    return frozenset(facts)


def _unmatched(was: Iterable[Slot], now: Iterable[Slot]) -> tuple[list[Slot], list[Slot]]:
    left = list(now)
    lost = []
    for slot in sorted(was, key=len):
        partner = next((other for other in left if slot & other), None)
        if partner is None:
            lost.append(slot)
        else:
            left.remove(partner)
    return lost, left


def _told(slot: Slot, said: Said) -> bool:
    """Whether a source has one of the meanings of a number or date."""
    return any(_fact_told(fact, said) for fact in slot)


def _fact_told(fact: Fact, said: Said) -> bool:
    kind, *values = fact
    if kind == "date":
        day, month, year = values
        figures = all(not value or value in said.values for value in (day, year))
        return figures and (_MONTHS[int(str(month)) - 1] in said.months or month in said.values)
    if kind == "time":
        hour, minute = values
        return (not minute or minute in said.values) and not {hour, int(str(hour)) % 12}.isdisjoint(said.values)
    return values[0] in said.values or isinstance(values[0], str) and said.has(values[0])


def _units(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in _UNIT.items() if pattern.search(text))


def _swapped(was: tuple[Slot, ...], now: tuple[Slot, ...], before: str, after: str) -> bool:
    """Whether the same numbers stand in another order among the same words."""
    order = [slot for slot in was if not _is_soft(slot)], [slot for slot in now if not _is_soft(slot)]
    if len(order[0]) != len(order[1]) or all(a & b for a, b in zip(*order, strict=True)):
        return False
    return _others(before) == _others(after)


def _others(text: str) -> list[str]:
    return sorted(re.findall(r"[^\W\d]+", text.lower()))
