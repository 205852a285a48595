"""Functions that SQLite calls: what they are given, how long they live, what their errors do."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest
import sffi
import sffi_sqlite3 as sqlite
from sqlite_rows import rows


class Function:
    """Something callable that a weak reference can watch."""

    def __init__(self, body: Callable[..., object]) -> None:
        self.body = body

    def __call__(self, *arguments: object) -> object:
        return self.body(*arguments)


def twice(context: sqlite.Context, values: list[sqlite.Value]) -> None:
    context.result_int64(2 * values[0].int64())


def alive(watched: weakref.ref[Function]) -> bool:
    gc.collect()
    return watched() is not None


# --- what they are given --------------------------------------------------------------------------


def test_a_function_gets_every_kind_of_value(db: sqlite.Db) -> None:
    seen: list[object] = []

    def look(context: sqlite.Context, values: list[sqlite.Value]) -> None:
        for value in values:
            kind = value.type()
            seen.append(
                {
                    sqlite.INTEGER: value.int64,
                    sqlite.FLOAT: value.double,
                    sqlite.TEXT: value.text,
                    sqlite.BLOB: value.blob,
                    sqlite.NULL: lambda: None,
                }[kind]()
            )
        context.result_int(len(values))

    db.create_function("look", -1, sqlite.UTF8, look)
    found = rows(db, "SELECT look(1, 2.5, 'ä', x'0001', NULL), look()")
    assert found == [(5, 0)]
    assert seen == [1, 2.5, "ä", b"\0\1", None]


@pytest.mark.parametrize(
    ("give", "expected"),
    [
        (lambda c: c.result_int64(-(2**63)), -(2**63)),
        (lambda c: c.result_double(0.1), 0.1),
        (lambda c: c.result_text("grüße\0!"), "grüße\0!"),
        (lambda c: c.result_blob(b"\0\xff"), b"\0\xff"),
        (lambda c: c.result_blob(b""), b""),
        (lambda c: c.result_text(None), None),
        (lambda c: c.result_null(), None),
        (lambda c: c.result_zeroblob(3), b"\0\0\0"),
    ],
)
def test_a_function_gives_every_kind_of_result(
    db: sqlite.Db, give: Callable[[sqlite.Context], None], expected: object
) -> None:
    db.create_function("give", 0, sqlite.UTF8, lambda context, values: give(context))
    assert rows(db, "SELECT give()") == [(expected,)]


def test_a_window_function(db: sqlite.Db) -> None:
    total = 0

    def step(context: sqlite.Context, values: list[sqlite.Value]) -> None:
        nonlocal total
        total += values[0].int32()

    def inverse(context: sqlite.Context, values: list[sqlite.Value]) -> None:
        nonlocal total
        total -= values[0].int32()

    def value(context: sqlite.Context) -> None:
        context.result_int(total)

    db.create_window_function("running", 1, sqlite.UTF8, step, value, value, inverse)
    db.exec("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2), (3), (4)")
    sql = "SELECT running(x) OVER (ORDER BY x ROWS BETWEEN 1 PRECEDING AND CURRENT ROW) FROM t"
    assert rows(db, sql) == [(1,), (3,), (5,), (7,)]


def test_hooks(db: sqlite.Db) -> None:
    seen: list[object] = []
    db.update_hook(lambda *what: seen.append(what))
    db.commit_hook(lambda: seen.append("commit") or 0)
    db.rollback_hook(lambda: seen.append("rollback"))
    db.exec("CREATE TABLE t (x)")
    seen.clear()
    db.exec("INSERT INTO t VALUES (1)")
    assert seen == [(sqlite.INSERT, "main", "t", 1), "commit"]
    db.exec("BEGIN; DELETE FROM t WHERE x = 1; ROLLBACK")
    assert seen[2:] == [(sqlite.DELETE, "main", "t", 1), "rollback"]
    db.commit_hook(lambda: 1)
    with pytest.raises(sqlite.Error) as caught:
        db.exec("INSERT INTO t VALUES (2)")
    assert caught.value.code == sqlite.CONSTRAINT
    db.commit_hook(None)
    db.exec("INSERT INTO t VALUES (3)")
    assert rows(db, "SELECT count(*) FROM t") == [(2,)]


def test_a_trace(db: sqlite.Db) -> None:
    seen: list[int] = []
    mask = sqlite.TRACE_STMT | sqlite.TRACE_CLOSE
    db.trace_v2(mask, lambda event, first, second: seen.append(event) or 0)
    db.exec("SELECT 1")
    assert seen == [sqlite.TRACE_STMT]


def test_a_collation_that_is_asked_for(db: sqlite.Db) -> None:
    asked: list[str] = []

    def needed(connection: sqlite.Db, encoding: int, name: str) -> None:
        asked.append(name)
        connection.create_collation(name, sqlite.UTF8, lambda a, b: (a < b) - (a > b))

    db.collation_needed(needed)
    db.exec("CREATE TABLE t (x); INSERT INTO t VALUES ('a'), ('b'), ('c')")
    found = rows(db, "SELECT x FROM t ORDER BY x COLLATE backwards")
    assert found == [("c",), ("b",), ("a",)]
    assert asked == ["backwards"]


def test_what_a_function_was_given_ends_with_it(db: sqlite.Db) -> None:
    kept: list[object] = []

    def keep(context: sqlite.Context, values: list[sqlite.Value]) -> None:
        kept.extend([context, values[0]])
        context.result_null()

    db.create_function("keep", 1, sqlite.UTF8, keep)
    rows(db, "SELECT keep(1)")
    context, value = kept
    with pytest.raises(sffi.HandleClosedError):
        context.result_int(1)  # type: ignore[attr-defined]
    with pytest.raises(sffi.HandleClosedError):
        value.int32()  # type: ignore[attr-defined]


def test_a_copy_of_a_value_may_be_kept(db: sqlite.Db) -> None:
    kept: list[sqlite.Value] = []

    def keep(context: sqlite.Context, values: list[sqlite.Value]) -> None:
        copy = values[0].dup()
        assert copy is not None
        kept.append(copy)

    db.create_function("keep", 1, sqlite.UTF8, keep)
    rows(db, "SELECT keep('a text')")
    assert kept[0].text() == "a text"
    kept[0].close()


# --- how long they live ---------------------------------------------------------------------------


def test_a_function_lives_until_it_is_replaced(db: sqlite.Db) -> None:
    first, second = Function(twice), Function(twice)
    watched = [weakref.ref(first), weakref.ref(second)]
    db.create_function("twice", 1, sqlite.UTF8, first)
    del first
    assert alive(watched[0]) and rows(db, "SELECT twice(21)") == [(42,)]
    db.create_function("twice", 1, sqlite.UTF8, second)
    del second
    assert not alive(watched[0]) and alive(watched[1])
    assert rows(db, "SELECT twice(4)") == [(8,)]
    db.create_function("twice", 1, sqlite.UTF8)  # none: removes it
    assert not alive(watched[1])
    with pytest.raises(sqlite.Error, match="twice"):
        rows(db, "SELECT twice(4)")


def test_functions_live_as_long_as_the_connection() -> None:
    db = sqlite.open(":memory:")
    functions = {
        "function": Function(twice),
        "collation": Function(lambda a, b: (a > b) - (a < b)),
        "authorizer": Function(lambda *what: sqlite.OK),
        "update": Function(lambda *what: None),
        "progress": Function(lambda: 0),
        "busy": Function(lambda count: 0),
    }
    watched = {name: weakref.ref(function) for name, function in functions.items()}
    db.create_function("twice", 1, sqlite.UTF8, functions["function"])
    db.create_collation("plain", sqlite.UTF8, functions["collation"])
    db.set_authorizer(functions["authorizer"])
    db.update_hook(functions["update"])
    db.progress_handler(10, functions["progress"])
    db.busy_handler(functions["busy"])
    functions.clear()
    assert all(alive(each) for each in watched.values())
    statement = db.prepare("SELECT twice(21)")
    db.close()
    # The statement keeps the connection, and that what it calls.
    assert all(alive(each) for each in watched.values())
    assert statement.step() == sqlite.ROW and statement.column_int(0) == 42
    statement.close()
    assert not [name for name, each in watched.items() if alive(each)]


def test_a_hook_lives_until_it_is_replaced(db: sqlite.Db) -> None:
    hook = Function(lambda *what: None)
    watched = weakref.ref(hook)
    db.update_hook(hook)
    del hook
    assert alive(watched)
    with sqlite.open(":memory:") as other:
        other.update_hook(None)  # that of another connection
    assert alive(watched)
    db.update_hook(None)
    assert not alive(watched)


def test_a_callback_for_a_call_lives_for_the_call(db: sqlite.Db) -> None:
    row = Function(lambda values, names: 0)
    watched = weakref.ref(row)
    db.exec("SELECT 1", row)
    del row
    assert not alive(watched)


def test_a_function_that_is_refused_is_let_go(db: sqlite.Db) -> None:
    """SQLite itself lets a function go when it refuses it, a collation it does not."""
    function, compare = Function(twice), Function(lambda a, b: 0)
    watched = weakref.ref(function), weakref.ref(compare)
    with pytest.raises(sqlite.Error):
        db.create_function("f", 100_000, sqlite.UTF8, function)  # too many arguments
    with pytest.raises(sqlite.Error):
        db.create_collation("c", 99, compare)  # no such encoding
    del function, compare
    assert not alive(watched[0]) and not alive(watched[1])


# --- their errors ---------------------------------------------------------------------------------


class Special(Exception):
    """Nobody else raises it."""


def fail(*arguments: object) -> int:
    raise Special(f"called with {len(arguments)}")


def test_an_exception_in_a_function(db: sqlite.Db) -> None:
    db.create_function("fail", 1, sqlite.UTF8, fail)
    db.create_function("agg", 1, sqlite.UTF8, step=fail, final=lambda context: None)
    for sql in ("SELECT fail(1)", "SELECT agg(1)", "SELECT 1 WHERE fail(2)"):
        with pytest.raises(Special, match="called with 2"):
            rows(db, sql)
    with pytest.raises(Special):
        db.exec("SELECT fail(1)")
    assert rows(db, "SELECT 1") == [(1,)]


def test_an_exception_ends_the_statement(db: sqlite.Db, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite does not go on to call a function that has failed, row after row."""
    unraisable: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", unraisable.append)
    db.exec("CREATE TABLE t (x); INSERT INTO t VALUES (1), (2), (3)")
    calls: list[int] = []

    def step(context: sqlite.Context, values: list[sqlite.Value]) -> None:
        calls.append(values[0].int32())
        raise Special("once")

    db.create_function("f", 1, sqlite.UTF8, step)
    db.create_function("agg", 1, sqlite.UTF8, step=step, final=lambda context: None)
    for sql in ("SELECT agg(x) FROM t", "SELECT x FROM t WHERE f(x)"):
        calls.clear()
        with pytest.raises(Special, match="once"):
            rows(db, sql)
        assert calls == [1] and not unraisable
    with pytest.raises(Special):
        db.exec("UPDATE t SET x = f(x)")
    assert rows(db, "SELECT sum(x) FROM t") == [(6,)], "nothing was changed"


