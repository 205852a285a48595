"""Rows of a query, as the standard library's module would give them."""

from __future__ import annotations

from collections.abc import Sequence

import sffi_sqlite3 as sqlite

Value = None | int | float | str | bytes
Row = tuple[Value, ...]


def bind(statement: sqlite.Stmt, values: Sequence[Value]) -> None:
    for index, value in enumerate(values, 1):
        match value:
            case None:
                statement.bind_null(index)
            case int():
                statement.bind_int64(index, value)
            case float():
                statement.bind_double(index, value)
            case str():
                statement.bind_text(index, value)
            case _:
                statement.bind_blob(index, value)


def column(statement: sqlite.Stmt, index: int) -> Value:
    match statement.column_type(index):
        case sqlite.INTEGER:
            return statement.column_int64(index)
        case sqlite.FLOAT:
            return statement.column_double(index)
        case sqlite.TEXT:
            return statement.column_text(index)
        case sqlite.BLOB:
            return statement.column_blob(index) or b""
        case _:
            return None


def rows(db: sqlite.Db, sql: str, values: Sequence[Value] = ()) -> list[Row]:
    found: list[Row] = []
    with db.prepare(sql) as statement:
        bind(statement, values)
        while statement.step() == sqlite.ROW:
            count = statement.column_count()
            found.append(tuple(column(statement, index) for index in range(count)))
    return found
