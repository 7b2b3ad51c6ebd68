"""What the rules that read a parse cost, and what they find: beside spaCy's full pipeline on the same files.

    python bench/syntax.py FILE_OR_FOLDER ...

Prints, for the words of all .txt files: words a CPU second of spaCy's whole pipeline, of the parser alone, of the
sentences that may hold a candidate (what a run pays), and which share of sentences and words these are; then the
findings of each rule per 1000 words. Each way reads the files anew, after a warm-up.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import spacy

from mtcheck.checks.parsed.parser.model import model_of, pipeline
from mtcheck.document import Document
from mtcheck.engine.parsing import Layer
from mtcheck.rules.loading import load


def documents(places: list[str]) -> list[Document]:
    """The articles of files and folders, in order."""
    paths = [p for place in map(Path, places) for p in ([place] if place.is_file() else sorted(place.rglob("*.txt")))]
    return [Document(path.read_text(encoding="utf-8", errors="replace"), str(path)) for path in paths]


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work, the faster of two runs."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def main(places: list[str]) -> None:
    """Measure and print."""
    docs, name = documents(places), model_of("auto")
    if not docs or not name:
        sys.exit("nothing to measure: name files or folders with .txt files, and install mtcheck[syntax]")
    rules = [rule for rule in load(parsed=True) if rule.kind == "syntax"]
    words = sum(doc.word_count for doc in docs)
    texts = [[doc.text[slice(*s)] for s in doc.sentences] for doc in docs]
    full, ours = spacy.load(name), pipeline(name)
    list(full.pipe(texts[0]))
    list(ours.pipe(texts[0]))
    spent = {
        "spaCy, whole pipeline": seconds(lambda: [list(full.pipe(sentences)) for sentences in texts]),
        "parser, every sentence": seconds(lambda: [list(ours.pipe(sentences)) for sentences in texts]),
        "syntax rules": seconds(lambda: [list(layer.findings(doc)) for layer in [Layer(rules, name)] for doc in docs]),
    }
    print(f"{len(docs)} articles, {words} words, {len(rules)} rules, {name}")
    for what, taken in spent.items():
        print(f"{what:24} {words / taken:9.0f} words a second")
    layer = Layer(rules, name)
    tagged = [one for doc in docs for one in layer.wanted(doc)]
    parsed, by_rule = 0, Counter[str]()
    for one, doc in zip(tagged, layer.tagged([one.text for one in tagged]), strict=True):
        stay = [rule.id for rule, form in one.asking if not form.whole and form.stays(doc, {})]
        parsed += bool(stay)
        by_rule.update(stay if len(stay) == 1 else ())
    sentences = sum(map(len, texts))
    print(f"{len(tagged) / sentences:.0%} of sentences tagged, {parsed / sentences:.0%} parsed; for one rule alone:")
    for rule_id, count in by_rule.most_common(12):
        print(f"  {rule_id:40} {count / sentences:.1%}")
    found = Counter(finding.rule_id for doc in docs for finding in layer.findings(doc))
    print(f"findings per 1000 words: {1000 * found.total() / words:.2f}")
    for rule_id, count in found.most_common():
        print(f"  {rule_id:40} {count}")


if __name__ == "__main__":
    main(sys.argv[1:])
