"""Learning-rate schedules, named and behaving as those of ``torch.optim.lr_scheduler``.

    schedule = lr_scheduler.StepLR(optimizer, step_size=10, gamma=0.5)
    for epoch in range(30):
        ...                      # optimizer.step() for each batch
        schedule.step()

A schedule writes to ``optimizer.param_groups``. That counts at once, for a recorded step
too; a recording itself cannot hold a schedule's step.
"""

from __future__ import annotations

from sffi_dl.optim.lr_scheduler.annealing import CosineAnnealingLR, LinearLR
from sffi_dl.optim.lr_scheduler.decay import ExponentialLR, LambdaLR, MultiStepLR, StepLR
from sffi_dl.optim.lr_scheduler.one_cycle import OneCycleLR
from sffi_dl.optim.lr_scheduler.plateau import ReduceLROnPlateau
from sffi_dl.optim.lr_scheduler.schedule import LRScheduler
from sffi_dl.optim.lr_scheduler.sequential import SequentialLR

__all__ = [
    "CosineAnnealingLR",
    "ExponentialLR",
    "LRScheduler",
    "LambdaLR",
    "LinearLR",
    "MultiStepLR",
    "OneCycleLR",
    "ReduceLROnPlateau",
    "SequentialLR",
    "StepLR",
]
