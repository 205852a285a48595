"""Optimisers, named and behaving as those of ``torch.optim``, on libtorch's fused kernels.

    optimizer = optim.SGD(model.parameters(), lr=0.5, momentum=0.9)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

One step is one native call for all parameters together. Hyperparameters are read anew at
each step from ``optimizer.param_groups[0]``, so a schedule assigns ``["lr"]`` there.
"""

from __future__ import annotations

from sffi_dl.optim.adam import Adam, AdamW
from sffi_dl.optim.optimizer import Optimizer
from sffi_dl.optim.sgd import SGD

__all__ = ["SGD", "Adam", "AdamW", "Optimizer"]
