"""A module of wrappers, as the templates of code and stub print it."""

from __future__ import annotations

from dataclasses import dataclass

from sffi_gen.emit.wrappers import Wrapper
from sffi_gen.model.library import Library


@dataclass(frozen=True)
class ModuleView:
    """One module of wrappers: its import lines and its definitions."""

    path: str
    doc: tuple[str, ...]
    imports: tuple[str, ...]
    wrappers: tuple[Wrapper, ...]
    children: tuple[str, ...]
    export: str = ""

    @property
    def all(self) -> list[str]:
        """Public names, sorted as `__all__` shows them."""
        return sorted([*(w.name for w in self.wrappers if w.public), *self.children])


def module_file(view: ModuleView, library: Library) -> str:
    """Where a module is, relative to the package."""
    folder = view.path.replace(".", "/")
    nested = any(module.path.startswith(f"{view.path}.") for module in library.modules)
    return f"{folder}/__init__.py" if nested else f"{folder}.py"
