"""The table of CPython entry points that shims are given: see ``sffi_python`` in sffi/abi.h."""

from __future__ import annotations

import ctypes

from sffi import errors

__all__ = ["host_table"]

_ENTRY_POINTS = (
    "PyEval_SaveThread",
    "PyEval_RestoreThread",
    "PyGILState_Ensure",
    "PyGILState_Release",
    "Py_IsInitialized",
    "Py_IncRef",
    "Py_DecRef",
    "PyObject_CallFunction",
    "PyErr_SetObject",
)
# In the order of SFFI_ERROR_* in sffi/abi.h.
_ERRORS = (
    errors.NativeRuntimeError,
    errors.NativeIndexError,
    errors.NativeValueError,
    errors.NativeTypeError,
    errors.NativeNotImplementedError,
    errors.NativeMemoryError,
    errors.NativeOverflowError,
    errors.HandleClosedError,
)


class _Table(ctypes.Structure):
    _fields_ = (
        ("size", ctypes.c_int64),
        ("entry_points", ctypes.c_void_p * len(_ENTRY_POINTS)),
        ("errors", ctypes.c_void_p * len(_ERRORS)),
    )


_table: _Table | None = None


def host_table() -> int:
    """Address of the table, the same for all shims and valid until the process ends."""
    global _table
    if _table is None:
        table = _Table(ctypes.sizeof(_Table))
        for index, name in enumerate(_ENTRY_POINTS):
            table.entry_points[index] = ctypes.cast(ctypes.pythonapi[name], ctypes.c_void_p).value
        keep = ctypes.pythonapi["Py_IncRef"]
        keep.argtypes, keep.restype = [ctypes.py_object], None
        for index, error in enumerate(_ERRORS):
            table.errors[index] = id(error)
            keep(error)
        # Native threads may outlive the interpreter: the table is never freed.
        keep(table)
        _table = table
    return ctypes.addressof(_table)
