"""What operators compute, for the documentation of their lines.

``operators.txt`` has the sentences that a person wrote, ``name: text`` a line; what is not there is
said by rule, where a name says enough. Operators that the main spec documents under the same name
need nothing here.
"""

from __future__ import annotations

import re
import textwrap
from functools import lru_cache
from pathlib import Path

WIDTH = 96
_DATA = Path(__file__).with_name("operators.txt")
#: patterns of names, and what they say; the first that fits counts
_RULES = tuple(
    (re.compile(pattern), said)
    for pattern, said in (
        (r"_foreach_(\w+?)_", "{0} of each tensor of a list, in place."),
        (r"_foreach_(\w+)", "{0} of each tensor of a list, in one call."),
        (
            r"_fused_(adagrad|adam|adamw|sgd)_",
            "A step of the optimiser {0} for lists of tensors, in place.",
        ),
        (r"(\w+)_double_backward", "The gradient of the gradient of {0}."),
        (r"(\w+)_backward", "The gradient of {0}."),
        (r"(\w+)_jvp", "The forward derivative of {0}."),
        (r"(\w+?)_backward_\w+", "A part of the gradient of {0}."),
        (r"(\w+)_copy", "{0}, whose result is a copy and no view."),
        (r"cudnn_(\w+)", "{0} by cuDNN, on NVIDIA GPUs."),
        (r"miopen_(\w+)", "{0} by MIOpen, on AMD GPUs."),
        (r"mkldnn_(\w+)", "{0} by oneDNN, on CPUs."),
        (r"fbgemm_(\w+)", "{0} by FBGEMM, on CPUs."),
        (r"quantized_(\w+)", "{0} of quantised tensors."),
        (r"_cast_(\w+)", "The tensor as one of type {0}. Deprecated: use `to`."),
    )
)


@lru_cache
def written() -> dict[str, str]:
    """The sentences of ``operators.txt``, by name."""
    found: dict[str, str] = {}
    for line in _DATA.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, text = line.partition(": ")
            found[name] = text.strip()
    return found


def documentation(name: str, known: frozenset[str]) -> list[str]:
    """The ``///`` lines of an operator; none where nothing is known of it.

    ``known`` are the names of all operators: ``add_`` is ``add`` in place.
    """
    text = written().get(name) or _by_rule(name, known)
    return [f"/// {line}" for line in textwrap.wrap(text, WIDTH, break_on_hyphens=False)]


def _by_rule(name: str, known: frozenset[str]) -> str:
    if name.endswith("_") and not name.endswith("__") and name[:-1] in known:
        return f"`{name[:-1]}` in place."
    for rule, said in _RULES:
        if match := rule.fullmatch(name):
            return said.format(_named(match[1], known))
    return ""


def _named(name: str, known: frozenset[str]) -> str:
    """A name as documentation shows it: as code where it is an operator's, else as words."""
    found = next((n for n in (name, f"{name}_forward", f"_{name}") if n in known), "")
    return f"`{found}`" if found else name.replace("_", " ").strip()
