"""What a page puts around its article, seen over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mtcheck.document import Document
from mtcheck.files.expressions import compiled
from mtcheck.findings import Edit, Finding, Fix, Safety, Span
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

_HEADING = compiled(
    r"""(?x) (?: (?:READ|[Rr]ead|SEE|[Ss]ee|[Ww]atch|[Ll]ook|[Ss]uggest\ reading)
        (?:\ (?:[Aa]lso|ALSO|too|more|on\ the\ (?:topic|subject|theme)|on\ this\ (?:topic|subject)
        |in\ the\ (?:topic|subject)|our|other|materials?|articles?|about\ (?:this|it)))+ (?<!ead\ more)
      | [Rr]ead\ more(?=[:.\u2026!]{0,3}$) | [Aa]lso\ (?:read|see|watch)
      | (?:[Mm]ore\ )?[Oo]n\ (?:the|this)\ (?:topic|subject|theme) | [Mm]ore\ on\ (?:the|this)\ (?:topic|subject)
      | [Rr]elated\ (?:news|articles?|materials?|links?|stories|posts) | [Ss]imilar\ (?:news|articles|materials)
      | [Mm]aterials?\ on\ (?:the|this)\ (?:topic|subject) | [Oo]ther\ news | [Ll]atest\ news
      | [Nn]ews\ on\ (?:the|this)\ (?:topic|subject) | [Rr]ead\ (?:in\ full|completely|further|next)
      | [Mm]ore\ details?(?:\ here)? | [Ll]earn\ more | [Dd]etails\ (?:here|below) | [Rr]ecommended
      | [Ii]nteresting\ on\ (?:the|this)\ (?:topic|subject) )
    (?: \s?[:>\u00bb\u2013-]+(?P<title>\s?[^\n]{0,170}) | \s?[:.\u2026!]{0,3} )"""
)
_BULLET = compiled(r"(?:[\u2022\u00b7\u25aa*\u2013\u2014-]|\d{1,2}[.)])\s")
_LINE = compiled(r"\S[^\n]*(?<=\S)")
_STOPS = ".!?:;,\u2026"
_LONGEST = 170  # code points of a title


def other_articles(document: Document, rule: Rule) -> Iterator[Finding]:
    """Links to other articles: a heading like "Read also" with the titles that belong to it."""
    lines = [Span(*m.span()) for p in document.paragraphs for m in _LINE.finditer(document.text, p.start, p.end)]
    for number, line in enumerate(lines):
        match = _HEADING.fullmatch(document.folded, line.start, line.end)
        if match is None:
            continue
        found = finding(rule, document, line, [""])
        if (match["title"] or "").strip():
            yield found
            continue
        titles = _titles(document, lines[number + 1 :][:40])
        whole = Span(line.start, titles[-1].end if titles else line.end)
        followed = bool(lines[number + 1 :]) and ":" in match[0]
        if titles and not whole.overlaps_any(document.protected):
            yield replace(found, fixes=(Fix((Edit(_with_end(document, whole), ""),), found.safety),))
        else:
            yield replace(found, fixes=(replace(found.fixes[0], safety=Safety.UNSAFE),)) if followed else found


def _with_end(document: Document, lines: Span) -> Span:
    """Lines with their last line end, where others stand right above and below; blank lines stay."""
    text = document.text
    between = document.layout is None and lines.start and text[lines.end : lines.end + 1] == "\n"
    return Span(lines.start, lines.end + 1) if between and not text.startswith("\n\n", lines.end) else lines


def _titles(document: Document, lines: Sequence[Span]) -> list[Span]:
    """The titles of other articles: the lines of a list, or those right below that end as no sentence does."""
    text = document.text
    bulleted = bool(lines and _BULLET.match(text, *lines[0]))
    out: list[Span] = []
    for line in lines:
        if bulleted != bool(_BULLET.match(text, *line)):
            break
        apart = bool(out) and text.count("\n", out[-1].end, line.start) > 1
        if not bulleted and (apart or not _is_title(text[line.start : line.end])):
            break
        out.append(line)
    return out


def _is_title(line: str) -> bool:
    return line[-1] not in _STOPS and len(line) <= _LONGEST and " " in line
