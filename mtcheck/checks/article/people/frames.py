"""The frames that pronouns stand in: what may surround one that can mean only the person just named."""

from __future__ import annotations

import re

from mtcheck.checks.article import cues
from mtcheck.checks.article.people.somebody import PEOPLE, SOMEBODY
from mtcheck.english.wordclasses import CLOSED
from mtcheck.files.expressions import compiled
from mtcheck.findings import Span
from mtcheck.names.given import Gender, other_gender

PRONOUNS: dict[Gender, re.Pattern[str]] = {
    "m": compiled(r"\b(?:he|him|his|himself)\b"),
    "f": compiled(r"\b(?:she|her|hers|herself)\b"),
}
ANY = compiled(r"\b(?:he|him|his|himself|she|her|hers|herself)\b")
OTHER = {
    "he": "she",
    "him": "her",
    "his": "her",
    "himself": "herself",
    "she": "he",
    "hers": "his",
    "herself": "himself",
}
NO_NOUN = compiled(  # what cannot follow a possessive
    r"^(?:[^\w\s]|\s+(?:to|in|on|at|for|with|and|or|but|from|by|as|that|because|when|while|a|an|the|about|after|before|"
    r"into|over|up|out|off|down|back|if|who|which|not|again|too|away|home|how|what|where|why|this|these|those|there|is|"
    r"was|of|through|during|until|without|against|[^\w\s])(?!\w)|\s*$)"
)
VERB = compiled(rf"\b(?:is|are|has|have|will|would|can|could|{cues.SAYS}|(?!united\b){CLOSED['PAST']})\b|[;:.\"]")
REPORTED = compiled(
    rf"^(?:,[^.!?;:\"]{{3,90}},)?,?\s+(?:(?:also|has|had|then|earlier|later)\s)*(?:{cues.SAYS})\s+"
    r"(?:[^\W_]+\s){0,3}?(?:that\s+)?(?P<he>s?he|(?<=that\s)(?:his|her))\b"
)
SPEAKER = compiled(rf"(?:\"|,)\s+(?P<he>s?he)\s+(?:also\s+)?(?:{cues.SAYS})\b")
SAID = compiled(rf"\b(?:{cues.SAYS})\b[^.!?\"]{{0,60}}$")
SAID_SO = compiled(r"\.[\"\u201d]?\s+according to (?P<he>him|her),")
ACCORDING = compiled(
    r"\baccording to (?P<he>him|her)\b|\bin (?P<his>his|her) (?:own )?(?:opinion|words|view|"
    r"assessment|estimation|judgment)\b"
)
OPENING = compiled(
    r"^\W*(?:(?:also|then|later|meanwhile|at the same time|earlier|however|in addition|moreover|but|"
    r"and|now|today|yesterday|"
    r"recently|soon|once|since then|after that|before that|at first|in particular|previously|as a "
    r"result|of course|in the end|"
    rf"(?:in|since|until|by) (?:{CLOSED['MONTH']}|(?:the )?\d{{4}}s?|recent years|the past|total|turn)|"
    rf"(?:on|last|next|this) (?:{CLOSED['DAY']}|{CLOSED['MONTH']} \d+|week|month|year|time|spring|"
    rf"summer|autumn|winter)|"
    r"(?:a|one|two|three|several|ten) (?:days?|weeks?|months?|years?) (?:ago|later|earlier)|"
    r"in the (?:next|first|second|third|final|last|previous) (?:round|match|game|set|half|race|part|place)|"
    r"(?:before|after|while) [a-z]+ing)(?: \d{4})?[, ]+)?"
    r"(?P<he>his|her|s?he)\b"
)
OWN = compiled(
    r"^.{0,60}?\b(?:on|in|of|about|for|to|with|at|from|during)\s(?P<he>his|her)\s(?:own\s)?(?:official\s|personal\s|new\s|latest\s)?"
    r"(?:facebook|twitter|instagram|telegram|youtube|page|blog|account|channel|post|microblog|website|speech|interview|"
    r"opinion|resignation|duties|career|birthday|office|article|statement|report|column|message|address|vkontakte)\b"
)
HUMAN = compiled(  # what only people do; machines call things "he" and "she", too
    rf"\s(?:(?:also|has|had|was|is|then|later|never|once|first|would|will|can|does not|did not|has been|had been)\s)*"
    rf"(?:{cues.SAYS}|born|graduated|studied|works|worked|lives|lived|married|wants|wanted|moved|joined|served|resigned|"
    r"elected|appointed|arrested|sentenced|invited|urged|called on|thanked|praised|criticized|refused|decided|sitting|"
    r"standing|knows|knew|saw|met|visited|able|ready|grateful|convinced|\d+ years|smiled|"
    r"laughed|cried|slept|sang|sings|danced|fell ill|gave birth|retired|emigrated|posted|tweeted|"
    r"spoke|underwent|confessed|apologi[sz]ed|remembered|"
    r"remembers|was sentenced|was detained|was dismissed|became interested)\b"
    r"|\s(?:is|was|turned|turns)\s(?:already\s|only\s|just\s|about\s|barely\s)?(?:\d{1,2}|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty)"
    r"(?=\syears?\sold|[,.;]|\swhen\b|\s(?:and|but)\b)"
    r"|\s(?:own\s)?(?:colleagues?|friends?|family|words|opinion|deputy|speech|parents|mother|father|lawyer|children|"
    r"opponents?|rivals?|coach|fans)\b"
    r"|\s(?:first|second|next|last|new|latest)\s(?:visit|trip|meeting|speech|term|book|novel|film|album|song|victory|goal|"
    r"title|medal|interview|post|role|match|race)\b"
)
OWNED = compiled(  # what somebody does with things of their own; of other people's one judges, or hears
    r"^(?:,[^.!?;:\"]{3,90},)?,?\s(?:(?:has|had|also|then|later|never|already|just|recently)\s)*"
    r"(?!(?:criti|prais|reject|support|back|condemn|attack|blam|accus|defeat|beat|succe|replac|repl|answer|belie|oppos|"
    r"welcom|mock|question|challeng|den[iy]|quot|cit|echo|contradict|discuss|approv|appreci|describ|call|hail|hear|saw|"
    r"watch|read|kn[eo]w|lov|hat|lik|follow|murder|kill|shot|agree|disagree|comment|respond|react|refus|ban|block|demand|"
    r"doubt|dispute|compar|admir|mention|interrupt|ignor|accept|rul)[a-z]*\b)"
    rf"(?P<verb>{CLOSED['PAST']}|[a-z]{{3,}}s)\s(?:[^\W_]+\s){{0,3}}?(?P<he>his|her)\b"
)
GIVES = compiled(  # verbs of whose objects "her" may be one
    r"(?:g[ai]ve|told|tell|offer|sent|send|show|brought|bring|bought|paid|taught|wrote|lent|grant|promis|wish|ask|made|make|let|"
    r"saw|see|heard|help|watch|met|found|find|left|sold|award|thank|sent|want|need|got|ordered|urged|allow|call)[a-z]*"
)
SURELY_OWN = compiled(r"\s(?:first|second|new|own|last|latest|next|resignation|intentions?|plans?)\b")
LEAD = compiled(  # "In his blog, " before the name; "As he told the agency, "
    r"^\W*(?:at the (?:end|beginning|start) of|in|on|during|after|before|with|despite|for|as|when|"
    r"while|since|speaking (?:in|at)|"
    r"[a-z]+ing)\s(?:[a-z]+\s){0,5}?(?P<he>he|she|his|her)\s[^.!?;:\"]{2,70},\s(?:[a-z-]+\s){0,4}$"
)
OF_THE_ONE = compiled(  # "the partner of missing hiker X": the partner is who acts
    r"\b[a-z]{3,}(?:er|or|ist|ant|ian|man|ent|end)\s(?:of|for|to)\s(?:[a-z-]+\s){0,3}?[a-z]{3,}(?:er|or|ist|ant|ian|man|ent)\s$"
)
BEING = compiled(r"\s(?:was|is|as)\s(?:still\s|only\s)?an?\s[a-z]+\b")
FINITE = compiled(rf"^\s(?:(?:also|then|again|once)\s)?(?:is|has|had|will|would|can|{CLOSED['PAST']}|[a-z]{{3,}}s)\b")
OF_ANOTHER = compiled(  # who, or what, is of somebody else
    r"\s(?:late\s|own\s|ex-|former\s|future\s|first\s|second\s|new\s)?"
    r"(?:wife|widow|girlfriend|fiancee|bride|mistress|husband|boyfriend|widower|groom|successor|predecessor|arms?|legs?|hands?|wounds?|pulse|opponent|killer|murderer|grave|tomb|body|funeral|memory|death|murder|arrest)\b"
)
SUFFERS = compiled(  # of whom one speaks, sooner than who speaks
    r"\s(?:(?:had|has|also|later|soon)\s)*(?:died|survived|fell|vanished|disappeared|(?:was|were|been)\s(?:[a-z]+ly\s|then\s|not\s)?"
    r"(?:\d|drunk|sober|dead|alive|asleep|conscious|unconscious|buried|killed|shot|stabbed|found|hospitali[sz]ed|detained|arrested|"
    r"taken|rushed|beaten|charged|convicted|armed|wanted|missing|only\s\d))\b"
)
APPOSITION = compiled(r"^,\s(?:an?|the|who|head|director|member|[a-z-]+)\s[^,.!?;:\"]{3,90},")
PREDICATE = compiled(  # "is the director of the museum"
    r"^\s(?:is|was|became|becomes|remains|has been|will be|works as|worked as|serves as|served as)\s(?:also\s|now\s)?"
    r"(?:the|an?|his|her|their)\s[^,.!?;:\"]{3,60}?(?=\s(?:and|who|that|which|but|in|at|for|since|from)\b|[,.!?;:])"
)
REFLEXIVE = compiled(r"^\s(?:(?:[a-z]+ly\s)?[a-z]+\s)?(?P<he>himself|herself)\b")


