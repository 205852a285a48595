"""Fixtures of the tests that compare sffi_torch with PyTorch."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest
import same_source


@pytest.fixture(scope="session")
def torch() -> Any:
    """The library under test."""
    import sffi_torch

    if not sffi_torch.available():
        pytest.skip("the torch shim is not built: run `sffi build torch`")
    return sffi_torch


@pytest.fixture(scope="session")
def np() -> Any:
    """NumPy, where this Python has it."""
    return pytest.importorskip("numpy")


@pytest.fixture(scope="session")
def reference() -> Iterator[same_source.Reference]:
    """PyTorch in a process of its own, for cases that are made while the test runs."""
    if find_spec("torch") is None and same_source.python() == sys.executable:
        pytest.skip("PyTorch, the reference, is not installed for this Python")
    process = same_source.Reference()
    yield process
    process.close()


@pytest.fixture(scope="session")
def _outcomes() -> dict[int, dict[str, Any]]:
    return {}


@pytest.fixture
def compare(request: pytest.FixtureRequest, torch: Any, _outcomes: dict[int, Any]) -> Any:
    """Check that a case of the module's CASES has the same outcome with both libraries.

    PyTorch runs once for each module, with all of its cases. A module's PRELUDE comes before each
    of them. For the cases in OWN_WORDS only the kind of error is compared, not its message.
    """
    if find_spec("torch") is None and same_source.python() == sys.executable:
        pytest.skip("PyTorch, the reference, is not installed for this Python")
    module = request.module
    prelude = getattr(module, "PRELUDE", "")
    own_words = getattr(module, "OWN_WORDS", frozenset())
    assert own_words <= module.CASES.keys()
    if id(module) not in _outcomes:
        sources = {name: prelude + source for name, source in module.CASES.items()}
        _outcomes[id(module)] = same_source.reference(sources)

    def check(name: str, tolerance: float = 1e-6) -> None:
        if "np." in module.CASES[name] or "numpy" in module.CASES[name]:
            pytest.importorskip("numpy")
        ours = same_source.run(prelude + module.CASES[name], torch)
        theirs = _outcomes[id(module)][name]
        if name in own_words:
            assert isinstance(ours, dict), f"{name} gives {ours}, not an error"
            ours["message"] = theirs["message"]
        found = same_source.differences(ours, theirs, tolerance)
        assert not found, "\n".join([module.CASES[name], *found])

    return check
