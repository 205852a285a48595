"""One source, two libraries: the same lines of Python run with PyTorch and with sffi_torch.

A case is a few lines of source in which ``torch`` is the library; the value of its last expression
is the outcome. PyTorch runs in a process of its own (the two must never share one), all cases of a
module together::

    python same_source.py cases.json outcomes.json

or as a service that answers one line with another, for cases that are made while the test runs::

    python same_source.py

Outcomes are plain JSON, so both sides are compared value by value: dtype, shape, requires_grad and
elements of tensors, kind and message of errors.
"""

from __future__ import annotations

import ast
import importlib
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
import warnings
from pathlib import Path
from textwrap import dedent
from typing import Any


def table(text: str) -> dict[str, str]:
    """Cases written one to a line; a case is its own name. Lines that begin with # are left out,
    and an indented one goes on from the one before.
    """
    lines = (line.strip() for line in dedent(text).replace("\n    ", " ").splitlines())
    return {line: line for line in lines if line and not line.startswith("#")}


def run(source: str, torch: Any) -> Any:
    """Run a case and describe what comes out, an error included."""
    names: dict[str, Any] = {"torch": torch}
    if has_numpy():
        names["np"] = importlib.import_module("numpy")
    torch.manual_seed(0)
    tree = ast.parse(source)
    # A case that ends with a statement is there for its error.
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else ast.Expr(ast.Constant(None))
    expression = ast.fix_missing_locations(ast.Expression(last.value))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(tree, "<case>", "exec"), names)
            value = eval(compile(expression, "<case>", "eval"), names)
            return describe(value)
        except Exception as error:  # noqa: BLE001 - any error is an outcome
            return {"error": builtin_name(error), "message": str(error)}


def builtin_name(error: Exception) -> str:
    """The built-in exception that an error is: an sffi NativeIndexError is an IndexError."""
    for kind in type(error).__mro__:
        if kind.__module__ == "builtins":
            return kind.__name__
    return "Exception"


def describe(value: Any) -> Any:
    """A value as JSON; everything unknown by its repr."""
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, float):
        return {"float": repr(value)}
    if isinstance(value, complex):
        return {"complex": [repr(value.real), repr(value.imag)]}
    if type(value).__name__ == "Size":
        return {"size": [int(extent) for extent in value]}
    if isinstance(value, (list, tuple)):
        return [describe(item) for item in value]
    if isinstance(value, dict):
        return {str(key): describe(item) for key, item in value.items()}
    if type(value).__name__ in ("Tensor", "Parameter"):
        return {
            "tensor": str(value.dtype),
            "shape": [int(extent) for extent in value.shape],
            "requires_grad": bool(value.requires_grad),
            "values": describe(value.detach().tolist()),
        }
    if type(value).__module__ == "numpy":
        return {"array": str(value.dtype), "values": describe(value.tolist())}
    return {"repr": repr(value)}


def differences(ours: Any, theirs: Any, tolerance: float, where: str = "outcome") -> list[str]:
    """What is not the same, one line each; empty when all is."""
    if isinstance(theirs, dict) and "float" in theirs and isinstance(ours, dict):
        if "float" in ours and close(float(ours["float"]), float(theirs["float"]), tolerance):
            return []
    elif isinstance(theirs, dict) and "complex" in theirs and isinstance(ours, dict):
        pairs = zip(ours.get("complex", ()), theirs["complex"], strict=False)
        if "complex" in ours and all(close(float(a), float(b), tolerance) for a, b in pairs):
            return []
    elif isinstance(theirs, dict) and isinstance(ours, dict) and theirs.keys() == ours.keys():
        return [
            line
            for key in theirs
            for line in differences(ours[key], theirs[key], tolerance, f"{where}.{key}")
        ]
    elif isinstance(theirs, list) and isinstance(ours, list) and len(theirs) == len(ours):
        return [
            line
            for at, (one, other) in enumerate(zip(ours, theirs, strict=True))
            for line in differences(one, other, tolerance, f"{where}[{at}]")
        ]
    elif type(ours) is type(theirs) and ours == theirs:
        return []
    return [f"{where}: sffi_torch {short(ours)}, PyTorch {short(theirs)}"]


def close(one: float, other: float, tolerance: float) -> bool:
    """Whether two floats agree; NaN agrees with NaN."""
    if math.isnan(one) or math.isnan(other):
        return math.isnan(one) and math.isnan(other)
    return one == other or abs(one - other) <= tolerance * max(1.0, abs(one), abs(other))


def short(value: Any) -> str:
    """The start of a value's JSON."""
    text = json.dumps(value)
    return text if len(text) < 300 else text[:300] + "..."


def has_numpy() -> bool:
    """Whether this Python has NumPy."""
    return importlib.util.find_spec("numpy") is not None


def python() -> str:
    """The Python that has PyTorch: this one, unless SFFI_REFERENCE_PYTHON names another."""
    return os.environ.get("SFFI_REFERENCE_PYTHON", sys.executable)


def reference(cases: dict[str, str]) -> dict[str, Any]:
    """What PyTorch makes of the cases, run in another process."""
    with tempfile.TemporaryDirectory() as folder:
        given, found = Path(folder, "cases.json"), Path(folder, "outcomes.json")
        given.write_text(json.dumps(cases), encoding="utf-8")
        subprocess.run([python(), __file__, str(given), str(found)], check=True, timeout=300)
        outcomes: dict[str, Any] = json.loads(found.read_text(encoding="utf-8"))
    return outcomes


class Reference:
    """PyTorch in a process that answers case by case, until :meth:`close`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [python(), __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, source: str) -> Any:
        """What PyTorch makes of one case."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(source) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"PyTorch's process ended at this case:\n{source}")
        return json.loads(answer)

    def close(self) -> None:
        """End the process."""
        self._process.communicate()


def main() -> None:
    """The other process: PyTorch's side."""
    import torch

    if len(sys.argv) == 1:
        # What a case prints is no answer.
        answers, sys.stdout = sys.stdout, sys.stderr
        for line in sys.stdin:
            print(json.dumps(run(json.loads(line), torch)), file=answers, flush=True)
        return
    cases = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    outcomes = {name: run(source, torch) for name, source in cases.items()}
    Path(sys.argv[2]).write_text(json.dumps(outcomes), encoding="utf-8")


if __name__ == "__main__":
    main()
