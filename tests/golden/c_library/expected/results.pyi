from typing import NamedTuple
from sffi_store.enums import Mode

class FormatResult(NamedTuple):
    result: int
    text: str

class PartsResult(NamedTuple):
    a: int
    b: Mode
    c: str | None
    d: list[int]
    e: float
