"""The functions of a spec whose targets are ATen's operators, against those of a libtorch.

An operator is a class in ``at::_ops``, whose schema its header has as text. So they can be compared
without a shim and without a compiler.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from sffi import locate
from sffi.errors import SffiError

from sffi_gen.diagnostics import Diagnostics
from sffi_gen.importer.aten.headers import FOLDER, Installed, installed_operators
from sffi_gen.importer.aten.spelling import NotCarried, function
from sffi_gen.model.library import Function, Library
from sffi_gen.source import SourceFile
from sffi_gen.syntax.nodes import FnDecl
from sffi_gen.syntax.parser import parse
from sffi_gen.verify.report import PROVED, UNPROVED, WRONG, Report

NAMESPACE = "at::_ops::"


@dataclass(frozen=True)
class Part:
    """A parameter, by what is compared."""

    name: str
    type: str
    default: str
    keyword_only: bool

    def __str__(self) -> str:
        star = "*, " if self.keyword_only else ""
        return f"`{star}{self.name}: {self.type}{f' = {self.default}' if self.default else ''}`"


@dataclass(frozen=True)
class Difference:
    """``breaks`` is a difference for C++ too; others are in names, defaults and keywords."""

    text: str
    breaks: bool


def verify_operators(library: Library, report: Report) -> frozenset[str] | None:
    """Compare every function whose target is an operator with the headers of the installed
    libtorch.

    Returns:
        The classes of operators that are wrong here; None where nothing was compared.
    """
    ours = [(one, name) for one in library.functions if (name := operator_name(one))]
    if not ours:
        return None
    check = _Check.of(library, report)
    if check is None:
        report.count("operators", UNPROVED, "no headers of operators to look in", len(ours))
        return None
    callers: dict[str, list[str]] = {}
    for one, name in ours:
        callers.setdefault(name, []).append(f"`{one.bindings[0].path}`")
    wrong = {NAMESPACE + name for one, name in ours if not check.fits(one, name, callers[name])}
    operators = check.installed.operators
    left = sorted(operators.keys() - {name for _, name in ours})
    if left:
        are = "operator" if len(left) == 1 else "operators"
        named = report.listed([operators[name].full_name for name in left])
        report.add("N604", f"{check.release} has {len(left)} {are} that the spec lacks: {named}")
    return frozenset(wrong)


def operator_name(one: Function) -> str:
    """The class of the operator that a function calls; empty where it calls something else."""
    target = one.target
    if target.kind != "class" or not target.text.startswith(NAMESPACE):
        return ""
    return target.text.removeprefix(NAMESPACE)


class _Check:
    """The functions of a library against what is installed.

    Attributes:
        installed: its operators.
        release: what it calls itself.
        tables: modules in which names and defaults are meant to be the schema's.
        values: types that cross as integers.
    """

    def __init__(
        self, library: Library, installed: Installed, release: str, report: Report
    ) -> None:
        self.installed = installed
        self.release = release
        self.tables = {module.path for module in library.modules if module.table}
        self.values = frozenset({v.name for v in library.values} | {e.name for e in library.enums})
        self.report = report
        self._lines: dict[str, list[str]] = {}
        self._declared: dict[str, dict[tuple[int, int], FnDecl]] = {}

    @classmethod
    def of(cls, library: Library, report: Report) -> _Check | None:
        """With the libtorch that a program would use; None where it has no headers."""
        try:
            prefix = locate.find_prefix(library.prefixes, library.name)
            found = installed_operators(Path(prefix.include)) if prefix.include else None
        except (SffiError, OSError) as error:
            report.add("N506", f"the operators of `{library.name}` are not looked up: {error}")
            return None
        if found is None:
            report.add("N506", f"{prefix.path} has no headers of operators ({FOLDER})")
            return None
        release = f"{library.name} {prefix.version}"
        report.facts.append(f"operators: {Path(prefix.include) / FOLDER} ({release})")
        return cls(library, found, release, report)

    def fits(self, one: Function, name: str, callers: list[str]) -> bool:
        """Judge one function; gives whether C++ can be called as the spec says. ``callers`` are all
        functions that call this operator: a missing one is told once."""
        report, schema = self.report, self.installed.operators.get(name)
        shown = one.bindings[0].path
        if name in self.installed.unread:
            report.count("operators", UNPROVED, "a schema that is not understood")
            return True
        if schema is None:
            report.count("operators", WRONG)
            if callers[0] == f"`{shown}`":
                what = f"{self.release} has no operator `{name}`, for {', '.join(callers)}"
                report.add("E609", what, one.span)
            return False
        try:
            line = function(schema)
        except NotCarried as reason:
            report.count("operators", UNPROVED, str(reason))
            return True
        by_schema = one.bindings[0].module in self.tables
        if by_schema and self.line(one) == line:
            report.count("operators", PROVED)
            return True
        found = compare(self.declaration(one), _parsed(line), by_schema, self.values)
        breaks = any(difference.breaks for difference in found)
        report.count("operators", WRONG if breaks else PROVED)
        if found:
            what = "another signature" if breaks else "other names or defaults"
            notes = [*(difference.text for difference in found), f"there: {schema}"]
            report.add(
                "E610" if breaks else "N605",
                f"`{shown}` has {what} in {self.release}",
                one.span,
                notes=notes,
            )
        return not breaks

    def line(self, one: Function) -> str:
        """The line on which a function is declared, or begins."""
        file = one.span.file
        if file.path not in self._lines:
            self._lines[file.path] = file.text.split("\n")
        return self._lines[file.path][one.span.line - 1]

    def declaration(self, one: Function) -> FnDecl:
        file = one.span.file
        if file.path not in self._declared:
            self._declared[file.path] = {
                (node.span.line, node.span.column): node
                for node in parse(file, Diagnostics()).declarations
                if isinstance(node, FnDecl)
            }
        return self._declared[file.path][one.span.line, one.span.column]


def _parsed(line: str) -> FnDecl:
    (node,) = parse(SourceFile("", line), Diagnostics()).declarations
    assert isinstance(node, FnDecl)
    return node


# --- two declarations -----------------------------------------------------------------------------


def compare(
    ours: FnDecl, theirs: FnDecl, by_schema: bool, values: frozenset[str] = frozenset()
) -> list[Difference]:
    """How two declarations differ, argument by argument.

    Where ours does not follow the schema (``by_schema``), only what C++ is called with counts: a
    face for people has names, defaults and narrower types of its own.
    """
    mine, other = _parts(ours), _parts(theirs)
    found: list[Difference] = []
    for index, (one, two) in enumerate(_pairs(mine, other, by_schema), 1):
        where = f"argument {index}"
        if one is None or two is None:
            only = "the spec" if two is None else "libtorch"
            found.append(Difference(f"{where}: {one or two} in {only} only", True))
            continue
        same_type = one.type == two.type or (not by_schema and _fits(one.type, two.type, values))
        same = same_type and (not by_schema or one == two)
        if not same:
            said = f"{where}: {one} in the spec, {two} in libtorch"
            found.append(Difference(said, not same_type))
    mine_result, other_result = _result(ours, by_schema), _result(theirs, by_schema)
    dropped = not by_schema and (ours.result is None or str(ours.result) == "self")
    if mine_result != other_result and not dropped:
        said = f"result: `{mine_result}` in the spec, `{other_result}` in libtorch"
        found.append(Difference(said, True))
    return found


def _parts(node: FnDecl) -> list[Part]:
    found: list[Part] = []
    keyword_only = False
    for param in node.params:
        if not param.name:
            keyword_only = True
            continue
        kind = "Tensor" if param.type is None else str(param.type)
        default = "" if param.default is None else str(param.default)
        found.append(Part(param.name, kind, default, keyword_only))
    return found


def _pairs(
    mine: list[Part], other: list[Part], by_name: bool
) -> list[tuple[Part | None, Part | None]]:
    """What stands for what: by names where they are the schema's, else by position."""
    if not by_name or len(mine) == len(other):
        most = max(len(mine), len(other))
        filled = [[*parts, *[None] * (most - len(parts))] for parts in (mine, other)]
        return list(zip(*filled, strict=True))
    matcher = SequenceMatcher(None, [p.name for p in mine], [p.name for p in other], False)
    found: list[tuple[Part | None, Part | None]] = []
    for _, a, b, c, d in matcher.get_opcodes():
        found += _pairs(mine[a:b], other[c:d], False)
    return found


def _fits(ours: str, theirs: str, values: frozenset[str]) -> bool:
    """Whether C++ takes ours for theirs: without `?` what may be none, a number of one kind for one
    of any, a list of any length for one of a size."""
    ours, theirs = _loose(ours), _loose(theirs)
    if ours == theirs or f"{ours}?" == theirs:
        return True
    if theirs.rstrip("?") == "number":
        return ours in ("number", "i64", "f64", "bool")
    return theirs.rstrip("?") == "i64" and ours.rstrip("?") in values


def _loose(kind: str) -> str:
    return re.sub(r"; \d+\]", "]", kind)


def _result(node: FnDecl, by_schema: bool) -> str:
    """The result; loosely, only how many of which types."""
    if node.result is None:
        return "void"
    said = str(node.result)
    if by_schema:
        return said
    names = {param.name for param in node.params} | {"self"}
    said = re.sub(r"\w+: | \[own\]|\?", "", said)
    return re.sub(r"\w+", lambda word: "Tensor" if word[0] in names else word[0], said)
