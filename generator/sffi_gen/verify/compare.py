"""A spec's types against C's, as the header has them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from sffi_gen.header.ctype import (
    Array,
    Basic,
    CType,
    FunctionType,
    Named,
    Pointer,
    Tagged,
    canonical,
    declare,
)
from sffi_gen.header.model import Header
from sffi_gen.model.library import Callback, CParam, CResult, Library, Type
from sffi_gen.verify.target import Target, Width

_CHARS = ("char", "signed char", "unsigned char")
_CODE_UNITS = {"utf-16": 2, "utf-32": 4}
#: typedefs whose width is the same everywhere, and those that follow the platform's addresses
_FIXED = {f"{sign}int{bits}_t" for sign in ("", "u") for bits in (8, 16, 32, 64)}
_ADDRESS = {"size_t", "ssize_t", "ptrdiff_t", "intptr_t", "uintptr_t", "rsize_t"}
_VOID = Basic("void")


@dataclass(frozen=True)
class Mismatch:
    """``code`` is that of the report; ``why`` says what differs, after both types were named."""

    code: str
    why: str


class Comparer:
    """Compares types of one library with those of one header."""

    def __init__(self, library: Library, header: Header, target: Target) -> None:
        self.library = library
        self.header = header
        self.target = target
        #: the C types of structs that are written inside others, by the spec's name
        self.inline: dict[str, CType] = {}

    # --- types ----------------------------------------------------------------------------------

    def mismatch(self, kind: Type, c: CType, encoding: str = "utf-8") -> Mismatch | None:
        """What differs between a type of the spec and one of C; None if nothing does."""
        base, found = kind.base, self.header.resolve(c)
        if base.kind in ("int", "float", "bool", "char", "enum"):
            return self._scalar(base, found)
        if base.kind == "void":
            return None if found == _VOID else Mismatch("E506", "C gives something back")
        if base.kind == "record":
            return self._record(base, found)
        if base.kind == "array":
            return self._array(base, found)
        to = self.pointee(found)
        if to is None:
            return Mismatch("E506", "that is no pointer")
        return self._pointer(base, to, encoding)

    def _pointer(self, base: Type, to: CType, encoding: str) -> Mismatch | None:
        if base.kind == "callback":
            if not isinstance(to, FunctionType):
                return Mismatch("E506", "that is no pointer to a function")
            return self.signature(self.library.callback(base.name), to)
        if base.kind == "destroy":
            fits = isinstance(to, FunctionType) and len(to.params) == 1
            if fits:
                assert isinstance(to, FunctionType)
                passed = self.pointee(self.header.resolve(to.params[0].type))
                fits = self.header.resolve(to.result) == _VOID and passed is not None
            return None if fits else Mismatch("E506", "that is no `void (*)(void *)`")
        if isinstance(to, FunctionType) and base.kind != "pointer":
            return Mismatch("E506", "that is a pointer to a function")
        if base.kind in ("pointer", "buffer", "bytes", "userdata"):
            return None
        if base.kind == "text":
            return self._text(to, encoding)
        if base.kind == "handle":
            return self._handle(base, to)
        assert base.item is not None, base
        if is_void(to):
            small = base.kind == "list" and base.item.name in ("i8", "u8", "char")
            return None if small else Mismatch("E506", "that is the address of anything")
        return self.mismatch(base.item, to)

    def _scalar(self, base: Type, found: CType) -> Mismatch | None:
        name = self.library.enum(base.name).integer if base.kind == "enum" else base.name
        expected = self.target.spec[name or base.kind]
        if isinstance(found, Tagged) and found.kind == "enum":
            return self._enum(base, found, expected)
        family = family_of(found)
        wanted = "int" if base.kind == "enum" else base.kind
        if wanted == "char" and isinstance(found, Basic) and found.name in _CHARS:
            return None
        if family != wanted and not (wanted == "int" and family == "char"):
            return Mismatch("E506", _ARTICLES.get(family, "that is another kind of type"))
        assert isinstance(found, Basic)
        width = self.target.c[found.name]
        return _widths(expected, width)

    def _enum(self, base: Type, found: Tagged, expected: Width) -> Mismatch | None:
        if base.kind not in ("int", "enum"):
            return Mismatch("E506", "that is an enum")
        if base.kind == "enum":
            key = self.key(self.named(self.library.enum(base.name).cpp))
            if key.startswith("enum ") and key != found.key and key in self.header.enums:
                return Mismatch("E506", "that is another enum")
        # The compiler chooses the sign by the values, which are compared one by one.
        declared = self.header.enums.get(found.key)
        size = 4
        if declared is not None and declared.base is not None:
            base_type = self.header.resolve(declared.base)
            if isinstance(base_type, Basic) and base_type.name in self.target.c:
                return _widths(expected, self.target.c[base_type.name])
        elif declared is not None and any(a.name == "packed" for a in declared.attributes):
            return None  # of a size that only a compiler knows; the size is a claim of its own
        return None if expected.size == size else Mismatch("E505", f"that has {size} bytes")

    def _text(self, to: CType, encoding: str) -> Mismatch | None:
        found = self.header.resolve(to)
        unit = next((size for name, size in _CODE_UNITS.items() if encoding.startswith(name)), 1)
        if isinstance(found, Basic):
            if unit == 1 and found.name in _CHARS:
                return None
            if unit > 1 and (found.name == "void" or self.target.c.get(found.name) is not None):
                width = self.target.c.get(found.name)
                if width is None or width.size == unit:
                    return None
        return Mismatch("E506", "that is no text")

    def _handle(self, base: Type, to: CType) -> Mismatch | None:
        own = self.pointee(self.header.resolve(self.named(self.library.handle(base.name).cpp)))
        if own is None:
            return Mismatch("E506", f"`{base.name}` itself is no pointer")
        own, found = self.header.resolve(own), self.header.resolve(to)
        if family_of(own) == "other":
            return None  # a type that the header does not have, which is said where it is declared
        if is_void(own) or is_void(found) or self.key(own) == self.key(found):
            return None
        return Mismatch("E506", f"`{base.name}` is `{shown(Pointer(own))}`")

    def _record(self, base: Type, found: CType) -> Mismatch | None:
        record = self.library.record(base.name)
        own = self.inline.get(record.name) if not record.c else self.named(record.c)
        if own is None or self.key(own) == self.key(found):
            return None
        what = "that is a pointer" if isinstance(found, Pointer) else "that is another type"
        return Mismatch("E506", what)

    def _array(self, base: Type, found: CType) -> Mismatch | None:
        assert base.item is not None
        if isinstance(found, Pointer):  # of a parameter
            return self.mismatch(base.item, found.to)
        if not isinstance(found, Array):
            return Mismatch("E506", "that is no array")
        if found.size != base.size and not (base.size is None and found.size in (0, 1)):
            length = "no length" if found.size is None else f"length {found.size}"
            return Mismatch("E506", f"that has {length}")
        return self.mismatch(base.item, found.of)

    # --- parameters -----------------------------------------------------------------------------

    def param(self, param: CParam, params: tuple[CParam, ...], c: CType) -> Mismatch | None:
        """What differs between a parameter of the spec and one of C."""
        if param.direction == "in":
            return self.mismatch(param.type, c, param.encoding)
        to = self.pointee(self.header.resolve(c))
        if to is None:
            return Mismatch("E506", f"`[{param.direction}]` is a pointer in C, and that is none")
        base = param.type.base
        room = next((other for other in params if other.name == param.measured_by), None)
        in_place = param.direction == "inout" and base.kind in ("buffer", "list", "array")
        into_room = base.kind in ("text", "bytes", "list") and room and room.direction != "out"
        if in_place or into_room:
            return self.mismatch(base, c, param.encoding)
        if base.kind == "array":
            assert base.item is not None
            return self.mismatch(base.item, to)
        return self.mismatch(param.type, to, param.encoding)

    def result(self, result: CResult, params: tuple[CParam, ...], c: CType) -> Mismatch | None:
        kind = params[0].type if result.type.kind == "self" and params else result.type
        if kind.kind != "void" and self.header.resolve(c) == _VOID:
            return Mismatch("E506", "C gives nothing back")
        return self.mismatch(kind, c, result.encoding)

    def signature(self, callback: Callback, c: FunctionType) -> Mismatch | None:
        """What differs between a callback and a C function type, its first difference."""
        if c.convention:
            return Mismatch("E509", f"that is called as `{c.convention}`")
        if len(callback.params) != len(c.params) or c.variadic:
            return Mismatch("E508", f"C passes {len(c.params)} arguments")
        for number, (param, passed) in enumerate(zip(callback.params, c.params, strict=True), 1):
            found = self.param(param, callback.params, passed.type)
            if found is not None:
                why = f"argument {number} is `{shown(passed.type)}` in C"
                own = f"`{param.name}: {param.type}` in `{callback.name}`"
                return Mismatch(found.code, f"{why}, {own}: {found.why}")
        found = self.result(callback.result, callback.params, c.result)
        if found is not None:
            why = f"C expects `{shown(c.result)}` back, `{callback.name}` gives"
            return Mismatch(found.code, f"{why} `{callback.result.type}`: {found.why}")
        return None

    # --- C types --------------------------------------------------------------------------------

    def pointee(self, c: CType) -> CType | None:
        """What a pointer or array is of; None for anything else."""
        if isinstance(c, Pointer):
            to = self.header.resolve(c.to)
            return to if isinstance(to, FunctionType) else c.to
        return c.of if isinstance(c, Array) else None

    def named(self, text: str) -> CType:
        """The type that a C name in a spec means: ``struct point``, ``sqlite3 *``."""
        words = text.replace("*", " * ").split()
        stars = words.count("*")
        words = [word for word in words if word not in ("*", "const", "volatile")]
        found: CType
        if len(words) == 2 and words[0] in ("struct", "union", "enum"):
            found = Tagged(words[0], words[1])
        elif len(words) == 1 and words[0] in self.header.typedefs:
            found = Named(words[0])
        else:
            found = Basic(canonical(words))
        for _ in range(stars):
            found = Pointer(found)
        return found

    def key(self, c: CType) -> str:
        """What tells a type from others, whatever typedefs it is named by."""
        found = self.header.resolve(c)
        if isinstance(found, Tagged):
            return found.key
        if isinstance(found, Pointer):
            return f"{self.key(found.to)} *"
        return declare(found) if not isinstance(found, Basic) else found.name

    def expanded(self, c: CType) -> CType:
        """The type with typedefs replaced by what the reading says is behind them."""
        found = self.header.resolve(c)
        if isinstance(found, Tagged) and found.anonymous:
            return c
        if isinstance(found, Pointer):
            return replace(found, to=self.expanded(found.to))
        if isinstance(found, Array):
            return replace(found, of=self.expanded(found.of))
        if isinstance(found, FunctionType):
            params = tuple(replace(p, type=self.expanded(p.type), name="") for p in found.params)
            return replace(found, result=self.expanded(found.result), params=params)
        return found

    def depends(self, kind: Type, c: CType) -> str:
        """What to write for an integer that is as wide as C's on this platform only; else empty."""
        base = kind.base
        while base.kind in ("list", "array", "ref") and base.item is not None:
            inside = self.header.resolve(c)
            to = inside.of if isinstance(inside, Array) else self.pointee(inside)
            if to is None:
                return ""
            base, c = base.item.base, to
        if base.kind != "int":
            return ""
        names = set()
        while isinstance(c, Named) and c.name in self.header.typedefs:
            names.add(c.name)
            c = self.header.typedefs[c.name].type
        if names & _FIXED:
            own = "fixed"
        elif names & _ADDRESS:
            own = "address"
        else:
            is_long = isinstance(c, Basic) and c.name in ("long", "unsigned long")
            own = "long" if is_long else "fixed"
        written = {"isize": "address", "usize": "address", "long": "long", "ulong": "long"}
        if written.get(base.name, "fixed") == own or base.name == "wchar":
            return ""
        unsigned = not self.target.spec[base.name].signed
        better = {
            "address": "usize" if unsigned else "isize",
            "long": "ulong" if unsigned else "long",
        }
        fallback = f"{'u' if unsigned else 'i'}{8 * self.target.spec[base.name].size}"
        return better.get(own, fallback)


