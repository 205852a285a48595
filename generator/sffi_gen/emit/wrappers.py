"""Tier 3: the Python functions and methods around the bound C functions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from sffi_gen.emit import results, synonyms
from sffi_gen.emit.arguments import convert, literal, local, outer, settle
from sffi_gen.emit.c.body import body
from sffi_gen.emit.docstrings import docstring
from sffi_gen.emit.layout import INDENT, WIDTH, broken, closing, filled, split
from sffi_gen.emit.out import out_lines, out_param
from sffi_gen.emit.overload_set import overload_set
from sffi_gen.emit.overloads import CannotMerge, Merged, by_position, conditions, merge
from sffi_gen.model.library import Binding, CFunction, CParam, Function, Library, Param

_BINARY = (
    *("add", "sub", "mul", "truediv", "floordiv", "mod", "divmod", "pow", "matmul"),
    *("and", "or", "xor", "lshift", "rshift"),
)
OPERATORS = frozenset(
    f"__{prefix}{name}__" for name in _BINARY for prefix in ("", "r", "i")
) | frozenset(f"__{name}__" for name in ["eq", "ne", "lt", "le", "gt", "ge"])


@dataclass(frozen=True)
class Overload:
    """A function at one of its places; ``params`` carry the names that Python sees there."""

    function: Function
    binding: Binding
    params: tuple[Param, ...]


@dataclass(frozen=True)
class Wrapper:
    """One ``def``, or a property with its setter: what the templates print."""

    name: str
    owner: str
    overloads: tuple[Overload, ...]
    lines: tuple[str, ...]
    helpers: frozenset[str] = field(default=frozenset())
    out: Param | None = None  # where the result may be written, for stubs

    @property
    def public(self) -> bool:
        return not self.name.startswith("_")


def wrappers(library: Library, module: str, owner: str) -> list[Wrapper]:
    """All wrappers of a module or of a handle class, in the order of the spec."""
    sets: dict[str, list[Overload]] = {}
    for function, binding in library.places.get((module, owner), ()):
        params = _renamed(function.params) if not owner else function.params
        sets.setdefault(binding.name, []).append(Overload(function, binding, params))
    # Functions of a module hide what the module imports; methods hide nothing from each other.
    siblings = frozenset() if owner else frozenset(sets)
    return [_wrapper(library, name, owner, found, siblings) for name, found in sets.items()]


def _renamed(params: tuple[Param, ...]) -> tuple[Param, ...]:
    """In function form the object is called ``input``."""
    if params and params[0].name == "self":
        return (replace(params[0], name="input"), *params[1:])
    return params


def is_method(overload: Overload) -> bool:
    params = overload.function.params
    owner = overload.binding.owner
    return bool(owner and params and params[0].type.base.name == owner)


def _wrapper(
    library: Library, name: str, owner: str, found: list[Overload], siblings: frozenset[str]
) -> Wrapper:
    if any(overload.function.role != "function" for overload in found):
        return _property(library, name, owner, found)
    current = [overload for overload in found if not overload.function.older]
    try:
        merged = merge([overload.params for overload in current])
    except CannotMerge:
        sets = [(each.function, each.params, each.binding.tag) for each in current]
        lines = overload_set(library, name, owner, sets, _doc(found), siblings)
        return Wrapper(name, owner, tuple(found), tuple(lines))
    older = [overload for overload in found if overload.function.older]
    for overload in older:
        merged = by_position(merged, overload.params)
    # The last of the others has the fewest tests.
    found = [*current[:-1], *older, current[-1]]
    taken = {local(param) for param in merged.params} | {param.name for param in merged.params}
    if name not in OPERATORS and not name.startswith("_"):
        found_synonyms = synonyms.of(merged.params, library.synonyms)
        late = synonyms.late(merged.params, found_synonyms) - merged.unset
        merged = replace(merged, synonyms=found_synonyms, late=late)
        taken |= {synonym for _, synonym in found_synonyms}
    merged = replace(merged, hiding=siblings | taken)
    helpers: set[str] = set()
    dispatched = len(found) > 1 or name in OPERATORS
    if dispatched:
        inner = _dispatch(library, name, owner, found, merged, helpers)
    else:
        inner = _branch(library, name, found[0], merged, helpers)
    doc = _doc(current)
    out = out_param(library, found[0].binding, merged)
    shown = merged
    if out is not None:
        shown = replace(merged, params=(*merged.params, out))
        lines = out_lines(library, found[0].binding, merged)
        inner = [*(settle(line, merged.hiding) for line in lines), *inner]
        doc = (*doc, "", "With `out` the result is written there.")
    lines = [] if not owner or is_method(found[0]) else ["@staticmethod"]
    lines += _def(name, shown, is_method(found[0]), siblings)
    lines += _docstring(doc)
    given = synonyms.one_sequence(name, merged.params, helpers)
    given += synonyms.lines(name, merged.synonyms, merged.unset | merged.late, helpers)
    inner = [*_wrapped([settle(line, merged.hiding) for line in given]), *inner]
    lines += [INDENT + line for line in inner]
    return Wrapper(name, owner, tuple(current), tuple(lines), frozenset(helpers), out)


def _property(library: Library, name: str, owner: str, found: list[Overload]) -> Wrapper:
    lines: list[str] = []
    helpers: set[str] = set()
    for overload in sorted(found, key=lambda overload: overload.function.role != "property"):
        setter = overload.function.role == "setter"
        merged = merge([overload.params])
        merged = replace(merged, hiding=frozenset(param.name for param in merged.params))
        lines += [f"@{name}.setter" if setter else "@property"]
        lines += _def(name, merged, True)
        lines += _docstring(overload.function.doc or (f"Call ``{overload.function.symbol}``.",))
        inner = _branch(library, name, overload, merged, helpers)
        lines += [INDENT + line for line in inner] + ([] if setter else [""])
    while lines[-1] == "":
        lines.pop()
    return Wrapper(name, owner, tuple(found), tuple(lines), frozenset(helpers))


# --- the parts of a def ---------------------------------------------------------------------------


def _def(
    name: str, merged: Merged, method: bool, siblings: frozenset[str] = frozenset()
) -> list[str]:
    parts: list[str] = []
    keyword_only = False
    for position, param in enumerate(merged.params):
        if param.keyword_only and not keyword_only:
            if not any(other.variadic for other in merged.params):
                parts.append("*")
            keyword_only = True
        text = "self" if method and position == 0 else param.name
        if param.variadic and not isinstance(param, CParam):
            parts.append(f"*{local(param)}")
            text += settle(f"={outer('UNSET')}", siblings)
        elif param.variadic:
            text = f"*{text}"
        elif param.name in merged.unset or param.name in merged.late:
            text += settle(f"={outer('UNSET')}", siblings)
        elif param.has_default:
            text += settle(f"={literal(param.default)}", siblings)
        parts.append(text)
    # CPython calls functions without keyword-only parameters faster. By position a synonym is one
    # value too many for its parameter, which is an error where that one has no default.
    unset = merged.unset | merged.late
    known = any(param.name not in unset for param, _ in merged.synonyms)
    if known and not keyword_only and not any(p.variadic for p in merged.params):
        parts.append("*")
    parts += [settle(f"{name}={outer('UNSET')}", siblings) for _, name in merged.synonyms]
    one_line = f"def {name}({', '.join(parts)}):"
    if len(one_line) <= WIDTH - 4:
        return [one_line]
    return [f"def {name}(", *filled(parts, INDENT, WIDTH - 4), "):"]


def _doc(found: list[Overload]) -> tuple[str, ...]:
    docs = []
    for overload in found:
        if overload.function.doc and overload.function.doc not in docs:
            docs.append(overload.function.doc)
    lines: list[str] = []
    for doc in docs:
        lines += [*([""] if lines else []), *doc]
    return tuple(lines) or (f"Call ``{found[0].function.symbol}``.",)


def _docstring(doc: tuple[str, ...]) -> list[str]:
    return [f"{INDENT}{line}".rstrip() for line in docstring(doc)]


def _branch(
    library: Library, label: str, overload: Overload, merged: Merged, helpers: set[str]
) -> list[str]:
    """Conversions, the call and the return of one overload."""
    if isinstance(overload.function, CFunction):
        return _c_branch(library, label, overload, overload.function, merged)
    lines: list[str] = []
    arguments: list[str] = []
    taken = frozenset(param.name for param in merged.params)
    for position, param in enumerate(overload.params):
        if position == 0 and is_method(overload):
            arguments.append("self")
            continue
        if param.name in merged.unset and param.has_default:
            lines += [
                f"if {param.name} is {outer('UNSET')}:",
                f"    {param.name} = {literal(param.default)}",
            ]
        made = convert(param, param.name, label)
        lines += made.lines
        helpers |= made.helpers
        arguments += made.arguments
    shown = [param.name for param in overload.params]
    if is_method(overload):
        shown[0] = "self"
    lines += results.call_lines(overload.function, arguments, shown, taken)
    return _wrapped([settle(line, merged.hiding) for line in lines])


def _c_branch(
    library: Library, label: str, overload: Overload, function: CFunction, merged: Merged
) -> list[str]:
    """The same for a function of a C library."""
    lines: list[str] = []
    names: dict[str, str] = {}
    for position, (param, shown) in enumerate(zip(function.params, overload.params, strict=True)):
        names[param.name] = "self" if position == 0 and is_method(overload) else shown.name
        if shown.name in merged.unset and shown.has_default:
            lines += [
                f"if {shown.name} is {outer('UNSET')}:",
                f"    {shown.name} = {literal(shown.default)}",
            ]
    lines += body(library, function, label, names)
    return [settle(line, merged.hiding) for line in lines]


def _wrapped(lines: list[str]) -> list[str]:
    """Long calls broken after the opening bracket of the native call."""
    found: list[str] = []
    for line in lines:
        match = re.match(r"(.*?\bnative\.\w+\(|.*?\bsffi_native\.\w+\()", line)
        if len(line) + 8 <= WIDTH or match is None:
            found += _broken_if(line) if len(line) + 8 > WIDTH else [line]
            continue
        end = closing(line, match.end())
        arguments = filled(split(line[match.end() : end]), INDENT, WIDTH - 8)
        inner = [shorter for each in arguments for shorter in broken(each, WIDTH - 8)]
        found += [match[1], *inner, line[end:]]
    return found


def _broken_if(line: str) -> list[str]:
    """A long condition over several lines."""
    if not line.startswith("if "):
        return broken(line, WIDTH - 8)
    tests = line[3:-1].split(" or ")
    return ["if (", f"    {tests[0]}", *(f"    or {test}" for test in tests[1:]), "):"]


# --- overloads ------------------------------------------------------------------------------------


def _dispatch(
    library: Library,
    label: str,
    owner: str,
    found: list[Overload],
    merged: Merged,
    helpers: set[str],
) -> list[str]:
    operator = label in OPERATORS and bool(owner)
    lines: list[str] = []
    for overload in found:
        older = overload.function.older
        tests = conditions(
            overload.params, merged, is_method(overload), every=operator or older, helpers=helpers
        )
        branch = _branch(library, label, overload, merged, helpers)
        if older:
            # What tells it from others stands last.
            tests.reverse()
            helpers.add("deprecated")
            form = _quoted(_shown(overload))
            call = settle(f'{outer("deprecated")}("{label}", {form})', merged.hiding)
            branch = [*_wrapped([call]), *branch]
        tests = [settle(test, merged.hiding) for test in tests]
        if not tests:
            return lines + branch
        if overload.function.result.kind == "void":
            branch.append("return None")
        lines += _if(tests) + [INDENT + line for line in branch]
    if operator:
        return [*lines, "return NotImplemented"]
    helpers.add("no_overload")
    given = [
        "self" if is_method(found[0]) and n == 0 else local(param)
        for n, param in enumerate(merged.params)
    ]
    return [
        *lines,
        settle(f"raise {outer('no_overload')}(", merged.hiding),
        f'    "{label}",',
        "    (",
        *(
            f"        {_quoted(_shown(overload))},"
            for overload in found
            if not overload.function.older
        ),
        "    ),",
        *filled(given, INDENT, WIDTH - 8),
        ")",
    ]


def _if(tests: list[str]) -> list[str]:
    line = f"if {' and '.join(tests)}:"
    if len(line) + 8 <= WIDTH:
        return [line]
    return ["if (", f"    {tests[0]}", *(f"    and {test}" for test in tests[1:]), "):"]


def _quoted(text: str) -> str:
    return repr(text) if '"' in text or "\\" in text else f'"{text}"'


def _shown(overload: Overload) -> str:
    shown = []
    star = False
    for param in overload.params:
        if param.keyword_only and not star:
            star = True
            shown.append("*")
        default = f" = {settle(literal(param.default), ())}" if param.has_default else ""
        shown.append(f"{'*' if param.variadic else ''}{param.name}: {param.type}{default}")
    return ", ".join(shown)
