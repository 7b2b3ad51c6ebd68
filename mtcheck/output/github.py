"""Findings as workflow commands, of which GitHub Actions makes annotations."""

from __future__ import annotations

import re

from mtcheck.output.forms import Ending
from mtcheck.output.places import level, relative
from mtcheck.output.text import fix_line
from mtcheck.runs.reports import FileReport, Found
from mtcheck.telling import visible


class Github:
    """A command for each finding, and for each problem of the run."""

    separator = ""
    lasting = True

    def begin(self) -> str:
        """Nothing."""
        return ""

    def article(self, report: FileReport) -> str:
        """A command a finding."""
        return "".join(_command(found, report) for found in report.found)

    def end(self, ending: Ending, /) -> str:
        """A command a problem."""
        return "".join(f"::error title=mtcheck::{_data(problem)}\n" for problem in ending.problems)


def _command(found: Found, report: FileReport) -> str:
    finding = found.finding
    start, end = (report.places[offset] for offset in finding.span)
    properties = {"file": relative(report.path), "line": start.line, "endLine": end.line}
    if start.line == end.line:  # GitHub takes columns within one line only
        properties |= {"col": start.column, "endColumn": max(end.column, start.column)}
    properties |= {"title": f"mtcheck: {finding.rule_id}"}
    message = finding.message + (f"\n{fix_line(finding)}" if finding.fixes else "")
    row = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{level(finding, 'error', 'warning', 'notice')} {row}::{_data(message)}\n"


def _data(text: str) -> str:
    signs = {"\n": "%0A", "\r": "%0D"}
    return "".join(signs.get(part) or visible(part).replace("%", "%25") for part in re.split(r"([\r\n])", text))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
