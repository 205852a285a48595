"""Structs, enums, handles, constants and variables of a header as the spec's."""

from __future__ import annotations

import math

from sffi_gen.header.ctype import Array, CType, Pointer, Tagged
from sffi_gen.header.model import Enum, Field, Global, Macro, Notes, Record, Typedef
from sffi_gen.importer.callbacks import Callbacks
from sffi_gen.importer.docs import documentation
from sffi_gen.importer.names import is_name, members_prefix, without
from sffi_gen.importer.plan import Opaque, Plan
from sffi_gen.importer.spelling import CannotCarry, Spelling
from sffi_gen.syntax.types import string

_CONSTANT_TYPES = {
    "int": "i32",
    "unsigned int": "u32",
    "short": "i32",
    "unsigned short": "u32",
    "char": "i32",
    "signed char": "i32",
    "unsigned char": "u32",
    "long": "i64",
    "unsigned long": "u64",
    "long long": "i64",
    "unsigned long long": "u64",
    "_Bool": "i32",
    "float": "f64",
    "double": "f64",
    "long double": "f64",
}


class Declarations:
    def __init__(self, spelling: Spelling, callbacks: Callbacks) -> None:
        self.spelling = spelling
        self.plan: Plan = spelling.plan
        self.callbacks = callbacks
        self.style = self.plan.options.docs

    def doc(self, notes: Notes, indent: str = "") -> list[str]:
        lines = documentation(notes.comment, self.style)
        return [f"{indent}/// {line}".rstrip() for line in lines]

    # --- handles --------------------------------------------------------------------------------

    def handle(self, opaque: Opaque) -> list[str]:
        line = f"type {opaque.name} = {opaque.c}"
        if not opaque.destroyers:
            return [f"#? What destroys {opaque.name}? [close: NAME]", line]
        names = [self.plan.function_names[f.name] for f in opaque.destroyers]
        others = f" ({', '.join(names[1:])} would do too)" if names[1:] else ""
        return [
            f"#? Is it `{names[0]}` that destroys {opaque.name}?{others}",
            f"{line} [close: {names[0]}]",
        ]

    # --- structs --------------------------------------------------------------------------------

    def record(self, record: Record, name: str) -> tuple[list[str], list[str]]:
        """The lines of a struct or union, and those of callbacks that its fields need.

        Raises:
            CannotCarry: its layout cannot be told.
        """
        if problem := self.spelling.problem(record):
            raise CannotCarry(problem)
        before: list[str] = []
        fields = self.fields(record, name, "    ", before)
        layout = self.layout(record)
        c = record.c_name if record.c_name else ""
        head = f"{record.kind} {name} = {c} {{"
        flat = [field.strip() for field in fields]
        one = f"{head} {', '.join(flat)} }}{layout}"
        if len(one) <= 100 and not any(line.startswith("///") or "\n" in line for line in flat):
            return [one], before
        lines = [line if line.lstrip().startswith("///") else f"{line}," for line in fields]
        lines = "\n".join(lines).split("\n")
        return [head, *lines, f"}}{layout}"], before

    def layout(self, record: Record) -> str:
        found = []
        if record.pack is not None:
            found.append(f"pack: {record.pack}")
        for attribute in record.attributes:
            if attribute.name == "packed":
                found.append("packed")
            elif attribute.name in ("aligned", "alignas"):
                found.append(f"align: {self.alignment(attribute.arguments)}")
        return f" [{', '.join(found)}]" if found else ""

    def alignment(self, arguments: tuple[str, ...]) -> str:
        if len(arguments) != 1 or not arguments[0].isdigit():
            raise CannotCarry(f"its alignment `{', '.join(arguments)}` is not known")
        return arguments[0]

    def fields(self, record: Record, owner: str, indent: str, before: list[str]) -> list[str]:
        lines: list[str] = []
        for field in record.fields or ():
            lines += self.doc(field.notes, indent)
            kind = self.field_type(field, owner, before)
            name = field.name or "_"
            if not name.isidentifier() or not name.isascii():
                raise CannotCarry(f"a spec cannot have the name `{field.name}`")
            attributes = []
            if field.bits is not None:
                attributes.append(f"bits: {field.bits}")
            for attribute in field.attributes:
                if attribute.name in ("aligned", "alignas"):
                    attributes.append(f"align: {self.alignment(attribute.arguments)}")
            of_type = self.plan.header.alignment(field.type)
            known = self.plan.header.record(field.type)
            if of_type and known is None and not any("align" in a for a in attributes):
                attributes.append(f"align: {self.alignment((of_type,))}")
            marks = f" [{', '.join(attributes)}]" if attributes else ""
            lines.append(f"{indent}{name}: {kind}{marks}")
        return lines

    def field_type(self, field: Field, owner: str, before: list[str]) -> str:
        return self.member_type(field.type, field.name, owner, before)

    def member_type(self, kind: CType, name: str, owner: str, before: list[str]) -> str:
        spelling = self.spelling
        found = self.plan.header.resolve(kind)
        if isinstance(found, Array):
            item = self.member_type(found.of, name, owner, before)
            return f"[{item}; {'*' if found.size is None else found.size}]"
        if isinstance(found, Pointer):
            return self.pointer_member(kind, name, owner, before)
        if isinstance(found, Tagged) and found.kind != "enum":
            record = self.plan.header.records[found.key]
            if not record.c_name:
                inner = [line.strip() for line in self.fields(record, owner, "", before)]
                plain = [line for line in inner if not line.startswith("///")]
                one = f"{record.kind} {{ {', '.join(plain)} }}"
                if len(one) <= 80 and "\n" not in one:
                    return one
                rows = "\n".join(f"    {line}," for line in plain).replace("\n", "\n    ")
                return f"{record.kind} {{\n    {rows}\n    }}"
        return spelling.by_value(kind)

    def pointer_member(self, kind: CType, name: str, owner: str, before: list[str]) -> str:
        spelling = self.spelling
        if self.plan.callback_type(kind) is not None:
            try:
                callback, lines = self.callbacks.of_field(owner, name, kind)
            except CannotCarry:
                return "pointer?"
            before += lines
            return f"{callback}?"
        target = spelling.target(kind)
        if target is not None:
            return f"{target}?"
        to = spelling.pointed(kind)
        if to is not None and spelling.is_char(to) and spelling.is_const(to):
            return "text?"
        return "pointer?"

    # --- enums and constants --------------------------------------------------------------------

    def enum(self, enum: Enum, name: str) -> list[str]:
        """The lines of an enum with a name.

        Raises:
            CannotCarry: a value is not known.
        """
        members = enum.members or ()
        unknown = next((m.name for m in members if m.value is None), "")
        if unknown:
            raise CannotCarry(f"the value of `{unknown}` is not known")
        prefix = members_prefix([member.name for member in members])
        lines: list[str] = []
        following = 0
        for member in members:
            lines += self.doc(member.notes, "    ")
            short = member.name.removeprefix(prefix)
            assert member.value is not None
            value = "" if member.value == following else f" = {member.value}"
            lines.append(f"    {short}{value}")
            following = member.value + 1
        attributes = []
        values = [m.value for m in members if m.value is not None]
        if enum.base is not None:
            attributes.append(f"type: {self.spelling.plain(enum.base)}")
        elif any(not -(2**31) <= v < 2**32 for v in values):
            attributes.append("type: i64" if min(values) < 0 else "type: u64")
        if is_flags(values):
            attributes.append("flags")
            lines = _all_values(lines, members, prefix)
        pattern = f"{prefix}{{symbol}}"
        if pattern != f"{self.plan.names.constants}{{symbol}}":
            attributes.append(f'c: "{pattern}"')
        marks = f" [{', '.join(attributes)}]" if attributes else ""
        head = f"enum {name} = {enum.c_name} {{"
        flat = [line.strip() for line in lines]
        one = f"{head} {', '.join(flat)} }}{marks}"
        if len(one) <= 100 and not any(line.startswith("///") for line in flat):
            return [one]
        done = [line if line.lstrip().startswith("///") else f"{line}," for line in lines]
        return [head, *done, f"}}{marks}"]

    def constant(self, c_name: str, value: int | float | str, ctype: str) -> str:
        """``const OK: i32 = 0``."""
        name = self.plan.constant_of[c_name]
        if isinstance(value, str):
            kind, text = "text", quoted(value)
        elif isinstance(value, float):
            kind, text = "f64", real(value)
        else:
            kind, text = _CONSTANT_TYPES.get(ctype, "i64"), str(value)
        mark = ""
        if f"{self.plan.names.constants}{name}" != c_name:
            mark = f' [c: "{c_name}"]'
        return f"const {name}: {kind} = {text}{mark}"

    def macro(self, macro: Macro) -> str:
        value = macro.value
        assert value is not None
        if isinstance(value, bytes):
            raise CannotCarry("it is text that is not UTF-8")
        return self.constant(macro.name, value, macro.ctype)

    # --- aliases and variables ------------------------------------------------------------------

    def alias(self, typedef: Typedef) -> list[str]:
        """The line of a typedef of a number or plain pointer; none where it is looked through."""
        kind = self.spelling.scalar(typedef.type)
        if kind is None:
            to = self.spelling.pointed(typedef.type)
            if to is None or not self.spelling.is_void(to):
                return []
            kind = "pointer"
        wish = without(self.plan.names.functions, typedef.name)
        name = self.plan.names.type(wish if is_name(wish) else typedef.name)
        self.plan.alias_names[typedef.name] = name
        return [f'alias {name} = {kind} [c: "{typedef.name}"]']

    def variable(self, found: Global, before: list[str]) -> str:
        """``var version: [char; *] = sqlite3_version [readonly, text]``.

        Raises:
            CannotCarry: its type cannot be told.
        """
        if found.static:
            if found.constant is None or "const" not in found.type.quals:
                raise CannotCarry("it is static: each user of the header has its own")
            ctype = self.plan.header.resolve(found.type)
            return self.constant(found.name, found.constant, getattr(ctype, "name", ""))
        if found.thread:
            raise CannotCarry("it is a variable of each thread")
        name = self.plan.function_names[found.name]
        kind = self.plan.header.resolve(found.type)
        inner = kind
        while isinstance(inner, Array):
            inner = self.plan.header.resolve(inner.of)
        constant = "const" in inner.quals or "const" in kind.quals
        attributes = ["readonly"] if constant else []
        text = self.member_type(found.type, found.name, self.plan.names.functions, before)
        if isinstance(kind, Array) and self.spelling.is_char(kind.of):
            attributes.append("text")
        elif text == "text?" and not constant:
            attributes.append("readonly")
        target = ""
        if f"{self.plan.names.functions}{name}" != found.symbol:
            target = f" = {found.symbol}"
        marks = f" [{', '.join(attributes)}]" if attributes else ""
        return f"var {name}: {text}{target}{marks}"


