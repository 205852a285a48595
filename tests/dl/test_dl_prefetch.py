"""Batches made ahead by threads: the same as without, and no thread is left behind."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
import threading
import time
import traceback

import pytest
import sffi_torch as torch
from sffi_dl.data import Batch, DataError, DataLoader, TensorDataset

pytestmark = pytest.mark.shim


def loader(num_workers: int, **options: object) -> DataLoader:
    numbers = torch.arange(50)
    data = TensorDataset(numbers, numbers * 2)
    return DataLoader(data, 8, seed=3, num_workers=num_workers, **options)  # type: ignore[arg-type]


def contents(batches: DataLoader) -> list[list[list[int]]]:
    return [[tensor.tolist() for tensor in batch] for batch in batches]


def workers() -> list[threading.Thread]:
    return [each for each in threading.enumerate() if each.name.startswith("DataLoader worker")]


@pytest.mark.parametrize("num_workers", [1, 3])
@pytest.mark.parametrize("shuffle", [False, True])
def test_the_same_batches_in_the_same_order(num_workers: int, shuffle: bool) -> None:
    def slow_first(batch: Batch) -> Batch:
        time.sleep(0.01 if 0 in batch[0].tolist() else 0.0)
        return batch

    alone = loader(0, shuffle=shuffle)
    ahead = loader(num_workers, shuffle=shuffle, transform=slow_first)
    for _ in range(2):
        assert contents(ahead) == contents(alone)
    assert not workers()


def test_no_more_than_wanted_is_made_ahead() -> None:
    made: list[int] = []

    def note(batch: Batch) -> Batch:
        made.append(1)
        return batch

    iterator = iter(loader(2, transform=note, prefetch_factor=1))
    next(iterator)
    deadline = time.monotonic() + 5
    while len(made) < 3 and time.monotonic() < deadline:
        time.sleep(0.001)
    time.sleep(0.05)
    assert len(made) == 3  # the one handed out, and one for each worker
    assert len(workers()) == 2
    del iterator
    assert not workers()


def test_leaving_early_ends_the_threads() -> None:
    for _ in loader(3):
        break
    assert not workers()
    with pytest.raises(ZeroDivisionError):
        for _ in loader(3):
            raise ZeroDivisionError
    assert not workers()


def test_an_exception_arrives_with_its_place() -> None:
    def refuse(batch: Batch) -> Batch:
        if 17 in batch[0].tolist():
            raise LookupError("17 is not wanted")
        return batch

    seen = []
    with pytest.raises(LookupError, match="17 is not wanted") as caught:
        for batch in loader(2, transform=refuse):
            seen.append(batch[0].tolist()[0])
    assert seen == [0, 8]
    assert "refuse" in [frame.name for frame in traceback.extract_tb(caught.value.__traceback__)]
    if sys.version_info >= (3, 11):
        (note,) = caught.value.__notes__
        assert "making batch 3 of epoch 1" in note
    assert not workers()


def test_gradients_are_recorded_as_around_the_loop() -> None:
    scale = torch.ones((), requires_grad=True)
    modes = {True: torch.enable_grad(), False: torch.no_grad()}
    for records, mode in modes.items():
        batches = loader(1, transform=lambda batch: (batch[0] * scale,))
        with mode:
            assert all(batch[0].requires_grad == records for batch in batches)


@pytest.mark.parametrize("num_workers", [0, 2])
def test_going_on_in_the_middle_of_an_epoch(num_workers: int) -> None:
    through = loader(num_workers, shuffle=True)
    epochs = [contents(through), contents(through)]
    stopped = loader(num_workers, shuffle=True)
    contents(stopped)
    assert stopped.state_dict()["epoch"] == 1 and stopped.state_dict()["batch"] == 0
    iterator = iter(stopped)
    next(iterator), next(iterator)
    state = stopped.state_dict()
    resumed = DataLoader(stopped.dataset, 8, shuffle=True, num_workers=num_workers)
    resumed.load_state_dict(state)
    assert resumed.state_dict() == state
    assert contents(resumed) == epochs[1][2:]
    assert resumed.epoch == 2 and resumed.state_dict()["batch"] == 0


def test_a_state_of_something_else() -> None:
    batches = loader(0)
    state = batches.state_dict()
    for wrong, message in (
        ({}, "not the state of a DataLoader"),
        ({**state, "epoch": "x"}, "not the state of a DataLoader"),
        ({**state, "samples": 51}, "'samples': 51"),
        ({**state, "batch": 99}, "batch 99"),
    ):
        with pytest.raises(DataError, match=message):
            batches.load_state_dict(wrong)
    assert batches.state_dict() == state
    with pytest.raises(DataError, match="num_workers is -1"):
        loader(-1)
    with pytest.raises(DataError, match="prefetch_factor is 0"):
        loader(1, prefetch_factor=0)


PROGRAM = """
    import sys, time
    import sffi_torch as torch
    from sffi_dl.data import DataLoader, TensorDataset

    def slow(batch):
        time.sleep(float(sys.argv[1]))
        return batch

    loader = DataLoader(TensorDataset(torch.arange(100)), 1, num_workers=2, transform=slow)
    iterator = iter(loader)
    print(next(iterator)[0].tolist(), flush=True)
"""


def test_the_interpreter_ends_while_an_iterator_is_held() -> None:
    words = [sys.executable, "-c", textwrap.dedent(PROGRAM), "0.05"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[0]\n", "")


def test_ctrl_c_while_waiting() -> None:
    # The first batch comes at once, the others take a while.
    program = textwrap.dedent(PROGRAM).replace(
        "time.sleep(float(sys.argv[1]))",
        "time.sleep(float(sys.argv[1]) if batch[0].item() else 0)",
    )
    program += "try:\n    next(iterator)\nexcept KeyboardInterrupt:\n    print('stopped')\n"
    words = [sys.executable, "-c", program, "1"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        assert run.stdout is not None and run.stdout.readline() == "[0]\n"
        time.sleep(0.2)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=60)
    assert (run.returncode, out, err) == (0, "stopped\n", "")
