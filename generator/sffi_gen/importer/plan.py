"""What of a header becomes what, and is called how, before any text is written."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from sffi_gen.header.ctype import Array, CType, FunctionType, Named, Pointer, Tagged
from sffi_gen.header.model import (
    Enum,
    Function,
    Global,
    Header,
    Item,
    Left,
    Macro,
    Record,
    Typedef,
)
from sffi_gen.importer.installed import Installed
from sffi_gen.importer.names import Names, common_prefix

#: what destroys, the likeliest first
_DESTROYERS = (
    *("destroy", "free", "close", "finalize", "delete", "release", "unref", "end", "dispose"),
    *("cleanup", "finish", "clear", "deinit", "shutdown", "term", "fini", "drop", "put"),
)
_CREATORS = re.compile(
    r"(?:^|_|(?<=[a-z]))(?:new|create|open|init|alloc|dup|copy|clone|make|parse|compile|prepare|"
    r"load|start|begin|fdopen|dopen|from|New|Create|Open|Init|Alloc|Dup|Copy|Clone|Make)(?![a-z])"
)


#: how the reader begins to say that a macro only renames a function
OTHER_NAME = "it is another name of the function `"


@dataclass(frozen=True)
class Options:
    library: str
    link: str = ""
    prefix: str | None = None  # of functions; None: found
    constants: str | None = None
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    docs: str = "full"
    installed: Installed | None = None
    unexported: bool = False  # whether functions count that the installed library does not offer

    def offers(self, symbol: str) -> bool:
        """Whether the library has a symbol, as far as is known."""
        return self.unexported or self.installed is None or self.installed.has(symbol)

    def wants(self, name: str) -> bool:
        """Whether a C name is among the included and not among the excluded ones."""
        if self.include and not any(fnmatchcase(name, p) for p in self.include):
            return False
        return not any(fnmatchcase(name, p) for p in self.exclude)


@dataclass
class Opaque:
    """What Python sees as a handle: a struct of which only pointers are known."""

    name: str
    key: str  # of the struct
    c: str  # the pointer's C type
    destroyers: list[Function] = field(default_factory=list)


class Plan:
    def __init__(self, header: Header, options: Options) -> None:
        self.header = header
        self.options = options
        self.items = merged(header)
        self.functions = [
            i
            for i in self.items
            if isinstance(i, Function) and usable(i) and options.offers(i.symbol)
        ]
        self.by_name = {function.name: function for function in self.functions}
        prefix = options.prefix
        if prefix is None:
            prefix = common_prefix(f.name for f in self.functions)
        constants = options.constants
        if constants is None:
            constants = common_prefix(self.constant_names())
        self.names = Names(prefix, constants)
        self.function_names: dict[str, str] = {}
        self.constant_of: dict[str, str] = {}
        self.opaques: dict[str, Opaque] = {}
        self.record_names: dict[str, str] = {}
        self.enum_names: dict[str, str] = {}
        self.callback_names: dict[str, str] = {}  # by typedef
        self.alias_names: dict[str, str] = {}  # by typedef
        self.pointer_typedefs = self.pointers_to_records()
        self.other_names = self.find_other_names()
        #: why a struct's layout cannot be told; a Spelling sets it, before names are claimed
        self.problem_of: Callable[[Record], str] = lambda record: record.problem

    def find_other_names(self) -> dict[str, list[str]]:
        """Macros that are only another name of a function, by the function."""
        functions = {f.name for f in self.functions}
        found: dict[str, list[str]] = {}
        for item in self.items:
            if isinstance(item, Macro) and item.params is None and self.options.wants(item.name):
                target = item.reason.removeprefix(OTHER_NAME).rstrip("`")
                if item.reason.startswith(OTHER_NAME) and target in functions:
                    found.setdefault(target, []).append(item.name)
        return found

    def public_name(self, name: str) -> str:
        """The name that people call a function by: a macro's, where its own begins with `_`."""
        others = self.other_names.get(name, [])
        return others[0] if others and name.startswith("_") else name

    def constant_names(self) -> list[str]:
        found = [
            i.name
            for i in self.items
            if isinstance(i, Macro) and i.value is not None and self.options.wants(i.name)
        ]
        for item in self.items:
            if isinstance(item, Enum):
                found += [member.name for member in item.members or ()]
        return found

    def claim(self) -> None:
        """Give names, functions first."""
        names, wants = self.names, self.options.wants
        for item in self.items:
            if isinstance(item, Function) and wants(item.name):
                self.function_names[item.name] = names.function(self.public_name(item.name))
            elif isinstance(item, Global) and wants(item.name):
                self.function_names[item.name] = names.variable(item.name)
                self.constant_of[item.name] = self.function_names[item.name]
        members = {m.name for e in self.header.enums.values() for m in e.members or ()}
        for item in self.items:
            if isinstance(item, Macro) and item.name in members:
                continue  # `#define A A`, which only says that the enumerator is there
            if isinstance(item, Macro) and item.value is not None and wants(item.name):
                self.constant_of[item.name] = names.constant(item.name)
            elif isinstance(item, Enum) and not item.c_name:
                for member in item.members or ():
                    if wants(member.name):
                        self.constant_of[member.name] = names.constant(member.name)
        for item in self.items:
            if isinstance(item, Enum) and item.members and item.c_name and wants(item.name):
                self.enum_names[item.key] = names.type(_nice(item))
        for function in self.functions:
            if wants(function.name):
                for opaque in self.handles_of(function):
                    self.find_destroyer(opaque, function)

    # --- records and handles --------------------------------------------------------------------

    def pointers_to_records(self) -> dict[str, str]:
        """Typedefs of pointers to structs of which nothing else has a name: key to name."""
        found: dict[str, str] = {}
        for typedef in self.header.typedefs.values():
            kind = typedef.type
            if isinstance(kind, Pointer) and isinstance(kind.to, Tagged) and not kind.to.quals:
                found.setdefault(kind.to.key, typedef.name)
        return found

    def handles_of(self, function: Function) -> list[Opaque]:
        found = []
        for kind in (function.result, *(p.type for p in function.params)):
            opaque = self.opaque(kind)
            if opaque is not None and opaque not in found:
                found.append(opaque)
        return found

    def opaque(self, kind: CType) -> Opaque | None:
        """The handle behind a pointer's type; None if it is none."""
        found = self.header.resolve(kind)
        if not isinstance(found, Pointer):
            return None
        to = self.header.resolve(found.to)
        if not isinstance(to, Tagged) or to.kind == "enum":
            return None
        record = self.header.records.get(to.key)
        if record is not None and record.fields is not None and not self.problem_of(record):
            return None
        if to.key not in self.opaques:
            self.opaques[to.key] = self.new_opaque(to, record)
        return self.opaques[to.key]

    def new_opaque(self, to: Tagged, record: Record | None) -> Opaque:
        own = [t.name for t in self.header.typedefs.values() if _is(t.type, to.key)]
        pointer = self.pointer_typedefs.get(to.key, "")
        if own:
            c, wish = f"{own[0]} *", own[0]
        elif pointer:
            c, wish = pointer, pointer
        else:
            c, wish = f"{to.kind} {to.tag} *", to.tag
        return Opaque(self.names.type(wish), to.key, c)

    def find_destroyer(self, opaque: Opaque, function: Function) -> None:
        if len(function.params) != 1 or self.opaque(function.params[0].type) is not opaque:
            return
        if destroys(function.name, self.names.functions) is not None:
            opaque.destroyers.append(function)
            opaque.destroyers.sort(key=lambda f: self._likelihood(f, opaque))

    def _likelihood(self, function: Function, opaque: Opaque) -> tuple[bool, int, int]:
        rank = destroys(function.name, self.names.functions)
        stem = opaque.name.lower()
        return (stem not in function.name.lower(), rank or 0, len(function.name))

    def is_destroyer(self, function: Function) -> bool:
        opaque = self.opaque(function.params[0].type) if len(function.params) == 1 else None
        return opaque is not None and function in opaque.destroyers

    def callback_type(self, kind: CType) -> FunctionType | None:
        """The function behind a type that is a pointer to one."""
        found = self.header.resolve(kind)
        if isinstance(found, Pointer) and not found.block:
            to = self.header.resolve(found.to)
            return to if isinstance(to, FunctionType) else None
        return None

    def is_table(self, kind: CType) -> bool:
        """Whether a pointer leads to a struct of functions, for the most part: C keeps those."""
        found = self.header.resolve(kind)
        to = self.header.resolve(found.to) if isinstance(found, Pointer) else None
        record = self.header.records.get(to.key) if isinstance(to, Tagged) else None
        fields = record.fields if record is not None and record.fields is not None else ()
        functions = [field for field in fields if self.callback_type(field.type) is not None]
        return len(functions) * 2 > len(fields)

    def typedef_of_callback(self, kind: CType) -> str:
        """The typedef that names a callback's type; empty if it is written out."""
        if isinstance(kind, Named):
            behind = self.header.typedefs.get(kind.name)
            if behind is None:
                return ""
            return self.typedef_of_callback(behind.type) or kind.name
        if isinstance(kind, Pointer) and isinstance(kind.to, Named):
            return kind.to.name
        return ""


