"""Constants, enums, aliases and function-like macros against the header."""

from __future__ import annotations

import itertools
import json
import re

from sffi_gen.diagnostics import did_you_mean
from sffi_gen.header.ctype import declare
from sffi_gen.header.model import Place
from sffi_gen.model.library import Alias, CFunction, Const, Enum
from sffi_gen.names import unescaped
from sffi_gen.source import Span
from sffi_gen.verify.check import Check
from sffi_gen.verify.probe import Answer
from sffi_gen.verify.target import Width

_C_NAMES = {
    "i8": "signed char",
    "u8": "unsigned char",
    "i16": "short",
    "u16": "unsigned short",
    "i32": "int",
    "u32": "unsigned int",
    "i64": "long long",
    "u64": "unsigned long long",
    "long": "long",
    "ulong": "unsigned long",
    "usize": "__SIZE_TYPE__",
    "isize": "__PTRDIFF_TYPE__",
    "wchar": "__WCHAR_TYPE__",
    "f32": "float",
    "f64": "double",
    "longdouble": "long double",
    "bool": "_Bool",
    "char": "char",
}
_SAMPLES = {"float": ("0.0", "1.5", "-2.25", "1000.0"), "bool": ("0", "1"), "char": ("0", "65")}
_SIGNED, _UNSIGNED = ("0", "1", "-1", "7", "-100", "77"), ("0", "1", "2", "7", "100", "77")
_MOST_SAMPLES = 40


