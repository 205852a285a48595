"""Chance as a tool: pi, an integral, a random walk, an option's price, Metropolis."""

import math

import torch

torch.manual_seed(123)
points = torch.rand(200_000, 2)
pi = 4 * (points.square().sum(1) < 1).float().mean()
print(f"pi is about {pi.item():.4f}; off by {abs(pi.item() - math.pi):.4f}")

x = torch.rand(50_000, dtype=torch.float64) * math.pi
samples = math.pi * x.sin()
estimate, error = samples.mean(), samples.std() / len(samples) ** 0.5
print(f"integral of sin: {estimate:.4f} +- {error:.4f}")

steps = torch.randint(0, 2, (1000, 200)) * 2 - 1
paths = steps.cumsum(dim=1)
print(paths[:3, -5:], paths[:, -1].float().std(), (paths == 0).any(1).float().mean())
furthest = paths.abs().amax(dim=1)
print(furthest.float().mean(), furthest.max(), paths.cummax(1).values[0, ::50])

spot, strike, rate, vol, years = 100.0, 105.0, 0.03, 0.2, 1.0
z = torch.randn(100_000, dtype=torch.float64)
z = torch.cat([z, -z])  # antithetic
final = spot * torch.exp((rate - vol**2 / 2) * years + vol * math.sqrt(years) * z)
payoff = torch.relu(final - strike) * math.exp(-rate * years)
d1 = (math.log(spot / strike) + (rate + vol**2 / 2) * years) / (vol * math.sqrt(years))
d2 = d1 - vol * math.sqrt(years)
cdf = torch.special.ndtr(torch.tensor([d1, d2], dtype=torch.float64))
exact = spot * cdf[0] - strike * math.exp(-rate * years) * cdf[1]
print(f"option {payoff.mean():.3f}, exactly {exact:.3f}")


# Metropolis: many chains at once, for a density with two humps.
def log_density(t):
    return torch.logaddexp(-((t - 2) ** 2) / 2, -((t + 2) ** 2) / 2)


t = torch.zeros(500)
accepted = 0.0
for _ in range(200):
    proposal = t + torch.randn_like(t) * 2
    accept = torch.rand(500).log() < log_density(proposal) - log_density(t)
    t = torch.where(accept, proposal, t)
    accepted += accept.float().mean().item()
print(f"accepted {accepted / 200:.3f}, mean {t.mean():.3f}, spread {t.std():.3f}")
print(torch.histc(t, bins=6, min=-6, max=6))

dice = torch.multinomial(torch.ones(6), 60_000, replacement=True).view(-1, 2).sum(1) + 2
print(torch.bincount(dice, minlength=13)[2:] / len(dice))
