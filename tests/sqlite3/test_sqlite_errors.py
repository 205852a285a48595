"""Mistakes are errors with SQLite's words, or are caught before SQLite is called."""

from __future__ import annotations

import ctypes
import ctypes.util
import gc
from pathlib import Path

import pytest
import sffi
import sffi_sqlite3 as sqlite
from sqlite_rows import rows


def test_an_error_has_message_and_code(db: sqlite.Db) -> None:
    with pytest.raises(sqlite.Error) as caught:
        db.exec("SELECT * FROM nowhere")
    assert caught.value.code == sqlite.ERROR
    assert "no such table: nowhere" in str(caught.value)
    assert isinstance(caught.value, sffi.NativeError)
    assert db.errmsg() == "no such table: nowhere" and db.errcode() == sqlite.ERROR


def test_where_the_mistake_is(db: sqlite.Db) -> None:
    with pytest.raises(sqlite.Error, match='near "FRUM": syntax error'):
        db.prepare("SELECT * FRUM t")
    assert db.error_offset() == 9


def test_an_error_of_a_statement_has_the_message_of_its_connection(db: sqlite.Db) -> None:
    db.exec("CREATE TABLE t (x UNIQUE); INSERT INTO t VALUES (1)")
    with db.prepare("INSERT INTO t VALUES (1)") as statement:
        with pytest.raises(sqlite.Error, match=r"UNIQUE constraint failed: t\.x") as caught:
            statement.step()
        assert caught.value.code == sqlite.CONSTRAINT
        db.extended_result_codes()
        statement.reset()
        with pytest.raises(sqlite.Error) as caught:
            statement.step()
        assert caught.value.code == sqlite.CONSTRAINT_UNIQUE


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    gc.collect()
    before = sffi.live_handles().get("sqlite3.Db", 0)
    with pytest.raises(sqlite.Error, match="unable to open database file") as caught:
        sqlite.open_v2(str(tmp_path / "no" / "such.db"), sqlite.OPEN_READWRITE)
    assert caught.value.code == sqlite.CANTOPEN
    del caught
    assert sffi.live_handles().get("sqlite3.Db", 0) == before


def test_not_a_database(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"not a database, and long enough to be read as one" * 30)
    with sqlite.open(str(tmp_path / "x.db")) as db, pytest.raises(sqlite.Error) as caught:
        rows(db, "SELECT * FROM sqlite_master")
    assert caught.value.code == sqlite.NOTADB


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda s: s.bind_int(1, 2**31), OverflowError, ("bind_int()", "'value'")),
        (lambda s: s.bind_int(1, -(2**31) - 1), OverflowError, ("bind_int()", "'value'")),
        (lambda s: s.bind_int64(1, 2**63), OverflowError, ("bind_int64()", "'value'")),
        (lambda s: s.bind_int64(2**31, 0), OverflowError, ("bind_int64()", "'index'")),
        (lambda s: s.bind_int64(1, 1.5), TypeError, ("bind_int64()", "'value'")),
        (lambda s: s.bind_int64(1, "1"), TypeError, ("bind_int64()", "'value'")),
        (lambda s: s.bind_double(1, "1"), TypeError, ("bind_double()", "'value'")),
        (lambda s: s.bind_text(1, b"bytes"), TypeError, ("bind_text()", "'value'")),
        (lambda s: s.bind_text(1, "\ud800"), ValueError, ("bind_text()", "'value'")),
        (lambda s: s.bind_blob(1, "text"), TypeError, ("bind_blob()", "'data'")),
        (lambda s: s.bind_blob(1, memoryview(b"abcd")[::2]), ValueError, ("bind_blob()", "'data'")),
        (lambda s: s.bind_parameter_index("a\0b"), ValueError, ("bind_parameter_index()", "NUL")),
        (lambda s: sqlite.bind_int64(None, 1, 1), TypeError, ("bind_int64()", "'statement'")),
        (lambda s: sqlite.bind_int64(sqlite, 1, 1), TypeError, ("bind_int64()", "'statement'")),
    ],
)
def test_wrong_arguments(
    db: sqlite.Db, call: object, error: type[Exception], words: tuple[str, ...]
) -> None:
    with db.prepare("SELECT ?") as statement:
        with pytest.raises(error) as caught:
            call(statement)  # type: ignore[operator]
        for word in words:
            assert word in str(caught.value)
        statement.bind_int64(1, 7)  # the statement is as good as before
        assert statement.step() == sqlite.ROW and statement.column_int64(0) == 7


