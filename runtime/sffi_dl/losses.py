"""Losses as functions: what a model's output is measured by.

Each takes the model's output, the target, and ``reduction="mean"`` (or ``"sum"``, or
``"none"`` for one value per element), and can be differentiated.

``mse_loss``
    (input - target)^2; both of the same shape.
``cross_entropy``
    -log(softmax(input)[target]); raw scores (N, C) against classes (N,) of type int64.
``binary_cross_entropy_with_logits``
    -(t log s + (1 - t) log(1 - s)) with s = sigmoid(input); both of the same shape.

They are libtorch's own, under PyTorch's names: the stable forms of ``log(softmax(x))`` and
``log(sigmoid(x))`` are used, so large scores do not overflow.
"""

from __future__ import annotations

import sffi_torch as torch

__all__ = ["binary_cross_entropy_with_logits", "cross_entropy", "mse_loss"]

mse_loss = torch.nn.functional.mse_loss
cross_entropy = torch.nn.functional.cross_entropy
binary_cross_entropy_with_logits = torch.nn.functional.binary_cross_entropy_with_logits
