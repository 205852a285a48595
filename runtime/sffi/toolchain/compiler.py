"""The C++ compiler: which one, with which flags, and running it."""

from __future__ import annotations

import contextlib
import os
import shlex
import shutil
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sffi import locate
from sffi.errors import BuildError
from sffi.toolchain.manifest import Manifest

#: headers of the runtime that every shim includes
RUNTIME_INCLUDE: Final = Path(__file__).resolve().parent.parent / "include"
_NAMES: Final = ("c++", "g++", "clang++")
# Reading a whole libtorch_cpu to learn its ABI would cost more than compiling.
_ABI_SCAN_LIMIT: Final = 64 * 2**20


@dataclass(frozen=True)
class Compiler:
    """A C++ compiler that answers.

    Attributes:
        command: how to run it; more than one word where ``CXX`` holds a wrapper (``ccache g++``).
        version: first line of what ``--version`` says.
        target: machine it compiles for (``-dumpmachine``), may be empty.
        origin: where the choice comes from, in words for a person.
    """

    command: tuple[str, ...]
    version: str
    target: str
    origin: str

    @property
    def is_gcc(self) -> bool:
        """Whether it is GCC, whatever its name: Clang answers with its own name."""
        return "clang" not in self.version.lower() and bool(self.target)

    @property
    def identity(self) -> str:
        """What must be equal for two objects to be interchangeable."""
        return f"{' '.join(self.command)}\n{self.version}\n{self.target}"


def find_compiler(cxx: str | None = None) -> Compiler:
    """Find the C++ compiler: ``cxx``, else ``$CXX``, else ``c++``, ``g++``, ``clang++``.

    Raises:
        BuildError: there is none, or the one asked for cannot be run; says how to install one.
    """
    chosen, origin = (cxx, "--cxx") if cxx else (os.environ.get("CXX", ""), "$CXX")
    if chosen:
        try:
            words = tuple(shlex.split(chosen))
        except ValueError as error:
            raise BuildError(f"{origin} = {chosen!r} cannot be read: {error}") from None
        program = shutil.which(words[0]) if words else None
        if program is None:
            raise BuildError(f"{origin} names the compiler {chosen!r}, which is not there")
        return _identify((program, *words[1:]), origin)
    for name in _NAMES:
        program = shutil.which(name)
        if program is not None:
            return _identify((program,), f"`{name}` on PATH")
    raise BuildError(f"no C++ compiler: none of {', '.join(_NAMES)} is on PATH", _install_help())


def _identify(command: tuple[str, ...], origin: str) -> Compiler:
    return Compiler(
        command, _first_line(command, "--version"), _first_line(command, "-dumpmachine"), origin
    )


def _first_line(command: tuple[str, ...], option: str) -> str:
    try:
        done = subprocess.run(
            [*command, option],
            capture_output=True,
            text=True,
            errors="replace",
            env=_environment(),
            timeout=60,
            check=True,
        )
    except subprocess.CalledProcessError as error:
        said = (error.stderr or error.stdout or "").strip()
        raise BuildError(f"`{shlex.join(command)} {option}` failed: {said}") from None
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildError(f"cannot run the compiler {shlex.join(command)}: {error}") from None
    lines = done.stdout.splitlines()
    return lines[0].strip() if lines else ""


def _install_help() -> str:
    if sys.platform == "darwin":
        return "install one: xcode-select --install"
    managers = (
        ("apt-get", "sudo apt-get install g++"),
        ("dnf", "sudo dnf install gcc-c++"),
        ("apk", "apk add g++ musl-dev"),
        ("pacman", "sudo pacman -S gcc"),
        ("zypper", "sudo zypper install gcc-c++"),
    )
    for program, command in managers:
        if shutil.which(program):
            return f"install one: {command}"
    return "install GCC 11 or Clang 14, or newer, or name one with CXX=/path/to/c++"


def compile_flags(
    manifest: Manifest,
    prefix: locate.Prefix,
    include_dirs: tuple[Path, ...],
    compiler: Compiler | None = None,
) -> list[str]:
    """Make the flags that every source of the shim is compiled with.

    The user's ``CPPFLAGS`` and ``CXXFLAGS`` come last, so that they win.
    """
    flags = [
        f"-std={manifest.std}",
        OPTIMISE,
        "-fPIC",
        "-fvisibility=hidden",
        "-fvisibility-inlines-hidden",
        "-pipe",
        "-Wall",
        "-Wextra",
    ]
    if compiler is not None and compiler.is_gcc:
        # GCC 12 and 13 see a std::optional that is empty as one that is not initialised.
        flags.append("-Wno-maybe-uninitialized")
    define = _string_abi_define(manifest, prefix)
    if define:
        flags.append(define)
    flags += [f"-I{folder}" for folder in own_include_dirs(manifest, include_dirs)]
    # The target's headers are not ours to warn about.
    for folder in target_include_dirs(manifest, prefix):
        flags += ["-isystem", str(folder)]
    return flags + _words("CPPFLAGS") + _words("CXXFLAGS")


