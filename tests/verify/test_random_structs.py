"""Random structs, as a header and as a spec: verify agrees, and sees each change of one thing."""

from __future__ import annotations

from dataclasses import dataclass, replace

from conftest import Truth
from hypothesis import given, settings
from hypothesis import strategies as st

TYPES = {
    "i8": ("signed char", 8),
    "u8": ("unsigned char", 8),
    "i16": ("short", 16),
    "u16": ("unsigned short", 16),
    "i32": ("int", 32),
    "u32": ("unsigned int", 32),
    "i64": ("long long", 64),
    "u64": ("unsigned long long", 64),
    "f32": ("float", 0),
    "f64": ("double", 0),
    "pointer": ("void *", 0),
}


@dataclass(frozen=True)
class Field:
    name: str
    type: str
    bits: int = 0
    dims: tuple[int, ...] = ()

    @property
    def c(self) -> str:
        dims = "".join(f"[{size}]" for size in self.dims)
        return f"{TYPES[self.type][0]} {self.name}{dims}{f' : {self.bits}' if self.bits else ''};"

    @property
    def spec(self) -> str:
        text = self.type
        for size in reversed(self.dims):
            text = f"[{text}; {size}]"
        return f"{self.name}: {text}{f' [bits: {self.bits}]' if self.bits else ''}"


@dataclass(frozen=True)
class Struct:
    name: str
    fields: tuple[Field, ...]
    union: bool = False
    layout: str = ""  # packed, pack or align
    number: int = 0

    @property
    def c(self) -> str:
        attribute = {
            "packed": "__attribute__((packed)) ",
            "align": f"__attribute__((aligned({self.number}))) ",
        }.get(self.layout, "")
        body = " ".join(field.c for field in self.fields)
        text = f"{'union' if self.union else 'struct'} {attribute}{self.name} {{ {body} }};\n"
        if self.layout == "pack":
            text = f"#pragma pack(push, {self.number})\n{text}#pragma pack(pop)\n"
        return text

    @property
    def spec(self) -> str:
        keyword = "union" if self.union else "struct"
        said = {"": "", "packed": " [packed]"}.get(self.layout, f" [{self.layout}: {self.number}]")
        body = ", ".join(field.spec for field in self.fields)
        return f"{keyword} {self.name.upper()} = {keyword} {self.name} {{ {body} }}{said}\n"


@st.composite
def fields(draw: st.DrawFn, name: str) -> Field:
    kind = draw(st.sampled_from(sorted(TYPES)))
    width = TYPES[kind][1]
    if width and draw(st.booleans()):
        return Field(name, kind, bits=draw(st.integers(1, width)))
    dims = draw(st.sampled_from([(), (), (3,), (2, 5)]))
    return Field(name, kind, dims=dims)


@st.composite
def structs(draw: st.DrawFn, name: str) -> Struct:
    count = draw(st.integers(2, 6))
    members = tuple(draw(fields(f"f{number}")) for number in range(count))
    layout = draw(st.sampled_from(["", "", "packed", "pack", "align"]))
    number = draw(st.sampled_from([1, 2, 4, 8]))
    return Struct(name, members, draw(st.integers(0, 4)) == 0, layout, number)


@st.composite
def changed(draw: st.DrawFn, struct: Struct) -> Struct:
    """The struct with one thing changed that C would notice."""
    at = draw(st.integers(0, len(struct.fields) - 1))
    field = struct.fields[at]
    what = draw(st.sampled_from(["type", "name", "without", "size"]))
    if what == "without":
        return replace(struct, fields=struct.fields[:at] + struct.fields[at + 1 :])
    if what == "name":
        new = replace(field, name="other")
    elif what == "size" and field.dims:
        new = replace(field, dims=(field.dims[0] + 1, *field.dims[1:]))
    elif what == "size" and field.bits:
        new = replace(field, bits=field.bits + (-1 if field.bits > 1 else 1))
    else:
        sign = {"i": "u", "u": "i"}.get(field.type[0])
        width = field.type[1:]
        kind = f"{sign}{width}" if sign else {"f32": "f64"}.get(field.type, "f32")
        new = replace(field, type=kind)
    return replace(struct, fields=(*struct.fields[:at], new, *struct.fields[at + 1 :]))


def spec_of(all_: list[Struct]) -> str:
    return 'library: random\nlanguage: c\ninclude: "random.h"\n\n' + "".join(s.spec for s in all_)


@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_random_structs(truth: Truth, data: st.DataObject) -> None:
    all_ = [data.draw(structs(f"s{number}")) for number in range(4)]
    (truth.folder / "random.h").write_text("".join(struct.c for struct in all_))
    report = truth.verify(spec_of(all_))
    assert not report.errors, report.to_text()
    assert {state for _, state in report.claims} == {"proved"}, report.to_text()
    unasked = truth.verify(spec_of(all_), no_compiler=True)
    assert not unasked.errors, unasked.to_text()

    at = data.draw(st.integers(0, len(all_) - 1))
    lie = data.draw(changed(all_[at]))
    report = truth.verify(spec_of([*all_[:at], lie, *all_[at + 1 :]]))
    errors = [found for found in report.findings if found.severity == "error"]
    assert errors, report.to_text()
    # Only the struct that was changed is spoken of.
    assert all(lie.name.upper() in f.message or f" {lie.name}`" in f.message for f in errors)


def test_an_empty_spec_is_true(truth: Truth) -> None:
    (truth.folder / "random.h").write_text("int x;\n")
    assert not truth.verify(spec_of([])).errors
