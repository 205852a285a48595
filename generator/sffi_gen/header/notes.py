"""Which comment of the header's text belongs to which declaration."""

from __future__ import annotations

from sffi_gen.header.model import Item, Place


def annotate(items: list[tuple[Item, Place, Place]]) -> list[Item]:
    return [item for item, _, _ in items]
