"""Running patterns over a paragraph, and building the replacements of what they find."""

from __future__ import annotations

import re
from collections.abc import Callable

from mtcheck.document import Document
from mtcheck.english.casing import capitalize, carry_case, indefinite
from mtcheck.english.inflection import noun_like, verb_like
from mtcheck.files.expressions import compiled
from mtcheck.findings import Edit, Finding, Fix, Safety, Span
from mtcheck.rules.limited import expression
from mtcheck.rules.patterns import Pattern
from mtcheck.rules.rule import Rule
from mtcheck.text import ABBREVIATION, common_ends

_ARTICLE_BEFORE = compiled(r"(?<![\w'-])(an?)\s+$", re.I)
_ARTICLE_INSIDE = compiled(r"(?<![\w'-])(an?)\s+(?=([^\W_][\w-]*))", re.I)
_PARTICIPLE_AFTER = compiled(
    r"\b(?:have|has|had|having|'ve|'s|be|is|are|was|were|been|being|get|got|by)\s+(?:\w+ly\s+|not\s+|also\s+|already\s+|never\s+|just\s+)*$",
    re.I,
)
_PLACEHOLDER = compiled(r"<(?P<slot>[a-z_][a-z_0-9]*)>|\{(?P<n>n:)?(?:v:)?(?P<base>[^{}]*)\}")
_SPACES = compiled(r"\s+")
_TOLD_LAST = compiled(r"[:;,]\s+(?:write\s+)?'?\{fix\}'?(?=\.$)")


def find(rule: Rule, pattern: Pattern, document: Document, where: Span) -> list[Finding]:
    """Findings of one pattern in one paragraph (or line) of a document."""
    part = _view(pattern, document)[where.start : where.end]
    matches = list(expression(rule, pattern.regex).finditer(part))
    if not matches:
        return []
    found: list[Finding] = []
    exceptions: list[Span] | None = None
    for match in matches:
        span = Span(match.start(pattern.group) + where.start, match.end(pattern.group) + where.start)
        if span.start < where.start or span.start == span.end and not pattern.fixes:
            continue
        if exceptions is None:  # looked for once, and only where there is something to except
            exceptions = _exceptions(rule, document, where)
        if Span(span.start, max(span.end, span.start + 1)).overlaps_any(exceptions):
            continue
        fixes = [_render(pattern, fix, match, where.start, document, span) for fix in pattern.fixes]
        found.append(finding(rule, document, span, fixes))
    return found


def _view(pattern: Pattern, document: Document) -> str:
    """The view of the text that a pattern searches; all views have the same length."""
    return document.text if pattern.raw else document.lower if pattern.lower else document.folded


def _exceptions(rule: Rule, document: Document, where: Span) -> list[Span]:
    """The places in a paragraph that a rule leaves alone, in order; those that overlap are one."""
    found: list[Span] = []
    for pattern in rule.unless:
        part = _view(pattern, document)[where.start : where.end]
        found += (Span(*match.span()) for match in expression(rule, pattern.regex).finditer(part) if match[0])
    out: list[Span] = []
    for start, end in sorted(found):
        if out and start + where.start < out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, end + where.start))
        else:
            out.append(Span(start + where.start, end + where.start))
    return out


def finding(
    rule: Rule, document: Document, span: Span, replacements: list[str], *, safety: Safety | None = None, **details: str
) -> Finding:
    """A finding of `rule` at `span` whose fixes put the replacements there, best first.

    `safety` is that of this one finding where it is less certain than the rule; `details` fill the message.
    """
    found = document.text[span.start : span.end]
    safety = rule.safety if safety is None else safety
    fixes = tuple(_fix(document, span, text, safety) for text in dict.fromkeys(replacements) if text != found)
    shown = fixes[0].label if fixes else ""
    message = rule.message if shown else _TOLD_LAST.sub("", rule.message)  # nothing to write there, or nothing known
    message = message.replace("{found}", squeeze(found)).replace("{fix}", shown)
    for key, value in details.items():
        message = message.replace("{" + key + "}", value)
    return Finding(rule.id, rule.category, rule.severity, span, message, fixes, rule.priority)


