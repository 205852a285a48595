"""How a wrapper makes C arguments of one Python argument."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sffi_gen.emit.layout import quoted
from sffi_gen.model.library import CParam, EnumDefault, Library, Param, Type, ValueDefault


@dataclass
class Conversion:
    """Lines to run before the call, the arguments to pass, and the helpers that both need."""

    lines: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)
    helpers: set[str] = field(default_factory=set)


# Marks a name from outside the function until all names that hide such names are known.
_OUTER = "\ue000"
HIDDEN = "sffi_"


def outer(name: str) -> str:
    """A global or built-in name in generated code, which :func:`settle` may replace."""
    return f"{_OUTER}{name}"


def settle(line: str, hiding: Iterable[str]) -> str:
    """Replace each outer name that a name in ``hiding`` hides by ``sffi_<name>``."""
    hidden = frozenset(hiding)
    return re.sub(
        f"{_OUTER}(\\w+)", lambda found: f"{HIDDEN if found[1] in hidden else ''}{found[1]}", line
    )


def value_class(name: str) -> str:
    """How a value type's class is imported; a parameter often has the type's own name."""
    return f"{name}_type"


def enum_class(name: str) -> str:
    """How an enum is imported; one in lower case gets out of the way of parameters."""
    return value_class(name) if name.islower() else name


def value_default(default: ValueDefault) -> str:
    """How a value that is a default is imported."""
    return f"{value_class(default.value)}_{default.member}"


def value_defaults(library: Library) -> dict[str, str]:
    """The import line of each value that is a default, by the name that code has for it."""
    homes = {value.name: value.python.rpartition(".")[0] for value in library.values}
    return {
        value_default(
            each
        ): f"from {homes[each.value]} import {each.member} as {value_default(each)}"
        for each in library.value_defaults
    }


def imported_enum(name: str) -> str:
    """What stands in the import statement for an enum."""
    cls = enum_class(name)
    return name if cls == name else f"{name} as {cls}"


def convert(param: Param, name: str, function: str) -> Conversion:
    """Code for a parameter called ``name`` in Python."""
    return _Converter(param, name, function).result


def literal(value: object) -> str:
    """A default value as Python source."""
    if isinstance(value, EnumDefault):
        return f"{outer(enum_class(value.enum))}.{value.member}"
    if isinstance(value, ValueDefault):
        return outer(value_default(value))
    if (isinstance(value, float) and value in (float("inf"), float("-inf"))) or value != value:
        return f'{outer("float")}("{value}")'
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))}{',' if len(value) == 1 else ''})"
    return quoted(value) if isinstance(value, str) else repr(value)


def local(param: Param) -> str:
    """What a parameter is called within the function.

    A variadic one takes its arguments one by one; by its own name it takes a sequence of them.
    """
    return f"{param.name}_" if param.variadic and not isinstance(param, CParam) else param.name


class _Converter:
    """Native functions take Python objects; only what the package alone knows is done here."""

    def __init__(self, param: Param, name: str, function: str) -> None:
        self.name = name
        self.where = f'"{function}", "{param.name}"'
        self.result = Conversion(arguments=[name])
        self.optional = param.type.kind == "optional"
        base = param.type.base
        if base.kind == "value":
            self._value(base)
        elif base.kind == "enum":
            self._enum(base)
        elif param.variadic:
            self._variadic(param)

    def helper(self, name: str) -> str:
        self.result.helpers.add(name)
        return outer(name)

    def _value(self, kind: Type) -> None:
        name, cls = self.name, outer(value_class(kind.name))
        code = f"{self.helper('to_code')}({name}, {cls}, {self.where})"
        if self.optional:
            self.result.arguments = [f"-1 if {name} is None else {code}"]
        else:
            self.result.arguments = [f"{name}.code if {outer('type')}({name}) is {cls} else {code}"]

    def _enum(self, kind: Type) -> None:
        name = self.name
        code = f"{self.helper('to_enum')}({name}, {outer(enum_class(kind.name))}, {self.where})"
        self.result.arguments = [f"None if {name} is None else {code}" if self.optional else code]

    def _variadic(self, param: Param) -> None:
        self.result.arguments = [local(param)]
