"""Where the header's own structs have their fields, computed where no compiler is asked."""

from __future__ import annotations

from sffi.c.layout import Layout, Member, lay_out

from sffi_gen.header.ctype import Array, Attribute, Basic, CType, Pointer, Tagged
from sffi_gen.header.model import Header, Record
from sffi_gen.verify.target import Target

_KNOWN = {"packed", "aligned", "alignas"}


class HeaderLayouts:
    """Layouts by key (``struct point``); None for what needs a compiler."""

    def __init__(self, header: Header, target: Target) -> None:
        self.header = header
        self.target = target
        self._known: dict[str, Layout | None] = {}

    def layout(self, key: str) -> Layout | None:
        if key not in self._known:
            self._known[key] = None  # one that holds itself has no layout
            record = self.header.records.get(key)
            self._known[key] = self._lay_out(record) if record is not None else None
        return self._known[key]

    def places(self, key: str) -> dict[str, tuple[int, int]]:
        """First bit and width of each field that C can name, anonymous members' included."""
        layout, record = self.layout(key), self.header.records.get(key)
        found: dict[str, tuple[int, int]] = {}
        if layout is None or record is None:
            return found
        for field, place in zip(record.fields or (), layout.places, strict=True):
            if field.name:
                found[field.name] = (place.bit, place.width)
                continue
            inner = self.header.resolve(field.type)
            if isinstance(inner, Tagged):
                for name, (bit, width) in self.places(inner.key).items():
                    found[name] = (place.bit + bit, width)
        return found

    def _lay_out(self, record: Record) -> Layout | None:
        if record.fields is None or record.problem or record.pragmas:
            return None
        if any(a.name not in _KNOWN for a in record.layout):
            return None
        members = []
        for field in record.fields:
            extent = self._extent(field.type)
            layout = [a for a in field.attributes if a.name in ("aligned", "alignas", "packed")]
            aligned = _alignment(layout, self.target.pointer.size * 2)
            if extent is None or aligned is None or any(a.name == "packed" for a in layout):
                return None
            name = field.name or (None if field.bits is not None else "(anonymous)")
            members.append(Member(name, *extent, field.bits, aligned))
        align = _alignment(record.layout, self.target.pointer.size * 2)
        if align is None:
            return None
        return lay_out(
            members,
            union=record.kind == "union",
            packed=any(a.name == "packed" for a in record.layout),
            pack=record.pack or 0,
            align=align,
            rules="sysv",
        )

    def _extent(self, c: CType) -> tuple[int, int] | None:
        found = self.header.resolve(c)
        if isinstance(found, Basic) and found.name in self.target.c:
            width = self.target.c[found.name]
            return width.size, width.align
        if isinstance(found, Pointer):
            return self.target.pointer.size, self.target.pointer.align
        if isinstance(found, Array):
            item = self._extent(found.of)
            if item is None or (found.size is None and found.text):
                return None
            return item[0] * (found.size or 0), item[1]
        if isinstance(found, Tagged) and found.kind == "enum":
            enum = self.header.enums.get(found.key)
            return (
                (4, 4) if enum is not None and enum.base is None and not enum.attributes else None
            )
        if isinstance(found, Tagged):
            layout = self.layout(found.key)
            return None if layout is None else (layout.size, layout.align)
        return None


def _alignment(attributes: list[Attribute] | tuple[Attribute, ...], largest: int) -> int | None:
    """Bytes that the attributes ask for, 0 if none do; None where it is no plain number."""
    found = 0
    for attribute in attributes:
        if attribute.name == "packed":
            continue
        text = attribute.arguments[0] if attribute.arguments else str(largest)
        if not text.isdigit():
            return None
        found = max(found, int(text))
    return found
