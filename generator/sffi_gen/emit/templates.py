"""The Jinja environment. Templates loop, test a boolean and print names; none decides anything."""

from __future__ import annotations

from functools import cache

import jinja2

from sffi_gen.emit.docstrings import docstring, escaped
from sffi_gen.emit.layout import quoted


@cache
def environment() -> jinja2.Environment:
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("sffi_gen"),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
    found.filters["escaped"] = escaped
    found.filters["quoted"] = quoted
    found.filters["docstring"] = _docstring
    return found


def _docstring(doc: tuple[str, ...], otherwise: str) -> str:
    """The docstring of a class, after an indent of four."""
    return "\n".join(
        f"    {line}".rstrip() for line in docstring(doc or (otherwise,))
    ).removeprefix("    ")


def render(template: str, **context: object) -> str:
    return environment().get_template(template).render(**context)
