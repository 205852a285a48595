"""Writes tests/ATEN.md: what was compared of every operator, and how closely it agrees.

python tests/aten/aten_report.py [--folder FOLDER] [--quick]
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

from aten_judge import Verdict, excused, judge, known, reached, run

REPORT = Path(__file__).parents[1] / "ATEN.md"
SHORT = {
    "float32": "f32", "float64": "f64", "float16": "f16", "bfloat16": "bf16", "int64": "i64",
    "int32": "i32", "int16": "i16", "int8": "i8", "uint8": "u8", "bool": "b", "complex64": "c64",
    "complex128": "c128",
}  # fmt: skip
HEAD = """# Every operator, against PyTorch

<!-- Written by `make aten`. -->

Each operator of libtorch is called by its schema, through `torch.ops.aten` of sffi_torch and of \
PyTorch, in two processes with the same arguments. Compared are values (bit by bit, unless said \
otherwise), dtypes, sizes, strides, requires_grad, which arguments were changed, which memory is \
shared, gradients, and errors: their class, and that they say at least what PyTorch says. The \
arguments come from PyTorch's own sample inputs (OpInfo), and from what these call inside; the \
rest is written by hand or made from the schema. Random operators draw from the same seed. Where \
PyTorch itself does not give the same values twice (memory that an operator leaves as it is), only \
the kind of result is compared.
"""


def report(about: dict[str, Any], verdicts: list[Verdict]) -> str:
    """The report as Markdown."""
    schemas = list(about["schemas"])
    results_of, errors_of = reached(verdicts)
    by_operator: dict[str, list[Verdict]] = defaultdict(list)
    public: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        into = public if verdict.case["kind"].startswith("public") else by_operator
        into[verdict.case["operator"]].append(verdict)
    parts = [HEAD, figures(schemas, results_of, errors_of, verdicts)]
    parts += [table(schemas, by_operator), errors(schemas, errors_of, by_operator)]
    parts += [missing(schemas, results_of | errors_of), died(about["died"])]
    parts += [functions(public), differences(verdicts)]
    return "\n".join(part for part in parts if part)


def figures(
    schemas: list[str], results_of: set[str], errors_of: set[str], verdicts: list[Verdict]
) -> str:
    counts = Counter(v.case["kind"].partition(":")[0] for v in verdicts)
    unlike = {v.case["operator"] for v in verdicts if v.differences}
    exact = sum(not v.differences and not v.known and not v.largest for v in verdicts)
    close = [v for v in verdicts if not v.differences and not v.known and v.largest]
    rows = [
        ("schemas", len(schemas)),
        ("reached, with a result that was compared", len(results_of)),
        ("reached, with the same error on both sides only", len(errors_of)),
        ("not reached", len(schemas) - len(results_of) - len(errors_of)),
        ("reached, and every case agrees", len((results_of | errors_of) - unlike)),
        ("cases", len(verdicts)),
        ("equal, to the last bit where there are numbers", exact),
        ("different for a known reason", sum(bool(v.known) for v in verdicts)),
        ("different", sum(bool(v.differences) for v in verdicts)),
        ("cases with gradients", sum(v.gradient for v in verdicts)),
        ("cases of other dtypes", counts["dtype"]),
        ("cases of empty, zero-dim, strided tensors",
         counts["empty"] + counts["zero-dim"] + counts["strided"]),
        ("cases with wrong arguments", counts["wrong"]),
        ("cases of public functions and methods", counts["public"]),
    ]  # fmt: skip
    if close:
        rows.insert(7, (f"equal within {max(v.largest for v in close):.0e}", len(close)))
    lines = [f"| {name} | {number:,} |" for name, number in rows]
    return "\n".join(["\n## Figures\n", "| | |", "|---|---|", *lines])


def table(schemas: list[str], by_operator: dict[str, list[Verdict]]) -> str:
    """One row for each base name."""
    bases: dict[str, list[str]] = {}
    for key in schemas:
        bases.setdefault(key.partition(".")[0], []).append(key)
    lines = [
        "\n## Operators\n",
        "`results` and `errors`: cases that end in one; `gradients`: cases that compare them.\n",
        "| operator | overloads | results | errors | gradients | dtypes | agreement |",
        "|---|---|---|---|---|---|---|",
    ]
    for base, keys in bases.items():
        found = [v for key in keys for v in by_operator.get(key, ())]
        tags = [key.partition(".")[2] or "default" for key in keys]
        good = [v for v in found if not v.error]
        lines.append(
            f"| `{base}` | {', '.join(tags)} | {len(good)} | {len(found) - len(good)} "
            f"| {sum(v.gradient for v in found) or ''} | {dtypes(good)} | {agreement(found)} |"
        )
    return "\n".join(lines)


def dtypes(verdicts: list[Verdict]) -> str:
    """The dtypes of first tensors, as far as they are common ones."""
    seen = {entry["dtype"] for v in verdicts for entry in v.case["tensors"][:1] if "dtype" in entry}
    return " ".join(name for dtype, name in SHORT.items() if dtype in seen)


def agreement(verdicts: list[Verdict]) -> str:
    if not verdicts:
        return "not reached"
    wrong = sum(bool(v.differences) for v in verdicts)
    known_ones = sum(bool(v.known) for v in verdicts)
    largest = max(v.largest for v in verdicts)
    words = [f"**{wrong} differ**"] if wrong else []
    words += [f"{known_ones} known"] if known_ones else []
    words += [f"within {largest:.0e}"] if largest else []
    words += ["values left open"] if any(v.unsettled for v in verdicts) else []
    return ", ".join(words) or "equal"


def errors(schemas: list[str], only: set[str], by_operator: dict[str, list[Verdict]]) -> str:
    """Schemas that end in the same error on both sides, grouped by what it says."""
    groups: dict[str, list[str]] = {}
    for key in schemas:
        if key in only:
            message = next(v for v in by_operator[key] if v.error).case["outcome"]["message"]
            groups.setdefault(reason(message), []).append(key)
    lines = ["\n## The same error on both sides\n", "| error | schemas |", "|---|---|"]
    for text, keys in sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        lines.append(f"| {text} | {', '.join(f'`{key}`' for key in keys)} |")
    return "\n".join(lines)


def reason(message: str) -> str:
    if message.startswith("Could not run"):
        return "not implemented for CPU"
    if "INTERNAL ASSERT FAILED" in message:
        return "internal assertion: " + message.partition(" INTERNAL")[0].replace("|", "\\|")
    first = message.splitlines()[0] if message else ""
    return (first if len(first) < 140 else first[:137] + "...").replace("|", "\\|")


def missing(schemas: list[str], found: set[str]) -> str:
    left = [key for key in schemas if key not in found]
    if not left:
        return ""
    why = excused()
    lines = ["\n## Not reached\n", "| schema | reason |", "|---|---|"]
    return "\n".join([*lines, *(f"| `{k}` | {why.get(k, '**none**')} |" for k in left)])


def died(pieces: list[dict[str, str]]) -> str:
    """Calls that PyTorch does not survive; they are not played."""
    # Not how it ended: that is up to what lies behind the memory that was written to.
    kinds: dict[str, set[str]] = defaultdict(set)
    for piece in pieces:
        kinds[piece["operator"]].add(piece["kind"])
    if not kinds:
        return ""
    lines = ["\n## What ends PyTorch's own process\n"]
    lines += ["Internal operators do not check everything; these calls are left out.\n"]
    lines += ["| schema | cases |", "|---|---|"]
    lines += [f"| `{name}` | {', '.join(sorted(kinds[name]))} |" for name in sorted(kinds)]
    return "\n".join(lines)


def functions(public: dict[str, list[Verdict]]) -> str:
    """Public functions, those that agree as a list."""
    equal = sorted(path for path, found in public.items() if agreement(found) == "equal")
    others = sorted(path for path, found in public.items() if agreement(found) != "equal")
    lines = [
        "\n## Functions and methods\n",
        f"{len(equal)} of {len(public)} give the same as PyTorch's for its sample inputs: "
        + ", ".join(f"`{path}`" for path in equal)
        + ".",
    ]
    if others:
        lines += ["", "| others | |", "|---|---|"]
        lines += [f"| `{path}` | {agreement(public[path])} |" for path in others]
    return "\n".join(lines)


def differences(verdicts: list[Verdict]) -> str:
    """What differs: known ones by reason, others one by one."""
    reasons = Counter(reason for v in verdicts for reason in {*v.known})
    lines = ["\n## What differs\n", "| known | cases |", "|---|---|"] if reasons else []
    lines += [f"| {text} | {count} |" for text, count in sorted(reasons.items())]
    rest = [v for v in verdicts if v.differences]
    if rest:
        lines += ["", "| operator | case | |", "|---|---|---|"]
    for verdict in rest:
        text = verdict.differences[0].replace("|", "\\|").replace("\n", " ")[:160]
        lines.append(f"| `{verdict.case['operator']}` | {verdict.case['kind']} | {text} |")
    return "\n".join(lines) + "\n" if lines else ""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="keep the recording here")
    parser.add_argument("--judged", action="store_true", help="it is there, and was played")
    parser.add_argument("--quick", action="store_true", help="a part of the cases")
    parser.add_argument("--output", type=Path, default=REPORT)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = given.folder or Path(made)
        if not given.judged:
            run(folder, given.quick, sys.executable)
        allowed = known()
        about, verdicts = judge(folder, allowed)
        given.output.write_text(report(about, verdicts), encoding="utf-8")
    wrong = sum(bool(v.differences) for v in verdicts)
    print(f"{len(verdicts)} cases, {wrong} differ; written: {given.output.name}")
    stale = [k for k in allowed if not k.used]
    for line in stale:
        print(f"known.txt: {line.operator} | {line.kind} differs no more: take the line out")
    return 1 if wrong or stale else 0


if __name__ == "__main__":
    sys.exit(main())
