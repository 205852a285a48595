from collections.abc import Sequence
from typing_extensions import Self
from sffi.handle import Handle

class Box(Handle):
    def with_all(self, others: Sequence[Box]) -> Self: ...
