from collections.abc import Sequence
from typing_extensions import Buffer

__all__ = ["mean"]

def mean(values: Buffer | Sequence[float]) -> float: ...
