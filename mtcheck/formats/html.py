"""Blocks of an HTML page: html.parser tells where tags and texts are, and this which of the texts are the article."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser
from itertools import accumulate
from operator import attrgetter

from mtcheck.findings import Span
from mtcheck.formats.inline import entities
from mtcheck.formats.reading import OBJECT, UNSEEN, Block, Comment, Piece

_INLINE = frozenset(
    "a abbr acronym b bdi bdo big br cite data dfn em "
    "font i img ins label mark nobr q s small span strike strong sub sup "
    "time tt u wbr code kbd samp var del".split()
)
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_CODE = frozenset("code kbd samp var sub sup".split())  # within a text, but not to be read as a part of it
_UNSEEN = frozenset("del script style noscript template".split())
_ORDINAL = re.compile(r"<sup\b[^<>]*>\s*(?:st|nd|rd|th)\s*</sup", re.I)  # which is read
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_END = re.compile(r"[.!?:;\u2026][\"'\u201d\u2019\u00bb)\]]*\Z")
_APART = frozenset(
    "head title svg math nav footer aside form button select textarea iframe object "
    "video audio canvas pre dialog menu".split()
)
_ROLES = frozenset("navigation banner contentinfo complementary search menu menubar toolbar alert dialog".split())
_CLOSED_BY: dict[str, frozenset[str]] = {  # end tags that may be left out
    "p": frozenset(
        "address article aside blockquote center details div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 "
        "h6 header hr main menu nav ol p pre section table ul".split()
    ),
    "head": frozenset({"body"}),
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr"}),
    "th": frozenset({"td", "th", "tr"}),
    "tr": frozenset({"tr"}),
    "option": frozenset({"option"}),
}
_LEAST = 200  # code points of text from which on a block may be the article of a page without <article> or <main>


class _Node:
    """An element: whether its text is apart from the article, and what of what it stands in matters.

    `seen` says that what is apart is seen, as something that is no text; `block` is the element that is no part of a
    text, `article` and `main` are the outermost of these.
    """

    __slots__ = ("apart", "article", "block", "linked", "main", "parent", "seen", "tag")

    def __init__(self, tag: str, parent: _Node | None, *, apart: bool = False, seen: bool = True) -> None:
        self.tag, self.parent, self.apart, self.seen = tag, parent, apart, seen
        self.linked: bool = tag == "a" or (parent is not None and parent.linked)
        self.block: _Node = parent.block if parent and _is_inline(tag) else self
        self.article: _Node | None = (parent and parent.article) or (self if tag == "article" else None)
        self.main: _Node | None = (parent and parent.main) or (self if tag == "main" else None)


@dataclass(slots=True)
class _Text:
    """One block: the pieces of its text with the element that holds it."""

    node: _Node
    pieces: list[Piece] = field(default_factory=list)
    linked: int = 0  # code points inside links

    @property
    def length(self) -> int:
        return sum(piece.end - piece.start for piece in self.pieces)


def blocks_of(text: str, *, fragment: bool = False) -> tuple[list[Block], list[Comment]]:
    """The blocks of the article on a page, in order, and the comments; of a fragment, all text is the article's."""
    page = _Page(text)
    page.feed(_harmless(text))
    page.finish()
    texts = [t for t in page.texts if t.pieces]
    if not fragment:
        texts = _article(texts)
    return [t.pieces for t in texts], page.comments


def _harmless(text: str) -> str:
    """A page as html.parser reads it in linear time, as long: without entities, and without what nothing closes."""
    ends = (text.find(start, text.rfind(end) + 1) for start, end in (("<!--", "-->"), ("<![CDATA[", "]]>")))
    text = text[: min((end for end in ends if end >= 0), default=len(text))].replace("&", "+")
    last = text.rfind(">") + 1
    return text[:last] + text[last:].replace("<", "+")


