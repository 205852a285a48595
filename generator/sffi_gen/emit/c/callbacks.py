"""``callbacks.py`` of a package over a C library: a trampoline for each callback type.

A trampoline has the conversions of its arguments and result written out. What C passes and Python
does not see (user data, lengths) stays in it.
"""

from __future__ import annotations

import keyword

from sffi_gen.emit.c.kinds import Kinds
from sffi_gen.emit.c.lines import Imports, call, documented, indented, module, narrowed, stub
from sffi_gen.emit.c.names import constant
from sffi_gen.emit.c.on_error import on_error_call
from sffi_gen.model.library import Callback, CParam, Library, Type

RUNTIME = "sffi.c.callback"
ARGUMENTS = "sffi.c.callback_arguments"


def callbacks(library: Library) -> str:
    """The module."""
    imports = Imports()
    body: list[str] = []
    for callback in library.callbacks:
        body += ["", "", *Trampoline(library, callback, imports).lines()]
    return module(
        library,
        f"The functions that {library.name} calls.",
        imports,
        [callback.name for callback in library.callbacks],
        body,
    )


def callbacks_stub(library: Library) -> str:
    """Its stub, in which a callback is the type of function that it takes."""
    imports = Imports()
    kinds = Kinds(library, imports)
    body: list[str] = []
    for callback in library.callbacks:
        function = imports.use("collections.abc", "Callable")
        alias = imports.use("typing", "TypeAlias")
        arguments = ", ".join(seen(param, kinds) for param in passed(callback))
        results = [
            kinds.given(type_) if type_.kind != "void" else "None" for type_ in returned(callback)
        ]
        result = results[0] if len(results) == 1 else f"tuple[{', '.join(results)}]"
        line = f"{callback.name}: {alias} = {function}[[{arguments}], {result}]"
        body += ["", line, *documented(callback.doc, f"What a {callback.name} looks like.", 0)]
    return stub(imports, body, library.package)


def passed(callback: Callback) -> list[CParam]:
    """The parameters that Python's function has."""
    return [
        param
        for param in callback.params
        if not (param.measures or param.direction == "out" or param.type.kind in _UNSEEN)
    ]


def returned(callback: Callback) -> list[Type]:
    """What Python's function returns: C's result if there is one, then what goes out."""
    outs = [param.type for param in callback.params if param.direction != "in"]
    result = callback.result.type
    return [*([result] if result.kind != "void" or not outs else []), *outs]


_UNSEEN = ("userdata", "destroy")


def seen(param: CParam, kinds: Kinds) -> str:
    """The type that Python's function is given for a parameter."""
    base, optional = param.type.base, param.type.kind == "optional"
    if base.kind in ("bytes", "buffer"):
        text = "memoryview" if base.kind == "buffer" else "bytes"
        return f"{text} | None" if optional else text
    if base.kind in ("list", "array") and base.item is not None:
        text = f"list[{kinds.seen(base.item)}]"
        return f"{text} | None" if optional else text
    if base.kind == "callback":
        return kinds.use("sffi.c.functions", "CFunction")
    return kinds.seen(param.type)


