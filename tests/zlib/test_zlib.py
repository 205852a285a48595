"""zlib against the standard library's module, and what it makes of mistakes."""

from __future__ import annotations

import array
import ctypes
import gc
import gzip
import weakref
import zlib as reference
from pathlib import Path

import pytest
import sffi.c
import sffi_zlib as zlib
from hypothesis import given, settings
from hypothesis import strategies as st

DATA = b"".join(b"line %d of many\n" % number for number in range(5000))
same_library = pytest.mark.skipif(
    zlib.zlibVersion() != reference.ZLIB_RUNTIME_VERSION,
    reason="Python's module was built with another zlib",
)


def deflate(data: bytes, level: int = -1, window_bits: int = 15, room: int = 1000) -> bytes:
    """A whole stream, through a buffer of `room` bytes."""
    stream, buffer, found = zlib.ZStream(), bytearray(room), bytearray()
    zlib.deflateInit2(stream, level, window_bits=window_bits)
    stream.next_in, stream.avail_in = data, len(data)
    code = zlib.OK
    while code != zlib.STREAM_END:
        stream.next_out, stream.avail_out = buffer, room
        code = zlib.deflate(stream, zlib.FINISH)
        found += buffer[: room - stream.avail_out]
    zlib.deflateEnd(stream)
    return bytes(found)


def inflate(data: bytes, window_bits: int = 15, room: int = 1000) -> bytes:
    stream, buffer, found = zlib.ZStream(), bytearray(room), bytearray()
    zlib.inflateInit2(stream, window_bits)
    try:
        stream.next_in, stream.avail_in = data, len(data)
        code = zlib.OK
        while code != zlib.STREAM_END:
            stream.next_out, stream.avail_out = buffer, room
            code = zlib.inflate(stream)
            found += buffer[: room - stream.avail_out]
            if code == zlib.BUF_ERROR:
                raise EOFError
        return bytes(found)
    finally:
        zlib.inflateEnd(stream)


@given(st.binary(max_size=3000), st.integers(-1, 9), st.sampled_from([15, 31, -15]))
@settings(max_examples=60, deadline=None)
def test_streams_go_both_ways(data: bytes, level: int, window_bits: int) -> None:
    ours = deflate(data, level, window_bits, room=100)
    assert reference.decompress(ours, window_bits) == data
    made = reference.compressobj(level, wbits=window_bits)
    theirs = made.compress(data) + made.flush()
    assert inflate(theirs, window_bits, room=100) == data


@same_library
@given(st.binary(max_size=3000), st.integers(-1, 9))
@settings(max_examples=60, deadline=None)
def test_the_same_bytes(data: bytes, level: int) -> None:
    expected = reference.compress(data, level)
    assert deflate(data, level) == expected
    assert zlib.compress2(zlib.compressBound(len(data)), data, level) == expected


@given(st.binary(max_size=2000), st.integers(0, 2**32 - 1))
def test_checksums(data: bytes, start: int) -> None:
    assert zlib.crc32(start, data) == reference.crc32(data, start)
    assert zlib.crc32_z(start, data) == reference.crc32(data, start)
    assert zlib.adler32(1, data) == reference.adler32(data)
    whole = zlib.crc32(0, data + data)
    one = zlib.crc32(0, data)
    assert zlib.crc32_combine(one, one, len(data)) == whole
    op = zlib.crc32_combine_gen(len(data))
    assert zlib.crc32_combine_op(one, one, op) == whole


def test_every_kind_of_buffer() -> None:
    expected = reference.crc32(b"abcd")
    view = memoryview(b"xabcd")[1:]
    for data in (b"abcd", bytearray(b"abcd"), view, array.array("B", b"abcd")):
        assert zlib.crc32(0, data) == expected
    numpy = pytest.importorskip("numpy")
    assert zlib.crc32(0, numpy.frombuffer(b"abcd", dtype=numpy.uint8)) == expected
    assert zlib.crc32(0, array.array("i", [1, 2])) == reference.crc32(array.array("i", [1, 2]))
    assert zlib.crc32(0, None) == 0 == zlib.crc32(0, b"")


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: zlib.crc32(0, "text"), TypeError, ("crc32()", "'data'")),
        (lambda: zlib.crc32(0, memoryview(b"abcd")[::2]), ValueError, ("crc32()", "'data'")),
        (lambda: zlib.crc32(-1, b""), OverflowError, ("crc32()", "'crc'")),
        (lambda: zlib.crc32(2**64, b""), OverflowError, ("crc32()", "'crc'")),
        (lambda: zlib.compress2(10, b"", 2**31), OverflowError, ("compress2()", "'level'")),
        (lambda: zlib.compress(-1, b""), (OverflowError, ValueError), ("compress()", "'size'")),
        (lambda: zlib.deflate(None, 0), TypeError, ("deflate()", "'stream'")),
        (lambda: zlib.deflate(zlib.GzHeader(), 0), TypeError, ("deflate()", "'stream'")),
        (lambda: zlib.gzopen("a\0b", "rb"), ValueError, ("gzopen()", "'path'")),
    ],
)
def test_wrong_arguments(call: object, error: type[Exception], words: tuple[str, ...]) -> None:
    with pytest.raises(error) as caught:
        call()  # type: ignore[operator]
    for word in words:
        assert word in str(caught.value)


