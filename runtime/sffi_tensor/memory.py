"""How storages and streams print and compare: :class:`StorageMixin`, :class:`StreamMixin`."""

# As in sffi_tensor.tensor: `self` is the generated class, which mypy calls "misc".
# mypy: disable-error-code="misc"

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sffi_torch.handles import Stream, UntypedStorage

__all__ = ["StorageMixin", "StreamMixin"]


class StorageMixin:
    """What no spec can say of a storage."""

    __slots__ = ()

    def __repr__(self: UntypedStorage) -> str:
        if not self._ptr:
            return "<closed torch.UntypedStorage>"
        return f"<torch.UntypedStorage of {self.nbytes()} bytes on {self.device}>"


class StreamMixin:
    """What no spec can say of a stream."""

    __slots__ = ()

    def __eq__(self: Stream, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return (self.device, self.stream_id) == (other.device, other.stream_id)

    def __hash__(self: Stream) -> int:
        return hash((self.device, self.stream_id))

    def __repr__(self: Stream) -> str:
        if not self._ptr:
            return "<closed torch.Stream>"
        return (
            f"torch.Stream device_type={self.device.type}, device_index={self.device.index}, "
            f"stream_id={self.stream_id}"
        )
