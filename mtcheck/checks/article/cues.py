"""Words around a name that tell who is meant: speech, kinship, offices, stories of crime and of contests."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice

from mtcheck.document import Document
from mtcheck.english.wordclasses import DATES
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_columns
from mtcheck.names.given import Gender

SAYS = (
    "said|says|told|tells|added|adds|noted|notes|stressed|stresses|explained|explains|believes|believed|stated|states|"
    "wrote|writes|replied|recalled|admitted|underlined|emphasi[sz]ed|announced|reported|reports|claimed|claims|insisted|"
    "warned|declared|concluded|argued|complained|joked|promised|confirmed|denied|commented|assured|reminded|acknowledged|"
    "pointed out|clarified|asked|answered|suggested|remarked|shared|summed up|continued|tweeted|thinks|considers|hopes|"
    "hoped|sure|convinced"
)
MEN = (
    "husband|father|brother|son|grandfather|grandson|uncle|nephew|widower|stepfather|stepson|dad|ex-husband|fiance"
    "|groom"
)
WOMEN = (
    "wife|mother|sister|daughter|grandmother|granddaughter|aunt|niece|widow|stepmother|mom|ex-wife|fiancee|bride"
    "|mistress"
)
SPEAKS_BEFORE = compiled(
    rf"\b(?:{SAYS}|according to(?: \S+)?|"
    r"(?:words?|statements?|opinion|speech|remarks?|comments?|interview|view|proposal|report) (?:of|by|from|with))\s$"
)
SPEAKS_AFTER = compiled(
    r"^(?:['\u2019]s (?:words?|statement|opinion|speech|remarks?|comments?|view|interview|press secretary|office))\b"
    r"|^(?:,[^.!?;:\"]{3,80},)?\s+"
    rf"(?:(?:also|has|had|is|was|then|earlier|later|further|specifically|however)\s)*(?:{SAYS})\b"
)
FAMILY = compiled(
    rf"\b(?:{MEN}|{WOMEN}|couple|spouses?|parents?|children|relatives?|family|siblings?|twins?|cousins?|married|"
    r"divorced?|marriage|wedding|namesakes?|dynasty|inherit\w*|[a-z]+-in-law|clan|born to)\b"
)
GRAVE = compiled(  # stories of crime and death, where relatives of one surname come up without an introduction
    r"\b(?:killed|murder\w*|shot|stabbed|dead|died|death|funeral|buried|body|corpse|victims?|suspects?|detained|arrested|"
    r"kidnapp\w*|burned|drowned|beaten|rap(?:ed|ist)|robb\w+|convict\w*|sentenced|prison|obituary|mourn\w*|late|memory|"
    r"missing)\b"
)
ACCUSED = compiled(  # what happens to people whom nobody has introduced
    r"\b(?:killed|murder\w*|shot|stabbed|dead|died|funeral|buried|body|corpse|detained|arrested|kidnapp\w*|beaten|"
    r"questioned|interrogated|convict\w*|sentenced|accused|suspected|charged)\b"
)
BOTH = compiled(r"\b(?:men's|women's|among (?:the )?(?:men|women)|mixed|pairs?|duet|partner|couples?)\b")
CONTEST = compiled(  # results, where women and men of one surname compete
    r"\b(?:medals?|gold|silver|bronze|race|sprint|relay|match|tournament|champion\w*|final|semi-?final|beat|defeated|"
    r"scored?|goals?|lap|heat|round|sets?|points?|seconds|metres?|meters?|podium|finish\w*|athletes?|team|men's|women's|"
    r"mixed|doubles|cup|league|won|win|record|olympi\w+|qualif\w+|skater|skier|wrestler|boxer|gymnast|swimmer|biathl\w+|"
    r"tennis|chess)\b"
)
ROLE = compiled(
    r"\b(?P<role>president|minister|secretary|senator|ambassador|director|governor|mayor|general|colonel|major|captain|"
    r"chair(?:man|woman)|leader|head|deputy|expert|journalist|correspondent|lawyer|coach|actor|actress|singer|writer|judge|"
    r"prosecutor|spokes(?:man|woman|person)|representative|commissioner|ombudsman|analyst|economist|professor|doctor|"
    r"official|editor|founder|owner|manager|rector|principal|teacher|chief|commander|adviser|advisor|diplomat|politician|"
    r"scientist|researcher|blogger|activist|chancellor|premier|speaker|councill?or|investigator|inspector|designer|artist|"
    r"composer|conductor|poet|author|producer|host)\b"
)
REFLEXIVE: dict[Gender, re.Pattern[str]] = {"m": compiled(r"\bhimself\b"), "f": compiled(r"\bherself\b")}
PRONOUN: dict[Gender, re.Pattern[str]] = {
    "m": compiled(r"\b(?:he|him|his)\b"),
    "f": compiled(r"\b(?:she|her|hers)\b"),
}
# Nouns that only one gender bears in English; "spokesman" and "chairman" are what machines write for women, too.
NOUNS: dict[Gender, re.Pattern[str]] = {
    "m": compiled(rf"\b(?:mr|sir|lord|king|prince|duke|boyfriend|{MEN})\.?\s$"),
    "f": compiled(
        r"\b(?:mrs|ms|miss|lady|queen|princess|duchess|girlfriend|spokeswoman|chairwoman|businesswoman|policewoman|"
        rf"congresswoman|actress|ballerina|heroine|housewife|waitress|nun|empress|{WOMEN})\.?\s$"
    ),
}
FIRST_WOMAN = compiled(
    r"^,? (?:who )?(?:became|becomes|is|was|has become|would become|will be)?,? ?"
    r"the (?:first|only|youngest|oldest|second) (?:\w+ )?(?P<who>woman|female|girl|lady|man)\b"
)
_EASTERN = frozenset(
    """
    russia russias russian russians moscow kremlin ukraine ukrainian ukrainians kyiv kiev belarus belarusian belarusians
    minsk petersburg duma siberia siberian crimea crimean donbas donbass sochi kazan rostov kazakhstan soviet ussr ruble
    rubles rouble roubles oblast oblasts yekaterinburg samara ufa perm tula ural urals lviv odesa odessa
    kharkov kharkiov kharkiv donetsk gazprom sberbank yakutia tatarstan bashkortostan chechnya chechen chechens
    ingushetia buryatia karelia kalmykia chuvashia udmurtia mordovia khakassia grozny ossetia ossetian caucasus
    azerbaijan azerbaijani baku georgian tbilisi armenia armenian yerevan kazakh kazakhs astana almaty bishkek tashkent
    dushanbe ashgabat moldova moldovan chisinau bolshoi
    """.split()
)
_EASTERN_STEMS = ("dagestan", "makhachkal", "kyrgyz", "uzbek", "tajik", "turkmen")
_EASTERN_ENDS = ("sk", "skaya")
_IN_SK = compiled(
    r"(?!(?:task|risk|ask|desk|disk|mask|brisk|flask|husk|dusk|tusk|musk|frisk|whisk|bask|kiosk|obelisk|asterisk|gdansk|"
    r"slask)\b)"
    r"[a-z]{2,}sk|[a-z]{4,}skaya|(?:dagestan|kyrgyz|uzbek|tajik|turkmen)\w*|makhachkal\w"
)
# What is called by an adjective in Russian: the Kirovsky district, the Bakhrushin Museum.
NAMED = (
    r"(?:(?!(?:the|an?|was|is|are|were|and|or|has|had|in|of|by|on|at|to|for|from|where|when|with|will|would|"
    r"can|could|may|must|should|did|does|do) )[a-z][a-z-]* ){0,2}?"
    r"(?i:district|raion|rayon|rajon|region|oblast|kra[iy]|area|territory|microdistrict|neighbou?rhood|"
    r"quarter|block|council|court|cathedral|church|monastery|mosque|temple|synagogue|cemetery|museum|gallery|library|"
    r"theat(?:er|re)|school|college|lyceum|gymnasium|university|institute|academy|hospital|clinic|polyclinic|plant|"
    r"factory|combine|works|mine|quarry|refinery|mill|smelter|shipyard|deposit|field|reservoir|dam|canal|bridge|pass|"
    r"gorge|ridge|bay|gulf|strait|island|peninsula|forest|reserve|park|garden|market|stadium|station|airport|port|"
    r"colony|prison|garrison|regiment|division|brigade|department|office|administration|police|prosecutor's office|"
    r"fund|foundation|bank|estate|palace|castle|kremlin|metro|embankment|boulevard|lane|GOK|TPP|NPP|HPP)s?\b"
)
IS_NAMED = compiled(f" {NAMED}")
ABROAD = compiled(  # where a Slav's wife or daughter may bear a man's form
    r"\b(?:american?|united states|u\.s\.|us|canada|canadian|australian?|britain|british|england|"
    r"english|london|germany|"
    r"german|france|french|paris|israeli?|knesset|haifa|tel aviv|jerusalem|"
    r"italy|italian|spain|spanish|sweden|swedish|finland|finnish|"
    r"new york|california|"
    r"toronto|chicago|boston|leeds|ohio|texas|sydney|melbourne|"
    r"berlin|serbian?|croatian?|slovenian?|montenegro|bosnian?|born in|emigrated|immigrants?|"
    r"bulgarian?|dutch|netherlands|estonian?|latvian?|argentin\w+|brazil\w*)\b"
)
_EMIGRANTS = compiled(r"\b(?:israeli?s?|knesset|haifa|tel aviv|jerusalem)\b")
_OFTEN = 2
_NAME_BEHIND = compiled(r" [A-Z][a-z]+ [A-Z][a-z]")  # the Italian Carla Conti
_UKRAINE = compiled(
    r"\bukrain|\bk[yi]i?ev?\b|donetsk|lug?hansk|donbas|khark[io]v|lviv|odes+a|zapori[zj]h|kherson|hryvnia|\brada\b"
)
_RUSSIA = compiled(r"\brussia|\bmoscow|kremlin|petersburg|\brubles?\b|\bduma\b")


def is_eastern(document: Document) -> bool:
    """Whether an article is about Russia, Ukraine or Belarus."""
    return document.memo(_is_eastern)


def is_abroad(document: Document, start: int, end: int, around: int) -> bool:
    """Whether another country is named within so many code points before or behind a name, not as somebody else's."""
    found = ABROAD.finditer(document.lower, max(0, start - around), end + around)
    return any(match.end() + 1 == start or not _NAME_BEHIND.match(document.folded, match.end()) for match in found)


