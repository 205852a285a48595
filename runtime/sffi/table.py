"""Tables: the rows of a generated module, each looked at when its function is first used."""

from __future__ import annotations

from sffi.overloads import Overload, Overloads
from sffi.results import NamedResult, result_name
from sffi.rows import Form, Kinds, names_symbol

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, MutableMapping
    from types import ModuleType
    from typing import Any

__all__ = ["Table", "overload_set"]


class Table:
    """The rows of a generated module.

    Args:
        native: the package's ``_native`` module.
        module: the name of the generated module.
        symbol: the pattern of symbols, without the library's prefix: ``aten_{name}``, where
            ``{name}`` is a row's name with its tag.
        classes: the classes that the rows mention, by name; or what gives them.
        rows: a line for each function, in the notation of :mod:`sffi.rows`, those of a name
            together; the first is empty. A line that begins with spaces goes on from the one
            before.
        results: what classes of named results inherit from, which are then called as the
            functions are.
    """

    def __init__(
        self,
        native: ModuleType,
        module: str,
        symbol: str,
        classes: Mapping[str, Any] | Callable[[], Mapping[str, Any]],
        rows: str,
        results: type | None = None,
    ) -> None:
        self.native = native
        self.module = module
        self.symbol = symbol
        self._classes = classes
        self.text = rows
        self.results = results or NamedResult
        self.result_name = str if results is not None else result_name
        self._kinds: Kinds | None = None
        self._symbols: dict[str, str] = {}

    @property
    def kinds(self) -> Kinds:
        """What is known of the kinds of parameters."""
        if self._kinds is None:
            classes = self._classes
            self._kinds = Kinds(classes() if callable(classes) else classes)
        return self._kinds

    def __repr__(self) -> str:
        return f"<Table {self.module}>"

    def function(self, name: str, namespace: MutableMapping[str, Any]) -> Any:
        """The overloads of a name, which are also stored in ``namespace``.

        Raises:
            AttributeError: no row has this name.
        """
        if name == "__path__":  # which every `import` asks for
            raise AttributeError(name)
        doc, rows = self.rows(name)
        if not rows:
            if name == "__all__":
                return [each for each in self.names() if not each.startswith("_")]
            raise AttributeError(f"module {self.module!r} has no attribute {name!r}")
        found = namespace[name] = Overloads(self, name, [Overload(self, row) for row in rows], doc)
        return found

    def rows(self, name: str) -> tuple[list[str], list[str]]:
        """What the functions of a name do, and their rows, which stand together."""
        # Nothing is taken apart but what is asked for: a table may have thousands of rows.
        text = self.text
        start = min(
            (at for at in (text.find(f"\n{name}("), text.find(f"\n{name}.")) if at >= 0),
            default=-1,
        )
        if start < 0 or not name.isidentifier():
            return [], []
        while text.startswith("\n#", before := text.rfind("\n", 0, start)):
            start = before
        doc: list[str] = []
        rows: list[str] = []
        said: list[str] = []
        for line in self._lines(start + 1):
            if line.startswith("#"):
                said.append(line[2:])
            elif line.startswith((f"{name}(", f"{name}.")):
                rows.append(line)
                doc += said
                said = []
            else:
                break
        return doc, rows

    def _lines(self, start: int) -> Iterator[str]:
        """The lines from a position on, each with those that go on from it."""
        text = self.text
        while start < len(text):
            end = text.find("\n", start)
            while text.startswith("    ", end + 1):
                end = text.find("\n", end + 1)
            yield text[start:end].replace("\n    ", " ")
            start = end + 1

    def names(self) -> list[str]:
        """All names, sorted."""
        rows = (line for line in self._lines(1) if not line.startswith("#"))
        return sorted({row[: row.index("(")].partition(".")[0] for row in rows})

    def prototype(self, symbol: str) -> str | None:
        """The signature text of a native function that is this table's own."""
        row = self.symbols().get(symbol)
        return self.text_of(row, Form(row, self.kinds)) if row is not None else None

    def prototypes(self) -> dict[str, str]:
        """The signature texts of all native functions that are this table's own, by symbol."""
        return {
            symbol: self.text_of(row, Form(row, self.kinds))
            for symbol, row in self.symbols().items()
        }

    def symbols(self) -> dict[str, str]:
        """The rows whose native functions are this table's own, by symbol."""
        if not self._symbols:
            rows = (line for line in self._lines(1) if not line.startswith("#"))
            self._symbols = {self.symbol_of(row): row for row in rows if not names_symbol(row)}
        return self._symbols

    def symbol_of(self, row: str, own: str = "") -> str:
        """The symbol of a row, which may have one of its own."""
        name = row[: row.index("(")].replace(".", "_")
        return f"rt_{self.native.library.name}_{own or self.symbol.replace('{name}', name)}"

    def text_of(self, row: str, form: Form) -> str:
        """The signature text of a row's native function."""
        path = self.module.partition(".")[2]
        return f"{path}.{row[: row.index('(')].partition('.')[0]}{form.prototype}"

    def bind(self, row: str, form: Form) -> Callable[..., Any]:
        """The native function of a row."""
        symbol = self.symbol_of(row, form.symbol)
        text = None if form.symbol else self.text_of(row, form)
        bound = vars(self.native)
        found: Callable[..., Any] = bound.get(symbol) or self.native.library.bind(
            symbol, bound, text
        )
        return found


def overload_set(
    native: ModuleType,
    module: str,
    name: str,
    classes: Callable[[], Mapping[str, Any]],
    doc: str,
    *rows: str,
) -> Overloads:
    """Functions of one name that are told apart when they are called.

    Args:
        native: the package's ``_native`` module.
        module: the module that the set is in.
        name: what it is called there: ``frob``, or ``Thing.frob`` for a method.
        classes: gives the classes that the rows mention, by name.
        doc: what the functions do.
        rows: one for each, in the notation of :mod:`sffi.rows`.
    """
    table = Table(native, module, "{name}", classes, "")
    overloads = [Overload(table, row) for row in rows]
    found = Overloads(table, name.rpartition(".")[2], overloads, doc.splitlines())
    found.__qualname__ = name
    return found
