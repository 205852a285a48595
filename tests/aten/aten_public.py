"""Cases of PyTorch's public functions and methods, and further ones from those that work."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import torch
from aten_derive import DIFFERENTIABLE
from aten_gather import Gathered

Case = dict[str, Any]


def public(gathered: Gathered, most: int) -> Iterator[Case]:
    """Calls of public functions, as samples make them."""
    for path, kept in gathered.public.items():
        for arguments in kept[:most]:
            yield {
                "operator": path,
                "kind": "public",
                "path": path,
                "args": arguments.args,
                "kwargs": arguments.given,
                "tensors": arguments.tensors,
                "storages": arguments.storages,
            }


def further(case: Case, outcome: dict[str, Any], writes: set[str]) -> Iterator[Case]:
    """The same call asked for gradients, and with `out=`."""
    tensors = copy.deepcopy(case["tensors"])
    for entry in tensors:
        if entry.get("dtype") in DIFFERENTIABLE and not entry.get("conj"):
            entry["grad"] = True
    if any(entry.get("grad") for entry in tensors):
        inplace = case["path"].endswith("_")
        yield {
            **case, "kind": "public: gradient", "tensors": tensors, "grad": True,
            "inplace": inplace,
        }  # fmt: skip
    if case["path"] in writes and "out" not in case["kwargs"]:
        yield from _with_out(case, outcome.get("result"))


def _with_out(case: Case, result: Any) -> Iterator[Case]:
    """A call that writes into new tensors like those that came."""
    several = isinstance(result, dict) and "list" in result
    items = result["list"] if several else [result]
    tensors, storages = copy.deepcopy(case["tensors"]), list(case["storages"])
    outs = []
    for item in items:
        seen = item.get("tensor", {}) if isinstance(item, dict) else {}
        if "data" not in seen:
            return
        whole = torch.zeros(seen["size"], dtype=getattr(torch, seen["dtype"]))
        storages.append(bytes(whole.untyped_storage()))
        tensors.append(
            {
                "storage": len(storages) - 1,
                "dtype": seen["dtype"],
                "size": seen["size"],
                "stride": list(whole.stride()),
                "offset": 0,
            }
        )
        outs.append({"tensor": len(tensors) - 1})
    kwargs = {**case["kwargs"], "out": {"tuple": outs} if several else outs[0]}
    yield {
        **case, "kind": "public: out", "kwargs": kwargs, "tensors": tensors, "storages": storages,
    }  # fmt: skip
