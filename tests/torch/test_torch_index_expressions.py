"""Index expressions made by hypothesis: read, assigned to and differentiated by both libraries."""

from __future__ import annotations

import os
from math import prod
from typing import Any

import pytest
from same_source import differences, run

pytest.importorskip("hypothesis")
pytest.importorskip("numpy")

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.shim

#: SFFI_INDEX_EXAMPLES=5000 tries more
EXAMPLES = int(os.environ.get("SFFI_INDEX_EXAMPLES", "150"))
shared = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

SHAPES = [(), (0,), (1,), (5,), (3, 4), (2, 0), (2, 3, 4), (1, 3, 1, 2)]
DTYPES = ["float32", "float64", "int64", "uint8", "bool", "float16", "complex64", "int32"]
#: shapes of index tensors, which can be broadcast with each other
BROADCAST = [(), (1,), (2,), (2,), (1, 2), (2, 1), (2, 2), (0,)]
#: errors that say the same in other words: which dimension, which position, whose type names
OTHER_WORDS = (
    "is out of bounds for dimension",
    "grad can be implicitly created only for real scalar outputs",
    "must be Tensor, not",
    "expand(torch.",
    "returned a result with an exception set",
    "too many indices for tensor of dimension 0",
)
#: items that are wrong, or right at some places only
ODD = """
np.array(1) | torch.tensor(True) | torch.tensor(False) | [True, False, True] | 1.5 | 'a' | None
[slice(1), 0] | torch.tensor([]) | [[0, 1], [1]] | 10 ** 20 | 1j | np.float32(1) | object | [1.0]
np.array([1.0]) | [torch.tensor(0), torch.tensor(1)] | {1} | slice(0, 1) | ::-1 | ::0 | 'a': | 1.5:
[None] | torch.tensor([0.0]) | torch.tensor([7]) | 7 | -8 | [7] | (0, 1) | ..., ... | {} | True
torch.tensor([[True]]) | torch.tensor([1, 0], dtype=torch.uint8) | bytearray(1) | b'a' | np.True_
torch.tensor([0, 0, 0]) | torch.tensor(1.5): | range(9) | 0, 0, 0, 0 | range(0, 1) | [] | ()
"""
ODD_ITEMS = [item.strip() for line in ODD.strip().splitlines() for item in line.split("|")]


def lists_of(shape: tuple[int, ...], leaves: st.SearchStrategy[int]) -> st.SearchStrategy[Any]:
    """Nested lists of that shape."""
    if not shape:
        return leaves
    return st.lists(lists_of(shape[1:], leaves), min_size=shape[0], max_size=shape[0])


@st.composite
def bounds(draw: st.DrawFn) -> str:
    form = draw(st.sampled_from(["", "", "{}", "{}", "torch.tensor({})", "np.int64({})"]))
    return form.format(draw(st.integers(min_value=-6, max_value=6)))


@st.composite
def items(draw: st.DrawFn, shape: tuple[int, ...]) -> tuple[str, int]:
    """A right index for the first dimensions of that shape, and how many they are."""
    extent = shape[0]
    kind = draw(st.sampled_from(["int", "slice", "slice", "tensor", "tensor", "list", "mask"]))
    if kind == "mask":
        count = draw(st.integers(min_value=1, max_value=len(shape)))
        total, seed = prod(shape[:count]), draw(st.integers(min_value=1, max_value=5))
        mask = f"(torch.arange({total}) * {seed} % 3 % 2 == 0).reshape({shape[:count]})"
        return mask + draw(st.sampled_from(["", "", ".byte()"])), count
    if kind == "slice" or not extent:
        step = draw(st.sampled_from(["", "", ":1", ":2", ":3", ":torch.tensor(2)"]))
        return f"{draw(bounds())}:{draw(bounds())}{step}", 1
    numbers = st.integers(min_value=-extent, max_value=extent - 1)
    if kind == "int":
        form = draw(st.sampled_from(["{}", "{}", "torch.tensor({})", "np.int32({})"]))
        return form.format(draw(numbers)), 1
    values = draw(lists_of(draw(st.sampled_from(BROADCAST)), numbers))
    if kind == "list" and isinstance(values, list):
        form = draw(st.sampled_from(["{}", "{}", "tuple({})", "np.array({}, dtype=int)"]))
        return form.format(values), 1
    dtype = draw(st.sampled_from(["int64", "int64", "int32", "int16", "int8"]))
    return f"torch.tensor({values}, dtype=torch.{dtype})", 1


@st.composite
def indices(draw: st.DrawFn, shape: tuple[int, ...]) -> str:
    """An index expression for a tensor of that shape: a right one in three of four cases."""
    parts: list[str] = []
    rest = shape
    while True:
        parts += draw(st.sampled_from([[], [], [], [], ["None"], ["True"], ["None", "None"]]))
        if not rest or draw(st.integers(min_value=0, max_value=4)) == 4:
            break
        if "..." not in parts and draw(st.integers(min_value=0, max_value=5)) == 5:
            parts.append("...")
            rest = rest[draw(st.integers(min_value=0, max_value=len(rest))) :]
        else:
            part, count = draw(items(rest))
            parts.append(part)
            rest = rest[count:]
    if draw(st.integers(min_value=0, max_value=3)) == 3 or not parts:
        at = draw(st.integers(min_value=0, max_value=len(parts)))
        parts[at : at + draw(st.integers(min_value=0, max_value=1))] = [
            draw(st.sampled_from(ODD_ITEMS))
        ]
    return ", ".join(parts)


