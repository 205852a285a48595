"""Functions and variables against their declarations in the header."""

from __future__ import annotations

import re

from sffi_gen.diagnostics import did_you_mean
from sffi_gen.header.ctype import Array, CType, declare
from sffi_gen.header.model import Function, Global
from sffi_gen.model.library import CFunction, CParam, Type, Variable
from sffi_gen.source import Span
from sffi_gen.verify.binary import several
from sffi_gen.verify.check import Check
from sffi_gen.verify.compare import Mismatch, shown

#: conventions that are the platform's own
_USUAL = ("", "cdecl", "sysv_abi")


class PrototypeCheck(Check):
    """One claim of the kind prototypes for each function, one of the kind types for a variable."""

    def ask(self) -> None:
        self.by_symbol = {f.symbol: f for f in self.header.functions.values()}
        self.by_symbol.update(self.header.functions)
        for function in self.library.c_functions:
            if function.macro is None:
                self._function(function)
        for variable in self.library.variables:
            self._variable(variable)

    # --- functions ------------------------------------------------------------------------------

    def _function(self, function: CFunction) -> None:
        found = self.by_symbol.get(function.symbol)
        if found is None:
            question = self.integer(f"sizeof(&({function.symbol}))")
            self.later.append(lambda: self._undeclared(function, question))
            return
        agrees = self._compare(function, found)
        question = self._same(found.name, found.type)
        self.later.append(lambda: self._proto(function.span, found, agrees, question))

    def _same(self, name: str, kind: CType) -> int:
        """Asks whether the compiler sees what was read."""
        # Not of pointers: attributes such as noreturn are qualifiers of GCC's function types.
        text = declare(self.comparer.expanded(kind))
        if "$" in text:
            return -2
        return self.integer(f"__builtin_types_compatible_p(__typeof__({name}), {text})")

    def _proto(self, span: Span, found: Function, agrees: bool, question: int) -> None:
        if not agrees:
            self.wrong("prototypes")
        elif not found.type.prototype:
            self.unproved("prototypes", "the header says nothing of the parameters: `f()`")
        elif self.probe is None:
            self.proved("prototypes")  # by the reading alone, which the summary says
        elif self.answer(question).value == 1:
            self.proved("prototypes")
        elif question == -2:
            self.unproved("prototypes", "C has no words for a type without a tag")
        else:
            problem = f": {self.answer(question).problem}".removesuffix(": ")
            reason = f"the compiler sees another type of `{found.name}` than was read{problem}"
            self.unproved("prototypes", reason)

    def _undeclared(self, function: CFunction, question: int) -> None:
        answer = self.answer(question)
        name = function.symbol
        left = next((item for item in self.header.left if item.name == name), None)
        if left is not None:
            self.unproved("prototypes", f"`{name}` could not be read: {left.reason}")
        elif answer.value is not None:
            self.unproved("prototypes", "declared in a way that could not be read")
        else:
            self.wrong("prototypes")
            macro = self.header.macros.get(name)
            help = did_you_mean(name, self.by_symbol)
            if macro is not None:
                help = f"it is a macro ({macro.place}): `fn ... = {{ expression }}`"
            self.report.add(
                "E501", f"the header declares no function `{name}`", function.span, help=help
            )

    def _compare(self, function: CFunction, found: Function) -> bool:
        """Report what differs between a function's declaration in the spec and in the header."""
        before = self.report.errors
        c, name = found.type, function.symbol
        notes = [f"declared at {found.place}: `{shown_function(found)}`"]
        if c.convention not in _USUAL:
            self.report.add(
                "E509",
                f"`{name}` is called as `{c.convention}`, which a spec cannot say",
                function.span,
                "",
                notes,
            )
        if bool(function.variadic) != c.variadic:
            what = "variadic" if c.variadic else "not variadic"
            self.report.add("E508", f"`{name}` is {what} in C", function.span, "", notes)
        params = tuple(p for p in function.arguments if not p.variadic_part)
        if c.prototype and len(params) != len(c.params):
            number = several(len(params), "parameter")
            self.report.add(
                "E508",
                f"`{name}` has {number} in the spec, {len(c.params)} in C",
                function.span,
                "",
                notes,
            )
        elif c.prototype:
            for param, theirs in zip(params, c.params, strict=True):
                self._param(function, param, params, theirs.type, notes)
        mismatch = self.comparer.result(function.returned, params, c.result)
        if mismatch is not None:
            self._differs(
                function, "result", str(function.returned.type), c.result, mismatch, notes
            )
        else:
            self._portable(function, "result", function.returned.type, c.result)
        return self.report.errors == before

    def _param(
        self,
        function: CFunction,
        param: CParam,
        params: tuple[CParam, ...],
        c: CType,
        notes: list[str],
    ) -> None:
        mismatch = self.comparer.param(param, params, c)
        if mismatch is not None:
            spec = f"{param.type} [{param.direction}]" if param.direction != "in" else param.type
            self._differs(function, param.name, str(spec), c, mismatch, notes)
            return
        inside = c
        if param.direction != "in":
            inside = self.comparer.pointee(self.header.resolve(c)) or c
        self._portable(function, param.name, param.type, inside)
        self._written(function, param, c)

    def _differs(
        self,
        function: CFunction,
        name: str,
        spec: str,
        c: CType,
        mismatch: Mismatch,
        notes: list[str],
    ) -> None:
        what = "the result" if name == "result" else f"`{name}`"
        span = function.span if name == "result" else self.at(function.span, name)
        self.report.add(
            mismatch.code,
            f"{what} of `{function.symbol}` is `{spec}` in the spec and `{shown(c)}` in the "
            f"header: {mismatch.why}",
            span,
            "",
            notes,
        )

    def _portable(self, function: CFunction, name: str, kind: Type, c: CType) -> None:
        better = self.comparer.depends(kind, c)
        if better:
            span = function.span if name == "result" else self.at(function.span, name)
            what = "the result" if name == "result" else f"`{name}`"
            self.depends(span, f"{what} of `{function.symbol}`", better, c)

    def _written(self, function: CFunction, param: CParam, c: CType) -> None:
        """Note memory that the spec takes as read and that C may write to."""
        kinds = ("text", "bytes", "buffer", "list")
        if param.direction != "in" or param.writable or param.type.base.kind not in kinds:
            return
        to = self.comparer.pointee(self.header.resolve(c))
        if to is None or "const" in to.quals or "const" in self.header.resolve(to).quals:
            return
        self.report.add(
            "N503",
            f"`{param.name}` of `{function.symbol}` is `{shown(c)}`, without const",
            self.at(function.span, param.name),
            "C may write to it",
        )

    # --- variables ------------------------------------------------------------------------------

    def _variable(self, variable: Variable) -> None:
        found = next(
            (g for g in self.header.globals.values() if variable.c in (g.name, g.symbol)), None
        )
        if found is None:
            question = self.integer(f"sizeof({variable.c})")
            self.later.append(lambda: self._no_variable(variable, question))
            return
        mismatch = self.comparer.mismatch(variable.type, found.type, variable.encoding)
        if mismatch is not None:
            self.wrong("types")
            self.differs(
                variable.span, variable.c, str(variable.type), found.type, mismatch, found.place
            )
            return
        kind: CType = found.type
        while isinstance(kind, Array):
            kind = kind.of
        if "const" in kind.quals and not variable.readonly:
            self.wrong("types")
            self.report.add(
                "E506",
                f"`{variable.c}` is const in the header and can be set in the spec",
                variable.span,
                "",
                [f"declared at {found.place}"],
                "write `[readonly]`",
            )
            return
        question = self._same(found.name, found.type)
        self.later.append(lambda: self._var(found, question))

    def _var(self, found: Global, question: int) -> None:
        if self.probe is None or self.answer(question).value == 1:
            self.proved("types")
        else:
            reason = f"the compiler sees another type of `{found.name}` than was read"
            self.unproved("types", reason)

    def _no_variable(self, variable: Variable, question: int) -> None:
        if self.answer(question).value is not None:
            self.unproved("types", "declared in a way that could not be read")
            return
        self.wrong("types")
        self.report.add(
            "E501",
            f"the header declares no variable `{variable.c}`",
            variable.span,
            help=did_you_mean(variable.c, self.header.globals),
        )


def shown_function(found: Function) -> str:
    """The declaration in one line."""
    return re.sub(r"\$\d+", "(without a tag)", declare(found.type, found.name))
