#!/usr/bin/env python3
"""Load a million rows into an SQLite database, and ask for what is in it.

One transaction, one prepared statement: each row is bound, stepped and reset. At the end Python's
own sqlite3 module reads the file that was written.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import clib
import sffi_sqlite3 as sqlite

STATIONS = ("Abisko", "Bergen", "Cluj", "Davos", "Évora")


def readings(count: int) -> Iterator[tuple[int, str, float]]:
    """Number, station and temperature of each reading."""
    for number in range(count):
        yield number, STATIONS[number % len(STATIONS)], (number * 37 % 601 - 200) / 10


def load(db: sqlite.Db, count: int) -> None:
    db.exec("CREATE TABLE reading (id INTEGER PRIMARY KEY, station TEXT, celsius REAL)")
    db.exec("BEGIN")
    with db.prepare("INSERT INTO reading VALUES (?, ?, ?)") as insert:
        for number, station, celsius in readings(count):
            insert.bind_int64(1, number)
            insert.bind_text(2, station)
            insert.bind_double(3, celsius)
            insert.step()
            insert.reset()
    db.exec("COMMIT")


def main() -> int:
    arguments = clib.parser(__doc__)
    arguments.add_argument("--rows", type=clib.positive, default=1_000_000, help="default: 1000000")
    options = arguments.parse_args()
    print(f"SQLite {sqlite.libversion()}")

    check = clib.Checks()
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder, "readings.db"))
        begin = time.perf_counter()
        with sqlite.open(path) as db:
            load(db, options.rows)
            seconds = time.perf_counter() - begin
            print(f"{options.rows:,} rows in {seconds:.2f} s, {options.rows / seconds:.0f} rows/s")
            print()
            shown = list(summary(db))
            check.that(db.total_changes() == options.rows, "SQLite counts as many changes as rows")
            check.that(db.get_autocommit() == 1, "the transaction is over")

        with sqlite3.connect(path) as other:
            rows = other.execute(SUMMARY).fetchall()
            check.that(rows == shown, "Python's sqlite3 module finds the same in the file")
        other.close()
    return check.finish()


SUMMARY = """
    SELECT station, count(*), min(celsius), max(celsius) FROM reading GROUP BY station
    ORDER BY station
"""


def summary(db: sqlite.Db) -> Iterator[tuple[str | None, int, float, float]]:
    """Print and give the number of readings and the extremes of each station."""
    with db.prepare(SUMMARY) as select:
        while select.step() == sqlite.ROW:
            station, count = select.column_text(0), select.column_int64(1)
            low, high = select.column_double(2), select.column_double(3)
            print(f"  {station:8} {count:8,} readings from {low:5.1f} to {high:5.1f}")
            yield station, count, low, high
    print()


if __name__ == "__main__":
    clib.run(main)
