"""PyTorch's values as the JSON of cases. For the recorder only: it runs beside PyTorch."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from typing import Any

import torch
from aten_values import COMPRESSED, LARGEST, QUANTISED, CannotSay, short


@dataclass
class Arguments:
    """What a function is called with: trees by name, the table of tensors, bytes of storages."""

    given: dict[str, Any] = field(default_factory=dict)
    tensors: list[dict[str, Any]] = field(default_factory=list)
    storages: list[bytes] = field(default_factory=list)
    # Public functions are called as they were: not all of their parameters have a name.
    args: list[Any] | None = None


@dataclass(frozen=True)
class Made:
    """A tensor that only an operator can make, of what it takes."""

    name: str
    args: tuple[Any, ...]


class Encoder:
    """Encodes the arguments of one call; tensors that are one object or share memory stay so."""

    def __init__(self, into: Arguments | None = None, keep_grad: bool = False) -> None:
        self.into = into or Arguments()
        self.keep_grad = keep_grad  # whether leaves ask for gradients in the case as they do here
        self.known: dict[int, int] = {}
        self.places: dict[int, int] = {}
        self.kept: list[Any] = []  # so that no identity is used twice

    def value(self, value: Any) -> Any:
        """A value as a tree.

        Raises:
            CannotSay: there are no words for it, or it is too large.
        """
        if value is None or isinstance(value, (bool, str)):
            return value
        if type(value) in (int, float):
            return value
        if isinstance(value, complex):
            return {"complex": [value.real, value.imag]}
        if isinstance(value, torch.Tensor):
            return {"tensor": self.tensor(value)}
        if isinstance(value, Made):
            self.into.tensors.append(call(value.name, *(self.value(item) for item in value.args)))
            return {"tensor": len(self.into.tensors) - 1}
        if isinstance(value, torch.Size):
            return [int(item) for item in value]
        if type(value) is list:
            return [self.value(item) for item in value]
        if isinstance(value, tuple):
            return {"tuple": [self.value(item) for item in value]}
        if isinstance(value, (torch.dtype, torch.layout, torch.memory_format)):
            return {type(value).__name__: short(value)}
        if isinstance(value, torch.device):
            return {"device": str(value)}
        if isinstance(value, torch.Generator):
            return {"generator": 7}
        if isinstance(value, torch.UntypedStorage):
            return {"storage": self.value(torch.empty(0, dtype=torch.uint8).set_(value))}
        if isinstance(value, torch.Stream):
            return {"stream": value.device.type}
        if isinstance(value, slice):
            return {"slice": [self.value(v) for v in (value.start, value.stop, value.step)]}
        if value is Ellipsis:
            return {"ellipsis": True}
        raise CannotSay(f"a value of type {type(value).__name__}")

    def tensor(self, tensor: Any) -> int:
        if id(tensor) not in self.known:
            entry = self.entry(tensor)
            self.into.tensors.append(entry)
            self.known[id(tensor)] = len(self.into.tensors) - 1
            self.kept.append(tensor)
        return self.known[id(tensor)]

    def entry(self, tensor: Any) -> dict[str, Any]:
        if type(tensor) not in (torch.Tensor, torch.nn.Parameter):
            raise CannotSay(f"a tensor of class {type(tensor).__name__}")
        if tensor.device.type != "cpu" or torch._is_zerotensor(tensor):
            raise CannotSay(f"a tensor on {tensor.device.type}")
        if self.keep_grad and tensor.is_leaf and tensor.requires_grad:
            return {**self.dense(tensor.detach()), "grad": True}
        tensor = tensor.detach()
        if tensor.is_nested:
            parts = [self.value(part) for part in tensor.unbind()]
            return call("_nested_tensor_from_tensor_list.default", parts)
        if tensor.is_mkldnn:
            return call("to_mkldnn.default", self.value(tensor.to_dense()))
        if tensor.is_quantized:
            return self.quantised(tensor)
        if tensor.is_neg():
            return call("_neg_view.default", self.value(torch._neg_view(tensor)))
        kind = short(tensor.layout)
        if kind == "sparse_coo":
            return call(
                "_sparse_coo_tensor_unsafe.default",
                self.value(tensor._indices()),
                self.value(tensor._values()),
                [int(n) for n in tensor.size()],
                is_coalesced=tensor.is_coalesced(),
            )
        if kind in COMPRESSED:
            outer, inner = (self.value(getattr(tensor, name)()) for name in COMPRESSED[kind])
            size = [int(n) for n in tensor.size()]
            values = self.value(tensor.values())
            return call(f"_{kind}_tensor_unsafe.default", outer, inner, values, size)
        if kind != "strided":
            raise CannotSay(f"a tensor of layout {kind}")
        return self.dense(tensor)

    def quantised(self, tensor: Any) -> dict[str, Any]:
        if short(tensor.dtype) not in QUANTISED:
            raise CannotSay(f"a tensor of {tensor.dtype}")
        integers = self.value(tensor.int_repr())
        if tensor.qscheme() in (torch.per_tensor_affine, torch.per_tensor_symmetric):
            name = "_make_per_tensor_quantized_tensor.default"
            return call(name, integers, tensor.q_scale(), tensor.q_zero_point())
        return call(
            "_make_per_channel_quantized_tensor.default",
            integers,
            self.value(tensor.q_per_channel_scales()),
            self.value(tensor.q_per_channel_zero_points()),
            tensor.q_per_channel_axis(),
        )

    def dense(self, tensor: Any) -> dict[str, Any]:
        conj = tensor.is_conj()
        if conj:
            tensor = tensor.conj()
        storage = tensor.untyped_storage()
        place = storage._cdata
        if storage.nbytes() > LARGEST // 4:
            if tensor.numel() * tensor.element_size() > LARGEST // 4:
                raise CannotSay(f"a tensor of {storage.nbytes()} bytes")
            tensor = tensor.clone(memory_format=torch.contiguous_format)
            storage = tensor.untyped_storage()
            place = storage._cdata
        if place not in self.places:
            count = storage.nbytes()
            self.into.storages.append(ctypes.string_at(storage.data_ptr(), count) if count else b"")
            self.places[place] = len(self.into.storages) - 1
            self.kept.append(storage)
        entry: dict[str, Any] = {
            "storage": self.places[place],
            "dtype": short(tensor.dtype),
            "size": [int(n) for n in tensor.size()],
            "stride": [int(n) for n in tensor.stride()],
            "offset": int(tensor.storage_offset()),
        }
        if conj:
            entry["conj"] = True
        return entry


def call(name: str, *args: Any, **kwargs: Any) -> dict[str, Any]:
    """The entry of a tensor that an operator makes."""
    return {"call": [f"ops.aten.{name}", list(args), kwargs]}


def encoded(given: dict[str, Any]) -> Arguments:
    """Arguments by name, encoded."""
    encoder = Encoder()
    for name, value in given.items():
        encoder.into.given[name] = encoder.value(value)
    return encoder.into


def features(values: Any) -> list[tuple[str, Any]]:
    """What makes a call unlike others: dtypes, dimensions, emptiness, layout, which arguments."""
    found: list[tuple[str, Any]] = []
    for name, value in values.items():
        first = value[0] if isinstance(value, (list, tuple)) and value else value
        if isinstance(first, torch.Tensor):
            found += _of_tensor(name, first)
        elif isinstance(first, (bool, str, complex)):
            found.append((name, first))
        elif first is not None:
            found.append((name, type(first).__name__))
    return found


def _of_tensor(name: str, tensor: Any) -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = [(name, tensor.dtype), (name, str(tensor.layout))]
    if tensor.is_nested or tensor.layout != torch.strided:
        return found
    found.append((name, tensor.dim()))
    if not tensor.numel():
        found.append((name, "empty"))
    elif not tensor.is_contiguous():
        found.append((name, "strided"))
    return found
