"""The number of a noun and of a verb form: which agree, and which may go either way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import forms_behind
from mtcheck.english.inflection import verb

if TYPE_CHECKING:
    from spacy.tokens import Token

PLURAL_OF = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't"}
SINGULAR_OF = {other: one for one, other in PLURAL_OF.items()}
# Nouns that take a verb in either number, or whose verb agrees with what stands behind their `of`.
EITHER = frozenset(
    """
    number majority minority half third quarter part rest remainder percent percentage per cent share variety range
    series lot couple pair dozen hundred thousand million billion group team crew staff police family government public
    press media crowd army band audience committee council board party leadership population data youth opposition
    side none all any some most more many which that what who enough such fraction bulk set bunch host handful plenty
    total amount generation class club squad pack jury company firm troop military elite kind type sort means species
    headquarters crossroads offspring aircraft craft people personnel clergy cattle folk duo trio mass
    """.split()
)
# Plural in form, singular in meaning: amounts, and names of single things.
ONE_THING = frozenset(
    """
    news politics economics mathematics physics athletics gymnastics ethics statistics logistics genetics electronics
    series species means headquarters dynamics states nations times dollars rubles roubles pounds hryvnias years months
    euros weeks days hours minutes meters metres kilometers kilometres miles tons tonnes percent degrees people savings
    sports games works data affairs services studies forces emirates netherlands philippines airlines systems measles
    maths
    """.split()
)


def is_unreal(word: Token) -> bool:
    """Whether a `were` may be a subjunctive: if he were, as it were, wish he were, were he to."""
    return any(t.lower_ in ("if", "as", "wish", "though", "unless", "whether", "lest") for t in word.sent)


def agreeing(subject: Token) -> Token | None:
    """The word behind a subject that shows its number: the first finite form of its verb; None for a modal or past."""
    first = next(iter(forms_behind(subject.head, subject)), None)
    if first is None or subject.i > subject.head.i:
        return None
    shows = first.lower_ in PLURAL_OF or first.lower_ in SINGULAR_OF or first.tag_ in ("VBZ", "VBP")
    return first if shows and first.text.isalpha() and first.text.islower() else None


def is_singular(word: Token) -> bool:
    """Whether a verb form goes with a singular only."""
    return word.lower_ in PLURAL_OF or word.tag_ == "VBZ" and word.lower_.endswith("s")


def pluralized(word: Token) -> str:
    """The form for a plural of a verb form for a singular."""
    return PLURAL_OF.get(word.lower_) or verb(word.lemma_).base
