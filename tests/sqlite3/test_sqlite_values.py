"""Values go in and come out as with the standard library's sqlite3."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
import sffi.c
import sffi_sqlite3 as sqlite
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlite_rows import Value, bind, rows

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.floats(allow_nan=False),
    TEXTS,
    st.binary(),
)


@given(st.lists(st.tuples(VALUES, VALUES), max_size=5))
@settings(max_examples=100, deadline=None)
def test_both_modules_read_what_the_other_wrote(values: list[tuple[Value, Value]]) -> None:
    ours = sqlite.open(":memory:")
    theirs = sqlite3.connect(":memory:")
    create, insert, select = (
        "CREATE TABLE pair (a, b)",
        "INSERT INTO pair VALUES (?, ?)",
        "SELECT a, b FROM pair ORDER BY rowid",
    )
    ours.exec(create)
    theirs.execute(create)
    with ours.prepare(insert) as statement:
        for pair in values:
            bind(statement, pair)
            assert statement.step() == sqlite.DONE
            statement.reset()
    theirs.executemany(insert, values)
    theirs.commit()
    expected = theirs.execute(select).fetchall()
    assert rows(ours, select) == expected

    # and each reads the file that the other would have written
    theirs.deserialize(ours.serialize("main") or b"") if hasattr(theirs, "deserialize") else None
    assert theirs.execute(select).fetchall() == expected
    theirs.close()
    ours.close()


def test_a_file_is_shared_with_the_module(tmp_path: Path) -> None:
    path = tmp_path / "größe.db"
    with sqlite.open(str(path)) as db:
        db.exec("CREATE TABLE t (x); INSERT INTO t VALUES ('ä'), (x'00ff'), (2.5)")
    other = sqlite3.connect(path)
    assert other.execute("SELECT x FROM t").fetchall() == [("ä",), (b"\0\xff",), (2.5,)]
    other.execute("INSERT INTO t VALUES ('from the module')")
    other.commit()
    other.close()
    with sqlite.open(str(path)) as db:
        assert rows(db, "SELECT x FROM t")[-1] == ("from the module",)
        assert db.filename() == str(path)


@pytest.mark.parametrize("data", [b"", b"\0", b"a\0b", bytearray(b"xy"), memoryview(b"abcd")[1:3]])
def test_blobs_are_any_buffer(db: sqlite.Db, data: bytes) -> None:
    with db.prepare("SELECT ?, typeof(?1)") as statement:
        statement.bind_blob(1, data)
        statement.step()
        # Of no bytes SQLite gives NULL as the address; the type says that it is a blob.
        assert statement.column_blob(0) == (bytes(data) or None)
        assert statement.column_text(1) == "blob"


def test_no_blob_is_null(db: sqlite.Db) -> None:
    with db.prepare("SELECT typeof(?), typeof(?)") as statement:
        statement.bind_blob(1, None)
        statement.bind_text(2, None)
        statement.step()
        assert statement.column_text(0) == statement.column_text(1) == "null"


def test_text_may_hold_nul(db: sqlite.Db) -> None:
    with db.prepare("SELECT ?, length(CAST(?1 AS BLOB))") as statement:
        statement.bind_text(1, "a\0b")
        statement.step()
        assert statement.column_text(0) == "a\0b"
        assert statement.column_int(1) == 3


def test_bound_values_are_copied(db: sqlite.Db) -> None:
    data = bytearray(b"first")
    with db.prepare("SELECT ?") as statement:
        statement.bind_blob(1, data)
        data[:] = b"later"
        statement.step()
        assert statement.column_blob(0) == b"first"


def test_texts_of_sixteen_bits(db: sqlite.Db) -> None:
    text = "año 🎉"
    with db.prepare("SELECT ?") as statement:
        sqlite.bind_text16(statement, 1, text)
        statement.step()
        assert statement.column_text(0) == text
        assert sqlite.column_text16(statement, 0) == text
        assert sqlite.column_bytes16(statement, 0) == len(text.encode("utf-16-le"))
    statement, rest = sqlite.prepare16_v2(db, "SELECT 1; SELECT 2")
    assert statement is not None and rest == " SELECT 2"


def test_parameters_and_columns_have_names(db: sqlite.Db) -> None:
    with db.prepare("SELECT :one AS first, @two, ?5") as statement:
        assert statement.bind_parameter_count() == 5
        assert [statement.bind_parameter_name(n) for n in (1, 2, 3)] == [":one", "@two", None]
        assert statement.bind_parameter_index("@two") == 2
        assert statement.bind_parameter_index("@three") == 0
        assert statement.column_count() == 3
        assert statement.column_name(0) == "first"
        statement.bind_int(1, -5)
        assert statement.expanded_sql() == "SELECT -5 AS first, NULL, NULL"
        assert statement.sql() == "SELECT :one AS first, @two, ?5"
        statement.clear_bindings()


def test_several_statements_in_one_text(db: sqlite.Db) -> None:
    first, rest = sqlite.prepare_v2(db, "SELECT 1; SELECT 2; -- end")
    assert first is not None and rest == " SELECT 2; -- end"
    second, rest = sqlite.prepare_v2(db, rest)
    assert second is not None and rest == " -- end"
    third, rest = sqlite.prepare_v2(db, rest)
    assert third is None and rest == ""


def test_exec_hands_rows_on(db: sqlite.Db) -> None:
    found: list[tuple[list[str | None], list[str | None]]] = []

    def row(values: list[str | None], names: list[str | None]) -> int:
        found.append((list(values), list(names)))
        return 0

    db.exec("SELECT 1 AS a, NULL AS b UNION SELECT 2, 'x'", row)
    assert found == [(["1", None], ["a", "b"]), (["2", "x"], ["a", "b"])]


def test_several_results(db: sqlite.Db) -> None:
    db.exec("CREATE TABLE t (a INTEGER PRIMARY KEY AUTOINCREMENT, b TEXT NOT NULL)")
    found = db.table_column_metadata("main", "t", "b")
    assert tuple(found) == ("TEXT", "BINARY", 1, 0, 0)
    found = db.table_column_metadata(None, "t", "a")
    assert (found.data_type, found.primary_key, found.autoincrement) == ("INTEGER", 1, 1)
    current, highest = db.status(sqlite.DBSTATUS_CACHE_USED)
    assert current > 0 and highest == 0


def test_options_of_a_connection(db: sqlite.Db) -> None:
    assert db.config(sqlite.DBCONFIG_ENABLE_FKEY, -1) == 0
    assert db.config(sqlite.DBCONFIG_ENABLE_FKEY, 1) == 1
    assert rows(db, "PRAGMA foreign_keys") == [(1,)]
    before = db.limit(sqlite.LIMIT_SQL_LENGTH, 40)
    assert before > 40 == db.limit(sqlite.LIMIT_SQL_LENGTH)
    with pytest.raises(sqlite.Error) as caught:
        db.exec("SELECT " + "1 + " * 20 + "1")
    assert caught.value.code == sqlite.TOOBIG


def test_printf() -> None:
    assert sqlite.mprintf("%s has %d, %.2f", "Ann", sffi.c.i32(3), 2.5) == "Ann has 3, 2.50"
    assert sqlite.mprintf("%Q and %lld", "it's", sffi.c.i64(2**40)) == f"'it''s' and {2**40}"
    with pytest.raises(TypeError, match=r"mprintf\(\).*i32"):
        sqlite.mprintf("%d", 3)


def test_texts_of_the_library() -> None:
    assert sqlite.libversion() == sqlite.version.value
    assert sqlite.libversion_number() >= 3_040_000
    assert sqlite.errstr(sqlite.CONSTRAINT) == "constraint failed"
    assert sqlite.stricmp("ABC", "abc") == 0
    assert sqlite.strglob("a*", "abc") == 0 != sqlite.strglob("b*", "abc")
    assert sqlite.complete("SELECT 1;") == 1 and sqlite.complete("SELECT '") == 0
    assert len(sqlite.randomness(16)) == 16
    names = {sqlite.keyword_name(n) for n in range(sqlite.keyword_count())}
    assert {"SELECT", "WHERE"} <= names and all(name and "\0" not in name for name in names)
    assert sqlite.keyword_check("select") == 1


def test_copies_in_memory(db: sqlite.Db) -> None:
    db.exec("CREATE TABLE t (x); INSERT INTO t VALUES (42)")
    copy = db.serialize("main")
    assert copy is not None and copy.startswith(b"SQLite format 3\0")
    with sqlite.open(":memory:") as other:
        other.deserialize("main", copy)
        assert rows(other, "SELECT x FROM t") == [(42,)]
        with pytest.raises(sqlite.Error, match="readonly"):
            other.exec("INSERT INTO t VALUES (43)")


def test_a_text_is_put_together(db: sqlite.Db) -> None:
    text = sqlite.str_new(db)
    text.append("one, ")
    text.appendf("%d, ", sffi.c.i32(2))
    text.appendchar(3, b"!")
    assert text.length() == 11 and text.value() == "one, 2, !!!"
    assert text.finish() == "one, 2, !!!"
    assert text.closed
    assert sqlite.str_new(None).finish() is None


def test_a_backup_outlives_the_handles_of_both_sides() -> None:
    source, copy = sqlite.open(":memory:"), sqlite.open(":memory:")
    source.exec("CREATE TABLE t (x)")
    backup = copy.backup_from("main", source, "main")
    assert backup is not None
    source.close()
    copy.close()
    assert backup.step(-1) == sqlite.DONE
    backup.close()


def test_what_is_allocated_is_freed() -> None:
    before = sqlite.memory_used()
    address = sqlite.malloc64(100_000)
    assert address is not None and sqlite.memory_used() >= before + 100_000
    assert sqlite.msize(address) >= 100_000
    sqlite.free(sqlite.realloc(address, 200_000))
    assert sqlite.memory_used() == before
    current, highest = sqlite.status64(sqlite.STATUS_MEMORY_USED)
    assert highest >= current >= 0
