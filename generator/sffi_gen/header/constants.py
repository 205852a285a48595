"""Constant expressions of C, evaluated with C's own rules for types."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from sffi_gen.header.literals import NotConstant, literal_char, literal_number, literal_string
from sffi_gen.header.tokens import Token

#: deeper than anybody writes; the evaluator calls itself for each level
MAX_DEPTH = 100

_RANK = {"int": 0, "long": 1, "long long": 2, "__int128": 3}
_FLOATS = ("float", "double", "long double")
_BINARY = [
    {"||"},
    {"&&"},
    {"|"},
    {"^"},
    {"&"},
    {"==", "!="},
    {"<", ">", "<=", ">="},
    {"<<", ">>"},
    {"+", "-"},
    {"*", "/", "%"},
]
_LEVEL = {op: level for level, ops in enumerate(_BINARY) for op in ops}


@dataclass(frozen=True)
class Value:
    """A constant: an int, a float, or the bytes of a string literal, and its C type."""

    value: int | float | bytes
    ctype: str


@dataclass(frozen=True)
class Platform:
    """Sizes in bytes of what differs between platforms."""

    long: int = 8
    pointer: int = 8
    wchar: int = 4
    long_double: int = 16
    char_signed: bool = True

    def size(self, ctype: str) -> int:
        sizes = {
            "void": 1,
            "_Bool": 1,
            "char": 1,
            "signed char": 1,
            "unsigned char": 1,
            "short": 2,
            "unsigned short": 2,
            "int": 4,
            "unsigned int": 4,
            "long": self.long,
            "unsigned long": self.long,
            "long long": 8,
            "unsigned long long": 8,
            "__int128": 16,
            "unsigned __int128": 16,
            "float": 4,
            "double": 8,
            "long double": self.long_double,
        }
        if ctype not in sizes:
            raise NotConstant(f"the size of `{ctype}` is known to a compiler only")
        return sizes[ctype]


@dataclass(frozen=True)
class Scope:
    """What an expression may refer to. ``type_of`` gives the canonical C type that tokens name:
    ``*`` for a pointer; it raises NotConstant for what is no type or of unknown size."""

    platform: Platform = field(default_factory=Platform)
    constants: Mapping[str, int | None] = field(default_factory=dict)
    type_of: Callable[[list[Token]], str | None] = lambda tokens: None


def evaluate(tokens: list[Token], scope: Scope) -> Value:
    """The value of a constant expression, with macros already expanded.

    Raises:
        NotConstant: saying why it has none.
    """
    if not tokens:
        raise NotConstant("it is empty")
    try:
        evaluator = _Evaluator(tokens, scope)
        value = evaluator.expression()
    except (OverflowError, ValueError) as error:
        raise NotConstant(f"it cannot be computed: {error}") from None
    if evaluator.at < len(tokens):
        raise NotConstant(f"it is no expression: `{tokens[evaluator.at].text}` is too much")
    return value


class _Evaluator:
    def __init__(self, tokens: list[Token], scope: Scope) -> None:
        self.tokens = tokens
        self.scope = scope
        self.at = 0
        self.depth = 0

    @property
    def text(self) -> str:
        return self.tokens[self.at].text if self.at < len(self.tokens) else ""

    def expect(self, text: str) -> None:
        if self.text != text:
            raise NotConstant(f"it is no expression: `{text}` is missing")
        self.at += 1

    def expression(self) -> Value:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NotConstant("it is nested too deep")
        condition = self.binary(0)
        if self.text == "?":
            self.at += 1
            yes = self.expression()
            self.expect(":")
            no = self.expression()
            if isinstance(yes.value, bytes) or isinstance(no.value, bytes):
                condition = yes if condition.value else no
            else:
                kind = self.common(yes, no)
                condition = self.convert(yes if condition.value else no, kind)
        self.depth -= 1
        return condition

    def binary(self, level: int) -> Value:
        if level == len(_BINARY):
            return self.unary()
        left = self.binary(level + 1)
        while _LEVEL.get(self.text) == level:
            operator = self.text
            self.at += 1
            left = self.apply(operator, left, self.binary(level + 1))
        return left

    def unary(self) -> Value:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise NotConstant("it is nested too deep")
        value = self._unary()
        self.depth -= 1
        return value

    def _unary(self) -> Value:
        text = self.text
        if text in ("+", "-", "~", "!"):
            self.at += 1
            value = self.unary()
            if isinstance(value.value, bytes):
                raise NotConstant("it computes with a string")
            if text == "!":
                return Value(int(not value.value), "int")
            if isinstance(value.value, float):
                if text == "~":
                    raise NotConstant("it takes the bits of a fraction")
                return Value(-value.value if text == "-" else value.value, value.ctype)
            value = self.promoted(value)
            number = int(value.value)
            result = {"+": number, "-": -number, "~": ~number}[text]
            return self.wrapped(result, value.ctype)
        if text in ("sizeof", "_Alignof", "__alignof__", "alignof"):
            return self.sizeof(text)
        if text == "__extension__":
            self.at += 1
            return self.unary()
        if text == "(":
            end = self.closing()
            kind = self.scope.type_of(self.tokens[self.at + 1 : end])
            if kind is not None:
                self.at = end + 1
                return self.cast(kind)
            self.at += 1
            value = self.expression()
            self.expect(")")
            return value
        return self.primary()

    def cast(self, kind: str) -> Value:
        if self.text == "{":
            raise NotConstant("it is a value of a struct")
        value = self.unary()
        if kind == "*":
            raise NotConstant("it is a pointer")
        if isinstance(value.value, bytes):
            raise NotConstant("it is a pointer")
        return self.convert(value, kind)

    def sizeof(self, word: str) -> Value:
        self.at += 1
        if self.text != "(":
            raise NotConstant(f"`{word}` of an expression is known to a compiler only")
        end = self.closing()
        inside = self.tokens[self.at + 1 : end]
        self.at = end + 1
        size_t = "unsigned long" if self.scope.platform.long == 8 else "unsigned long long"
        if self.scope.platform.pointer == 4:
            size_t = "unsigned int"
        if word == "sizeof" and inside and all(t.kind == "string" for t in inside):
            return Value(sum(len(literal_string(t.text)) for t in inside) + 1, size_t)
        kind = self.scope.type_of(inside)
        if kind is None:
            raise NotConstant(f"`{word}` of an expression is known to a compiler only")
        platform = self.scope.platform
        return Value(platform.pointer if kind == "*" else platform.size(kind), size_t)

    def closing(self) -> int:
        depth = 0
        for at in range(self.at, len(self.tokens)):
            depth += (self.tokens[at].text == "(") - (self.tokens[at].text == ")")
            if not depth:
                return at
        raise NotConstant("it is no expression: `)` is missing")

    def primary(self) -> Value:
        if self.at >= len(self.tokens):
            raise NotConstant("it is no expression: it ends too early")
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "number":
            return Value(*literal_number(token.text, self.scope.platform.long))
        if token.kind == "char":
            return Value(*literal_char(token.text, self.scope.platform.char_signed))
        if token.kind == "string":
            parts = [token.text]
            while self.at < len(self.tokens) and self.tokens[self.at].kind == "string":
                parts.append(self.text)
                self.at += 1
            return Value(b"".join(literal_string(part) for part in parts), "char *")
        if token.kind == "name":
            if self.text == "(":
                raise NotConstant(f"it calls `{token.text}`")
            if token.text in ("true", "false"):
                return Value(int(token.text == "true"), "_Bool")
            value = self.scope.constants.get(token.text)
            if value is not None:
                kind = "int" if -(2**31) <= value < 2**31 else "unsigned int"
                return Value(value, kind if -(2**31) <= value < 2**32 else "long long")
            raise NotConstant(f"`{token.text}` is no constant")
        raise NotConstant(f"it is no expression: it has `{token.text}`")

    # --- C's arithmetic -------------------------------------------------------------------------

    def apply(self, operator: str, left: Value, right: Value) -> Value:
        a, b = left.value, right.value
        if isinstance(a, bytes) or isinstance(b, bytes):
            raise NotConstant("it computes with a string")
        if operator == "&&":
            return Value(int(bool(a) and bool(b)), "int")
        if operator == "||":
            return Value(int(bool(a) or bool(b)), "int")
        if operator in ("<<", ">>"):
            left = self.promoted(left)
            if isinstance(a, float) or isinstance(b, float):
                raise NotConstant("it takes the bits of a fraction")
            if not 0 <= b < 8 * self.scope.platform.size(left.ctype):
                raise NotConstant(f"it shifts by {b}")
            shifted = int(left.value) << b if operator == "<<" else int(left.value) >> b
            return self.wrapped(shifted, left.ctype)
        kind = self.common(left, right)
        a, b = self.convert(left, kind).value, self.convert(right, kind).value
        assert not isinstance(a, bytes) and not isinstance(b, bytes)
        if operator in ("==", "!=", "<", ">", "<=", ">="):
            return Value(int(_compare(operator, a, b)), "int")
        if isinstance(a, float) or isinstance(b, float):
            return Value(_real(operator, float(a), float(b)), kind)
        return self.wrapped(_integer(operator, a, b), kind)

    def promoted(self, value: Value) -> Value:
        """Integer promotion: what is narrower than int is an int."""
        base = value.ctype.removeprefix("unsigned ").removeprefix("signed ")
        if base in ("char", "short", "_Bool"):
            return Value(value.value, "int")
        return value

    def common(self, left: Value, right: Value) -> str:
        kinds = {self.promoted(left).ctype, self.promoted(right).ctype}
        for name in reversed(_FLOATS):
            if name in kinds:
                return name
        rank = max(_RANK[kind.removeprefix("unsigned ")] for kind in kinds)
        base = next(name for name, number in _RANK.items() if number == rank)
        size = self.scope.platform.size
        signed_fits = all(
            kind.removeprefix("unsigned ") != base and size(kind) < size(base)
            for kind in kinds
            if kind.startswith("unsigned")
        )
        return base if signed_fits else f"unsigned {base}"

    def convert(self, value: Value, kind: str) -> Value:
        number = value.value
        assert not isinstance(number, bytes)
        if kind == "void":
            raise NotConstant("it is of type void")
        if kind in _FLOATS:
            return Value(float(number), kind)
        if kind == "_Bool":
            return Value(int(bool(number)), kind)
        if isinstance(number, float):
            if not math.isfinite(number):
                raise NotConstant("it makes an integer of an infinity")
            number = int(number)
        return self.wrapped(number, kind)

    def wrapped(self, number: int, kind: str) -> Value:
        bits = 8 * self.scope.platform.size(kind)
        number &= (1 << bits) - 1
        signed = not kind.startswith("unsigned") and kind != "_Bool"
        if kind == "char":
            signed = self.scope.platform.char_signed
        if signed and number >> (bits - 1):
            number -= 1 << bits
        return Value(number, kind)


def _compare(operator: str, a: int | float, b: int | float) -> bool:
    return {"==": a == b, "!=": a != b, "<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b}[
        operator
    ]


def _real(operator: str, a: float, b: float) -> float:
    if operator == "/":
        if b == 0:
            # IEEE 754: the sign of the infinity is that of both signs together.
            if a == 0 or math.isnan(a):
                return math.nan
            return math.copysign(math.inf, a) * math.copysign(1.0, b)
        return a / b
    if operator in ("+", "-", "*"):
        return {"+": a + b, "-": a - b, "*": a * b}[operator]
    raise NotConstant("it takes the bits of a fraction")


def _integer(operator: str, a: int, b: int) -> int:
    if operator in ("/", "%"):
        if not b:
            raise NotConstant("it divides by zero")
        quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
        return quotient if operator == "/" else a - quotient * b
    return {"+": a + b, "-": a - b, "*": a * b, "&": a & b, "|": a | b, "^": a ^ b}[operator]
