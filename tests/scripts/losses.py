"""Losses and activations as functions, some against a few lines of arithmetic."""

import torch
import torch.nn.functional as F

torch.manual_seed(6)
logits = torch.randn(4, 5, requires_grad=True)
target = torch.tensor([0, 4, 2, 2])
by_hand = -(logits - logits.logsumexp(1, keepdim=True)).gather(1, target[:, None]).mean()
loss = F.cross_entropy(logits, target)
print(loss, torch.allclose(loss, by_hand), F.nll_loss(logits.log_softmax(1), target))
print(
    F.cross_entropy(logits, target, reduction="none"),
    F.cross_entropy(logits, target, label_smoothing=0.1),
)
print(F.cross_entropy(logits, target, ignore_index=2, weight=torch.arange(1.0, 6.0)))
loss.backward()
expected = (logits.softmax(1) - F.one_hot(target, 5)) / 4
print(torch.allclose(logits.grad, expected, atol=1e-7))

a, b = torch.randn(3, 4), torch.randn(3, 4)
print(
    F.mse_loss(a, b),
    F.l1_loss(a, b, reduction="sum"),
    F.huber_loss(a, b),
    F.smooth_l1_loss(a, b, beta=0.5),
)
print(F.kl_div(a.log_softmax(1), b.softmax(1), reduction="batchmean"), F.cosine_similarity(a, b))
print(F.binary_cross_entropy(a.sigmoid(), (b > 0).float()), F.hinge_embedding_loss(a, b.sign()))
print(
    F.pairwise_distance(a, b),
    F.triplet_margin_loss(a, b, -a),
    F.margin_ranking_loss(a, b, b.sign()),
)

for name in (
    "relu",
    "elu",
    "selu",
    "gelu",
    "silu",
    "mish",
    "softplus",
    "softsign",
    "hardtanh",
    "leaky_relu",
    "logsigmoid",
    "hardswish",
    "relu6",
    "tanhshrink",
):
    print(name, getattr(F, name)(torch.tensor([-1.5, 0.0, 0.5, 7.0])))
print(
    F.softmax(a, dim=1),
    F.log_softmax(a, 1),
    F.softmin(a, dim=0),
    F.glu(a),
    F.threshold(a, 0, -1),
    sep="\n",
)
