"""Random C structs and unions: as text for a compiler, and as sffi lays them out."""

from __future__ import annotations

import itertools
import random
from dataclasses import dataclass, field

from sffi.c.layout import Layout, Member, lay_out
from sffi.c.scalars import SCALARS

#: name in a spec, and in C
C_NAMES = {
    "i8": "int8_t",
    "i16": "int16_t",
    "i32": "int32_t",
    "i64": "int64_t",
    "u8": "uint8_t",
    "u16": "uint16_t",
    "u32": "uint32_t",
    "u64": "uint64_t",
    "usize": "size_t",
    "long": "long",
    "ulong": "unsigned long",
    "char": "char",
    "bool": "_Bool",
    "f32": "float",
    "f64": "double",
    "longdouble": "long double",
}
INTEGERS = [name for name in C_NAMES if SCALARS[name].family == "int"]


@dataclass
class Field:
    """A member: of a scalar type, or of a struct or union declared before or on the spot."""

    name: str
    type: str | Record
    count: tuple[int, ...] = ()
    bits: int | None = None
    aligned: int = 0

    @property
    def named(self) -> bool:
        return not self.name.startswith("_")


@dataclass
class Record:
    """``name`` is empty for one that is written where it is used."""

    keyword: str
    name: str
    fields: list[Field]
    packed: bool = False
    pack: int = 0
    align: int = 0
    layout: Layout = field(init=False)

    def __post_init__(self) -> None:
        members = [member(each) for each in self.fields]
        self.layout = lay_out(
            members,
            union=self.keyword == "union",
            packed=self.packed,
            pack=self.pack,
            align=self.align,
        )

    def paths(self) -> list[tuple[str, Field, int]]:
        """Every named scalar, array or named record: C expression, field, first bit."""
        found = []
        for each, place in zip(self.fields, self.layout.places, strict=True):
            if each.named:
                found.append((each.name, each, place.bit))
            elif isinstance(each.type, Record):
                found += [(path, inner, place.bit + bit) for path, inner, bit in each.type.paths()]
        return found

    def text(self) -> str:
        """The C declaration."""
        attributes = ["packed"] if self.packed else []
        if self.align:
            attributes.append(f"aligned({self.align})")
        shown = f" __attribute__(({', '.join(attributes)}))" if attributes else ""
        body = " ".join(field_text(each) for each in self.fields)
        text = f"{self.keyword}{shown} {self.name} {{ {body} }}"
        if self.pack and self.name:
            return f"#pragma pack(push, {self.pack})\n{text};\n#pragma pack(pop)\n"
        return f"{text};\n" if self.name else text


def member(each: Field) -> Member:
    if isinstance(each.type, Record):
        size, align = each.type.layout.size, each.type.layout.align
    else:
        size, align = SCALARS[each.type].size, SCALARS[each.type].align
    for count in each.count:
        size *= count
    return Member(each.name if each.named else None, size, align, each.bits, each.aligned)


def field_text(each: Field) -> str:
    if isinstance(each.type, Record):
        record = each.type
        kind = f"{record.keyword} {record.name}" if record.name else record.text()
    else:
        kind = C_NAMES[each.type]
    name = each.name if each.named else ""
    name += "".join(f"[{count}]" for count in each.count)
    if each.bits is not None:
        name += f" : {each.bits}"
    if each.aligned:
        name += f" __attribute__((aligned({each.aligned})))"
    return f"{kind} {name};"


def random_records(seed: int, count: int, *, plain: bool = False) -> list[Record]:
    """So many records, later ones using earlier ones.

    Args:
        plain: nothing that only compilers' extensions can say: packing and alignment.
    """
    chance = random.Random(seed)
    made: list[Record] = []
    for number in range(count):
        made.append(_record(chance, f"r{number}", made, plain))
    return made


