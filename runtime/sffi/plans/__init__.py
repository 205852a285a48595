"""Recorded plans: a function's calls into shims, replayed in one crossing.

    step = sffi.record(train_step, x, y)    # runs it once, for real
    for x, y in batches:
        loss = step(x, y)                   # inputs rebound, results returned, one native call
    step.repeat(500)                        # 500 replays with the last inputs

What is recorded is each call of a shim's function, in the thread that records, with where its
arguments come from. Handles are told apart by identity:

- an **input** is what ``record`` was given after the function; each replay is given others;
- what a call **made** belongs to the replay, and is released after its last use, or returned;
- all others come from **outside**. The plan keeps them alive, and changes to them are real.

Python itself does not run in a replay. So everything else is as it was at recording: numbers, texts
and shapes in the code, attributes and global variables are constants; what changes from replay to
replay (a count of steps, a learning rate) belongs in something native, such as a tensor, or among
the inputs. In particular:

- A function declared ``@guard`` in its spec (sizes, types, modes) gives Python its real result. A
  replay asks again and compares: :class:`sffi.PlanMismatchError` says what differs. Guards on
  handles that nothing has touched yet are asked before anything is changed; otherwise the error's
  ``calls_done`` says how far the replay came. The same holds for whether an optional result
  (``grad``) is there.
- Another plain result (``item()``) may be returned, dropped, or handed to further calls. Reading it
  is refused when the function is recorded, with the line that reads it.
- A number among the inputs may be another one in each replay, if the function only hands it to
  calls. If Python computes with it, and for all other plain inputs, it must stay the same.
- An input is an input wherever it is used: also where the function has the same object from
  elsewhere.

Refused at recording: Python objects and handles from outside that a call takes for good, calls that
fail and are caught, closing what the function did not make, a recording within a recording, keeping
what calls gave (in a list or an attribute), handles that another thread made or that an iterator
gave away.
Without CPython's calling convention (``SFFI_NO_HOST=1``, PyPy) there are no plans.
"""

from __future__ import annotations

from sffi.errors import PlanError
from sffi.plans import hook
from sffi.plans.kept import refuse_kept
from sffi.plans.plan import Plan
from sffi.plans.recorder import Recorder, place_of_traceback
from sffi.plans.structure import Inputs, ResultMaker, with_tokens
from sffi.plans.values import Number, Pending, refused

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from os import PathLike
    from typing import Any

    from sffi.handle import Handle

__all__ = ["Plan", "record", "refuse"]


def record(function: Callable[..., Any], /, *inputs: Any) -> Plan:
    """Run a function once, for real, and make a plan of the calls it made.

    Args:
        function: called with `inputs`.
        inputs: handles, plain values, and tuples, lists and dictionaries of those.

    Returns:
        The plan; what the function returned is its ``first``.

    Raises:
        PlanError: the function did something that a plan cannot hold; the message has the place.
            What it did until then is done.
    """
    name = getattr(function, "__qualname__", type(function).__qualname__).rpartition(".")[2]
    recorder = Recorder()
    given = Inputs(inputs)
    for number, handle in enumerate(given.handles):
        if handle.closed:
            raise handle._closed_error()
        recorder.add_input(handle, number)
    recorder.tokens += [Number(recorder, i, value) for i, value in enumerate(given.numbers)]
    tokens = iter(recorder.tokens[:])
    arguments = [with_tokens(value, tokens) for value in inputs]
    try:
        hook.begin(recorder)
        result = function(*arguments)
    except TypeError as error:
        # CPython's own words where `__bool__` or `__len__` gives something that is not known yet.
        if Pending.__name__ not in str(error):
            raise
        place = place_of_traceback(error)
        raise refused(
            "Python decides by the result of a call in the middle of a recording, and a plan "
            "cannot know what it would decide; decide outside of the function",
            place,
        ) from None
    finally:
        try:
            hook.end(recorder)
        finally:  # where Ctrl-C came before it had begun
            hook.end(recorder)
    recorder.finish()
    if not recorder.calls:
        raise PlanError(f"{name}() called no function of a shim: there is nothing to record")
    maker = ResultMaker(recorder, result)
    del result, arguments, tokens
    refuse_kept(recorder, maker.held)
    recorder.release()
    return Plan(
        name,
        recorder.calls,
        given,
        inputs,
        recorder.outside,
        maker,
        frozenset(recorder.fixed),
        frozenset(recorder.typed),
    )


def refuse(message: str) -> None:
    """Refuse what this thread records, if it records: for effects that a replay would not have.

    Args:
        message: what is done, and what to do instead.

    Raises:
        PlanError: with the message and the place, only while this thread records.
    """
    recorder = hook.current()
    if recorder is not None:
        raise recorder.refusal(message)


def load_plan(
    path: str | PathLike[str], handles: Mapping[str, Handle] | None = None, **more: Handle
) -> Plan:
    """Read a plan that :meth:`Plan.save` wrote.

    Args:
        path: the file.
        handles: a handle for each one that the plan used from outside, by name.
        more: likewise.

    Raises:
        PlanError: the file is no plan, a handle is missing or of another class, or a function is
            not there, or not as it was when the plan was saved.
        OSError: it cannot be read.
    """
    from sffi.plans.load import load

    return load(path, {**(handles or {}), **more})
