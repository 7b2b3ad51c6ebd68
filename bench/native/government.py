"""Counts how often native English has the wrong constructions of rules/lists/government.tsv, and the right ones.

    python bench/native/government.py FOLDER > government.tsv

FOLDER holds tables made by parsed.py. The list comes out again with new counts in its last two columns; an entry whose
wrong construction is not rare (over two times, or one in two hundred of the right ones) is not written, but named.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from parsed import Token, read
from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.vocab import Vocab

from mtcheck.checks.parsed.order import government
from mtcheck.checks.parsed.parser.pipeline import part_of_speech
from mtcheck.checks.parsed.sentence import Sentence
from mtcheck.document import Document
from mtcheck.files.lists import read_columns

_MOST, _SHARE = 2, 0.005
_CLASSES = {"V": ("v", "vo"), "N": ("n",), "J": ("a",)}


def parsed(sentence: list[Token], vocab: Vocab) -> Doc:
    """A sentence of a table as a parse."""
    words = [token.word for token in sentence]
    heads = [i + token.head if 0 <= i + token.head < len(words) else i for i, token in enumerate(sentence)]
    doc = Doc(vocab, words=words, tags=[t.tag for t in sentence], deps=[t.relation for t in sentence], heads=heads)
    for token, row in zip(doc, sentence, strict=True):
        token.pos_, token.lemma_ = part_of_speech(token), row.lemma
    return doc


def _lemma(head: Any, kind: str) -> str:
    return str(head.lower_ if kind == "a" else head.lemma_.lower())


def right_ones(sentence: list[Token]) -> Iterator[tuple[str, str, str]]:
    """Heads, each with what stands right behind it."""
    for token, after in pairwise(sentence):
        for kind in _CLASSES.get(token.tag[:1], ()):
            lemma = token.word if kind == "a" else token.lemma
            yield lemma.lower(), kind, "-" if after.tag in ("DT", "PRP", "PRP$") else after.word.lower()


def main() -> None:
    """Count, and print the list."""
    wrong: Counter[tuple[str, str, str]] = Counter()
    right: Counter[tuple[str, str, str]] = Counter()
    vocab = English().vocab  # knows small letters, which a bare one does not
    for table in sorted(Path(sys.argv[1]).glob("*.tsv.gz")):
        for sentence in read(table):
            right.update(right_ones(sentence))
            if government.candidate(" ".join(token.word for token in sentence).lower()):
                doc = parsed(sentence, vocab)
                faults = government.faults(Sentence(Document(doc.text), doc, 0))
                wrong.update((_lemma(fault.head, fault.kind), fault.kind, fault.wrong) for fault in faults)
    for head, kind, bad, good, only, *_ in read_columns("government.tsv"):
        times, often = wrong[head, kind, bad], right[head, kind, good]
        if times > _MOST or times > _SHARE * often and times > 1:
            print(head, kind, bad, "is not rare:", times, file=sys.stderr)
        else:
            print(head, kind, bad, good, only, times, often, sep="\t")


if __name__ == "__main__":
    main()
