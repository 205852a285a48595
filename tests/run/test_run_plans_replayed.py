"""Replays that go wrong, and threads and processes beside them."""

from __future__ import annotations

import os
import threading
import time
from typing import Any

import pytest
import sffi
from pythons import python
from shim_builder import Built

# --- what goes wrong in a replay ------------------------------------------------------------------


def test_closed_handles(kinds: Any) -> None:
    outside = kinds.create(1)
    plan = sffi.record(lambda a: a + outside, kinds.create(1))
    closed = kinds.create(1)
    closed.close()
    with pytest.raises(sffi.HandleClosedError, match=r"input 0 is closed, first used by add\(\)"):
        plan(closed)
    outside.close()
    with pytest.raises(sffi.HandleClosedError, match="a Box from outside is closed, first used"):
        plan(kinds.create(1))


def test_wrong_inputs(kinds: Any) -> None:
    plan = sffi.record(lambda a: a + 1, kinds.create(1))
    with pytest.raises(TypeError, match="takes 1 inputs, not 2"):
        plan(kinds.create(1), kinds.create(2))
    with pytest.raises(TypeError, match="input 0 is a int"):
        plan(1)
    with pytest.raises(TypeError, match="input 0 is a Lid"):
        plan(kinds.make_lid(1))
    assert plan(kinds.create(1)).value == 2


@pytest.fixture(scope="module")
def fussy(builder: Any) -> Any:
    """A library with a call that fails by its argument, and one that asks the thread's state."""
    built: Built = builder.text(
        "fussy",
        """
        library: fussy
        include: "fussy.hpp"
        namespace: fussy
        type Cup = fussy::Cup
        fn create(size: i64) -> Cup [own]
        fn Cup.fill_(self, by: i64) -> self
        fn Cup.copy(self) -> Cup [own]
        fn level(cup: Cup) -> i64
        fn pause(cup: Cup, milliseconds: i64)
        fn running() -> i64
        """,
        """
        #pragma once
        #include <atomic>
        #include <chrono>
        #include <cstdint>
        #include <stdexcept>
        #include <string>
        #include <thread>
        namespace fussy {
        struct Cup { int64_t size; int64_t level = 0; };
        inline Cup create(int64_t size) { return {size}; }
        inline Cup copy(const Cup &cup) { return cup; }
        inline void fill_(Cup &cup, int64_t by) {
          if (cup.level + by > cup.size)
            throw std::out_of_range("over the brim of " + std::to_string(cup.size));
          cup.level += by;
        }
        inline int64_t level(const Cup &cup) { return cup.level; }
        inline std::atomic<int64_t> inside{0};
        inline void pause(const Cup &, int64_t milliseconds) {
          if (++inside > 1) { --inside; throw std::logic_error("two at once"); }
          std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
          --inside;
        }
        inline int64_t running() { return inside; }
        }
        """,
    )
    return built.load()


def test_an_error_names_the_call_and_its_place(fussy: Any) -> None:
    def function(cup: Any) -> Any:
        cup.fill_(1)
        spare = cup.copy()
        spare.fill_(2)
        return spare

    plan = sffi.record(function, fussy.create(10))
    before = sffi.live_handles()
    small = fussy.create(2)
    with pytest.raises(sffi.NativeIndexError) as caught:
        plan(small)
    text = str(caught.value)
    assert text.startswith("over the brim of 2\n  in call 2 of the plan of function(): fill_() at ")
    assert caught.value.kind == "std::out_of_range"
    assert fussy.level(small) == 1  # what was done is done
    del caught, small
    assert sffi.live_handles() == before  # the copy is released
    assert fussy.level(plan(fussy.create(10))) == 3
    # Errors of calls outside of plans come as ever.
    with pytest.raises(sffi.NativeIndexError, match="over the brim"):
        fussy.create(1).fill_(2)


def test_two_libraries_in_one_plan(fussy: Any, kinds: Any) -> None:
    def function(cup: Any, box: Any) -> Any:
        cup.fill_(2)
        box.add_(fussy.level(cup))
        cup.fill_(1)
        return fussy.level(cup)

    plan = sffi.record(function, fussy.create(5), kinds.create(1))
    cup, box = fussy.create(4), kinds.create(10)
    assert (plan(cup, box), box.value) == (3, 12)
    with pytest.raises(sffi.NativeIndexError, match=r"call 0 of the plan of function\(\): fill_"):
        plan(cup, box)
    assert kinds.same_i64(1) == 1


