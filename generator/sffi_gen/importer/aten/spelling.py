"""A schema as a line of a spec."""

from __future__ import annotations

import re

from sffi_gen.importer.aten.schema import (
    Alias,
    Argument,
    Base,
    Default,
    ListOf,
    Maybe,
    Result,
    Schema,
    Type,
)
from sffi_gen.syntax.types import string

MODULE = "ops.aten"

#: what stands for a type of a schema, in specs/torch/types.sffi or in the language
TYPES = {
    "Tensor": "Tensor",
    "Scalar": "number",
    "int": "i64",
    "SymInt": "i64",
    "float": "f64",
    "bool": "bool",
    "SymBool": "bool",
    "str": "text",
    "ScalarType": "dtype",
    "Device": "device",
    "DeviceIndex": "i8",
    "Layout": "layout",
    "MemoryFormat": "memory_format",
    "QScheme": "qscheme",
    "Generator": "Generator",
    "Storage": "UntypedStorage",
    "Stream": "Stream",
}
_HANDLES = ("Tensor",)
#: words that are defaults, by the type that they are of
_WORDS = {
    "int": {"Mean": "1", "Sum": "2"},
    "ScalarType": {
        **{"bool": "dtype.bool_", "short": "dtype.int16", "int": "dtype.int32"},
        **{"long": "dtype.int64", "float": "dtype.float32", "double": "dtype.float64"},
    },
    "MemoryFormat": {
        name: f"memory_format.{name}"
        for name in ("contiguous_format", "preserve_format", "channels_last", "channels_last_3d")
    },
}
_ANY = {"None": "none", "True": "true", "False": "false"}
#: operators whose results are undefined where nobody asked for them
_MAYBE_UNDEFINED = re.compile(r"backward|_rnn|^_unpack_dual$")
#: the same, but for the first result
_REST_MAYBE_UNDEFINED = re.compile(r"attention")


class NotCarried(Exception):
    """A schema that no line of a spec could say; the message is the reason."""


def function(schema: Schema) -> str:
    """The ``fn`` line of an operator.

    Raises:
        NotCarried: with the reason.
    """
    tag = f"@{schema.overload}" if schema.overload else ""
    written: list[str] = []
    for argument in schema.arguments:
        if argument.keyword_only and "*" not in written:
            written.append("*")
        written.append(parameter(argument))
    result = _results(schema)
    gives = f" -> {result}" if result else ""
    return f"fn {MODULE}.{schema.name}{tag}({', '.join(written)}){gives}"


def parameter(argument: Argument) -> str:
    text = f"{argument.name}: {spelled(argument.type)}"
    if argument.default is None:
        return text
    return f"{text} = {_default(argument.default, argument.type)}"


def spelled(kind: Type) -> str:
    """A parameter's type."""
    if isinstance(kind, Maybe):
        return f"{spelled(kind.item)}?"
    if isinstance(kind, ListOf):
        # C++ checks the length of a `bool[3]`: it is an array, and one value does not stand for it.
        spread = kind.size is not None and kind.item != Base("bool")
        return f"[{spelled(kind.item)}{f'; {kind.size}' if spread else ''}]"
    if kind.name not in TYPES:
        raise NotCarried(f"no type of the spec stands for `{kind.name}`")
    return TYPES[kind.name]


def _default(default: Default, kind: Type) -> str:
    if default.kind == "list":
        return f"[{', '.join(default.text.split(','))}]" if default.text else "[]"
    if default.kind == "string":
        return string(re.sub(r"\\(.)", r"\1", default.text[1:-1]))
    if default.kind != "word":
        return default.text
    if default.text in _ANY:
        return _ANY[default.text]
    while not isinstance(kind, Base):
        kind = kind.item
    found = _WORDS.get(kind.name, {}).get(default.text)
    if found is None:
        raise NotCarried(f"`{default.text}` is not known as a default of `{kind.name}`")
    return found


# --- results --------------------------------------------------------------------------------------


def _results(schema: Schema) -> str:
    if not schema.results:
        return ""
    if len(schema.results) == 1:
        return _result(schema, schema.results[0], 0)
    parts = []
    for index, result in enumerate(schema.results):
        said = _result(schema, result, index)
        parts.append(f"{result.name}: {said}" if result.name else said)
    return f"({', '.join(parts)})"


def _result(schema: Schema, result: Result, index: int) -> str:
    if result.alias is not None and result.alias.writes:
        return _parameter_of(schema, result.alias)
    kind = result.type
    owned = spelled(kind)
    inner = kind
    while not isinstance(inner, Base):
        inner = inner.item
    if inner.name not in _HANDLES:
        return owned
    maybe = isinstance(kind, Base) and len(schema.results) > 1 and _undefined(schema.name, index)
    return f"{owned}{'?' if maybe else ''} [own]"


def _undefined(name: str, index: int) -> bool:
    if _MAYBE_UNDEFINED.search(name):
        return True
    return index > 0 and bool(_REST_MAYBE_UNDEFINED.search(name))


def _parameter_of(schema: Schema, alias: Alias) -> str:
    """The parameter that a result is."""
    for argument in schema.arguments:
        if argument.alias == alias:
            return argument.name
    raise NotCarried(f"no argument is the result `{alias}`")
