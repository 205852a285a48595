"""``sffi build``: from the shim sources of a generated package to a shared library in the cache.

The steps, in order: manifest, target library, compiler, flags; for each source its object from
the cache or from the compiler; the link; the move into place. Everything is written into a
temporary directory on the file system of the cache and moved to its place when complete, so a
build that is interrupted, fails, or runs beside another leaves nothing half done.
"""

from __future__ import annotations

import contextlib
import datetime
import os
import shlex
import shutil
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import FIRST_EXCEPTION, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from subprocess import Popen
from threading import Lock
from typing import Any, Final

import sffi
from sffi import locate
from sffi.errors import BuildError, SffiError
from sffi.progress import Reporter, SilentReporter
from sffi.search import unsafe
from sffi.toolchain import compiler as toolchain
from sffi.toolchain import diagnosis
from sffi.toolchain.install import install, is_current, point_latest
from sffi.toolchain.jobs import default_jobs
from sffi.toolchain.keys import link_key, source_keys
from sffi.toolchain.lock import build_lock
from sffi.toolchain.manifest import Manifest, find_package_dir, read_manifest
from sffi.toolchain.objects import OBJECTS, Object, ObjectCache

_STALE_SECONDS: Final = 24 * 3600


@dataclass(frozen=True)
class BuildOptions:
    """What a user may choose.

    Attributes:
        package_dir: folder of the generated package, where it is not installed.
        include_dirs: further folders for headers, searched first.
        library_dirs: further folders for libraries, searched first and at run time too.
        jobs: compilers at once; 0 chooses by processors and free memory.
        force: compile and link again whatever the cache holds.
        cxx: compiler command; None means ``$CXX`` or the first one on ``PATH``.
        output: folder to put the library in instead of the cache.
    """

    package_dir: Path | None = None
    include_dirs: tuple[Path, ...] = ()
    library_dirs: tuple[Path, ...] = ()
    jobs: int = 0
    force: bool = False
    cxx: str | None = None
    output: Path | None = None


@dataclass(frozen=True)
class BuildResult:
    """What a build did.

    Attributes:
        path: the shim.
        compiled: how many sources were compiled.
        reused: how many objects came from the cache.
        linked: whether the shim was linked anew.
        seconds: wall time.
        warnings: what the compiler printed for the objects in the shim, empty for none.
        prefix: the target library that it was built for.
        compiler: the compiler used.
        log: the complete commands and output of the last compilation, or None.
    """

    path: Path
    compiled: int
    reused: int
    linked: bool
    seconds: float
    warnings: str
    prefix: locate.Prefix
    compiler: toolchain.Compiler
    log: Path | None


@dataclass
class _Build:
    """What the steps of one build share."""

    manifest: Manifest
    options: BuildOptions
    prefix: locate.Prefix
    compiler: toolchain.Compiler
    flags: list[str]
    link: list[str]
    reporter: Reporter
    #: cache directory of this library
    home: Path
    objects: ObjectCache
    log: list[str] = field(default_factory=list)
    running: set[Popen[str]] = field(default_factory=set)
    lock: Lock = field(default_factory=Lock)
    stopped: bool = False

    @property
    def log_path(self) -> Path:
        return self.home / "build.log"


def build(
    name: str, options: BuildOptions | None = None, reporter: Reporter | None = None
) -> BuildResult:
    """Build the shim of a generated package, or find that it is up to date.

    Args:
        name: the library (``torch``), its package (``sffi_torch``) or a path to the package.
        options: what differs from the defaults.
        reporter: whom to tell about progress.

    Raises:
        BuildError: says what is wrong, where, and what to do; the cache is as before.
        LibraryNotFoundError: the target library is not there.
    """
    started = time.monotonic()
    options, reporter = options or BuildOptions(), reporter or SilentReporter()
    manifest = read_manifest(find_package_dir(name, options.package_dir))
    prefix = _find_target(manifest, options)
    compiler = toolchain.find_compiler(options.cxx)
    home = _cache_home(manifest.library)
    job = _Build(
        manifest=manifest,
        options=options,
        prefix=prefix,
        compiler=compiler,
        flags=toolchain.compile_flags(
            manifest, prefix, _folders(options.include_dirs, "-I"), compiler
        ),
        link=toolchain.link_flags(manifest, prefix, _folders(options.library_dirs, "-L")),
        reporter=reporter,
        home=home,
        objects=ObjectCache(home / OBJECTS),
    )
    target = options.output.expanduser().resolve() if options.output else _exact_dir(job)
    with _readable_disk_errors(home), build_lock(home / ".lock", reporter.say):
        _remove_stale(home)
        with _temporary(home, job) as scratch:
            return _build_in(job, target, scratch, started)


