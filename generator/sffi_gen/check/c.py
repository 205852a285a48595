"""Rules of C libraries that need the whole model: functions that serve other declarations."""

from __future__ import annotations

from sffi_gen.diagnostics import Diagnostics, did_you_mean
from sffi_gen.model.library import Callback, CFunction, CParam, CResult, Library, Type
from sffi_gen.source import Span


def check_c(library: Library, diagnostics: Diagnostics) -> None:
    """Record every function named for a purpose that is not there or does not fit it."""
    _Checker(library, diagnostics).all()


# What crosses as C's `int` does.
_AS_INT = frozenset(["i8", "i16", "i32", "u8", "u16"])


class _Checker:
    def __init__(self, library: Library, diagnostics: Diagnostics) -> None:
        self.library = library
        self.diagnostics = diagnostics
        self.paths = [b.path for function in library.functions for b in function.bindings]

    def all(self) -> None:
        for handle in self.library.handles:
            if handle.close:
                span = next(
                    (f.span for f in self.library.functions if _mentions(f, handle.name)), None
                )
                self.closes(handle.name, handle.close, span)
            else:
                self.never_owned(handle.name)
        for error in self.library.errors:
            if "." in error.message:
                self.field_of_message(error.message, error.span)
            elif error.message:
                self.gives_text(error.message, "message", "handle", error.span)
            if error.text:
                self.gives_text(error.text, "text", "int", error.span)
        for callback in self.library.callbacks:
            if callback.result.type.kind == "void" and callback.on_error is not None:
                self.called_on_error(callback)
        for function in self.library.c_functions:
            self.frees(function.returned, function.span)
            self.length(function)
            for param in function.arguments:
                self.frees(param, function.span)

    def find(self, path: str, purpose: str, span: Span | None) -> CFunction | None:
        found = self.library.function(path)
        if isinstance(found, CFunction):
            return found
        self.diagnostics.add(
            "E314",
            f"there is no function `{path}`",
            span,
            purpose,
            help=did_you_mean(path, self.paths),
        )
        return None

    def closes(self, handle: str, path: str, span: Span | None) -> None:
        found = self.find(path, f"that closes a `{handle}`", span)
        if found is None:
            return
        params = found.arguments
        if [(p.type, p.consumed) for p in params] != [(Type("handle", handle), True)]:
            self.diagnostics.add(
                "E314",
                f"`{path}` cannot close a `{handle}`",
                found.span,
                help=f"a function that does looks like `fn {path}(x: {handle} [consume])`",
            )

    def never_owned(self, handle: str) -> None:
        """Without a function that destroys them, nobody can own a handle's objects."""
        kind = Type("handle", handle)
        for function in self.library.c_functions:
            owned = [p.name for p in function.arguments if p.own and p.type.base == kind]
            if not owned and not (function.returned.own and function.returned.type.base == kind):
                continue
            takers = [
                other.bindings[0].path
                for other in self.library.c_functions
                if [(p.type, p.consumed) for p in other.arguments] == [(kind, True)]
            ]
            self.diagnostics.add(
                "E314",
                f"no function destroys the `{handle}` that `{function.bindings[0].path}` gives",
                function.span,
                "`[own]` of a type that has no `[close: ...]`",
                help=f"write `type {handle} = ... [close: {(takers or ['NAME'])[0]}]`",
            )
            return

    def called_on_error(self, callback: Callback) -> None:
        """`[on_error: NAME]`: a function of handles and addresses that the callback was given."""
        found = self.find(str(callback.on_error), "that is called on an error", callback.span)
        if found is None:
            return
        given = {p.name: p.type for p in callback.params if p.direction == "in"}
        unfit = [
            p.name
            for p in found.arguments
            if not (
                p.always is None or (isinstance(p.always, int) and p.type.name in _AS_INT)
                if p.has_always
                else p.type.base.kind in ("handle", "pointer") and given.get(p.name) == p.type
            )
        ]
        if unfit:
            self.diagnostics.add(
                "E314",
                f"`{callback.on_error}` cannot be called where a `{callback.name}` fails",
                callback.span,
                f"takes `{unfit[0]}`, neither a handle or address that the callback is given nor "
                "always the same number of at most 32 bits",
            )

    def field_of_message(self, path: str, span: Span) -> None:
        """`ZStream.msg`: a text in a struct that the failing function was given."""
        struct, _, field = path.partition(".")
        record = next((each for each in self.library.records if each.name == struct), None)
        fields = {m.name: m.type.base.kind for m in record.members} if record else {}
        if fields.get(field) != "text":
            self.diagnostics.add(
                "E314",
                f"`{path}` does not give the text of an error",
                span,
                "not a field of type `text` of a struct",
                help=did_you_mean(field, [name for name, kind in fields.items() if kind == "text"]),
            )

    def gives_text(self, path: str, word: str, wanted: str, span: Span) -> None:
        found = self.find(path, f"the error's `{word}`", span)
        if found is None:
            return
        kinds = [
            p.type.base.kind for p in found.arguments if not (p.has_always and p.always is None)
        ]
        if kinds not in ([wanted], ["enum"] if wanted == "int" else []) or (
            found.returned.type.base.kind != "text"
        ):
            taken = "a handle" if wanted == "handle" else "a code"
            self.diagnostics.add(
                "E314",
                f"`{path}` does not give the text of an error",
                found.span,
                "does not give text" if kinds == [wanted] else f"does not take {taken}",
            )

    def frees(self, what: CParam | CResult, span: Span) -> None:
        if not what.free:
            return
        found = self.find(what.free, "that frees a result", span)
        if found is not None and [p.type.base.kind for p in found.arguments] not in (
            ["pointer"],
            ["ref"],
        ):
            self.diagnostics.add(
                "E314",
                f"`{what.free}` cannot free what `{what.type}` points to",
                found.span,
                help=f"a function that does looks like `fn {what.free}(p: pointer)`",
            )

    def length(self, function: CFunction) -> None:
        name = function.returned.length
        if not name:
            return
        own = {param.name: param for param in function.arguments}
        if name in own:
            if own[name].direction == "in" or own[name].type.kind != "int":
                self.diagnostics.add(
                    "E309", f"`{name}` is no `[out]` integer", function.span, "the result's length"
                )
            return
        found = self.library.function(name)
        if not isinstance(found, CFunction):
            self.diagnostics.add(
                "E309",
                f"`{name}` is neither a parameter nor a function",
                function.span,
                "the result's length",
                help=did_you_mean(name, [*own, *self.paths]),
            )
            return
        needed = {param.name for param in found.arguments}
        if found.returned.type.kind != "int" or not needed <= set(own):
            self.diagnostics.add(
                "E309",
                f"`{name}` cannot give the length of the result of `{function.name}`",
                found.span,
                "not an integer"
                if found.returned.type.kind != "int"
                else f"takes {', '.join(sorted(needed - set(own)))} besides",
            )


def _mentions(function: object, handle: str) -> bool:
    return isinstance(function, CFunction) and (
        function.returned.type.base.name == handle
        or any(param.type.base.name == handle for param in function.arguments)
    )
