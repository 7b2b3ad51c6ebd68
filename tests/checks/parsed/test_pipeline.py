"""Parts of speech and lemmas from tables are those that spaCy itself would give."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import spacy

from mtcheck.checks.parsed.parser.model import _small, _whole, model_of, pipeline
from mtcheck.checks.parsed.parser.pipeline import Pipeline

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


def test_small_models_are_read_without_spacy() -> None:
    code = (
        "from mtcheck.checks.parsed.parser.model import model_of, pipeline\n"
        "pipeline(model_of('auto')).pipe(['They left.'])\n"
        "import sys; print('spacy' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False"]


def test_a_small_model_of_another_make_is_left_to_spacy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "en_core_web_sm"
    (package / "en_core_web_sm-9.0.0").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "meta.json").write_text('{"version": "9.0.0"}')
    monkeypatch.syspath_prepend(tmp_path)
    assert _small("en_core_web_sm") is None
    (package / "meta.json").write_text("no JSON")
    assert _small("en_core_web_sm") is None


def test_other_models_are_run_by_spacy_with_the_same_result() -> None:
    name = model_of("auto")
    (whole,) = Pipeline(_whole(name)).pipe([TEXT])
    (small,) = pipeline(name).pipe([TEXT])
    assert [(t.tag_, t.dep_, t.head.i, t.pos_, t.lemma_) for t in small] == [
        (t.tag_, t.dep_, t.head.i, t.pos_, t.lemma_) for t in whole
    ]


def test_spacy_is_whole_for_others_in_the_same_process() -> None:
    code = (
        "from mtcheck.checks.parsed.parser.model import _whole, model_of\n"
        "_whole(model_of('auto'))\n"
        "import sys; print('spacy.cli' in sys.modules)\n"
        "import spacy; print('spacy_version' in spacy.info(silent=True))\n"
        "from spacy.cli import app; print(callable(app))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True"]
