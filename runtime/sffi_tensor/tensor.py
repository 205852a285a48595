"""The hand-written half of the tensor class: :class:`TensorMixin`.

``sffi_torch.Tensor`` inherits from it. What is here cannot be said in a spec: Python's protocols
(length, truth, iteration, brackets, repr), and methods whose meaning depends on the number or the
types of their arguments. Everything else is generated.
"""

# The methods annotate `self` with the generated class, which inherits from the one written here:
# mypy then checks the bodies against the generated signatures, but calls the annotation "misc".
# mypy: disable-error-code="misc"

from __future__ import annotations

from sffi_torch import _native as native

from sffi_tensor import reductions, shaping
from sffi_tensor.conversion import ConversionMixin
from sffi_tensor.dtypes import dtype as dtype_class
from sffi_tensor.dtypes import type_name
from sffi_tensor.grad_function import GradFunction, raise_from_hooks
from sffi_tensor.indexing import ABSENT, encode_for, slice_bounds
from sffi_tensor.methods import MethodsMixin
from sffi_tensor.overloads import overload
from sffi_tensor.size import Size

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any, NoReturn, TypeGuard

    from sffi_torch.handles import Tensor

__all__ = ["TensorMixin", "is_tensor"]

_new_size = tuple.__new__
_TOO_LARGE = "Overflow when unpacking long long"


