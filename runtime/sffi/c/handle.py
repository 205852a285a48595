"""Handles of C libraries: Python objects that stand for one object of C each.

A handle holds a *token*, the ctypes object that calls pass to C. Whoever has the token keeps C's
object alive: closing a handle takes the token away from it, and where a call of another thread is
still using the token, C's object is destroyed when that call is over. A token that was made from
another one (a statement of a database) holds that one's, and is destroyed before it.

The slot that holds the token is named after library and class, ``_as_sqlite3_Db``. Generated code
reads it without looking at the class: any other object, be it another library's ``Db``, and a
handle that is closed have no such attribute.
"""

from __future__ import annotations

import ctypes
import os
import sys
from itertools import count

from sffi.errors import HandleClosedError, HandleInUseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import Any, ClassVar, NoReturn

    from typing_extensions import Self

    from sffi.c.library import Library

__all__ = ["Handle", "Token", "made_at", "record"]

#: by id of a token that owns its object: its class, and where it was made; None when not recorded
made_at: dict[int, tuple[str, list[str]]] | None = (
    {} if os.environ.get("SFFI_DEBUG_HANDLES") else None
)


def record(enabled: bool) -> None:
    """Note where each handle is made; for :mod:`sffi.leaks`."""
    global made_at
    made_at = {} if enabled else None


#: how many references an object has; PyPy counts none
getrefcount: Callable[[object], int] | None = getattr(sys, "getrefcount", None)


class Token(ctypes.c_void_p):
    """The address of an object of C. ``owner`` is its handle class."""

    owner: Any = None
    #: whether the object is ours to destroy
    owned = False
    #: whether a handle was made for it
    counted = False
    #: the token of what this was made from
    parent: Any = None
    #: the tokens, by id, that were made from this
    children: dict[int, None] | None = None
    #: whether this should be destroyed and waits for its children
    late = False
    #: texts, buffers and callbacks that C keeps, as long as this lives
    kept: dict[Any, Any] | None = None

    def end(self) -> None:
        """Destroy C's object, once; later, if others that are alive were made from it.

        Raises:
            NativeError: the destructor says that it failed.
        """
        if self.children:
            self.late = True
            return
        pointer, self.value = self.value, None
        parent, self.parent = self.parent, None
        try:
            if pointer and self.owned:
                if self.counted:
                    next(self.owner._ended)
                self.owner._destructor()(pointer)
        finally:
            self.kept = None
            if made_at is not None:
                made_at.pop(id(self), None)
            if parent is not None and parent.children is not None:
                parent.children.pop(id(self), None)
                if parent.late and not parent.children:
                    parent.end()
            # The traceback of an error must not keep it.
            parent = None

    def __del__(self) -> None:
        if self:
            self.end()


def _alone(box: list[Token]) -> bool:
    """Whether nobody but this list has the token: no handle, and no call of another thread.

    The list is there because CPython counts the reference of a local variable or not, as the
    version and the code around it have it. Interpreters that count none never know.
    """
    return getrefcount is not None and getrefcount(box[0]) <= _REFERENCES


def _references() -> int:
    box = [Token()]
    return getrefcount(box[0]) if getrefcount is not None else 0


_REFERENCES = _references()


