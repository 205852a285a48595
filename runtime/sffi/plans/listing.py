"""A plan for people: a table of its calls, and a graph."""

from __future__ import annotations

import os

from sffi.plans.calls import Call, Origin, Place
from sffi.plans.values import Number, Pending

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from sffi.plans.plan import Plan

__all__ = ["columns", "graph", "table"]

_LONGEST = 60


def table(plan: Plan) -> str:
    """One line for each call: number, what it makes, the call, and the line it came from."""
    rows = [("", "makes", "call", "at")]
    for number, call in enumerate(plan.calls):
        made = ", ".join(str(origin) for origin in _made(call))
        made = made or ("(compared)" if call.guard else "")
        rows.append((str(number), made, _call(call), _place(call.place)))
    return "\n".join(
        [
            f"plan of {plan.name}(): {len(plan.calls)} calls, "
            f"{plan.handle_inputs} handles in, {len(plan.outside)} from outside",
            *columns(rows),
            f"returns {plan.result_text}",
        ]
    )


def columns(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """The rows with all columns but the last padded."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        padded = "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True))
        yield padded.rstrip()


def graph(plan: Plan) -> str:
    """The plan in the language of Graphviz: boxes are calls, arrows handles and values."""
    lines = ["digraph plan {", "  rankdir=TB;", '  node [fontname="sans-serif"];']
    names: set[str] = set()
    edges: list[str] = []
    for number, call in enumerate(plan.calls):
        label = _quoted(f"{number} {call.name}\\n{_place(call.place)}")
        shape = "hexagon" if call.guard else "box"
        lines.append(f"  call{number} [shape={shape}, label={label}];")
        for source in _sources(call.arguments):
            start = _node(source)
            if not start.startswith("call"):
                names.add(start)
            edges.append(f"  {_quoted(start)} -> call{number};")
    lines += [f"  {_quoted(name)} [shape=ellipse];" for name in sorted(names)]
    for output in plan.outputs:
        edges.append(f'  {_quoted(_node(output))} -> "result";')
    lines += ['  "result" [shape=ellipse];', *dict.fromkeys(edges), "}"]
    return "\n".join(lines) + "\n"


def _node(source: Origin | Pending | Number) -> str:
    if isinstance(source, Origin):
        return f"call{source.number}" if source.kind == "call" else str(source)
    return f"call{source._call}" if isinstance(source, Pending) else f"number {source.index}"


def _sources(arguments: Sequence[Any]) -> Iterator[Origin | Pending | Number]:
    for source in arguments:
        if type(source) in (Origin, Pending, Number):
            yield source
        elif type(source) is list:
            yield from (item for item in source if item is not None)


def _made(call: Call) -> Iterator[Origin]:
    for result in call.results:
        for item in result if type(result) is list else [result]:
            if isinstance(item, Origin):
                yield item


def _call(call: Call) -> str:
    names = [name for name, _ in call.function.signature.params]
    parts = [
        f"{name}={_source(source)}"
        for name, source in zip(names, call.arguments, strict=True)
        if source is not None
    ]
    text = f"{call.name}({', '.join(parts)})"
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 4]}...)"


def _source(source: Any) -> str:
    if type(source) is Pending:
        return f"%{source._call}.{source._position}"
    if type(source) is Number:
        return f"number {source.index}"
    if type(source) is Origin:
        return str(source)
    if type(source) is list:
        return f"[{', '.join(str(item) for item in source)}]"
    return repr(source)


def _place(place: Place) -> str:
    """The line, by a path as short as it can be from here."""
    path = place.file
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive
        return str(place)
    return f"{path if relative.startswith(os.pardir) else relative}:{place.line}"


def _quoted(text: str) -> str:
    escaped = text.replace('"', '\\"')
    return f'"{escaped}"'
