"""Reading TOML files of rules: what cannot be read is told with its file and line."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from mtcheck.errors import PackError


def read_toml(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of a file and what it says; raises PackError."""
    try:
        text = path.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except (OSError, UnicodeDecodeError) as error:
        raise PackError(f"{path}: cannot be read: {error}") from error
    except tomllib.TOMLDecodeError as error:
        last = text.count("\n") + 1  # where TOML says "at end of document"
        problem = re.sub(r" \(at .*\)$", "", str(error))
        line = re.search(r"line (\d+)", str(error))
        raise PackError(f"{path}:{line[1] if line else last}: not valid TOML: {problem}") from error
