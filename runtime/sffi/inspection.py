"""Signatures of table functions, as :mod:`inspect` has them."""

from __future__ import annotations

from inspect import Parameter, Signature

from sffi.rows import MISSING, Form

__all__ = ["ANY", "signature"]

#: of several functions
ANY = Signature(
    [Parameter("args", Parameter.VAR_POSITIONAL), Parameter("kwargs", Parameter.VAR_KEYWORD)]
)


def signature(form: Form) -> Signature:
    """The parameters of a row, with their defaults."""
    return Signature(
        [
            Parameter(
                name,
                Parameter.POSITIONAL_OR_KEYWORD
                if position < form.positional
                else Parameter.KEYWORD_ONLY,
                default=Parameter.empty if default is MISSING else default,
            )
            for position, (name, default) in enumerate(zip(form.names, form.defaults, strict=True))
        ]
    )
