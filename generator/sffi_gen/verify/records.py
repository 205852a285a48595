"""Structs, unions and handles against the header: sizes, offsets, bit-fields, types of fields."""

from __future__ import annotations

from sffi.c.layout import Layout

from sffi_gen.header.ctype import CType, Tagged, declare
from sffi_gen.header.model import Field, Place
from sffi_gen.header.model import Record as CRecord
from sffi_gen.model.library import Member, Record, Type
from sffi_gen.names import unescaped
from sffi_gen.source import Span
from sffi_gen.verify.check import Check
from sffi_gen.verify.compare import shown
from sffi_gen.verify.header_layout import HeaderLayouts
from sffi_gen.verify.spec_layout import Found, SpecLayouts


class RecordCheck(Check):
    def ask(self) -> None:
        self.layouts = SpecLayouts(self.library, self.target)
        self.by_reading = HeaderLayouts(self.header, self.target)
        for handle in self.library.handles:
            self._handle(handle.name, handle.cpp, handle.span)
        for record in self.library.records:
            if record.c:
                self._record(record)

    def _handle(self, name: str, cpp: str, span: Span | None) -> None:
        question = self.integer(f"sizeof({cpp})")
        kind = self.header.resolve(self.comparer.named(cpp))
        pointer = self.comparer.pointee(kind) is not None

        def judge() -> None:
            size = self.answer(question).value
            if self.probe is None and pointer:
                self.proved("types")
            elif self.probe is None:
                self.unproved("types", self.answer(question).problem)
            elif size is None:
                self.wrong("types")
                self.report.add("E501", f"the header has no type `{cpp}`", span)
            elif size != self.target.pointer.size or not pointer:
                self.wrong("types")
                self.report.add(
                    "E506", f"handle `{name}` is `{cpp}`, which is no pointer in the header", span
                )
            else:
                self.proved("types")

        self.later.append(judge)

    # --- one struct -----------------------------------------------------------------------------

    def _record(self, record: Record) -> None:
        c = self.header.record(self.comparer.named(record.c))
        self._inline(record, c)
        layout = self.layouts.layout(record)
        size = self.integer(f"sizeof({record.c})")
        align = self.integer(f"_Alignof({record.c})")
        fields = self.layouts.fields(record, record.c)
        before = self.report.errors
        if c is not None and c.fields is not None:
            self._compare(record, c)
        same = self.report.errors == before
        for found in fields:
            self._questions(found)
        self.later.append(lambda: self._judge(record, c, layout, size, align, fields, same))

    def _questions(self, found: Found) -> None:
        owner, name = found.owner, found.name
        if self.probe is None:
            return
        if found.member.bits is not None:
            found.bits = self.probe.bits(owner, name)
            found.sign = self.probe.signed_bits(owner, name)
            return
        found.offset = self.integer(f"__builtin_offsetof({owner}, {name})")
        if found.width:
            found.size = self.integer(f"sizeof((({owner} *)0)->{name})")

    def _inline(self, record: Record, c: CRecord | None) -> None:
        """Join structs that are written inside others with the header's."""
        if c is None or c.fields is None:
            return
        for member, field in self._pairs(record, c):
            if member is None or field is None:
                continue
            kind, found = member.type, field.type
            while kind.kind == "array" and kind.item is not None:
                kind, found = kind.item, self.comparer.pointee(self.header.resolve(found)) or found
            if kind.kind == "record" and not self.library.record(kind.name).c:
                self.comparer.inline[kind.name] = self.header.resolve(found)
                self._inline(self.library.record(kind.name), self.header.record(found))

    def _pairs(self, record: Record, c: CRecord) -> list[tuple[Member | None, Field | None]]:
        """Members of the spec with the header's fields: by name, anonymous ones by position."""
        assert c.fields is not None
        by_name = {field.name: field for field in c.fields if field.name}
        nameless = [f for f in c.fields if not f.name and f.bits is None]
        pairs: list[tuple[Member | None, Field | None]] = []
        for member in record.members:
            if member.name:
                pairs.append((member, by_name.pop(unescaped(member.name), None)))
            elif member.bits is None:
                pairs.append((member, nameless.pop(0) if nameless else None))
        pairs += [(None, field) for field in (*by_name.values(), *nameless)]
        return pairs

    # --- against the reading --------------------------------------------------------------------

    def _compare(self, record: Record, c: CRecord) -> None:
        for member, field in self._pairs(record, c):
            if member is None:
                assert field is not None
                name = f"`{field.name}`" if field.name else "an anonymous member"
                self.report.add(
                    "E510",
                    f"`{record.name}` leaves out {name} of `{record.c or c.key}`",
                    record.span,
                    "",
                    [f"declared at {field.place}: `{shown(field.type)}`"],
                )
            elif field is None and c.problem:
                self.unproved("types", c.problem)  # the compiler is still asked where it is
            elif field is None:
                self.wrong("types")
                name = unescaped(member.name)
                what = f"field `{name}`" if name else "such anonymous member"
                names = ", ".join(f.name for f in c.fields or () if f.name)
                self.report.add(
                    "E501",
                    f"`{record.c or c.key}` has no {what} in the header",
                    member.span,
                    "",
                    [f"declared at {c.place}; its fields are {names}"],
                )
            else:
                self._field(record, member, field)

    def _field(self, record: Record, member: Member, field: Field) -> None:
        label = f"{record.name}.{unescaped(member.name)}" if member.name else record.name
        kind = member.type
        if (member.bits is None) != (field.bits is None):
            self.wrong("types")
            says = ("a bit-field in C and none", "no bit-field in C and one")[field.bits is None]
            notes = [f"declared at {field.place}"]
            self.report.add("E504", f"`{label}` is {says} in the spec", member.span, "", notes)
            return
        mismatch = None
        if member.bits is None:
            mismatch = self.comparer.mismatch(kind, field.type, member.encoding)
        if mismatch is not None:
            self.wrong("types")
            self.differs(member.span, label, str(kind), field.type, mismatch, field.place)
            return
        if kind.kind == "record" and not self.library.record(kind.name).c:
            inner = self.header.record(field.type)
            if inner is not None and inner.fields is not None:
                self._compare(self.library.record(kind.name), inner)
            return
        if member.bits is None:
            better = self.comparer.depends(kind, field.type)
            if better:
                self.depends(member.span, f"`{label}`", better, field.type)
            if member.name:
                self._same(record, member, field.type)

    def _same(self, record: Record, member: Member, c: CType) -> None:
        """Asks the compiler whether a field's type was read right."""
        outer = record
        path = [unescaped(member.name)]
        while not outer.c:
            parent = self.library.record(outer.parent)
            step = next((m for m in parent.members if _holds(m.type, outer.name)), None)
            if step is None or step.type.kind == "array":
                self.unproved("types", "C has no words for a type without a tag")
                return
            path[:0] = [unescaped(step.name)] if step.name else []
            outer = parent
        text = declare(self.comparer.expanded(c))
        if "$" in text:
            self.unproved("types", "C has no words for a type without a tag")
            return
        question = self.integer(
            f"__builtin_types_compatible_p(__typeof__((({outer.c} *)0)->{'.'.join(path)}), {text})"
        )

        def judge() -> None:
            if self.probe is None or self.answer(question).value == 1:
                self.proved("types")
            else:
                self.unproved("types", "the compiler sees another type than was read")

        self.later.append(judge)

    # --- against the compiler -------------------------------------------------------------------

    def _judge(
        self,
        record: Record,
        c: CRecord | None,
        layout: Layout,
        size: int,
        align: int,
        fields: list[Found],
        same: bool,
    ) -> None:
        """Sizes and places; ``same`` is false where fields differ, from which the rest follows."""
        place = c.place if c is not None else None
        real, alignment = self.answer(size), self.answer(align)
        if self.probe is None:
            self._judge_by_reading(record, c, layout, fields)
            return
        if real.number is None:
            self.wrong("sizes")
            self.report.add(
                "E501",
                f"the header has no `{record.c}`, or not what is in it",
                record.span,
                "",
                [real.problem],
                f"if its fields are not known, it is a handle: `type {record.name} = {record.c} *`",
            )
            return
        moved = self._places(fields, place, quiet=not same)
        rows = (
            ("sizes", "bytes", real.number, layout.size),
            ("alignments", "bytes of alignment", alignment.number, layout.align),
        )
        for kind, what, says, spec in rows:
            if says == spec:
                self.proved(kind)
                continue
            self.wrong(kind)
            if same and not moved:
                moved = True
                self.report.add(
                    "E502",
                    f"`{record.name}` has {spec} {what} in the spec; `{record.c}` has {says} in C",
                    record.span,
                    "",
                    [f"declared at {place}"] if place else [],
                    _hint(record, c),
                )

    def _places(self, fields: list[Found], place: Place | None, quiet: bool) -> bool:
        """Judge the fields' places; whether one differs. Only the first one is reported."""
        moved = False
        for found in fields:
            problem = (
                self._bit_field(found) if found.member.bits is not None else self._place(found)
            )
            if problem:
                code, message = problem
                if not moved and not quiet:
                    notes = [f"declared at {place}"] if place else []
                    self.report.add(code, message, found.member.span, "", notes)
                moved = True
        return moved

    def _place(self, found: Found) -> tuple[str, str] | None:
        offset, size = self.answer(found.offset), self.answer(found.size)
        if offset.number is None:
            if "no member" in offset.problem:
                self.wrong("offsets")
                return "E501", f"`{found.owner}` has no field `{found.name}` in the header"
            if "bit-field" in offset.problem:
                self.wrong("offsets")
                return "E504", f"`{found.label}` is a bit-field in C and none in the spec"
            self.unproved("offsets", offset.problem)
            return None
        if offset.number != found.bit // 8:
            self.wrong("offsets")
            return (
                "E503",
                f"`{found.label}` is at byte {found.bit // 8} in the spec and at byte "
                f"{offset.number} in C",
            )
        self.proved("offsets")
        if size.number is not None and 8 * size.number != found.width:
            self.wrong("sizes")
            return (
                "E502",
                f"`{found.label}` has {found.width // 8} bytes in the spec and {size.number} in C",
            )
        if size.number is not None:
            self.proved("sizes")
        return None

    def _bit_field(self, found: Found) -> tuple[str, str] | None:
        answer, sign = self.answer(found.bits), self.answer(found.sign)
        if not isinstance(answer.value, bytes):
            self.unproved("bit-fields", answer.problem)
            return None
        bits = bits_of(answer.value, self.target.little)
        own = list(range(found.bit, found.bit + found.width))
        signed = self._is_signed(found.member.type)
        if bits != own:
            self.wrong("bit-fields")
            says = f"{_range(bits)} in C" if bits else "nowhere in C"
            return "E504", f"`{found.label}` is {_range(own)} in the spec and {says}"
        if sign.value is None:
            self.unproved("bit-fields", "their sign: the optimiser did not say it")
        elif bool(sign.value) != signed:
            self.wrong("bit-fields")
            words = ("unsigned", "signed")
            says = f"{words[signed]} in the spec and {words[not signed]} in C"
            return "E504", f"`{found.label}` is {says}"
        else:
            self.proved("bit-fields")
        return None

    def _is_signed(self, kind: Type) -> bool:
        name = self.library.enum(kind.name).integer if kind.kind == "enum" else kind.name
        if kind.kind == "enum":  # the compiler takes an unsigned type where no member is negative
            return any(value < 0 for _, value in self.library.enum(kind.name).members)
        return self.target.spec[name or kind.kind].signed

    def _judge_by_reading(
        self, record: Record, c: CRecord | None, layout: Layout, fields: list[Found]
    ) -> None:
        """Without a compiler: the header's fields laid out by the same rules as the spec's."""
        key = self.header.resolve(self.comparer.named(record.c))
        own = self.by_reading.layout(key.key) if isinstance(key, Tagged) else None
        if c is None or own is None:
            self.unproved("sizes", self.answer(-1).problem, 2)
            self.unproved("offsets", self.answer(-1).problem, len(fields))
            return
        if (own.size, own.align) != (layout.size, layout.align):
            self.wrong("sizes")
            self.report.add(
                "E502",
                f"`{record.name}` has {layout.size} bytes, aligned to {layout.align}, in the spec; "
                f"`{record.c}` {own.size}, aligned to {own.align}, by the header",
                record.span,
                "",
                [f"declared at {c.place}"],
                _hint(record, c),
            )
            return
        self.proved("sizes")
        self.proved("alignments")
        places = self.by_reading.places(key.key) if isinstance(key, Tagged) else {}
        for found in fields:
            if found.owner != record.c or found.name not in places:
                self.unproved("offsets", self.answer(-1).problem)
            elif places[found.name] == (found.bit, found.width):
                self.proved("offsets" if found.member.bits is None else "bit-fields")
            else:
                self.wrong("offsets")
                bit = places[found.name][0]
                where = f"bit {found.bit} in the spec and at bit {bit} by the header"
                code = "E503" if found.member.bits is None else "E504"
                self.report.add(code, f"`{found.label}` is at {where}", found.member.span)


def _holds(kind: Type, name: str) -> bool:
    while kind.kind == "array" and kind.item is not None:
        kind = kind.item
    return kind.kind == "record" and kind.name == name


def bits_of(data: bytes, little: bool) -> list[int]:
    """The numbers of the bits that are set, counted as the layout counts them."""
    bits = []
    for number in range(8 * len(data)):
        shift = number % 8 if little else 7 - number % 8
        if data[number // 8] >> shift & 1:
            bits.append(number)
    return bits


def _range(bits: list[int]) -> str:
    if len(bits) == 1:
        return f"bit {bits[0]}"
    if bits == list(range(bits[0], bits[-1] + 1)):
        return f"bits {bits[0]} to {bits[-1]}"
    return f"bits {', '.join(map(str, bits))}"


def _hint(record: Record, c: CRecord | None) -> str:
    """What the header says of the layout and the spec does not."""
    if c is None:
        return ""
    said = [str(a) for a in c.layout]
    said += [f"#pragma pack({c.pack})"] if c.pack else []
    said += list(c.pragmas)
    own = record.packed or record.pack or record.align
    return f"the header has {', '.join(said)}" if said and not own else ""
