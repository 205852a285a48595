"""The command `sffi import`."""

from __future__ import annotations

import re
from pathlib import Path

import click
from click.core import ParameterSource

from sffi_gen import options, writer
from sffi_gen.header import HeaderError, read_header
from sffi_gen.importer import report
from sffi_gen.importer.accept import NotAccepted, accepted
from sffi_gen.importer.aten.command import OUTPUT, Request, import_aten
from sffi_gen.importer.compose import Draft
from sffi_gen.importer.installed import find_installed
from sffi_gen.importer.merge import SUFFIX, Change, Unremembered, merge, recall, remember
from sffi_gen.importer.output import diff, fail, read
from sffi_gen.importer.plan import Options
from sffi_gen.importer.text import Piece, render

EXAMPLES = """
\b
Examples:
  sffi import zlib.h --library z -o specs/z.sffi
  sffi import /usr/include/expat.h --library expat --include 'XML_*' -o specs/expat.sffi
  sffi import lzma.h --library lzma --also 'lzma/*.h' -o specs/lzma.sffi
  sffi import zlib.h --library z -o specs/z.sffi --check     has the header changed?
  sffi import --aten                      writes specs/aten.sffi

\b
Exit codes: 0 done, 1 the header cannot be read or the spec is stale, 2 wrong usage.
"""


@click.command("import", epilog=EXAMPLES)
@click.argument("header", metavar="[HEADER]", required=False)
@click.option("--library", metavar="NAME", help="The library's name.")
@click.option("--aten", is_flag=True, help="PyTorch's operators, by their schemas; no header.")
@click.option("--torch", metavar="DIR", help="With --aten: the torch to read them of.")
@click.option("--schemas", metavar="FILE", help="With --aten: a native_functions.yaml.")
@click.option(
    "-o",
    "--output",
    metavar="SPEC",
    help=f"The spec to write.  [default: to stdout; with --aten {OUTPUT}]",
)
@click.option("--link", metavar="NAME", help="As in -lNAME, where it is not the library's name.")
@options.includes
@options.defines
@options.compiler
@click.option("--also", multiple=True, metavar="PATTERN", help="Included headers to take in too.")
@click.option("--before", multiple=True, metavar="HEADER", help="Headers that it needs before it.")
@click.option("--unexported", is_flag=True, help="Functions too that the library here lacks.")
@click.option("--include", multiple=True, metavar="PATTERN", help="Only C names that match.")
@click.option("--exclude", multiple=True, metavar="PATTERN", help="No C names that match.")
@click.option("--prefix", metavar="TEXT", help="What functions lose.  [default: found]")
@click.option("--constants", metavar="TEXT", help="What constants lose.  [default: found]")
@click.option(
    "--docs",
    type=click.Choice(["full", "brief", "none"]),
    default="full",
    show_default=True,
    help="Comments whole, their first paragraph, or none.",
)
@click.option("--check", is_flag=True, help="Write nothing; exit 1 with a diff if SPEC is stale.")
@click.option("--dry-run", is_flag=True, help="Write nothing; show what would change.")
@click.option("--force", is_flag=True, help="Write SPEC anew, with whatever was changed in it.")
@click.option("-q", "--quiet", is_flag=True, help="Print no summary.")
@options.style("the summary is")
@click.pass_context
def command(
    context: click.Context,
    header: str | None,
    library: str | None,
    aten: bool,
    torch: str | None,
    schemas: str | None,
    output: str | None,
    link: str | None,
    includes: tuple[str, ...],
    defines: tuple[str, ...],
    compiler: str,
    also: tuple[str, ...],
    before: tuple[str, ...],
    unexported: bool,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    prefix: str | None,
    constants: str | None,
    docs: str,
    check: bool,
    dry_run: bool,
    force: bool,
    quiet: bool,
    style: str,
) -> None:
    """Write the spec of a C library from its HEADER (a path, or a name that the compiler finds).

    With --aten, write that of all operators of the installed PyTorch, which is not imported.

    What only a person can know is marked by a question, `#?`; sffi-gen takes the spec as it stands.
    What cannot be carried over is listed with its line and the reason. Written again, for a newer
    header, the spec keeps what you changed in it. CC and CPPFLAGS are honoured.
    """
    if check and dry_run:
        raise click.UsageError("--check and --dry-run exclude each other")
    _refuse_mixed(context, aten)
    if aten:
        output = OUTPUT if output is None else output
        request = Request(
            *(torch or "", schemas or "", output, check, dry_run, force, quiet, style)
        )
        import_aten(request)
        return
    if header is None or library is None:
        raise click.UsageError("what to import? HEADER --library NAME, or --aten")
    if check and output is None:
        raise click.UsageError("--check needs the spec to check: -o SPEC")
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", library):
        raise click.UsageError(f"{library!r} cannot be the name of a Python package; see --link")
    installed = find_installed(link or library)
    wanted = Options(
        *(library, link or "", prefix, constants, include, exclude, docs, installed, unexported)
    )
    try:
        found = read_header(
            header, includes=includes, defines=defines, also=also, before=before, compiler=compiler
        )
        named = [*before, _named(header, found.path)]
        draft, text, parts = accepted(found, wanted, named, defines)
    except (HeaderError, NotAccepted) as error:
        fail(str(error))
    if not any(block.lines and not block.reason for block in draft.blocks):
        why = report.as_text(draft, [], False) if draft.left else report.hints(found)
        fail("\n".join([f"{header} declares nothing that a spec could say", *why]))
    if output is None or output == "-":
        click.echo(text, nl=False)
        _summary(draft, "-", [], False, _questions(text), style, quiet, err=True)
        return
    spec = Path(output)
    try:
        text, changes, again = _brought_up(spec, draft, text, parts, force)
        stale = read(spec) != text
        if check or dry_run:
            for line in diff(spec, text):
                click.echo(line)
        else:
            memory = spec.with_name(spec.name + SUFFIX)
            writer.write_texts({spec: text, memory: remember(draft.blocks)})
    except OSError as error:
        fail(f"cannot write {error.filename or spec}: {error.strerror or error}")
    written = not (check or dry_run)
    _summary(draft, output, changes, written, _questions(text), style, quiet, again=again)
    if check and stale:
        fail(f"stale: {output}; run sffi import without --check")


