"""How tensors look."""

import torch

print(torch.tensor(3), torch.tensor(3.0), torch.tensor(True), torch.tensor(1 - 2j))
print(torch.tensor([]), torch.zeros(0, 3), torch.empty(2, 0, dtype=torch.int32))
print(torch.tensor([1.0, 2.5, -3.125]), torch.tensor([1e-5, 1.0]), torch.tensor([1e10, 1.0]))
print(
    torch.tensor([0.1, 1000.0]),
    torch.tensor([0.1, 10000.0]),
    torch.tensor([float("nan"), float("inf"), -1]),
)
print(torch.tensor([1.0, 100000000.0]), torch.tensor([1.5, 123456.0]))
for kind in (torch.float16, torch.bfloat16, torch.float64, torch.int8, torch.uint8, torch.bool):
    print(torch.tensor([0, 1, 2]).to(kind))
print(torch.arange(30).reshape(2, 3, 5), torch.eye(3), sep="\n")
print(torch.arange(2000), torch.zeros(100, 100), torch.arange(5000.0).view(50, 4, 25), sep="\n")
print(torch.linspace(0, 1, 17))
print(torch.ones(2, requires_grad=True), torch.ones(2, requires_grad=True) * 2)
print(torch.zeros(2, 2, device="meta"), torch.tensor([1 + 1e-3j, 100.5 - 2j]))
print(torch.arange(6.0).view(2, 3).T, torch.arange(10)[::3])

torch.set_printoptions(precision=2)
print(torch.tensor([3.14159, 2.71828]), torch.tensor([1e-7]))
torch.set_printoptions(precision=6, linewidth=40)
print(torch.linspace(0, 1, 9))
torch.set_printoptions(profile="short")
print(torch.arange(2000.0))
torch.set_printoptions(profile="default", threshold=10, edgeitems=1)
print(torch.arange(100).view(10, 10))
torch.set_printoptions(profile="default", sci_mode=True)
print(torch.tensor([1.0, 20.0, 300.0]))
torch.set_printoptions(sci_mode=False)
print(torch.tensor([1e-6, 1.0, 1e6]))
torch.set_printoptions(profile="full")
print(torch.arange(1200)[-3:], len(repr(torch.arange(1200))))
torch.set_printoptions(profile="default")

x = torch.tensor(3.14159)
print(f"{x:.2f} {x:8.3f}| {x} {torch.tensor(42):05d} {torch.tensor([1, 2])}")
print(str(x), repr(x), "%.3f" % x, format(torch.tensor(7), "b"))
print(x.shape, torch.zeros(2, 3).shape, torch.Size([1, 2]), torch.zeros(2, 3).size())
print(torch.float32, torch.device("cpu"), torch.strided, torch.per_tensor_affine)
print([torch.tensor(1), torch.tensor(2.0)], {"a": torch.zeros(1)}, (torch.tensor([1]),))
print(torch.max(torch.tensor([[1, 5], [7, 2]]), dim=1))
