"""The resolved model: what emitters read. Every name in it is looked up and every rule checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from sffi_gen import names
from sffi_gen.model.c import (
    Alias,
    Callback,
    CFunction,
    CParam,
    CResult,
    ErrorClass,
    Macro,
    Member,
    Raises,
    Record,
    Variable,
)
from sffi_gen.model.function import (
    Binding,
    EnumDefault,
    Function,
    Param,
    Target,
    ValueDefault,
)
from sffi_gen.model.types import (
    BUILTIN_TYPES,
    C_INTEGERS,
    C_TYPES,
    FLOATS,
    INTEGERS,
    PLATFORM_INTEGERS,
    Field,
    Type,
)
from sffi_gen.source import Span

__all__ = [
    "BUILTIN_TYPES",
    "C_INTEGERS",
    "C_TYPES",
    "FLOATS",
    "INTEGERS",
    "PLATFORM_INTEGERS",
    "Alias",
    "Binding",
    "CFunction",
    "CParam",
    "CResult",
    "Callback",
    "Const",
    "Enum",
    "EnumDefault",
    "ErrorClass",
    "Field",
    "Function",
    "Handle",
    "Library",
    "Macro",
    "Member",
    "Module",
    "Param",
    "Raises",
    "Record",
    "Target",
    "Type",
    "Value",
    "ValueDefault",
    "Variable",
]


@dataclass(frozen=True)
class Handle:
    """``type Name = cpp``: an opaque C++ object, or in C a pointer to an opaque struct.

    ``mixin`` is ``package.module.Class`` or empty. ``close`` is, for C, the name of the function
    that destroys the object; empty where nothing does.
    """

    name: str
    cpp: str
    mixin: str
    doc: tuple[str, ...]
    close: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Value:
    """``value name = cpp``: crosses as a code; ``python`` is ``package.module.Class``."""

    name: str
    cpp: str
    python: str
    doc: tuple[str, ...]


@dataclass(frozen=True)
class Enum:
    """``members`` are names and values; ``integer`` the name of C's type for it.

    ``docs`` is the documentation of those members that have some; ``members_c`` the pattern of the
    C names of all, in which ``{symbol}`` is a member's name; empty where they are the same.
    """

    name: str
    cpp: str
    members: tuple[tuple[str, int], ...]
    flags: bool
    doc: tuple[str, ...]
    integer: str = "i32"
    docs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    members_c: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)

    def doc_of(self, member: str) -> tuple[str, ...]:
        return next((doc for name, doc in self.docs if name == member), ())


@dataclass(frozen=True)
class Const:
    """``c`` is C's name for it, empty where there is none."""

    name: str
    type: Type
    value: object
    doc: tuple[str, ...]
    c: str = ""
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Module:
    """A namespace of the package: ``path`` is dotted, relative to the package.

    ``export`` is a companion's module whose public names it offers too, or empty. A ``table`` has
    no code for each of its functions, which are told apart when they are called. ``symbol`` and
    ``target`` are the patterns of its functions' symbols and C++ names, in which ``{name}`` is a
    function's name with its tag; empty where the library's hold.
    """

    path: str
    doc: tuple[str, ...]
    export: str = ""
    table: bool = False
    symbol: str = ""
    target: str = ""


@dataclass(frozen=True)
class Library:
    """A whole spec, with all that it includes."""

    name: str
    doc: tuple[str, ...]
    spec: str  # the spec's file name
    includes: tuple[str, ...]  # the headers of all functions; some have more
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
    # The module of named results (its classes are called as the functions are), and their base.
    results: tuple[str, ...] = ()
    synonyms: tuple[tuple[str, str], ...] = ()  # a parameter's name, and another for it by keyword
    fallback: str = ""  # path of the table that is asked for names that the package lacks
    # Of C libraries only:
    language: str = "c++"
    opens: tuple[str, ...] = ()  # file names, of all platforms
    defines: tuple[str, ...] = ()  # macros for reading the headers
    aliases: tuple[Alias, ...] = ()
    records: tuple[Record, ...] = ()  # each after those that it holds by value
    callbacks: tuple[Callback, ...] = ()
    variables: tuple[Variable, ...] = ()
    errors: tuple[ErrorClass, ...] = ()

    @cached_property
    def places(self) -> dict[tuple[str, str], list[tuple[Function, Binding]]]:
        """What is in each module or handle class, in the order of the spec."""
        found: dict[tuple[str, str], list[tuple[Function, Binding]]] = {}
        for function in self.functions:
            for binding in function.bindings:
                found.setdefault((binding.module, binding.owner), []).append((function, binding))
        return found

    @cached_property
    def value_defaults(self) -> tuple[ValueDefault, ...]:
        """The values that are defaults, each once."""
        defaults = (param.default for each in self.functions for param in each.params)
        return tuple(dict.fromkeys(each for each in defaults if isinstance(each, ValueDefault)))

    @cached_property
    def writers(self) -> dict[str, list[Function]]:
        """The functions of the fallback table that write into what they are given, by name."""
        found: dict[str, list[Function]] = {}
        for function in self.functions if self.fallback else ():
            for binding in function.bindings:
                back = set(function.given_back)
                into = all(param.keyword_only for param in function.params if param.name in back)
                if binding.module == self.fallback and back and into:
                    found.setdefault(names.unescaped(binding.name), []).append(function)
        return found

    @property
    def top_modules(self) -> list[str]:
        """The modules that are in no other."""
        return [module.path for module in self.modules if "." not in module.path]

    @cached_property
    def written(self) -> tuple[Function, ...]:
        """The functions that have code of their own in Python: not those of tables."""
        tables = {module.path for module in self.modules if module.table}
        if not tables:
            return self.functions
        return tuple(
            function
            for function in self.functions
            if any(binding.module not in tables for binding in function.bindings)
        )

    @property
    def c_functions(self) -> tuple[CFunction, ...]:
        """The functions of a C library."""
        return tuple(function for function in self.functions if isinstance(function, CFunction))

    @property
    def headers(self) -> tuple[str, ...]:
        """Every header that a function needs."""
        own = (header for function in self.functions for header in function.headers)
        return tuple(dict.fromkeys((*self.includes, *own)))

    def function(self, path: str) -> Function | None:
        """The first function that Python finds under this path."""
        return next(
            (
                function
                for function in self.functions
                if any(binding.path == path for binding in function.bindings)
            ),
            None,
        )

    def record(self, name: str) -> Record:
        return next(record for record in self.records if record.name == name)

    def callback(self, name: str) -> Callback:
        return next(callback for callback in self.callbacks if callback.name == name)

    def error(self, name: str) -> ErrorClass:
        return next(error for error in self.errors if error.name == name)

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
