"""What the modules of a package over a C library import."""

from __future__ import annotations

import re

from sffi_gen.emit.arguments import HIDDEN
from sffi_gen.emit.c.homes import homes
from sffi_gen.emit.layout import from_import
from sffi_gen.emit.wrappers import Wrapper
from sffi_gen.model.library import Library


def imports(library: Library, found: list[Wrapper], *, in_handles: bool = False) -> tuple[str, ...]:
    """Import lines for what the wrappers use, sorted as linters want them."""
    code = [_code(wrapper.lines) for wrapper in found]
    words = set(re.findall(r"\w+", "\n".join(code)))
    own = {handle.name for handle in library.handles} if in_handles else set()
    by_module: dict[str, set[str]] = {}
    for name, (module, original) in homes(library).items():
        if name in words and name not in own and module != "builtins":
            written = original if original == name else f"{original} as {name}"
            by_module.setdefault(module, set()).add(written)
        if f"{HIDDEN}{name}" in words and name not in own:
            by_module.setdefault(module, set()).add(f"{original} as {HIDDEN}{name}")
    if in_handles:
        by_module.setdefault("sffi.c.handle", set()).add("Handle")
        by_module.setdefault(library.package, set()).add("_native as native")
        for handle in library.handles:
            if handle.close:
                function = library.function(handle.close)
                raises = getattr(function, "raises", None)
                if raises is not None and raises.form == "code":
                    by_module.setdefault(f"{library.package}.errors", set()).add(raises.error)
            if handle.mixin:
                module, _, name = handle.mixin.rpartition(".")
                by_module.setdefault(module, set()).add(name)
    if not library.functions and not in_handles:
        return ()
    return tuple(from_import(module, sorted(names)) for module, names in sorted(by_module.items()))


def _code(lines: tuple[str, ...]) -> str:
    """Without documentation, whose words are no names."""
    text = "\n".join(lines)
    return re.sub(r'"""(?:[^"\\]|\\.|"(?!""))*"""', "", text)
