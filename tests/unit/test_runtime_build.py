"""``sffi build`` with the real compiler on a tiny real shim."""

from __future__ import annotations

import ctypes
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from sffi import locate
from sffi.build import BuildOptions, build
from sffi.errors import BuildError, LibraryNotFoundError
from sffi.toolchain import compiler as toolchain
from sffi.toolchain import diagnosis
from sffi.toolchain.jobs import default_jobs
from sffi.toolchain.manifest import read_manifest
from sffi.toolchain.objects import parse_depfile
from tiny_shim import HASH, TinyPackage, environment, run_sffi

needs_compiler = pytest.mark.skipif(
    shutil.which("c++") is None, reason="no C++ compiler on this machine"
)


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [n for n in os.environ if n.startswith("SFFI_") or n in ("CXX", "CXXFLAGS")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SFFI_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def package(tmp_path: Path, cache: Path) -> TinyPackage:
    return TinyPackage(tmp_path / "site")


class Recorder:
    """A reporter that remembers."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.sources: list[str] = []

    def say(self, text: str) -> None:
        self.lines.append(text)

    def start(self, total: int) -> None:
        pass

    def compiled(self, name: str, seconds: float) -> None:
        self.sources.append(name)

    def linking(self) -> None:
        self.lines.append("linking")


def options(package: TinyPackage, **changes: Any) -> BuildOptions:
    return BuildOptions(package_dir=package.path, **changes)


def compiled_by(package: TinyPackage, **changes: Any) -> set[str]:
    """Build, and name the sources that had to be compiled."""
    recorder = Recorder()
    build("tiny", options(package, **changes), recorder)
    return set(recorder.sources)


def left_behind(cache: Path) -> list[str]:
    """Name the temporary files in the cache."""
    return [p.name for p in cache.rglob("*") if "tmp" in p.name]


# --- what is built ------------------------------------------------------------------------------


@needs_compiler
def test_builds_a_library_that_works(package: TinyPackage, cache: Path) -> None:
    result = build("tiny", options(package))
    assert result.path == cache / "tiny" / f"{HASH}-system" / "libsffi_tiny.so"
    assert (result.compiled, result.reused, result.linked) == (2, 0, True)
    shim = ctypes.CDLL(str(result.path))
    assert shim.rt_tiny_step(41) == 42
    assert shim.rt_tiny_twice(21) == 42
    assert left_behind(cache) == []
    assert (cache / "tiny" / "latest-system").resolve() == result.path.parent
    record = json.loads((result.path.parent / "build.json").read_text())
    assert record["shim_hash"] == HASH
    assert record["compiler_version"] == result.compiler.version


@needs_compiler
def test_second_build_compiles_and_links_nothing(package: TinyPackage) -> None:
    first = build("tiny", options(package))
    before = first.path.stat().st_mtime_ns
    second = build("tiny", options(package))
    assert (second.compiled, second.reused, second.linked) == (0, 2, False)
    assert second.path.stat().st_mtime_ns == before


@needs_compiler
def test_only_what_changed_is_compiled(package: TinyPackage) -> None:
    first, second = package.first.name, package.second.name
    assert compiled_by(package) == {first, second}
    package.header.write_text("#define STEP 2\n")
    assert compiled_by(package) == {first}
    package.second.write_text(package.second.read_text() + "// more\n")
    assert compiled_by(package) == {second}
    package.header.write_text("#define STEP 1\n")  # As at first: that object is still there.
    assert compiled_by(package) == set()


@needs_compiler
def test_changed_header_reaches_the_library(package: TinyPackage) -> None:
    build("tiny", options(package))
    package.header.write_text("#define STEP 100\n")
    result = build("tiny", options(package, output=package.path / "lib"))
    assert ctypes.CDLL(str(result.path)).rt_tiny_step(1) == 101


@needs_compiler
def test_header_that_appears_before_another(
    package: TinyPackage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CCACHE_DISABLE", "1")  # Where `c++` is ccache: it overlooks such headers.
    first, second = tmp_path / "first", tmp_path / "second"
    for folder in (first, second):
        folder.mkdir()
    package.header.rename(second / "tiny.hpp")
    folders = {"include_dirs": (first, second)}
    compiled_by(package, **folders)
    assert compiled_by(package, **folders) == set()
    (first / "tiny.hpp").write_text("#define STEP 100\n")
    result = build("tiny", options(package, **folders, output=package.path / "lib"))
    assert ctypes.CDLL(str(result.path)).rt_tiny_step(1) == 101
    (first / "tiny.hpp").unlink()
    assert compiled_by(package, **folders) == set()


@needs_compiler
def test_flags_and_compiler_are_part_of_the_key(
    package: TinyPackage, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = {package.first.name, package.second.name}
    assert compiled_by(package) == both
    monkeypatch.setenv("CXXFLAGS", "-DEXTRA=1")
    assert compiled_by(package) == both
    monkeypatch.setenv("CXX", "c++ -DWRAPPED")
    assert compiled_by(package) == both
    monkeypatch.delenv("CXX")
    monkeypatch.delenv("CXXFLAGS")
    assert compiled_by(package) == set()


@needs_compiler
def test_force_compiles_everything(package: TinyPackage) -> None:
    both = {package.first.name, package.second.name}
    assert compiled_by(package) == both
    assert compiled_by(package, force=True) == both


@needs_compiler
def test_header_written_while_the_compiler_runs(package: TinyPackage, tmp_path: Path) -> None:
    editing = tmp_path / "editing-c++"
    editing.write_text(
        '#!/bin/sh\nc++ "$@" || exit 1\n'
        f'case "$*" in *01.cpp*) echo "#define STEP 5" > {package.header};; esac\n'
    )
    editing.chmod(0o755)
    build("tiny", options(package, cxx=str(editing)))  # Compiled with the old STEP.
    result = build("tiny", options(package, cxx=str(editing), output=tmp_path / "out"))
    assert ctypes.CDLL(str(result.path)).rt_tiny_step(1) == 6


@needs_compiler
def test_damaged_library_is_linked_again(package: TinyPackage) -> None:
    result = build("tiny", options(package))
    result.path.write_bytes(result.path.read_bytes()[:1000])
    again = build("tiny", options(package))
    assert (again.compiled, again.linked) == (0, True)
    assert ctypes.CDLL(str(again.path)).rt_tiny_step(1) == 2


@needs_compiler
def test_damaged_object_is_compiled_again(package: TinyPackage, cache: Path) -> None:
    build("tiny", options(package))
    for path in (cache / "tiny" / "objects").rglob("*.o"):
        path.write_bytes(b"")
    assert compiled_by(package) == {package.first.name, package.second.name}


@needs_compiler
def test_new_hash_gets_a_directory_of_its_own(package: TinyPackage, cache: Path) -> None:
    old = build("tiny", options(package))
    package.write_manifest(shim_hash="ffffffffffff")
    new = build("tiny", options(package))
    assert old.path != new.path and old.path.exists()
    assert new.compiled == 0  # Same sources, same objects.
    assert (cache / "tiny" / "latest-system").resolve() == new.path.parent


@needs_compiler
def test_output_directory(package: TinyPackage, cache: Path, tmp_path: Path) -> None:
    result = build("tiny", options(package, output=tmp_path / "out"))
    assert result.path == tmp_path / "out" / "libsffi_tiny.so"
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["build.json", "libsffi_tiny.so"]
    assert not (cache / "tiny" / f"{HASH}-system").exists()


@needs_compiler
def test_header_folder_given_by_the_user(package: TinyPackage, tmp_path: Path) -> None:
    package.header.rename(tmp_path / "tiny.hpp")
    with pytest.raises(BuildError) as caught:
        build("tiny", options(package))
    assert "header `tiny.hpp` was not found; looked in\n" in caught.value.message
    assert "-I DIR" in caught.value.help
    assert build("tiny", options(package, include_dirs=(tmp_path,))).linked


@needs_compiler
def test_warnings_are_kept_with_the_object(package: TinyPackage) -> None:
    package.second.write_text(package.second.read_text() + "static int unused;\n")
    assert "unused" in build("tiny", options(package)).warnings
    assert "unused" in build("tiny", options(package)).warnings


# --- what goes wrong ----------------------------------------------------------------------------


@needs_compiler
def test_compile_error_names_the_function(package: TinyPackage, cache: Path) -> None:
    good = build("tiny", options(package)).path.read_bytes()
    package.second.write_text(
        package.second.read_text() + "EXPORT long rt_tiny_bad() {\n  return missing_thing;\n}\n"
    )
    package.write_manifest(shim_hash="eeeeeeeeeeee")
    with pytest.raises(BuildError) as caught:
        build("tiny", options(package))
    error = caught.value
    assert f"{package.second.name} does not compile; it fails in `rt_tiny_bad`" in error.message
    assert "missing_thing" in error.message
    assert error.log is not None and "missing_thing" in Path(error.log).read_text()
    assert left_behind(cache) == []
    assert not (cache / "tiny" / "eeeeeeeeeeee-system").exists()
    assert (cache / "tiny" / f"{HASH}-system" / "libsffi_tiny.so").read_bytes() == good


@needs_compiler
def test_good_objects_of_a_failed_build_are_kept(package: TinyPackage) -> None:
    whole = package.second.read_text()
    package.second.write_text("broken")
    with pytest.raises(BuildError):
        build("tiny", options(package, jobs=1))
    package.second.write_text(whole)
    assert package.second.name in compiled_by(package)


@needs_compiler
def test_undefined_symbol(package: TinyPackage) -> None:
    package.second.write_text(
        'extern "C" int not_anywhere();\nextern "C" int rt_tiny_x() { return not_anywhere(); }\n'
    )
    with pytest.raises(BuildError, match=r"libraries lack what the shim needs:\n  not_anywhere"):
        build("tiny", options(package))


@needs_compiler
def test_missing_library(package: TinyPackage) -> None:
    package.write_manifest(link=["-lnot_on_this_machine"])
    with pytest.raises(BuildError) as caught:
        build("tiny", options(package))
    assert "cannot find `-lnot_on_this_machine`" in caught.value.message
    assert "-L DIR" in caught.value.help


@needs_compiler
def test_library_of_the_user_is_found_at_run_time(package: TinyPackage, tmp_path: Path) -> None:
    folder = tmp_path / "own"
    folder.mkdir()
    source = folder / "own.cpp"
    source.write_text('extern "C" long own_value() { return 7; }\n')
    subprocess.run(
        ["c++", "-shared", "-fPIC", str(source), "-o", str(folder / "libown.so")], check=True
    )
    package.second.write_text(
        'extern "C" long own_value();\nextern "C" __attribute__((visibility("default"))) '
        "long long rt_tiny_twice(long long x) { return x * own_value(); }\n"
    )
    package.write_manifest(link=["-lown"])
    result = build("tiny", options(package, library_dirs=(folder,)))
    assert ctypes.CDLL(str(result.path)).rt_tiny_twice(6) == 42


def test_no_compiler(package: TinyPackage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    with pytest.raises(BuildError) as caught:
        build("tiny", options(package))
    assert "no C++ compiler: none of c++, g++, clang++ is on PATH" in caught.value.message
    assert "install" in caught.value.help


@pytest.mark.parametrize("variable", [True, False])
def test_compiler_that_is_not_there(
    package: TinyPackage, monkeypatch: pytest.MonkeyPatch, variable: bool
) -> None:
    monkeypatch.setenv("CXX", "no-such-c++" if variable else "also-not")
    with pytest.raises(BuildError, match="CXX names" if variable else "--cxx names"):
        build("tiny", options(package, cxx=None if variable else "no-such-c++"))


def test_compiler_that_fails(package: TinyPackage) -> None:
    with pytest.raises(BuildError, match="false --version` failed"):
        build("tiny", options(package, cxx="false"))


def test_package_that_is_not_there() -> None:
    with pytest.raises(BuildError, match="`sffi_not_there` is not installed"):
        build("not_there")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "is not valid JSON"),
        ("[]", "does not hold an object"),
        ('{"abi": 99}', "has layout 99, this sffi reads layout 1"),
        ('{"library": 1}', "`library` must be a text, found 1"),
        (
            '{"library": "a", "package": "b", "shim_hash": "c", "sources": "x"}',
            "`sources` must be a list of texts",
        ),
        ('{"library": "a", "package": "b", "shim_hash": "c"}', "names no sources"),
        (
            '{"library": "a", "package": "b", "shim_hash": "c", "sources": ["gone.cpp"]}',
            "gone.cpp is missing",
        ),
    ],
)
def test_broken_manifest(package: TinyPackage, text: str, message: str) -> None:
    (package.shim / "build.json").write_text(text)
    with pytest.raises(BuildError) as caught:
        build("tiny", options(package))
    assert message in caught.value.message


def test_missing_target_library(package: TinyPackage) -> None:
    package.write_manifest(prefix=["python:sffi_no_such_target"])
    with pytest.raises(LibraryNotFoundError, match="pip install sffi_no_such_target"):
        build("tiny", options(package))


def test_target_without_headers(
    package: TinyPackage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "target" / "lib").mkdir(parents=True)
    monkeypatch.setenv("TINY_HOME", str(tmp_path / "target"))
    package.write_manifest(prefix=["env:TINY_HOME"])
    with pytest.raises(BuildError, match=r"has no include/ directory") as caught:
        build("tiny", options(package))
    assert "SFFI_TINY_LIBRARY" in caught.value.help


def test_missing_companion(package: TinyPackage) -> None:
    package.write_manifest(companions=["sffi_no_such_companion"])
    with pytest.raises(BuildError, match="needs the Python package `sffi_no_such_companion`"):
        build("tiny", options(package))


def test_cache_that_cannot_be_written(
    package: TinyPackage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")  # Permissions would not stop root.
    monkeypatch.setenv("SFFI_CACHE_DIR", str(tmp_path / "file" / "below"))
    with pytest.raises(BuildError, match="cannot write") as caught:
        build("tiny", options(package))
    assert "SFFI_CACHE_DIR" in caught.value.help


def test_cache_that_everybody_may_write(package: TinyPackage, cache: Path) -> None:
    (cache / "tiny").mkdir(parents=True)
    (cache / "tiny").chmod(0o777)
    with pytest.raises(BuildError, match="every user may write"):
        build("tiny", options(package))


@needs_compiler
def test_disk_full(package: TinyPackage, cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", str(cache))

    monkeypatch.setattr("sffi.toolchain.install.shutil.copyfile", full)
    with pytest.raises(BuildError, match="No space left on device") as caught:
        build("tiny", options(package))
    assert "make room" in caught.value.help
    assert left_behind(cache) == []


# --- several at once, and the end ---------------------------------------------------------------


@needs_compiler
@pytest.mark.parametrize("lock", [True, False])
def test_two_processes_at_once(package: TinyPackage, cache: Path, lock: bool) -> None:
    code = "from sffi.cli import main; main()"
    if not lock:  # As on a file system without locks: everything twice, still never half.
        code = "import sffi.toolchain.lock as lock; lock.fcntl = None; " + code
    command = [sys.executable, "-c", code, "build", "tiny", "--package-dir", str(package.path)]
    processes = [
        subprocess.Popen(
            command,
            env=environment(cache),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(3)
    ]
    results = [(*process.communicate(timeout=60), process.returncode) for process in processes]
    assert [code for _, _, code in results] == [0, 0, 0], results
    (path,) = {output.strip() for output, _, _ in results}
    assert ctypes.CDLL(path).rt_tiny_step(1) == 2
    assert left_behind(cache) == []
    if lock:
        built = [errors for _, errors, _ in results if "2 compiled" in errors]
        assert len(built) == 1, results


@needs_compiler
@pytest.mark.skipif(os.name != "posix", reason="signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_interrupted_build_leaves_nothing(
    package: TinyPackage, cache: Path, tmp_path: Path, number: signal.Signals
) -> None:
    slow = tmp_path / "slow-c++"
    slow.write_text('#!/bin/sh\ncase "$*" in *-c*) sleep 30;; esac\nexec c++ "$@"\n')
    slow.chmod(0o755)
    process = subprocess.Popen(
        [sys.executable, "-m", "sffi", "build", "tiny", "--package-dir", str(package.path)],
        env=environment(cache, CXX=str(slow)),
        stderr=subprocess.PIPE,
        text=True,
        # A shell starts what runs in its background with SIGINT ignored, which is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    limit = time.monotonic() + 20
    while not list(cache.glob("tiny/tmp-*")) and time.monotonic() < limit:
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(number)
    _, errors = process.communicate(timeout=20)
    assert process.returncode in (130, 143), errors
    assert "Traceback" not in errors
    assert left_behind(cache) == []


# --- the command --------------------------------------------------------------------------------


@needs_compiler
def test_command_prints_the_path_alone_on_stdout(package: TinyPackage, cache: Path) -> None:
    env = environment(cache)
    done = run_sffi("build", "tiny", "--package-dir", package.path, env=env)
    assert done.returncode == 0, done.stderr
    assert done.stdout == f"{cache}/tiny/{HASH}-system/libsffi_tiny.so\n"
    assert "compiling 2 of 2 sources of `tiny`" in done.stderr
    assert "[2/2]" in done.stderr
    assert "\x1b" not in done.stderr
    again = run_sffi("build", "tiny", "--package-dir", package.path, "--quiet", env=env)
    assert (again.stdout, again.stderr) == (done.stdout, "")


@needs_compiler
def test_command_finds_an_installed_package(package: TinyPackage, cache: Path) -> None:
    env = environment(cache)
    env["PYTHONPATH"] += os.pathsep + str(package.path.parent)
    done = run_sffi("build", "tiny", "--verbose", env=env)
    assert done.returncode == 0, done.stderr
    assert "compiler: " in done.stderr
    by_path = run_sffi("build", f"{package.path}/", env=environment(cache))
    assert "up to date" in by_path.stderr


@needs_compiler
def test_command_shows_an_error_without_a_traceback(package: TinyPackage, cache: Path) -> None:
    package.second.write_text("int rt_tiny_bad() { return x; }\n")
    done = run_sffi("build", "tiny", "--package-dir", package.path, env=environment(cache))
    assert (done.returncode, done.stdout) == (1, "")
    assert "error: sffi_tiny_02.cpp does not compile; it fails in `rt_tiny_bad`" in done.stderr
    assert "full log: " in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [["build"], ["build", "tiny", "--jobs", "0"], ["nonsense"]])
def test_wrong_usage(arguments: list[str], cache: Path) -> None:
    assert run_sffi(*arguments, env=environment(cache)).returncode == 2


def test_help_has_examples(cache: Path) -> None:
    for command in ([], ["build"], ["doctor"]):
        done = run_sffi(*command, "--help", env=environment(cache))
        assert done.returncode == 0
        assert "Examples:" in done.stdout
    assert run_sffi("--version", env=environment(cache)).stdout.startswith("sffi ")


# --- parts --------------------------------------------------------------------------------------


def test_depfile_with_spaces_and_continuations() -> None:
    text = "out.o: /a/b.cpp \\\n /with\\ space/c.hpp /dollar$$/d.hpp \\\n  e.hpp\n\ne.hpp:\n"
    assert parse_depfile(text) == ["/a/b.cpp", "/with space/c.hpp", "/dollar$/d.hpp", "e.hpp"]


def test_jobs_are_never_more_than_sources() -> None:
    assert default_jobs(1) == 1
    assert 1 <= default_jobs(1000) <= (os.cpu_count() or 1)


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("as: No space left on device", "the disk is full"),
        ("c++: fatal error: Killed signal terminated program cc1plus", "out of memory"),
        ("g++: error: unrecognized command line option '-std=c++20'", "too old"),
        ("/t/c10.h:20:2: error: #error You need C++20 to compile PyTorch", "too old"),
    ],
)
def test_common_causes(tmp_path: Path, output: str, message: str) -> None:
    log = tmp_path / "log"
    assert message in diagnosis.compile_error(tmp_path / "a.cpp", output, [], log).message
    assert message in diagnosis.link_error(output, [], log).message


def test_function_is_found_through_template_errors(tmp_path: Path) -> None:
    source = tmp_path / "shim.cpp"
    source.write_text("SFFI_FN(rt_x_one,\n  call<&f>)\n\nSFFI_FN(rt_x_two, call<&g>)\n")
    output = (
        "shim.cpp:1:1: warning: something\n"
        "call.hpp: In instantiation of 'call<&g>':\n"
        f"{source}:4:19:   required from here\n"
        "call.hpp:10:3: error: static assertion failed: wrong type\n"
        "shim.cpp:2:3: error: no match\n"
    )
    assert diagnosis.failing_functions(source, output) == ["rt_x_two", "rt_x_one"]


def test_old_string_abi_of_the_target_is_followed(
    package: TinyPackage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from test_runtime_locate import write_elf

    library = write_elf(tmp_path / "target" / "lib" / "libone.so")
    (tmp_path / "target" / "include").mkdir()
    library.write_bytes(library.read_bytes() + b"_ZN3c105ErrorC1ERKSs\0")
    monkeypatch.setenv("TINY_HOME", str(tmp_path / "target"))
    package.write_manifest(prefix=["env:TINY_HOME"], link=["-lone"])
    manifest = read_manifest(package.path)
    prefix = locate.find_prefix(manifest.prefix, "tiny", manifest.libraries)
    flags = toolchain.compile_flags(manifest, prefix, ())
    assert "-D_GLIBCXX_USE_CXX11_ABI=0" in flags
    assert flags[flags.index("-isystem") + 1] == str(tmp_path / "target" / "include")
    library.write_bytes(library.read_bytes() + b"_ZNSt7__cxx1112basic_stringE\0")
    assert "-D_GLIBCXX_USE_CXX11_ABI=0" not in toolchain.compile_flags(manifest, prefix, ())
