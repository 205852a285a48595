"""Finding the target library and the built shim, and saying why not."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
from pathlib import Path

import pytest
import sffi
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sffi import elf, locate
from sffi.errors import LibraryNotFoundError, SffiError

PLACES = ("python:nolib", "env:NOLIB_HOME")
MACHINES = {name: number for number, name in elf._MACHINES.items()}


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in [n for n in os.environ if n.startswith("SFFI_")]:
        monkeypatch.delenv(name)
    monkeypatch.delenv("NOLIB_HOME", raising=False)
    monkeypatch.setenv("SFFI_CACHE_DIR", str(tmp_path / "cache"))


def write_elf(path: Path, machine: str | None = None, segment: int = 64, size: int = 256) -> Path:
    """Write a file whose header says: shared library, one segment of ``segment`` bytes."""
    number = MACHINES[machine or elf.process_machine()]
    ident = b"\x7fELF" + bytes([2, 1, 1]) + bytes(9)
    header = ident + struct.pack("<HHIQQQIHHHHHH", 3, number, 1, 0, 64, 0, 0, 64, 56, 1, 0, 0, 0)
    entry = struct.pack("<IIQQQQQQ", 1, 5, 0, 0, 0, segment, segment, 4096)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes((header + entry).ljust(size, b"\0"))
    return path


def make_prefix(root: Path, version: str = "1.2.3+cpu") -> Path:
    write_elf(root / "lib" / locate.library_file_name("one"))
    (root / "include").mkdir()
    (root / "version.py").write_text(f"__all__ = []\n__version__ = '{version}'\ncuda = None\n")
    return root


# --- the prefix ---------------------------------------------------------------------------------


def test_found_as_python_package_without_importing_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = make_prefix(tmp_path / "site" / "nolib")
    (package / "__init__.py").write_text("raise AssertionError('imported')\n")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    prefix = locate.find_prefix(PLACES, "nolib", ("one",))
    assert prefix.path == str(package)
    assert prefix.lib == str(package / "lib")
    assert prefix.include == str(package / "include")
    assert prefix.version == "1.2.3+cpu"
    assert prefix.origin == "Python package `nolib`"
    assert "nolib" not in sys.modules
    assert locate.library_file(prefix, "one") == str(package / "lib" / "libone.so")
    assert locate.library_file(prefix, "two") is None


def test_found_through_the_variable_of_the_spec(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_prefix(tmp_path / "own")
    monkeypatch.setenv("NOLIB_HOME", str(root))
    prefix = locate.find_prefix(PLACES, "nolib", ("one",))
    assert (prefix.path, prefix.origin) == (str(root), "$NOLIB_HOME")


@pytest.mark.parametrize("given", [".", "lib", "lib/libone.so"])
def test_override_names_prefix_library_directory_or_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str
) -> None:
    root = make_prefix(tmp_path / "own")
    monkeypatch.setenv("SFFI_NOLIB_LIBRARY", str(root / given))
    prefix = locate.find_prefix(PLACES, "nolib", ("one",))
    assert (prefix.path, prefix.lib) == (str(root), str(root / "lib"))
    assert prefix.version == "1.2.3+cpu"


def test_override_is_final(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NOLIB_HOME", str(make_prefix(tmp_path / "good")))
    monkeypatch.setenv("SFFI_NOLIB_LIBRARY", str(tmp_path / "absent"))
    with pytest.raises(LibraryNotFoundError) as caught:
        locate.find_prefix(PLACES, "nolib", ("one",))
    assert caught.value.tried == (
        (f"{tmp_path / 'absent'} ($SFFI_NOLIB_LIBRARY)", "no such file or directory"),
    )
    assert "to mend it: correct or unset SFFI_NOLIB_LIBRARY" in str(caught.value)


def test_flat_directory_of_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_elf(tmp_path / "flat" / "libone.so")
    monkeypatch.setenv("SFFI_NOLIB_LIBRARY", str(tmp_path / "flat"))
    prefix = locate.find_prefix((), "nolib")
    assert prefix.lib == str(tmp_path / "flat")
    assert (prefix.include, prefix.version) == ("", "unknown")


def test_not_found_lists_every_place_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("NOLIB_HOME", str(tmp_path / "empty"))
    with pytest.raises(LibraryNotFoundError) as caught:
        locate.find_prefix(PLACES, "nolib", ("one",))
    text = str(caught.value)
    expected = [
        "1. $SFFI_NOLIB_LIBRARY: not set",
        "2. Python package `nolib`: not installed for ",
        f"3. {tmp_path / 'empty'} ($NOLIB_HOME): has no lib/ directory and no library in it",
        f"to mend it: {sys.executable} -m pip install nolib",
        "to override the search: SFFI_NOLIB_LIBRARY=/path/to/nolib",
        "`sffi doctor nolib` shows more",
    ]
    positions = [text.find(line) for line in expected]
    assert -1 not in positions and positions == sorted(positions), text


def test_relative_path_is_refused_with_the_absolute_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_prefix(tmp_path / "own")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SFFI_NOLIB_LIBRARY", "own")
    with pytest.raises(LibraryNotFoundError, match=rf"relative path.*{tmp_path / 'own'}"):
        locate.find_prefix(PLACES, "nolib")


def test_home_is_expanded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_prefix(tmp_path / "own")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NOLIB_HOME", "~/own")
    assert locate.find_prefix(PLACES, "nolib").path == str(tmp_path / "own")


def test_current_directory_is_not_searched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = make_prefix(tmp_path / "nolib")
    (package / "__init__.py").write_text("")
    monkeypatch.chdir(tmp_path)
    for entry in ("", ".", str(tmp_path)):
        monkeypatch.setattr(sys, "path", [entry, *sys.path])
        assert locate.find_package("nolib") is None


def test_hook_that_forbids_the_import_does_not_hide_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Forbids:
        @staticmethod
        def find_spec(name: str, path: object = None, target: object = None) -> None:
            if name == "nolib":
                raise ImportError("not here")

    make_prefix(tmp_path / "site" / "nolib").joinpath("__init__.py").write_text("")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    monkeypatch.setattr(sys, "meta_path", [Forbids, *sys.meta_path])
    assert locate.find_package("nolib") == str(tmp_path / "site" / "nolib")


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
@pytest.mark.parametrize("open_one", ["own/lib", "own", "."])
def test_directory_that_everybody_may_write_to_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, open_one: str
) -> None:
    base = tmp_path / "base"
    make_prefix(base / "own")
    (base / open_one).chmod(0o777)
    monkeypatch.setenv("NOLIB_HOME", str(base / "own"))
    with pytest.raises(LibraryNotFoundError, match=r"refused: every user may write.*chmod o-w"):
        locate.find_prefix(PLACES, "nolib")


@pytest.mark.skipif(os.name != "posix", reason="POSIX permissions")
def test_sticky_directory_above_is_fine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    base = tmp_path / "like_tmp"
    make_prefix(base / "own")
    base.chmod(0o1777)
    monkeypatch.setenv("NOLIB_HOME", str(base / "own"))
    assert locate.find_prefix(PLACES, "nolib").path == str(base / "own")


def test_no_places_means_the_systems_library() -> None:
    prefix = locate.find_prefix((), "nolib")
    assert (prefix.path, prefix.lib, prefix.version) == ("", "", "system")
    assert locate.library_file(prefix, "one") is None


def test_unknown_kind_of_place() -> None:
    with pytest.raises(SffiError, match=r"unknown prefix `magic:x`.*newer sffi"):
        locate.find_prefix(("magic:x",), "nolib")


@pytest.mark.parametrize(
    ("file", "text", "version"),
    [
        ("version.py", "__version__: str = '2.1' # note\n", "2.1"),
        ("version.py", '__version__ = "2.2"\n', "2.2"),
        ("build-version", "2.3\n", "2.3"),
        ("build-version", "", "unknown"),
        ("other", "", "unknown"),
    ],
)
def test_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str, version: str
) -> None:
    (tmp_path / "own" / "lib").mkdir(parents=True)
    (tmp_path / "own" / file).write_text(text)
    monkeypatch.setenv("NOLIB_HOME", str(tmp_path / "own"))
    assert locate.find_prefix(PLACES, "nolib").version == version


def test_installed_but_broken_suggests_reinstalling(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = make_prefix(tmp_path / "site" / "nolib")
    (package / "__init__.py").write_text("")
    write_elf(package / "lib" / "libone.so", segment=10_000)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    with pytest.raises(LibraryNotFoundError) as caught:
        locate.find_prefix(PLACES, "nolib", ("one",))
    text = str(caught.value)
    assert "libone.so: truncated: 256 bytes, but its headers describe 10000" in text
    assert "pip install --force-reinstall nolib" in text


# --- library files ------------------------------------------------------------------------------

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="ELF")


@linux_only
def test_good_file_has_no_problem(tmp_path: Path) -> None:
    assert locate.file_problem(str(write_elf(tmp_path / "a.so"))) is None


@linux_only
def test_problems_of_files(tmp_path: Path) -> None:
    path = tmp_path / "a.so"
    other = next(m for m in ("aarch64", "x86_64") if m != elf.process_machine())
    here = elf.process_machine()
    assert locate.file_problem(str(path)) == "no such file"
    path.write_bytes(b"")
    assert locate.file_problem(str(path)) == "the file is empty"
    path.write_bytes(b"hello")
    assert locate.file_problem(str(path)) == "not a shared library (no ELF)"
    path.write_bytes(b"/* GNU ld script\n*/ GROUP ( /lib/libm.so.6 )")
    assert locate.file_problem(str(path)) == "a linker script, not a shared library"
    path.write_bytes(b"\x7fELF\x02\x01")
    assert locate.file_problem(str(path)) == "truncated: only 6 bytes"
    write_elf(path, machine=other)
    assert locate.file_problem(str(path)) == f"built for {other}, this Python is {here}"


@linux_only
def test_the_interpreters_own_libraries_pass() -> None:
    lines = Path("/proc/self/maps").read_text(encoding="utf-8").splitlines()
    mapped = {line.split()[-1] for line in lines if ".so" in line}
    for path in mapped:
        assert locate.file_problem(path) is None, path


@given(content=st.binary(max_size=200))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_content_makes_the_check_fail(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "any.so"
    for data in (content, b"\x7fELF\x02\x01" + content, b"\x7fELF\x01\x02" + content):
        path.write_bytes(data)
        assert isinstance(locate.file_problem(str(path)), str | None)


# --- the shim -----------------------------------------------------------------------------------


def test_shim_candidates_in_order(tmp_path: Path) -> None:
    exact = tmp_path / "cache" / "nolib" / "abc-1_2_cpu"
    write_elf(exact / "libsffi_nolib.so")
    (tmp_path / "cache" / "nolib" / "latest-1_2_cpu").symlink_to("abc-1_2_cpu")
    candidates = locate.shim_candidates("nolib", str(tmp_path / "package"), "abc", "1.2+cpu")
    assert [(c.path, c.problem) for c in candidates] == [
        ("", "not set"),
        (str(tmp_path / "package" / "lib" / "libsffi_nolib.so"), "no such file"),
        (str(exact / "libsffi_nolib.so"), None),
        (str(exact.parent / "latest-1_2_cpu" / "libsffi_nolib.so"), None),
    ]
    assert locate.built_versions("nolib") == ["abc-1_2_cpu"]


def test_shim_variable_is_final(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SFFI_NOLIB_SHIM", str(tmp_path / "x.so"))
    (only,) = locate.shim_candidates("nolib", str(tmp_path), "abc", "1.2")
    assert (only.path, only.problem) == (str(tmp_path / "x.so"), "no such file")
    error = locate.shim_not_found("nolib", [only])
    assert "to mend it: correct or unset SFFI_NOLIB_SHIM" in str(error)


def test_shim_in_a_writable_cache_is_refused(tmp_path: Path) -> None:
    exact = tmp_path / "cache" / "nolib" / "abc-1_2"
    write_elf(exact / "libsffi_nolib.so")
    exact.chmod(0o777)
    candidates = locate.shim_candidates("nolib", str(tmp_path), "abc", "1.2")
    assert "refused: every user may write" in (candidates[2].problem or "")


def test_shim_not_found_names_the_command_and_other_builds(tmp_path: Path) -> None:
    write_elf(tmp_path / "cache" / "nolib" / "old-1_1" / "libsffi_nolib.so")
    tried = locate.shim_candidates("nolib", str(tmp_path / "package"), "abc", "1.2")
    tried[2].problem = "the loader's own words"
    text = str(locate.shim_not_found("nolib", tried))
    assert "3. " in text and "the loader's own words" in text
    assert "built so far, for other versions: old-1_1" in text
    assert "to mend it: sffi build nolib" in text
    assert "SFFI_NOLIB_SHIM=/path/to/libsffi_nolib.so" in text


def test_cache_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert locate.cache_dir() == str(tmp_path / "cache")
    monkeypatch.setenv("SFFI_CACHE_DIR", "relative/cache")
    with pytest.raises(SffiError, match="relative path 'relative/cache'"):
        locate.cache_dir()
    in_cache = locate.shim_candidates("nolib", str(tmp_path), "abc", "1.2")[1]
    assert "relative path" in (in_cache.problem or "")
    monkeypatch.delenv("SFFI_CACHE_DIR")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert locate.cache_dir() == str(tmp_path / "xdg" / "sffi")
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")  # To be ignored, says the specification.
    monkeypatch.setenv("HOME", str(tmp_path))
    assert locate.cache_dir().startswith(str(tmp_path))


# --- cost ---------------------------------------------------------------------------------------


def test_import_pulls_in_next_to_nothing() -> None:
    runtime = Path(sffi.__file__).resolve().parent.parent
    code = (
        f"import sys; sys.path.insert(0, {str(runtime)!r}); before = set(sys.modules)\n"
        "import sffi, sffi.locate, sffi.errors\n"
        "print(*sorted(set(sys.modules) - before))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", code], capture_output=True, text=True, check=True
    )
    allowed = {"__future__", "_struct", "struct", "stat", "os", "os.path", "sffi"}
    pulled = {name for name in done.stdout.split() if name not in allowed}
    heavy = {name for name in pulled if not name.startswith("sffi.")}
    # Parts of `os` that -S leaves unloaded; a normal start has them all.
    heavy -= {"_collections_abc", "abc", "_abc", "genericpath", "posixpath", "_stat", "io", "errno"}
    assert heavy == set()