#: Generated functions only hand over to the library, so there is little for -O2 to do. Measured on
#: the shim of libtorch: -O2 takes 13 % longer to compile, and calls become 0 to 3 % faster.
OPTIMISE: Final = "-O1"


def own_include_dirs(manifest: Manifest, include_dirs: tuple[Path, ...]) -> list[Path]:
    """List the header folders searched first: the user's, the shim's, the spec's, ours."""
    folders = [*include_dirs, manifest.shim_dir, *manifest.spec_dirs]
    for companion in manifest.companions:
        found = locate.find_package(companion)
        if found is None:
            raise BuildError(
                f"the shim of `{manifest.library}` needs the Python package `{companion}`, which "
                "is not installed here"
            )
        folders.append(Path(found) / "include")
    folders.append(RUNTIME_INCLUDE)
    return [folder for folder in folders if folder.is_dir()]


def target_include_dirs(manifest: Manifest, prefix: locate.Prefix) -> list[Path]:
    """List the header folders of the target library."""
    if not prefix.include:
        return []
    root = Path(prefix.include)
    return [root, *(root / folder for folder in manifest.prefix_include)]


def link_flags(
    manifest: Manifest, prefix: locate.Prefix, library_dirs: tuple[Path, ...]
) -> list[str]:
    """Make the options after the objects when the shim is linked.

    There is no run path to the target: the loader opens the target by its full path first, so one
    shim serves wherever the target lies. Folders that the user adds are recorded, because nothing
    else would tell the loader about them. ``LDFLAGS`` come last.
    """
    flags: list[str] = []
    if sys.platform == "darwin":
        flags += ["-dynamiclib", "-undefined", "dynamic_lookup"]
    else:
        name = locate.shim_file_name(manifest.library)
        flags += ["-shared", f"-Wl,-soname,{name}", "-Wl,--no-undefined"]
    for folder in library_dirs:
        flags += [f"-L{folder}", f"-Wl,-rpath,{folder}"]
    if prefix.lib:
        flags.append(f"-L{prefix.lib}")
        if sys.platform != "darwin":
            flags.append(f"-Wl,-rpath-link,{prefix.lib}")
    return [*flags, *manifest.link, *_words("LDFLAGS")]


def run(command: list[str], temporary: Path) -> subprocess.Popen[str]:
    """Start the compiler; its temporary files go to ``temporary``.

    It leads a process group of its own, because the program started is only a driver: ending it
    alone would leave the compiler proper running (see :func:`kill`).
    """
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=_environment(temporary),
        start_new_session=True,
    )


def kill(process: subprocess.Popen[str]) -> None:
    """End a compiler started by :func:`run`, with everything that it started."""
    if process.poll() is not None:
        return
    if os.name != "posix":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):  # It ended just now.
        os.killpg(process.pid, signal.SIGKILL)


def _environment(temporary: Path | None = None) -> dict[str, str]:
    """Make an environment in which the compiler's messages can be recognised: in English."""
    environment = {**os.environ, "LC_ALL": "C"}
    if temporary is not None:
        environment["TMPDIR"] = str(temporary)
    return environment


def _words(variable: str) -> list[str]:
    try:
        return shlex.split(os.environ.get(variable, ""))
    except ValueError as error:
        raise BuildError(
            f"${variable} = {os.environ[variable]!r} cannot be read: {error}"
        ) from None


def _string_abi_define(manifest: Manifest, prefix: locate.Prefix) -> str | None:
    """Find out whether the target was built with libstdc++'s old ``std::string``.

    PyTorch wheels before 2.6 were. Mangled names tell: the new string is ``std::__cxx11::...``, the
    old one ``Ss``. The smallest library decides, the others are built alike.
    """
    if sys.platform != "linux":
        return None
    files = [locate.library_file(prefix, name) for name in manifest.libraries]
    sizes = sorted((Path(file).stat().st_size, file) for file in files if file)
    if not sizes or sizes[0][0] > _ABI_SCAN_LIMIT:
        return None
    names = Path(sizes[0][1]).read_bytes()
    if b"__cxx11" not in names and b"ERKSs" in names:  # a parameter `const std::string&`
        return "-D_GLIBCXX_USE_CXX11_ABI=0"
    return None
