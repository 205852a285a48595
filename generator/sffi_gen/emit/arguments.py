"""How a wrapper makes C arguments of one Python argument."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from sffi_gen.model import INTEGERS, EnumDefault, Param, Type


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


def imported_enum(name: str) -> str:
    """What stands in the import statement for an enum."""
    cls = enum_class(name)
    return name if cls == name else f"{name} as {cls}"


def convert(param: Param, name: str, function: str, taken: frozenset[str]) -> Conversion:
    """Code for a parameter called ``name`` in Python; ``taken`` are all names of the function."""
    return _Converter(param, name, function, taken).result


def literal(value: object) -> str:
    """A default value as Python source."""
    if isinstance(value, EnumDefault):
        return f"{outer(enum_class(value.enum))}.{value.member}"
    if (isinstance(value, float) and value in (float("inf"), float("-inf"))) or value != value:
        return f'{outer("float")}("{value}")'
    if isinstance(value, tuple):
        return f"({', '.join(map(literal, value))}{',' if len(value) == 1 else ''})"
    return f'"{value}"' if isinstance(value, str) else repr(value)


class _Converter:
    def __init__(self, param: Param, name: str, function: str, taken: frozenset[str]) -> None:
        self.param = param
        self.name = name
        self.taken = taken
        self.where = f'"{function}", "{name}"'
        self.result = Conversion()
        self.optional = param.type.kind == "optional"
        base = param.type.base
        method = getattr(self, f"_{base.kind}")
        method(base)

    def helper(self, name: str) -> str:
        self.result.helpers.add(name)
        return outer(name)

    def local(self, suffix: str) -> str:
        name = f"{self.name}_{suffix}"
        return f"sffi_{name}" if name in self.taken else name

    def check(self, condition: str, replacement: str) -> None:
        """Replace the argument unless it is already what C takes."""
        if self.optional:
            if " or " in condition:
                condition = f"({condition})"
            condition = f"{self.name} is not None and {condition}"
        self.result.lines += [f"if {condition}:", f"    {self.name} = {replacement}"]

    def flagged(self, zero: str) -> None:
        """An optional scalar crosses as a flag and a value."""
        name = self.name
        if not self.optional:
            self.result.arguments = [name]
        elif zero == "0":
            self.result.arguments = [f"{name} is not None", f"{name} or 0"]
        else:
            self.result.arguments = [f"{name} is not None", f"{zero} if {name} is None else {name}"]

    # --- one method a kind ----------------------------------------------------------------------

    def _int(self, kind: Type) -> None:
        low, high = (_limit(limit) for limit in INTEGERS[kind.name])
        name = self.name
        self.check(
            f"{outer('type')}({name}) is not int or not {low} <= {name} <= {high}",
            f"{self.helper('to_int')}({name}, {low}, {high}, {self.where})",
        )
        self.flagged("0")

    def _float(self, kind: Type) -> None:
        name = self.name
        self.check(
            f"{outer('type')}({name}) is not float",
            f"{self.helper('to_f64')}({name}, {self.where})",
        )
        self.flagged("0.0")

    def _bool(self, kind: Type) -> None:
        name = self.name
        self.check(
            f"{name} is not True and {name} is not False",
            f"{self.helper('to_bool')}({name}, {self.where})",
        )
        self.result.arguments = [f"-1 if {name} is None else {name}" if self.optional else name]

    def _number(self, kind: Type) -> None:
        self.result.arguments = [f"*{self.helper('to_number')}({self.name}, {self.where})"]

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
        if self.optional:
            self.result.arguments = [f"{name} is not None", f"0 if {name} is None else {code}"]
        else:
            self.result.arguments = [code]

    def _handle(self, kind: Type) -> None:
        name, cls = self.name, outer(kind.name)
        if self.optional:
            helper = self.helper("to_optional_handle")
            self.result.lines += [
                f"if {outer('type')}({name}) is not {cls} or not {name}._ptr:",
                f"    {name} = {helper}({name}, {cls}, {self.where})",
            ]
        else:
            helper = self.helper("to_handle")
            self.result.lines += [
                f"if {outer('type')}({name}) is not {cls}:",
                f"    {name} = {helper}({name}, {cls}, {self.where})",
            ]
        self.result.arguments = [name]

    def _object(self, kind: Type) -> None:
        self.result.arguments = [self.name]

    def _text(self, kind: Type) -> None:
        name = self.name
        converted = f"{self.helper(f'to_{kind.kind}')}({name}, {self.where})"
        if self.optional:
            self.result.lines.append(f"{name} = None if {name} is None else {converted}")
            self.result.arguments = [name, f'{outer("len")}({name} or b"")']
        else:
            self.result.lines.append(f"{name} = {converted}")
            self.result.arguments = [name, f"{outer('len')}({name})"]

    _bytes = _text

    def _list(self, kind: Type) -> None:
        item = kind.item or kind
        if item.base.kind == "handle":
            self._handle_list(item)
            return
        pack = {"int": "pack_i64", "float": "pack_f64", "bool": "pack_bool"}[item.kind]
        shift = "" if item.kind == "bool" else " >> 3"
        name = self.name
        packed = f"{self.helper(pack)}({name}, {self.where})"
        count = f"{outer('len')}({name}){shift}"
        if self.optional:
            packed = f"None if {name} is None else {packed}"
            count = f"0 if {name} is None else {count}"
        self.result.lines.append(f"{name} = {packed}")
        self.result.arguments = [name, count]

    def _handle_list(self, item: Type) -> None:
        hold = "hold_optional_handles" if item.kind == "optional" else "hold_handles"
        name, items = self.name, self.local("items")
        held = f"{self.helper(hold)}({name}, {outer(item.base.name)}, {self.where})"
        if self.optional:
            held = f"(None, None) if {name} is None else {held}"
        self.result.lines.append(f"{name}, {items} = {held}")
        count = (
            f"0 if {name} is None else {outer('len')}({name})"
            if self.optional
            else f"{outer('len')}({name})"
        )
        self.result.arguments = [items, count]


def _limit(value: int) -> str:
    return f"{'-' if value < 0 else ''}0x{abs(value):X}" if abs(value) > 2**16 else str(value)
