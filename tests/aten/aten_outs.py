"""`out=` variants: the arguments of a function that works, and tensors for its results."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

import torch
from aten_arguments import Arguments, Encoder
from aten_propose import fit, made
from aten_schemas import Schema
from aten_values import CannotSay


def with_outs(
    schema: Schema,
    relatives: list[tuple[Schema, Arguments]],
    good: Mapping[str, list[tuple[Arguments, dict[str, Any]]]],
    most: int,
) -> Iterator[Arguments]:
    """Arguments for a schema with `out` parameters.

    First with tensors of the results' shapes, then with empty ones that have to grow.
    """
    names = [p.name for p in schema.inputs]

    def distance(other: Schema) -> tuple[int, int, int, str]:
        theirs = {p.name: p.type for p in other.inputs}
        lacking = sum(name not in theirs for name in names)
        unlike = sum(theirs.get(p.name, p.type) != p.type for p in schema.inputs)
        surplus = lacking + len(theirs.keys() - {*names})
        return surplus, unlike, abs(len(other.returns) - len(schema.outs)), other.key

    donors = {other.key: other for other, _ in relatives}
    for other in sorted(donors.values(), key=distance):
        if other.outs or (len(other.returns) == 0 and not other.inplace):
            continue
        yielded = False
        for arguments, outcome in good.get(other.key, ())[:most]:
            results = _results(outcome, arguments)
            for grow in (False, True):
                found = _with(schema, arguments, results, grow)
                if found is not None:
                    yielded = True
                    yield found
        if yielded:
            return


def made_with_outs(schema: Schema) -> Iterator[Arguments]:
    """Arguments from the schema alone, for an operator without relatives that could be called."""
    for arguments in made(schema):
        found = _with(schema, arguments, [("float32", [0])] * len(schema.outs), True)
        if found is not None:
            yield found


def _results(outcome: dict[str, Any], arguments: Arguments) -> list[Any]:
    """Dtype and size of each result; lists stay lists."""
    result = outcome.get("result")
    top = result["list"] if isinstance(result, dict) and "list" in result else [result]
    return [_result(item, outcome, arguments) for item in top]


def _result(item: Any, outcome: dict[str, Any], arguments: Arguments) -> Any:
    if isinstance(item, dict) and "list" in item:
        return [_result(inner, outcome, arguments) for inner in item["list"]]
    if not isinstance(item, dict) or "tensor" not in item:
        return ("float32", [])
    seen = item["tensor"]
    if "input" in seen:
        changed = outcome.get("changed", {}).get(str(seen["input"]))
        seen = changed or arguments.tensors[seen["input"]]
    return seen.get("dtype", "float32"), seen.get("size") or []


def _with(schema: Schema, arguments: Arguments, results: list[Any], grow: bool) -> Arguments | None:
    copied = Arguments(
        dict(arguments.given), copy.deepcopy(arguments.tensors), list(arguments.storages)
    )
    fitted = fit(schema, copied)
    if fitted is None:
        return None
    encoder = Encoder(fitted)
    outs = schema.outs
    if (
        len(outs) == 1
        and outs[0].type == "Tensor[]"
        and results
        and not isinstance(results[0], list)
    ):
        results = [results]
    if len(results) < len(outs):
        results = [*results, *[("float32", [])] * (len(outs) - len(results))]
    for parameter, result in zip(outs, results, strict=False):
        if parameter.type == "Tensor[]":
            several = result if isinstance(result, list) else [result]
            value: Any = [_out(one, grow) for one in several]
        else:
            value = _out(result[0] if isinstance(result, list) else result, grow)
        try:
            fitted.given[parameter.name] = encoder.value(value)
        except CannotSay:
            return None
    return fitted


def _out(result: tuple[str, list[int]], grow: bool) -> torch.Tensor:
    dtype, size = result
    kind = getattr(torch, dtype, torch.float32)
    if kind.itemsize == 0 or dtype.startswith("q"):
        kind = torch.float32
    return torch.zeros([0] if grow else size, dtype=kind)