def squeeze(text: str) -> str:
    """The text on one line."""
    return _SPACES.sub(" ", text).strip()


def _fix(document: Document, span: Span, text: str, safety: Safety) -> Fix:
    """One fix as one edit, as small as it can be in whole words."""
    source = document.text
    if text[-1:] == "." and source[span.end : span.end + 1] == ".":  # "at 1 p.m." at the end of a sentence
        text = text[:-1]
    if text[:1].islower() and not source[span.start : span.start + 1].islower() and _begins(document, span.start):
        text = _capital(text)
    label = squeeze(text)
    if not text:
        span, text = _deletion(document, span)
    elif text[0].isalnum() and (before := _article_before(document, span.start)):
        wanted = indefinite(text.split()[0].strip("\"'\u201c\u2018"))
        if wanted != before[1].lower():
            text = carry_case(before[1], wanted) + source[before.end(1) : span.start] + text
            span = Span(before.start(1), span.end)
    return Fix((trim(source, Edit(span, text)),), safety, label)


def _begins(document: Document, position: int) -> bool:
    """Whether a sentence begins at a position: with its paragraph, or after a stop that is none of an abbreviation."""
    before = document.folded[max(0, position - 12) : position].rstrip(" ")
    if not before or before[-1] == "\n":
        return True
    return before[-1] in ".!?" and len(before) > 1 and not before.endswith("..") and not ABBREVIATION.search(before)


def _capital(text: str) -> str:
    """The text with a capital letter, if its first word is one that takes it: not iPhone."""
    first = re.split(r"[\s-]", text, maxsplit=1)[0]
    return capitalize(text) if first.islower() else text


def _article_before(document: Document, position: int) -> re.Match[str] | None:
    """The a or an before a position, unless it is the end of an address or the like."""
    found = _ARTICLE_BEFORE.search(document.text, max(0, position - 4), position)
    return None if found and Span(*found.span()).overlaps_any(document.protected) else found


def _deletion(document: Document, span: Span) -> tuple[Span, str]:
    """What to delete so that no double space is left, and what to write instead (a capital at a sentence start)."""
    source, (start, end) = document.text, span
    after = source[end] if end < len(source) else "\n"
    while end < len(source) and source[end] in " \u00a0":
        end += 1
    at_start = starts_sentence(document.folded, start) and bool(source[end : end + 1].strip())
    if start and source[start - 1] in " \u00a0" and (after.isspace() or after in ".,;:!?)") and not at_start:
        return Span(start - 1, span.end), ""
    if at_start and source[start : start + 1].isupper() and source[end : end + 1].islower():
        return Span(start, end + 1), source[end].upper()
    return Span(start, end), ""


def trim(source: str, edit: Edit) -> Edit:
    """The same change without the whole words that it leaves alone at either end."""
    old, new = source[edit.span.start : edit.span.end], edit.text
    words_old, words_new = re.findall(r"\s+|\S+", old), re.findall(r"\s+|\S+", new)
    head, tail = common_ends(words_old, words_new)
    lead, trail = len("".join(words_old[:head])), len("".join(words_old[len(words_old) - tail :]))
    return Edit(Span(edit.span.start + lead, edit.span.end - trail), new[lead : len(new) - trail])


def _render(pattern: Pattern, fix: str, match: re.Match[str], offset: int, document: Document, span: Span) -> str:
    """The replacement text of one match, in the letter case and quotes of the article."""

    def group(name: str | int) -> str:
        start, end = match.span(name)
        return document.text[start + offset : end + offset] if start >= 0 else ""

    fix = _curl(fix) if _curly(document, span) else fix
    text = _phrase_fix(pattern, fix, match, group, document, span, offset) if pattern.plain else _template(fix, group)
    text = (
        _ARTICLE_INSIDE.sub(lambda m: carry_case(m[1], indefinite(m[2])) + m[0][len(m[1]) :], text)
        if pattern.plain
        else text
    )
    return text if not pattern.carry or not text else _carried(pattern, document, span, text)


