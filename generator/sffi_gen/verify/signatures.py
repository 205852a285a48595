"""Two versions of a function or callback, as their callers see them."""

from __future__ import annotations

from sffi_gen.model.library import (
    Binding,
    Callback,
    CFunction,
    CParam,
    Field,
    Function,
    Param,
    Type,
)
from sffi_gen.source import Span
from sffi_gen.verify.changes import Changes
from sffi_gen.verify.report import locate


def compare_function(was: Function, now: Function, place: Binding, changes: Changes) -> None:
    """Report what has changed of a function at one of its places."""
    name = f"{place.path}@{place.tag}" if place.tag else place.path
    if was.role != now.role:
        changes.breaks("E702", f"`{name}` was a {was.role} and is a {now.role}", now.span)
        return
    _params(name, was, now, changes)
    _result(name, was.result, now.result, now.span, changes)
    if was.gil != now.gil:
        words = {"keep": "keeps", "release": "releases"}
        changes.harmless(f"`{name}` {words[now.gil]} the GIL", now.span)
    if isinstance(was, CFunction) and isinstance(now, CFunction):
        _c_function(name, was, now, changes)
    elif isinstance(was, CFunction) or isinstance(now, CFunction):
        changes.harmless(f"`{name}` is bound in another language", now.span)
    changes.doc(was, now)


def _params(name: str, was: Function, now: Function, changes: Changes) -> None:
    after = {param.name: param for param in now.params}
    for param in was.params:
        found = after.get(param.name)
        if found is None:
            changes.breaks("E702", f"`{name}` no longer has the parameter `{param.name}`", now.span)
        else:
            _param(name, param, found, now.span, changes)
    before = {param.name for param in was.params}
    old = [p.name for p in was.params if not p.keyword_only]
    new = [p.name for p in now.params if not p.keyword_only]
    kept = [n for n in new if n in old]
    if kept != [n for n in old if n in new]:
        order = ", ".join(new)
        changes.breaks(
            "E702", f"the parameters of `{name}` are in another order: {order}", now.span
        )
    for param in now.params:
        if param.name in before:
            continue
        span = locate(now.span, param.name)
        first = new.index(param.name) if param.name in new else len(new)
        if not (param.has_default or param.variadic):
            message = f"`{name}` has the new parameter `{param.name}`, which has no default"
            changes.breaks("E702", message, span)
        elif any(other in old for other in new[first + 1 :]):
            message = f"`{name}` has the new parameter `{param.name}` before others"
            changes.breaks("E702", message, span)
        else:
            changes.new(f"parameters of `{name}`", [param.name], span)


def _param(name: str, was: Param, now: Param, span: Span, changes: Changes) -> None:
    label = f"`{was.name}` of `{name}`"
    place = locate(span, was.name)
    problem = changes.taken(was.type, now.type)
    if problem:
        changes.breaks("E702", f"{label} {problem}", place)
    elif was.type != now.type:
        changes.harmless(f"{label} was `{was.type}` and is `{now.type}`", place)
    if was.has_default and not now.has_default:
        changes.breaks("E702", f"{label} has no default any more", place)
    elif not was.has_default and now.has_default:
        changes.harmless(f"{label} has a default", place)
    elif was.default != now.default or type(was.default) is not type(now.default):
        message = f"the default of {label} was {was.default!r} and is {now.default!r}"
        changes.breaks("E704", message, place)
    if now.keyword_only and not was.keyword_only:
        changes.breaks("E702", f"{label} can only be given by keyword", place)
    elif was.keyword_only and not now.keyword_only:
        changes.harmless(f"{label} can be given by position", place)
    if was.variadic != now.variadic:
        changes.breaks("E702", f"{label} is variadic in one version only", place)
    if was.consumed != now.consumed:
        message = "takes the object over" if now.consumed else "leaves the object to its owner"
        changes.breaks("E705", f"`{name}` {message}: {label}", place)
    if isinstance(was, CParam) and isinstance(now, CParam):
        for word in ("own", "borrow", "parent", "lives", "per", "writable", "free"):
            old, new = getattr(was, word), getattr(now, word)
            if old != new:
                changes.breaks(
                    "E705", f"`{word}` of {label} was {_said(old)} and is {_said(new)}", place
                )
        if was.encoding != now.encoding:
            message = f"{label} was encoded as {was.encoding} and is as {now.encoding}"
            changes.breaks("E702", message, place)


