"""Which typedef names in a declaration stand for types, and which are names that it declares.

C tells them apart by what came before: behind a type, as in ``value value;``, a typedef's name is
an ordinary one (C17 6.7.2, 6.7.6.3, 6.7.8). pycparser is then given another word for it.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

#: put in front of a declared name that is a typedef's as well
OWN = "sffi_own_"

_SPECIFIERS = frozenset(
    """
    void char short int long float double signed unsigned _Bool _Complex __int128 __signed__
    """.split()  # noqa: SIM905
)
_OTHERS = frozenset(
    """
    const volatile restrict __restrict __restrict__ extern static typedef register auto inline
    __inline __inline__ _Noreturn _Thread_local __thread _Atomic __extension__ struct union enum
    sizeof _Alignas _Alignof
    """.split()  # noqa: SIM905
)


@dataclass
class _Part:
    """The whole, or what is in brackets: ``group`` as in ``(*name)``, ``list`` of parameters."""

    kind: str
    typed: bool = False  # its type was there
    named: bool = False  # and the name that it declares


def own_names(words: list[str], types: Collection[str]) -> set[int]:
    """The places of words that are in ``types`` and do not stand for a type."""
    found: set[int] = set()
    open_ = [_Part("whole")]
    before = ""
    for at, word in enumerate(words):
        part = open_[-1]
        if word in ("(", "["):
            open_.append(_opened(part, word, before, words[at + 1 : at + 2]))
        elif word in (")", "]"):
            if len(open_) > 1:
                inner = open_.pop()
                open_[-1].named |= inner.kind == "group"
                open_[-1].typed |= inner.kind == "_Atomic"
        elif word == ";" or (word == "," and part.kind == "list"):
            part.typed = part.named = False
        elif word == ",":
            part.named = False
        elif before in ("struct", "union", "enum") or word in _SPECIFIERS:
            part.typed = True
        elif word.isidentifier() and word not in _OTHERS:
            if part.typed and not part.named:
                part.named = True
                if word in types:
                    found.add(at)
            elif word in types:
                part.typed = True
        before = word
    return found


def _opened(part: _Part, bracket: str, before: str, following: list[str]) -> _Part:
    if bracket == "[":
        return _Part("size")
    if before == "_Atomic":
        return _Part("_Atomic")
    # A typedef's name alone in brackets is a parameter's type and not its name.
    if part.typed and not part.named and (part.kind == "whole" or following in (["*"], ["^"])):
        return _Part("group", typed=True)
    return _Part("list")
