"""Declarations in C, for comparing headers, and what is told of them besides."""

from __future__ import annotations

from sffi_gen.header.ctype import declare
from sffi_gen.header.model import Enum, Function, Record
from sffi_gen.importer.docs import documentation


def remarks(function: Function) -> list[str]:
    """What attributes say to a person who calls the function."""
    said = []
    for attribute in function.attributes:
        if attribute.name in ("deprecated", "unavailable"):
            why = "".join(attribute.arguments).replace('" "', "").strip('"')
            said.append(f"Deprecated{': ' + why if why else '.'}")
    if any(a.name == "noreturn" for a in function.attributes):
        said.append("Does not return.")
    return list(dict.fromkeys(said))


def describe(item: Record | Enum) -> str:
    """A struct or enum in C, for comparing headers."""
    if isinstance(item, Enum):
        members = ", ".join(f"{m.name} = {m.value}" for m in item.members or ())
        return f"{item.c_name} {{ {members} }}"
    parts = []
    for one in item.fields or ():
        width = f" : {one.bits}" if one.bits is not None else ""
        marks = "".join(f" {a}" for a in one.attributes)
        parts.append(f"{declare(one.type, one.name)}{width}{marks};")
    marks = "".join(f" {attribute}" for attribute in item.layout)
    pack = f" pack({item.pack})" if item.pack is not None else ""
    return f"{item.c_name} {{ {' '.join(parts)} }}{marks}{pack}"


def comment(lines: tuple[str, ...], style: str) -> list[str]:
    return [f"# {line}".rstrip() for line in documentation(lines, style)]
