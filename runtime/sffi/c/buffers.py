"""Memory that C reads and writes in its place."""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any, Final

__all__ = ["Buffer", "Items", "Room", "flat", "problem"]

_NO_CHARS: Any = ctypes.c_char * 0


class _View(ctypes.Structure):
    """``Py_buffer``, of which only the address is of interest here."""

    _fields_ = (
        ("buf", ctypes.c_void_p),
        ("obj", ctypes.c_void_p),
        ("rest", ctypes.c_byte * 256),
    )


# PyPy has no such functions.
_api: Any = getattr(ctypes, "pythonapi", None)
if _api is not None:
    _get: Any = _api.PyObject_GetBuffer
    _get.argtypes = (ctypes.py_object, ctypes.c_void_p, ctypes.c_int)
    _release: Any = _api.PyBuffer_Release
    _release.argtypes, _release.restype = (ctypes.c_void_p,), None


class Buffer:
    """The memory of an object with the buffer protocol, held as long as this lives.

    It can be passed to C as it is; ``len()`` is its size in bytes. Nothing is copied, except memory
    that is only read under PyPy, which has no way to its address.

    Raises:
        TypeError: the object has no buffer.
        ValueError: it is not contiguous, or read-only where it must be writable.
    """

    __slots__ = ("_as_parameter_", "_size", "_view")
    _as_parameter_: Any

    def __init__(self, value: Any, writable: bool = False) -> None:
        memory = memoryview(value)
        if not memory.c_contiguous or (writable and memory.readonly):
            raise ValueError
        self._size = memory.nbytes
        self._view: Any = None
        if memory.readonly and _api is None:
            self._as_parameter_ = (ctypes.c_char * self._size).from_buffer_copy(memory)
        elif memory.readonly:
            view = _View()
            _get(value, ctypes.byref(view), 0)
            self._view = view
            self._as_parameter_ = ctypes.c_void_p(view.buf)
        else:
            # ctypes holds the buffer, so that nobody can resize it while C has the address.
            self._as_parameter_ = _NO_CHARS.from_buffer(memory)

    def __len__(self) -> int:
        return self._size

    def __del__(self) -> None:
        view = getattr(self, "_view", None)
        if view is not None:
            self._view = None
            _release(ctypes.byref(view))


#: item types as buffers and arrays write them: kind and bytes
_FORMATS: Final = {
    **dict.fromkeys("bhilqn", "i"),
    **dict.fromkeys("BHILQN", "u"),
    **dict.fromkeys("fd", "f"),
    **dict.fromkeys("?", "b"),
    "c": "c",
}
_ARRAYS: Final = {
    **{f"i{size}": code for code, size in (("b", 1), ("h", 2), ("i", 4), ("q", 8))},
    **{f"u{size}": code for code, size in (("B", 1), ("H", 2), ("I", 4), ("Q", 8))},
    "f4": "f",
    "f8": "d",
}


class Items(Buffer):
    """Items of one type: a buffer of just that type, not copied, or a sequence, copied.

    ``kind`` is i, u, f or b (bool) and a size in bytes: ``"i4"``. ``len()`` is the number of items.

    Raises:
        TypeError, OverflowError: items of another type, or out of its range.
        ValueError: as for :class:`Buffer`, and a sequence where C is to write.
    """

    __slots__ = ("nbytes",)

    def __init__(self, value: Any, kind: str, writable: bool = False) -> None:
        if isinstance(value, (list, tuple, range)):
            if writable:
                raise ValueError
            value = _packed(value, kind)
        elif problem(value, kind, writable):
            raise TypeError
        super().__init__(value, writable)
        self.nbytes = self._size
        self._size //= int(kind[1:])


def flat(values: Any, row: int) -> Any:
    """The rows of an array of arrays, one behind the other; a buffer is so already.

    ``row`` is the size of all of them together, which the wrapper checks.
    """
    if not isinstance(values, (list, tuple)):
        return values
    size = row // max(1, len(values))
    rows = [list(each) for each in values]
    if any(len(each) != size for each in rows):
        raise ValueError
    return [item for each in rows for item in each]


def _packed(values: Sequence[Any], kind: str) -> Any:
    from array import array

    if kind == "b1":
        if any(value is not True and value is not False for value in values):
            raise TypeError
        return bytes(values)
    packed = array(_ARRAYS[kind], values)
    infinite = float("inf")
    if kind == "f4" and any(
        abs(item) == infinite and abs(value) != infinite
        for item, value in zip(packed, values, strict=True)
    ):
        raise OverflowError
    return packed


def problem(value: Any, kind: str, writable: bool) -> str:
    """Why an object cannot be passed as memory of such items; empty if it can.

    ``kind`` is as for :class:`Items`, or empty for any.
    """
    try:
        memory = memoryview(value)
    except TypeError:
        return f"must be a buffer, such as bytes or a NumPy array, not {type(value).__name__}"
    if not memory.c_contiguous:
        return "is a buffer that is not contiguous"
    if writable and memory.readonly:
        return f"must be writable, and this {type(value).__name__} is read-only"
    if not kind:
        return ""
    form = memory.format.lstrip("@=<") if memory.format else "B"
    swapped = memory.format.startswith((">", "!")) and memory.itemsize > 1
    found = f"{_FORMATS.get(form, '?')}{memory.itemsize}"
    # Plain bytes are items of one byte, whatever their sign.
    if found != kind and not (found in ("u1", "i1", "c1") and kind in ("u1", "i1")):
        return f"must have items of type {_name(kind)}, not {_name(found)} ({memory.format!r})"
    return f"has its bytes in the other order ({memory.format!r})" if swapped else ""


def _name(kind: str) -> str:
    size = kind[1:]
    names = {"i": "int", "u": "uint", "f": "float"}
    if kind[0] in names:
        return f"{names[kind[0]]}{8 * int(size)}"
    return {"b": "bool", "c": "char"}.get(kind[0], "another kind")


class Room:
    """New memory for C to write into: ``len()`` is its size in bytes.

    Raises:
        OverflowError: a negative size.
        MemoryError: there is no such room.
    """

    __slots__ = ("_as_parameter_", "_size")
    _as_parameter_: Any

    def __init__(self, size: int) -> None:
        if size < 0:
            raise OverflowError
        self._as_parameter_ = (ctypes.c_char * size)()
        self._size = size

    def __len__(self) -> int:
        return self._size

    def taken(self, size: int, function: str, name: str) -> bytes:
        """The first bytes, as many as C says it has written.

        Raises:
            OverflowError: C says more than there is room for; it has written none of the rest.
        """
        if not 0 <= size <= self._size:
            raise OverflowError(
                f"{function}(): '{name}' needs {size} bytes, and there is room for {self._size}"
            )
        return ctypes.string_at(self._as_parameter_, size)

    def text(self, encoding: str, unit: int = 1) -> str:
        """The text up to its NUL of ``unit`` bytes, or the whole of it."""
        data = ctypes.string_at(self._as_parameter_, self._size)
        if unit == 1:
            return data.partition(b"\0")[0].decode(encoding)
        nul = bytes(unit)
        ends = (at for at in range(0, len(data), unit) if data[at : at + unit] == nul)
        return data[: next(ends, len(data))].decode(encoding)
