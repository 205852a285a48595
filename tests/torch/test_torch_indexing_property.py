"""Any index expression picks what NumPy picks: its rules are PyTorch's, but for negative steps."""

from __future__ import annotations

from typing import Any

import pytest

hypothesis = pytest.importorskip("hypothesis")
numpy_strategies = pytest.importorskip("hypothesis.extra.numpy")

from hypothesis import HealthCheck, given, settings  # noqa: E402 - only where it is installed
from hypothesis import strategies as st  # noqa: E402

pytestmark = pytest.mark.shim

_settings = settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much],
)
shapes = numpy_strategies.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=5)


def _forward(index: Any) -> bool:
    """Whether no slice goes backwards, which tensors do not support."""
    items = index if isinstance(index, tuple) else (index,)
    return not any(isinstance(item, slice) and (item.step or 1) < 0 for item in items)


def _pair(torch: Any, np: Any, shape: tuple[int, ...]) -> tuple[Any, Any]:
    array = np.arange(int(np.prod(shape)), dtype=np.int64).reshape(shape)
    return torch.from_numpy(array.copy()), array


@given(data=st.data())
@_settings
def test_basic_index(torch: Any, np: Any, data: st.DataObject) -> None:
    shape = data.draw(shapes)
    index = data.draw(
        numpy_strategies.basic_indices(shape, allow_newaxis=True, max_dims=6).filter(_forward)
    )
    if not shape and isinstance(index, slice):
        return
    tensor, array = _pair(torch, np, shape)
    found, expected = tensor[index], array[index]
    assert tuple(found.shape) == np.shape(expected)
    assert found.tolist() == np.asarray(expected).tolist()


@given(data=st.data())
@_settings
def test_basic_assignment(torch: Any, np: Any, data: st.DataObject) -> None:
    shape = data.draw(shapes)
    index = data.draw(numpy_strategies.basic_indices(shape, allow_newaxis=False).filter(_forward))
    if not shape and isinstance(index, slice):
        return
    tensor, array = _pair(torch, np, shape)
    tensor[index] = -1
    array[index] = -1
    assert tensor.tolist() == array.tolist()


@given(data=st.data())
@_settings
def test_integer_arrays(torch: Any, np: Any, data: st.DataObject) -> None:
    sides = st.integers(min_value=1, max_value=4)
    shape = data.draw(st.lists(sides, min_size=1, max_size=3).map(tuple))
    index = data.draw(numpy_strategies.integer_array_indices(shape, dtype=np.dtype("int64")))
    tensor, array = _pair(torch, np, shape)
    expected = array[index].tolist()
    assert tensor[index].tolist() == expected
    assert tensor[tuple(torch.from_numpy(part) for part in index)].tolist() == expected
    assert tensor[tuple(part.tolist() for part in index)].tolist() == expected


@given(data=st.data())
@_settings
def test_masks(torch: Any, np: Any, data: st.DataObject) -> None:
    shape = data.draw(shapes)
    mask = data.draw(numpy_strategies.arrays(np.bool_, shape))
    tensor, array = _pair(torch, np, shape)
    assert tensor[torch.from_numpy(mask)].tolist() == array[mask].tolist()
    tensor[torch.from_numpy(mask)] = 7
    array[mask] = 7
    assert tensor.tolist() == array.tolist()
