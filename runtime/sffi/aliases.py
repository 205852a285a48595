"""Types that generated stubs share; nothing imports this at run time."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from typing_extensions import Buffer

    from sffi.c.handle import Handle

__all__ = ["Address", "Number"]

#: what a `void *` parameter of a C function takes
Address: TypeAlias = "int | Buffer | Handle | None"

#: what a parameter of type `number` takes
Number: TypeAlias = "int | float | bool | complex"
