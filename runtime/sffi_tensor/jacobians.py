"""``torch.autograd.functional``: derivatives of functions of tensors, by backward passes."""

from __future__ import annotations

from sffi_torch import functions

from sffi_tensor.autograd import grad
from sffi_tensor.grad_mode import enable_grad
from sffi_tensor.tensor import is_tensor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sffi_torch.handles import Tensor

__all__ = ["hessian", "hvp", "jacobian", "jvp", "vhp", "vjp"]


def _tuple(value: Any, function: str, what: str) -> tuple[Tensor, ...]:
    found = value if isinstance(value, (tuple, list)) else (value,)
    for item in found:
        if not is_tensor(item):
            raise TypeError(
                f"The {what} given to {function} must be either a Tensor or a tuple of Tensors but "
                f"the value has type {type(item)}."
            )
    return tuple(found)


def _inputs(inputs: Any, function: str, create_graph: bool) -> tuple[Tensor, ...]:
    """The inputs as the ends of a new graph; with `create_graph` still part of theirs."""
    found = _tuple(inputs, function, "inputs")
    if create_graph:
        return tuple(each.view_as(each) if each.requires_grad else _leaf(each) for each in found)
    return tuple(_leaf(each) for each in found)


def _leaf(tensor: Tensor) -> Tensor:
    return tensor.detach().requires_grad_(True)


def _vectors(v: Any, like: tuple[Tensor, ...], function: str) -> tuple[Tensor, ...]:
    """The vectors of a product; for one value of one element it may be left out."""
    if v is None:
        if len(like) != 1 or like[0].numel() != 1:
            what = "the input to the user-provided function is"
            if function == "vjp":
                what = "the user-provided function returns"
            raise RuntimeError(
                f"The vector v can only be None if {what} a single Tensor with a single element."
            )
        return (functions.ones_like(like[0]),)
    found = _tuple(v, function, "v")
    for vector, other in zip(found, like, strict=False):
        if vector.shape != other.shape:
            raise RuntimeError(
                f"v has invalid size: should be {other.shape} but got {vector.shape}."
            )
    return found


def _gradients(
    outputs: Any, inputs: tuple[Tensor, ...], vectors: Any, create_graph: bool, strict: bool
) -> tuple[Tensor, ...]:
    """Sums of gradients, zeros for inputs that do not count."""
    recorded = [
        (out, vector) for out, vector in zip(outputs, vectors, strict=True) if out.requires_grad
    ]
    if strict and len(recorded) < len(outputs):
        raise RuntimeError("an output is independent of all inputs")
    found: tuple[Tensor | None, ...] = (None,) * len(inputs)
    if recorded:
        outs, given = zip(*recorded, strict=True)
        found = grad(
            outs, inputs, given, retain_graph=True, create_graph=create_graph, allow_unused=True
        )
    if strict and any(each is None for each in found):
        raise RuntimeError("an output is independent of one of the inputs")
    return tuple(
        functions.zeros_like(each) if value is None else value
        for value, each in zip(found, inputs, strict=True)
    )


def _done(values: tuple[Tensor, ...], single: bool, create_graph: bool) -> Any:
    if not create_graph:
        values = tuple(value.detach() for value in values)
    return values[0] if single else values


def jacobian(
    func: Callable[..., Any],
    inputs: Any,
    create_graph: bool = False,
    strict: bool = False,
    vectorize: bool = False,
    strategy: str = "reverse-mode",
) -> Any:
    """All derivatives of a function's outputs with respect to its inputs.

    Args:
        func: takes tensors and gives a tensor or a tuple of them.
        inputs: a tensor or a tuple of them.
        create_graph: record the computation, for higher derivatives.
        strict: refuse an output that does not depend on an input, instead of giving zeros.
        vectorize: accepted; the rows are computed one by one.
        strategy: "reverse-mode"; there is no other here.

    Returns:
        For an output of shape (a...) and an input of shape (b...) a tensor of shape (a..., b...);
        a tuple of them for several inputs, a tuple of those for several outputs.

    Raises:
        NotImplementedError: another strategy.
        RuntimeError: with `strict`, an output that is independent of an input.
    """
    if strategy != "reverse-mode":
        raise NotImplementedError(f"jacobian(): strategy {strategy!r} is not supported")
    single_input = not isinstance(inputs, (tuple, list))
    with enable_grad():
        points = _inputs(inputs, "jacobian", create_graph)
        result = func(*points)
        single_output = not isinstance(result, (tuple, list))
        outputs = _tuple(result, "jacobian", "outputs")
        rows = []
        for out in outputs:
            parts: list[list[Tensor]] = [[] for _ in points]
            for element in out.reshape(-1):
                found = _gradients([element], points, [None], create_graph, strict)
                for part, value in zip(parts, found, strict=True):
                    part.append(value)
            row = tuple(
                functions.stack(part).reshape((*out.shape, *point.shape))
                if part
                else point.new_zeros((*out.shape, *point.shape))
                for part, point in zip(parts, points, strict=True)
            )
            rows.append(_done(row, single_input, create_graph))
    return rows[0] if single_output else tuple(rows)


