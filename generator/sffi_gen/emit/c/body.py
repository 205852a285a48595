"""The body of a wrapper around a C function."""

from __future__ import annotations

import re
from dataclasses import replace

from sffi_gen.emit import results as named_results
from sffi_gen.emit.arguments import outer
from sffi_gen.emit.c.argument import Argument, ArgumentMaker
from sffi_gen.emit.c.calling_back import may_call_back
from sffi_gen.emit.c.result import ResultMaker, native_key
from sffi_gen.emit.layout import INDENT, broken, width_of
from sffi_gen.model.library import CFunction, CParam, Library

# Within a class and a function.
WIDTH = 84

_RAISES = re.compile(rf"{INDENT}(raise |.?deliver\()")
_CALLS = re.compile(r"\b(c_div|c_mod|c_wrap|float)\(")
_DECODES = re.compile(r"\.decode\(|\.text\(|\b(?:freed|wide)_text\(")
_SIZEOF = re.compile(r'\bc_sizeof\("(\w+)"\)')


def body(library: Library, function: CFunction, label: str, names: dict[str, str]) -> list[str]:
    """The lines after the docstring; ``names`` are what Python calls the parameters."""
    if function.macro is not None:
        return [*_checked(function, label), *_macro(function, label)]
    return _Body(library, function, label, names).lines()


def _checked(function: CFunction, label: str) -> list[str]:
    """A macro's numbers must be what the spec says, as those of a call of C."""
    lines = []
    for param in function.arguments:
        kind = param.type
        if kind.kind in ("int", "float", "bool"):
            word = kind.name if kind.kind == "int" else kind.kind
            lines.append(
                f'{param.name} = {outer("c_argument")}({param.name}, "{word}", "{label}", '
                f'"{param.name}")'
            )
    return lines


def _macro(function: CFunction, label: str) -> list[str]:
    assert function.macro is not None
    text = _CALLS.sub(lambda m: f"{outer(m[1])}(", function.macro.python)
    text = _SIZEOF.sub(lambda m: f"{outer('sizeof')}({outer(m[1])})", text)
    kind = function.result
    if kind.kind == "void":
        return [text]
    if kind.kind == "int":
        return [f'return {outer("c_in_range")}({text}, "{kind.name}", "{label}")']
    return [f"return {outer(kind.kind)}({text})"]


