"""Random operators draw from the distribution that they are named after, and by seed and generator.

That they draw PyTorch's own numbers from a seed is compared in test_aten.py, case by case. Here
what they draw is held against the distribution itself, so that an argument which got lost on the
way (a mean, a rate, a generator) shows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.shim
COUNT = 20_000
SEED = 20

# Continuous distributions: what draws, and scipy's name and arguments of the distribution.
CONTINUOUS: dict[str, tuple[Callable[[Any, Any], Any], str, tuple[float, ...]]] = {
    "rand": (lambda a, x: a.rand([COUNT]), "uniform", ()),
    "rand_like": (lambda a, x: a.rand_like(x), "uniform", ()),
    "uniform_": (lambda a, x: a.uniform_(x, -1.0, 3.0), "uniform", (-1, 4)),
    "randn": (lambda a, x: a.randn([COUNT]), "norm", ()),
    "randn_like": (lambda a, x: a.randn_like(x), "norm", ()),
    "normal_": (lambda a, x: a.normal_(x, 2.0, 3.0), "norm", (2, 3)),
    "normal_functional": (lambda a, x: a.normal_functional(x, 2.0, 3.0), "norm", (2, 3)),
    "normal.Tensor_float": (lambda a, x: a.normal.Tensor_float(x, 3.0), "norm", (0, 3)),
    "normal.float_Tensor": (lambda a, x: a.normal.float_Tensor(2.0, x + 1), "norm", (2, 1)),
    "normal.Tensor_Tensor": (lambda a, x: a.normal.Tensor_Tensor(x, x + 2), "norm", (0, 2)),
    "exponential_": (lambda a, x: a.exponential_(x, 2.0), "expon", (0, 0.5)),
    "cauchy_": (lambda a, x: a.cauchy_(x, 1.0, 2.0), "cauchy", (1, 2)),
    "log_normal_": (lambda a, x: a.log_normal_(x, 0.0, 0.5), "lognorm", (0.5,)),
    "_standard_gamma": (lambda a, x: a._standard_gamma(x + 2), "gamma", (2,)),
    "_sample_dirichlet": (
        lambda a, x: a._sample_dirichlet((x + 2).reshape(-1, 2))[:, 0], "beta", (2, 2),
    ),
}  # fmt: skip

# Discrete ones: what draws, and the probability of each value.
DISCRETE: dict[str, tuple[Callable[[Any, Any], Any], dict[int, float]]] = {
    "bernoulli.p": (lambda a, x: a.bernoulli.p(x, 0.3), {0: 0.7, 1: 0.3}),
    "bernoulli": (lambda a, x: a.bernoulli(x + 0.3), {0: 0.7, 1: 0.3}),
    "bernoulli_.float": (lambda a, x: a.bernoulli_.float(x, 0.3), {0: 0.7, 1: 0.3}),
    "randint": (lambda a, x: a.randint(4, [COUNT]), dict.fromkeys(range(4), 0.25)),
    "randint.low": (lambda a, x: a.randint.low(2, 4, [COUNT]), {2: 0.5, 3: 0.5}),
    "randint_like": (lambda a, x: a.randint_like(x, 2), {0: 0.5, 1: 0.5}),
    "random_.to": (lambda a, x: a.random_.to(x, 2), {0: 0.5, 1: 0.5}),
    "random_.from": (lambda a, x: getattr(a.random_, "from")(x, 2, 4), {2: 0.5, 3: 0.5}),
    "geometric_": (lambda a, x: a.geometric_(x, 0.5), {n: 0.5**n for n in range(1, 6)}),
    "binomial": (lambda a, x: a.binomial(x + 2, x + 0.5), {0: 0.25, 1: 0.5, 2: 0.25}),
    "poisson": (
        lambda a, x: a.poisson(x + 1), {0: 0.367879, 1: 0.367879, 2: 0.183940, 3: 0.061313},
    ),
    "multinomial": (
        lambda a, x: a.multinomial(x[:3] + 1, COUNT, True), dict.fromkeys(range(3), 1 / 3),
    ),
    "native_dropout": (lambda a, x: a.native_dropout(x + 1, 0.5, True)[0], {0: 0.5, 2: 0.5}),
    "dropout": (lambda a, x: a.dropout(x + 1, 0.5, True), {0: 0.5, 2: 0.5}),
}  # fmt: skip


@pytest.fixture(scope="module")
def torch() -> Any:
    import sffi_torch

    if not sffi_torch.available():
        pytest.skip("the torch shim is not built: run `sffi build torch`")
    return sffi_torch


def drawn(torch: Any, draw: Callable[[Any, Any], Any]) -> list[float]:
    torch.manual_seed(SEED)
    values: list[float] = draw(torch.ops.aten, torch.zeros(COUNT)).tolist()
    return values


@pytest.mark.parametrize("name", CONTINUOUS)
def test_continuous_distribution(torch: Any, name: str) -> None:
    stats = pytest.importorskip("scipy.stats")
    draw, distribution, arguments = CONTINUOUS[name]
    values = drawn(torch, draw)
    assert values == drawn(torch, draw)
    # Kolmogorov and Smirnov's test: an honest sample fails it once in 10,000 seeds.
    assert stats.kstest(values, distribution, arguments).pvalue > 1e-4


@pytest.mark.parametrize("name", DISCRETE)
def test_discrete_distribution(torch: Any, name: str) -> None:
    draw, probabilities = DISCRETE[name]
    values = drawn(torch, draw)
    assert values == drawn(torch, draw)
    for value, probability in probabilities.items():
        share = sum(v == value for v in values) / len(values)
        # Four standard deviations of a binomial count.
        width = 4 * (probability * (1 - probability) / len(values)) ** 0.5
        assert abs(share - probability) < width, f"{value} comes up {share} of the time"


def test_a_permutation_has_every_number_once(torch: Any) -> None:
    values = torch.ops.aten.randperm(1000).tolist()
    assert sorted(values) == list(range(1000)) and values != sorted(values)


def test_a_generator_is_used_and_the_global_one_left_alone(torch: Any) -> None:
    torch.manual_seed(SEED)
    undisturbed = torch.rand(3).tolist()
    for draw in (
        lambda g: torch.ops.aten.rand([3], generator=g),
        lambda g: torch.ops.aten.normal_(torch.zeros(3), 0.0, 1.0, generator=g),
        lambda g: torch.ops.aten.randperm(9, generator=g),
        lambda g: torch.ops.aten.bernoulli(torch.full((9,), 0.5), generator=g),
    ):
        torch.manual_seed(SEED)
        one, other = torch.Generator(), torch.Generator()
        one.manual_seed(3), other.manual_seed(3)
        assert draw(one).tolist() == draw(other).tolist() != draw(one).tolist()
        assert torch.rand(3).tolist() == undisturbed
