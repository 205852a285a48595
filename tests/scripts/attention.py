"""Scaled dot-product attention by einsum, by hand, and by the library's function."""

import math

import torch
import torch.nn.functional as F

torch.manual_seed(5)
batch, heads, length, width = 2, 4, 6, 8
model = heads * width
x = torch.randn(batch, length, model)
w_q, w_k, w_v, w_o = (torch.randn(model, model) / math.sqrt(model) for _ in range(4))


def split_heads(t):
    return t.view(batch, length, heads, width).transpose(1, 2)


q, k, v = split_heads(x @ w_q), split_heads(x @ w_k), split_heads(x @ w_v)
print(q.shape, q.stride(), q.is_contiguous())

scores = torch.einsum("bhid,bhjd->bhij", q, k) / math.sqrt(width)
causal = torch.ones(length, length, dtype=torch.bool).tril()
scores = scores.masked_fill(~causal, float("-inf"))
weights = scores.softmax(dim=-1)
print(weights[0, 0])
print(weights.sum(-1).allclose(torch.ones(batch, heads, length)))

context = torch.einsum("bhij,bhjd->bhid", weights, v)
library = F.scaled_dot_product_attention(q, k, v, is_causal=True)
print("same as the library's", torch.allclose(context, library, atol=1e-5))
masked = F.scaled_dot_product_attention(q, k, v, attn_mask=causal)
print("with a mask", torch.allclose(context, masked, atol=1e-5))

merged = context.transpose(1, 2).reshape(batch, length, model) @ w_o
print(merged.shape, merged[0, 0, :5])
normed = F.layer_norm(x + merged, (model,))
print(normed.mean(-1).abs().max() < 1e-6, normed.std(-1, unbiased=False)[0])
forward = F.gelu(normed @ torch.randn(model, 2 * model)) @ torch.randn(2 * model, model)
print(f"{forward.abs().mean():.4f}")

# Other things that einsum says.
a, b = torch.arange(6.0).view(2, 3), torch.arange(12.0).view(3, 4)
print(
    torch.einsum("ij,jk", a, b), torch.einsum("ij->j", a), torch.einsum("ij,ij->", a, a), sep="\n"
)
print(torch.einsum("i,j->ij", a[0], b[0]), torch.einsum("...ij->...ji", x).shape)

# Positions as sines and cosines.
position = torch.arange(length).unsqueeze(1)
rates = torch.exp(torch.arange(0, model, 2) * (-math.log(10000.0) / model))
code = torch.zeros(length, model)
code[:, 0::2] = torch.sin(position * rates)
code[:, 1::2] = torch.cos(position * rates)
print(code[:, :4], (code @ code.T).diagonal(), sep="\n")
