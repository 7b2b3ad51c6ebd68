"""The functions that rules name by `check`: looked up when a pack is read and when a rule runs, never imported here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from typing import Any

from mtcheck.findings import Finding

HOME = "mtcheck.checks"


@cache
def check_function(check: str) -> Callable[..., Iterable[Finding]]:
    """The function of a rule: folder, module and name below mtcheck/checks/, as in "article.people.surname_gender".

    It is one that its module offers, not what that imports. Raises ImportError or AttributeError where there is none.
    """
    module, _, name = check.rpartition(".")
    found: Any = getattr(import_module(f"{HOME}.{module}"), name)
    if name.startswith("_") or getattr(found, "__module__", "") != f"{HOME}.{module}" or isinstance(found, type):
        raise AttributeError(f"{module} offers no {name}")
    function: Callable[..., Iterable[Finding]] = found
    return function
