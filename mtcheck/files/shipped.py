"""Where the project's data lies."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def rules_folder() -> Path:
    """Folder of the rule packs that come with mtcheck: beside the code in a wheel, at the top level of a checkout."""
    packaged = Path(__file__).parent.parent / "packs"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent.parent / "rules"