def test_the_limits_of_integers_fit(db: sqlite.Db) -> None:
    with db.prepare("SELECT ?, ?") as statement:
        for low, high in ((-(2**63), 2**63 - 1), (-1, 0)):
            statement.bind_int64(1, low)
            statement.bind_int64(2, high)
            statement.step()
            assert (statement.column_int64(0), statement.column_int64(1)) == (low, high)
            statement.reset()
        statement.bind_int(1, True)
        statement.step()
        assert statement.column_int(0) == 1


def test_a_buffer_that_cannot_be_written(db: sqlite.Db) -> None:
    db.exec("CREATE TABLE t (x); INSERT INTO t VALUES (zeroblob(10))")
    with db.blob_open("main", "t", "x", 1) as blob:
        with pytest.raises((TypeError, ValueError), match=r"read_into\(\).*into"):
            blob.read_into(b"read-only!")  # type: ignore[arg-type]
        room = bytearray(12)
        with pytest.raises(sqlite.Error):
            blob.read_into(room)  # more than there is
        blob.read_into(memoryview(room)[:10])
        assert blob.read(4, 6) == bytes(4)


def test_closed_handles(db: sqlite.Db) -> None:
    statement = db.prepare("SELECT 1")
    statement.close()
    statement.close()
    assert statement.closed
    with pytest.raises(sffi.HandleClosedError, match=r"step\(\).*'statement'.*closed"):
        statement.step()
    other = sqlite.open(":memory:")
    other.close()
    with pytest.raises(sffi.HandleClosedError, match=r"exec\(\).*'db'.*closed"):
        other.exec("SELECT 1")
    with pytest.raises(sffi.HandleClosedError, match=r"prepare\(\).*closed"):
        other.prepare("SELECT 1")


def test_a_statement_outlives_the_handle_of_its_connection() -> None:
    db = sqlite.open(":memory:")
    db.exec("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2)")
    statement = db.prepare("SELECT x FROM t")
    statement.step()
    db.close()
    assert db.closed
    assert statement.step() == sqlite.ROW and statement.column_int(0) == 2
    assert statement.step() == sqlite.DONE
    statement.close()


def test_close_refuses_where_sqlite_does() -> None:
    with sqlite.open(":memory:") as source, sqlite.open(":memory:") as copy:
        source.exec("CREATE TABLE t (x)")
        backup = copy.backup_from("main", source, "main")
        assert backup is not None
        assert backup.step(-1) == sqlite.DONE
        backup.close()
        assert rows(copy, "SELECT count(*) FROM t") == [(0,)]
        with pytest.raises(sqlite.Error, match="unknown database nowhere"):
            copy.backup_from("main", source, "nowhere")


def test_a_function_that_the_library_lacks(db: sqlite.Db) -> None:
    """Debian compiles SQLite without snapshots; the header declares them."""
    if hasattr(ctypes.CDLL(ctypes.util.find_library("sqlite3")), "sqlite3_snapshot_recover"):
        pytest.skip("this SQLite was compiled with snapshots")
    with pytest.raises(sffi.SymbolNotFoundError) as caught:
        sqlite.snapshot_recover(db, "main")
    message = str(caught.value)
    assert "sqlite3_snapshot_recover" in message and "libsqlite3" in message and "3.10.0" in message
    assert rows(db, "SELECT 1") == [(1,)]
