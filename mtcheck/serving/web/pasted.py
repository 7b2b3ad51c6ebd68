"""Articles that were pasted or dropped on the page: what is decided about them, and what the page shows."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import PurePath
from typing import Any

from mtcheck.document import Document
from mtcheck.english.language import name as name_of_language
from mtcheck.errors import UserError
from mtcheck.files.articles import WORD, Article
from mtcheck.findings import Change, Edit, Severity, Span
from mtcheck.fixing.books import KINDS
from mtcheck.fixing.books import Change as BookChange
from mtcheck.fixing.live import Item, Key
from mtcheck.fixing.session import Step
from mtcheck.moves import then
from mtcheck.output.html.model import Block, blocks_of
from mtcheck.output.html.page import before_and_after, row
from mtcheck.output.worddiff import hunks
from mtcheck.serving.drafts import Draft, Drafts
from mtcheck.serving.served import CHANGES
from mtcheck.telling import visible
from mtcheck.text import SURROGATE

_LONGEST = 100  # code points of a name
_KEPT = ("accept", "edit", "ignore", "all")  # what later runs hold to, as of `mtcheck fix`


@dataclass(eq=False)
class Pasted:
    """One of them. `serial` counts what the page may not have seen yet; `fresh` is set when it goes up."""

    name: str
    article: Article
    draft: Draft
    serial: int = 0
    notes: list[str] = field(default_factory=list)
    replayed: bool = False
    here: int = -1  # where an answer was taken back that the page has not heard of
    fresh: asyncio.Event = field(default_factory=asyncio.Event)
    left_out: list[tuple[Step, BookChange]] = field(default_factory=list)
    _numbers: dict[Item, int] = field(default_factory=dict)
    _keys: dict[Key, int] = field(default_factory=dict)  # of the findings that were shown last, with their numbers
    _last: int = 0
    _blocks: dict[Block, int] = field(default_factory=dict)
    _blocks_made: int = 0

    def news(self) -> None:
        """Something has changed."""
        self.serial += 1
        self.fresh.set()
        self.fresh = asyncio.Event()

    def file(self) -> bytes:
        """The article as it is now, in its own encoding and form; raises UserError."""
        return self.article.encode(self.draft.session.text)

    def checked(self, text: str) -> str:
        """Words to stand in the article; raises UserError where they cannot."""
        if self.article.encoding == WORD and len(text.splitlines()) > 1:
            raise UserError("paragraphs of a Word file cannot be parted here: do that in the word processor")
        return text

    def tracked(self) -> bytes:
        """A Word file with what was changed as tracked changes; raises UserError."""
        if self.article.encoding != WORD:
            raise UserError("changes can be tracked in Word files only")
        from mtcheck.formats.word.writing import tracked  # not needed by other files

        return tracked(self.article.data, self.changes())

    def changes(self) -> list[Change]:
        """What was changed, as changes of the text that was pasted."""
        net: tuple[Edit, ...] = ()
        for step in self.draft.session.steps:
            for edit in reversed(step.edits):
                net = then(net, edit)
        before = self.article.text
        return [Change(*e.span, e.text, ()) for e in net if before[slice(*e.span)] != e.text]

    def shown(self) -> list[tuple[int, Item]]:
        """The findings still to be decided, each with a number that it keeps while the text changes."""
        items = self.draft.shown()
        numbers = {item: self._numbers.get(item) or self._keys.get(item.key) or self._next() for item in items}
        self._numbers, self._keys = numbers, {item.key: number for item, number in numbers.items()}
        return [(number, item) for item, number in numbers.items()]

    def item(self, number: int) -> Item | None:
        """The finding of a number, if it is still there."""
        return next((item for one, item in self.shown() if one == number), None)

    def state(self, known: Sequence[int] = ()) -> dict[str, Any]:
        """What the page shows: paragraphs by number in their order, as HTML where the page does not know them."""
        session = self.draft.session
        shown = self.shown()
        blocks = blocks_of(session.live.document, [i.finding for _, i in shown], numbers=[n for n, _ in shown])
        self._blocks = {block: self._blocks.get(block) or self._made() for block in blocks}
        there = set(known)
        counts = dict.fromkeys((severity.value for severity in reversed(Severity)), 0)
        for _, item in shown:
            counts[item.found.severity.value] += 1
        notes, self.notes = self.notes, []
        here, self.here = self.here, -1
        back = next((number for number, item in shown if 0 <= here <= item.start), 0)
        return {
            "serial": self.serial,
            "name": self.name,
            "word": self.article.encoding == WORD,
            "words": session.live.document.word_count,
            "settled": session.live.settled or bool(self.draft.problem) or self.draft.quiet,
            "problem": self.draft.problem,
            "language": name_of_language(self.draft.language) if self.draft.language else "",
            "counts": counts,
            "decided": len(session.steps),
            "changes": session.changes,
            "order": [self._blocks[block] for block in blocks],
            "blocks": {number: row(block) for block, number in self._blocks.items() if number not in there},
            "notes": notes,
            "back": back,
        }

    def before_and_after(self) -> str:
        """What was changed, as HTML; empty for nothing."""
        made = self.changes()
        return before_and_after(list(hunks(Document(self.article.text, self.name), made, None))) if made else ""

    def _next(self) -> int:
        self._last += 1
        return self._last

    def _made(self) -> int:
        self._blocks_made += 1
        return self._blocks_made


def name_of(given: str) -> str:
    """What an article is called: the last part of what a browser says, without anything that steers."""
    name = visible(PurePath(given.replace("\\", "/")).name.strip())
    return name[-_LONGEST:] if name.strip(". ") else "article.txt"


class Answering:
    """Does what a person says of the findings of an article."""

    def __init__(self, drafts: Drafts) -> None:
        self._drafts = drafts

    async def answer(self, one: Pasted, verb: str, said: dict[str, Any]) -> None:
        """Do one thing; raises UserError for what cannot be done."""
        if verb == "undo":
            one.here = self._undo(one)
        else:
            item = one.item(_number(said.get("number")))
            if item is None:
                raise UserError("this finding is gone: look at the article as it is now")
            self._decide(one, item, verb, said)
        self._follow(one)

    async def clean(self, one: Pasted) -> None:
        """Make what is safe unread, as one step; raises UserError."""
        session = one.draft.session
        before = session.text
        made: Sequence[Change] = await self._drafts.have(CHANGES, one.draft)
        if session.text != before:
            raise UserError("the article has changed meanwhile: once more, please")
        if not made:
            raise UserError("there is nothing left that is safe to repair unread")
        session.merge([Edit(Span(change.start, change.end), change.text) for change in made])
        one.notes.append(f"{len(made)} safe change{'' if len(made) == 1 else 's'} made; undo takes all of them back.")
        self._follow(one)

    def _follow(self, one: Pasted) -> None:
        """The article has changed, or what is decided about it."""
        one.draft.text = one.draft.session.text
        self._drafts.ask(one.draft)
        one.news()

    def replay(self, one: Pasted) -> None:
        """Make what was decided in earlier runs, once everything is found for the first time."""
        if one.replayed or not one.draft.session.live.settled:
            return
        one.replayed = True
        step = one.draft.session.replay() if not one.draft.session.steps else None
        if step is not None:
            many = len(step.answers)
            one.notes.append(f"{many} earlier answer{'' if many == 1 else 's'} made again; undo takes that back.")
            one.draft.text = one.draft.session.text
            self._drafts.ask(one.draft)

    def _decide(self, one: Pasted, item: Item, verb: str, said: dict[str, Any]) -> None:
        session, rule_id = one.draft.session, item.found.rule_id
        steps: dict[str, Callable[[], Step | None]] = {
            "accept": lambda: session.accept(item, _fix(said.get("fix"), item)),
            "write": lambda: session.write(item, one.checked(_text(said))),
            "ignore": lambda: session.close(item, "ignore"),
            "skip": lambda: session.close(item, "skip"),
            "all": lambda: session.accept_rule(rule_id),
            "never": lambda: session.ignore_rule(rule_id, item.start),
        }
        if verb in steps:
            step = steps[verb]()
            if step is not None and step.verb in _KEPT:
                self._drafts.remember(one.draft, [step])
        else:
            self._settle(one, item, verb, said)

    def _settle(self, one: Pasted, item: Item, verb: str, said: dict[str, Any]) -> None:
        """Settle something for later runs, too."""
        draft, found = one.draft, one.draft.session.text[item.start : item.end]
        text = " ".join(_text(said).split())
        if verb == "leaveOut":
            change = self._drafts.leave_out(draft, item.found.rule_id)
            step = draft.session.ignore_rule(item.found.rule_id, item.start)
            one.left_out.append((step, change))
            one.notes.append(f"{item.found.rule_id} is left alone from now on: {change.shown} ignores it.")
        elif verb == "term" and text:
            one.notes.append(self._drafts.add_term(draft, text, found) + ".")
        elif verb == "name" and text and said.get("kind") in KINDS.values():
            one.notes.append(self._drafts.add_name(draft, text, said["kind"], found) + ".")
        else:
            raise UserError("this cannot be done")

    def _undo(self, one: Pasted) -> int:
        """Take back the last answer; where it was given."""
        step = one.draft.session.undo()
        if step is None:
            raise UserError("there is nothing to take back")
        if one.left_out and one.left_out[-1][0] is step:
            _, change = one.left_out.pop()
            self._drafts.take_back(change)
            one.notes.append(f"{change.shown} is as it was before.")
        elif step.verb in _KEPT:
            self._drafts.remember(one.draft, [], [step])
        return step.start


def _text(said: dict[str, Any]) -> str:
    text = str(said.get("text", ""))
    if SURROGATE.search(text):
        raise UserError("this is no text that a file could hold")
    return text


def _number(said: object) -> int:
    return said if isinstance(said, int) else -1


def _fix(said: object, item: Item) -> int:
    number = said if isinstance(said, int) else 0
    if not 0 <= number < len(item.found.fixes):
        raise UserError("there is no such suggestion")
    return number
