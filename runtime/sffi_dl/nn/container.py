"""Modules in order: `Sequential` and `ModuleList`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, overload

from sffi_dl.nn.hooks import structure_version
from sffi_dl.nn.module import Module

__all__ = ["ModuleList", "Sequential"]

# What Sequential keeps of its own beside the submodules; never copied or pickled.
_CACHE = ("_chain", "_chain_version")


class Sequential(Module):
    """Passes its input through modules in order.

    Args:
        modules: the modules, named ``"0"``, ``"1"``, ...; or one mapping of name to module.
    """

    _chain: tuple[Callable[[Any], Any], ...]
    _chain_version: int

    def __init__(self, *modules: Module | Mapping[str, Module]) -> None:
        super().__init__()
        self._forget_chain()
        if len(modules) == 1 and isinstance(modules[0], Mapping):
            named = list(modules[0].items())
        else:
            named = [(str(i), module) for i, module in enumerate(modules)]  # type: ignore[misc]
        for name, module in named:
            if not isinstance(module, Module):
                raise TypeError(f"Sequential takes modules, not {type(module).__name__}")
            self.register_module(name, module)

    def forward(self, input: Any) -> Any:
        """The last module's output."""
        if self._chain_version != structure_version[0]:
            self._link_chain()
        for call in self._chain:
            input = call(input)
        return input

    def _link_chain(self) -> None:
        # A module without hooks is entered at `forward`, one Python frame less each.
        chain = tuple(
            module.forward
            if type(module).__call__ is Module.__call__ and not module._has_hooks
            else module
            for module in self
        )
        self.__dict__.update(_chain=chain, _chain_version=structure_version[0])

    def _forget_chain(self) -> None:
        self.__dict__.update(_chain=(), _chain_version=-1)

    def __getstate__(self) -> dict[str, Any]:
        return {name: value for name, value in self.__dict__.items() if name not in _CACHE}

    def __setstate__(self, state: dict[str, Any]) -> None:
        self.__dict__.update(state)
        self._forget_chain()

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Iterator[Module]:
        return (module for module in self._modules.values() if module is not None)

    @overload
    def __getitem__(self, index: int) -> Module: ...

    @overload
    def __getitem__(self, index: slice) -> Sequential: ...

    def __getitem__(self, index: int | slice) -> Module | Sequential:
        if isinstance(index, slice):
            chosen = list(self._modules.items())[index]
            return type(self)({name: module for name, module in chosen if module is not None})
        module = self._modules[self._name(index)]
        assert module is not None
        return module

    def __setitem__(self, index: int, module: Module) -> None:
        self.register_module(self._name(index), module)

    def __delitem__(self, index: int) -> None:
        delattr(self, self._name(index))
        # As in PyTorch, the modules after it move up and are named anew.
        remaining = list(self)
        for name in list(self._modules):
            delattr(self, name)
        for i, module in enumerate(remaining):
            self.register_module(str(i), module)

    def append(self, module: Module) -> Sequential:
        """Put `module` at the end."""
        self.register_module(str(len(self)), module)
        return self

    def _name(self, index: int) -> str:
        names = list(self._modules)
        if not -len(names) <= index < len(names):
            raise IndexError(f"index {index} is out of range: there are {len(names)} modules")
        return names[index]


class ModuleList(Module):
    """A list of modules that are parts of the module that holds it; it has no ``forward``.

    Args:
        modules: the modules, named ``"0"``, ``"1"``, ...
    """

    def __init__(self, modules: Iterable[Module] = ()) -> None:
        super().__init__()
        self.extend(modules)

    def __len__(self) -> int:
        return len(self._modules)

    def __iter__(self) -> Iterator[Module]:
        return iter(self._listed())

    @overload
    def __getitem__(self, index: int) -> Module: ...

    @overload
    def __getitem__(self, index: slice) -> ModuleList: ...

    def __getitem__(self, index: int | slice) -> Module | ModuleList:
        if isinstance(index, slice):
            return type(self)(self._listed()[index])
        return self._listed()[index]

    def __setitem__(self, index: int, module: Module) -> None:
        self.register_module(list(self._modules)[index], module)

    def __delitem__(self, index: int | slice) -> None:
        remaining = self._listed()
        del remaining[index]
        for name in list(self._modules):
            delattr(self, name)
        self.extend(remaining)

    def append(self, module: Module) -> ModuleList:
        """Put `module` at the end."""
        self.register_module(str(len(self)), module)
        return self

    def extend(self, modules: Iterable[Module]) -> ModuleList:
        """Put `modules` at the end."""
        for module in modules:
            self.append(module)
        return self

    def __repr__(self) -> str:
        # Neighbours that look the same are shown once, as PyTorch does.
        groups: list[tuple[int, int, str]] = []
        for i, text in enumerate(map(repr, self)):
            if groups and groups[-1][2] == text:
                groups[-1] = (groups[-1][0], i, text)
            else:
                groups.append((i, i, text))
        if not groups:
            return f"{type(self).__name__}()"
        lines = []
        for first, last, text in groups:
            head = f"({first}): " if first == last else f"({first}-{last}): {last - first + 1} x "
            lines.append("  " + head + text.replace("\n", "\n  "))
        return f"{type(self).__name__}(\n" + "\n".join(lines) + "\n)"

    def _listed(self) -> list[Module]:
        return [module for module in self._modules.values() if module is not None]
