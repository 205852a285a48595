"""Attributes of a generated package that are made when they are first asked for."""

from __future__ import annotations

import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sffi.binding import Library

__all__ = ["lazy_attribute"]


def lazy_attribute(
    library: Library,
    name: str,
    modules: tuple[str, ...],
    exports: tuple[str, ...],
    fallback: str = "",
) -> object:
    """What a generated package's ``__getattr__`` returns.

    ``__version__`` is the target library's version, as its prefix states it. A module of the
    package is imported. A private name is one of its functions. Other names are asked of the
    companion's modules, in their order, and then of the table ``fallback``.

    Raises:
        AttributeError: nothing of this name is there.
        LibraryNotFoundError: ``__version__``, where there is no library.
    """
    if name == "__version__":
        return library.version()
    if name in modules:
        return __import__(f"{library.package}.{name}", fromlist=(name,))
    if name.startswith("_") and not name.startswith("__"):
        # Private functions are not in `import *`, but can be called by those who know them.
        functions = __import__(f"{library.package}.functions", fromlist=(name,))
        if hasattr(functions, name):
            return getattr(functions, name)
    for export in exports:
        module = __import__(export, fromlist=("__getattr__",))
        if hasattr(module, "__getattr__"):
            try:
                return getattr(module, name)
            except AttributeError:
                continue
    if fallback and not name.startswith("__"):
        module = __import__(f"{library.package}.{fallback}", fromlist=("table",))
        if module.table.rows(name)[1]:  # The module has other names, which it imports for itself.
            found: object = getattr(module, name)
            setattr(sys.modules[library.package], name, found)  # Not looked for again.
            return found
    raise AttributeError(f"module {library.package!r} has no attribute {name!r}")
