"""The parameters of a C function or callback, and which of them says how long which other is."""

from __future__ import annotations

from dataclasses import replace

from sffi_gen import names
from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.model.library import CParam, Type
from sffi_gen.resolve.attributes import Attributes, read_attributes
from sffi_gen.resolve.c_places import MEASURED, param_problem
from sffi_gen.resolve.default import default_value
from sffi_gen.resolve.scope import Scope
from sffi_gen.source import Span
from sffi_gen.syntax.nodes import Param as ParamSyntax

C_PARAM = {
    "out": "flag",
    "inout": "flag",
    "own": "flag",
    "borrow": "name?",
    "keeps": "name",
    "consume": "flag",
    "writable": "flag",
    "length": "name",
    "size": "name",
    "capacity": "name",
    "used": "name",
    "encoding": "encoding",
    "free": "name",
    "lives": "name",
    "per": "names",
    "always": "literal",
}
UNITS = ("length", "size", "capacity")
LIVES = ("call", "replaced", "forever", "destroy")
_KEPT = ("text", "buffer", "bytes", "list", "callback", "ref")


class ParamResolver:
    """``variadic`` is set by :meth:`all`: empty, open or typed."""

    def __init__(
        self, scope: Scope, diagnostics: Diagnostics, *, called_by_c: bool = False
    ) -> None:
        self.scope = scope
        self.diagnostics = diagnostics
        self.called_by_c = called_by_c
        self.variadic = ""

    def all(self, written: tuple[ParamSyntax, ...], owner: str) -> list[CParam] | None:
        """Every parameter in C's order; None where one of them is wrong beyond use."""
        found: list[CParam] = []
        spans: list[Span] = []
        complete, keyword_only = True, False
        for node in written:
            if not node.name:
                if node.variadic:
                    self.variadic = "open"
                else:
                    keyword_only = True
                continue
            param = self.param(node, owner if not found else "", keyword_only)
            complete = complete and param is not None
            if param is None:
                continue
            if self.variadic:
                self.variadic = "typed"
                param = replace(param, variadic_part=True)
            if any(other.name == param.name for other in found):
                self.diagnostics.add("E201", f"two parameters are called `{param.name}`", node.span)
            found.append(param)
            spans.append(node.span)
        if not complete:
            return None
        found = self.paired(found, spans)
        self.check_lives(found, spans)
        self.check_order(found, spans)
        return found

    # --- one parameter --------------------------------------------------------------------------

    def param(self, node: ParamSyntax, owner: str, keyword_only: bool) -> CParam | None:
        if node.type is None and not owner:
            self.diagnostics.add(
                "E301",
                f"parameter `{node.name}` has no type",
                node.span,
                help=f"write `{node.name}: TYPE`; only a method's first may go without",
            )
            return None
        kind = self.scope.type(node.type) if node.type is not None else Type("handle", owner)
        if kind is None:
            return None
        found = read_attributes(node.attributes, C_PARAM, self.diagnostics)
        direction = "out" if "out" in found else "inout" if "inout" in found else "in"
        span = node.type.span if node.type is not None else node.span
        problem = param_problem(kind, direction)
        if node.variadic:
            problem = "a C function takes no `*` parameters; further arguments are `...`"
        if problem:
            self.diagnostics.add("E301", problem, span)
            return None
        if node.name.startswith(names.RESERVED_LOCAL):
            self.diagnostics.add(
                "E202", f"`{names.RESERVED_LOCAL}` is kept for generated names", node.span
            )
        self.check_attributes(node, kind, direction, found)
        base = kind.base.kind
        # A buffer that C changes is passed as it is and changed in its place.
        in_place = direction == "inout" and base in ("buffer", "list", "array")
        default, fits = (
            default_value(node.default, kind, self.scope) if node.default else (None, True)
        )
        always = found.get("always")
        value, value_fits = (
            default_value(always, kind, self.scope) if always is not None else (None, True)
        )
        value_fits = value_fits and not isinstance(value, tuple)  # a list is made anew each time
        for literal, right in ((node.default, fits), (always, value_fits)):
            if literal is not None and not right:
                self.diagnostics.add(
                    "E303",
                    f"`{literal}` is no value of type `{kind}`",
                    literal.span,
                    f"of `{node.name}`",
                )
        return CParam(
            name=names.python(node.name),
            type=kind,
            default=default,
            has_default=node.default is not None,
            keyword_only=keyword_only,
            consumed="consume" in found,
            direction="in" if in_place else direction,
            hidden=base in ("userdata", "destroy") or always is not None,
            measures="",
            unit=next((unit for unit in UNITS if unit in found), ""),
            measured_by=next((names.python(found[unit]) for unit in UNITS if unit in found), ""),
            used=names.python(found.get("used", "")),
            encoding=found.get("encoding", "utf-8"),
            writable=in_place or "writable" in found,
            lives=found.get("lives", "call"),
            per=tuple(names.python(name) for name in found.get("per", ())),
            free=found.get("free", ""),
            own="own" in found,
            borrow="borrow" in found,
            parent=names.python(str(found.get("keeps", found.get("borrow", "")))),
            has_always=always is not None,
            always=value,
        )

    def check_attributes(
        self, node: ParamSyntax, kind: Type, direction: str, found: Attributes
    ) -> None:
        base = kind.base.kind
        span = node.span
        if "out" in found and "inout" in found:
            self.diagnostics.add("E105", "`[out]` and `[inout]` exclude each other", span)
        if sum(unit in found for unit in UNITS) > 1:
            self.diagnostics.add(
                "E309", f"only one of {', '.join(f'`{u}`' for u in UNITS)} can be said", span
            )
        if direction == "out" and base == "handle" and not {"own", "borrow"} & set(found):
            self.diagnostics.add(
                "E302",
                f"who owns the `{kind}` that comes back in `{node.name}`?",
                span,
                "no ownership",
                help=f"write `{node.name}: {kind} [out, own]` if the caller owns it",
            )
        needs = {
            "consume": base == "handle" and direction == "in",
            "own": base in ("handle", "ref") and direction == "out",
            "keeps": base in ("handle", "ref") and direction == "out",
            "writable": base in ("buffer", "list", "array") and direction == "in",
            "encoding": base == "text" or (kind.kind == "list" and str(kind.item) == "text"),
            "free": base in ("text", "bytes", "list", "ref") and (direction == "out"),
            "used": base in MEASURED and direction == "out",
            "lives": base in _KEPT and direction == "in",
        }
        for word, fits in needs.items():
            if word in found and not fits:
                self.diagnostics.add(
                    "E302" if word in ("consume", "own", "keeps") else "E105",
                    f"`[{word}]` says nothing about `{node.name}: {kind}`",
                    span,
                )

    # --- all of them ----------------------------------------------------------------------------

    def paired(self, params: list[CParam], spans: list[Span]) -> list[CParam]:
        """Join lengths with what they measure, whichever of the two says so."""
        by_name = {param.name: position for position, param in enumerate(params)}
        done = list(params)
        # What a count itself says it measures comes before those that share it.
        for position in sorted(range(len(params)), key=lambda at: params[at].type.kind != "int"):
            param = params[position]
            if not param.unit:
                continue
            other = by_name.get(param.measured_by, -1)
            if other < 0:
                self.diagnostics.add(
                    "E309",
                    f"there is no parameter `{param.measured_by}`",
                    spans[position],
                    help=did_you_mean(param.measured_by, by_name),
                )
                continue
            counts = param.type.kind == "int"
            count, data = (position, other) if counts else (other, position)
            if done[count].type.kind != "int" or done[data].type.base.kind not in MEASURED:
                self.diagnostics.add(
                    "E309",
                    f"`{params[count].name}: {params[count].type}` cannot be the {param.unit} of "
                    f"`{params[data].name}: {params[data].type}`",
                    spans[position],
                    "it joins an integer with a text, buffer or list",
                )
                continue
            first = done[count].measures or params[data].name
            done[count] = replace(done[count], measures=first, unit=param.unit, measured_by="")
            done[data] = replace(done[data], measured_by=params[count].name, unit="")
        for position, param in enumerate(done):
            # What goes in says how much; there is as much room for what comes back.
            inward = [p.name for p in done if p.measured_by == param.name and p.direction == "in"]
            if param.measures and inward and param.measures not in inward:
                done[position] = replace(param, measures=inward[0])
        return [self.shown(param, done) for param in done]

    def shown(self, param: CParam, params: list[CParam]) -> CParam:
        """Whether Python passes it: not what sffi knows, and not what comes back."""
        if not param.measures:
            return replace(param, hidden=param.hidden or param.direction == "out")
        data = next(other for other in params if other.name == param.measures)
        # Only the caller can know how much room there shall be for something new.
        room = data.direction == "out" and param.direction != "out" and not self.called_by_c
        return replace(param, hidden=not room)

    def check_lives(self, params: list[CParam], spans: list[Span]) -> None:
        known = [param.name for param in params]
        destroys = any(param.type.kind == "destroy" for param in params)
        users = any(param.type.kind == "userdata" for param in params)
        for param, span in zip(params, spans, strict=True):
            if param.lives not in LIVES:
                self.diagnostics.add(
                    "E310",
                    f"`{param.lives}` is no lifetime",
                    span,
                    f"not one of {', '.join(LIVES)}",
                    help=did_you_mean(param.lives, LIVES),
                )
            elif param.lives == "destroy" and not destroys:
                self.diagnostics.add(
                    "E310",
                    f"nothing says when `{param.name}` is let go",
                    span,
                    "no parameter of type `destroy`",
                )
            elif param.lives == "destroy" and not users:
                self.diagnostics.add(
                    "E310",
                    f"nothing tells `destroy` that it is `{param.name}` that is let go",
                    span,
                    "no parameter of type `userdata`",
                )
            if param.per and param.lives != "replaced":
                self.diagnostics.add("E310", "`[per]` belongs to `[lives: replaced]`", span)
            for name in (*param.per, *([param.parent] if param.parent else [])):
                if name not in known:
                    self.diagnostics.add(
                        "E310",
                        f"there is no parameter `{name}`",
                        span,
                        help=did_you_mean(name, known),
                    )

    def check_order(self, params: list[CParam], spans: list[Span]) -> None:
        loose = False
        for param, span in zip(params, spans, strict=True):
            if param.hidden or param.keyword_only:
                continue
            if loose and not param.has_default:
                self.diagnostics.add(
                    "E304",
                    f"parameter `{param.name}` needs a default",
                    span,
                    "stands after a parameter with a default",
                )
            loose = loose or param.has_default
