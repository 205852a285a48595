"""Gradients of layers, losses, linear algebra and functions compared with PyTorch's."""

from __future__ import annotations

from typing import Any

import pytest
import test_torch_functional as functional
import test_torch_functions as functions
import test_torch_methods as methods

pytestmark = pytest.mark.shim

PRELUDE = (
    functional.PRELUDE
    + """
def gradient(function):
    x = a.clone().requires_grad_(True)
    torch.manual_seed(2)
    try:
        y = function(x)
        y = y[0] if isinstance(y, (tuple, list)) else y
        if not isinstance(y, torch.Tensor) or not y.requires_grad or y.is_complex():
            return "no gradient"
        weights = torch.linspace(-1, 2, y.numel(), dtype=y.dtype).reshape(y.shape)
        (y * weights).sum().backward()
    except Exception as error:
        kinds = [k.__name__ for k in type(error).__mro__ if k.__module__ == "builtins"]
        return kinds[0]
    return x.grad
"""
)

MODULES = (functional, functions, methods)

CASES = {
    name: f"gradient(lambda a: {name})"
    for module in MODULES
    for name in module.CASES
    if name not in module.OWN_WORDS
}


@pytest.mark.parametrize("name", CASES)
def test_gradient(name: str, compare: Any) -> None:
    compare(name, tolerance=1e-4)
