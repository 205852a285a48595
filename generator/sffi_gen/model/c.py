"""What only C libraries have in the resolved model."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sffi_gen.model.function import Function, Param
from sffi_gen.model.types import Type
from sffi_gen.source import Span


@dataclass(frozen=True)
class Alias:
    """``alias Name = type``; ``c`` is the typedef behind it, empty where there is none."""

    name: str
    type: Type
    c: str
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True)
class Member:
    """A field of a struct or union.

    ``name`` is empty for an anonymous member and for padding bits. ``bits`` is the width of a
    bit-field, None for any other. ``align`` is an alignment asked for, 0 if none. With ``text`` a
    char array is read as text.
    """

    name: str
    type: Type
    bits: int | None = None
    align: int = 0
    text: bool = False
    encoding: str = "utf-8"
    doc: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class Record:
    """A struct or union.

    ``c`` is its C type: ``struct point`` or a typedef's name; empty for one that is declared
    within another (``parent``, the name of that other), as C has no name for it then. ``pack`` (of
    ``#pragma pack``) and ``align`` are 0 where the platform's own layout holds; ``packed`` is the
    attribute of that name, which packs bit-fields more tightly and leaves alone what is declared
    within.
    """

    name: str
    c: str
    union: bool
    members: tuple[Member, ...]
    pack: int = 0
    align: int = 0
    packed: bool = False
    parent: str = ""
    doc: tuple[str, ...] = ()
    span: Span | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True)
class CParam(Param):
    """A parameter of a C function or callback.

    ``direction`` is in, out or inout: for the latter two C takes a pointer. ``hidden`` parameters
    are not in Python's signature.

    ``measures`` is the parameter that an integer says the extent of, in ``unit``: length (items),
    size (bytes) or capacity (items that there is room for). ``measured_by`` is the same, seen from
    the data: the parameter that says how much there is. ``used`` is where the count that C really
    filled comes back: a parameter, or ``result``.

    ``lives`` says how long C keeps a text, buffer or callback: call, replaced, forever or destroy;
    ``per`` are the parameters that tell apart what replaces what. ``always`` is the constant that
    is passed, with ``hidden``.
    """

    direction: str = "in"
    hidden: bool = False
    measures: str = ""
    unit: str = ""
    measured_by: str = ""
    used: str = ""
    encoding: str = "utf-8"
    writable: bool = False
    lives: str = "call"
    per: tuple[str, ...] = ()
    free: str = ""
    own: bool = False
    borrow: bool = False
    parent: str = ""
    variadic_part: bool = False  # crosses as one of the arguments behind `...`
    has_always: bool = False
    always: object = None

    def __str__(self) -> str:
        flags = [self.direction] if self.direction != "in" else []
        flags += [f"{self.unit} of {self.measures}"] if self.measures else []
        flags += [f"measured by {self.measured_by}"] if self.measured_by else []
        flags += [f"used {self.used}"] if self.used else []
        flags += [self.encoding] if self.encoding != "utf-8" else []
        flags += [f"lives {self.lives}"] if self.lives != "call" else []
        flags += [f"per {' '.join(self.per)}"] if self.per else []
        flags += [f"free {self.free}"] if self.free else []
        flags += [f"parent {self.parent}"] if self.parent else []
        flags += [
            word
            for word, on in (
                ("own", self.own),
                ("borrow", self.borrow),
                ("writable", self.writable),
                ("variadic", self.variadic_part),
                ("hidden", self.hidden),
            )
            if on
        ]
        text = f"{super().__str__()} [{', '.join(flags)}]" if flags else super().__str__()
        return f"{text} always {self.always!r}" if self.has_always else text


@dataclass(frozen=True)
class CResult:
    """What C returns.

    ``length`` is the out parameter or the function that says how many items (``unit`` length) or
    bytes (size) there are. ``free`` is the function that frees a text. ``parent`` is the parameter
    that the result keeps alive.
    """

    type: Type
    own: bool = False
    borrow: bool = False
    parent: str = ""
    free: str = ""
    length: str = ""
    unit: str = ""
    encoding: str = "utf-8"

    def __str__(self) -> str:
        flags = [word for word, on in (("own", self.own), ("borrow", self.borrow)) if on]
        flags += [f"parent {self.parent}"] if self.parent else []
        flags += [f"free {self.free}"] if self.free else []
        flags += [f"{self.unit} {self.length}"] if self.length else []
        flags += [self.encoding] if self.encoding != "utf-8" else []
        return f"{self.type} [{', '.join(flags)}]" if flags else str(self.type)


@dataclass(frozen=True)
class Callback:
    """A function that C calls.

    ``on_error`` is what C gets when Python raises. ``c`` is the typedef behind it, or empty.
    """

    name: str
    params: tuple[CParam, ...]
    result: CResult
    on_error: object
    c: str
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True)
class Variable:
    """``var name: type``: a global variable of the library."""

    name: str
    type: Type
    c: str
    readonly: bool
    text: bool
    encoding: str
    since: str
    until: str
    platforms: tuple[str, ...]
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True)
class ErrorClass:
    """``error Name``: an exception class of the package.

    ``ok`` are the results that are no errors. ``message`` is the function that gives the text of
    the last error of a handle, ``text`` the one that gives the text of a code; both may be empty.
    """

    name: str
    ok: tuple[int, ...]
    message: str
    text: str
    doc: tuple[str, ...]
    span: Span = field(compare=False, repr=False)


@dataclass(frozen=True)
class Raises:
    """How a function says that it failed.

    ``form`` is code (a result that is not among the error's ``ok``), errno (-1 or NULL, with
    errno), null or negative. ``error`` is the error class, empty for the built-in ones. ``ok`` are
    the function's own results that are no errors; where it has none, the error's.
    """

    form: str
    error: str = ""
    ok: tuple[int, ...] = ()

    def __str__(self) -> str:
        return " ".join([self.form, self.error, *map(str, self.ok)]).rstrip()


@dataclass(frozen=True)
class Macro:
    """A function-like macro: a C expression, and Python's that means the same."""

    text: str
    python: str


@dataclass(frozen=True)
class CFunction(Function):
    """A function of a C library.

    ``symbol`` is C's own name. ``arguments`` are all that C takes, in its order; ``params`` those
    that Python passes. ``returned`` is what C returns; ``result`` what Python gets: C's result if
    it is left, then the out parameters.

    ``variadic`` is empty, open (any further arguments) or typed (those behind ``...`` are known).
    """

    arguments: tuple[CParam, ...] = ()
    returned: CResult = CResult(Type("void"))
    variadic: str = ""
    raises: Raises | None = None
    since: str = ""
    until: str = ""
    platforms: tuple[str, ...] = ()
    macro: Macro | None = None

    def argument(self, name: str) -> CParam:
        return next(param for param in self.arguments if param.name == name)

    @property
    def outs(self) -> tuple[CParam, ...]:
        """The parameters that come back as results, in order."""
        return tuple(param for param in self.arguments if comes_back(param, self.arguments))


def comes_back(param: CParam, arguments: Iterable[CParam]) -> bool:
    """Whether what C writes into a parameter is a result: also how much of a buffer it filled."""
    if param.direction == "in":
        return False
    if not param.measures:
        return True
    return any(other.name == param.measures and other.direction == "in" for other in arguments)
