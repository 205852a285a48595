"""Plans in files: calls, constants and structure as JSON, without the handles.

    {"format": "sffi plan", "version": 1, "name": "step",
     "inputs": {"classes": [["torch", "Tensor"]], "shape": [...], "places": [], "count": 1, ...},
     "outside": [{"name": "weight", "class": ["torch", "Tensor"]}],
     "calls": [{"library": "torch", "symbol": "rt_torch_add_Tensor",
                "signature": "add(self: Tensor, ...) -> Tensor", "arguments": [...],
                "results": [...], "guard": false, "place": ["train.py", 12, "step"]}, ...],
     "result": [...]}

A value is a JSON value: null and booleans are themselves; else a list that begins with what it is:
``["i", "5"]``, ``["f", "0x1.8p+1"]`` (exact), ``["c", real, imaginary]``, ``["t", text]``,
``["b", hex]``, ``["s", ...]`` a tuple, ``["l", ...]`` a list, ``["d", [key, value], ...]``;
``["h", kind, number, position, item]`` is a handle, ``["p", call, position]`` the result of an
earlier call, ``["n", index]`` a number among the inputs.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from sffi.errors import PlanError
from sffi.plans.calls import Call, Origin
from sffi.plans.uses import class_of
from sffi.plans.values import Number, Pending

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from typing import Any

    from sffi.handle import Handle
    from sffi.plans.plan import Plan

__all__ = ["FORMAT", "VERSION", "save"]

FORMAT, VERSION = "sffi plan", 1


def save(plan: Plan, path: str | PathLike[str], names: Mapping[str, Handle]) -> None:
    """See :meth:`sffi.Plan.save`."""
    for name, handle in names.items():
        if not any(handle is known for known in plan.outside):
            raise PlanError(f"the plan of {plan.name}() does not use the handle `{name}`")
    given = plan.given
    content = {
        "format": FORMAT,
        "version": VERSION,
        "name": plan.name,
        "inputs": {
            "classes": [_class(*each) for each in given.classes],
            "shape": [[place, _encoded(value)] for place, value in given.shape],
            "places": given.places,
            "numbers": [_encoded(value) for value in given.numbers],
            "fixed": sorted(plan.fixed),
            "typed": sorted(plan.typed),
            "count": given.count,
            "flat": given.flat,
        },
        "outside": _outside(plan, {id(handle): name for name, handle in names.items()}),
        "calls": [_call(call) for call in plan.calls],
        "result": _encoded(plan.maker.form),
    }
    _write(Path(path).absolute(), json.dumps(content, indent=1) + "\n")


def _write(path: Path, text: str) -> None:
    """A whole file or none."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".plan-")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _class(library: Any, kind: str) -> list[str]:
    return [library.name, kind]


def _outside(plan: Plan, names: Mapping[int, str]) -> list[dict[str, Any]]:
    found = []
    for number, handle in enumerate(plan.outside):
        name = names.get(id(handle), f"outside_{number}")
        found.append({"name": name, "class": _class(*class_of(handle))})
    return found


def _call(call: Call) -> dict[str, Any]:
    library = call.function.native.library
    return {
        "library": library.name,
        "symbol": call.function.symbol,
        "signature": library.prototype(call.function.symbol),
        "arguments": [_encoded(source) for source in call.arguments],
        "results": [_encoded(result) for result in call.results],
        "guard": call.guard,
        "place": [call.place.file, call.place.line, call.place.function],
    }


def _encoded(value: Any) -> Any:
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is Origin:
        return ["h", value.kind, value.number, value.position, value.item]
    if kind is Pending:
        return ["p", value._call, value._position]
    if kind is Number:
        return ["n", value.index]
    if kind is int:
        return ["i", str(value)]
    if kind is float:
        return ["f", value.hex()]
    if kind is complex:
        return ["c", value.real.hex(), value.imag.hex()]
    if kind is str:
        return ["t", value]
    if kind is bytes:
        return ["b", value.hex()]
    if kind is tuple:
        return ["s", *map(_encoded, value)]
    if kind is list:
        return ["l", *map(_encoded, value)]
    if kind is dict:
        return ["d", *([_encoded(key), _encoded(item)] for key, item in value.items())]
    raise PlanError(f"a file cannot hold a {kind.__name__}, which the plan has")
