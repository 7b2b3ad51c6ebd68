"""Words for people whom a pronoun can mean, whether or not the article names them: he, the driver, anyone."""

from __future__ import annotations

import re

from mtcheck.checks.article import cues
from mtcheck.files.expressions import compiled
from mtcheck.names.given import Gender

PEOPLE: dict[Gender, re.Pattern[str]] = {  # words for people whom a pronoun of that gender can mean
    "m": compiled(
        rf"\b(?:he|him|his|himself|man|men|boy|boys|schoolboy|duke|emperor|sportsman|guy|god|lord|christ|pope|king|prince|mr|sir|priest|actor|male|gentleman|boyfriend|"
        rf"spokesman|businessman|policeman|serviceman|congressman|countryman|{cues.MEN})\b"
    ),
    "f": compiled(
        rf"\b(?:she|her|hers|herself|woman|women|girl|girls|schoolgirl|ballerina|heroine|housewife|empress|duchess|sportswoman|queen|princess|mrs|ms|miss|nun|lady|actress|female|girlfriend|"
        rf"spokeswoman|businesswoman|policewoman|congresswoman|countrywoman|{cues.WOMEN})\b"
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
    "operative captive fugitive burglar"
)
# Somebody of whom "he" can be said: "the driver", "a Ukrainian", "his lawyer".
SOMEBODY = compiled(
    r"\b(?:the|an?|his|her|their|its|this|that|another|one|every|each|no)\s+(?:[a-z'\u2019-]+\s){0,2}?"
    rf"(?:(?!(?:{_NO_AGENTS.replace(' ', '|')})\b)[a-z]{{3,}}(?:er|or|ist|ee)|{_AGENTS.replace(' ', '|')}|boy|guy|"
    r"(?!(?:wo|countrywo|hu|ger|ro|otto)man\b)[a-z]*man|"
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
    r"individual|member|fellow|personality|lad|bloke|chap|mum|papa|(?<!first )(?<!second )half|pair|character|hero|"
    r"heroine|soul|officer|guru|idol|icon|"
    r"diva|pm|mp|ceo|minister)\b"
)

_OF_ONES_OWN = compiled(
    r"(?:his|her)\s(?!(?:[a-z-]+\s)?(?:wife|husband|widow(?:er)?|girlfriend|boyfriend|bride|groom)\b)"
)


def comes_in(view: str, start: int, stop: int) -> int:
    """Where a text comes to somebody else (`stop` for nobody); the "his" of "his son" is still the one before's."""
    somebody = SOMEBODY.search(view, start, stop)
    if somebody is None:
        return stop
    own = _OF_ONES_OWN.match(view, somebody.start())
    return own.end() if own else somebody.start()


def is_of_somebody(lead: str, rest: str) -> bool:
    """Whether a name tells whose somebody is that the sentence speaks of: the killer of Anna Lind; Lind's agent."""
    if cues.SPEAKS_BEFORE.search(lead) or cues.SPEAKS_AFTER.search(rest):
        return False
    return _POSSESSED.match(rest) is not None or _OF.search(lead) is not None and SOMEBODY.search(lead) is not None


_POSSESSED = compiled(r"['\u2019]s? [a-z]")
_OF = compiled(r"\b(?:of|for|by|with|to|against|from)\s$")