# --- the steps ----------------------------------------------------------------------------------


def _build_in(job: _Build, target: Path, scratch: Path, started: float) -> BuildResult:
    """Compile, link and install, with the lock held and a place for unfinished files."""
    hashed_ns = time.time_ns()
    keys = source_keys(job.manifest, job.prefix, job.compiler.identity, job.flags)
    objects = {} if job.options.force else _cached(job, keys)
    missing = [source for source in job.manifest.sources if source not in objects]
    if missing:
        objects |= _compile_all(job, missing, keys, scratch, hashed_ns)
    ordered = [objects[source] for source in job.manifest.sources]
    shim = target / locate.shim_file_name(job.manifest.library)
    key = link_key(ordered, job.compiler.identity, job.link)
    linked = job.options.force or not is_current(shim, key)
    if linked:
        job.reporter.linking()
        install(_link(job, ordered, scratch), shim, _record(job, key))
        job.objects.prune()
    if not job.options.output:
        point_latest(job.home / f"latest-{locate.version_tag(job.prefix.version)}", target.name)
    return BuildResult(
        path=shim,
        compiled=len(missing),
        reused=len(ordered) - len(missing),
        linked=linked,
        seconds=time.monotonic() - started,
        warnings="\n".join(o.warnings for o in ordered if o.warnings),
        prefix=job.prefix,
        compiler=job.compiler,
        log=job.log_path if job.log else None,
    )


def _find_target(manifest: Manifest, options: BuildOptions) -> locate.Prefix:
    """Find the target library; for one found in no prefix the user's folders must do."""
    in_prefix = manifest.libraries if manifest.prefix else ()
    prefix = locate.find_prefix(manifest.prefix, manifest.library, in_prefix)
    if manifest.prefix and not prefix.include and not options.include_dirs:
        raise BuildError(
            f"library `{manifest.library}` in {prefix.path} ({prefix.origin}) has no include/ "
            "directory, so nothing can be compiled against it",
            f"set {locate.override_variable(manifest.library)} to a prefix with include/ and "
            "lib/, or give the headers with -I DIR",
        )
    return prefix


def _cached(job: _Build, keys: dict[Path, str]) -> dict[Path, Object]:
    found = {source: job.objects.find(key) for source, key in keys.items()}
    return {source: object_ for source, object_ in found.items() if object_ is not None}


def _compile_all(
    job: _Build, sources: list[Path], keys: dict[Path, str], scratch: Path, hashed_ns: int
) -> dict[Path, Object]:
    """Compile ``sources`` in parallel; the first failure stops the others."""
    jobs = job.options.jobs or default_jobs(len(sources))
    job.reporter.say(
        f"compiling {len(sources)} of {len(keys)} sources of `{job.manifest.library}` "
        f"with {job.compiler.version}, {jobs} at a time"
    )
    job.reporter.start(len(sources))
    # The longest first, so that no processor idles at the end.
    queue = sorted(sources, key=lambda source: source.stat().st_size, reverse=True)
    with ThreadPoolExecutor(jobs) as pool:
        futures = {pool.submit(_compile, job, s, keys[s], scratch, hashed_ns): s for s in queue}
        try:
            done, _ = wait(futures, return_when=FIRST_EXCEPTION)
        except BaseException:
            _stop(job)
            raise
        failed = [future for future in done if future.exception() is not None]
        if failed:
            _stop(job)
            pool.shutdown(cancel_futures=True)
            _write_log(job)
            failed[0].result()
    _write_log(job)
    return {source: future.result() for future, source in futures.items()}


def _compile(job: _Build, source: Path, key: str, scratch: Path, hashed_ns: int) -> Object:
    """Compile one source and put the object into the cache."""
    started = time.monotonic()
    compiled, depfile = scratch / f"{source.stem}.o", scratch / f"{source.stem}.d"
    command = [*job.compiler.command, *job.flags, "-MMD", "-MF", str(depfile)]
    command += ["-c", str(source), "-o", str(compiled)]
    code, output = _run(job, command, scratch)
    folders = toolchain.own_include_dirs(job.manifest, _folders(job.options.include_dirs, "-I"))
    if code != 0:
        folders += toolchain.target_include_dirs(job.manifest, job.prefix)
        raise diagnosis.compile_error(source, output, folders, job.log_path)
    job.reporter.compiled(source.name, time.monotonic() - started)
    return job.objects.add(key, compiled, depfile, source, output.strip(), hashed_ns, folders)


