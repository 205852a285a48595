"""Handles: Python objects that own one native object each."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from types import TracebackType
    from typing import Any, ClassVar, NoReturn

    from typing_extensions import Self

    from sffi.binding import Library

    Base = object  # what it is made of has no stubs; it must not be Any, which fits everywhere
else:
    from sffi.objects import Base

__all__ = ["Handle", "live_handles", "set_leak_report"]


class Handle(Base):
    """Base of the handle classes of generated packages.

    A handle holds one native pointer, which Python cannot set. Native code checks a handle's class
    and accepts nothing in its place. The native object is released when the handle is garbage
    collected, or earlier by :meth:`close` or a ``with`` block; exactly once.

    The finaliser is the shim's own release function, put here as ``__del__`` when the shim is
    opened; before that there is nothing to release.
    """

    __slots__ = ()
    _ptr: int | None

    #: the library that the class belongs to; set by the generated module
    _library: ClassVar[Library]
    #: a handle of this class that holds nothing, which stands for None in calls
    _none: ClassVar[Any]

    def __init__(self) -> None:
        # Native code makes handles without calling this.
        raise TypeError(
            f"a {type(self).__name__} cannot be made from Python directly; "
            f"call a function that returns one"
        )

    @property
    def closed(self) -> bool:
        """Whether the native object is gone: closed, detached or consumed by a call."""
        return not self._ptr

    def close(self) -> None:
        """Release the native object now. Closing twice does no harm.

        A call of another thread that is using the object at this moment still ends well: the
        object dies after it.
        """
        if self._ptr:
            self._library.close(self)

    def detach(self) -> Self:
        """Move the native object to a new handle of the same class; this one is then closed.

        Raises:
            HandleClosedError: if there is nothing to move.
        """
        if not self._ptr:
            raise self._closed_error()
        kind = type(self)
        moved = kind.__new__(kind)
        moved._take_from(self)
        return moved

    def _take_from(self, other: Handle) -> None:
        """Become the owner of what another handle of this class owns; that one is then closed."""
        self._library.move(self, other)

    def __enter__(self) -> Self:
        if not self._ptr:
            raise self._closed_error()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        name = type(self).__name__
        return f"<{name} at {self._ptr:#x}>" if self._ptr else f"<closed {name}>"

    # A copied structure would own the same pointer twice.
    def __copy__(self) -> Any:
        raise TypeError(f"a {type(self).__name__} cannot be copied")

    def __deepcopy__(self, memo: Any) -> Any:
        raise TypeError(f"a {type(self).__name__} cannot be copied")

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} cannot be pickled")

    def _closed_error(self) -> Exception:
        from sffi.errors import HandleClosedError

        return HandleClosedError(f"this {type(self).__name__} is closed")


def live_handles() -> dict[str, int]:
    """Count the handles that are alive now, by ``library.Type``.

    The counts are the shims' own; a library that was never called has none.
    """
    from sffi.binding import opened_libraries

    counts: dict[str, int] = {}
    for library in opened_libraries:
        counts.update(library.live_handles())
    return counts


def set_leak_report(enabled: bool) -> None:
    """Record where each handle is made, and list the ones left at the interpreter's end.

    Slow; for looking for leaks only. Takes effect for functions that are first called afterwards,
    so switch it on at the start, or set ``SFFI_DEBUG_HANDLES=1``.
    """
    from sffi import leaks

    leaks.enable(enabled)
