#!/usr/bin/env python3
"""What zlib says of data that are cut off, damaged, or not compressed at all."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import clib
import sffi_zlib as zlib

TEXT = b"".join(b"line %d of a text\n" % number for number in range(2000))


def inflate(packed: bytes) -> tuple[bytes, int]:
    """What comes out, and whether that was all: STREAM_END or BUF_ERROR.

    Raises:
        zlib.Error: the data are damaged; what came out before is lost.
    """
    stream = zlib.ZStream()
    zlib.inflateInit(stream)
    room = bytearray(len(TEXT) + 1)
    stream.next_in, stream.avail_in = packed, len(packed)
    stream.next_out, stream.avail_out = room, len(room)
    try:
        code = zlib.inflate(stream, zlib.FINISH)
        return bytes(room[: stream.total_out]), code
    finally:
        zlib.inflateEnd(stream)


def refused(what: str, packed: bytes) -> zlib.Error | None:
    try:
        inflate(packed)
    except zlib.Error as error:
        print(f"  {what}: {error} (code {error.code})")
        return error
    print(f"  {what}: no error")
    return None


def main() -> int:
    clib.parser(__doc__).parse_args()
    check = clib.Checks()
    packed = zlib.compress(zlib.compressBound(len(TEXT)), TEXT)
    print(f"{len(TEXT):,} bytes become {len(packed):,}")

    data, code = inflate(packed)
    check.that(data == TEXT and code == zlib.STREAM_END, "as they are, they come out again")
    data, code = inflate(packed[:-100])
    print(f"  cut off: {len(data):,} bytes come out, then more input is wanted")
    check.that(code == zlib.BUF_ERROR and TEXT.startswith(data), "which is no error")

    damaged = bytearray(packed)
    damaged[len(packed) // 2] ^= 0xFF
    error = refused("damaged in the middle", bytes(damaged))
    check.that(error is not None and error.code == zlib.DATA_ERROR, "DATA_ERROR")
    damaged = bytearray(packed)
    damaged[-1] ^= 1
    error = refused("with a wrong checksum", bytes(damaged))
    check.that(error is not None and error.code == zlib.DATA_ERROR, "DATA_ERROR")
    error = refused("not compressed", TEXT)
    check.that(error is not None and error.code == zlib.DATA_ERROR, "DATA_ERROR")

    try:
        zlib.uncompress(1000, packed)
    except zlib.Error as error:
        print(f"  too little room: {error} (code {error.code})")
        check.that(error.code == zlib.BUF_ERROR, "BUF_ERROR")
    return check.finish()


if __name__ == "__main__":
    clib.run(main)
