"""What a handle is made of: a Python object with one native pointer in it.

On CPython the class is made here through the stable ABI: it has no constructor of its own, its
pointer is a read-only member, and shims read it at :data:`HANDLE_OFFSET`. Elsewhere, and with
``SFFI_NO_HOST`` set, it is a ctypes structure of one pointer, which ctypes passes by value.
"""

from __future__ import annotations

import ctypes
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

__all__ = ["HANDLE_OFFSET", "NATIVE_CALLS", "TYPE_OFFSET", "Base"]

#: whether shims are called with CPython's own calling convention. A build without the GIL lays
#: objects out differently.
NATIVE_CALLS = (
    sys.implementation.name == "cpython"
    and not os.environ.get("SFFI_NO_HOST")
    and getattr(sys, "_is_gil_enabled", lambda: True)()
    and object.__basicsize__ == 2 * ctypes.sizeof(ctypes.c_void_p)
)
#: where in an object its type is, and in a handle its pointer: the object's header comes first
TYPE_OFFSET = ctypes.sizeof(ctypes.c_ssize_t)
HANDLE_OFFSET = 2 * ctypes.sizeof(ctypes.c_void_p)

# Constants of the stable ABI.
_TP_MEMBERS = 72
_BASETYPE = 1 << 10
_DEFAULT = 1 << 18
_UNSIGNED_LONG_LONG = 18
_READ_ONLY = 1


class _Slot(ctypes.Structure):
    _fields_ = (("slot", ctypes.c_int), ("value", ctypes.c_void_p))


class _Member(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("type", ctypes.c_int),
        ("offset", ctypes.c_ssize_t),
        ("flags", ctypes.c_int),
        ("doc", ctypes.c_char_p),
    )


class _Spec(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("basicsize", ctypes.c_int),
        ("itemsize", ctypes.c_int),
        ("flags", ctypes.c_uint),
        ("slots", ctypes.POINTER(_Slot)),
    )


_kept: list[Any] = []  # CPython keeps pointers into these


def _native_base() -> Any:
    members = (_Member * 2)(
        _Member(b"_ptr", _UNSIGNED_LONG_LONG, HANDLE_OFFSET, _READ_ONLY, b"the native pointer")
    )
    slots = (_Slot * 2)(_Slot(_TP_MEMBERS, ctypes.cast(members, ctypes.c_void_p)))
    size = HANDLE_OFFSET + ctypes.sizeof(ctypes.c_void_p)
    spec = _Spec(b"sffi.objects.Base", size, 0, _DEFAULT | _BASETYPE, slots)
    _kept.extend((members, slots, spec))
    make = ctypes.pythonapi["PyType_FromSpec"]
    make.argtypes, make.restype = [ctypes.c_void_p], ctypes.py_object
    return make(ctypes.addressof(spec))


class _PortableBase(ctypes.Structure):
    __slots__ = ()
    _fields_ = (("_ptr", ctypes.c_void_p),)

    #: releases what a handle of the class owns; set when the shim is opened
    _finalize: Any = None

    # ctypes has structures unhashable; handles are told apart by identity.
    __hash__ = object.__hash__

    # PyPy calls no `__del__` that a class was given later.
    def __del__(self) -> None:
        finalize = type(self)._finalize
        if finalize is not None:
            finalize(self)


Base: Any = _native_base() if NATIVE_CALLS else _PortableBase
