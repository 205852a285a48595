"""C names to the spec's names.

The rule, which the spec states at its top: a function loses the prefix that most functions share, a
constant the one that most constants share; a type loses either and is written in PascalCase, unless
it has no small letters. A name that then would be taken, or be no name, stays whole.
"""

from __future__ import annotations

import keyword
import re
from collections import Counter
from collections.abc import Iterable

from sffi_gen import names as generated
from sffi_gen.model.library import BUILTIN_TYPES

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
_ENDINGS = ("_t", "_s", "_st", "_struct", "_tag")
#: names that every generated package has for itself
_RESERVED = generated.RESERVED_TYPES | generated.RESERVED_MODULES | {"available"}


def common_prefix(found: Iterable[str]) -> str:
    """The part up to the first ``_`` that at least half of the names begin with; else nothing."""
    names = list(found)
    counts = Counter(match.group() for name in names if (match := re.match(r"[^_]+_+", name)))
    if not counts:
        return ""
    prefix, count = counts.most_common(1)[0]
    return prefix if count >= 2 and 2 * count >= len(names) else ""


def members_prefix(found: list[str]) -> str:
    """The longest prefix, up to a ``_``, that all members of an enum share."""
    if not found:
        return ""
    first, last = min(found), max(found)
    size = next(
        (i for i, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first)
    )
    prefix = first[:size]
    if len(found) == 1:
        prefix = first
    cut = prefix.rfind("_") + 1
    prefix = prefix[:cut]
    rest = [name[len(prefix) :] for name in found]
    return prefix if all(is_name(part) for part in rest) else ""


def is_name(text: str) -> bool:
    """Whether the spec can have this name."""
    return bool(_NAME.match(text)) and not text.startswith(generated.RESERVED_LOCAL)


def without(prefix: str, name: str) -> str:
    """The name without a prefix, whatever their case."""
    if prefix and name.lower().startswith(prefix.lower()):
        return name[len(prefix) :]
    return name


def without_ending(name: str) -> str:
    """Without the ``_t`` or the like that C's types end in."""
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name


def pascal(name: str) -> str:
    """``row_id_t`` is ``RowId``; ``MD_CTX`` has no small letters and stays."""
    name = without_ending(name)
    if not any(char.islower() for char in name):
        return name
    parts = [part for part in name.split("_") if part]
    return "".join(part[0].upper() + part[1:] for part in parts)


class Names:
    """Gives each C name one name in the spec, and no name twice."""

    def __init__(self, functions: str, constants: str) -> None:
        self.functions = functions  # their prefix
        self.constants = constants
        self.taken: dict[str, str] = {}

    def claim(self, c_name: str, *wishes: str) -> str:
        """The first of the wishes that is free and a name, else the C name, made free."""
        for wish in (*wishes, c_name):
            if self.free(wish):
                self.taken[wish] = c_name
                return wish
        base = c_name if is_name(c_name) else "_".join(re.findall(r"[A-Za-z0-9]+", c_name))
        base = base if is_name(base) else f"c_{base}"
        if self.free(base):
            self.taken[base] = c_name
            return base
        number = 2
        while not self.free(f"{base}_{number}"):
            number += 1
        self.taken[f"{base}_{number}"] = c_name
        return f"{base}_{number}"

    def free(self, name: str) -> bool:
        plain = name.removesuffix("_")
        return (
            is_name(name)
            and name not in self.taken
            and name not in _RESERVED
            and not (keyword.iskeyword(plain) and plain != name and plain in self.taken)
        )

    def variable(self, c_name: str) -> str:
        wish = without(self.functions, c_name)
        return self.claim(c_name, *([] if wish in BUILTIN_TYPES else [wish]))

    def function(self, c_name: str) -> str:
        return self.claim(c_name, without(self.functions, c_name))

    def constant(self, c_name: str) -> str:
        return self.claim(c_name, without(self.constants, c_name))

    def type(self, c_name: str) -> str:
        plain = c_name.rpartition(" ")[2]
        whole, plain = plain, without_ending(plain)
        for prefix in (self.functions, self.constants):
            short = without(prefix, plain)
            if short != plain:
                return self.claim(whole, *self._type_wishes(short), pascal(plain))
        return self.claim(whole, *self._type_wishes(plain))

    def type_wish(self, c_name: str) -> str:
        """What a type would like to be called; claims nothing."""
        c_name = without_ending(c_name)
        for prefix in (self.functions, self.constants):
            short = without(prefix, c_name)
            if short != c_name and is_name(pascal(short)):
                return pascal(short)
        return pascal(c_name)

    def _type_wishes(self, name: str) -> list[str]:
        wish = pascal(name)
        return [] if wish in BUILTIN_TYPES else [wish]


def parameter(name: str, number: int, taken: set[str]) -> str:
    """A parameter's name in the spec; one without a name is ``arg0``."""
    wish = name.lstrip("_") if name else ""
    if not is_name(wish) or wish in ("self",):
        wish = f"{wish}_" if wish == "self" else f"arg{number}"
    while wish in taken or (keyword.iskeyword(wish) and f"{wish}_" in taken):
        wish += "_"
    taken.add(wish)
    return wish
