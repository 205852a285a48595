"""Records what PyTorch's operators do, for `aten_play.py` to compare with. Runs beside PyTorch.

python aten_record.py FOLDER [--quick]
"""

from __future__ import annotations

import argparse
import contextlib
import os
import pickle
import tempfile
import warnings
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import torch
from aten_arguments import Arguments
from aten_derive import case, casts, empty, gradient, packet, strided, wrong, zero_dim
from aten_gather import Gathered, gather
from aten_outs import made_with_outs, with_outs
from aten_perform import perform
from aten_propose import borrowed, family, made
from aten_public import further, public
from aten_recipes import recipes
from aten_schemas import Schema, schemas
from aten_store import Writer
from aten_survive import surviving

Case = dict[str, Any]
Tried = list[tuple[Schema, Arguments, dict[str, Any]]]


class Recorder:
    """Finds arguments for every schema, and notes what PyTorch gives for them."""

    def __init__(self, quick: bool) -> None:
        self.quick = quick
        self.schemas = schemas()
        self.good: dict[str, list[tuple[Arguments, dict[str, Any]]]] = {}
        self.bad: dict[str, list[tuple[Arguments, dict[str, Any]]]] = {}
        self.died: list[dict[str, str]] = []
        self.most = 2 if quick else 8
        self.families: dict[str, list[Schema]] = {}
        for schema in self.schemas.values():
            self.families.setdefault(family(schema.name), []).append(schema)

    def record(self, folder: Path) -> None:
        """Write a recording."""
        most, samples = (4, 4) if self.quick else (16, 12)
        gathered = gather(self.schemas, most, samples, not self.quick)
        self.settle(gathered)
        writer = Writer(folder)
        for key, schema in self.schemas.items():
            for arguments, outcome in self.kept(key):
                writer.add(case(schema, arguments, "call"), outcome)
        derived = self.derived()
        for index, outcome in self.outcomes(derived):
            writer.add(derived[index], outcome)
        called = [*public(gathered, self.most)]
        more: list[Case] = []
        seen: set[str] = set()
        for index, outcome in self.outcomes(called):
            writer.add(called[index], outcome)
            path = called[index]["path"]
            if "error" not in outcome and not (self.quick and path in seen):
                seen.add(path)
                more += further(called[index], outcome, gathered.writes)
        for index, outcome in self.outcomes(more):
            writer.add(more[index], outcome)
        writer.close({"schemas": {k: s.text for k, s in self.schemas.items()}, "died": self.died})

    def settle(self, gathered: Gathered) -> None:
        """Find arguments that work for every schema, from the most real to the made-up."""
        self.attempt(recipes(self.schemas))
        self.attempt(
            (self.schemas[key], found) for key, kept in gathered.operators.items() for found in kept
        )
        plain = [s for s in self.schemas.values() if not s.outs]
        # Borrowed once more at the end, from what only a guess has reached.
        for source in (self.lent, made, self.lent):
            self.attempt(
                (schema, found)
                for schema in plain
                if schema.key not in self.good
                for found in source(schema)
            )
        self.attempt(
            (schema, found)
            for schema in self.schemas.values()
            if schema.outs
            for found in with_outs(schema, self.relatives(schema), self.good, self.most)
        )
        self.attempt(
            (schema, found)
            for schema in self.schemas.values()
            if schema.outs and schema.key not in self.good and schema.key not in self.bad
            for found in with_outs(schema, self.relatives(schema), self.bad, 2)
        )
        self.attempt(
            (schema, found)
            for schema in self.schemas.values()
            if schema.outs and schema.key not in self.good and schema.key not in self.bad
            for found in made_with_outs(schema)
        )

    def lent(self, schema: Schema) -> Iterator[Arguments]:
        """Arguments of calls that work, fitted to another schema."""
        return borrowed(schema, self.relatives(schema), 3)

    def relatives(self, schema: Schema) -> list[tuple[Schema, Arguments]]:
        """Calls that work, of operators of the same family."""
        return [
            (other, arguments)
            for other in self.families[family(schema.name)]
            for arguments, _ in self.good.get(other.key, ())[: self.most]
        ]

    def attempt(self, proposals: Iterable[tuple[Schema, Arguments]]) -> None:
        """Call with the arguments proposed, and sort them into those that work and others."""
        tried = list(proposals)
        cases = [case(schema, arguments, "call") for schema, arguments in tried]
        for index, outcome in self.outcomes(cases):
            schema, arguments = tried[index]
            into = self.bad if "error" in outcome else self.good
            into.setdefault(schema.key, []).append((arguments, outcome))

    def kept(self, key: str) -> list[tuple[Arguments, dict[str, Any]]]:
        """What is recorded of a schema: what works, otherwise two errors."""
        return self.good.get(key, [])[: self.most] or self.bad.get(key, [])[:2]

    def derived(self) -> list[Case]:
        """Further calls of each operator, from the first of its calls that work."""
        found: list[Case] = []
        for position, (key, schema) in enumerate(self.schemas.items()):
            internal = schema.name.startswith("_") or "backward" in schema.name
            kept = self.kept(key)
            for order, (arguments, _) in enumerate(kept):
                if order and self.quick:
                    break
                found += gradient(schema, arguments)
                if order:
                    continue
                found += packet(schema, arguments)
                turn = [*casts(schema, arguments)]
                shapes = [*strided(schema, arguments), *empty(schema, arguments)]
                shapes += zero_dim(schema, arguments)
                errors = [*wrong(schema, arguments, internal)]
                if self.quick:
                    # One of each a schema, another one for the next.
                    turn, shapes, errors = (
                        [c for i, c in enumerate(cases) if (i - position) % len(cases) == 0]
                        for cases in (turn, shapes, errors)
                    )
                found += [*turn, *shapes, *errors]
        return found

    def outcomes(self, cases: list[Case]) -> list[tuple[int, dict[str, Any]]]:
        """What PyTorch gives for each case; those that end its process are noted."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "outcomes"
            path.touch()

            def work(index: int) -> None:
                with contextlib.suppress(NotPlayable):
                    outcome = _performed(cases[index])
                    with path.open("ab") as file:
                        pickle.dump((index, outcome), file)

            for index, how in surviving(len(cases), work).items():
                told = {name: cases[index][name] for name in ("operator", "kind")}
                self.died.append({**told, "how": how})
            found = []
            with path.open("rb") as file, contextlib.suppress(EOFError):
                while True:
                    found.append(pickle.load(file))
        return sorted(found, key=lambda pair: pair[0])


class NotPlayable(Exception):
    """A case whose arguments or results there are no words for."""


def _performed(case: Case) -> dict[str, Any]:
    try:
        return perform(torch, case, bytes, bytes)
    except Exception as error:
        raise NotPlayable(str(error)) from error


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quick", action="store_true", help="a part of the calls")
    given = parser.parse_args()
    os.environ["OMP_NUM_THREADS"] = "1"
    torch.set_num_threads(1)
    warnings.simplefilter("ignore")
    Recorder(given.quick).record(given.folder)


if __name__ == "__main__":
    main()
