"""How a wrapper makes one C argument."""

from __future__ import annotations

from dataclasses import dataclass, field

from sffi_gen.emit.arguments import outer
from sffi_gen.emit.c.homes import homes
from sffi_gen.emit.c.names import LIMITS, NARROW, constant, ctype, item_code, item_ctype, text_unit
from sffi_gen.model.library import CFunction, CParam, Library, Type
from sffi_gen.names import handle_slot


@dataclass
class Argument:
    """Code for one C argument.

    ``refusals`` are conditions under which an argument cannot cross; ``lines`` run before the call,
    ``last`` after those of all arguments; ``text`` is what is passed. ``local`` is the variable
    that holds the converted value, if there is one, and ``value`` what came back in it.
    """

    param: CParam
    name: str
    refusals: list[str] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    text: str = ""
    local: str = ""
    value: str = ""


class ArgumentMaker:
    """Makes the arguments of one function.

    ``names`` are what Python calls the parameters; ``needed`` those of handles whose token is
    needed after the call.
    """

    def __init__(
        self,
        library: Library,
        function: CFunction,
        label: str,
        names: dict[str, str],
        needed: frozenset[str],
    ) -> None:
        self.library = library
        self.function_arguments = function.arguments
        self.label = label
        self.names = names
        self.needed = needed
        self.made: dict[str, Argument] = {}

    def local(self, param: CParam) -> str:
        """A variable for a parameter, which no parameter is called."""
        return self.unused(f"{param.name}_c")

    def unused(self, name: str) -> str:
        """This name for a variable, or one like it if that means something already."""
        taken = {*self.names.values(), *homes(self.library)}
        return f"sffi_{name}" if name in taken else name

    def make(self, param: CParam) -> Argument:
        found = Argument(param, self.names.get(param.name, param.name))
        self.made[param.name] = found
        if param.has_always:
            found.text = self.constant(param)
        elif param.measures and not self.library_room(param):
            self.measure(found)
        elif param.direction == "out":
            self.out(found)
        elif param.direction == "inout":
            self.inout(found)
        else:
            method = getattr(self, f"_{param.type.base.kind}")
            method(found, param.type.base, param.type.kind == "optional")
        return found

    def library_room(self, param: CParam) -> bool:
        """Whether the caller says how much room there shall be for something new."""
        return not param.hidden

    # --- hidden ones ----------------------------------------------------------------------------

    def constant(self, param: CParam) -> str:
        value = param.always
        if param.type.base.kind == "pointer":
            if not value:
                return "None"
            return outer("MINUS_ONE") if value == -1 else f"{outer('as_pointer')}({value})"
        if param.type.base.kind == "text" and value is not None:
            # ctypes adds a NUL of one byte.
            ending = "\0" if text_unit(param.encoding) > 1 else ""
            return repr(f"{value}{ending}".encode(param.encoding))
        text = constant(self.library, value)
        if param.type.base.kind in ("int", "enum") and self.integer(param.type) not in NARROW:
            return f"{outer('as_' + self.integer(param.type))}({text})"
        if param.type.base.kind == "float":
            name = "f64" if param.variadic_part else param.type.base.name
            return f"{outer('as_' + name)}({text})"
        return f"{outer('as_char')}({text})" if param.type.base.kind == "char" else text

    def measure(self, found: Argument) -> None:
        """The extent of what another parameter has; a variable of its own where it comes back."""
        param = found.param
        data = next(p for p in self.function_arguments if p.name == param.measures)
        length = self.extent(data, param)
        kind = self.integer(param.type)
        if param.direction == "out":
            found.local = self.local(param)
            found.lines = [f"{found.local} = {outer(ctype(kind))}()"]
        else:
            if data.type.kind == "optional" and param.direction == "in":
                found.last = [f"{self.local(param)} = {length[1:-1]}"]
                length = self.local(param)
            # Nothing is longer than a size_t.
            if kind not in ("usize", "u64", "i64", "isize"):
                found.last += [
                    f"if {length} > {_bound(LIMITS[kind][1])}:",
                    f"    raise {outer('OverflowError')}",
                ]
            found.text = length if kind in NARROW else f"{outer('as_' + kind)}({length})"
            if param.direction == "inout":
                found.local = self.local(param)
                found.last += [f"{found.local} = {outer(ctype(kind))}({length})"]
        if found.local:
            found.text = f"{outer('byref')}({found.local})"
            found.value = f"{found.local}.value"

    def extent(self, data: CParam, count: CParam) -> str:
        """How much a parameter has, in the unit of the count."""
        local = self.local(data)
        unit = f"{local}.nbytes" if count.unit == "size" and _is_list(data) else ""
        length = unit or f"{outer('len')}({local})"
        width = text_unit(data.encoding) if data.type.base.kind == "text" else 1
        if width > 1:  # it is encoded with its NUL
            length = f"{length} - {width}"
            length = f"({length}) // {width}" if count.unit == "length" else length
        return f"(0 if {local} is None else {length})" if data.type.kind == "optional" else length

    # --- in -------------------------------------------------------------------------------------

    def integer(self, kind: Type) -> str:
        base = kind.base
        return self.library.enum(base.name).integer if base.kind == "enum" else base.name

    def _int(self, found: Argument, kind: Type, optional: bool) -> None:
        name, integer = found.name, self.integer(kind)
        low, high = LIMITS[integer]
        if found.param.measures:
            low = "0"  # an amount of room
        found.refusals = _outside(name, low, high)
        found.text = name if integer in NARROW else f"{outer('as_' + integer)}({name})"

    _enum = _int

    def _float(self, found: Argument, kind: Type, optional: bool) -> None:
        # C promotes the float behind `...` to a double.
        name = "f64" if found.param.variadic_part else kind.name
        found.text = f"{outer('as_' + name)}({found.name})"

    def _bool(self, found: Argument, kind: Type, optional: bool) -> None:
        found.refusals = [f"not ({found.name} is True or {found.name} is False)"]
        found.text = found.name

    def _char(self, found: Argument, kind: Type, optional: bool) -> None:
        found.text = f"{outer('as_char')}({found.name})"

    def _text(self, found: Argument, kind: Type, optional: bool) -> None:
        param, name = found.param, found.name
        none = f"None if {name} is None else " if optional else ""
        encoding = "" if param.encoding == "utf-8" else f'"{param.encoding}"'
        unit = text_unit(param.encoding)
        if unit == 1:
            found.text = f"{none}{name}.encode({encoding})"
        elif param.measured_by:
            # C may look for the NUL all the same, and not find it in one byte.
            found.text = f'{none}({name} + "\\0").encode({encoding})'
        else:
            found.text = f'{none}{outer("as_text")}({name}, "{param.encoding}", {unit})'
        if not param.measured_by and unit == 1:
            test = f'"\\0" in {name}'
            found.refusals = [f"({name} is not None and {test})" if optional else test]
        if param.measured_by or param.lives != "call":
            self.hoist(found)

    def hoist(self, found: Argument) -> None:
        """Put what is passed into a variable."""
        found.local = self.local(found.param)
        found.lines.append(f"{found.local} = {found.text}")
        found.text = found.local

    def _buffer(self, found: Argument, kind: Type, optional: bool) -> None:
        name = found.name
        if found.param.writable:
            none = f"None if {name} is None else " if optional else ""
            found.text = f"{none}{outer('Buffer')}({name}, True)"
        else:
            none = f" or {name} is None" if optional else ""
            is_bytes = f"{outer('type')}({name}) is {outer('bytes')}"
            found.text = f"{name} if {is_bytes}{none} else {outer('Buffer')}({name})"
        self.hoist(found)

    _bytes = _buffer

    def _list(self, found: Argument, kind: Type, optional: bool) -> None:
        name, item = found.name, kind.item
        assert item is not None
        none = f"None if {name} is None else " if optional else ""
        holes = ", True" if item.kind == "optional" else ""
        size = kind.size or 0
        while item.kind == "array" and item.item is not None:
            size, item = size * (item.size or 0), item.item
            name = f"{outer('flat')}({name}, {size})"
        if item.kind in ("int", "float", "bool", "char", "enum"):
            writable = ", True" if found.param.writable else ""
            found.text = f"{none}{outer('Items')}({name}, {self.code(item)}{writable})"
        elif item.base.kind == "text":
            found.text = f'{none}{outer("Texts")}({name}, "{found.param.encoding}"{holes})'
        elif item.base.kind == "handle":
            found.text = f"{none}{outer('Objects')}({name}, {outer(item.base.name)}{holes})"
        else:
            found.text = f"{none}{outer('Records')}({name}, {outer(item.base.name)})"
        self.hoist(found)
        if kind.kind == "array":
            found.lines += [
                f"if {outer('len')}({found.local}) != {size}:",
                f"    raise {outer('ValueError')}",
            ]

    _array = _list

    def code(self, item: Type) -> str:
        """The items of a list for the runtime; of those whose width differs, found out there."""
        kind = self.integer(item) if item.kind in ("int", "enum") else item.name or item.kind
        found = item_code(kind)
        return f'"{found}"' if found else f'{outer("native")}.library.item_code("{kind}")'

    def _pointer(self, found: Argument, kind: Type, optional: bool) -> None:
        found.text = f"{outer('as_pointer')}({found.name})"

    def _handle(self, found: Argument, kind: Type, optional: bool) -> None:
        name = found.name
        none = f"None if {name} is None else " if optional else ""
        if found.param.consumed:
            cls = outer(kind.name)
            found.text = f'{none}{cls}._release({name}, "{self.label}", "{found.param.name}")'
            found.local = self.local(found.param)
            found.last = [f"{found.local} = {found.text}"]
            found.text = found.local
            return
        found.text = f"{none}{name}.{handle_slot(self.library.name, kind.name)}"
        if found.param.name in self.needed:
            self.hoist(found)

    # --- structs and callbacks ------------------------------------------------------------------

    def _record(self, found: Argument, kind: Type, optional: bool) -> None:
        found.refusals = [f"not {outer('isinstance')}({found.name}, {outer(kind.name)})"]
        found.text = found.name

    def _ref(self, found: Argument, kind: Type, optional: bool) -> None:
        name, item = found.name, kind.item
        assert item is not None
        none = f"None if {name} is None else " if optional else ""
        if item.kind == "record":
            test = f"not {outer('isinstance')}({name}, {outer(item.name)})"
            found.refusals = [f"({name} is not None and {test})" if optional else test]
            found.text = f"{none}{outer('byref')}({name})"
        else:
            found.text = f'{none}{outer("as_ref")}({name}, "{item}")'

    def _callback(self, found: Argument, kind: Type, optional: bool) -> None:
        name = found.name
        none = f"None if {name} is None else " if optional else ""
        where = f"{self.label}(): argument '{found.param.name}'"
        found.text = f'{none}{outer(kind.name)}.hold({name}, "{where}")'
        self.hoist(found)
        none = f"None if {found.local} is None else " if optional else ""
        found.text = f"{none}{found.local}.pointer"

    def _userdata(self, found: Argument, kind: Type, optional: bool) -> None:
        """Nothing, as a callback knows its function; or the number of what C shall let go."""
        held = [self.local(param) for param in self.function_arguments if param.lives == "destroy"]
        found.text = "None"
        if held:
            found.local = found.text = self.local(found.param)
            found.last = [f"{found.local} = {outer('entrust')}({', '.join(held)})"]

    def _destroy(self, found: Argument, kind: Type, optional: bool) -> None:
        user = next((p for p in self.function_arguments if p.type.kind == "userdata"), None)
        if user is None:
            found.text = "None"
            return
        found.text = f"None if {self.local(user)} is None else {outer('released')}()"

    # --- out and inout --------------------------------------------------------------------------

    def out(self, found: Argument) -> None:
        param, kind = found.param, found.param.type.base
        local = found.local = self.local(param)
        found.text = f"{outer('byref')}({local})"
        found.value = f"{local}.value"
        room = next((p for p in self.function_arguments if p.name == param.measured_by), None)
        if kind.kind in ("text", "bytes", "list") and room and room.direction != "out":
            self.room(found, kind, room)
        elif kind.kind == "handle":
            owner = outer(kind.name)
            made = f"{owner}._token()" if param.own else f"{outer('c_void_p')}()"
            found.lines = [f"{local} = {made}"]
        elif kind.kind == "record":
            found.lines = [f"{local} = {outer(kind.name)}()"]
            found.value = local
        elif kind.kind == "array":
            found.lines = [f"{local} = {self.array_type(kind)}()"]
            found.text = local
            item_kind = kind.item.kind if kind.item is not None else ""
            found.value = f"{outer('lists_of' if item_kind == 'array' else 'list')}({local})"
            if item_kind == "char":
                found.value = f"{local}.raw"
        elif kind.kind in ("text", "bytes", "list", "pointer", "ref"):
            counted = param.free or param.measured_by or text_unit(param.encoding) > 1
            plain = kind.kind == "text" and not counted
            cls = "c_char_p" if plain else "c_void_p"
            found.lines = [f"{local} = {outer(cls)}()"]
        else:
            found.lines = [f"{local} = {outer(ctype(self.scalar(kind)))}()"]

    def scalar(self, kind: Type) -> str:
        return self.integer(kind) if kind.kind in ("int", "enum") else kind.name or kind.kind

    def item_type(self, item: Type) -> str:
        return outer(item_ctype(self.library, item))

    def array_type(self, kind: Type) -> str:
        assert kind.item is not None
        item = kind.item
        inner = self.array_type(item) if item.kind == "array" else self.item_type(item)
        return f"({inner} * {kind.size})"

    def room(self, found: Argument, kind: Type, room: CParam) -> None:
        """Memory of the size that the caller has said, or that something else has."""
        local, param = found.local, found.param
        measured = next(p for p in self.function_arguments if p.name == room.measures)
        count = self.extent(measured, room) if room.hidden else self.names[room.name]
        if kind.kind == "list":
            assert kind.item is not None
            item = self.item_type(kind.item)
            if room.unit == "size":
                count = f"-(-{count} // {outer('sizeof')}({item}))"
            found.last = [f"{local} = ({item} * ({count}))()"]
        else:
            width = text_unit(param.encoding) if kind.kind == "text" else 1
            if width > 1 and room.unit != "size":
                count = f"{width} * {count}"
            found.last = [f"{local} = {outer('Room')}({count})"]
        found.text = local
        found.value = local

    def inout(self, found: Argument) -> None:
        param, kind = found.param, found.param.type.base
        found.local = self.local(param)
        found.text = f"{outer('byref')}({found.local})"
        found.value = f"{found.local}.value"
        if kind.kind == "pointer":
            found.lines = [f"{found.local} = {outer('c_void_p')}({found.name})"]
            found.refusals = [
                f"({found.name} is not None and not 0 <= {found.name} <= {outer('USIZE_HIGH')})"
            ]
            return
        if kind.kind in ("int", "enum"):
            low, high = LIMITS[self.integer(kind)]
            low = "0" if param.measures else low
            found.refusals = _outside(found.name, low, high)
        made = outer(ctype(self.scalar(kind)))
        if kind.kind == "bool":
            found.refusals = [f"not ({found.name} is True or {found.name} is False)"]
        value = f"{outer('as_char')}({found.name}).value" if kind.kind == "char" else found.name
        if kind.name == "f32":
            value = f"{outer('as_f32')}({found.name}).value"
        found.last = [f"{found.local} = {made}({value})"]


def _outside(name: str, low: str, high: str) -> list[str]:
    """An integer that is out of range. Two comparisons cost less than one that is chained."""
    return [f"{name} > {_bound(high)}", f"{name} < {_bound(low)}"]


def _bound(text: str) -> str:
    return outer(text) if text.isidentifier() else text


def _is_list(param: CParam) -> bool:
    return param.type.base.kind in ("list", "array")