def _result(name: str, was: Type, now: Type, span: Span, changes: Changes) -> None:
    if was.kind == now.kind == "tuple":
        if len(was.fields) != len(now.fields):
            message = f"`{name}` gave {len(was.fields)} results and gives {len(now.fields)}"
            changes.breaks("E702", message, span)
            return
        for number, (old, new) in enumerate(zip(was.fields, now.fields, strict=True), 1):
            _one_of_several(name, number, old, new, span, changes)
        return
    problem = changes.given(was, now)
    if problem and was.kind != "void":
        changes.breaks("E702", f"the result of `{name}` {problem}", span)
    elif was != now:
        changes.harmless(f"the result of `{name}` was `{was}` and is `{now}`", span)


def _one_of_several(
    name: str, number: int, was: Field, now: Field, span: Span, changes: Changes
) -> None:
    if was.name != now.name:
        message = f"result {number} of `{name}` was called `{was.name}` and is `{now.name}`"
        changes.breaks("E702", message, span)
    problem = changes.given(was.type, now.type)
    if problem:
        changes.breaks("E702", f"result {number} of `{name}` {problem}", span)


def _c_function(name: str, was: CFunction, now: CFunction, changes: Changes) -> None:
    """Ownership of results and out parameters, errors, releases and platforms."""
    for word in ("own", "borrow", "parent"):
        old, new = getattr(was.returned, word), getattr(now.returned, word)
        if old != new:
            changes.breaks(
                "E705",
                f"`{word}` of the result of `{name}` was {_said(old)} and is {_said(new)}",
                now.span,
            )
    after = {param.name: param for param in now.arguments}
    for param in was.arguments:
        found = after.get(param.name)
        if found is not None and param.hidden and found.hidden and param.own != found.own:
            message = f"who owns `{param.name}`, which `{name}` gives back, has changed"
            changes.breaks("E705", message, locate(now.span, param.name))
    if was.raises != now.raises:
        old, new = str(was.raises or "no error"), str(now.raises or "no error")
        changes.breaks("E706", f"`{name}` raised by {old} and raises by {new}", now.span)
    if was.symbol != now.symbol:
        changes.harmless(f"`{name}` was C's `{was.symbol}` and is `{now.symbol}`", now.span)
    lost = [p for p in was.platforms if now.platforms and p not in now.platforms]
    if lost or (now.platforms and not was.platforms):
        changes.breaks("E701", f"`{name}` is for {', '.join(now.platforms)} only", now.span)
    if was.since != now.since and now.since:
        before = f" instead of {was.since}" if was.since else ""
        message = f"`{name}` needs release {now.since} of the library{before}"
        changes.breaks("E701", message, now.span)


def compare_callback(was: Callback, now: Callback, changes: Changes) -> None:
    """Report what has changed of what C passes to a callback and expects of it."""
    unseen = ("userdata", "destroy")
    old = [p for p in was.params if not p.measures and p.type.kind not in unseen]
    new = [p for p in now.params if not p.measures and p.type.kind not in unseen]
    if len(old) != len(new):
        message = f"`{was.name}` was called with {len(old)} arguments and is with {len(new)}"
        changes.breaks("E702", message, now.span)
        return
    for number, (before, after) in enumerate(zip(old, new, strict=True), 1):
        problem = changes.given(before.type, after.type)
        if problem:
            changes.breaks("E702", f"argument {number} of `{was.name}` {problem}", now.span)
    problem = changes.taken(was.result.type, now.result.type)
    if problem:
        changes.breaks("E702", f"what `{was.name}` gives back {problem}", now.span)
    if was.on_error != now.on_error:
        message = f"`{was.name}` gave C {was.on_error!r} after an exception, and gives"
        changes.breaks("E706", f"{message} {now.on_error!r}", now.span)
    changes.doc(was, now)


def _said(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(map(str, value)) or "nothing"
    if isinstance(value, bool):
        return "there" if value else "not there"
    return str(value) or "nothing"
