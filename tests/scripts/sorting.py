"""Orders, ranks, duplicates, and the largest few."""

import torch

x = torch.tensor([[3, 1, 2], [9, 7, 8], [5, 5, 4]])
print(x.sort(), x.sort(dim=0, descending=True).values, sep="\n")
values, indices = torch.sort(x.flatten(), stable=True)
print(values, indices)
print(torch.argsort(x[2], stable=True), torch.msort(x))
print(x.topk(2), torch.topk(x, 1, dim=0, largest=False), sep="\n")
print(torch.kthvalue(x, 2), x.median(), x.median(dim=1), torch.mode(x), sep="\n")
print(x.max(), x.max(dim=1), x.min(0), x.argmax(), x.argmin(dim=1, keepdim=True), sep="\n")
print(torch.aminmax(x), torch.amax(x, (0, 1)), x.amin(dim=0), sep="\n")
best = torch.max(x, 1)
print(best.values, best.indices, best[0] is not None, type(best).__name__)

words = torch.tensor([3, 1, 3, 2, 1, 3])
print(torch.unique(words), words.unique(return_counts=True), sep="\n")
kinds, inverse, counts = torch.unique(words, return_inverse=True, return_counts=True)
print(kinds[inverse].equal(words), counts)
print(torch.unique_consecutive(torch.tensor([1, 1, 2, 2, 1])))
pairs = torch.tensor([[1, 2], [0, 1], [1, 2]])
print(torch.unique(pairs, dim=0), torch.isin(words, torch.tensor([1, 2])))

ranks = torch.empty(6, dtype=torch.long)
ranks[words.argsort(stable=True)] = torch.arange(6)
print("ranks", ranks)
print("reversed", words.flip(0), words[torch.arange(5, -1, -1)])

nans = torch.tensor([2.0, float("nan"), 1.0, float("inf")])
print(nans.sort().values, nans.max(), nans.isnan(), nans.nan_to_num(0, posinf=9), nans.nansum())
print(torch.nanmedian(nans), torch.nanmean(nans[:3]), torch.fmax(nans, torch.zeros(4)))
print(torch.cummax(words, 0), torch.cummin(words, 0).values, words.cumsum(0), words.cumprod(0))
print(torch.diff(words), torch.diff(x, dim=0), words.roll(2), torch.combinations(words[:3]))
sorted_rows = x.gather(1, x.argsort(1))
print(sorted_rows, torch.searchsorted(sorted_rows, torch.full((3, 1), 5)).squeeze())
print(torch.tensor([1.5, 0.5]).sort(descending=True)[0].tolist(), sorted(words.tolist()))
print(sorted(words)[:2], max(words), min(words), sum(words))
