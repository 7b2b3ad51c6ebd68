"""Where the project's data lies, and what is kept from one run to the next."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path


@cache
def rules_folder() -> Path:
    """Folder of the rule packs that come with mtcheck: beside the code in a wheel, at the top level of a checkout."""
    packaged = Path(__file__).parent.parent / "packs"
    return packaged if packaged.is_dir() else Path(__file__).parent.parent.parent / "rules"


def cache_folder() -> Path:
    """The user's folder for what can be made again; raises OSError or RuntimeError where there is none."""
    if sys.platform == "linux":  # as the library has it, which takes 0.01 s to import
        named = os.environ.get("XDG_CACHE_HOME", "").strip()
        # The standard wants a relative one ignored: it would be another folder wherever we are called.
        return (Path(named) if os.path.isabs(named) else Path.home() / ".cache") / "mtcheck"  # noqa: PTH117
    from platformdirs import user_cache_path

    return user_cache_path("mtcheck")
