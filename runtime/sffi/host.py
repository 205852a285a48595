"""The table of CPython entry points that shims are given: see ``sffi_python`` in sffi/abi.h."""

from __future__ import annotations

import ctypes

from sffi import errors
from sffi.convert import convert
from sffi.objects import HANDLE_OFFSET, TYPE_OFFSET

__all__ = ["ERRORS", "host_table"]

# In the order of the table.
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
    "PyErr_Occurred",
    "PyErr_Format",
    "PyCapsule_GetPointer",
    "PyLong_AsLongLong",
    "PyLong_AsUnsignedLongLong",
    "PyFloat_AsDouble",
    "PyBytes_AsStringAndSize",
    "PyUnicode_AsUTF8AndSize",
    "PyLong_FromLongLong",
    "PyLong_FromUnsignedLongLong",
    "PyFloat_FromDouble",
    "PyBool_FromLong",
    "PyComplex_FromDoubles",
    "PyBytes_FromStringAndSize",
    "PyUnicode_DecodeUTF8",
    "PyTuple_New",
    "PyTuple_SetItem",
    "PyList_New",
    "PyList_SetItem",
    "PyType_GenericAlloc",
    "PyType_IsSubtype",
    "PySequence_Tuple",
    "PyTuple_Size",
    "PyTuple_GetItem",
    "PyErr_Clear",
)
# In the order of SFFI_ERROR_* in sffi/abi.h.
ERRORS = (
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
        ("record_size", ctypes.c_int64),
        ("entry_points", ctypes.c_void_p * len(_ENTRY_POINTS)),
        ("errors", ctypes.c_void_p * len(ERRORS)),
        ("none", ctypes.c_void_p),
        ("type_error", ctypes.c_void_p),
        ("int_type", ctypes.c_void_p),
        ("float_type", ctypes.c_void_p),
        ("true_object", ctypes.c_void_p),
        ("false_object", ctypes.c_void_p),
        ("convert", ctypes.c_void_p),
        ("type_offset", ctypes.c_int64),
        ("handle_offset", ctypes.c_int64),
    )


_table: _Table | None = None


def host_table(record_size: int) -> int:
    """Address of the table, the same for all shims and valid until the process ends.

    ``record_size`` is that of the records that describe functions (:mod:`sffi.calling`).
    """
    global _table
    if _table is None:
        table = _Table(ctypes.sizeof(_Table), record_size)
        for index, name in enumerate(_ENTRY_POINTS):
            table.entry_points[index] = ctypes.cast(ctypes.pythonapi[name], ctypes.c_void_p).value
        for index, error in enumerate(ERRORS):
            table.errors[index] = id(error)
        table.none, table.type_error = id(None), id(TypeError)
        table.int_type, table.float_type = id(int), id(float)
        table.true_object, table.false_object = id(True), id(False)
        table.convert = id(convert)
        table.type_offset, table.handle_offset = TYPE_OFFSET, HANDLE_OFFSET
        # Native threads may outlive the interpreter: the table and the classes are never freed.
        keep = ctypes.pythonapi["Py_IncRef"]
        keep.argtypes, keep.restype = [ctypes.py_object], None
        for kept in (table, convert, *ERRORS):
            keep(kept)
        _table = table
    return ctypes.addressof(_table)