def _record(
    chance: random.Random,
    name: str,
    made: list[Record],
    plain: bool,
    pack: int = 0,
    depth: int = 0,
) -> Record:
    keyword = "union" if chance.random() < 0.2 else "struct"
    packed, align = False, 0
    if not plain and name:
        packed = chance.random() < 0.15
        pack = 0 if packed or chance.random() > 0.12 else chance.choice([1, 2, 4, 8])
        align = chance.choice([2, 4, 8, 16, 32]) if chance.random() < 0.1 else 0
    bit_heavy = chance.random() < 0.5
    prefix = name or f"a{chance.randrange(10**9)}"
    fields = [
        _field(chance, f"{prefix}_f{index}", made, plain, pack, depth, bit_heavy)
        for index in range(chance.randint(1, 7))
    ]
    if not any(each.named for each in fields):
        fields.append(Field(f"{prefix}_last", "u8"))
    return Record(keyword, name, fields, packed, pack, align)


def _field(
    chance: random.Random,
    name: str,
    made: list[Record],
    plain: bool,
    pack: int,
    depth: int,
    bit_heavy: bool,
) -> Field:
    roll = chance.random()
    if bit_heavy and roll < 0.7:
        kind = chance.choice([*INTEGERS, "bool"])
        width = 1 if kind == "bool" else chance.randint(1, 8 * SCALARS[kind].size)
        if chance.random() < 0.12 and kind != "bool":
            return Field("_", kind, bits=chance.choice([0, width]))
        return Field(name, kind, bits=width)
    if roll < 0.75:
        aligned = 0 if plain or chance.random() > 0.08 else chance.choice([2, 8, 16])
        return Field(name, chance.choice(list(C_NAMES)), aligned=aligned)
    if roll < 0.85:
        count = (chance.randint(1, 5),) if chance.random() < 0.7 else (2, chance.randint(1, 3))
        return Field(name, chance.choice(list(C_NAMES)), count)
    if roll < 0.93 and made:
        count = (chance.randint(1, 3),) if chance.random() < 0.3 else ()
        return Field(name, chance.choice(made[-8:]), count)
    if depth < 2:
        inner = _record(chance, "", made, True, pack, depth + 1)
        return Field("_" if chance.random() < 0.6 else name, inner)
    return Field(name, chance.choice(list(C_NAMES)))


# --- scalars, and C code that reads and writes them all -------------------------------------------

FLOATS = ("f32", "f64", "longdouble")


@dataclass(frozen=True)
class Scalar:
    """A scalar somewhere in a record: ``path`` is the same expression in C and in Python."""

    path: str
    type: str
    bits: int | None

    @property
    def real(self) -> bool:
        return self.type in FLOATS

    @property
    def in_chars(self) -> bool:
        """Whether it is in an array of ``char``, which Python sees as a whole."""
        return self.type == "char" and self.path.endswith("]")

    def random(self, chance: random.Random) -> object:
        """A value that fits; the limits of its range among them."""
        if self.type == "bool":
            return chance.random() < 0.5
        if self.type == "char":
            return bytes([chance.randrange(256)])
        if self.real:
            return chance.randrange(-(10**6), 10**6) / 4
        scalar = SCALARS[self.type]
        width = self.bits or 8 * scalar.size
        low = -(1 << width - 1) if scalar.signed else 0
        high = low + (1 << width) - 1
        return chance.choice([low, high, chance.randint(low, high)])

    def crossed(self, value: object) -> int | float:
        """A value as C hands it over: all integers as ``int64_t``."""
        if isinstance(value, bytes):
            return int.from_bytes(value, "little", signed=True)
        if isinstance(value, float):
            return value
        assert isinstance(value, int)
        return int(value) - (1 << 64) if value >= 1 << 63 else int(value)


