"""Plain C declarations through pycparser, to types as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pycparser import c_ast, c_generator
from pycparser.c_parser import CParser, ParseError

from sffi_gen.header.ctype import (
    Array,
    Attribute,
    Basic,
    CType,
    FunctionType,
    Named,
    Parameter,
    Pointer,
    Tagged,
    Unknown,
    Vector,
    canonical,
    convention,
)
from sffi_gen.header.hoist import Plain, real_tag
from sffi_gen.header.own_names import OWN, own_names

#: names that compilers declare by themselves
BUILTIN = frozenset(
    """
    __builtin_va_list _Float16 __fp16 __bf16 _Float32 _Float64 _Float128 _Float32x _Float64x
    __float128 __float80 __ibm128 _Decimal32 _Decimal64 _Decimal128 __uint128_t __mfp8 bool
    char8_t nullptr_t
    """.split()  # noqa: SIM905
)
_MODES = {
    "QI": (1, False),
    "byte": (1, False),
    "HI": (2, False),
    "SI": (4, False),
    "DI": (8, False),
    "TI": (16, False),
    "word": (0, False),
    "pointer": (0, False),
    "SF": (4, True),
    "DF": (8, True),
}
_BY_SIZE = {1: "char", 2: "short", 4: "int", 8: "long long", 16: "__int128"}
_TYPE_WORDS = frozenset(
    """
    void char short int long float double signed unsigned _Bool struct union enum const volatile
    restrict extern static typedef auto _Atomic _Complex __int128 sizeof _Alignas
    """.split()  # noqa: SIM905
)

# How pycparser itself fails on some texts that are no C.
_MISTAKES = (AssertionError, AttributeError, LookupError, TypeError, ValueError)


class Unreadable(Exception):
    """Why a declaration cannot be read."""


@dataclass(frozen=True)
class Declared:
    """A name with its type, and what was said around it."""

    name: str
    type: CType
    storage: tuple[str, ...]
    attributes: tuple[Attribute, ...]
    label: str


Sizer = Callable[[str], int | None]


class Declarators:
    """Reads declarations, one at a time; knows the typedef names that were declared so far."""

    def __init__(self, sizer: Sizer, pointer_size: int = 8) -> None:
        self.parser = CParser()
        self.generator = c_generator.CGenerator()
        self.sizer = sizer
        self.pointer_size = pointer_size
        self.typedefs: set[str] = set(BUILTIN)

    def read(self, plain: Plain) -> list[Declared]:
        """What a declaration declares.

        Raises:
            Unreadable: it is not C as pycparser knows it.
        """
        return _Reading(self, plain).run()

    def parse(self, text: str) -> Any:
        """The syntax tree of a text.

        Raises:
            Unreadable: with the place counted in characters.
        """
        try:
            return self.parser.parse(text, "")
        except ParseError as error:
            raise Unreadable(str(error)) from None
        except RecursionError:
            raise Unreadable("it is nested too deep") from None
        except (
            AssertionError,
            AttributeError,
            IndexError,
            TypeError,
            ValueError,
            KeyError,
        ) as error:
            # pycparser's own mistakes on text that is no C.
            raise Unreadable(f"pycparser fails: {error or type(error).__name__}") from None


class _Reading:
    def __init__(self, owner: Declarators, plain: Plain) -> None:
        self.owner = owner
        self.plain = plain

    def run(self) -> list[Declared]:
        words = [token.text for token in self.plain.tokens]
        places = own_names(words, self.owner.typedefs | set(self.plain.unknown))
        written = [f"{OWN}{word}" if at in places else word for at, word in enumerate(words)]
        types = {w for w in written if w in self.owner.typedefs or w in self.plain.unknown}
        known = [word for word in dict.fromkeys(written) if word in types]
        prefix = "".join(f"typedef int {name}; " for name in known)
        self.columns: dict[int, int] = {}
        column = len(prefix) + 1
        for index, word in enumerate(written):
            self.columns[column] = index
            column += len(word) + 1
        try:
            tree = self.owner.parse(f"{prefix}{' '.join(written)} ;")
        except Unreadable as error:
            raise Unreadable(self.explained(words, str(error))) from None
        nodes = tree.ext[len(known) :]
        return [self.declared(node, index) for index, node in enumerate(nodes)]

    def explained(self, words: list[str], said: str) -> str:
        """pycparser's message with our columns made a word, and the usual cause named."""
        parts = said.rsplit("before: ", 1)
        at = parts[1].strip() if len(parts) == 2 else ""
        place = f"at `{at}`" if at else "as a whole"
        unknown = self.unknown_type(words) or self.unknown_parameter(words)
        if unknown:
            return f"`{unknown}` is no type that is known here"
        return f"it is not C as pycparser knows it ({place})"

    def unknown_type(self, words: list[str]) -> str:
        skip = {"extern", "static", "typedef", "const", "volatile", "register", "auto"}
        rest = [word for word in words if word not in skip]
        if len(rest) < 2:
            return ""
        first, second = rest[0], rest[1]
        if not first.isidentifier() or first in _TYPE_WORDS or first in self.owner.typedefs:
            return ""
        return first if second.isidentifier() or second == "*" else ""

    def unknown_parameter(self, words: list[str]) -> str:
        """A name where a parameter's type has to be, if it is none that is known."""
        known = self.owner.typedefs | _TYPE_WORDS
        for before, word, after in zip(words, words[1:], words[2:], strict=False):
            starts = before in ("(", ",", "const", "volatile") and word.isidentifier()
            follows = after == "*" or (after.isidentifier() and after not in _TYPE_WORDS)
            if starts and follows and word not in known:
                return word
        return ""

    # --- from the tree --------------------------------------------------------------------------

    def declared(self, node: Any, index: int) -> Declared:
        if isinstance(node, c_ast.Typedef):
            storage: tuple[str, ...] = ("typedef",)
        elif isinstance(node, c_ast.Decl):
            storage = tuple(node.storage)
        else:
            raise Unreadable("it is no declaration")
        attributes = self.plain.all_own(index)
        kind = self.type(node.type)
        if isinstance(node.type, (c_ast.Struct, c_ast.Union, c_ast.Enum)):
            return Declared("", kind, storage, attributes, "")
        kind = self.with_attributes(kind, attributes)
        label = self.plain.labels.get(index, "")
        return Declared(_real(node.name), kind, storage, attributes, label)

    def with_attributes(self, kind: CType, attributes: tuple[Attribute, ...]) -> CType:
        """A type with those attributes of its declarator that make it another one."""
        for attribute in attributes:
            if attribute.name == "mode" and attribute.arguments:
                kind = self.moded(kind, attribute.arguments[0].strip("_"))
            elif attribute.name in ("vector_size", "ext_vector_type", "neon_vector_type"):
                size = self.owner.sizer(" ".join(attribute.arguments))
                known = size if attribute.name == "vector_size" else None
                kind = _innermost(kind, lambda inner, n=known: Vector(inner, n))  # type: ignore[misc]
        called = convention(attributes)
        return _called(kind, called) if called else kind

    def moded(self, kind: CType, mode: str) -> CType:
        size, real = _MODES.get(mode, (-1, False))
        if size < 0:
            return Unknown(f"__attribute__((mode({mode})))")
        if real:
            return Basic("float" if size == 4 else "double")
        name = _BY_SIZE[size or self.owner.pointer_size]
        unsigned = isinstance(kind, Basic) and kind.name.startswith("unsigned")
        if unsigned:
            name = f"unsigned {name}"
        elif name == "char":
            name = "signed char"
        return Basic(name, kind.quals)

    def type(self, node: Any) -> CType:
        if isinstance(node, c_ast.TypeDecl):
            return self.leaf(node)
        if isinstance(node, c_ast.PtrDecl):
            return self.pointer(node)
        if isinstance(node, c_ast.ArrayDecl):
            text = self.owner.generator.visit(node.dim) if node.dim is not None else ""
            size = self.owner.sizer(text) if text else None
            return Array(self.type(node.type), size, text)
        if isinstance(node, c_ast.FuncDecl):
            return self.function(node)
        if isinstance(node, (c_ast.Struct, c_ast.Union, c_ast.Enum)):
            return self.tagged(node, ())
        if isinstance(node, c_ast.Typename):
            return self.type(node.type)
        raise Unreadable(f"pycparser gives a {type(node).__name__} that is not known here")

    def pointer(self, node: Any) -> Pointer:
        to = self.type(node.type)
        quals = tuple(node.quals or ())
        index = self.columns.get(node.coord.column) if node.coord else None
        block = False
        if index is not None:
            block = index in self.plain.blocks
            around = (*self.plain.before.get(index, ()), *self.plain.after.get(index, ()))
            called = convention(around)
            if called:
                to = _called(to, called)
            quals += tuple(f"_{a.name.capitalize()}" for a in around if _is_nullness(a))
        return Pointer(to, quals, block)

    def leaf(self, node: Any) -> CType:
        quals = tuple(dict.fromkeys(node.quals or ()))
        inner = node.type
        if isinstance(inner, c_ast.IdentifierType):
            names = list(inner.names)
            if len(names) == 1 and names[0] in self.plain.unknown:
                return Unknown(self.plain.unknown[names[0]], quals)
            if len(names) == 1 and names[0] in self.owner.typedefs:
                return _builtin(names[0], quals) or Named(names[0], quals)
            return Basic(canonical(names), quals)
        return self.tagged(inner, quals)

    def tagged(self, node: Any, quals: tuple[str, ...]) -> Tagged:
        kind = type(node).__name__.lower()
        if kind not in ("struct", "union", "enum") or not node.name:
            raise Unreadable(f"pycparser gives a {kind} that is not known here")
        return Tagged(kind, real_tag(node.name), quals)

    def function(self, node: Any) -> FunctionType:
        result = self.type(node.type)
        if node.args is None:
            return FunctionType(result, (), prototype=False)
        params: list[Parameter] = []
        variadic = False
        for param in node.args.params:
            if isinstance(param, c_ast.EllipsisParam):
                variadic = True
                continue
            if isinstance(param, c_ast.ID):
                raise Unreadable(f"`{param.name}` is no type that is known here")
            params.append(self.parameter(param))
        if len(params) == 1 and params[0].type == Basic("void") and not params[0].name:
            params = []
        return FunctionType(result, tuple(params), variadic)

    def parameter(self, node: Any) -> Parameter:
        kind = self.type(node.type)
        extent = ""
        if isinstance(kind, Array):
            extent = str(kind.size) if kind.size is not None else kind.text
            kind = Pointer(kind.of)
        elif isinstance(kind, FunctionType):
            kind = Pointer(kind)
        return Parameter(_real(node.name), kind, self.around(node), extent)

    def around(self, node: Any) -> tuple[Attribute, ...]:
        """The attributes next to a parameter's name."""
        index = self.columns.get(node.coord.column) if node.coord else None
        if index is None:
            return ()
        found = (*self.plain.before.get(index, ()), *self.plain.after.get(index, ()))
        return tuple(a for a in found if not convention((a,)))


