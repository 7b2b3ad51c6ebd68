"""Names of institutions with capitals in some of their words only, and ordinary nouns and titles with a capital."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_HEADS = (
    "Ministry Court Committee Commission Council Bank Union Service Agency Forces Force University Institute "
    "Federation Association Chamber Academy Fund Foundation Office Department Corporation Assembly Organization "
    "Organisation Inspectorate Administration Championship Championships Fleet Guard College Hospital Museum Theater "
    "Theatre Church Board Bureau Directorate Secretariat Congress Duma Parliament Society Exchange Embassy Mission "
    "Front Party Center Centre District Republic Prosecutor Ombudsman Airport Station Bridge Park Square Sea Ocean "
    "Strait Gulf Code Hall Cup League"
).split()
# before a head noun: words that belong to the name, whatever stands before them
_OF_NAMES = (
    "foreign defense defence interior finance justice health education culture energy transport agriculture economy "
    "sports labor labour industry digital environment construction security federal supreme constitutional arbitration "
    "central national world investigative electoral election customs tax migration border penitentiary antimonopoly "
    "state general accounts public prosecutor armed ground aerospace air european soviet saudi olympic paralympic "
    "orthodox northern pacific baltic caspian black red mediterranean verkhovna bolshoi mariinsky kerch persian"
).split()
# before a head noun: words that make of it an ordinary noun
_ORDINARY = (
    "special new local own joint whole entire last next other another same such each every this that our their his "
    "her its any some both main large big small current private relevant competent corresponding respective travel "
    "tourism training trade mutual high task parking ad-hoc temporary working separate single certain similar modern "
    "old leading specialized independent charitable charity fancy insurance credit commercial mortgage"
).split()
# before a head noun with no name before it: what every town has
_LOCAL = frozenset("city county district regional municipal provincial town village rural".split())
_LOCAL_HEADS = frozenset(
    "Court Council Hospital Administration Office Museum Park Library Committee Department".split()
)
_ACTIVITIES = frozenset(
    "boxing wrestling weightlifting skating rowing cycling swimming fencing sailing shooting skiing broadcasting "
    "engineering mining housing shipping banking fishing monitoring".split()
)
_LOOSE = frozenset("Congress Parliament Championship Championships Cup League Gulf Party Republic District Sea".split())
_ALWAYS = ("Congress", "Gulf", "Parliament", "Championship", "Front", "League")  # some are parties
_SMALL = frozenset(
    "the a an of to in on at by for from with and or as than nor but into over under after before about between "
    "against through during without within also which who whom whose when where while if because so is are was were "
    "be been has have had not no said says told called named did will would can could may might must via per not "
    "only even just "
    "still already now then made held gave took became near he she they it we you i urged urges asked asks wants want "
    "since until like outside inside behind among despite during toward towards upon whether why how what "
    "tells".split()
)
_HEAD = "|".join(_HEADS)
_LOWER_BEFORE = compiled(rf"(?<=[\w,;)] )(?P<words>(?:[a-z][a-z'-]+ ){{1,2}})(?P<head>{_HEAD})\b(?P<after>(?: [A-Z])?)")
_HEAD_AT = compiled(rf"(?<=[a-z'-] )(?:{_HEAD})\b")
_WORDS_BEFORE = compiled(r"(?<=[\w,;)] )(?:[a-z][a-z'-]+ ){1,2}$")
_LONGEST_WORDS = 80  # code points of two words
_CAP_BEFORE = compiled(r"(?:^|[\s(\"])(?P<word>[A-Z][\w'’-]+) $")

_FIELD_ADJECTIVES = (
    "internal foreign natural public social economic digital strategic civil physical emergency oriental national "
    "regional international military agricultural medical mental higher political world secondary environmental "
    "industrial nuclear professional legal territorial municipal ethnic religious aerospace applied general "
    "experimental modern human youth urban rural consumer information mass labor labour clinical infectious "
    "theoretical contemporary fine slavic european"
).split()
_FIELD_NOUNS = (
    "affairs development resources protection health defense defence justice finance education culture agriculture "
    "energy transport transportation sports sport tourism labor labour economy economics industry ecology "
    "construction science sciences archaeology history physics mathematics chemistry biology medicine geology "
    "philosophy law communications communication media situations emergencies trade policy politics employment "
    "welfare environment housing utilities infrastructure forestry fisheries security safety expertise studies "
    "research ethnography ethnology linguistics literature oceanography astronomy geography sociology psychology "
    "psychiatry oncology cardiology surgery pediatrics epidemiology microbiology virology biotechnology technology "
    "technologies telecommunications architecture arts art planning property statistics revenue duties taxes "
    "investment investments innovation innovations entrepreneurship relations rights migration nationalities customs "
    "oil gas aviation engineering management journalism pedagogy theology music antiquities veterans families "
    "childhood youth reconstruction territories communities regions reintegration interior works roads railways "
    "space astronautics cybersecurity order peace nutrition ministers war wars children animals consumers "
    "competition journalists refugees nature monuments disasters conflicts crises entrepreneurs cooperation torture "
    "corruption terrorism extremism reserves"
).split()
# what bodies are founded for, before "of" and the field: the Institute for the Study of War
_AIMS = (
    "study protection support development promotion preservation prevention settlement investigation restoration "
    "regulation coordination conservation prohibition elimination defense defence"
)
_ADJ, _NOUN = "|".join(_FIELD_ADJECTIVES), "|".join(_FIELD_NOUNS)
_FIELD = rf"(?:(?:{_ADJ}|{_NOUN})[ ])*(?:{_NOUN})"
_OF = compiled(
    rf"""\b(?P<head>Ministry|Minister|Department|Institute|Academy|Faculty|Committee|Commission|Directorate|Center|Centre|
    School|Office|Agency|Cabinet|Council|Union|Museum|House|
    Fund|Foundation|Society|Association)\ (?P<link>of|for|on)\ (?P<the>the\ )?
    (?P<aim>(?:{_AIMS.replace(" ", "|")})\ of\ (?:the\ )?)?
    (?P<fields>{_FIELD}(?:(?:,\ |,?\ and\ |\ &\ )(?:the\ )?{_FIELD})*)\b(?![-'\w])
    (?!\ (?:{_ADJ}|minister|ministry|issues|matters|questions|problems)\b|,?\ and\ [a-z]+ing\b)""",
    re.X | re.I,
)
_LOOSE_OF = ("house", "union", "council", "cabinet", "office", "school", "society")
_ONLY_WITH_AIM = ("fund", "foundation", "society", "association")
# whose bodies have them in their names: the association of Journalists
_MEMBERS = (
    "writers artists composers architects lawyers advocates farmers teachers doctors physicians nurses engineers "
    "industrialists employers manufacturers exporters banks cities mayors workers students pensioners women mothers "
    "soldiers officers hunters fishermen filmmakers cinematographers designers publishers broadcasters translators "
    "historians scientists inventors athletes judges notaries psychologists veterinarians miners pilots drivers "
    "motorists volunteers human mass information"
).split()
_OF_MEMBERS = compiled(
    r"(?<=[\w,] )(?P<head>association|union|society|federation|foundation|fund|museum|institute|academy|committee"
    r"|council|league|bureau) (?:of|for) (?P<first>[A-Z][a-z]+)\b"
)
_KNOWN_MEMBERS = frozenset((*_MEMBERS, *_FIELD_NOUNS))
_CERTAIN = ("ministers", "culture", "justice", "sciences", "economics", "arts", "science", "order", "peace", "defense")
_OF_TITLES = ("Secretary", "Minister", "Prosecutor", "Chancellor", "Commissioner")
_SOVEREIGN = (
    "(?:Ukraine|Russia|the\\ Russian\\ Federation|Belarus|Kazakhstan|Poland|Georgia|Moldova|Lithuania|Latvia|Estonia|"
    "Armenia|Azerbaijan)"
)
_LOWER_OF = compiled(
    rf"""(?<![\w-])(?P<name>(?:(?:the|The)\ )?(?:[Nn]ational\ (?:[Gg]uard|[Bb]ank|[Pp]olice|[Aa]ssembly)|
    [Ss]ecurity\ [Ss]ervice|
    [Aa]rmed\ [Ff]orces|[Ss]upreme\ (?:[Cc]ourt|[Cc]ouncil)|[Cc]onstitutional\ [Cc]ourt|[Cc]abinet\ of\ [Mm]inisters|
    [Ii]nvestigative\ [Cc]ommittee|[Cc]entral\ (?:[Bb]ank|[Ee]lection\ [Cc]ommission)|
    [Mm]inistry\ of\ {_FIELD}(?:\ and\ {_FIELD})?|[Ff]ederation\ [Cc]ouncil|
    [Gg]eneral\ [Ss]taff|[Ss]tate\ [Dd]uma|[Pp]ension\ [Ff]und|
    (?:[Cc]riminal|[Cc]ivil|[Tt]ax|[Bb]udget|[Hh]ousing|[Ff]amily|[Ll]and|[Pp]enal|[Ll]abou?r|
    [Ww]ater|[Ff]orest|[Cc]ustoms)\ [Cc]ode|[Aa]ccounts\ [Cc]hamber))(?=\ of\ {_SOVEREIGN}|
    \ (?:of\ )?(?:the\ )?RF\b)""",
    re.X,
)
_TITLES = (
    "Head Director Deputy Chief Chairman Governor Mayor Minister Secretary Commander Ambassador Manager Editor "
    "Prosecutor Representative Adviser Advisor Rector Vice-President Vice-Chairman Chancellor Commissioner Inspector "
    "Co-Chair Founder"
).split()
_BEFORE_TITLE = (
    "acting former first second current new then appointed elected became become named resigned dismissed deputy "
    "newly permanent executive general technical managing project regional commercial artistic sports incumbent "
    "interim ex his her their its our your longtime outgoing future senior chief press formerly previously made whose"
).split()
_TITLE = compiled(
    rf"(?<=[\w,] )(?P<before>{'|'.join(_BEFORE_TITLE)}) (?P<title>{'|'.join(_TITLES)})\b"
    r"(?P<more> [a-z]+(?: [A-Z])?)?(?! ?[A-Z-]|'s [A-Z])"
)


_RANKS = "Deputy|First|Executive|Acting|Permanent|Managing|Scientific|Technical|Commercial|Regional|Project|Vice"
_OF_OFFICES = (
    "Head Director Deputy Chairman Chairwoman Governor Mayor Representative Coach Manager Member Leader Founder Owner "
    "Commander Rector Dean Editor Prosecutor Inspector Imam Mufti Expert Analyst Lawyer Judge Captain Employee "
    "Co-Founder Co-Chair Co-Owner Vice-President Vice-Chairman Vice-Governor Editor-in-Chief Coordinator "
    "Adviser Advisor President Minister Ambassador Chancellor"
).split()
_TITLE_OF = compiled(
    rf"(?<=[\w',-] )(?P<title>(?:(?:{_RANKS}) ){{0,2}}(?:{'|'.join(_OF_OFFICES)}))"
    r"(?= (?:of|for|at) (?!Honou?r|Year|Best))"
)
_SMALL_BEFORE = compiled(r"(?:(?<![\w-])[a-z][\w'-]*|,) $")
_OF_STATES = ("President", "Minister", "Chancellor", "Ambassador")  # some houses set them with a capital
_STATE = compiled(r" of State\b")  # the Head of State
_NAME_BEHIND = compiled(r" [A-Z]")
_BODY_OF = compiled(r"\b(?:[Oo]ffice|[Aa]dministration) of (?:the )?$")  # part of the name of that body


_FEDERAL = compiled(r"(?:Bureau|Department|Office|Centers?|Court) (?:of|for) (?!Investigation\b)[A-Z]")


def _lower_before(document: Document) -> list[re.Match[str]]:
    """Head nouns with a capital behind words in small letters: their first letters are looked for, not any word."""
    text, found = document.folded, []
    for head in _HEAD_AT.finditer(text):
        words = _WORDS_BEFORE.search(text, max(0, head.start() - _LONGEST_WORDS), head.start())
        if words and (match := _LOWER_BEFORE.match(text, words.start())):
            found.append(match)
    return found


def half_capitalized(document: Document, rule: Rule) -> Iterator[Finding]:
    """Lower-case words of a name before its capitalized head noun: "the Russian defense Ministry"."""
    text = document.folded
    for m in document.memo(_lower_before):
        words = m["words"].split()
        if words[0] in _SMALL:
            words = words[1:]
        if not words or any(w in _SMALL or w in _ORDINARY or w in _BEFORE_TITLE for w in words):
            continue
        start = m.start("head") - len(" ".join(words)) - 1
        cap = _CAP_BEFORE.search(text[max(0, start - 30) : start])
        if m["head"] in _LOOSE and (words[0] not in _OF_NAMES or words[0] in ("national", "state")):
            continue
        if words[-1] in ("state", "district", "national") and text.startswith(" of ", m.end("head")):
            continue
        if words == ["federal"] and _FEDERAL.match(text, m.start("head")):
            continue  # a federal body whose name begins with its noun
        if words[0] not in _OF_NAMES and _NAME_BEHIND.match(text, m.end("head")):
            continue  # the stars Park Shin-hye
        named = words[0] in _OF_NAMES or cap and not _starts(text, start - len(cap["word"]) - 1)
        if named and not (len(words) == 1 and _is_no_noun(words[0])):
            fix = " ".join(_capital(w) for w in words)
            yield finding(rule, document, Span(start, m.end("head")), [f"{fix} {m['head']}"])


def _is_no_noun(word: str) -> bool:
    """Whether a word before a head noun is a participle, an adverb or somebody's sooner than part of the name."""
    return word.endswith(("ed", "ing", "ly", "s'", "'s")) and word not in _ACTIVITIES


def ordinary(document: Document, rule: Rule) -> Iterator[Finding]:
    """Capitals of ordinary nouns: "a special Commission", "the whole Republic", "a trade Union"."""
    for m in document.memo(_lower_before):
        word = m["words"].split()[-1]
        follows = document.folded[m.end("head") : m.end("head") + 8]
        local = word in _LOCAL and m["head"] in _LOCAL_HEADS and _nothing_before(document.folded, m)
        if not (word in _ORDINARY or local) or m["after"] or m["head"] in _ALWAYS:
            continue
        if not re.match(r" (?:of|for|on|in) (?:the )?[A-Z]|'s [A-Z]|-| \d", follows):
            yield finding(rule, document, Span(m.start("head"), m.end("head")), [m["head"].lower()])


def _nothing_before(text: str, match: re.Match[str]) -> bool:
    """Whether only an article stands before the word that stands before the head noun."""
    words = match["words"].split()
    return words[0] in ("the", "a") if len(words) > 1 else text.endswith(("The ", "A "), 0, match.start("words"))


def fields(document: Document, rule: Rule) -> Iterator[Finding]:
    """What stands behind "Ministry of", "Institute for", "Committee on" in small letters, and the other way round."""
    for m in _OF.finditer(document.folded):
        head, names = m["head"], m["fields"]
        if m["the"] and names in ("affairs", "protection", "development", "study", "rights"):
            continue  # the name goes on: "for the protection of nature"
        if not head[0].isupper() and not any(w[0].isupper() for w in names.split()):
            continue
        if m["aim"] and not head[0].isupper() or not m["aim"] and head.lower() in _ONLY_WITH_AIM:
            continue
        if head.lower() in _LOOSE_OF and not m["aim"] and names[0].islower() and names.split()[-1] not in _CERTAIN:
            continue
        start, end = m.start("aim") if m["aim"] else m.start("fields"), m.end("fields")
        if head[0].islower():
            if head.lower() not in ("ministry", "department", "institute", "academy", "faculty") or names[0].islower():
                continue
            start = m.start("head")
        found = document.folded[start:end]
        fix = re.sub(r"[\w'-]+", lambda w: w[0] if w[0] in ("of", "for", "on", "the", "and") else _capital(w[0]), found)
        if fix != found:
            yield finding(rule, document, Span(start, end), [fix])


def heads_of_members(document: Document, rule: Rule) -> Iterator[Finding]:
    """Head nouns in small letters before whom or what a body is for: the association of Journalists."""
    for match in _OF_MEMBERS.finditer(document.folded):
        if match["first"].lower() in _KNOWN_MEMBERS:
            yield finding(rule, document, Span(*match.span("head")), [match["head"].capitalize()])


def of_country(document: Document, rule: Rule) -> Iterator[Finding]:
    """State institutions in small letters before "of Ukraine" and the like."""
    for m in _LOWER_OF.finditer(document.folded):
        name = m["name"]
        fix = re.sub(r"[\w'-]+", lambda w: w[0] if w[0] in ("of", "and", "the", "The") else _capital(w[0]), name)
        if fix != name:
            lead = len(name) - len(name.removeprefix("the ").removeprefix("The "))
            yield finding(rule, document, Span(m.start() + lead, m.end()), [fix[lead:]])


def titles(document: Document, rule: Rule) -> Iterator[Finding]:
    """Capitals of titles that no name follows, behind a word in small letters: "was appointed Head of the service"."""
    done: set[int] = set()
    for m in _TITLE.finditer(document.folded):
        more = m["more"] or ""
        if more.startswith(" of") and more[-1].isupper() and m["title"] in _OF_TITLES:
            continue
        yield finding(rule, document, Span(m.start("title"), m.end("title")), [m["title"].lower()])
        done.add(m.end("title"))
    for m in _TITLE_OF.finditer(document.folded):
        if not _SMALL_BEFORE.search(document.folded, max(0, m.start() - _LONGEST_WORDS), m.start()):
            continue
        body = _BODY_OF.search(document.folded, max(0, m.start("title") - 30), m.start("title"))
        if m.end("title") not in done and not body:
            state = _STATE.match(document.folded, m.end("title"))
            end = state.end() if state else m.end("title")
            safety = Safety.UNSAFE if m["title"] in _OF_STATES else rule.safety
            fix = document.folded[m.start("title") : end].lower()
            yield finding(rule, document, Span(m.start("title"), end), [fix], safety=safety)


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _starts(text: str, position: int) -> bool:
    """Whether a sentence starts at a position."""
    before = text[max(0, position - 3) : position].rstrip(" ")
    return not before or before[-1] in '\n.!?":('