def scalars(record: Record, prefix: str = "") -> list[Scalar]:
    """All of them, those of records and arrays inside too."""
    found: list[Scalar] = []
    for each in record.fields:
        if not each.named:
            found += scalars(each.type, prefix) if isinstance(each.type, Record) else []
            continue
        for index in itertools.product(*map(range, each.count)):
            path = prefix + each.name + "".join(f"[{number}]" for number in index)
            if isinstance(each.type, Record):
                found += scalars(each.type, f"{path}.")
            else:
                found.append(Scalar(path, each.type, each.bits))
    return found


def code(records: list[Record]) -> str:
    """C functions for each record.

    ``N_read`` and ``N_write`` move every scalar between the record and two arrays; ``N_echo`` takes
    one by value, between other arguments, reads it, and returns it. ``N_facts`` gives size,
    alignment, and for each named member its first bit.
    """
    parts = [
        "#include <stdint.h>\n#include <stddef.h>\n#include <string.h>\n",
        "static int64_t first_bit(const unsigned char *p, size_t n) {"
        " for (size_t i = 0; i < 8 * n; i++) if (p[i / 8] >> i % 8 & 1) return i; return -1; }\n",
    ]
    for record in records:
        kind = f"{record.keyword} {record.name}"
        read = write = facts = ""
        all_ = scalars(record)
        for number, each in enumerate(all_):
            place = f"{'d' if each.real else 'n'}[{number}]"
            read += f"{place} = {'' if each.real else '(int64_t)'}p->{each.path}; "
            write += f"p->{each.path} = {place}; "
        for number, (path, each_field, _) in enumerate(record.paths()):
            if each_field.bits is None:
                facts += f"n[{number + 2}] = 8 * offsetof({kind}, {path}); "
            else:
                facts += (
                    f"memset(&v, 0, sizeof v); v.{path} = -1; "
                    f"n[{number + 2}] = first_bit((unsigned char *)&v, sizeof v); "
                )
        end = len(all_)
        parts.append(
            f"{record.text()}"
            f"void {record.name}_read({kind} *p, int64_t *n, double *d) {{ {read}}}\n"
            f"void {record.name}_write({kind} *p, int64_t *n, double *d) {{ {write}}}\n"
            f"{kind} {record.name}_echo(int32_t a, {kind} v, double b, int64_t *n, double *d) {{ "
            f"{kind} *p = &v; {read} n[{end}] = a; d[{end}] = b; return v; }}\n"
            f"void {record.name}_facts(int64_t *n) {{ static {kind} v; "
            f"n[0] = sizeof v; n[1] = _Alignof({kind}); {facts}}}\n"
        )
    return "".join(parts)


# --- as a spec -----------------------------------------------------------------------------------


def spec(records: list[Record]) -> str:
    """A spec with all of them; ``struct r1`` is ``R1`` in Python."""
    head = "library: records\nlanguage: c\n"
    return head + "".join(_declaration(record) for record in records)


def class_name(record: Record) -> str:
    return record.name.capitalize()


def _declaration(record: Record) -> str:
    words = ["packed"] if record.packed else []
    words += [f"pack: {record.pack}"] if record.pack else []
    words += [f"align: {record.align}"] if record.align else []
    name = class_name(record)
    head = f"{record.keyword} {name} = {record.keyword} {record.name}"
    return f"{head} {_body(record)}{_words(words)}\n"


def _body(record: Record) -> str:
    return f"{{ {', '.join(_member(each) for each in record.fields)} }}"


def _words(words: list[str]) -> str:
    return f" [{', '.join(words)}]" if words else ""


def _member(each: Field) -> str:
    if isinstance(each.type, Record):
        record = each.type
        kind = class_name(record) if record.name else f"{record.keyword} {_body(record)}"
    else:
        kind = each.type
    for count in reversed(each.count):
        kind = f"[{kind}; {count}]"
    words = [f"bits: {each.bits}"] if each.bits is not None else []
    words += [f"align: {each.aligned}"] if each.aligned else []
    return f"{each.name if each.named else '_'}: {kind}{_words(words)}"
