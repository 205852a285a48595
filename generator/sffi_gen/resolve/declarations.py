"""Types, enums, modules and constants from syntax to model."""

from __future__ import annotations

from sffi_gen import names
from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.model.library import Const, Enum, Handle, Module, Value
from sffi_gen.resolve.default import default_value
from sffi_gen.resolve.scope import Scope
from sffi_gen.syntax.nodes import Attribute, ConstDecl, EnumDecl, ModuleDecl, TypeDecl


class DeclarationResolver:
    """Puts what is declared into the scope; for C libraries there is a class of its own."""

    def __init__(self, scope: Scope, diagnostics: Diagnostics) -> None:
        self.scope = scope
        self.diagnostics = diagnostics

    def type_decl(self, node: TypeDecl) -> None:
        if not self.scope.declare(node.name, node.span):
            return
        if node.keyword == "value":
            python = self.attribute(node.attributes, ("python",)).get("python", "")
            if not python:
                self.diagnostics.add(
                    "E302",
                    f"value type `{node.name}` does not say which Python class it is",
                    node.span,
                    help='add `[python: "package.module.Class"]`',
                )
            self.scope.values[node.name] = Value(node.name, node.target, python, node.doc)
            return
        self.handle(node)

    def handle(self, node: TypeDecl) -> None:
        mixin = self.attribute(node.attributes, ("mixin",)).get("mixin", "")
        self.scope.handles[node.name] = Handle(node.name, node.target, mixin, node.doc)

    def attribute(
        self, attributes: tuple[Attribute, ...], known: tuple[str, ...]
    ) -> dict[str, str]:
        found = {}
        for attribute in attributes:
            if attribute.name not in known:
                self.diagnostics.add(
                    "E105",
                    f"unknown attribute `{attribute.name}`",
                    attribute.span,
                    "cannot stand here",
                    help=did_you_mean(attribute.name, known),
                )
            text = str(attribute.value.value) if attribute.value else ""
            found[attribute.name] = text
            if attribute.name in ("mixin", "python") and not ("." in text and names.is_path(text)):
                self.diagnostics.add(
                    "E202",
                    f"`{text}` is no path of a Python class",
                    attribute.value.span if attribute.value else attribute.span,
                    help=f'write `[{attribute.name}: "package.module.Class"]`',
                )
        return found

    def enum(self, node: EnumDecl) -> None:
        if not self.scope.declare(node.name, node.span):
            return
        flags = "flags" in self.attribute(node.attributes, ("flags",))
        members = self.members(node, flags, (-(2**63), 2**63 - 1))
        self.scope.enums[node.name] = Enum(
            node.name, node.target or node.name, members, flags, node.doc
        )

    def members(
        self, node: EnumDecl, flags: bool, limits: tuple[int, int]
    ) -> tuple[tuple[str, int], ...]:
        """Names and values; one without a value counts on from the one before."""
        members: dict[str, int] = {}
        following = 1 if flags else 0
        for member in node.members:
            name = names.python(member.name)
            if name in members:
                self.diagnostics.add(
                    "E201", f"`{node.name}.{member.name}` is declared twice", member.span
                )
            if member.value is not None and member.value.kind != "int":
                self.diagnostics.add("E303", "an enum's member is an integer", member.value.span)
            elif member.value is not None:
                following = int(str(member.value.value), 0)
            if name == "mro" or name.startswith("_"):
                self.diagnostics.add(
                    "E202",
                    f"an enum's member cannot be called `{name}`",
                    member.span,
                    "means something to Python's enums",
                )
            if not limits[0] <= following <= limits[1]:
                width = limits[1].bit_length() + (limits[0] < 0)
                self.diagnostics.add("E303", f"{following} does not fit {width} bits", member.span)
            members[name] = following
            following = following * 2 if flags else following + 1
        if not members:
            self.diagnostics.add("E301", f"enum `{node.name}` has no members", node.span)
        return tuple(members.items())

    def module(self, node: ModuleDecl) -> None:
        if not self.scope.declare(node.path, node.span):
            return
        if node.path in names.RESERVED_MODULES or any(
            part.startswith("_") for part in node.path.split(".")
        ):
            self.diagnostics.add(
                "E202", f"`{node.path}` is a module of the generated package's own", node.span
            )
            return
        parent = node.path.rpartition(".")[0]
        if parent and parent not in self.scope.modules:
            self.diagnostics.add(
                "E204",
                f"module `{node.path}` is inside `{parent}`, which is not declared",
                node.span,
                help=f"declare it first: `module {parent}`",
            )
        found = self.attribute(node.attributes, ("export", "table", "symbol", "target"))
        self.table(node, found)
        self.scope.modules[node.path] = Module(
            node.path,
            node.doc,
            found.get("export", ""),
            "table" in found,
            found.get("symbol", ""),
            found.get("target", ""),
        )

    def table(self, node: ModuleDecl, found: dict[str, str]) -> None:
        """The attributes of a module that is a table, and of its patterns."""
        for attribute in node.attributes:
            name = attribute.name
            if name not in ("table", "symbol", "target"):
                continue
            if self.scope.language == "c":
                self.diagnostics.add(
                    "E308", f"`[{name}]` says nothing about a library in C", attribute.span
                )
            elif name == "table" and (attribute.value or "export" in found):
                self.diagnostics.add(
                    "E105",
                    "`[table]` takes no value, and nothing else is exported with it",
                    attribute.span,
                )
            elif name != "table" and "{name}" not in found[name]:
                self.diagnostics.add(
                    "E105",
                    f"`[{name}]` takes a pattern with `{{name}}` in it",
                    attribute.value.span if attribute.value else attribute.span,
                    help="`{name}` is the name of a function, with its tag",
                )
                found[name] = ""
        parent = self.scope.modules.get(node.path.rpartition(".")[0])
        if parent and parent.table:
            self.diagnostics.add(
                "E204",
                f"module `{node.path}` is inside a table, which has functions only",
                node.span,
            )

    def const(self, node: ConstDecl) -> None:
        if not self.scope.declare(node.name, node.span):
            return
        kind = self.scope.type(node.type)
        if kind is None:
            return
        value, fits = default_value(node.value, kind, self.scope)
        if not fits or kind.kind in ("handle", "object", "list", "void", "self", "tuple"):
            self.diagnostics.add(
                "E303", f"`{node.value}` is no constant of type `{kind}`", node.value.span
            )
        self.scope.consts[node.name] = Const(
            node.name, kind, value, node.doc, self.c_name(node), node.span
        )

    def c_name(self, node: ConstDecl) -> str:
        """What C calls a constant; empty for C++, which has no names for them."""
        self.attribute(node.attributes, ())
        return ""
