"""The ``sffi`` command.

Each command imports what it needs inside its function, so that ``sffi --help`` stays quick. Those
that need the generator live there and are found through the entry points of the group
``sffi.commands``, so that nothing here imports it.
Exit codes: 0 done, 1 it could not be done (the reason is on stderr), 2 wrong usage.
"""

from __future__ import annotations

import os
import signal
import sys
from contextlib import ExitStack
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import click

import sffi

if TYPE_CHECKING:
    from collections.abc import Callable
    from importlib.metadata import EntryPoint

    from sffi.build import BuildResult

_FOLDER = click.Path(file_okay=False, path_type=Path)


class Commands(click.Group):
    """The commands of this file, and those that installed packages register."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *_registered()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        own = super().get_command(ctx, cmd_name)
        if own is not None:
            return own
        found = _registered().get(cmd_name)
        if found is None:
            return None
        try:
            command = found.load()
        except (ImportError, AttributeError) as error:
            return _unusable(cmd_name, f"{found.value} cannot be imported: {error}")
        if not isinstance(command, click.Command):
            return _unusable(cmd_name, f"{found.value} is no command")
        return command


def _registered() -> dict[str, EntryPoint]:
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group="sffi.commands")}


def _unusable(name: str, reason: str) -> click.Command:
    """A command that is registered and can only say why it does not work."""

    def say() -> None:
        _fail(f"sffi {name}: {reason}; install sffi with all that it needs")

    settings = {"ignore_unknown_options": True, "allow_extra_args": True}
    return click.Command(
        name, callback=say, context_settings=settings, short_help="Cannot be used here."
    )


def _of_package(command: Callable[..., None]) -> Callable[..., None]:
    """The argument and options of commands that compile a package's shim."""
    for each in (
        click.option(
            "-L", "library_dirs", type=_FOLDER, multiple=True, help="Look for libraries here too."
        ),
        click.option(
            "-I", "include_dirs", type=_FOLDER, multiple=True, help="Look for headers here too."
        ),
        click.option("--package-dir", type=_FOLDER, help="Folder of the generated package."),
        click.argument("name"),
    ):
        command = each(command)
    return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 done, 1 it could not be done, 2 wrong usage.",
)
@click.version_option(sffi.__version__, "--version", message="sffi %(version)s")
def main() -> None:
    """Build and examine the native side of packages that sffi-gen wrote.

    \b
    Examples:
      sffi build torch       compile the shim of sffi_torch for the libtorch found here
      sffi doctor torch      show what is there, what is missing, and what to do
      sffi wheel torch       pack sffi_torch with its shim, for other machines like this one
    """


@main.command()
@_of_package
@click.option(
    "-j", "--jobs", type=click.IntRange(1), help="Compilers at once.  [default: by CPUs and memory]"
)
@click.option("--force", is_flag=True, help="Compile and link again, whatever the cache holds.")
@click.option("-v", "--verbose", is_flag=True, help="Show flags, paths and compiler warnings.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but the path of the shim.")
@click.option("--cxx", metavar="COMMAND", help="C++ compiler.  [default: $CXX, c++, g++, clang++]")
@click.option("--output", type=_FOLDER, help="Put the library here instead of into the cache.")
def build(
    name: str,
    package_dir: Path | None,
    include_dirs: tuple[Path, ...],
    library_dirs: tuple[Path, ...],
    jobs: int | None,
    force: bool,
    verbose: bool,
    quiet: bool,
    cxx: str | None,
    output: Path | None,
) -> None:
    """Compile the shim of library NAME (or of the generated package at path NAME).

    Sources that did not change are not compiled again. The path of the shim goes to stdout,
    everything else to stderr. CXX, CPPFLAGS, CXXFLAGS and LDFLAGS are honoured.

    \b
    Examples:
      sffi build torch
      sffi build counter --package-dir generated/sffi_counter -I include -L lib
      CXX=clang++ sffi build torch --jobs 1 --verbose
      sffi build torch --output generated/sffi_torch/lib
    """
    from sffi.build import BuildOptions
    from sffi.build import build as build_shim
    from sffi.errors import SffiError
    from sffi.progress import BarReporter, PlainReporter, Reporter, SilentReporter

    signal.signal(signal.SIGTERM, _terminated)
    options = BuildOptions(
        package_dir=package_dir,
        include_dirs=include_dirs,
        library_dirs=library_dirs,
        jobs=jobs or 0,
        force=force,
        cxx=cxx,
        output=output,
    )
    try:
        with ExitStack() as stack:
            reporter: Reporter
            if quiet:
                reporter = SilentReporter()
            elif sys.stderr.isatty():
                reporter = stack.enter_context(BarReporter())
            else:
                reporter = PlainReporter()
            result = build_shim(name, options, reporter)
    except SffiError as error:
        _fail(str(error))
    except KeyboardInterrupt:
        _fail("interrupted; nothing was left behind", 130)
    if not quiet:
        _summary(result, verbose)
    click.echo(result.path)


