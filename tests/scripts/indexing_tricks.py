"""Reading and writing parts of tensors."""

import torch

x = torch.arange(24).reshape(2, 3, 4)
print(x[0], x[-1, -1], x[:, 1], x[..., 0], x[0, 1, 2], sep="\n")
print(x[:, None, 1:, ::2].shape, x[..., None].shape, x[None, 0].shape)
print(x[[0, 1], [2, 0]], x[:, [0, 2]], x[:, [[0], [2]], [1, 3]], sep="\n")
print(x[x % 5 == 0], x[x.sum(-1) > 30], sep="\n")
print(x[torch.tensor([1, 0, 1])].shape, x[torch.tensor([True, False])].shape)
print(x[1][2][3].item(), int(x[1, 2, 3]), x[True].shape, x[False].shape)

rows, columns = torch.meshgrid(torch.arange(2), torch.arange(3), indexing="ij")
print(x[rows, columns, 1])

y = torch.zeros(4, 5, dtype=torch.int64)
y[1:3, ::2] = 7
y[0] = torch.arange(5)
y[:, -1] = -1
y[3, [1, 3]] = torch.tensor([8, 9])
y[y == 7] += 1
print(y)

mask = torch.eye(4, 5, dtype=torch.bool)
y[mask] = torch.tensor([100, 200, 300, 400])
y[~mask & (y < 0)] = 0
print(y)
y[torch.tensor([0, 0, 1])] += 1  # 0 is there twice, but counts once
print(y[:2])
y.index_put_((torch.tensor([0, 0, 1]), torch.tensor([1, 1, 1])), torch.tensor(5), accumulate=True)
print(y[:2])

diagonal = torch.zeros(3, 3)
diagonal[range(3), range(3)] = torch.tensor([1.0, 2.0, 3.0])
diagonal.diagonal(1)[:] = 9
print(diagonal)

i = torch.tensor(1)
print(x[i, i], x[i:, i : i + 2, 0], len(x), [len(part) for part in x])
print(7 in x, 77 in x, torch.tensor(3) in x)
for row in x[0]:
    print(row.tolist(), end=" ")
print()
print(x.take(torch.tensor([0, 5, 23])), x.flatten()[torch.randperm(0)])
print(torch.nonzero(x[0] > 9), torch.nonzero(x[0] > 9, as_tuple=True), sep="\n")
print(torch.argwhere(mask[:2]), torch.where(mask[0])[0])
first, *rest = torch.arange(4)
print(first, rest)

for wrong in (lambda: x[2], lambda: x[0, 0, 0, 0], lambda: x[::-1], lambda: x[1.0]):
    try:
        wrong()
    except (IndexError, ValueError) as error:
        print(type(error).__mro__[-4].__name__, "-", str(error).splitlines()[0])
