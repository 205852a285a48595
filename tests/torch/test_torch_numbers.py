"""Operators between a tensor and a Python number, of every dtype, compared with PyTorch.

Numbers have a way of their own into the library, which must give the same bits: overflow, rounding,
promotion and refusals included.
"""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.shim

PRELUDE = """
import operator
INF, NAN = float("inf"), float("nan")
NUMBERS = [0, 1, -3, 3, 2**40, 2**62, -(2**63), 2**63, 2**64 - 1, 2**64, 300, 0.1, 0.5, -2.5]
NUMBERS += [1e300, -1e-300, INF, -INF, NAN, True, False, 1 + 2j]
def base(dtype):
    x = torch.tensor([[-3.0, -1.0, 0.0], [1.0, 2.0, 7.0]])
    if dtype == torch.bool:
        return x > 0
    return (x.abs() if dtype == torch.uint8 else x).to(dtype)
def views(x):
    return [x, x[1, 1], x.t(), x[:0], x[:, ::2]]
def outcome(function, *arguments):
    try:
        return function(*arguments)
    except Exception as error:
        kinds = [k.__name__ for k in type(error).__mro__ if k.__module__ == "builtins"]
        return kinds[0]
def safe(name, dtype, number):
    # Integers divided by zero, and shifts by nonsense, end the process or differ by machine.
    if "shift" in name:
        return isinstance(number, int) and 0 <= number <= 7
    if "floordiv" in name or "mod" in name:
        return dtype.is_floating_point or (dtype != torch.bool and number not in (0, -(2**63)))
    return True
def divisor(name, dtype, x):
    divides = "div" in name or "mod" in name
    return x.abs() + 1 if divides and not (dtype.is_floating_point or dtype == torch.bool) else x
def after(name, dtype):
    f = getattr(operator, name)
    return [outcome(f, x, n) for n in NUMBERS if safe(name, dtype, n) for x in views(base(dtype))]
def before(name, dtype):
    f = getattr(operator, name)
    return [outcome(f, n, divisor(name, dtype, x)) for n in NUMBERS if safe(name, dtype, n)
            for x in views(base(dtype))]
def in_place(name, dtype):
    f, results = getattr(operator, name), []
    for n in NUMBERS:
        if safe(name, dtype, n):
            x = base(dtype)
            y = outcome(f, x, n)
            results.append([y, y is x])
    return results
"""

DTYPES = ["float32", "float64", "float16", "bfloat16", "int64", "int32", "uint8", "int8", "bool"]
DTYPES += ["complex64"]
BINARY = ["add", "sub", "mul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift"]
BINARY += ["and_", "or_", "xor", "eq", "ne", "lt", "le", "gt", "ge"]
IN_PLACE = ["iadd", "isub", "imul", "itruediv", "ifloordiv", "imod", "ipow", "iand", "ior", "ixor"]
IN_PLACE += ["ilshift", "irshift"]

CASES = {
    f"{way} {name} {dtype}": f'{way}("{name}", torch.{dtype})'
    for dtype in DTYPES
    for way, names in (("after", BINARY), ("before", BINARY), ("in_place", IN_PLACE))
    for name in names
}


@pytest.mark.parametrize("name", CASES)
def test_number(name: str, compare: Any) -> None:
    compare(name, tolerance=0.0)
