"""Generators and all that draws from them: the same numbers by the same seed."""

# ruff: noqa: E501 - a case is one line

from __future__ import annotations

from typing import Any

import pytest
from same_source import table

pytestmark = pytest.mark.shim

PRELUDE = """
g = torch.Generator().manual_seed(17)
x = torch.zeros(3, 4)
p = torch.linspace(0.1, 0.9, 5)
"""

# "\\n" in a line of the table is a new line of the case.
LINES = table(
    r"""
# generators
torch.Generator().initial_seed(), torch.Generator().device, torch.Generator(device="cpu").device
g.initial_seed(), g.manual_seed(3) is g, g.initial_seed()
g.get_state().dtype, g.get_state().shape, g.get_state().sum()
s = g.get_state(); a = torch.rand(3, generator=g); g.set_state(s); (a, torch.rand(3, generator=g))
h = g.clone_state(); a = torch.rand(3, generator=g); (a, torch.rand(3, generator=h), h.initial_seed(), h is g)
h = torch.Generator(); h.set_state(g.get_state()); (torch.rand(2, generator=h), torch.rand(2, generator=g), h.initial_seed())
h.set_state(g.get_state()) is h if "h" in dir() else torch.Generator().set_state(g.get_state()).initial_seed()
type(g.seed()).__name__, g.initial_seed() != 17
torch.Generator().manual_seed(-1).initial_seed()
torch.Generator().manual_seed(2 ** 64 - 1).initial_seed()
torch.Generator().set_state(torch.zeros(3, dtype=torch.uint8))
torch.Generator().set_state(torch.zeros(3))
# the default one
torch.manual_seed(5); (torch.initial_seed(), torch.rand(2), torch.default_generator.initial_seed())
torch.manual_seed(5).initial_seed()
torch.manual_seed(-3).initial_seed()
torch.manual_seed(7.9).initial_seed()
torch.manual_seed(5); a = torch.rand(2); torch.manual_seed(5); torch.rand(2, generator=torch.default_generator) - a
torch.default_generator.manual_seed(8); torch.rand(2)
torch.random.manual_seed(4); torch.random.initial_seed(), torch.rand(1)
s = torch.get_rng_state(); a = torch.randn(3); torch.set_rng_state(s); torch.randn(3) - a
s = torch.random.get_rng_state(); a = torch.randn(3); torch.random.set_rng_state(s); torch.randn(3) - a
type(torch.seed()).__name__, type(torch.random.seed()).__name__
torch.manual_seed(1); a = torch.rand(1)\nwith torch.random.fork_rng():\n    torch.manual_seed(2); torch.rand(5)\n(a, torch.rand(1))
torch.manual_seed(1); a = torch.rand(1)\nwith torch.random.fork_rng(enabled=False):\n    torch.rand(5)\n(a, torch.rand(1))
torch.manual_seed(1); a = torch.rand(1)\nwith torch.random.fork_rng(devices=[]):\n    torch.rand(5)\n(a, torch.rand(1))
torch.manual_seed(1)\ntry:\n    with torch.random.fork_rng():\n        torch.rand(5); 1 / 0\nexcept ZeroDivisionError:\n    pass\ntorch.rand(1)
torch.random.fork_rng(device_type="nothing").__enter__()
# factories
torch.rand(5), torch.rand(2, 3), torch.rand((2, 2)), torch.rand(()), torch.rand(2, dtype=torch.float64), torch.rand(0)
torch.randn(5), torch.randn(2, 3), torch.randn(17), torch.randn(2, dtype=torch.complex64), torch.randn(3, dtype=torch.float16)
torch.rand(3, dtype=torch.bfloat16), torch.rand(3, dtype=torch.complex128), torch.rand(100).sum(), torch.randn(100).sum()
torch.randint(10, (5,)), torch.randint(-5, 5, (2, 2)), torch.randint(low=3, high=9, size=(4,)), torch.randint(2 ** 40, (2,)), torch.randint(3, (2,), dtype=torch.int8)
torch.randint(3, (2,), dtype=torch.float32), torch.randint(0, 2, (3,), dtype=torch.bool)
torch.randint(5, 5, (2,))
torch.randint(-(2 ** 63), 2 ** 63 - 1, (3,))
torch.randperm(7), torch.randperm(4, dtype=torch.int32), torch.randperm(0), torch.randperm(1000).sum()
torch.rand_like(x), torch.randn_like(x), torch.randint_like(x, 9), torch.randint_like(x, 3, 9), torch.rand_like(x, dtype=torch.float64)
torch.normal(0.0, 1.0, (4,)), torch.normal(2, 3, (2,)), torch.normal(torch.arange(3.), 1), torch.normal(1, torch.arange(3.)), torch.normal(torch.zeros(2), torch.ones(2)), torch.normal(torch.zeros(3))
torch.normal(0.0, -1.0, (4,))
torch.bernoulli(p), torch.bernoulli(p, 0.5), p.bernoulli(), torch.multinomial(p, 3), torch.multinomial(p, 9, replacement=True), torch.poisson(p * 10), torch.binomial(torch.full((5,), 10.), p)
torch.multinomial(p, 9)
torch.bernoulli(p * 2)
torch.rand(3, requires_grad=True), torch.randn(2, requires_grad=True)
# generator= everywhere
torch.rand(3, generator=g), torch.randn(3, generator=g), torch.randint(9, (3,), generator=g), torch.randperm(5, generator=g)
torch.randint(2, 9, (3,), generator=g), torch.randint(low=2, high=9, size=(3,), generator=g), torch.rand((2,), generator=g, dtype=torch.float64)
torch.rand_like(x, generator=g), torch.randn_like(x, generator=g)
torch.randint_like(x, 9, generator=g)
torch.randint_like(x, 3, 9, generator=g)
torch.normal(0.0, 1.0, (4,), generator=g), torch.normal(torch.zeros(3), 1.0, generator=g), torch.normal(0.0, torch.ones(3), generator=g), torch.normal(torch.zeros(2), torch.ones(2), generator=g)
torch.bernoulli(p, generator=g), torch.bernoulli(p, 0.5, generator=g), p.bernoulli(generator=g), p.bernoulli(0.3, generator=g)
torch.multinomial(p, 3, generator=g), p.multinomial(2, generator=g), torch.poisson(p * 9, generator=g), torch.binomial(torch.full((5,), 10.), p, generator=g)
x.uniform_(generator=g), x.clone().uniform_(2, 3, generator=g)
x.normal_(generator=g), x.clone().normal_(1, 5, generator=g)
x.exponential_(generator=g), x.geometric_(0.5, generator=g), x.cauchy_(generator=g), x.log_normal_(generator=g)
x.random_(generator=g), x.random_(10, generator=g), x.random_(3, 10, generator=g), x.bernoulli_(generator=g), x.bernoulli_(0.2, generator=g)
p.clone().bernoulli_(p, generator=g)
torch.rrelu(torch.linspace(-1, 1, 6), training=True)
# in place, every type
x.random_(), torch.zeros(3, dtype=torch.int8).random_(), torch.zeros(3, dtype=torch.bool).random_(), torch.zeros(3, dtype=torch.int64).random_(5)
torch.zeros(3, dtype=torch.float64).uniform_(), torch.zeros(3, dtype=torch.float16).normal_(), torch.zeros(3, dtype=torch.complex64).normal_(), torch.zeros(4, dtype=torch.int32).bernoulli_()
torch.zeros(3, dtype=torch.int64).uniform_()
x.uniform_(3, 2)
x.exponential_(-1)
x.mT.normal_(), torch.zeros(40).normal_()[::3], torch.zeros(2, 20)[:, ::2].uniform_()
# functions that draw
torch.nn.functional.dropout(torch.ones(10), 0.4), torch.dropout(torch.ones(5), 0.5, True), torch.nn.functional.alpha_dropout(torch.ones(5), 0.3), torch.nn.functional.dropout2d(torch.ones(1, 4, 2, 2), 0.5)
torch.nn.functional.gumbel_softmax(torch.zeros(2, 3)), torch.nn.functional.gumbel_softmax(torch.zeros(2, 3), hard=True)
torch.nn.functional.rrelu(torch.linspace(-1, 1, 6), training=True)
torch.rand(2, generator=torch.Generator().manual_seed(3)), torch.rand(2, generator=torch.Generator().manual_seed(3))
torch.rand(2, generator=None)
"""
)
CASES = {name: source.replace("\\n", "\n") for name, source in LINES.items()}


@pytest.mark.parametrize("name", CASES)
def test_drawing(name: str, compare: Any) -> None:
    compare(name)
