"""Functions of a header as the spec's, with what only a person can know marked by questions."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sffi_gen.header.ctype import Array, Attribute, CType, FunctionType, Parameter, Pointer, declare
from sffi_gen.header.model import Function
from sffi_gen.importer.callbacks import Callbacks
from sffi_gen.importer.names import parameter
from sffi_gen.importer.pairs import Pairs
from sffi_gen.importer.plan import creates
from sffi_gen.importer.spelling import BYTES, CannotCarry, Spelling

WIDTH = 100
_ITERATES = re.compile(
    r"each|exec|sort|search|walk|visit|iter|enum|scan|for_all|traverse|apply", re.I
)
_COPIES = re.compile(r"(?:^|_|(?<=[a-z]))(?:dup|copy|clone|Dup|Copy|Clone)(?![a-z])")
_TEXT = re.compile(r"text|str(?:ing)?(?![a-z])|name|message|msg", re.I)
_OUT_TEXT = re.compile(r"err|msg|message|out|result|tail|end|ptr$|^p{1,2}z|save|rest", re.I)


@dataclass
class Written:
    """A declaration's text: questions above it, and the parts of its line."""

    head: str
    params: list[str]
    tail: str
    questions: list[str] = field(default_factory=list)
    before: list[str] = field(default_factory=list)  # declarations that it needs, callbacks

    def lines(self) -> list[str]:
        whole = f"{self.head}({', '.join(self.params)}){self.tail}"
        if len(whole) <= WIDTH:
            return [whole]
        rows, row = [], ""
        for param in self.params:
            longer = f"{row} {param}," if row else f"    {param},"
            if len(longer) > WIDTH and row:
                rows.append(row)
                longer = f"    {param},"
            row = longer
        rows.append(row.removesuffix(","))
        return [f"{self.head}(", *rows, f"){self.tail}"]


class Functions:
    def __init__(self, spelling: Spelling, callbacks: Callbacks) -> None:
        self.spelling = spelling
        self.plan = spelling.plan
        self.callbacks = callbacks

    def write(self, function: Function, others: list[str], *, careful: bool = False) -> Written:
        """The ``fn`` of a function; ``others`` are further names for it. ``careful`` leaves all
        pointers that need a decision as they are.

        Raises:
            CannotCarry: the spec cannot say it.
        """
        convention = function.convention
        if convention and convention not in ("cdecl", "sysv_abi"):
            raise CannotCarry(f"it is called in the way of `{convention}`, which a spec cannot say")
        name = self.plan.function_names[function.name]
        written = _Function(self, function, careful)
        params = written.params()
        result = written.result()
        target = ""
        if f"{self.plan.names.functions}{name}" != function.symbol:
            target = f" = {function.symbol}"
        names = ", ".join([name, *others])
        return Written(
            f"fn {names}",
            params,
            f"{result}{target}",
            written.questions,
            written.before,
        )


