"""How a wrapper makes the Python result of what C returned or wrote."""

from __future__ import annotations

from sffi_gen import names
from sffi_gen.emit.arguments import enum_class, outer
from sffi_gen.emit.c.names import item_ctype, text_unit
from sffi_gen.model.library import CFunction, CParam, CResult, Library, Type


class ResultMaker:
    """Makes the results of one function.

    ``texts`` are what is passed for each parameter, for the functions that tell a length;
    ``result`` is the variable with what C returned.
    """

    def __init__(
        self,
        library: Library,
        function: CFunction,
        label: str,
        texts: dict[str, str],
        result: str,
    ) -> None:
        self.library = library
        self.function = function
        self.label = label
        self.texts = texts
        self.result = result

    def key(self, path: str) -> str:
        found = self.library.function(path)
        assert isinstance(found, CFunction)
        return native_key(self.library, found)

    def returned(self, name: str) -> tuple[list[str], str]:
        """Lines, and the expression of what C returned in ``name``."""
        result = self.function.returned
        kind, optional = result.type.base, result.type.kind == "optional"
        if kind.kind in ("bytes", "list") or (kind.kind == "text" and result.length):
            return self.measured(name, result, kind, optional)
        return self.value(name, result, kind, optional, own=result.own, free=result.free)

    def value(
        self, name: str, what: CResult | CParam, kind: Type, optional: bool, own: bool, free: str
    ) -> tuple[list[str], str]:
        if kind.kind == "enum":
            cls = outer(enum_class(kind.name))
            if self.library.enum(kind.name).flags:
                return [], f"{cls}({name})"
            return [], f"{cls}._value2member_map_.get({name}, {name})"
        if kind.kind == "text":
            return self.text(name, what, optional, free)
        if kind.kind == "handle":
            return self.handle(name, kind, what.parent, optional, own)
        if kind.kind == "ref":
            assert kind.item is not None
            target = outer(kind.item.name)
            lines = self.null(name, optional)
            if kind.item.kind != "record":
                target = f'{outer("kind_of")}("{_scalar(self.library, kind.item)}")'
            keeper = f", {self.texts[what.parent]}" if what.parent else ""
            if free:
                keeper = f", {outer('Owned')}({name}, {outer('native')}.{self.key(free)})"
            made = f"{outer('view_at')}({target}, {name}{keeper})"
            return lines, _unless_none(made, name, optional)
        return [], name

    def null(self, name: str, optional: bool) -> list[str]:
        """A NULL that the spec does not have is an error."""
        if optional:
            return []
        return [
            f"if {name} is None:",
            f'    raise {outer("null_result")}("{self.label}")',
        ]

    def text(
        self, name: str, what: CResult | CParam, optional: bool, free: str
    ) -> tuple[list[str], str]:
        lines = self.null(name, optional)
        unit = text_unit(what.encoding)
        encoding = "" if what.encoding == "utf-8" else f'"{what.encoding}"'
        if free:
            release = f"{outer('native')}.{self.key(free)}"
            call = f'{outer("freed_text")}({name}, {release}, "{what.encoding}", {unit})'
            return lines, _unless_none(call, name, optional)
        if unit > 1:
            call = f'{outer("wide_text")}({name}, "{what.encoding}", {unit})'
            return lines, _unless_none(call, name, optional)
        return lines, _unless_none(f"{name}.decode({encoding})", name, optional)

    def handle(
        self, name: str, kind: Type, parent: str, optional: bool, own: bool
    ) -> tuple[list[str], str]:
        cls = outer(kind.name)
        above = f", {self.texts[parent]}" if parent else ""
        if own:
            lines = [] if optional else self.null_token(name)
            made = f"{cls}._own({name}{above})"
            return lines, f"{made} if {name} else None" if optional else made
        lines = self.null(name, optional)
        return lines, _unless_none(f"{cls}._lend({name}{above})", name, optional)

    def null_token(self, name: str) -> list[str]:
        return [f"if not {name}:", f'    raise {outer("null_result")}("{self.label}")']

    # --- with a length --------------------------------------------------------------------------

    def length(self, what: CResult) -> str:
        """How many there are of what C returned."""
        own = {param.name: param for param in self.function.arguments}
        if what.length in own:
            return f"{self.texts[what.length]}.value"
        found = self.library.function(what.length)
        assert isinstance(found, CFunction)
        arguments = ", ".join(self.texts[param.name] for param in found.arguments)
        return f"{outer('native')}.{native_key(self.library, found)}({arguments})"

    def measured(
        self, name: str, what: CResult, kind: Type, optional: bool
    ) -> tuple[list[str], str]:
        length = self.length(what)
        if kind.kind == "text":
            return self.counted(name, what, length, optional, what.free, what.unit)
        return self.copied(name, what, length, what.unit)

    def counted(
        self, name: str, what: CResult | CParam, length: str, optional: bool, free: str, unit: str
    ) -> tuple[list[str], str]:
        """A text of so many units or bytes: it need not end in NUL, and may have some in it."""
        width = text_unit(what.encoding)
        if width > 1 and unit == "length":
            length = f"{length} * {width}"
        release = f", {outer('native')}.{self.key(free)}" if free else ""
        encoding = "" if what.encoding == "utf-8" else f'"{what.encoding}"'
        call = f'{outer("taken")}({name}, {length}, "{self.label}"{release}).decode({encoding})'
        return self.null(name, optional), _unless_none(call, name, optional)

    def copied(
        self, name: str, what: CResult | CParam, length: str, unit: str
    ) -> tuple[list[str], str]:
        """A copy of C's bytes or items, which are then freed if they are ours."""
        kind, optional = what.type.base, what.type.kind == "optional"
        release = f"{outer('native')}.{self.key(what.free)}" if what.free else "None"
        if kind.kind == "bytes":
            call = f'{outer("taken")}({name}, {length}, "{self.label}", {release})'
            default = "None" if optional else 'b""'
        else:
            assert kind.item is not None
            item = outer(item_ctype(self.library, kind.item))
            size = f", {outer('True')}" if unit == "size" else ""
            call = f'{outer("items_at")}({item}, {name}, {length}, "{self.label}", {release}{size})'
            call = self.items(call, kind.item, what.encoding)
            default = "None" if optional else "[]"
        return [], f"{default} if {name} is None else {call}"

    def items(self, values: str, item: Type, encoding: str) -> str:
        """The items of a list as Python has them."""
        base, each = item.base, "sffi_item"
        if base.kind == "enum":
            cls = outer(enum_class(base.name))
            made = f"{cls}._value2member_map_.get({each}, {each})"
            if self.library.enum(base.name).flags:
                made = f"{cls}({each})"
        elif base.kind == "text":
            made = f'None if {each} is None else {each}.decode("{encoding}")'
        elif base.kind == "handle":
            made = f"None if {each} is None else {outer(base.name)}._lend({each})"
        else:
            return values
        return f"[{made} for {each} in {values}]"

    # --- out parameters -------------------------------------------------------------------------

    def out(self, param: CParam, local: str, value: str) -> tuple[list[str], str]:
        """Lines, and the expression of what C wrote."""
        kind, optional = param.type.base, param.type.kind == "optional"
        count = next((p for p in self.function.arguments if p.name == param.measured_by), None)
        if kind.kind in ("text", "bytes", "list") and count is not None:
            if count.direction != "out":
                return [], self.from_room(param, kind, local, count)
            lines = [f"{local} = {local}.value"]
            length = f"{self.texts[count.name]}.value"
            if kind.kind == "text":
                more, text = self.counted(local, param, length, optional, param.free, count.unit)
            else:
                more, text = self.copied(local, param, length, count.unit)
            return [*lines, *more], text
        if kind.kind == "array" and kind.item is not None:
            return [], self.items(value, kind.item, param.encoding)
        if kind.kind == "handle" and param.own:
            return self.value(local, param, kind, optional, own=True, free="")
        if kind.kind in ("handle", "text", "ref"):
            lines, text = self.value(local, param, kind, optional, own=False, free=param.free)
            return [f"{local} = {value}", *lines], text
        return self.value(value, param, kind, optional, own=False, free=param.free)

    def from_room(self, param: CParam, kind: Type, local: str, count: CParam) -> str:
        """What C has put into memory of the caller's size."""
        unit = text_unit(param.encoding) if kind.kind == "text" else 1
        if kind.kind == "text" and not param.used:
            width = f", {unit}" if unit > 1 else ""
            return f'{local}.text("{param.encoding}"{width})'
        used = f"{outer('len')}({local})"
        if param.used == "result":
            used = self.result
        elif param.used:
            used = f"{self.texts[param.used]}.value"
        elif count.direction == "inout":
            used = f"{self.texts[count.name]}.value"
        if kind.kind == "list":
            assert kind.item is not None
            if count.unit == "size" and used != f"{outer('len')}({local})":
                used = f"{used} // {outer('sizeof')}({local}._type_)"
            taken = f'{outer("first")}({local}, {used}, "{self.label}")'
            values = self.items(taken, kind.item, param.encoding)
            return values if values != taken else f"{outer('list')}({taken})"
        if unit > 1 and count.unit != "size" and used != f"{outer('len')}({local})":
            used = f"{unit} * {used}"
        data = f'{local}.taken({used}, "{self.label}", "{param.name}")'
        return f'{data}.decode("{param.encoding}")' if kind.kind == "text" else data


def _scalar(library: Library, kind: Type) -> str:
    if kind.kind == "enum":
        return library.enum(kind.name).integer
    return kind.name or kind.kind


def _unless_none(text: str, name: str, optional: bool) -> str:
    return f"None if {name} is None else {text}" if optional else text


def native_key(library: Library, function: CFunction) -> str:
    """The name of a function in `_native`: C's own, or another where several entries share it."""
    same = [other for other in library.c_functions if other.symbol == function.symbol]
    key = function.symbol if same[0] is function else f"{function.symbol}__{function.name}"
    return names.python(key)
