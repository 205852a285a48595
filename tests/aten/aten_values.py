"""Arguments and outcomes as JSON and bytes, for two libraries that must not share a process.

A case holds its arguments as a tree of JSON. Tensors are numbers in the case's table; each entry
says how to make that tensor, from the bytes of its storage or by a call::

    {"storage": 0, "dtype": "float32", "size": [2, 3], "stride": [3, 1], "offset": 0, "grad": true}
    {"call": ["ops.aten._sparse_coo_tensor_unsafe.default", [...], {...}]}

so tensors that share memory in PyTorch share it when the case is played. Everything here goes
through names that both libraries have: ``lib`` is one or the other.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Sequence
from typing import Any

# What a tensor is read into memory from; more than this is no case.
LARGEST = 1 << 18

# Quantised tensors are made of the integers below them.
QUANTISED = {"quint8": "uint8", "qint8": "int8", "qint32": "int32"}

COMPRESSED = {
    "sparse_csr": ("crow_indices", "col_indices"),
    "sparse_bsr": ("crow_indices", "col_indices"),
    "sparse_csc": ("ccol_indices", "row_indices"),
    "sparse_bsc": ("ccol_indices", "row_indices"),
}


class CannotSay(Exception):
    """A value that cases have no words for."""


def member(lib: Any, path: str) -> Any:
    """What a dotted path means in a library."""
    found = lib
    for part in path.split("."):
        found = getattr(found, part)
    return found


def short(value: Any) -> str:
    """The name of a dtype, layout or memory format: what both libraries print, but for a prefix."""
    return str(getattr(value, "name", value)).rpartition(".")[2]


def raw(tensor: Any) -> bytes:
    """The elements of a dense tensor in order, as they are in memory."""
    tensor = tensor.detach()
    if tensor.is_conj():
        tensor = tensor.resolve_conj()
    if tensor.is_neg():
        tensor = tensor.resolve_neg()
    count = tensor.numel() * tensor.element_size()
    if not count:
        return b""
    if count > LARGEST:
        raise CannotSay(f"a tensor of {count} bytes")
    if not tensor.is_contiguous():
        tensor = tensor.contiguous()
    return ctypes.string_at(tensor.data_ptr(), count)


def base(tensor: Any) -> int:
    """Where a tensor's storage begins; 0 if there is nothing to point to."""
    if layout(tensor) != "strided" or not tensor.numel():
        return 0
    return int(tensor.data_ptr()) - int(tensor.storage_offset()) * int(tensor.element_size())


def layout(tensor: Any) -> str:
    """Layout of a tensor; "quantized", "nested" and "mkldnn" where the bytes are not plain."""
    if tensor.is_quantized:
        return "quantized"
    if tensor.is_nested:
        return "nested"
    kind = short(tensor.layout)
    return kind.removeprefix("_")