class Trampoline:
    """The source of one callback."""

    def __init__(self, library: Library, callback: Callback, imports: Imports) -> None:
        self.library = library
        self.callback = callback
        self.imports = imports
        # What a trampoline needs of the package itself is imported when the first one is made:
        # structs.py needs callbacks.py for function pointers.
        self.late = Imports()
        self.kinds = Kinds(library, imports)
        self.local = Kinds(library, self.late)
        self.after: list[str] = []
        self.lent: list[str] = []
        self.limits: list[str] = []

    def lines(self) -> list[str]:
        callback = self.callback
        name = callback.name
        maker = f"_{name}"
        for each in ("Callback", "failed"):
            self.imports.use(RUNTIME, each)
        body = self.body()
        parameters = ", ".join(_local(param) for param in callback.params)
        types = ", ".join(self.types()) + ("" if callback.params else ",")  # always a tuple
        late = [line for line in self.late.lines(self.library.package) if line]
        on_error = on_error_call(self.library, callback, _local)
        if on_error:
            self.imports.use("ctypes", "c_void_p")
            late = [f"from {self.library.package} import _native as native", *late]
        late += [""] if late and self.limits else []
        made = [
            f"def {maker}(sffi_call):",
            *indented(late),
            *indented(self.limits),
            *([""] if late or self.limits else []),
            f"    def trampoline({parameters}):",
            "        try:",
            *indented(narrowed(body, 3), 3),
            "        except BaseException as sffi_error:",
            f"            failed(sffi_error, {name})",
            *indented(on_error, 3),
            f"            return {self.on_error()}",
            "",
            "    def assign(function):",
            "        nonlocal sffi_call",
            "        sffi_call = function",
            "",
            "    return trampoline, assign",
            "",
            "",
        ]
        if self.by_value():
            made += [f"def {maker}_types():", *indented([*self.value_imports(), f"return {types}"])]
            made += ["", "", *call(f"{name} = Callback", [f'"{name}"', maker, f"{maker}_types"])]
        else:
            made += call(f"{name} = Callback", [f'"{name}"', maker, f"lambda: ({types})"])
        return made

    # --- types ----------------------------------------------------------------------------------

    def by_value(self) -> list[str]:
        """Structs that C passes by value."""
        return sorted({p.type.name for p in self.callback.params if _by_value(p)})

    def value_imports(self) -> list[str]:
        names = ", ".join(self.by_value())
        self.imports.use("sffi.c.define", "by_value")
        return [f"from {self.library.package}.structs import {names}", ""]

    def types(self) -> list[str]:
        """ctypes classes: of the result, then of all parameters."""
        result = self.callback.result.type
        types = ["None" if result.kind == "void" else self.kinds.ctype(result)]
        for param in self.callback.params:
            if _by_value(param):
                types.append(f'by_value({param.type.name}, "{self.callback.name}")')
            elif param.direction == "in" and param.type.base.kind == "text" and _narrow(param):
                types.append(self.kinds.use("ctypes", "c_char_p"))
            elif param.direction == "in" and param.type.kind != "array":
                types.append(self.kinds.ctype(param.type))
            else:
                types.append(self.kinds.use("ctypes", "c_void_p"))
        return types

    def on_error(self) -> str:
        kind = self.callback.result.type.base.kind
        value = self.callback.on_error
        if kind == "void":
            return "None"
        if value is not None:
            return constant(self.library, value).replace("\ue000", "")
        zeros = {"float": "0.0", "bool": "False", "int": "0", "enum": "0", "char": r'b"\0"'}
        return zeros.get(kind, "None")

    # --- the body -------------------------------------------------------------------------------

    def body(self) -> list[str]:
        before: list[str] = []
        arguments: list[str] = []
        for param in passed(self.callback):
            expression = self.argument(param)
            if self.is_view(param) or self.is_lent(param):
                local = f"sffi_{param.name}"
                before.append(f"{local} = {expression}")
                expression = local
            arguments.append(expression)
        if self.lent:
            before.append(f"sffi_lent = [{', '.join(self.lent)}]")
            end = self.imports.use(ARGUMENTS, "end_of_loan")
            lines = self.called(arguments)
            return [*before, "try:", *indented(lines), "finally:", f"    {end}(sffi_lent)"]
        return [*before, *self.called(arguments)]

    def called(self, arguments: list[str]) -> list[str]:
        """The call of Python's function, and what is made of its result."""
        called = call("sffi_call", arguments)
        outs = [param for param in self.callback.params if param.direction != "in"]
        result = self.callback.result.type
        if not outs and not self.after:
            return self.finish(called, result)
        lines = [f"sffi_result = {called[0]}", *called[1:]]
        names = [f"sffi_out{number}" for number in range(len(outs))]
        if outs:
            targets = [*(["sffi_result"] if result.kind != "void" else []), *names]
            text = targets[0] if len(targets) == 1 else ", ".join(targets)
            lines.append(f"{text} = sffi_result")
            for name, param in zip(names, outs, strict=True):
                ref = self.imports.use("sffi.c.pointers", "Ref")
                kind = self.hoisted(param.type)
                lines += [
                    f"if {_local(param)}:",
                    f"    {ref}.at({kind}, {_local(param)}).value = {name}",
                ]
        return [*lines, *self.after, *self.finish([], result)]

    def finish(self, called: list[str], result: Type) -> list[str]:
        """Give C the result, checked."""
        name = self.callback.name
        kind = result.base.kind
        if kind == "void":
            return called
        first = [f"sffi_result = {called[0]}", *called[1:]] if called else []
        if kind in ("int", "enum"):
            low, high = self.kinds.limits(result.base)
            if not high.isdigit():
                self.limits.append(f"sffi_low, sffi_high = {low}, {high}")
                low, high = "sffi_low", "sffi_high"
            check = self.imports.use(RUNTIME, "result_of")
            return [
                *first,
                f"if type(sffi_result) is int and {low} <= sffi_result <= {high}:",
                "    return sffi_result",
                f'return {check}(sffi_result, "{name}", {low}, {high})',
            ]
        if kind in ("bool", "float", "char"):
            scalar = self.imports.use("sffi.c.scalars", "scalar")
            check = {"bool": "truth", "float": "real", "char": "char"}[kind]
            named = result.name or kind
            where = f'"the result of {name}"'
            exact = {"bool": "bool", "float": "float"}.get(kind)
            quick = [f"if type(sffi_result) is {exact}:", "    return sffi_result"]
            if kind == "char" or named == "f32":
                quick = []
            return [*first, *quick, f'return {scalar}("{named}").{check}(sffi_result, {where})']
        address = self.imports.use(ARGUMENTS, "address_result")
        return [*first, f'return {address}(sffi_result, "{name}")']

    def hoisted(self, type_: Type) -> str:
        """A kind, made once for each trampoline."""
        kind = self.local.kind(type_)
        if kind.isidentifier():
            return kind
        line = f"sffi_kind{len(self.limits)} = {kind}"
        same = next((each for each in self.limits if each.endswith(f" = {kind}")), line)
        if same is line:
            self.limits.append(line)
        return same.split()[0]

    def is_view(self, param: CParam) -> bool:
        """Whether Python is given a view, which must not outlive the call."""
        base = param.type.base
        record = base.kind == "ref" and base.item is not None and base.item.kind == "record"
        if param.direction != "in" or not (record or base.kind == "buffer"):
            return False
        local, names = f"sffi_{param.name}", f'"{self.callback.name}", "{param.name}"'
        if base.kind == "buffer":
            end = self.imports.use(ARGUMENTS, "end_of_buffer")
            self.after.append(f"{end}({local}, {names})")
            return True
        # A struct that Python still refers to would outlive its memory.
        count, alone = (
            self.imports.use(ARGUMENTS, "getrefcount"),
            self.imports.use(ARGUMENTS, "ALONE"),
        )
        none = f"{local} is not None and " if param.type.kind == "optional" else ""
        end = self.imports.use(ARGUMENTS, "kept_view")
        self.after += [f"if {none}{count}({local}) > {alone}:", f"    {end}({names})"]
        return True

    def is_lent(self, param: CParam) -> bool:
        """Whether Python is given handles, which are closed when the call is over."""
        base = param.type.base
        if param.direction != "in":
            return False
        if base.kind == "handle":
            self.lent.append(f"sffi_{param.name}")
            return True
        if base.kind in ("list", "array") and base.item and base.item.base.kind == "handle":
            nullable = " or ()" if param.type.kind == "optional" else ""
            self.lent.append(
                f"*(sffi_{param.name}{nullable})" if nullable else f"*sffi_{param.name}"
            )
            return True
        return False

    def argument(self, param: CParam) -> str:
        """What Python's function is given, as an expression."""
        base, optional = param.type.base, param.type.kind == "optional"
        name = _local(param)
        if param.direction == "inout":
            ref = self.imports.use("sffi.c.pointers", "Ref")
            return f"{ref}.at({self.hoisted(param.type)}, {name}).value"
        missing = "None"
        if not optional:
            null = self.imports.use(ARGUMENTS, "null") if base.kind in _POINTERS else ""
            missing = f'{null}("{self.callback.name}", "{param.name}")'
        expression = self.present(param, base, name)
        if base.kind in _POINTERS:
            empty = f"{_count(param, self.callback)} == 0"
            if base.kind in ("bytes", "list") and not optional and param.measured_by:
                nothing = 'b""' if base.kind == "bytes" else "[]"
                missing = f"{nothing} if {empty} else {missing}"
            return f"{expression} if {name} is not None else {missing}"
        return expression

    def present(self, param: CParam, base: Type, name: str) -> str:
        """The same for what is not NULL."""
        use = self.imports.use
        if base.kind == "enum":
            enum = self.local.own("enums", base.name)
            if self.library.enum(base.name).flags:
                return f"{enum}({name})"
            return f"{enum}._value2member_map_.get({name}, {name})"
        if base.kind == "text":
            if param.measured_by:
                count = _count(param, self.callback)
                return f'{use("ctypes", "string_at")}({name}, {count}).decode("{param.encoding}")'
            if not _narrow(param):
                unit = 2 if "16" in param.encoding else 4
                return (
                    f'{use("sffi.c.kinds", "wide_at")}({name}, {unit}).decode("{param.encoding}")'
                )
            encoding = "" if param.encoding == "utf-8" else f'"{param.encoding}"'
            return f"{name}.decode({encoding})"
        if base.kind == "bytes":
            return f"{use('ctypes', 'string_at')}({name}, {_count(param, self.callback)})"
        if base.kind == "buffer":
            return f"{use(ARGUMENTS, 'buffer_at')}({name}, {_count(param, self.callback)})"
        if base.kind in ("list", "array") and base.item is not None:
            count = str(base.size) if base.kind == "array" else _count(param, self.callback)
            item = base.item.base
            if item.kind == "text" and base.item.kind == "optional":
                return f'{use(ARGUMENTS, "texts_at")}({name}, {count}, "{param.encoding}")'
            if item.kind in ("int", "float") and item.name not in ("wchar", "longdouble"):
                return f"({self.kinds.ctype(item)} * {count}).from_address({name})[:]"
            kind = self.hoisted(base.item)
            return f"{use(ARGUMENTS, 'list_at')}({kind}, {name}, {count})"
        if base.kind == "ref" and base.item is not None:
            if base.item.kind == "record":
                return f"{self.local.own('structs', base.item.name)}.from_address({name})"
            view = use("sffi.c.pointers", "view_at")
            return f"{view}({self.hoisted(base.item)}, {name})"
        if base.kind == "handle":
            return f"{self.local.own('handles', base.name)}._lend({name})"
        if base.kind == "callback":
            function = use("sffi.c.functions", "CFunction")
            return f"{function}({base.name}, {name})"
        return name


_POINTERS = ("text", "bytes", "buffer", "list", "array", "ref", "handle", "callback")


def _by_value(param: CParam) -> bool:
    return param.type.kind == "record" and param.direction == "in"


def _narrow(param: CParam) -> bool:
    return not ("16" in param.encoding or "32" in param.encoding or param.measured_by)


def _local(param: CParam) -> str:
    """A parameter's name in the trampoline; none of those that its lines use."""
    reserved = keyword.iskeyword(param.name) or param.name in _USED
    return f"{param.name}_" if reserved or param.name[:1].isupper() else param.name


#: what the lines of a trampoline may use
_USED = frozenset(
    """
    by_value failed getrefcount ALONE kept_view end_of_buffer end_of_loan texts_at type int float
    bool null string_at list_at buffer_at view_at scalar wide_at
    result_of address_result text address assign trampoline char long usize isize
    ulong wchar longdouble bool_ i8 i16 i32 i64 u8 u16 u32 u64 f32 f64
    """.split()  # noqa: SIM905
)


def _count(param: CParam, callback: Callback) -> str:
    """How many items or bytes there are."""
    found = next((each for each in callback.params if each.name == param.measured_by), None)
    return "0" if found is None else _local(found)