def _link(job: _Build, objects: list[Object], scratch: Path) -> Path:
    library = scratch / locate.shim_file_name(job.manifest.library)
    command = [*job.compiler.command, "-o", str(library), *(str(o.path) for o in objects)]
    code, output = _run(job, [*command, *job.link], scratch)
    _write_log(job)
    if code != 0:
        folders = [flag[2:] for flag in job.link if flag.startswith("-L")]
        raise diagnosis.link_error(output, folders, job.log_path)
    return library


def _run(job: _Build, command: list[str], scratch: Path) -> tuple[int, str]:
    """Run one compiler to its end; its words go to the log."""
    with job.lock:
        if job.stopped:
            raise BuildError("stopped")
        process = toolchain.run(command, scratch)
        job.running.add(process)
    output, _ = process.communicate()
    with job.lock:
        job.running.discard(process)
        job.log.append(f"$ {shlex.join(command)}\n{output}")
    return process.returncode, output


def _stop(job: _Build) -> None:
    """End the compilers that still run."""
    with job.lock:
        job.stopped = True
        for process in job.running:
            toolchain.kill(process)


def _record(job: _Build, key: str) -> dict[str, Any]:
    """What is written down beside the shim, for the next build and for ``sffi doctor``."""
    return {
        "library": job.manifest.library,
        "package": job.manifest.package,
        "shim_hash": job.manifest.shim_hash,
        "target_version": job.prefix.version,
        "prefix": job.prefix.path,
        "compiler": list(job.compiler.command),
        "compiler_version": job.compiler.version,
        "compiler_identity": job.compiler.identity,
        "flags": job.flags,
        "link": job.link,
        "key": key,
        "built": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "sffi": sffi.__version__,
    }


# --- places -------------------------------------------------------------------------------------


def _cache_home(library: str) -> Path:
    """Return the cache directory of a library; make it, readable for its owner only."""
    try:
        home = Path(locate.cache_dir()) / library
    except SffiError as error:
        raise BuildError(str(error)) from None
    with _readable_disk_errors(home):
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    refused = unsafe(str(home))
    if refused is not None:
        raise BuildError(
            f"cache {home}: {refused}", "or set SFFI_CACHE_DIR to a directory of your own"
        )
    return home


def _exact_dir(job: _Build) -> Path:
    manifest = job.manifest
    return Path(locate.shim_dir(manifest.library, manifest.shim_hash, job.prefix.version))


def _folders(folders: tuple[Path, ...], option: str) -> tuple[Path, ...]:
    resolved = tuple(folder.expanduser().resolve() for folder in folders)
    for folder in resolved:
        if not folder.is_dir():
            raise BuildError(f"{option} {folder}: no such directory")
    return resolved


@contextlib.contextmanager
def _temporary(home: Path, job: _Build) -> Iterator[Path]:
    path = Path(tempfile.mkdtemp(prefix="tmp-", dir=home))
    try:
        yield path
    finally:
        _stop(job)
        shutil.rmtree(path, ignore_errors=True)


def _remove_stale(home: Path) -> None:
    """Remove what a build left that was killed outright, a day or more ago."""
    limit = time.time() - _STALE_SECONDS
    for path in home.glob("tmp-*"):
        with contextlib.suppress(OSError):
            if path.stat().st_mtime < limit:
                shutil.rmtree(path, ignore_errors=True)


def _write_log(job: _Build) -> None:
    fresh = job.home / f"build.log.{os.getpid()}.tmp"
    fresh.write_text("\n".join(job.log), encoding="utf-8")
    fresh.replace(job.log_path)


@contextlib.contextmanager
def _readable_disk_errors(home: Path) -> Iterator[None]:
    """Turn what a full or read-only disk raises into an error that says what to do."""
    try:
        yield
    except SffiError:  # LibraryNotFoundError is an OSError too, and says more.
        raise
    except OSError as error:
        where = error.filename or home
        raise BuildError(
            f"cannot write {where}: {error.strerror or error}",
            "make room or set SFFI_CACHE_DIR to a directory that can be written",
        ) from None
