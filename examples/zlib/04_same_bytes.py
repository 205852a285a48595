#!/usr/bin/env python3
"""Byte for byte what Python's own zlib module gives, for all levels, strategies and formats.

Both use zlib; where the module was built with another version of it than the one found here, the
bytes may differ, and only what comes out again is compared. So it is for level 0, which stores data
in blocks as large as the room for output: the module gives it little room at first, this example
all at once.
"""

from __future__ import annotations

import random
import sys
import zlib as reference
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import clib
import sffi_zlib as zlib


def deflate(data: bytes, level: int, window_bits: int, strategy: int, dictionary: bytes) -> bytes:
    stream = zlib.ZStream()
    zlib.deflateInit2(stream, level, zlib.DEFLATED, window_bits, mem_level=8, strategy=strategy)
    if dictionary:
        zlib.deflateSetDictionary(stream, dictionary)
    room = bytearray(zlib.deflateBound(stream, len(data)) + 100)
    stream.next_in, stream.avail_in = data, len(data)
    stream.next_out, stream.avail_out = room, len(room)
    zlib.deflate(stream, zlib.FINISH)
    result = bytes(room[: stream.total_out])
    zlib.deflateEnd(stream)
    return result


def expected(data: bytes, level: int, window_bits: int, strategy: int, dictionary: bytes) -> bytes:
    settings = (level, reference.DEFLATED, window_bits, 8, strategy)
    made = (
        reference.compressobj(*settings, dictionary)
        if dictionary
        else reference.compressobj(*settings)
    )
    return made.compress(data) + made.flush()


def restored(packed: bytes, window_bits: int, dictionary: bytes) -> bytes:
    settings = {"zdict": dictionary} if dictionary else {}
    return reference.decompressobj(window_bits, **settings).decompress(packed)


def samples() -> dict[str, bytes]:
    source = random.Random(7)
    return {
        "nothing": b"",
        "one byte": b"x",
        "zeros": bytes(50_000),
        "text": b"".join(b"%d bottles on the wall\n" % n for n in range(3000)),
        "noise": source.randbytes(40_000),
    }


def main() -> int:
    clib.parser(__doc__).parse_args()
    same_library = zlib.zlibVersion() == reference.ZLIB_RUNTIME_VERSION
    print(f"zlib {zlib.zlibVersion()} here, {reference.ZLIB_RUNTIME_VERSION} in Python's module")
    check = clib.Checks()
    for name, data in samples().items():
        streams = different = 0
        for level in range(-1, 10):
            for window_bits in (15, 31, -15):
                for strategy in range(5):
                    dictionaries = (b"", b"bottles on the wall") if window_bits == 15 else (b"",)
                    for dictionary in dictionaries:
                        settings = (level, window_bits, strategy, dictionary)
                        ours = deflate(data, *settings)
                        streams += 1
                        if level == 0 or not same_library:
                            different += restored(ours, window_bits, dictionary) != data
                        else:
                            different += ours != expected(data, *settings)
        check.that(different == 0, f"{name}: {streams} streams, {different} differ")
        sums = zlib.crc32(0, data) == reference.crc32(data)
        sums &= zlib.adler32(1, data) == reference.adler32(data)
        packed = reference.compress(data)
        check.that(sums, f"{name}: the same checksums")
        check.that(zlib.uncompress(len(data), packed) == data, f"{name}: the module's is read")
        ours = zlib.compress(zlib.compressBound(len(data)), data)
        check.that(reference.decompress(ours) == data, f"{name}: the module reads it")
    return check.finish()


if __name__ == "__main__":
    clib.run(main)
