"""The spec of all operators, as text.

The text carries a digest of itself in its head, so that one that a person has changed is told from
one that is to be renewed.
"""

from __future__ import annotations

import hashlib
import re
import textwrap
from dataclasses import dataclass

from sffi_gen.importer.aten.docs import documentation
from sffi_gen.importer.aten.native import Operator
from sffi_gen.importer.aten.schema import Schema
from sffi_gen.importer.aten.spelling import MODULE, NotCarried, function

_DIGEST = re.compile(r"^# Digest: ([0-9a-f]{16})$", re.M)
_UNKNOWN = f"# Digest: {16 * '0'}"
_FUNCTION = re.compile(rf"^fn {re.escape(MODULE)}\.(\w+)(?:@(\w+))?\(.*$", re.M)


@dataclass(frozen=True)
class Row:
    """An operator as the spec has it: its line, or the reason why it has none."""

    schema: Schema
    place: int  # the line of its schema
    line: str
    reason: str


@dataclass(frozen=True)
class Change:
    """What is otherwise than in the spec as it was: ``kind`` is added, removed or changed."""

    kind: str
    name: str
    before: str
    now: str


def rows(operators: list[Operator]) -> list[Row]:
    """Every operator, in order."""
    found = []
    for operator in operators:
        schema = operator.schema
        try:
            found.append(Row(schema, operator.line, function(schema), ""))
        except NotCarried as reason:
            found.append(Row(schema, operator.line, "", str(reason)))
    return found


def compose(found: list[Row], version: str) -> str:
    """The spec's text."""
    known = frozenset(row.schema.name for row in found)
    lines: list[str] = []
    told: set[str] = set()
    for row in found:
        name = row.schema.name
        before = []
        if name not in told:
            told.add(name)
            before = ["", *documentation(name, known)]
        if row.reason:
            lines += [*before[:1], f"# left out: {row.schema}", f"#   {row.reason}"]
            told.discard(name)
        else:
            lines += [*before, row.line]
    text = "\n".join([*_head(version), *lines]) + "\n"
    return text.replace(_UNKNOWN, f"# Digest: {_digest(text)}", 1)


def _head(version: str) -> list[str]:
    release = version.partition("+")[0]
    of = f"torch {release}" if release else "a torch of unknown version"
    said = (
        f"Written by `sffi import --aten` from the schemas of {of}; import again to renew it. "
        "Nothing here is changed by hand: what should be otherwise is declared by name in the "
        "specs that use this one. A schema's name has a dot where a line here has an `@`."
    )
    return [
        "//! Every operator of ATen, by its schema.",
        "",
        *textwrap.wrap(said, 98, initial_indent="# ", subsequent_indent="# "),
        _UNKNOWN,
        "",
        "/// Every operator of libtorch by its schema: `ops.aten.add(x, y)` chooses the overload,",
        "/// `ops.aten.add.Tensor(x, y)` names it.",
        f'module {MODULE} [table, symbol: "aten_{{name}}", target: "struct at::_ops::{{name}}"]',
    ]


def _digest(text: str) -> str:
    """Of all but the line that the digest stands on."""
    return hashlib.sha256(_DIGEST.sub("", text, count=1).encode()).hexdigest()[:16]


def written_by_us(text: str) -> bool:
    """Whether a spec is as :func:`compose` wrote it."""
    found = _DIGEST.search(text)
    return found is not None and found[1] == _digest(text)


def changes(before: str, found: list[Row]) -> list[Change]:
    """How the operators differ from those of a spec that was written before."""
    old = {_full(match): match.group() for match in _FUNCTION.finditer(before)}
    new = {row.schema.full_name: row.line for row in found if row.line}
    done = []
    for name in [*old, *(name for name in new if name not in old)]:
        was, now = old.get(name, ""), new.get(name, "")
        if was != now:
            kind = "changed" if was and now else "added" if now else "removed"
            done.append(Change(kind, name, was, now))
    return done


def _full(match: re.Match[str]) -> str:
    return f"{match[1]}.{match[2]}" if match[2] else match[1]
