"""Which parameters of a function belong together: data and its length, a callback, its user data
and the function that lets them go. By names and places, so all of it is a guess."""

from __future__ import annotations

import re

from sffi_gen.header.ctype import FunctionType, Parameter
from sffi_gen.importer.callbacks import Callbacks, is_user
from sffi_gen.importer.spelling import BYTES, Spelling

_LENGTH = re.compile(
    r"^(?:n|len|length|size|count|num|cnt|sz|amt|bytes|nbytes|cb|nmemb|items?|capacity|cap|room)$"
    r"|^(?:n|cb|num|len|size)_?[A-Z_]\w*$|^n(?:bytes|elem|items|out|in)$"
    r"|(?:_n|_len|_length|_size|_count|_num|_sz|_cnt|_bytes|Len|Length|Size|Count|Bytes|Num)$"
    r"|(?:_capacity|_cap|Capacity|Cap)$"
    r"|[a-z](?:len|size)$"
)
_DATA = re.compile(
    r"buf|data|blob|bytes|in$|out$|src|dst|dest|source|block|chunk|mem|raw|msg", re.I
)
_DESTROY = re.compile(r"destroy|free|del(?:ete)?|release|dtor|destruct|cleanup|dispose", re.I)


class Pairs:
    """``lengths`` and ``measured`` point to each other; the others are places of parameters."""

    def __init__(
        self, spelling: Spelling, params: tuple[Parameter, ...], callbacks: Callbacks
    ) -> None:
        self.spelling = spelling
        self.params = params
        self.lengths: dict[int, int] = {}
        self.measured: dict[int, int] = {}
        self.userdata: set[int] = set()
        self.destroys: set[int] = set()
        self.owned: set[int] = set()  # callbacks that have user data here
        self.let_go: set[int] = set()  # data that lives until `destroy` is called
        self.find_callbacks(callbacks)
        self.find_lengths()
        self.find_let_go()

    # --- lengths --------------------------------------------------------------------------------

    def find_lengths(self) -> None:
        for at, param in enumerate(self.params):
            if not self.is_data_pointer(param):
                continue
            for count in self.candidates(at):
                if count not in self.lengths and count not in self.measured:
                    self.lengths[count] = at
                    self.measured[at] = count
                    break

    def candidates(self, at: int) -> list[int]:
        """Lengths for a pointer, the likeliest first: one that has its name, then neighbours."""
        stem = _stem(self.params[at].name)
        named = [
            i
            for i, p in enumerate(self.params)
            if i != at and len(stem) > 1 and stem in p.name.lower() and self.is_length(i)
        ]
        after = [at + 1] if at + 1 < len(self.params) and self.is_length(at + 1) else []
        before = []
        if (
            at
            and self.is_length(at - 1)
            and self.spelling.pointed(self.params[at - 1].type) is None
        ):
            before = [at - 1]
        return [*named, *after, *before]

    def is_data_pointer(self, param: Parameter) -> bool:
        to = self.spelling.pointed(param.type)
        if to is None or self.spelling.target(param.type) is not None or param.extent.isdigit():
            return False
        at = next(i for i, p in enumerate(self.params) if p is param)
        if at in self.userdata or at in self.destroys or self.is_length(at, pointer=True):
            return False
        item = self.spelling.plain(to)
        return self.spelling.is_void(to) or (item is not None and item != "bool")

    def is_length(self, at: int, pointer: bool = False) -> bool:
        param = self.params[at]
        to = self.spelling.pointed(param.type)
        if pointer and to is None:
            return False
        kind = param.type if to is None else to
        if to is not None and self.spelling.is_const(to):
            return False
        plain = self.spelling.plain(kind)
        integers = ("i32", "u32", "long", "ulong", "i64", "u64", "usize", "isize")
        return plain in integers and bool(_LENGTH.search(param.name))

    def is_data(self, at: int) -> bool:
        """Whether a `const char *` with a length is bytes by its name."""
        return bool(_DATA.search(self.params[at].name))

    # --- callbacks ------------------------------------------------------------------------------

    def find_callbacks(self, callbacks: Callbacks) -> None:
        plan = self.spelling.plan
        pointers = [i for i, p in enumerate(self.params) if plan.callback_type(p.type) is not None]
        voids = [
            i
            for i, p in enumerate(self.params)
            if (to := self.spelling.pointed(p.type)) is not None and self.spelling.is_void(to)
        ]
        for at in pointers:
            function = plan.callback_type(self.params[at].type)
            assert function is not None
            if self.is_destroy(at, function):
                self.destroys.add(at)
                continue
            if callbacks.user_at(function) < 0:
                continue
            near = [i for i in voids if abs(i - at) == 1 or is_user(self.params[i].name)]
            near.sort(key=lambda i: (not is_user(self.params[i].name), abs(i - at), i < at))
            if near and (is_user(self.params[near[0]].name) or not self.is_length_next(near[0])):
                self.userdata.add(near[0])
                self.owned.add(at)
        if self.destroys and not self.userdata and not pointers:
            self.destroys.clear()

    def is_length_next(self, at: int) -> bool:
        return at + 1 < len(self.params) and self.is_length(at + 1)

    def is_destroy(self, at: int, function: FunctionType) -> bool:
        if len(function.params) != 1 or not self.spelling.is_void(function.result):
            return False
        to = self.spelling.pointed(function.params[0].type)
        if to is None or not self.spelling.is_void(to):
            return False
        name = self.params[at].name
        return bool(_DESTROY.search(name)) or (not name and at == len(self.params) - 1)

    def find_let_go(self) -> None:
        """With a `destroy` and no user data, the data before it lives until then."""
        if not self.destroys or self.userdata:
            return
        first = min(self.destroys)
        for at in range(first - 1, -1, -1):
            to = self.spelling.pointed(self.params[at].type)
            if to is None or self.spelling.target(self.params[at].type) is not None:
                continue
            const = self.spelling.is_const(to)
            if self.spelling.is_void(to) and at not in self.measured and not const:
                self.userdata.add(at)
                return
            if const:
                self.let_go.add(at)
                return
        self.destroys.clear()


def _stem(name: str) -> str:
    """``pData`` and ``data_ptr`` are both about ``data``."""
    plain = re.sub(r"^(?:p|pp|z|a)(?=[A-Z])|_?(?:ptr|buf|buffer|p)$", "", name).lower()
    return plain or name.lower()


__all__ = ["BYTES", "Pairs"]
