#!/usr/bin/env python3
"""What goes wrong, in SQLite's own words; and a query that another thread interrupts."""

from __future__ import annotations

import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import clib
import sffi_sqlite3 as sqlite

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"


def attempt(what: str, action: Callable[[], object]) -> Exception | None:
    """Do something that should fail, and print how it does."""
    try:
        action()
    except (sqlite.Error, OverflowError, ValueError) as error:
        code = f" (code {error.code})" if isinstance(error, sqlite.Error) else ""
        print(f"  {what}: {type(error).__name__}: {error}{code}")
        return error
    print(f"  {what}: no error")
    return None


def code(error: Exception | None) -> int | None:
    return error.code if isinstance(error, sqlite.Error) else None


def errors(folder: str, check: clib.Checks) -> None:
    path = str(Path(folder, "errors.db"))
    with sqlite.open(path) as db:
        db.extended_result_codes()
        db.exec("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL)")
        db.exec("INSERT INTO item VALUES (1, 'pen')")

        error = attempt("a typing mistake", lambda: db.exec("SELEC 1"))
        check.that(code(error) == sqlite.ERROR, "ERROR")
        error = attempt("twice the same", lambda: db.exec("INSERT INTO item VALUES (2, 'pen')"))
        check.that(code(error) == sqlite.CONSTRAINT_UNIQUE, "CONSTRAINT_UNIQUE")
        missing = str(Path(folder, "missing", "x.db"))
        error = attempt("no such folder", lambda: sqlite.open_v2(missing, sqlite.OPEN_READWRITE))
        check.that(code(error) == sqlite.CANTOPEN, "CANTOPEN")

        with sqlite.open(path) as other:
            other.exec("BEGIN EXCLUSIVE")
            error = attempt("locked by another", lambda: db.exec("SELECT * FROM item"))
            check.that(code(error) == sqlite.BUSY, "BUSY")
            other.exec("ROLLBACK")

        with db.prepare("SELECT ?") as statement:
            error = attempt("no such parameter", lambda: statement.bind_int64(2, 1))
            check.that(code(error) == sqlite.RANGE, "RANGE")
            error = attempt("too large", lambda: statement.bind_int(1, 2**31))
            check.that(isinstance(error, OverflowError), "OverflowError, before SQLite is called")
        error = attempt("a closed statement", statement.step)
        check.that(error is not None and "closed" in str(error), "it says that it is closed")


def interrupt(check: clib.Checks) -> None:
    """A query without end, ended by another thread."""
    with sqlite.open(":memory:") as db:
        timer = threading.Timer(0.3, db.interrupt)
        begin = time.perf_counter()
        timer.start()
        with db.prepare(ENDLESS) as statement:
            error = attempt("a query without end", statement.step)
        seconds = time.perf_counter() - begin
        timer.join()
        check.that(code(error) == sqlite.INTERRUPT, "INTERRUPT")
        check.that(0.25 < seconds < 5, "soon after the other thread asked for it")


def main() -> int:
    clib.parser(__doc__).parse_args()
    check = clib.Checks()
    print("Errors")
    with tempfile.TemporaryDirectory() as folder:
        errors(folder, check)
    print("Interrupt")
    interrupt(check)
    return check.finish()


if __name__ == "__main__":
    clib.run(main)
