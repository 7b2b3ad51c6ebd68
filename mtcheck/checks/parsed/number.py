"""The number of a noun and of a verb form: which agree, and which may go either way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mtcheck.checks.parsed.sentence import forms_behind
from mtcheck.english.frequency import frequency
from mtcheck.english.inflection import verb
from mtcheck.files.expressions import compiled

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
    fish sheep deer salmon trout cod shrimp squid bison swine poultry livestock
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


_TELLING = frozenset(
    """
    say think believe know show suggest report add claim mean state announce warn hope note explain stress admit confirm
    """.split()
)
_AMOUNTS = frozenset("hundreds thousands millions billions trillions tens dozens tons tonnes".split())


def is_object(head: Token) -> bool:
    """Whether a plural is the object of a verb before it: the last time they felt tremors was in May."""
    before = head.doc[head.left_edge.i - 1] if head.left_edge.i else None
    if before is None or before.lower_ == "worth":
        return before is not None
    return before.pos_ == "VERB" and before.lemma_ not in _TELLING


def is_amount(head: Token) -> bool:
    """Whether an amount is of a thing without a plural: millions of pounds of money has been spent."""
    if head.lower_ not in _AMOUNTS:
        return False
    chain = [t for t in head.subtree if t.dep_ == "pobj" and t.head.lower_ == "of" and t.i > head.i]
    return len(chain) > 1 and chain[-1].tag_ == "NN"


_SPORT = compiled(
    r"\b(?:gold|silver|bronze|medals?|rugby|football|cricket|tennis|hockey|golf|olympics?|finals?|semi-?finals?|goals?|"
    r"cup|match(?:es)?|friendl(?:y|ies)|qualif\w+|league|squad|coach|wickets?|innings|play-?offs?|title|tournament|sevens)\b",
    re.I,
)


def of_sport(doc: Doc) -> bool:
    """Whether a sentence is about sport, where a country is its team: Britain settle for silver."""
    return _SPORT.search(doc.text) is not None


_KNOWN = 3.0  # Zipf frequency below which a capitalized plural is rather a name
_OF_NAMES = ("os", "us", "is", "as", "ens")
_LIKE_NAMES = frozenset(
    """
    photos videos euros areas cameras ideas dramas visas bananas villas sofas pizzas taxis israelis iraqis pakistanis
    saudis yemenis kens citizens tens chickens kittens gardens queens patriots heroes casinos studios logos memos
    """.split()
)


def may_be_name(head: Token) -> bool:
    """Whether a capitalized word that looks like a plural may be the name of one thing: Lesbos, Texas."""
    if frequency(head.lower_) < _KNOWN:
        return True  # a surname, rather: Hollings
    if head.i == 0 and head.lemma_[0].isupper() or head.lower_ in ("mercedes", "games"):
        return True
    return head.lower_.endswith(_OF_NAMES) and head.lower_ not in _LIKE_NAMES