def test_an_exception_in_other_callbacks(db: sqlite.Db, tmp_path: Path) -> None:
    db.exec("CREATE TABLE t (x); INSERT INTO t VALUES ('a'), ('b')")
    with pytest.raises(Special):
        db.exec("SELECT 1", fail)
    db.create_collation("failing", sqlite.UTF8, fail)
    with pytest.raises(Special):
        rows(db, "SELECT x FROM t ORDER BY x COLLATE failing")
    db.set_authorizer(fail)
    with pytest.raises(Special, match="called with 5"):
        db.prepare("SELECT x FROM t")
    db.set_authorizer(None)
    db.commit_hook(fail)
    with pytest.raises(Special):
        db.exec("INSERT INTO t VALUES ('c')")
    db.commit_hook(None)
    assert rows(db, "SELECT count(*) FROM t") == [(2,)], "the commit was refused"
    db.progress_handler(1, fail)
    with pytest.raises(Special):
        rows(db, "SELECT count(*) FROM t, t, t")
    db.progress_handler(0, None)
    assert rows(db, "SELECT count(*) FROM t") == [(2,)]


def test_a_result_of_the_wrong_type(db: sqlite.Db) -> None:
    with pytest.raises(TypeError, match="Exec"):
        db.exec("SELECT 1", lambda values, names: "wrong")
    with pytest.raises(OverflowError, match="Exec"):
        db.exec("SELECT 1", lambda values, names: 2**40)


def test_what_is_no_function(db: sqlite.Db) -> None:
    with pytest.raises(TypeError, match=r"create_function.*'function'"):
        db.create_function("f", 1, sqlite.UTF8, 42)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match=r"exec\(\).*'callback'"):
        db.exec("SELECT 1", "nothing to call")  # type: ignore[arg-type]
