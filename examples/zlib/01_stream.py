#!/usr/bin/env python3
"""Compress a large file and uncompress it again, in constant memory.

The data go through two buffers of 256 KiB, however large the file is. The output is in gzip format;
Python's gzip module could read it too.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import clib
import sffi_zlib as zlib

ROOM = 256 * 1024
GZIP = 16 + zlib.MAX_WBITS
"""Window bits that ask for the gzip format."""


def write_numbers(path: Path, megabytes: int) -> None:
    """A file of lines with numbers."""
    with path.open("wb") as file:
        line = 0
        for _ in range(megabytes):
            piece = b"".join(
                b"%d squared is %d\n" % (number, number * number)
                for number in range(line, line + 40_000)
            )
            line += 40_000
            file.write(piece[: 1 << 20].ljust(1 << 20, b"."))


def pieces(file: BinaryIO, room: bytearray) -> Iterator[int]:
    """Fill a buffer again and again; gives how much is in it, and 0 at the end."""
    while True:
        size = file.readinto(room)  # type: ignore[attr-defined]
        yield size
        if not size:
            return


def compress(source: Path, destination: Path) -> int:
    """Give the CRC-32 of what was read."""
    stream = zlib.ZStream()
    zlib.deflateInit2(stream, zlib.BEST_SPEED, window_bits=GZIP)
    incoming, outgoing, checksum = bytearray(ROOM), bytearray(ROOM), 0
    with source.open("rb") as file, destination.open("wb") as result:
        for size in pieces(file, incoming):
            checksum = zlib.crc32(checksum, memoryview(incoming)[:size])
            stream.next_in, stream.avail_in = incoming, size
            flush = zlib.NO_FLUSH if size else zlib.FINISH
            while True:
                stream.next_out, stream.avail_out = outgoing, ROOM
                zlib.deflate(stream, flush)
                result.write(memoryview(outgoing)[: ROOM - stream.avail_out])
                if stream.avail_out:  # there was room left, so this was all
                    break
    zlib.deflateEnd(stream)
    return checksum


def uncompress(source: Path) -> tuple[int, int]:
    """Give the size and the CRC-32 of what comes out."""
    stream = zlib.ZStream()
    zlib.inflateInit2(stream, GZIP)
    incoming, outgoing, checksum, total = bytearray(ROOM), bytearray(ROOM), 0, 0
    with source.open("rb") as file:
        for size in pieces(file, incoming):
            stream.next_in, stream.avail_in = incoming, size
            while True:
                stream.next_out, stream.avail_out = outgoing, ROOM
                code = zlib.inflate(stream)
                ready = ROOM - stream.avail_out
                checksum = zlib.crc32(checksum, memoryview(outgoing)[:ready])
                total += ready
                if stream.avail_out:
                    break
            if code == zlib.STREAM_END:
                break
    zlib.inflateEnd(stream)
    return total, checksum


def peak_memory() -> float:
    """The most memory that this process had in use so far, in MiB; 0 if it is not known."""
    status = Path("/proc/self/status")
    if not status.exists():
        return 0.0
    [line] = [line for line in status.read_text().splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) / 1024


def main() -> int:
    arguments = clib.parser(__doc__)
    arguments.add_argument(
        "--megabytes", type=clib.positive, default=256, help="size of the file (default: 256)"
    )
    options = arguments.parse_args()
    print(f"zlib {zlib.zlibVersion()}")

    check = clib.Checks()
    with tempfile.TemporaryDirectory() as folder:
        plain, packed = Path(folder, "numbers.txt"), Path(folder, "numbers.txt.gz")
        write_numbers(plain, options.megabytes)
        size = plain.stat().st_size
        before = peak_memory()

        begin = time.perf_counter()
        checksum = compress(plain, packed)
        seconds = time.perf_counter() - begin
        print(f"{size:,} bytes become {packed.stat().st_size:,} in {seconds:.2f} s")

        begin = time.perf_counter()
        total, again = uncompress(packed)
        seconds = time.perf_counter() - begin
        print(f"and back in {seconds:.2f} s")

        grown = peak_memory() - before
        print(
            f"peak memory: {peak_memory():.1f} MiB, of which {grown:.1f} MiB for zlib and buffers"
        )
        print()
        check.that(total == size and again == checksum, "what comes out is what went in")
        check.that(grown < 8, "memory did not grow with the file")
    return check.finish()


if __name__ == "__main__":
    clib.run(main)
