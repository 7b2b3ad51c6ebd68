"""Names in quotation marks that the source tells to be of firms, clubs, media or ships: English has no marks there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.findings import Finding, Span
from mtcheck.names.romanize import same_name
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule
from mtcheck.source.anchors import english_keys
from mtcheck.source.pairs import Pair, pairs_of
from mtcheck.source.words import plain, spellings_of

_OPEN, _CLOSE = '[\u00ab\u201e\u201c"]', '[\u00bb\u201d\u201c"]'
_QUOTED = re.compile(rf"{_OPEN}(?P<inner>[^\u00ab\u00bb\u201c\u201d\u201e\"\n]{{2,50}}){_CLOSE}")
_MARKED = re.compile(
    r"(?<![\w\"])\"(?P<name>[A-Z0-9][\w.&+'-]*(?:[ -\u2013](?:(?:of|and|de|la|&) )?[A-Z0-9][\w.&+'-]*){0,3}?)(?<!\.)"
    r"[,.]?\"(?![\w\"])"
)
# What a body is called before its name, in Russian and Ukrainian; beginnings of words.
_BODY = re.compile(
    r"(?:(?:компани|фирм|фірм|корпораци|концерн|холдинг|банк|завод|комбинат|фабрик|клуб|команд|газет|журнал|издани|видання|"
    r"агентств|телеканал|канал|радио|радіо|портал|сайт|соцсет|соцмереж|парти|движени|организаци|організаці|группировк|"
    r"угрупованн|фонд|магазин|отел|готел|гостиниц|ресторан|аэропорт|аеропорт|стадион|стадіон|издательств|видавництв|"
    r"ассоциаци|асоціаці|союз|центр|оператор|сервис|сервіс|мессенджер|месенджер|шахт|станци|станці|предприяти|підприємств|"
    r"производител|виробник|застройщик|ретейлер|авиакомпани|авіакомпані|больниц|лікарн|санатори|корабл|крейсер|фрегат|"
    r"корвет|подлодк|лодк|човен|катер|ледокол|криголам|танкер|теплоход|ракет|вертолет|вертоліт|самолет|літак|форвард|"
    r"вратар|воротар|полузащитник|півзахисник|защитник|захисник|нападающ|нападник|хавбек|игрок|пресс-служб|прес-служб|"
    r"гендиректор|сетью|сетям)\w*|групп[аыеу]|груп[аиіу]|группой|групою|сет[иь]|мереж[аіу]|рух[уі]?|жк|тц|трц|зрк|рсзо|зрпк|"
    r"бпла|трк|ооо|оао|зао|пао|ао|тов|пат|нпф|гк|фгуп|ск|фк|хк|тк|чоп|нко|сро)$"
)
_AND = re.compile(r"[\u00bb\u201d\u201c\"](?:,|\s(?:и|й|та|і|или|або))\s$")
_ALIKE = 0.6  # likeness of two spellings of a name
_TRIED = 4  # spellings of a word that are compared
_KEY = 5  # letters by which English words are compared


def name(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names in marks behind whose counterpart the source says what they are of; the fix takes the marks away."""
    for pair in pairs_of(document).translated:
        marked = list(_MARKED.finditer(document.folded, *pair.span))
        bodies = list(_bodies(document, pair)) if marked else []
        for match in marked if bodies else ():
            if any(_told(match["name"], inner, document, pair) for inner in bodies):
                yield finding(rule, document, Span(*match.span()), [document.text[match.start() + 1 : match.end() - 1]])


def _bodies(document: Document, pair: Pair) -> Iterator[str]:
    """Names in marks of the source behind a word for what they are, and those that follow in a list."""
    text = pairs_of(document).source.text
    listed = False
    for match in _QUOTED.finditer(text, *pair.source_span):
        before = text[max(pair.source_span.start, match.start() - 40) : match.start()]
        words = re.findall(r"[\w-]+(?=\s$)", before)
        body = bool(words) and bool(_BODY.match(plain(words[-1]))) or listed and bool(_AND.search(before))
        listed = body and match["inner"][0].isupper()
        if listed:
            yield match["inner"]


def _told(english: str, inner: str, document: Document, pair: Pair) -> bool:
    """Whether a name is that of the source, or a word of it translates or spells one of its words."""
    if plain(english) == plain(inner):
        return True
    mine = [w for w in re.findall(r"\w+", english) if len(w) > 2]
    keys = {w.lower()[:_KEY] for w in mine}
    source = pairs_of(document).source
    at = source.text.find(inner, pair.source_span.start)
    for word in source.words_in(Span(at, at + len(inner))):
        if any(key in keys for lemma in word.lemmas for key in english_keys(lemma)):
            return True
        spelled = _romanized(word.text, source.language_at(at))
        if len(word.text) > 2 and any(same_name(s, w) >= _ALIKE for s in spelled for w in mine):
            return True
    return False


def _romanized(word: str, language: str) -> tuple[str, ...]:
    return spellings_of(plain(word), language, _TRIED)
