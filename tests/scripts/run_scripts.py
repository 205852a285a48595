"""Runs scripts one after the other with one of the two libraries, and writes down what came out.

    python run_scripts.py LIBRARY OUTCOMES.json SCRIPT...

LIBRARY is ``torch`` or ``sffi_torch``. For the second, the scripts' import lines are changed and
nothing else. What comes out of a script is the text that it printed, the tensors that it left in
its global names, and the error that ended it, if one did.
"""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import re
import sys
import traceback
import warnings
from pathlib import Path
from typing import Any


def with_import_lines_changed(source: str) -> str:
    """A script's source, importing sffi_torch where it imported torch."""
    source = re.sub(r"^import torch$", "import sffi_torch as torch", source, flags=re.MULTILINE)
    return re.sub(r"^(import|from) torch\.", r"\1 sffi_torch.", source, flags=re.MULTILINE)


def run(path: Path, library: str, torch: Any) -> dict[str, Any]:
    """Run one script, beginning with the state that a new process has."""
    source = path.read_text(encoding="utf-8")
    if library == "sffi_torch":
        source = with_import_lines_changed(source)
    torch.manual_seed(0)
    torch.set_default_dtype(torch.float32)
    torch.set_printoptions(profile="default")
    names: dict[str, Any] = {"__name__": "__main__"}
    printed = io.StringIO()
    error = None
    with contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            exec(compile(source, str(path), "exec"), names)
        except Exception:  # noqa: BLE001 - any error is an outcome
            error = traceback.format_exc()
    tensors = {
        name: [
            str(value.dtype),
            list(value.shape),
            str(value.layout),
            elements(value),
        ]
        for name, value in names.items()
        if isinstance(value, torch.Tensor)
    }
    return {"printed": printed.getvalue(), "tensors": tensors, "error": error}


def elements(tensor: Any) -> list[float]:
    """The elements in order, the parts of complex ones one after the other."""
    tensor = tensor.detach()
    tensor = tensor if str(tensor.layout) == "torch.strided" else tensor.to_dense()
    if tensor.is_complex():
        return [part for value in tensor.flatten().tolist() for part in (value.real, value.imag)]
    found: list[float] = tensor.flatten().tolist()
    return found


def main() -> None:
    library, written, *paths = sys.argv[1:]
    torch = importlib.import_module(library)
    outcomes = {Path(path).stem: run(Path(path), library, torch) for path in paths}
    Path(written).write_text(json.dumps(outcomes), encoding="utf-8")


if __name__ == "__main__":
    main()