def _real(name: str | None) -> str:
    return (name or "").removeprefix(OWN)


def _is_nullness(attribute: Attribute) -> bool:
    return attribute.name in ("nullable", "nonnull") and not attribute.arguments


def _builtin(name: str, quals: tuple[str, ...]) -> CType | None:
    if name == "__uint128_t":
        return Basic("unsigned __int128", quals)
    if name == "bool":
        return Basic("_Bool", quals)
    return Basic(name, quals) if name in BUILTIN else None


def _called(kind: CType, called: str) -> CType:
    """The function type in a type, with a calling convention."""
    from dataclasses import replace

    if isinstance(kind, FunctionType):
        return replace(kind, convention=called)
    if isinstance(kind, Pointer):
        return replace(kind, to=_called(kind.to, called))
    if isinstance(kind, Array):
        return replace(kind, of=_called(kind.of, called))
    return kind


def _innermost(kind: CType, change: Callable[[CType], CType]) -> CType:
    from dataclasses import replace

    if isinstance(kind, Pointer):
        return replace(kind, to=_innermost(kind.to, change))
    if isinstance(kind, Array):
        return replace(kind, of=_innermost(kind.of, change))
    if isinstance(kind, FunctionType):
        return replace(kind, result=_innermost(kind.result, change))
    return change(kind)
