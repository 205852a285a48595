"""Nothing grows: handles, callbacks, texts, errors, blobs, a hundred thousand times."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
import sffi
import sffi_sqlite3 as sqlite

STATUS = Path("/proc/self/statm")


def resident() -> int:
    """Bytes that this process has in memory."""
    return int(STATUS.read_text().split()[1]) * 4096


def everything(db: sqlite.Db) -> None:
    with db.prepare("SELECT ?, twice(?1), zeroblob(100)") as statement:
        statement.bind_text(1, "a text of some length, long enough not to be kept anywhere")
        statement.step()
        statement.column_text(0)
        statement.column_blob(2)
        statement.expanded_sql()
    sqlite.mprintf("%s", "freed by SQLite")


def failures(db: sqlite.Db) -> None:
    with pytest.raises(sqlite.Error):
        db.exec("SELECT * FROM nowhere")
    with db.prepare("SELECT ?") as statement, pytest.raises(OverflowError):
        statement.bind_int64(1, 2**63)


def callbacks(db: sqlite.Db) -> None:
    db.create_function("other", 1, sqlite.UTF8, lambda context, values: None)
    db.update_hook(lambda *what: None)
    db.exec("SELECT 1", lambda values, names: 0)


def connections(db: sqlite.Db) -> None:
    with sqlite.open(":memory:") as other:
        other.create_collation("c", sqlite.UTF8, lambda a, b: 0)
        other.prepare("SELECT 1")


@pytest.mark.skipif(not STATUS.exists(), reason="needs Linux's /proc")
@pytest.mark.parametrize(
    ("work", "times"),
    [(everything, 15_000), (failures, 10_000), (callbacks, 10_000), (connections, 2_000)],
)
def test_memory_stays_flat(db: sqlite.Db, work: Callable[[sqlite.Db], None], times: int) -> None:
    def twice(context: sqlite.Context, values: list[sqlite.Value]) -> None:
        context.result_text((values[0].text() or "") * 2)

    db.create_function("twice", 1, sqlite.UTF8, twice)
    for _ in range(times // 5):
        work(db)
    gc.collect()
    handles, before, memory = sffi.live_handles(), sqlite.memory_used(), resident()
    for _ in range(times):
        work(db)
    gc.collect()
    assert sffi.live_handles() == handles
    assert sqlite.memory_used() - before < 10_000
    # A hundredth of what a leak of 100 bytes at each of these calls would be is noise.
    assert resident() - memory < max(1_500_000, times * 50)
