"""Lowering: what each type is at the C boundary.

A function's signature text, such as ``sum(self: Tensor, dim: int?) -> Tensor``, is built here. The
shim carries it, the Python package carries it, and the loader compares the two before the first
call; `sffi.prototype` reads it.
"""

from __future__ import annotations

from dataclasses import dataclass

from sffi_gen import names
from sffi_gen.model.library import Function, Library, Param, Type

_WIDE_UNSIGNED = ("u64", "usize")
_CPP_SCALARS = {
    **{f"i{bits}": f"int{bits}_t" for bits in (8, 16, 32, 64)},
    **{f"u{bits}": f"uint{bits}_t" for bits in (8, 16, 32, 64)},
    "usize": "size_t",
    "f32": "float",
    "f64": "double",
}
_ITEMS = {"int": "int64_t", "float": "double", "bool": "uint8_t", "number": "sffi_number"}
_CPP_ITEMS = {"int": "int64_t", "float": "double", "bool": "bool", "number": "sffi::number"}
_SIGNATURE_ITEMS = {"int": "int", "float": "real", "bool": "bool", "number": "number"}


@dataclass(frozen=True)
class CParam:
    type: str
    name: str

    def __str__(self) -> str:
        return f"{self.type}{'' if self.type.endswith('*') else ' '}{self.name}"


@dataclass(frozen=True)
class CFunction:
    """A function of the shim: its C declaration and what its body passes on."""

    symbol: str
    result: str
    params: tuple[CParam, ...]
    arguments: tuple[str, ...]  # C++ expressions, one a parameter of the spec
    outs: tuple[str, ...]  # names of the out parameters, which come last
    signature: str


def lower(function: Function, library: Library) -> CFunction:
    """The C function behind a function of the spec."""
    params: list[CParam] = []
    arguments: list[str] = []
    taken = frozenset(names.c(param.name) for param in function.params)
    for param in function.params:
        lowered, argument = _param(param, library, taken)
        params += lowered
        arguments.append(argument)
    outs = []
    if function.returns_tuple:
        for index, part in enumerate(function.result.fields):
            name = f"sffi_out{index}"
            outs.append(name)
            params.append(CParam(f"{result_type(part.type, library)} *", name))
    return CFunction(
        function.symbol,
        "int64_t"
        if function.returns_tuple or function.given_back
        else result_type(function.result, library),
        tuple(params),
        tuple(arguments),
        tuple(outs),
        signature(function),
    )


def _part(name: str, role: str, taken: frozenset[str]) -> str:
    """One of several C parameters of an argument, by a name that no other parameter has."""
    part = f"{name}_{role}"
    return f"{names.RESERVED_LOCAL}{part}" if part in taken else part


def _param(param: Param, library: Library, taken: frozenset[str]) -> tuple[list[CParam], str]:
    name = names.c(param.name)
    kind, base = param.type, param.type.base
    optional = kind.kind == "optional"
    if base.kind == "handle":
        struct = f"{library.prefix}_{base.name}"
        if param.consumed:
            return [CParam(f"{struct} *", name)], f"sffi::taken{{{name}}}"
        return [CParam(struct, name)], name
    if base.kind == "number":
        parts = [_part(name, role, taken) for role in ("tag", "integer", "real")]
        types = ("int64_t", "int64_t", "double")
        lowered = [CParam(kind_, part) for kind_, part in zip(types, parts, strict=True)]
        return lowered, f"sffi::number{{{', '.join(parts)}}}"
    if base.kind in ("text", "bytes"):
        size = _part(name, "size", taken)
        return [CParam("const void *", name), CParam("int64_t", size)], (
            f"sffi::chars{{{name}, {size}}}"
        )
    if base.kind == "object":
        return [CParam("void *", name)], f"sffi::host_object{{{name}}}"
    if base.kind == "list":
        return _list_param(name, base, library, taken)
    scalar = _scalar(base)
    if not optional:
        return [CParam(scalar, name)], name
    if base.kind in ("bool", "value"):
        return [CParam(scalar, name)], f"sffi::maybe_code{{{name}}}"
    given = _part(name, "given", taken)
    return [CParam("int64_t", given), CParam(scalar, name)], f"sffi::maybe{{{given}, {name}}}"


def _list_param(
    name: str, kind: Type, library: Library, taken: frozenset[str]
) -> tuple[list[CParam], str]:
    item = (kind.item or kind).base
    count = _part(name, "count", taken)
    if item.kind == "handle":
        pointer = f"const {library.prefix}_{item.name} *"
    else:
        pointer = f"const {_ITEMS[item.kind]} *"
    if item.kind == "bool":
        argument = f"sffi::bools({name}, {count})"
    elif (kind.item or kind).kind == "optional":
        argument = f"sffi::sparse{{sffi::list{{{name}, {count}}}}}"
    else:
        argument = f"sffi::list{{{name}, {count}}}"
    return [CParam(pointer, name), CParam("int64_t", count)], argument


