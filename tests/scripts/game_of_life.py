"""Conway's Game of Life, three ways of counting neighbours."""

import torch
import torch.nn.functional as F

board = torch.zeros(10, 10, dtype=torch.uint8)
glider = torch.tensor([[0, 1, 0], [0, 0, 1], [1, 1, 1]], dtype=torch.uint8)
board[1:4, 1:4] = glider
board[6, 5:8] = 1


def show(b):
    print("\n".join("".join(".#"[cell] for cell in row) for row in b.tolist()), "\n")


def by_rolling(b):
    return sum(
        torch.roll(b, (dy, dx), (0, 1))
        for dy in (-1, 0, 1)
        for dx in (-1, 0, 1)
        if (dy, dx) != (0, 0)
    )


def by_convolution(b):
    kernel = torch.ones(1, 1, 3, 3)
    kernel[..., 1, 1] = 0
    around = F.pad(b[None, None].float(), (1, 1, 1, 1), mode="circular")
    return F.conv2d(around, kernel)[0, 0].to(torch.uint8)


def by_slicing(b):
    around = torch.cat([b[-1:], b, b[:1]])
    around = torch.cat([around[:, -1:], around, around[:, :1]], dim=1)
    windows = around.unfold(0, 3, 1).unfold(1, 3, 1)
    return windows.sum((-1, -2), dtype=torch.uint8) - b


show(board)
for generation in range(12):
    n = by_rolling(board)
    assert torch.equal(n, by_convolution(board)), generation
    assert torch.equal(n, by_slicing(board)), generation
    board = ((n == 3) | ((n == 2) & (board == 1))).to(torch.uint8)
    if generation % 4 == 3:
        print("generation", generation + 1, "alive", board.sum().item())
        show(board)

alive = board.nonzero()
print(alive.float().mean(0), alive.min(0).values, alive.max(0).values)
print(board.bool().any(0), board.sum(1), board.any(), sep="\n")
row = board.nonzero(as_tuple=True)[0]
print(row.bincount(minlength=10), len(row))
torch.manual_seed(1)
soup = (torch.rand(16, 16) < 0.35).byte()
history = []
for _ in range(30):
    n = by_rolling(soup)
    soup = ((n == 3) | (soup.bool() & (n == 2))).byte()
    history.append(soup.sum())
print(torch.stack(history))
