#!/usr/bin/env python3
"""SQL functions, an aggregate, a collation and an authoriser, written in Python.

What SQLite is given lives as long as SQLite needs it: a function until its connection goes or
another takes its place. An exception in any of them ends the statement and reaches the caller.
"""

from __future__ import annotations

import re
import statistics
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import clib
import sffi_sqlite3 as sqlite

PEOPLE = (
    ("Ada", "room 10", 5200.0),
    ("Bela", "room 9", 4100.0),
    ("Cem", "room 100", 3900.0),
    ("Dora", "room 1", 7000.0),
)


def initials(context: sqlite.Context, values: list[sqlite.Value]) -> None:
    """initials(text): the first letter of each word."""
    words = (values[0].text() or "").split()
    context.result_text("".join(word[0].upper() for word in words))


class Median:
    """median(x): the value in the middle. What belongs to one running aggregate is found by the
    address of a byte that SQLite keeps for it."""

    def __init__(self) -> None:
        self.seen: dict[int, list[float]] = {}

    def step(self, context: sqlite.Context, values: list[sqlite.Value]) -> None:
        address = context.aggregate_context(1)
        if address is None:
            raise MemoryError
        self.seen.setdefault(address, []).append(values[0].double())

    def final(self, context: sqlite.Context) -> None:
        numbers = self.seen.pop(context.aggregate_context(0) or 0, [])
        if numbers:
            context.result_double(statistics.median(numbers))
        else:
            context.result_null()


def natural(first: bytes, second: bytes) -> int:
    """Compares texts with the numbers in them as numbers: "room 9" comes before "room 10"."""
    a, b = (_pieces(text.decode()) for text in (first, second))
    return (a > b) - (a < b)


def _pieces(text: str) -> list[tuple[int, str]]:
    return [(int(n or -1), word) for n, word in re.findall(r"(\d+)|(\D+)", text)]


def guard(
    action: int, first: str | None, second: str | None, database: str | None, trigger: str | None
) -> int:
    """Nobody may see what people earn, nor delete them."""
    if action == sqlite.READ and second == "salary":
        return sqlite.IGNORE  # reads as NULL
    if action == sqlite.DELETE and first == "person":
        return sqlite.DENY
    return sqlite.OK


def rows(db: sqlite.Db, sql: str) -> Iterator[tuple[str | None, ...]]:
    with db.prepare(sql) as statement:
        while statement.step() == sqlite.ROW:
            yield tuple(statement.column_text(n) for n in range(statement.column_count()))


def main() -> int:
    clib.parser(__doc__).parse_args()
    check = clib.Checks()
    with sqlite.open(":memory:") as db:
        db.exec("CREATE TABLE person (name TEXT, room TEXT, salary REAL)")
        with db.prepare("INSERT INTO person VALUES (?, ?, ?)") as insert:
            for name, room, salary in PEOPLE:
                insert.bind_text(1, name)
                insert.bind_text(2, room)
                insert.bind_double(3, salary)
                insert.step()
                insert.reset()

        print("An SQL function")
        pure = sqlite.UTF8 | sqlite.DETERMINISTIC
        db.create_function("initials", 1, pure, function=initials)
        [(found,)] = rows(db, "SELECT initials('structured query language')")
        print(f"  initials('structured query language') = {found}")
        check.that(found == "SQL", "the function is called")

        print("An aggregate")
        median = Median()
        db.create_function("median", 1, pure, step=median.step, final=median.final)
        [(found,)] = rows(db, "SELECT median(salary) FROM person")
        [(nothing,)] = rows(db, "SELECT median(salary) FROM person WHERE 0")
        print(f"  median(salary) = {found}, of nothing {nothing}")
        check.that(found == "4650.0" and nothing is None, "the aggregate is right")
        check.that(not median.seen, "nothing is left of it")

        print("A collation")
        db.create_collation("by_numbers", sqlite.UTF8, natural)
        plain = [room for (room,) in rows(db, "SELECT room FROM person ORDER BY room")]
        better = [
            room for (room,) in rows(db, "SELECT room FROM person ORDER BY room COLLATE by_numbers")
        ]
        print(f"  by bytes:   {', '.join(map(str, plain))}")
        print(f"  by numbers: {', '.join(map(str, better))}")
        expected = ["room 1", "room 9", "room 10", "room 100"]
        check.that(better == expected, "the collation sorts as it should")

        print("An exception")
        db.create_function("reciprocal", 1, pure, function=reciprocal)
        try:
            list(rows(db, "SELECT reciprocal(0)"))
        except ZeroDivisionError as error:
            print(f"  {type(error).__name__}: {error}")
            check.that(True, "an exception in a function reaches the caller")
        [(found,)] = rows(db, "SELECT reciprocal(8)")
        check.that(found == "0.125", "and the connection goes on working")

        print("An authoriser")
        db.set_authorizer(guard)
        for name, earned in rows(db, "SELECT name, salary FROM person ORDER BY name LIMIT 2"):
            print(f"  {name} earns {earned}")
            check.that(earned is None, f"what {name} earns is not shown")
        try:
            db.exec("DELETE FROM person")
        except sqlite.Error as error:
            print(f"  DELETE: {error} (code {error.code})")
            check.that(error.code == sqlite.AUTH, "deleting is refused")
        db.set_authorizer(None)
        [(found,)] = rows(db, "SELECT sum(salary) FROM person")
        check.that(found == "20200.0", "without the authoriser all is there")
    return check.finish()


def reciprocal(context: sqlite.Context, values: list[sqlite.Value]) -> None:
    context.result_double(1 / values[0].double())


if __name__ == "__main__":
    clib.run(main)
