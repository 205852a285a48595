"""Every name pattern of the generated code.

=================================  ==================================  ==========================
pattern                            what                                example
=================================  ==================================  ==========================
``sffi_<library>``                 the Python package                  ``sffi_torch``
``rt_<library>_<function>``        a function of the shim              ``rt_torch_zeros``
``rt_<library>_<function>_<tag>``  one of its overloads                ``rt_torch_max_dim``
``rt_<library>_<module>_<fn>``     a function of a module              ``rt_torch_linalg_inv``
``rt_<library>_<Type>``            a handle struct of the shim         ``rt_torch_Tensor``
``rt_<library>__<support>``        a support function of the shim      ``rt_torch__signature``
``rt_<library>__<verb>_<Type>``    one for each handle type            ``rt_torch__close_Tensor``
``sffi_<library>.h``               the shim's header                   ``sffi_torch.h``
``sffi_<library>_types.h``         what it shares with the sources     ``sffi_torch_types.h``
``sffi_<library>_<nn>.cpp``        a part of its source                ``sffi_torch_01.cpp``
``sffi_<library>_<topic>.cpp``     one with headers of its own         ``sffi_torch_random.cpp``
``libsffi_<library>.so``           the built shim                      ``libsffi_torch.so``
``<parameter>_<role>``             C parameters of one argument        ``alpha_tag``
``sffi_<local>``                   a local of generated code           ``sffi_out0``
``_as_<library>_<Type>``           the slot of a handle of a C library ``_as_sqlite3_Db``
``<Function>Result``               the named tuple of several results  ``MaxResult``
``<module>_<function>``            the same in a module of their own   ``linalg_svd``
``<name>_``                        a name that Python or C++ reserves  ``lambda_``
=================================  ==================================  ==========================
"""

from __future__ import annotations

import keyword

# C++20's keywords and the macros and types of common headers that no parameter may be called by.
_CPP_RESERVED = frozenset(
    """
    alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t
    char16_t char32_t class compl concept const consteval constexpr constinit const_cast
    continue co_await co_return co_yield decltype default delete do double dynamic_cast else
    enum explicit export extern false float for friend goto if inline int long mutable
    namespace new noexcept not not_eq nullptr operator or or_eq private protected public
    register reinterpret_cast requires return short signed sizeof static static_assert
    static_cast struct switch template this thread_local throw true try typedef typeid
    typename union unsigned using virtual void volatile wchar_t while xor xor_eq NULL errno
    stdin stdout stderr linux unix restrict I EOF NAN INFINITY offsetof
    int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t size_t
    _Alignas _Alignof _Atomic _Bool _Complex _Generic _Imaginary _Noreturn _Pragma
    _Static_assert _Thread_local
    """.split()  # noqa: SIM905  (a list of 130 strings is no easier to read)
)

SUPPORT_FUNCTIONS = (
    "abi",
    "host",
    "function_count",
    "function_name",
    "signature",
    "absent_count",
    "absent_name",
    "absent_found",
    "entry",
    "python_call",
    "error_pending",
    "error_message",
    "error_kind",
    "error_function",
    "bytes_release",
    "list_size",
    "list_release",
    "plan_size",
    "plan_library",
    "plan_call",
    "record_with",
    "recorded_call",
)
SUPPORT_PREFIXES = ("release_", "close_", "move_", "drop_", "finalize_", "live_", "hold_", "take_")

RESERVED_LOCAL = "sffi_"

# Classes and modules that generated files hold anyway.
RESERVED_TYPES = frozenset(
    [
        *("Handle", "NamedResult", "IntEnum", "IntFlag", "native"),
        *("Callback", "FunctionPointer", "Library", "Pointer", "Ref", "Struct", "Text", "Union"),
    ]
)
RESERVED_MODULES = frozenset(
    [
        "functions",
        "handles",
        "enums",
        "results",
        "shim",
        "structs",
        "callbacks",
        "errors",
        "variables",
    ]
)


def package(library: str) -> str:
    return f"sffi_{library}"


def prefix(library: str) -> str:
    return f"rt_{library}"


def symbol(library: str, function: str) -> str:
    return f"rt_{library}_{function}"


def header(library: str) -> str:
    return f"sffi_{library}.h"


def types_header(library: str) -> str:
    return f"sffi_{library}_types.h"


def source(library: str, topic: str, part: int) -> str:
    """``part`` counts from 1; 0 where the topic has one source."""
    words = [f"sffi_{library}", *([topic] if topic else []), *([f"{part:02d}"] if part else [])]
    return f"{'_'.join(words)}.cpp"


def table(source: str) -> str:
    """The C++ variable that lists the functions of a source."""
    return f"{source.removesuffix('.cpp')}_functions"


def python(name: str) -> str:
    """A Python identifier: a keyword gets a trailing underscore."""
    return f"{name}_" if keyword.iskeyword(name) else name


def unescaped(name: str) -> str:
    """The spec's name behind :func:`python`'s."""
    short = name.removesuffix("_")
    return short if keyword.iskeyword(short) else name


def is_path(text: str) -> bool:
    """Whether this is a dotted path of ASCII identifiers, as imports take it."""
    return all(
        part.isidentifier() and part.isascii() and not keyword.iskeyword(part)
        for part in text.split(".")
    )


def c(name: str) -> str:
    """A C and C++ identifier: a reserved word gets a trailing underscore."""
    return f"{name}_" if name in _CPP_RESERVED else name


def handle_slot(library: str, handle: str) -> str:
    """Where a handle of a C library has its token; no handle of another library has it there."""
    return f"_as_{library}_{handle}"


def result_class(function: str) -> str:
    return "".join(part.capitalize() for part in function.split("_") if part) + "Result"


def result_name(module: str, function: str) -> str:
    """In a module that holds nothing but results."""
    return python("_".join([*module.split("."), function]).strip("_"))
