#!/usr/bin/env python3
"""Back up a database that is in use, page by page, and read and write a blob in pieces."""

from __future__ import annotations

import hashlib
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import clib
import sffi_sqlite3 as sqlite

PIECE = 64 * 1024


def fill(db: sqlite.Db, count: int) -> None:
    db.exec("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)")
    db.exec("BEGIN")
    with db.prepare("INSERT INTO note (body) VALUES (?)") as insert:
        for number in range(count):
            insert.bind_text(1, f"note {number} " * 20)
            insert.step()
            insert.reset()
    db.exec("COMMIT")


def number(db: sqlite.Db, sql: str) -> int:
    with db.prepare(sql) as statement:
        statement.step()
        return statement.column_int64(0)


def back_up(source: sqlite.Db, path: str, check: clib.Checks) -> None:
    """Copy a quarter of the pages at a time, while the source goes on changing."""
    changed = False
    with sqlite.open(path) as copy:
        with copy.backup_from("main", source, "main") as backup:
            while True:
                step = backup.pagecount() // 4 + 1 if backup.pagecount() else 1
                code = backup.step(step)
                done = backup.pagecount() - backup.remaining()
                print(f"  {done:4} of {backup.pagecount()} pages")
                if code == sqlite.DONE:
                    break
                if not changed:
                    source.exec("UPDATE note SET body = 'changed meanwhile' WHERE id = 1")
                    changed = True
        check.that(
            number(copy, "SELECT count(*) FROM note")
            == number(source, "SELECT count(*) FROM note"),
            "the copy has as many rows",
        )
        check.that(
            number(copy, "SELECT count(*) FROM note WHERE body = 'changed meanwhile'") == 1,
            "and the change that came in between",
        )
        with copy.prepare("PRAGMA integrity_check") as statement:
            statement.step()
            check.that(statement.column_text(0) == "ok", "SQLite finds the copy in order")


def blobs(db: sqlite.Db, check: clib.Checks) -> None:
    """Write 1 MiB in pieces into a blob of zeros, then read it back."""
    size = 16 * PIECE
    db.exec("CREATE TABLE file (name TEXT, data BLOB)")
    with db.prepare("INSERT INTO file VALUES ('random', ?)") as insert:
        insert.bind_zeroblob(1, size)
        insert.step()
    written, read = hashlib.sha256(), hashlib.sha256()
    with db.blob_open("main", "file", "data", db.last_insert_rowid(), flags=1) as blob:
        for offset in range(0, size, PIECE):
            piece = sqlite.randomness(PIECE)
            written.update(piece)
            blob.write(piece, offset)
        print(f"  {blob.size():,} bytes written in {size // PIECE} pieces")
        room = bytearray(PIECE)  # read into one buffer, again and again
        for offset in range(0, size, PIECE):
            blob.read_into(room, offset)
            read.update(room)
        check.that(read.digest() == written.digest(), "what was read is what was written")
    try:
        with db.blob_open("main", "file", "data", 1, flags=1) as blob:
            blob.write(b"beyond", size - 3)
    except sqlite.Error as error:
        check.that(error.code == sqlite.ERROR, "a blob does not grow")
    with db.blob_open("main", "file", "data", 1) as blob:
        check.that(len(blob.read(10, 5)) == 10, "ten bytes from the middle")


def main() -> int:
    clib.parser(__doc__).parse_args()
    check = clib.Checks()
    with (
        tempfile.TemporaryDirectory() as folder,
        sqlite.open(str(Path(folder, "notes.db"))) as source,
    ):
        fill(source, 5000)
        print("Backup")
        back_up(source, str(Path(folder, "copy.db")), check)
        print("Blob")
        blobs(source, check)
    return check.finish()


if __name__ == "__main__":
    clib.run(main)
