"""Runtime of the bindings that ``sffi-gen`` writes.

Importing this package costs next to nothing: each public name is fetched from its module on first
use (PEP 562), and nothing here opens a library.
"""

from __future__ import annotations

# Type checkers read this name as true. `typing` itself would cost 10 ms of a 40 ms budget.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from sffi.binding import Library as Library
    from sffi.errors import AbiMismatchError as AbiMismatchError
    from sffi.errors import BuildError as BuildError
    from sffi.errors import HandleClosedError as HandleClosedError
    from sffi.errors import HandleInUseError as HandleInUseError
    from sffi.errors import LibraryNotFoundError as LibraryNotFoundError
    from sffi.errors import NativeError as NativeError
    from sffi.errors import NativeIndexError as NativeIndexError
    from sffi.errors import NativeMemoryError as NativeMemoryError
    from sffi.errors import NativeNotImplementedError as NativeNotImplementedError
    from sffi.errors import NativeOverflowError as NativeOverflowError
    from sffi.errors import NativeRuntimeError as NativeRuntimeError
    from sffi.errors import NativeTypeError as NativeTypeError
    from sffi.errors import NativeValueError as NativeValueError
    from sffi.errors import PlanError as PlanError
    from sffi.errors import PlanMismatchError as PlanMismatchError
    from sffi.errors import SffiError as SffiError
    from sffi.errors import SymbolNotFoundError as SymbolNotFoundError
    from sffi.handle import Handle as Handle
    from sffi.handle import live_handles as live_handles
    from sffi.plans import Plan as Plan
    from sffi.plans import load_plan as load_plan
    from sffi.plans import record as record

__version__: Final = "0.1.0"

#: public name -> module that defines it
_EXPORTS: Final[dict[str, str]] = {
    "AbiMismatchError": "sffi.errors",
    "BuildError": "sffi.errors",
    "Handle": "sffi.handle",
    "HandleClosedError": "sffi.errors",
    "HandleInUseError": "sffi.errors",
    "Library": "sffi.binding",
    "LibraryNotFoundError": "sffi.errors",
    "NativeError": "sffi.errors",
    "NativeIndexError": "sffi.errors",
    "NativeMemoryError": "sffi.errors",
    "NativeNotImplementedError": "sffi.errors",
    "NativeOverflowError": "sffi.errors",
    "NativeRuntimeError": "sffi.errors",
    "NativeTypeError": "sffi.errors",
    "NativeValueError": "sffi.errors",
    "Plan": "sffi.plans",
    "PlanError": "sffi.errors",
    "PlanMismatchError": "sffi.errors",
    "SffiError": "sffi.errors",
    "SymbolNotFoundError": "sffi.errors",
    "live_handles": "sffi.handle",
    "load_plan": "sffi.plans",
    "record": "sffi.plans",
}

__all__ = ["__version__", *_EXPORTS]  # pyright: ignore[reportUnsupportedDunderAll]


def __getattr__(name: str) -> object:
    module = _EXPORTS.get(name)
    if module is None:
        raise AttributeError(f"module 'sffi' has no attribute {name!r}")
    # import_module pulls importlib into a process that may not need it; this does not.
    value: object = getattr(__import__(module, fromlist=(name,)), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_EXPORTS})
