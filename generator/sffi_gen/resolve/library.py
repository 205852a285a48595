"""From syntax to model: the order in which declarations are looked at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePath

from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.loading import LoadedSpec
from sffi_gen.model.library import Function, Library, Variable
from sffi_gen.resolve.c_declarations import CDeclarationResolver
from sffi_gen.resolve.c_function import CFunctionResolver
from sffi_gen.resolve.declarations import DeclarationResolver
from sffi_gen.resolve.directives import DirectiveResolver, uses_first
from sffi_gen.resolve.function import FunctionResolver
from sffi_gen.resolve.record import RecordResolver
from sffi_gen.resolve.scope import Scope
from sffi_gen.resolve.sharing import share
from sffi_gen.syntax.nodes import (
    AliasDecl,
    CallbackDecl,
    ConstDecl,
    Declaration,
    EnumDecl,
    ErrorDecl,
    FnDecl,
    ModuleDecl,
    RecordDecl,
    TypeDecl,
    VarDecl,
)


def resolve(loaded: LoadedSpec, diagnostics: Diagnostics) -> Library:
    """The model of a spec and of everything it uses."""
    return _Resolver(loaded, diagnostics).library()


class _Resolver:
    def __init__(self, loaded: LoadedSpec, diagnostics: Diagnostics) -> None:
        self.loaded = loaded
        self.diagnostics = diagnostics
        directives = DirectiveResolver(loaded, diagnostics)
        self.directives = directives.directives()
        self.own_headers = directives.own_headers(self.several("include"))
        self.language = self.directives["language"][0]
        self.scope = Scope(diagnostics, self.language)
        self.declarations = list(self.every_declaration())
        self.variables: list[Variable] = []

    def one(self, directive: str, otherwise: str = "") -> str:
        return self.directives.get(directive, [otherwise])[0]

    def several(self, directive: str) -> tuple[str, ...]:
        return tuple(self.directives.get(directive, []))

    def library(self) -> Library:
        if self.language == "c":
            self.c_declarations()
        else:
            self.cpp_declarations()
        namespace = "" if self.language == "c" else self.one("namespace", self.common_namespace())
        scope = self.scope
        return Library(
            name=self.one("library"),
            doc=self.loaded.spec.doc,
            spec=PurePath(self.loaded.file.path).name,
            includes=self.several("include"),
            links=self.several("link"),
            prefixes=self.several("prefix"),
            companion=self.one("companion"),
            exports=self.several("export"),
            namespace=namespace,
            handles=tuple(scope.handles.values()),
            values=tuple(scope.values.values()),
            enums=tuple(scope.enums.values()),
            consts=tuple(scope.consts.values()),
            modules=tuple(scope.modules.values()),
            functions=tuple(self.functions()),
            results=self.several("results"),
            synonyms=tuple(
                (name, other)
                for name, _, other in (pair.partition("=") for pair in self.several("synonyms"))
            ),
            fallback=self.fallback(),
            language=self.language,
            opens=self.several("open"),
            defines=self.several("define"),
            aliases=tuple(scope.aliases.values()),
            records=tuple(scope.records.values()),
            callbacks=tuple(scope.callbacks.values()),
            variables=tuple(self.variables),
            errors=tuple(scope.errors.values()),
        )

    def fallback(self) -> str:
        """The table that `fallback:` names."""
        path = self.one("fallback")
        module = self.scope.modules.get(path)
        if path and not (module and module.table):
            directives = self.loaded.spec.directives
            tables = [module.path for module in self.scope.modules.values() if module.table]
            self.diagnostics.add(
                "E204",
                f"`{path}` is no table",
                next(d.values[0].span for d in directives if d.key == "fallback" and d.values),
                "a module that is declared without `[table]`" if module else "not declared",
                help=did_you_mean(path, tables) or f"declare it: `module {path} [table]`",
            )
        return path

    def every_declaration(self) -> Iterator[Declaration]:
        for loaded in uses_first(self.loaded):
            yield from loaded.spec.declarations

    # --- all but functions, so that functions may stand before what they mention -----------------

    def cpp_declarations(self) -> None:
        resolver = DeclarationResolver(self.scope, self.diagnostics)
        for node in self.declarations:
            if isinstance(node, TypeDecl):
                resolver.type_decl(node)
            elif isinstance(node, EnumDecl):
                resolver.enum(node)
            elif isinstance(node, ModuleDecl):
                resolver.module(node)
            elif isinstance(node, RecordDecl | CallbackDecl | AliasDecl | VarDecl | ErrorDecl):
                word = str(node).rpartition(f" {node.name}")[0].split()[-1]
                self.diagnostics.add(
                    "E308",
                    f"`{word} {node.name}` is a declaration of C libraries",
                    node.span,
                    help="bind the library as C: `language: c`",
                )
        for node in self.declarations:
            if isinstance(node, ConstDecl):
                resolver.const(node)

    def c_declarations(self) -> None:
        """In passes: each may mention what the passes before have declared, and any type's name."""
        resolver = CDeclarationResolver(self.scope, self.diagnostics, self.one("constants"))
        records = RecordResolver(self.scope, self.diagnostics)
        for node in self.declarations:
            resolver.declare(node)
        for node in self.declarations:
            if isinstance(node, ConstDecl):
                resolver.const(node)
        for node in self.declarations:
            if isinstance(node, AliasDecl):
                resolver.alias(node)
        for node in self.declarations:
            if isinstance(node, RecordDecl):
                records.record(node)
        records.in_order()
        for node in self.declarations:
            if isinstance(node, ErrorDecl):
                resolver.error(node)

    # --- functions ------------------------------------------------------------------------------

    def functions(self) -> list[Function]:
        kind = CFunctionResolver if self.language == "c" else FunctionResolver
        resolver = kind(self.one("library"), self.scope, self.diagnostics, self.one("target"))
        if isinstance(resolver, CFunctionResolver):
            resolver.nodes = {
                node.names[0].path: node for node in self.declarations if isinstance(node, FnDecl)
            }
        found: list[Function] = []
        for node in self.declarations:
            if isinstance(node, FnDecl):
                headers = self.own_headers.get(node.span.file.path, ())
                found += [replace(each, headers=headers) for each in resolver.function(node)]
            elif isinstance(resolver, CFunctionResolver):
                if isinstance(node, CallbackDecl):
                    resolver.callback(node)
                elif isinstance(node, VarDecl):
                    self.variables += resolver.variable(node)
        return share(found, self.scope.modules, resolver.named)

    def common_namespace(self) -> str:
        """The namespace that all handles share, where a bare function name is looked up."""
        found = {handle.cpp.rpartition("::")[0] for handle in self.scope.handles.values()}
        return found.pop() if len(found) == 1 else ""