# --- threads --------------------------------------------------------------------------------------


def test_the_calls_of_other_threads_are_not_recorded(kinds: Any) -> None:
    stop, done = threading.Event(), [0]
    mine = kinds.create(0)

    def work() -> None:
        while not stop.is_set():
            mine.add_(1)
            assert mine.total(1) + 0 > 0
            done[0] += 1

    thread = threading.Thread(target=work)
    thread.start()

    def function(a: Any) -> Any:
        seen = done[0]
        while done[0] < seen + 50:
            time.sleep(0.001)
        return a + 1

    try:
        plans = [sffi.record(function, kinds.create(1)) for _ in range(3)]
    finally:
        stop.set()
        thread.join()
    assert [len(plan) for plan in plans] == [1, 1, 1]


def test_two_threads_record_at_once(kinds: Any) -> None:
    barrier = threading.Barrier(2, timeout=30)
    lengths: dict[int, int] = {}

    def run(count: int) -> None:
        def function(a: Any) -> Any:
            barrier.wait()
            for _ in range(count):
                a.add_(1)
            barrier.wait()

        lengths[count] = len(sffi.record(function, kinds.create(1)))

    threads = [threading.Thread(target=run, args=(count,)) for count in (3, 5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lengths == {3: 3, 5: 5}


def test_one_thread_at_a_time(fussy: Any) -> None:
    plan = sffi.record(lambda cup: fussy.pause(cup, 5), fussy.create(1))
    failures: list[BaseException] = []

    def run() -> None:
        try:
            for _ in range(5):
                plan(fussy.create(1))  # `pause` fails where two are in it
        except Exception as error:  # noqa: BLE001 - looked at below
            failures.append(error)

    threads = [threading.Thread(target=run) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_the_gil_is_free_while_a_plan_runs(fussy: Any) -> None:
    plan = sffi.record(lambda cup: fussy.pause(cup, 200), fussy.create(1))
    thread = threading.Thread(target=plan, args=(fussy.create(1),))
    thread.start()
    seen = 0
    while thread.is_alive():
        seen += fussy.running()
    thread.join()
    assert seen > 10


def test_a_profile_times_no_replays_of_other_threads(fussy: Any) -> None:
    """What the clock writes to is there only while the profile's own replays run."""
    plan = sffi.record(lambda cup: fussy.pause(cup, 20), fussy.create(1))
    found: list[Any] = []
    others = [threading.Thread(target=plan.repeat, args=(4, fussy.create(1))) for _ in range(2)]
    profiler = threading.Thread(target=lambda: found.append(plan.profile(1, fussy.create(1))))
    threads = [others[0], profiler, others[1]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert 0.015 < found[0].total < 0.035


def test_a_handle_closed_while_a_plan_uses_it(fussy: Any) -> None:
    outside = fussy.create(3)

    def function(cup: Any) -> Any:
        fussy.pause(cup, 50)
        outside.fill_(1)
        return fussy.level(outside)

    plan = sffi.record(function, fussy.create(1))
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.append(plan(fussy.create(1))))
    thread.start()
    while not fussy.running():
        time.sleep(0.001)
    outside.close()
    thread.join()
    assert results == [2]


INTERRUPTED = """
    import os, signal, sys, threading, time
    import sffi, sffi_kinds as kinds
    a = kinds.create(0)
    plan = sffi.record(lambda box: box.add_(1), a)
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    start = time.monotonic()
    try:
        plan.repeat(10**12)
    except KeyboardInterrupt:
        print("interrupted", time.monotonic() - start < 5, a.value > 1000)
    print(plan(a) is a, sffi.live_handles()["kinds.Box"])
"""


def test_ctrl_c_between_repeats(kinds_built: Built) -> None:
    assert kinds_built.output(INTERRUPTED) == "interrupted True True\nTrue 1\n"


INTERRUPTED_RECORDING = """
    import signal
    import sffi, sffi_kinds as kinds
    a = kinds.create(0)
    def records():
        while True:
            sffi.record(lambda box: box.add_(1), a)
    for n in range(400):
        signal.signal(signal.SIGALRM, signal.default_int_handler)
        try:
            # Again after a while: one that arrives in a finaliser, Python prints and drops.
            signal.setitimer(signal.ITIMER_REAL, 3e-4 + n * 1e-6, 0.5)
            records()
        except KeyboardInterrupt:
            signal.setitimer(signal.ITIMER_REAL, 0)
            assert type(a.total(1)) is int, n  # a call is a call again
    print(sffi.record(lambda box: box.add_(1), a)(a) is a)
"""


def test_ctrl_c_in_a_recording(kinds_built: Built) -> None:
    done = kinds_built.run(INTERRUPTED_RECORDING)
    assert (done.returncode, done.stdout) == (0, "True\n"), done.stderr
    # What Python prints is only of interrupts that came in a finaliser.
    assert done.stderr.count("Exception ignored in") == done.stderr.count("KeyboardInterrupt")


FORKED = """
    import os, signal, threading, time, warnings
    import sffi, sffi_kinds as kinds
    from sffi.plans import hook
    warnings.simplefilter("ignore")  # newer Pythons warn of fork with threads
    a = kinds.create(1)
    plan = sffi.record(lambda box: box.add_(1), a)
    threading.Thread(target=plan.repeat, args=(10**12, a), daemon=True).start()
    slow = threading.Thread(target=sffi.record, args=(lambda b: (b.add_(1), time.sleep(1)), a))
    slow.start()
    while not hook.recorders or not plan._lock.locked():
        time.sleep(0.01)
    child = os.fork()
    if child == 0:
        signal.alarm(20)
        b = kinds.create(1)
        same = type(b.total(1)) is int and plan(b) is b and not hook.recorders
        os._exit(0 if same and b.value == 2 else 1)
    print(os.waitpid(child, 0)[1])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
def test_a_child_process_waits_for_no_thread_of_its_parent(kinds_built: Built) -> None:
    assert kinds_built.output(FORKED) == "0\n"


STILL_RUNNING = """
    import threading, time
    import sffi, sffi_kinds as kinds
    a, b = kinds.create(0), kinds.create(0)
    plan = sffi.record(lambda box: box.add_(1), a)
    def calls():
        while True:
            b.add_(1)
    threading.Thread(target=plan.repeat, args=(10**12,), daemon=True).start()
    for _ in range(4):
        threading.Thread(target=calls, daemon=True).start()
    time.sleep(0.1)
    print(a.value > 0, b.value > 0)
"""


def test_the_process_ends_while_other_threads_are_in_calls(kinds_built: Built) -> None:
    """CPython ends a thread that wants the GIL by then, which no exception handler may meet."""
    assert kinds_built.output(STILL_RUNNING) == "True True\n"


EVERYWHERE = """
    import sffi, sffi_kinds as kinds
    out, cell = kinds.create(5), []
    def function(a):
        n = a.total(1, 2)
        out.add_(n)
        return out, a.label(prefix="x"), n, kinds.same_boxes([a, a + 1])
    plan = sffi.record(function, kinds.create(1))
    back, *rest, boxes = plan(kinds.create(100))
    print(back is out, rest, [box.value for box in boxes])
    queue = [kinds.create(1)]
    for refused in (
        lambda a: cell.append(a + 1),
        lambda a: cell.append(a.total(1)),
        lambda a: queue.pop() + a.value,
        lambda a: a.total(1) + 1,
    ):
        try:
            sffi.record(refused, kinds.create(1))
        except sffi.PlanError as error:
            print(str(error)[:19])
    before = sffi.live_handles()
    plan.repeat(1000)
    print(before == sffi.live_handles())
"""


@pytest.mark.parametrize("version", ["3.10", "3.12", "3.13", "3.14"])
def test_on_every_python(kinds_built: Built, version: str) -> None:
    """References are counted, and functions swapped, in ways that differ between versions."""
    said = kinds_built.output(EVERYWHERE, python=python(version))
    kept = "a Box that add() ma\nthe result of total\nadd() was given a B\n"
    assert said == f"True ['x100', 103] [100, 101]\n{kept}the result of total\nTrue\n"


def test_without_native_calls(kinds_built: Built) -> None:
    script = """
        import sffi, sffi_kinds as kinds
        try:
            sffi.record(lambda a: a + 1, kinds.create(1))
        except sffi.PlanError as error:
            print(error)
    """
    said = kinds_built.output(script, SFFI_NO_HOST="1")
    assert said.startswith("plans need shims that are called with CPython's own calling convention")
