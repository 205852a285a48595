"""Companion of ``specs/torch.sffi``: the part of the Python tensor API that no spec can say.

Indexing, printing, creation from nested lists, the array protocols, grad modes and the overloads
that depend on more than argument types live here, hand-written once. The generated package
``sffi_torch`` inherits from :class:`sffi_tensor.tensor.TensorMixin` and re-exports
:mod:`sffi_tensor.api`; users import ``sffi_torch``, never this package.

Importing any module here opens no library and imports neither NumPy nor PyTorch.
"""

# The two packages need each other; led by the generated one they load in the one order that works.
import sffi_torch as sffi_torch
