"""What happened in each epoch: `History`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

__all__ = ["History"]


class History:
    """One record of named figures for each epoch.

    ``history["loss"]`` is the list of one figure over the epochs, ``history[-1]`` the last
    record. Records hold plain numbers only, so a history can be written as JSON.

    Attributes:
        records: a mapping for each epoch; its ``"epoch"`` counts from 1.
    """

    def __init__(self, records: list[dict[str, float]] | None = None) -> None:
        self.records: list[dict[str, float]] = [] if records is None else records

    def append(self, record: Mapping[str, float]) -> None:
        """Add an epoch's figures."""
        self.records.append(dict(record))

    def __len__(self) -> int:
        return len(self.records)

    def __iter__(self) -> Iterator[dict[str, float]]:
        return iter(self.records)

    def __getitem__(self, key: str | int) -> Any:
        if isinstance(key, str):
            return [record[key] for record in self.records if key in record]
        return self.records[key]

    @property
    def names(self) -> list[str]:
        """The figures that occur, in the order of their first appearance."""
        return list(dict.fromkeys(name for record in self.records for name in record))

    def best(self, name: str, mode: str = "min") -> dict[str, float]:
        """The record with the lowest (``mode="min"``) or highest (``"max"``) `name`.

        Raises:
            KeyError: no epoch has that figure.
        """
        having = [record for record in self.records if name in record]
        if not having:
            raise KeyError(f"no epoch has `{name}`; there are {', '.join(self.names) or 'none'}")
        choose = min if mode == "min" else max
        return choose(having, key=lambda record: record[name])

    def __repr__(self) -> str:
        return f"History({len(self)} epochs: {', '.join(self.names)})"