def test_wrong_fields() -> None:
    stream = zlib.ZStream()
    with pytest.raises(OverflowError, match="avail_in"):
        stream.avail_in = 2**32
    with pytest.raises(TypeError, match="next_in"):
        stream.next_in = "text"


def test_errors_have_code_and_words() -> None:
    with pytest.raises(zlib.Error, match="buffer error") as caught:
        zlib.uncompress(10, reference.compress(DATA))
    assert caught.value.code == zlib.BUF_ERROR
    with pytest.raises(zlib.Error, match="incorrect header check") as caught:
        inflate(b"not compressed")
    assert caught.value.code == zlib.DATA_ERROR
    damaged = bytearray(reference.compress(DATA))
    damaged[-1] ^= 1
    with pytest.raises(zlib.Error, match="incorrect data check"):
        inflate(bytes(damaged))
    with pytest.raises(EOFError):
        inflate(reference.compress(DATA)[:-5])
    with pytest.raises(zlib.Error, match="stream error") as caught:
        zlib.deflate(zlib.ZStream(), zlib.FINISH)
    assert caught.value.code == zlib.STREAM_ERROR


def test_a_wrong_version_is_refused() -> None:
    with pytest.raises(zlib.Error) as caught:
        zlib.deflateInit_(zlib.ZStream(), 6, "9.9", ctypes.sizeof(ctypes.c_long))
    assert caught.value.code == zlib.VERSION_ERROR


def test_input_is_kept_while_the_stream_has_it() -> None:
    """The only reference to the chunk is the stream's."""
    stream, room = zlib.ZStream(), bytearray(10_000)
    zlib.deflateInit(stream)
    stream.next_in, stream.avail_in = bytes(range(256)) * 4, 1024
    gc.collect()
    junk = [bytes(1024) for _ in range(1000)]
    stream.next_out, stream.avail_out = room, len(room)
    assert zlib.deflate(stream, zlib.FINISH) == zlib.STREAM_END
    assert reference.decompress(room[: stream.total_out]) == bytes(range(256)) * 4
    zlib.deflateEnd(stream)
    assert junk


def test_input_may_be_part_of_bytes() -> None:
    stream, room = zlib.ZStream(), bytearray(100)
    zlib.deflateInit(stream)
    stream.next_in, stream.avail_in = memoryview(b"not this, but that")[14:], 4
    gc.collect()
    stream.next_out, stream.avail_out = room, len(room)
    zlib.deflate(stream, zlib.FINISH)
    assert reference.decompress(room[: stream.total_out]) == b"that"
    zlib.deflateEnd(stream)


def test_a_dictionary() -> None:
    words = b"line of many "
    stream, room = zlib.ZStream(), bytearray(1000)
    zlib.deflateInit(stream)
    zlib.deflateSetDictionary(stream, words)
    stream.next_in, stream.avail_in = b"line 7 of many", 14
    stream.next_out, stream.avail_out = room, len(room)
    zlib.deflate(stream, zlib.FINISH)
    packed = bytes(room[: stream.total_out])
    zlib.deflateEnd(stream)

    other, out = zlib.ZStream(), bytearray(100)
    zlib.inflateInit(other)
    other.next_in, other.avail_in = packed, len(packed)
    other.next_out, other.avail_out = out, len(out)
    assert zlib.inflate(other) == zlib.NEED_DICT
    assert other.adler == zlib.adler32(1, words)
    with pytest.raises(zlib.Error):
        zlib.inflateSetDictionary(other, b"another")
    zlib.inflateSetDictionary(other, words)
    assert zlib.inflate(other) == zlib.STREAM_END
    assert out[: other.total_out] == b"line 7 of many"
    back = bytearray(32768)
    size = zlib.inflateGetDictionary(other, back)
    assert back[:size].startswith(words)
    zlib.inflateEnd(other)


def test_a_copy_of_a_stream() -> None:
    stream, room = zlib.ZStream(), bytearray(1000)
    zlib.deflateInit(stream)
    stream.next_in, stream.avail_in = b"common ", 7
    stream.next_out, stream.avail_out = room, len(room)
    zlib.deflate(stream, zlib.NO_FLUSH)
    copy = zlib.ZStream()
    zlib.deflateCopy(copy, stream)
    found = []
    for each, ending in ((stream, b"end"), (copy, b"other end")):
        out = bytearray(1000)
        start = bytes(room[: each.total_out])
        each.next_in, each.avail_in = ending, len(ending)
        each.next_out, each.avail_out = out, len(out)
        size = each.total_out
        zlib.deflate(each, zlib.FINISH)
        found.append(reference.decompress(start + out[: each.total_out - size]))
        zlib.deflateEnd(each)
    assert found == [b"common end", b"common other end"]


