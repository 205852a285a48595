"""Where the names that generated code uses come from."""

from __future__ import annotations

from functools import cache

from sffi import convert

from sffi_gen.emit import results
from sffi_gen.emit.arguments import enum_class
from sffi_gen.model.library import Library

_BUILTINS = (
    *("BaseException", "OverflowError", "True", "UnicodeDecodeError", "ValueError"),
    *("bool", "bytes", "float", "int"),
    *("isinstance", "len", "list", "str", "type"),
)
_RUNTIME = {
    "sffi.c.crossing": (
        *("WRONG", "MINUS_ONE", "as_char", "as_f32", "as_f64", "as_i64", "as_isize", "as_long"),
        *("as_longdouble", "as_pointer", "as_text", "as_u64", "as_ulong", "as_usize"),
        *("as_variadic", "LONG_LOW", "LONG_HIGH", "ULONG_HIGH", "ISIZE_LOW", "ISIZE_HIGH"),
        *("USIZE_HIGH", "WCHAR_HIGH"),
    ),
    "sffi.c.buffers": ("Buffer", "Items", "Room", "flat"),
    "sffi.c.lists": ("Objects", "Records", "Texts"),
    "sffi.c.lives": ("keep", "replace"),
    "sffi.c.giving": (
        "Owned",
        "first",
        "freed_text",
        "items_at",
        "kind_of",
        "lists_of",
        "taken",
        "wide_text",
    ),
    "sffi.c.pointers": ("as_ref", "view_at"),
    "sffi.c.callback": ("deliver", "discard", "entrust", "pending", "released"),
    "sffi.c.failure": ("negative_result", "not_text", "null_result", "os_error"),
    "sffi.c.arithmetic": ("c_argument", "c_div", "c_in_range", "c_mod", "c_wrap"),
    "ctypes": (
        *("byref", "c_bool", "c_char", "c_char_p", "c_double", "c_float", "c_int", "c_int16"),
        *("c_int32", "c_int64", "c_int8", "c_long", "c_longdouble", "c_size_t", "c_ssize_t"),
        *("c_uint16", "c_uint32", "c_uint64", "c_uint8", "c_ulong", "c_void_p", "sizeof"),
    ),
    "sffi.convert": tuple(convert.__all__),
}


@cache
def homes(library: Library) -> dict[str, tuple[str, str]]:
    """Of each name from outside that generated code may use: its module, and its name there."""
    package = library.package
    found = {name: ("builtins", name) for name in _BUILTINS}
    for module, names in _RUNTIME.items():
        found |= {name: (module, name) for name in names}
    found["native"] = (package, "_native")
    found |= {enum_class(e.name): (f"{package}.enums", e.name) for e in library.enums}
    found |= {error.name: (f"{package}.errors", error.name) for error in library.errors}
    found |= {record.name: (f"{package}.structs", record.name) for record in library.records}
    found |= {c.name: (f"{package}.callbacks", c.name) for c in library.callbacks}
    found |= {handle.name: (f"{package}.handles", handle.name) for handle in library.handles}
    home = f"{package}.{results.results_module(library)}"
    for name, function in results.named_results(library).items():
        found[name] = (home, results.result_name(library, function))
    return found
