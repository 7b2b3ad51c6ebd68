"""What a wheel brings beside code and rules: packs and names compiled, which takes seconds of a first run elsewhere."""

from __future__ import annotations

import atexit
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledPacks(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles packs and names before a wheel is packed; what is installed to be edited compiles its own."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile into a folder of its own, and have it packed."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        made = TemporaryDirectory()
        atexit.register(made.cleanup)  # when it is packed
        compile_into(Path(made.name))
        build_data["force_include"][made.name] = "mtcheck/compiled"


def compile_into(folder: Path) -> None:
    """Ask for all that is compiled of packs and names, so that it goes into a folder."""
    from mtcheck.checks.article.names.acronyms import acronyms
    from mtcheck.files.compiled import compiling_into
    from mtcheck.names import capitals, lookup, nearby, registry
    from mtcheck.rules.loading import load

    with compiling_into(folder):
        load(sourced=True, parsed=True)
        acronyms()
        registry.index_for({"a"})
        registry.right_forms()
        capitals.names_from("a")
        lookup.known_word("a")
        lookup.people_like("a")
        lookup.people_called("a")
        lookup.spelled_ways({"a"})
        nearby.beside("a")