def test_inflate_back() -> None:
    made = reference.compressobj(wbits=-15)
    packed = made.compress(DATA) + made.flush()
    pieces = [packed[at : at + 500] for at in range(0, len(packed), 500)]
    kept: list[object] = []
    found = bytearray()

    def more(next_: object) -> int:
        if not pieces:
            return 0
        piece = ctypes.create_string_buffer(pieces.pop(0), 500)
        kept[:] = [piece]
        next_.value = ctypes.addressof(piece)  # type: ignore[attr-defined]
        return min(500, len(packed))

    def take(data: bytes) -> int:
        found.extend(data)
        return 0

    stream = zlib.ZStream()
    zlib.inflateBackInit(stream, 15, bytearray(1 << 15))
    zlib.inflateBack(stream, more, take)
    zlib.inflateBackEnd(stream)
    assert found == DATA


def test_an_exception_within_inflate_back() -> None:
    stream = zlib.ZStream()
    zlib.inflateBackInit(stream, 15, bytearray(1 << 15))
    with pytest.raises(ZeroDivisionError):
        zlib.inflateBack(stream, lambda next_: 1 // 0, lambda data: 0)
    zlib.inflateBackEnd(stream)


def test_a_header_lives_with_its_stream() -> None:
    class Header(zlib.GzHeader):
        """One that a weak reference can watch."""

        __slots__ = ("__weakref__",)

    stream, header = zlib.ZStream(), Header()
    watched = weakref.ref(header)
    header.name = b"a name\0"
    zlib.deflateInit2(stream, window_bits=31)
    zlib.deflateSetHeader(stream, header)
    del header
    gc.collect()
    assert watched() is not None
    room = bytearray(1000)
    stream.next_in, stream.avail_in = b"x", 1
    stream.next_out, stream.avail_out = room, len(room)
    assert zlib.deflate(stream, zlib.FINISH) == zlib.STREAM_END
    assert b"a name\0" in room
    zlib.deflateEnd(stream)
    del stream
    gc.collect()
    assert watched() is None


# --- files ----------------------------------------------------------------------------------------


def test_files(tmp_path: Path) -> None:
    path = str(tmp_path / "größe.gz")
    with zlib.gzopen(path, "wb9") as file:
        assert file.write(DATA) == len(DATA)
        assert file.puts("and a line\n") == 11
        assert zlib.gzprintf(file, "%s: %d\n", "number", sffi.c.i32(7)) == 10
        file.putc(ord("!"))
    expected = DATA + b"and a line\nnumber: 7\n!"
    assert gzip.decompress(Path(path).read_bytes()) == expected
    with zlib.gzopen(path, "rb") as file:
        assert file.read(10) == DATA[:10] and file.tell() == 10
        room = bytearray(20)
        assert file.readinto(room) == 20 and room == DATA[10:30]
        assert file.seek(len(DATA)) == len(DATA)
        assert file.read(1000) == expected[len(DATA) :]
        assert file.eof() == 1 and file.read(5) == b""
        file.rewind()
        assert file.getc() == DATA[0]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="gzopen"):
        zlib.gzopen(str(tmp_path / "nowhere.gz"), "rb")
    with pytest.raises(OSError):
        zlib.gzopen(str(tmp_path / "no" / "folder.gz"), "wb")


def test_a_damaged_file(tmp_path: Path) -> None:
    damaged = bytearray(gzip.compress(DATA))
    damaged[len(damaged) // 2] ^= 0xFF
    (tmp_path / "damaged.gz").write_bytes(damaged)
    with zlib.gzopen(str(tmp_path / "damaged.gz"), "rb") as file:
        with pytest.raises(zlib.FileError, match=r"damaged\.gz: ") as caught:
            while file.read(1000):
                pass
        assert caught.value.code < 0
        message, code = file.error()
        assert code == zlib.DATA_ERROR and message in str(caught.value)


def test_a_closed_file(tmp_path: Path) -> None:
    file = zlib.gzopen(str(tmp_path / "x.gz"), "wb")
    file.close()
    with pytest.raises(ValueError, match=r"write\(\).*closed"):
        file.write(b"x")


# --- memory ---------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="needs Linux's /proc")
def test_memory_stays_flat() -> None:
    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * 4096

    def work() -> None:
        packed = zlib.compress(200, b"a text that is compressed")
        assert zlib.uncompress(100, packed) == b"a text that is compressed"
        with pytest.raises(zlib.Error):
            zlib.uncompress(100, b"not compressed")
        stream = zlib.ZStream()
        zlib.inflateInit(stream)
        stream.next_in, stream.avail_in = packed, len(packed)
        zlib.inflateEnd(stream)

    for _ in range(3_000):
        work()
    gc.collect()
    before = resident()
    for _ in range(20_000):
        work()
    gc.collect()
    assert resident() - before < 1_500_000
