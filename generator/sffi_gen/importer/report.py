"""What an import saw, carried and left, for people and for machines."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path, PurePath

from sffi_gen.header.model import Header
from sffi_gen.importer.compose import Block, Draft
from sffi_gen.importer.merge import Change

_PLURAL = {
    "function": "functions",
    "macro": "macros",
    "struct": "structs",
    "union": "unions",
    "enum": "enums",
    "constant": "constants of enums",
    "typedef": "typedefs",
    "variable": "variables",
    "declaration": "unreadable",
}
_FLAG = "it is empty"


def seen(draft: Draft) -> list[Block]:
    """The header's own declarations."""
    return [block for block in draft.blocks if not block.foreign and block.kind != "handle"]


def as_json(draft: Draft, spec: str, changes: list[Change], written: bool, questions: int) -> str:
    own = seen(draft)
    left = [block for block in own if block.reason]
    data = {
        "header": draft.header.path,
        "library": draft.plan.options.library,
        "spec": spec,
        "written": written,
        "questions": questions,
        "seen": len(own),
        "carried": len(own) - len(left),
        "skipped": draft.skipped,
        "by_kind": {
            kind: {
                "seen": sum(b.kind == kind for b in own),
                "left": sum(b.kind == kind for b in left),
            }
            for kind in dict.fromkeys(block.kind for block in own)
        },
        "left": [
            {
                "declaration": block.c,
                "kind": block.kind,
                "file": block.place.file,
                "line": block.place.line,
                "reason": block.reason,
            }
            for block in left
        ],
        "changes": [asdict(change) for change in changes],
    }
    return json.dumps(data, indent=2)


def as_text(draft: Draft, changes: list[Change], again: bool) -> list[str]:
    """The summary: a table, what was left and why, what else could be had."""
    own = seen(draft)
    left = [block for block in own if block.reason]
    lines = [f"{draft.header.path}", ""]
    rows = Counter(block.kind for block in own)
    gone = Counter(block.kind for block in left)
    lines.append(f"  {'':22}{'seen':>7}{'carried':>9}{'left':>6}")
    for kind in sorted(rows, key=lambda k: (list(_PLURAL).index(k) if k in _PLURAL else 99, k)):
        count, missing = rows[kind], gone[kind]
        lines.append(f"  {_PLURAL.get(kind, kind):22}{count:>7}{count - missing:>9}{missing:>6}")
    lines.append(f"  {'in all':22}{len(own):>7}{len(own) - len(left):>9}{len(left):>6}")
    if draft.skipped:
        lines.append(f"  not wanted (--include, --exclude): {len(draft.skipped)}")
    lines += _left(left)
    lines += _changes(changes) if again else []
    return [*lines, *hints(draft.header)]


def _left(left: list[Block]) -> list[str]:
    if not left:
        return []
    lines = ["", "Left out, and why:"]
    flags = [block for block in left if block.reason.startswith(_FLAG)]
    for block in left:
        if block in flags:
            continue
        c = " ".join(block.c.split())
        shown = c if len(c) <= 60 else f"{c[:57]}..."
        lines.append(f"  {block.place}: {shown}")
        lines.append(f"    {block.reason}")
    if flags:
        names = ", ".join(block.key.removeprefix("macro ") for block in flags)
        lines.append(f"  {len(flags)} macros that are empty, flags for the preprocessor: {names}")
    return lines


def _changes(changes: list[Change]) -> list[str]:
    if not changes:
        return ["", "Nothing changed since the last import."]
    lines = ["", "Since the last import:"]
    for change in changes:
        c = " ".join((change.now or change.before).split())
        mark = {"added": "+", "removed": "-", "changed": "~"}[change.kind]
        kept = "  (your lines were kept; see the question above them)" if change.kept else ""
        lines.append(f"  {mark} {c[:90]}{kept}")
        if change.kind == "changed":
            lines.append(f"      was {' '.join(change.before.split())[:88]}")
    return lines


def hints(header: Header) -> list[str]:
    """Headers that are included and most likely are meant too; declarations that need another."""
    lines: list[str] = []
    main = PurePath(header.path)
    family = {main.parent, main.parent / main.stem}
    stem = main.stem.lower()
    near: Counter[str] = Counter()
    for file, count in header.included.items():
        path = PurePath(file)
        if file in header.files or file.startswith("<"):
            continue
        named = stem in path.name.lower() or path.parent.name.lower() == stem
        if named or (path.parent in family and path.parent.name not in ("include", "sys", "bits")):
            near[_pattern(path, main)] += count
    if near:
        total = sum(near.values())
        patterns = " ".join(f"--also '{pattern}'" for pattern in sorted(near))
        lines += ["", f"Included headers declare {total} more that may belong to it: {patterns}"]
    unknown = [item for item in header.left if "no type that is known" in item.reason]
    if unknown:
        name = unknown[0].reason.split("`")[1]
        lines += [
            "",
            f"`{name}` is not declared: the header may need another one before it. "
            "Name that: --before stdio.h",
        ]
    return lines


def _pattern(path: PurePath, main: PurePath) -> str:
    if path.parent == main.parent:
        return path.name
    return f"{path.parent.name}/*{path.suffix}"


def next_steps(spec: Path) -> str:
    return f"Next: sffi verify {spec.as_posix()}; sffi-gen {spec.as_posix()}"
