"""What is said of things and not of people: the verbs, participles and nouns around a pronoun that tell a thing."""

from __future__ import annotations

import re
from functools import cache

from mtcheck.checks.article.people.frames import is_alone
from mtcheck.english.inflection import verb
from mtcheck.files.expressions import compiled

_SOMETIMES = "also|still|now|already|then|really|usually|often|always|only|just|even|again|almost|never|soon|currently"
_OFTEN = rf"(?:(?:{_SOMETIMES})\s)*"
_MODAL = r"(?:(?:will|would|can|could|should|must|may|might|does not|did not|do not|has|had)\s)?"
_DOES = (  # cost, melt; not collapse, open or produce, which people do as well
    r"costs?|consist(?:s|ed)?|contain(?:s|ed)?|compris(?:e|es|ed)|creak(?:s|ed)?|melt(?:s|ed)?|leak(?:s|ed)?|last(?:s|ed)?|"
    r"erupt(?:s|ed)?|flood(?:s|ed)?|evaporat(?:e|es|ed)|expire[sd]?|(?:come|comes|came|entered) into force|"
    r"(?:take|takes|took) place|includes?d?|exceed(?:s|ed)?|amount(?:s|ed)? to|flow(?:s|ed)?|opens (?:on|in|at)|"
    r"caught fire|burn(?:s|ed|t) (?:down|out)|dri(?:es|ed) (?:up|out)|boil(?:s|ed)?|harden(?:s|ed)?|swell(?:s|ed)?|"
    r"spoil(?:s|ed)?|dissolve[sd]?|rust(?:s|ed)?|aire?[sd]|premier(?:e|es|ed)|requires?|concerns|function(?:s|ed)?|"
    r"weighs? [\d,.]+ (?:tons?|tonnes?)|covers (?:an area|the)|accommodates?|crashed into|come out dry|"
    r"appl(?:ies|ied) to|"
    r"provid(?:es|ed) for|dates? (?:back|from)|exist(?:s|ed)|affects?|causes?|smells? of|tastes?"
)
_DONE = (  # built, ratified; not released, published or adopted, which people are as well
    "built|constructed|erected|installed|repaired|opened|launched|made of|based on|used|formed|founded|created|"
    "established|restored|renovated|demolished|produced|cancell?ed|postponed|ratified|completed|located|situated|"
    "valid|filmed|staged|broadcast|printed|assembled|manufactured|developed|perpendicular|parallel|heated|cooled|"
    "cooked|baked|stored|sold out|dated|compiled|written|drawn up|edible|free of charge|extended|renewed|updated|"
    "covered with|filled with"
)
_SUBJECT = compiled(rf"\s{_OFTEN}{_MODAL}{_OFTEN}(?:{_DOES})\b")
_PASSIVE = compiled(
    rf"\s{_OFTEN}(?:(?:is|was|be|being|been|has|had|will|can|could|should|must|may)\s{_OFTEN})+(?:{_DONE})\b"
)
_ACTS = """
    install construct repair print download cook bake fry boil melt dissolve pour ratify amend cancel postpone renovate
    demolish assemble manufacture patent translate rewrite rinse peel chop grate dilute mix stir whisk sprinkle spread
    extinguish ignite insert attach glue implement unpack freeze drain open close build rebuild use consume publish
    sew wash buy sell rent eat drink read write fill paint restore apply do
"""  # what is done to things: install it, melt it
_LONGEST = 30  # code points of two words
_TURNS = "switch turn"  # on and off


@cache
def _forms(verbs: str) -> frozenset[str]:
    return frozenset(form for one in verbs.split() for form in verb(one))


_PARTS = compiled(  # its roof, its shareholders
    r"\s(?:(?:own|new|first|main|total|full|current|average|outer|inner|upper|lower|maximum|minimum|initial|original|"
    r"further|subsequent|future|possible)\s)?(?:walls?|roof|facade|surface|diameter|width|capacity|composition|"
    r"construction|installation|territory|launch|price|cost|validity|provisions|population|inhabitants|residents|"
    r"budget|shareholders|subsidiar(?:y|ies)|users|circulation|premiere|screening|edition|length|volume|area|depth|"
    r"engine|wheels|ingredients|flavou?r|viewers|passengers|consequences|implementation|adoption|introduction|"
    r"creation|opening|completion|production|consumption|content|structure|properties|existence|borders|economy|"
    r"exports?|imports?|airspace|branch(?:es)?|factor(?:y|ies)|assets|windows|floors?|entrance|temperature)\b"
)


_MEMBERS = compiled(  # whom, or what, a body of people has: its leaders, its airspace
    r"\s(?:(?:own|new|former|current|main|best|armed|regional|local|central|national|foreign|political|eastern|western|northern|"
    r"southern|official|annual|net|internal|natural|first|second|last|next)\s)?(?:leaders|leadership|members|membership|employees|staff|"
    r"captain|players|fans|voters|electorate|citizens|people|peoples|subjects|army|forces|troops|soldiers|parliament|government|authorities|"
    r"headquarters|customers|clients|passengers|readers|viewers|founders|owners|creditors|investors|forests|rivers|resources|history|"
    r"independence|sovereignty|integrity|security|industry|agriculture|capital|allies|neighbou?rs|embassy|anniversary|profits?|losses|"
    r"revenues?|reserves|debts|branches|offices|plants|products|services|website|reports?|statute|charter|fleet|airports?|stadium|squad|"
    r"line-up|faction|deputies|ranks|congress|programme|program|candidates?|list|journalists|editors?|editorial|board|"
    r"chairman|president|press service|spokesman|representatives?|fields|roads|streets|mayor|"
    r"borders?|territory|airspace|birthday)\b"
)


def belongs_to_body(view: str, pronoun: re.Match[str]) -> bool:
    """Whether the pronoun owns what companies, parties, teams and countries have, or takes up one that acts."""
    if pronoun[0].endswith("self"):
        return True
    return pronoun[0] in ("his", "her") and _MEMBERS.match(view, pronoun.end()) is not None


def does_as_thing(view: str, pronoun: re.Match[str]) -> bool:
    """Whether the pronoun is the subject of what only things do, or have done to them."""
    if pronoun[0] not in ("he", "she"):
        return False
    return bool(_SUBJECT.match(view, pronoun.end()) or _PASSIVE.match(view, pronoun.end()))


def is_used_as_thing(view: str, pronoun: re.Match[str]) -> bool:
    """Whether the pronoun is the object of what is done to things, or owns what only things have."""
    if pronoun[0] in ("his", "her") and _PARTS.match(view, pronoun.end()):
        return True
    if pronoun[0] not in ("him", "her") or not is_alone(view, pronoun.end()):
        return False
    if view.startswith((" a ", " an ", " the "), pronoun.end()):
        return False  # bought him a ticket
    before = view[max(0, pronoun.start() - _LONGEST) : pronoun.start()].split()[-2:]
    turned = before[-1:] in (["on"], ["off"]) and before[0] in _forms(_TURNS)
    return turned or bool(before) and before[-1] in _forms(_ACTS)
