"""Optimisers, named and behaving as those of ``torch.optim``, on libtorch's fused kernels.

    optimizer = optim.SGD(model.parameters(), lr=0.5, momentum=0.9)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

One step is one native call for each group of parameters. Hyperparameters are those of
``optimizer.param_groups`` when the step runs: a schedule (`lr_scheduler`) assigns there.
"""

from __future__ import annotations

from sffi_dl.optim import lr_scheduler
from sffi_dl.optim.adam import Adam, AdamW
from sffi_dl.optim.optimizer import Optimizer
from sffi_dl.optim.rmsprop import RMSprop
from sffi_dl.optim.sgd import SGD

__all__ = ["SGD", "Adam", "AdamW", "Optimizer", "RMSprop", "lr_scheduler"]
