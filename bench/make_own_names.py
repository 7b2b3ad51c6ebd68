"""Builds rules/lists/own-names.txt: names that look like romanizations of famous ones, and are somebody's own.

    python bench/make_own_names.py WIKIDATA.tsv GEONAMES.tsv

WIKIDATA.tsv has a name in lower-case Latin letters at the beginning of each line (Wikidata, CC0), GEONAMES.tsv that of
a town (GeoNames, CC BY 4.0). Of these, the list has what English texts hardly ever have and what lists/heard-names.txt
takes for a name that they do have: run this after bench/make_heard_names.py.
"""

from __future__ import annotations

import sys
from pathlib import Path

from mtcheck.english.frequency import frequency
from mtcheck.names.given import is_given_name
from mtcheck.names.heard import famous

LIST = Path(__file__).parent.parent / "rules" / "lists" / "own-names.txt"
HEAD = (
    "# names that are somebody's own, though a more famous one comes out of Cyrillic so; from Wikidata (CC0) and "
    "GeoNames (CC BY 4.0), by bench/make_own_names.py; CC BY 4.0"
)


def main() -> None:
    """Read, choose, write."""
    names = {
        line.partition("\t")[0].lower() for path in sys.argv[1:] for line in Path(path).read_text("utf-8").splitlines()
    }
    own = (name for name in names if not frequency(name) and not is_given_name(name) and famous(name.capitalize()))
    LIST.write_text("\n".join((HEAD, *sorted(own))) + "\n", "utf-8")


if __name__ == "__main__":
    main()
