#!/usr/bin/env python3
"""Choose the device in dl.config.sdn and calculate on it.

Loads the configuration, verifies that it asks for the second GPU, CUDA(1), says what is there
and what is missing, and multiplies matrices on the device that is used.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import common
import sffi_torch as torch

SIZE = 512
REPEATS = 10


def main() -> int:
    options = common.parser(__doc__).parse_args()

    print("Device selection")
    print("================")
    session = common.start(options)
    from sffi_dl import CUDA

    print("Configuration, and where each value comes from")
    print(session.settings.describe())
    print()
    print("Devices here")
    print("cpu")
    for index in range(torch.cuda.device_count()):
        print(f"cuda:{index}  {torch.cuda.get_device_name(index)}")
    if not torch.cuda.is_available():
        print("no CUDA device")
    print()

    check = common.Checks()
    print("Verification")
    wanted = session.resolution.requested
    origin = session.settings.origin("device")
    if origin.rpartition(":")[0].endswith("dl.config.sdn"):
        check.that(wanted == CUDA(1), f"dl.config.sdn asks for CUDA(1): it says {wanted}")
    else:
        check.that(True, f"the device is {wanted}, as {origin} says")
    used = session.resolution.device
    check.that(
        session.resolution.is_available == (used == wanted),
        f"{wanted} is used" if used == wanted else f"{wanted} is missing: {used} is used instead",
    )

    # Row i of the product with ones is the sum of row i; here each row is 0, 1, ..., SIZE-1.
    rows = torch.arange(SIZE, device=session.device).to(torch.float64).expand(SIZE, SIZE)
    product = rows @ torch.ones([SIZE, SIZE], dtype=torch.float64, device=session.device)
    total = SIZE * (SIZE - 1) / 2
    check.that(str(product.device) == str(used), f"the matrix product was made on {used}")
    check.that(
        product.min().item() == total == product.max().item(),
        f"each of its {product.numel():,} elements is {total:,.0f}, the sum of 0 to {SIZE - 1}",
    )
    print(f"  {SIZE}x{SIZE} product: {measure(session.device) * 1000:.2f} ms (float32)")
    return check.finish()


def measure(device: torch.device) -> float:
    """Seconds for a product of two SIZE x SIZE matrices, the best of some."""
    a = torch.randn([SIZE, SIZE], device=device)
    best = float("inf")
    for _ in range(REPEATS):
        start = time.perf_counter()
        (a @ a).sum().item()  # item() waits for the device
        best = min(best, time.perf_counter() - start)
    return best


if __name__ == "__main__":
    common.run(main)