def _carried(pattern: Pattern, document: Document, span: Span, text: str) -> str:
    found = document.text[span.start : span.end]
    if pattern.lead != "cased":
        return carry_case(found, text)
    return capitalize(text) if starts_sentence(document.folded, span.start) and found[:1].isupper() else text


def starts_sentence(text: str, position: int) -> bool:
    """Whether a sentence or quotation starts at a position of a folded text."""
    before = text[max(0, position - 4) : position].rstrip(" ")
    return not before or before[-1] in '\n.!?"(' or before[-2:] in ('."', '!"', '?"')


_GROUP = compiled(r"\\g<(?P<name>\w+)>|\\(?P<case>[ul]?)(?P<number>\d)")


def _template(fix: str, group: Callable[[str | int], str]) -> str:
    """A regular expression's replacement, its groups filled with the original text; u and l change the first letter."""

    def fill(m: re.Match[str]) -> str:
        text = group(int(m["number"])) if m["number"] else group(int(m["name"]) if m["name"].isdigit() else m["name"])
        change = {"u": str.upper, "l": str.lower}.get(m["case"] or "", str)
        return change(text[:1]) + text[1:]

    return _GROUP.sub(fill, fix)


def _curly(document: Document, span: Span) -> bool:
    """Whether quotation marks are curly here: as those in the place found are, else as most of the article's."""
    found = document.text[span.start : span.end]
    if any(mark in found for mark in "\u201c\u201d"):
        return True
    return document.curly and '"' not in found


def _curl(fix: str) -> str:
    """Straight quotes made curly: opening before a word, else closing."""
    fix = re.sub(r'(^|[\s(])"(?=\S)', "\\1\u201c", fix)
    return fix.replace('"', "\u201d").replace("'", "\u2019")


def _moved(document: Document, span: Span, start: int, text: str, first: bool) -> str:
    """What a slot found, without the capital of the sentence start where it does not come first any more."""
    if first or start != span.start or not text[1:].islower() or not starts_sentence(document.folded, start):
        return text
    return text if document.stands_inside(text) else text[0].lower() + text[1:]


def _phrase_fix(
    pattern: Pattern,
    fix: str,
    match: re.Match[str],
    group: Callable[[str | int], str],
    document: Document,
    span: Span,
    offset: int,
) -> str:
    """A phrase's replacement: slots filled, verbs and nouns in the form of what was found."""
    names = match.re.groupindex
    verbs = [(base, match[f"v{i}_"]) for i, base in enumerate(pattern.verbs) if f"v{i}_" in names and match[f"v{i}_"]]
    nouns = [(base, match[f"n{i}_"]) for i, base in enumerate(pattern.nouns) if f"n{i}_" in names and match[f"n{i}_"]]
    participle = bool(_PARTICIPLE_AFTER.search(document.folded[max(0, span.start - 40) : span.start]))
    count = {"v": 0, "n": 0}

    def fill(m: re.Match[str]) -> str:
        if m["slot"]:
            return _moved(document, span, match.start(m["slot"]) + offset, group(m["slot"]), m.start() == 0)
        kind, models = ("n", nouns) if m["n"] else ("v", verbs)
        if not models:
            return m["base"]
        model, found = models[min(count[kind], len(models) - 1)]
        count[kind] += 1
        found = _SPACES.sub(" ", found)
        return noun_like(m["base"], model, found) if m["n"] else verb_like(m["base"], model, found, participle)

    return re.sub(r"  +", " ", _PLACEHOLDER.sub(fill, fix)).strip()
