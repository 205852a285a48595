"""Arguments written by hand, for operators that take what nobody could guess."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import torch
from aten_arguments import Arguments, Encoder
from aten_recipes_dense import DENSE
from aten_recipes_special import SPECIAL
from aten_schemas import Schema, bind
from aten_values import CannotSay


def recipes(schemas: Mapping[str, Schema]) -> Iterator[tuple[Schema, Arguments]]:
    """Schemas and arguments for them.

    Raises:
        ValueError: a recipe does not fit its schema, or names none.
    """
    torch.manual_seed(1)
    written: dict[str, Callable[[], Any]] = {**DENSE, **SPECIAL}
    for key, recipe in written.items():
        try:
            made = recipe()
        except (RuntimeError, NotImplementedError):
            continue  # needs an engine that this build of libtorch has not
        for args, kwargs in made if isinstance(made, list) else [made]:
            given = bind(schemas[key], args, kwargs)
            if given is None:
                raise ValueError(f"the recipe of {key} does not fit {schemas[key].text}")
            encoder = Encoder(keep_grad=True)
            try:
                for name, value in given.items():
                    encoder.into.given[name] = encoder.value(value)
            except CannotSay as error:
                raise ValueError(f"the recipe of {key}: {error}") from error
            yield schemas[key], encoder.into
