"""Arrays in, arrays out, and memory that both share."""

import numpy as np
import torch

array = np.arange(6, dtype=np.float32).reshape(2, 3)
shared = torch.from_numpy(array)
copied = torch.tensor(array)
array[0, 0] = 99
print(shared, copied, sep="\n")
shared *= 2
print(array)
print(torch.as_tensor(array).data_ptr() == shared.data_ptr(), torch.as_tensor([1, 2]).dtype)

for kind in (np.uint8, np.int16, np.int64, np.float16, np.float64, np.bool_, np.complex64):
    t = torch.from_numpy(np.ones(2, dtype=kind))
    print(np.dtype(kind).name, t.dtype, t.numpy().dtype == kind)

x = torch.linspace(0, 1, 5, dtype=torch.float64)
print(np.sin(x.numpy()), np.asarray(x).sum(), np.array(x, dtype=np.float32).dtype)
print(type(x.numpy()).__name__, x.numpy().shape, x[::2].numpy().strides)
print(np.stack([x.numpy(), x.numpy() ** 2]).shape, np.mean(x.numpy()))
print(torch.from_numpy(np.linspace(0, 1, 5)).equal(x), x.tolist(), x[2].item())

t = torch.tensor(np.float32(1.5)) + np.float64(2.5)
print(t, t.dtype, torch.tensor([np.int32(3), np.int32(4)]), torch.tensor(np.int8(5)).dtype)
print(torch.tensor([np.array([1, 2]), np.array([3, 4])]).shape)
print(x[np.array([0, 2])], x[np.int64(1)], x[torch.from_numpy(np.array([True] + [False] * 4))])
print(x + np.ones(5), (x * np.float32(2)).dtype)

grad = torch.ones(2, requires_grad=True)
try:
    grad.numpy()
except RuntimeError as error:
    print("RuntimeError:", error)
print(grad.detach().numpy(), grad.tolist())

capsule = torch.utils.dlpack.to_dlpack(torch.arange(4))
print(torch.utils.dlpack.from_dlpack(capsule), np.from_dlpack(torch.arange(3)))
print(torch.from_dlpack(np.arange(3.0)), torch.asarray(array).shape, torch.asarray([1.0]).dtype)
buffer = torch.frombuffer(bytearray(b"\x01\x00\x02\x00"), dtype=torch.int16)
print(buffer, bytes(buffer.numpy()), bytes(torch.tensor([104, 105], dtype=torch.uint8).tolist()))
reversed_ = torch.from_numpy(array[::-1].copy())
print(
    reversed_,
    np.allclose(reversed_.numpy(), array[::-1]),
    np.array_equal(copied.numpy() * 1, copied),
)
