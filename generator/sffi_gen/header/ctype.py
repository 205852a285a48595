"""C types as data, and as C text again."""

from __future__ import annotations

from dataclasses import dataclass

#: the canonical spelling of each combination of C's type words
_ORDER = ("signed", "unsigned", "short", "long", "char", "int", "float", "double", "__int128")
_CANONICAL = {
    ("int",): "int",
    ("signed",): "int",
    ("signed", "int"): "int",
    ("unsigned",): "unsigned int",
    ("unsigned", "int"): "unsigned int",
    ("short",): "short",
    ("short", "int"): "short",
    ("signed", "short"): "short",
    ("signed", "short", "int"): "short",
    ("unsigned", "short"): "unsigned short",
    ("unsigned", "short", "int"): "unsigned short",
    ("long",): "long",
    ("long", "int"): "long",
    ("signed", "long"): "long",
    ("signed", "long", "int"): "long",
    ("unsigned", "long"): "unsigned long",
    ("unsigned", "long", "int"): "unsigned long",
    ("long", "long"): "long long",
    ("long", "long", "int"): "long long",
    ("signed", "long", "long"): "long long",
    ("signed", "long", "long", "int"): "long long",
    ("unsigned", "long", "long"): "unsigned long long",
    ("unsigned", "long", "long", "int"): "unsigned long long",
    ("char",): "char",
    ("signed", "char"): "signed char",
    ("unsigned", "char"): "unsigned char",
    ("float",): "float",
    ("double",): "double",
    ("long", "double"): "long double",
    ("__int128",): "__int128",
    ("signed", "__int128"): "__int128",
    ("unsigned", "__int128"): "unsigned __int128",
}


def canonical(words: list[str]) -> str:
    """``["long", "unsigned", "int"]`` is ``unsigned long``; what C lacks stays as written."""
    plain = [word for word in words if word != "_Complex"]
    ordered = tuple(sorted(plain, key=lambda w: _ORDER.index(w) if w in _ORDER else 0))
    name = _CANONICAL.get(ordered, " ".join(plain) or "double")
    return f"{name} _Complex" if "_Complex" in words else name


@dataclass(frozen=True)
class Basic:
    """A type of the language: ``unsigned long``, ``void``, ``_Float16``, ``double _Complex``.

    The name is canonical: never ``long unsigned int``.
    """

    name: str
    quals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Named:
    """A typedef's name: ``size_t``. ``Header.resolve`` says what is behind it."""

    name: str
    quals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tagged:
    """A struct, union or enum: ``kind`` and ``tag``. One without a tag in C has a made-up tag,
    ``$1``, which no C name can be; ``Header.records`` and ``Header.enums`` have it by its key."""

    kind: str
    tag: str
    quals: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        return f"{self.kind} {self.tag}"

    @property
    def anonymous(self) -> bool:
        return self.tag.startswith("$")


@dataclass(frozen=True)
class Pointer:
    """``to *``. A clang block (``^``) is a pointer with ``block`` set."""

    to: CType
    quals: tuple[str, ...] = ()
    block: bool = False


@dataclass(frozen=True)
class Array:
    """``of [size]``: ``size`` is None for ``[]``; ``text`` is what stood there, and where it could
    not be evaluated ``size`` is None and ``text`` not empty."""

    of: CType
    size: int | None
    text: str = ""
    quals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parameter:
    """A parameter of a function; ``name`` may be empty. Arrays and functions are pointers here
    already, as C has it; ``extent`` is what an array parameter's brackets said (``[static 3]``)."""

    name: str
    type: CType
    attributes: tuple[Attribute, ...] = ()
    extent: str = ""


@dataclass(frozen=True)
class FunctionType:
    """``convention`` is ``""`` or that of an attribute, such as ``ms_abi`` or ``stdcall``.
    ``prototype`` is false for ``f()``, of whose parameters C knows nothing."""

    result: CType
    params: tuple[Parameter, ...]
    variadic: bool = False
    prototype: bool = True
    convention: str = ""
    quals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vector:
    """A vector of the compiler (``__attribute__((vector_size(16)))``): ``size`` in bytes."""

    of: CType
    size: int | None
    quals: tuple[str, ...] = ()


@dataclass(frozen=True)
class Unknown:
    """A type that only a compiler understands (``typeof (x + y)``, ``_BitInt(7)``), as written."""

    text: str
    quals: tuple[str, ...] = ()


CType = Basic | Named | Tagged | Pointer | Array | FunctionType | Vector | Unknown


@dataclass(frozen=True)
class Attribute:
    """``__attribute__((aligned(8)))`` is ``aligned`` with the argument ``8``; leading and trailing
    underscores of the name are gone, a namespace (``gnu::``) too."""

    name: str
    arguments: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.name}({', '.join(self.arguments)})" if self.arguments else self.name


#: attributes that change how a type is laid out
LAYOUT = frozenset(
    """
    packed aligned alignas ms_struct gcc_struct scalar_storage_order transparent_union mode
    vector_size warn_if_not_aligned address_space
    """.split()  # noqa: SIM905
)
#: attributes that change how a function is called
CONVENTIONS = frozenset(
    """
    ms_abi sysv_abi stdcall fastcall thiscall vectorcall cdecl regparm sseregparm pcs
    aarch64_vector_pcs aarch64_sve_pcs preserve_most preserve_all preserve_none regcall
    swiftcall swiftasynccall interrupt pascal intel_ocl_bicc longcall far near
    no_caller_saved_registers force_align_arg_pointer
    """.split()  # noqa: SIM905
)


def convention(attributes: tuple[Attribute, ...]) -> str:
    """The calling convention among the attributes; empty where there is none. ``cdecl`` is one."""
    return next((str(a) for a in attributes if a.name in CONVENTIONS), "")


def declare(kind: CType, name: str = "") -> str:
    """C text that declares ``name`` as being of a type: ``declare(Pointer(Basic("char")), "x")``
    is ``char *x``. Without a name: the type as in a cast. Anonymous tags have no C text."""
    return _declare(kind, name).rstrip()


def _declare(kind: CType, inner: str) -> str:
    quals = " ".join(kind.quals)
    if isinstance(kind, Pointer):
        star = "^" if kind.block else "*"
        inner = f"{star}{quals + ' ' if quals and inner else quals}{inner}"
        if isinstance(kind.to, FunctionType) and kind.to.convention:
            inner = f"__attribute__(({kind.to.convention})) {inner}"
        if isinstance(kind.to, (Array, FunctionType)):
            inner = f"({inner})"
        return _declare(kind.to, inner)
    if isinstance(kind, Array):
        size = str(kind.size) if kind.size is not None else kind.text
        return _declare(kind.of, f"{inner}[{size}]")
    if isinstance(kind, FunctionType):
        params = [_declare(param.type, param.name).rstrip() for param in kind.params]
        if kind.variadic:
            params.append("...")
        if not params and kind.prototype:
            params = ["void"]
        return _declare(kind.result, f"{inner}({', '.join(params)})")
    if isinstance(kind, Vector):
        base = f"{_declare(kind.of, '').rstrip()} __attribute__((vector_size({kind.size})))"
    elif isinstance(kind, Tagged):
        base = f"{kind.kind} {kind.tag}"
    elif isinstance(kind, Unknown):
        base = kind.text
    else:
        base = kind.name
    return f"{quals + ' ' if quals else ''}{base} {inner}"
