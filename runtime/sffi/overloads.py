"""Calling functions that have a row in a table and no code of their own.

Which of several rows a call means is decided by number, names and types of the arguments, and
remembered by their types.
"""

from __future__ import annotations

from types import MethodType

from sffi.called import Called, decisive
from sffi.convert import UNSET
from sffi.number import is_number
from sffi.results import result_class
from sffi.rows import EXACT, Form, names_symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, NoReturn

    from sffi.table import Table

__all__ = ["Overload", "Overloads"]


class Overload(Called):
    """One function of a set, such as ``add.Tensor``."""

    _form: Form | None = None
    _native: Callable[..., Any]
    _give: Callable[[Any, Any], Any] | None

    def __init__(self, table: Table, row: str) -> None:
        super().__init__()
        head = row[: row.index("(")]
        self.__name__, _, tag = head.partition(".")
        self.tag = tag or "default"
        self.__qualname__ = f"{self.__name__}.{self.tag}"
        self.__module__ = table.module
        self.signature = (
            row[len(head) :].rpartition(" = ")[0] if names_symbol(row) else row[len(head) :]
        )
        self._row = row
        self._table = table

    def __repr__(self) -> str:
        return f"<overload {self.__module__}.{self.__qualname__}{self.signature}>"

    def __reduce__(self) -> str:
        return self.__qualname__

    @property
    def __doc__(self) -> str:  # type: ignore[override]  # object has a variable there
        return f"{self.__qualname__}{self.signature}"

    @property
    def __signature__(self) -> Any:
        from sffi.inspection import signature

        return signature(self.form)

    @property
    def form(self) -> Form:
        """The row, taken apart."""
        if self._form is None:
            self._form = Form(self._row, self._table.kinds)
        return self._form

    def _choose(
        self, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[Overload, list[Any], bool | None]:
        values = self.form.arrange(args, kwargs)
        if isinstance(values, str):
            raise TypeError(f"{self.__name__}() {values}: {self.__qualname__}{self.signature}")
        made = self.with_handles(values)
        return self, made or values, made is None

    def decides(self, kind: type) -> bool:
        """Whether every value of a type fits the same parameters."""
        return decisive(kind, self._table.kinds.decided)

    def with_handles(self, values: list[Any]) -> list[Any] | None:
        """The values with handles in place of numbers, where handles are wanted and their class
        makes some of numbers for this function; None if there are no such numbers."""
        made = None
        for position, cls in self.form.takers.items():
            value = values[position]
            if value is None or isinstance(value, cls) or not is_number(value):
                continue
            handle = cls._of_number(value, self.__name__)
            if handle is not None:
                made = made or values.copy()
                made[position] = handle
        return made

    def run(self, values: list[Any]) -> Any:
        """Call with a value for each parameter."""
        native, give = self.native()
        form = self.form
        for position, convert in form.special.items():
            values[position] = convert(values[position], self.__name__, form.names[position])
        result = native(*values)
        return result if give is None else give(result, values)

    def native(self) -> tuple[Callable[..., Any], Callable[[Any, Any], Any] | None]:
        """The native function, and what makes Python's result of its result and the arguments."""
        if "_native" not in self.__dict__:
            self._give = _giver(self.form, self._table, self.__name__)
            self._native = self._table.bind(self._row, self.form)
        return self._native, self._give


class Overloads(Called):
    """All functions of a name, called by it; each of them is also an attribute, by its tag."""

    def __init__(self, table: Table, name: str, overloads: list[Overload], doc: list[str]) -> None:
        super().__init__()
        self._table = table
        self.__name__ = self.__qualname__ = name
        self.__module__ = table.module
        self._overloads = overloads
        self._writers: dict[int, tuple[list[str], set[str], Overloads]] = {}
        self._doc = doc
        for overload in self._overloads:
            self.__dict__.setdefault(overload.tag, overload)

    def __repr__(self) -> str:
        return f"<overloads {self.__module__}.{self.__name__}: {', '.join(self.overloads())}>"

    def __reduce__(self) -> str:
        return self.__qualname__

    def __getattr__(self, tag: str) -> Overload:
        tags = ", ".join(self.overloads())
        raise AttributeError(f"{self.__name__} has no overload {tag!r}; it has {tags}")

    def __get__(self, instance: Any, owner: Any) -> Any:
        return self if instance is None else MethodType(self, instance)

    def __dir__(self) -> list[str]:
        return sorted({*super().__dir__(), *self.overloads()})

    @property
    def __doc__(self) -> str:  # type: ignore[override]  # object has a variable there
        forms = "\n".join(f"{each.__qualname__}{each.signature}" for each in self._overloads)
        return "\n".join([*self._doc, "", forms]) if self._doc else forms

    @property
    def __signature__(self) -> Any:
        from sffi.inspection import ANY, signature

        return signature(self._overloads[0].form) if len(self._overloads) == 1 else ANY

    def overloads(self) -> list[str]:
        """The tags, in the order in which they are tried; ``default`` for the one without."""
        return [overload.tag for overload in self._overloads]

    def _choose(
        self, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[Overload, list[Any], bool | None]:
        arranged = []
        for overload in self._overloads:
            values = overload.form.arrange(args, kwargs)
            if not isinstance(values, str):
                arranged.append((overload, values))
            elif len(self._overloads) == 1:
                raise TypeError(
                    f"{self.__name__}() {values}; it can be called as\n"
                    f"  {self.__name__}{overload.signature}"
                )
        if len(arranged) == 1:  # native code says best what is wrong with an argument
            overload, values = arranged[0]
            made = overload.with_handles(values)
            return overload, made or values, made is None
        found = _best(arranged)
        if found is not None:
            return *found, None
        for overload, values in arranged:
            made = overload.with_handles(values)
            if made is not None and overload.form.fits(made):
                return overload, made, False
        self._refuse(args, kwargs)

    def _refuse(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> NoReturn:
        given = [type(value).__name__ for value in args]
        given += [f"{name}={type(value).__name__}" for name, value in kwargs.items()]
        forms = "\n".join(f"  {each.__qualname__}{each.signature}" for each in self._overloads)
        raise TypeError(
            f"{self.__name__}() does not take ({', '.join(given)}); it can be called as\n{forms}"
        )

    # --- `out=` of the functions that have code of their own ------------------------------------

    def into(self, out: Any, /, *first: Any, **arguments: Any) -> Any:
        """Call the overload that writes into what it is given.

        Args:
            out: the object to write into, or a tuple of several.
            first: the first argument.
            arguments: the others. ``UNSET`` is none; what no overload knows may be None or False,
                which is what it means by default.

        Raises:
            TypeError: no overload takes these.
        """
        outs = out if isinstance(out, (tuple, list)) and len(out) > 1 else (out,)
        found = self._writers.get(len(outs)) or self._find_writers(len(outs))
        if found is None and outs is out:  # Not so many; so it is one object, which may be a list.
            outs = (out,)
            found = self._writers.get(1) or self._find_writers(1)
        if found is None:
            given = {name: value for name, value in arguments.items() if value is not UNSET}
            self._refuse(first, {**given, "out": out})
        names, known, writers = found
        given = {
            name: value
            for name, value in arguments.items()
            if value is not UNSET and (name in known or not (value is None or value is False))
        }
        return writers(*first, **given, **dict(zip(names, outs, strict=True)))

    def _find_writers(self, count: int) -> tuple[list[str], set[str], Overloads] | None:
        """Of the overloads that give so many parameters back: those, all names that they know, and
        the overloads themselves."""
        found: list[Overload] = []
        names: list[str] = []
        known: set[str] = set()
        for overload in self._overloads:
            form = overload.form
            back = [form.names[at] for at in form.given_back]
            if len(back) == count and form.given_back != [0] and back == (names or back):
                found.append(overload)
                names = back
                known.update(form.names)
        if not found:
            return None
        if "self" in known:
            known.add("input")
        self._writers[count] = names, known, Overloads(self._table, self.__name__, found, [])
        return self._writers[count]


def _best(arranged: list[tuple[Overload, list[Any]]]) -> tuple[Overload, list[Any]] | None:
    """The first that takes its values as they are, else the first that takes them at all."""
    loose = None
    for overload, values in arranged:
        level = overload.form.fits(values)
        if level == EXACT:
            return overload, values
        if level and loose is None:
            loose = overload, values
    return loose


def _giver(form: Form, table: Table, name: str) -> Callable[[Any, Any], Any] | None:
    """What makes Python's result of the native one and the arguments; None if that is it."""
    made: Any = tuple
    if form.several and form.result_class:
        made = table.kinds.classes[form.result_class]
    elif form.fields:
        made = result_class(table.result_name(name), form.fields, table.results)
    if form.given_back:
        back = form.given_back
        if form.several:
            return lambda result, values: made([values[at] for at in back])
        return lambda result, values: values[back[0]]
    kinds = [table.kinds.classes.get(kind.strip("[]?")) for kind in form.results]
    if any(kind is not None and not hasattr(kind, "_library") for kind in kinds):
        makers = [
            getattr(kind, "from_code", kind)
            if kind is not None and not hasattr(kind, "_library")
            else _same
            for kind in kinds
        ]
        if not form.several:
            make = makers[0]
            return lambda result, values: make(result)
        return lambda result, values: made(
            [make(each) for make, each in zip(makers, result, strict=True)]
        )
    return None if made is tuple else lambda result, values: made(result)


def _same(value: Any) -> Any:
    return value
