"""Findings as test results in JUnit's XML: an article is a suite, a finding a failure."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from mtcheck.english.language import name
from mtcheck.output.forms import Ending
from mtcheck.output.places import relative
from mtcheck.output.text import Style, shown
from mtcheck.runs.reports import FileReport, Found
from mtcheck.telling import STEERING

# What XML 1.0 does not allow, not even escaped, and control characters that it does.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TURNING = {code: f"&#{code};" for code in STEERING if code > 0xFF}


class Junit:
    """One <testsuites> with a <testsuite> for each article."""

    separator = ""
    lasting = True

    def begin(self) -> str:
        """The opening."""
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="mtcheck">\n'

    def article(self, report: FileReport) -> str:
        """A suite, with a test that passes where nothing is found."""
        path = relative(report.path)
        cases = [_failure(found, report, path) for found in report.found]
        if report.skipped:
            reason = _attribute(f"in {name(report.skipped)}, not in English")
            cases = [f"{_case(path, 'article')}<skipped message={reason}/></testcase>\n"]
        elif not cases:
            cases = [f"{_case(path, 'article')}</testcase>\n"]
        head = f'name={_attribute(path)} tests="{len(cases)}" failures="{len(report.found)}" errors="0"'
        return f'<testsuite {head} skipped="{int(bool(report.skipped))}">\n{"".join(cases)}</testsuite>\n'

    def end(self, ending: Ending, /) -> str:
        """A suite of the problems of the run, if any, and the end."""
        number = len(ending.problems)
        cases = "".join(
            f"{_case('mtcheck', f'run {i}')}<error message={_attribute(problem)}/></testcase>\n"
            for i, problem in enumerate(ending.problems, 1)
        )
        suite = f'<testsuite name="mtcheck" tests="{number}" failures="0" errors="{number}">\n{cases}</testsuite>\n'
        return (suite if number else "") + "</testsuites>\n"


def _failure(found: Found, report: FileReport, path: str) -> str:
    finding = found.finding
    place = report.places[finding.span.start]
    lines = "\n".join(shown(found, f"{path}:{place.line}:{place.column}", Style(colour=False)))
    case = _case(path, f"{finding.rule_id} at {place.line}:{place.column}", place.line)
    kind, message = _attribute(f"{finding.severity.value} {finding.category}"), _attribute(finding.message)
    told = escape(_clean(lines)).translate(_TURNING)
    return f"{case}<failure type={kind} message={message}>{told}</failure></testcase>\n"


def _case(path: str, title: str, line: int | None = None) -> str:
    at = "" if line is None else f' file={_attribute(path)} line="{line}"'
    return f"<testcase classname={_attribute(path)} name={_attribute(title)}{at}>"


def _attribute(text: str) -> str:
    return quoteattr(_clean(text)).translate(_TURNING)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", text)
