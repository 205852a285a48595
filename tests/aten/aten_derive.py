"""More cases from a good one: other dtypes and memory, gradients, the packet, wrong arguments."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import torch
from aten_arguments import Arguments, Encoder
from aten_schemas import Schema, in_order

DTYPES = (
    "float32", "float64", "float16", "bfloat16", "int64", "int32", "uint8", "bool", "complex64",
)  # fmt: skip
DIFFERENTIABLE = ("float32", "float64", "complex64", "complex128")
# Integers that say where or how many: casting them would make another call, not another dtype.
PLACES = ("int64", "int32")
# libtorch does not look at the sizes of what they are given, and writes where nothing is.
UNCHECKED = ("lu_unpack",)


def case(schema: Schema, arguments: Arguments, kind: str, **more: Any) -> dict[str, Any]:
    """A case that calls the overload itself."""
    args, kwargs = in_order(schema, arguments.given)
    return {
        "operator": schema.key,
        "kind": kind,
        "path": schema.path,
        "args": args,
        "kwargs": kwargs,
        "tensors": arguments.tensors,
        "storages": arguments.storages,
        **more,
    }


def gradient(schema: Schema, arguments: Arguments) -> Iterator[dict[str, Any]]:
    """The same call with everything differentiable asked for its gradient."""
    if schema.outs:
        return
    tensors = copy.deepcopy(arguments.tensors)
    for entry in tensors:
        if entry.get("dtype") in DIFFERENTIABLE and not entry.get("conj"):
            entry["grad"] = True
    if any(entry.get("grad") for entry in tensors):
        asked = Arguments(arguments.given, tensors, arguments.storages)
        yield case(schema, asked, "gradient", grad=True, inplace=schema.inplace)


def packet(schema: Schema, arguments: Arguments) -> Iterator[dict[str, Any]]:
    """The same call by the base name, so that the overload has to be found."""
    found = case(schema, arguments, "packet")
    yield {**found, "path": f"ops.aten.{schema.name}"}


def casts(schema: Schema, arguments: Arguments) -> Iterator[dict[str, Any]]:
    """The same call in every other dtype, whether the operator has it or not."""
    present = {entry.get("dtype") for entry in arguments.tensors}
    source = next((d for d in DTYPES if d in present and d not in PLACES), None)
    if source is None:
        source = next((d for d in PLACES if d in present), None)
    if source is None:
        return
    for target in DTYPES:
        if target == source:
            continue
        cast = recast(arguments, source, target)
        if cast is not None:
            yield case(schema, cast, "dtype", dtype=target)


def recast(arguments: Arguments, source: str, target: str) -> Arguments | None:
    """Arguments whose tensors of one dtype have another."""
    tensors, storages = copy.deepcopy(arguments.tensors), list(arguments.storages)
    done: dict[int, int] = {}
    for entry in tensors:
        if entry.get("dtype") != source:
            continue
        place = entry["storage"]
        if place not in done:
            content = torch.frombuffer(
                bytearray(storages[place]) or bytearray(16), dtype=getattr(torch, source)
            )
            content = content if storages[place] else content[:0]
            cast = torch.nan_to_num(content) if content.is_floating_point() else content
            cast = cast.real if cast.is_complex() and not target.startswith("complex") else cast
            if target == "uint8" and source != "bool":
                cast = cast.abs()
            cast = cast.to(getattr(torch, target)).contiguous()
            storages.append(bytes(cast.view(torch.uint8).numpy()) if cast.numel() else b"")
            done[place] = len(storages) - 1
        entry["storage"], entry["dtype"] = done[place], target
        if entry.get("conj") and not target.startswith("complex"):
            return None
    return Arguments(arguments.given, tensors, storages) if done else None


def strided(schema: Schema, arguments: Arguments) -> Iterator[dict[str, Any]]:
    """The same values, every second element of memory."""
    tensors, storages = copy.deepcopy(arguments.tensors), list(arguments.storages)
    changed = False
    for entry in tensors:
        if entry.get("dtype") is None or not entry["size"] or 0 in entry["size"]:
            continue
        place = entry["storage"]
        if [e.get("storage") for e in tensors].count(place) > 1:
            continue
        dtype = getattr(torch, entry["dtype"])
        flat = torch.frombuffer(bytearray(storages[place]), dtype=dtype)
        wide = torch.zeros(flat.numel() * 2, dtype=dtype)
        wide[::2] = flat
        storages.append(bytes(wide.view(torch.uint8).numpy()))
        entry["storage"] = len(storages) - 1
        entry["stride"] = [2 * step for step in entry["stride"]]
        entry["offset"] *= 2
        changed = True
    if changed:
        yield case(schema, Arguments(arguments.given, tensors, storages), "strided")


def empty(schema: Schema, arguments: Arguments) -> Iterator[dict[str, Any]]:
    """The same call with nothing in the first dimension of every tensor."""
    tensors = copy.deepcopy(arguments.tensors)
    changed = False
    for entry in tensors:
        if entry.get("size"):
            entry["size"] = [0, *entry["size"][1:]]
            changed = True
    if changed:
        yield case(schema, Arguments(arguments.given, tensors, arguments.storages), "empty")


def zero_dim(schema: Schema, arguments: Arguments) -> Iterator[dict[str, Any]]:
    """The same call with every tensor a single element without dimensions."""
    tensors = copy.deepcopy(arguments.tensors)
    changed = False
    for entry in tensors:
        if entry.get("size") and 0 not in entry["size"]:
            entry["size"], entry["stride"] = [], []
            changed = True
    if changed:
        yield case(schema, Arguments(arguments.given, tensors, arguments.storages), "zero-dim")


def wrong(schema: Schema, arguments: Arguments, internal: bool) -> Iterator[dict[str, Any]]:
    """Calls that have to end in an error, or that PyTorch takes in its own way."""
    for parameter in schema.inputs:
        if parameter.name not in arguments.given:
            continue
        yield _with(schema, arguments, parameter.name, {"object": True}, "type")
        break
    required = [p for p in schema.inputs if p.default is None]
    if required:
        left = dict(arguments.given)
        left.pop(required[-1].name, None)
        short = Arguments(left, arguments.tensors, arguments.storages)
        yield case(schema, short, "wrong: missing")
    unknown = case(schema, arguments, "wrong: keyword")
    yield {**unknown, "kwargs": {**unknown["kwargs"], "no_such_argument": 1}}
    if internal:
        return
    for parameter in schema.inputs:
        if parameter.name in arguments.given and re.fullmatch(r"dim\d?|axis", parameter.name):
            value = arguments.given[parameter.name]
            far: Any = [99] if isinstance(value, list) else 99
            yield _with(schema, arguments, parameter.name, far, "range")
            break
    yield from _unequal(schema, arguments)


def _with(schema: Schema, arguments: Arguments, name: str, value: Any, kind: str) -> dict[str, Any]:
    given = {**arguments.given, name: value}
    return case(schema, Arguments(given, arguments.tensors, arguments.storages), f"wrong: {kind}")


def _unequal(schema: Schema, arguments: Arguments) -> Iterator[dict[str, Any]]:
    """The second tensor with a shape that fits nothing."""
    if schema.name in UNCHECKED:
        return
    tensors = [p for p in schema.inputs if p.type == "Tensor"]
    tensors = [p for p in tensors if isinstance(arguments.given.get(p.name), dict)]
    if len(tensors) > 1:
        changed = Arguments(
            dict(arguments.given), list(arguments.tensors), list(arguments.storages)
        )
        encoder = Encoder(changed)
        entry = arguments.tensors[arguments.given[tensors[1].name]["tensor"]]
        dtype = getattr(torch, entry.get("dtype", "float32"))
        changed.given[tensors[1].name] = encoder.value(torch.ones((7, 5, 11), dtype=dtype))
        yield case(schema, changed, "wrong: shape")
