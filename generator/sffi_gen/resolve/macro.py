"""Function-like macros: C expressions, and what means the same in Python.

Signed arithmetic is Python's, since C leaves its overflow undefined; unsigned arithmetic wraps;
division rounds towards zero. The wrapper checks that the value fits the type of the result.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pycparser import c_ast, c_parser

from sffi_gen.model.library import C_INTEGERS, FLOATS, CParam, Macro, Type
from sffi_gen.resolve.scope import Scope

#: what the translation of `/`, `%` and of casts calls, in sffi.c.arithmetic
HELPERS = ("c_div", "c_mod", "c_wrap", "c_sizeof")

_COMPARISONS = ("<", "<=", ">", ">=", "==", "!=")
_CASTS = {
    "char": "i8",
    "signed char": "i8",
    "unsigned char": "u8",
    "short": "i16",
    "unsigned short": "u16",
    "int": "i32",
    "unsigned": "u32",
    "unsigned int": "u32",
    "long": "long",
    "unsigned long": "ulong",
    "long long": "i64",
    "unsigned long long": "u64",
    "float": "f32",
    "double": "f64",
    "size_t": "usize",
    **{
        f"{sign}int{bits}_t": f"{sign or 'i'}{bits}"
        for sign in ("", "u")
        for bits in (8, 16, 32, 64)
    },
}
_TYPEDEFS = "".join(f"typedef int {name};" for name in _CASTS if name.endswith("_t"))


class MacroProblem(Exception):
    """The expression cannot be translated; ``help`` says what to do."""

    def __init__(self, message: str, help: str = "") -> None:
        super().__init__(message)
        self.help = help


@dataclass(frozen=True)
class _Value:
    """An expression in Python, in brackets where it needs some, and its type in C."""

    text: str
    type: str  # f64, the name of an integer type, or "" for what is only handed on
    test: str = ""  # as a condition, where that is shorter

    @property
    def real(self) -> bool:
        return self.type in FLOATS

    @property
    def signed(self) -> bool:
        return C_INTEGERS[self.type][0] < 0


def translate(
    text: str, params: list[CParam], scope: Scope, result_of: Callable[[str], Type | None]
) -> Macro:
    """The macro of an expression in these parameters.

    ``result_of`` gives the type of what a function of the spec returns, None if there is none.

    Raises:
        MacroProblem: it is no C expression, or holds what has no counterpart.
    """
    try:
        tree = c_parser.CParser().parse(f"{_TYPEDEFS}int sffi_value = ({text}\n);")
    except c_parser.ParseError as error:
        reason = re.sub(r"^[^ ]*?(:\d+)*:\s+", "", str(error))
        raise MacroProblem(f"`{text}` is no C expression: {reason}") from None
    except RecursionError:
        raise MacroProblem("the expression is nested too deep") from None
    last = tree.ext[-1]
    if not isinstance(last, c_ast.Decl) or last.name != "sffi_value":
        raise MacroProblem(f"`{text}` is more than one C expression")
    types = {param.name: _simple(param.type) for param in params}
    found = _Translator(types, scope, result_of).value(last.init)
    return Macro(text, found.text)


def _simple(kind: Type) -> str:
    """The type to compute with; empty for a text, struct or the like."""
    if kind.kind == "float":
        return "f64"
    if kind.kind == "int":
        return kind.name
    return "i32" if kind.kind in ("bool", "enum", "char") else ""


class _Translator:
    def __init__(
        self, params: Mapping[str, str], scope: Scope, result_of: Callable[[str], Type | None]
    ) -> None:
        self.params = params
        self.scope = scope
        self.result_of = result_of

    def value(self, node: c_ast.Node) -> _Value:
        """A number.

        Raises:
            MacroProblem: there is no counterpart, or what there is cannot be computed with.
        """
        found = self.argument(node)
        if not found.type:
            raise MacroProblem(
                f"`{found.text}` is not a number",
                "macros are computed in Python, from numbers; other values can only be handed on "
                "to a function of the spec",
            )
        return found

    def argument(self, node: c_ast.Node) -> _Value:
        """What a function may be called with: any parameter or constant besides numbers."""
        method = getattr(self, f"_{type(node).__name__.lower()}", None)
        if method is None:
            raise MacroProblem(f"a macro cannot hold a C {type(node).__name__}")
        found: _Value = method(node)
        return found

    def _constant(self, node: c_ast.Constant) -> _Value:
        text = node.value
        if node.type in ("float", "double", "long double"):
            return _Value(repr(float(text.rstrip("fFlL"))), "f64")
        if node.type == "char":
            char = text[1:-1].encode().decode("unicode_escape")
            return _Value(str(ord(char)), "i32")
        if "int" not in node.type:
            raise MacroProblem(f"a macro cannot hold {text}")
        suffix = text[len(text.rstrip("uUlL")) :].lower()
        digits = text.rstrip("uUlL")
        octal = len(digits) > 1 and digits[0] == "0" and digits.isdigit()
        number = int(digits, 8) if octal else int(digits, 0)
        name = "u" if "u" in suffix else "i"
        wide = "64" if "l" in suffix or number > C_INTEGERS[f"{name}32"][1] else "32"
        if not digits[:2].isdigit() and name == "i" and 2**31 <= number < 2**32 and not suffix:
            name, wide = "u", "32"  # hexadecimal numbers become unsigned before they become long
        return _Value(str(number), name + wide)

    def _id(self, node: c_ast.ID) -> _Value:
        name = node.name
        if name in self.params:
            return _Value(name, self.params[name])
        for const in self.scope.consts.values():
            if name not in (const.name, const.c):
                continue
            negative = isinstance(const.value, (int, float)) and const.value < 0
            text = f"({const.value!r})" if negative else repr(const.value)
            return _Value(text, _simple(const.type))
        for enum in self.scope.enums.values():
            for member, number in enum.members:
                if name in (member, enum.members_c.replace("{symbol}", member)):
                    return _Value(f"({number})", enum.integer)
        raise MacroProblem(f"`{name}` is neither a parameter nor a constant of the spec")

    def _funccall(self, node: c_ast.FuncCall) -> _Value:
        name = getattr(node.name, "name", "")
        kind = self.result_of(name)
        if kind is None or kind.kind not in ("int", "float", "bool"):
            raise MacroProblem(f"`{name}` is no function of the spec that gives a number")
        arguments = [self.argument(item).text for item in (node.args.exprs if node.args else ())]
        return _Value(f"{name}({', '.join(arguments)})", _simple(kind))

    def _cast(self, node: c_ast.Cast) -> _Value:
        declared = getattr(node.to_type.type, "type", None)
        words = " ".join(getattr(declared, "names", ["a pointer"]))
        if words not in _CASTS:
            raise MacroProblem(f"a macro cannot cast to {words}")
        inner = self.value(node.expr)
        target = _CASTS[words]
        if target in FLOATS:
            return _Value(f"float({inner.text})", "f64")
        return _Value(f'c_wrap({inner.text}, "{target}")', target)

    def _unaryop(self, node: c_ast.UnaryOp) -> _Value:
        if node.op == "sizeof":
            name = getattr(node.expr, "name", "")
            if name not in self.scope.record_names:
                raise MacroProblem("`sizeof` takes the name of a struct or union of the spec")
            return _Value(f'c_sizeof("{name}")', "usize")
        inner = self.value(node.expr)
        if node.op == "!":
            return _Value(f"(0 if {inner.text} else 1)", "i32")
        kind = self.promoted(inner)
        if node.op == "+":
            return _Value(inner.text, kind)
        if node.op in ("-", "~") and not (node.op == "~" and inner.real):
            return self.wrapped(f"{node.op}{inner.text}", kind)
        raise MacroProblem(f"a macro cannot hold the operator `{node.op}`")

    def _ternaryop(self, node: c_ast.TernaryOp) -> _Value:
        test, yes, no = map(self.value, (node.cond, node.iftrue, node.iffalse))
        condition = test.test or test.text
        return _Value(f"({yes.text} if {condition} else {no.text})", self.common(yes, no))

    def _binaryop(self, node: c_ast.BinaryOp) -> _Value:
        left, right, op = self.value(node.left), self.value(node.right), node.op
        if op in ("&&", "||"):
            word = "and" if op == "&&" else "or"
            return _Value(f"(1 if {left.text} {word} {right.text} else 0)", "i32")
        kind = self.common(left, right)
        if op in _COMPARISONS:
            a, b = self.converted(left, kind), self.converted(right, kind)
            return _Value(f"(1 if {a} {op} {b} else 0)", "i32", f"{a} {op} {b}")
        if op in ("<<", ">>"):
            return self.wrapped(f"{left.text} {op} {right.text}", self.promoted(left))
        a, b = self.converted(left, kind), self.converted(right, kind)
        if op in ("/", "%") and kind not in FLOATS:
            return _Value(f"{'c_div' if op == '/' else 'c_mod'}({a}, {b})", kind)
        if op in ("%", "&", "|", "^") and kind in FLOATS:
            raise MacroProblem(f"`{op}` is not for floats")
        return self.wrapped(f"{a} {op} {b}", kind)

    # --- C's types ------------------------------------------------------------------------------

    @staticmethod
    def promoted(value: _Value) -> str:
        """Integers narrower than `int` become `int`."""
        if value.real:
            return "f64"
        low, high = C_INTEGERS[value.type]
        return "i32" if low >= -(2**31) and high < 2**31 else value.type

    def common(self, left: _Value, right: _Value) -> str:
        """C's usual arithmetic conversions."""
        a, b = self.promoted(left), self.promoted(right)
        if "f64" in (a, b):
            return "f64"
        # Of two types the wider, and the unsigned one of two that are as wide.
        return max(a, b, key=lambda name: (C_INTEGERS[name][1], name))

    @staticmethod
    def converted(value: _Value, kind: str) -> str:
        """A negative number is another one where C compares or computes without signs."""
        if kind in FLOATS or C_INTEGERS[kind][0] < 0 or not value.signed or value.text.isdigit():
            return value.text
        return f'c_wrap({value.text}, "{kind}")'

    @staticmethod
    def wrapped(text: str, kind: str) -> _Value:
        if kind in FLOATS or C_INTEGERS[kind][0] < 0:
            return _Value(f"({text})", kind)
        return _Value(f'c_wrap({text}, "{kind}")', kind)
