"""Playing one case with one library, and describing all that could be seen of it."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

from aten_values import CannotSay, Maker, Observer, layout, member, raw

FLOATING = ("float32", "float64", "float16", "bfloat16", "complex64", "complex128")


def perform(
    lib: Any,
    case: dict[str, Any],
    read: Callable[[list[int]], bytes],
    store: Callable[[bytes], Any],
) -> dict[str, Any]:
    """Make the arguments of a case, call, and describe result, changed inputs, gradients or error.

    Args:
        lib: the library, PyTorch or sffi_torch.
        case: what to call, with what; see :mod:`aten_values`.
        read: gives the bytes of a storage.
        store: keeps the bytes of a result, and gives what stands for them in the outcome.
    """
    lib.manual_seed(case.get("seed", 0))
    maker = Maker(lib, case, read)
    observer = Observer(lib, store)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        args = [maker.value(item) for item in case.get("args", ())]
        kwargs = {name: maker.value(item) for name, item in case.get("kwargs", {}).items()}
        leaves = [maker.made[i] for i, e in enumerate(maker.entries) if e.get("grad")]
        if case.get("grad") and case.get("inplace") and leaves:
            # A leaf must not be changed in place: the function gets a copy that depends on it.
            args[0] = args[0].clone()
            maker.made = {**maker.made, -1: args[0]}
        observer.know(maker.made)
        before = {i: state(t) for i, t in maker.made.items()}
        try:
            result = member(lib, case["path"])(*args, **kwargs)
        except CannotSay:
            raise
        except Exception as error:  # noqa: BLE001 - any error is an outcome
            return {"error": kinds(error), "message": str(error)}
        outcome: dict[str, Any] = {"result": observer.value(result)}
        changed = {}
        for index, tensor in maker.made.items():
            after = state(tensor)
            if after != before[index]:
                observer.inputs = {}
                changed[str(index)] = observer.tensor(tensor)
        if changed:
            outcome["changed"] = changed
        if case.get("grad") and leaves:
            outcome["gradients"] = gradients(lib, observer, result, leaves)
        return outcome


def state(tensor: Any) -> Any:
    """What shows that a tensor was changed: sizes, strides and every element."""
    if layout(tensor) != "strided":
        return None
    return list(tensor.size()), list(tensor.stride()), short_dtype(tensor), raw(tensor)


def short_dtype(tensor: Any) -> str:
    return str(tensor.dtype).rpartition(".")[2]


def kinds(error: BaseException) -> list[str]:
    """An error's class and those that it derives from, down to the built-in one."""
    return [kind.__name__ for kind in type(error).__mro__ if kind not in (object, BaseException)]


def gradients(lib: Any, observer: Observer, result: Any, leaves: list[Any]) -> Any:
    """Vector-Jacobian products of all results with respect to the leaves, or why there are none."""
    outputs = [t for t in flat(result) if t.requires_grad and short_dtype(t) in FLOATING]
    outputs = [t for t in outputs if layout(t) == "strided"]
    if not outputs:
        return None
    observer.know({})
    vectors = []
    for tensor in outputs:
        count = tensor.numel()
        vector = lib.linspace(0.5, 1.5, count, dtype=lib.float64)
        vectors.append(vector.reshape(tensor.size()).to(tensor.dtype))
    try:
        found = lib.autograd.grad(outputs, leaves, vectors, allow_unused=True)
    except Exception as error:  # noqa: BLE001 - any error is an outcome
        return {"error": kinds(error), "message": str(error)}
    return observer.value(list(found))


def flat(value: Any) -> list[Any]:
    """The tensors in a result, in order."""
    if isinstance(value, (list, tuple)):
        return [tensor for item in value for tensor in flat(item)]
    return [value] if type(value).__name__ in ("Tensor", "Parameter") else []
