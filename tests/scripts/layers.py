"""Convolutions, pooling, normalisation and embeddings as functions."""

import torch
import torch.nn.functional as F

torch.manual_seed(16)
a, b = torch.randn(3, 4), torch.randn(3, 4)
image = torch.randn(2, 3, 6, 6)
weight = torch.randn(4, 3, 3, 3)
for arguments in (
    {},
    {"stride": 2},
    {"padding": 1},
    {"padding": "same"},
    {"dilation": 2, "bias": torch.ones(4)},
):
    out = F.conv2d(image, weight, **arguments)
    print(list(arguments), tuple(out.shape), f"{out.mean():.5f}")
print(F.conv_transpose2d(image, torch.randn(3, 2, 2, 2), stride=2).shape)
print(F.conv1d(image[:, :, 0], torch.randn(5, 3, 2)).shape)
print(F.max_pool2d(image, 2, return_indices=True)[1][0, 0])
norm = F.batch_norm(image, None, None, training=True)
print(norm.mean((0, 2, 3)).abs().max() < 1e-6, norm.var((0, 2, 3), unbiased=False))
mean, var = torch.zeros(3), torch.ones(3)
F.batch_norm(image, mean, var, training=True, momentum=0.5)
print(mean, var)
print(
    F.layer_norm(a, (4,))[0],
    F.group_norm(image, 3).std(),
    F.instance_norm(image).mean().abs() < 1e-6,
)
print(
    F.embedding(torch.tensor([[0, 2]]), a),
    F.embedding_bag(torch.tensor([0, 1, 2]), a, torch.tensor([0, 2])),
)
print(F.pad(a, (1, 2)), F.pad(a, (0, 0, 1, 0), value=9).shape, F.normalize(a).norm(dim=1))
print(
    F.grid_sample(
        image,
        F.affine_grid(torch.eye(2, 3).expand(2, 2, 3), image.shape, align_corners=False),
        align_corners=False,
    ).allclose(image, atol=1e-5)
)
print(
    F.pixel_shuffle(torch.arange(16.0).view(1, 4, 2, 2), 2),
    F.bilinear(a, b, torch.ones(2, 4, 4)).shape,
)
