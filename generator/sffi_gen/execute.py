"""What the command `sffi-gen` does when something has to be done."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from sffi_gen import writer
from sffi_gen.crosscheck import InternalError
from sffi_gen.diagnostics import Diagnostic, Diagnostics, SpecErrors
from sffi_gen.model.dump import dump
from sffi_gen.pipeline import Package, analyse, compile_spec
from sffi_gen.render import render_json, render_text
from sffi_gen.stamp import Stamps, say_written

_T = TypeVar("_T")


def execute(
    specs: tuple[str, ...],
    output: Path,
    stamps: Stamps,
    unchanged: dict[str, str],
    *,
    check: bool,
    dry_run: bool,
    dump_model: bool,
    force: bool,
    style: str,
) -> int:
    """Compile ``specs`` and do what the options say.

    Args:
        specs: the spec files, as they were named.
        output: the folder for the packages.
        stamps: where to note what was written.
        unchanged: the packages of specs for which there is nothing to do, by spec.
        check, dry_run, dump_model, force, style: the options.

    Returns:
        The exit status.
    """
    collecting = gc.isenabled()
    gc.disable()  # All trees and models are in use to the end; looking for garbage takes a third.
    try:
        if dump_model:
            for library in _each(specs, analyse):
                click.echo(dump(library), nl=False)
            return 0
        todo = [spec for spec in specs if spec not in unchanged]
        packages = _each(todo, lambda spec: compile_spec(spec, output))
        _one_spec_each([*unchanged.items(), *((p.library.spec, p.name) for p in packages)])
        plans = _plans(packages, output)
        if check:
            return _check(plans)
        if dry_run:
            _show(plans)
            return 0
        _refuse(plans, force)
        for name in unchanged.values():
            say_written(output / name, 0)
        for spec, package, plan in zip(todo, packages, plans, strict=True):
            _write(plan)
            stamps.remember(package, spec)
    except SpecErrors as errors:
        _report(errors.diagnostics, style)
        return 1
    except InternalError as error:
        click.echo(f"internal error of sffi-gen, please report it: {error}", err=True)
        return 1
    finally:
        if collecting:
            gc.enable()
    return 0


def _each(specs: Sequence[str], step: Callable[[str], _T]) -> list[_T]:
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


def _one_spec_each(names: list[tuple[str, str]]) -> None:
    """Refuse two specs that write the same package; ``names`` are specs and packages."""
    diagnostics = Diagnostics()
    seen: dict[str, str] = {}
    for spec, package in names:
        first = seen.setdefault(package, spec)
        if sum(other == package for _, other in names) > 1:
            diagnostics.add("E307", f"two specs write {package}", notes=[f"one is {first}"])
    diagnostics.stop_if_any()


def _plans(packages: list[Package], output: Path) -> list[writer.Plan]:
    diagnostics = Diagnostics()
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


def _write(plan: writer.Plan) -> None:
    try:
        writer.write(plan)
    except OSError as error:
        diagnostics = Diagnostics()
        where = error.filename or plan.folder
        diagnostics.add("E402", f"cannot write {where}: {error.strerror or error}")
        diagnostics.stop_if_any()
    say_written(plan.folder, len(plan.changed) + len(plan.removed))


def _report(diagnostics: tuple[Diagnostic, ...], style: str) -> None:
    if style == "json":
        click.echo(render_json(diagnostics))
        return
    click.echo(render_text(diagnostics, color=sys.stderr.isatty()), err=True)
    count = len(diagnostics)
    click.echo(f"\n{count} error{'s' * (count != 1)}; nothing was written", err=True)
