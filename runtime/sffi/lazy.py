"""Modules of a package that are imported when they are first named."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import ModuleType

__all__ = ["lazy_module"]


def lazy_module(package: str, name: str, modules: list[str]) -> ModuleType:
    """Import ``package.name``; for a package's ``__getattr__``.

    Raises:
        AttributeError: the package has no such module.
    """
    if name not in modules:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    module: ModuleType = __import__(f"{package}.{name}", fromlist=(name,))
    return module
