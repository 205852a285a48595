"""Telling overloads apart: one signature for all of them, and a test for each."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sffi_gen.emit.arguments import enum_class, literal, local, outer, value_class
from sffi_gen.model.library import C_INTEGERS, CParam, Param, Type

_ITEM_CLASSES = {"bool": "bool", "int": "int", "float": "float", "number": "complex"}
#: kinds for which an int may stand exactly
_LIKE_INTS = {"int", "number", "bool", "char", "enum"}


@dataclass(frozen=True)
class Merged:
    """The signature that all overloads share.

    ``unset`` are parameters that not every call gives: their default is a marker. ``varying`` are
    those whose type is not the same in all overloads that have them, ``mixed`` those that are lists
    of different things, ``reals`` those that are floats or no numbers at all, so that an int means
    a float. ``late`` have no default, but may be given by one of the ``synonyms``. ``hiding`` are
    the names that global and built-in names must get out of the way of.
    """

    params: tuple[Param, ...]
    unset: frozenset[str]
    varying: frozenset[str]
    mixed: frozenset[str] = frozenset()
    reals: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()
    synonyms: tuple[tuple[Param, str], ...] = ()
    hiding: frozenset[str] = frozenset()


class CannotMerge(Exception):
    """Two overloads have different names at one position, which `check` reports."""

    def __init__(self, position: int, first: str, second: str) -> None:
        self.position, self.first, self.second = position, first, second
        super().__init__(f"position {position}: {first} and {second}")


def merge(overloads: list[tuple[Param, ...]]) -> Merged:
    """One signature for several.

    Raises:
        CannotMerge: if positional parameters at the same place have different names.
    """
    positional: list[Param] = []
    for params in overloads:
        own = [param for param in params if not param.keyword_only]
        for position, param in enumerate(own):
            if position == len(positional):
                positional.append(param)
            elif positional[position].name != param.name:
                raise CannotMerge(position, positional[position].name, param.name)
    names = {param.name for param in positional}
    keywords: list[Param] = []
    for params in overloads:
        for param in params:
            if param.keyword_only and param.name not in names:
                names.add(param.name)
                keywords.append(param)
    merged: list[Param] = []
    unset: set[str] = set()
    varying: set[str] = set()
    mixed: set[str] = set()
    reals: set[str] = set()
    for param in [*positional, *keywords]:
        found = [other for params in overloads for other in params if other.name == param.name]
        defaults = {(other.has_default, repr(other.default)) for other in found}
        everywhere = len(found) == len(overloads)
        if len({str(other.type) for other in found}) > 1:
            varying.add(param.name)
        bases = (other.type.base for other in found if not isinstance(other, CParam))
        if len({str(base.item.base) for base in bases if base.kind == "list" and base.item}) > 1:
            mixed.add(param.name)
        kinds = {other.type.base.kind for other in found}
        if "float" in kinds and not kinds & _LIKE_INTS:
            reals.add(param.name)
        required = everywhere and not any(other.has_default for other in found)
        if not required and (not everywhere or len(defaults) > 1) and not param.variadic:
            unset.add(param.name)
        merged.append(param)
    # After a parameter that may be left out, every positional one may be.
    loose = False
    for position, param in enumerate(merged):
        if param.keyword_only or param.variadic:
            break
        if loose and not param.has_default:
            unset.add(param.name)
        loose = loose or param.has_default or param.name in unset
        merged[position] = replace(param, has_default=loose)
    return Merged(
        tuple(merged), frozenset(unset), frozenset(varying), frozenset(mixed), frozenset(reals)
    )


def by_position(merged: Merged, older: tuple[Param, ...]) -> Merged:
    """The signature in which what an older form takes by position is not by keyword only."""
    wanted = [param.name for param in older if not param.keyword_only]
    params = []
    for position, param in enumerate(merged.params):
        at = position < len(wanted) and wanted[position] == param.name
        params.append(replace(param, keyword_only=False) if at else param)
    return replace(merged, params=tuple(params))


def conditions(
    params: tuple[Param, ...],
    merged: Merged,
    method: bool,
    *,
    every: bool,
    helpers: set[str],
) -> list[str]:
    """The tests that say whether a call is for this overload.

    With ``every``, as for operators, each argument is tested even if all overloads agree on it.
    """
    own = {param.name: param for param in params}
    tests: list[str] = []
    for position, shared in enumerate(merged.params):
        if method and position == 0:
            continue
        key, name = shared.name, local(shared)
        if key not in own and key not in merged.unset and shared.has_default:
            # Only an older form lacks what all others have; it takes nothing else there.
            tests.insert(0, f"{name} == {literal(shared.default)}")
            continue
        if key not in own:
            tests.append(f"{name} is {outer('UNSET')}")
            continue
        param = own[key]
        given = key in merged.unset and not param.has_default
        if key not in merged.varying and not every:
            if given:
                tests.append(f"{name} is not {outer('UNSET')}")
            continue
        test = _type_test(name, param, helpers, mixed=key in merged.mixed)
        if param.type.base.kind == "float" and key in merged.reals:
            test = f"({test} or {outer('isinstance')}({name}, {outer('int')}))"
        if key in merged.unset and param.has_default:
            test = f"({name} is {outer('UNSET')} or {test})"
        tests.append(test)
    return tests


def _type_test(name: str, param: Param, helpers: set[str], *, mixed: bool) -> str:
    kind, base = param.type, param.type.base
    if mixed and base.kind == "list" and base.item is not None:
        helpers.add("is_list_of")
        test = _or_one(f"{outer('is_list_of')}({name}, {_item_class(base.item)})", name, param)
    else:
        test = _exact_test(name, base, param, helpers)
    return f"({name} is None or {test})" if kind.kind == "optional" else test


def _or_one(test: str, name: str, param: Param) -> str:
    one = f"{outer('isinstance')}({name}, {outer('int')})"
    return f"({test} or {one})" if param.takes_one else test


def _item_class(item: Type) -> str:
    """The class by which a list's items are known."""
    base = item.base
    return outer(base.name if base.kind == "handle" else _ITEM_CLASSES[base.kind])


