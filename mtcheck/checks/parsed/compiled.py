"""What a syntax rule says, compiled: trigger, pattern over the parse or check, and the edits of its fixes."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from mtcheck.checks.parsed.sentence import Sentence
from mtcheck.english.inflection import plural, verb
from mtcheck.errors import PackError
from mtcheck.findings import Finding, Span
from mtcheck.rules.limited import expression
from mtcheck.rules.matchers import finding
from mtcheck.rules.rule import Rule

if TYPE_CHECKING:
    from spacy.tokens import Token
    from spacy.vocab import Vocab

Nodes = Mapping[str, "Token"]
SyntaxCheck = Callable[[Sentence, Rule], Iterable[Finding]]

KEYS = frozenset("trigger candidates tree tokens mark without fix fixes check".split())
SLOT = re.compile(r"\{(\w+)(?::(\w+))?\}")
FORMS = ("base", "third", "past", "participle", "ing", "plural", "lemma")


class Compiled:
    """A syntax rule ready to run; each part of it is made when the first sentence needs it."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        self.announced = tuple(said["announced"])  # one of these stands in every sentence that the trigger matches
        self.last = str(said.get("check", "")).startswith("parsed.garbled.")  # asked about what no other explains
        self._said = said
        self._matchers: dict[int, Any] = {}  # by vocabulary: each model has its own

    def asks(self, rule: Rule, sentence: str) -> bool:
        """Whether the rule wants to see the parse of a sentence, given in lower case."""
        if "candidates" in self._said:
            return bool(candidates_function(self._said["candidates"])(sentence))
        return expression(rule, self._said["trigger"]).search(sentence) is not None

    def find(self, rule: Rule, sentence: Sentence) -> Iterator[Finding]:
        """What the rule finds in a sentence."""
        if "check" in self._said:
            yield from check_function(self._said["check"])(sentence, rule)
            return
        for nodes in self._matches(sentence):
            if not self._excepted(nodes):
                yield self._finding(rule, sentence, nodes)

    def _matches(self, sentence: Sentence) -> Iterator[Nodes]:
        doc, matcher = sentence.doc, self._matcher(sentence.doc.vocab)
        if "tree" in self._said:
            names = [node["RIGHT_ID"] for node in self._said["tree"]]
            for _, places in matcher(doc):
                yield {name: doc[place] for name, place in zip(names, places, strict=True)}
            return
        names = [node["ID"] for node in self._said["tokens"]]
        for _, start, end, nodes in matcher(doc, with_alignments=True):
            yield {names[node]: doc[at] for node, at in zip(nodes, range(start, end), strict=True)}

    def _matcher(self, vocab: Vocab) -> Any:
        if id(vocab) not in self._matchers:
            self._matchers[id(vocab)] = matcher_of(self._said, vocab)
        return self._matchers[id(vocab)]

    def _excepted(self, nodes: Nodes) -> bool:
        """Whether a node has a dependent that the rule does not want there: by its label, =word or ~lemma."""
        for name, unwanted in self._said.get("without", {}).items():
            for dependent in nodes[name].children:
                if not {dependent.dep_, f"={dependent.lower_}", f"~{dependent.lemma_}"}.isdisjoint(unwanted):
                    return True
        return False

    def _finding(self, rule: Rule, sentence: Sentence, nodes: Nodes) -> Finding:
        marked = sorted((nodes[name] for name in self._said["mark"]), key=lambda token: token.i)
        span = sentence.span(marked[0], marked[-1])
        return finding(rule, sentence.document, span, [written(sentence, span, nodes, fix) for fix in self._fixes()])

    def _fixes(self) -> list[dict[str, str]]:
        return [self._said["fix"]] if "fix" in self._said else self._said.get("fixes", [])


def written(sentence: Sentence, span: Span, nodes: Nodes, templates: Mapping[str, str]) -> str:
    """The marked place with each node that has a template written as that says; "" deletes it with its space."""
    text, out, at = sentence.document.text, "", span.start
    for name, token in sorted(nodes.items(), key=lambda item: item[1].i):
        if name not in templates:
            continue
        where = sentence.span(token)
        new = SLOT.sub(lambda slot: form_of(nodes[slot[1]], slot[2] or ""), templates[name])
        out, at = out + text[at : where.start] + new, where.end
        if not new:
            out = out.rstrip(" ")
    return (out + text[at : span.end]).strip(" ")


def form_of(token: Token, form: str) -> str:
    """A word in another form: base, third, past, participle, ing (verbs), plural (nouns), lemma; as it is without."""
    if not form:
        return token.text
    if form == "lemma":
        return token.lemma_
    if form == "plural":
        return plural(token.text)
    return str(getattr(verb(token.lemma_.lower()), form))


def matcher_of(said: Mapping[str, Any], vocab: Vocab) -> Any:
    """SpaCy's Matcher or DependencyMatcher for a rule's pattern; raises PackError where spaCy does not take it."""
    from spacy.errors import MatchPatternError
    from spacy.matcher import DependencyMatcher, Matcher

    way = "tree" if "tree" in said else "tokens"
    nodes = said[way]
    try:
        matcher: Any = DependencyMatcher(vocab, validate=True) if way == "tree" else Matcher(vocab, validate=True)
        matcher.add("rule", [nodes if way == "tree" else [_without_name(node) for node in nodes]])
    except (ValueError, KeyError, MatchPatternError) as error:
        reason = " ".join(str(error).split())[:200]
        raise PackError(f"{way} = {json.dumps(nodes)}: spaCy does not take this pattern: {reason}") from None
    return matcher


def _without_name(node: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in node.items() if key != "ID"}


@cache
def compiled(said: str) -> Compiled:
    """What a rule of this kind says, from its JSON."""
    return Compiled(json.loads(said))


@cache
def check_function(check: str) -> SyntaxCheck:
    """The function that a syntax rule names, from mtcheck/checks/.

    Raises ImportError or AttributeError where there is none.
    """
    from mtcheck.engine.engine import own_function

    function: SyntaxCheck = own_function(f"mtcheck.checks.{check}")
    return function


@cache
def candidates_function(name: str) -> Callable[[str], bool]:
    """The function that a syntax rule names as its `candidates`, from mtcheck/checks/.

    Raises ImportError or AttributeError where there is none.
    """
    from mtcheck.engine.engine import own_function

    function: Callable[[str], bool] = own_function(f"mtcheck.checks.{name}")
    return function
