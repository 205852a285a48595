"""Which type comes out when types meet."""

import torch

kinds = [
    torch.bool,
    torch.uint8,
    torch.int16,
    torch.int64,
    torch.float16,
    torch.bfloat16,
    torch.float32,
    torch.float64,
    torch.complex64,
]
for one in kinds:
    row = [str(torch.promote_types(one, other)).removeprefix("torch.") for other in kinds]
    print(f"{one!s:15}", *row)

ints = torch.tensor([7, -7, 0])
print(ints.dtype, (ints + 1).dtype, (ints + 1.0).dtype, (ints * True).dtype, (ints * 1j).dtype)
print(ints / 2, ints // 2, ints % 3, -ints % 3, ints**2, ints.float().dtype, sep="\n")
print(torch.div(ints, 2, rounding_mode="trunc"), torch.div(ints, 2, rounding_mode="floor"))
print(torch.fmod(ints, 3), torch.remainder(ints, 3), ints.remainder(-3))
print((torch.ones(2, dtype=torch.float16) + torch.ones(1, dtype=torch.float64)).dtype)
print((torch.ones(2, dtype=torch.float16) + torch.tensor(1.0, dtype=torch.float64)).dtype)
print((torch.ones(2, dtype=torch.int32) + torch.tensor(1.0)).dtype)
print(torch.result_type(ints, 1.5), torch.result_type(torch.tensor(1, dtype=torch.int8), 300))
print(torch.can_cast(torch.float64, torch.int32), torch.can_cast(torch.int8, torch.float16))

small = torch.tensor([250, 255], dtype=torch.uint8)
print(small + 10, small * 2, ~small, small >> 1, small & 15)
print(torch.tensor([True, False]) + torch.tensor([True, True]), torch.tensor([1, 2]) > 1.5)
print(torch.tensor([1.9, -1.9]).to(torch.int32), torch.tensor([0.0, 0.1]).bool())
print(torch.tensor([1, 2]).sum().dtype, torch.tensor([True, True]).sum(), small.sum())
print(torch.tensor([1.0, 2.0], dtype=torch.float16).sum(dtype=torch.float64))
print(torch.arange(3).dtype, torch.arange(3.0).dtype, torch.arange(0, 1, 0.5).dtype)
print(torch.tensor([1, 2.5]).dtype, torch.tensor([True, 2]).dtype, torch.tensor([1, 1j]).dtype)

for wrong in (
    lambda: torch.tensor([1, 2]).mean(),
    lambda: ints.add_(1.5),
    lambda: torch.tensor([True]) - torch.tensor([True]),
    lambda: torch.tensor(300, dtype=torch.uint8),
    lambda: torch.ones(2, dtype=torch.int32).div_(2),
):
    try:
        print(wrong())
    except (RuntimeError, TypeError, ValueError, OverflowError) as error:
        print("refused:", str(error).splitlines()[0][:100])

torch.set_default_dtype(torch.float64)
print(torch.tensor([1.5]).dtype, torch.zeros(1).dtype, torch.tensor(1j).dtype, torch.ones(2))
torch.set_default_dtype(torch.float32)
for kind in (torch.float16, torch.bfloat16, torch.float32, torch.float64):
    print(torch.finfo(kind).eps, torch.finfo(kind).max, torch.finfo(kind).tiny)
print(torch.iinfo(torch.int16), torch.iinfo(torch.uint8).max)
