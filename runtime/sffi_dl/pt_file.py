"""PyTorch's own files, read as data: `load_pt`.

``torch.save`` writes a ZIP archive: ``data.pkl``, a pickle in which storages are ids, a record
``data/<key>`` for each storage, and ``byteorder``. The pickle is read by `sffi_dl.safe_pickle`,
so that nothing in a file is ever run.

Format: PyTorch's ``torch/serialization.py`` and ``torch/_utils.py`` (the functions that a pickle
names), ``caffe2/serialize/inline_container.h`` (the archive).
"""

from __future__ import annotations

import os
import struct
import sys
import zipfile
from collections import OrderedDict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import sffi_torch as torch

from sffi_dl.errors import CheckpointError
from sffi_dl.nn.parameter import Parameter
from sffi_dl.safe_pickle import PickleError, unpickle

__all__ = ["load_pt"]

# The type of elements for each storage class that files name. An UntypedStorage has none: the
# tensor says it.
_STORAGES: dict[str, torch.dtype | None] = {
    "torch.BoolStorage": torch.bool,
    "torch.ByteStorage": torch.uint8,
    "torch.CharStorage": torch.int8,
    "torch.ShortStorage": torch.int16,
    "torch.IntStorage": torch.int32,
    "torch.LongStorage": torch.int64,
    "torch.HalfStorage": torch.float16,
    "torch.BFloat16Storage": torch.bfloat16,
    "torch.FloatStorage": torch.float32,
    "torch.DoubleStorage": torch.float64,
    "torch.ComplexFloatStorage": torch.complex64,
    "torch.ComplexDoubleStorage": torch.complex128,
    "torch.storage.UntypedStorage": None,
}
_DTYPES = {
    str(dtype): dtype
    for dtype in (
        *(dtype for dtype in _STORAGES.values() if dtype is not None),
        *(torch.uint16, torch.uint32, torch.uint64, torch.complex32),
        *(torch.float8_e4m3fn, torch.float8_e5m2),
    )
}

_PICKLE = "data.pkl"
# What is read at once: a record is not in memory twice.
_PIECE = 1 << 20
_ZIP = b"PK"
# What zipfile raises about archives that are damaged.
_DAMAGED = (
    zipfile.BadZipFile,
    EOFError,
    NotImplementedError,
    OverflowError,
    UnicodeDecodeError,
    struct.error,
)
# torch.save before PyTorch 1.6 began with a pickled number of ten bytes.
_LEGACY = b"\x80\x02\x8a\nl\xfc\x9cF\xf9 j\xa8P\x19."


def load_pt(path: str | os.PathLike[str]) -> Any:
    """What ``torch.save`` wrote to the file at `path`, as a rule a ``state_dict``.

    Nothing in the file is run: the pickle in it is read as data, and may hold tensors,
    parameters, numbers, texts, lists, tuples and dictionaries. Tensors that shared a storage
    share one again; all are in memory, whatever device they were on. Tensors with a conjugate
    or negative bit come with their values written out.

    Raises:
        CheckpointError: there is no such file; it is none of PyTorch's, damaged, truncated, of
            the format before PyTorch 1.6, or of the other byte order; or it names something
            that data do not need, such as the class of a whole model.
    """
    try:
        with Path(path).open("rb") as file:
            begin = file.read(len(_LEGACY))
            if not begin.startswith(_ZIP):
                raise CheckpointError(f"{path}: {_what_else(begin)}")
            with zipfile.ZipFile(file) as archive:
                return _Archive(path, archive, os.fstat(file.fileno()).st_size).load()
    except FileNotFoundError:
        raise CheckpointError(f"{path}: there is no such file") from None
    except PickleError as error:
        raise CheckpointError(f"{path}: {_PICKLE}: {error}") from None
    except _DAMAGED as error:
        raise CheckpointError(
            f"{path}: not a file of torch.save, or a truncated one: {error}"
        ) from None
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read: {error.strerror or error}") from None


