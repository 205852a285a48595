"""The resolved model: what emitters read. Every name in it is looked up and every rule checked."""

from __future__ import annotations

from dataclasses import dataclass, field

from sffi_gen import names
from sffi_gen.source import Span


@dataclass(frozen=True)
class Type:
    """A type in its place.

    ``kind`` is one of int, float, bool, number, text, bytes, object, void, self, handle, value,
    enum, list, optional, tuple. ``name`` is the spec's name of a scalar or declared type;
    ``item`` what a list or an optional is of; ``fields`` the results in a tuple.
    """

    kind: str
    name: str = ""
    item: Type | None = None
    fields: tuple[Field, ...] = ()

    def __str__(self) -> str:
        if self.kind == "list":
            return f"[{self.item}]"
        if self.kind == "optional":
            return f"{self.item}?"
        if self.kind == "tuple":
            return f"({', '.join(map(str, self.fields))})"
        return self.name or self.kind

    @property
    def base(self) -> Type:
        """Without an optional's question mark."""
        return self.item if self.kind == "optional" and self.item else self


@dataclass(frozen=True)
class Field:
    """One of several results."""

    name: str
    type: Type

    def __str__(self) -> str:
        return f"{self.name}: {self.type}" if self.name else str(self.type)


INTEGERS = {
    "i8": (-(2**7), 2**7 - 1),
    "i16": (-(2**15), 2**15 - 1),
    "i32": (-(2**31), 2**31 - 1),
    "i64": (-(2**63), 2**63 - 1),
    "u8": (0, 2**8 - 1),
    "u16": (0, 2**16 - 1),
    "u32": (0, 2**32 - 1),
    "u64": (0, 2**64 - 1),
    "usize": (0, 2**64 - 1),
}
FLOATS = ("f32", "f64")
BUILTIN_TYPES = {
    **{name: Type("int", name) for name in INTEGERS},
    **{name: Type("float", name) for name in FLOATS},
    **{name: Type(name) for name in ("bool", "number", "text", "bytes", "object", "void", "self")},
}


@dataclass(frozen=True)
class Handle:
    """``type Name = cpp``: an opaque C++ object. ``mixin`` is ``package.module.Class`` or empty."""

    name: str
    cpp: str
    mixin: str
    doc: tuple[str, ...]


@dataclass(frozen=True)
class Value:
    """``value name = cpp``: crosses as a code; ``python`` is ``package.module.Class``."""

    name: str
    cpp: str
    python: str
    doc: tuple[str, ...]


@dataclass(frozen=True)
class Enum:
    name: str
    cpp: str
    members: tuple[tuple[str, int], ...]
    flags: bool
    doc: tuple[str, ...]


@dataclass(frozen=True)
class Const:
    name: str
    type: Type
    value: object
    doc: tuple[str, ...]


@dataclass(frozen=True)
class Module:
    """A namespace of the package: ``path`` is dotted, relative to the package.

    ``export`` is a companion's module whose public names it offers too, or empty.
    """

    path: str
    doc: tuple[str, ...]
    export: str = ""


@dataclass(frozen=True)
class EnumDefault:
    """A default that is a member of an enum."""

    enum: str
    member: str


@dataclass(frozen=True)
class Param:
    """``has_default`` tells a default of None from none at all."""

    name: str
    type: Type
    default: object = None
    has_default: bool = False
    keyword_only: bool = False
    variadic: bool = False
    single: bool = False
    consumed: bool = False

    def __str__(self) -> str:
        flags = [
            word
            for word, on in (
                ("consume", self.consumed),
                ("single", self.single),
                ("keyword", self.keyword_only),
            )
            if on
        ]
        text = f"{'*' if self.variadic else ''}{self.name}: {self.type}"
        text += f" [{', '.join(flags)}]" if flags else ""
        return f"{text} = {self.default!r}" if self.has_default else text


@dataclass(frozen=True)
class Binding:
    """A place where Python finds a function: a module, or a handle class (``owner``)."""

    module: str
    owner: str
    name: str
    tag: str

    @property
    def path(self) -> str:
        return ".".join(part for part in (self.module, self.owner, self.name) if part)


@dataclass(frozen=True)
class Target:
    """What C++ calls: ``pointer`` (&text), ``expression``, or looked up by name.

    Looking up is ``find``, ``maker`` (also tries the constructor) or ``taker`` (also destroys).
    """

    kind: str
    text: str


@dataclass(frozen=True)
class Function:
    """``role`` is function, property or setter; ``gil`` is release or keep."""

    name: str  # of the symbol, without rt_<library>_
    symbol: str
    bindings: tuple[Binding, ...]
    params: tuple[Param, ...]
    result: Type
    target: Target
    role: str
    gil: str
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)

    @property
    def returns_tuple(self) -> bool:
        return self.result.kind == "tuple"


@dataclass(frozen=True)
class Library:
    """A whole spec, with all that it includes."""

    name: str
    doc: tuple[str, ...]
    spec: str  # the spec's file name
    includes: tuple[str, ...]
    links: tuple[str, ...]
    prefixes: tuple[str, ...]
    companion: str
    exports: tuple[str, ...]
    namespace: str
    handles: tuple[Handle, ...]
    values: tuple[Value, ...]
    enums: tuple[Enum, ...]
    consts: tuple[Const, ...]
    modules: tuple[Module, ...]
    functions: tuple[Function, ...]

    @property
    def package(self) -> str:
        return names.package(self.name)

    @property
    def prefix(self) -> str:
        return names.prefix(self.name)

    def handle(self, name: str) -> Handle:
        return next(handle for handle in self.handles if handle.name == name)

    def value(self, name: str) -> Value:
        return next(value for value in self.values if value.name == name)

    def enum(self, name: str) -> Enum:
        return next(enum for enum in self.enums if enum.name == name)


def dump(library: Library) -> str:
    """The model as text, for people and for golden files."""
    lines = [
        f"library {library.name}",
        f"  package {library.package}",
        f"  include {' '.join(library.includes)}",
        f"  link {' '.join(library.links)}",
        f"  prefix {' '.join(library.prefixes)}",
        f"  companion {library.companion}",
        f"  export {' '.join(library.exports)}",
        f"  namespace {library.namespace}",
    ]
    lines = [line for line in lines if len(line.split()) > 1]
    for handle in library.handles:
        lines.append(f"handle {handle.name} = {handle.cpp} {handle.mixin}".rstrip())
    for value in library.values:
        lines.append(f"value {value.name} = {value.cpp} {value.python}".rstrip())
    for enum in library.enums:
        members = " ".join(f"{name}={number}" for name, number in enum.members)
        lines.append(f"{'flags' if enum.flags else 'enum'} {enum.name} = {enum.cpp}: {members}")
    for const in library.consts:
        lines.append(f"const {const.name}: {const.type} = {const.value!r}")
    lines += [f"module {module.path} {module.export}".rstrip() for module in library.modules]
    for function in library.functions:
        lines.append(f"function {function.symbol}")
        lines.append(f"  target {function.target.kind} {function.target.text}")
        lines.append(f"  gil {function.gil}")
        if function.role != "function":
            lines.append(f"  role {function.role}")
        for binding in function.bindings:
            lines.append(f"  bound {binding.path}{'@' + binding.tag if binding.tag else ''}")
        lines += [f"  param {param}" for param in function.params]
        lines.append(f"  result {function.result}")
    return "\n".join(lines) + "\n"
