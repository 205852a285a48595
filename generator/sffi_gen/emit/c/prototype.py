"""What a package says of each C function, in the notation of ``sffi.c.prototypes``."""

from __future__ import annotations

from sffi_gen.emit.c.names import text_unit
from sffi_gen.emit.c.result import native_key
from sffi_gen.model.library import CFunction, CParam, Library, Type


def prototypes(library: Library) -> list[tuple[str, str]]:
    """Name in `_native` and text of every function; macros have none."""
    return [
        (native_key(library, function), _text(library, function))
        for function in library.c_functions
        if function.macro is None
    ]


def _text(library: Library, function: CFunction) -> str:
    firsts = {param.name: param.measures for param in function.arguments if param.hidden}
    arguments = ", ".join(_argument(library, param, firsts) for param in function.arguments)
    words = [f"({arguments}) -> {_result(library, function)}"]
    words += ["keep"] if function.gil == "keep" else []
    words += ["errno"] if function.raises and function.raises.form == "errno" else []
    if native_key(library, function) != function.symbol:
        words.append(f"as={function.symbol}")
    if function.variadic:
        words.append(f"fixed={sum(not param.variadic_part for param in function.arguments)}")
    words += [f"since={function.since}"] if function.since else []
    words += [f"until={function.until}"] if function.until else []
    words += [f"on={'+'.join(function.platforms)}"] if function.platforms else []
    return " ".join(words)


def _argument(library: Library, param: CParam, firsts: dict[str, str]) -> str:
    kind = shown(library, param.type)
    words = [f"{'-' if param.hidden else ''}{param.name}: {kind}"]
    words += ["writable"] if param.writable else []
    text = param.type.base.kind == "text"
    words += ["raw"] if text and (param.measured_by or param.has_always) else []
    words += [param.encoding] if param.encoding != "utf-8" else []
    words += [f"of={param.measures}"] if param.measures and param.hidden else []
    words += ["room"] if param.measures and not param.hidden else []
    first = firsts.get(param.measured_by, "")
    words += [f"same={first}"] if first not in ("", param.name) and not param.hidden else []
    return " ".join(words)


def shown(library: Library, kind: Type) -> str:
    """A type; an enum is its integer."""
    if kind.kind == "enum":
        return library.enum(kind.name).integer
    if kind.kind == "optional" and kind.item:
        return f"{shown(library, kind.item)}?"
    if kind.kind == "list" and kind.item:
        return f"[{shown(library, kind.item)}]"
    if kind.kind == "array" and kind.item:
        return f"[{shown(library, kind.item)}; {kind.size}]"
    if kind.kind == "ref" and kind.item:
        return f"*{shown(library, kind.item)}"
    return kind.name or kind.kind


def _result(library: Library, function: CFunction) -> str:
    """How ctypes shall give the result: as an address where the wrapper needs that."""
    result = function.returned
    kind = result.type.base
    if kind.kind == "text":
        counted = result.free or result.length or text_unit(result.encoding) > 1
        return "pointer" if counted else "text"
    if kind.kind in ("bytes", "list", "ref", "pointer"):
        return "pointer"
    if kind.kind == "handle":
        return kind.name if result.own else "pointer"
    return "void" if kind.kind == "self" else shown(library, kind)
