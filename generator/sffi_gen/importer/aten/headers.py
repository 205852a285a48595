"""The schemas of the operators that a libtorch has, as its headers say: ``ATen/ops/*_ops.h``.

PyTorch's wheels and a plain libtorch both have them. Besides the operators of
``native_functions.yaml`` these are the variants that PyTorch's build derives from those.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sffi_gen.importer.aten.parse import SchemaError, parse_schema
from sffi_gen.importer.aten.schema import Schema

FOLDER = Path("ATen/ops")
#: an operator's class, and its schema: in older releases as the argument of a macro
_CLASS = re.compile(
    r'struct TORCH_API (?P<name>\w+) \{[^}]*?schema_str(?: = |, )"(?P<schema>(?:[^"\\]|\\.)*)"'
)


@dataclass(frozen=True)
class Installed:
    """``operators`` are by the names of their classes; ``unread`` are classes whose schema is in no
    grammar that is known here."""

    operators: dict[str, Schema]
    unread: tuple[str, ...]


def installed_operators(include: Path) -> Installed | None:
    """What the headers in a folder declare; None where it has no headers of operators.

    Raises:
        OSError: a header cannot be read.
    """
    found: dict[str, Schema] = {}
    unread: list[str] = []
    for path in sorted((include / FOLDER).glob("*_ops.h")):
        for match in _CLASS.finditer(path.read_text(encoding="utf-8", errors="replace")):
            try:
                found[match["name"]] = parse_schema(re.sub(r"\\(.)", r"\1", match["schema"]))
            except SchemaError:
                unread.append(match["name"])
    return Installed(found, tuple(unread)) if found or unread else None
