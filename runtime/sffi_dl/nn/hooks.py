"""Hooks of modules, and how containers learn that something changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sffi_dl.nn.module import Module

__all__ = ["Hook", "HookHandle", "structure_version"]

Hook = Callable[..., Any]

# Counts every change of the module structure or its hooks anywhere. Containers cache what
# they call and look here whether that still holds.
structure_version = [0]


class HookHandle:
    """What registering a hook returns."""

    def __init__(self, module: Module, hooks: dict[int, Hook], key: int) -> None:
        self._module = module
        self._hooks = hooks
        self._key = key

    def remove(self) -> None:
        """Take the hook away; twice does no harm."""
        self._hooks.pop(self._key, None)
        self._module._hooks_changed()
