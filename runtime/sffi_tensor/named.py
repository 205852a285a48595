"""Values that the library numbers and PyTorch names, one object for each: layouts, schemes."""

from __future__ import annotations

from sffi_tensor.dtypes import type_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, ClassVar

    from typing_extensions import Self

__all__ = ["Named"]


class Named:
    """One of a class's named values; the number is what crosses to the native side.

    Attributes:
        name: ``"strided"``.
        code: its number in the library's enumeration.
    """

    __slots__ = ("code", "name")

    name: str
    code: int
    #: the library's enumeration
    _numbered_by: ClassVar[str]
    _by_code: ClassVar[dict[int, Any]]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        raise TypeError(f"cannot create 'torch.{type(self).__name__}' instances")

    def __repr__(self) -> str:
        return f"torch.{self.name}"

    def __reduce__(self) -> str:
        # The name of a global of its module: pickling and copying give back the same object.
        return self.name

    @classmethod
    def _make(cls, name: str, code: int) -> Self:
        made = object.__new__(cls)
        made.name, made.code = name, code
        cls._by_code[code] = made
        return made

    @classmethod
    def from_code(cls, code: int) -> Self:
        """The value with a number.

        Raises:
            TypeError: the library has one that this package does not know.
        """
        found: Self | None = cls._by_code.get(code)
        if found is None:
            raise TypeError(
                f"the library gave number {code} of {cls._numbered_by}, which this package does "
                "not know"
            )
        return found

    @classmethod
    def coerce(cls, value: object, function: str = "", argument: str = "") -> Self:
        """The value itself; nothing else stands for one.

        Args:
            value: what the caller gave.
            function: name of the function called, for the error message.
            argument: name of the argument, for the error message.

        Raises:
            TypeError: the value is none of this class.
        """
        if type(value) is cls:
            return value
        raise TypeError(
            f"{function}(): argument '{argument or cls.__name__}' must be torch.{cls.__name__}, "
            f"not {type_name(value)}"
        )