class Handle:
    """Base of the handle classes of generated packages over C libraries."""

    __slots__ = ("__weakref__",)

    #: the library that the class belongs to; set by the generated module
    _library: ClassVar[Library]
    _slot: ClassVar[str]
    #: class of the tokens that own their object
    _token: ClassVar[type[Token]]
    _lent: ClassVar[type[Token]]
    #: destroys an object of C, once it is known that there will be one to destroy
    _destroy: ClassVar[Callable[[int], None] | None] = None
    _made: ClassVar[Any]
    _ended: ClassVar[Any]

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if "_library" not in cls.__dict__:
            return  # somebody's own subclass of a handle class
        cls._slot = f"_as_{cls._library.name}_{cls.__name__}"
        cls._token = type(cls.__name__, (Token,), {"owner": cls, "owned": True})
        cls._lent = type(cls.__name__, (Token,), {"owner": cls})
        cls._made, cls._ended = count(), count()

    def __init__(self) -> None:
        raise TypeError(
            f"a {type(self).__name__} cannot be made from Python directly; "
            f"call a function that returns one"
        )

    # --- made by generated code -----------------------------------------------------------------

    @classmethod
    def _destructor(cls) -> Callable[[int], None]:
        if cls._destroy is None:
            cls._destroy = cls._library.destructor(cls)
        return cls._destroy

    @classmethod
    def _own(cls, token: Token, parent: Token | None = None) -> Self:
        """A handle that owns what the token points to."""
        cls._destructor()
        token.counted = True
        if made_at is not None:
            from traceback import format_stack

            from sffi import leaks  # noqa: F401  (it reports at the interpreter's end)

            made_at[id(token)] = (cls.__name__, format_stack(limit=9)[:-1])
        next(cls._made)
        made = cls.__new__(cls)
        setattr(made, cls._slot, token)
        if parent is not None:
            token.parent = parent
            if parent.children is None:
                parent.children = {}
            parent.children[id(token)] = None
        return made

    @classmethod
    def _lend(cls, address: Any, parent: Token | None = None) -> Self:
        """A handle of what somebody else owns; ``parent`` is kept alive with it."""
        token = cls._lent(address)
        token.parent = parent
        made = cls.__new__(cls)
        setattr(made, cls._slot, token)
        return made

    def _end_loan(self) -> None:
        """C's object may be gone from now on."""
        token = getattr(self, self._slot, None)
        if token is not None:
            delattr(self, self._slot)

    def _token_now(self) -> Token:
        token: Token | None = getattr(self, self._slot, None)
        if token is None:
            raise self._closed_error()
        return token

    @classmethod
    def _release(cls, handle: Any, function: str, argument: str) -> ctypes.c_void_p:
        """Take C's object out of a handle, for a function that destroys it.

        Raises:
            AttributeError: it is closed, or no handle of this class.
            HandleInUseError: a call of another thread uses it, or what was made from it is alive.
            ValueError: it belongs to somebody else.
        """
        box: list[Token] = [getattr(handle, cls._slot)]
        if not box[0].owned:
            box.clear()  # the traceback of an error must not keep it
            raise HandleInUseError(
                f"{function}(): argument '{argument}' is borrowed; its owner must let it go"
            )
        delattr(handle, cls._slot)
        if box[0].children or not (_alone(box) or getrefcount is None):
            setattr(handle, cls._slot, box[0])
            made = bool(box[0].children)
            reason = "something that was made from it is" if made else "another call is"
            box.clear()
            raise HandleInUseError(
                f"{function}(): argument '{argument}' cannot be given away while {reason} using it"
            )
        token = box[0]
        pointer = ctypes.c_void_p(token.value)
        token.owned = False
        next(cls._ended)
        token.end()
        return pointer

    # --- for everybody --------------------------------------------------------------------------

    @property
    def closed(self) -> bool:
        """Whether C's object is gone: closed, detached or consumed by a call."""
        return getattr(self, self._slot, None) is None

    @property
    def address(self) -> int:
        """The address of C's object.

        Raises:
            HandleClosedError: there is none.
        """
        return self._token_now().value or 0

    def close(self) -> None:
        """Destroy C's object now. Closing twice does no harm.

        Where a call of another thread is using the object, or something that was made from it is
        alive, it is destroyed when that is over. An object that somebody else owns is let go only.

        Raises:
            NativeError: the destructor says that it failed.
        """
        box: list[Any] = [getattr(self, self._slot, None)]
        if box[0] is None:
            return
        try:
            delattr(self, self._slot)
        except AttributeError:
            return  # closed by another thread meanwhile
        if _alone(box):
            box[0].end()

    def detach(self) -> Self:
        """Move C's object to a new handle of the same class; this one is then closed.

        Raises:
            HandleClosedError: if there is nothing to move.
        """
        token = self._token_now()
        made = type(self).__new__(type(self))
        setattr(made, self._slot, token)
        delattr(self, self._slot)
        return made

    def __enter__(self) -> Self:
        self._token_now()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        token = getattr(self, self._slot, None)
        name = type(self).__name__
        return f"<closed {name}>" if token is None else f"<{name} at {token.value or 0:#x}>"

    def __copy__(self) -> Any:
        raise TypeError(f"a {type(self).__name__} cannot be copied")

    def __deepcopy__(self, memo: Any) -> Any:
        raise TypeError(f"a {type(self).__name__} cannot be copied")

    def __reduce__(self) -> NoReturn:
        raise TypeError(f"a {type(self).__name__} cannot be pickled")

    def _closed_error(self) -> Exception:
        return HandleClosedError(f"this {type(self).__name__} is closed")
