"""What the examples share: options, configuration, device, checks, exit codes.

Importing it makes ``sffi_torch`` and ``sffi_dl`` importable from a source checkout where they
are not installed, so import it before them.
"""

from __future__ import annotations

import argparse
import importlib.util
import math
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

ROOT = Path(__file__).resolve().parents[2]
"""The checkout: where dl.config.sdn is."""

for _package, _source in (("sffi_torch", "generated"), ("sffi_dl", "runtime")):
    if importlib.util.find_spec(_package) is None:
        sys.path.insert(0, str(ROOT / _source))

# libtorch's threads wait for each other by spinning. That is fastest on an idle machine, and takes
# many times as long as the work itself where another program wants the cores too: a step of the
# digit classifier on two cores takes 4 ms spinning and 6 ms waiting when idle, 100 and 8 when not.
# This must be set before libtorch is opened.
if hasattr(os, "getloadavg") and os.getloadavg()[0] > (os.cpu_count() or 1) / 4:
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

if TYPE_CHECKING:
    import sffi_torch as torch
    from sffi_dl import DLConfig, Resolution, Settings

EXIT_FAILED = 1
"""A check failed, or the example could not do its work."""
EXIT_USAGE = 2
"""An option makes no sense; argparse's own code."""
EXIT_UNAVAILABLE = 3
"""No libtorch, or with --strict-device not the configured device."""

INSTALL_PYTORCH = "pip install torch==2.13.0"
BUILD_SHIM = "sffi build torch"


class Stop(Exception):
    """Ends an example with a message and an exit code."""

    def __init__(self, message: str, code: int = EXIT_FAILED) -> None:
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Session:
    """A configured run.

    Attributes:
        config: all that the configuration says.
        settings: the part of it that holds for training.
        resolution: the device asked for, and the one used.
        device: the one used, for ``device=`` and ``Tensor.to``.
    """

    config: DLConfig
    settings: Settings
    resolution: Resolution
    device: torch.device


def parser(description: str | None) -> argparse.ArgumentParser:
    """A parser with the options that every example has; `description` is its docstring."""
    made = argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    made.add_argument("--device", help="cpu or cuda:N, instead of what dl.config.sdn says")
    made.add_argument(
        "--strict-device",
        action="store_true",
        help=f"stop with exit code {EXIT_UNAVAILABLE} where the device is missing, "
        "instead of carrying on with what there is",
    )
    made.add_argument("--seed", help="of the random numbers, instead of what dl.config.sdn says")
    return made


def positive(text: str) -> int:
    """The type of an option that takes a whole number from 1 on."""
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return value


def start(options: argparse.Namespace, *, gradients: bool = False) -> Session:
    """Check that libtorch is there, read the configuration, find the device, and say so.

    What holds is the configuration's block ``training:``.

    Args:
        options: the parsed options.
        gradients: whether the example needs them.

    Raises:
        Stop: libtorch or, with --strict-device, the device is missing; the configuration is
            wrong, or does not allow what the example needs.
    """
    _require_libtorch()
    from sffi_dl import ConfigError, DeviceUnavailableError, apply_settings, load_config

    arguments = {"device": options.device, "seed": options.seed}
    try:
        config = load_config(arguments, directory=_config_directory())
    except ConfigError as error:
        in_option = error.where.startswith("argument ")
        raise Stop(str(error), EXIT_USAGE if in_option else EXIT_FAILED) from None
    settings = config.training
    if gradients and not settings.autograd:
        raise Stop(f"autograd is off ({settings.origin('autograd')}): training needs it on")
    print(f"Configured device: {settings.device} ({settings.origin('device')})")
    try:
        resolution = apply_settings(settings, strict=options.strict_device)
    except DeviceUnavailableError as error:
        raise Stop(str(error), EXIT_UNAVAILABLE) from None
    if not resolution.is_available:
        print(f"Missing: {resolution.problem}")
        print("  " + resolution.advice.replace("; or ", "\n  or "))
    print(f"Using device: {resolution.device}")
    print()
    return Session(config, settings, resolution, resolution.torch_device)


