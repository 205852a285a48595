"""SQLite and zlib through sffi, against the extension modules of the standard library.

Both sides do the same work on the same data: a million rows of an integer, a text and a number go
into one table, in one transaction, through one prepared statement; 256 MiB are compressed in
chunks. Each side runs in a process of its own, in turns. The report says which files of SQLite and
zlib each has opened: on most Linux systems the same.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
import tempfile
import time
import timeit
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from benchmarks.figures import Figure, Outcome, Section, duration, table
from benchmarks.harness import Sample, Settings
from benchmarks.startup import start_in_turns
from benchmarks.worker import Case, Worker, WorkerError, environment

__all__ = ["Sizes", "parts", "prepare", "run", "versions"]

_OURS: Final = "sffi"
_THEIRS: Final = "standard library"
_CREATE: Final = "CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, weight REAL)"
_INSERT: Final = "INSERT INTO item VALUES (?, ?, ?)"
_PRAGMAS: Final = ("PRAGMA journal_mode = MEMORY", "PRAGMA synchronous = OFF")
_CHUNK: Final = 1 << 18
_LEVEL: Final = 1
_FIGURES: Final = {
    "inserts": ("inserting 1,000,000 rows / standard library's sqlite3", 2.50, ""),
    "compression": ("compressing 256 MiB / standard library's zlib", 1.05, ""),
    "import": ("`import sffi_sqlite3`, over a bare interpreter", 30.0, "ms"),
    "header": ("`sffi import sqlite3.h`, the whole process", 1.0, "s"),
}


@dataclass(frozen=True)
class Sizes:
    """How much is done in one turn."""

    rows: int = 1_000_000
    megabytes: int = 256

    @classmethod
    def of(cls, settings: Settings) -> Sizes:
        """Less where the figures need only be rough."""
        return cls() if settings.starts >= 10 else cls(rows=50_000, megabytes=16)


# --- one side, inside its worker ------------------------------------------------------------------


def prepare(side: str) -> dict[str, Case]:
    """The work of one side; a case's number is how many rows, or MiB, there are to do."""
    inserts, compression = (
        (_insert_ours, _compress_ours) if side == _OURS else (_insert_theirs, _compress_theirs)
    )
    return {
        "inserts": Case(_Rows(inserts)),
        "compression": Case(_Data(compression)),
    }


def parts(side: str, cases: dict[str, Case], number: int) -> list[tuple[str, float, float]]:
    """What inserting a row calls: its source, seconds of the generated function, of C alone."""
    import sffi_sqlite3 as sqlite
    from sffi_sqlite3 import _native as native

    db = sqlite.open(":memory:")
    db.exec(_CREATE)
    insert = db.prepare(_INSERT)
    names = {"sqlite": sqlite, "native": native, "s": insert, "token": insert._as_sqlite3_Stmt}
    names |= {"copied": ctypes.c_void_p(-1), "i64": ctypes.c_int64, "f64": ctypes.c_double}
    lines = (
        ("bind_int64(s, 1, 5000)", "bind_int64(token, 1, i64(5000))"),
        ("bind_text(s, 2, 'item')", "bind_text(token, 2, 'item'.encode(), 4, copied)"),
        ("bind_double(s, 3, 0.5)", "bind_double(token, 3, f64(0.5))"),
        ("reset(s)", "reset(token)"),
    )
    found = []
    for ours, bare in lines:
        timings = (f"sqlite.{ours}", f"native.sqlite3_{bare}")
        best = [min(timeit.repeat(t, globals=names, number=number, repeat=7)) for t in timings]
        found.append((f"`{ours}`", best[0] / number, best[1] / number))
    return found


def versions(side: str, cases: dict[str, Case]) -> list[str]:
    """The versions of SQLite and zlib that a side uses, and the files that they came from."""
    if side == _OURS:
        import sffi_sqlite3
        import sffi_zlib

        found = [sffi_sqlite3.libversion(), sffi_zlib.zlibVersion()]
    else:
        import sqlite3
        import zlib

        sqlite3.connect(":memory:").close()
        found = [sqlite3.sqlite_version, zlib.ZLIB_RUNTIME_VERSION]
    maps = Path("/proc/self/maps")
    loaded = maps.read_text() if maps.exists() else ""
    names = {line.split()[-1] for line in loaded.splitlines() if line.split()[-1].startswith("/")}
    for index, stem in enumerate(("libsqlite3", "libz.")):
        files = sorted(Path(name).name for name in names if Path(name).name.startswith(stem))
        found[index] += f" ({', '.join(files) or 'linked into the extension module'})"
    return found


