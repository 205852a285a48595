#!/usr/bin/env python3
"""Make tensors with libtorch, in a Python that never imports PyTorch.

Shows whether libtorch is there and which one, reads the device from dl.config.sdn, makes
tensors of zeros, ones and random numbers on it, and looks at their shapes.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import common
import sffi_torch as torch


def main() -> int:
    options = common.parser(__doc__).parse_args()

    print("Tensor creation")
    print("===============")
    print(f"libtorch available: {torch.available()}")
    session = common.start(options)
    print(f"libtorch version: {torch.__version__}")
    print(f"CUDA available: {torch.cuda.is_available()}")
    print()

    zeros = torch.zeros([3, 4], device=session.device)
    ones = torch.ones([2, 5], device=session.device)
    noise = torch.randn([4, 4], device=session.device)
    for name, tensor in (("zeros([3, 4])", zeros), ("ones([2, 5])", ones)):
        show(name, tensor)
    show("randn([4, 4])", noise)

    print("Verification")
    check = common.Checks()
    check.that(list(zeros.shape) == [3, 4], "zeros has the shape [3, 4]")
    check.that(zeros.ndim == 2 and zeros.numel() == 12, "zeros has 2 dimensions, 12 elements")
    check.that(zeros.sum().item() == 0.0, "zeros sums to 0")
    check.that(list(ones.shape) == [2, 5], "ones has the shape [2, 5]")
    check.that(ones.sum().item() == 10.0, "ones sums to 10")
    check.that(list(noise.shape) == [4, 4], "randn has the shape [4, 4]")
    check.that(len(set(noise.flatten().tolist())) == 16, "randn gives 16 different numbers")
    check.that(zeros.device == session.device, f"the tensors are on {session.device}")
    check.that("torch" not in sys.modules, "Python has not imported the torch package")
    return check.finish()


def show(name: str, tensor: torch.Tensor) -> None:
    print(name)
    print(tensor)
    print(f"shape {list(tensor.shape)}, ndim {tensor.ndim}, numel {tensor.numel()}")
    print()


if __name__ == "__main__":
    common.run(main)
