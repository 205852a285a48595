"""Means, spreads, quantiles, and what can be read from them."""

import torch

torch.manual_seed(11)
data = torch.randn(500, 3, dtype=torch.float64) * torch.tensor([1.0, 2.0, 0.5]) + 1
print(data.mean(0), data.std(0), data.var(dim=0, unbiased=False), sep="\n")
print(torch.std_mean(data, dim=0), torch.var_mean(data, 0, correction=0), sep="\n")
print(data.std(), data.mean(dim=(0, 1)), data.std(0, keepdim=True).shape)
print(torch.quantile(data, torch.tensor([0.25, 0.5, 0.75], dtype=torch.float64), dim=0))
print(data.quantile(0.9), data[:, 0].median(), torch.nanquantile(data[:5], 0.5))
print(data.sum(0), data.prod(0) == 0, data.logsumexp(0), data.norm(dim=0), sep="\n")
print(torch.cov(data.T), torch.corrcoef(data.T), sep="\n")

standard = (data - data.mean(0)) / data.std(0)
skewness = (standard**3).mean(0)
kurtosis = (standard**4).mean(0) - 3
print(f"skewness {skewness}, kurtosis {kurtosis}")

counts, edges = torch.histogram(data[:, 0], bins=8)
for count, left, right in zip(counts, edges, edges[1:]):
    print(f"{left:7.3f} to {right:7.3f}: {int(count):4d} {'*' * int(count / 5)}")

# A bootstrap of the median.
draws = torch.randint(len(data), (200, len(data)))
medians = data[:, 0][draws].median(dim=1).values
print(medians.mean(), medians.std(), medians.quantile(0.025), medians.quantile(0.975))

# Running mean and variance over batches (Welford).
n, mean, m2 = 0, torch.zeros(3, dtype=torch.float64), torch.zeros(3, dtype=torch.float64)
for batch in data.split(64):
    k = batch.shape[0]
    delta = batch.mean(0) - mean
    m2 += ((batch - batch.mean(0)) ** 2).sum(0) + delta**2 * n * k / (n + k)
    n += k
    mean += delta * k / n
print(n, torch.allclose(mean, data.mean(0)), torch.allclose(m2 / (n - 1), data.var(0)))

moving = data[:, 1].unfold(0, 5, 1).mean(-1)
print(moving.shape, moving[:4])
print(
    (data > 0).float().mean(0),
    (data > 0).all(),
    (data > 5).any(dim=0),
    torch.count_nonzero(data > 1),
)
print(torch.erf(torch.tensor([0.5, 1.0])), torch.special.ndtr(torch.tensor([0.0, 1.96])))
print(torch.lgamma(torch.arange(1.0, 5.0)).exp(), torch.special.expit(torch.zeros(1)))
print(data.cumsum(0)[-1], data[:5, 0].cumprod(0), torch.trapezoid(data[:5, 0]), sep="\n")
