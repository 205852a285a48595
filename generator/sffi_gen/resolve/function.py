"""From a `fn` declaration to the model of a function."""

from __future__ import annotations

from sffi_gen import names
from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.model.library import (
    Binding,
    Function,
    Param,
    Target,
    Type,
)
from sffi_gen.resolve.default import default_value
from sffi_gen.resolve.given_back import given_back, not_given_back
from sffi_gen.resolve.places import mentions, param_problem, result_problem
from sffi_gen.resolve.scope import Scope
from sffi_gen.source import Span
from sffi_gen.syntax.nodes import (
    Attribute,
    Decorator,
    FnDecl,
    FnName,
    Literal,
    TupleType,
)
from sffi_gen.syntax.nodes import Param as ParamSyntax

DECORATORS = {
    "property": (0, 0),
    "setter": (0, 0),
    "gil": (1, 1),
    "guard": (0, 0),
    "symbol": (1, 1),
    "result": (1, 1),
    "older": (0, 0),
}
_MAKERS = ("create", "make", "new", "open", "init")


class FunctionResolver:
    #: how many arguments each decorator takes, at least and at most
    known_decorators = DECORATORS

    def __init__(
        self, library: str, scope: Scope, diagnostics: Diagnostics, target_template: str
    ) -> None:
        self.library = library
        self.scope = scope
        self.diagnostics = diagnostics
        self.target_template = target_template
        self.named: set[str] = set()  # symbols that `@symbol` gives

    def function(self, node: FnDecl) -> list[Function]:
        """The function, or nothing where its declaration is wrong beyond use."""
        decorators = self.decorators(node.decorators)
        bindings = [found for name in node.names if (found := self.binding(name))]
        params = self.params(node, bindings[0].owner if bindings else "")
        result = self.result(node, params)
        if len(bindings) < len(node.names) or params is None or result is None:
            return []
        role = next((role for role in ("property", "setter") if role in decorators), "function")
        self.check_role(role, bindings, params, result, node.span)
        name = word(decorators, "symbol") or self.symbol_name(bindings[0])
        self.check_symbol(name, node.span)
        gil = word(decorators, "gil") or "release"
        guard = "guard" in decorators
        if guard and (result.kind == "void" or result.base.kind in ("handle", "self", "param")):
            self.diagnostics.add(
                "E301", "`@guard` is for a result that is a plain value", node.span
            )
        if "symbol" in decorators:
            self.named.add(names.symbol(self.library, name))
        return [
            Function(
                name=name,
                symbol=names.symbol(self.library, name),
                bindings=tuple(bindings),
                params=tuple(params),
                result=result,
                target=self.target(node, name, bindings[0], params, result),
                role=role,
                gil=gil,
                guard=guard,
                result_name=self.result_name(decorators, result, node.span),
                older="older" in decorators,
                doc=node.doc,
                span=node.span,
            )
        ]

    def decorators(self, nodes: tuple[Decorator, ...]) -> dict[str, tuple[Literal, ...]]:
        """The arguments of each decorator, by name."""
        found = {}
        for node in nodes:
            if node.name not in self.known_decorators:
                self.diagnostics.add(
                    "E105",
                    f"unknown decorator `@{node.name}`",
                    node.span,
                    help=did_you_mean(node.name, self.known_decorators),
                )
                continue
            least, most = self.known_decorators[node.name]
            if not least <= len(node.arguments) <= most:
                count = {0: "no", 1: str(least)}.get(most, f"{least} to {most}")
                plural = "s" if most > 1 else ""
                self.diagnostics.add(
                    "E105", f"`@{node.name}` takes {count} argument{plural}", node.span
                )
                continue
            if node.name == "gil" and str(node.arguments[0]) not in ("keep", "release"):
                self.diagnostics.add(
                    "E105", "`@gil` takes `keep` or `release`", node.arguments[0].span
                )
            found[node.name] = node.arguments
        return found

    def binding(self, name: FnName) -> Binding | None:
        path, _, last = name.path.rpartition(".")
        place = self.scope.place(path, name.span)
        return Binding(*place, names.python(last), name.tag) if place else None

    # --- parameters -----------------------------------------------------------------------------

    def params(self, node: FnDecl, owner: str) -> list[Param] | None:
        found: list[Param] = []
        complete = True
        keyword_only = False
        for written in node.params:
            if not written.name:
                keyword_only = True
                continue
            param = self.param(written, owner if not found else "", keyword_only)
            complete = complete and param is not None
            if param is not None:
                self.check_order(param, found, written.span)
                found.append(param)
            keyword_only = keyword_only or written.variadic
        return found if complete else None

    def param(self, written: ParamSyntax, owner: str, keyword_only: bool) -> Param | None:
        if written.type is None:
            if not owner:
                self.diagnostics.add(
                    "E301",
                    f"parameter `{written.name}` has no type",
                    written.span,
                    help=f"write `{written.name}: TYPE`; only a method's first may go without",
                )
                return None
            kind: Type | None = Type("handle", owner)
        else:
            kind = self.scope.type(written.type)
        if kind is None:
            return None
        if problem := param_problem(kind):
            self.diagnostics.add("E301", problem, _type_span(written))
            return None
        flags = self.flags(written.attributes, ("borrow", "consume", "single"), kind)
        value, fits = (
            default_value(written.default, kind, self.scope) if written.default else (None, True)
        )
        if not fits and written.default:
            self.diagnostics.add(
                "E303",
                f"`{written.default}` is no value of type `{kind}`",
                written.default.span,
                f"the default of `{written.name}`",
            )
        return Param(
            name=names.python(written.name),
            type=kind,
            default=value,
            has_default=written.default is not None,
            keyword_only=keyword_only,
            variadic=written.variadic,
            single="single" in flags,
            consumed="consume" in flags,
        )

    def flags(
        self, attributes: tuple[Attribute, ...], known: tuple[str, ...], kind: Type
    ) -> set[str]:
        needs = {"borrow": "handle", "consume": "handle", "own": "handle", "single": "list"}
        found = set()
        for attribute in attributes:
            span = attribute.span
            if attribute.name not in known:
                self.diagnostics.add(
                    "E105",
                    f"unknown attribute `{attribute.name}`",
                    span,
                    "cannot stand here",
                    help=did_you_mean(attribute.name, known),
                )
            elif not mentions(kind, needs[attribute.name]):
                self.diagnostics.add(
                    "E302",
                    f"`[{attribute.name}]` says nothing about `{kind}`",
                    span,
                    f"is for a {needs[attribute.name]}",
                )
            elif attribute.name == "consume" and kind.kind != "handle":
                self.diagnostics.add("E302", "only a single handle can be consumed", span)
            found.add(attribute.name)
        return found

    def check_order(self, param: Param, before: list[Param], span: Span) -> None:
        if any(other.name == param.name for other in before):
            self.diagnostics.add("E201", f"two parameters are called `{param.name}`", span)
        if param.name.startswith(names.RESERVED_LOCAL):
            self.diagnostics.add(
                "E202", f"`{names.RESERVED_LOCAL}` is kept for generated names", span
            )
        positional = [other for other in before if not other.keyword_only]
        if param.keyword_only or param.variadic:
            if param.variadic and param.type.kind != "list":
                self.diagnostics.add("E301", "a variadic parameter is a list: `*size: [i64]`", span)
            return
        if not param.has_default and any(other.has_default for other in positional):
            self.diagnostics.add(
                "E304",
                f"parameter `{param.name}` needs a default",
                span,
                "stands after a parameter with a default",
            )

    # --- the result -----------------------------------------------------------------------------

    def result(self, node: FnDecl, params: list[Param] | None) -> Type | None:
        if node.result is None:
            return Type("void")
        span = node.result.span
        if problem := not_given_back(node.result, params or [], self.scope):
            self.diagnostics.add("E301", problem, span)
            return None
        kind = given_back(node.result, params or [], self.scope) or self.scope.type(node.result)
        if kind is None:
            return None
        if problem := result_problem(kind):
            self.diagnostics.add("E301", problem, span)
            return None
        if kind.kind == "self" and (not params or params[0].type.kind != "handle"):
            self.diagnostics.add(
                "E301", "`self` as a result needs a handle as first parameter", span
            )
            return None
        back = {
            each.name for each in (kind, *(f.type for f in kind.fields)) if each.kind == "param"
        }
        for at, param in enumerate(params or []):
            if param.consumed and (param.name in back or (kind.kind == "self" and at == 0)):
                self.diagnostics.add(
                    "E302", f"`{param.name}` is consumed: there is nothing to give back", span
                )
        if isinstance(node.result, TupleType) and kind.kind == "tuple":
            for written, resolved in zip(node.result.fields, kind.fields, strict=True):
                self.ownership(written.attributes, resolved.type, written.type.span)
        else:
            self.ownership(node.result_attributes, kind, span)
        return kind

    def ownership(self, attributes: tuple[Attribute, ...], kind: Type, span: Span) -> None:
        if kind.kind == "param":
            for attribute in attributes:
                self.diagnostics.add(
                    "E302", f"`{kind}` is a parameter: it is given back as it came", attribute.span
                )
            return
        flags = self.flags(attributes, ("own",), kind)
        if mentions(kind, "handle") and "own" not in flags:
            self.diagnostics.add(
                "E302",
                f"who owns the `{kind}` that is returned?",
                span,
                "no ownership",
                help=f"write `{kind} [own]` if the caller owns it",
            )

    def result_name(
        self, decorators: dict[str, tuple[Literal, ...]], result: Type, span: Span
    ) -> str:
        """What `@result` calls the class of several named results; empty where it is not there."""
        name = word(decorators, "result")
        if name and not (result.kind == "tuple" and all(part.name for part in result.fields)):
            self.diagnostics.add("E301", "`@result` is for several results with names", span)
        elif name and not (name.isidentifier() and name.isascii()):
            self.diagnostics.add("E202", f"`{name}` cannot be the name of a class", span)
        return name

    # --- the whole ------------------------------------------------------------------------------

    def check_role(
        self, role: str, bindings: list[Binding], params: list[Param], result: Type, span: Span
    ) -> None:
        if role == "function":
            return
        wanted = 1 if role == "property" else 2
        if len(params) != wanted or not all(binding.owner for binding in bindings):
            shape = "fn Type.name(self) -> T" if wanted == 1 else "fn Type.name(self, value: T)"
            self.diagnostics.add("E306", f"a {role} looks like `{shape}`", span)
        elif (result.kind == "void") != (role == "setter"):
            word = "nothing" if role == "setter" else "a value"
            self.diagnostics.add("E306", f"a {role} returns {word}", span)

    def check_symbol(self, name: str, span: Span) -> None:
        if not (name.isidentifier() and name.isascii()):
            self.diagnostics.add("E202", f"`{name}` cannot be the name of a C function", span)
        support = name.removeprefix("_")
        if name.startswith("_") and (
            support in names.SUPPORT_FUNCTIONS or support.startswith(names.SUPPORT_PREFIXES)
        ):
            symbol = names.symbol(self.library, name)
            self.diagnostics.add("E202", f"`{symbol}` is a support function of every shim", span)

    def symbol_name(self, first: Binding) -> str:
        module = self.scope.modules.get(first.module)
        if module and module.symbol:
            return module.symbol.replace("{name}", plain_name(first))
        return "_".join(part for part in (*first.module.split("."), plain_name(first)) if part)

    def target(
        self, node: FnDecl, name: str, first: Binding, params: list[Param], result: Type
    ) -> Target:
        text = node.target
        module = self.scope.modules.get(first.module)
        if not text and module and module.target:
            text = module.target.replace("{name}", plain_name(first))
        elif not text and self.target_template:
            text = self.target_template.replace("{symbol}", name)
        if text.startswith("{"):
            return Target("expression", text[1:].removesuffix("}").strip())
        if text.startswith("struct "):
            return Target("class", text.removeprefix("struct ").strip())
        if text:
            return Target("pointer", text.removeprefix("&"))
        last = node.names[0].path.rpartition(".")[2]
        if params and params[0].consumed:
            return Target("taker", last)
        takes_handle = bool(params) and params[0].type.kind == "handle"
        if last in _MAKERS and result.kind == "handle" and not takes_handle:
            return Target("maker", last)
        if names.c(last) != last:
            self.diagnostics.add(
                "E202",
                f"no C++ function is called `{last}`",
                node.span,
                "a reserved word",
                help=f"name the function: `fn {last}(...) = the::function`",
            )
        return Target("find", last)


def word(decorators: dict[str, tuple[Literal, ...]], name: str) -> str:
    """The first argument of a decorator; empty where there is none."""
    return str(decorators[name][0].value) if decorators.get(name) else ""


def plain_name(binding: Binding) -> str:
    """A function's own name, with its tag."""
    name = names.unescaped(binding.name)
    return f"{name}_{binding.tag}" if binding.tag else name


def _type_span(written: ParamSyntax) -> Span:
    return written.type.span if written.type is not None else written.span
