"""Two versions of a spec: what breaks callers of the older one, and what does not.

Callers are Python programs. What they see of a function is its places, parameters, result,
ownership and errors; of a struct, its fields and layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from sffi_gen.model.library import Binding, Enum, Function, Handle, Library, Record, Value
from sffi_gen.source import Span
from sffi_gen.verify.changes import Changes
from sffi_gen.verify.report import Report
from sffi_gen.verify.signatures import compare_callback, compare_function
from sffi_gen.verify.spec_layout import SpecLayouts
from sffi_gen.verify.target import host_target

_T = TypeVar("_T")
_Opaque = Mapping[str, Handle | Value]


def compare(old: Library, new: Library, report: Report) -> None:
    """Report what has changed from one version of a spec to the next."""
    Comparison(old, new, report).all()


class Comparison:
    def __init__(self, old: Library, new: Library, report: Report) -> None:
        self.old = old
        self.new = new
        self.changes = Changes(old, new, report)
        report.facts.append(f"against: {old.spec}")

    def all(self) -> None:
        if self.old.name != self.new.name:
            self.changes.breaks(
                "E701", f"the package is called {self.new.package}, no longer {self.old.package}"
            )
        self.functions()
        self.enums()
        self.constants()
        self.records()
        self.others()
        self.changes.documentation()

    # --- functions ------------------------------------------------------------------------------

    def functions(self) -> None:
        before, after = _places(self.old), _places(self.new)
        for place in self.both(before, after, "function"):
            (was, bound), (now, _) = before[place], after[place]
            compare_function(was, now, bound, self.changes)

    # --- types ----------------------------------------------------------------------------------

    def enums(self) -> None:
        before, after = _named(self.old.enums), _named(self.new.enums)
        for name in self.both(before, after, "enum"):
            self.enum(before[name], after[name])

    def enum(self, was: Enum, now: Enum) -> None:
        values = dict(now.members)
        for name, value in was.members:
            if name not in values:
                self.changes.breaks("E701", f"`{was.name}.{name}` is gone", now.span)
            elif values[name] != value:
                message = f"`{was.name}.{name}` was {value} and is {values[name]}"
                self.changes.breaks("E704", message, now.span)
        added = [name for name, _ in now.members if name not in dict(was.members)]
        if added:
            self.changes.new(f"members of `{now.name}`", added, now.span)
        if was.flags != now.flags:
            words = ("an enum", "flags")
            message = f"`{was.name}` was {words[was.flags]} and is {words[now.flags]}"
            self.changes.breaks("E702", message, now.span)
        if was.integer != now.integer:
            message = f"`{was.name}` was of type `{was.integer}` and is of `{now.integer}`"
            self.changes.breaks("E703", message, now.span)
        self.changes.doc(was, now)

    def constants(self) -> None:
        before, after = _named(self.old.consts), _named(self.new.consts)
        for name in self.both(before, after, "constant"):
            was, now = before[name], after[name]
            if was.value != now.value or type(was.value) is not type(now.value):
                message = f"`{name}` was {was.value!r} and is {now.value!r}"
                self.changes.breaks("E704", message, now.span)
            elif was.type != now.type:
                self.changes.harmless(f"`{name}` was `{was.type}` and is `{now.type}`", now.span)
            self.changes.doc(was, now)

    def records(self) -> None:
        before, after = _named(self.old.records), _named(self.new.records)
        target = host_target()
        layouts = SpecLayouts(self.old, target), SpecLayouts(self.new, target)
        for name in self.both(before, after, "struct"):
            self.record(before[name], after[name], layouts)

    def record(self, was: Record, now: Record, layouts: tuple[SpecLayouts, SpecLayouts]) -> None:
        if was.union != now.union:
            words = ("a struct", "a union")
            message = f"`{was.name}` was {words[was.union]} and is {words[now.union]}"
            self.changes.breaks("E703", message, now.span)
            return
        members = {member.name: member for member in now.members if member.name}
        own = {member.name for member in was.members}
        for member in was.members:
            if not member.name:
                continue
            label = f"`{was.name}.{member.name}`"
            found = members.get(member.name)
            if found is None:
                self.changes.breaks("E701", f"{label} is gone", now.span)
                continue
            problem = self.changes.given(member.type, found.type)
            if problem:
                self.changes.breaks("E702", f"{label} {problem}", found.span)
            if member.text != found.text:
                words = ("bytes", "text")
                message = f"{label} was {words[member.text]} and is {words[found.text]}"
                self.changes.breaks("E702", message, found.span)
            self.changes.doc(member, found)
        added = [member.name for member in now.members if member.name not in own]
        if added:
            self.changes.new(f"fields of `{now.name}`", added, now.span)
        before, after = layouts[0].layout(was), layouts[1].layout(now)
        moved = [
            place.member.name
            for place in before.places
            for other in after.places
            if place.member.name == other.member.name
            and (place.bit, place.width) != (other.bit, other.width)
        ]
        if (before.size, before.align) != (after.size, after.align) or moved:
            said = f"`{was.name}` had {before.size} bytes and has {after.size}"
            said += f"; `{moved[0]}` has moved" if moved else ""
            self.changes.breaks("E703", said, now.span)
        self.changes.doc(was, now)

    def others(self) -> None:
        changes = self.changes
        pairs: tuple[tuple[str, _Opaque, _Opaque], ...] = (
            ("handle", _named(self.old.handles), _named(self.new.handles)),
            ("value type", _named(self.old.values), _named(self.new.values)),
        )
        for what, before, after in pairs:
            for name in self.both(before, after, what):
                if before[name].cpp != after[name].cpp:
                    message = f"`{name}` was `{before[name].cpp}` and is `{after[name].cpp}`"
                    changes.harmless(message, getattr(after[name], "span", None))
                changes.doc(before[name], after[name])
        aliases = _named(self.old.aliases), _named(self.new.aliases)
        for name in self.both(*aliases, "alias"):
            problem = changes.given(aliases[0][name].type, aliases[1][name].type)
            if problem:
                changes.breaks("E702", f"`{name}` {problem}", aliases[1][name].span)
        callbacks = _named(self.old.callbacks), _named(self.new.callbacks)
        for name in self.both(*callbacks, "callback"):
            compare_callback(callbacks[0][name], callbacks[1][name], changes)
        self.variables()
        self.errors()
        modules = {m.path: m for m in self.old.modules}, {m.path: m for m in self.new.modules}
        self.both(*modules, "module")

    def variables(self) -> None:
        before, after = _named(self.old.variables), _named(self.new.variables)
        for name in self.both(before, after, "variable"):
            was, now = before[name], after[name]
            problem = self.changes.given(was.type, now.type)
            if problem:
                self.changes.breaks("E702", f"`{name}` {problem}", now.span)
            if was.readonly != now.readonly:
                if now.readonly:
                    self.changes.breaks("E702", f"`{name}` can no longer be set", now.span)
                else:
                    self.changes.harmless(f"`{name}` can be set", now.span)
            self.changes.doc(was, now)

    def errors(self) -> None:
        before, after = _named(self.old.errors), _named(self.new.errors)
        for name in self.both(before, after, "error class"):
            was, now = before[name], after[name]
            if was.ok != now.ok:
                said = f"`{name}` had {_list(was.ok)} as no error and has {_list(now.ok)}"
                self.changes.breaks("E706", said, now.span)

    # --- what is in one only --------------------------------------------------------------------

    def both(self, before: Mapping[str, _T], after: Mapping[str, _T], what: str) -> list[str]:
        """The names in both; those in one only are reported."""
        for name, one in before.items():
            if name not in after:
                self.changes.breaks("E701", f"the {what} `{name}` is gone", _span(one), "was here")
        added = [name for name in after if name not in before]
        if added:
            first = after[added[0]]
            self.changes.new(f"{what}s" if what[-1] != "s" else f"{what}es", added, _span(first))
        return [name for name in before if name in after]


def _places(library: Library) -> dict[str, tuple[Function, Binding]]:
    """Every place where Python finds a function, with its overload's tag.

    The setter of a property is another function of the same place.
    """
    found: dict[str, tuple[Function, Binding]] = {}
    for function in library.functions:
        for binding in function.bindings:
            role = " (setter)" if function.role == "setter" else ""
            tag = f"@{binding.tag}" if binding.tag and not role else ""
            found[f"{binding.path}{tag}{role}"] = function, binding
    return found


def _named(declared: Iterable[_T]) -> dict[str, _T]:
    return {one.name: one for one in declared}  # type: ignore[attr-defined]


def _span(one: object) -> Span | None:
    declared = one[0] if isinstance(one, tuple) else one
    found = getattr(declared, "span", None)
    return found if isinstance(found, Span) else None


def _list(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(str, numbers)) or "none"
