#!/usr/bin/env python3
"""Write and read the header of a gzip stream: name, comment, time, extra field."""

from __future__ import annotations

import ctypes
import gzip
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import clib
import sffi_zlib as zlib

TEXT = b"The quick brown fox jumps over the lazy dog.\n" * 20
GZIP = 16 + zlib.MAX_WBITS


def write(name: str, comment: str, time: int, extra: bytes) -> bytes:
    """TEXT as a gzip stream with this header."""
    stream, header = zlib.ZStream(), zlib.GzHeader()
    header.name, header.comment = name.encode("latin-1") + b"\0", comment.encode("latin-1") + b"\0"
    header.time, header.os, header.text, header.hcrc = time, 3, 1, 1
    header.extra, header.extra_len = extra, len(extra)
    zlib.deflateInit2(stream, window_bits=GZIP)
    zlib.deflateSetHeader(stream, header)
    room = bytearray(zlib.deflateBound(stream, len(TEXT)))
    stream.next_in, stream.avail_in = TEXT, len(TEXT)
    stream.next_out, stream.avail_out = room, len(room)
    code = zlib.deflate(stream, zlib.FINISH)
    assert code == zlib.STREAM_END, "deflateBound gave room for all"
    packed = bytes(room[: stream.total_out])
    zlib.deflateEnd(stream)
    return packed


def read(packed: bytes) -> tuple[zlib.GzHeader, str, str, bytes, bytes]:
    """The header, name, comment and extra field of a gzip stream, and the data."""
    stream, header = zlib.ZStream(), zlib.GzHeader()
    name, comment, extra = (ctypes.create_string_buffer(100) for _ in range(3))
    header.name, header.name_max = name, len(name)
    header.comment, header.comm_max = comment, len(comment)
    header.extra, header.extra_max = extra, len(extra)
    zlib.inflateInit2(stream, GZIP)
    zlib.inflateGetHeader(stream, header)
    room = bytearray(10_000)
    stream.next_in, stream.avail_in = packed, len(packed)
    stream.next_out, stream.avail_out = room, len(room)
    zlib.inflate(stream)
    data = bytes(room[: stream.total_out])
    zlib.inflateEnd(stream)
    texts = name.value.decode("latin-1"), comment.value.decode("latin-1")
    return header, *texts, extra.raw[: header.extra_len], data


def main() -> int:
    clib.parser(__doc__).parse_args()
    check = clib.Checks()
    packed = write("fox.txt", "from a café", 1_000_000_000, b"\x01\x02 more")
    print(f"{len(TEXT)} bytes become {len(packed)}, of which the header is {packed[:8].hex()}...")

    header, name, comment, extra, data = read(packed)
    print(f"name {name!r}, comment {comment!r}, extra {extra!r}")
    print(f"time {header.time}, operating system {header.os}, header complete: {header.done}")
    print()
    check.that((name, comment) == ("fox.txt", "from a café"), "name and comment came through")
    check.that(extra == b"\x01\x02 more", "so did the extra field")
    check.that(header.time == 1_000_000_000 and header.text == 1, "and time and kind")
    check.that(header.done == 1 and header.hcrc == 1, "the header's checksum was there and right")
    check.that(data == TEXT, "the data are the same")
    check.that(gzip.decompress(packed) == TEXT, "Python's gzip module reads the stream")
    return check.finish()


if __name__ == "__main__":
    clib.run(main)
