from typing import NamedTuple

class BytesResult(NamedTuple):
    result: int
    OverflowError: int
