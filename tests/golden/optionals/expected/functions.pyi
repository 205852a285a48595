from collections.abc import Sequence
from typing_extensions import Buffer
from companion.units import UnitLike as Unit_typeLike
from sffi_optionals.enums import Color
from sffi_optionals.handles import Box
from sffi.aliases import Number

__all__ = ["codes", "defaults", "lists", "memory", "objects", "scalars"]

def scalars(
    a: int | None, b: int | None = ..., c: float | None = ..., d: bool | None = ...,
    e: Number | None = ...,
) -> int | None: ...
def objects(a: Box | None, b: Box | None = ...) -> Box | None: ...
def codes(
    a: Color | int | None = ..., b: Unit_typeLike | None = ..., c: Color | int = ...,
) -> float | None: ...
def memory(a: str | None, b: Buffer | None = ..., c: str = ...) -> str | None: ...
def lists(
    a: Sequence[int] | None = ..., b: Sequence[float] | None = ...,
    c: Sequence[Box] | None = ..., d: Sequence[int] = ...,
) -> bytes | None: ...
def defaults(
    a: int = ..., b: int = ..., c: float = ..., d: float = ..., e: float = ..., f: Number = ...,
    g: Number = ..., h: Number = ..., i: int = ..., j: Sequence[bool] = ...,
) -> bool | None: ...