class ValueCheck(Check):
    def ask(self) -> None:
        self.places: dict[str, Place] = {n: m.place for n, m in self.header.macros.items()}
        self.known: dict[str, int | float | str | bytes] = {
            n: m.value for n, m in self.header.macros.items() if m.value is not None
        }
        for enum in self.header.enums.values():
            for member in enum.members or ():
                self.places[member.name] = member.place
                if member.value is not None:
                    self.known.setdefault(member.name, member.value)
        for const in self.library.consts:
            if const.c:
                self._const(const)
        for own in self.library.enums:
            self._enum(own)
        for alias in self.library.aliases:
            if alias.c:
                self._alias(alias)
        for function in self.library.c_functions:
            if function.macro is not None:
                self._macro(function)

    # --- constants and members ------------------------------------------------------------------

    def _const(self, const: Const) -> None:
        question = -1
        if self.probe is not None:
            ask = {"text": self.probe.text, "bytes": self.probe.text, "float": self.probe.real}
            question = ask.get(const.type.base.kind, self.probe.integer)(const.c)
        expected = const.value
        if const.type.base.kind == "char" and isinstance(expected, bytes):
            expected = expected[0]
        self.later.append(
            lambda: self._value(const.c, expected, question, const.span, f"`{const.name}`")
        )

    def _value(self, c: str, expected: object, question: int, span: Span | None, what: str) -> None:
        answer = self._static(c) if self.probe is None else self.answer(question)
        if isinstance(expected, str):
            expected = expected.encode()
        if answer.value is None and c not in self.places and "undeclared" in answer.problem:
            self.wrong("values")
            self.report.add(
                "E501",
                f"the header has no `{c}`",
                span,
                f"{what} is its C name" if what.strip("`") != c else "",
                help=did_you_mean(c, self.places),
            )
        elif answer.value is None:
            if "is no" in answer.problem:
                self._wrong_value(c, expected, answer.problem.replace("it is", "is"), span, what)
            else:
                self.unproved("values", f"`{c}`: {answer.problem}")
        elif answer.value != expected:
            self._wrong_value(c, expected, f"is {_shown(answer.value)}", span, what)
        else:
            self.proved("values")

    def _wrong_value(
        self, c: str, expected: object, says: str, span: Span | None, what: str
    ) -> None:
        self.wrong("values")
        notes = [f"defined at {self.places[c]}"] if c in self.places else []
        self.report.add(
            "E507",
            f"{what} is {_shown(expected)} in the spec; `{c}` {says} in the header",
            span,
            "",
            notes,
        )

    def _static(self, c: str) -> Answer:
        """The value that the reading has, where no compiler is asked."""
        value = self.known.get(c)
        if isinstance(value, str):
            value = value.encode()
        if value is None and c not in self.places:
            return Answer(problem="undeclared")
        macro = self.header.macros.get(c)
        return Answer(value, macro.reason if macro else "")

    def _enum(self, own: Enum) -> None:
        pattern = own.members_c or "{symbol}"
        for name, value in own.members:
            c = pattern.replace("{symbol}", unescaped(name))
            question = self.integer(c)
            span = self.at(own.span, unescaped(name))
            self.later.append(
                lambda c=c, value=value, question=question, span=span, name=name: self._value(  # type: ignore[misc]
                    c, value, question, span, f"`{own.name}.{name}`"
                )
            )
        kind = self.comparer.named(own.cpp)
        found = self.header.enum(kind)
        self._enum_type(own, found is not None)
        if found is None:
            return
        names = {pattern.replace("{symbol}", unescaped(n)) for n, _ in own.members}
        left = [m.name for m in found.members or () if m.name not in names]
        if left:
            self.report.add(
                "N502",
                f"`{own.cpp}` has members that `{own.name}` leaves out: {', '.join(left)}",
                own.span,
                "",
                [f"declared at {found.place}"],
            )

    def _enum_type(self, own: Enum, read: bool) -> None:
        size = self.integer(f"sizeof({own.cpp})")
        sign = self.integer(f"(({own.cpp})-1) < 0")
        expected = self.target.spec[own.integer]

        def judge() -> None:
            found, signed = self.answer(size).value, self.answer(sign).value
            if self.probe is None:
                self.unproved("types", self.answer(size).problem)
            elif found is None:
                made_up = not own.cpp.startswith("enum ") and own.cpp == own.name and not read
                if not made_up:  # otherwise its members are macros, and C has no type for them
                    self.wrong("types")
                    self.report.add("E501", f"the header has no type `{own.cpp}`", own.span)
            elif found != expected.size:
                self.wrong("types")
                self.report.add(
                    "E502",
                    f"`{own.name}` is `{own.integer}` of {expected.size} bytes in the spec; "
                    f"`{own.cpp}` has {_shown(found)} bytes in C",
                    own.span,
                    help=f"write `[type: {'i' if signed else 'u'}{8 * int(found)}]`",
                )
            else:
                self.proved("types")

        self.later.append(judge)

    # --- aliases --------------------------------------------------------------------------------

    def _alias(self, alias: Alias) -> None:
        found = self.header.typedefs.get(alias.c)
        if found is None:
            question = self.integer(f"sizeof({alias.c})")

            def judge() -> None:
                if self.answer(question).value is not None:
                    self.unproved("types", f"`{alias.c}` could not be read")
                    return
                self.wrong("types")
                self.report.add(
                    "E501",
                    f"the header has no type `{alias.c}`",
                    alias.span,
                    help=did_you_mean(alias.c, self.header.typedefs),
                )

            self.later.append(judge)
            return
        mismatch = self.comparer.mismatch(alias.type, found.type)
        if mismatch is not None:
            self.wrong("types")
            self.differs(alias.span, alias.name, str(alias.type), found.type, mismatch, found.place)
            return
        same = self.integer(
            f"__builtin_types_compatible_p({alias.c}, "
            f"__typeof__(({declare(self.comparer.expanded(found.type))})0))"
        )
        self.later.append(lambda: self._proved_type(same))

    def _proved_type(self, question: int) -> None:
        if self.probe is None or self.answer(question).value == 1:
            self.proved("types")
        else:
            self.unproved("types", "the compiler sees another type than was read")

    # --- macros ---------------------------------------------------------------------------------

    def _macro(self, function: CFunction) -> None:
        """Compare the spec's expression with the header's macro of the same name, on samples."""
        assert function.macro is not None
        name = self._macro_name(function)
        if name is None:
            self.unproved("macros", "expressions of the spec's own: the header has no such macro")
            return
        names = [p.name for p in function.arguments]
        kinds = [p.type.base for p in function.arguments]
        samples = [_samples(k.kind, k.name, self.target.spec) for k in kinds]
        if any(not several for several in samples):
            self.unproved("macros", "of parameters that are no numbers")
            return
        questions = []
        for values in itertools.islice(itertools.product(*samples), _MOST_SAMPLES):
            pairs = zip(kinds, values, strict=True)
            typed = [f"(({_C_NAMES[k.name or k.kind]}){value})" for k, value in pairs]
            own = _substituted(function.macro.text, dict(zip(names, typed, strict=True)))
            call = f"{name}({', '.join(typed)})"
            result = _C_NAMES.get(function.returned.type.name or function.returned.type.kind, "")
            ask = self.integer
            if function.returned.type.kind == "float" and self.probe is not None:
                ask = self.probe.real
            ours, theirs = (f"({result})({own})", call) if result else (own, call)
            questions.append((", ".join(values), ask(ours), ask(theirs)))
        self.later.append(lambda: self._judge_macro(function, name, questions))

    def _macro_name(self, function: CFunction) -> str | None:
        """The header's macro that a function of the spec stands for.

        A spec names none, so it is one of the function's name, with or without what precedes the
        names of constants and functions in C.
        """
        known = {n for n, m in self.header.macros.items() if m.params is not None}
        name = function.bindings[0].name
        pairs = [(const.c, const.name) for const in self.library.consts]
        pairs += [(f.symbol, f.name) for f in self.library.c_functions]
        prefixes = dict.fromkeys(c.removesuffix(own) for c, own in pairs if c.endswith(own))
        candidates = (function.symbol, name, *(f"{prefix}{name}" for prefix in prefixes))
        return next((candidate for candidate in candidates if candidate in known), None)

    def _judge_macro(
        self, function: CFunction, name: str, questions: list[tuple[str, int, int]]
    ) -> None:
        proved, reason = 0, "no sample gives a constant"
        for values, ours, theirs in questions:
            own, c = self.answer(ours), self.answer(theirs)
            if own.value is None or c.value is None:
                reason = c.problem or own.problem or reason
            elif own.value != c.value:
                self.wrong("macros")
                says = f"{_shown(c.value)} in C and {_shown(own.value)} by the spec"
                self.report.add(
                    "E511",
                    f"`{name}({values})` is {says}",
                    function.span,
                    "",
                    [f"defined at {self.places[name]}: {self.header.macros[name].body}"],
                )
                return
            else:
                proved += 1
        if proved:
            self.proved("macros")
        else:
            self.unproved("macros", f"`{name}`: {reason}")


def _samples(kind: str, name: str, widths: dict[str, Width]) -> tuple[str, ...]:
    if kind == "int":
        return _SIGNED if widths[name].signed else _UNSIGNED
    return _SAMPLES.get(kind, ())


def _substituted(text: str, values: dict[str, str]) -> str:
    """An expression with its parameters replaced."""
    return re.sub(r"[A-Za-z_]\w*", lambda m: values.get(m.group(), m.group()), text)


def _shown(value: object) -> str:
    if isinstance(value, bytes):
        return json.dumps(value.decode("utf-8", "backslashreplace"), ensure_ascii=False)
    return str(value)
