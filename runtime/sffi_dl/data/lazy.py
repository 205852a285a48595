"""Importing what only some data needs: NumPy, SciPy, scikit-learn."""

from __future__ import annotations

import importlib
from typing import Any

from sffi_dl.data.errors import DataError

__all__ = ["need"]

_DISTRIBUTIONS = {"sklearn": "scikit-learn"}


def need(module: str, purpose: str) -> Any:
    """The imported `module`, which `purpose` (in words) cannot do without.

    Raises:
        DataError: it is not installed; the message has the command that installs it.
    """
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as error:
        # What is missing may also be something that the module needs in turn.
        root = (error.name or module).partition(".")[0]
        distribution = _DISTRIBUTIONS.get(root, root)
        raise DataError(
            "",
            f"{purpose} needs {distribution}, which is not installed",
            f"pip install {distribution}",
        ) from None
