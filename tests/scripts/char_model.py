"""A model of letters: bigram counts, then an embedding and a layer trained on the same text."""

import torch
import torch.nn.functional as F

text = "the quick brown fox jumps over the lazy dog and then the dog sleeps in the sun " * 4
letters = sorted(set(text))
number = {letter: i for i, letter in enumerate(letters)}
codes = torch.tensor([number[letter] for letter in text])
print(len(letters), codes[:20], codes.dtype)

counts = torch.zeros(len(letters), len(letters), dtype=torch.int32)
for one, two in zip(codes, codes[1:]):
    counts[one, two] += 1
fast = torch.zeros_like(counts).index_put_(
    (codes[:-1], codes[1:]), torch.tensor(1, dtype=torch.int32), accumulate=True
)
print(counts.equal(fast), counts.sum(), letters[counts[number["t"]].argmax()])

chance = (counts + 0.1).float()
chance /= chance.sum(1, keepdim=True)
loss = -chance[codes[:-1], codes[1:]].log().mean()
print(f"bigram loss {loss:.4f}")

g = torch.Generator().manual_seed(2147483647)
letter = number["t"]
made = []
for _ in range(40):
    letter = torch.multinomial(chance[letter], 1, replacement=True, generator=g).item()
    made.append(letters[letter])
print("".join(made))

# Three letters of context.
context = 3
windows = codes.unfold(0, context + 1, 1)
inputs, targets = windows[:, :-1], windows[:, -1]
print(windows.shape, inputs[0], targets[0])
table = torch.randn(len(letters), 6, generator=g)
w1 = torch.randn(context * 6, 32, generator=g) * 0.2
b1 = torch.zeros(32)
w2 = torch.randn(32, len(letters), generator=g) * 0.1
parameters = [table, w1, b1, w2]
for p in parameters:
    p.requires_grad = True
for step in range(150):
    pick = torch.randint(0, len(inputs), (64,), generator=g)
    hidden = torch.tanh(table[inputs[pick]].view(-1, context * 6) @ w1 + b1)
    logits = hidden @ w2
    loss = F.cross_entropy(logits, targets[pick])
    for p in parameters:
        p.grad = None
    loss.backward()
    for p in parameters:
        p.data -= 0.5 * p.grad
    if step % 50 == 49:
        print(f"step {step + 1}: {loss.item():.4f}")

window = codes[:context].tolist()
with torch.no_grad():
    for _ in range(30):
        hidden = torch.tanh(
            F.embedding(torch.tensor(window[-context:]), table).view(1, -1) @ w1 + b1
        )
        window.append(F.softmax(hidden @ w2, dim=1).argmax(1).item())
print("".join(letters[i] for i in window))
print((table.grad != 0).any(1).sum(), torch.norm(table.detach(), dim=1)[:4])