def group_of(match: re.Match[str]) -> str:
    """The group of a match that the pronoun is."""
    return "he" if match["he"] is not None else "his"


def without_apposition(rest: str) -> str:
    """What follows a name, with blanks for what stands between commas right behind it and tells who that is."""
    match = APPOSITION.match(rest)
    if match:
        return "," + " " * (match.end() - 2) + "," + rest[match.end() :]
    match = PREDICATE.match(rest)
    return " " * match.end() + rest[match.end() :] if match else rest


def is_title_only(lead: str) -> bool:
    """Whether what stands before a name in its sentence is all of one title: "The head of the clinic, ..."."""
    return len(lead) < 90 and not VERB.search(lead)


def is_alone(text: str, end: int) -> bool:
    """Whether no noun stands behind a pronoun that ends there, so that it is no possessive."""
    return NO_NOUN.match(text[end : end + 20].lower()) is not None


def is_object(view: str, pronoun: re.Match[str]) -> bool:
    """Whether a pronoun is "him", or "her" that is no possessive."""
    return pronoun[0] == "him" or pronoun[0] == "her" and is_alone(view, pronoun.end())


def is_of(match: re.Match[str], gender: Gender) -> bool:
    """Whether the pronoun of a frame is of a gender."""
    return PRONOUNS[gender].fullmatch(match[group_of(match)]) is not None


def owns(own: re.Match[str], rest: str, wrong: Gender) -> bool:
    """Whether a possessive behind a verb is one, and can refer to nobody but the subject."""
    right = other_gender(wrong)
    if not is_of(own, wrong) or OF_ANOTHER.match(rest, own.end()) or PEOPLE[right].search(rest):
        return False
    before = rest[: own.start("he")]
    if SOMEBODY.search(before) or PEOPLE[wrong].search(before):
        return False
    if wrong == "m":
        return True
    free = not NO_NOUN.match(rest[own.end() :]) and not GIVES.fullmatch(own["verb"])
    return free or SURELY_OWN.match(rest, own.end()) is not None


def other_pronoun(text: str, span: Span) -> str:
    """The pronoun of the other gender, in the same letter case."""
    pronoun = text[span.start : span.end]
    low = pronoun.lower()
    if low == "her":
        fix = "him" if is_alone(text, span.end) else "his"
    elif low == "his" and is_alone(text, span.end):
        fix = "hers"
    else:
        fix = OTHER[low]
    return fix.capitalize() if pronoun[0].isupper() else fix
