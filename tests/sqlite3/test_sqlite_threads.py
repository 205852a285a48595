"""Several threads: one interrupts another, and each works on its own connection."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest
import sffi_sqlite3 as sqlite
from sqlite_rows import rows

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n"


def test_another_thread_interrupts(db: sqlite.Db) -> None:
    running = threading.Event()
    db.progress_handler(10_000, lambda: running.set() or 0)

    def stop() -> None:
        running.wait(30)
        db.interrupt()

    thread = threading.Thread(target=stop)
    thread.start()
    with pytest.raises(sqlite.Error, match="interrupted") as caught:
        rows(db, ENDLESS)
    thread.join()
    assert caught.value.code == sqlite.INTERRUPT


def test_a_step_lets_other_threads_run(db: sqlite.Db) -> None:
    """While SQLite computes, Python goes on elsewhere."""
    counted = 0
    timer = threading.Timer(0.5, db.interrupt)
    done = threading.Event()

    def query() -> None:
        with pytest.raises(sqlite.Error, match="interrupted"):
            rows(db, ENDLESS)
        done.set()

    thread = threading.Thread(target=query)
    thread.start()
    timer.start()
    while not done.is_set():
        counted += 1
    thread.join()
    assert counted > 1000


def test_two_connections_in_two_threads(tmp_path: Path) -> None:
    path = str(tmp_path / "shared.db")
    with sqlite.open(path) as db:
        db.exec("PRAGMA journal_mode = WAL; CREATE TABLE t (who INTEGER, n INTEGER)")
    failures: list[BaseException] = []

    def work(who: int) -> None:
        try:
            with sqlite.open(path) as own:
                own.busy_timeout(30_000)
                own.create_function("who", 0, sqlite.UTF8, lambda c, values: c.result_int(who))
                with own.prepare("INSERT INTO t VALUES (who(), ?)") as insert:
                    for number in range(200):
                        insert.bind_int(1, number)
                        insert.step()
                        insert.reset()
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=work, args=(who,)) for who in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    with sqlite.open(path) as db:
        found = rows(db, "SELECT who, count(*), sum(n) FROM t GROUP BY who ORDER BY who")
    assert found == [(1, 200, 19900), (2, 200, 19900)]


def test_one_connection_in_two_threads(db: sqlite.Db) -> None:
    """SQLite's own lock keeps them apart, also while it calls Python."""
    db.create_function("slow", 1, sqlite.UTF8, lambda c, values: c.result_int64(values[0].int64()))
    db.exec("CREATE TABLE t (x)")
    failures: list[BaseException] = []

    def work() -> None:
        try:
            with db.prepare("INSERT INTO t VALUES (slow(?))") as insert:
                for number in range(300):
                    insert.bind_int64(1, number)
                    insert.step()
                    insert.reset()
        except BaseException as error:
            failures.append(error)
            raise

    threads = [threading.Thread(target=work, daemon=True) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert not any(thread.is_alive() for thread in threads), "they wait for each other"
    assert not failures
    assert rows(db, "SELECT count(*), sum(x) FROM t") == [(900, 3 * 300 * 299 // 2)]


def test_a_handle_closed_while_it_is_used() -> None:
    """The call that is running ends well; SQLite frees the statement after it."""
    for _ in range(3):
        db = sqlite.open(":memory:")
        statement = db.prepare(ENDLESS)
        started = threading.Event()
        db.progress_handler(1000, lambda started=started: started.set() or 0)
        caught: list[object] = []

        def step(statement: sqlite.Stmt = statement, caught: list[object] = caught) -> None:
            try:
                statement.step()
            except sqlite.Error as error:
                caught.append(error.code)

        thread = threading.Thread(target=step)
        thread.start()
        started.wait(30)
        statement.close()
        db.interrupt()
        db.close()
        thread.join(30)
        assert caught == [sqlite.INTERRUPT]


def test_a_callback_on_a_foreign_thread_has_nobody_to_raise_to(
    db: sqlite.Db, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Python's own threads it does raise, in the thread that called SQLite."""
    seen: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", seen.append)
    db.create_function("fail", 0, sqlite.UTF8, lambda c, values: 1 / 0)
    caught: list[BaseException] = []

    def work() -> None:
        try:
            rows(db, "SELECT fail()")
        except ZeroDivisionError as error:
            caught.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert len(caught) == 1 and not seen
    time.sleep(0)
