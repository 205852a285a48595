"""Structs and unions from syntax to model."""

from __future__ import annotations

from sffi_gen import names
from sffi_gen.diagnostics import Diagnostics
from sffi_gen.model.library import C_INTEGERS, Member, Record, Type
from sffi_gen.resolve.attributes import Attributes, read_attributes
from sffi_gen.resolve.scope import Scope
from sffi_gen.syntax.nodes import RecordDecl, RecordField, RecordType

RECORD = {"pack": "int", "packed": "flag", "align": "int"}
MEMBER = {"bits": "int", "align": "int", "text": "flag", "encoding": "encoding"}
#: kinds that a field may have
_KINDS = (
    *("int", "float", "bool", "char", "text", "pointer", "ref", "array", "record", "handle"),
    *("enum", "callback", "userdata", "destroy", "optional"),
)
_NULLABLE = ("text", "pointer", "ref", "handle", "callback")


class RecordResolver:
    def __init__(self, scope: Scope, diagnostics: Diagnostics) -> None:
        self.scope = scope
        self.diagnostics = diagnostics

    def record(self, node: RecordDecl) -> None:
        if node.name not in self.scope.record_names or node.name in self.scope.records:
            return
        found = read_attributes(node.attributes, RECORD, self.diagnostics)
        for word in ("pack", "align"):
            if word in found and found[word] not in (1, 2, 4, 8, 16, 32, 64, 128):
                self.diagnostics.add(
                    "E312", f"`{word}: {found[word]}` is no alignment", node.span, "a power of two"
                )
        if "pack" in found and "packed" in found:
            self.diagnostics.add("E312", "`[pack]` and `[packed]` exclude each other", node.span)
        pack = found.get("pack", 0)
        self.scope.records[node.name] = Record(
            name=node.name,
            c=node.target or f"{node.keyword} {node.name}",
            union=node.keyword == "union",
            members=self.members(node.name, node.keyword, node.fields, pack),
            pack=pack,
            align=found.get("align", 0),
            packed="packed" in found,
            doc=node.doc,
            span=node.span,
        )
        if not node.fields:
            self.diagnostics.add(
                "E312",
                f"{node.keyword} `{node.name}` has no fields",
                node.span,
                help=f"if its fields are not known, it is a handle: `type {node.name} = "
                f"{node.target or node.keyword + ' ' + node.name} *`",
            )

    def members(
        self, owner: str, keyword: str, fields: tuple[RecordField, ...], pack: int
    ) -> tuple[Member, ...]:
        members: list[Member] = []
        for position, field in enumerate(fields):
            kind = self.type(owner, position, field, pack)
            found = read_attributes(field.attributes, MEMBER, self.diagnostics)
            if kind is None:
                continue
            name = "" if field.name == "_" else names.python(field.name)
            if name and any(member.name == name for member in members):
                self.diagnostics.add(
                    "E201", f"`{owner}.{field.name}` is declared twice", field.span
                )
            self.check(owner, field, kind, found)
            last = 0 < position == len(fields) - 1 and keyword == "struct"
            if kind.kind == "array" and kind.size is None and not last:
                self.diagnostics.add(
                    "E312",
                    "an array of unknown length can only be the last of several fields",
                    field.span,
                )
            members.append(
                Member(
                    name,
                    kind,
                    found.get("bits"),
                    found.get("align", 0),
                    "text" in found,
                    found.get("encoding", "utf-8"),
                    field.doc,
                    field.span,
                )
            )
        return tuple(members)

    def type(self, owner: str, position: int, field: RecordField, pack: int) -> Type | None:
        """A field's type; a struct or union written in its place becomes a record of its own.

        ``#pragma pack`` holds for it as well.
        """
        written = field.type
        if not isinstance(written, RecordType):
            return self.scope.type(written)
        part = position if field.name == "_" else field.name
        name = f"{owner}_{part}"
        if not self.scope.declare(name, field.span):
            return None
        members = self.members(name, written.keyword, written.fields, pack)
        self.scope.record_names[name] = None
        self.scope.records[name] = Record(
            name=name,
            c="",
            union=written.keyword == "union",
            members=members,
            pack=pack,
            parent=owner,
            doc=field.doc,
            span=field.span,
        )
        return Type("record", name)

    def check(self, owner: str, field: RecordField, kind: Type, found: Attributes) -> None:
        base = kind.base
        while base.kind == "array" and base.item is not None:
            base = base.item.base
        where = f"`{owner}.{field.name}`"
        if base.kind not in _KINDS or (kind.kind == "optional" and base.kind not in _NULLABLE):
            self.diagnostics.add("E301", f"`{kind}` cannot be the type of a field", field.type.span)
        elif field.name == "_" and kind.kind != "record" and "bits" not in found:
            self.diagnostics.add(
                "E312", "only structs, unions and padding bits go without a name", field.span
            )
        if "bits" in found:
            widths = {
                name: high.bit_length() + (low < 0) for name, (low, high) in C_INTEGERS.items()
            }
            integer = self.scope.enums[kind.name].integer if kind.kind == "enum" else kind.name
            most = 8 if kind.kind == "bool" else widths.get(integer, 0)
            least = 0 if field.name == "_" else 1
            if not least <= found["bits"] <= most:
                self.diagnostics.add(
                    "E312", f"{where} cannot be a field of {found['bits']} bits", field.span
                )
        if found.get("align", 1) not in (1, 2, 4, 8, 16, 32, 64, 128):
            self.diagnostics.add("E312", f"`align: {found['align']}` is no alignment", field.span)
        if "text" in found and not (
            kind.kind == "array" and kind.item is not None and kind.item.kind == "char"
        ):
            self.diagnostics.add("E105", "`[text]` is for an array of `char`", field.span)

    def in_order(self) -> None:
        """Put each record after those that it holds by value; one that holds itself is wrong."""
        ordered: dict[str, Record] = {}
        open_: list[str] = []

        def visit(record: Record) -> None:
            if record.name in ordered:
                return
            if record.name in open_:
                first = self.scope.records[open_[0]]
                self.diagnostics.add(
                    "E312",
                    f"`{first.name}` holds itself",
                    first.span,
                    " -> ".join([*open_[open_.index(record.name) :], record.name]),
                    help="a pointer to the next one is written `*T`",
                )
                return
            open_.append(record.name)
            for member in record.members:
                kind = member.type
                while kind.kind == "array" and kind.item is not None:
                    kind = kind.item
                if kind.kind == "record" and kind.name in self.scope.records:
                    visit(self.scope.records[kind.name])
            open_.pop()
            ordered[record.name] = record

        for record in list(self.scope.records.values()):
            visit(record)
        self.scope.records = ordered
