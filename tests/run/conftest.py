"""The libraries that have one of everything, for the tests in this folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import c_builder
import pytest
import torture_values
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


@pytest.fixture(scope="session")
def torture(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The package sffi_torture, which has every shape of C."""
    home = os.environ.get(torture_values.PREBUILT)
    if home:
        return c_builder.Built("torture", Path(home), Path(home, "libtorture.so")).load()
    folder = tmp_path_factory.mktemp("torture")
    return c_builder.build("torture.sffi", torture_values.SOURCES, folder).load()
