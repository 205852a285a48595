"""Calls that know by the types of their arguments which native function they go to."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from sffi.overloads import Overload

__all__ = ["Called", "decisive"]

#: types whose values all fit the same parameters
_DECISIVE = frozenset({bool, int, float, complex, str, bytes, type(None)})
_MOST_PLANS = 64

if TYPE_CHECKING:
    #: native function; values for the arguments that are not given by position; what makes Python's
    #: result, or None; and where named arguments go and which are converted, or None
    Plan = tuple[
        Callable[..., Any],
        list[Any],
        Callable[[Any, Any], Any] | None,
        tuple[list[int], list[tuple[int, Callable[[Any, str, str], Any], str]]] | None,
    ]


class Called:
    """Base of one function and of several of a name."""

    __name__: str

    def __init__(self) -> None:
        # By the types of arguments, names among them. None is for those of which some are
        # sequences whose items decide; what is to do then stands by the types of the items, too.
        self._plans: dict[tuple[Any, ...], Plan | None] = {}

    def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
        if kwargs:
            kinds = (*map(type, args), *kwargs, *map(type, kwargs.values()))
        else:
            kinds = tuple(map(type, args))
        plan: Any = self._plans.get(kinds, False)
        if plan is None:
            kinds = _deeper(args, kwargs)
            plan = self._plans.get(kinds, False)
        if not plan:
            return self._decide(args, kwargs)
        native, rest, give, more = plan
        if more is None:
            result = native(*args, *rest)
            return result if give is None else give(result, (*args, *rest))
        places, conversions = more
        values = [*args, *rest]
        for place, value in zip(places, kwargs.values(), strict=True):
            values[place] = value
        for at, convert, name in conversions:
            values[at] = convert(values[at], self.__name__, name)
        result = native(*values)
        return result if give is None else give(result, values)

    def _choose(
        self, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[Overload, list[Any], bool | None]:
        """The function that a call means, a value for each of its parameters, and how sure it is.

        True where it is the only one for so many arguments of these names, None where that
        depends on the arguments' types too, False where it depends on more.

        Raises:
            TypeError: none takes these arguments.
        """
        raise NotImplementedError

    def _decide(self, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Any:
        overload, values, sure = self._choose(args, kwargs)
        if sure is None:
            given = (*args, *kwargs.values())
            sequences = [value for value in given if isinstance(value, (list, tuple))]
            items = {kind for value in sequences for kind in map(type, value)}
            kinds = {type(value) for value in given if not isinstance(value, (list, tuple))}
            if all(map(overload.decides, items | kinds)):
                self._remember(overload, values, args, kwargs, bool(sequences))
        elif sure:
            self._remember(overload, values, args, kwargs, False)
        return overload.run(values)

    def _remember(
        self,
        overload: Overload,
        values: list[Any],
        args: tuple[Any, ...],
        kwargs: Mapping[str, Any],
        by_items: bool,
    ) -> None:
        form = overload.form
        native, give = overload.native()
        count = len(args)
        places = [form.position(name) for name in kwargs]
        given = {*range(count), *places}
        # Of the arguments only the types are kept. What is converted of the rest, is so now.
        rest: list[Any] = [None if at in given else value for at, value in enumerate(values)]
        conversions = []
        for at, convert in form.special.items():
            if at in given:
                conversions.append((at, convert, form.names[at]))
            else:
                rest[at] = convert(rest[at], self.__name__, form.names[at])
        if len(self._plans) >= _MOST_PLANS:
            self._plans.clear()
        kinds = (*map(type, args), *kwargs, *map(type, kwargs.values()))
        if by_items:
            self._plans[kinds] = None
            kinds = _deeper(args, kwargs)
        more = (places, conversions) if places or conversions else None
        self._plans[kinds] = (native, rest[count:], give, more)


def _deeper(args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> tuple[Any, ...]:
    return (*map(_kind, args), *kwargs, *map(_kind, kwargs.values()))


def _kind(value: Any) -> Any:
    kind = type(value)
    return (kind, frozenset(map(type, value))) if isinstance(value, (list, tuple)) else kind


def decisive(kind: type, classes: Any) -> bool:
    """Whether every value of a type fits the same parameters; ``classes`` are those that do."""
    return kind in _DECISIVE or hasattr(kind, "_library") or kind in classes