#: what may be given with --aten; what else there is, is for headers
_WITH_ATEN = {
    *("aten", "torch", "schemas", "output", "check", "dry_run", "force", "quiet", "style"),
}
_ONLY_ATEN = {"torch", "schemas"}


def _refuse_mixed(context: click.Context, aten: bool) -> None:
    """Raise where options for headers and for --aten are given together."""
    for parameter in context.command.params:
        name = parameter.name or ""
        source = context.get_parameter_source(name)
        if source in (None, ParameterSource.DEFAULT):
            continue
        shown = parameter.opts[-1] if isinstance(parameter, click.Option) else "HEADER"
        if aten and name not in _WITH_ATEN:
            raise click.UsageError(f"{shown} is for headers; --aten reads none")
        if not aten and name in _ONLY_ATEN:
            raise click.UsageError(f"{shown} goes with --aten")


def _brought_up(
    spec: Path, draft: Draft, text: str, parts: list[Piece], force: bool
) -> tuple[str, list[Change], bool]:
    """The text to write: a new one, or the one that is there brought up to the header."""
    current = read(spec)
    if current is None or force:
        return text, [], False
    memory = read(spec.with_name(spec.name + SUFFIX))
    if memory is None:
        fail(
            f"{spec} is there already, and nothing beside it ({spec.name}{SUFFIX}) says what sffi "
            "import wrote into it. --force writes it anew"
        )
    try:
        merged = merge(current, recall(memory), draft.blocks, parts)
    except Unremembered as error:
        fail(f"{spec}{SUFFIX} {error}. --force writes the spec anew")
    return render([Piece("", merged.lines)]), merged.changes, True


def _named(header: str, found: str) -> str:
    """How the spec names the header: as C code would, not by a path of this machine."""
    if not Path(header).is_absolute():
        return header
    for folder in ("/usr/include/", "/usr/local/include/"):
        if header.startswith(folder):
            short = header.removeprefix(folder)
            # A folder of the platform, such as x86_64-linux-gnu.
            return re.sub(r"^[a-z0-9_]+-linux-gnu[a-z0-9]*/", "", short)
    return Path(found).name


def _questions(text: str) -> int:
    """How many are open; what a line says after more blanks goes on with the one above."""
    lines = (line.lstrip() for line in text.split("\n"))
    return sum(line.startswith("#? ") and not line.startswith("#?  ") for line in lines)


def _summary(
    draft: Draft,
    spec: str,
    changes: list[Change],
    written: bool,
    questions: int,
    style: str,
    quiet: bool,
    *,
    err: bool = False,
    again: bool = False,
) -> None:
    if style == "json":
        click.echo(report.as_json(draft, spec, changes, written, questions), err=err)
        return
    if quiet:
        return
    for line in report.as_text(draft, changes, again):
        click.echo(line, err=err)
    if written:
        are = "question is" if questions == 1 else "questions are"
        click.echo(f"\n{spec}: written; {questions} {are} open (`#?`)", err=err)
        click.echo(report.next_steps(Path(spec)), err=err)
