"""Signature texts, as shims and generated packages carry them, turned into ctypes.

    addcmul(self: Tensor, other: Tensor?, dims: [int], value: number) -> Tensor

Kinds of parameters, and what each is in C:

===========  ==========================================================
``int``      ``int64_t`` (integers, enum and value codes)
``uint``     ``uint64_t``
``real``     ``double``
``int?``     ``int64_t given, int64_t value``; likewise ``uint?`` and ``real?``
``bool``     ``int64_t``; for ``bool?`` -1 is none
``number``   ``int64_t tag, int64_t integer, double real``
``[number]`` ``const sffi_number *items, int64_t count``
``text``     ``const void *data, int64_t size``; likewise ``bytes``
``object``   ``void *`` (a Python object)
``[int]``    ``const int64_t *items, int64_t count``; likewise ``[real]`` and ``[bool]``
``[int; 2]`` the same; a single int stands for two of it
``T``        a handle struct by value; ``T?`` may hold null
``T!``       ``T *``: the handle is taken, and set to null
``[T]``      ``const T *items, int64_t count``; items of ``[T?]`` may hold null
===========  ==========================================================

A question mark after text, bytes or a list allows a null pointer.

Results: ``status`` and ``bool`` (int64_t), ``int``, ``uint``, ``real``, ``number`` (struct);
``text``, ``bytes``, ``[int]``, ``[real]``, ``[bool]`` and ``[number]`` (owned memory), ``[T]`` (an
owned list), a handle ``T``; ``text?``, ``bytes?`` and ``T?`` may be absent. Several in brackets are
written through pointers that come last.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeVar

    T = TypeVar("T")

__all__ = ["Signature", "argument_letter", "argument_size"]

_SCALARS = {"int": "int64", "uint": "uint64", "real": "double"}
_BYTES = ("text", "text?", "bytes", "bytes?", "[int]", "[real]", "[bool]", "[number]")
# The letters of sffi/python.hpp; the second one where None is allowed.
_LETTERS = {
    "int": "ij",
    "uint": "uv",
    "real": "de",
    "bool": "qr",
    "number": "nn",
    "text": "sS",
    "bytes": "yY",
    "object": "oo",
    "[int]": "IJ",
    "[real]": "DE",
    "[bool]": "BC",
    "[number]": "QR",
}


class Signature:
    """A signature text, taken apart.

    Attributes:
        name: how Python knows the function, for errors.
        params: name and kind of each parameter.
        results: kinds of the results.
        several: whether they are written through pointers, even if there is only one.
    """

    __slots__ = ("name", "params", "results", "several")

    def __init__(self, text: str) -> None:
        head, _, result = text.rpartition(" -> ")
        self.name, _, params = head[:-1].partition("(")
        splits = (part.partition(": ") for part in params.split(", ") if part)
        self.params = [(name, kind) for name, _, kind in splits]
        self.several = result.startswith("(")
        self.results = result[1:-1].split(", ") if self.several else [result]

    def c_types(self) -> tuple[str, list[str]]:
        """The C types of the function's result and arguments, by name.

        int64, uint64, double, pointer, object, number, bytes, list, ``handle T``, ``taken T`` and
        ``out X`` (a pointer to X).
        """
        arguments: list[str] = []
        for _, kind in self.params:
            arguments += _argument(kind)
        if self.several:
            arguments += [f"out {_result(kind)}" for kind in self.results]
            return "int64", arguments
        return _result(self.results[0]), arguments


def argument_letter(kind: str, types: Mapping[str, T]) -> tuple[str, T | None]:
    """The letter of a parameter's kind in sffi/python.hpp, and the entry of its handle class."""
    optional = kind.endswith("?")
    plain = kind.removesuffix("?")
    if plain in _LETTERS:
        return _LETTERS[plain][optional], None
    if argument_size(kind) is not None:
        return "IJ"[optional], None
    found = types[kind.strip("[]?!")]
    if plain.endswith("?]"):
        return "MN"[optional], found
    if plain.endswith("]"):
        return "LK"[optional], found
    return "t" if kind.endswith("!") else "hH"[optional], found


def argument_size(kind: str) -> int | None:
    """How many items a single int stands for, where the list's kind says so."""
    _, _, size = kind.partition("; ")
    return int(size.rstrip("]?")) if size else None


def _argument(kind: str) -> tuple[str, ...]:
    plain = kind.removesuffix("?")
    if plain in _SCALARS:
        scalar = _SCALARS[plain]
        return ("int64", scalar) if kind.endswith("?") else (scalar,)
    if plain == "bool":
        return ("int64",)
    if plain == "number":
        return ("int64", "int64", "double")
    if plain == "object":
        return ("object",)
    if plain in ("text", "bytes") or plain.startswith("["):
        return ("pointer", "int64")
    return (f"taken {kind[:-1]}",) if kind.endswith("!") else (f"handle {plain}",)


def _result(kind: str) -> str:
    if kind in ("status", "bool"):
        return "int64"
    if kind in _SCALARS:
        return _SCALARS[kind]
    if kind == "number":
        return kind
    if kind in _BYTES:
        return "bytes"
    if kind.startswith("["):
        return "list"
    return f"handle {kind.rstrip('?')}"
