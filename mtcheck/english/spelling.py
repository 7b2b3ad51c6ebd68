"""Whether a lower-case word is English: by a list of words in use, and by the ways in which English makes words."""

from __future__ import annotations

from mtcheck.english.frequency import frequency
from mtcheck.english.inflection import plural, verb
from mtcheck.files.expressions import compiled

_PREFIXES = (
    "anti auto bio circum co contra counter cyber de dis eco electro euro extra fore geo giga hydro hyper im in "
    "infra inter intra macro mega meta micro mid mini mis mono multi nano neo neuro non out over para photo poly "
    "post pre pro pseudo psycho quasi radio re self semi socio sub super techno tele thermo trans tri turbo ultra "
    "un under uni up video"
).split()
_PREFIX = compiled("|".join(sorted(_PREFIXES, key=len, reverse=True)))
_ENDING = compiled(r"(?:ability|able|dom|ers?|ful|hood|ish|isms?|ists?|less|like|ness|ors?|ship|wards?|wise)$")
KNOWN = 1.0  # Zipf frequency of real words
_SLIP = 2.2  # below it, a regular form of an irregular verb is a slip that the list of words has often seen
USUAL = 2.5  # of a word that may be suggested


def unknown(word: str) -> bool:
    """Whether neither a list of words in use nor the ways in which English makes words know a lower-case word."""
    seen = frequency(word)
    return seen < KNOWN and not _derived(word) or seen < _SLIP and bool(regular_forms(word))


def regular_forms(word: str) -> tuple[str, ...]:
    """What a word should be that is formed by rule where English has an exception: withdrawed, mans, angryly, washs."""
    out: list[str] = []
    for ending in ("ed", "d"):
        base = word.removesuffix(ending)
        if base != word and frequency(base) >= USUAL and word not in verb(base):
            out += [verb(base).past, verb(base).participle]
    base = word.removesuffix("s")
    if base != word and frequency(base) >= USUAL:
        out += [form for form in (verb(base).third, plural(base)) if form != word]
    base = word.removesuffix("ly")
    if base != word and base.endswith("y") and frequency(base) >= USUAL:
        out.append(f"{base[:-1]}ily")
    return tuple(dict.fromkeys(form for form in out if frequency(form) >= KNOWN))


def _derived(word: str) -> bool:
    """Whether a word is put together from known parts, as anybody may do: superproduct, contaminators."""
    stems = {word, word.removesuffix("s"), word.removesuffix("es")}
    prefix = _PREFIX.match(word)
    if prefix:
        stems |= {stem[prefix.end() :] for stem in list(stems)}
        again = _PREFIX.match(word, prefix.end())
        stems |= {stem[again.end() :] for stem in (word, word.removesuffix("s")) if again}
    for stem in list(stems):
        cut = _ENDING.sub("", stem)
        stems |= {cut, f"{cut}e", f"{cut}y"} if cut != stem else set()
    return not regular_forms(word) and any(len(stem) > 3 and stem != word and frequency(stem) >= 2 for stem in stems)
