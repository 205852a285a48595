"""Values that only a compiler knows, such as ``sizeof(struct x)``: it is asked for all at once."""

from __future__ import annotations

import re
from dataclasses import replace

from sffi_gen.header.model import Macro
from sffi_gen.header.preprocess import Expanded, run_compiler

_KNOWS = "known to a compiler only"
# An error in a macro is told of where the macro is defined, and a note says where it is used.
_ERROR_LINE = re.compile(r"^<stdin>:(\d+)(?::\d+)?: (?:error|note)", re.M)
_VALUE = re.compile(r"^sffi_value_(\d+):\s*\n\s*\.(\w+)\s+(-?\w+)", re.M)
_DATA = ("quad", "xword", "dword", "8byte", "int64")


def ask(macros: list[Macro], expanded: Expanded) -> list[Macro]:
    """The macros with the values that the compiler gives; those it gives none stay as they are."""
    asked = {n: m for n, m in enumerate(macros) if m.reason.endswith(_KNOWS)}
    if not asked:
        return macros
    values = _values({n: m.name for n, m in asked.items()}, expanded)
    done = list(macros)
    for number, value in values.items():
        kind = "int" if -(2**31) <= value < 2**31 else "long long"
        done[number] = replace(macros[number], value=value, ctype=kind, reason="")
    return done


def _values(names: dict[int, str], expanded: Expanded) -> dict[int, int]:
    first = expanded.prelude.count("\n") + 1
    for _ in range(2):
        order = list(names)
        lines = [
            f"const long long sffi_value_{number} = (long long)({names[number]});\n"
            for number in order
        ]
        text = expanded.prelude + "".join(lines)
        done = run_compiler(expanded.command, ["-S", "-w", "-o", "-", "-x", "c", "-"], text)
        if not done.returncode:
            found = {int(n): _number(kind, t) for n, kind, t in _VALUE.findall(done.stdout)}
            return {number: value for number, value in found.items() if value is not None}
        # Those that are no constants are taken out, and the others asked for once more.
        wrong = {int(line) - first for line in _ERROR_LINE.findall(done.stderr)}
        kept = [number for at, number in enumerate(order) if at not in wrong]
        if len(kept) == len(order):
            return {}
        names = {number: names[number] for number in kept}
    return {}


def _number(kind: str, text: str) -> int | None:
    if kind in _DATA:
        try:
            value = int(text, 0)
        except ValueError:
            return None
        return value - 2**64 if value >= 2**63 else value
    # Zero is written as room: `.zero 8`
    return 0 if kind in ("zero", "space", "skip") and text == "8" else None
