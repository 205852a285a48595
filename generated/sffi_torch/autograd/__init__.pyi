from sffi_tensor.autograd import *
from collections.abc import Sequence
from sffi_torch.handles import Tensor
from sffi_torch.autograd import functional as functional

def _grad(
    outputs: Sequence[Tensor], inputs: Sequence[Tensor], grad_outputs: Sequence[Tensor | None],
    retain_graph: bool | None, create_graph: bool, allow_unused: bool,
) -> tuple[Tensor | None, ...]: ...
def _backward(
    tensors: Sequence[Tensor], grad_tensors: Sequence[Tensor | None], retain_graph: bool | None,
    create_graph: bool, inputs: Sequence[Tensor],
) -> None: ...
