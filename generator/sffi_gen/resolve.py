"""From syntax to model: declarations and directives; functions are in resolve_function."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import PurePath

from sffi_gen import names
from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.loading import LoadedSpec
from sffi_gen.model import Const, Enum, Function, Handle, Library, Module, Value
from sffi_gen.resolve_function import FunctionResolver, default_value
from sffi_gen.scope import Scope
from sffi_gen.syntax import (
    Attribute,
    ConstDecl,
    Declaration,
    Directive,
    EnumDecl,
    FnDecl,
    ModuleDecl,
    TypeDecl,
)

# Each directive with: may it have several values, may included specs set it too.
_DIRECTIVES = {
    "library": (False, False),
    "include": (True, True),
    "link": (True, True),
    "prefix": (True, True),
    "companion": (False, True),
    "export": (True, True),
    "namespace": (False, True),
    "target": (False, True),
    "use": (True, True),
}


def resolve(loaded: LoadedSpec, diagnostics: Diagnostics) -> Library:
    """The model of a spec and of everything it uses."""
    return _Resolver(loaded, diagnostics).library()


class _Resolver:
    def __init__(self, loaded: LoadedSpec, diagnostics: Diagnostics) -> None:
        self.loaded = loaded
        self.diagnostics = diagnostics
        self.scope = Scope(diagnostics)
        self.consts: list[Const] = []

    def library(self) -> Library:
        directives = self.directives()
        name = directives.get("library", [""])[0]
        self.types()
        namespace = directives.get("namespace", [self.common_namespace()])[0]
        functions = self.functions(name, directives)
        return Library(
            name=name,
            doc=self.loaded.spec.doc,
            spec=PurePath(self.loaded.file.path).name,
            includes=tuple(directives.get("include", [])),
            links=tuple(directives.get("link", [])),
            prefixes=tuple(directives.get("prefix", [])),
            companion=directives.get("companion", [""])[0],
            exports=tuple(directives.get("export", [])),
            namespace=namespace,
            handles=tuple(self.scope.handles.values()),
            values=tuple(self.scope.values.values()),
            enums=tuple(self.scope.enums.values()),
            consts=tuple(self.consts),
            modules=tuple(self.scope.modules.values()),
            functions=tuple(functions),
        )

    # --- directives -----------------------------------------------------------------------------

    def directives(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for loaded in _uses_first(self.loaded):
            own: set[str] = set()
            for directive in loaded.spec.directives:
                if not self.known(directive):
                    continue
                several, shared = _DIRECTIVES[directive.key]
                if not shared and loaded is not self.loaded:
                    continue
                values = [str(value.value) for value in directive.values]
                if several:
                    kept = found.setdefault(directive.key, [])
                    kept += [value for value in values if value not in kept]
                    continue
                if directive.key in own or len(values) != 1:
                    self.diagnostics.add(
                        "E307", f"`{directive.key}:` takes one value, once", directive.span
                    )
                own.add(directive.key)
                found[directive.key] = values[:1]
        if "library" not in found:
            first = self.loaded.file
            self.diagnostics.add(
                "E307",
                f"{first.path} does not name its library",
                help="start the spec with `library: NAME`",
            )
        elif not (found["library"][0].isidentifier() and found["library"][0].isascii()):
            span = next(d.span for d in self.loaded.spec.directives if d.key == "library")
            self.diagnostics.add(
                "E202", f"`{found['library'][0]}` cannot be the name of a Python package", span
            )
        self.import_paths()
        return found

    def import_paths(self) -> None:
        """Modules that the generated package imports."""
        for loaded in _uses_first(self.loaded):
            for directive in loaded.spec.directives:
                if directive.key not in ("companion", "export"):
                    continue
                for value in directive.values:
                    if not names.is_path(str(value.value)):
                        self.diagnostics.add(
                            "E202", f"`{value.value}` is no Python module", value.span
                        )

    def known(self, directive: Directive) -> bool:
        if directive.key in _DIRECTIVES:
            return True
        self.diagnostics.add(
            "E104",
            f"unknown directive `{directive.key}:`",
            directive.span,
            notes=[f"the directives are {', '.join(sorted(_DIRECTIVES))}"],
            help=did_you_mean(directive.key, _DIRECTIVES),
        )
        return False

    # --- declarations ---------------------------------------------------------------------------

    def declarations(self) -> Iterator[Declaration]:
        for loaded in _uses_first(self.loaded):
            yield from loaded.spec.declarations

    def types(self) -> None:
        """Everything but functions, so that functions may stand before what they mention."""
        declare: dict[type, Callable[..., None]] = {
            TypeDecl: self.type_decl,
            EnumDecl: self.enum,
            ModuleDecl: self.module,
        }
        declarations = list(self.declarations())
        for declaration in declarations:
            if type(declaration) in declare:
                declare[type(declaration)](declaration)
        for declaration in declarations:
            if isinstance(declaration, ConstDecl):
                self.const(declaration)

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
            if not -(2**63) <= following < 2**63:
                self.diagnostics.add("E303", f"{following} does not fit 64 bits", member.span)
            members[name] = following
            following = following * 2 if flags else following + 1
        if not members:
            self.diagnostics.add("E301", f"enum `{node.name}` has no members", node.span)
        self.scope.enums[node.name] = Enum(
            node.name, node.target or node.name, tuple(members.items()), flags, node.doc
        )

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
        export = self.attribute(node.attributes, ("export",)).get("export", "")
        self.scope.modules[node.path] = Module(node.path, node.doc, export)

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
        self.consts.append(Const(node.name, kind, value, node.doc))

    # --- functions ------------------------------------------------------------------------------

    def functions(self, library: str, directives: dict[str, list[str]]) -> list[Function]:
        template = directives.get("target", [""])[0]
        resolver = FunctionResolver(library, self.scope, self.diagnostics, template)
        return [
            function
            for declaration in self.declarations()
            if isinstance(declaration, FnDecl)
            for function in resolver.function(declaration)
        ]

    def common_namespace(self) -> str:
        """The namespace that all handles share, where a bare function name is looked up."""
        found = {handle.cpp.rpartition("::")[0] for handle in self.scope.handles.values()}
        return found.pop() if len(found) == 1 else ""


def _uses_first(loaded: LoadedSpec) -> Iterator[LoadedSpec]:
    """A spec after all that it uses, each file once."""
    seen: set[str] = set()

    def walk(node: LoadedSpec) -> Iterator[LoadedSpec]:
        for used in node.uses:
            yield from walk(used)
        if node.file.path not in seen:
            seen.add(node.file.path)
            yield node

    yield from walk(loaded)