class Maker:
    """Makes the arguments of one case with one library."""

    def __init__(self, lib: Any, case: dict[str, Any], read: Callable[[list[int]], bytes]) -> None:
        self.lib = lib
        self.read = read
        self.entries: Sequence[dict[str, Any]] = case.get("tensors", ())
        self.storages: Sequence[list[int]] = case.get("storages", ())
        self.bases: dict[tuple[int, str], Any] = {}
        self.made: dict[int, Any] = {}

    def value(self, tree: Any) -> Any:
        """The value that a tree of JSON means."""
        if isinstance(tree, list):
            return [self.value(item) for item in tree]
        if not isinstance(tree, dict):
            return tree
        ((kind, inside),) = tree.items()
        if kind == "tensor":
            return self.tensor(inside)
        if kind in ("dtype", "layout", "memory_format"):
            return member(self.lib, inside)
        if kind == "device":
            return self.lib.device(inside)
        if kind == "complex":
            return complex(*inside)
        if kind == "tuple":
            return tuple(self.value(item) for item in inside)
        if kind == "slice":
            return slice(*(self.value(item) for item in inside))
        if kind == "ellipsis":
            return ...
        if kind == "generator":
            made = self.lib.Generator()
            made.manual_seed(inside)
            return made
        if kind == "storage":
            return self.value(inside).untyped_storage()
        if kind == "stream":
            if hasattr(self.lib, "_current_stream"):
                return self.lib._current_stream(self.lib.device(inside))
            return self.lib.Stream(device=inside)
        if kind == "object":
            return object()
        raise CannotSay(kind)

    def tensor(self, index: int) -> Any:
        """The tensor with this number, made at first use."""
        if index not in self.made:
            entry = self.entries[index]
            if "call" in entry:
                path, args, kwargs = entry["call"]
                given = [self.value(item) for item in args]
                named = {name: self.value(item) for name, item in kwargs.items()}
                self.made[index] = member(self.lib, path)(*given, **named)
            else:
                self.made[index] = self.dense(entry)
        return self.made[index]

    def dense(self, entry: dict[str, Any]) -> Any:
        place = entry["storage"], entry["dtype"]
        if place not in self.bases:
            content = self.read(self.storages[place[0]])
            dtype = member(self.lib, place[1])
            width = self.lib.empty((0,), dtype=dtype).element_size()
            whole = self.lib.empty((len(content) // width,), dtype=dtype)
            if content:
                ctypes.memmove(whole.data_ptr(), content, len(content) // width * width)
            self.bases[place] = whole
        made = self.bases[place].as_strided(entry["size"], entry["stride"], entry["offset"])
        made = made.detach()
        if entry.get("conj"):
            made = made.conj()
        if entry.get("grad"):
            made = made.requires_grad_()
        return made


class Observer:
    """Describes what a call gave, in terms of its inputs."""

    def __init__(self, lib: Any, store: Callable[[bytes], Any]) -> None:
        self.lib = lib
        self.store = store
        self.inputs: dict[int, Any] = {}
        self.bases: dict[int, int] = {}

    def know(self, inputs: dict[int, Any]) -> None:
        """Take note of the input tensors, before the call."""
        self.inputs = dict(sorted(inputs.items()))
        self.bases = {}
        for index, tensor in self.inputs.items():
            place = base(tensor)
            if place:
                self.bases.setdefault(place, index)

    def value(self, value: Any) -> Any:
        """A result as a tree of JSON."""
        if value is None or isinstance(value, (bool, int, float, str)):
            return value
        if isinstance(value, complex):
            return {"complex": [value.real, value.imag]}
        kind = type(value).__name__
        if kind in ("Tensor", "Parameter"):
            return {"tensor": self.tensor(value)}
        if isinstance(value, (list, tuple)):
            tree: dict[str, Any] = {"list": [self.value(item) for item in value]}
            if hasattr(value, "_fields"):
                tree["fields"] = list(value._fields)
            elif type(value).__module__ == "torch.return_types":
                names = [n for n in dir(type(value)) if not n.startswith(("_", "n_"))]
                names = [n for n in names if n not in ("count", "index")]
                tree["fields"] = sorted(names, key=lambda n: position(value, n))
            return tree
        if isinstance(value, dict):
            return {"dict": {str(key): self.value(item) for key, item in value.items()}}
        if kind in ("dtype", "layout", "memory_format", "device", "qscheme"):
            return {kind: short(value)}
        return {"kind": kind, "value": short(value)}

    def tensor(self, tensor: Any) -> dict[str, Any]:
        """A tensor: its kind, values, and which input it is or shares memory with."""
        for index, known in self.inputs.items():
            if known is tensor:
                return {"input": index, "shares": self.bases.get(base(tensor))}
        seen: dict[str, Any] = {
            "dtype": short(tensor.dtype),
            "size": [int(n) for n in tensor.size()] if not tensor.is_nested else None,
            "grad": bool(tensor.requires_grad),
        }
        seen.update(self.content(tensor.detach()))
        seen["shares"] = self.bases.get(base(tensor))
        return seen

    def content(self, tensor: Any) -> dict[str, Any]:
        kind = layout(tensor)
        if kind == "strided":
            return {
                "stride": [int(n) for n in tensor.stride()],
                "offset": int(tensor.storage_offset()),
                "data": self.store(raw(tensor)),
            }
        aten = self.lib.ops.aten
        parts: dict[str, Any] = {}
        if kind == "sparse_coo":
            parts["indices"], parts["values"] = aten._indices(tensor), aten._values(tensor)
            parts["coalesced"] = aten.is_coalesced(tensor)
        elif kind in COMPRESSED:
            for name in COMPRESSED[kind]:
                parts[name] = getattr(aten, name)(tensor)
            parts["values"] = aten.values(tensor)
        elif kind == "quantized":
            parts["integers"] = aten.int_repr(tensor)
            # PyTorch's operator gives the number of a scheme.
            if re.search("channel|[134]", short(aten.qscheme(tensor))):
                parts["scales"] = aten.q_per_channel_scales(tensor)
                parts["zero_points"] = aten.q_per_channel_zero_points(tensor)
            else:
                parts["scale"], parts["zero_point"] = (
                    aten.q_scale(tensor),
                    aten.q_zero_point(tensor),
                )
        elif kind == "nested":
            parts["sizes"] = aten._nested_tensor_size(tensor)
            parts["values"] = aten.values(tensor)
        elif kind == "mkldnn":
            parts["dense"] = aten.to_dense(tensor)
        else:
            raise CannotSay(f"a tensor of layout {kind}")
        return {"layout": kind, "parts": {name: self.value(part) for name, part in parts.items()}}


def position(value: Any, name: str) -> int:
    """Where a field of one of PyTorch's named results stands."""
    return next(i for i, item in enumerate(value) if item is getattr(value, name))
