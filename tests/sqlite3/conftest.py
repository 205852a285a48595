"""A connection of sffi_sqlite3, and a reader of its rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sffi_sqlite3 as sqlite

if not sqlite.available():
    pytest.skip("SQLite's library is not on this machine", allow_module_level=True)


@pytest.fixture
def db() -> Iterator[sqlite.Db]:
    """An empty database in memory."""
    with sqlite.open(":memory:") as connection:
        yield connection