def is_of_emigrants(document: Document) -> bool:
    """Whether an article is about Israel, where many women from the East bear a man's form."""
    return document.memo(_is_of_emigrants)


def _is_of_emigrants(document: Document) -> bool:
    return len([*islice(_EMIGRANTS.finditer(document.lower), _OFTEN)]) == _OFTEN


def is_more_of_ukraine(document: Document) -> bool:
    """Whether an article speaks more of Ukraine than of Russia."""
    return document.memo(_is_more_of_ukraine)


def _is_more_of_ukraine(document: Document) -> bool:
    return len(_UKRAINE.findall(document.lower)) > len(_RUSSIA.findall(document.lower))


def _is_eastern(document: Document) -> bool:
    words = document.vocabulary
    if not words.isdisjoint(_EASTERN):
        return True
    some = (word for word in words if word.endswith(_EASTERN_ENDS) or word.startswith(_EASTERN_STEMS))
    return any(map(_IN_SK.fullmatch, some))


OPENERS = DATES | frozenset(  # words with a capital letter that stand before a surname and are no part of a name
    """
    later earlier today yesterday tomorrow then now when while if as but and also however according that because
    after before since until though although meanwhile moreover nevertheless still yet so thus therefore here there
    in on at by for from with without of to about under over only even perhaps maybe once again soon what why how
    where who whether the a an this that these those no not yes nor or both either neither instead besides indeed
    near around outside inside during between among against through across along beyond behind within opposite toward
    towards unlike like besides except apart per via upon into onto
    apparently did does do was is has had will would could should can might citing quoting dear
    """.split()
)
TITLES = frozenset("mr mrs ms miss dr prof professor sir lady lord madam comrade citizen gen col lt sgt capt".split())


@lru_cache(maxsize=4096)  # asked for each name by many checks
def is_title(word: str) -> bool:
    """Whether a capitalized word before a surname is a title, an office or a sentence's first word: no given name."""
    bare = word.rstrip(".,").lower()
    listed = not bare or bare in OPENERS or bare in TITLES
    return listed or bare.endswith(("ly", "ing", "ed")) or ROLE.fullmatch(bare) is not None


@cache
def countries() -> frozenset[str]:
    """The names of countries."""
    return frozenset(name for name, _ in read_columns("countries.tsv"))
