"""Formats read and written with a few rules."""

from __future__ import annotations

import pytest

from mtcheck.engine.engine import Engine
from mtcheck.rules.packs import read_pack
from tests.conftest import TEST_PACK

BAD = "in the result of"


GOOD = "as a result of"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    pack = tmp_path_factory.mktemp("packs") / "pack.toml"
    pack.write_text(TEST_PACK)
    return Engine(read_pack(pack))