def _what_else(begin: bytes) -> str:
    if begin == _LEGACY:
        return (
            "of the format before PyTorch 1.6, which is not read here; load it with PyTorch and "
            "save it again"
        )
    if begin.startswith(b"\x80"):
        return "a bare pickle, no file of torch.save"
    return "not a file of torch.save, or a truncated one: it is no ZIP archive"


class _Archive:
    """The records of a file and the storages made of them."""

    def __init__(self, path: str | os.PathLike[str], archive: zipfile.ZipFile, size: int) -> None:
        self._path = path
        self._archive = archive
        self._left = size
        self._storages: dict[str, bytearray] = {}
        names = archive.namelist()
        # All records are in one folder, named after the file that was written.
        self._prefix = next(
            (name[: -len(_PICKLE)] for name in names if name.endswith(f"/{_PICKLE}")), None
        )
        if self._prefix is None:
            raise self._error(f"a ZIP archive, but none of torch.save: there is no {_PICKLE}")
        if f"{self._prefix}constants.pkl" in names:
            raise self._error(
                "a TorchScript program, which only libtorch's interpreter can run; save the "
                "state_dict of the model"
            )

    def load(self) -> Any:
        order = "little"
        if f"{self._prefix}byteorder" in self._archive.namelist():
            order = self._record("byteorder").decode("ascii", "replace")
        if order != sys.byteorder:
            raise self._error(f"of byte order {order!r}; this machine's is {sys.byteorder!r}")
        functions: dict[str, Callable[..., Any]] = {
            "collections.OrderedDict": _ordered,
            "torch._utils._rebuild_tensor_v2": self._tensor,
            "torch._utils._rebuild_tensor_v3": self._typed_tensor,
            "torch._utils._rebuild_parameter": _parameter,
            "torch.Size": _size,
            "torch.device": _device,
        }
        constants = {**_DTYPES, **{name: _StorageClass(name) for name in _STORAGES}}
        try:
            return unpickle(self._record(_PICKLE), functions, constants, self._storage)
        except PickleError as error:
            if "names `" not in str(error):
                raise
            raise PickleError(
                f"{error}. A state_dict needs nothing of that kind: save one with "
                "torch.save(model.state_dict(), ...)"
            ) from None

    def _error(self, text: str) -> CheckpointError:
        return CheckpointError(f"{self._path}: {text}")

    def _record(self, name: str) -> bytearray:
        """The bytes of a record, read once each; together no more than the file has."""
        try:
            info = self._archive.getinfo(f"{self._prefix}{name}")
        except KeyError:
            raise self._error(f"the record {name} is missing") from None
        if info.compress_type != zipfile.ZIP_STORED or info.flag_bits & 1:
            raise self._error(f"the record {name} is compressed or encrypted")
        self._left -= info.file_size
        if self._left < 0:
            raise self._error(f"records that overlap, at {name}")
        data = bytearray(info.file_size)
        with self._archive.open(info) as stream:
            done = 0
            while piece := stream.read(_PIECE):
                data[done : done + len(piece)] = piece
                done += len(piece)
        if done != info.file_size:
            raise self._error(f"the record {name} is truncated")
        return data

    def _storage(self, identity: Any) -> _Storage:
        """The storage for ``("storage", class, key, location, number of elements)``."""
        try:
            kind, storage_class, key, _, count = identity
        except (TypeError, ValueError):
            raise PickleError("an id that is none of a storage") from None
        if kind != "storage" or type(storage_class) is not _StorageClass or type(key) is not str:
            raise PickleError("an id that is none of a storage")
        dtype = _STORAGES[storage_class.name]
        if key not in self._storages:
            self._storages[key] = self._record(f"data/{key}")
        data = self._storages[key]
        if not _is_size(count) or count * (1 if dtype is None else dtype.itemsize) != len(data):
            raise self._error(f"the record data/{key} has {len(data)} bytes, not {count} elements")
        return _Storage(key, data, dtype)

    def _tensor(
        self,
        storage: Any,
        offset: Any,
        size: Any,
        stride: Any,
        requires_grad: Any,
        backward_hooks: Any,
        metadata: Any = None,
    ) -> torch.Tensor:
        dtype = storage.dtype if type(storage) is _Storage else None
        return self._made(storage, dtype, offset, size, stride, requires_grad, metadata)

    def _typed_tensor(
        self,
        storage: Any,
        offset: Any,
        size: Any,
        stride: Any,
        requires_grad: Any,
        backward_hooks: Any,
        dtype: Any,
        metadata: Any = None,
    ) -> torch.Tensor:
        return self._made(storage, dtype, offset, size, stride, requires_grad, metadata)

    def _made(
        self,
        storage: Any,
        dtype: Any,
        offset: Any,
        size: Any,
        stride: Any,
        requires_grad: Any,
        metadata: Any,
    ) -> torch.Tensor:
        if type(storage) is not _Storage or type(dtype) is not torch.dtype:
            raise PickleError("a tensor without a storage or a type")
        if not _are_sizes(size) or not _are_sizes(stride) or len(size) != len(stride):
            raise PickleError("a tensor whose sizes or strides are none")
        elements = len(storage.data) // dtype.itemsize
        last = sum((extent - 1) * step for extent, step in zip(size, stride, strict=True))
        is_empty = 0 in size
        if not _is_size(offset) or not (is_empty or offset + last < elements):
            raise self._error(
                f"a tensor of shape {tuple(size)}, strides {tuple(stride)} and offset {offset} "
                f"reaches beyond its storage data/{storage.key} of {elements} elements"
            )
        if dtype is torch.bool and storage.data.translate(None, b"\x00\x01"):
            raise self._error(f"data/{storage.key} is to be of type bool, and has other bytes")
        try:
            if is_empty:
                tensor = torch.empty_strided(list(size), list(stride), dtype=dtype)
            else:
                whole = torch.frombuffer(storage.data, dtype=dtype, count=elements)
                tensor = whole.as_strided(list(size), list(stride), offset)
        except (RuntimeError, ValueError) as error:
            raise PickleError(f"a tensor that cannot be: {error}") from None
        for mark, write_out in (("conj", torch.Tensor.conj), ("neg", torch.Tensor.neg)):
            if isinstance(metadata, dict) and metadata.get(mark):
                tensor = write_out(tensor)
        if requires_grad is True:
            if not (dtype.is_floating_point or dtype.is_complex):
                raise PickleError(f"a tensor of type {dtype} that requires a gradient")
            tensor = tensor.detach().requires_grad_()
        return tensor


