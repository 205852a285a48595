"""Results that are parameters: `-> out`, `-> (values: max, indices: max_values)`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sffi_gen import names
from sffi_gen.model.library import Field, Param, Type
from sffi_gen.resolve.scope import Scope
from sffi_gen.syntax.nodes import NamedType, TupleType, TypeSyntax


def given_back(syntax: TypeSyntax, params: Iterable[Param], scope: Scope) -> Type | None:
    """The type of a result in which some names are parameters; None where none is.

    A type's name is the type, even where a parameter is called so; but `self` among several is
    the parameter. Only handles and lists of them
    can be given back: what is passed by value has not changed.
    """
    known = {param.name: param for param in params if _is_object(param.type)}
    if isinstance(syntax, NamedType):
        return _param(syntax, known, scope) if syntax.name != "self" else None
    if not isinstance(syntax, TupleType):
        return None
    found = [_param(field.type, known, scope) for field in syntax.fields]
    if not any(found):
        return None
    rest = replace(
        syntax,
        fields=tuple(
            field for field, kind in zip(syntax.fields, found, strict=True) if kind is None
        ),
    )
    others = scope.type(rest) if rest.fields else Type("tuple")
    if others is None:
        return None
    called = [names.python(field.name) for field in syntax.fields if field.name]
    for name in sorted({name for name in called if called.count(name) > 1}):
        scope.diagnostics.add("E201", f"two results are called `{name}`", syntax.span)
    left = iter(others.fields)
    return Type(
        "tuple",
        fields=tuple(
            next(left) if kind is None else Field(names.python(field.name), kind)
            for field, kind in zip(syntax.fields, found, strict=True)
        ),
    )


def not_given_back(syntax: TypeSyntax, params: Iterable[Param], scope: Scope) -> str:
    """Why a parameter cannot be the result; empty where none is to be, or it can."""
    if not isinstance(syntax, NamedType) or scope.is_type(syntax.name):
        return ""
    for param in params:
        if param.name == names.python(syntax.name) and not _is_object(param.type):
            return (
                f"`{syntax.name}` is a parameter of type `{param.type}`; only handles and lists "
                "of them are given back"
            )
    return ""


def _param(syntax: TypeSyntax, known: dict[str, Param], scope: Scope) -> Type | None:
    if not isinstance(syntax, NamedType):
        return None
    if scope.is_type(syntax.name) and syntax.name != "self":
        return None
    param = known.get(names.python(syntax.name))
    return Type("param", param.name, item=param.type) if param else None


def _is_object(kind: Type) -> bool:
    """Whether Python's argument is, or holds, objects of the library."""
    base = kind.base
    return base.kind == "handle" or (base.kind == "list" and _is_object(base.item or Type("void")))