_ARTICLES = {
    "int": "that is an integer",
    "float": "that is a float",
    "bool": "that is a `_Bool`",
    "void": "C gives nothing back",
    "pointer": "that is a pointer",
    "record": "that is a struct or union",
    "array": "that is an array",
}


def family_of(c: CType) -> str:
    """int, float, bool, char, void, pointer, array, record or other."""
    if isinstance(c, Basic):
        if c.name in ("float", "double", "long double"):
            return "float"
        special = {"_Bool": "bool", "char": "char", "void": "void"}
        if c.name in special:
            return special[c.name]
        words = set(c.name.split())
        return "int" if words <= {"signed", "unsigned", "char", "short", "int", "long"} else "other"
    names = {Pointer: "pointer", Array: "array", Tagged: "record", FunctionType: "pointer"}
    return names.get(type(c), "other")


def is_void(c: CType) -> bool:
    return isinstance(c, Basic) and c.name == "void"


def shown(c: CType) -> str:
    """The C type as text for people: a type without a tag is called so."""
    return re.sub(r"\$\d+", "(without a tag)", declare(c))


def _widths(expected: Width, found: Width) -> Mismatch | None:
    if expected.size != found.size:
        return Mismatch("E505", f"{found.size} bytes in C, {expected.size} in the spec")
    if expected.signed != found.signed:
        signs = ("signed", "unsigned")
        return Mismatch("E505", f"{signs[expected.signed]} in C, {signs[found.signed]} in the spec")
    return None