def _scalar(kind: Type) -> str:
    if kind.kind == "float":
        return "double"
    return "uint64_t" if kind.name in _WIDE_UNSIGNED else "int64_t"


def result_type(kind: Type, library: Library) -> str:
    """The C type of a result."""
    base = kind.base
    if base.kind == "handle":
        return f"{library.prefix}_{base.name}"
    if base.kind in ("void", "self"):
        return "int64_t"
    if base.kind in ("text", "bytes"):
        return "sffi_bytes"
    if base.kind == "list":
        return "sffi_list" if (base.item or base).base.kind == "handle" else "sffi_bytes"
    if base.kind == "number" or kind.kind == "optional":
        return "sffi_number"
    return _scalar(base)


# --- signatures -----------------------------------------------------------------------------------


def shown_name(function: Function) -> str:
    """How Python knows the function, for errors."""
    binding = function.bindings[0]
    return f"{binding.module}.{binding.name}" if binding.module else binding.name


def signature(function: Function) -> str:
    """The text that says how a function is called, in the terms of the C boundary."""
    params = ", ".join(f"{param.name}: {param_kind(param)}" for param in function.params)
    return f"{shown_name(function)}({params}) -> {_result_kinds(function)}"


def kinds(function: Function) -> str:
    """A signature without names: functions of the same kinds are called alike."""
    return f"({', '.join(map(param_kind, function.params))}) -> {_result_kinds(function)}"


def _result_kinds(function: Function) -> str:
    if function.returns_tuple:
        return f"({', '.join(result_kind(part.type) for part in function.result.fields)})"
    return "status" if function.given_back else result_kind(function.result)


def param_kind(param: Param) -> str:
    kind, base = param.type, param.type.base
    mark = "?" if kind.kind == "optional" else ""
    if base.kind == "handle":
        return f"{base.name}{'!' if param.consumed else mark}"
    if base.kind == "list":
        item = base.item or base
        if item.base.kind == "handle":
            return f"[{item.base.name}{'?' if item.kind == 'optional' else ''}]{mark}"
        size = "" if base.size is None else f"; {base.size}"
        return f"[{_SIGNATURE_ITEMS[item.kind]}{size}]{mark}"
    if base.kind in ("text", "bytes", "bool"):
        return f"{base.kind}{mark}"
    if base.kind in ("number", "object"):
        return base.kind
    if base.kind == "value":
        return "int"
    return f"{_scalar_kind(base)}{mark}"


def _scalar_kind(kind: Type) -> str:
    if kind.kind == "float":
        return "real"
    return "uint" if kind.name in _WIDE_UNSIGNED else "int"


def result_kind(kind: Type) -> str:
    base = kind.base
    mark = "?" if kind.kind == "optional" else ""
    if base.kind in ("handle", "text", "bytes"):
        return f"{base.name or base.kind}{mark}"
    if base.kind in ("void", "self"):
        return "status"
    if base.kind == "list":
        item = (base.item or base).base
        return f"[{item.name if item.kind == 'handle' else _SIGNATURE_ITEMS[item.kind]}]"
    if base.kind == "number" or kind.kind == "optional":
        return "number"
    return "bool" if base.kind == "bool" else _scalar_kind(base)


# --- C++ types, where a lambda needs them ---------------------------------------------------------


def cpp_type(param: Param, library: Library) -> str:
    """The C++ parameter type that stands for a spec type in an expression."""
    kind, base = param.type, param.type.base
    optional = kind.kind == "optional"
    if base.kind == "handle":
        cpp = library.handle(base.name).cpp
        if param.consumed:
            return f"std::unique_ptr<{cpp}> "
        return f"{cpp} {'*' if optional else '&'}"
    if base.kind == "list":
        item = (base.item or base).base
        if item.kind == "handle":
            inner = f"std::vector<{library.handle(item.name).cpp} *>"
        else:
            inner = f"std::vector<{_CPP_ITEMS[item.kind]}>"
    else:
        inner = {
            "bool": "bool",
            "number": "sffi::number",
            "text": "std::string",
            "bytes": "std::span<const std::byte>",
            "object": "sffi::object",
        }.get(base.kind, "")
    if base.kind == "value":
        inner = library.value(base.name).cpp
    elif base.kind == "enum":
        inner = library.enum(base.name).cpp
    elif not inner:
        inner = _CPP_SCALARS[base.name]
    if optional and base.kind != "number":
        inner = f"std::optional<{inner}>"
    return f"const {inner} &" if "std::" in inner and "span" not in inner else f"{inner} "
