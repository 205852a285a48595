"""``native_functions.yaml``, which ships with PyTorch and lists the schemas of its operators."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sffi import locate
from sffi.errors import LibraryNotFoundError

from sffi_gen.importer.aten.parse import SchemaError, parse_schema
from sffi_gen.importer.aten.schema import Schema

if TYPE_CHECKING:
    import yaml

#: where libtorch is looked for, as in specs/torch.sffi
PREFIXES = ("python:torch", "env:LIBTORCH")
_FILE = Path("ATen/native/native_functions.yaml")
_MOST = 5


class NoSchemas(Exception):
    """There is no file of schemas, or none that can be read; the message says what to do."""


@dataclass(frozen=True)
class Operator:
    """An operator, and the line of the file that its schema stands on."""

    schema: Schema
    line: int


@dataclass(frozen=True)
class Source:
    """A file of schemas; ``version`` is that of the torch that it came with, or empty."""

    path: Path
    version: str


def find_source(torch: str = "", file: str = "") -> Source:
    """The file given; else that of the torch in a folder; else that of the libtorch that a program
    would use, found without importing torch.

    Raises:
        NoSchemas: it is not there.
    """
    if file:
        return Source(Path(file), _version(Path(file).parent))
    if torch:
        folders = [Path(torch)]
    else:
        try:
            prefix = locate.find_prefix(PREFIXES, "torch")
        except LibraryNotFoundError as error:
            raise NoSchemas(f"{error}\n  or give the file of schemas: --schemas FILE") from None
        # torch itself may be linked to from elsewhere, and torchgen not.
        folders = [Path(prefix.path), Path(prefix.path).resolve()]
    places = list(dict.fromkeys(place for folder in folders for place in _places(folder)))
    for place in places:
        if place.is_file():
            return Source(place, _version(place.parent))
    raise NoSchemas(
        f"{folders[0]}: no operator schemas there. Looked for\n"
        + "".join(f"    {place}\n" for place in places)
        + "  They come with PyTorch's wheels and source, not with a plain libtorch. Give the file "
        "(--schemas FILE) or the folder of another torch (--torch DIR)"
    )


def _places(folder: Path) -> tuple[Path, ...]:
    """Where the file may be: for the folder of torch, one that holds torch, that of torchgen, and
    a checkout of PyTorch's source."""
    return (
        folder.parent / "torchgen" / "packaged" / _FILE,
        folder / "torchgen" / "packaged" / _FILE,
        folder / "packaged" / _FILE,
        folder / "aten" / "src" / _FILE,
    )


def _version(folder: Path) -> str:
    """The version of the torch beside ``torchgen/packaged/ATen/native``; else nothing."""
    above = folder.absolute().parents
    if len(above) < 4:
        return ""
    found = locate.prefix_version(str(above[3] / "torch"))
    return "" if found == locate.UNKNOWN_VERSION else found


def read_operators(path: Path) -> list[Operator]:
    """All operators of a file, in its order.

    Raises:
        NoSchemas: it cannot be read; says where and why.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise NoSchemas(f"cannot read {path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise NoSchemas(f"cannot read {path}: byte {error.start} is not UTF-8") from None
    found: list[Operator] = []
    problems: list[str] = []
    lines: dict[str, int] = {}
    for written, line, column in _schemas(text, path):
        try:
            schema = parse_schema(written)
        except SchemaError as error:
            where = f"{path}:{line}:{column + error.column - 1}"
            problems.append(f"{where}: {error}\n    {written[:160]}")
            continue
        first = lines.setdefault(schema.full_name, line)
        if first != line:
            problems.append(f"{path}:{line}: `{schema.full_name}` is there already, line {first}")
        found.append(Operator(schema, line))
    if problems:
        more = len(problems) - _MOST
        shown = problems[:_MOST] + ([f"and {more} more"] if more > 0 else [])
        raise NoSchemas("\n  ".join(["these are no schemas of operators:", *shown]))
    if not found:
        raise NoSchemas(f"{path}: no operator in it")
    return found


def _schemas(text: str, path: Path) -> list[tuple[str, int, int]]:
    """The text of each ``func:``, with its line and column, counted from 1."""
    try:
        import yaml
    except ImportError:
        raise NoSchemas(
            "reading operator schemas needs PyYAML, which is not installed: "
            "pip install 'sffi[aten]'"
        ) from None
    # libyaml's parser is ten times as fast; not every PyYAML was built with it. Events, since what
    # makes nodes of them overflows the stack on a text that is nested deeply.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return list(_funcs(yaml.parse(text, Loader=loader), path))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        where = f"{path}:{mark.line + 1}:{mark.column + 1}" if mark is not None else str(path)
        problem = getattr(error, "problem", None) or str(error).split("\n")[0]
        raise NoSchemas(f"{where}: not readable as YAML: {problem}") from None


def _funcs(events: Iterable[yaml.Event], path: Path) -> Iterator[tuple[str, int, int]]:
    """``func:`` of each mapping in the list that the file is."""
    depth = line = 0
    key: str | None = None  # of the entry's value that comes next
    found = False
    for event in events:
        name = type(event).__name__
        if name.startswith(("Stream", "Document")):
            continue
        if name.endswith("EndEvent"):
            depth -= 1
            if depth == 1 and not found:
                raise NoSchemas(
                    f"{path}:{line}: an entry without `func:`, which each has in PyTorch's "
                    "native_functions.yaml"
                )
            key = None if depth == 2 else key
            continue
        row, column = _place(event)
        if depth == 0 and name != "SequenceStartEvent":
            raise NoSchemas(f"{path}: not a list of operators, as native_functions.yaml is one")
        if depth == 1:
            found, line, key = False, row, None
            if name != "MappingStartEvent":
                raise NoSchemas(f"{path}:{row}: an entry that is no operator: a `func:` and more")
        elif depth == 2 and name == "ScalarEvent":
            value = str(getattr(event, "value", ""))
            if key is None:
                key = value
            else:
                if key == "func" and not found:
                    found = True
                    yield value, row, column
                key = None
        depth += name.endswith("StartEvent")


def _place(event: yaml.Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (0, 0)
