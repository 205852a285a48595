"""Arguments for schemas that no sample reached: of a relative, or made from the schema."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from typing import Any

import torch
from aten_arguments import Arguments, Encoder
from aten_schemas import Parameter, Schema

ALIASES = {
    "absolute": "abs", "arccos": "acos", "arccosh": "acosh", "arcsin": "asin", "arcsinh": "asinh",
    "arctan": "atan", "arctanh": "atanh", "arctan2": "atan2", "multiply": "mul", "divide": "div",
    "true_divide": "div", "subtract": "sub", "negative": "neg", "fix": "trunc", "clip": "clamp",
    "greater": "gt", "greater_equal": "ge", "less": "lt", "less_equal": "le", "not_equal": "ne",
    "row_stack": "vstack", "concat": "cat", "concatenate": "cat", "swapaxes": "transpose",
    "swapdims": "transpose", "moveaxis": "movedim", "ger": "outer", "inverse": "inv",
    "expit": "sigmoid", "psi": "digamma", "gammaln": "lgamma", "gammainc": "igamma",
    "gammaincc": "igammac", "multigammaln": "mvlgamma", "orgqr": "householder_product",
    "__and__": "bitwise_and", "__iand__": "bitwise_and", "__or__": "bitwise_or",
    "__ior__": "bitwise_or", "__xor__": "bitwise_xor", "__ixor__": "bitwise_xor",
    "__lshift__": "bitwise_left_shift", "__ilshift__": "bitwise_left_shift",
    "__rshift__": "bitwise_right_shift", "__irshift__": "bitwise_right_shift",
    "floor_divide": "div", "float_power": "pow", "slow_conv2d_forward": "thnn_conv2d",
    "conj_physical": "conj", "slogdet": "linalg_slogdet",
}  # fmt: skip
PREFIX = re.compile(r"^(special_|linalg_|_linalg_|_)(?=[a-z])")
SUFFIX = re.compile(r"(_copy|_functional|_out)$")
# Names of a first parameter, which take each other's place.
FIRST = ("self", "input", "x", "A")

# What is worth a try for tensors of which nothing but the type is known.
SIZES = ((2, 3), (3, 3), (3,), (2, 3, 4), (1, 2, 4, 4), (1, 2, 3, 4, 4), ())
INTEGERS = re.compile(
    r"ind|target|offset|batch_sizes|length|crow|ccol|^(col|row)_|perm|seq|bins$|zero_p"
)
TRUTH = re.compile(r"mask|condition|found_inf$|fake_quant_on")
WORDS = {
    "reduce": "sum", "mode": "mean", "rounding_mode": "floor", "padding_mode": "zeros",
    "ord": "fro", "padding": "same", "indexing": "ij", "UPLO": "L", "driver": "gelsd",
    "approximate": "none", "compute_mode": "use_mm_for_euclid_dist", "p": "fro",
    "interpolation": "linear", "side": "left", "padding_side": "right",
    "equation": "ij,jk->ik", "filename": "/dev/zero",
}  # fmt: skip


def family(name: str) -> str:
    """A name that an operator's variants share: in-place, copying, of another namespace."""
    if not name.endswith("__"):
        name = name.removesuffix("_")
    name = ALIASES.get(name, name)
    name = SUFFIX.sub("", PREFIX.sub("", PREFIX.sub("", name)))
    return ALIASES.get(name, name)


def borrowed(
    schema: Schema, relatives: list[tuple[Schema, Arguments]], most: int
) -> Iterator[Arguments]:
    """Arguments of relatives, fitted to a schema; those of the nearest relative first."""

    def distance(pair: tuple[Schema, Arguments]) -> tuple[int, int, int]:
        theirs = {p.name: p.type for p in pair[0].inputs}
        lacking = [p for p in schema.inputs if p.name not in theirs]
        unlike = [p for p in schema.inputs if theirs.get(p.name, p.type) != p.type]
        surplus = [name for name in pair[1].given if name not in {p.name for p in schema.inputs}]
        return len(lacking), len(unlike), len(surplus)

    ranked = sorted(relatives, key=distance)
    for _, arguments in ranked[:most]:
        fitted = fit(schema, arguments)
        if fitted is not None:
            yield fitted


