"""What an import of ATen's operators carried and left, for people and for machines."""

from __future__ import annotations

import json
import textwrap
from dataclasses import asdict
from pathlib import Path

from sffi_gen.importer.aten.compose import Change, Row
from sffi_gen.importer.aten.native import Source

#: most changes that are shown; a release of PyTorch may bring hundreds
_MOST = 60
_MARKS = {"added": "+", "removed": "-", "changed": "~"}


def as_json(
    source: Source, found: list[Row], changes: list[Change], spec: str, written: bool
) -> str:
    left = [row for row in found if row.reason]
    data = {
        "schemas": str(source.path),
        "version": source.version,
        "spec": spec,
        "written": written,
        "seen": len(found),
        "carried": len(found) - len(left),
        "left": [
            {"schema": str(row.schema), "line": row.place, "reason": row.reason} for row in left
        ],
        "changes": [asdict(change) for change in changes],
    }
    return json.dumps(data, indent=2)


def as_text(source: Source, found: list[Row], changes: list[Change] | None) -> list[str]:
    left = [row for row in found if row.reason]
    of = f" (torch {source.version})" if source.version else ""
    lines = [f"{source.path}{of}", ""]
    bases = len({row.schema.name for row in found})
    lines.append(f"  {len(found)} operators under {bases} names, {len(found) - len(left)} carried")
    if left:
        lines += ["", "Left out, and why (the spec has each as a comment):"]
        by_reason: dict[str, list[str]] = {}
        for row in left:
            by_reason.setdefault(row.reason, []).append(row.schema.full_name)
        for reason, names in by_reason.items():
            lines.append(f"  {len(names)}: {reason}")
            lines += textwrap.wrap(
                ", ".join(names), 92, initial_indent="    ", subsequent_indent="    "
            )
    return lines if changes is None else [*lines, *_changes(changes)]


def _changes(changes: list[Change]) -> list[str]:
    if not changes:
        return ["", "No operator changed since the last import."]
    lines = ["", "Since the last import:"]
    for change in changes[:_MOST]:
        line = (change.now or change.before).removeprefix("fn ")
        lines.append(f"  {_MARKS[change.kind]} {line[:92]}")
        if change.kind == "changed":
            lines.append(f"      was {change.before.removeprefix('fn ')[:88]}")
    if len(changes) > _MOST:
        lines.append(f"  and {len(changes) - _MOST} more (--format json has all)")
    return lines


def next_steps(spec: Path) -> str:
    return f'Next: `use: "{spec.name}"` in the main spec, then sffi-gen on that'
