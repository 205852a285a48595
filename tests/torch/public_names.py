"""The names that PyTorch offers, by namespace, as JSON: ``python public_names.py names.json``.

PyTorch must be in a process of its own; the test next to this reads what is written.
"""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

NAMESPACES = (
    *("", "Tensor", "linalg", "fft", "special", "nn.functional", "return_types", "random"),
    *("autograd", "autograd.functional", "sparse", "amp", "signal.windows"),
)


def names(torch: Any) -> dict[str, list[str]]:
    """Public names of each namespace that are no modules, each with the kind of its object."""
    found = {}
    for path in NAMESPACES:
        place = torch
        for part in filter(None, path.split(".")):
            if not hasattr(place, part):
                importlib.import_module(f"{place.__name__}.{part}")
            place = getattr(place, part)
        listed = [name for name in dir(place) if not name.startswith("_")]
        found[path] = [
            name
            for name in listed
            if type(getattr(place, name, None)).__name__ != "module"
            and _home(getattr(place, name, None)) in ("", "torch")
        ]
    return found


def _home(value: Any) -> str:
    """The top package that an object is from; empty for one that does not say."""
    home = getattr(value, "__module__", None)
    return home.partition(".")[0] if isinstance(home, str) else ""


if __name__ == "__main__":
    text = json.dumps(names(importlib.import_module("torch")))
    Path(sys.argv[1]).write_text(text, encoding="utf-8")
