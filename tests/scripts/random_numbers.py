"""Seeds, generators, and the distributions that come with them."""

import torch

torch.manual_seed(42)
print(torch.rand(3), torch.randn(2, 2), torch.randint(10, (5,)), torch.randperm(6), sep="\n")
state = torch.get_rng_state()
first = torch.rand(4)
torch.set_rng_state(state)
print(first, torch.equal(first, torch.rand(4)), state.dtype, state.shape)

g = torch.Generator()
g.manual_seed(7)
print(g.initial_seed(), g.device, torch.randn(3, generator=g))
saved = g.get_state()
a = torch.randint(-5, 5, (3, 3), generator=g)
g.set_state(saved)
b = torch.randint(-5, 5, (3, 3), generator=g)
print(a, torch.equal(a, b))
print(torch.initial_seed())

g.manual_seed(0)
x = torch.empty(5)
print(x.uniform_(-1, 1, generator=g), x.normal_(10, 2, generator=g), sep="\n")
print(x.exponential_(0.5, generator=g), x.log_normal_(generator=g), sep="\n")
print(x.cauchy_(generator=g), x.geometric_(0.3, generator=g), sep="\n")
print(x.random_(10, generator=g), x.bernoulli_(0.5, generator=g), sep="\n")
print(torch.bernoulli(torch.full((6,), 0.5), generator=g))
print(torch.multinomial(torch.tensor([0.1, 0.2, 0.7]), 8, replacement=True, generator=g))
print(torch.normal(torch.arange(3.0), 0.1, generator=g), torch.normal(2, 3, (2,), generator=g))
print(torch.poisson(torch.tensor([1.0, 5.0, 20.0]), generator=g))
print(torch.randn_like(x, dtype=torch.float64), torch.rand_like(x), torch.randint_like(x, 9))

torch.manual_seed(1)
outer = torch.rand(2)
with torch.random.fork_rng():
    torch.manual_seed(99)
    inner = torch.rand(2)
after = torch.rand(2)
torch.manual_seed(1)
print(outer, inner, after, torch.equal(torch.rand(4), torch.cat([outer, after])))

drops = torch.nn.functional.dropout(torch.ones(1000), p=0.3)
print((drops == 0).sum(), drops.max(), drops.mean())
sample = torch.randn(10000)
print(f"mean {sample.mean():.3f}, deviation {sample.std():.3f}")
print(torch.rand(2, dtype=torch.float64), torch.randn(2, dtype=torch.complex64))
print(torch.rand(3).bfloat16(), torch.randn(2, 2, dtype=torch.float16))