class TensorMixin(ConversionMixin, MethodsMixin):
    """Protocols and methods of tensors that a spec cannot express."""

    __slots__ = ()

    def __init__(self: Tensor, *data: Any) -> None:
        """The old constructor: ``Tensor(2, 3)`` without set values, ``Tensor([1, 2])`` of floats.

        Prefer ``torch.empty`` and ``torch.tensor``.
        """
        from sffi_tensor.creation import legacy_tensor

        self._take_from(legacy_tensor(data))

    # -------------------------------------------------------------------------------- shape

    @property
    def shape(self: Tensor) -> Size:
        """The extents, outermost dimension first."""
        return _new_size(Size, native.rt_torch__sizes(self))

    @overload
    def size(self: Tensor, dim: None = None) -> Size: ...
    @overload
    def size(self: Tensor, dim: int) -> int: ...
    def size(self: Tensor, dim: int | None = None) -> Any:
        """The extents as a :class:`Size`, or the one of dimension `dim`.

        Raises:
            IndexError: no such dimension.
        """
        sizes = native.rt_torch__sizes(self)
        if dim is None:
            return _new_size(Size, sizes)
        return sizes[_checked_dim(dim, len(sizes), "size")]

    @overload
    def stride(self: Tensor, dim: None = None) -> tuple[int, ...]: ...
    @overload
    def stride(self: Tensor, dim: int) -> int: ...
    def stride(self: Tensor, dim: int | None = None) -> Any:
        """Elements between neighbours along each dimension, or along dimension `dim`."""
        strides = self._strides
        if dim is None:
            return tuple(strides)
        return strides[_checked_dim(dim, len(strides), "stride")]

    @property
    def nbytes(self: Tensor) -> int:
        """Bytes of all elements, without gaps between them."""
        return self.numel() * self.dtype.itemsize

    @property
    def itemsize(self: Tensor) -> int:
        """Bytes of one element."""
        return self.dtype.itemsize

    @property
    def is_cuda(self: Tensor) -> bool:
        """Whether the tensor is on a CUDA device."""
        return self.device.type == "cuda"

    @property
    def is_cpu(self: Tensor) -> bool:
        """Whether the tensor is in main memory."""
        return self.device.type == "cpu"

    @property
    def is_meta(self: Tensor) -> bool:
        """Whether the tensor has a shape but no memory."""
        return self.device.type == "meta"

    def get_device(self: Tensor) -> int:
        """Index of the tensor's CUDA device; -1 in main memory."""
        index = self.device.index
        return -1 if index is None else index

    @property
    def T(self: Tensor) -> Tensor:  # noqa: N802 - PyTorch's name
        """The tensor with its dimensions in reverse order, as a view."""
        dims = self.dim()
        if dims == 2:
            return self.transpose(0, 1)
        return self.permute(list(range(dims - 1, -1, -1)))

    @property
    def mT(self: Tensor) -> Tensor:  # noqa: N802 - PyTorch's name
        """The tensor with its last two dimensions swapped, as a view."""
        if not self.dim():
            return self[...]
        _need_matrix(self, "mT")
        return self.transpose(-2, -1)

    @property
    def H(self: Tensor) -> Tensor:  # noqa: N802 - PyTorch's name
        """Conjugate transpose of a matrix."""
        dims = self.dim()
        if dims not in (0, 2):
            raise RuntimeError(
                "tensor.H is only supported on matrices (2-D tensors). Got "
                f"{dims}-D tensor."
                + (" For batches of matrices, consider using tensor.mH" if dims > 2 else "")
            )
        return self.transpose(0, 1).conj() if dims else self.conj()

    @property
    def mH(self: Tensor) -> Tensor:  # noqa: N802 - PyTorch's name
        """Conjugate transpose of the last two dimensions."""
        if not self.dim():
            return self.conj()
        _need_matrix(self, "mH")
        return self.transpose(-2, -1).conj()

    def view(
        self: Tensor, *shape: Any, size: Any = None, dtype: dtype_class | None = None
    ) -> Tensor:
        """The same memory with another shape, or with its bytes read as another dtype.

        Args:
            *shape: the new extents, one by one or as one sequence, one of them -1 for "what is
                left"; or a dtype.
            size: the same by name, as one sequence.
            dtype: the new dtype.

        Raises:
            RuntimeError: a shape of another number of elements, or one that needs a copy.
        """
        if shape and size is None and dtype is None:
            if len(shape) == 1 and type(shape[0]) is not int:
                (first,) = shape
                if type(first) is dtype_class:
                    return self._view_dtype(first)
                return native.rt_torch__view(self, first)  # type: ignore[no-any-return]  # native
            return native.rt_torch__view(self, shape)  # type: ignore[no-any-return]  # native
        if shape or (size is None) == (dtype is None):
            raise TypeError("view() needs a shape or a dtype")
        return self._view(size) if dtype is None else self._view_dtype(dtype)

    # ------------------------------------------------------------------------------ autograd

    @property
    def data(self: Tensor) -> Tensor:
        """The same memory outside of any graph. Setting it replaces the tensor's memory."""
        return self.detach()

    @data.setter
    def data(self: Tensor, value: Tensor) -> None:
        self._set_data(value)

    def backward(
        self: Tensor,
        gradient: Tensor | None = None,
        retain_graph: bool | None = None,
        create_graph: bool = False,
        inputs: Sequence[Tensor] | None = None,
    ) -> None:
        """Add the gradients of this tensor to the ``grad`` of the leaves that it depends on.

        Args:
            gradient: the vector in the vector-Jacobian product; not needed for a single element.
            retain_graph: keep the graph for another pass; by default as `create_graph`.
            create_graph: record the computation of the gradients, for higher derivatives.
            inputs: the only tensors whose ``grad`` is to change; all leaves by default.

        Raises:
            RuntimeError: no graph, or several elements and no `gradient`.
        """
        if gradient is None and inputs is None:
            try:
                self._backward(None, retain_graph, create_graph)
            except RuntimeError:
                raise_from_hooks()
                raise
            return
        from sffi_tensor.autograd import backward

        backward(self, gradient, retain_graph, create_graph, inputs=inputs)

    @property
    def grad_fn(self: Tensor) -> GradFunction | None:
        """What recorded operation made the tensor; None for a leaf."""
        name = self._grad_fn_name
        return None if name is None else GradFunction(name)

    def requires_grad_(self: Tensor, requires_grad: bool = True) -> Tensor:
        """Switch recording for this tensor on or off, in place.

        Raises:
            RuntimeError: the dtype has no gradients, or the tensor is the result of a recorded
                operation and recording is to be switched off.
        """
        self._requires_grad_(requires_grad)
        return self

    def retain_grad(self: Tensor) -> None:
        """Keep the gradient of this tensor, the result of an operation, in ``grad``."""
        self._retain_grad()

    # ------------------------------------------------------------------ overloads by argument

    max = reductions.max_
    min = reductions.min_
    std = reductions.std
    var = reductions.var
    norm = reductions.norm
    nonzero = reductions.nonzero
    unique = reductions.unique
    unique_consecutive = reductions.unique_consecutive
    split = shaping.split
    tensor_split = shaping.tensor_split

    # ------------------------------------------------------------------------------- brackets

    def __getitem__(self: Tensor, index: Any) -> Tensor:
        # The commonest forms go straight to their native function, which checks types and ranges.
        kind = type(index)
        if kind is int:
            try:
                return native.rt_torch__select0(self, index)  # type: ignore[no-any-return]  # native
            except OverflowError:
                raise ValueError(_TOO_LARGE) from None
        if kind is slice:
            start, stop = index.start, index.stop
            if index.step is None:
                try:
                    return native.rt_torch__slice0(  # type: ignore[no-any-return]
                        self,
                        ABSENT if start is None else start,
                        ABSENT if stop is None else stop,
                        1,
                    )
                except (OverflowError, TypeError):
                    pass  # bounds to be clamped, or refused in the words of slices
            return self._slice0(*slice_bounds(index))
        if kind is type(self):
            return self._mask(index)
        return self._index(*encode_for(self, index, TensorMixin))

    def __setitem__(self: Tensor, index: Any, value: Any) -> None:
        if is_tensor(value):
            self._index_put_(*encode_for(self, index, TensorMixin), value)
            return
        if not isinstance(value, (int, float, complex)):
            if not hasattr(value, "__index__") or hasattr(value, "__len__"):
                raise TypeError(f"can't assign a {type_name(value)} to a {self.type()}")
            value = value.__index__()
        try:
            self._index_fill_(*encode_for(self, index, TensorMixin), value)
        except OverflowError:
            raise ValueError(_TOO_LARGE) from None

    def __delitem__(self: Tensor, index: Any) -> NoReturn:
        raise TypeError("Tensor does not support deleting items")

    # ------------------------------------------------------------------------------ protocols

    def __len__(self: Tensor) -> int:
        sizes = native.rt_torch__sizes(self)
        if not sizes:
            raise TypeError("len() of a 0-d tensor")
        return sizes[0]  # type: ignore[no-any-return]

    def __iter__(self: Tensor) -> Iterator[Tensor]:
        if not self._sizes:
            raise TypeError("iteration over a 0-d tensor")
        return iter(self.unbind(0))

    def __reversed__(self: Tensor) -> Tensor:
        return self.flip(0) if self.dim() else self

    def __contains__(self: Tensor, element: Any) -> bool:
        if not is_tensor(element) and not isinstance(element, (int, float, complex)):
            raise RuntimeError(
                "Tensor.__contains__ only supports Tensor or scalar, but you passed in a "
                f"{type(element)}."
            )
        return bool(self.eq(element).any().item())

    def __bool__(self: Tensor) -> bool:
        return self.is_nonzero()

    def __int__(self: Tensor) -> int:
        return int(_only_element(self))

    def __float__(self: Tensor) -> float:
        value = _only_element(self)
        if type(value) is complex:
            if value.imag:
                raise RuntimeError("value cannot be converted to type double without overflow")
            return value.real
        return float(value)

    def __complex__(self: Tensor) -> complex:
        return complex(_only_element(self))

    def __index__(self: Tensor) -> int:
        kind = self.dtype
        if kind.is_floating_point or kind.is_complex or self.numel() != 1:
            raise TypeError("only integer tensors of a single element can be converted to an index")
        return int(self.item())

    # __eq__ compares element by element, so equality cannot decide about a dictionary key.
    __hash__ = object.__hash__

    def __repr__(self: Tensor) -> str:
        if self.closed:
            return f"<closed {type(self).__name__}>"
        from sffi_tensor.printing import tensor_repr

        return tensor_repr(self)

    def __format__(self: Tensor, format_spec: str) -> str:
        if self.dim() == 0 and not self.is_meta:
            return format(self.item(), format_spec)
        return object.__format__(self, format_spec)


