#!/usr/bin/env python3
"""Calculate with tensors: add, mul, matmul, relu, sigmoid, tanh.

Each result is checked against values worked out by hand; how is said beside them.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import common
import sffi_torch as torch


def main() -> int:
    options = common.parser(__doc__).parse_args()

    print("Tensor operations")
    print("=================")
    session = common.start(options)
    check = common.Checks()

    a = torch.tensor([[1.0, 2.0], [3.0, 4.0]], device=session.device)
    b = torch.tensor([[10.0, 20.0], [30.0, 40.0]], device=session.device)
    print(f"a = {a.tolist()}, b = {b.tolist()}")
    print()

    print("add: element by element")
    print(a + b)
    check.close(a + b, [[11.0, 22.0], [33.0, 44.0]], "a + b")
    check.close(torch.add(a, b), [[11.0, 22.0], [33.0, 44.0]], "torch.add(a, b) is the same")
    check.close(a + 1, [[2.0, 3.0], [4.0, 5.0]], "a + 1 adds 1 to each element")
    print()

    print("mul: element by element")
    print(a * b)
    check.close(a * b, [[10.0, 40.0], [90.0, 160.0]], "a * b")
    check.close(torch.mul(a, 2), [[2.0, 4.0], [6.0, 8.0]], "torch.mul(a, 2) doubles")
    print()

    print("matmul: rows times columns")
    print(a @ b)
    # 1*10 + 2*30, 1*20 + 2*40; 3*10 + 4*30, 3*20 + 4*40
    check.close(a @ b, [[70.0, 100.0], [150.0, 220.0]], "a @ b")
    check.close(torch.matmul(a, b), [[70.0, 100.0], [150.0, 220.0]], "torch.matmul(a, b)")
    print()

    print("relu: what is below 0 becomes 0")
    x = torch.tensor([-2.0, 0.0, 3.0], device=session.device)
    print(torch.relu(x))
    check.close(torch.relu(x), [0.0, 0.0, 3.0], "relu([-2, 0, 3])")
    print()

    print("sigmoid: 1 / (1 + exp(-x))")
    # exp(ln 3) = 3, so the sigmoid of ln 3 is 1 / (1 + 1/3) = 3/4.
    x = torch.tensor([-math.log(3), 0.0, math.log(3)], device=session.device)
    print(torch.sigmoid(x))
    check.close(torch.sigmoid(x), [0.25, 0.5, 0.75], "sigmoid([-ln 3, 0, ln 3])")
    print()

    print("tanh: (exp(x) - exp(-x)) / (exp(x) + exp(-x))")
    # For x = ln 2: (2 - 1/2) / (2 + 1/2) = 3/5.
    x = torch.tensor([-math.log(2), 0.0, math.log(2)], device=session.device)
    print(torch.tanh(x))
    check.close(torch.tanh(x), [-0.6, 0.0, 0.6], "tanh([-ln 2, 0, ln 2])")
    return check.finish()


if __name__ == "__main__":
    common.run(main)
