"""C types in the words of the spec."""

from __future__ import annotations

from sffi_gen.header.ctype import (
    Array,
    Basic,
    CType,
    FunctionType,
    Named,
    Pointer,
    Tagged,
    Unknown,
    Vector,
    declare,
)
from sffi_gen.header.model import Header, Record
from sffi_gen.importer.plan import Plan, _nice

SCALARS = {
    "_Bool": "bool",
    "char": "char",
    "signed char": "i8",
    "unsigned char": "u8",
    "short": "i16",
    "unsigned short": "u16",
    "int": "i32",
    "unsigned int": "u32",
    "long": "long",
    "unsigned long": "ulong",
    "long long": "i64",
    "unsigned long long": "u64",
    "float": "f32",
    "double": "f64",
    "long double": "longdouble",
}
NAMED = {
    "size_t": "usize",
    "ssize_t": "isize",
    "ptrdiff_t": "isize",
    "intptr_t": "isize",
    "uintptr_t": "usize",
    "wchar_t": "wchar",
    "bool": "bool",
    **{f"int{bits}_t": f"i{bits}" for bits in (8, 16, 32, 64)},
    **{f"uint{bits}_t": f"u{bits}" for bits in (8, 16, 32, 64)},
}
BYTES = ("char", "i8", "u8")
_PRIVATE = ("_", "$")


class CannotCarry(Exception):
    """Why a declaration cannot be in the spec."""


