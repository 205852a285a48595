"""Where the spec's structs have their fields, by the rules that the generated package follows."""

from __future__ import annotations

from dataclasses import dataclass

from sffi.c.layout import Layout, lay_out
from sffi.c.layout import Member as Laid

from sffi_gen.model.library import Library, Member, Record, Type
from sffi_gen.names import unescaped
from sffi_gen.verify.target import Target


@dataclass
class Found:
    """One named field, with its place and the numbers of what is asked of the compiler.

    ``bit`` counts from the start of ``owner``, the innermost struct around it that C has words for.
    """

    member: Member
    owner: str
    bit: int
    width: int
    name: str
    label: str  # how messages call it: `Point.x`
    offset: int = -1
    size: int = -1
    bits: int = -1
    sign: int = -1


class SpecLayouts:
    """Layouts of a library's structs, each computed once."""

    def __init__(self, library: Library, target: Target) -> None:
        self.library = library
        self.target = target
        self._known: dict[str, Layout] = {}

    def layout(self, record: Record) -> Layout:
        """The layout that the spec describes, by the rules of the platform."""
        if record.name not in self._known:
            laid = []
            for member in record.members:
                size, align = self.extent(member.type)
                # An unnamed bit-field is padding; an anonymous struct counts as having a name.
                name = member.name or (None if member.bits is not None else "(anonymous)")
                laid.append(Laid(name, size, align, member.bits, member.align))
            self._known[record.name] = lay_out(
                laid,
                union=record.union,
                packed=record.packed,
                pack=record.pack,
                align=record.align,
                rules="sysv",
            )
        return self._known[record.name]

    def extent(self, kind: Type) -> tuple[int, int]:
        """Size and alignment of a type of the spec, in bytes."""
        base = kind.base
        if base.kind == "array":
            assert base.item is not None
            size, align = self.extent(base.item)
            return size * (base.size or 0), align
        if base.kind == "record":
            layout = self.layout(self.library.record(base.name))
            return layout.size, layout.align
        name = self.library.enum(base.name).integer if base.kind == "enum" else base.name
        width = self.target.spec.get(name or base.kind, self.target.pointer)
        return width.size, width.align

    def fields(
        self, record: Record, owner: str, path: str = "", start: int = 0, label: str = ""
    ) -> list[Found]:
        """Every field that C can name, those of anonymous members and inline structs included."""
        found: list[Found] = []
        label = label or record.name
        for member, place in zip(record.members, self.layout(record).places, strict=True):
            bit, inner = start + place.bit, None
            if member.type.kind == "record":
                inner = self.library.record(member.type.name)
            if not member.name:
                if inner is not None:
                    found += self.fields(inner, owner, path, bit, label)
                continue
            name = f"{path}{unescaped(member.name)}"
            full = f"{label}.{unescaped(member.name)}"
            found.append(Found(member, owner, bit, place.width, name, full))
            if inner is not None and not inner.c:
                inside = f"__typeof__((({owner} *)0)->{name})"
                found += self.fields(inner, inside, "", 0, full)
        return found
