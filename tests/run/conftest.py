"""The library `kinds`, which has one of everything, for the tests in this folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from shim_builder import PREBUILT, Builder, Built

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def kinds_built(request: pytest.FixtureRequest) -> Built:
    """The package sffi_kinds and its shim."""
    home = os.environ.get(PREBUILT)
    if home:
        shim = Path(home, "shim", "libsffi_kinds.so")
        return Built("kinds", Path(home, "generated"), shim, (HERE,))
    builder: Builder = request.getfixturevalue("builder")
    return builder.file(HERE / "kinds.sffi")


@pytest.fixture(scope="session")
def kinds(kinds_built: Built) -> Any:
    """The package sffi_kinds, in this process."""
    return kinds_built.load()