class Spelling:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.header: Header = plan.header
        #: structs and enums of other headers that are needed, in order
        self.foreign: dict[str, Record] = {}
        self.own_records = {i.key for i in plan.items if isinstance(i, Record)}
        self._problems: dict[str, str] = {}
        plan.problem_of = self.problem

    # --- scalars --------------------------------------------------------------------------------

    def scalar(self, kind: CType) -> str | None:
        """A number's or enum's type; None for anything else."""
        while True:
            if isinstance(kind, Named):
                if kind.name in NAMED:
                    return NAMED[kind.name]
                if kind.name in self.plan.alias_names:
                    return self.plan.alias_names[kind.name]
                behind = self.header.typedefs.get(kind.name)
                if behind is None:
                    return None
                kind = behind.type
                continue
            if isinstance(kind, Basic):
                return SCALARS.get(kind.name)
            if isinstance(kind, Tagged) and kind.kind == "enum":
                return self.enum(kind)
            return None

    def plain(self, kind: CType) -> str | None:
        """The scalar with aliases of the spec looked through."""
        kind = self.header.resolve(kind) if not _is_known(kind) else kind
        if isinstance(kind, Named):
            return NAMED.get(kind.name) or self.scalar(kind)
        return self.scalar(kind)

    def enum(self, kind: Tagged) -> str:
        name = self.plan.enum_names.get(kind.key)
        if name:
            return name
        enum = self.header.enums.get(kind.key)
        if enum is not None and enum.base is not None:
            return self.scalar(enum.base) or "i32"
        values = [m.value for m in (enum.members if enum and enum.members else ())]
        return "i32" if any(v is not None and v < 0 for v in values) else "u32"

    # --- structs --------------------------------------------------------------------------------

    def record(self, kind: Tagged, *, by_value: bool = False) -> str | None:
        """The name of a struct or union with known fields; None where they are not known. Those
        that other headers keep to themselves are only known where they are held by value."""
        record = self.header.records.get(kind.key)
        if record is None or record.fields is None or self.problem(record):
            return None
        if kind.key in self.plan.record_names:
            return self.plan.record_names[kind.key]
        if kind.key not in self.own_records:
            if not record.c_name or (record.name.startswith("_") and not by_value):
                return None
            self.foreign[kind.key] = record
        if not record.c_name:
            return None
        name = self.plan.names.type(_nice(record))
        self.plan.record_names[kind.key] = name
        return name

    def problem(self, record: Record) -> str:
        """Why a struct's layout cannot be told in the spec; empty if it can."""
        if record.key in self._problems:
            return self._problems[record.key]
        self._problems[record.key] = ""  # a struct that points to itself
        found = record.problem or self._problem(record)
        self._problems[record.key] = found
        return found

    def _problem(self, record: Record) -> str:
        if record.fields is not None and not record.fields:
            return "it has no fields"
        if record.tag.startswith("$") and record.typedefs:
            named = self.header.typedefs[record.typedefs[0]]
            if any(attribute.name == "aligned" for attribute in named.attributes):
                # C then raises the alignment and leaves the size as it is.
                return "its typedef has an alignment of its own, which a spec cannot say"
        for pragma in record.pragmas:
            return f"`#pragma {pragma}` changes its layout in a way that a spec cannot say"
        for attribute in record.attributes:
            if attribute.name in ("scalar_storage_order", "ms_struct", "gcc_struct"):
                return f"`{attribute}` changes its layout in a way that a spec cannot say"
        for field in record.fields or ():
            item = field.type
            while isinstance(kind := self.header.resolve(item), Array):
                if kind.size is None and kind.text:
                    return f"the length of `{field.name}`, `{kind.text}`, is not known"
                item = kind.of
            if isinstance(kind, Tagged) and kind.kind != "enum":
                inner = self.header.records.get(kind.key)
                if inner is None or inner.fields is None:
                    return f"`{field.name}` is of `{kind.key}`, whose fields are not known"
                if problem := self.problem(inner):
                    return f"`{field.name}` is of `{kind.key}`: {problem}"
                if not inner.c_name and inner.attributes:
                    return f"`{field.name}` is of a nameless struct with attributes"
                if not inner.c_name and item is not field.type:
                    return f"`{field.name}` is an array of a nameless {inner.kind}"
            elif not isinstance(kind, Pointer) and self.scalar(item) is None:
                return f"`{field.name}` is of type `{declare(field.type)}`"
            for attribute in field.attributes:
                if attribute.name == "packed":
                    return f"`packed` of the single field `{field.name}`"
        return ""

    # --- what a pointer points to ---------------------------------------------------------------

    def pointed(self, kind: CType) -> CType | None:
        """What a type points to, typedefs looked through; None if it is no pointer."""
        found = self.header.resolve(kind)
        if isinstance(found, Array):
            return found.of
        return found.to if isinstance(found, Pointer) else None

    def is_const(self, kind: CType) -> bool:
        return "const" in self.header.resolve(kind).quals

    def is_void(self, kind: CType) -> bool:
        return _named(self.header.resolve(kind)) == "void"

    def is_char(self, kind: CType) -> bool:
        return _named(self.header.resolve(kind)) == "char"

    def by_value(self, kind: CType) -> str:
        """The type of what is neither a pointer nor an array.

        Raises:
            CannotCarry: the spec has no word for it.
        """
        scalar = self.scalar(kind)
        if scalar is not None:
            return scalar
        found = self.header.resolve(kind)
        if isinstance(found, Tagged):
            name = self.record(found, by_value=True)
            if name is not None:
                return name
            record = self.header.records.get(found.key)
            why = self.problem(record) if record and record.fields is not None else ""
            raise CannotCarry(
                f"`{declare(kind)}` is passed by value"
                + (f", and {why}" if why else ", and its fields are not known")
            )
        raise CannotCarry(reason_for(kind, found))

    def target(self, kind: CType) -> str | None:
        """The name of the struct or handle that a pointer's type leads to."""
        opaque = self.plan.opaque(kind)
        if opaque is not None:
            return opaque.name
        to = self.pointed(kind)
        found = self.header.resolve(to) if to is not None else None
        if isinstance(found, Tagged) and found.kind != "enum":
            name = self.record(found)
            return f"*{name}" if name else None
        return None


def reason_for(kind: CType, found: CType) -> str:
    """Why no word of the spec is for a type."""
    text = declare(kind)
    behind = "" if declare(found) == text else f" (`{declare(found)}`)"
    name = _named(found)
    if name == "__builtin_va_list":
        return f"`{text}` is a list of variadic arguments, which only C can make"
    if isinstance(found, (Vector, Unknown)) or name:
        return f"the spec has no type for `{text}`{behind}"
    if isinstance(found, Named):
        return f"nothing is known of `{text}`"
    if isinstance(found, FunctionType):
        return f"`{text}` is a function"
    return f"`{text}`{behind} cannot be passed by value"


def _named(kind: CType) -> str:
    return kind.name if isinstance(kind, Basic) else ""


def _is_known(kind: CType) -> bool:
    return isinstance(kind, Named) and kind.name in NAMED