class _Function:
    """One function while it is written."""

    def __init__(self, owner: Functions, function: Function, careful: bool) -> None:
        self.spelling = owner.spelling
        self.plan = owner.plan
        self.callbacks = owner.callbacks
        self.function = function
        self.careful = careful
        self.questions: list[str] = []
        self.before: list[str] = []
        taken: set[str] = set()
        self.given = function.params
        self.names = [parameter(p.name, i, taken) for i, p in enumerate(self.given)]
        self.pairs = Pairs(self.spelling, self.given, owner.callbacks)

    def ask(self, question: str) -> None:
        self.questions.append(f"#? {question}")

    def params(self) -> list[str]:
        done = [self.param(at) for at in range(len(self.given))]
        if self.function.type.variadic:
            done.append("...")
        if not self.function.type.prototype:
            self.ask("The header does not say which parameters it takes.")
        return done

    def param(self, at: int) -> str:
        try:
            text = self.param_type(at, self.given[at])
        except CannotCarry as error:
            raise CannotCarry(f"parameter `{self.names[at]}`: {error}") from None
        return f"{self.names[at]}: {text}"

    def param_type(self, at: int, param: Parameter) -> str:
        spelling, kind = self.spelling, param.type
        if not self.careful:
            if at in self.pairs.lengths:
                return self.length(at)
            if at in self.pairs.measured:
                return self.measured(at)
            if at in self.pairs.userdata:
                return "userdata"
            if at in self.pairs.destroys:
                if self.pairs.let_go:
                    data = self.names[min(self.pairs.let_go)]
                    self.ask(f"{self.names[at]}: what C calls to free {data}, or NULL?")
                    return "pointer?"
                return "destroy"
        to = spelling.pointed(kind)
        if to is None:
            return spelling.by_value(kind)
        if self.plan.callback_type(kind) is not None:
            return "pointer" if self.careful else self.callback(at, kind)
        found = self.plan.header.resolve(kind)
        if isinstance(found, Array) and found.size and not self.careful:
            item = spelling.by_value(found.of)
            const = spelling.is_const(kind) or spelling.is_const(found.of)
            return f"[{item}; {found.size}]" + ("" if const else " [inout]")
        target = spelling.target(kind)
        if target is not None:
            consumed = not target.startswith("*") and self.plan.is_destroyer(self.function)
            if not self.careful and self.plan.is_table(kind):
                self.ask(
                    f"{self.names[at]}: how long does C keep it? [lives: call], [lives: replaced]"
                )
                return f"{target}{_nullable(kind)} [lives: forever]"
            return f"{target} [consume]" if consumed else target + _nullable(kind)
        if spelling.is_char(to) and spelling.is_const(to):
            return "text" + _nullable(kind) + self.lives(at)
        if spelling.is_void(to):
            return "pointer" + _nullable(kind)
        if self.careful:
            return "pointer"
        return self.to_scalar(at, param, to)

    def lives(self, at: int) -> str:
        return " [lives: forever]" if at in self.pairs.let_go else ""

    # --- buffers and lengths --------------------------------------------------------------------

    def length(self, at: int) -> str:
        data = self.pairs.lengths[at]
        kind = self.given[at].type
        pointed = self.spelling.pointed(kind)
        unit = self.unit(data)
        if pointed is not None:
            number = self.spelling.by_value(pointed)
            return f"{number} [inout, {unit}: {self.names[data]}]"
        return f"{self.spelling.by_value(kind)} [{unit}: {self.names[data]}]"

    def unit(self, at: int) -> str:
        to = self.spelling.pointed(self.given[at].type)
        assert to is not None
        item = self.spelling.plain(to)
        return "size" if item is None or item in BYTES else "length"

    def measured(self, at: int) -> str:
        count = self.pairs.measured[at]
        to = self.spelling.pointed(self.given[at].type)
        assert to is not None
        name, size = self.names[at], self.names[count]
        item = self.spelling.plain(to)
        const = self.spelling.is_const(to)
        comes_back = self.spelling.pointed(self.given[count].type) is not None
        lives = self.lives(at)
        if self.unit(at) == "length":
            self.ask(f"{name}, {size}: {size} counts the items of {name}?")
            return f"[{item}]{lives}" if const else f"[{item}] [writable]"
        if comes_back:
            self.ask(
                f"{name}, {size}: {size} is the room there is, and comes back as what is used?"
            )
            return "bytes [out]"
        if const:
            self.ask(f"{name}, {size}: {size} is the size of {name} in bytes?")
            is_text = item == "char" and not self.pairs.is_data(at)
            return f"text{lives}" if is_text else f"buffer{lives}"
        self.ask(f"{name}, {size}: C writes up to {size} bytes into {name}?")
        return "buffer [writable]"

    # --- callbacks ------------------------------------------------------------------------------

    def callback(self, at: int, kind: CType) -> str:
        function = self.plan.callback_type(kind)
        assert function is not None
        name, before = self.callbacks.of_param(self.function, at, kind, at in self.pairs.owned)
        self.before += before
        own = self.names[at]
        if any(self.pairs.destroys):
            self.ask(f"{own}: is it kept until C calls {self.names[min(self.pairs.destroys)]}?")
            return f"{name}? [lives: destroy]"
        if _ITERATES.search(self.function.name):
            self.ask(f"{own}: only called until {self._short()} returns?")
            return f"{name}?"
        self.ask(f"{own}: how long does C keep it? [lives: call], [lives: replaced, per: ...]")
        return f"{name}? [lives: forever]"

    def _short(self) -> str:
        return self.plan.function_names[self.function.name]

    # --- pointers to one ------------------------------------------------------------------------

    def to_scalar(self, at: int, param: Parameter, to: CType) -> str:
        """A pointer to a number or to a pointer: something that comes back, most likely."""
        spelling, name = self.spelling, self.names[at]
        const = spelling.is_const(to)
        found = self.plan.header.resolve(to)
        if isinstance(found, Pointer):
            return self.to_pointer(at, to, const)
        item = spelling.scalar(to)
        if item is None:
            return "pointer"
        if param.extent.isdigit() and int(param.extent) > 0:
            return f"[{item}; {param.extent}]" + ("" if const else " [inout]")
        if spelling.plain(to) in BYTES:
            self.ask(f"{name}: where does C know from how long it is, and does it write there?")
            return "pointer"
        if const or param.extent:
            self.ask(f"{name}: how many items does C read{'' if const else ' and write'}?")
            return f"[{item}]" if const else f"[{item}] [writable]"
        self.ask(f"{name}: one value that comes back? [inout] if it goes in too")
        return f"{item} [out]"

    def to_pointer(self, at: int, to: CType, const: bool) -> str:
        spelling, name = self.spelling, self.names[at]
        opaque = self.plan.opaque(to)
        if opaque is not None and not const:
            own = creates(self.function.name) and bool(opaque.destroyers)
            closes = f"`{self._name_of(opaque.destroyers[0])}`" if opaque.destroyers else "nothing"
            self.ask(
                f"{name}: does the caller own the {opaque.name}, so that {closes} destroys it?"
                if own
                else f"{name}: who owns the {opaque.name} that comes back? [out, own]: the caller"
            )
            return f"{opaque.name}? [out, {self.owned(name) if own else self.borrowed()}]"
        inner = spelling.pointed(to)
        assert inner is not None
        if spelling.is_char(inner) and not const and _OUT_TEXT.search(self.given[at].name):
            self.ask(f"{name}: text that comes back? [out, free: NAME] if the caller frees it")
            return "text? [out]"
        self.ask(f"{name}: what does it point to, and does it come back?")
        return "pointer"

    def parents(self) -> list[str]:
        """The handles among the parameters, of which a result may be a part."""
        return [
            name
            for name, param in zip(self.names, self.given, strict=True)
            if self.plan.opaque(param.type) is not None
        ]

    def owned(self, made: str = "") -> str:
        """The attributes of a handle that the caller owns. What it was made from is kept for it:
        to let that go first is wrong with many libraries, and to keep it with none."""
        parents = self.parents()
        if not parents or _COPIES.search(self.function.name):
            return "own"
        what = made or "the result"
        self.ask(f"{what}: must {parents[0]} outlive it? If not, without [keeps: {parents[0]}]")
        return f"own, keeps: {parents[0]}"

    def borrowed(self) -> str:
        parents = self.parents()
        return f"borrow: {parents[0]}" if len(parents) == 1 else "borrow"

    def _name_of(self, function: Function) -> str:
        return self.plan.function_names.get(function.name, function.name)

    # --- the result -----------------------------------------------------------------------------

    def result(self) -> str:
        kind = self.function.result
        spelling = self.spelling
        if spelling.is_void(kind):
            return ""
        to = spelling.pointed(kind)
        if to is None:
            try:
                return f" -> {spelling.by_value(kind)}"
            except CannotCarry as error:
                raise CannotCarry(f"the result: {error}") from None
        return f" -> {self.pointer_result(kind, to)}"

    def pointer_result(self, kind: CType, to: CType) -> str:
        spelling = self.spelling
        const = spelling.is_const(to)
        if self.plan.callback_type(kind) is not None:
            return "pointer?"
        target = spelling.target(kind)
        if target is not None:
            return self.target_result(target, kind, const)
        if spelling.is_char(to):
            if not const:
                frees = self._free()
                self.ask(f"Who frees the text? [free: {frees}] if the caller does")
            return "text?"
        if const and spelling.plain(to) == "u8" and _TEXT.search(self.function.name):
            self.ask(f"`{declare(kind)}`: text that ends in a NUL?")
            return "text?"
        if not const and creates(self.function.name):
            self.ask("Who frees what the result points to?")
        elif not spelling.is_void(to):
            self.ask(
                f"`{declare(kind)}`: how much is there? -> bytes? [size: NAME] or "
                "[T]? [length: NAME] if a parameter or function says it"
            )
        return "pointer?"

    def target_result(self, target: str, kind: CType, const: bool) -> str:
        opaque = self.plan.opaque(kind)
        if opaque is None:
            if not const:
                self.ask(f"{target}: who frees it, and how long may it be used?")
            return f"{target}? [{self.borrowed()}]"
        makes = creates(self.function.name) and opaque.destroyers
        if const or not makes:
            if not const:
                self.ask(f"Does the caller own the {opaque.name}? Then [own]")
            return f"{target}? [{self.borrowed()}]"
        closes = self._name_of(opaque.destroyers[0])
        self.ask(f"Does the caller own the {opaque.name}, so that `{closes}` destroys it?")
        return f"{target}? [{self.owned()}]"

    def _free(self) -> str:
        for name, short in self.plan.function_names.items():
            function = self.plan.by_name.get(name)
            if function and len(function.params) == 1 and short in ("free", "mem_free", "dealloc"):
                return short
        return "NAME"


def _nullable(kind: CType) -> str:
    quals = kind.quals if isinstance(kind, Pointer) else ()
    return "?" if "_Nullable" in quals else ""


__all__ = ["Attribute", "FunctionType", "Functions", "Written"]
