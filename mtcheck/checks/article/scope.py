"""The people whom pronouns of an article can mean: those that it names, and words for others."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from mtcheck.checks.article import cues
from mtcheck.checks.article.samepeople import Doubt, doubt
from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Span
from mtcheck.names.bearers import THINGS
from mtcheck.names.given import Gender, given_gender, is_common_given_name, is_east_slavic, is_given_name
from mtcheck.names.lookup import known_gender, known_word
from mtcheck.names.people import Mention, mentions_of
from mtcheck.names.sounds import skeleton
from mtcheck.names.surnames import family

_ACRONYM = 5  # letters of an acronym at most
_SHORT = 4  # letters of a surname whose sounds tell too little
_SURE_FORM = 0.85  # certainty of a surname's form from which it tells the gender of someone named by it only
PEOPLE: dict[Gender, re.Pattern[str]] = {  # words for people whom a pronoun of that gender can mean
    "m": compiled(
        rf"\b(?:he|him|his|himself|man|men|boy|boys|schoolboy|duke|emperor|sportsman|guy|god|lord|christ|pope|king|prince|mr|sir|priest|actor|male|gentleman|boyfriend|"
        rf"spokesman|businessman|policeman|serviceman|congressman|{cues.MEN})\b"
    ),
    "f": compiled(
        rf"\b(?:she|her|hers|herself|woman|women|girl|girls|schoolgirl|ballerina|heroine|housewife|empress|duchess|sportswoman|queen|princess|mrs|ms|miss|nun|lady|actress|female|girlfriend|"
        rf"spokeswoman|businesswoman|policewoman|congresswoman|{cues.WOMEN})\b"
    ),
}
_NO_AGENTS = (  # nouns, and a few other words, that end as agents do
    "after never three better under number however power water later order together matter remember either rather "
    "whether further major former summer center higher answer longer whatever lower super career paper offer consider "
    "earlier computer letter degree floor cancer older color greater winter weather coffee murder prior larger enter "
    "silver smaller dinner labor neither easier corner bigger forever closer proper quarter transfer upper border "
    "behavior honor younger factor chapter faster whenever minor newspaper danger gender register favor harder prefer "
    "counter latter deliver error interior manner stronger motor inner shoulder shower tower junior finger soccer "
    "chamber mirror server superior suffer guarantee horror anger flower prayer butter layer disaster monitor leather "
    "theater trailer disorder fewer deeper carrier recover filter copper wherever terror outer powder shelter sooner "
    "trigger gather wider charter outdoor rubber cheaper fever shorter bitter clever liver laser tourist poster humor "
    "barrier harbor pepper thunder helicopter lesser easter reminder lighter meter roster safer surrender diameter "
    "altogether cheer fiber happier alter flavor differ eager ladder remainder semester anchor broader liquor sheer "
    "timber cluster cylinder vector cyber slower amber armor frontier merger tumor cooler nominee elevator locker "
    "generator newer printer painter indicator sensor underwater exterior hunger other another river sector reactor "
    "tractor corridor rumor vapor sweater oyster container newsletter filter headquarter committee fee tree knee twist "
    "list consist insist exist resist assist mist transformer fibre booster bumper calculator projector incinerator "
    "detector conveyor bunker tanker freighter cruiser destroyer launcher trawler chopper loader boiler freezer heater "
    "cover september october november december wonder refer discover encounter denver vancouver banner indoor laughter "
    "burger thriller header marker processor poker sober darker quicker smarter transgender ginger weaker heavier "
    "healthier inferior manor receptor turnover drawer louder farther utter decree supper whisper brighter clearer "
    "metaphor taller razor boulder folder litter sticker retailer takeover tinder wallpaper feather timer caliber "
    "decor lever polymer "
    "tracker bladder regulator refrigerator simulator adapter transmitter lumber meteor crater voucher "
    "glacier scooter parameter scanner disclaimer amplifier checklist groundwater jubilee lavender accelerator "
    "fertilizer filler rotor converter revolver integer compressor manslaughter misdemeanor buzzer clutter radiator "
    "wastewater steamer sunflower propeller toaster hardcover binder zipper dossier splinter blazer hamper platter "
    "thermometer transistor spree pedigree liner bestseller blockbuster broadcaster manufacturer"
)
_AGENTS = (  # words for people in endings that things have more often
    "student patient resident president client agent parent opponent correspondent respondent "
    "adolescent superintendent "
    "assistant participant defendant lieutenant sergeant applicant immigrant migrant accountant consultant commandant "
    "inhabitant servant merchant tenant attendant claimant descendant infant contestant informant militant assailant "
    "guardian civilian musician politician physician comedian historian technician librarian electrician pedestrian "
    "magician veterinarian mathematician gentleman freshman policeman fireman fisherman salesman "
    "serviceman businessman "
    "spokesman congressman chairman cameraman foreman clergyman craftsman nobleman gunman hitman head chief suspect "
    "victim judge pilot accused colleague friend child guest guard clerk chef coach king hero boss husband wife baby "
    "deceased candidate athlete relative captain hostage nurse thief spy cook god pope prince prophet tsar emir sheikh "
    "patriarch metropolitan mufti rabbi monk general colonel marshal admiral cop dog cat horse bear wolf lion fan star "
    "poet poetess model diplomat celebrity cosmonaut astronaut deputy official expert dissident analyst monarch pupil "
    "monk attache aide envoy delegate rebel teen critic mayor veteran executive detective native representative "
    "operative captive fugitive"
)
# Somebody of whom "he" can be said: "the driver", "a Ukrainian", "his lawyer".
SOMEBODY = compiled(
    r"\b(?:the|an?|his|her|their|its|this|that|another|one|every|each|no)\s+(?:[a-z'\u2019-]+\s){0,2}?"
    rf"(?:(?!(?:{_NO_AGENTS.replace(' ', '|')})\b)[a-z]{{3,}}(?:er|or|ist|ee)|{_AGENTS.replace(' ', '|')}|boy|guy|"
    r"(?!(?:wo|hu|ger|ro|otto)man\b)[a-z]*man|"
    r"(?:[a-z]{3,}(?:ian|ean|ese)|german|czech|turk|pole|swede)"
    r"(?=\s(?:is|was|has|had|said|will|also|and|who)\b|[^\w\s-]))\b"
)
OF_SOMEBODY = compiled(  # Kabaeva's agent
    r"['\u2019]s? (?:[a-z-]+ )?(?:agent|attorney|boss|coach|deputy|doctor|driver|killer|lawyer|manager|"
    r"murderer|opponent|partner|"
    r"producer|rival|student|teacher|trainer)\b"
)

# More words for somebody of whom "he" or "she" can be said.
SOMEBODY_ELSE = compiled(
    r"\b(?:someone|somebody|anyone|anybody|everyone|everybody|whoever|person|kid|toddler|infant|youngster|teenager|"
    r"\d+-year-old|no-one|nobody|partner|lover|genius|legend|skipper|nominee|spaniard|serb|swiss|human(?! rights)|"
    r"individual|member|fellow|personality|lad|bloke|chap|mum|papa|half|pair|character|hero|heroine|soul|officer|guru|idol|icon|"
    r"diva|pm|mp|ceo|minister)\b"
)


class Person(NamedTuple):
    """A mention of someone, where it begins, and the gender that everything in the article tells."""

    mention: Mention
    start: int
    gender: Gender | None
    doubtful: bool = False  # the surname has the other gender's form
    unsure: bool = False  # somebody else may be meant

    @property
    def sure(self) -> bool:
        """Whether the name is known well enough to tell the gender: Slavic, or no rare one of a far country."""
        mention, kin = self.mention, family(self.mention.surname)
        if kin and kin.gender == self.gender and kin.certainty >= _SURE_FORM:
            return True
        if self.gender and self.gender == (known_gender(mention.given, mention.surname) or _of_one_name(mention)):
            return True
        titled = cues.is_title(mention.title) or _is_body(mention.title) or _is_calling(mention.title)
        titled = titled or kin is not None and is_east_slavic(mention.given)
        odd = mention.given.isupper() or mention.surname.isupper() or not titled
        return mention.full and not odd and (is_east_slavic(mention.given) or is_common_given_name(mention.given))


def _of_one_name(mention: Mention) -> Gender | None:
    """The gender of whoever is known by a bare surname, or has one name only: Merkel, Jamala."""
    known = None if mention.full or mention.gender else known_word(mention.surname.lower())
    if (
        known is None
        or known.kind != "person"
        or known.name != mention.surname
        or _NATION.fullmatch(known.name.lower())
    ):
        return None
    return "m" if known.gender == "m" else "f" if known.gender == "f" else None


def _is_body(word: str) -> bool:
    """Whether a capitalized word before a given name ends the title of an office: "of Ukraine", "of the Federation"."""
    return word.lower() in THINGS or word in cues.countries()


def _is_calling(word: str) -> bool:
    """Whether a capitalized word before a given name says what somebody is, or where: Biologist, UN."""
    return word.isupper() and 1 < len(word) <= _ACRONYM or word.lower() in read_list("people-nouns.txt")


def _is_calling_alone(mention: Mention) -> bool:
    """Whether what stands like a surname is an office or a nation: US Secretary, The Georgian leader."""
    word = mention.surname.lower()
    if (
        mention.surname in cues.countries()
        or not mention.given
        and f"{mention.title} {mention.surname}" in cues.countries()
    ):
        return True
    return (
        mention.surname in _PRIZES
        or bool(mention.title and cues.ROLE.fullmatch(word))
        or mention.surname in read_list("nationality-adjectives.txt")
    )


_PRIZES = frozenset("Booker Nobel Oscar Pulitzer".split())
_WHERE = compiled(
    r"\b(?:in|near|(?:came|come|went|go|flew|arrived|returned|moved|flight|trip|back|train|road) (?:to|from))\s$"
)
_NATION = compiled(r"german|roman|english|french|irish|welsh|scott?ish|[a-z]+(?:ian|ese)")
_MONTHS = frozenset("january february march april may june july august september october".split())  # given names, too


def people_of(document: Document) -> list[Person]:
    """The people that an article names, in order: full names, those introduced before, and unmistakable surnames."""
    genders = in_ledger(document)
    introduced: dict[str, list[Mention]] = defaultdict(list)
    recognized = (_in_order(mention) for mention in _recognized(document) if not _is_acronym(mention))
    mentions = tuple(_as_introduced(list(recognized)))
    for mention in mentions:
        if mention.full:
            key = key_of(mention)
            genders[key] = mention.gender if genders.get(key, mention.gender) == mention.gender else None
            introduced[key].append(mention)
    found = []
    for mention in mentions:
        start = mention.given_span.start if mention.given else mention.span.start
        if mention.full:
            if mention.surname.lower() not in THINGS and not (mention.given.isupper() and len(mention.given) > 1):
                found.append(Person(mention, start, mention.gender))
        elif key_of(mention) in genders:
            key = key_of(mention)
            found.append(_again(document, mention, start, genders[key], introduced[key]))
        elif mention.given or mention.gender or not mention.given_name:
            gender, person = _by_itself(document, mention)
            if person:
                by_form = mention.gender is None and known_word(mention.surname.lower()) is None
                found.append(Person(mention, start, gender, unsure=by_form))
        elif mention.given_name and mention.surname.lower() not in _MONTHS and not _is_place(document, mention):
            found.append(Person(mention, start, None))
    return found


def _recognized(document: Document) -> Iterator[Mention]:
    """The names of the text; known people have the gender that the registry tells, also behind a rare given name."""
    for mention in mentions_of(document):
        given = mention.given or mention.title
        gender = None if not given or cues.is_title(given) else known_gender(given, mention.surname)
        if gender is None or mention.decided:
            yield mention
        elif mention.given:
            yield replace(mention, decided=gender)
        else:
            start = document.text.rfind(given, 0, mention.span.start)
            place = Span(start, start + len(given))
            yield replace(mention, given=given, given_span=place, title="", decided=gender)


def _in_order(mention: Mention) -> Mention:
    """A name whose surname stands first, as if it stood last: Orlova Irina."""
    kin = family(mention.title) if mention.title and mention.given_name else None
    if kin is None or kin.certainty < _SURE_FORM or is_given_name(mention.title):
        return mention
    if given_gender(mention.surname) != kin.gender or not is_east_slavic(mention.surname):
        return mention
    start = mention.span.start - len(mention.title) - 1
    return replace(
        mention, surname=mention.title, given=mention.surname, given_span=Span(start, mention.span.end), title=""
    )


def _as_introduced(mentions: list[Mention]) -> Iterator[Mention]:
    """Bare surnames with the spelling in which the one person with these sounds is introduced: Nulend for Nuland."""
    full = [mention for mention in mentions if mention.full]
    known = {key_of(mention) for mention in full}
    sounds: dict[str, set[str]] = defaultdict(set)
    for mention in full:
        sounds[skeleton(mention.surname)].add(mention.surname)
    for mention in mentions:
        spelled = set() if mention.given or key_of(mention) in known else sounds.get(skeleton(mention.surname), set())
        alike = len(spelled) == 1 and len(mention.surname) > _SHORT and known_word(mention.surname.lower()) is None
        yield replace(mention, surname=next(iter(spelled))) if alike and not mention.given_name else mention


def _is_acronym(mention: Mention) -> bool:
    """Whether what stands like a surname is an acronym: LETA."""
    return not mention.given and mention.surname.isupper() and 1 < len(mention.surname) <= _ACRONYM


def _is_place(document: Document, mention: Mention) -> bool:
    """Whether a given name is that of a place where it stands: Milan, Sofia."""
    return _WHERE.search(document.lower, max(0, mention.span.start - 30), mention.span.start) is not None


def _again(document: Document, mention: Mention, start: int, told: Gender | None, people: list[Mention]) -> Person:
    """Somebody whose surname the article has introduced, with the gender that was told then."""
    before = {person.gender for person in people if person.span.start < start}
    later = told is None and len(before) == 1  # somebody of the other gender comes in only further down
    kin, gender = family(mention.surname), mention.gender or (next(iter(before)) if later else told)
    if not mention.given and not cues.is_title(mention.title):
        gender = None  # a given name that no list has, of somebody else
    doubtful = bool(kin and gender and kin.gender != gender)
    found = doubt(document, mention, [p for p in people if p.gender == gender] or people) if doubtful else Doubt.NONE
    if found is Doubt.ANOTHER:
        gender = None
    return Person(mention, start, gender, doubtful, later or found is not Doubt.NONE)


def _by_itself(document: Document, mention: Mention) -> tuple[Gender | None, bool]:
    """What a bare surname tells: the gender, and whether it is a person at all."""
    kin = family(mention.surname)
    known = known_word(mention.surname.lower())
    word = mention.surname.lower()
    if known and known.kind == "person" and known.gender and not (kin and kin.gender != known.gender):
        if known.name.lower() == word and not _NATION.fullmatch(word):
            another = mention.title and not cues.is_title(mention.title) and not _is_calling(mention.title)
            return (None if another else "m" if known.gender == "m" else "f"), True
        return None, False
    if (known and known.kind != "person") or word in THINGS or _is_calling_alone(mention):
        return None, False
    if mention.title and not cues.is_title(mention.title):
        return None, not word.endswith(("tion", "ment", "ship", "ity", "ism", "ing", "ies", "ology", "graphy", "ics"))
    if kin and kin.gender == "f" and kin.certainty >= _SURE_FORM and cues.is_eastern(document):
        return "f", True
    return mention.gender, bool(kin or mention.given or mention.gender)


def in_ledger(document: Document) -> dict[str, Gender | None]:
    """The genders of people that the ledger tells, by surname; None where people of both genders bear it."""
    genders: dict[str, Gender | None] = {}
    for known in document.ledger.names if document.ledger else ():
        gender: Gender | None = "m" if known.gender == "m" else "f" if known.gender == "f" else None
        if known.surname:
            key = _surname_key(known.surname)
            genders[key] = gender if genders.get(key, gender) == gender else None
    return genders


def same(one: Person, other: Person) -> bool:
    """Whether two mentions can be of one person."""
    if key_of(one.mention) != key_of(other.mention) or (one.gender and other.gender and one.gender != other.gender):
        return False
    both = one.mention.full and other.mention.full
    return not both or skeleton(one.mention.given) == skeleton(other.mention.given)


def key_of(mention: Mention) -> str:
    """What a man's and a woman's form of one surname share."""
    return _surname_key(mention.surname)


def _surname_key(surname: str) -> str:
    kin = family(surname)
    return kin.stem if kin else surname.lower()
