"""The schemas of ATen's operators, as the installed PyTorch ships them. For the recorder only."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path


@dataclass(frozen=True)
class Parameter:
    name: str
    type: str  # as in the schema: Tensor?, SymInt[1], Scalar, ...
    default: str | None
    keyword: bool
    out: bool
    write: bool


@dataclass(frozen=True)
class Schema:
    name: str
    overload: str
    parameters: tuple[Parameter, ...]
    returns: tuple[str, ...]
    text: str

    @property
    def key(self) -> str:
        return f"{self.name}.{self.overload}" if self.overload else self.name

    @property
    def path(self) -> str:
        return f"ops.aten.{self.name}.{self.overload or 'default'}"

    @cached_property
    def outs(self) -> tuple[Parameter, ...]:
        return tuple(p for p in self.parameters if p.out)

    @cached_property
    def inputs(self) -> tuple[Parameter, ...]:
        return tuple(p for p in self.parameters if not p.out)

    @property
    def inplace(self) -> bool:
        return any(p.write for p in self.parameters) and not self.outs


def source() -> Path:
    """native_functions.yaml of the installed torch, found without importing it."""
    spec = find_spec("torchgen")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("torchgen, which comes with torch, is not installed")
    folder = Path(next(iter(spec.submodule_search_locations)))
    return folder / "packaged" / "ATen" / "native" / "native_functions.yaml"


def names(path: Path | None = None) -> list[str]:
    """The keys (add.Tensor) of all schemas, in the order of the file."""
    text = (path or source()).read_text(encoding="utf-8")
    return re.findall(r"^- func: ([\w.]+)\(", text, re.MULTILINE)


def schemas() -> dict[str, Schema]:
    """All schemas by key."""
    from torchgen.model import FunctionSchema

    found = {}
    text = source().read_text(encoding="utf-8")
    for line in re.findall(r"^- func: (.+)$", text, re.MULTILINE):
        parsed = FunctionSchema.parse(line.split("  #")[0].strip())
        arguments = parsed.arguments
        outs = {argument.name for argument in arguments.out}
        by_keyword = {argument.name for argument in arguments.flat_kwarg_only} | outs
        parameters = tuple(
            Parameter(
                argument.name,
                str(argument.type),
                argument.default,
                argument.name in by_keyword,
                argument.name in outs,
                bool(argument.annotation and argument.annotation.is_write),
            )
            for argument in arguments.flat_all
        )
        schema = Schema(
            str(parsed.name.name),
            parsed.name.overload_name,
            parameters,
            tuple(str(result.type) for result in parsed.returns),
            line,
        )
        found[schema.key] = schema
    return found


def in_order(schema: Schema, given: dict[str, object]) -> tuple[list[object], dict[str, object]]:
    """Arguments by name as a call: what can stand by position does, the rest by keyword."""
    args: list[object] = []
    kwargs: dict[str, object] = {}
    positional = True
    for parameter in schema.parameters:
        if parameter.name not in given:
            positional = False
        elif positional and not parameter.keyword:
            args.append(given[parameter.name])
        else:
            kwargs[parameter.name] = given[parameter.name]
    return args, kwargs


def bind(
    schema: Schema, args: Sequence[object], kwargs: dict[str, object]
) -> dict[str, object] | None:
    """A call's arguments by the schema's names; None if they do not fit it."""
    given: dict[str, object] = {}
    positional = [p for p in schema.parameters if not p.keyword]
    if len(args) > len(positional):
        return None
    for parameter, value in zip(positional, args, strict=False):
        given[parameter.name] = value
    known = {p.name for p in schema.parameters}
    for name, value in kwargs.items():
        name = "self" if name == "input" and "self" in known and "input" not in known else name
        if name not in known or name in given:
            return None
        given[name] = value
    return {p.name: given[p.name] for p in schema.parameters if p.name in given}
