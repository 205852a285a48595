"""The IDX file format, in which MNIST is distributed: `read_idx`, `write_idx`.

A file is a header and the values in C order, all big-endian::

    byte 0, 1   zero
    byte 2      type of the values: 0x08 uint8, 0x09 int8, 0x0B int16, 0x0C int32,
                0x0D float32, 0x0E float64
    byte 3      number of dimensions
    then        the size of each dimension, as uint32
    then        the values

The format is described at http://yann.lecun.com/exdb/mnist/.
"""

from __future__ import annotations

import gzip
import math
import os
import struct
import zlib
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from sffi_dl.data.errors import DataError
from sffi_dl.data.files import write_whole
from sffi_dl.data.lazy import need

if TYPE_CHECKING:
    import numpy as np

    Array = np.ndarray[Any, np.dtype[Any]]

__all__ = ["read_idx", "write_idx"]

_GZIP_MAGIC = b"\x1f\x8b"
_CHUNK = 1 << 24

# type code -> NumPy's name of the big-endian type
_TYPES = {0x08: ">u1", 0x09: ">i1", 0x0B: ">i2", 0x0C: ">i4", 0x0D: ">f4", 0x0E: ">f8"}
_CODES = {name[1:]: code for code, name in _TYPES.items()}


def read_idx(path: str | os.PathLike[str]) -> Array:
    """The array in the IDX file `path`, plain or gzip-compressed, in native byte order.

    Whether a file is compressed is seen from its first bytes, not from its name.

    Raises:
        DataError: the file is missing or cannot be read, is not IDX, or has fewer or more
            values than its header says.
    """
    np = need("numpy", "reading IDX files")
    file = Path(path)
    try:
        with _open(file) as stream:
            code, shape = _read_header(file, stream)
            dtype = np.dtype(_TYPES[code])
            size = math.prod(shape) * dtype.itemsize
            data = _read_values(file, stream, size, shape, dtype.itemsize)
    except FileNotFoundError:
        raise DataError(file, "no such file") from None
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataError(
            file, f"damaged gzip data ({error})", "a complete .gz file; get it once more"
        ) from None
    except OSError as error:
        raise DataError(file, f"cannot be read: {error.strerror or error}") from None
    try:
        values: Array = np.frombuffer(data, dtype=dtype).reshape(shape)
    except ValueError as error:  # too many dimensions, or one is 0 and the others are huge
        raise DataError(file, f"the header's shape is none for an array: {error}") from None
    return values.astype(dtype.newbyteorder("="), copy=False)


def write_idx(path: str | os.PathLike[str], array: Array) -> None:
    """Write `array` to the IDX file `path`, gzip-compressed where the name ends with ``.gz``.

    The file appears under its name when it is complete: a reader sees the whole old file or
    the whole new one.

    Raises:
        DataError: the type of the values has no IDX code, a dimension is too large, or the
            file cannot be written.
    """
    file = Path(path)
    kind = f"{array.dtype.kind}{array.dtype.itemsize}"
    if kind not in _CODES:
        raise DataError(
            file,
            f"IDX has no code for values of type {array.dtype}",
            "uint8, int8, int16, int32, float32 or float64",
        )
    if array.ndim > 255 or any(size >= 1 << 32 for size in array.shape):
        raise DataError(file, f"the shape {array.shape} does not fit an IDX header")
    header = struct.pack(f">BBBB{array.ndim}I", 0, 0, _CODES[kind], array.ndim, *array.shape)
    data = array.astype(array.dtype.newbyteorder(">"), copy=False).tobytes()
    content = header + data
    try:
        # Without a time stamp the same values give the same bytes.
        packed = gzip.compress(content, mtime=0) if file.suffix == ".gz" else content
        write_whole(file, packed)
    except OSError as error:
        raise DataError(file, f"cannot be written: {error.strerror or error}") from None


def _open(file: Path) -> IO[bytes]:
    with file.open("rb") as stream:
        compressed = stream.read(2) == _GZIP_MAGIC
    if compressed:
        # A GzipFile has all that is used here, though it is not declared as such.
        return cast("IO[bytes]", gzip.open(file, "rb"))
    return file.open("rb")


def _read_header(file: Path, stream: IO[bytes]) -> tuple[int, tuple[int, ...]]:
    magic = stream.read(4)
    if len(magic) < 4:
        raise DataError(file, f"only {len(magic)} bytes", "an IDX header of at least 4 bytes")
    if magic[:2] != b"\0\0" or magic[2] not in _TYPES:
        raise DataError(
            file,
            f"magic number 0x{magic.hex()}",
            "an IDX file: two zero bytes, a type code "
            f"({', '.join(f'0x{code:02x}' for code in _TYPES)}), the number of dimensions",
        )
    count = magic[3]
    sizes = stream.read(4 * count)
    if len(sizes) < 4 * count:
        raise DataError(
            file,
            f"the header ends after {4 + len(sizes)} bytes",
            f"{4 + 4 * count} bytes, for {count} dimensions",
        )
    return magic[2], struct.unpack(f">{count}I", sizes)


def _read_values(
    file: Path, stream: IO[bytes], size: int, shape: tuple[int, ...], item_size: int
) -> bytearray:
    # In chunks: a header may claim any size, and reading at once would allocate it up front.
    data = bytearray()
    while len(data) <= size:
        chunk = stream.read(min(_CHUNK, size + 1 - len(data)))
        if not chunk:
            break
        data += chunk
    claimed = f"{' x '.join(map(str, shape)) or 1} values of {item_size} byte(s) = {size:,} bytes"
    if len(data) < size:
        raise DataError(
            file, f"truncated: {len(data):,} bytes of values", f"{claimed}, says the header"
        )
    if len(data) > size:
        raise DataError(file, "bytes after the last value", f"{claimed}, says the header")
    return data
