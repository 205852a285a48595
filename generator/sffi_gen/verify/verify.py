"""A spec against its header and its library, step by step."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from sffi_gen.diagnostics import Diagnostics
from sffi_gen.header import read_header
from sffi_gen.header.model import Header, HeaderError
from sffi_gen.header.preprocess import find_compiler, include_line
from sffi_gen.loading import LoadedSpec, load
from sffi_gen.model.library import Library
from sffi_gen.source import SourceFile, Span
from sffi_gen.verify.binary import check_sizes, check_symbols, find_library, several
from sffi_gen.verify.check import Check
from sffi_gen.verify.compare import Comparer
from sffi_gen.verify.probe import Probe
from sffi_gen.verify.prototypes import PrototypeCheck
from sffi_gen.verify.records import RecordCheck
from sffi_gen.verify.report import UNPROVED, Report
from sffi_gen.verify.target import Target, ask_target, host_target
from sffi_gen.verify.values import ValueCheck


@dataclass(frozen=True)
class Options:
    """What the command line says; empty texts are what it does not say."""

    includes: tuple[str, ...] = ()
    defines: tuple[str, ...] = ()
    compiler: str = ""
    no_compiler: bool = False
    library: str = ""
    header: str = ""


def verify_c(library: Library, options: Options, report: Report) -> None:
    """Compare the spec of a C library with its header and its library; ``report`` gets all."""
    found = _header(library, options, report)
    sizes: dict[str, int] = {}
    if found is None:
        _all_unproved(library, report)
    else:
        sizes = _check_header(library, *found, options, report)
    scope = find_library(library, report, options.library)
    declared = {*found[0].functions, *found[0].globals} if found else set()
    check_symbols(library, scope, declared, report)
    check_sizes(library, scope, sizes, report)
    open_questions(report.spec, report)


def _header(library: Library, options: Options, report: Report) -> tuple[Header, str] | None:
    """The reading of all headers, and the C text that includes them."""
    if options.no_compiler and not options.compiler:
        try:
            find_compiler()
        except HeaderError as error:
            report.add("N506", f"the header is not read: {error}")
            return None
    names = (options.header,) if options.header else library.includes
    if not names:
        report.add("E520", "the spec names no header", help='`include: "name.h"`, or --header')
        return None
    folder = Path(report.spec).parent
    found = [str(folder / n) if (folder / n).is_file() and not options.header else n for n in names]
    includes = (*options.includes, str(folder))
    defines = (*library.defines, *options.defines)
    try:
        # The spec's headers are one text for the compiler, so that they may need one another.
        header = read_header(
            found[-1],
            includes=includes,
            defines=defines,
            also=("*",),
            before=tuple(found[:-1]),
            compiler=options.compiler,
        )
    except HeaderError as error:
        report.add("E520", str(error))
        return None
    report.facts.append(f"header: {', '.join((*found[:-1], header.path))}")
    return header, "".join(include_line(name) for name in found)


def _check_header(
    library: Library, header: Header, preamble: str, options: Options, report: Report
) -> dict[str, int]:
    """Judge every claim on the header; gives the sizes of the library's variables."""
    probe = None
    try:
        target = host_target() if options.no_compiler else ask_target(header.command)
        if not options.no_compiler:
            probe = Probe(header.command, preamble)
        checks = _checks(library, header, target, probe, report)
        sizes = {v.c: checks[0].integer(f"sizeof({v.c})") for v in library.variables}
        if probe is not None:
            probe.ask()
    except HeaderError as error:
        report.add("E520", str(error))
        return {}
    who = "nobody: what the reading says is taken as it is" if probe is None else header.command[0]
    report.facts.append(f"compiler asked: {who}")
    for check in checks:
        check.judge()
    _new(library, header, report)
    if probe is None:
        return {}
    answers = {name: probe.answer(question).value for name, question in sizes.items()}
    return {name: value for name, value in answers.items() if isinstance(value, int)}


def _checks(
    library: Library, header: Header, target: Target, probe: Probe | None, report: Report
) -> list[Check]:
    comparer = Comparer(library, header, target)
    made = (library, header, target, comparer, probe, report)
    # Structs first: they join those written inside others with the header's.
    records, prototypes, values = RecordCheck(*made), PrototypeCheck(*made), ValueCheck(*made)
    records.ask()
    prototypes.ask()
    values.ask()
    return [records, prototypes, values]


def _all_unproved(library: Library, report: Report) -> None:
    functions = [f for f in library.c_functions if f.macro is None]
    macros = len(library.c_functions) - len(functions)
    fields = sum(len(record.members) for record in library.records)
    named = sum(1 for const in library.consts if const.c)
    members = sum(len(enum.members) for enum in library.enums)
    types = len(library.handles) + len(library.aliases) + len(library.enums)
    for kind, number in (
        ("sizes", len(library.records)),
        ("alignments", len(library.records)),
        ("offsets", fields),
        ("types", types + fields + len(library.variables)),
        ("values", named + members),
        ("prototypes", len(functions)),
        ("macros", macros),
    ):
        if number:
            report.count(kind, UNPROVED, "the header could not be read", number)


def _new(library: Library, header: Header, report: Report) -> None:
    """Note the functions of the header itself that the spec leaves out."""
    own = str(Path(header.path).resolve().parent)
    system = own in ("/usr/include", "/usr/local/include")
    used = {function.symbol for function in library.c_functions}
    left = sorted(
        f.name
        for f in header.functions.values()
        if f.name not in used
        and f.symbol not in used
        and not f.static
        and (f.place.file == header.path or (not system and _within(f.place.file, own)))
    )
    if left:
        report.add(
            "N501",
            f"the header declares {several(len(left), 'function')} that the spec leaves out: "
            f"{report.listed(left)}",
        )


def _within(path: str, folder: str) -> bool:
    return Path(path).resolve().is_relative_to(folder)


def open_questions(spec: str, report: Report) -> None:
    """Note the questions (``#?``) that nobody has answered yet, in a spec and those it uses."""
    loaded = load(spec, Diagnostics())
    files: dict[str, SourceFile] = {}

    def walk(node: LoadedSpec) -> None:
        files[node.file.path] = node.file
        for used in node.uses:
            walk(used)

    if loaded is not None:
        walk(loaded)
    questions = [
        Span(file, number, match.start() + 1, len(match.group()))
        for file in files.values()
        for number, line in enumerate(file.text.split("\n"), 1)
        # What a line says after more blanks goes on with the question above.
        if (match := re.search(r"(?:^|\s)#\?(?!  ).*", line))
        and line[: match.start()].count('"') % 2 == 0
    ]
    if questions:
        report.add(
            "N505",
            f"{several(len(questions), 'open question')} in the spec",
            questions[0],
            "the first one" if len(questions) > 1 else "",
            help="answer it and remove the `#?` line",
        )
