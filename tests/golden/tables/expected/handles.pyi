from typing import overload
from typing_extensions import Self
from sffi.handle import Handle
from demo_extras.types import dtypeLike as dtype_typeLike

class Tensor(Handle):
    def copy_to(self, other: Tensor) -> Tensor: ...
    @overload
    def mix(
        self, by: int, *, a_rather_long_parameter_name: int = ..., another_long_name: int = ...,
    ) -> Tensor: ...
    @overload
    def mix(self, text: str, type: dtype_typeLike = ...) -> Self: ...
