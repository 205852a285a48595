"""The command `sffi-gen`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TypeVar

import click

from sffi_gen import writer
from sffi_gen.crosscheck import InternalError
from sffi_gen.diagnostics import Diagnostic, Diagnostics, SpecErrors
from sffi_gen.model.dump import dump
from sffi_gen.pipeline import Package, analyse, compile_spec
from sffi_gen.render import render_json, render_text

_T = TypeVar("_T")

EXAMPLE = """
\b
Example:
  sffi-gen specs/torch.sffi              write generated/sffi_torch/
  sffi-gen --check specs/*.sffi          is generated/ up to date? (for CI)

\b
Exit status: 0 done, 1 a spec is wrong or the output is stale, 2 wrong usage.
"""


def _version() -> str:
    try:
        return version("sffi")
    except PackageNotFoundError:
        return "(not installed)"


@click.command(epilog=EXAMPLE)
@click.argument("specs", nargs=-1, required=True, metavar="SPEC...")
@click.option(
    "-o",
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("generated"),
    show_default=True,
    help="Folder for the packages; each gets one of its own in it.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 with a diff if output is stale.")
@click.option("--dry-run", is_flag=True, help="Write nothing; list what would be written.")
@click.option("--dump-model", is_flag=True, help="Print the resolved model; write nothing.")
@click.option("--force", is_flag=True, help="Overwrite files that were changed by hand.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How mistakes are printed: for people, or as JSON for editors.",
)
@click.version_option(_version(), prog_name="sffi-gen")
def main(
    specs: tuple[str, ...],
    output: Path,
    check: bool,
    dry_run: bool,
    dump_model: bool,
    force: bool,
    style: str,
) -> None:
    """Compile spec files into Python binding packages.

    All mistakes of all specs are reported; nothing is written unless every spec is right.
    """
    if sum((check, dry_run, dump_model)) > 1:
        raise click.UsageError("--check, --dry-run and --dump-model exclude each other")
    try:
        if dump_model:
            for library in _each(specs, analyse):
                click.echo(dump(library), nl=False)
            return
        packages = _each(specs, lambda spec: compile_spec(spec, output))
        plans = _plans(packages, output)
        if check:
            sys.exit(_check(plans))
        if dry_run:
            _show(plans)
            return
        _refuse(plans, force)
        _write(plans)
    except SpecErrors as errors:
        _report(errors.diagnostics, style)
        sys.exit(1)
    except InternalError as error:
        click.echo(f"internal error of sffi-gen, please report it: {error}", err=True)
        sys.exit(1)


def _each(specs: tuple[str, ...], step: Callable[[str], _T]) -> list[_T]:
    """Run a step for every spec and collect the mistakes of all of them."""
    results: list[_T] = []
    mistakes: list[Diagnostic] = []
    for spec in specs:
        try:
            results.append(step(spec))
        except SpecErrors as errors:
            mistakes += errors.diagnostics
    if mistakes:
        raise SpecErrors(mistakes)
    return results


def _plans(packages: list[Package], output: Path) -> list[writer.Plan]:
    diagnostics = Diagnostics()
    seen: dict[str, str] = {}
    for package in packages:
        first = seen.setdefault(package.name, package.library.spec)
        if sum(other.name == package.name for other in packages) > 1:
            diagnostics.add("E307", f"two specs write {package.name}", notes=[f"one is {first}"])
    diagnostics.stop_if_any()
    plans = []
    for package in packages:
        try:
            plans.append(writer.plan(package, output))
        except OSError as error:
            reason = error.strerror or error
            diagnostics.add("E402", f"cannot read {error.filename or output}: {reason}")
    diagnostics.stop_if_any()
    return plans


def _check(plans: list[writer.Plan]) -> int:
    for plan in plans:
        for line in writer.diff(plan):
            click.echo(line)
    stale = [plan.folder.as_posix() for plan in plans if not plan.clean]
    if stale:
        click.echo(f"stale: {', '.join(stale)}; run sffi-gen without --check", err=True)
        return 1
    click.echo(f"up to date: {', '.join(plan.folder.as_posix() for plan in plans)}")
    return 0


def _show(plans: list[writer.Plan]) -> None:
    for plan in plans:
        for path in plan.changed:
            verb = "change" if (plan.folder / path).exists() else "create"
            by_hand = "  (changed by hand; needs --force)" if path in plan.edited else ""
            click.echo(f"{verb} {(plan.folder / path).as_posix()}{by_hand}")
        for path in plan.removed:
            click.echo(f"remove {(plan.folder / path).as_posix()}")
        if plan.clean:
            click.echo(f"nothing to do for {plan.folder.as_posix()}")


def _refuse(plans: list[writer.Plan], force: bool) -> None:
    if force:
        return
    diagnostics = Diagnostics()
    for plan in plans:
        writer.refuse_edited(plan, diagnostics)
    diagnostics.stop_if_any()


def _write(plans: list[writer.Plan]) -> None:
    for plan in plans:
        try:
            writer.write(plan)
        except OSError as error:
            diagnostics = Diagnostics()
            where = error.filename or plan.folder
            diagnostics.add("E402", f"cannot write {where}: {error.strerror or error}")
            diagnostics.stop_if_any()
        count = len(plan.changed) + len(plan.removed)
        click.echo(f"{plan.folder.as_posix()}: {count or 'no'} file{'s' * (count != 1)} changed")


def _report(diagnostics: tuple[Diagnostic, ...], style: str) -> None:
    if style == "json":
        click.echo(render_json(diagnostics))
        return
    click.echo(render_text(diagnostics, color=sys.stderr.isatty()), err=True)
    count = len(diagnostics)
    click.echo(f"\n{count} error{'s' * (count != 1)}; nothing was written", err=True)
