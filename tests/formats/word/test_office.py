"""LibreOffice opens the files, and its review makes of them what it should."""

from __future__ import annotations

import os
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from mtcheck.commands.word import cleaned_file
from mtcheck.engine.engine import Engine
from tests.formats.word import office
from tests.formats.word.building import signs
from tests.formats.word.test_tracked import ORIGINS, cleaned, engine, stories

__all__ = ["engine"]  # the fixture

MISSING = office.missing()
pytestmark = pytest.mark.skipif(bool(MISSING) and os.environ.get("CI") != "true", reason=MISSING or "nothing missing")


def set_signs(path: Path) -> dict[str, list[list[tuple[str, str]]]]:
    """The signs of all paragraphs of a file, with how they are set."""
    return {name: signs(ET.fromstring(xml)) for name, xml in stories(path.read_bytes()).items()}  # noqa: S314


def test_a_review_gives_the_cleaned_text_or_the_original_set_as_before(tmp_path: Path, engine: Engine) -> None:
    """For all origins at once, since LibreOffice takes seconds to start."""
    folder = tmp_path / "files"
    folder.mkdir()
    for name, data in ORIGINS.items():
        article, made = cleaned(data, engine)
        (folder / f"{name}.original.docx").write_bytes(data)
        for kind, accept in (("tracked", False), ("plain", True)):
            file = cleaned_file(article, made, accept=accept, comments=True)
            (folder / f"{name}.{kind}.docx").write_bytes(file)
    office.decide(folder, tmp_path / "profile")
    for name in ORIGINS:
        accepted, rejected = (folder / verdict / f"{name}.tracked.docx" for verdict in ("accepted", "rejected"))
        # LibreOffice writes all files in its own way; others' changes are decided about, too.
        assert set_signs(accepted) == set_signs(folder / "accepted" / f"{name}.plain.docx"), name
        assert set_signs(rejected) == set_signs(folder / "rejected" / f"{name}.original.docx"), name