def _exact_test(name: str, kind: Type, param: Param, helpers: set[str]) -> str:
    if kind.kind == "handle":
        return f"{outer('isinstance')}({name}, {outer(kind.name)})"
    if kind.kind == "float":
        return f"{outer('type')}({name}) is {outer('float')}"
    if kind.kind == "int":
        low, high = C_INTEGERS[kind.name]
        shown = f"-0x{-low:X} <= {name} <= 0x{high:X}" if low < -(2**16) else None
        return (
            f"{outer('type')}({name}) is {outer('int')} and {shown or f'{low} <= {name} <= {high}'}"
        )
    if kind.kind == "bool":
        return f"{outer('isinstance')}({name}, {outer('bool')})"
    if kind.kind == "text":
        return f"{outer('isinstance')}({name}, {outer('str')})"
    if kind.kind == "value":
        return f"{outer('isinstance')}({name}, {outer(value_class(kind.name))})"
    if kind.kind == "enum":
        return f"{outer('isinstance')}({name}, {outer(enum_class(kind.name))})"
    record = kind if kind.kind == "record" else kind.item if kind.kind == "ref" else None
    if record is not None and record.kind == "record":
        return f"{outer('isinstance')}({name}, {outer(record.name)})"
    if kind.kind == "char":
        return f"{outer('isinstance')}({name}, {outer('bytes')})"
    if kind.kind == "callback":
        return f"{outer('callable')}({name})"
    if kind.kind in ("buffer", "bytes") and isinstance(param, CParam):
        helpers.add("is_buffer")
        return f"{outer('is_buffer')}({name})"
    if kind.kind in ("list", "array"):
        helpers.add("is_sequence")
        return _or_one(f"{outer('is_sequence')}({name})", name, param)
    if kind.kind == "number":
        helpers.add("is_number")
        return f"{outer('is_number')}({name})"
    return f"{name} is not {outer('UNSET')}"
