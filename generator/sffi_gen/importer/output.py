"""What the importers share: reading a spec that is there, differences, the end by a mistake."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import NoReturn

import click


def read(path: Path) -> str | None:
    """A text that is to be brought up to date; None where there is none."""
    try:
        return path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        fail(f"{path} is not UTF-8")


def diff(spec: Path, text: str) -> list[str]:
    """From the spec on the disk to a new text."""
    old = (read(spec) or "").splitlines()
    name = spec.as_posix()
    return list(difflib.unified_diff(old, text.splitlines(), name, f"{name} (now)", lineterm=""))


def fail(message: str) -> NoReturn:
    """End the command by a mistake of whoever called it."""
    click.echo(f"error: {message}", err=True)
    sys.exit(1)
