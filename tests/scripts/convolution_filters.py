"""Filters for images: blur, edges, sharpening, pooling, resizing."""

import torch
import torch.nn.functional as F

size = 12
grid_y, grid_x = torch.meshgrid(torch.arange(size), torch.arange(size), indexing="ij")
image = ((grid_x - 5.5) ** 2 + (grid_y - 5.5) ** 2 < 16).float()
print(image.int())

# A Gaussian, separable: one pass along each dimension.
t = torch.arange(-2, 3, dtype=torch.float32)
kernel = torch.exp(-(t**2) / 2)
kernel = kernel / kernel.sum()
padded = F.pad(image[None, None], (2, 2, 2, 2), mode="reflect")
blurred = F.conv2d(F.conv2d(padded, kernel.view(1, 1, 1, 5)), kernel.view(1, 1, 5, 1))
print(blurred.shape, blurred[0, 0, 5])
full = F.conv2d(padded, torch.outer(kernel, kernel)[None, None])
print("separable", torch.allclose(blurred, full, atol=1e-6))

sobel = torch.tensor([[-1.0, 0.0, 1.0], [-2.0, 0.0, 2.0], [-1.0, 0.0, 1.0]])
kernels = torch.stack([sobel, sobel.T]).unsqueeze(1)
edges = F.conv2d(image[None, None], kernels, padding=1)
magnitude = edges.square().sum(dim=1).sqrt()
print(magnitude.squeeze()[3:7])
direction = torch.atan2(edges[0, 1], edges[0, 0])
print(direction[5].rad2deg())

sharp = (2 * image - blurred.squeeze()).clamp(0, 1)
print(f"{sharp.mean():.5f} {sharp.std():.5f}")

print(F.max_pool2d(image[None], 3).int(), F.avg_pool2d(image[None], 4), sep="\n")
print(F.adaptive_avg_pool2d(image[None], (2, 3)))
half = F.interpolate(image[None, None], scale_factor=0.5, mode="bilinear", align_corners=False)
print(half.shape, half[0, 0, 1])
double = F.interpolate(half, size=(12, 12), mode="nearest")
print((double[0, 0] != image).sum())

patches = F.unfold(image[None, None], kernel_size=3, stride=3)
print(patches.shape, F.fold(patches, (12, 12), 3, stride=3).equal(image[None, None]))
turned = torch.rot90(image + grid_x / 100, 1)
print(turned[0], torch.flip(turned, [1])[0], sep="\n")
shifted = torch.roll(image, shifts=(1, -2), dims=(0, 1))
print((shifted - image).abs().sum())
