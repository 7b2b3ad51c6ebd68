"""A small model of spaCy's, read from its files."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from mtcheck.checks.parsed.parser.small.lemmas import Lemmatizer, lemmatizer
from mtcheck.checks.parsed.parser.small.network import Maxout, Network, maxout
from mtcheck.checks.parsed.parser.small.tokenizer import Rules, Tokenizer, with_sequences
from mtcheck.checks.parsed.parser.small.tokens import Doc
from mtcheck.checks.parsed.parser.small.transitions import SEEN, Parser, Weights
from mtcheck.files.compiled import cached

_COLUMNS = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE"]
_ORTH, _NORM = 65, 67  # spaCy's numbers for what a special word is, and what it counts as
Params = Mapping[str, Any]


class Small:
    """A model that divides texts into words, tags and parses them.

    Raises OSError, ValueError, LookupError or TypeError where the files are others than are known here.
    """

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer(_rules(folder / "tokenizer"), _norms(folder / "vocab" / "lookups.bin"))
        self._network = _network(folder)
        self._labels: list[str] = json.loads((folder / "tagger" / "cfg").read_text(encoding="utf-8"))["labels"]
        self._parser = _parser(folder / "parser")
        self.lemmatizer = _lemmatizer(folder / "lemmatizer" / "lookups" / "lookups.bin")

    def tag(self, texts: Iterable[str]) -> list[Doc]:
        """Texts in words, with their tags."""
        docs = [self._tokenizer(text) for text in texts]
        self._network.forget()
        self._network.tag(docs, self._labels)
        return docs

    def parse(self, docs: Sequence[Doc]) -> None:
        """Give words that have tags their heads and relations."""
        self._parser.parse(docs)


def _rules(path: Path) -> Rules:
    rules: Rules = cached("words", [(path, "tokenizer")], Rules, lambda: with_sequences(_read_rules(path)))
    return rules


def _read_rules(path: Path) -> Rules:
    said = msgspec.msgpack.decode(path.read_bytes(), strict=False)
    if said["token_match"] or not said["faster_heuristics"]:
        raise ValueError(path)
    specials = {
        piece: tuple((word[_ORTH], word.get(_NORM, "")) for word in words)
        for piece, words in said["exceptions"].items()
    }
    return Rules(said["prefix_search"], said["suffix_search"], said["infix_finditer"], said["url_match"], specials, {})


def _norms(path: Path) -> dict[int, str]:
    norms: dict[int, str] = msgspec.msgpack.decode(path.read_bytes())["lexeme_norm"]
    return norms


def _lemmatizer(path: Path) -> Lemmatizer:
    def build() -> Lemmatizer:
        return lemmatizer(msgspec.msgpack.decode(path.read_bytes(), strict=False))

    made: Lemmatizer = cached("lemmas", [(path, "lemmas")], Lemmatizer, build)
    return made


def _nodes(path: Path) -> tuple[list[str], list[Params], list[Params]]:
    """The layers of a network: their names, attributes and parameters."""
    said = msgspec.msgpack.decode(path.read_bytes(), strict=False)
    params: list[Params] = [
        {name: _array(value) for name, value in of.items() if value is not None} for of in said["params"]
    ]
    return [node["name"] for node in said["nodes"]], said["attrs"], params


def _array(value: Any) -> Any:
    if value[b"type"] != "<f4":
        raise ValueError(value[b"type"])
    return np.frombuffer(value[b"data"], "<f4").reshape(value[b"shape"])


def _network(folder: Path) -> Network:
    names, attrs, params = _nodes(folder / "tok2vec" / "model")
    if _attribute(attrs[names.index("extract_features")], "columns") != _COLUMNS:
        raise ValueError(folder)
    tables = [(params[at]["E"], _attribute(attrs[at], "seed")) for at, name in enumerate(names) if name == "hashembed"]
    maxouts: list[Maxout] = [maxout(params[at], params[at + 1]) for at, name in enumerate(names) if name == "maxout"]
    _, _, tagging = _nodes(folder / "tagger" / "model")
    last = tagging[-1]
    return Network(tables, maxouts[0], maxouts[1:], (np.ascontiguousarray(last["W"].T), last["b"]))


def _attribute(attrs: Mapping[str, Any], name: str) -> Any:
    return msgspec.msgpack.decode(attrs[name])


def _parser(folder: Path) -> Parser:
    names, _, params = _nodes(folder / "model")
    seeing = params[names.index("precomputable_affine")]
    deciding, reading = (params[at] for at, name in enumerate(names) if name == "linear")
    words, outputs, pieces, inputs = seeing["W"].shape
    if (words, pieces) != (SEEN, 2):
        raise ValueError(folder)
    side = seeing["W"].transpose(0, 2, 1, 3).reshape(words * pieces * outputs, inputs)
    missing = seeing["pad"][0].transpose(0, 2, 1).reshape(-1)
    weights = Weights(
        (np.ascontiguousarray(reading["W"].T), reading["b"]),
        (np.ascontiguousarray(side.T), np.ascontiguousarray(seeing["b"].T.reshape(-1)), missing),
        (np.ascontiguousarray(deciding["W"].T), deciding["b"]),
    )
    said = json.loads(msgspec.msgpack.decode((folder / "moves").read_bytes())["moves"])
    moves = [
        (int(kind), label)
        for kind, labels in sorted(said.items())
        for _, label in sorted(((often, label) for label, often in labels.items()), reverse=True)
    ]
    return Parser(weights, moves)
