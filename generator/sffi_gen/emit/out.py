"""`out=`: functions that write into what they are given, where the fallback table has such."""

from __future__ import annotations

from sffi_gen import names
from sffi_gen.emit.arguments import local, outer
from sffi_gen.emit.layout import INDENT, WIDTH, broken
from sffi_gen.emit.overloads import Merged
from sffi_gen.model.library import Binding, Library, Param, Type


def out_param(library: Library, binding: Binding, merged: Merged) -> Param | None:
    """The parameter `out` of a function outside of classes; None where it has none.

    Functions of modules are in the table by the names of both: `linalg_inv`.
    """
    if binding.owner or any(param.name == "out" for param in merged.params):
        return None
    writers = library.writers.get(table_name(binding))
    if not writers:
        return None
    shown: dict[str, None] = {}
    for function in writers:
        kinds = {param.name: param.type for param in function.params}
        parts = [_shown(kinds[name]) for name in function.given_back]
        shown[parts[0] if len(parts) == 1 else f"tuple[{', '.join(parts)}]"] = None
    kind = Type("out", " | ".join([*shown, "None"]))
    return Param("out", kind, None, has_default=True, keyword_only=True)


def out_lines(library: Library, binding: Binding, merged: Merged) -> list[str]:
    """What is done if `out` is given."""
    # The first goes by position: the table may call it otherwise.
    given = [
        _passed(param) if at == 0 and not param.keyword_only else f"{param.name}={_passed(param)}"
        for at, param in enumerate(merged.params)
    ]
    head = [f'"{library.fallback}"', f'"{table_name(binding)}"', "out", *given]
    call = f"{outer('native')}.library.into({', '.join(head)})"
    return ["if out is not None:", *(INDENT + each for each in broken(f"return {call}", WIDTH - 8))]


def table_name(binding: Binding) -> str:
    """What the table calls a function."""
    return "_".join([*filter(None, binding.module.split(".")), names.unescaped(binding.name)])


def _passed(param: Param) -> str:
    if not param.variadic:
        return param.name
    name = local(param)
    return f"{name} if {outer('isinstance')}({name}, (list, tuple)) else ({name},)"


def _shown(kind: Type) -> str:
    base = kind.base
    return f"Sequence[{base.item.base.name}]" if base.kind == "list" and base.item else base.name
