"""How long each call of a plan takes."""

from __future__ import annotations

import ctypes

from sffi.plans.listing import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from sffi.plans.calls import Call
    from sffi.plans.plan import Plan

__all__ = ["Profile"]


class Profile:
    """What a clock around each call showed. Printing it gives a table, slowest calls first.

    Attributes:
        times: how many replays were timed.
        seconds: for each call that ran, the call and its mean time in seconds.
    """

    def __init__(self, plan: Plan, times: int, inputs: tuple[Any, ...]) -> None:
        steps = plan.steps
        clock = (ctypes.c_int64 * len(steps))()
        plan.timed(times, inputs, ctypes.addressof(clock))
        self.name = plan.name
        self.times = times
        self.seconds: list[tuple[Call, float]] = [
            (call, spent / times / 1e9) for call, spent in zip(steps, clock, strict=True)
        ]

    @property
    def total(self) -> float:
        """Mean time of a replay in all its calls, in seconds."""
        return sum(seconds for _, seconds in self.seconds)

    def __str__(self) -> str:
        rows = [("time", "share", "call", "at")]
        for call, seconds in sorted(self.seconds, key=lambda pair: -pair[1]):
            share = seconds / (self.total or 1.0)
            rows.append((f"{1e6 * seconds:.2f} us", f"{share:.0%}", call.name, str(call.place)))
        head = (
            f"plan of {self.name}(): {1e6 * self.total:.2f} us in {len(self.seconds)} calls "
            f"(mean of {self.times} replays)"
        )
        return "\n".join([head, *columns(rows)])

    __repr__ = __str__
