"""The structures that plans share with native code: those of sffi/plan.hpp."""

from __future__ import annotations

import ctypes

__all__ = [
    "CAPSULE_NAME",
    "DROP",
    "FREE",
    "MOST_LIBRARIES",
    "PRESENCE",
    "SAME",
    "SAME_MEMORY",
    "TAG",
    "UNPACK",
    "Action",
    "ActionRecord",
    "BindingRecord",
    "CopyRecord",
    "OutputRecord",
    "PlanRecord",
    "StepRecord",
]

CAPSULE_NAME = ctypes.c_char_p(b"sffi.plan")
MOST_LIBRARIES = 16
DROP, FREE, UNPACK, PRESENCE, SAME, SAME_MEMORY, TAG = range(7)


def _structure(name: str, *fields: str) -> type[ctypes.Structure]:
    """A structure of 8-byte fields; those named ``*_at`` are pointers."""
    kinds = [(f, ctypes.c_void_p if f.endswith("_at") else ctypes.c_int64) for f in fields]
    return type(name, (ctypes.Structure,), {"_fields_": kinds})


# The structures of sffi/plan.hpp.
BindingRecord = _structure("BindingRecord", "object_at", "type_at", "retain_at", "drop_at", "value")
CopyRecord = _structure("CopyRecord", "to", "from_")
ActionRecord = _structure("ActionRecord", "what", "at", "other", "count", "drop_at", "position")
StepRecord = _structure(
    "StepRecord",
    *("entry_at", "function_at", "library", "arguments", "result"),
    *("first_copy", "last_copy", "first_action", "last_action"),
)
OutputRecord = _structure("OutputRecord", "function_at", "position", "value", "is_handle")
PlanRecord = _structure(
    "PlanRecord",
    *("name_at", "values_at", "bindings_at", "steps_at", "copies_at", "actions_at", "owned_at"),
    *("outputs_at", "libraries_at", "nanoseconds_at"),
    *("input_count", "binding_count", "step_count", "owned_count", "output_count"),
    *("library_count", "done", "step", "action", "binding"),
)


class Action:
    """What is compared after a call."""

    def __init__(self, what: int, count: int, position: int) -> None:
        self.is_guard = what in (SAME, SAME_MEMORY)
        self.is_list = what == UNPACK
        self.count = count
        self.position = position