class _Rows:
    """Rows made once; each turn puts them into a new file."""

    def __init__(self, insert: Callable[[str, list[tuple[int, str, float]]], None]) -> None:
        self._insert = insert
        self._rows: list[tuple[int, str, float]] = []

    def __call__(self, number: int) -> float:
        if len(self._rows) != number:
            self._rows = [(index, f"item number {index}", index / 8) for index in range(number)]
        with tempfile.TemporaryDirectory(prefix="sffi-benchmarks-") as folder:
            path = str(Path(folder) / "items.db")
            begin = time.perf_counter()
            self._insert(path, self._rows)
            taken = time.perf_counter() - begin
            _check_rows(path, number)
        return taken


class _Data:
    """Data made once, half as large when compressed; each turn compresses them."""

    def __init__(self, compress: Callable[[list[memoryview]], tuple[int, int]]) -> None:
        self._compress = compress
        self._chunks: list[memoryview] = []

    def __call__(self, number: int) -> float:
        size = number << 20
        if len(self._chunks) * _CHUNK != size:
            words = b"".join(b"%d squared is %d\n" % (n, n * n) for n in range(200_000))
            whole = memoryview((words * (size // len(words) + 1))[:size])
            self._chunks = [whole[at : at + _CHUNK] for at in range(0, size, _CHUNK)]
        begin = time.perf_counter()
        total, checksum = self._compress(self._chunks)
        taken = time.perf_counter() - begin
        import zlib

        expected = zlib.crc32(b"".join(self._chunks))
        if checksum != expected or not total:
            raise WorkerError(f"{total} bytes with the checksum {checksum}: {expected} is right")
        return taken


def _check_rows(path: str, number: int) -> None:
    import sqlite3

    connection = sqlite3.connect(path)
    found = connection.execute("SELECT count(*), sum(id), sum(weight) FROM item").fetchone()
    connection.close()
    total = number * (number - 1) // 2
    if found != (number, total, total / 8):
        raise WorkerError(f"the table holds {found}")


def _insert_theirs(path: str, rows: list[tuple[int, str, float]]) -> None:
    import sqlite3

    connection = sqlite3.connect(path, isolation_level=None)
    for statement in (*_PRAGMAS, _CREATE, "BEGIN"):
        connection.execute(statement)
    connection.executemany(_INSERT, rows)
    connection.execute("COMMIT")
    connection.close()


def _insert_ours(path: str, rows: list[tuple[int, str, float]]) -> None:
    import sffi_sqlite3 as sqlite

    with sqlite.open(path) as db:
        for statement in (*_PRAGMAS, _CREATE, "BEGIN"):
            db.exec(statement)
        insert = db.prepare(_INSERT)
        step, reset = sqlite.step, sqlite.reset
        bind_int64, bind_text, bind_double = sqlite.bind_int64, sqlite.bind_text, sqlite.bind_double
        for number, name, weight in rows:
            bind_int64(insert, 1, number)
            bind_text(insert, 2, name)
            bind_double(insert, 3, weight)
            step(insert)
            reset(insert)
        insert.close()
        db.exec("COMMIT")


def _compress_theirs(chunks: list[memoryview]) -> tuple[int, int]:
    import zlib

    compressor = zlib.compressobj(_LEVEL)
    total = checksum = 0
    for chunk in chunks:
        checksum = zlib.crc32(chunk, checksum)
        total += len(compressor.compress(chunk))
    return total + len(compressor.flush()), checksum


def _compress_ours(chunks: list[memoryview]) -> tuple[int, int]:
    import sffi_zlib as zlib

    stream = zlib.ZStream()
    zlib.deflateInit(stream, _LEVEL)
    room = bytearray(_CHUNK)
    view = memoryview(room)
    total = checksum = 0

    def run(flush: int) -> int:
        """Deflate what is there; as the other side does, each piece of output becomes bytes."""
        written = 0
        while True:
            stream.next_out, stream.avail_out = room, _CHUNK
            code = zlib.deflate(stream, flush)
            written += len(bytes(view[: _CHUNK - stream.avail_out]))
            if stream.avail_out or code == zlib.STREAM_END:
                return written

    for chunk in chunks:
        checksum = zlib.crc32(checksum, chunk)
        stream.next_in, stream.avail_in = chunk, len(chunk)
        total += run(zlib.NO_FLUSH)
    total += run(zlib.FINISH)
    zlib.deflateEnd(stream)
    return total, checksum


# --- both sides, in turns -------------------------------------------------------------------------


def run(settings: Settings, sizes: Sizes | None = None) -> Outcome:
    """Measure both libraries, the import of a generated package, and that of a header."""
    sizes = sizes or Sizes.of(settings)
    outcome = Outcome()
    try:
        with (
            Worker("benchmarks.libraries", _OURS) as ours,
            Worker("benchmarks.libraries", _THEIRS) as theirs,
        ):
            _measure(outcome, ours, theirs, settings, sizes)
    except WorkerError as error:
        for key in ("inserts", "compression")[len(outcome.figures) :]:
            name, aim, unit = _FIGURES[key]
            outcome.figures.append(Figure(name, aim, None, unit, str(error)))
    outcome.figures += [_import_time(settings), _header_time(settings)]
    return outcome


def _measure(
    outcome: Outcome, ours: Worker, theirs: Worker, settings: Settings, sizes: Sizes
) -> None:
    rows = []
    for case, number, what in (
        ("inserts", sizes.rows, f"{sizes.rows:,} rows"),
        ("compression", sizes.megabytes, f"{sizes.megabytes} MiB"),
    ):
        mine, other = _in_turns(ours, theirs, case, number, max(3, settings.starts // 3))
        name, aim, unit = _FIGURES[case]
        how = f"{duration(mine.median)} / {duration(other.median)}"
        outcome.figures.append(Figure(name, aim, mine.over(other), unit, how))
        ratio = f"{mine.over(other):.2f}"
        if case == "inserts" and not outcome.figures[-1].reached:
            outcome.profiles.append(_row_profile(ours))
        rows.append([f"{case}, {what}", duration(mine.median), duration(other.median), ratio])
    found = {side.side: side.ask("versions")["result"] for side in (ours, theirs)}
    text = table(["work", _OURS, _THEIRS, "ratio"], rows)
    text += "".join(
        f"\n\n{side}: SQLite {sqlite}, zlib {zlib}." for side, (sqlite, zlib) in found.items()
    )
    text += (
        f"\n\nRows go one by one through a prepared statement here, through `executemany` there, "
        f"into a file (`{'`, `'.join(_PRAGMAS)}`). Compression is of level {_LEVEL}, in chunks of "
        f"{_CHUNK >> 10} KiB, with a CRC-32 of each."
    )
    outcome.details.append(Section("SQLite and zlib", text))


def _row_profile(ours: Worker) -> Section:
    found = ours.ask("parts", number=20_000)["result"]
    rows = [[what, duration(whole), duration(bare)] for what, whole, bare in found]
    text = (
        "A row is these calls and a `step`; `executemany` makes them in C. ctypes alone takes the "
        "time on the right, whoever writes the code around it. Best of seven.\n\n"
    )
    return Section("A row: its calls", text + table(["call", "sffi", "bare ctypes call"], rows))


def _in_turns(
    ours: Worker, theirs: Worker, case: str, number: int, turns: int
) -> tuple[Sample, Sample]:
    """Both sides warmed by a small turn, then in turns of the whole size."""
    taken: dict[str, list[float]] = {_OURS: [], _THEIRS: []}
    for side in (ours, theirs):
        side.timing(case)(max(1, number // 16))
    for _ in range(turns):
        for side in (ours, theirs):
            taken[side.side].append(side.timing(case)(number))
    mine, other = (Sample(label, tuple(values)) for label, values in taken.items())
    return mine, other


def _import_time(settings: Settings) -> Figure:
    name, aim, unit = _FIGURES["import"]
    codes = {"import": "import sffi_sqlite3", "bare": "pass"}
    try:
        found = start_in_turns(codes, settings.starts)
    except WorkerError as error:
        return Figure(name, aim, None, unit, str(error), rank=1)
    walls = zip(found["import"].wall.rounds, found["bare"].wall.rounds, strict=True)
    over_bare = sorted(full - bare for full, bare in walls)
    full, bare = found["import"].wall.median, found["bare"].wall.median
    how = f"{duration(full)} with, {duration(bare)} without"
    return Figure(name, aim, over_bare[len(over_bare) // 2] * 1e3, unit, how, rank=1)


def _header_time(settings: Settings) -> Figure:
    """Wall time of `sffi import` on the system's sqlite3.h."""
    name, aim, unit = _FIGURES["header"]
    times: list[float] = []
    with tempfile.TemporaryDirectory(prefix="sffi-benchmarks-") as folder:
        words: list[Any] = [sys.executable, "-m", "sffi", "import", "sqlite3.h"]
        words += ["--library", "sqlite3", "-o", Path(folder) / "sqlite3.sffi"]
        for _ in range(max(3, settings.starts // 3)):
            Path(folder, "sqlite3.sffi").unlink(missing_ok=True)
            begin = time.monotonic()
            done = subprocess.run(
                words, capture_output=True, text=True, env=environment(1), check=False
            )
            times.append(time.monotonic() - begin)
            if done.returncode != 0:
                lines = (done.stderr or done.stdout).strip().splitlines() or ["it printed nothing"]
                return Figure(name, aim, None, unit, lines[-1], rank=1)
    middle = sorted(times)[len(times) // 2]
    return Figure(name, aim, middle, unit, f"median of {len(times)}", rank=1)
