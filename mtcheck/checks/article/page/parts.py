"""Lines that are parts of a page and not of its article: forms and buttons, menus, credits, doubled lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.files.lists import read_list
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_LINE = compiled(r"\S[^\n]*(?<=\S)")
_WORD = compiled(r"[^\W_]+(?:['-][^\W_]+)*")
# what such a line is about; one of these must be in it
_STRONG = compiled(
    r"\b(?:comments?|reply|replies|respond|captcha|cookies?|subscrib\w+|subscriptions?|newsletters?|"
    r"log ?in|sign (?:in|up)|logged|"
    r"regist\w+|authoriz\w+|passwords?|e-?mails?|share|tweet|repost|menu|search|loading|bookmarks?|rss|"
    r"fields?|website|browser|username|"
    r"nickname|spam|robot|notif\w+|moderat\w+|print|privacy|cookie|follow us|join us|like|dislike|download|feedback|"
    r"terms of use|rights reserved|copied|mailing list|telegram|viber|whatsapp|vkontakte|odnoklassniki|"
    r"facebook|twitter|instagram|"
    r"news feed|all news|more news|next (?:article|post|news|page)|previous (?:article|post|news|page)|"
    r"popular|latest news|rate this|a friend|favou?rites|copy (?:the )?link|load more|show more|the forum|"
    r"did you like|accept all|our (?:group|channel)|code from|your rating|back to|home page)\b"
)
# how a button or a form speaks to its reader
_FIRST = frozenset(
    "leave add write post share tweet repost subscribe follow join log sign register enter click show load loading "
    "view search save cancel reply please your you captcha required print copy rate next previous prev home menu "
    "login download skip accept sort hide unsubscribe send forgot remember notify choose select agree no there have "
    "want this continue expand back go all more comments "
    "comment by we read watch find get stay like to report ask suggest not close open rate popular most "
    "similar related latest news top discuss rss".split()
)
_MOST_WORDS = 22
_LEAST_DOUBLED, _MOST_DOUBLED = 5, 40  # words
_PLACE = compiled(r"(?:[A-Z][\w&' -]{0,30}\s?(?:»|>|→|/|\|)\s?){2,}[A-Z][\w&' ,-]{0,60}")


def forms(document: Document, rule: Rule) -> Iterator[Finding]:
    """Buttons, comment and reply forms, logins, cookie notices: lines all of whose words belong to such things."""
    for line in _lines(document):
        safety = form(document, line)
        if safety is not None:
            yield finding(rule, document, line, [""], safety=None if safety is Safety.SAFE else safety)


def form(document: Document, line: Span) -> Safety | None:
    """How sure a line is a button or a part of a form, if it is one at all."""
    low = document.lower[line.start : line.end]
    known = read_list("page-words.txt")
    first = _WORD.search(low)
    if first is None or not (first[0] in known or first[0].isdigit()):  # of most lines, without a look at the rest
        return None
    words = _WORD.findall(low)
    if len(words) > _MOST_WORDS or any(w not in known and not w.isdigit() for w in words) or not _STRONG.search(low):
        return None
    sure = words[0] in _FIRST and not (low[-1] == "." and len(words) < 3 and not low.endswith(".."))
    sure = sure or bool(re.match(r"(?:i (?:agree|accept|am not|have read)|did you like)\b", low))
    if not sure and low[-1] in ".!?":
        return None
    return Safety.SAFE if sure else Safety.UNSAFE


def menus(document: Document, rule: Rule) -> Iterator[Finding]:
    """Names of sections, three lines or more in a row, or in one line; and the path of a page."""
    run: list[Span] = []
    sections = read_list("page-sections.txt")
    for line in [*_lines(document), None]:
        if line is not None and document.lower[line.start : line.end].strip(" :•·*|-") in sections:
            run.append(line)
            continue
        if len(run) > 2:
            yield from (finding(rule, document, section, [""]) for section in run)
        run = []
        if line is not None and _is_menu(document.folded[line.start : line.end]):
            yield finding(rule, document, line, [""])


def doubled(document: Document, rule: Rule) -> Iterator[Finding]:
    """Lines that come twice: a headline or caption repeated, or a teaser that opens the next paragraph again."""
    seen: dict[str, Span] = {}
    lines = list(_lines(document))
    keys = [_key(document, line) for line in lines]
    for number, (line, key) in enumerate(zip(lines, keys, strict=True)):
        if not _LEAST_DOUBLED <= len(key.split()) <= _MOST_DOUBLED:
            continue
        if key in seen and seen[key] in lines[max(0, number - 3) : number]:
            yield finding(rule, document, line, [""])
            continue
        seen[key] = line
        after = keys[number + 1] if number + 1 < len(lines) else ""
        if after.startswith(key + " "):
            yield finding(rule, document, line, [""])


def _lines(document: Document) -> Iterator[Span]:
    for paragraph in document.paragraphs:
        for m in _LINE.finditer(document.text, paragraph.start, paragraph.end):
            line = Span(*m.span())
            if not document.is_barred(line):
                yield line


def _is_menu(line: str) -> bool:
    """Whether a line is a path such as "Home » News » Sport", or a row of sections."""
    parts = [p.strip().lower() for p in re.split(r"[»>→|•·/]", line) if p.strip()]
    known = sum(p in read_list("page-sections.txt") for p in parts)
    if len(parts) > 2 and known == len(parts):
        return True
    return bool(_PLACE.fullmatch(line)) and parts[0] in ("home", "main", "main page", "news") and known > 1


def _key(document: Document, line: Span) -> str:
    return " ".join(_WORD.findall(document.lower[line.start : line.end]))