def fit(schema: Schema, arguments: Arguments) -> Arguments | None:
    """A relative's arguments under a schema's names and types; None where one is not to be had."""
    given = dict(arguments.given)
    made = Arguments({}, copy.deepcopy(arguments.tensors), list(arguments.storages))
    encoder = Encoder(made)
    for position, parameter in enumerate(schema.inputs):
        name = parameter.name
        if name not in given and position == 0:
            name = next((other for other in FIRST if other in given), name)
        if name in given:
            value = converted(parameter, given[name], made)
        elif parameter.default is not None:
            continue
        else:
            value = guessed(parameter, SIZES[0])
        if value is NOTHING:
            return None
        made.given[parameter.name] = value if is_tree(value) else encoder.value(value)
    return made


NOTHING = object()


def is_tree(value: Any) -> bool:
    """Whether a value is JSON already."""
    if isinstance(value, list):
        return all(is_tree(item) for item in value)
    return value is None or isinstance(value, (bool, int, float, str, dict))


def converted(parameter: Parameter, tree: Any, arguments: Arguments) -> Any:
    """A relative's value as the type that a parameter has."""
    kind = parameter.type.rstrip("?")
    tensor = isinstance(tree, dict) and "tensor" in tree
    if kind == "Tensor" and not tensor:
        if isinstance(tree, (bool, int, float)):
            return torch.tensor(tree)
        return NOTHING if tree is not None or not parameter.type.endswith("?") else None
    if kind == "Scalar" and tensor:
        dtype = arguments.tensors[tree["tensor"]].get("dtype", "")
        return True if dtype == "bool" else 2 if "int" in dtype else 1.5
    if kind == "float" and tensor:
        return 0.5
    if kind in ("int", "SymInt") and tensor:
        return 1
    if kind == "Tensor[]" and tensor:
        return [tree, tree]
    if kind == "Tensor" and isinstance(tree, list):
        return NOTHING
    if kind.startswith("Scalar["):
        return [1.5, 2.5] if not isinstance(tree, list) else [1.5 + i for i in range(len(tree))]
    if kind in ("int[]", "SymInt[]") and type(tree) is int:
        return [tree]
    if kind == "str" and not isinstance(tree, str):
        return WORDS.get(parameter.name, "sum")
    return tree


def made(schema: Schema) -> Iterator[Arguments]:
    """Arguments from the schema alone: one call for each size that tensors may have."""
    for size in SIZES:
        encoder = Encoder()
        for parameter in schema.inputs:
            if parameter.default is None:
                value = guessed(parameter, size)
                if value is NOTHING:
                    return
                encoder.into.given[parameter.name] = encoder.value(value)
        yield encoder.into
        if not any(p.type.startswith("Tensor") for p in schema.inputs):
            return


def guessed(parameter: Parameter, size: tuple[int, ...]) -> Any:
    """A value for a parameter, from its type and name."""
    kind, name = parameter.type, parameter.name
    if kind == "Tensor":
        return sample(name, size)
    if kind in ("Tensor[]", "Tensor?[]"):
        return [sample(name, size), sample(name, size)]
    if kind.endswith("?"):
        return None
    if kind in ("int", "SymInt", "DeviceIndex"):
        return 0 if re.search(r"dim|axis|mode|device|start|offset", name) else 1
    if kind == "float":
        return 0.5
    if kind == "Scalar":
        return 2
    if kind == "bool":
        return False
    if kind == "str":
        return WORDS.get(name, "sum")
    if kind == "ScalarType":
        return torch.float32
    if kind == "Layout":
        return torch.strided
    if kind == "MemoryFormat":
        return torch.contiguous_format
    if kind == "Device":
        return torch.device("cpu")
    return _list(kind, name, size)


def _list(kind: str, name: str, size: tuple[int, ...]) -> Any:
    found = re.fullmatch(r"(\w+)\[(\d*)\]", kind)
    if found is None:
        return NOTHING
    count = int(found[2] or 0) or max(1, len(size))
    if found[1] == "bool":
        return [True] * count
    if found[1] in ("int", "SymInt"):
        if re.search(r"size|shape", name):
            return list(size) or [1]
        if name in ("dim", "dims"):
            return [0]
        return [0 if "pad" in name or "offset" in name else 1] * count
    if found[1] in ("float", "Scalar"):
        return [0.5] * 2
    return NOTHING


def sample(name: str, size: tuple[int, ...]) -> torch.Tensor:
    """A small tensor for a parameter of this name."""
    count = 1
    for extent in size:
        count *= extent
    if TRUTH.search(name):
        return (torch.arange(count) % 2 == 0).reshape(size)
    if INTEGERS.search(name):
        return (torch.arange(count) % 2).reshape(size)
    return (torch.arange(count, dtype=torch.float32) * 0.37 + 0.25).reshape(size)
