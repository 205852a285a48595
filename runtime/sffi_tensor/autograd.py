"""Gradients on demand: :func:`grad` and :func:`backward`, as ``torch.autograd`` has them."""

from __future__ import annotations

from sffi_tensor.dtypes import type_name
from sffi_tensor.grad_function import raise_from_hooks
from sffi_tensor.grad_mode import enable_grad, inference_mode, no_grad, set_grad_enabled
from sffi_tensor.tensor import is_tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = [
    "backward",
    "detect_anomaly",
    "enable_grad",
    "grad",
    "inference_mode",
    "no_grad",
    "set_detect_anomaly",
    "set_grad_enabled",
]


def grad(
    outputs: Tensor | Sequence[Tensor],
    inputs: Tensor | Sequence[Tensor],
    grad_outputs: Tensor | Sequence[Tensor | None] | None = None,
    retain_graph: bool | None = None,
    create_graph: bool = False,
    only_inputs: bool = True,
    allow_unused: bool | None = None,
    is_grads_batched: bool = False,
    materialize_grads: bool = False,
) -> tuple[Tensor | None, ...]:
    """Sum of the gradients of `outputs` with respect to each of `inputs`.

    Args:
        outputs: what is differentiated.
        inputs: with respect to what; their ``grad`` is left alone.
        grad_outputs: the vector in the vector-Jacobian product, one for each output; None for a
            scalar output.
        retain_graph: keep the graph for another pass; by default as `create_graph`.
        create_graph: record the computation of the gradients, for higher derivatives.
        only_inputs: accepted for compatibility; must be True.
        allow_unused: give None for an input that no output depends on, instead of an error.
        is_grads_batched: must be False; vectorised products are not supported.
        materialize_grads: give zeros instead of None for inputs that are not used.

    Returns:
        One gradient for each input, of its shape.

    Raises:
        RuntimeError: an output without a graph, a non-scalar output without its `grad_outputs`,
            an unused input.
    """
    if not only_inputs:
        raise ValueError("grad(): only_inputs=False is no longer supported; use backward()")
    if is_grads_batched:
        raise NotImplementedError("grad(): is_grads_batched=True is not supported")
    if materialize_grads and allow_unused is False:
        raise ValueError(
            "Expected allow_unused to be True or not passed when materialize_grads=True, but got: "
            "allow_unused=False."
        )
    from sffi_torch import functions
    from sffi_torch.autograd import _grad

    targets = _tensors(outputs, "grad", "outputs")
    sources = _tensors(inputs, "grad", "inputs")
    vectors = _vectors(grad_outputs, targets)
    for position, target in enumerate(targets):
        if not target.requires_grad:
            raise RuntimeError(
                f"element {position} of tensors does not require grad and does not have a grad_fn"
            )
    for source in sources:
        if not source.requires_grad:
            raise RuntimeError("One of the differentiated Tensors does not require grad")
    keep = create_graph if retain_graph is None else retain_graph
    try:
        found = list(_grad(targets, sources, vectors, keep, create_graph, True))
    except RuntimeError:
        raise_from_hooks()
        raise
    for position, value in enumerate(found):
        if value is not None:
            continue
        if materialize_grads:
            found[position] = functions.zeros_like(sources[position])
        elif not allow_unused:
            raise RuntimeError(
                f"The differentiated Tensor at index {position} appears to not have been used in "
                "the graph. Set allow_unused=True if this is the desired behavior."
            )
    return tuple(found)


def backward(
    tensors: Tensor | Sequence[Tensor],
    grad_tensors: Tensor | Sequence[Tensor | None] | None = None,
    retain_graph: bool | None = None,
    create_graph: bool = False,
    grad_variables: Tensor | Sequence[Tensor | None] | None = None,
    inputs: Tensor | Sequence[Tensor] | None = None,
) -> None:
    """Add the gradients of `tensors` to the ``grad`` of the leaves that they depend on.

    Args:
        tensors: what is differentiated.
        grad_tensors: the vector in the vector-Jacobian product, one for each tensor.
        retain_graph: keep the graph for another pass; by default as `create_graph`.
        create_graph: record the computation of the gradients, for higher derivatives.
        grad_variables: old name of `grad_tensors`.
        inputs: the only tensors whose ``grad`` is to change; all leaves by default.

    Raises:
        RuntimeError: a tensor without a graph, or a non-scalar one without its `grad_tensors`.
    """
    if grad_variables is not None:
        if grad_tensors is not None:
            raise RuntimeError(
                "`grad_tensors` and `grad_variables` (deprecated) arguments both passed to "
                "`backward()`. Please only use `grad_tensors`."
            )
        grad_tensors = grad_variables
    targets = _tensors(tensors, "backward", "tensors")
    vectors = _vectors(grad_tensors, targets)
    sources = [] if inputs is None else _tensors(inputs, "backward", "inputs")
    if inputs is not None and not sources:
        raise RuntimeError("`inputs` argument to `backward()` cannot be empty.")
    from sffi_torch.autograd import _backward

    try:
        _backward(targets, vectors, retain_graph, create_graph, sources)
    except RuntimeError:
        raise_from_hooks()
        raise


def _tensors(value: Any, function: str, argument: str) -> list[Tensor]:
    if is_tensor(value):
        return [value]
    items = list(value)
    for position, item in enumerate(items):
        if not is_tensor(item):
            raise TypeError(
                f"{function}(): argument '{argument}' must be a Tensor or a sequence of Tensors, "
                f"but element {position} is {type_name(item)}"
            )
    return items


def _vectors(value: Any, targets: list[Tensor]) -> list[Tensor | None]:
    """The vectors of the products, checked: one for each target, of its shape."""
    if value is None:
        vectors: list[Tensor | None] = [None] * len(targets)
    elif is_tensor(value):
        vectors = [value]
    else:
        vectors = list(value)
    if len(vectors) != len(targets):
        raise RuntimeError(f"got {len(targets)} tensors and {len(vectors)} gradients")
    for position, (target, vector) in enumerate(zip(targets, vectors, strict=True)):
        if vector is None:
            if target.requires_grad and target.numel() != 1:
                raise RuntimeError("grad can be implicitly created only for scalar outputs")
        elif not is_tensor(vector):
            raise TypeError(f"gradients can be either Tensors or None, but got {type_name(vector)}")
        elif vector.shape != target.shape:
            raise RuntimeError(
                f"Mismatch in shape: grad_output[{position}] has a shape of {vector.shape} and "
                f"output[{position}] has a shape of {target.shape}."
            )
    return vectors


class set_detect_anomaly:  # noqa: N801 - PyTorch's name
    """Has backward passes say which operation made a NaN, at once or for a ``with`` block.

    Args:
        mode: whether they look.
        check_nan: whether a NaN is a mistake.
    """

    __slots__ = ("_mode", "_previous")

    def __init__(self, mode: bool, check_nan: bool = True) -> None:
        from sffi_torch import functions

        self._previous = (functions.is_anomaly_enabled(), functions.is_anomaly_check_nan_enabled())
        self._mode = (mode, check_nan)
        functions.set_anomaly_enabled(mode, check_nan)

    def __enter__(self) -> None:
        pass

    def __exit__(self, *exception: object) -> None:
        from sffi_torch import functions

        functions.set_anomaly_enabled(*self._previous)


class detect_anomaly(set_detect_anomaly):  # noqa: N801 - PyTorch's name
    """Has backward passes in a ``with`` block say which operation made a NaN.

    Args:
        check_nan: whether a NaN is a mistake.
    """

    __slots__ = ()

    def __init__(self, check_nan: bool = True) -> None:
        super().__init__(True, check_nan)
