"""A server of recorded answers, and articles to ask about."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.model.server import Server


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server()
    yield made
    made.close()
