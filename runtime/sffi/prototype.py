"""Signature texts, as shims and generated packages carry them, turned into ctypes.

    Tensor(self: Tensor, other: Tensor?, dims: [int], alpha: number)

Kinds of parameters, and what each is in C:

===========  ==========================================================
``int``      ``int64_t`` (integers, booleans, enum and value codes)
``uint``     ``uint64_t``
``real``     ``double``
``int?``     ``int64_t given, int64_t value``; likewise ``uint?`` and ``real?``
``number``   ``int64_t tag, int64_t integer, double real``
``chars``    ``const void *data, int64_t size`` (text and bytes)
``object``   ``void *`` (a Python object)
``[int]``    ``const int64_t *items, int64_t count``; likewise ``[real]`` and ``[bool]``
``T``        a handle struct by value; ``T?`` may hold null
``T!``       ``T *``: the handle is taken, and set to null
``[T]``      ``const T *items, int64_t count``
===========  ==========================================================

Results: ``status`` and ``bool`` (int64_t), ``int``, ``uint``, ``real``, ``number`` (struct);
``text``, ``bytes``, ``[int]``, ``[real]`` and ``[bool]`` (owned memory), ``[T]`` (an owned list),
a handle ``T``; ``text?``, ``bytes?`` and ``T?`` may be absent. Several in brackets are written
through pointers that come last.
"""

from __future__ import annotations

__all__ = ["expand", "parse"]

_SCALARS = {"int": "int64", "uint": "uint64", "real": "double"}
_BYTES = ("text", "text?", "bytes", "bytes?", "[int]", "[real]", "[bool]")
_FIXED = {
    "number": ("int64", "int64", "double"),
    "chars": ("pointer", "int64"),
    "object": ("object",),
    "[int]": ("pointer", "int64"),
    "[real]": ("pointer", "int64"),
    "[bool]": ("pointer", "int64"),
}


def parse(signature: str) -> tuple[list[str], list[tuple[str, str]]]:
    """Split a signature text into result kinds and ``(name, kind)`` parameters.

    One result kind, unless the function has several results.
    """
    if signature.startswith("("):
        results, _, rest = signature[1:].partition(")(")
        kinds = results.split(", ")
    else:
        result, _, rest = signature.partition("(")
        kinds = [result]
    params = rest[:-1]
    if not params:
        return kinds, []
    splits = (part.partition(": ") for part in params.split(", "))
    return kinds, [(name, kind) for name, _, kind in splits]


def expand(signature: str) -> tuple[str, list[str]]:
    """The C types of a function's result and arguments, by name.

    int64, uint64, double, pointer, object, number, bytes, list, ``handle T``, ``taken T`` and
    ``out X`` (a pointer to X).
    """
    results, params = parse(signature)
    arguments: list[str] = []
    for _, kind in params:
        arguments += _argument(kind)
    if signature.startswith("("):
        arguments += [f"out {_result(kind)}" for kind in results]
        return "int64", arguments
    return _result(results[0]), arguments


def _argument(kind: str) -> tuple[str, ...]:
    if kind in _SCALARS:
        return (_SCALARS[kind],)
    if kind in _FIXED:
        return _FIXED[kind]
    if kind.startswith("["):
        return ("pointer", "int64")
    name = kind.rstrip("?!")
    if kind.endswith("?") and name in _SCALARS:
        return ("int64", _SCALARS[name])
    if kind.endswith("!"):
        return (f"taken {name}",)
    return (f"handle {name}",)


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
