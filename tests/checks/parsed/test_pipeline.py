"""Parts of speech and lemmas from tables are those that spaCy itself would give."""

from __future__ import annotations

import subprocess
import sys

import spacy

from mtcheck.checks.parsed.model import model_of, pipeline
from mtcheck.checks.parsed.vectors import Vectors, words_once

TEXT = (
    "The harbour masters who have been asked about it did not know when the ferries were sold. "
    "She hasn't seen him since he became mayor, and they can't say what happened to her better boats. "
    "Buildings destroyed by the storm are being rebuilt; nobody wants to pay for the worst of them."
)


def test_tags_dependencies_parts_of_speech_and_lemmas_are_spacys() -> None:
    name = model_of("auto")
    (ours,) = pipeline(name).pipe([TEXT])
    theirs = spacy.load(name)(TEXT)
    assert [(t.text, t.tag_, t.dep_, t.head.i) for t in ours] == [(t.text, t.tag_, t.dep_, t.head.i) for t in theirs]
    assert [(t.text, t.pos_) for t in ours] == [(t.text, t.pos_) for t in theirs]
    assert [(t.text, t.lemma_) for t in ours] == [(t.text, t.lemma_) for t in theirs]


def test_spacy_is_whole_for_others_in_the_same_process() -> None:
    code = (
        "from mtcheck.checks.parsed.model import model_of, pipeline\n"
        "pipeline(model_of('auto'))\n"
        "import sys; print('spacy.cli' in sys.modules)\n"
        "import spacy; print('spacy_version' in spacy.info(silent=True))\n"
        "from spacy.cli import app; print(callable(app))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True"]


def test_words_that_are_worked_out_once_have_the_vectors_that_spacy_gives_them() -> None:
    nlp = spacy.load(model_of("auto"))
    component = nlp.get_pipe("tok2vec")
    ours = words_once(component, nlp.vocab)
    assert isinstance(ours, Vectors)
    texts = [TEXT, "", "They can't, cannot and won't  go  to the U.K.\u00a0now", "Boats boats BOATS boats", TEXT[:80]]
    for _ in range(2):  # words that are new, and words that are known
        docs = [nlp.make_doc(text) for text in texts]
        assert list(ours.pipe(iter(docs), batch_size=2)) == docs
        for doc, vectors in zip(docs, component.predict([nlp.make_doc(text) for text in texts]), strict=True):
            assert doc.tensor.size == vectors.size
            assert not len(doc) or abs(doc.tensor - vectors).max() < 1e-4