def hessian(
    func: Callable[..., Tensor],
    inputs: Any,
    create_graph: bool = False,
    strict: bool = False,
    vectorize: bool = False,
    outer_jacobian_strategy: str = "reverse-mode",
) -> Any:
    """All second derivatives of a function of one value; arguments as for :func:`jacobian`.

    Returns:
        For inputs of shapes (a...) and (b...) a tensor of shape (a..., b...); for several inputs a
        tuple of tuples.
    """
    single = not isinstance(inputs, (tuple, list))

    def first(*points: Tensor) -> Any:
        value = func(*points)
        if not is_tensor(value) or value.numel() != 1:
            raise RuntimeError(
                "The Tensor returned by the function given to hessian should contain a single "
                "element"
            )
        return _gradients([value], points, [None], True, strict)

    found = jacobian(first, inputs, create_graph, strict, vectorize, outer_jacobian_strategy)
    return found[0] if single else found


def vjp(
    func: Callable[..., Any],
    inputs: Any,
    v: Any = None,
    create_graph: bool = False,
    strict: bool = False,
) -> tuple[Any, Any]:
    """The outputs of a function, and the product of a vector with its Jacobian.

    Args:
        func: takes tensors and gives a tensor or a tuple of them.
        inputs: a tensor or a tuple of them.
        v: a vector of the outputs' shapes; may be left out for one output of one element.
        create_graph: record the computation, for higher derivatives.
        strict: refuse an output that does not depend on an input, instead of giving zeros.
    """
    single_input = not isinstance(inputs, (tuple, list))
    with enable_grad():
        points = _inputs(inputs, "vjp", create_graph)
        result = func(*points)
        outputs = _tuple(result, "vjp", "outputs")
        found = _gradients(outputs, points, _vectors(v, outputs, "vjp"), create_graph, strict)
    single_output = not isinstance(result, (tuple, list))
    return _done(outputs, single_output, create_graph), _done(found, single_input, create_graph)


def jvp(
    func: Callable[..., Any],
    inputs: Any,
    v: Any = None,
    create_graph: bool = False,
    strict: bool = False,
) -> tuple[Any, Any]:
    """The outputs of a function, and the product of its Jacobian with a vector.

    Computed by two backward passes. Arguments as for :func:`vjp`, `v` being of the inputs' shapes.
    """
    with enable_grad():
        points = _inputs(inputs, "jvp", create_graph)
        vectors = _vectors(v, points, "jvp")
        result = func(*points)
        outputs = _tuple(result, "jvp", "outputs")
        # The gradients are linear in these: their own gradients are the product.
        ghosts = tuple(functions.zeros_like(out).requires_grad_(True) for out in outputs)
        first = _gradients(outputs, points, ghosts, True, strict)
        found = _gradients(first, ghosts, vectors, create_graph, False)
    single = not isinstance(result, (tuple, list))
    return _done(outputs, single, create_graph), _done(found, single, create_graph)


def vhp(
    func: Callable[..., Tensor],
    inputs: Any,
    v: Any = None,
    create_graph: bool = False,
    strict: bool = False,
) -> tuple[Any, Any]:
    """The value of a function, and the product of a vector with its second derivatives.

    Arguments as for :func:`vjp`, `v` being of the inputs' shapes.
    """
    single = not isinstance(inputs, (tuple, list))
    with enable_grad():
        points = _inputs(inputs, "vhp", create_graph)
        vectors = _vectors(v, points, "vhp")
        value = func(*points)
        first = _gradients([value], points, [None], True, strict)
        found = _gradients(first, points, vectors, create_graph, strict)
    return _done((value,), True, create_graph), _done(found, single, create_graph)


def hvp(
    func: Callable[..., Tensor],
    inputs: Any,
    v: Any = None,
    create_graph: bool = False,
    strict: bool = False,
) -> tuple[Any, Any]:
    """The value of a function, and the product of its second derivatives with a vector.

    They are symmetric, so this is :func:`vhp`.
    """
    return vhp(func, inputs, v, create_graph, strict)
