"""mtcheck: finds and repairs what gives machine-translated articles away.

>>> import mtcheck
>>> mtcheck.clean("He accepted participation in the talks.")
'He took part in the talks.'
"""

from __future__ import annotations

from mtcheck.version import __version__

TYPE_CHECKING = False  # that of `typing`, which takes a third of the time of a short run to load
if TYPE_CHECKING:
    from typing import Any

    from mtcheck.document import Document
    from mtcheck.engine.engine import Engine
    from mtcheck.findings import Finding

__all__ = ["Document", "Finding", "__version__", "clean", "lint"]


def lint(text: str) -> tuple[Finding, ...]:
    """Findings of all rules in a text, in text order; spans are half-open code-point offsets into it."""
    from mtcheck.document import Document

    return _engine().lint(Document(text))


def clean(text: str, *, unsafe: bool = False) -> str:
    """The text with all safe fixes made (with `unsafe`, the first fix of every finding); raises errors.RulesFight."""
    from mtcheck.document import Document
    from mtcheck.engine.fix import clean as clean_document

    return clean_document(Document(text), _engine(), unsafe=unsafe).text


def _engine() -> Engine:
    from mtcheck.runs.engines import default_engine

    return default_engine()


def __getattr__(name: str) -> Any:
    """Document and Finding are loaded when first asked for, so that `mtcheck --version` does not wait for them."""
    if name == "Document":
        from mtcheck.document import Document

        return Document
    if name == "Finding":
        from mtcheck.findings import Finding

        return Finding
    raise AttributeError(f"module 'mtcheck' has no attribute {name!r}")