def _is(kind: CType, key: str) -> bool:
    return isinstance(kind, Tagged) and kind.key == key and not kind.quals


def _nice(item: Enum | Record) -> str:
    """The C name that makes the better name in the spec."""
    if item.typedefs and not item.typedefs[0].endswith("p"):
        return item.typedefs[0]
    return item.name


def destroys(name: str, prefix: str) -> int | None:
    """How likely a function of this name destroys what it is given: a rank, or None."""
    words = [word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)]
    ranks = [_DESTROYERS.index(word) for word in words if word in _DESTROYERS]
    whole = name.removeprefix(prefix).lower()
    ranks += [_DESTROYERS.index(w) for w in _DESTROYERS if whole.endswith(w) and len(w) > 3]
    return min(ranks, default=None)


def creates(name: str) -> bool:
    """Whether a function of this name makes something new, most likely."""
    return bool(_CREATORS.search(name))


def usable(function: Function) -> bool:
    """Whether a library has a symbol for it."""
    return not function.static and not function.inline


def merged(header: Header) -> list[Item]:
    """The items with each name once: a definition counts more than an announcement, a prototype
    more than a body, and of equals the first one, with all their comments."""
    best: dict[tuple[str, str], int] = {}
    items: list[Item | None] = list(header.items)
    for at, item in enumerate(items):
        if item is None or isinstance(item, Left):
            continue
        kind = type(item).__name__
        key = (kind, item.key if isinstance(item, (Record, Enum)) else item.name)
        first = best.setdefault(key, at)
        if first == at:
            continue
        previous = items[first]
        assert previous is not None and not isinstance(previous, Left)
        if _weight(item) > _weight(previous):
            if not item.notes.comment and previous.notes.comment:
                from dataclasses import replace

                items[at] = replace(item, notes=previous.notes)
            items[first] = None
            best[key] = at
        else:
            items[at] = None
    return [item for item in items if item is not None]


def _weight(item: Item) -> int:
    if isinstance(item, Record):
        return item.fields is not None
    if isinstance(item, Enum):
        return item.members is not None
    if isinstance(item, Function):
        return 2 * usable(item) + item.type.prototype
    return 0


__all__ = ["Array", "Opaque", "Options", "Plan", "Typedef", "creates", "destroys", "usable"]
