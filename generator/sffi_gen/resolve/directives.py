"""The directives of a spec and of all that it uses."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from sffi_gen import names
from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.loading import LoadedSpec
from sffi_gen.syntax.nodes import Directive, EnumDecl, TypeDecl

# Each directive with: may it have several values, may included specs set it too.
DIRECTIVES = {
    "library": (False, False),
    "include": (True, True),
    "link": (True, True),
    "prefix": (True, True),
    "companion": (False, True),
    "export": (True, True),
    "results": (True, True),
    "synonyms": (True, True),
    "namespace": (False, True),
    "target": (False, True),
    "use": (True, True),
    "language": (False, False),
    "open": (True, True),
    "define": (True, True),
    "constants": (False, True),
    "fallback": (False, False),
}


class DirectiveResolver:
    def __init__(self, loaded: LoadedSpec, diagnostics: Diagnostics) -> None:
        self.loaded = loaded
        self.diagnostics = diagnostics

    def directives(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for loaded in uses_first(self.loaded):
            own: set[str] = set()
            for directive in loaded.spec.directives:
                if not self.known(directive):
                    continue
                if directive.key == "include" and self.keeps_headers(loaded):
                    self.one_line(directive)
                    continue
                several, shared = DIRECTIVES[directive.key]
                if not shared and loaded is not self.loaded:
                    continue
                values = [str(value.value) for value in directive.values]
                self.one_line(directive)
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
        self.language(found)
        self.import_paths()
        self.results(found)
        self.synonyms()
        return found

    def own_headers(self, includes: Collection[str]) -> dict[str, tuple[str, ...]]:
        """The headers that are only for the functions of one spec file, by its path.

        ``includes`` are those of all functions.
        """
        found = {}
        for loaded in uses_first(self.loaded):
            if self.keeps_headers(loaded):
                values = [
                    str(value.value)
                    for directive in loaded.spec.directives
                    if directive.key == "include"
                    for value in directive.values
                ]
                own = tuple(dict.fromkeys(value for value in values if value not in includes))
                found[loaded.file.path] = own
        return found

    def keeps_headers(self, loaded: LoadedSpec) -> bool:
        """Whether the headers of a spec are its own: it is used, and declares no types.

        What a type is in C++ every function must see that may take it.
        """
        declares = any(isinstance(node, TypeDecl | EnumDecl) for node in loaded.spec.declarations)
        return loaded is not self.loaded and not declares and not self.of_c()

    def of_c(self) -> bool:
        directives = self.loaded.spec.directives
        return any(d.key == "language" and str(d.values[0].value) == "c" for d in directives)

    def one_line(self, directive: Directive) -> None:
        """No line breaks where a name, a path or an option is wanted, nor tabs."""
        for value in directive.values:
            if re.search(r"[\n\t]", str(value.value)):
                self.diagnostics.add(
                    "E307",
                    f"`{directive.key}:` takes values without line breaks and tabs",
                    value.span,
                )
            elif directive.key == "include" and re.search(r'["<>]', str(value.value)):
                self.diagnostics.add(
                    "E307", f"`{value.value}` is no name of a header", value.span, "without quotes"
                )

    def language(self, found: dict[str, list[str]]) -> None:
        """Which language the library is of, and that no directive is of the other one."""
        spans = {d.key: d.span for d in self.loaded.spec.directives}
        language = found.setdefault("language", ["c++"])[0]
        if language not in ("c", "c++"):
            self.diagnostics.add(
                "E307", f"`{language}` is no language", spans["language"], "neither `c` nor `c++`"
            )
        others = ("open", "define", "constants") if language == "c++" else ("namespace", "fallback")
        for key in others:
            if key in found:
                self.diagnostics.add(
                    "E308",
                    f"`{key}:` says nothing about a library in {language.upper()}",
                    spans.get(key),
                    help="bind the library as C: `language: c`" if language == "c++" else "",
                )

    def results(self, found: dict[str, list[str]]) -> None:
        """The module of named results, and the companion's class that they are."""
        values = found.get("results", [])
        span = next((d.span for d in self.loaded.spec.directives if d.key == "results"), None)
        if (
            len(values) > 2
            or (values and "." in values[0])
            or any("." not in v for v in values[1:])
        ):
            self.diagnostics.add(
                "E307",
                "`results:` takes the name of a module and, if need be, the path of a class",
                span,
            )
        elif values and values[0] in names.RESERVED_MODULES - {"results"}:
            self.diagnostics.add("E201", f"the package has a module `{values[0]}` already", span)

    def synonyms(self) -> None:
        """Pairs of names, `"dim=axis"`."""
        for loaded in uses_first(self.loaded):
            for directive in loaded.spec.directives:
                if directive.key != "synonyms":
                    continue
                for value in directive.values:
                    name, _, synonym = str(value.value).partition("=")
                    if not (name.isidentifier() and synonym.isidentifier() and name != synonym):
                        self.diagnostics.add(
                            "E307",
                            f"`{value.value}` is no pair of names",
                            value.span,
                            help='a parameter\'s name and another one: `synonyms: "dim=axis"`',
                        )

    def import_paths(self) -> None:
        """Modules that the generated package imports."""
        for loaded in uses_first(self.loaded):
            for directive in loaded.spec.directives:
                if directive.key not in ("companion", "export", "results"):
                    continue
                for value in directive.values:
                    if not names.is_path(str(value.value)):
                        self.diagnostics.add(
                            "E202", f"`{value.value}` is no Python module", value.span
                        )

    def known(self, directive: Directive) -> bool:
        if directive.key in DIRECTIVES:
            return True
        self.diagnostics.add(
            "E104",
            f"unknown directive `{directive.key}:`",
            directive.span,
            notes=[f"the directives are {', '.join(sorted(DIRECTIVES))}"],
            help=did_you_mean(directive.key, DIRECTIVES),
        )
        return False


def uses_first(loaded: LoadedSpec) -> Iterator[LoadedSpec]:
    """A spec after all that it uses, each file once."""
    seen: set[str] = set()

    def walk(node: LoadedSpec) -> Iterator[LoadedSpec]:
        for used in node.uses:
            yield from walk(used)
        if node.file.path not in seen:
            seen.add(node.file.path)
            yield node

    yield from walk(loaded)
