"""Reading TOML, which may be anyone's: what cannot be read is told with its file and line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from mtcheck.errors import PackError
from mtcheck.files.reading import read_text

_DEEPEST = 50  # tables and lists within one another
# A name of so many parts, for which tomllib would take memory by the square of them.
_PART = r"""(?:[\w-]++|"[^"\n]*+"|'[^'\n]*+')"""
_LONG_NAME = re.compile(rf"(?<![\w-]){_PART}(?:[ \t]*+\.[ \t]*+{_PART}){{{_DEEPEST}}}")


class BadToml(Exception):
    """A text is no TOML, or none that a person writes; `line` is where, counted from 1."""

    def __init__(self, problem: str, line: int) -> None:
        super().__init__(problem)
        self.line = line


def parsed(text: str) -> dict[str, Any]:
    """What a text in TOML says; raises BadToml."""
    import tomllib  # here, because most runs find what they read compiled

    if long := _LONG_NAME.search(text):
        raise BadToml("not valid TOML: nested too deep", text.count("\n", 0, long.start()) + 1)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        last = text.count("\n") + 1  # where TOML says "at end of document"
        problem = re.sub(r" \(at .*\)$", "", str(error))
        raise BadToml(f"not valid TOML: {problem}", int(line[1]) if line else last) from None
    except RecursionError:
        raise BadToml("not valid TOML: nested too deep", 1) from None
    except ValueError:  # a number of thousands of digits, a day that no calendar has
        raise BadToml("not valid TOML: a number or date that is out of range", 1) from None
    if _is_deep(data):
        raise BadToml("not valid TOML: nested too deep", 1)
    return data


def _is_deep(data: Any) -> bool:
    level = [data]
    for _ in range(_DEEPEST):
        inner = (value for each in level for value in (each.values() if isinstance(each, dict) else each))
        level = [value for value in inner if isinstance(value, dict | list)]
        if not level:
            return False
    return True


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file and what it says; raises PackError."""
    try:
        text = read_text(path)
        return text, parsed(text)
    except UnicodeDecodeError:
        raise PackError(f"{path}: not valid UTF-8: save it as UTF-8") from None
    except OSError as error:
        missing = isinstance(error, FileNotFoundError)
        reason = "there is no such file" if missing else (error.strerror or str(error)).lower()
        raise PackError(f"{path}: {reason}") from None
    except BadToml as error:
        raise PackError(f"{path}:{error.line}: {error}") from None
