"""Function pointers as the spec's callbacks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sffi_gen.header.ctype import CType, FunctionType
from sffi_gen.header.model import Function
from sffi_gen.importer.names import parameter, pascal, without
from sffi_gen.importer.plan import Plan
from sffi_gen.importer.spelling import CannotCarry, Spelling

_USER = re.compile(
    r"^(?:p|pv|v|z)?_?(?:user|usr|ud|arg|args|ctx|context|opaque|closure|priv|private|cookie|baton|"
    r"app|extra|client|cb|callback|in_desc|out_desc)(?:_?(?:data|ptr|arg|info|p))?$"
    r"|user_?data|userdata|user_ctx|app_?data|cb_?data|client_?data|private_?data|^data$|^pArg$",
    re.I,
)


def is_user(name: str) -> bool:
    """Whether this is what people call the pointer that a callback gets back."""
    return bool(_USER.search(name))


@dataclass
class Callbacks:
    """The callbacks written so far, so that the same one is written once."""

    spelling: Spelling

    def __post_init__(self) -> None:
        self.plan: Plan = self.spelling.plan
        self.written: dict[tuple[str, str], str] = {}
        self.with_user: set[str] = set()  # typedefs that a function pairs with user data

    def user_at(self, function: FunctionType) -> int:
        """Which parameter is the user data, most likely; -1 for none."""
        voids = [
            at
            for at, param in enumerate(function.params)
            if (to := self.spelling.pointed(param.type)) is not None
            and self.spelling.is_void(to)
            and not self.spelling.is_const(to)
        ]
        named = [at for at in voids if is_user(function.params[at].name)]
        if named:
            return named[0]
        edge = [at for at in voids if at in (0, len(function.params) - 1)]
        return edge[0] if len(voids) == 1 and edge else -1

    def of_param(
        self, function: Function, at: int, kind: CType, owned: bool
    ) -> tuple[str, list[str]]:
        """The callback's name, and its declaration if it is not there yet."""
        typedef = self.plan.typedef_of_callback(kind)
        if typedef in self.plan.callback_names:
            return self.plan.callback_names[typedef], []
        found = self.plan.callback_type(kind)
        assert found is not None
        short = without(self.plan.names.functions, function.name)
        name = function.params[at].name
        wish = pascal(without(self.plan.names.functions, typedef)) if typedef else ""
        wish = wish or pascal(short) + pascal(re.sub(r"^x(?=[A-Z])", "", name) or "callback")
        return self.named(wish, found, typedef, owned)

    def of_field(self, owner: str, name: str, kind: CType) -> tuple[str, list[str]]:
        """The callback of a struct's field."""
        typedef = self.plan.typedef_of_callback(kind)
        if typedef in self.plan.callback_names:
            return self.plan.callback_names[typedef], []
        found = self.plan.callback_type(kind)
        assert found is not None
        at = self.user_at(found)
        owned = at >= 0 and is_user(found.params[at].name)
        return self.named(owner + pascal(re.sub(r"^x(?=[A-Z])", "", name)), found, typedef, owned)

    def named(
        self, wish: str, found: FunctionType, typedef: str, owned: bool
    ) -> tuple[str, list[str]]:
        line = self.line("{}", found, owned, "")
        if (line, wish) in self.written:
            return self.written[line, wish], []
        name = self.plan.names.claim(typedef or wish, wish)
        self.written[line, wish] = name
        if typedef:
            self.plan.callback_names[typedef] = name
        return name, [self.line(name, found, owned, typedef)]

    def line(self, name: str, function: FunctionType, owned: bool, c: str) -> str:
        """``callback Name(...) -> ...``.

        Raises:
            CannotCarry: a type that the spec has no word for.
        """
        if function.variadic:
            raise CannotCarry("a variadic callback")
        if function.convention and function.convention not in ("cdecl", "sysv_abi"):
            raise CannotCarry(
                f"a callback that is called in the way of `{function.convention}`, which a spec "
                "cannot say"
            )
        user = self.user_at(function) if owned else -1
        taken: set[str] = set()
        params = []
        for at, param in enumerate(function.params):
            kind = "userdata" if at == user else self.type(param.type)
            params.append(f"{parameter(param.name, at, taken)}: {kind}")
        result = self.result(function.result)
        attribute = f' [c: "{c}"]' if c else ""
        if attribute and not result:
            result = " -> void"  # attributes stand behind a result
        return f"callback {name}({', '.join(params)}){result}{attribute}"

    def type(self, kind: CType) -> str:
        """A callback's parameter: what C hands over may be NULL."""
        to = self.spelling.pointed(kind)
        if to is None:
            return self.spelling.by_value(kind)
        if self.plan.callback_type(kind) is not None:
            return "pointer?"
        target = self.spelling.target(kind)
        if target is not None:
            return f"{target}?"
        if self.spelling.is_char(to) and self.spelling.is_const(to):
            return "text?"
        return "pointer?"

    def result(self, kind: CType) -> str:
        if self.spelling.is_void(kind):
            return ""
        if self.spelling.pointed(kind) is not None:
            return " -> pointer?"
        return f" -> {self.spelling.by_value(kind)}"
