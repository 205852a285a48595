"""Moving elements by computed positions: histograms, one-hot codes, groups, segments."""

import torch

labels = torch.tensor([2, 0, 1, 2, 2, 0])
values = torch.tensor([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])

print(torch.bincount(labels), torch.bincount(labels, weights=values, minlength=5))
sums = torch.zeros(3).scatter_add_(0, labels, values)
counts = torch.zeros(3).index_add_(0, labels, torch.ones(6))
print(sums, counts, sums / counts)

one_hot = torch.zeros(6, 3).scatter_(1, labels.unsqueeze(1), 1.0)
print(one_hot)
print(torch.equal(one_hot.long(), torch.nn.functional.one_hot(labels)))

scores = torch.tensor([[0.1, 0.7, 0.2], [0.5, 0.2, 0.3], [0.3, 0.3, 0.4]])
picked = scores.gather(1, torch.tensor([[1], [0], [2]]))
print(picked.squeeze(1), torch.take_along_dim(scores, scores.argsort(dim=1), dim=1), sep="\n")

for how in ("sum", "prod", "mean", "amax", "amin"):
    start = torch.ones(3)
    print(how, start.scatter_reduce(0, labels, values, reduce=how, include_self=False))

table = torch.zeros(3, 4)
table.scatter_(1, torch.tensor([[0, 1], [2, 3], [1, 1]]), torch.arange(6.0).view(3, 2))
print(table)
table.index_fill_(1, torch.tensor([0]), -1)
table.index_copy_(0, torch.tensor([2, 0]), torch.tensor([[1.0] * 4, [2.0] * 4]))
print(table)
table.masked_fill_(table < 0, 0.5)
table.masked_scatter_(table > 1.5, torch.arange(10.0, 20.0))
print(table)
print(table.index_select(1, torch.tensor([3, 0])), torch.masked_select(table, table > 1), sep="\n")

weight = torch.arange(12.0).reshape(4, 3).requires_grad_()
found = weight.gather(0, torch.tensor([[0, 1, 2], [3, 3, 3]]))
found.square().sum().backward()
print(weight.grad)

print(torch.histc(values, bins=3, min=0, max=6), torch.histogram(values, 3).bin_edges)
boundaries = torch.tensor([1.5, 3.5, 5.5])
print(torch.bucketize(values, boundaries), torch.searchsorted(boundaries, values, right=True))
print(torch.repeat_interleave(values[:3], torch.tensor([1, 0, 2])))