def is_tensor(obj: object, /) -> TypeGuard[Tensor]:
    """Whether an object is a tensor."""
    return isinstance(obj, TensorMixin)


def _only_element(tensor: Tensor) -> Any:
    try:
        return tensor.item()
    except RuntimeError:
        if tensor.numel() != 1:
            message = "only one element tensors can be converted to Python scalars"
            raise ValueError(message) from None
        raise


def _checked_dim(dim: Any, count: int, function: str) -> int:
    if type(dim) is not int:
        if not hasattr(dim, "__index__"):
            raise TypeError(
                f"{function}(): argument 'dim' (position 1) must be int, not {type_name(dim)}"
            )
        dim = dim.__index__()
    least, greatest = (-count, count - 1) if count else (-1, 0)
    if not count or not least <= dim <= greatest:
        if not count:
            raise IndexError(f"Dimension specified as {dim} but tensor has no dimensions")
        raise IndexError(
            f"Dimension out of range (expected to be in range of [{least}, {greatest}], but got "
            f"{dim})"
        )
    return int(dim)


def _need_matrix(tensor: Tensor, name: str) -> None:
    dims = tensor.dim()
    if dims < 2:
        raise RuntimeError(
            f"tensor.{name} is only supported on matrices or batches of matrices. Got {dims}-D "
            "tensor."
        )
