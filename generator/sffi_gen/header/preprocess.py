"""The header through the system's preprocessor."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from sffi_gen.header.model import HeaderError

_COMPILERS = ("cc", "gcc", "clang")
_MISSING = re.compile(r"(\S+?):(\d+):\d+: fatal error: '?([^':\n]+)'?(?: file not found|: No such)")
_ERROR = re.compile(r"^(.*?):(\d+)(?::\d+)?: (?:fatal )?error: (.*)$", re.M)

#: headers that only C++ has; a header that includes one is C++
_CPP_HEADERS = frozenset(
    """
    algorithm any array atomic bit bitset charconv chrono codecvt complex concepts
    condition_variable coroutine cassert cctype cerrno cfenv cfloat cinttypes climits clocale
    cmath csetjmp csignal cstdarg cstdbool cstddef cstdint cstdio cstdlib cstring ctime cwchar
    cwctype deque exception execution expected filesystem format forward_list fstream functional
    future initializer_list iomanip ios iosfwd iostream istream iterator limits list locale map
    memory memory_resource mutex new numbers numeric optional ostream queue random ranges ratio
    regex scoped_allocator set shared_mutex source_location span sstream stack stdexcept
    stop_token streambuf string string_view strstream syncstream system_error thread tuple
    type_traits typeindex typeinfo unordered_map unordered_set utility valarray variant vector
    version
    """.split()  # noqa: SIM905
)


@dataclass(frozen=True)
class Expanded:
    """A header's text after preprocessing: line markers and ``#define`` lines are still in it."""

    path: str  # the header's own file, as the line markers name it
    text: str
    command: tuple[str, ...]
    prelude: str = ""  # the text that includes it


def find_compiler(chosen: str = "") -> list[str]:
    """The command of the C compiler: the one given, ``$CC``, ``cc``, ``gcc`` or ``clang``.

    Raises:
        HeaderError: there is none.
    """
    given = chosen or os.environ.get("CC", "")
    if given:
        try:
            command = shlex.split(given)
        except ValueError as error:
            raise HeaderError(f"the compiler {given!r} is no command line: {error}") from None
        if not command or not shutil.which(command[0]):
            origin = "--cc" if chosen else "$CC"
            raise HeaderError(f"the compiler {given!r} (from {origin}) is not there")
        return command
    for name in _COMPILERS:
        if shutil.which(name):
            return [name]
    raise HeaderError(
        "no C compiler: looked for $CC, cc, gcc and clang on PATH; its preprocessor is what reads "
        "headers. Install one (Debian, Ubuntu: apt-get install gcc) or set CC"
    )


def compiler_command(
    includes: tuple[str, ...] = (), defines: tuple[str, ...] = (), chosen: str = ""
) -> tuple[str, ...]:
    """The compiler with the flags that headers are read with: ``-I``, ``-D``, ``CPPFLAGS``."""
    try:
        flags = shlex.split(os.environ.get("CPPFLAGS", ""))
    except ValueError as error:
        raise HeaderError(f"CPPFLAGS is no list of flags: {error}") from None
    compiler = find_compiler(chosen)
    return (*compiler, *flags, *(f"-D{d}" for d in defines), *(f"-I{i}" for i in includes))


def run_compiler(
    command: tuple[str, ...], arguments: list[str], text: str
) -> subprocess.CompletedProcess[str]:
    """Run the compiler on C text from standard input, with its messages in English."""
    try:
        return subprocess.run(
            [*command, *arguments],
            input=text,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "LC_ALL": "C"},
            timeout=120,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise HeaderError(f"the compiler {command[0]} cannot be run: {error}") from None


def include_line(header: str) -> str:
    """The ``#include`` of a header: of a file if there is one, else of a name to be searched."""
    if "\n" in header or '"' in header or ">" in header:
        raise HeaderError(f"{header!r} is no name of a header")
    path = Path(header)
    if path.is_file():
        return f'#include "{path.resolve().as_posix()}"\n'
    if path.is_absolute() or header.startswith("."):
        what = "is a folder" if path.is_dir() else "does not exist"
        raise HeaderError(f"the header {header} {what}")
    return f"#include <{header}>\n"


def preprocess(header: str, command: tuple[str, ...], before: tuple[str, ...] = ()) -> Expanded:
    """Expand a header: a path, or a name such as ``zlib.h`` that the compiler finds. ``before``
    are headers to include before it.

    Raises:
        HeaderError: it does not exist, or the preprocessor refuses it.
    """
    first = include_line(header)
    earlier = "".join(include_line(name) for name in before)
    prelude = f"{earlier}{first}"
    done = run_compiler(command, ["-E", "-dD", "-x", "c", "-"], prelude)
    if done.returncode:
        raise HeaderError(_refusal(header, command, done.stderr))
    path = first.split(None, 1)[1].strip('"<>\n')
    if first.startswith("#include <"):
        path = _found(path, done.stdout, len(before) + 1)
    return Expanded(path, done.stdout, command, prelude)


def _found(name: str, text: str, line: int) -> str:
    """The file that was entered from that line; the compiler may have followed a link."""
    marker = re.compile(r'^# (\d+) "((?:[^"\\]|\\.)*)"(?: (\d))?', re.M)
    at_line = False
    for match in marker.finditer(text):
        path = match.group(2).replace("\\\\", "\\")
        if path == "<stdin>":
            at_line = int(match.group(1)) == line and match.group(3) != "1"
        elif match.group(3) == "1" and at_line and Path(path).name != "stdc-predef.h":
            return path
    return name


def _refusal(header: str, command: tuple[str, ...], errors: str) -> str:
    missing = _MISSING.search(errors)
    if missing and missing.group(3) == header:
        return (
            f"the header {header} does not exist: neither as a file nor where {command[0]} looks "
            "for headers. Give its path, or its folder with -I"
        )
    if missing and missing.group(3) in _CPP_HEADERS:
        return is_cpp(header, f"includes <{missing.group(3)}>", int(missing.group(2)))
    if missing:
        return (
            f"the header {header} includes {missing.group(3)}, which {command[0]} does not find "
            f"({missing.group(1)}:{missing.group(2)}). Give its folder with -I, or install what "
            "it belongs to"
        )
    found = _ERROR.search(errors)
    said = f"{found.group(1)}:{found.group(2)}: {found.group(3)}" if found else errors.strip()
    return (
        f"{' '.join(command)} cannot preprocess the header {header}:\n  {said or 'no message'}\n"
        "A macro that it needs can be given with -D"
    )


def is_cpp(header: str, sign: str, line: int) -> str:
    """The message for a header in C++."""
    return (
        f"the header {header} is C++, not C: it {sign} (line {line}). sffi import reads C. For a "
        "C++ library write a spec by hand: README.md shows one under 'A library of your own'"
    )
