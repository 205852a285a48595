"""What hypothesis prints looks the same: values of all sizes, every dtype, options of all kinds."""

from __future__ import annotations

import os
from math import prod
from typing import Any

import pytest
from same_source import differences, run

pytest.importorskip("hypothesis")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.shim

#: SFFI_PRINT_EXAMPLES=5000 tries more
EXAMPLES = int(os.environ.get("SFFI_PRINT_EXAMPLES", "120"))
shared = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

FLOATS = ["float32", "float64", "float16", "bfloat16", "float8_e5m2", "float8_e4m3fn"]
INTEGERS = ["int64", "int32", "int16", "int8", "uint8", "bool", "uint16", "uint32", "uint64"]
COMPLEX = ["complex64", "complex128", "complex32"]

plain = st.one_of(
    st.integers(min_value=-3, max_value=3).map(float),
    st.floats(min_value=-10, max_value=10, width=16),
    st.floats(width=32),
    st.sampled_from([0.0, -0.0, 1e-5, 1e5, 1e8, 1e9, 1000.0, 0.5, float("nan"), float("inf")]),
    st.integers(min_value=-12, max_value=12).map(lambda power: 10.0**power),
)
shapes = st.one_of(
    st.sampled_from([(), (1,), (0,), (2, 0), (0, 3), (1, 1, 1), (3, 4), (2, 3, 2)]),
    st.lists(st.integers(min_value=0, max_value=4), max_size=4).map(tuple),
)


def literal(value: float) -> str:
    return repr(value) if value - value == 0 else f"float('{value}')"


@st.composite
def tensors(draw: st.DrawFn) -> str:
    """A tensor of a few values."""
    shape = draw(shapes)
    kind = draw(st.sampled_from([*FLOATS[:2] * 3, *FLOATS, *INTEGERS, *COMPLEX]))
    count = prod(shape)
    if kind in INTEGERS:
        numbers = draw(
            st.lists(
                st.integers(min_value=-100000, max_value=10**12), min_size=count, max_size=count
            )
        )
        made = f"torch.tensor({numbers}).to(torch.{kind})"
    else:
        values = draw(st.lists(plain, min_size=count, max_size=count))
        made = f"torch.tensor([{', '.join(map(literal, values))}], dtype=torch.float64)"
        if kind in COMPLEX:
            made = f"torch.complex({made}, {made}.flip(0) * 3).to(torch.{kind})"
        else:
            made += f".to(torch.{kind})"
    made += f".reshape({shape})"
    made += draw(
        st.sampled_from(["", "", "", ".mT", ".flip(0)", "[..., ::2]", "[None]", ".conj()"])
    )
    if kind not in INTEGERS:
        made += draw(st.sampled_from(["", "", ".requires_grad_()", ".requires_grad_() * 1"]))
    return made


@st.composite
def ranges(draw: st.DrawFn) -> str:
    """A tensor of more elements, so that rows are broken and the middle may be left out."""
    shape = draw(
        st.one_of(
            st.lists(st.integers(min_value=1, max_value=9), min_size=2, max_size=5),
            st.lists(st.integers(min_value=1, max_value=60), min_size=1, max_size=2),
            st.sampled_from([[1001], [2000, 1], [7, 200], [1, 1100], [3, 3, 200], [0, 2000]]),
        )
    )
    kind = draw(st.sampled_from(["float32", "int64", "float64", "bool", "complex64", "float16"]))
    scale = draw(st.sampled_from(["1", "0.37", "1e-3", "1e6", "12345.678"]))
    made = f"(torch.arange({prod(shape)}, dtype=torch.float64) * {scale} - 7).to(torch.{kind})"
    return f"{made}.reshape({shape})" + draw(st.sampled_from(["", "", ".mT", ".requires_grad_()"]))


@st.composite
def options(draw: st.DrawFn) -> str:
    """Arguments of set_printoptions."""
    given = {
        "precision": draw(st.sampled_from([None, None, 0, 1, 2, 3, 6, 10])),
        "threshold": draw(st.sampled_from([None, None, 0, 5, 20, 1000, 10**6])),
        "edgeitems": draw(st.sampled_from([None, None, 0, 1, 2, 5])),
        "linewidth": draw(st.sampled_from([None, None, 1, 20, 40, 120])),
        "profile": draw(st.sampled_from([None, None, "'default'", "'short'", "'full'"])),
        "sci_mode": draw(st.sampled_from([None, None, True, False])),
    }
    return ", ".join(f"{name}={value}" for name, value in given.items() if value is not None)


def check(expression: str, changed: str, torch: Any, reference: Any) -> None:
    source = "torch.set_printoptions(profile='default')\n"
    if changed:
        source += f"torch.set_printoptions({changed})\n"
    if "requires_grad" in expression and not any(
        kind in expression for kind in ("float", "complex")
    ):
        expression = expression.replace(".requires_grad_()", "")
    source += f"x = {expression}\nrepr(x)"
    ours = run(source, torch)
    run("torch.set_printoptions(profile='default')", torch)
    found = differences(ours, reference.run(source), 0.0)
    assert not found, "\n".join([source, *found])


@given(expression=tensors())
@shared
def test_values(expression: str, torch: Any, reference: Any) -> None:
    check(expression, "", torch, reference)


@given(expression=st.one_of(tensors(), ranges()), changed=options())
@shared
def test_options(expression: str, changed: str, torch: Any, reference: Any) -> None:
    check(expression, changed, torch, reference)


@given(expression=ranges())
@shared
def test_ranges(expression: str, torch: Any, reference: Any) -> None:
    check(expression, "", torch, reference)


@given(
    value=plain,
    kind=st.sampled_from([*FLOATS[:4], "int64", "bool", "complex64"]),
    spec=st.sampled_from(["", ".2f", "10", ">12.3e", "g", "d", "+", "x", "5d", "s"]),
)
@shared
def test_format(value: float, kind: str, spec: str, torch: Any, reference: Any) -> None:
    # What is no number, or none that fits, becomes something else on each processor.
    value = value if kind not in ("int64", "bool") or abs(value) < 2**40 else 7.0
    source = f"x = torch.tensor({literal(value)}, dtype=torch.float64).to(torch.{kind})\n"
    source += f"(format(x, {spec!r}), f'{{x}}', str(x), format(x[None]))"
    found = differences(run(source, torch), reference.run(source), 0.0)
    assert not found, "\n".join([source, *found])