@st.composite
def tensors(draw: st.DrawFn, dtypes: list[str] = DTYPES) -> tuple[str, str]:
    """A tensor's source, and an index expression for it."""
    shape = draw(st.sampled_from(SHAPES))
    made = f"(torch.arange({prod(shape)}) - 3).reshape({shape})"
    if len(shape) > 1:
        made += draw(st.sampled_from(["", "", ".mT.contiguous().mT", ".flip(0)"]))
    return f"{made}.to(torch.{draw(st.sampled_from(dtypes))})", draw(indices(shape))


def check(source: str, torch: Any, reference: Any, *, either: bool = False) -> None:
    """Both libraries have the same outcome; where `either`, an error may be another one."""
    ours, theirs = run(source, torch), reference.run(source)
    if isinstance(theirs, dict) and "error" in theirs:
        assert isinstance(ours, dict) and "error" in ours, f"{source}\ngives {ours}, not {theirs}"
        if either or theirs["error"] == "SystemError":  # a mistake of PyTorch's own
            return
        if any(words in theirs["message"] for words in OTHER_WORDS):
            ours["message"] = theirs["message"]
    found = differences(ours, theirs, 0.0)
    assert not found, "\n".join([source, *found])


@given(case=tensors())
@shared
def test_reading(case: tuple[str, str], torch: Any, reference: Any) -> None:
    tensor, index = case
    check(f"x = {tensor}\n(x[{index}], x[{index}].stride())", torch, reference)


VALUES = st.one_of(
    st.sampled_from(["7", "-1", "2.5", "True", "1j", "torch.tensor(3)", "torch.tensor(2.5)"]),
    st.sampled_from(["torch.tensor([1, 2])", "torch.ones(4)", "torch.arange(3)[:, None]", "None"]),
    st.sampled_from(["'a'", "[1, 2]", "np.float64(2)", "np.array([1, 2])", "300", "10 ** 20"]),
    st.sampled_from(["(x[{}] * 2).double()", "x.flip(0)[{}]", "x[{}].sum()", "x[{}].int()"]),
    st.sampled_from(["torch.ones(0)", "torch.ones(1, 1, 1)", "torch.tensor(1j)", "float('nan')"]),
)


@given(case=tensors(), value=VALUES)
@shared
def test_assigning(case: tuple[str, str], value: str, torch: Any, reference: Any) -> None:
    tensor, index = case
    # Of two mistakes, in the number and in the index, either may be told.
    either = value in ("300", "10 ** 20", "1j", "float('nan')")
    value = value.replace("{}", index)
    check(f"x = {tensor}\nx[{index}] = {value}\nx", torch, reference, either=either)


CHANGES = ["x[{}] += 1", "x[{}] *= 2", "x[{}] -= x[{}]", "x[{}] //= 2", "x[{}] /= 2", "x[{}] &= 1"]
CHANGES += ["x[{}].zero_()", "x[{}].add_(1)", "x[{}] **= 2", "x[{}] |= True", "del x[{}]"]
CHANGES += ["x = len(x[{}])", "x = list(x[{}])", "x = 1 in x[{}]", "x = [len(y) for y in x[{}]]"]


@given(case=tensors(), change=st.sampled_from(CHANGES))
@shared
def test_changing(case: tuple[str, str], change: str, torch: Any, reference: Any) -> None:
    tensor, index = case
    check(f"x = {tensor}\n{change.replace('{}', index)}\nx", torch, reference)


GRADIENTS = [
    "(w[{}] * w[{}]).sum().backward()",
    "y = w * 2; y[{}] = 5; (y * y).sum().backward()",
    "y = w * 2; y[{}] = w[{}] * 3; y.sum().backward()",
    "y = w * 2; y[{}] *= 3; y.sum().backward()",
    "y = w * 2; y[{}] = w.sum(); (y * w).sum().backward()",
    "w[{}] = 1",
    "v = torch.ones_like(w); v[{}] = w[{}]; (v * v).sum().backward()",
]


@given(case=tensors(["float32", "float64", "complex64"]), how=st.sampled_from(GRADIENTS))
@shared
def test_gradients(case: tuple[str, str], how: str, torch: Any, reference: Any) -> None:
    tensor, index = case
    source = f"w = {tensor}\nw.requires_grad_()\n{how.replace('{}', index)}\n(w.grad, w)"
    check(source, torch, reference)


@st.composite
def puts(draw: st.DrawFn) -> str:
    """A call of index_put or index_put_ with integer tensors."""
    shape = draw(st.sampled_from([shape for shape in SHAPES if shape and 0 not in shape]))
    parts = []
    for extent in shape[: draw(st.integers(min_value=1, max_value=len(shape)))]:
        numbers = st.integers(min_value=-extent, max_value=extent - 1)
        values = draw(lists_of(draw(st.sampled_from(BROADCAST)), numbers))
        parts.append(f"torch.tensor({values}, dtype=torch.int64)")
    index = ", ".join(parts)
    dtype = draw(st.sampled_from(DTYPES))
    value = draw(st.sampled_from(["torch.tensor(3).to(x.dtype)", "x[{}] * x[{}]", "2.5", "x[{}]"]))
    accumulate = draw(st.sampled_from(["", ", accumulate=True", ", True", ", accumulate=False"]))
    form = draw(st.sampled_from(["x.index_put_(({},), {}{})", "x.index_put([{}], {}{})"]))
    call = form.format(index, value.replace("{}", index), accumulate)
    made = f"x = (torch.arange({prod(shape)}) - 3).reshape({shape}).to(torch.{dtype})"
    return f"{made}\n({call}, x)"


@given(source=puts())
@shared
def test_index_put(source: str, torch: Any, reference: Any) -> None:
    check(source, torch, reference)
