"""Rarer methods of tensors that are Python, and not a call of one native function."""

# As in sffi_tensor.tensor: `self` is the generated class, which mypy calls "misc".
# mypy: disable-error-code="misc"

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from sffi_torch.handles import Tensor

    from sffi_tensor.hooks import RemovableHandle

__all__ = ["MethodsMixin"]

#: operators that take a number for a tensor, as those of PyTorch do
_TAKE_NUMBERS = frozenset(
    (
        "add",
        "sub",
        "subtract",
        "mul",
        "multiply",
        "div",
        "divide",
        "true_divide",
        "floor_divide",
        "copy",
    )
)


class MethodsMixin:
    """What :class:`sffi_tensor.tensor.TensorMixin` has besides what everybody uses."""

    __slots__ = ()

    @classmethod
    def _of_number(cls, value: Any, function: str) -> Tensor | None:
        """What an operator of ``ops.aten`` that wants a tensor takes a number for, if it does."""
        if function.removesuffix("_") not in _TAKE_NUMBERS:
            return None
        from sffi_torch.functions import _wrapped

        from sffi_tensor import dtypes

        kinds = {bool: dtypes.bool_, int: dtypes.int64, complex: dtypes.complex128}
        return _wrapped(value, kinds.get(type(value), dtypes.float64))

    def register_hook(self: Tensor, hook: Callable[[Tensor], Any]) -> RemovableHandle:
        """Have `hook` called with each gradient of this tensor, as backward passes compute it.

        Args:
            hook: takes the gradient; a tensor that it returns is used in its place.

        Returns:
            A handle whose ``remove()`` takes the hook away.

        Raises:
            RuntimeError: the tensor has no gradients.
        """
        from sffi_tensor.hooks import register_hook

        return register_hook(self, hook)

    def lu(self: Tensor, pivot: bool = True, get_infos: bool = False) -> tuple[Tensor, ...]:
        """The compact LU decomposition of matrices; see :func:`sffi_tensor.analysis.lu`."""
        from sffi_tensor.analysis import lu

        return lu(self, pivot, get_infos)

    # ------------------------------------------------------------------------ where it is

    @property
    def is_xpu(self: Tensor) -> bool:
        """Whether the tensor is on an Intel GPU."""
        return self.device.type == "xpu"

    @property
    def is_mps(self: Tensor) -> bool:
        """Whether the tensor is on an Apple GPU."""
        return self.device.type == "mps"

    @property
    def is_xla(self: Tensor) -> bool:
        """Whether the tensor is on a device of XLA."""
        return self.device.type == "xla"

    @property
    def is_mtia(self: Tensor) -> bool:
        """Whether the tensor is on an MTIA device."""
        return self.device.type == "mtia"

    @property
    def is_vulkan(self: Tensor) -> bool:
        """Whether the tensor is on a Vulkan device."""
        return self.device.type == "vulkan"

    @property
    def is_ipu(self: Tensor) -> bool:
        """Whether the tensor is on a Graphcore processor."""
        return self.device.type == "ipu"

    @property
    def is_maia(self: Tensor) -> bool:
        """Whether the tensor is on a Maia device."""
        return self.device.type == "maia"

    def is_shared(self: Tensor) -> bool:
        """Whether the memory is shared with other processes; that of a GPU always is."""
        return self.is_cuda

    def const_data_ptr(self: Tensor) -> int:
        """The address of the first element, which is not to be written to."""
        return self.data_ptr()

    def dim_order(self: Tensor) -> tuple[int, ...]:
        """The axes from the outermost to the innermost in memory."""
        strides = self.stride()
        return tuple(sorted(range(len(strides)), key=lambda dim: -strides[dim]))

    def to_sparse_coo(self: Tensor) -> Tensor:
        """The tensor in sparse coordinate form."""
        return self.to_sparse()

    def new(self: Tensor, *data: Any) -> Tensor:
        """The old constructor, with this tensor's dtype and device; prefer ``new_tensor``."""
        if len(data) == 1 and not isinstance(data[0], int):
            return self.new_tensor(data[0])
        return self.new_empty(*(data or (0,)))

    # ------------------------------------------------------------------ element by element

    def apply_(self: Tensor, callable: Callable[[Any], Any]) -> Tensor:
        """Replaces each element by what `callable` makes of it; slow, and in main memory only.

        Raises:
            TypeError: the tensor is not in main memory.
        """
        return _elementwise("apply_", callable, self)

    def map_(self: Tensor, tensor: Tensor, callable: Callable[[Any, Any], Any]) -> Tensor:
        """Replaces each element by what `callable` makes of it and its counterpart in `tensor`."""
        return _elementwise("map_", callable, self, tensor)

    def map2_(
        self: Tensor, x: Tensor, y: Tensor, callable: Callable[[Any, Any, Any], Any]
    ) -> Tensor:
        """Replaces each element by what `callable` makes of it and those of two tensors."""
        return _elementwise("map2_", callable, self, x, y)


def _elementwise(
    function: str, callable: Callable[..., Any], target: Tensor, *others: Tensor
) -> Tensor:
    if not all(tensor.is_cpu for tensor in (target, *others)):
        raise TypeError(f"{function} is only implemented on CPU tensors")
    if target.requires_grad:
        raise RuntimeError(
            f"Can't call {function}() on Variable that requires grad. Use "
            f"var.detach().{function}() instead."
        )
    lists = [tensor.expand(target.shape).reshape(-1).tolist() for tensor in (target, *others)]
    values = [callable(*elements) for elements in zip(*lists, strict=True)]
    return target.copy_(target.new_tensor(values).reshape(target.shape))
