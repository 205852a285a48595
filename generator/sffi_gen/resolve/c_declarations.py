"""What a C library declares besides functions and structs, from syntax to model."""

from __future__ import annotations

from sffi_gen import names
from sffi_gen.diagnostics import Diagnostics
from sffi_gen.model.library import C_INTEGERS, Alias, Enum, ErrorClass, Handle
from sffi_gen.resolve.attributes import read_attributes
from sffi_gen.resolve.declarations import DeclarationResolver
from sffi_gen.resolve.scope import Scope
from sffi_gen.syntax.nodes import (
    AliasDecl,
    CallbackDecl,
    ConstDecl,
    Declaration,
    EnumDecl,
    ErrorDecl,
    ModuleDecl,
    RecordDecl,
    TypeDecl,
)


class CDeclarationResolver(DeclarationResolver):
    def __init__(self, scope: Scope, diagnostics: Diagnostics, constants: str) -> None:
        super().__init__(scope, diagnostics)
        self.constants = constants  # the directive's pattern of C names

    def declare(self, node: Declaration) -> None:
        """Make a name known, so that declarations may stand in any order."""
        if isinstance(node, TypeDecl):
            self.type_decl(node)
        elif isinstance(node, EnumDecl):
            self.enum(node)
        elif isinstance(node, ModuleDecl):
            self.module(node)
        elif isinstance(node, RecordDecl) and self.scope.declare(node.name, node.span):
            self.scope.record_names[node.name] = None
        elif isinstance(node, CallbackDecl) and self.scope.declare(node.name, node.span):
            self.scope.callback_names[node.name] = None
        elif isinstance(node, AliasDecl) and self.scope.declare(node.name, node.span):
            self.scope.alias_nodes[node.name] = node

    def type_decl(self, node: TypeDecl) -> None:
        if node.keyword == "value":
            self.diagnostics.add(
                "E308",
                f"`value {node.name}` is a declaration of C++ libraries",
                node.span,
                help="in C, declare an `enum` or an `alias`",
            )
            return
        super().type_decl(node)

    def handle(self, node: TypeDecl) -> None:
        found = read_attributes(
            node.attributes, {"mixin": "text", "close": "name"}, self.diagnostics
        )
        mixin = found.get("mixin", "")
        if mixin and not ("." in mixin and names.is_path(mixin)):
            self.diagnostics.add(
                "E202",
                f"`{mixin}` is no path of a Python class",
                node.span,
                help='write `[mixin: "package.module.Class"]`',
            )
        self.scope.handles[node.name] = Handle(
            node.name, node.target, mixin, node.doc, found.get("close", ""), node.span
        )

    def enum(self, node: EnumDecl) -> None:
        if not self.scope.declare(node.name, node.span):
            return
        known = {"flags": "flag", "type": "name", "c": "text"}
        found = read_attributes(node.attributes, known, self.diagnostics)
        integer = found.get("type", "i32")
        if integer not in C_INTEGERS:
            self.diagnostics.add("E301", f"`{integer}` is no type of integers", node.span)
            integer = "i64"
        flags = "flags" in found
        # C's own enums are of an unsigned type where a value needs that.
        limits = C_INTEGERS[integer] if "type" in found else (-(2**31), 2**32 - 1)
        members = self.members(node, flags, limits)
        if "type" not in found and any(value >= 2**31 for _, value in members):
            integer = "u32"
        self.scope.enums[node.name] = Enum(
            node.name,
            node.target or node.name,
            members,
            flags,
            node.doc,
            integer,
            tuple((names.python(m.name), m.doc) for m in node.members if m.doc),
            found.get("c", self.constants),
            node.span,
        )

    def c_name(self, node: ConstDecl) -> str:
        found = read_attributes(node.attributes, {"c": "text"}, self.diagnostics)
        name: str = found.get("c", self.constants or "{symbol}")
        return name.replace("{symbol}", node.name)

    def alias(self, node: AliasDecl) -> None:
        if self.scope.alias_nodes.get(node.name) is not node:
            return
        found = read_attributes(node.attributes, {"c": "text"}, self.diagnostics)
        kind = self.scope.type(node.type)
        if kind is not None:
            self.scope.aliases[node.name] = Alias(
                node.name, kind, found.get("c", ""), node.doc, node.span
            )

    def error(self, node: ErrorDecl) -> None:
        if not self.scope.declare(node.name, node.span):
            return
        known = {"ok": "ints", "message": "name", "text": "name"}
        found = read_attributes(node.attributes, known, self.diagnostics)
        self.scope.errors[node.name] = ErrorClass(
            node.name,
            found.get("ok", (0,)),
            found.get("message", ""),
            found.get("text", ""),
            node.doc,
            node.span,
        )
