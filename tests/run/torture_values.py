"""The library of the torture tests, and the values that they call it with."""

from __future__ import annotations

import ctypes

from hypothesis import settings
from hypothesis import strategies as st

#: names a folder in which the package and its library are, built with sanitizers
PREBUILT = "TORTURE_PREBUILT"
SOURCES = ["torture.c", "torture_cpp.cpp"]

quick = settings(deadline=None, max_examples=60)
i32s = st.integers(-(2**31), 2**31 - 1)
i64s = st.integers(-(2**63), 2**63 - 1)
small = st.integers(-1000, 1000)
reals = st.floats(allow_nan=False)
singles = st.floats(allow_nan=False, width=32)
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=40)

WIDTHS = {
    **{f"i{bits}": (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for bits in (8, 16, 32, 64)},
    **{f"u{bits}": (0, 2**bits - 1) for bits in (8, 16, 32, 64)},
    **{"usize": (0, 2**64 - 1), "isize": (-(2**63), 2**63 - 1)},
    "long": (-(2 ** (8 * ctypes.sizeof(ctypes.c_long) - 1)),) * 2,
    "ulong": (0, 2 ** (8 * ctypes.sizeof(ctypes.c_long)) - 1),
}
WIDTHS["long"] = (WIDTHS["long"][0], -WIDTHS["long"][0] - 1)


def wrap(value: int) -> int:
    """As an ``int32_t``."""
    return (value + 2**31) % 2**32 - 2**31
