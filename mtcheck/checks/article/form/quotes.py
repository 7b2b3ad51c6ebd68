"""Quotation marks that do not pair, seen over whole paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checks.article.form.mark_sides import misplaced
from mtcheck.document import Document
from mtcheck.english.quotations import opens
from mtcheck.english.saying import SAYS
from mtcheck.files.expressions import compiled
from mtcheck.findings import Finding, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_ARTICLES = frozenset("the a an this that these those our my his her their in on at of for to".split())
_MARK = compiled('["\u201c\u201d]')
_FIRST_WORD = compiled(r"[A-Z][\w'-]*(?=[\s,])")
_SPOKEN_AROUND = 6  # words of a quotation around another
_SHORT_SPEECH = compiled(r"(?!(?:and|or|with|of|in|,)\s)\w(?:\S*\s){0,7}\S*[\w.,!?\u2026)]")
# The mayor told the paper: the road is open."
_TOLD = compiled(rf"\b(?:{SAYS})\b[^\":.\n]{{0,60}}: (?P<speech>\w[^\"\n]{{10,}})$")
_TURNED_ROUND = compiled(rf"[,!?]\s\"(?:{SAYS})\s")  # We go home, "said the man: attribution.mark-wrong-way
_SHOWN = 30  # code points marked where nobody can tell where the closing mark belongs
_TITLE = compiled(r"[A-Z][\w'-]*(?:\s(?:(?:of|and|the|for|in)\s)?[A-Z][\w'-]*){0,5}(?=\s[a-z])")
_SPEECH_BEFORE = compiled(r"(?:^|[:,]\s)$")
_SENTENCE_BEFORE = compiled(r"(?:^|[:,.!?\u2026]\s)$")
_END = compiled(r"[.!?\u2026](?=\s|$)")
_SAYS = compiled(
    r"""(?x) , \s (?: (?:he|she|they|it|[A-Z]\w+(?:\s[A-Z]\w+){0,2}) \s )?
    (?:said|says|told|added|noted|stressed|explained|believes|stated|wrote|replied|recalled|admitted|reported|asked|claimed)\b"""
)

# "Who is there? asked the man": quotes.unclosed-before-speaker
_UNDER_WAY = compiled(r"[\"\u201c][A-Z][^\"\u201c\u201d\n]{2,150}[!?\u2026] [a-z][^\"\u201c\u201d\n]*")


def unclosed(document: Document, rule: Rule) -> Iterator[Finding]:
    """Quotations that a paragraph opens and neither it nor a later one closes or continues.

    The fix closes it where the end is certain: at the end of a paragraph that is all speech from there on.
    """
    if len(document.paragraphs) < 2:
        return  # a sentence taken out of a longer speech
    for number, start, closing in _unpaired(document):
        paragraph = document.paragraphs[number]
        if not closing and not _closed_oddly(document, paragraph, start):
            yield _closed(document, rule, paragraph, start)


def _closed_oddly(document: Document, paragraph: Span, start: int) -> bool:
    """Whether a mark is there, if one of another kind or at the wrong word, which other rules tell."""
    rest = document.text[start : paragraph.end]
    if _UNDER_WAY.fullmatch(rest) or _TURNED_ROUND.match(document.folded, max(0, start - 2)):
        return True
    return rest.count("\u00bb") > rest.count("\u00ab") or any(
        paragraph.start <= at < paragraph.end for at in document.memo(misplaced)
    )


def unopened(document: Document, rule: Rule) -> Iterator[Finding]:
    """Closing marks that no mark before them opened; where it ends speech, the place where that begins, with a fix."""
    for number, at, closing in _unpaired(document):
        if closing and at not in document.memo(misplaced):
            yield _opened(document, rule, document.paragraphs[number], at)


def _opened(document: Document, rule: Rule, paragraph: Span, at: int) -> Finding:
    before = document.folded[paragraph.start : at]
    told = _TOLD.search(before) if paragraph.end - at <= 2 else None
    if told is not None:
        place = Span(paragraph.start + told.start("speech"), at + 1)
        said, mark = document.text[place.start : at].rstrip(), document.text[at]
        opening = "\u201c" if mark == "\u201d" else '"'
        return finding(rule, document, place, [f"{opening}{said[0].upper()}{said[1:]}{mark}"], safety=Safety.SAFE)
    first = _FIRST_WORD.match(before)
    spoken = before[-1:] in ",.!?\u2026" or document.folded.startswith(",", at + 1)
    if first is None or not spoken or '"' in before or len(before.split()) < 4:
        return finding(rule, document, Span(at, at + 1), [], safety=Safety.DISPLAY)
    mark = "\u201c" if document.text[at] == "\u201d" else '"'
    place = Span(paragraph.start, paragraph.start + first.end())
    return finding(rule, document, place, [mark + document.text[place.start : place.end]], safety=Safety.UNSAFE)


def _unpaired(document: Document) -> list[tuple[int, int, bool]]:
    """Marks without a partner: number of the paragraph, position, and whether the mark closes.

    What one paragraph leaves open may be closed by a later one, or be taken up by the next with another opening mark.
    """
    pending: tuple[int, int, bool] | None = None
    out: list[tuple[int, int, bool]] = []
    for number, paragraph in enumerate(document.paragraphs):
        left, stray = odd_marks(document, paragraph)
        if stray is not None:
            if pending is None:
                out.append((number, stray, True))
            pending = None
        elif left is not None and pending is not None:
            out.append(pending)
            pending = None
        if left is not None:
            pending = None if _continues(document, number) else (number, left, False)
    return out if pending is None else [*out, pending]


def odd_marks(document: Document, paragraph: Span) -> tuple[int | None, int | None]:
    """Where the quotation begins that is open at the end of a paragraph, and the first close without an opening."""
    text, depth, start, stray = document.text, 0, 0, None
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        at = mark.start()
        if not depth and _inches(text, at):
            continue
        if opens(text, at, depth > 0):
            start = start if depth else at
            depth += 1
        elif depth:
            depth -= 1
        else:
            stray = at if stray is None else stray
    return (start if depth else None), stray


def nested(document: Document, rule: Rule) -> Iterator[Finding]:
    """Marks inside a quotation that are the same as those around it."""
    text = document.text
    for paragraph in document.paragraphs:
        if text.count('"', *paragraph) < 3 and text.count("\u201c", *paragraph) < 2:
            continue
        left, stray = odd_marks(document, paragraph)
        if stray is not None or left not in (None, paragraph.start):
            continue  # speech that goes on in the next paragraph may be left open
        for start, end in _inner(text, paragraph):
            inner = text[start + 1 : end - 1]
            if _SHORT_SPEECH.fullmatch(inner):
                marks = "\u2018\u2019" if text[start] == "\u201c" else "''"
                yield finding(rule, document, Span(start, end), [marks[0] + inner + marks[1]])


def _inner(text: str, paragraph: Span) -> list[tuple[int, int]]:
    """Quotations inside others that are whole sentences or nearly so."""
    open_at: list[int] = []
    inside: list[tuple[int, int]] = []
    found: list[tuple[int, int]] = []
    for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
        if opens(text, mark.start(), bool(open_at)):
            open_at.append(mark.start())
        elif open_at:
            start = open_at.pop()
            if len(open_at) == 1:
                inside.append((start, mark.end()))
            elif not open_at:
                around = len(text[start : mark.end()].split()) - sum(len(text[a:b].split()) for a, b in inside)
                found += inside if around >= _SPOKEN_AROUND else []
                inside = []
    return [*found, *inside] if len(open_at) == 1 else found


def _inches(text: str, at: int) -> bool:
    return text[at] == '"' and at > 0 and text[at - 1].isdigit() and not text[at + 1 : at + 2].isalnum()


def _continues(document: Document, number: int) -> bool:
    """Whether the next paragraph takes the quotation up with an opening mark, as long speeches do."""
    if number + 1 == len(document.paragraphs):
        return False
    return document.folded[document.paragraphs[number + 1].start] in "\"'\u00ab"


def _closed(document: Document, rule: Rule, paragraph: Span, start: int) -> Finding:
    """The finding for a quotation left open at `start`, with the closing mark where the speech or title must end."""
    place, safety = (
        _end_of_speech(document, paragraph, start) or _end_of_title(document, start) or (None, Safety.DISPLAY)
    )
    if place is None:
        return finding(rule, document, Span(start, min(start + _SHOWN, paragraph.end)), [], safety=safety)
    text = document.text
    first, last = _word_before(text, place), _word_after(text, place)
    mark = "\u201d" if text[start] == "\u201c" else '"'
    return finding(rule, document, Span(first, last), [text[first:place] + mark + text[place:last]], safety=safety)


def _end_of_speech(document: Document, paragraph: Span, start: int) -> tuple[int, Safety] | None:
    """Where speech at a paragraph's beginning, or after a colon or comma, ends."""
    rest = document.folded[start : paragraph.end]
    before = document.folded[paragraph.start : start]
    marks = [mark.start() for mark in _MARK.finditer(rest, 1)]
    spoken = rest[: marks[0]] if marks else rest
    says = _SAYS.search(spoken)
    alone = bool(_SPEECH_BEFORE.search(before))
    if says and (alone and not marks or _SENTENCE_BEFORE.search(before) and not _END.search(spoken[: says.start()])):
        ends = len(_END.findall(spoken[says.end() :])) <= 1
        return start + says.start() + 1, Safety.SAFE if ends and _runs_in_paragraphs(document) else Safety.UNSAFE
    if not alone or marks:
        return None
    if rest[-1] not in ".!?\u2026" or len(rest.split()) < 3:
        return None
    return paragraph.end, Safety.SAFE if _runs_in_paragraphs(document) else Safety.UNSAFE


