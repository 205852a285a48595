"""What a C header declares, as data.

``read_header("sqlite3.h")`` gives a :class:`~sffi_gen.header.model.Header`: every function, struct,
union, enum, typedef, global and macro that the header itself declares, in its order, with place,
comment and heading; and, as :class:`~sffi_gen.header.model.Left`, every declaration that could not
be read, with the reason. The passes:

    preprocess   the system's compiler expands the header, keeping line markers and ``#define``
    tokens       text to tokens that know their file and line
    split        tokens to top-level declarations, so that a bad one costs only itself
    hoist        bodies of structs and enums taken out, compiler extensions taken off and noted
    declarators  what is left is plain C, which pycparser reads
    macros       values of object-like macros
    comments     the comments of the header's own text
    reader       the passes in order
"""

from __future__ import annotations

from sffi_gen.header.model import Header, HeaderError
from sffi_gen.header.reader import read_header

__all__ = ["Header", "HeaderError", "read_header"]