class _StorageClass:
    """What the name of a storage class stands for."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class _Storage:
    """The bytes that tensors share, and the type of their elements where the storage says it."""

    __slots__ = ("data", "dtype", "key")

    def __init__(self, key: str, data: bytearray, dtype: torch.dtype | None) -> None:
        self.key = key
        self.data = data
        self.dtype = dtype


def _ordered(*items: Any) -> OrderedDict[Any, Any]:
    if items:
        raise PickleError("an OrderedDict with contents in its call")
    return OrderedDict()


def _parameter(data: Any, requires_grad: Any, backward_hooks: Any) -> Parameter:
    if not isinstance(data, torch.Tensor) or type(requires_grad) is not bool:
        raise PickleError("a parameter that is no tensor")
    return Parameter(data, requires_grad)


def _size(sizes: Any) -> torch.Size:
    if not _are_sizes(sizes):
        raise PickleError("a torch.Size of what are no sizes")
    return torch.Size(sizes)


def _device(*where: Any) -> torch.device:
    try:
        return torch.device(*where)
    except (RuntimeError, ValueError) as error:
        raise PickleError(f"a torch.device that is none: {error}") from None


def _is_size(value: Any) -> bool:
    return type(value) is int and 0 <= value < 2**63


def _are_sizes(values: Any) -> bool:
    return isinstance(values, Sequence) and all(map(_is_size, values))