def _runs_in_paragraphs(document: Document) -> bool:
    """Whether paragraphs are more than single sentences, so that speech does not run on from line to line."""
    return len(document.paragraphs) > 2 and len(document.sentences) >= 1.5 * len(document.paragraphs)


def _end_of_title(document: Document, start: int) -> tuple[int, Safety] | None:
    """Where a title or name of capitalized words ends, after a word such as "newspaper"."""
    title = (
        _TITLE.match(document.folded, start + 1) if document.folded[max(0, start - 2) : start - 1].islower() else None
    )
    return (title.end(), Safety.UNSAFE) if title else None


def _word_before(text: str, end: int) -> int:
    while end and not text[end - 1].isspace():
        end -= 1
    return end


def _word_after(text: str, start: int) -> int:
    """End of the next word, for a span that shows what follows the missing mark; the same place at a line end."""
    end = start
    while end < len(text) and text[end] == " ":
        end += 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return end if "\n" not in text[start:end] else start


_COLON = compiled(
    rf'\b(?:{SAYS})\b[^".\n]{{0,60}}(?<! it)(?<! he)(?<! she)(?<! they)(?<! was): "'
    r"(?P<first>[a-z][\w'-]*)(?P<second> [A-Z][a-z]+)?"
    r"(?= [^\"\n]*? [^\"\n]*? [^\"\n]*)"
)


def small_after_colon(document: Document, rule: Rule) -> Iterator[Finding]:
    """Sentences of speech behind "said:" that begin with a small letter, or with a capital in their second word."""
    for m in _COLON.finditer(document.folded):
        second = m["second"] or ""
        first = m["first"][0].upper() + m["first"][1:]
        if second and m["first"] in _ARTICLES and _common(document, second.strip()):
            yield finding(rule, document, Span(m.start("first"), m.end("second")), [first + second.lower()])
        else:
            yield finding(rule, document, Span(m.start("first"), m.end("first")), [first])


def _common(document: Document, word: str) -> bool:
    """Whether the article writes a word in small letters, too, or it is an ordinary noun by its shape."""
    return word.lower() in document.text or word.endswith(("tion", "ment", "ness", "ence", "ance", "ing", "ity"))
