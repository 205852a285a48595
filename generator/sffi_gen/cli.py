"""The command `sffi-gen`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from sffi_gen import options
from sffi_gen.parts import without_parts
from sffi_gen.stamp import Stamps, say_written

EXAMPLE = """
\b
Example:
  sffi-gen specs/torch.sffi              write generated/sffi_torch/
  sffi-gen --check specs/*.sffi          is generated/ up to date? (for CI)

\b
Exit status: 0 done, 1 a spec is wrong or the output is stale, 2 wrong usage.
"""


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if not wanted or context.resilient_parsing:
        return
    # Reading what is installed takes longer than finding out that nothing changed.
    from importlib.metadata import PackageNotFoundError, version

    try:
        found = version("sffi")
    except PackageNotFoundError:
        found = "(not installed)"
    click.echo(f"sffi-gen, version {found}")
    context.exit()


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
@options.style("mistakes are")
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
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

    All mistakes of all specs are reported; nothing is written unless every spec is right. A SPEC
    without `library:` that another one takes in by `use:` is compiled with that one.
    """
    if sum((check, dry_run, dump_model)) > 1:
        raise click.UsageError("--check, --dry-run and --dump-model exclude each other")
    specs = without_parts(specs)
    stamps = Stamps(output)
    unchanged: dict[str, str] = {}
    if not (check or dry_run or dump_model or force):
        found = {spec: stamps.unchanged(spec) for spec in specs}
        unchanged = {spec: package for spec, package in found.items() if package is not None}
    if len(unchanged) == len(specs):
        for package in unchanged.values():
            say_written(output / package, 0)
        return
    # The compiler is imported only now: the usual "nothing changed" needs none of it.
    from sffi_gen.execute import execute

    sys.exit(
        execute(
            specs,
            output,
            stamps,
            unchanged,
            check=check,
            dry_run=dry_run,
            dump_model=dump_model,
            force=force,
            style=style,
        )
    )
