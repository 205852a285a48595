"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

_F = TypeVar("_F", bound=Callable[..., Any])


includes = click.option(
    "-I", "includes", multiple=True, metavar="DIR", help="Look for headers here too."
)
defines = click.option(
    "-D", "defines", multiple=True, metavar="MACRO", help="Define NAME or NAME=VALUE."
)
compiler = click.option(
    "--cc",
    "compiler",
    default="",
    metavar="COMMAND",
    help="The C compiler.  [default: $CC, cc, gcc, clang]",
)


def style(what: str) -> Callable[[_F], _F]:
    """``--format text|json``, for how something is printed."""
    return click.option(
        "--format",
        "style",
        type=click.Choice(["text", "json"]),
        default="text",
        show_default=True,
        help=f"How {what} printed: for people, or as JSON.",
    )
