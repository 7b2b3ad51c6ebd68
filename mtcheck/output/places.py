"""Paths, messages and fixes as programs of other makers want them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mtcheck.findings import Finding, Fix, Safety, Severity


def relative(path: str) -> str:
    """A path as seen from the current folder if it lies there, with slashes; standard input is `stdin`."""
    if path == "-":
        return "stdin"
    if Path(path).is_absolute():
        seen = os.path.relpath(path)
        path = path if seen.startswith(os.pardir) else seen
    return Path(path).as_posix()


def uri(path: str) -> str:
    """The same as a URI: relative ones stay relative."""
    place = relative(path)
    quoted = quote(os.fsencode(place))
    if Path(place).is_absolute():
        return "file://" + ("" if quoted.startswith("/") else "/") + quoted
    return f"./{quoted}" if ":" in place.partition("/")[0] else quoted


def applicable(finding: Finding) -> Iterator[Fix]:
    """The fixes that a program can make; hints in words are none."""
    return (fix for fix in finding.fixes if fix.safety is not Safety.DISPLAY and fix.edits)


def level(finding: Finding, critical: str, major: str, minor: str) -> str:
    """What a program calls the severity of a finding."""
    return {Severity.CRITICAL: critical, Severity.MAJOR: major, Severity.MINOR: minor}[finding.severity]


def dumped(value: Any) -> str:
    """A value as one line of JSON."""
    return json.dumps(value, ensure_ascii=False)
