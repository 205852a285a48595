"""Global variables of a C library."""

from __future__ import annotations

import ctypes

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, Generic, TypeVar

    from sffi.c.kinds import Kind
    from sffi.c.library import Library

    T = TypeVar("T")
else:
    T = Any = None

    class Generic:
        """For type checkers, which read another one."""

        __slots__ = ()
        __class_getitem__ = classmethod(lambda cls, item: cls)


__all__ = ["Variable"]


class Variable(Generic[T]):
    """One variable: :attr:`value` reads and writes it where the library has it.

    What is written is checked as for a struct's member. A struct or an array is read as a view.
    """

    __slots__ = ("_cell", "_facts", "_kind", "_library", "_name", "_readonly", "_symbol", "_text")

    def __init__(
        self,
        library: Library,
        symbol: str,
        kind: Any,
        *,
        readonly: bool = False,
        text: str = "",
        facts: str = "",
    ) -> None:
        """``kind`` makes the kind, so that importing the package needs none; ``text`` is the
        encoding of a char array that is read as text up to its NUL; ``facts`` are as in
        :mod:`sffi.c.prototypes`."""
        self._library = library
        self._symbol = symbol
        self._kind = kind
        self._readonly = readonly
        self._text = text
        self._facts = facts
        self._cell: Any = None

    def _at(self) -> Any:
        """The variable as an array of one."""
        if self._cell is None:
            from sffi.c.arrays import array_class

            kind: Kind = self._kind()
            self._cell = array_class(kind, 1).from_address(self.address)
        return self._cell

    @property
    def address(self) -> int:
        """Where it is.

        Raises:
            LibraryNotFoundError, SymbolNotFoundError: it is not there.
        """
        return self._library.variable(self._symbol, self._facts)

    @property
    def value(self) -> T:
        """What it holds now.

        Raises:
            LibraryNotFoundError, SymbolNotFoundError: it is not there.
        """
        if self._text:
            data = ctypes.string_at(self.address)
            try:
                text: Any = data.decode(self._text)
            except UnicodeDecodeError as error:
                from sffi.c.failure import not_text

                raise not_text(error, self._symbol) from None
            return text  # type: ignore[no-any-return]
        return self._at()[0]  # type: ignore[no-any-return]

    @value.setter
    def value(self, value: T) -> None:
        if self._readonly:
            raise AttributeError(f"{self._symbol} can only be read")
        self._at()._put(0, value, f"{self._symbol}.value")

    def __repr__(self) -> str:
        return f"<Variable {self._symbol} of {self._library.name}>"
