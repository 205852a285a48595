"""What a trampoline does where C has no result that says that Python's function failed."""

from __future__ import annotations

from collections.abc import Callable

from sffi_gen.emit.c.names import constant
from sffi_gen.emit.c.result import native_key
from sffi_gen.model.library import Callback, CFunction, CParam, Library


def called_on_error(library: Library, callback: Callback) -> CFunction | None:
    """The function of `[on_error: NAME]`, for callbacks without a result."""
    if callback.result.type.kind != "void" or not isinstance(callback.on_error, str):
        return None
    found = library.function(callback.on_error)
    return found if isinstance(found, CFunction) else None


def on_error_call(
    library: Library, callback: Callback, local: Callable[[CParam], str]
) -> list[str]:
    """The line that calls it; ``local`` gives the trampoline's name of what C has passed."""
    function = called_on_error(library, callback)
    if function is None:
        return []
    names = {param.name: local(param) for param in callback.params}
    arguments = [
        constant(library, param.always).replace("\ue000", "")
        if param.has_always
        else f"c_void_p({names[param.name]})"
        for param in function.arguments
    ]
    return [f"native.{native_key(library, function)}({', '.join(arguments)})"]
