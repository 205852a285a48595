"""The command `sffi import`."""

from __future__ import annotations

import difflib
import re
import sys
from pathlib import Path
from typing import NoReturn

import click

from sffi_gen import writer
from sffi_gen.header import HeaderError, read_header
from sffi_gen.importer import report
from sffi_gen.importer.accept import NotAccepted, accepted
from sffi_gen.importer.compose import Draft
from sffi_gen.importer.installed import find_installed
from sffi_gen.importer.merge import SUFFIX, Change, Unremembered, merge, recall, remember
from sffi_gen.importer.plan import Options
from sffi_gen.importer.text import Piece, render

EXAMPLES = """
\b
Examples:
  sffi import zlib.h --library z -o specs/z.sffi
  sffi import /usr/include/expat.h --library expat --include 'XML_*' -o specs/expat.sffi
  sffi import lzma.h --library lzma --also 'lzma/*.h' -o specs/lzma.sffi
  sffi import zlib.h --library z -o specs/z.sffi --check     has the header changed?

\b
Exit codes: 0 done, 1 the header cannot be read or the spec is stale, 2 wrong usage.
"""


@click.command("import", epilog=EXAMPLES)
@click.argument("header", metavar="HEADER")
@click.option("--library", required=True, metavar="NAME", help="The library's name.")
@click.option("-o", "--output", metavar="SPEC", help="The spec to write.  [default: to stdout]")
@click.option("--link", metavar="NAME", help="As in -lNAME, where it is not the library's name.")
@click.option("-I", "includes", multiple=True, metavar="DIR", help="Look for headers here too.")
@click.option("-D", "defines", multiple=True, metavar="MACRO", help="Define NAME or NAME=VALUE.")
@click.option("--cc", metavar="COMMAND", help="The C compiler.  [default: $CC, cc, gcc, clang]")
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
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the summary is printed.",
)
def command(
    header: str,
    library: str,
    output: str | None,
    link: str | None,
    includes: tuple[str, ...],
    defines: tuple[str, ...],
    cc: str | None,
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

    What only a person can know is marked by a question, `#?`; sffi-gen takes the spec as it stands.
    What cannot be carried over is listed with its line and the reason. Written again, for a newer
    header, the spec keeps what you changed in it. CC and CPPFLAGS are honoured.
    """
    if check and dry_run:
        raise click.UsageError("--check and --dry-run exclude each other")
    if check and output is None:
        raise click.UsageError("--check needs the spec to check: -o SPEC")
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", library):
        raise click.UsageError(f"{library!r} cannot be the name of a Python package; see --link")
    installed = find_installed(link or library)
    options = Options(
        *(library, link or "", prefix, constants, include, exclude, docs, installed, unexported)
    )
    try:
        found = read_header(
            header, includes=includes, defines=defines, also=also, before=before, compiler=cc or ""
        )
        named = [*before, _named(header, found.path)]
        draft, text, parts = accepted(found, options, named, defines)
    except (HeaderError, NotAccepted) as error:
        _fail(str(error))
    if not any(block.lines and not block.reason for block in draft.blocks):
        why = report.as_text(draft, [], False) if draft.left else report.hints(found)
        _fail("\n".join([f"{header} declares nothing that a spec could say", *why]))
    if output is None or output == "-":
        click.echo(text, nl=False)
        _summary(draft, "-", [], False, _questions(text), style, quiet, err=True)
        return
    spec = Path(output)
    try:
        text, changes, again = _brought_up(spec, draft, text, parts, force)
        stale = _read(spec) != text
        if check or dry_run:
            for line in _diff(spec, text):
                click.echo(line)
        else:
            memory = spec.with_name(spec.name + SUFFIX)
            writer.write_texts({spec: text, memory: remember(draft.blocks)})
    except OSError as error:
        _fail(f"cannot write {error.filename or spec}: {error.strerror or error}")
    written = not (check or dry_run)
    _summary(draft, output, changes, written, _questions(text), style, quiet, again=again)
    if check and stale:
        _fail(f"stale: {output}; run sffi import without --check")


def _brought_up(
    spec: Path, draft: Draft, text: str, parts: list[Piece], force: bool
) -> tuple[str, list[Change], bool]:
    """The text to write: a new one, or the one that is there brought up to the header."""
    current = _read(spec)
    if current is None or force:
        return text, [], False
    memory = _read(spec.with_name(spec.name + SUFFIX))
    if memory is None:
        _fail(
            f"{spec} is there already, and nothing beside it ({spec.name}{SUFFIX}) says what sffi "
            "import wrote into it. --force writes it anew"
        )
    try:
        merged = merge(current, recall(memory), draft.blocks, parts)
    except Unremembered as error:
        _fail(f"{spec}{SUFFIX} {error}. --force writes the spec anew")
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


def _diff(spec: Path, text: str) -> list[str]:
    old = (_read(spec) or "").splitlines()
    name = spec.as_posix()
    return list(difflib.unified_diff(old, text.splitlines(), name, f"{name} (now)", lineterm=""))


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8").replace("\r\n", "\n")
    except FileNotFoundError:
        return None
    except UnicodeDecodeError:
        _fail(f"{path} is not UTF-8")


def _fail(message: str) -> NoReturn:
    click.echo(f"error: {message}", err=True)
    sys.exit(1)
