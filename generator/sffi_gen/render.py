"""Diagnostics as people and editors read them."""

from __future__ import annotations

import json
from collections.abc import Iterable

import click

from sffi_gen.diagnostics import Diagnostic
from sffi_gen.source import Span

#: lines that are longer are cut, and how much is left before what is meant
_WIDTH = 160
_AROUND = 50


def render_text(diagnostics: Iterable[Diagnostic], *, color: bool = False) -> str:
    """All diagnostics with source line, caret, notes and help, separated by blank lines."""
    return "\n\n".join(_one(diagnostic, color) for diagnostic in diagnostics)


def render_json(diagnostics: Iterable[Diagnostic]) -> str:
    """A JSON array, one object a diagnostic; lines and columns count from 1."""
    rows = []
    for diagnostic in diagnostics:
        span = diagnostic.span
        rows.append(
            {
                "code": diagnostic.code,
                "severity": diagnostic.severity,
                "message": diagnostic.message,
                "file": span.file.path if span else None,
                "line": span.line if span else None,
                "column": span.column if span else None,
                "length": span.length if span else None,
                "label": diagnostic.label,
                "notes": list(diagnostic.notes),
                "help": diagnostic.help,
            }
        )
    return json.dumps(rows, indent=2)


def _one(diagnostic: Diagnostic, color: bool) -> str:
    def style(text: str, **how: object) -> str:
        return click.style(text, **how) if color else text  # type: ignore[arg-type]

    tone = "red" if diagnostic.severity == "error" else "cyan"
    head = style(f"{diagnostic.severity}[{diagnostic.code}]", fg=tone, bold=True)
    lines = [f"{head}{style(': ' + diagnostic.message, bold=True)}"]
    gutter = ""
    if diagnostic.span is not None:
        span = diagnostic.span
        number = str(span.line)
        gutter = " " * len(number)
        bar = style("|", fg="blue", bold=True)
        text, column, length = _shown(span)
        # A tab is kept in the line under the text too, so that the caret stands where it should.
        indent = "".join("\t" if char == "\t" else " " for char in text[: column - 1])
        caret = style("^" * max(1, length), fg=tone, bold=True)
        label = f" {style(diagnostic.label, fg=tone)}" if diagnostic.label else ""
        arrow = style("-->", fg="blue", bold=True)
        lines += [
            f"{gutter}{arrow} {span.file.path}:{span.line}:{span.column}",
            f"{gutter} {bar}",
            f"{style(number, fg='blue', bold=True)} {bar} {text}",
            f"{gutter} {bar} {indent}{caret}{label}",
        ]
        if diagnostic.notes or diagnostic.help:
            lines.append(f"{gutter} {bar}")
    equals = style("=", fg="blue", bold=True)
    lines += [f"{gutter} {equals} note: {note}" for note in diagnostic.notes]
    if diagnostic.help:
        lines.append(f"{gutter} {equals} help: {diagnostic.help}")
    return "\n".join(lines)


def _shown(span: Span) -> tuple[str, int, int]:
    """The line of a span, with its column and length there; of a very long line only what is
    around the span."""
    text = span.file.line(span.line)
    if len(text) <= _WIDTH:
        return text, span.column, span.length
    start = max(0, span.column - 1 - _AROUND)
    end = start + _WIDTH
    left, right = "..." if start else "", "..." if end < len(text) else ""
    column = span.column - start + len(left)
    length = min(span.length, end - span.column + 1)
    return f"{left}{text[start:end]}{right}", column, length