class _Body:
    def __init__(
        self, library: Library, function: CFunction, label: str, names: dict[str, str]
    ) -> None:
        self.library = library
        self.function = function
        self.label = label
        self.names = names
        self.key = native_key(library, function)
        maker = self.maker = ArgumentMaker(library, function, label, names, self.needed())
        self.result = maker.unused("result")
        # Lengths are made after what they measure.
        for param in sorted(function.arguments, key=lambda p: bool(p.measures)):
            maker.make(param)
        self.made = [maker.made[param.name] for param in function.arguments]

    def needed(self) -> frozenset[str]:
        """Handles whose tokens are used after the call."""
        function = self.function
        handles = {p.name for p in function.arguments if p.type.base.kind == "handle"}
        used: set[str] = set()
        if self.error:
            used |= handles
        used |= {p.parent for p in function.arguments} | {function.returned.parent}
        used |= {name for p in function.arguments for name in p.per}
        length = (
            self.library.function(function.returned.length) if function.returned.length else None
        )
        if isinstance(length, CFunction):
            used |= {param.name for param in length.arguments}
        return frozenset(used & handles)

    @property
    def error(self) -> str:
        """The error class that looks at the call's handles."""
        raises = self.function.raises
        if raises is None or not raises.error:
            return ""
        return raises.error if self.library.error(raises.error).message else ""

    def error_field(self) -> tuple[str, str, str]:
        """The struct and its field that have the error's message; empty where a function has it."""
        message = self.library.error(self.error).message if self.error else ""
        record, dot, field = message.partition(".")
        return (record, dot, field) if dot else ("", "", "")

    # --- the whole ------------------------------------------------------------------------------

    def lines(self) -> list[str]:
        before = self.before()
        call = self.call()
        after = self.after()
        result = self.result
        if may_call_back(self.library, self.function):
            # Outside of the `try`: what a callback raised must not be taken for a wrong argument.
            after = [f"if {outer('pending')}:", f"{INDENT}{outer('deliver')}()", *after]
        simple = after == [f"return {result}"]
        if simple or (not after and self.function.returned.type.kind == "void"):
            tried = [*before, f"return {call}"]
        else:
            wanted = any(re.search(rf"\b{result}\b", line) for line in after)
            tried = [*before, f"{result} = {call}" if wanted else call]
        can_fail = len(self.function.params) > 0
        if not can_fail:
            return [*_folded(tried), *_folded(after)]
        if not (simple or tried[-1].startswith("return")):
            tried.append("break")
        return [
            f"while {outer('True')}:",
            f"{INDENT}try:",
            *(2 * INDENT + line for line in _folded(tried)),
            f"{INDENT}except {outer('WRONG')}:",
            *(2 * INDENT + line for line in self.forget() or ["pass"]),
            *(INDENT + line for line in self.refit()),
            *(self.forgetting(_folded(after)) if not simple else []),
        ]

    def forget(self) -> list[str]:
        """An error that somebody keeps has this frame, which must not keep C's objects alive."""
        return [f"{made.local} = None" for made in self.made if _has_token(made)]

    def forgetting(self, lines: list[str]) -> list[str]:
        """The lines, after which no token is left where one of them raises."""
        forget = self.forget()
        if not forget or not any(_RAISES.match(line) for line in lines):
            return lines
        last = [f"{INDENT}{line}" for line in (*forget, "raise")]
        kept = [f"{INDENT}{line}" for line in lines]
        return ["try:", *kept, f"except {outer('BaseException')}:", *last]

    def refit(self) -> list[str]:
        """The slow path: every argument made to fit, or an error that names it."""
        names = [self.names[param.name] for param in self.visible()]
        star = self.function.variadic == "open"
        shown = [*names, *([f"*{self.function.params[-1].name}"] if star else [])]
        left = f"({shown[0]},)" if len(shown) == 1 else ", ".join(shown)
        call = f"{outer('native')}.library.fit("
        arguments = [f'"{self.key}"', f'"{self.label}"', *shown]
        line = f"{left} = {call}{', '.join(arguments)})"
        return broken(line, WIDTH)

    def visible(self) -> list[CParam]:
        return [param for param in self.function.arguments if not param.hidden]

    def before(self) -> list[str]:
        """Checks and conversions."""
        refusals = [refusal for made in self.made for refusal in made.refusals]
        lines: list[str] = []
        if refusals:
            # Which error it is, and what it says, is for the slow path.
            lines += [*_condition(refusals), f"{INDENT}raise {outer('ValueError')}"]
        for made in self.made:
            lines += made.lines
        lines += self.as_long()
        consumed = [made for made in self.made if made.param.consumed]
        for made in self.made:
            if not made.param.consumed:
                lines += made.last
        if consumed:
            lines += self.safely(consumed)
        return lines

    def as_long(self) -> list[str]:
        """What shares its length with something else must be as long."""
        lines = []
        by_name = {made.param.name: made for made in self.made}
        for made in self.made:
            count = by_name.get(made.param.measured_by)
            if count is None or made.param.direction == "out" or not count.param.hidden:
                continue
            if count.param.measures == made.param.name or count.param.direction == "out":
                continue
            first = by_name[count.param.measures]
            present = replace(made.param, type=made.param.type.base)
            extent = self.maker.extent(present, count.param)
            test = f"{extent} != {self.maker.extent(first.param, count.param)}"
            if made.param.type.kind == "optional":
                test = f"{made.local} is not None and {test}"
            lines += [f"if {test}:", f"{INDENT}raise {outer('ValueError')}"]
        return lines

    def safely(self, consumed: list[Argument]) -> list[str]:
        """Before a handle gives its object away, nothing must be left that can go wrong."""
        lines = [f"{outer('native')}.{self.key}"]
        for made in self.made:
            if not made.param.consumed and "(" in made.text and not made.local:
                local = f"{made.param.name}_c"
                lines.append(f"{local} = {made.text}")
                made.text = made.local = local
        for made in consumed:
            lines += made.last
        return lines

    def call(self) -> str:
        arguments = [made.text for made in self.made]
        if self.function.variadic == "open":
            arguments.append(f"*{outer('as_variadic')}({self.function.params[-1].name})")
        return f"{outer('native')}.{self.key}({', '.join(arguments)})"

    # --- after the call -------------------------------------------------------------------------

    def texts(self) -> dict[str, str]:
        return {made.param.name: made.local or made.text for made in self.made}

    def after(self) -> list[str]:
        function = self.function
        maker = ResultMaker(self.library, function, self.label, self.texts(), self.result)
        # A callback stays until C has taken the next one.
        lines = self.keep(False) + self.raised() + self.keep(True)
        parts: list[str] = []
        shown = [field.name for field in function.result.fields]
        single = function.result.kind != "tuple"
        if function.returned.type.kind == "self":
            return [*lines, f"return {self.names[function.arguments[0].name]}"]
        if self.shows_returned():
            more, text = maker.returned(self.result)
            lines += more
            parts.append(text)
        for made in self.made:
            if made.param in function.outs and made.param.name != function.returned.length:
                more, text = maker.out(made.param, made.local, made.value)
                lines += more
                parts.append(text)
        if not parts:
            return lines
        if single:
            return [*lines, *self.decoded(parts[0])]
        if named_results.named(function):
            cls = outer(named_results.result_class(function))
            assert len(shown) == len(parts)
            return [*lines, *self.decoded(f"{cls}(({', '.join(parts)}))")]
        return [*lines, *self.decoded(f"({', '.join(parts)})")]

    def decoded(self, text: str) -> list[str]:
        """Return a result; C's text that is none in its encoding is an error of this function."""
        if not _DECODES.search(text):
            return [f"return {text}"]
        return [
            "try:",
            f"{INDENT}return {text}",
            f"except {outer('UnicodeDecodeError')} as {self.maker.unused('error')}:",
            f"{INDENT}raise {outer('not_text')}({self.maker.unused('error')}, "
            f'"{self.label}()") from None',
        ]

    def shows_returned(self) -> bool:
        """Whether C's own result is among the results."""
        function = self.function
        outs = [p for p in function.outs if p.name != function.returned.length]
        count = (
            len(function.result.fields)
            if function.result.kind == "tuple"
            else int(function.result.kind != "void")
        )
        return count > len(outs)

    def keep(self, callbacks: bool) -> list[str]:
        """What C keeps must stay where it is."""
        lines = []
        for made in self.made:
            param = made.param
            if param.lives == "call" or (param.type.base.kind == "callback") != callbacks:
                continue
            held = self.object(param) or made.local
            if param.lives == "forever":
                lines.append(f"{outer('keep')}({outer('native')}.library, {held})")
            elif param.lives == "replaced":
                per = ", ".join(
                    self.object(self.function.argument(name)) or self.texts()[name]
                    for name in param.per
                )
                key = f'"{self.key} {param.name}"'
                lines.append(
                    f"{outer('replace')}({outer('native')}.library, {key}, {held}"
                    f"{', ' + per if per else ''})"
                )
        return lines

    def object(self, param: CParam) -> str:
        """The struct or box itself, of which C gets the address; empty for anything else."""
        return self.names[param.name] if param.type.base.kind == "ref" else ""

    def raised(self) -> list[str]:
        """Whether C says that it failed; then it keeps nothing that it was given."""
        lines = self.failed()
        users = [m.local for m in self.made if m.param.type.kind == "userdata" and m.local]
        if lines and users:
            lines[1:1] = [f"{INDENT}{outer('discard')}({user})" for user in users]
        return lines

    def failed(self) -> list[str]:
        raises, result = self.function.raises, self.result
        if raises is None:
            return []
        kind = self.function.returned.type.base
        if raises.form == "code":
            ok = raises.ok or self.library.error(raises.error).ok
            if ok == (0,):
                test = result
            elif len(ok) == 1:
                test = f"{result} != {ok[0]}"
            else:
                test = f"{result} not in ({', '.join(map(str, ok))})"
        elif raises.form == "negative":
            test = f"{result} < 0"
        elif raises.form == "errno" and kind.kind == "int":
            test = f"{result} == -1"
        else:
            owned = kind.kind == "handle" and self.function.returned.own
            test = f"not {result}" if owned else f"{result} is None"
        if raises.form == "errno":
            return [f"if {test}:", f'    raise {outer("os_error")}("{self.label}")']
        if not raises.error and raises.form == "negative":
            return [
                f"if {test}:",
                f'    raise {outer("negative_result")}("{self.label}", {result})',
            ]
        if not raises.error:
            return [f"if {test}:", f'    raise {outer("null_result")}("{self.label}")']
        code = result if raises.form in ("code", "negative") else "None"
        tokens = [made.local for made in self.made if self.error and _has_token(made)]
        record, field, _ = self.error_field()
        tokens += [
            self.names[param.name]
            for param in self.function.arguments
            if field and param.direction == "in" and _points_to(param, record)
        ]
        arguments = [outer(raises.error), code, f'"{self.label}"', *tokens]
        return [
            f"if {test}:",
            f"    raise {outer('native')}.library.failure({', '.join(arguments)})",
        ]


def _has_token(made: Argument) -> bool:
    """Whether the argument's variable holds the token of a handle that lives."""
    param = made.param
    lent_out = param.direction == "out" and not param.own
    kind = param.type.base.kind
    return kind == "handle" and bool(made.local) and not param.consumed and not lent_out


def _points_to(param: CParam, record: str) -> bool:
    kind = param.type.base
    return kind.kind == "ref" and kind.item is not None and kind.item.name == record


# --- long lines -----------------------------------------------------------------------------------


def _condition(tests: list[str]) -> list[str]:
    """An `if` over as many lines as it needs."""
    line = f"if {' or '.join(tests)}:"
    if width_of(line) <= WIDTH:
        return [line]
    return ["if (", f"{INDENT}{tests[0]}", *(f"{INDENT}or {test}" for test in tests[1:]), "):"]


def _folded(lines: list[str]) -> list[str]:
    found: list[str] = []
    for line in lines:
        found += broken(line, WIDTH)
    return found
