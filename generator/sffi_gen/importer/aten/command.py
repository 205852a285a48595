"""`sffi import --aten`: the spec of all of ATen's operators."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import click

from sffi_gen import writer
from sffi_gen.importer.aten import report
from sffi_gen.importer.aten.compose import (
    Change,
    Row,
    changes,
    compose,
    rows,
    written_by_us,
)
from sffi_gen.importer.aten.native import (
    NoSchemas,
    Source,
    find_source,
    read_operators,
)
from sffi_gen.importer.output import diff, fail, read

OUTPUT = "specs/aten.sffi"


@dataclass(frozen=True)
class Request:
    """What the command line says; ``output`` is a path or ``-``."""

    torch: str
    schemas: str
    output: str
    check: bool
    dry_run: bool
    force: bool
    quiet: bool
    style: str


def import_aten(request: Request) -> None:
    """Read the schemas and write the spec, or say what that would change."""
    try:
        source = find_source(request.torch, request.schemas)
        found = rows(read_operators(source.path))
    except NoSchemas as error:
        fail(str(error))
    text = compose(found, source.version)
    if request.output == "-":
        click.echo(text, nl=False)
        _summary(request, source, found, None, err=True)
        return
    spec = Path(request.output)
    writes = not (request.check or request.dry_run)
    try:
        before = read(spec)
        if writes and before is not None and not request.force and not written_by_us(before):
            fail(
                f"{spec} was changed by hand, or not written by sffi import; nothing was written. "
                "See what would be lost: --dry-run. Declare in a spec of your own what should be "
                "otherwise, then write it anew: --force"
            )
        if writes and before != text:
            writer.write_texts({spec: text})
    except OSError as error:
        fail(f"cannot write {error.filename or spec}: {error.strerror or error}")
    if not writes:
        for line in diff(spec, text):
            click.echo(line)
    _summary(request, source, found, None if before is None else changes(before, found))
    if writes and not request.quiet and request.style == "text":
        click.echo(f"\n{spec}: {'no change' if before == text else 'written'}")
        if before is None:
            click.echo(report.next_steps(spec))
    if request.check and before != text:
        fail(f"stale: {spec}; run sffi import without --check")


def _summary(
    request: Request,
    source: Source,
    found: list[Row],
    changed: list[Change] | None,
    *,
    err: bool = False,
) -> None:
    """``changed`` is None where nothing was there before."""
    if request.style == "json":
        written = not (request.check or request.dry_run) and request.output != "-"
        said = report.as_json(source, found, changed or [], request.output, written)
        click.echo(said, err=err)
    elif not request.quiet:
        for line in report.as_text(source, found, changed):
            click.echo(line, err=err)
