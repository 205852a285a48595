"""Overloads that no one signature has: rows, which are told apart at run time."""

from __future__ import annotations

from sffi_gen.emit.arguments import outer, settle
from sffi_gen.emit.docstrings import docstring
from sffi_gen.emit.layout import INDENT, WIDTH, quoted
from sffi_gen.emit.results import named, result_class
from sffi_gen.emit.rows import classes, row
from sffi_gen.model.library import Function, Library, Param


def overload_set(
    library: Library,
    name: str,
    owner: str,
    found: list[tuple[Function, tuple[Param, ...], str]],
    doc: tuple[str, ...],
    hiding: frozenset[str],
) -> list[str]:
    """The lines that make a set.

    Args:
        library: the library.
        name: what Python calls it.
        owner: the class that it is a method of, or empty.
        found: functions with their parameters as Python sees them, and their tags.
        doc: what they do.
        hiding: names that global names must get out of the way of.
    """
    lines = []
    results: dict[str, None] = {}
    for function, params, tag in found:
        cls = result_class(function) if named(function) else ""
        lines.append(row(f"{name}.{tag}" if tag else name, function, params, function.name, cls))
        if cls:
            results[cls] = None
    entries = classes(library, lines, [param for _, params, _ in found for param in params])
    entries += [f"{quoted(cls)}: {outer(cls)}" for cls in results]
    made = [
        f"{name} = {outer('overload_set')}(",
        f"    {outer('native')},",
        "    __name__,",
        f"    {quoted(f'{owner}.{name}' if owner else name)},",
        f"    lambda: {{{', '.join(entries)}}},",
        *(INDENT + part for part in docstring(doc)),
    ]
    made[-1] += ","
    for line in lines:
        made += _strings(line)
    return [settle(line, hiding) for line in [*made, ")"]]


def _strings(line: str) -> list[str]:
    """A row as one string, or as several that stand one after the other."""
    parts: list[str] = []
    for word in line.split(" "):
        if parts and len(quoted(f"{parts[-1]} {word}")) + 10 <= WIDTH:
            parts[-1] += f" {word}"
        else:
            parts.append(word)
    texts = [quoted(f"{part} ") for part in parts[:-1]] + [f"{quoted(parts[-1])},"]
    if len(texts) == 1:
        return [INDENT + texts[0]]
    return [INDENT + texts[0], *(INDENT + text for text in texts[1:])]
