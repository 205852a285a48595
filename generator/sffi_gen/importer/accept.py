"""The written spec goes through sffi-gen: what that refuses is put more carefully, or left out with
its reason. So a spec is accepted as it stands, with all questions open."""

from __future__ import annotations

from sffi_gen.check.library import check
from sffi_gen.diagnostics import Diagnostic, Diagnostics, SpecErrors
from sffi_gen.header.model import Header
from sffi_gen.importer.compose import Composer, Draft
from sffi_gen.importer.plan import Options
from sffi_gen.importer.text import Piece, whole
from sffi_gen.loading import LoadedSpec
from sffi_gen.resolve.library import resolve
from sffi_gen.source import SourceFile
from sffi_gen.syntax.parser import parse

#: each round puts something more carefully or leaves it out, so few are needed
ROUNDS = 12


class NotAccepted(Exception):
    """The importer wrote what sffi-gen does not take, which is a defect of the importer."""


def problems(text: str, path: str) -> list[Diagnostic]:
    """What sffi-gen says of a spec."""
    diagnostics = Diagnostics()
    file = SourceFile(path, text)
    try:
        library = resolve(LoadedSpec(file, parse(file, diagnostics), ()), diagnostics)
        check(library, diagnostics)
    except SpecErrors as errors:
        return list(errors.diagnostics)
    return list(diagnostics)


def accepted(
    header: Header, options: Options, include: list[str], defines: tuple[str, ...]
) -> tuple[Draft, str, list[Piece]]:
    """A draft that sffi-gen takes, its text and pieces.

    Raises:
        NotAccepted: it could not be made one.
    """
    careful: set[str] = set()
    dropped: dict[str, str] = {}
    said: list[Diagnostic] = []
    for _ in range(ROUNDS):
        draft = Composer(header, options, frozenset(careful), dropped).run()
        text, parts = whole(draft, include, defines)
        said = problems(text, f"{options.library}.sffi")
        if not said:
            return draft, text, parts
        owners = _owners(parts, text)
        progress = False
        for problem in said:
            key = owners.get(problem.span.line if problem.span else 0, "")
            if not key or key in dropped:
                continue
            progress = True
            if key.startswith("function ") and key not in careful:
                careful.add(key)
            else:
                dropped[key] = f"{problem.message} [{problem.code}]"
        if not progress:
            break
    first = said[0]
    where = f", line {first.span.line}" if first.span else ""
    raise NotAccepted(f"sffi-gen refuses what was written{where}: {first.message} [{first.code}]")


def _owners(parts: list[Piece], text: str) -> dict[int, str]:
    """The key of the block that each line of the text is of."""
    owners: dict[int, str] = {}
    lines = text.split("\n")
    at = 0
    for part in parts:
        for line in part.lines:
            plain = line.rstrip()
            while at < len(lines) and lines[at] != plain:
                if lines[at]:
                    break
                at += 1
            if at < len(lines) and lines[at] == plain:
                at += 1
                if part.key:
                    owners[at] = part.key
    return owners
