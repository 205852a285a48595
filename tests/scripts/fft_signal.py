"""Frequencies of a signal, filtering, and convolution through the Fourier transform."""

import math

import torch

rate = 64
t = torch.arange(rate, dtype=torch.float64) / rate
signal = torch.sin(2 * math.pi * 5 * t) + 0.5 * torch.cos(2 * math.pi * 12 * t)
spectrum = torch.fft.rfft(signal)
frequencies = torch.fft.rfftfreq(rate, d=1 / rate)
print(spectrum.dtype, spectrum.shape, frequencies[:4])
strongest = spectrum.abs().topk(2)
print(frequencies[strongest.indices], strongest.values)

# Everything above 8 Hz is taken out.
cleaned = torch.fft.irfft(torch.where(frequencies > 8, 0, spectrum), n=rate)
print("left over", (cleaned - torch.sin(2 * math.pi * 5 * t)).abs().max() < 1e-12)

# Convolution is multiplication of spectra.
kernel = torch.tensor([0.25, 0.5, 0.25], dtype=torch.float64)
n = rate + len(kernel) - 1
product = torch.fft.irfft(torch.fft.rfft(signal, n) * torch.fft.rfft(kernel, n), n)
direct = torch.nn.functional.conv1d(signal.view(1, 1, -1), kernel.flip(0).view(1, 1, -1), padding=2)
print(torch.allclose(product, direct.flatten()), product[:4])

z = torch.fft.fft(torch.tensor([1.0, 2.0, 3.0, 4.0]))
print(z, torch.fft.fftshift(torch.fft.fftfreq(4)), torch.fft.ifft(z).real, sep="\n")
print("Parseval", (signal**2).sum(), torch.fft.fft(signal, norm="ortho").abs().square().sum())

image = torch.zeros(8, 8)
image[2:6, 3:5] = 1
power = torch.fft.fft2(image).abs() ** 2
print(power[:2, :4])
print(torch.fft.ifft2(torch.fft.fft2(image)).real.round().int().sum())

window = torch.hann_window(16, dtype=torch.float64)
print(window[:5])
frames = torch.stft(signal, n_fft=16, hop_length=8, window=window, return_complex=True)
print(frames.shape, frames.abs().argmax(dim=0))
back = torch.istft(frames, n_fft=16, hop_length=8, window=window, length=rate)
print("inverse", torch.allclose(back, signal))

x = torch.randn(8, dtype=torch.float64, generator=torch.Generator().manual_seed(1))
x.requires_grad_()
torch.fft.rfft(x).abs().square().sum().backward()
print(x.grad / x.detach())