def _all_values(lines: list[str], members: tuple[object, ...], prefix: str) -> list[str]:
    """Flags count on by doubling, so each says its value."""
    values = {m.name.removeprefix(prefix): m.value for m in members}  # type: ignore[attr-defined]
    done = []
    for line in lines:
        name = line.strip().partition(" ")[0]
        if line.lstrip().startswith("///") or name not in values:
            done.append(line)
        else:
            done.append(f"    {name} = {values[name]}")
    return done


def is_flags(values: list[int]) -> bool:
    """Whether an enum's values are bits: three or more powers of two, and unions of them."""
    positive = [value for value in values if value > 0]
    bits = {value for value in positive if value & (value - 1) == 0}
    union = 0
    for bit in bits:
        union |= bit
    return (
        len(positive) == len([v for v in values if v])
        and len(bits) >= 3
        and max(bits) > 2
        and len(bits) * 2 > len(positive)
        and all(value & ~union == 0 for value in positive)
        and len(positive) != max(positive)
    )


def quoted(text: str) -> str:
    """A string of the spec.

    Raises:
        CannotCarry: it has characters that a spec cannot have.
    """
    written = string(text)
    if any(ord(char) < 32 or ord(char) == 127 for char in written):
        raise CannotCarry("it has control characters")
    return written


def real(value: float) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        if value < 0:
            raise CannotCarry("it is minus infinity")
        return "inf"
    text = repr(value)
    return text if "." in text or "e" in text else f"{text}.0"
