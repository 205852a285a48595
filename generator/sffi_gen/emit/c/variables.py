"""``variables.py`` of a package over a C library: its global variables."""

from __future__ import annotations

from sffi_gen.emit.c.kinds import Kinds
from sffi_gen.emit.c.lines import Imports, call, documented, indented, module, stub
from sffi_gen.emit.layout import quoted
from sffi_gen.model.library import Library, Type, Variable


def variables(library: Library) -> str:
    """The module. The kinds are imported when a variable is first used."""
    imports = Imports()
    imports.use("sffi.c.variables", "Variable")
    imports.use(f"{library.package}._native", "library")
    body: list[str] = []
    for variable in library.variables:
        late = Imports()
        kind = "None" if _as_text(variable) else Kinds(library, late).kind(variable.type)
        lines = [line for line in late.lines(library.package) if line]
        made = f"_{variable.name}_kind"
        body += ["", "", f"def {made}():", *indented([*lines, f"return {kind}"])]
        arguments = ["library", quoted(variable.c), made]
        arguments += ["readonly=True"] if variable.readonly else []
        arguments += [f'text="{variable.encoding}"'] if _as_text(variable) else []
        facts = _facts(variable)
        arguments += [f"facts={quoted(facts)}"] if facts else []
        body += ["", "", *call(f"{variable.name} = Variable", arguments)]
        body += [f"#: {line}".rstrip() for line in variable.doc]
    names = [variable.name for variable in library.variables]
    return module(library, f"The global variables of {library.name}.", imports, names, body)


def variables_stub(library: Library) -> str:
    """Its stub."""
    imports = Imports()
    kinds = Kinds(library, imports)
    imports.use("sffi.c.variables", "Variable")
    body: list[str] = []
    for variable in library.variables:
        seen = "str" if _as_text(variable) else kinds.seen(variable.type)
        body.append(f"{variable.name}: Variable[{seen}]")
        body += documented(variable.doc, "", 0) if variable.doc else []
    return stub(imports, ["", *body], library.package)


def _as_text(variable: Variable) -> bool:
    """A char array that is read up to its NUL, of whatever length."""
    kind: Type = variable.type
    chars = kind.kind == "array" and kind.item is not None and kind.item.kind == "char"
    return variable.text and chars


def _facts(variable: Variable) -> str:
    words = [f"since={variable.since}"] if variable.since else []
    words += [f"until={variable.until}"] if variable.until else []
    words += [f"on={'+'.join(variable.platforms)}"] if variable.platforms else []
    return " ".join(words)
