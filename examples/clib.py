"""What the examples of C libraries share: finding the packages, checks, exit codes.

Importing it makes the generated packages importable from a source checkout where they are not
installed, so import it before them.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parents[1]

for _package, _source in (
    ("sffi", "runtime"),
    ("sffi_sqlite3", "generated"),
    ("sffi_zlib", "generated"),
):
    if importlib.util.find_spec(_package) is None:
        sys.path.insert(0, str(ROOT / _source))

EXIT_FAILED = 1
"""A check failed, or the example could not do its work."""
EXIT_UNAVAILABLE = 3
"""The C library is not on this machine."""


def parser(description: str | None) -> argparse.ArgumentParser:
    """A parser whose help is an example's docstring."""
    return argparse.ArgumentParser(
        description=description, formatter_class=argparse.RawDescriptionHelpFormatter
    )


def positive(text: str) -> int:
    """The type of an option that takes a whole number from 1 on."""
    value = int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return value


def run(main: Callable[[], int]) -> NoReturn:
    """Run `main` and exit with its code; a library that is missing is told in a sentence."""
    from sffi.errors import LibraryNotFoundError

    try:
        code = main()
        sys.stdout.flush()
    except LibraryNotFoundError as error:
        print(error, file=sys.stderr)
        code = EXIT_UNAVAILABLE
    except BrokenPipeError:
        # The reader of our output went away, as `head` does. Python flushes once more at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = EXIT_FAILED
    raise SystemExit(code)


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

    def finish(self) -> int:
        """Print the count; the exit code."""
        total = self.passed + self.failed
        print()
        if self.failed:
            print(f"{self.failed} of {total} checks FAILED.")
            return EXIT_FAILED
        print(f"All {total} checks passed.")
        return 0
