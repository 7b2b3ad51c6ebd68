"""Lines of a rule pack, for what errors and documents say of its rules."""

from __future__ import annotations

import re
from pathlib import Path


class Where:
    """Finds the line of a table or key in the text of a pack; only needed for errors and documents."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.starts = [i for i, line in enumerate(self.lines) if line.strip() == "[[rule]]"]

    def rule(self, index: int) -> int:
        """The line that the table of that number begins in."""
        return self.starts[index] + 1 if index < len(self.starts) else 1

    def key(self, index: int, key: str) -> int:
        """The line of a key of the table of that number; that of the table where the key is not there."""
        first = self.starts[index] if index < len(self.starts) else 0
        end = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.lines)
        for i in range(first, end):
            if re.match(rf"\s*(?:\[*|\"?){re.escape(key)}\b", self.lines[i]):
                return i + 1
        return first + 1
