"""Views, strides, in-place operations and memory formats."""

import torch

x = torch.arange(12)
v = x.view(3, 4)
v[0, 0] = 100
print(x[:3], v.data_ptr() == x.data_ptr(), v.stride(), v.T.stride(), v.T.is_contiguous())
print(v.t()[1], v[:, 1].storage_offset(), v[::2].stride(), v.T.contiguous().stride())
try:
    v.T.view(12)
except RuntimeError as error:
    print("RuntimeError:", str(error)[:60])
print(v.T.reshape(12), v.reshape(-1, 2).shape, v.flatten(), v.ravel().shape, sep="\n")
print(torch.as_strided(x, (3, 3), (1, 2)), x.unfold(0, 4, 3), sep="\n")

row = v[1]
row += 1
row.mul_(2).clamp_(max=12)
print(v, v.sum())
v.diagonal().zero_()
v[:, 2].fill_(-1)
v.T[3].neg_()
print(v)
copy = v.clone()
copy.zero_()
print(v.sum() != 0, v.expand_as(v) is v, v.expand(2, 3, 4).stride())

a = torch.zeros(2, 3, 4, 5)
print(
    a.permute(3, 0, 2, 1).shape,
    a.transpose(1, -1).shape,
    a.movedim(0, 2).shape,
    a.swapaxes(0, 1).shape,
)
print(a.squeeze().shape, a[:1].squeeze(0).shape, a.unsqueeze(-2).shape, a.flatten(1, 2).shape)
print(
    a.unflatten(3, (5, 1)).shape,
    a.view(6, -1).shape,
    a.numel(),
    a.dim(),
    a.ndim,
    a.size(),
    a.size(-1),
)
last = a.to(memory_format=torch.channels_last)
print(last.stride(), last.is_contiguous(), last.is_contiguous(memory_format=torch.channels_last))
print(torch.empty_like(last).stride(), torch.zeros(3, 4).T.clone().stride())

parts = x.chunk(5)
print([len(p) for p in parts], [p.tolist() for p in x.split([2, 3, 7])], x.tensor_split(5)[1])
print(torch.cat([x[:2], x[-2:]]), torch.stack([x[:2], x[-2:]], dim=1), torch.hstack([x[:1], x[:2]]))
print(
    torch.vstack([x[:2], x[2:4]]),
    torch.dstack([x[:2], x[2:4]]).shape,
    torch.column_stack([x[:2], x[:2]]),
)
print(
    x.unbind()[1], v.unbind(1)[0], x.repeat(2, 1).shape, x[:2].tile(3), x[:2].repeat_interleave(2)
)

f = torch.tensor([1.0, -2.0])
print(f.view(torch.int32), f.view(torch.uint8).shape, f.element_size(), f.nbytes)
print(x.data_ptr() % 8 == 0, x.untyped_storage().nbytes(), x.is_floating_point(), x.type())
y = torch.empty(0)
y.resize_(2, 2).fill_(1)
y.t_().add_(torch.eye(2)).sub_(1)
print(y, y.new_zeros(2), y.new_full((2,), 7, dtype=torch.int8), y.new_tensor([1, 2]))
shared = y.detach()
shared[0, 0] = 42
print(y[0, 0], y.is_set_to(y), y.is_set_to(shared), torch.equal(y, shared))
