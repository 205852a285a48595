"""Vectors for integers: `Embedding`."""

from __future__ import annotations

import sffi_torch as torch

from sffi_dl.nn import init
from sffi_dl.nn.module import Module
from sffi_dl.nn.parameter import Parameter
from sffi_dl.nn.sizes import positive

__all__ = ["Embedding"]

_embedding = torch.nn.functional.embedding


class Embedding(Module):
    """A table of vectors, looked up by their numbers.

    It starts from the standard normal distribution.

    Args:
        num_embeddings: the number of vectors.
        embedding_dim: their size.
        padding_idx: a vector that is not learnt, and starts with zeros; from the end if
            below 0.
        max_norm: vectors that are looked up are scaled down to this norm.
        norm_type: the p of that norm.
        scale_grad_by_freq: divide gradients by how often a vector is looked up in the batch.
        sparse: PyTorch's sparse gradients, which there are none of here: False.
        device: where the table is made.
        dtype: its type.

    Attributes:
        weight: (num_embeddings, embedding_dim).

    Raises:
        ValueError: `padding_idx` names no vector.
        NotImplementedError: `sparse` is True.
    """

    weight: Parameter

    def __init__(
        self,
        num_embeddings: int,
        embedding_dim: int,
        padding_idx: int | None = None,
        max_norm: float | None = None,
        norm_type: float = 2.0,
        scale_grad_by_freq: bool = False,
        sparse: bool = False,
        *,
        _weight: torch.Tensor | None = None,
        _freeze: bool = False,
        device: torch.device | str | None = None,
        dtype: torch.dtype | None = None,
    ) -> None:
        super().__init__()
        if sparse:
            raise NotImplementedError("there are no sparse gradients; leave `sparse` off")
        self.num_embeddings = positive("num_embeddings", num_embeddings)
        self.embedding_dim = positive("embedding_dim", embedding_dim)
        if padding_idx is not None:
            if not -num_embeddings <= padding_idx < num_embeddings:
                raise ValueError(
                    f"invalid padding_idx: {padding_idx} (there are {num_embeddings} vectors)"
                )
            padding_idx %= num_embeddings
        self.padding_idx = padding_idx
        self.max_norm = max_norm
        self.norm_type = float(norm_type)
        self.scale_grad_by_freq = scale_grad_by_freq
        if _weight is not None:
            self.weight = Parameter(_weight, requires_grad=not _freeze)
            return
        shape = (num_embeddings, embedding_dim)
        self.weight = Parameter(torch.empty(shape, device=device, dtype=dtype))
        self.reset_parameters()

    @classmethod
    def from_pretrained(
        cls,
        embeddings: torch.Tensor,
        freeze: bool = True,
        padding_idx: int | None = None,
        max_norm: float | None = None,
        norm_type: float = 2.0,
        scale_grad_by_freq: bool = False,
        sparse: bool = False,
    ) -> Embedding:
        """A table of the vectors in `embeddings`, (num_embeddings, embedding_dim).

        Args:
            embeddings: the vectors; their storage is shared.
            freeze: do not learn them.
            padding_idx: as in the constructor, as are the rest.
            max_norm: the largest norm.
            norm_type: its p.
            scale_grad_by_freq: scale gradients.
            sparse: False.

        Raises:
            ValueError: `embeddings` has another number of dimensions.
        """
        if embeddings.ndim != 2:
            raise ValueError(f"a table of vectors has 2 dimensions, not {embeddings.ndim}")
        rows, columns = embeddings.shape
        return cls(
            rows,
            columns,
            padding_idx,
            max_norm,
            norm_type,
            scale_grad_by_freq,
            sparse,
            _weight=embeddings,
            _freeze=freeze,
        )

    def reset_parameters(self) -> None:
        """Draw new first values."""
        init.normal_(self.weight)
        if self.padding_idx is not None:
            with torch.no_grad():
                self.weight[self.padding_idx].fill_(0.0)

    def forward(self, input: torch.Tensor) -> torch.Tensor:
        """The vectors that the integers in `input`, (*), name: (*, embedding_dim)."""
        return _embedding(
            input,
            self.weight,
            self.padding_idx,
            self.max_norm,
            self.norm_type,
            self.scale_grad_by_freq,
        )

    def extra_repr(self) -> str:
        """The sizes, and the arguments that are not the usual ones."""
        parts = [f"{self.num_embeddings}, {self.embedding_dim}"]
        if self.padding_idx is not None:
            parts.append(f"padding_idx={self.padding_idx}")
        if self.max_norm is not None:
            parts.append(f"max_norm={self.max_norm}")
        if self.norm_type != 2.0:
            parts.append(f"norm_type={self.norm_type}")
        if self.scale_grad_by_freq:
            parts.append(f"scale_grad_by_freq={self.scale_grad_by_freq}")
        return ", ".join(parts)
