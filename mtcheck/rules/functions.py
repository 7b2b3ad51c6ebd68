"""The functions that rules name: looked up when a pack is read and when a rule runs, never imported here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any

from mtcheck.findings import Finding

_HOME = "mtcheck.checks"


@cache
def check_function(name: str) -> Callable[..., Iterable[Finding]]:
    """The function that a rule names as its `check`: folder, module and name below mtcheck/checks/.

    As in "article.people.surnames.surname_gender". Raises ImportError or AttributeError where there is none.
    """
    function: Callable[..., Iterable[Finding]] = _offered(name)
    return function


@cache
def candidates_function(name: str) -> Callable[[str], bool]:
    """The function that a syntax rule names as its `candidates`; raises ImportError or AttributeError."""
    function: Callable[[str], bool] = _offered(name)
    return function


@cache
def tags_function(name: str) -> Callable[[Any], bool]:
    """The function that a syntax rule names as its `tags`; raises ImportError or AttributeError."""
    function: Callable[[Any], bool] = _offered(name)
    return function


def _offered(name: str) -> Any:
    """What a module of checks offers, not what that imports."""
    module, _, last = f"{_HOME}.{name}".rpartition(".")
    found = getattr(import_module(module), last)
    if last.startswith("_") or getattr(found, "__module__", "") != module or isinstance(found, type):
        raise AttributeError(f"{module} offers no {last}")
    return found
