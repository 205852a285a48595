"""The model as text."""

from __future__ import annotations

from sffi_gen.model.library import CFunction, Library, Module


def dump(library: Library) -> str:
    """The model as text, for people and for golden files."""
    lines = [
        f"library {library.name}",
        f"  package {library.package}",
        f"  include {' '.join(library.includes)}",
        f"  link {' '.join(library.links)}",
        f"  prefix {' '.join(library.prefixes)}",
        f"  companion {library.companion}",
        f"  export {' '.join(library.exports)}",
        f"  results {' '.join(library.results)}",
        f"  synonyms {' '.join(f'{name}={other}' for name, other in library.synonyms)}",
        f"  namespace {library.namespace}",
    ]
    if library.language == "c":
        lines += [
            "  language c",
            f"  open {' '.join(library.opens)}",
            f"  define {' '.join(library.defines)}",
        ]
    lines += [f"  fallback {library.fallback}"]
    lines = [line for line in lines if len(line.split()) > 1]
    for handle in library.handles:
        close = f"close {handle.close}" if handle.close else ""
        lines.append(
            " ".join(f"handle {handle.name} = {handle.cpp} {handle.mixin} {close}".split())
        )
    for value in library.values:
        lines.append(f"value {value.name} = {value.cpp} {value.python}".rstrip())
    for enum in library.enums:
        members = " ".join(f"{name}={number}" for name, number in enum.members)
        integer = f" {enum.integer}" if library.language == "c" else ""
        word = "flags" if enum.flags else "enum"
        lines.append(f"{word} {enum.name} = {enum.cpp}{integer}: {members}")
    for const in library.consts:
        c = f" ({const.c})" if const.c else ""
        lines.append(f"const {const.name}: {const.type} = {const.value!r}{c}")
    lines += [_module(module) for module in library.modules]
    lines += _c_declarations(library)
    for function in library.functions:
        lines.append(f"function {function.symbol}")
        lines.append(f"  target {function.target.kind} {function.target.text}")
        lines.append(f"  gil {function.gil}")
        if function.headers:
            lines.append(f"  include {' '.join(function.headers)}")
        if function.shared:
            lines.append("  shared")
        if function.guard:
            lines.append("  guard")
        if function.older:
            lines.append("  older")
        if function.result_name:
            lines.append(f"  result class {function.result_name}")
        if function.role != "function":
            lines.append(f"  role {function.role}")
        for binding in function.bindings:
            lines.append(f"  bound {binding.path}{'@' + binding.tag if binding.tag else ''}")
        lines += [f"  param {param}" for param in function.params]
        lines.append(f"  result {function.result}")
        if isinstance(function, CFunction):
            lines += _c_function(function)
    return "\n".join(lines) + "\n"


def _module(module: Module) -> str:
    words = [f"module {module.path}", module.export, "table" if module.table else ""]
    words += [
        f"{key} {text}"
        for key, text in (("symbol", module.symbol), ("target", module.target))
        if text
    ]
    return " ".join(filter(None, words))


def _c_declarations(library: Library) -> list[str]:
    lines = []
    for alias in library.aliases:
        lines.append(f"alias {alias.name} = {alias.type} {alias.c}".rstrip())
    for record in library.records:
        layout = f" pack {record.pack}" if record.pack else ""
        layout += " packed" if record.packed else ""
        layout += f" align {record.align}" if record.align else ""
        layout += f" in {record.parent}" if record.parent else ""
        word = "union" if record.union else "struct"
        lines.append(f"{word} {record.name} = {record.c or '(no name)'}{layout}")
        for member in record.members:
            bits = f" bits {member.bits}" if member.bits is not None else ""
            bits += f" align {member.align}" if member.align else ""
            bits += " text" if member.text else ""
            lines.append(f"  field {member.name or '_'}: {member.type}{bits}")
    for error in library.errors:
        ok = " ".join(map(str, error.ok))
        lines.append(f"error {error.name} ok {ok}")
        lines += [f"  message {error.message}"] if error.message else []
        lines += [f"  text {error.text}"] if error.text else []
    for callback in library.callbacks:
        lines.append(f"callback {callback.name} {callback.c}".rstrip())
        lines += [f"  param {param}" for param in callback.params]
        lines.append(f"  result {callback.result} on error {callback.on_error!r}")
    for variable in library.variables:
        flags = [
            word for word, on in (("readonly", variable.readonly), ("text", variable.text)) if on
        ]
        lines.append(" ".join([f"var {variable.name}: {variable.type} = {variable.c}", *flags]))
    return lines


def _c_function(function: CFunction) -> list[str]:
    """What a function of a C library has besides."""
    lines = [f"  argument {param}" for param in function.arguments]
    lines.append(f"  returned {function.returned}")
    facts = {
        "variadic": function.variadic,
        "raises": str(function.raises or ""),
        "since": function.since,
        "until": function.until,
        "platform": " ".join(function.platforms),
        "macro": function.macro.python if function.macro else "",
    }
    return lines + [f"  {name} {text}" for name, text in facts.items() if text]
