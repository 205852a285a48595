"""What the runtime calls a type: kinds of members and items, ctypes classes, ranges."""

from __future__ import annotations

from sffi_gen.emit.c.lines import Imports
from sffi_gen.model.library import INTEGERS, Library, Member, Type

KINDS = "sffi.c.kinds"
#: integers whose range only the running platform knows
PLATFORM = ("usize", "isize", "long", "ulong", "wchar")
CTYPES = {
    "i8": "c_int8",
    "i16": "c_int16",
    "i32": "c_int32",
    "i64": "c_int64",
    "u8": "c_uint8",
    "u16": "c_uint16",
    "u32": "c_uint32",
    "u64": "c_uint64",
    "usize": "c_size_t",
    "isize": "c_ssize_t",
    "long": "c_long",
    "ulong": "c_ulong",
    "f32": "c_float",
    "f64": "c_double",
    "longdouble": "c_longdouble",
}


class Kinds:
    """Expressions for types, and the imports that they need."""

    def __init__(self, library: Library, imports: Imports) -> None:
        self.library = library
        self.imports = imports

    def use(self, module: str, name: str) -> str:
        return self.imports.use(module, name)

    def own(self, module: str, name: str) -> str:
        """A name of the package's own."""
        return self.imports.use(f"{self.library.package}.{module}", name)

    def kind(self, type_: Type, member: Member | None = None, *, local: bool = False) -> str:
        """The kind of a member, an item or what a pointer points to.

        Args:
            local: within ``structs.py``, whose classes need no import.
        """
        base, optional = type_.base, type_.kind == "optional"
        extra = ", optional=True" if optional else ""
        if base.kind in ("int", "float"):
            return self.use(KINDS, base.name)
        if base.kind == "bool":
            return self.use(KINDS, "bool_")
        if base.kind == "char":
            return self.use(KINDS, "char")
        if base.kind == "enum":
            integer = self.library.enum(base.name).integer
            enum = self.own("enums", base.name)
            return f"{self.use(KINDS, 'Enumeration')}({enum}, {self.use(KINDS, integer)})"
        if base.kind == "text":
            encoding = member.encoding if member else "utf-8"
            arguments = [f'"{encoding}"'] if encoding != "utf-8" else []
            arguments += ["optional=True"] if optional else []
            if not arguments:
                return self.use(KINDS, "text")
            return f"{self.use(KINDS, 'Text')}({', '.join(arguments)})"
        if base.kind == "ref":
            assert base.item is not None
            target = (
                self.record(base.item.name, local)
                if base.item.kind == "record"
                else self.kind(base.item, local=local)
            )
            return f"{self.use('sffi.c.pointers', 'Pointer')}({target}{extra})"
        if base.kind == "record":
            record = self.record(base.name, local)
            return f"{self.use('sffi.c.records', 'Inline')}({record})"
        if base.kind == "array":
            return self.array(base, member, local)
        if base.kind == "callback":
            callback = self.own("callbacks", base.name)
            return f"{self.use('sffi.c.functions', 'FunctionPointer')}({callback}{extra})"
        if base.kind == "handle":
            handle = self.own("handles", base.name)
            return f"{self.use('sffi.c.functions', 'HandlePointer')}({handle}{extra})"
        return self.use(KINDS, "address")

    def array(self, type_: Type, member: Member | None, local: bool) -> str:
        assert type_.item is not None
        size = 0 if type_.size is None else type_.size
        if type_.item.kind == "char":
            encoding = f', "{member.encoding}"' if member and member.text else ""
            return f"{self.use('sffi.c.arrays', 'CharArray')}({size}{encoding})"
        item = self.kind(type_.item, member, local=local)
        return f"{self.use('sffi.c.arrays', 'Items')}({item}, {size})"

    def record(self, name: str, local: bool) -> str:
        return name if local else self.own("structs", name)

    def ctype(self, type_: Type) -> str:
        """The ctypes class with which a value crosses; pointers of any kind as addresses."""
        base = type_.base
        if base.kind == "enum":
            base = Type("int", self.library.enum(base.name).integer)
        if base.kind in ("int", "float"):
            if base.name == "wchar":
                return f'{self.use("sffi.c.scalars", "scalar")}("wchar").ctype'
            return self.use("ctypes", CTYPES[base.name])
        if base.kind in ("bool", "char"):
            return self.use("ctypes", f"c_{base.kind}")
        return self.use("ctypes", "c_void_p")

    def limits(self, type_: Type) -> tuple[str, str]:
        """The smallest and largest value of an integer or enum, as expressions."""
        name = type_.name if type_.kind == "int" else self.library.enum(type_.name).integer
        if name in PLATFORM:
            scalar = f'{self.use("sffi.c.scalars", "scalar")}("{name}")'
            return f"{scalar}.low", f"{scalar}.high"
        low, high = INTEGERS[name]
        return str(low), str(high)

    # --- for stubs -----------------------------------------------------------------------------

    def seen(self, type_: Type, member: Member | None = None, *, local: bool = False) -> str:
        """What Python is given."""
        base = type_.base
        text = self._seen(base, member, local)
        return f"{text} | None" if type_.kind == "optional" and text != "int | None" else text

    def _seen(self, base: Type, member: Member | None, local: bool) -> str:
        if base.kind in ("int", "float", "bool"):
            return base.kind
        if base.kind == "char":
            return "bytes"
        if base.kind == "text":
            return "str"
        if base.kind == "enum":
            return self.own("enums", base.name)
        if base.kind == "record":
            return self.record(base.name, local)
        if base.kind == "array":
            if base.item is not None and base.item.kind == "char":
                return "str" if member and member.text else "bytes"
            return self.use("sffi.c.arrays", "Array")
        if base.kind == "ref":
            assert base.item is not None
            if base.item.kind == "record":
                return self.record(base.item.name, local)
            return self.use("sffi.c.pointers", "Ref")
        if base.kind == "callback":
            function = self.use("sffi.c.functions", "CFunction")
            return f"{self.own('callbacks', base.name)} | {function}"
        if base.kind == "handle":
            return self.own("handles", base.name)
        return "int | None"

    def given(self, type_: Type, member: Member | None = None, *, local: bool = False) -> str:
        """What Python may give; the same as it is given but for what is converted."""
        base = type_.base
        kinds = {
            "char": "bytes | int",
            "pointer": self.use("typing", "Any") if base.kind == "pointer" else "",
            "enum": f"{self.own('enums', base.name)} | int" if base.kind == "enum" else "",
        }
        if base.kind == "array" and base.item is not None and base.item.kind != "char":
            return f"{self.use('collections.abc', 'Iterable')}[{self.use('typing', 'Any')}]"
        if base.kind == "ref" and base.item is not None and base.item.kind != "record":
            seen = self.seen(type_, member, local=local)
            return f"{seen} | {self.use('sffi.c.arrays', 'Array')}"
        return kinds.get(base.kind) or self.seen(type_, member, local=local)
