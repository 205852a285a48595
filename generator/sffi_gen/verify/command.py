"""The command ``sffi verify``."""

from __future__ import annotations

import os
import sys

import click

from sffi_gen import options
from sffi_gen.diagnostics import SpecErrors
from sffi_gen.pipeline import analyse
from sffi_gen.render import render_json, render_text

EPILOG = """
\b
Examples:
  sffi verify specs/sqlite3.sffi
  sffi verify specs/sqlite3.sffi -I include --library /opt/lib/libsqlite3.so.0
  sffi verify new.sffi --against old.sffi

\b
Exit codes: 0 all agrees, 1 something differs or a spec is wrong, 2 wrong usage.
"""


@click.command(epilog=EPILOG)
@click.argument("spec")
@options.includes
@options.defines
@options.compiler
@click.option("--no-compiler", is_flag=True, help="Ask no compiler; say which claims are unproved.")
@click.option("--library", default="", metavar="PATH", help="Look for symbols in this file.")
@click.option("--header", default="", metavar="PATH", help="Read this header, not the spec's.")
@click.option(
    "--against",
    default="",
    metavar="OLD",
    help="Say what breaks callers of this older spec; read no header.",
)
@click.option(
    "--package-dir", default="", metavar="DIR", help="The generated package, of a C++ library."
)
@click.option("--all", "whole", is_flag=True, help="List every name, where there are many.")
@click.option("-q", "--quiet", is_flag=True, help="Print no notes.")
@options.style("findings are")
def verify(
    spec: str,
    includes: tuple[str, ...],
    defines: tuple[str, ...],
    compiler: str,
    no_compiler: bool,
    library: str,
    header: str,
    against: str,
    package_dir: str,
    whole: bool,
    quiet: bool,
    style: str,
) -> None:
    """Prove SPEC against its header and its library.

    Sizes, offsets, values and prototypes are asked of the C compiler, symbols of the library's
    symbol table; nothing is loaded or run. Operators of ATen are compared with the headers of the
    libtorch found. Differences are errors; what is harmless is a note.
    """
    from sffi_gen.verify.against import compare
    from sffi_gen.verify.operators import verify_operators
    from sffi_gen.verify.report import Report
    from sffi_gen.verify.shim import verify_shim
    from sffi_gen.verify.verify import Options, verify_c

    sources = Options(includes, defines, compiler, no_compiler, library, header)
    if against and sources != Options():
        raise click.UsageError("--against compares two specs; it takes no other source")
    try:
        new = analyse(spec)
        if new.language != "c" and sources != Options():
            raise click.UsageError(
                f"`{new.name}` is a C++ library: its shim and the headers that this was built with "
                "are looked at; only --package-dir says where"
            )
        report = Report(spec, whole)
        if against:
            compare(analyse(against), new, report)
        elif new.language == "c":
            verify_c(new, sources, report)
        else:
            verify_shim(new, package_dir, report, verify_operators(new, report))
    except SpecErrors as errors:
        found = errors.diagnostics
        if style == "json":
            click.echo(render_json(found))
        else:
            click.echo(render_text(found, color=sys.stderr.isatty()), err=True)
            count = len(found)
            click.echo(f"\n{count} error{'s' * (count != 1)}; nothing was verified", err=True)
        sys.exit(1)
    if style == "json":
        click.echo(report.to_json())
    else:
        plain = os.environ.get("NO_COLOR") or not sys.stdout.isatty()
        click.echo(report.to_text(color=not plain, notes=not quiet))
    sys.exit(1 if report.errors else 0)
