"""Inflected forms of English verbs and nouns, both ways: all forms of a base, and which form a word is.

Regular forms follow the spelling rules of Huddleston & Pullum (2002), chapter 18; the irregular ones are two lists
in rules/lists.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from mtcheck.files.shipped import rules_folder

# Verbs of more than one syllable whose last one is stressed, so that their consonant doubles: submitted, referring.
_DOUBLING = frozenset(
    "abet abhor admit allot acquit begin commit compel concur confer control defer deter disbar dispel emit equip "
    "excel expel forget forgo format impel incur infer inter occur omit outbid patrol permit prefer propel rebel rebut "
    "recur refer regret remit repel reset submit transfer transmit unzip upset kidnap handicap worship "
    "fulfil enrol instil distil".split()
)
_VOWELS = "aeiou"


class VerbForms(NamedTuple):
    """The five forms of a verb."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


@cache
def _irregular(name: str) -> dict[str, tuple[str, ...]]:
    lines = (rules_folder() / "lists" / name).read_text(encoding="utf-8").splitlines()
    return {(words := tuple(line.split()))[0]: words[1:] for line in lines[1:]}


@cache
def _bases() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for base, forms in _irregular("irregular-verbs.txt").items():
        for form in forms:
            found[form] = (*found.get(form, ()), base)
    return found


def irregular_bases(form: str) -> tuple[str, ...]:
    """The verbs that a word is an irregular past or participle of: "found" of "find"."""
    return _bases().get(form, ())


@cache
def irregular_forms() -> frozenset[str]:
    """All forms of irregular verbs and nouns, base forms among them."""
    tables = [_irregular("irregular-verbs.txt"), _irregular("irregular-nouns.txt")]
    return frozenset(form for table in tables for base, forms in table.items() for form in (base, *forms))


def _doubles(base: str) -> bool:
    """Whether the last consonant doubles before -ed and -ing."""
    if len(base) < 3 or base[-1] in _VOWELS + "wxy" or base[-2] not in _VOWELS or base[-3] in _VOWELS:
        return base in ("quit", "equip", "acquit")
    groups = sum(1 for a, b in zip(" " + base, base, strict=False) if b in _VOWELS and a not in _VOWELS)
    return groups == 1 or base in _DOUBLING


@cache
def verb(base: str) -> VerbForms:
    """The forms of a verb given by its base form ("take"); of several words the first inflects ("carry out")."""
    head, _, rest = base.partition(" ")
    if head == "be":
        forms = VerbForms("be", "is", "was", "been", "being")
    else:
        past, participle = _irregular("irregular-verbs.txt").get(head, (_ed(head), _ed(head)))
        forms = VerbForms(head, _s(head), past, participle, _ing(head))
    return VerbForms(*(f"{form} {rest}" for form in forms)) if rest else forms


def _s(word: str) -> str:
    if word == "have":
        return "has"
    if word.endswith(("s", "x", "z", "ch", "sh")) or (
        word.endswith("o") and word in ("do", "go", "undo", "undergo", "veto", "echo")
    ):
        return word + "es"
    if word.endswith("y") and word[-2:-1] not in _VOWELS:
        return word[:-1] + "ies"
    return word + "s"


def _ed(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2:-1] not in _VOWELS:
        return base[:-1] + "ied"
    return base + (base[-1] if _doubles(base) else "") + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return base + (base[-1] if _doubles(base) else "") + "ing"


@cache
def verb_words(base: str) -> tuple[str, ...]:
    """Every distinct form of the verb, longest first, for matching."""
    forms = set(verb(base))
    if base.partition(" ")[0] == "be":
        rest = base[2:]
        forms |= {word + rest for word in ("am", "are", "were")}
    return tuple(sorted(forms, key=lambda f: (-len(f), f)))


def verb_like(base: str, model: str, found: str, participle: bool) -> str:
    """The form of `base` that `found` is of `model`; `participle` decides where past and participle look alike."""
    found, forms, target = found.lower(), verb(model), verb(base)
    if found in (forms.past, forms.participle) and found != forms.base:
        if forms.past != forms.participle:
            return target.past if found == forms.past else target.participle
        return target.participle if participle else target.past
    if model.partition(" ")[0] == "be":
        return target.past if found.startswith("were") else target.third if found.startswith("is") else target.base
    return target[forms.index(found)] if found in forms else target.base


@cache
def plural(noun: str) -> str:
    """Plural of a singular noun; of several words the last inflects ("air strike")."""
    head, _, last = noun.rpartition(" ")
    forms = _irregular("irregular-nouns.txt").get(last)
    many = forms[0] if forms else _s(last)
    return f"{head} {many}" if head else many


@cache
def in_both_numbers(nouns: frozenset[str]) -> frozenset[str]:
    """Nouns and their plurals."""
    return nouns.union(map(plural, nouns))


def noun_like(base: str, model: str, found: str) -> str:
    """`base` in the number that `found` has as a form of `model`."""
    return plural(base) if found.lower() == plural(model) and plural(model) != model else base
