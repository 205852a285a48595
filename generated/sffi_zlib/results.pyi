from typing import NamedTuple

class DeflatependingResult(NamedTuple):
    pending: int
    bits: int

class GzerrorResult(NamedTuple):
    result: str
    code: int

class Uncompress2Result(NamedTuple):
    result: bytes
    source_size: int