@main.command()
@_of_package
@click.option("--cxx", metavar="COMMAND", help="C++ compiler.  [default: $CXX, c++, g++, clang++]")
@click.option("--version", metavar="VERSION", help="Of the wheel.  [default: the library's]")
@click.option(
    "--require", "requires", multiple=True, metavar="REQUIREMENT", help="Require this too."
)
@click.option(
    "-o",
    "--output",
    type=_FOLDER,
    default=Path("dist"),
    show_default=True,
    help="Folder for the wheel.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but the path of the wheel.")
def wheel(
    name: str,
    package_dir: Path | None,
    include_dirs: tuple[Path, ...],
    library_dirs: tuple[Path, ...],
    cxx: str | None,
    version: str | None,
    requires: tuple[str, ...],
    output: Path,
    quiet: bool,
) -> None:
    """Pack the generated package of library NAME with its built shim, for pip to install.

    The wheel is for every Python from 3.10 on, on machines like this one. It requires sffi, and the
    Python package that brings the library, at the version found here.

    \b
    Examples:
      sffi wheel torch
      sffi wheel counter --package-dir generated/sffi_counter --version 1.0
    """
    from sffi.build import BuildOptions
    from sffi.errors import SffiError
    from sffi.progress import PlainReporter, SilentReporter
    from sffi.wheel import WheelOptions, make_wheel

    signal.signal(signal.SIGTERM, _terminated)
    building = BuildOptions(
        package_dir=package_dir, include_dirs=include_dirs, library_dirs=library_dirs, cxx=cxx
    )
    options = WheelOptions(output=output, version=version, requires=requires)
    try:
        reporter = SilentReporter() if quiet else PlainReporter()
        click.echo(make_wheel(name, options, building, reporter))
    except SffiError as error:
        _fail(str(error))
    except KeyboardInterrupt:
        _fail("interrupted; nothing was left behind", 130)


@main.command()
@click.argument("name", required=False)
@click.option("--package-dir", type=_FOLDER, help="Folder of the generated package.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def doctor(name: str | None, package_dir: Path | None, as_json: bool) -> None:
    """Show everything one needs to see when it does not work, and what to do.

    Without NAME the machine is examined, with NAME also that library, its shim and its package.
    Exit code 0 means that all is well.

    \b
    Examples:
      sffi doctor
      sffi doctor torch
      sffi doctor torch --json
    """
    from sffi.doctor import examine

    report = examine(name, package_dir)
    click.echo(report.to_json() if as_json else report.to_text(_colour()))
    sys.exit(0 if report.healthy else 1)


def _summary(result: BuildResult, verbose: bool) -> None:
    if result.linked:
        done = (
            f"built in {result.seconds:.1f} s: {result.compiled} compiled, {result.reused} reused"
        )
    else:
        done = "up to date"
    prefix = result.prefix
    target = f"{prefix.path}, version {prefix.version}" if prefix.path else "the system's library"
    click.echo(f"{done}, for {target}", err=True)
    warnings = result.warnings.count("warning:")
    if warnings:
        plural = "warning" if warnings == 1 else "warnings"
        hint = "" if verbose else "; --verbose shows them"
        click.echo(f"{warnings} compiler {plural}{hint}", err=True)
    if verbose:
        if result.warnings:
            click.echo(result.warnings, err=True)
        click.echo(f"target:   {target} (from {prefix.origin})", err=True)
        command = " ".join(result.compiler.command)
        click.echo(f"compiler: {command} (from {result.compiler.origin})", err=True)
        click.echo(f"          {result.compiler.version}", err=True)
        if result.log is not None:
            click.echo(f"log:      {result.log}", err=True)


def _colour() -> bool:
    """Whether colour is wanted: on a terminal, unless NO_COLOR (no-color.org) says otherwise."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def _fail(message: str, code: int = 1) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    sys.exit(code)


def _terminated(number: int, frame: FrameType | None) -> NoReturn:
    """Leave through the clean-up code when asked to end."""
    sys.exit(128 + number)
