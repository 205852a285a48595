"""From what a compiler or linker printed to an error that says what to do."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sffi.errors import BuildError

_EXCERPT: Final = 16
_NAMED: Final = 5
# A generated function may span lines; its name is on its first one.
_LOOK_BACK: Final = 30

_MISSING_HEADER: Final = re.compile(
    r"fatal error: (?:(?P<gcc>[^:\n]+): No such file or directory"
    r"|'(?P<clang>[^']+)' file not found)"
)
_MISSING_LIBRARY: Final = re.compile(
    r"cannot find (?P<gnu>-l\S+?):?(?:\s|$)"
    r"|library (?:not found for (?P<darwin>-l\S+)|'(?P<clang>[^']+)' not found)"
)
_UNDEFINED: Final = re.compile(r"undefined (?:reference to|symbol:?) [`'\"]?(?P<name>[^'\"\n]+)")
_OLD_COMPILER: Final = re.compile(
    r"(?:unrecognized command[- ]line option|invalid value)[^\n]*-?std=?[^\n]*|"
    r"You need C\+\+\d\d[^\n]*|C\+\+\d\d or later compatible compiler is required[^\n]*"
)


def compile_error(source: Path, output: str, include_dirs: Iterable[Path], log: Path) -> BuildError:
    """Make the error for a source that did not compile.

    Args:
        source: the file compiled.
        output: everything the compiler printed.
        include_dirs: folders that headers were looked for in.
        log: file holding the complete output.
    """
    common = _common_cause(output, log)
    if common is not None:
        return common
    header = _MISSING_HEADER.search(output)
    if header is not None:
        name = header["gcc"] or header["clang"]
        searched = "\n".join(f"  {folder}" for folder in include_dirs)
        return BuildError(
            f"header `{name.strip()}` was not found; looked in\n{searched}",
            "say where it is with -I DIR",
            str(log),
        )
    functions = failing_functions(source, output)
    what = f"{source.name} does not compile"
    if functions:
        shown = ", ".join(f"`{name}`" for name in functions[:_NAMED])
        more = f" and {len(functions) - _NAMED} more" if len(functions) > _NAMED else ""
        what += f"; it fails in {shown}{more}"
    return BuildError(
        f"{what}\n{_excerpt(output)}",
        "the spec and the installed headers disagree: compare the declaration in the spec with "
        "the C++ one; if the spec is right, generate the package again with `sffi-gen`"
        if functions
        else "",
        str(log),
    )


def link_error(output: str, library_dirs: Iterable[str], log: Path) -> BuildError:
    """Make the error for objects that did not link."""
    common = _common_cause(output, log)
    if common is not None:
        return common
    library = _MISSING_LIBRARY.search(output)
    if library is not None:
        searched = "\n".join(f"  {folder}" for folder in library_dirs) or "  the system's folders"
        name = library["gnu"] or library["darwin"] or f"-l{library['clang']}"
        return BuildError(
            f"the linker cannot find `{name}`; looked in\n{searched}",
            "say where it is with -L DIR",
            str(log),
        )
    undefined = list(dict.fromkeys(m["name"].strip() for m in _UNDEFINED.finditer(output)))
    if undefined:
        names = "\n".join(f"  {name}" for name in undefined[:_NAMED])
        more = f"\n  and {len(undefined) - _NAMED} more" if len(undefined) > _NAMED else ""
        return BuildError(
            f"the libraries lack what the shim needs:\n{names}{more}",
            "headers and libraries of different versions, or a `link:` line missing in the spec",
            str(log),
        )
    return BuildError(f"the shim does not link\n{_excerpt(output)}", log=str(log))


def failing_functions(source: Path, output: str) -> list[str]:
    """Name the shim functions that the compiler's errors lead to, in order of appearance."""
    try:
        lines = source.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    position = re.compile(rf"{re.escape(source.name)}:(\d+)")
    found: dict[str, None] = {}
    for block in _error_blocks(output):
        for match in position.finditer(block):
            name = _function_at(lines, int(match[1]) - 1)
            if name is not None:
                found[name] = None
    return list(found)


def _error_blocks(output: str) -> list[str]:
    """Split the output into errors, each with the "required from" lines printed before it."""
    blocks, current = [], []
    for line in output.splitlines():
        current.append(line)
        if re.search(r"\berror:", line):
            blocks.append("\n".join(current))
            current = []
        elif re.search(r"\bwarning:", line):
            current = []
    return blocks


def _function_at(lines: list[str], index: int) -> str | None:
    for line in reversed(lines[max(0, index - _LOOK_BACK) : index + 1]):
        match = re.search(r"\brt_\w+", line)
        if match is not None:
            return match[0]
        if line.startswith("}"):
            return None
    return None


def _common_cause(output: str, log: Path) -> BuildError | None:
    if "No space left on device" in output:
        return BuildError(
            "the disk is full", "make room, or set SFFI_CACHE_DIR to another disk", str(log)
        )
    if "Killed signal terminated program" in output or "virtual memory exhausted" in output:
        return BuildError(
            "the compiler ran out of memory", "compile one file at a time: --jobs 1", str(log)
        )
    old = _OLD_COMPILER.search(output)
    if old is not None:
        return BuildError(
            f"the compiler is too old: {old[0].strip()}",
            "use GCC 11 or Clang 14, or newer; name one with CXX=/path/to/c++",
            str(log),
        )
    return None


def _excerpt(output: str) -> str:
    """Cut the output down to the first error and what explains it."""
    lines = output.rstrip().splitlines()
    start = next((i for i, line in enumerate(lines) if re.search(r"\berror:", line)), 0)
    shown = lines[start : start + _EXCERPT]
    rest = len(lines) - start - len(shown)
    return "\n".join(f"  {line}" for line in shown) + (f"\n  ... {rest} more lines" if rest else "")