class _Page(HTMLParser):
    """Collects the texts of a page, block by block."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[_Text] = []
        self.comments: list[Comment] = []
        self._source = text
        self._starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._node = _Node("", None)
        self._tags: Counter[str] = Counter()  # of the elements that are open
        self._text = _Text(self._node)
        self._open: Comment | None = None
        self._linked: set[int] = set()  # where pieces of the texts of links begin

    def finish(self) -> None:
        """What is not closed ends with the page."""
        self.close()
        self._close_comment(len(self._source))
        self._break()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._close_comment(self._at())
        if tag in ("br", "img"):
            self._add(len(self.get_starttag_text() or ""), "\n" if tag == "br" else OBJECT)
        elif not _is_inline(tag):
            self._imply(tag)
            self._break()
        if tag not in _VOID:
            given = dict(attrs)
            apart = self._is_apart(tag, given)
            hidden = tag in _UNSEEN or _is_hidden(given) or (apart and not _is_inline(tag))
            seen = self._node.seen and not hidden
            self._node = _Node(tag, self._node, apart=apart, seen=seen)
            self._tags[tag] += 1
            if not _is_inline(tag):
                self._text.node = self._node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        self._close_comment(self._at())
        if not _is_inline(tag):
            self._break()
        while self._tags[tag] and self._node.parent is not None:
            closed, self._node = self._node, self._node.parent
            self._tags[closed.tag] -= 1
            if closed.tag == tag:
                break
        self._text.node = self._node.block

    def handle_data(self, data: str) -> None:
        self._add(len(data))

    def handle_comment(self, data: str) -> None:
        self._close_comment(self._at())
        at = self._at()
        self._open = Comment(Span(at, at), self._source[at + 4 : at + 4 + len(data)])

    def handle_decl(self, decl: str) -> None:  # noqa: ARG002 as HTMLParser has it
        self._close_comment(self._at())

    def handle_pi(self, data: str) -> None:  # noqa: ARG002 as HTMLParser has it
        self._close_comment(self._at())

    def unknown_decl(self, data: str) -> None:  # noqa: ARG002 as HTMLParser has it
        self._close_comment(self._at())

    def _at(self) -> int:
        line, column = self.getpos()
        return self._starts[line - 1] + column

    def _add(self, length: int, sign: str = "") -> None:
        """Text of the page, with what it is written with."""
        at = self._at()
        self._close_comment(at)
        node = self._node
        if not node.seen or length <= 0:
            return
        sign = OBJECT if node.apart else sign
        pieces = self._text.pieces
        if pieces and pieces[-1].end == at and pieces[-1].sign == sign:  # html.parser gives a text in parts
            pieces[-1] = Piece(pieces[-1].start, at + length, sign)
        else:
            pieces.append(Piece(at, at + length, sign))
        if node.linked:
            self._linked.add(pieces[-1].start)

    def _break(self) -> None:
        """The end of a block."""
        found = [_Text(self._text.node)]
        for number, piece in enumerate(self._text.pieces):
            if piece.sign == "\n" and not self._runs_on(number):
                found.append(_Text(self._text.node))
                continue
            found[-1].pieces += [piece] if piece.sign else entities(self._source, piece.start, piece.end)
            found[-1].linked += piece.end - piece.start if piece.start in self._linked else 0
        for text in found:
            if any(piece.sign not in ("\n", OBJECT) and self._shown(piece) for piece in text.pieces):
                self.texts.append(text)
        self._text = _Text(self._node.block)

    def _shown(self, piece: Piece) -> str:
        return (piece.sign or self._source[piece.start : piece.end]).strip()

    def _runs_on(self, number: int) -> bool:
        """Whether a sentence goes on behind a line break, which is then one of its words' breaks and ends no block."""
        around = self._text.pieces[max(0, number - 1) : number + 2]
        if len(around) < 3 or around[0].sign or around[2].sign:
            return False
        before, after = (UNSEEN.sub("", unescape(self._shown(piece))).strip() for piece in (around[0], around[2]))
        return bool(before) and not _END.search(before[-20:]) and after[:1].islower()

    def _imply(self, tag: str) -> None:
        """Close the elements that end where another begins."""
        block = self._node.block
        if block.parent is not None and tag in _CLOSED_BY.get(block.tag, ()):
            while self._node is not block.parent and self._node.parent is not None:
                self._tags[self._node.tag] -= 1
                self._node = self._node.parent

    def _is_apart(self, tag: str, attributes: dict[str, str | None]) -> bool:
        if self._node.apart or tag in _APART or (tag in _CODE and not _ORDINAL.match(self._source, self._at())):
            return True
        if tag == "header" and self._node.article is None:
            return True
        return attributes.get("role") in _ROLES or attributes.get("translate") == "no"

    def _close_comment(self, end: int) -> None:
        if self._open is not None:
            self.comments.append(Comment(Span(self._open.span.start, end), self._open.text))
            self._open = None


def _is_inline(tag: str) -> bool:
    """Whether an element stands within a text, as those of one's own do, and of word processors (o:p, st1:place)."""
    return tag in _INLINE or tag in _UNSEEN or ":" in tag or "-" in tag


def _is_hidden(attributes: dict[str, str | None]) -> bool:
    hidden = "hidden" in attributes or attributes.get("aria-hidden") == "true"
    return hidden or bool(_HIDDEN.search(attributes.get("style") or ""))


def _article(texts: list[_Text]) -> list[_Text]:
    """The texts of the article: of <article>, of <main>, or of the block that holds most text."""
    for outermost in (attrgetter("article"), attrgetter("main")):
        groups: dict[int, list[_Text]] = {}
        for text in texts:
            if holder := outermost(text.node):
                groups.setdefault(id(holder), []).append(text)
        if groups:
            longest = max(_length(group) for group in groups.values())
            return [text for group in groups.values() if _length(group) * 3 >= longest for text in group]
    return _densest(texts)


def _length(texts: list[_Text]) -> int:
    return sum(text.length for text in texts)


def _densest(texts: list[_Text]) -> list[_Text]:
    """The texts of the element whose paragraphs hold most text outside links, and the heading of the page."""
    weights: dict[_Node, float] = defaultdict(float)
    for text in texts:
        plain = max(0, text.length - 2 * text.linked)
        holder = text.node.parent or text.node
        weights[holder] += plain
        if holder.parent is not None:
            weights[holder.parent] += plain / 2
    if not weights or max(weights.values()) < _LEAST:
        return texts
    best = max(weights, key=weights.__getitem__)
    headings = [text for text in texts if text.node.tag == "h1"]
    title = headings[0] if len(headings) == 1 else None
    inside: dict[_Node, bool] = {best: True}
    return [text for text in texts if text is title or _is_in(text.node, inside)]


def _is_in(node: _Node, known: dict[_Node, bool]) -> bool:
    """Whether an element stands in one that is known to; what is found out is known from then on."""
    way: list[_Node] = []
    above: _Node | None = node
    while above is not None and above not in known:
        way.append(above)
        above = above.parent
    found = above is not None and known[above]
    known.update(dict.fromkeys(way, found))
    return found