def run(main: Callable[[], int]) -> NoReturn:
    """Run `main` and exit with its code; what goes wrong for a reason is told in a sentence."""
    try:
        code = main()
        sys.stdout.flush()
    except Stop as stop:
        code = _complain(str(stop), stop.code)
    except KeyboardInterrupt:
        code = _complain("\nInterrupted.", 130)
    except BrokenPipeError:
        # The reader of our output went away, as `head` does. Python flushes once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = EXIT_FAILED
    except ModuleNotFoundError as error:
        missing = f"{error.name} is not installed; the examples need: pip install 'sffi[examples]'"
        code = _complain(missing, EXIT_FAILED)
    except Exception as error:
        message = _explanation(error)
        if not message:
            raise
        code = _complain(message, EXIT_FAILED)
    raise SystemExit(code)


def peak_memory() -> int:
    """The most memory that this process had in use so far, in bytes; 0 if it is not known."""
    try:
        import resource
    except ImportError:  # not on Windows
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024


class Checks:
    """Verification points: each is printed with its outcome, and they are counted."""

    def __init__(self) -> None:
        self.passed = 0
        self.failed = 0

    def that(self, holds: bool, what: str) -> None:
        """Record whether `what` holds."""
        if holds:
            self.passed += 1
        else:
            self.failed += 1
        print(f"  [{'ok' if holds else 'FAILED'}] {what}")

    def close(self, tensor: torch.Tensor, expected: list[Any], what: str) -> None:
        """Record whether every element is what the nested list `expected` says.

        Within 1e-6, or 1e-2 where the configuration asks for a half-precision type.
        """
        tolerance = 1e-2 if tensor.element_size() < 4 else 1e-6
        found = tensor.tolist()
        same = _shape(found) == _shape(expected) and all(
            math.isclose(a, b, rel_tol=tolerance, abs_tol=tolerance)
            for a, b in zip(_flat(found), _flat(expected), strict=True)
        )
        self.that(same, what if same else f"{what}: found {found}, expected {expected}")

    def finish(self) -> int:
        """Print the count; the exit code."""
        total = self.passed + self.failed
        print()
        if self.failed:
            print(f"{self.failed} of {total} checks FAILED.")
            return EXIT_FAILED
        print(f"All {total} checks passed.")
        return 0


def _require_libtorch() -> None:
    import sffi_torch as torch

    if torch.available():
        return
    from sffi.errors import LibraryNotFoundError
    from sffi.locate import find_prefix

    try:
        found = find_prefix(("python:torch", "env:LIBTORCH"), "torch", ("c10", "torch_cpu"))
    except LibraryNotFoundError as error:
        raise Stop(
            f"Install PyTorch to run this example:\n  {INSTALL_PYTORCH}\n\n{error}",
            EXIT_UNAVAILABLE,
        ) from None
    raise Stop(
        f"libtorch is in {found.path}, but sffi_torch's shim for it is not built:\n"
        f"  {BUILD_SHIM}\n"
        "If that does not help, `sffi doctor torch` shows what is missing.",
        EXIT_UNAVAILABLE,
    )


def _config_directory() -> Path:
    # The current directory comes first, as for any program; the checkout's own file otherwise.
    here = Path()
    return here if (here / "dl.config.sdn").is_file() else ROOT


def _explanation(error: Exception) -> str:
    """What to tell of `error` to the person who runs the example; empty for a mistake of ours."""
    from sffi.errors import SffiError
    from sffi_dl.errors import DLError

    if isinstance(error, DLError | SffiError):
        return str(error)
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror}"
    return ""


def _complain(message: str, code: int) -> int:
    sys.stdout.flush()
    print(message, file=sys.stderr)
    return code


def _flat(value: Any) -> list[float]:
    return [x for item in value for x in _flat(item)] if isinstance(value, list) else [value]


def _shape(value: Any) -> list[int]:
    return [len(value), *(_shape(value[0]) if value else [])] if isinstance(value, list) else []
