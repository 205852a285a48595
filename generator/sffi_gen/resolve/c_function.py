"""From a `fn`, `callback` or `var` of a C library to its model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sffi_gen import names
from sffi_gen.diagnostics import did_you_mean
from sffi_gen.model.c import comes_back
from sffi_gen.model.library import (
    Callback,
    CFunction,
    CParam,
    CResult,
    Field,
    Function,
    Macro,
    Raises,
    Target,
    Type,
    Variable,
)
from sffi_gen.resolve.attributes import read_attributes
from sffi_gen.resolve.c_params import ParamResolver
from sffi_gen.resolve.c_places import POINTERS, SCALARS, callback_problems, result_problem
from sffi_gen.resolve.default import default_value
from sffi_gen.resolve.function import DECORATORS, FunctionResolver, word
from sffi_gen.resolve.macro import MacroProblem, translate
from sffi_gen.syntax.nodes import Attribute, CallbackDecl, FnDecl, Literal, TypeSyntax, VarDecl

C_DECORATORS = {
    **{name: counts for name, counts in DECORATORS.items() if name != "guard"},
    "raises": (1, 9),
    "since": (1, 1),
    "until": (1, 1),
    "platform": (1, 3),
}
FORMS = ("errno", "null", "negative")
PLATFORMS = ("linux", "macos", "windows")
RESULT = {
    "own": "flag",
    "borrow": "name?",
    "keeps": "name",
    "free": "name",
    "length": "name",
    "size": "name",
    "encoding": "encoding",
}
VARIABLE = {"readonly": "flag", "text": "flag", "encoding": "encoding"}
VARIABLE_KINDS = (*SCALARS, "text", "pointer", "ref", "handle", "record", "array", "callback")


class CFunctionResolver(FunctionResolver):
    known_decorators = C_DECORATORS
    #: the functions without a module or class, by the name that a macro calls them by
    nodes: Mapping[str, FnDecl] = {}

    def function(self, node: FnDecl) -> list[Function]:
        """The function, or nothing where its declaration is wrong beyond use."""
        decorators = self.decorators(node.decorators)
        bindings = [found for name in node.names if (found := self.binding(name))]
        params = ParamResolver(self.scope, self.diagnostics)
        arguments = params.all(node.params, bindings[0].owner if bindings else "")
        returned = self.returned(node.result, node.result_attributes, arguments or ())
        raises = self.raises(decorators, returned)
        if len(bindings) < len(node.names) or arguments is None or returned is None:
            return []
        visible = [param for param in arguments if not param.hidden]
        if params.variadic == "open":
            taken = {param.name for param in arguments}
            name = "arguments" if "arguments" not in taken else "further_arguments"
            visible.append(CParam(name, Type("arguments"), variadic=True))
        result = self.whole_result(arguments, returned, raises)
        role = next((role for role in ("property", "setter") if role in decorators), "function")
        self.check_role(role, bindings, list(visible), result, node.span)
        if returned.type.kind == "self" and (not visible or visible[0].type.kind != "handle"):
            self.diagnostics.add(
                "E301", "`self` as a result needs a handle as first parameter", node.span
            )
        name = word(decorators, "symbol") or self.symbol_name(bindings[0])
        target, macro = self.c_target(node, name, arguments)
        return [
            CFunction(
                name=name,
                symbol=target.text,
                bindings=tuple(bindings),
                params=tuple(visible),
                result=result,
                target=target,
                role=role,
                gil=word(decorators, "gil") or "release",
                guard=False,  # plans hold no calls of C libraries
                doc=node.doc,
                span=node.span,
                arguments=tuple(arguments),
                returned=returned,
                variadic=params.variadic,
                raises=raises,
                since=word(decorators, "since"),
                until=word(decorators, "until"),
                platforms=self.platforms(decorators),
                macro=macro,
            )
        ]

    def c_target(
        self, node: FnDecl, name: str, arguments: list[CParam]
    ) -> tuple[Target, Macro | None]:
        text = node.target
        if text.startswith("{"):
            text = text[1:].removesuffix("}").strip()
            try:
                macro = translate(text, arguments, self.scope, self.result_of)
            except MacroProblem as problem:
                self.diagnostics.add("E311", str(problem), node.span, help=problem.help)
                macro = Macro(text, "")
            return Target("macro", name), macro
        if not text:
            text = (self.target_template or "{symbol}").replace("{symbol}", name)
        if not (text.isidentifier() and text.isascii()):
            self.diagnostics.add("E202", f"`{text}` cannot be the name of a C function", node.span)
        return Target("symbol", text), None

    def result_of(self, name: str) -> Type | None:
        """The type of what a function returns, for the macros that call it."""
        node = self.nodes.get(name)
        return self.scope.type(node.result) if node is not None and node.result else None

    # --- results --------------------------------------------------------------------------------

    def returned(
        self,
        written: TypeSyntax | None,
        attributes: tuple[Attribute, ...],
        arguments: list[CParam] | tuple[CParam, ...],
    ) -> CResult | None:
        """What C itself returns."""
        if written is None:
            return CResult(Type("void"))
        kind = self.scope.type(written)
        found = read_attributes(attributes, RESULT, self.diagnostics)
        if kind is None:
            return None
        if problem := result_problem(kind):
            self.diagnostics.add("E301", problem, written.span)
            return None
        base = kind.base
        parent = str(found.get("keeps", found.get("borrow", "")))
        if base.kind == "handle" and not {"own", "borrow"} & set(found):
            self.diagnostics.add(
                "E302",
                f"who owns the `{kind}` that is returned?",
                written.span,
                "no ownership",
                help=f"write `{kind} [own]` if the caller owns it, `{kind} [borrow]` if not",
            )
        if base.kind not in ("handle", "ref") and {"own", "borrow", "keeps"} & set(found):
            self.diagnostics.add(
                "E302", f"`{kind}` is owned by nobody", written.span, "is for handles and structs"
            )
        if parent and names.python(parent) not in [param.name for param in arguments]:
            self.diagnostics.add("E302", f"there is no parameter `{parent}`", written.span)
        if base.kind in ("bytes", "list") and not {"length", "size"} & set(found):
            self.diagnostics.add(
                "E309",
                f"how long is the `{kind}` that is returned?",
                written.span,
                "no length",
                help="write `[length: NAME]`, where NAME is an `[out]` parameter, or a function "
                "that takes parameters of this one",
            )
        return CResult(
            kind,
            own="own" in found,
            borrow="borrow" in found,
            parent=names.python(parent),
            free=found.get("free", ""),
            length=names.python(str(found.get("length", found.get("size", "")))),
            unit="length" if "length" in found else "size" if "size" in found else "",
            encoding=found.get("encoding", "utf-8"),
        )

    def whole_result(
        self, arguments: list[CParam], returned: CResult, raises: Raises | None
    ) -> Type:
        """What Python gets: C's result unless it only says whether all went well, and the outs."""
        only_status = (
            raises is not None
            and raises.form == "code"
            and len(raises.ok or self.scope.errors[raises.error].ok) == 1
        )
        parts = []
        told = any(param.used == "result" for param in arguments)  # how much there is in another
        if returned.type.kind != "void" and not (only_status or told):
            parts.append(Field("result", returned.type))
        for param in arguments:
            if comes_back(param, arguments) and param.name != returned.length:
                parts.append(Field(param.name, param.type))
        if len(parts) > 1:
            if sum(part.name == "result" for part in parts) > 1:
                parts[0] = replace(parts[0], name="returned")
            return Type("tuple", fields=tuple(parts))
        return parts[0].type if parts else Type("void")

    # --- decorators -----------------------------------------------------------------------------

    def raises(
        self, decorators: dict[str, tuple[Literal, ...]], returned: CResult | None
    ) -> Raises | None:
        if "raises" not in decorators:
            return None
        first, *rest = decorators["raises"]
        form = str(first.value) if str(first.value) in FORMS else "code"
        ok = tuple(int(str(node.value), 0) for node in rest if node.kind == "int")
        others = [node for node in rest if node.kind != "int"]
        named = first if form == "code" else others.pop(0) if others and form != "errno" else None
        for node in [*others, *(rest if ok and form != "code" else [])]:
            if node is not named:
                self.diagnostics.add("E313", f"`{node}` says nothing beside `{first}`", node.span)
        if named is not None and str(named.value) not in self.scope.errors:
            self.diagnostics.add(
                "E313",
                f"`{named}` is no error",
                named.span,
                "neither declared nor `errno`, `null`, `negative`",
                help=did_you_mean(str(named.value), [*self.scope.errors, *FORMS])
                or f"declare it: `error {named} [ok: 0]`",
            )
            return None
        if returned is not None:
            base = returned.type.base.kind
            fits = {
                "code": base in ("int", "enum"),
                "negative": base == "int",
                "null": base in POINTERS,
                "errno": base in (*POINTERS, "int"),
            }[form]
            if not fits:
                self.diagnostics.add(
                    "E313",
                    f"`@raises({first})` says nothing about a result of type `{returned.type}`",
                    first.span,
                )
        return Raises(form, str(named.value) if named is not None else "", ok)

    def platforms(self, decorators: dict[str, tuple[Literal, ...]]) -> tuple[str, ...]:
        found = tuple(str(argument.value) for argument in decorators.get("platform", ()))
        for argument in decorators.get("platform", ()):
            if str(argument.value) not in PLATFORMS:
                self.diagnostics.add(
                    "E105",
                    f"`{argument}` is no platform",
                    argument.span,
                    f"not one of {', '.join(PLATFORMS)}",
                )
        return found

    # --- callbacks and variables ----------------------------------------------------------------

    def callback(self, node: CallbackDecl) -> None:
        if node.name not in self.scope.callback_names or node.name in self.scope.callbacks:
            return
        own = tuple(a for a in node.attributes if a.name in ("c", "on_error"))
        of_result = tuple(a for a in node.attributes if a not in own)
        found = read_attributes(own, {"c": "text", "on_error": "literal"}, self.diagnostics)
        params = ParamResolver(self.scope, self.diagnostics, called_by_c=True)
        arguments = params.all(node.params, "")
        returned = self.returned(node.result, of_result, arguments or ())
        if params.variadic:
            self.diagnostics.add("E301", "a callback cannot be variadic", node.span)
        if arguments is None or returned is None:
            return
        for problem in callback_problems(arguments, returned):
            self.diagnostics.add("E301", problem, node.span)
        literal: Literal | None = found.get("on_error")
        on_error: object = None
        if literal is not None and literal.kind == "name" and returned.type.kind == "void":
            on_error = str(literal.value)  # a function, which check_c looks at
        elif literal is not None:
            on_error, fits = default_value(literal, returned.type, self.scope)
            if not fits:
                self.diagnostics.add(
                    "E303", f"`{literal}` is no value of type `{returned.type}`", literal.span
                )
        self.scope.callbacks[node.name] = Callback(
            node.name, tuple(arguments), returned, on_error, found.get("c", ""), node.doc, node.span
        )

    def variable(self, node: VarDecl) -> list[Variable]:
        if not self.scope.declare(node.name, node.span):
            return []
        decorators = self.decorators(node.decorators)
        found = read_attributes(node.attributes, VARIABLE, self.diagnostics)
        kind = self.scope.type(node.type)
        if kind is None:
            return []
        if kind.base.kind not in VARIABLE_KINDS:
            self.diagnostics.add(
                "E301", f"`{kind}` cannot be the type of a variable", node.type.span
            )
        template = self.target_template or "{symbol}"
        return [
            Variable(
                name=names.python(node.name),
                type=kind,
                c=node.target or template.replace("{symbol}", node.name),
                readonly="readonly" in found,
                text="text" in found,
                encoding=found.get("encoding", "utf-8"),
                since=word(decorators, "since"),
                until=word(decorators, "until"),
                platforms=self.platforms(decorators),
                doc=node.doc,
                span=node.span,
            )
        ]
