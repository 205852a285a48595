"""``structs.py`` of a package over a C library: the classes of its structs and unions."""

from __future__ import annotations

from sffi_gen.emit.c.kinds import Kinds
from sffi_gen.emit.c.lines import Imports, call, documented, module, stub
from sffi_gen.emit.layout import quoted
from sffi_gen.model.library import Library, Member, Record

#: structs with more members take them by a loop
MANY = 12


def structs(library: Library) -> str:
    """The module."""
    imports = Imports()
    kinds = Kinds(library, imports)
    imports.use("sffi.c.define", "define")
    body: list[str] = []
    for record in library.records:
        base = imports.use("sffi.c.records", "Union" if record.union else "Struct")
        body += ["", "", f"class {record.name}({base}):"]
        body += [*documented(_doc(record), _c_text(record)), "", "    __slots__ = ()"]
        fixed = [member.name for member in _named(library, record) if not _flexible(member)]
        if 0 < len(fixed) <= MANY:
            unset = imports.use("sffi.c.records", "UNSET")
            heads = call("def __init__", ["self", *(f"{name}={unset}" for name in fixed)])
            body += ["", *(f"    {line}" for line in heads[:-1]), f"    {heads[-1]}:"]
            for name in fixed:
                body += [f"        if {name} is not {unset}:", f"            self.{name} = {name}"]
    body += ["", ""]
    for record in library.records:
        body += call("define", _arguments(record, kinds))
    return module(
        library,
        f"The structs and unions of {library.name}.",
        imports,
        [record.name for record in library.records],
        body,
    )


def structs_stub(library: Library) -> str:
    """Its stub."""
    imports = Imports()
    kinds = Kinds(library, imports)
    body: list[str] = []
    for record in library.records:
        base = imports.use("sffi.c.records", "Union" if record.union else "Struct")
        body += ["", f"class {record.name}({base}):"]
        body += documented(_doc(record), _c_text(record))
        members = _named(library, record)
        for member in members:
            body += _property(member, kinds)
        fixed = [member for member in members if not _flexible(member)]
        arguments = [
            "self",
            *(f"{m.name}: {kinds.given(m.type, m, local=True)} = ..." for m in fixed),
        ]
        body += [f"    def __init__({', '.join(arguments)}) -> None: ..."]
        if len(fixed) < len(members):
            made = ["cls", "length: int", *arguments[1:]]
            imports.use("typing_extensions", "Self")
            body += ["    @classmethod"]
            body += [f"    def make({', '.join(made)}) -> Self: ..."]
    return stub(imports, body, library.package)


def _doc(record: Record) -> tuple[str, ...]:
    """The record's documentation, and that of its members under it."""
    lines = [
        f"{member.name}: {line}" if not number else f"    {line}"
        for member in record.members
        for number, line in enumerate(member.doc)
    ]
    if not lines:
        return record.doc
    head = record.doc or (_c_text(record),)
    return (*head, "", "Members:", *(f"    {line}" for line in lines), "")


def _c_text(record: Record) -> str:
    if record.parent:
        return f"Within ``{record.parent}``."
    return f"``{record.c}``."


def _arguments(record: Record, kinds: Kinds) -> list[str]:
    arguments = [record.name]
    flexible = ""
    for member in record.members:
        if _flexible(member):
            assert member.type.item is not None
            item = kinds.kind(member.type.item, member, local=True)
            flexible = f'("{member.name}", {item})'
            continue
        name = f'"{member.name}"' if member.name else "None"
        parts = [name, kinds.kind(member.type, member, local=True)]
        if member.bits is not None or member.align:
            parts.append(str(member.bits))
        if member.align:
            parts.append(str(member.align))
        arguments.append(f"({', '.join(parts)})")
    arguments += [f"c={quoted(record.c)}"] if record.c else []
    arguments += ["packed=True"] if record.packed else []
    arguments += [f"pack={record.pack}"] if record.pack else []
    arguments += [f"align={record.align}"] if record.align else []
    arguments += [f"flexible={flexible}"] if flexible else []
    return arguments


def _flexible(member: Member) -> bool:
    return member.type.kind == "array" and member.type.size is None


def _named(library: Library, record: Record) -> list[Member]:
    """The members that Python sees: those of anonymous ones as the record's own."""
    found: list[Member] = []
    for member in record.members:
        if member.name:
            found.append(member)
        elif member.type.kind == "record":
            found += _named(library, library.record(member.type.name))
    return found


def _property(member: Member, kinds: Kinds) -> list[str]:
    seen = kinds.seen(member.type, member, local=True)
    given = kinds.given(member.type, member, local=True)
    return [
        "    @property",
        f"    def {member.name}(self) -> {seen}: ...",
        f"    @{member.name}.setter",
        f"    def {member.name}(self, value: {given}) -> None: ...",
    ]
